"""The contract of the command line: flags, commands, exit status."""

import json
import os
import pty
import re
import select
import subprocess
import time

import pytest

import expect

# Errors at lines 6 and 10.
LEAKS = '''\
import logging


def f(patient_name, ssn, mrn, diagnosis):
    text = mrn
    logging.info(text)


def g(patient_name):
    logging.warning(patient_name)
'''


@pytest.fixture
def leaks(tmp_path):
    (tmp_path / "a.py").write_text(LEAKS)
    return tmp_path


def found(philint, folder, *flags, status=None):
    done = philint("scan", ".", "--format", "json", *flags, cwd=folder)
    if status is not None:
        assert done.returncode == status, done.stderr
    return json.loads(done.stdout)["findings"]


def places(findings):
    return [(f["rule"], f["region"]["line"]) for f in findings if f["region"]]


@pytest.mark.parametrize("level, status", [
    ("error", 1), ("warning", 1), ("note", 1), ("never", 0)])
def test_fail_on(philint, leaks, level, status):
    found(philint, leaks, "--fail-on", level, status=status)


def test_fail_on_is_a_threshold(philint, leaks):
    """PHI115 is a warning; alone it fails from `warning` on."""
    (leaks / "b.py").write_text(
        "import requests\n\n\ndef f(mrn, patient_name):\n"
        "    requests.post('https://files.example/x', json={'mrn': mrn})\n")
    flags = ["--rules", "PHI115"]
    (finding,) = found(philint, leaks, *flags, status=0)
    assert finding["severity"] == "warning"
    found(philint, leaks, *flags, "--fail-on", "warning", status=1)
    found(philint, leaks, *flags, "--fail-on", "note", status=1)
    found(philint, leaks, *flags, "--fail-on", "never", status=0)


def test_rules(philint, leaks):
    (leaks / "b.py").write_text(
        "from openai import OpenAI\n\n\ndef f(mrn, patient_name):\n"
        "    OpenAI().chat.completions.create(\n"
        "        messages=[{'role': 'user', 'content': mrn}])\n")

    def rules(*flags):
        return {f["rule"] for f in found(philint, leaks, *flags)}

    assert rules() >= {"PHI101", "PHI201", "PHI902"}
    assert rules("--rules", "PHI201") == {"PHI201"}
    assert rules("--rules", "PHI201,PHI101") == {"PHI101", "PHI201"}
    (leaks / "b.py").unlink()
    assert found(philint, leaks, "--rules", "PHI101", status=0) == []


def test_confidence(philint, tmp_path):
    (tmp_path / "a.py").write_text(
        "import logging\n\n\ndef f(mrn, patient_name, diagnosis, ssn):\n"
        "    logging.info(mrn)\n\n\n"
        "def g(patient, phone):\n"
        "    logging.info(phone)\n")
    levels = ["high", "medium", "low"]
    told = {level: places(found(philint, tmp_path, "--confidence", level))
            for level in levels}
    assert told["high"] == [("PHI201", 5)]
    assert told["medium"] == [("PHI201", 5), ("PHI201", 9)]
    assert set(told["low"]) >= set(told["medium"])
    for level in levels:
        for finding in found(philint, tmp_path, "--confidence", level):
            assert levels.index(finding["confidence"]) <= levels.index(level)


def test_exclude(philint, leaks):
    (leaks / "sub" / "deep").mkdir(parents=True)
    (leaks / "sub" / "deep" / "b.py").write_text(LEAKS)
    (leaks / "b_pb2.py").write_text(LEAKS)

    def files(*flags):
        return {f["region"]["file"] for f in found(
            philint, leaks, "--rules", "PHI201", *flags)}

    assert files() == {"a.py", "b_pb2.py", "sub/deep/b.py"}
    assert files("--exclude", "sub") == {"a.py", "b_pb2.py"}
    assert files("--exclude", "**/deep/*.py", "--exclude", "*_pb2.py") == {"a.py"}


# What lies above the project is none of it, from wherever it is scanned.
def test_folders_above_the_project_say_nothing(philint, tmp_path):
    project = tmp_path / "patients" / "clinic"
    project.mkdir(parents=True)
    (project / "a.py").write_text(LEAKS)
    (project / "b.py").write_text("import logging\n\n\ndef show(phone):\n"
                                  "    logging.info(phone)\n")
    inside = places(found(philint, project))
    done = philint("scan", "patients/clinic", "--format", "json", cwd=tmp_path)
    assert places(json.loads(done.stdout)["findings"]) == inside
    # Of a repository, all folders count.
    (tmp_path / ".git").mkdir()
    done = philint("scan", "patients/clinic", "--format", "json", cwd=tmp_path)
    assert len(json.loads(done.stdout)["findings"]) > len(inside)


