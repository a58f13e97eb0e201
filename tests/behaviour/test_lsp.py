"""`philint lsp` as an editor meets it: a client that speaks the protocol over
pipes, with right messages and with wrong ones."""

import json
import os
import pathlib
import random
import subprocess

import expect
import pytest

POLICY = """\
version: 1
project: ward
vendors:
  - id: openai
    baa: {status: none}
deidentifiers:
  - {call: app.deid.mask, covers: [name]}
"""

LETTERS = '''\
import logging

from openai import OpenAI

from app.deid import scrub

log = logging.getLogger(__name__)
client = OpenAI()


def ask(patient_name, mrn):
    "żółć 😀"; log.info("%s", mrn)
    text = scrub(patient_name)
    return client.chat.completions.create(
        model="m", messages=[{"role": "user", "content": text}])
'''

DEID = '''\
def scrub(text):
    return text.upper()


def mask(text):
    return text
'''


class Client:
    def __init__(self, *flags, cwd="/", cache=None):
        environment = dict(os.environ, XDG_CACHE_HOME=str(cache or cwd))
        self.process = subprocess.Popen(
            [expect.binary(), "lsp", "--as-of", "2026-11-24", *flags], cwd=cwd,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
        self.count = 0
        self.diagnostics = {}
        self.log = []

    def raw(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.raw(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    def notify(self, method, params=None):
        self.send({"method": method, "params": params or {}})

    def read(self):
        length = None
        while True:
            line = self.process.stdout.readline()
            assert line, "the server is gone"
            if line == b"\r\n":
                break
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message = json.loads(self.process.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            at = message["params"]
            self.diagnostics[at["uri"]] = at["diagnostics"]
        if message.get("method") == "window/logMessage":
            self.log.append(message["params"]["message"])
        return message

    def request(self, method, params=None):
        self.count += 1
        self.send({"id": self.count, "method": method, "params": params or {}})
        return self.answer(self.count)

    def answer(self, wanted):
        while True:
            message = self.read()
            if "id" in message and message["id"] == wanted:
                return message

    def wait_for_scan(self):
        said = len(self.log)
        while len(self.log) == said:
            self.read()

    def open(self, folder, name="app/letters.py", **options):
        self.request("initialize", {"rootUri": folder.as_uri(),
                                    "initializationOptions": options})
        self.notify("initialized")
        self.notify("textDocument/didOpen",
                    {"textDocument": {"uri": (folder / name).as_uri()}})
        self.wait_for_scan()

    def save(self, path):
        self.notify("textDocument/didSave",
                    {"textDocument": {"uri": path.as_uri()}})
        self.wait_for_scan()

    def at(self, method, path, line, character=0):
        place = {"line": line, "character": character}
        return self.request(method, {
            "textDocument": {"uri": path.as_uri()}, "position": place,
            "range": {"start": place, "end": place},
            "context": {"diagnostics": []}})["result"]

    def stop(self):
        assert self.request("shutdown")["result"] is None
        self.notify("exit")
        return self.process.wait(timeout=20)


@pytest.fixture
def ward(tmp_path):
    folder = tmp_path / "the ward"
    (folder / "app").mkdir(parents=True)
    (folder / "philint.yaml").write_text(POLICY)
    (folder / "app" / "letters.py").write_text(LETTERS, encoding="utf-8")
    (folder / "app" / "deid.py").write_text(DEID)
    return folder


@pytest.fixture
def client(tmp_path):
    clients = []

    def start(*flags):
        clients.append(Client(*flags, cwd=tmp_path, cache=tmp_path / "cache"))
        return clients[-1]

    yield start
    for one in clients:
        one.process.kill()
        one.process.wait()
        one.process.stdin.close()
        one.process.stdout.close()


def apply(text, edits):
    """The text after LSP edits that insert whole lines."""
    lines = text.split("\n")
    for edit in edits:
        start = edit["range"]["start"]
        assert start == edit["range"]["end"] and start["character"] == 0
        lines[start["line"]:start["line"]] = edit["newText"].rstrip(
            "\n").split("\n")
    return "\n".join(lines)


def named(actions, text):
    (found,) = [a for a in actions if text in a["title"]]
    return found


def test_a_session(ward, client):
    editor = client()
    capabilities = editor.request(
        "initialize", {"rootUri": ward.as_uri()})["result"]["capabilities"]
    assert capabilities["hoverProvider"] is True
    assert capabilities["textDocumentSync"]["save"] is True
    editor.notify("initialized")
    letters = ward / "app" / "letters.py"
    editor.notify("textDocument/didOpen",
                  {"textDocument": {"uri": letters.as_uri()}})
    editor.wait_for_scan()
    found = editor.diagnostics[letters.as_uri()]
    by_code = {d["code"]: d for d in found}
    assert {"PHI101", "PHI201"} <= set(by_code)
    # Columns count UTF-16: the smiley is two.
    place = by_code["PHI201"]["range"]["start"]
    line = LETTERS.split("\n")[place["line"]]
    before = line.encode("utf-16-le")[:2 * place["character"]].decode("utf-16-le")
    assert line[len(before):].startswith("mrn")
    assert by_code["PHI201"]["severity"] == 1
    assert by_code["PHI201"]["source"] == "philint"
    path = [(pathlib.Path(step["location"]["uri"]).name,
             step["location"]["range"]["start"]["line"], step["message"])
            for step in by_code["PHI101"]["relatedInformation"]]
    assert path[0] == ("letters.py", 10, "`patient_name` is patient data")
    assert "deid.py" in {step[0] for step in path}
    assert editor.stop() == 0


def test_saving_a_repair_takes_the_finding_away(ward, client):
    editor = client()
    editor.open(ward)
    letters = ward / "app" / "letters.py"
    assert editor.diagnostics[letters.as_uri()]
    letters.write_text("def ask():\n    return 1\n")
    editor.save(letters)
    assert editor.diagnostics[letters.as_uri()] == []
    assert editor.stop() == 0


def test_hover_shows_the_rules_page(ward, client):
    editor = client()
    editor.open(ward)
    letters = ward / "app" / "letters.py"
    (leak,) = [d for d in editor.diagnostics[letters.as_uri()]
               if d["code"] == "PHI201"]
    place = leak["range"]["start"]
    hover = editor.at("textDocument/hover", letters, **place)
    page = (expect.ROOT / "policies/rules/PHI201.md").read_text()
    assert hover["contents"]["kind"] == "markdown"
    assert page.strip() in hover["contents"]["value"]
    assert leak["message"] in hover["contents"]["value"]
    assert editor.at("textDocument/hover", letters, line=0) is None
    assert editor.at("textDocument/hover", ward / "no.py", line=0) is None


def test_a_suppression_counts_once_it_has_a_reason(ward, client):
    editor = client()
    editor.open(ward)
    letters = ward / "app" / "letters.py"
    place = next(d["range"]["start"]
                 for d in editor.diagnostics[letters.as_uri()]
                 if d["code"] == "PHI201")
    actions = editor.at("textDocument/codeAction", letters, **place)
    edits = named(actions, "Suppress PHI201 here")["edit"]["changes"]
    text = apply(LETTERS, edits[letters.as_uri()])
    added = "    # philint: allow PHI201 until 2027-02-24 because "
    assert text.split("\n")[place["line"]] == added
    letters.write_text(text, encoding="utf-8")
    editor.save(letters)
    codes = {d["code"] for d in editor.diagnostics[letters.as_uri()]}
    assert {"PHI201", "PHI908"} <= codes
    letters.write_text(text.replace(added, added + "it is synthetic"),
                       encoding="utf-8")
    editor.save(letters)
    codes = {d["code"] for d in editor.diagnostics[letters.as_uri()]}
    assert not codes & {"PHI201", "PHI908"}


def test_a_client_that_asks_for_the_reason_gets_a_command(ward, client):
    editor = client()
    editor.open(ward, askReason=True)
    letters = ward / "app" / "letters.py"
    place = next(d["range"]["start"]
                 for d in editor.diagnostics[letters.as_uri()]
                 if d["code"] == "PHI201")
    action = named(editor.at("textDocument/codeAction", letters, **place),
                   "Suppress PHI201 here")
    assert "edit" not in action
    assert action["command"]["command"] == "philint.suppress"
    assert action["command"]["arguments"] == [
        letters.as_uri(), place["line"],
        "    # philint: allow PHI201 until 2027-02-24 because "]


def test_the_comment_is_of_the_files_language(tmp_path, client):
    (tmp_path / "a.ts").write_text(
        "export function show(patientName: string, mrn: string) {\n"
        "  console.log(patientName, mrn);\n}\n")
    editor = client()
    editor.open(tmp_path, "a.ts")
    place = editor.diagnostics[(tmp_path / "a.ts").as_uri()][0]["range"]["start"]
    action = named(editor.at("textDocument/codeAction", tmp_path / "a.ts",
                             **place), "here")
    (edit,) = action["edit"]["changes"][(tmp_path / "a.ts").as_uri()]
    assert edit["newText"].startswith("  // philint: allow PHI")


def test_a_function_can_be_declared_to_deidentify(ward, client):
    editor = client()
    editor.open(ward)
    letters, policy = ward / "app" / "letters.py", ward / "philint.yaml"
    line = LETTERS.split("\n").index("    text = scrub(patient_name)")
    actions = editor.at("textDocument/codeAction", letters, line, 12)
    (edit,) = named(actions, "app.deid.scrub de-identifies")["edit"][
        "documentChanges"]
    assert edit["textDocument"]["uri"] == policy.as_uri()
    policy.write_text(apply(POLICY, edit["edits"]))
    editor.save(policy)
    assert "PHI101" not in {
        d["code"] for d in editor.diagnostics[letters.as_uri()]}


def test_a_function_can_be_declared_a_source(ward, client):
    (ward / "app" / "ehr.py").write_text("def chart(key):\n    return key\n")
    (ward / "app" / "show.py").write_text(
        "from app.ehr import chart\n\n\ndef show(key):\n    print(chart(key))\n")
    editor = client()
    editor.open(ward)
    policy, show = ward / "philint.yaml", ward / "app" / "show.py"
    assert show.as_uri() not in editor.diagnostics
    actions = editor.at("textDocument/codeAction", ward / "app" / "ehr.py", 0, 4)
    (edit,) = named(actions, "app.ehr.chart returns patient data")["edit"][
        "documentChanges"]
    policy.write_text(apply(POLICY, edit["edits"]))
    editor.save(policy)
    assert [d["code"] for d in editor.diagnostics[show.as_uri()]] == ["PHI202"]


def test_a_policy_that_is_not_there_is_made(ward, client):
    (ward / "philint.yaml").unlink()
    editor = client()
    editor.open(ward)
    actions = editor.at("textDocument/codeAction", ward / "app" / "deid.py", 0, 4)
    create, edit = named(actions, "de-identifies")["edit"]["documentChanges"]
    assert create == {"kind": "create", "uri": (ward / "philint.yaml").as_uri()}
    (ward / "philint.yaml").write_text(apply("", edit["edits"]) + "\n")
    editor.save(ward / "philint.yaml")
    assert (ward / "philint.yaml").as_uri() not in editor.diagnostics
    done = subprocess.run([expect.binary(), "check-policy", "--syntax"],
                          cwd=ward, capture_output=True)
    assert done.returncode == 0, done.stderr


def test_a_policy_that_does_not_load_is_told_in_its_file(ward, client):
    editor = client()
    editor.open(ward)
    policy = ward / "philint.yaml"
    policy.write_text(POLICY.replace("vendors:", "vendor:"))
    editor.save(policy)
    (told,) = editor.diagnostics[policy.as_uri()]
    assert told["range"]["start"]["line"] == 2 and "vendors" in told["message"]
    policy.write_text(POLICY)
    editor.save(policy)
    assert editor.diagnostics[policy.as_uri()] == []


# Wrong messages


@pytest.mark.parametrize("message, code", [
    ({"id": 7, "method": "textDocument/hover"}, -32002),
    ({"id": 7, "method": 5}, -32600),
    ({"id": 7}, -32600)])
def test_before_initialize(client, message, code):
    editor = client()
    editor.send(message)
    assert editor.answer(7)["error"]["code"] == code


def test_wrong_messages_are_answered_and_change_nothing(ward, client):
    editor = client()
    editor.raw(b"Content-Length: 5\r\n\r\n{]}[}")
    assert editor.read()["error"]["code"] == -32700
    editor.raw(b"nonsense\r\n\r\nContent-Type: x\r\n\r\n")
    editor.open(ward)
    assert editor.request("no/such")["error"]["code"] == -32601
    for params in (None, [], 3, "x", {"textDocument": 1},
                   {"textDocument": {"uri": 5}, "position": []},
                   {"textDocument": {"uri": "file://%"}, "range": {"start": -1}},
                   {"textDocument": {"uri": (ward / "app/letters.py").as_uri()},
                    "position": {"line": 10 ** 30, "character": -4}}):
        for method in ("textDocument/hover", "textDocument/codeAction"):
            editor.count += 1
            editor.send({"id": editor.count, "method": method,
                         "params": params})
            assert "result" in editor.answer(editor.count)
        editor.send({"method": "textDocument/didOpen", "params": params})
    assert editor.request("initialize")["error"]["code"] == -32600
    assert editor.stop() == 0


def test_random_bytes_do_not_end_it(ward, client):
    rng = random.Random(8)
    editor = client()
    editor.open(ward)
    for _ in range(60):
        body = bytearray(json.dumps(
            {"jsonrpc": "2.0", "method": "textDocument/hover", "params":
             {"textDocument": {"uri": "file:///x"}, "position": {"line": 1}}}
        ).encode())
        for _ in range(rng.randrange(1, 9)):
            body[rng.randrange(len(body))] = rng.randrange(256)
        editor.raw(b"Content-Length: %d\r\n\r\n%s" % (len(body), bytes(body)))
    assert editor.request("no/such")["error"]["code"] == -32601
    assert editor.stop() == 0


def test_the_end_of_input_ends_it(client):
    editor = client()
    editor.request("initialize", {})
    editor.process.stdin.close()
    assert editor.process.wait(timeout=20) == 1
    editor.process.stdin = open(os.devnull, "wb")


def test_exit_without_shutdown_is_told(client):
    editor = client()
    editor.request("initialize", {})
    editor.notify("exit")
    assert editor.process.wait(timeout=20) == 1
