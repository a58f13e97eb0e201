"""The VS Code extension, with stand-ins for the editor's modules."""

import json
import shutil
import subprocess

import expect
import pytest

FOLDER = expect.ROOT / "integrations" / "vscode"

HARNESS = r"""
const Module = require("module");
const said = { commands: {}, inserted: [], clients: [] };
let answer = null;
const settings = { path: "/opt/philint", confidence: "high" };
const vscode = {
  window: { showInputBox: async (options) => {
    said.refusesEmpty = options.validateInput("  ") !== null;
    said.takesText = options.validateInput("x") === null;
    return answer; } },
  workspace: {
    getConfiguration: () => ({ get: (key) => settings[key] }),
    applyEdit: async (edit) => { said.inserted.push(edit.parts); return true; },
  },
  commands: { registerCommand: (name, run) => { said.commands[name] = run; } },
  Uri: { parse: (text) => text },
  Position: class { constructor(line, character) { this.at = [line, character]; } },
  WorkspaceEdit: class { constructor() { this.parts = []; }
    insert(uri, position, text) { this.parts.push([uri, position.at, text]); } },
};
class LanguageClient {
  constructor(id, name, server, options) {
    said.clients.push({ server, options, log: [] }); this.log = said.clients.at(-1).log; }
  async start() { this.log.push("start"); }
  async stop() { this.log.push("stop"); }
}
const load = Module._load;
Module._load = (name, ...rest) =>
  name === "vscode" ? vscode
  : name === "vscode-languageclient/node" ? { LanguageClient }
  : load(name, ...rest);
(async () => {
  const extension = require(process.argv[1]);
  await extension.activate({ subscriptions: [] });
  await said.commands["philint.suppress"]("file:///a.py", 4, "  # because ");
  answer = " made   up\n visits ";
  await said.commands["philint.suppress"]("file:///a.py", 4, "  # because ");
  await said.commands["philint.restart"]();
  await extension.deactivate();
  said.commands = Object.keys(said.commands);
  console.log(JSON.stringify(said));
})();
"""


@pytest.fixture(scope="module")
def said():
    node = shutil.which("node")
    if not node:
        pytest.skip("node is not installed")
    done = subprocess.run([node, "-e", HARNESS, str(FOLDER / "extension.js")],
                          capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_it_starts_and_stops_the_server(said):
    first, second = said["clients"]
    assert first["server"] == {"command": "/opt/philint",
                               "args": ["lsp", "--confidence", "high"]}
    assert first["options"]["initializationOptions"] == {"askReason": True}
    assert {"python", "typescript", "cpp"} <= {
        one["language"] for one in first["options"]["documentSelector"]}
    assert first["log"] == second["log"] == ["start", "stop"]


def test_a_suppression_is_inserted_with_its_reason_alone(said):
    assert said["refusesEmpty"] and said["takesText"]
    assert said["inserted"] == [
        [["file:///a.py", [4, 0], "  # because made up visits\n"]]]


def test_the_manifest_and_the_code_name_the_same(said):
    manifest = json.loads((FOLDER / "package.json").read_text())
    assert (FOLDER / manifest["main"]).exists()
    told = {one["command"] for one in manifest["contributes"]["commands"]}
    assert told <= set(said["commands"])
    settings = manifest["contributes"]["configuration"]["properties"]
    # A workspace must not choose the program that is run.
    assert settings["philint.path"]["scope"] == "machine"
