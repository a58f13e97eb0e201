"""Input that is wrong: never a crash, never silence."""

import json
import os
import subprocess

import pytest

CLEAN = "def f(x):\n    return x\n"
LEAK = ("import logging\n\n\ndef f(patient_name, ssn, mrn, diagnosis):\n"
        "    logging.info(patient_name)\n")


def scan(philint, folder, *flags):
    done = philint("scan", ".", "--format", "json", *flags, cwd=folder)
    assert done.returncode in (0, 1, 2, 3), done.stderr
    return done, json.loads(done.stdout) if done.stdout else None


def told(report):
    return {(n["id"], n["file"]) for n in report["notifications"]}


def lines_found(report, file):
    return [f["region"]["line"] for f in report["findings"]
            if f["region"] and f["region"]["file"] == file]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_unreadable(philint, tmp_path):
    (tmp_path / "a.py").write_text(LEAK)
    (tmp_path / "locked.py").write_text(LEAK)
    (tmp_path / "locked.py").chmod(0)
    done, report = scan(philint, tmp_path)
    assert done.returncode == 1
    assert ("unreadable-file", "locked.py") in told(report)
    assert report["coverage"]["files_skipped"] == 1


def test_binary(philint, tmp_path):
    (tmp_path / "a.py").write_text(LEAK)
    (tmp_path / "blob.py").write_bytes(bytes(range(256)) * 4)
    done, report = scan(philint, tmp_path)
    assert done.returncode == 1
    assert ("binary-file", "blob.py") in told(report)
    assert lines_found(report, "a.py") == [5]


@pytest.mark.parametrize("encoding, prefix, note", [
    ("utf-8-sig", "", None),
    ("utf-16", "", None),
    ("utf-16-le", "", None),
    ("latin-1", "# -*- coding: latin-1 -*-\n", None),
    ("latin-1", "", "unknown-encoding"),
    ("latin-1", "# -*- coding: utf-8 -*-\n", "invalid-encoding"),
])
def test_encodings(philint, tmp_path, encoding, prefix, note):
    text = prefix + (
        LEAK.replace("    logging", "    e = 'Zoé'; logging"))
    (tmp_path / "a.py").write_bytes(text.encode(encoding))
    done, report = scan(philint, tmp_path)
    assert done.returncode == 1, report
    (finding,) = [f for f in report["findings"] if f["rule"] == "PHI201"]
    line = text.splitlines()[finding["region"]["line"] - 1]
    assert "logging.info" in line
    column = finding["region"]["column"] - 1
    assert line[column:].startswith("patient_name")
    ids = {id for id, _ in told(report)}
    assert ids == ({note} if note else set())


def test_unreadable_whoever_asks(philint, tmp_path):
    """Files that not even root can read."""
    (tmp_path / "a.py").write_text(LEAK)
    (tmp_path / "folder.py").mkdir()
    (tmp_path / "folder.py" / "b.py").write_text(LEAK)
    (tmp_path / "memory.py").symlink_to("/proc/self/mem")
    done, report = scan(philint, tmp_path)
    assert done.returncode == 1
    assert lines_found(report, "a.py") == lines_found(
        report, "folder.py/b.py") == [5]
    done = philint("scan", "memory.py", "a.py", "--format", "json", cwd=tmp_path)
    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert lines_found(report, "a.py") == [5]
    assert report["coverage"]["files_skipped"] == 1
    assert [n["file"] for n in report["notifications"]] == ["memory.py"]


def test_a_file_that_tells_no_size(philint, tmp_path):
    """Of files like those in /proc the size is 0 and the content is not."""
    (tmp_path / "version.py").symlink_to("/proc/self/status")
    done = philint("scan", "version.py", "--format", "json", cwd=tmp_path)
    assert done.returncode == 0
    report = json.loads(done.stdout)
    assert ("syntax-error", "version.py") in told(report)


