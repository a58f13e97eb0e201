#include "cli/LspView.h"

#include "core/report/Risks.h"

#include <algorithm>

namespace philint::cli {

namespace {

std::uint32_t numberAt(const Json &object, const char *key) {
  if (!object.is_object())
    return 0;
  const auto at = object.find(key);
  if (at == object.end() || !at->is_number_unsigned())
    return 0;
  return static_cast<std::uint32_t>(
      std::min<std::uint64_t>(at->get<std::uint64_t>(), 1U << 30));
}

Json memberOf(const Json &object, const char *key) {
  if (object.is_object())
    if (const auto at = object.find(key); at != object.end())
      return *at;
  return Json();
}

int hexOf(char c) {
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'a' && c <= 'f' ? c - 'a' + 10
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                : -1;
}

int severityOf(report::Severity severity) {
  return severity == report::Severity::Error     ? 1
         : severity == report::Severity::Warning ? 2
                                                 : 3;
}

} // namespace

Json toJson(const LspPosition &position) {
  return {{"line", position.line}, {"character", position.character}};
}
Json toJson(const LspRange &range) {
  return {{"start", toJson(range.begin)}, {"end", toJson(range.end)}};
}
LspPosition positionOf(const Json &json) {
  return {numberAt(json, "line"), numberAt(json, "character")};
}
LspRange rangeOf(const Json &json) {
  return {positionOf(memberOf(json, "start")),
          positionOf(memberOf(json, "end"))};
}

std::string uriOf(const std::string &path) {
  constexpr const char *digits = "0123456789ABCDEF";
  std::string out = "file://";
  for (const char c : path) {
    const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                         (c >= '0' && c <= '9') ||
                         std::string_view("/-._~").find(c) !=
                             std::string_view::npos;
    if (isPlain) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
  return out;
}

std::string pathOf(const std::string &uri) {
  const std::string scheme = "file://";
  if (!uri.starts_with(scheme))
    return {};
  const std::size_t begin = uri.find('/', scheme.size()); // after the host
  std::string out;
  for (std::size_t i = begin; i < uri.size(); ++i) {
    if (uri[i] == '%' && i + 2 < uri.size() && hexOf(uri[i + 1]) >= 0 &&
        hexOf(uri[i + 2]) >= 0) {
      out += static_cast<char>(hexOf(uri[i + 1]) * 16 + hexOf(uri[i + 2]));
      i += 2;
    } else {
      out += uri[i];
    }
  }
  return out;
}

LspView::LspView(report::Report report)
    : report_(std::move(report)), sources_(report_.root) {
  for (const report::Finding &finding : report_.findings)
    if (report::isOpen(finding) && finding.baselineState != "unchanged" &&
        !finding.region.file.empty())
      findings_[finding.region.file].push_back(&finding);
}

std::string LspView::pathOf(const std::string &file) const {
  return file.starts_with('/') ? file : report_.root + "/" + file;
}

LspRange LspView::rangeOf(const report::Region &region) const {
  const auto place = [&](std::uint32_t line, std::uint32_t column) {
    return LspPosition{line ? line - 1 : 0,
                       sources_.utf16Column(region.file, line, column) - 1};
  };
  return {place(region.line, region.column),
          place(region.endLine, region.endColumn)};
}

Json LspView::locationOf(const report::Region &region) const {
  return {{"uri", uriOf(pathOf(region.file))}, {"range", toJson(rangeOf(region))}};
}

Json LspView::diagnosticOf(const report::Finding &finding) const {
  Json out = {{"range", toJson(rangeOf(finding.region))},
              {"severity", severityOf(finding.severity)},
              {"code", finding.rule},
              {"source", "philint"},
              {"message", finding.message}};
  Json related = Json::array();
  if (!finding.flows.empty())
    for (const report::Step &step : finding.flows.front().steps)
      if (!step.region.file.empty())
        related.push_back({{"location", locationOf(step.region)},
                           {"message", step.text}});
  if (!related.empty())
    out["relatedInformation"] = std::move(related);
  out["data"] = {{"fingerprint", finding.fingerprint}};
  return out;
}

Json LspView::diagnosticsOf(const std::string &file) const {
  Json out = Json::array();
  if (const auto at = findings_.find(file); at != findings_.end())
    for (const report::Finding *finding : at->second)
      out.push_back(diagnosticOf(*finding));
  return out;
}

std::vector<const report::Finding *> LspView::at(const std::string &file,
                                                 const LspRange &range) const {
  std::vector<const report::Finding *> out;
  if (const auto at = findings_.find(file); at != findings_.end())
    for (const report::Finding *finding : at->second)
      if (rangeOf(finding->region).touches(range))
        out.push_back(finding);
  return out;
}

std::string LspView::pageOf(const report::Finding &finding) const {
  std::string out = "**" + finding.rule + "** " + finding.message + "\n\n";
  if (!finding.remedy.empty())
    out += "**Remedy:** " + finding.remedy + "\n\n";
  for (const report::RuleInfo &rule : report_.rules)
    if (rule.code == finding.rule && !rule.help.empty())
      out += "---\n\n" + rule.help;
  return out;
}

Json LspView::hoverAt(const std::string &file,
                      const LspPosition &position) const {
  const auto found = at(file, {position, position});
  if (found.empty())
    return Json();
  std::string text;
  for (const report::Finding *finding : found)
    text += (text.empty() ? "" : "\n\n---\n\n") + pageOf(*finding);
  return {{"contents", {{"kind", "markdown"}, {"value", text}}},
          {"range", toJson(rangeOf(found.front()->region))}};
}

} // namespace philint::cli
