"""What scripts/release makes: each package is installed and run where its own
tool is, and says what it holds."""

import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tarfile
import venv
import zipfile

import expect
import jsonschema
import pytest

sys.path.insert(0, str(expect.ROOT / "scripts"))
from packaging import (archives, elf, help_texts, layout,  # noqa: E402
                       sbom, wheel)


def run(*command, **more):
    return subprocess.run([str(word) for word in command], capture_output=True,
                          text=True, timeout=120, **more)


def one(folder, pattern):
    (path,) = folder.glob(pattern)
    return path


def version():
    return run(expect.binary(), "--version").stdout.strip()


def test_checksums(dist):
    lines = (dist / "SHA256SUMS").read_text().splitlines()
    sums = dict(reversed(line.split("  ")) for line in lines)
    packed = {p.name for p in dist.iterdir()} - {"SHA256SUMS"}
    assert set(sums) == packed and len(packed) == 6
    for name, digest in sums.items():
        assert hashlib.sha256((dist / name).read_bytes()).hexdigest() == digest


def test_the_same_commit_gives_the_same_bytes(tmp_path, monkeypatch):
    made = []
    for day in (1, 2):
        monkeypatch.setattr("time.time", lambda: day * 86400.0 + 1e9)
        what = layout.Contents(expect.ROOT, "1.0", {"bin/philint": b"x" * 999},
                               {"bin/philint"}, {}, 1767225600)
        folder = tmp_path / str(day)
        folder.mkdir()
        for write in (archives.tar, archives.npm, archives.mirror, sbom.write):
            write(what, folder)
        archives.deb(what, (2, 36), folder)
        wheel.write(what, (2, 36), folder)
        made.append({p.name: p.read_bytes() for p in folder.iterdir()})
    assert len(made[0]) == 6 and made[0] == made[1]


def test_the_archive_runs_anywhere(dist, tmp_path):
    with tarfile.open(one(dist, "*-linux-x86_64.tar.gz")) as archive:
        archive.extractall(tmp_path)
    (top,) = tmp_path.iterdir()
    done = run(top / "bin/philint", "--version", cwd="/", env={})
    assert done.stdout.strip() == version()


def test_the_wheel_is_installed_and_scans(dist, tmp_path):
    venv.create(tmp_path / "venv")
    python = tmp_path / "venv/bin/python"
    pip = [sys.executable, "-m", "pip", "--python", python]
    done = run(*pip, "install", "--no-index", "--quiet", one(dist, "*.whl"))
    assert done.returncode == 0, done.stderr
    (tmp_path / "a.py").write_text("def f(mrn, ssn):\n    print(mrn)\n")
    for command in ([tmp_path / "venv/bin/philint"], [python, "-m", "philint"]):
        done = run(*command, "scan", "a.py", "--no-cache", cwd=tmp_path)
        assert done.returncode == 1 and "PHI202" in done.stdout, done.stderr
    assert (tmp_path / "venv/share/man/man1/philint.1.gz").exists()
    run(*pip, "uninstall", "-y", "philint")
    assert not (tmp_path / "venv/bin/philint").exists()


def test_the_wheel_says_what_it_needs(dist):
    wheel = one(dist, "*.whl")
    newest = elf.read(expect.binary()).glibc
    assert wheel.name.endswith("manylinux_%d_%d_x86_64.whl" % newest)
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        record = next(n for n in names if n.endswith("/RECORD"))
        told = {line.split(",")[0] for line in
                archive.read(record).decode().splitlines()}
    assert told == names


def test_the_npm_package(dist, tmp_path):
    done = run("npm", "install", "--offline", "--no-audit", "--no-fund",
               "--prefix", tmp_path, one(dist, "philint-*.tgz"),
               env=dict(os.environ, npm_config_cache=str(tmp_path / "cache")))
    assert done.returncode == 0, done.stderr
    done = run(tmp_path / "node_modules/.bin/philint", "--version")
    assert done.stdout.strip() == version()


