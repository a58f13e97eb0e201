"""What the tests of the built program share."""

import json
import os
import pathlib
import re
import subprocess
import sys
import tarfile

import expect
import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def philint(tmp_path_factory):
    """Runs the program: philint("scan", ".", cwd=…) → CompletedProcess."""
    program = os.environ.get("PHILINT", str(ROOT / "build/bin/philint"))
    if not os.access(program, os.X_OK):
        pytest.skip(f"{program} is not built")
    cache = tmp_path_factory.mktemp("cache")

    def run(*arguments, cwd, cached=False, timeout=60):
        command = [program, *map(str, arguments)]
        environment = dict(os.environ, XDG_CACHE_HOME=str(cache), NO_COLOR="1")
        if not cached and arguments and arguments[0] in ("scan", "callgraph"):
            command.append("--no-cache")
        return subprocess.run(
            command, cwd=cwd, env=environment, capture_output=True,
            text=True, errors="replace", timeout=timeout)

    return run


@pytest.fixture
def sarif(philint, tmp_path_factory):
    """Scans a folder: sarif(folder, *flags) → (run of the log, exit status)."""

    def scan(folder, *flags):
        out = tmp_path_factory.mktemp("sarif") / "out.sarif"
        done = philint("scan", ".", "--format", "sarif", "--output", out,
                       "--as-of", "2026-11-24", *flags, cwd=folder)
        assert out.exists(), done.stderr
        return json.loads(out.read_text())["runs"][0], done.returncode

    return scan


@pytest.fixture(scope="session")
def dist(tmp_path_factory):
    """The folder of what scripts/release makes of the program."""
    folder = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [ROOT / "scripts/release", "--program", expect.binary(),
         "--output", folder, "--fast"], capture_output=True, text=True,
        timeout=240)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def hooks(dist, tmp_path_factory):
    """An environment in which pre-commit finds the repository of the guide and
    pip the wheel, both on this machine: there is no network in it."""
    guide = (ROOT / "docs" / "pre-commit.md").read_text()
    home, mirror = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("mirror")
    settings = {
        "user.name": "t", "user.email": "t@example.com",
        "init.defaultBranch": "main",
        f"url.file://{mirror}.insteadOf": re.search(r"repo: (\S+)", guide)[1]}
    environment = {name: value for name, value in os.environ.items()
                   if not name.startswith(("GIT_", "PRE_COMMIT"))}
    environment.update(
        HOME=str(home), XDG_CACHE_HOME=str(home / "cache"),
        PATH=f"{os.path.dirname(sys.executable)}:{os.environ['PATH']}",
        PIP_NO_INDEX="1", PIP_FIND_LINKS=str(dist),
        http_proxy="http://127.0.0.1:9", https_proxy="http://127.0.0.1:9",
        GIT_CONFIG_COUNT=str(len(settings)))
    for i, (key, value) in enumerate(settings.items()):
        environment.update({f"GIT_CONFIG_KEY_{i}": key,
                            f"GIT_CONFIG_VALUE_{i}": value})
    with tarfile.open(next(dist.glob("philint-pre-commit-*"))) as archive:
        archive.extractall(mirror)
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "hooks"],
                  ["tag", re.search(r"rev: (\S+)", guide)[1]]):
        subprocess.run(["git", *words], cwd=mirror, env=environment, check=True)
    return environment


LEAK = '''\
import logging
from openai import OpenAI

logger = logging.getLogger(__name__)
client = OpenAI()


def ask(prompt):
    return client.chat.completions.create(
        model="gpt-4o",
        messages=[{"role": "user", "content": prompt}],
    )


def summarise(patient_name, ssn):
    note = "żółć 😀"; logger.info("asking for %s", patient_name)
    return ask(f"Summarise {patient_name} {ssn} {note}")
'''


@pytest.fixture
def leaky(tmp_path):
    """A folder with one file that leaks to a log and to a language model."""
    folder = tmp_path / "pro ject"
    (folder / "app dir").mkdir(parents=True)
    (folder / "app dir" / "nötes.py").write_text(LEAK, encoding="utf-8")
    return folder
