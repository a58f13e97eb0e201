"""The guides are walked through, step by step, as their reader would."""

import os
import pathlib
import re
import subprocess

import expect
import pytest
import yaml
from test_documents import assert_excerpt, blocks

DOCS = expect.ROOT / "docs"


class Shell:
    """Runs one block after the other in one folder that `cd` may change."""

    def __init__(self, folder, env):
        self.folder, self.env = folder, env

    def run(self, block):
        marker = "@@folder@@"
        done = subprocess.run(
            ["bash", "-c", f"{block}\nstatus=$?\necho {marker}$PWD\nexit $status"],
            cwd=self.folder, env=self.env, capture_output=True, text=True,
            timeout=120)
        out, _, folder = done.stdout.rpartition(marker)
        self.folder = pathlib.Path(folder.strip())
        return done.returncode, out + done.stderr


@pytest.fixture
def shell(hooks, tmp_path):
    path = f"{os.path.dirname(expect.binary())}:{hooks['PATH']}"
    return Shell(tmp_path, dict(hooks, PATH=path))


def test_before_each_commit(shell):
    text = (DOCS / "pre-commit.md").read_text()
    # The version of the guide is this one.
    assert re.search(r"rev: (\S+)", text)[1] == "v" + subprocess.run(
        [expect.binary(), "--version"], capture_output=True,
        text=True).stdout.split()[1]
    start, leak, mended, plain = blocks(text, "sh")
    stopped, passed = blocks(text)
    status, out = shell.run(start)
    assert status == 0, out
    status, out = shell.run(leak)
    assert status == 1, out
    assert_excerpt(stopped, out)
    status, out = shell.run(mended)
    assert status == 0, out
    assert_excerpt(passed, out)
    # The plain hook of git does the same.
    assert shell.run(plain)[0] == 0
    status, out = shell.run(leak)
    assert status == 1 and "visits.py:5:40" in out


def test_on_a_pull_request(shell):
    text = (DOCS / "pull-requests.md").read_text()
    here, elsewhere, baseline = blocks(text, "sh")
    found, written = blocks(text)
    status, out = shell.run(here)
    assert status == 1, out
    assert_excerpt(found, out)
    status, out = shell.run(elsewhere)
    assert status == 0, out
    assert "PHI101" in (shell.folder / "philint.md").read_text()
    status, out = shell.run(baseline)
    assert status == 0, out
    assert_excerpt(written, out)


def test_the_workflow_uses_the_action_as_it_is():
    text = (DOCS / "pull-requests.md").read_text()
    workflow, included = map(yaml.safe_load, blocks(text, "yaml"))
    action = yaml.safe_load(
        (expect.ROOT / "integrations/github/action.yml").read_text())
    steps = workflow["jobs"]["philint"]["steps"]
    (ours,) = [s for s in steps if "philint" in s["uses"]]
    assert (expect.ROOT / re.sub(r"^[^/]+/[^/]+/|@.*", "", ours["uses"])
            / "action.yml").exists()
    assert set(ours["with"]) <= set(action["inputs"])
    table = re.findall(r"^\| `(\w+)` \|", text, re.M)
    assert set(table) == set(action["inputs"])
    template = yaml.safe_load(
        (expect.ROOT / "integrations/gitlab/philint.gitlab-ci.yml").read_text())
    assert set(included["variables"]) <= set(template["philint"]["variables"])
