// What an editor shows of a report: places as the protocol writes them,
// diagnostics with the data's path, and hovers with the rule's page.
//
//   LspView view(report, root);
//   for (const auto &[file, list] : view.diagnostics()) …
#pragma once

#include "cli/LspWire.h"
#include "core/report/Finding.h"
#include "core/report/Sources.h"

#include <map>

namespace philint::cli {

// Lines and columns count from 0, columns in UTF-16.
struct LspPosition {
  std::uint32_t line = 0, character = 0;
  auto operator<=>(const LspPosition &) const = default;
};
struct LspRange {
  LspPosition begin, end;
  bool touches(const LspRange &other) const {
    return begin <= other.end && other.begin <= end;
  }
};

Json toJson(const LspPosition &position);
Json toJson(const LspRange &range);
// What is no range is the beginning of the file.
LspRange rangeOf(const Json &json);
LspPosition positionOf(const Json &json);

// "/a b/c.py" and "file:///a%20b/c.py". What is no file's address is "".
std::string uriOf(const std::string &path);
std::string pathOf(const std::string &uri);

class LspView {
public:
  explicit LspView(report::Report report);

  const report::Report &report() const { return report_; }
  const report::Sources &sources() const { return sources_; }
  LspRange rangeOf(const report::Region &region) const;
  // Absolute.
  std::string pathOf(const std::string &file) const;

  // Open findings of each file, by the file's path in the report.
  const std::map<std::string, std::vector<const report::Finding *>> &
  findings() const {
    return findings_;
  }
  // … that touch the range, the first first.
  std::vector<const report::Finding *> at(const std::string &file,
                                          const LspRange &range) const;
  Json diagnosticsOf(const std::string &file) const;
  // null where there is nothing.
  Json hoverAt(const std::string &file, const LspPosition &position) const;

private:
  Json diagnosticOf(const report::Finding &finding) const;
  Json locationOf(const report::Region &region) const;
  std::string pageOf(const report::Finding &finding) const;

  report::Report report_;
  report::Sources sources_;
  std::map<std::string, std::vector<const report::Finding *>> findings_;
};

} // namespace philint::cli
