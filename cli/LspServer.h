// `philint lsp`: a language server over standard input and output. Files are
// scanned when one is first opened and whenever one is saved; what is shown is
// what `philint scan` reports.
//
// One thread, one message after the other. A message that is wrong is answered
// with an error and changes nothing.
#pragma once

#include "cli/LspView.h"
#include "cli/Scan.h"

#include <memory>
#include <optional>
#include <set>

namespace philint::cli {

class LspServer {
public:
  LspServer(const Arguments &arguments, LspWire &wire)
      : arguments_(arguments), wire_(wire) {}

  int run(); // the exit status

private:
  void handle(const Json &message);
  void handleRequest(const Json &id, const std::string &method,
                     const Json &params);
  void handleNotification(const std::string &method, const Json &params);
  void answer(const Json &id, const Json &result);
  void refuse(const Json &id, int code, const std::string &why);
  void notify(const char *method, Json params);

  Json initialize(const Json &params);
  Json codeActions(const Json &params);
  void scanFolders();
  void publish();
  void publishPolicyError(const Error &error);
  // The document's path in the report; "" where it is not in the folder.
  std::string fileOf(const Json &params) const;
  std::set<std::string> functionsAt(const std::string &file,
                                    const LspRange &range);
  std::string policyFor(const std::string &file) const;

  Arguments arguments_;
  LspWire &wire_;
  bool isReady_ = false, isShutDown_ = false, isOver_ = false;
  bool isStale_ = false; // a file was opened or saved since the last scan
  bool asksReason_ = false;
  std::unique_ptr<Scanned> scanned_;
  std::unique_ptr<LspView> view_;
  std::optional<link::Program> program_; // made when first asked for
  std::set<std::string> shown_;          // addresses with diagnostics
};

} // namespace philint::cli
