"""Scans a folder of examples and compares the findings with its marks.

A mark stands at the end of the line where a finding's region starts:

    logger.info("seen %s", patient.mrn)  # expect: PHI201

A folder is one scan. A philint.yaml in it is picked up, as by any user. Where a
folder has a rules.txt only the rules named there are compared; PHI902, which has
no place in a file, counts nowhere else. Findings that have no place are named in
the folder's expect.txt.
"""

import collections
import json
import os
import pathlib
import re
import subprocess
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
MARK = re.compile(r"(?:#|//|/\*)\s*expect:\s*([A-Z]+\d+(?:\s*,\s*[A-Z]+\d+)*)")
SUFFIXES = {".py", ".ipynb", ".ts", ".tsx", ".js", ".jsx", ".vue", ".c", ".cpp", ".h", ".yaml", ".toml", ".env",
            ".tf", ".conf", ".hl7", ".txt", ".json", ".yml", ".sql", ".properties", ".csv", ".xml", ".jsonl",
            ".sh", ".ini", ".tfvars", ".vars", ".bicep"}
NAMES = {".env", "Dockerfile", "Makefile", ".django"}

CODE = {".py", ".ipynb", ".ts", ".tsx", ".js", ".jsx", ".vue", ".c", ".cpp", ".h", ".hpp"}


def binary():
    return os.environ.get("PHILINT", str(ROOT / "build/release/bin/philint"))


def marks(folder):
    """Counter of (file, line, rule) that the folder's marks ask for."""
    wanted = collections.Counter()
    if (folder / "expect.txt").exists():
        wanted.update(("", 0, code) for code in (folder / "expect.txt").read_text().split())
    for path in sorted(folder.rglob("*")):
        if path.suffix not in SUFFIXES and path.name not in NAMES or not path.is_file():
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            found = MARK.search(line)
            for code in re.split(r"\s*,\s*", found.group(1)) if found else []:
                wanted[path.relative_to(folder).as_posix(), number, code] += 1
    return wanted


def scan(folder, *flags):
    """The folder's SARIF log."""
    done = subprocess.run(
        [binary(), "scan", ".", "--format", "sarif", "--fail-on", "never",
         "--no-cache", "--confidence", "medium", "--as-of", "2026-06-01", *flags],
        cwd=folder, capture_output=True, text=True, timeout=120)
    if done.returncode:
        raise AssertionError(f"exit {done.returncode}: {done.stderr[-2000:]}")
    return json.loads(done.stdout)


def findings(log):
    found, texts = collections.Counter(), {}
    for run in log["runs"]:
        for result in run.get("results", []):
            if result.get("suppressions"):
                continue
            code = result["ruleId"]
            if not result.get("locations"):
                place = ("", 0, code)
            else:
                where = result["locations"][0]["physicalLocation"]
                place = (urllib.parse.unquote(where["artifactLocation"]["uri"]),
                         where["region"]["startLine"], code)
            found[place] += 1
            texts[place] = result["message"]["text"]
    return found, texts


def compared(folder):
    rules = folder / "rules.txt"
    if rules.exists():
        named = set(rules.read_text().split())
        return lambda code: code in named
    # What the whole application lacks is told at each of its calls.
    return lambda code: code not in ("PHI902", "PHI601")


def differences(folder, *flags):
    """A readable line for each missing and each extra finding."""
    counts = compared(folder)
    wanted = marks(folder)
    found, texts = findings(scan(folder, *flags))
    for place in [place for place in found if not (folder / place[0]).is_file()]:
        found["", 0, place[2]] += found.pop(place) if place[0] else 0
        texts["", 0, place[2]] = texts[place]
    out = []
    for place in sorted(set(wanted) | set(found)):
        file, line, code = place
        if not counts(code) or wanted[place] == found[place]:
            continue
        if wanted[place] > found[place]:
            text = (folder / file).read_text().split("\n")[line - 1].strip() if file else ""
            out.append(f"missing {code} {file}:{line}  {text}")
        else:
            out.append(f"extra   {code} {file}:{line}  {texts[place]}")
    return out


def folders():
    """Every folder of examples: tests/python/TOPIC, tests/typescript/TOPIC, tests/cxx/TOPIC,
    tests/cxx_clang/TOPIC, tests/config/TOPIC, tests/catalog/python/PACKAGE, tests/rules/CODE."""
    for top in ("tests/python", "tests/typescript", "tests/cxx",
                "tests/cxx_clang", "tests/config",
                "tests/catalog/python",
                "tests/rules"):
        if (ROOT / top).is_dir():
            for folder in sorted((ROOT / top).iterdir()):
                if folder.is_dir() and any(
                        path.suffix in CODE for path in folder.rglob("*")):
                    yield folder
