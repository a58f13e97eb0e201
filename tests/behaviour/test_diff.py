"""`scan --diff REV` and `scan --staged`: what a change causes, and no more."""

import json
import os
import shutil
import subprocess

import pytest

LEAK = """\
import logging


def ask(text):
    logging.info(text)


def first(patient_name, ssn, diagnosis):
    ask(patient_name)
"""
HELPER = "\n\ndef second(mrn):\n    ask(mrn)\n"


def git(folder, *words, check=True):
    return subprocess.run(
        ["git", "-c", "user.name=t", "-c", "user.email=t@example.com",
         "-c", "init.defaultBranch=main", *words],
        cwd=folder, check=check, capture_output=True, text=True).stdout.strip()


def commit(folder, message="change"):
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", message)
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path):
    folder = tmp_path / "re po"
    (folder / "app").mkdir(parents=True)
    git(folder, "init", "-q")
    (folder / "app" / "a.py").write_text(LEAK)
    (folder / "app" / "b.py").write_text("def other():\n    return 1\n")
    commit(folder)
    return folder


@pytest.fixture
def caused(philint, tmp_path):
    """caused(folder, flags…) → (exit status, [(rule, file, line, state)])."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()

    def scan(folder, *flags, cwd=None):
        os.environ["TMPDIR"] = str(temporary)
        try:
            done = philint("scan", *flags, "-f", "sarif", "--as-of",
                           "2026-11-24", cwd=cwd or folder, cached=True)
        finally:
            del os.environ["TMPDIR"]
        assert not list(temporary.iterdir())
        assert done.stdout, done.stderr
        (run,) = json.loads(done.stdout)["runs"]
        found = []
        for result in run["results"]:
            at = result["locations"][0]["physicalLocation"]
            found.append((result["ruleId"], at["artifactLocation"]["uri"],
                          at["region"]["startLine"],
                          result.get("baselineState")))
        return done.returncode, found

    return scan


def add(path, text):
    path.write_text(path.read_text() + text)


def test_nothing_changed(repository, caused):
    assert caused(repository)[0] == 1
    assert caused(repository, "--diff", "HEAD") == (0, [])
    assert git(repository, "status", "--porcelain") == ""


def test_a_new_leak_in_an_untouched_file(repository, caused):
    """The sink's file did not change; a caller in another file did."""
    (repository / "app" / "b.py").write_text(
        "from app.a import ask\n\n\ndef other(mrn):\n    ask(mrn)\n")
    expected = (1, [("PHI201", "app/a.py", 5, "updated")])
    assert caused(repository, "--diff", "HEAD") == expected
    commit(repository)
    assert caused(repository, "--diff", "HEAD~1") == expected
    assert caused(repository, "--diff", "HEAD") == (0, [])


def test_a_removed_guard(repository, caused, philint):
    """Nothing is added: what kept the data away is taken out."""
    path = repository / "app" / "b.py"
    clean = "def label(mrn, ssn):\n    text = len(mrn)\n    print(text)\n"
    path.write_text(clean)
    commit(repository)
    path.write_text(clean.replace("len(mrn)", "mrn"))
    assert caused(repository, "--diff", "HEAD")[1] == [
        ("PHI202", "app/b.py", 3, "new")]


def test_edits_that_cause_nothing(repository, caused):
    path = repository / "app" / "a.py"
    path.write_text("# moved\n\n\n" + LEAK.replace(
        "    ask(patient_name)", "    ask(\n        patient_name,\n    )"))
    (repository / "app" / "b.py").unlink()
    assert caused(repository, "--diff", "HEAD") == (0, [])


@pytest.mark.parametrize("target", ["app/c.py", "lib/deep/a.py"])
@pytest.mark.parametrize("known_to_git", [True, False])
def test_renamed(repository, caused, target, known_to_git):
    (repository / target).parent.mkdir(parents=True, exist_ok=True)
    shutil.move(repository / "app/a.py", repository / target)
    add(repository / target, HELPER)
    if known_to_git:
        git(repository, "add", "-A")
    assert caused(repository, "--diff", "HEAD") == (
        1, [("PHI201", target, 5, "updated")])
    (repository / target).write_text(LEAK)
    assert caused(repository, "--diff", "HEAD") == (0, [])


def test_code_that_moves_to_another_file(repository, caused):
    (repository / "app/a.py").write_text("X = 1\n")
    (repository / "app/b.py").write_text("Y = 1\n\n\n" + LEAK)
    assert caused(repository, "--diff", "HEAD") == (0, [])
    # A copy is not a move.
    (repository / "app/a.py").write_text(LEAK)
    assert caused(repository, "--diff", "HEAD")[1] == [
        ("PHI201", "app/b.py", 8, "new")]