def test_as_of(philint, leaks):
    (leaks / "a.py").write_text(LEAKS.replace(
        "logging.info(text)",
        "logging.info(text)  # philint: allow PHI201 until 2026-12-31 because "
        "the log is part of the record"))
    flags = ["--rules", "PHI201"]
    before = found(philint, leaks, *flags, "--as-of", "2026-12-31")
    after = found(philint, leaks, *flags, "--as-of", "2027-01-01")
    assert [bool(f.get("suppressed")) for f in before] == [True, False]
    assert [bool(f.get("suppressed")) for f in after] == [False, False]
    done = philint("scan", ".", "--format", "json", "--as-of", "2027-01-01",
                   cwd=leaks)
    assert json.loads(done.stdout)["as_of"] == "2027-01-01"


def test_baseline(philint, leaks):
    old = leaks / "old.sarif"
    philint("scan", ".", "-f", "sarif", "-o", old, cwd=leaks)
    done = philint("scan", ".", "--baseline", old, "--fail-on", "note", cwd=leaks)
    assert done.returncode == 0
    (leaks / "b.py").write_text(LEAKS)
    done = philint("scan", ".", "--baseline", old, cwd=leaks)
    assert done.returncode == 1
    assert "b.py:6" in done.stdout and "a.py:6" not in done.stdout


def test_require_complete(philint, leaks):
    (leaks / "a.py").write_text("x = 1\n")
    assert philint("scan", ".", "--require-complete", cwd=leaks).returncode == 0
    (leaks / "blob.py").write_bytes(bytes(range(256)) * 4)
    assert philint("scan", ".", cwd=leaks).returncode == 0
    done = philint("scan", ".", "--require-complete", cwd=leaks)
    assert done.returncode == 3
    assert "1 file not read" in done.stderr


def test_several_reports_at_once(philint, leaks):
    kinds = ["sarif", "json", "markdown", "html", "gitlab"]
    flags = [f"--report={kind}=out.{kind}" for kind in kinds]
    done = philint("scan", ".", *flags, cwd=leaks)
    assert done.returncode == 1 and "a.py:6:18: error:" in done.stdout
    for kind in kinds:
        alone = philint("scan", ".", "--format", kind, cwd=leaks)
        assert (leaks / f"out.{kind}").read_text() == alone.stdout


def test_stats(philint, leaks):
    done = philint("scan", ".", "--stats", "stats.json", cwd=leaks)
    assert done.returncode == 1
    stats = json.loads((leaks / "stats.json").read_text())
    assert {"files", "lines", "functions", "calls_resolved", "calls_external",
            "calls_unresolved"} <= set(stats["counts"])
    text = json.dumps(stats)
    for word in ("wall", "cpu", "peak", "extract", "link", "solve", "judge"):
        assert word in text
    assert stats["counts"]["files"] == 1 and stats["counts"]["lines"] == 10


# explain


def test_explain_a_finding(philint, leaks):
    findings = found(philint, leaks, "--rules", "PHI201")
    done = philint("explain", findings[1]["fingerprint"], cwd=leaks)
    assert done.returncode == 0, done.stderr
    assert "a.py:10:" in done.stdout and "a.py:6:" not in done.stdout
    assert "PHI201 phi-in-log (error, log)" in done.stdout
    assert "45 CFR 164." in done.stdout
    short = philint("explain", findings[1]["fingerprint"][:10], "a.py", cwd=leaks)
    assert short.stdout == done.stdout


def test_explain_a_flow_shows_its_way(philint, tmp_path):
    (tmp_path / "a.py").write_text(
        "import logging\n\n\ndef write(x):\n    logging.info(x)\n\n\n"
        "def f(mrn, diagnosis):\n    write(mrn)\n\n\n"
        "def g(ssn):\n    write(ssn)\n")
    (finding,) = found(philint, tmp_path, "--rules", "PHI201")
    assert len(finding["flows"]) == 2
    for flow in finding["flows"]:
        done = philint("explain", flow["fingerprint"], cwd=tmp_path)
        assert done.returncode == 0
        assert f"`{flow['source']}` is patient data" in done.stdout


def test_explain_an_unknown_fingerprint(philint, leaks):
    done = philint("explain", "0" * 32, cwd=leaks)
    assert done.returncode == 2
    assert "no finding has the fingerprint" in done.stderr