def test_nul_bytes(philint, tmp_path):
    (tmp_path / "a.py").write_text(LEAK)
    (tmp_path / "nul.py").write_bytes(LEAK.encode() + b"x = '\0'\n")
    done, report = scan(philint, tmp_path)
    assert done.returncode == 1
    assert lines_found(report, "a.py") == [5]
    assert lines_found(report, "nul.py") == [5] or (
        "binary-file", "nul.py") in told(report)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"], ids=["crlf", "cr", "lf"])
def test_line_ends_and_tabs(philint, tmp_path, end):
    text = LEAK.replace("    ", "\t").replace("\n", end)
    (tmp_path / "a.py").write_bytes(text.encode())
    done, report = scan(philint, tmp_path)
    assert done.returncode == 1
    assert told(report) == set()
    (finding,) = [f for f in report["findings"] if f["rule"] == "PHI201"]
    assert (finding["region"]["line"], finding["region"]["column"]) == (5, 15)
    shown = philint("scan", "a.py", cwd=tmp_path).stdout
    assert "     5 | \tlogging.info(patient_name)\n" in shown
    assert "       | \t             ^~~~~~~~~~~~\n" in shown


def test_a_line_of_ten_megabytes(philint, tmp_path):
    (tmp_path / "a.py").write_text(LEAK)
    (tmp_path / "line.py").write_text(
        LEAK + "x = [" + "1, " * 100_000 + "]\n" + "y = '" + "a" * 9_500_000
        + "'\n")
    for kind in ("json", "text", "sarif", "html"):
        done = philint("scan", ".", "--format", kind, cwd=tmp_path)
        assert done.returncode == 1, done.stderr
        assert len(done.stdout) < 1_000_000
    _, report = scan(philint, tmp_path)
    assert lines_found(report, "a.py") == lines_found(report, "line.py") == [5]


@pytest.mark.parametrize("name", [
    b"new\nline.py", b"tab\t.py", b"latin-\xe9.py", b"quote\".py",
    b"-dash.py", b" .py", "zoé😀.py".encode(), b"percent%41.py"])
def test_names_of_files(philint, tmp_path, name):
    path = os.fsencode(tmp_path) + b"/" + name
    with open(path, "w") as out:
        out.write(LEAK)
    done, report = scan(philint, tmp_path)
    assert done.returncode == 1
    (finding,) = [f for f in report["findings"] if f["rule"] == "PHI201"]
    assert finding["region"]["line"] == 5
    for kind in ("sarif", "text", "html", "markdown", "gitlab"):
        assert philint("scan", ".", "-f", kind, cwd=tmp_path).returncode == 1


def test_empty(philint, tmp_path):
    (tmp_path / "a.py").write_text("")
    (tmp_path / "b.py").write_text("\n\n  \n# only a comment")
    (tmp_path / "c.py").write_text("x = 1\r\ny = 2\rz = 3")
    done, report = scan(philint, tmp_path)
    assert done.returncode == 0
    assert report["coverage"]["files_read"] == 3
    assert report["findings"] == []


def test_no_files(philint, tmp_path):
    done, report = scan(philint, tmp_path)
    assert done.returncode == 0
    assert report["coverage"]["files_found"] == 0


def test_enormous(philint, tmp_path):
    (tmp_path / "a.py").write_text(LEAK)
    (tmp_path / "big.py").write_text("x = 1\n" * 200_000)
    done, report = scan(philint, tmp_path, "--max-file-size", 1)
    assert done.returncode == 1
    assert ("enormous-file", "big.py") in told(report)
    done, _ = scan(philint, tmp_path, "--max-file-size", 1, "--require-complete")
    assert done.returncode == 3


def test_symlink_loop(philint, tmp_path):
    (tmp_path / "a.py").write_text(LEAK)
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "up").symlink_to("..", target_is_directory=True)
    (tmp_path / "self.py").symlink_to("self.py")
    (tmp_path / "gone.py").symlink_to("nowhere.py")
    (tmp_path / "again.py").symlink_to("a.py")
    done, report = scan(philint, tmp_path)
    assert done.returncode == 1
    assert report["coverage"]["files_read"] == 1
    assert ("broken-link", "self.py") in told(report)
    assert ("broken-link", "gone.py") in told(report)
    assert report["coverage"]["skipped_by"]["symbolic-link"] == 3