def test_only_what_this_branch_does(repository, caused):
    """Stacked branches, and a main that went on: where they part counts."""
    git(repository, "checkout", "-qb", "feature")
    add(repository / "app/a.py", HELPER)
    commit(repository)
    git(repository, "checkout", "-qb", "stacked")
    (repository / "app/c.py").write_text("def f(ssn, mrn):\n    print(ssn)\n")
    commit(repository)
    git(repository, "checkout", "-q", "main")
    (repository / "app/a.py").write_text("X = 1\n")
    commit(repository)
    git(repository, "checkout", "-q", "stacked")
    assert caused(repository, "--diff", "main")[1] == [
        ("PHI201", "app/a.py", 5, "updated"), ("PHI202", "app/c.py", 2, "new")]
    assert caused(repository, "--diff", "feature")[1] == [
        ("PHI202", "app/c.py", 2, "new")]


def test_a_changed_policy_is_a_change(repository, caused):
    (repository / "app/b.py").write_text(
        "from openai import OpenAI\n\n\ndef f(mrn, diagnosis):\n"
        "    OpenAI().responses.create(model='m', input=mrn)\n")
    signed = ("version: 1\nvendors:\n"
              "  - id: openai\n    baa: {status: signed, effective: 2025-01-01, "
              "expires: 2099-01-01, evidence: X-1}\n")
    policy = repository / "philint.yaml"
    policy.write_text(signed)
    commit(repository)
    policy.write_text(signed.replace("2099-01-01", "2026-01-01"))
    status, found = caused(repository, "--diff", "HEAD")
    assert status == 1
    assert {rule for rule, *_ in found} >= {"PHI114"}
    assert all(file != "app/a.py" for _, file, *_ in found)
    # From a folder below, the policy above is still the old one on its side.
    commit(repository)
    assert caused(repository, "--diff", "HEAD", cwd=repository / "app") == (0, [])


def test_a_policy_that_is_mended(repository, caused, philint):
    (repository / "philint.yaml").write_text("version: 1\nvendorz: []\n")
    commit(repository)
    assert philint("scan", "--diff", "HEAD", cwd=repository).returncode == 2
    (repository / "philint.yaml").write_text("version: 1\n")
    assert caused(repository, "--diff", "HEAD") == (0, [])


def test_a_suppression_that_is_taken_away(repository, caused):
    path = repository / "app/a.py"
    path.write_text(LEAK.replace(
        "    ask(", "    # philint: allow PHI201 until 2027-01-01 because of x\n"
        "    ask("))
    commit(repository)
    path.write_text(LEAK)
    assert caused(repository, "--diff", "HEAD")[1] == [
        ("PHI201", "app/a.py", 5, "new")]


def test_paths_and_folders(repository, caused):
    """The same names as without --diff, however paths are typed."""
    add(repository / "app/a.py", HELPER)
    (repository / "new").mkdir()
    (repository / "new/c.py").write_text("def f(ssn, mrn):\n    print(ssn)\n")
    expected = [("PHI201", "app/a.py", 5, "updated")]
    assert caused(repository, "app", "--diff", "HEAD")[1] == expected
    assert caused(repository, "app/a.py", "--diff", "HEAD")[1] == expected
    assert caused(repository, "--diff", "HEAD", cwd=repository / "app")[1] == [
        ("PHI201", "a.py", 5, "updated")]
    assert caused(repository, repository / "app", "--diff", "HEAD")[1] == [
        ("PHI201", "a.py", 5, "updated")]
    assert caused(repository, "re po", "--diff", "HEAD",
                  cwd=repository.parent)[1] == [
        ("PHI201", "re%20po/app/a.py", 5, "updated"),
        ("PHI202", "re%20po/new/c.py", 2, "new")]
    # A folder that was not there before.
    assert caused(repository, "new", "--diff", "HEAD")[1] == [
        ("PHI202", "new/c.py", 2, "new")]


def test_baseline_as_well(repository, caused, philint):
    (repository / "app/c.py").write_text("def f(ssn, mrn):\n    print(ssn)\n")
    known = repository.parent / "known.sarif"
    philint("baseline", "-o", known, cwd=repository)
    add(repository / "app/a.py", HELPER)
    assert caused(repository, "--diff", "HEAD", "--baseline", known)[1] == [
        ("PHI201", "app/a.py", 5, "updated"),
        ("PHI202", "app/c.py", 2, "unchanged")]