@pytest.mark.parametrize("subject", ["PHI201", "phi-in-log"])
def test_explain_a_rule(philint, leaks, subject):
    done = philint("explain", subject, cwd=leaks)
    assert done.returncode == 0
    assert done.stdout.startswith("PHI201 phi-in-log (error, log)\n")


def test_every_rule_is_explained(philint, tmp_path):
    rules = philint("rules", cwd=tmp_path).stdout.strip().split("\n")
    assert len(rules) >= 14
    for rule in rules:
        code, level, name = rule.split()[:3]
        done = philint("explain", code, cwd=tmp_path)
        assert done.returncode == 0
        assert done.stdout.startswith(f"{code} {name} ({level}, ")
        assert len(done.stdout) > 200


def test_vendors(philint, tmp_path):
    lines = philint("vendors", cwd=tmp_path).stdout.strip().split("\n")
    ids = [line.split()[0] for line in lines]
    assert ids == sorted(ids) and {"openai", "anthropic", "aws"} <= set(ids)


def test_result_per_argument(philint, tmp_path):
    (tmp_path / "a.py").write_text(
        "import logging\n\n\ndef f(patient_name, ssn, mrn):\n"
        "    logging.info('%s %s', patient_name, ssn)\n")
    flags = ["--rules", "PHI201"]
    assert len(found(philint, tmp_path, *flags)) == 1
    per_argument = found(philint, tmp_path, *flags, "--result-per", "argument")
    assert [f["region"]["column"] for f in per_argument] == [27, 41]


# callgraph

CALLS = '''\
from helper import Helper


def run(items):
    helper = Helper()
    helper.work(len(items))
    items.unknown()
'''
HELPER = '''\
class Helper:
    def __init__(self):
        self.done = 0

    def work(self, n):
        return n
'''


@pytest.fixture
def calls(tmp_path):
    (tmp_path / "app.py").write_text(CALLS)
    (tmp_path / "helper.py").write_text(HELPER)
    return tmp_path


def test_callgraph(philint, calls):
    done = philint("callgraph", ".", cwd=calls)
    assert done.returncode == 0
    graph = json.loads(done.stdout)
    assert set(graph) == {"edges", "callsites"}
    assert ["app.run", "helper.Helper.work"] in graph["edges"]
    for site in graph["callsites"]:
        assert set(site) == {"file", "line", "column", "caller", "callee",
                             "callee_file", "callee_line", "resolution"}
    by_callee = {site["callee"]: site for site in graph["callsites"]}
    assert by_callee["helper.Helper.work"] == {
        "file": "app.py", "line": 6, "column": 5, "caller": "app.run",
        "callee": "helper.Helper.work", "callee_file": "helper.py",
        "callee_line": 5, "resolution": "program"}
    assert by_callee["helper.Helper.__init__"]["callee_line"] == 2
    unknown = by_callee["items.unknown"]
    assert unknown["resolution"] == "unresolved"
    assert unknown["callee_file"] is None and unknown["callee_line"] is None
    assert {site["resolution"] for site in graph["callsites"]} >= {
        "program", "builtin", "unresolved"}


def test_callgraph_as_adjacency(philint, calls):
    done = philint("callgraph", ".", "--format", "adjacency", "--naming",
                   "dotted", cwd=calls)
    graph = json.loads(done.stdout)
    assert set(graph["app.run"]) >= {
        "helper.Helper.__init__", "helper.Helper.work", "<builtin>.len"}
    assert graph["helper.Helper.work"] == []


# terminal


def on_terminal(philint_program, arguments, cwd, seconds=60):
    """(status, what a terminal shows) of the program."""
    parent, child = pty.openpty()
    environment = {k: v for k, v in os.environ.items() if k != "NO_COLOR"}
    environment["TERM"] = "xterm"
    process = subprocess.Popen(
        [philint_program, *arguments], cwd=cwd, env=environment, stdin=child,
        stdout=child, stderr=child, close_fds=True)
    os.close(child)
    shown, end = b"", time.monotonic() + seconds
    while time.monotonic() < end:
        if not select.select([parent], [], [], 0.2)[0]:
            if process.poll() is not None:
                break
            continue
        try:
            chunk = os.read(parent, 65536)
        except OSError:
            break
        if not chunk:
            break
        shown += chunk
    os.close(parent)
    try:
        return process.wait(timeout=5), shown.decode(errors="replace")
    finally:
        process.kill()


def program():
    import expect
    return expect.binary()


def test_colour_on_a_terminal_only(philint, leaks):
    status, shown = on_terminal(program(), ["scan", "a.py", "--no-cache"], leaks)
    assert status == 1 and "\033[" in shown and "^" in shown
    assert "\033" not in philint("scan", "a.py", cwd=leaks).stdout


