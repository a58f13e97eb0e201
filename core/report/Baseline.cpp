#include "core/report/Baseline.h"

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
      if (member(result, "baselineState") == "absent")
        continue;
      keep(member(member(result, "partialFingerprints"), "philint/v1"),
           out.findings);
      for (const Json &flow : member(member(result, "properties"), "flows"))
        keep(member(flow, "fingerprint"), out.flows);
    }
  return out;
}

void compare(Report &report, const Baseline &baseline) {
  for (Finding &finding : report.findings) {
    bool anyNew = false,
         anyKnown = baseline.findings.count(finding.fingerprint);
    for (const Flow &flow : finding.flows)
      (baseline.flows.count(flow.fingerprint) ? anyKnown : anyNew) = true;
    finding.baselineState = !anyKnown ? "new"
                            : anyNew  ? "updated"
                                      : "unchanged";
  }
}

} // namespace philint::report
