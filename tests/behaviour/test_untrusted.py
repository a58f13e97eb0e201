"""What the program cannot do, and what it leaves as it was."""

import os
import re
import stat
import subprocess

import expect
from test_diff import HELPER, add, repository  # noqa: F401

NETWORK = {"socket", "connect", "bind", "listen", "accept", "getaddrinfo",
           "gethostbyname", "sendto", "recvfrom", "sendmsg", "dlopen", "system",
           "popen", "execl", "execlp"}


def test_no_call_that_opens_a_connection():
    table = subprocess.run(["objdump", "-T", expect.binary()], check=True,
                           capture_output=True, text=True).stdout
    imported = set(re.findall(r"\*UND\*.*\s(\w+)$", table, re.M))
    assert "posix_spawnp" in imported  # git; the table is the right one
    assert not imported & NETWORK


def snapshot(folder):
    return {path: (path.lstat().st_mtime_ns, path.lstat().st_ctime_ns,
                   path.lstat().st_nlink)
            for path in folder.rglob("*")}


def test_a_repository_is_left_as_it_was(repository, philint):  # noqa: F811
    add(repository / "app/a.py", HELPER)
    subprocess.run(["git", "add", "-A"], cwd=repository, check=True)
    before = snapshot(repository)
    for flags in (["--staged"], ["--diff", "HEAD"]):
        assert philint("scan", *flags, cwd=repository).returncode == 1
    assert snapshot(repository) == before


def test_programs_that_a_repository_names_are_not_run(repository, philint,  # noqa: F811
                                                      tmp_path):
    mark = tmp_path / "ran"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch '{mark}'\ncat\n")
    program.chmod(0o755)
    for key in ("core.fsmonitor", "filter.x.smudge", "filter.x.clean",
                "filter.x.process", "diff.external", "core.hooksPath"):
        subprocess.run(["git", "config", key, str(program)], cwd=repository,
                       check=True)
    subprocess.run(["git", "config", "diff.x.textconv", str(program)],
                   cwd=repository, check=True)
    (repository / ".gitattributes").write_text("*.py filter=x diff=x\n")
    add(repository / "app/a.py", HELPER)
    for flags in (["--staged"], ["--diff", "HEAD"]):
        assert philint("scan", *flags, cwd=repository).returncode in (0, 1)
    assert not mark.exists()


def test_the_cache_is_for_its_owner(repository, tmp_path):  # noqa: F811
    cache = tmp_path / "cache"
    os.umask(0)
    subprocess.run([expect.binary(), "scan", "--cache-dir", str(cache)],
                   cwd=repository, capture_output=True)
    for path in [cache, *cache.iterdir()]:
        assert not path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