def test_progress_is_drawn_and_wiped_again(philint, tmp_path):
    for i in range(12):
        (tmp_path / f"m{i}.py").write_text("x = 1\n")
    flags = ["scan", ".", "--no-cache", "--jobs", "1", "--progress", "always"]
    status, shown = on_terminal(program(), flags, tmp_path)
    assert status == 0
    assert re.search(r"reading \[#* *\] \d+/12", shown)
    wiped = shown.rindex("\r\033[K")
    assert shown.rindex("reading") < wiped < shown.index("files read")
    done = philint("scan", "--progress", "always", cwd=tmp_path)
    assert "reading" in done.stderr and "reading" not in done.stdout


def test_no_progress_where_nobody_watches(philint, tmp_path):
    (tmp_path / "m.py").write_text("x = 1\n")
    assert philint("scan", "m.py", cwd=tmp_path).stderr == ""
    flags = ["scan", "m.py", "--no-cache", "--progress", "never"]
    assert "reading" not in on_terminal(program(), flags, tmp_path)[1]
    wrong = philint("scan", "--progress", "often", cwd=tmp_path)
    assert wrong.returncode == 2 and "--progress takes auto" in wrong.stderr


# determinism


def test_the_same_bytes_whatever_jobs_cache_and_folder(philint, tmp_path):
    """Findings in many files that call each other."""
    tree = tmp_path / "tree"
    (tree / "pkg").mkdir(parents=True)
    (tree / "pkg" / "__init__.py").write_text("")
    for i in range(20):
        (tree / "pkg" / f"m{i}.py").write_text(
            f"import logging\nfrom openai import OpenAI\n"
            f"from pkg import m{(i + 1) % 20} as other\n\n\n"
            f"def f{i}(mrn, patient_name, n):\n"
            f"    logging.info(mrn)\n"
            f"    other.f{(i + 1) % 20}(patient_name, mrn, n)\n"
            f"    OpenAI().chat.completions.create(messages=[\n"
            f"        {{'role': 'user', 'content': patient_name}}])\n")
    flags = ["--as-of", "2026-06-01"]
    for kind in ("sarif", "json", "text"):
        outputs = set()
        for jobs in (1, 2):
            outputs.add(philint("scan", ".", "-f", kind, "--jobs", jobs, *flags,
                                cwd=tree).stdout)
        for _ in ("cold", "warm"):
            outputs.add(philint("scan", ".", "-f", kind, *flags, "--cache-dir",
                                tmp_path / f"cache-{kind}", cwd=tree,
                                cached=True).stdout)
        outputs.add(philint("scan", tree, "-f", kind, *flags, cwd="/").stdout)
        assert len(outputs) == 1
        assert "PHI201" in outputs.pop()


ASKS = {
    "app.py": "import fastapi, openai\n\napp = fastapi.FastAPI()\n\n\n"
              "@app.post('/ask')\nasync def ask(prompt: str):\n"
              "    return openai.OpenAI().responses.create(model='m', input=prompt)\n",
    "app/api/ask/route.ts": "import OpenAI from 'openai';\n\n"
                            "export async function POST(request: Request) {\n"
                            "  const { message } = await request.json();\n"
                            "  return Response.json(await new OpenAI().responses.create("
                            "{ model: 'm', input: message }));\n}\n",
}


@pytest.mark.parametrize("name, text, code", [
    ("README.md", "# A chat for patients of a clinic\n\nDoctors answer medical questions.\n", "app.py"),
    ("pyproject.toml", '[project]\nname = "clinic-chat"\nversion = "1"\n', "app.py"),
    ("package.json", '{"name": "clinic-chat"}', "app/api/ask/route.ts")])
def test_a_folder_is_the_same_from_wherever_it_is_scanned(name, text, code, tmp_path):
    """Its own files say what it is about, also below another root."""
    app = tmp_path / "one" / "chat"
    (app / code).parent.mkdir(parents=True)
    (app / name).write_text(text)
    (app / code).write_text(ASKS[code])

    def told(folder, path):
        log = json.loads(subprocess.run(
            [expect.binary(), "scan", path, "--no-cache", "--format", "sarif"],
            cwd=folder, capture_output=True, text=True).stdout)
        return sorted(result["ruleId"] for result in log["runs"][0]["results"])

    own = told(app, ".")
    assert "PHI101" in own
    assert told(tmp_path, "one/chat") == told(tmp_path / "one", "chat") == own
    assert told(tmp_path, str(app)) == own
