"""Runs the unit test programs of a build folder and pytest over tests/, and
closes with one line: `N passed, N failed`."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

ROOT = pathlib.Path(__file__).resolve().parent.parent


def unit_tests(build):
    """(passed, failed) of every test_* program; a crash is one failure."""
    passed = failed = 0
    for program in sorted(build.glob("test_*")):
        if not os.access(program, os.X_OK) or program.is_dir():
            continue
        with tempfile.TemporaryDirectory() as folder:
            report = pathlib.Path(folder) / "report.json"
            done = subprocess.run(
                [program, f"--gtest_output=json:{report}", "--gtest_brief=1"],
                cwd=ROOT,
                capture_output=True,
                text=True,
                errors="replace",
            )
            try:
                counts = json.loads(report.read_text())
                bad = counts["failures"] + counts.get("errors", 0)
                good = counts["tests"] - bad - counts.get("disabled", 0)
            except (OSError, ValueError):
                bad, good = 1, 0
            if done.returncode != 0 and bad == 0:
                bad += 1
        passed, failed = passed + good, failed + bad
        print(f"{program.name}: {good} passed, {bad} failed", flush=True)
        if bad:
            print(done.stdout + done.stderr, flush=True)
    return passed, failed


def behaviour_tests(build, arguments):
    environment = dict(os.environ)
    environment.setdefault("PHILINT", str(build / "bin" / "philint"))
    with tempfile.TemporaryDirectory() as folder:
        report = pathlib.Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
        command += [f"--junit-xml={report}", *(arguments or ["tests"])]
        done = subprocess.run(command, cwd=ROOT, env=environment)
        try:
            suite = xml.parse(report).getroot().find("testsuite")
            total = int(suite.get("tests"))
            bad = int(suite.get("failures")) + int(suite.get("errors"))
            skipped = int(suite.get("skipped"))
        except (OSError, AttributeError, xml.ParseError):
            return 0, 1
    if done.returncode not in (0, 5) and bad == 0:
        bad = 1
    return total - bad - skipped, bad


def main():
    build = (ROOT / sys.argv[1]).resolve()
    results = [unit_tests(build), behaviour_tests(build, sys.argv[2:])]
    passed, failed = (sum(part) for part in zip(*results))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
