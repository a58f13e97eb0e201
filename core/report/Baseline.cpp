#include "core/report/Baseline.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace philint::report {

using Json = nlohmann::json;

namespace {

const Json &member(const Json &object, const char *name) {
  static const Json none;
  if (!object.is_object())
    return none;
  const auto at = object.find(name);
  return at == object.end() ? none : *at;
}

void keep(const Json &value, std::set<std::string> &into) {
  if (value.is_string())
    into.insert(value.get<std::string>());
}

} // namespace

Expected<Baseline> readBaseline(std::string_view sarif,
                                const std::string &file) {
  const Json log = Json::parse(sarif, nullptr, false);
  if (log.is_discarded())
    return Error{"is not JSON; give a SARIF file that philint wrote", file};
  const Json &runs = member(log, "runs");
  if (!runs.is_array())
    return Error{"has no runs; give a SARIF file that philint wrote", file};
  Baseline out;
  for (const Json &run : runs)
    for (const Json &result : member(run, "results")) {
      if (member(result, "baselineState") == "absent" ||
          !member(result, "suppressions").empty())
        continue;
      keep(member(member(result, "partialFingerprints"), "philint/v1"),
           out.findings);
      for (const Json &flow : member(member(result, "properties"), "flows"))
        if (member(flow, "suppressed") != true)
          keep(member(flow, "fingerprint"), out.flows);
    }
  return out;
}

void compare(Report &report, const Baseline &baseline) {
  for (Finding &finding : report.findings) {
    bool anyNew = false,
         anyKnown = baseline.findings.count(finding.fingerprint);
    const auto isNew = [&](const Flow &flow) {
      return !flow.suppressed && !baseline.flows.count(flow.fingerprint);
    };
    for (const Flow &flow : finding.flows)
      if (!flow.suppressed)
        (isNew(flow) ? anyNew : anyKnown) = true;
    finding.baselineState = !anyKnown ? "new"
                            : anyNew  ? "updated"
                                      : "unchanged";
    std::stable_partition(finding.flows.begin(), finding.flows.end(), isNew);
  }
}

Baseline baselineOf(const Report &report) {
  Baseline out;
  for (const Finding &finding : report.findings) {
    if (finding.suppressed)
      continue;
    out.findings.insert(finding.fingerprint);
    for (const Flow &flow : finding.flows)
      if (!flow.suppressed)
        out.flows.insert(flow.fingerprint);
  }
  return out;
}

void keepForBaseline(Report &report) {
  std::erase_if(report.findings,
                [](const Finding &finding) { return finding.suppressed; });
  for (Finding &finding : report.findings) {
    std::erase_if(finding.flows,
                  [](const Flow &flow) { return flow.suppressed; });
    for (Flow &flow : finding.flows)
      flow.steps.clear();
    finding.baselineState.clear();
    finding.related.clear();
  }
  std::erase_if(report.rules, [&](const RuleInfo &rule) {
    return std::none_of(
        report.findings.begin(), report.findings.end(),
        [&](const Finding &finding) { return finding.rule == rule.code; });
  });
  for (RuleInfo &rule : report.rules)
    rule.help.clear();
  report.notifications.clear();
  report.inventory.clear();
}

} // namespace philint::report