def test_fifo_does_not_block(philint, tmp_path):
    (tmp_path / "a.py").write_text(LEAK)
    os.mkfifo(tmp_path / "pipe.py")
    done, report = scan(philint, tmp_path)
    assert done.returncode == 1
    assert report["coverage"]["skipped_by"]["special-file"] == 1


@pytest.mark.parametrize("text", [
    "x = " + "(" * 60_000 + "1" + ")" * 60_000,
    "x = " + "[" * 60_000,
    "x = " + "-" * 60_000 + "1",
    "x = " + "a." * 60_000 + "b",
    "x = " + "f(" * 20_000 + ")" * 20_000,
    "x = " + "1 + " * 60_000 + "1",
    "x = y" + ".a" * 60_000,
    "x = y" + "[0]" * 60_000,
    "x = y" + ".f()" * 20_000,
    "x = " + "lambda: " * 20_000 + "1",
    "x = " + "not " * 60_000 + "1",
    "x = " + "1 if a else " * 20_000 + "1",
    "x = " + " and ".join(["a"] * 30_000),
    "x = " + "'a' " * 60_000,
    "x = f'" + "{f'" * 500 + "x" + "'}" * 500 + "'",
    "if a:\n    x = 1\n" + "elif a:\n    x = 1\n" * 5000 + "else:\n    x = 2",
    "@d\n" * 20_000 + "def f(): pass",
    "x = {" + "'a': {" * 20_000,
    "".join(" " * i + "try:\n" for i in range(600)) + " " * 600 + "pass\n"
    + "".join(" " * i + "finally: x()\n" for i in reversed(range(600))),
    "".join(" " * i + "class A:\n" for i in range(600)) + " " * 600 + "pass",
    "".join(" " * i + "with a() as b:\n" for i in range(600)) + " " * 600 + "b",
    "".join(" " * i + "if x:\n" for i in range(1500)) + " " * 1500 + "pass",
    "".join(" " * i + "def f():\n" for i in range(600)) + " " * 600 + "pass",
], ids=["parentheses", "open", "minus", "members", "calls", "sum", "attributes",
        "subscripts", "chain", "lambda", "not", "ternary", "and", "strings",
        "fstrings", "elif", "decorators", "dicts", "try", "class", "with", "if",
        "def"])
def test_deep_nesting(philint, tmp_path, text):
    (tmp_path / "deep.py").write_text(text + "\n")
    (tmp_path / "a.py").write_text(LEAK)
    done, report = scan(philint, tmp_path)
    assert done.returncode == 1, done.stderr
    assert lines_found(report, "a.py") == [5]


def test_syntax_error(philint, tmp_path):
    (tmp_path / "a.py").write_text(
        "def broken(:\n    pass\n\n\n" + LEAK + "\n\nclass (\n")
    done, report = scan(philint, tmp_path)
    assert ("syntax-error", "a.py") in told(report)
    assert report["coverage"]["syntax_errors"] >= 1
    assert 9 in lines_found(report, "a.py")
    done, _ = scan(philint, tmp_path, "--require-complete")
    assert done.returncode == 3


@pytest.mark.parametrize("arguments, words", [
    (["scan", "--formt", "text"], ["--formt", "--format"]),
    (["scna"], ["scna", "scan"]),
    ([], []),
    (["scan", "--format", "sarf"], ["sarf", "sarif"]),
    (["scan", "--fail-on", "eror"], ["eror", "error"]),
    (["scan", "--confidence", "hihg"], ["hihg", "high"]),
    (["scan", "--jobs", "many"], ["many"]),
    (["scan", "--as-of", "2026-02-30"], ["2026-02-30", "YYYY-MM-DD"]),
    (["scan", "--rules", "PHI1O1"], ["PHI1O1", "PHI101"]),
    (["scan", "--report", "sarif"], ["FORMAT=FILE"]),
    (["scan", "no/such/folder"], ["no/such/folder"]),
    (["scan", "--policy", "missing.yaml"], ["missing.yaml"]),
    (["scan", "--baseline", "missing.sarif"], ["missing.sarif"]),
    (["explain", "PHI1O1"], ["PHI1O1", "PHI101"]),
])
def test_wrong_usage(philint, tmp_path, arguments, words):
    done = philint(*arguments, cwd=tmp_path)
    assert done.returncode == 2, done.stdout
    assert done.stderr and done.stderr.count("\n") <= 4
    for word in words:
        assert word in done.stderr


