// A client of `philint lsp`, and the question for a reason behind a suppression.
"use strict";
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const LANGUAGES = [
  "python", "javascript", "javascriptreact", "typescript", "typescriptreact",
  "c", "cpp", "yaml", "dotenv", "dockerfile",
];

let client;

// The server says what to insert and where; a suppression without a reason
// would not count, so none is inserted.
async function suppress(address, line, text) {
  const reason = await vscode.window.showInputBox({
    title: "Suppress with a reason",
    prompt: "Why is this no leak, or accepted for now?",
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() ? null : "A reason is required"),
  });
  if (!reason || !reason.trim()) return false;
  const edit = new vscode.WorkspaceEdit();
  edit.insert(vscode.Uri.parse(address), new vscode.Position(line, 0),
    text + reason.trim().replace(/\s+/g, " ") + "\n");
  return vscode.workspace.applyEdit(edit);
}

function create() {
  const settings = vscode.workspace.getConfiguration("philint");
  const server = {
    command: settings.get("path"),
    args: ["lsp", "--confidence", settings.get("confidence")],
  };
  return new LanguageClient("philint", "philint", server, {
    documentSelector: LANGUAGES.map((language) => ({ scheme: "file", language })),
    initializationOptions: { askReason: true },
  });
}

async function restart() {
  if (client) await client.stop();
  client = create();
  await client.start();
}

async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand("philint.suppress", suppress),
    vscode.commands.registerCommand("philint.restart", restart));
  await restart();
}

function deactivate() {
  return client ? client.stop() : undefined;
}

module.exports = { activate, deactivate };
