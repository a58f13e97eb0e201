"""What the documentation shows is what the program does: commands, dumps,
findings, tables of flags, policies and catalogue rows."""

import re
import subprocess

import expect
import pytest
import test_limits
import yaml

README = (expect.ROOT / "README.md").read_text()
ARCHITECTURE = (expect.ROOT / "docs" / "architecture.md").read_text()
EXTENDING = (expect.ROOT / "docs" / "extending.md").read_text()
LIMITS = (expect.ROOT / "docs" / "known-limits.md").read_text()


def blocks(text, language=""):
    """Fenced blocks of the language, in order."""
    fence = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
    return [body for tag, body in fence.findall(text) if tag == language]


def run(*arguments, cwd=expect.ROOT):
    return subprocess.run(
        [expect.binary(), *arguments], cwd=cwd, capture_output=True, text=True,
        timeout=120)


def assert_excerpt(shown, printed):
    """Every line that is shown is printed, in this order; a line … stands for
    any number of lines."""
    lines = printed.split("\n")
    at = 0
    adjacent = False
    for line in shown.strip("\n").split("\n"):
        if line == "…":
            adjacent = False
            continue
        if line == "" and not adjacent:
            continue
        if adjacent:
            assert lines[at] == line
        else:
            assert line in lines[at:], line
            at = lines.index(line, at)
        at += 1
        adjacent = True


# README


def test_the_two_commands_are_there():
    commands = re.findall(r"^\./(\S+)", blocks(README)[0], re.M)
    assert commands == ["scripts/demo", "scripts/test"]
    for command in commands:
        assert (expect.ROOT / command).stat().st_mode & 0o100
    ci = (expect.ROOT / ".ci" / "run").read_text()
    assert "scripts/test" in ci


def test_the_finding_in_the_readme_is_printed():
    (command, finding, end) = blocks(README)[1:4]
    done = run(*command.split()[1:], "--no-cache")
    assert done.returncode == 1
    assert_excerpt(finding, done.stdout)
    assert_excerpt(end, done.stdout)


def test_the_policy_in_the_readme_is_the_examples():
    policy = (expect.ROOT / "examples/clinic-notes/philint.signed.yaml").read_text()
    shown = blocks(README, "yaml")[0]
    for line in shown.strip().split("\n"):
        assert line in policy.split("\n")


def test_the_suppression_in_the_readme_is_accepted(tmp_path):
    (line,) = blocks(README, "python")
    (tmp_path / "a.py").write_text(
        "import logging\n\nlog = logging.getLogger()\n\n\n"
        f"def f(mrn, patient_name):\n    order = mrn\n    {line}")
    flags = ["scan", ".", "--no-cache", "--as-of", "2026-06-01"]
    assert run(*flags, cwd=tmp_path).returncode == 0
    flags[-1] = "2027-02-01"
    assert run(*flags, cwd=tmp_path).returncode == 1


def test_the_hooks_in_the_readme_are_there():
    shown = yaml.safe_load(blocks(README, "yaml")[1])["repos"][0]["hooks"]
    hooks = yaml.safe_load((expect.ROOT / ".pre-commit-hooks.yaml").read_text())
    assert shown == [{"id": hook["id"]} for hook in hooks]


def flags_of(command):
    text = run(command, "--help").stdout
    return set(re.findall(r"--[a-z][a-z-]+", text)) - {"--help"}


def test_the_tables_of_the_readme_are_complete():
    table = README[README.index("## Commands"):README.index("## Exit status")]
    first = "\n".join(re.findall(r"^\|([^|]*)", table.replace(r"\|", "/"), re.M))
    told = set(re.findall(r"--[a-z][a-z-]+", first))
    unlisted = {"--cache-size", "--max-file-size", "--color"}
    assert told == flags_of("scan") - unlisted
    commands = set(re.findall(r"`philint ([a-z-]+)", first))
    text = run("--help").stdout
    listed = re.findall(r"^  ([a-z-]+) {2,}", text[text.index("ubcommands"):], re.M)
    assert commands == set(listed)


# architecture.md


@pytest.fixture(scope="module")
def greeting(tmp_path_factory):
    folder = tmp_path_factory.mktemp("greet")
    (folder / "greet.py").write_text(blocks(ARCHITECTURE, "python")[0])
    return folder


@pytest.mark.parametrize("stage", [
    "facts", "program", "bound", "summaries", "issues"])
def test_the_dump_in_the_architecture_is_printed(stage, greeting):
    after = ARCHITECTURE[ARCHITECTURE.index(f"--dump={stage}"):]
    done = run("scan", f"--dump={stage}", "--no-cache", "greet.py", cwd=greeting)
    assert done.returncode == 0
    assert_excerpt(blocks(after)[0], done.stdout)


def test_the_finding_in_the_architecture_is_printed(greeting):
    after = ARCHITECTURE[ARCHITECTURE.index("### Finding"):]
    done = run("scan", "--no-cache", "greet.py", cwd=greeting)
    assert_excerpt(blocks(after)[0], done.stdout)


def test_the_rooms_of_the_architecture_are_folders():
    table = ARCHITECTURE[ARCHITECTURE.index("| room |"):]
    table = table[:table.index("\n\n")]
    rooms = re.findall(r"^\| `([^`]+)`", table, re.M)
    assert len(rooms) > 10
    for room in rooms:
        assert (expect.ROOT / room).is_dir(), room


# extending.md


def test_the_package_of_the_guide_is_a_catalogue(tmp_path):
    (tmp_path / "acme.yaml").write_text(blocks(EXTENDING, "yaml")[0])
    (tmp_path / "app.py").write_text(
        "import acme_scribe\n\nclient = acme_scribe.Client()\n\n\n"
        "def draft(patient_name, mrn):\n"
        "    visit_transcript = f'{patient_name} {mrn}'\n"
        "    return client.notes.draft(transcript=visit_transcript)\n")
    flags = ["scan", "app.py", "--no-cache", "--rules", "PHI101"]
    assert run(*flags, cwd=tmp_path).returncode == 0
    done = run(*flags, "--catalog", "acme.yaml", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert "app.py:8:" in done.stdout and "Acme Scribe draft call" in done.stdout


def test_the_rule_of_the_guide_is_the_rule():
    shown = blocks(EXTENDING, "yaml")[2]
    rule = (expect.ROOT / "policies/rules/PHI103.yaml").read_text().split("\n")
    for line in shown.strip().split("\n"):
        if "…" not in line:
            assert line in rule


def test_the_configuration_row_of_the_guide_is_a_row():
    shown = blocks(EXTENDING, "yaml")[1].strip().split("\n")
    rows = (expect.ROOT / "policies/config/terraform.yaml").read_text()
    assert "\n".join(shown[2:]) in rows


# known-limits.md


def test_limits_and_their_tests_name_each_other():
    told = set(re.findall(r"\b(?:FN|FP)_\w+", LIMITS)) - {"FN_", "FP_"}
    assert told == (set(test_limits.LIMITS) | set(test_limits.SCRIPT_LIMITS)
                    | {name[5:] for name in dir(test_limits)
                       if name.startswith(("test_FN_", "test_FP_"))}
                    | set(test_limits.CXX_LIMITS) | set(test_limits.RULE_LIMITS)
                    | set(test_limits.CONFIG_LIMITS))


# all of them


@pytest.mark.parametrize("page", sorted(
    [*expect.ROOT.glob("*.md"), *(expect.ROOT / "docs").glob("*.md")]),
    ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#\s]+)\)", page.read_text()):
        if not target.startswith(("http:", "https:")):
            assert (page.parent / target).exists(), target