def test_wrong_policy(philint, tmp_path):
    (tmp_path / "a.py").write_text(LEAK)
    (tmp_path / "philint.yaml").write_text(
        "version: 1\nproject: clinic\nvendrs:\n  - id: openai\n")
    done = philint("scan", ".", cwd=tmp_path)
    assert done.returncode == 2
    assert "philint.yaml:3" in done.stderr
    assert "vendors" in done.stderr


@pytest.mark.parametrize("text, line, words", [
    ("version: 2\n", 1, ["version"]),
    ("version: 1\nvendors: [{id: opena, baa: {status: signed}}]\n", 2,
     ["opena", "openai"]),
    ("version: 1\nvendors:\n- id: openai\n  baa: {status: sined}\n", 4,
     ["sined", "signed"]),
    ("version: 1\nvendors:\n- id: openai\n  baa:\n    status: signed\n"
     "    effective: 2026-02-30\n", 6, ["2026-02-30", "date"]),
    ("version: 1\nsources:\n- {param: app.f.x, phi: [mnr]}\n", 3,
     ["mnr", "mrn"]),
    ("version: 1\nrules: {PHI2O1: off}\n", 2, ["PHI2O1", "PHI201"]),
    ("version: 1\nversion: 1\n", 2, ["version"]),
    ("- a list\n", 1, ["map of keys"]),
], ids=["version", "vendor", "status", "date", "category", "rule", "twice",
        "list"])
@pytest.mark.parametrize("command", ["scan", "check-policy"])
def test_wrong_values_in_a_policy(philint, tmp_path, text, line, words, command):
    (tmp_path / "a.py").write_text(LEAK)
    (tmp_path / "philint.yaml").write_text(text)
    done = philint(command, cwd=tmp_path)
    assert done.returncode == 2, done.stdout
    assert f"philint.yaml:{line}:" in done.stderr
    for word in words:
        assert word in done.stderr


def test_policy_that_is_not_yaml(philint, tmp_path):
    (tmp_path / "a.py").write_text(LEAK)
    (tmp_path / "philint.yaml").write_text("version: 1\nvendors: [\n")
    done = philint("scan", ".", cwd=tmp_path)
    assert done.returncode == 2
    assert "philint.yaml" in done.stderr


def test_wrong_baseline(philint, tmp_path):
    (tmp_path / "a.py").write_text(CLEAN)
    (tmp_path / "old.sarif").write_text("{ not json")
    done = philint("scan", ".", "--baseline", "old.sarif", cwd=tmp_path)
    assert done.returncode == 2
    assert "old.sarif" in done.stderr


def test_unwritable_output(philint, tmp_path):
    (tmp_path / "a.py").write_text(CLEAN)
    done = philint("scan", ".", "--output", "no/such/file", cwd=tmp_path)
    assert done.returncode == 3
    assert "no/such/file" in done.stderr


def test_closed_pipe(philint, tmp_path):
    import expect
    (tmp_path / "a.py").write_text(LEAK)
    done = subprocess.run(
        f"'{expect.binary()}' scan . --no-cache; echo $? >status",
        shell=True, cwd=tmp_path, stdout=closed_pipe(), stderr=subprocess.PIPE,
        text=True)
    assert (tmp_path / "status").read_text() == "3\n"
    assert "cannot write to standard output" in done.stderr


def closed_pipe():
    reader, writer = os.pipe()
    os.close(reader)
    return writer


def test_full_disk(philint, tmp_path):
    (tmp_path / "a.py").write_text(LEAK)
    done = philint("scan", ".", "--output", "/dev/full", cwd=tmp_path)
    assert done.returncode == 3
    assert "/dev/full" in done.stderr


