"""What the tests of the built program share."""

import json
import os
import pathlib
import subprocess

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