def test_links_and_submodules(repository, caused, tmp_path):
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/s.py").write_text("def g(mrn, ssn):\n    print(mrn)\n")
    os.symlink(tmp_path / "shared/s.py", repository / "app/shared.py")
    os.symlink("a.py", repository / "app/again.py")
    library = tmp_path / "library"
    library.mkdir()
    git(library, "init", "-q")
    (library / "l.py").write_text("def h(mrn, ssn):\n    print(ssn)\n")
    commit(library)
    git(repository, "-c", "protocol.file.allow=always", "submodule", "add",
        "-q", str(library), "lib")
    commit(repository)
    assert len(caused(repository)[1]) == 3
    add(repository / "app/b.py", "\n\ndef more(mrn, ssn):\n    print(mrn)\n")
    for flags in (["--diff", "HEAD"], ["--staged"]):
        git(repository, "add", "app")
        assert caused(repository, *flags)[1] == [
            ("PHI202", "app/b.py", 6, "new")]


# Staged content


def test_what_is_staged_is_what_is_scanned(repository, caused):
    path = repository / "app/b.py"
    path.write_text("def f(ssn, mrn):\n    print(ssn)\n")
    assert caused(repository, "--staged") == (0, [])  # nothing staged
    git(repository, "add", "app/b.py")
    path.write_text("def f(ssn, mrn):\n    return 1\n")  # mended, not staged
    assert caused(repository, "--staged") == (
        1, [("PHI202", "app/b.py", 2, "new")])
    assert caused(repository, "--diff", "HEAD") == (0, [])
    git(repository, "add", "app/b.py")
    path.write_text("def f(ssn, mrn):\n    print(ssn)\n")  # broken, not staged
    assert caused(repository, "--staged") == (0, [])


def test_staged_deletion_and_untracked_files(repository, caused):
    (repository / "app/c.py").write_text("def f(ssn, mrn):\n    print(ssn)\n")
    git(repository, "rm", "-q", "app/a.py")
    assert caused(repository, "--staged") == (0, [])


def test_the_first_commit(tmp_path, caused):
    git(tmp_path, "init", "-q")
    (tmp_path / "a.py").write_text(LEAK)
    assert caused(tmp_path, "--staged") == (0, [])
    git(tmp_path, "add", "a.py")
    assert caused(tmp_path, "--staged") == (1, [("PHI201", "a.py", 5, "new")])


def test_in_a_hook_of_git(repository, philint, tmp_path):
    """`git commit FILE` has an index of its own, named in the environment."""
    hook = repository / ".git/hooks/pre-commit"
    program = os.environ.get("PHILINT", "philint")
    hook.write_text(f"#!/bin/sh\nexec '{program}' scan --staged --no-cache\n")
    hook.chmod(0o755)
    add(repository / "app/a.py", HELPER)
    (repository / "app/b.py").write_text("def g():\n    return 2\n")
    before = git(repository, "rev-parse", "HEAD")
    git(repository, "commit", "-qm", "b alone", "app/b.py")
    assert git(repository, "rev-parse", "HEAD") != before
    done = subprocess.run(
        ["git", "-c", "user.name=t", "-c", "user.email=t@example.com",
         "commit", "-qam", "all"], cwd=repository, capture_output=True, text=True)
    assert done.returncode == 1 and "app/a.py:5" in done.stdout + done.stderr
    assert git(repository, "status", "--porcelain").endswith("app/a.py")


def test_the_side_before_is_remembered(repository, caused, tmp_path):
    """What a staged state had is known when the next one is compared with it."""
    cache = ["--cache-dir", tmp_path / "cache"]
    path = repository / "app/a.py"
    expected = (1, [("PHI201", "app/a.py", 5, "updated")])

    def lose(revision):
        blob = git(repository, "rev-parse", f"{revision}:app/a.py")
        (repository / ".git/objects" / blob[:2] / blob[2:]).unlink()

    add(path, "\n\ndef unrelated():\n    return 1\n")
    git(repository, "add", "-A")
    assert caused(repository, "--staged", *cache) == (0, [])
    git(repository, "commit", "-qm", "unrelated")
    add(path, HELPER)
    git(repository, "add", "-A")
    lose("HEAD")  # nothing of it is read any more
    assert caused(repository, "--staged", *cache) == expected
    # Another day, other flags: another question.
    done = subprocess.run([os.environ["PHILINT"], "scan", "--staged", "--rules",
                           "PHI201", *map(str, cache)], cwd=repository,
                          capture_output=True, text=True)
    assert done.returncode == 3 and "does not have the object" in done.stderr


def test_a_remembered_side_is_not_taken_for_another(repository, caused, tmp_path):
    cache = ["--cache-dir", tmp_path / "cache"]
    add(repository / "app/a.py", HELPER)
    git(repository, "add", "-A")
    for _ in range(2):
        assert caused(repository, "--staged", *cache)[0] == 1
    assert caused(repository, "app/b.py", "--staged", *cache) == (0, [])
    git(repository, "commit", "-qm", "leak")
    assert caused(repository, "--diff", "HEAD~1", *cache)[0] == 1
    assert caused(repository, "--diff", "HEAD", *cache) == (0, [])