def test_cache_that_cannot_be_written(philint, tmp_path):
    (tmp_path / "a.py").write_text(LEAK)
    (tmp_path / "file").write_text("")
    done = philint("scan", ".", "--cache-dir", "file/cache", "--format", "json",
                   cwd=tmp_path, cached=True)
    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert lines_found(report, "a.py") == [5]
    assert "file/cache" in done.stderr


def test_facts_that_are_not_facts(philint, tmp_path):
    (tmp_path / "a.facts").write_bytes(b"garbage" * 100)
    done = philint("link", "a.facts", cwd=tmp_path)
    assert done.returncode == 2
    assert "a.facts" in done.stderr


def test_extract_then_link_is_a_scan(philint, tmp_path):
    (tmp_path / "a.py").write_text(LEAK)
    assert philint("extract", "a.py", "-o", "a.facts", cwd=tmp_path).returncode == 0
    done = philint("link", "a.facts", "--format", "json", cwd=tmp_path)
    assert done.returncode == 1
    assert lines_found(json.loads(done.stdout), "a.py") == [5]


def test_damaged_cache(philint, tmp_path):
    (tmp_path / "a.py").write_text(LEAK)
    cache = tmp_path / "cache"
    flags = ["scan", "a.py", "--cache-dir", cache, "--format", "json"]
    first = philint(*flags, cwd=tmp_path, cached=True)
    (segment,) = cache.glob("*.pack")
    assert segment.stat().st_mode & 0o777 == 0o600
    assert cache.stat().st_mode & 0o777 == 0o700
    whole = segment.read_bytes()
    for damaged in (b"", b"x", whole[:20], whole[: len(whole) // 2],
                    whole[:60] + bytes(len(whole) - 60),
                    whole[:-40] + b"\xff" * 40):
        segment.write_bytes(damaged)
        again = philint(*flags, cwd=tmp_path, cached=True)
        assert again.stdout == first.stdout
        assert again.returncode == 1
        for left in cache.glob("*.pack"):
            left.unlink()


def test_cache_gives_the_same_result(philint, tmp_path):
    (tmp_path / "a.py").write_text(LEAK)
    flags = ["scan", ".", "--cache-dir", "cache", "--stats", "stats.json",
             "--format", "sarif"]
    first = philint(*flags, cwd=tmp_path, cached=True)
    second = philint(*flags, cwd=tmp_path, cached=True)
    assert first.stdout == second.stdout
    counts = json.loads((tmp_path / "stats.json").read_text())["counts"]
    assert counts["cache_hits"] == 1 and counts["cache_misses"] == 0


def test_ignored_files(philint, tmp_path):
    for name in ("a.py", "skip/a.py", "keep.tmp.py", "x.tmp.py", "out/b.py",
                 "venv/lib/c.py", "node_modules/d.py", "named/e.py",
                 ".next/server/f.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text(LEAK)
    (tmp_path / ".gitignore").write_text("/skip/\n*.tmp.py\n!keep.tmp.py\n")
    done, report = scan(philint, tmp_path, "--exclude", "out", "--exclude",
                        "named/*.py")
    assert sorted(f["region"]["file"] for f in report["findings"]) == [
        "a.py", "keep.tmp.py"]
    assert report["coverage"]["skipped_by"] == {
        "default-folder": 3, "excluded": 2, "gitignore": 2}
    done = philint("scan", "skip/a.py", "--format", "json", cwd=tmp_path)
    assert lines_found(json.loads(done.stdout), "skip/a.py") == [5]


def test_an_ampersand_in_the_text_of_a_view_is_no_error(philint, tmp_path):
    (tmp_path / "a.tsx").write_text(
        "export const A = () => <p>Q & A</p>;\n"
        "export const f = (a: number, b: number) => a & b;\n")
    assert philint("scan", ".", "--require-complete", cwd=tmp_path).returncode == 0
    (tmp_path / "b.tsx").write_text("export const A = () => <p>{) & }</p>;\n")
    assert philint("scan", ".", "--require-complete", cwd=tmp_path).returncode == 3
