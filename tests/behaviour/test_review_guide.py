"""The guides: what they tell to type works, what they show is printed."""

import json
import os
import re
import shutil
import subprocess
import sys

import expect
import pytest
from test_documents import blocks

DOCS = expect.ROOT / "docs"


def page(name):
    return (DOCS / name).read_text()


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A folder with the examples, and philint on the path."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(expect.ROOT / "examples", folder / "examples")
    (folder / "bin").mkdir()
    (folder / "bin" / "philint").symlink_to(expect.binary())
    return folder


def typed(desk, command):
    environment = dict(os.environ, XDG_CACHE_HOME=str(desk / "cache"),
                       PATH=f"{desk / 'bin'}:{os.environ['PATH']}")
    return subprocess.run(["bash", "-e", "-c", command], cwd=desk, text=True,
                          env=environment, capture_output=True, timeout=120)


def test_the_review_is_made_as_the_guide_says(desk):
    text = page("review.md")
    commands = blocks(text, "sh")
    assert len(commands) == 3
    for command in commands:
        done = typed(desk, command)
        assert done.returncode == 0, done.stderr
    assert done.stdout == blocks(text)[-1]
    assert (desk / "review.html").read_text().startswith("<!doctype html>")
    change = json.loads((desk / "next.json").read_text())["review"]["change"]
    assert change["new"] and change["fixed"] and change["vendors"]


def test_the_guide_names_the_parts_of_the_report(desk):
    text = page("review.md")
    html = (expect.ROOT / "core/report/Html.cpp").read_text()
    titles = set(re.findall(r'\{"[a-z-]+",\s+"([A-Z][^"]+)"\}', html))
    told = set(re.findall(r"^\| ([A-Z][\w -]+) \|", text, re.M))
    assert titles - {"Change"} == told
    keys = set(re.findall(r"`(\w+)`", "\n".join(
        re.findall(r"^\| (`.*?) \|", text, re.M))))
    assert keys == {"complete", "limits", "projects", "risks", "safeguards",
                    "change"}


def test_the_policy_reference_is_the_schemas():
    done = subprocess.run([sys.executable, expect.ROOT / "scripts/policy_reference"],
                          capture_output=True, text=True, timeout=60)
    assert done.stdout == page("policy.md"), (
        "run scripts/policy_reference > docs/policy.md")


def test_every_key_of_the_policy_is_described():
    schema = json.loads(
        (expect.ROOT / "policies/schema/philint.schema.json").read_text())

    def undescribed(node, path):
        for key, value in node.get("properties", {}).items():
            if not value.get("description"):
                yield f"{path}.{key}"
            yield from undescribed(value, f"{path}.{key}")
        for other in ("items", "additionalProperties"):
            if isinstance(node.get(other), dict):
                yield from undescribed(node[other], path)
        for one in node.get("oneOf", []):
            yield from undescribed(one, path)

    assert list(undescribed(schema, "")) == []


# security.md


def test_the_program_has_no_way_to_the_network():
    if not shutil.which("nm"):
        pytest.skip("nm is not installed")
    done = subprocess.run(["nm", "-D", "--undefined-only", expect.binary()],
                          capture_output=True, text=True, timeout=60)
    used = {line.split()[-1].split("@")[0] for line in done.stdout.splitlines()}
    assert "read" in used
    assert not used & {"socket", "connect", "getaddrinfo", "gethostbyname",
                       "sendto", "sendmsg", "listen", "accept"}


def test_the_environment_that_is_read_is_told():
    read = set()
    for folder in ("cli", "core", "frontends", "checks"):
        for path in (expect.ROOT / folder).rglob("*.cpp"):
            read |= set(re.findall(r'getenv\("(\w+)"\)', path.read_text()))
    told = set(re.findall(r"`([A-Z_]{4,})`", page("security.md")))
    assert read == told


def test_links_and_the_cache_are_treated_as_told(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.py").write_text("def f(mrn, patient_name):\n    print(mrn)\n")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "folder").symlink_to(outside)
    (inside / "b.py").symlink_to(outside / "a.py")
    done = subprocess.run(
        [expect.binary(), "scan", ".", "--format", "json", "--cache-dir",
         tmp_path / "cache"], cwd=inside, capture_output=True, text=True)
    files = {f["region"]["file"] for f in json.loads(done.stdout)["findings"]
             if f["region"]}
    assert files == {"b.py"}
    modes = {oct(path.stat().st_mode & 0o777)
             for path in [tmp_path / "cache", *(tmp_path / "cache").rglob("*")]}
    assert modes == {"0o700", "0o600"}
