#include "core/report/Risks.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace philint::report {

namespace {

const RuleInfo *ruleOf(const Report &report, const std::string &code) {
  const auto at = std::lower_bound(
      report.rules.begin(), report.rules.end(), code,
      [](const RuleInfo &rule, const std::string &c) { return rule.code < c; });
  return at != report.rules.end() && at->code == code ? &*at : nullptr;
}

void count(const Finding &finding, SafeguardGroup &group) {
  if (finding.suppressed)
    ++group.suppressed;
  else if (finding.severity == Severity::Error)
    ++group.errors;
  else if (finding.severity == Severity::Warning)
    ++group.warnings;
  else
    ++group.notes;
}

bool isGraver(const Finding *a, const Finding *b) {
  return std::tie(a->suppressed, a->severity, a->confidence) <
         std::tie(b->suppressed, b->severity, b->confidence);
}

} // namespace

bool isOpen(const Finding &finding) {
  return !finding.suppressed && finding.severity != Severity::Off;
}

std::vector<Risk> risksOf(const Report &report) {
  std::map<std::pair<std::string, std::string>, Risk> risks;
  for (const Finding &finding : report.findings) {
    if (!isOpen(finding))
      continue;
    Risk &risk = risks[{finding.rule, finding.vendor}];
    if (risk.findings.empty()) {
      risk.rule = finding.rule;
      risk.vendor = finding.vendor;
      risk.remedy = finding.remedy;
      if (const RuleInfo *rule = ruleOf(report, finding.rule)) {
        risk.title = rule->title;
        risk.safeguard = rule->safeguard;
        risk.score = rule->securitySeverity;
        risk.cfr.insert(rule->cfr.begin(), rule->cfr.end());
      }
    }
    risk.severity = std::min(risk.severity, finding.severity);
    risk.confidence = std::min(risk.confidence, finding.confidence);
    risk.phi.insert(finding.phi.begin(), finding.phi.end());
    if (!finding.owner.empty())
      risk.owners.insert(finding.owner);
    risk.findings.push_back(&finding);
  }
  std::vector<Risk> out;
  for (auto &[key, risk] : risks)
    out.push_back(std::move(risk));
  std::stable_sort(out.begin(), out.end(), [](const Risk &a, const Risk &b) {
    return std::tuple(a.severity, -a.score, a.confidence, b.findings.size()) <
           std::tuple(b.severity, -b.score, b.confidence, a.findings.size());
  });
  return out;
}

std::vector<SafeguardGroup> safeguardsOf(const Report &report) {
  std::map<std::string, SafeguardGroup> groups;
  const auto groupOf = [&](const RuleInfo *rule) -> SafeguardGroup & {
    const std::string title =
        rule && !rule->safeguard.empty() ? rule->safeguard : "Other";
    SafeguardGroup &group = groups[title];
    group.title = title;
    return group;
  };
  for (const RuleInfo &rule : report.rules) {
    SafeguardGroup &group = groupOf(&rule);
    group.rules.push_back(&rule);
    if (!rule.cfr.empty())
      group.cfr.insert(rule.cfr.front());
  }
  for (const Finding &finding : report.findings) {
    if (finding.severity == Severity::Off)
      continue;
    SafeguardGroup &group = groupOf(ruleOf(report, finding.rule));
    group.findings.push_back(&finding);
    count(finding, group);
  }
  std::vector<SafeguardGroup> out;
  for (auto &[title, group] : groups) {
    std::stable_sort(group.findings.begin(), group.findings.end(), isGraver);
    out.push_back(std::move(group));
  }
  const auto rank = [](const SafeguardGroup &g) {
    return std::tuple(g.errors, g.warnings, g.notes, g.suppressed);
  };
  std::stable_sort(out.begin(), out.end(),
                   [&](const auto &a, const auto &b) {
                     return rank(a) > rank(b);
                   });
  return out;
}

} // namespace philint::report
