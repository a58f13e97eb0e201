"""The hooks under the real pre-commit, in a scratch repository, from the wheel
and the small repository that scripts/release makes, without a network."""

import re
import subprocess
import tarfile

import expect
import pytest
import yaml

CLEAN = "import logging\n\n\ndef visit(mrn, ssn):\n    logging.info(len(mrn))\n"
LEAK = CLEAN.replace("len(mrn)", "mrn")
GUIDE = (expect.ROOT / "docs" / "pre-commit.md").read_text()
REPOSITORY = re.search(r"repo: (\S+)", GUIDE)[1]
VERSION = re.search(r"rev: (\S+)", GUIDE)[1]
HOOKS = expect.ROOT / ".pre-commit-hooks.yaml"


@pytest.fixture
def run(hooks):
    def run(*command, cwd):
        return subprocess.run([str(word) for word in command], cwd=cwd, env=hooks,
                              capture_output=True, text=True, timeout=120)
    return run


@pytest.fixture
def project(run, tmp_path):
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "app.py").write_text(CLEAN)
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump({
        "repos": [{"repo": REPOSITORY, "rev": VERSION, "hooks": [
            {"id": "philint"}, {"id": "philint-policy"}]}]}))
    run("git", "init", "-q", cwd=folder)
    run("git", "add", "-A", cwd=folder)
    run("git", "commit", "-qm", "start", cwd=folder)
    done = run("pre-commit", "install", "--install-hooks", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def commit(run, folder, *files):
    run("git", "add", *files, cwd=folder)
    return run("git", "commit", "-m", "change", cwd=folder)


def test_a_leak_is_stopped_and_its_fix_passes(run, project):
    (project / "app.py").write_text(LEAK)
    done = commit(run, project, "app.py")
    told = done.stdout + done.stderr
    assert done.returncode == 1, told
    assert "app.py:5:18" in told and "PHI201" in told and "remedy:" in told
    assert len(told.splitlines()) <= 30
    # What is in the working tree and not staged does not help.
    (project / "app.py").write_text(CLEAN)
    assert run("git", "commit", "-m", "again", cwd=project).returncode == 1
    done = commit(run, project, "app.py")
    assert "nothing to commit" in done.stdout
    (project / "app.py").write_text(CLEAN + "\n# mended\n")
    done = commit(run, project, "app.py")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_consequence_may_be_in_another_file(run, project):
    (project / "log.py").write_text(
        "import logging\n\n\ndef note(text):\n    logging.info(text)\n")
    assert commit(run, project, "log.py").returncode == 0
    (project / "app.py").write_text(
        "from log import note\n\n\ndef visit(mrn, ssn):\n    note(mrn)\n")
    done = commit(run, project, "app.py")
    assert done.returncode == 1
    assert "log.py:5:18" in done.stdout + done.stderr


def test_old_leaks_do_not_stop_a_commit(run, project):
    (project / "old.py").write_text("def f(mrn, ssn):\n    print(ssn)\n")
    run("git", "add", "old.py", cwd=project)
    run("git", "commit", "--no-verify", "-qm", "old", cwd=project)
    (project / "old.py").write_text(
        "# a note\n\n\ndef f(mrn, ssn):\n    print(ssn)\n")
    done = commit(run, project, "old.py")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_wrong_policy_is_stopped(run, project):
    (project / "philint.yaml").write_text("version: 1\nvendorz: []\n")
    done = commit(run, project, "philint.yaml")
    assert done.returncode == 1
    assert "philint.yaml:2" in done.stdout + done.stderr
    assert "vendors" in done.stdout + done.stderr


def test_the_hooks_of_both_repositories_are_the_same(dist):
    ours = yaml.safe_load(HOOKS.read_text())
    with tarfile.open(next(dist.glob("philint-pre-commit-*"))) as archive:
        theirs = yaml.safe_load(archive.extractfile(".pre-commit-hooks.yaml"))
    assert [dict(hook, language="python") for hook in ours] == theirs
    assert {hook["id"] for hook in ours} == {"philint", "philint-policy"}
