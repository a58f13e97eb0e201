"""`philint baseline`, `scan --baseline`, and names of findings that survive
reformatting and moving."""

import json
import re
import shutil
import subprocess
import sys

import expect
import pytest

FILE = "philint.baseline.sarif"
NOTES = expect.ROOT / "examples" / "clinic-notes"
LEAK = """\
import logging


def ask(text):
    logging.info(text)


def first(patient_name, ssn, diagnosis):
    ask(patient_name)
"""


@pytest.fixture
def leaks(tmp_path):
    (tmp_path / "a.py").write_text(LEAK)
    return tmp_path


def add(folder, text):
    with open(folder / "a.py", "a") as file:
        file.write(text)


def states(philint, folder, *flags):
    done = philint("scan", ".", "--baseline", FILE, "-f", "sarif", *flags,
                   cwd=folder)
    (run,) = json.loads(done.stdout)["runs"]
    return done.returncode, [r["baselineState"] for r in run["results"]]


def test_written_and_used(philint, leaks):
    done = philint("baseline", "--no-cache", cwd=leaks)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{FILE}: 1 finding\n"
    assert states(philint, leaks) == (0, ["unchanged"])
    log = json.loads((leaks / FILE).read_text())
    (result,) = log["runs"][0]["results"]
    assert "codeFlows" not in result and result["properties"]["flows"]


def test_a_new_leak_through_an_old_wrapper_fails(philint, leaks):
    philint("baseline", cwd=leaks)
    add(leaks, "\n\ndef second(mrn):\n    ask(mrn)\n")
    assert states(philint, leaks) == (1, ["updated"])
    # … and its way is the one that is shown.
    done = philint("scan", ".", "--baseline", FILE, cwd=leaks)
    assert "1. a.py:12:12: `mrn` is patient data" in done.stdout
    assert "also from patient_name" in done.stdout


def test_updated_only_when_findings_change(philint, leaks):
    philint("baseline", cwd=leaks)
    before = (leaks / FILE).read_bytes()
    (leaks / "a.py").write_text("# moved down\n" + LEAK)
    done = philint("baseline", cwd=leaks)
    assert done.stdout == f"{FILE}: up to date, 1 finding\n"
    assert (leaks / FILE).read_bytes() == before
    add(leaks, "\n\ndef second(mrn):\n    print(mrn)\n    ask(mrn)\n")
    done = philint("baseline", cwd=leaks)
    assert done.stdout == f"{FILE}: 2 findings (1 new, 1 updated)\n"
    assert states(philint, leaks) == (0, ["unchanged"] * 2)
    (leaks / "a.py").write_text(LEAK)
    done = philint("baseline", cwd=leaks)
    assert done.stdout == f"{FILE}: 1 finding (1 unchanged, 1 gone)\n"


def test_shrink_takes_nothing_new_in(philint, leaks):
    add(leaks, "\n\ndef second(mrn):\n    print(mrn)\n")
    philint("baseline", cwd=leaks)
    (leaks / "a.py").write_text(
        LEAK + "\n\ndef third(ssn):\n    ask(ssn)\n    print(f'ssn {ssn}')\n")
    done = philint("baseline", "--shrink", cwd=leaks)
    assert done.returncode == 0
    assert done.stdout.startswith(f"{FILE}: 1 finding (")
    assert "1 gone" in done.stdout
    status, found = states(philint, leaks)
    assert (status, sorted(found)) == (1, ["new", "updated"])


def test_nothing_to_shrink(philint, leaks):
    done = philint("baseline", "--shrink", cwd=leaks)
    assert done.returncode == 2
    assert FILE in done.stderr and "--shrink" in done.stderr


def test_a_file_that_is_no_baseline_is_not_overwritten(philint, leaks):
    (leaks / "notes.txt").write_text("mine\n")
    done = philint("baseline", "-o", "notes.txt", cwd=leaks)
    assert done.returncode == 2 and "notes.txt" in done.stderr
    assert (leaks / "notes.txt").read_text() == "mine\n"


def test_what_a_suppression_silenced_is_told_when_it_ends(philint, leaks):
    text = LEAK.replace(
        "    ask(patient_name)\n",
        "    # philint: allow PHI201 until 2026-12-31 because it is a test\n"
        "    ask(patient_name)\n")
    (leaks / "a.py").write_text(text)
    philint("baseline", "--as-of", "2026-06-01", cwd=leaks)
    assert json.loads((leaks / FILE).read_text())["runs"][0]["results"] == []
    assert states(philint, leaks, "--as-of", "2026-06-01")[0] == 0
    assert states(philint, leaks, "--as-of", "2027-06-01")[0] == 1


# Names that survive.


def names(philint, folder, *flags):
    done = philint("scan", ".", "-f", "sarif", "--confidence", "low",
                   "--as-of", "2026-11-24", *flags, cwd=folder)
    (run,) = json.loads(done.stdout)["runs"]
    findings = sorted((r["ruleId"], r["partialFingerprints"]["philint/v1"])
                      for r in run["results"])
    flows = sorted(f["fingerprint"] for r in run["results"]
                   for f in r["properties"].get("flows", []))
    assert len(findings) > 10 and len(flows) > len(findings)
    return findings, flows


def reformat(folder, width):
    before = {p: p.read_text() for p in folder.rglob("*.py")}
    subprocess.run([sys.executable, "-m", "black", "-q", "-l", str(width),
                    folder], check=True)
    changed = [p for p, text in before.items() if p.read_text() != text]
    assert len(changed) >= 4


@pytest.fixture
def notes(tmp_path):
    shutil.copytree(NOTES, tmp_path / "notes")
    return tmp_path / "notes"


@pytest.mark.parametrize("width", [40, 160])
def test_python_reformatted(philint, notes, width):
    before = names(philint, notes)
    reformat(notes, width)
    assert names(philint, notes) == before


def test_quotes_reformatted(philint, notes):
    before = names(philint, notes)
    for path in (notes / "app").rglob("*.py"):
        path.write_text(re.sub(r'(?<!["\w])"([\w ]*)"(?!")', r"'\1'", path.read_text()))
    reformat(notes, 88)
    assert names(philint, notes) == before


def test_typescript_reformatted(philint, tmp_path):
    shutil.copytree(expect.ROOT / "tests" / "typescript", tmp_path / "ts")
    before = names(philint, tmp_path / "ts")
    changed = 0
    for path in (tmp_path / "ts").rglob("*.ts"):
        text = path.read_text()
        lines = []
        for line in text.split("\n"):
            # A call of several lines, a trailing comma, no semicolon, tabs.
            line = re.sub(r"^(\s*)(\w[\w.]*)\(([^(){}`'\"]+)\);$",
                          r"\1\2(\n\1    \3,\n\1)", line)
            lines.append(re.sub(r"^ +", lambda m: "\t" * (len(m[0]) // 2), line))
        path.write_text("\n".join(lines))
        changed += path.read_text() != text
    assert changed > 10
    assert names(philint, tmp_path / "ts") == before


def test_moved_files(philint, notes):
    before = names(philint, notes)
    shutil.move(notes / "app", notes / "backend" / "app")
    assert names(philint, notes) == before