def test_the_deb(dist, tmp_path):
    deb = one(dist, "*.deb")
    about = run("dpkg-deb", "--field", deb).stdout
    assert re.search(r"^Depends: libc6 \(>= 2\.\d+\)$", about, re.M)
    run("dpkg-deb", "--extract", deb, tmp_path)
    done = run(tmp_path / "usr/bin/philint", "--version")
    assert done.stdout.strip() == version()
    listed = run("dpkg-deb", "--contents", deb).stdout
    assert all(line.split()[1] == "root/root" for line in listed.splitlines())
    assert "./usr/share/bash-completion/completions/philint" in listed


def test_the_sbom(dist):
    bom = json.loads(one(dist, "*.cdx.json").read_text())
    parts = {part["name"]: part for part in bom["components"]}
    lock = json.loads((expect.ROOT / "third_party/package-lock.json").read_text())
    for path, package in lock["packages"].items():
        name = path.rpartition("node_modules/")[2]
        if name.startswith("tree-sitter"):
            assert package["version"] in {
                p["version"] for p in bom["components"] if p["name"] == name}
    assert {"libyaml-cpp-dev", "libmimalloc-dev"} <= set(parts)
    jsonschema.validate(bom, {
        "required": ["bomFormat", "specVersion", "serialNumber", "metadata"],
        "properties": {"serialNumber": {"pattern": "^urn:uuid:[0-9a-f-]{36}$"},
                       "components": {"items": {"required": [
                           "type", "name", "version", "purl", "licenses"]}}}})


def test_a_program_that_would_not_start_elsewhere_is_refused():
    needs = elf.Needs(["libc.so.6", "libfancy.so.1"], (2, 39))
    assert elf.problems(needs, (2, 36), {}) == [
        "it needs glibc 2.39, newer than the promised 2.36",
        "it needs libfancy.so.1, which is not packed"]
    assert elf.problems(elf.Needs(["libm.so.6"], (2, 34)), (2, 36), {}) == []


# Manual and completion


@pytest.fixture(scope="session")
def commands():
    return help_texts.read(pathlib.Path(expect.binary()))


def test_the_manual_has_every_command_and_flag(commands, tmp_path):
    page = tmp_path / "philint.1"
    page.write_text(help_texts.manual(commands, "1.0"))
    done = run("groff", "-man", "-Tascii", "-ww", "-P-c", page)
    if done.returncode == 127:
        pytest.skip("groff is not installed")
    assert done.stderr == ""
    shown = re.sub(r".\x08", "", done.stdout)
    for command in commands[1:]:
        assert f"philint {command.name} " in " ".join(shown.split())
        for flag in command.flags:
            for name in flag.names:
                assert name == "-h" or name == "--help" or name in shown


def completed(script, *words):
    line = " ".join(f"'{word}'" for word in words)
    done = run("bash", "-c", f"source {script}; COMP_WORDS=({line}); "
               f"COMP_CWORD={len(words) - 1}; _philint; "
               'printf "%s\\n" "${COMPREPLY[@]}"')
    assert done.stderr == ""
    return set(done.stdout.split())


def test_bash_completion(commands, tmp_path):
    script = tmp_path / "philint"
    script.write_text(help_texts.bash(commands))
    assert completed(script, "philint", "sc") == {"scan"}
    assert completed(script, "philint", "") >= {"scan", "baseline", "explain"}
    assert completed(script, "philint", "scan", "--di") == {"--diff"}
    assert completed(script, "philint", "scan", "--format", "") == {
        "text", "sarif", "json", "markdown", "html", "gitlab"}
    assert completed(script, "philint", "scan", "--fail-on", "n") == {
        "note", "never"}
    assert completed(script, "philint", "rules", "--di") == set()


def test_other_completions_name_every_flag(commands):
    for text in (help_texts.zsh(commands), help_texts.fish(commands)):
        for command in commands[1:]:
            assert command.name in text
            for flag in command.flags:
                assert all(name.lstrip("-") in text for name in flag.names)
    done = run("zsh", "-n", "/dev/stdin", input=help_texts.zsh(commands)) \
        if pathlib.Path("/usr/bin/zsh").exists() else None
    assert done is None or done.returncode == 0
