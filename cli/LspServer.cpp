#include "cli/LspServer.h"

#include "cli/Commands.h"
#include "cli/LspActions.h"
#include "core/report/Writers.h"
#include "core/support/Files.h"
#include "core/support/Version.h"

#include <filesystem>
#include <unistd.h>

namespace philint::cli {

namespace fs = std::filesystem;

namespace {

constexpr int kParseError = -32700, kInvalidRequest = -32600,
              kMethodNotFound = -32601, kNotInitialized = -32002;

const Json &memberOf(const Json &object, const char *key) {
  static const Json none;
  if (!object.is_object())
    return none;
  const auto at = object.find(key);
  return at == object.end() ? none : *at;
}
std::string textOf(const Json &object, const char *key) {
  const Json &value = memberOf(object, key);
  return value.is_string() ? value.get<std::string>() : std::string();
}

// The folders that the client has open.
std::vector<std::string> foldersOf(const Json &params) {
  std::vector<std::string> out;
  const Json &folders = memberOf(params, "workspaceFolders");
  if (folders.is_array())
    for (const Json &folder : folders)
      if (std::string path = pathOf(textOf(folder, "uri")); !path.empty())
        out.push_back(std::move(path));
  if (!out.empty())
    return out;
  if (std::string path = pathOf(textOf(params, "rootUri")); !path.empty())
    return {path};
  if (std::string path = textOf(params, "rootPath"); !path.empty())
    return {path};
  return {};
}

bool contains(const LspRange &outer, const LspRange &inner) {
  return outer.begin <= inner.begin && inner.end <= outer.end;
}

} // namespace

int LspServer::run() {
  while (!isOver_) {
    if (isStale_ && !wire_.hasInput())
      scanFolders();
    Json message;
    switch (wire_.read(message)) {
    case LspWire::End:
      return isShutDown_ ? 0 : 1;
    case LspWire::Broken:
      refuse(nullptr, kParseError, "this message is no JSON");
      break;
    case LspWire::Message:
      handle(message);
    }
  }
  return isShutDown_ ? 0 : 1;
}

void LspServer::handle(const Json &message) {
  const Json &id = memberOf(message, "id");
  const Json &method = memberOf(message, "method");
  const bool hasId = id.is_string() || id.is_number();
  if (!method.is_string()) {
    // An answer to a request of ours would have no method; we ask nothing.
    if (memberOf(message, "result").is_null() &&
        memberOf(message, "error").is_null())
      refuse(hasId ? id : Json(), kInvalidRequest,
             "a message names a method");
    return;
  }
  if (hasId)
    handleRequest(id, method.get<std::string>(), memberOf(message, "params"));
  else
    handleNotification(method.get<std::string>(), memberOf(message, "params"));
}

void LspServer::handleRequest(const Json &id, const std::string &method,
                              const Json &params) {
  if (isShutDown_)
    return refuse(id, kInvalidRequest, "the server is shut down");
  if (method == "initialize") {
    if (isReady_)
      return refuse(id, kInvalidRequest, "the server is initialized already");
    return answer(id, initialize(params));
  }
  if (!isReady_)
    return refuse(id, kNotInitialized, "`initialize` comes first");
  if (method == "shutdown") {
    isShutDown_ = true;
    isStale_ = false;
    return answer(id, nullptr);
  }
  if (isStale_)
    scanFolders();
  if (method == "textDocument/hover") {
    const std::string file = fileOf(params);
    return answer(id, file.empty() || !view_
                          ? Json()
                          : view_->hoverAt(file, positionOf(memberOf(
                                                     params, "position"))));
  }
  if (method == "textDocument/codeAction")
    return answer(id, codeActions(params));
  refuse(id, kMethodNotFound, "there is no method " + method);
}

void LspServer::handleNotification(const std::string &method,
                                   const Json &) {
  if (method == "exit")
    isOver_ = true;
  if (!isReady_ || isShutDown_)
    return;
  if (method == "textDocument/didOpen")
    isStale_ |= !view_;
  else if (method == "textDocument/didSave" ||
           method == "workspace/didChangeWatchedFiles")
    isStale_ = true;
}

Json LspServer::initialize(const Json &params) {
  isReady_ = true;
  if (std::vector<std::string> folders = foldersOf(params); !folders.empty())
    arguments_.paths = std::move(folders);
  const Json &asks =
      memberOf(memberOf(params, "initializationOptions"), "askReason");
  asksReason_ = asks.is_boolean() && asks.get<bool>();
  return {{"capabilities",
           {{"positionEncoding", "utf-16"},
            {"textDocumentSync",
             {{"openClose", true}, {"change", 0}, {"save", true}}},
            {"hoverProvider", true},
            {"codeActionProvider",
             {{"codeActionKinds", Json::array({"quickfix"})}}}}},
          {"serverInfo", {{"name", "philint"}, {"version", kVersion}}}};
}

void LspServer::scanFolders() {
  isStale_ = false;
  program_.reset();
  Stats stats;
  auto scanned = scan(arguments_, stats);
  if (!scanned)
    return publishPolicyError(scanned.error());
  scanned_ = std::move(*scanned);
  report::Report report = scanned_->report;
  const report::Sources sources(report.root);
  completeReport(arguments_, scanned_->inputs, scanned_->policy,
                 scanned_->baseline, sources, report);
  view_ = std::make_unique<LspView>(std::move(report));
  publish();
}

void LspServer::publish() {
  std::set<std::string> now;
  for (const auto &[file, findings] : view_->findings()) {
    const std::string uri = uriOf(view_->pathOf(file));
    now.insert(uri);
    notify("textDocument/publishDiagnostics",
           {{"uri", uri}, {"diagnostics", view_->diagnosticsOf(file)}});
  }
  for (const std::string &uri : shown_)
    if (!now.count(uri))
      notify("textDocument/publishDiagnostics",
             {{"uri", uri}, {"diagnostics", Json::array()}});
  shown_ = std::move(now);
  notify("window/logMessage",
         {{"type", 3},
          {"message", "philint: " + report::summary(view_->report())}});
}

// A policy that does not load is told where it is wrong; what was shown stays.
void LspServer::publishPolicyError(const Error &error) {
  std::error_code ec;
  if (!error.file.empty() && fs::exists(error.file, ec)) {
    const std::string uri =
        uriOf(fs::absolute(error.file, ec).lexically_normal().string());
    const LspPosition begin{error.line ? error.line - 1 : 0,
                            error.column ? error.column - 1 : 0};
    const LspPosition end{begin.line + 1, 0};
    const Json diagnostic = {{"range", toJson(LspRange{begin, end})},
                             {"severity", 1},
                             {"source", "philint"},
                             {"message", error.message}};
    notify("textDocument/publishDiagnostics",
           {{"uri", uri}, {"diagnostics", Json::array({diagnostic})}});
    shown_.insert(uri);
  }
  notify("window/logMessage", {{"type", 1}, {"message", "philint: " + error.text()}});
}

std::string LspServer::fileOf(const Json &params) const {
  const std::string path =
      pathOf(textOf(memberOf(params, "textDocument"), "uri"));
  if (path.empty() || !view_)
    return {};
  const fs::path relative =
      fs::path(path).lexically_normal().lexically_relative(
          view_->report().root);
  return relative.empty() || *relative.begin() == ".."
             ? std::string()
             : relative.generic_string();
}

// The nearest philint.yaml upwards, else the one that is to be made.
std::string LspServer::policyFor(const std::string &file) const {
  std::error_code ec;
  if (!arguments_.policy.empty())
    return fs::absolute(arguments_.policy, ec).lexically_normal().string();
  const fs::path root = view_->report().root;
  for (fs::path folder = (root / file).parent_path();;
       folder = folder.parent_path()) {
    if (fs::exists(folder / "philint.yaml", ec))
      return (folder / "philint.yaml").string();
    if (folder == folder.parent_path())
      return (root / "philint.yaml").string();
  }
}

// Functions of the program that are called in the range, the innermost call
// alone, or whose definition begins there.
std::set<std::string> LspServer::functionsAt(const std::string &file,
                                             const LspRange &range) {
  if (!program_)
    program_ = [&] {
      Stats stats;
      return linkInputs(scanned_->inputs, arguments_, scanned_->policy, stats);
    }();
  const link::Program &program = *program_;
  std::set<std::string> out;
  std::optional<LspRange> innermost;
  for (link::UnitId u = 0; u < program.units.size(); ++u) {
    const ir::UnitFacts &unit = program.facts(u);
    if (unit.path != file)
      continue;
    const auto placeOf = [&](ir::Span span) {
      const ir::Position a = ir::positionOf(unit, span.begin);
      const ir::Position b = ir::positionOf(unit, span.end);
      return view_->rangeOf({file, a.line, a.column, b.line, b.column});
    };
    for (std::uint32_t i = 0; i < unit.functions.size(); ++i)
      if (!unit.text(unit.functions[i].suffix).empty() &&
          placeOf(unit.functions[i].span).begin.line == range.begin.line)
        out.insert(std::string(program.symbols.text(
            program.functions[program.bases[u].function + i].name)));
    for (std::uint32_t i = 0; i < unit.sites.size(); ++i) {
      const auto targets = program.targetsOf(program.bases[u].site + i);
      const LspRange place = placeOf(unit.sites[i].span);
      if (targets.empty() || !contains(place, range) ||
          (innermost && !contains(*innermost, place)))
        continue;
      innermost = place;
      out.clear();
      for (const link::Target &target : targets)
        out.insert(std::string(program.symbols.text(
            program.functions[target.function].name)));
    }
  }
  return out;
}

Json LspServer::codeActions(const Json &params) {
  const std::string file = fileOf(params);
  if (file.empty() || !view_ || !scanned_)
    return Json::array();
  const LspRange range = rangeOf(memberOf(params, "range"));
  Json out = suppressions(*view_, file, range, asksReason_);
  const std::set<std::string> functions = functionsAt(file, range);
  if (functions.empty())
    return out;
  const std::string policyFile = policyFor(file);
  const auto text = readFile(policyFile);
  for (const std::string &function : functions)
    for (Json &one : declarations(function, policyFile,
                                  text ? *text : std::string(), bool(text)))
      out.push_back(std::move(one));
  return out;
}

void LspServer::answer(const Json &id, const Json &result) {
  wire_.write({{"jsonrpc", "2.0"}, {"id", id}, {"result", result}});
}
void LspServer::refuse(const Json &id, int code, const std::string &why) {
  wire_.write({{"jsonrpc", "2.0"},
               {"id", id},
               {"error", {{"code", code}, {"message", why}}}});
}
void LspServer::notify(const char *method, Json params) {
  wire_.write({{"jsonrpc", "2.0"},
               {"method", method},
               {"params", std::move(params)}});
}

int runLsp(const Arguments &arguments) {
  Arguments scanning = arguments;
  scanning.command = Command::Scan; // with the folders' own policies
  LspWire wire(STDIN_FILENO, STDOUT_FILENO);
  return LspServer(scanning, wire).run();
}

} // namespace philint::cli
