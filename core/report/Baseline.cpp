#include "core/report/Baseline.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

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

std::string textOf(const Json &value) {
  return value.is_string() ? value.get<std::string>() : std::string();
}

void keep(const Json &fingerprint, const Json &content,
          std::map<std::string, std::string> &into) {
  if (fingerprint.is_string())
    into.emplace(textOf(fingerprint), textOf(content));
}

// What the baseline knows, by its name here or, where it has moved, there.
class Known {
public:
  explicit Known(const std::map<std::string, std::string> &old) : old_(old) {}

  // All that is here, before anything is asked.
  void see(const std::string &fingerprint) { seen_.insert(fingerprint); }
  void seenAll() {
    for (const auto &[fingerprint, content] : old_)
      if (!content.empty() && !seen_.count(fingerprint))
        ++gone_[content];
  }
  bool has(const std::string &fingerprint, const std::string &content) {
    if (old_.count(fingerprint))
      return true;
    const auto moved = gone_.find(content);
    if (moved == gone_.end() || moved->second == 0)
      return false;
    --moved->second;
    return true;
  }

private:
  const std::map<std::string, std::string> &old_;
  std::set<std::string> seen_;
  std::map<std::string, unsigned> gone_;
};

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
      const Json &names = member(result, "partialFingerprints");
      keep(member(names, "philint/v1"), member(names, "philint/content/v1"),
           out.findings);
      for (const Json &flow : member(member(result, "properties"), "flows"))
        if (member(flow, "suppressed") != true)
          keep(member(flow, "fingerprint"), member(flow, "content"), out.flows);
    }
  return out;
}

void compare(Report &report, const Baseline &baseline) {
  Known findings(baseline.findings), flows(baseline.flows);
  for (const Finding &finding : report.findings) {
    findings.see(finding.fingerprint);
    for (const Flow &flow : finding.flows)
      flows.see(flow.fingerprint);
  }
  findings.seenAll();
  flows.seenAll();
  for (Finding &finding : report.findings) {
    bool anyNew = false,
         anyKnown = findings.has(finding.fingerprint, finding.content);
    std::vector<Flow> fresh, known;
    for (Flow &flow : finding.flows) {
      const bool isNew = !flow.suppressed &&
                         !flows.has(flow.fingerprint, flow.content);
      if (!flow.suppressed)
        (isNew ? anyNew : anyKnown) = true;
      (isNew ? fresh : known).push_back(std::move(flow));
    }
    finding.baselineState = !anyKnown ? "new"
                            : anyNew  ? "updated"
                                      : "unchanged";
    finding.flows = std::move(fresh);
    std::move(known.begin(), known.end(), std::back_inserter(finding.flows));
  }
}

Baseline baselineOf(const Report &report) {
  Baseline out;
  for (const Finding &finding : report.findings) {
    if (finding.suppressed)
      continue;
    out.findings.emplace(finding.fingerprint, finding.content);
    for (const Flow &flow : finding.flows)
      if (!flow.suppressed)
        out.flows.emplace(flow.fingerprint, flow.content);
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