def test_nothing_that_matters_is_staged(repository, philint):
    (repository / "notes.md").write_text("x")
    git(repository, "add", "notes.md")
    done = philint("scan", "--staged", cwd=repository)
    assert done.returncode == 0
    assert "0 files read" in done.stdout  # and nothing was scanned
    (repository / "app/b.py").write_text("X = 2\n")
    git(repository, "add", "app/b.py")
    done = philint("scan", "--staged", cwd=repository)
    assert done.returncode == 0 and "2 files read" in done.stdout


def test_brief_fits_on_a_screen(repository, philint):
    """Of many findings the gravest come first, and the rest are counted."""
    (repository / "app/c.py").write_text(
        "import logging\n\n\n" + "\n\n".join(
            f"def f{i}(mrn, ssn):\n    logging.info('a line that is long enough to"
            f" be broken on a screen: %s', mrn)\n" for i in range(30)))
    git(repository, "add", "-A")
    done = philint("scan", "--staged", "--brief", cwd=repository)
    assert done.returncode == 1
    lines = sum(max(1, -(-len(line) // 80)) for line in done.stdout.splitlines())
    assert 12 <= lines <= 24
    shown = done.stdout.count("app/c.py:") - done.stdout.count(". app/c.py:")
    assert f"… and {30 - shown} more findings; all of it: `philint scan --staged`" \
        in done.stdout
    assert "30 errors" in done.stdout


def test_brief_of_one_finding_has_its_way_and_remedy(repository, philint):
    add(repository / "app/a.py", HELPER)
    git(repository, "add", "-A")
    done = philint("scan", "--staged", "--brief", cwd=repository)
    assert "1. app/a.py:12:12: `mrn` is patient data" in done.stdout
    assert "… 2 steps" in done.stdout
    assert ". app/a.py:5:18: reaches the log" in done.stdout
    assert "remedy: " in done.stdout
    assert "`philint scan --staged`" in done.stdout


# What cannot be compared


def test_wrong_revision(repository, philint):
    for revision in ("nonsense", "-n", "--output=x", "HEAD:app/a.py"):
        done = philint("scan", f"--diff={revision}", cwd=repository)
        assert done.returncode == 2 and done.stdout == ""
        assert f"there is no revision {revision};" in done.stderr


def test_no_repository(tmp_path, philint):
    (tmp_path / "a.py").write_text(LEAK)
    for flags in (["--diff", "HEAD"], ["--staged"]):
        done = philint("scan", *flags, cwd=tmp_path)
        assert done.returncode == 2 and done.stdout == ""
        assert "not a git repository" in done.stderr


def test_a_path_outside(repository, philint, tmp_path):
    (tmp_path / "x.py").write_text(LEAK)
    done = philint("scan", "app", tmp_path / "x.py", "--diff", "HEAD",
                   cwd=repository)
    assert done.returncode == 2
    assert "x.py: is not in the repository" in done.stderr


def test_shallow_clones(repository, philint, tmp_path):
    git(repository, "checkout", "-qb", "feature")
    add(repository / "app/a.py", HELPER)
    commit(repository)
    first = git(repository, "rev-parse", "HEAD~1")
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{repository}", "one")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth=1", "--no-single-branch",
        f"file://{repository}", "clone")
    done = philint("scan", "--diff", first, cwd=tmp_path / "one")
    assert done.returncode == 2
    assert "this clone is shallow and does not have" in done.stderr
    assert "git fetch --unshallow" in done.stderr
    done = philint("scan", "--diff", "origin/main", cwd=clone)
    assert done.returncode == 2
    assert "too shallow to know where origin/main and HEAD part" in done.stderr
    git(clone, "fetch", "-q", "--unshallow")
    done = philint("scan", "--diff", "origin/main", cwd=clone)
    assert done.returncode == 1


def test_no_git(repository, philint, monkeypatch, tmp_path):
    program = os.environ["PHILINT"]
    done = subprocess.run([program, "scan", "--diff", "HEAD"], cwd=repository,
                          env={"PATH": str(tmp_path)}, capture_output=True,
                          text=True)
    assert done.returncode == 3
    assert "git cannot be started" in done.stderr


def test_damaged_repository(repository, philint):
    add(repository / "app/a.py", HELPER)
    blob = git(repository, "rev-parse", "HEAD:app/a.py")
    (repository / ".git/objects" / blob[:2] / blob[2:]).unlink()
    done = philint("scan", "--diff", "HEAD", cwd=repository)
    assert done.returncode == 3
    assert blob in done.stderr
