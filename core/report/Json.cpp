// philint's own JSON: the report as it is, for scripts; and GitLab's.
#include "core/report/Code.h"
#include "core/report/Filter.h"
#include "core/report/Review.h"
#include "core/report/ReviewJson.h"
#include "core/report/Writers.h"

#include <nlohmann/json.hpp>

namespace philint::report {

using Json = nlohmann::ordered_json;

namespace {

// Columns count characters, as editors show them.
Json regionOf(const Region &region, const Sources &sources) {
  const auto column = [&](std::uint32_t line, std::uint32_t bytes) {
    const std::string_view text = sources.line(region.file, line);
    return characterCount(text.substr(
               0, std::min<std::size_t>(bytes ? bytes - 1 : 0, text.size()))) +
           1;
  };
  return {{"file", region.file},
          {"line", region.line},
          {"column", column(region.line, region.column)},
          {"end_line", region.endLine},
          {"end_column", column(region.endLine, region.endColumn)}};
}

Json flowOf(const Flow &flow, const Sources &sources, const Mask &mask) {
  Json out = {{"fingerprint", flow.fingerprint},
              {"source", mask.line(flow.source, {})},
              {"phi", flow.phi},
              {"state", flow.state},
              {"confidence", name(flow.confidence)},
              {"suppressed", flow.suppressed}};
  out["steps"] = Json::array();
  for (const Step &step : flow.steps) {
    Json one = regionOf(step.region, sources);
    one["text"] = mask.prose(step.text);
    out["steps"].push_back(std::move(one));
  }
  return out;
}

Json findingOf(const Finding &finding, const Sources &sources,
               const Mask &mask) {
  Json out = {{"rule", finding.rule},
              {"severity", name(finding.severity)},
              {"confidence", name(finding.confidence)},
              {"category", finding.category},
              {"message", mask.prose(finding.message)},
              {"remedy", mask.prose(finding.remedy)},
              {"fingerprint", finding.fingerprint}};
  out["region"] = finding.region.file.empty()
                      ? Json(nullptr)
                      : regionOf(finding.region, sources);
  out["phi"] = finding.phi;
  const std::pair<const char *, const std::string *> optional[] = {
      {"state", &finding.state}, {"vendor", &finding.vendor},
      {"baa", &finding.baa},     {"purpose", &finding.purpose},
      {"sink", &finding.sink},   {"owner", &finding.owner},
      {"baseline_state", &finding.baselineState}};
  for (const auto &[key, value] : optional)
    if (!value->empty())
      out[key] = *value;
  if (finding.suppressed)
    out["suppressed_because"] = finding.suppressedBecause;
  if (finding.suppressed && finding.suppressedUntil)
    out["suppressed_until"] = dateText(finding.suppressedUntil);
  if (!finding.marks.empty())
    out["marks"] = finding.marks;
  out["suppressed"] = finding.suppressed;
  out["related"] = Json::array();
  for (const Region &region : finding.related)
    out["related"].push_back(regionOf(region, sources));
  out["flows"] = Json::array();
  for (const Flow &flow : finding.flows)
    out["flows"].push_back(flowOf(flow, sources, mask));
  return out;
}

const char *levelOf(Notification::Level level) {
  return level == Notification::Error     ? "error"
         : level == Notification::Warning ? "warning"
                                          : "note";
}

} // namespace

std::string writeJson(const Report &report, const Sources &sources) {
  Json out = {{"tool", "philint"},
              {"version", report.toolVersion},
              {"as_of", report.asOf},
              {"policy", report.policyFile},
              {"summary", summary(report)}};
  const Mask mask(report);
  out["findings"] = Json::array();
  for (const Finding &finding : report.findings)
    if (finding.severity != Severity::Off)
      out["findings"].push_back(findingOf(finding, sources, mask));
  out["notifications"] = Json::array();
  for (const Notification &n : report.notifications)
    out["notifications"].push_back({{"id", n.id},
                                    {"level", levelOf(n.level)},
                                    {"file", n.region.file},
                                    {"line", n.region.line},
                                    {"message", n.message}});
  const Coverage &c = report.coverage;
  out["coverage"] = {{"files_found", c.filesFound},
                     {"files_read", c.filesRead},
                     {"files_skipped", c.filesSkipped},
                     {"skipped_by", c.skippedBy},
                     {"lines", c.lines},
                     {"functions", c.functions},
                     {"syntax_errors", c.syntaxErrors},
                     {"calls_resolved", c.callsResolved},
                     {"calls_external", c.callsExternal},
                     {"calls_unresolved", c.callsUnresolved},
                     {"marks", c.marks}};
  if (!report.inventory.empty())
    out["inventory"] = Json::parse(report.inventory, nullptr, false);
  if (report.review)
    out["review"] = reviewJson(report);
  return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string writeGitLab(const Report &report, const Sources &) {
  Json out = Json::array();
  for (const Finding &finding : report.findings) {
    if (finding.suppressed || finding.severity == Severity::Off)
      continue;
    const char *severity = finding.severity == Severity::Error     ? "critical"
                           : finding.severity == Severity::Warning ? "major"
                                                                   : "minor";
    const std::string path = finding.region.file.empty()
                                 ? std::string("philint.yaml")
                                 : finding.region.file;
    Json one = {{"description", finding.message},
                {"check_name", finding.rule},
                {"fingerprint", finding.fingerprint},
                {"severity", severity}};
    one["categories"] = Json::array({"Security"});
    one["location"] = {
        {"path", path},
        {"lines",
         {{"begin", finding.region.line}, {"end", finding.region.endLine}}}};
    out.push_back(std::move(one));
  }
  return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace philint::report
