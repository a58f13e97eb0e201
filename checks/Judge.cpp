#include "checks/Check.h"

#include <algorithm>

namespace philint::checks {

bool Input::isOn(const policy::Rule &rule) const {
  if (severityOf(rule) == report::Severity::Off)
    return false;
  return options.rules.empty() ||
         std::find(options.rules.begin(), options.rules.end(),
                   rule.info.code) != options.rules.end();
}

report::Severity Input::severityOf(const policy::Rule &rule) const {
  for (const auto &[code, level] : policy.project.ruleLevels)
    if (code == rule.info.code) {
      const auto text = policy.catalog.strings.text(level);
      return text == "off"       ? report::Severity::Off
             : text == "note"    ? report::Severity::Note
             : text == "warning" ? report::Severity::Warning
                                 : report::Severity::Error;
    }
  return rule.info.severity;
}

const policy::Rule *Input::structuralRule(std::string_view name) const {
  for (const policy::Rule &rule : policy.rules)
    if (!rule.isFlow && rule.info.name == name)
      return isOn(rule) ? &rule : nullptr;
  return nullptr;
}

report::Finding Input::findingOf(const policy::Rule &rule) const {
  report::Finding finding;
  finding.rule = rule.info.code;
  finding.severity = severityOf(rule);
  finding.confidence = report::Confidence::High;
  finding.category = rule.info.category;
  return finding;
}

bool Input::concernsPatients() const {
  return bound.anyPatientData || !policy.project.file.empty() ||
         program.units.empty();
}

report::Region regionOf(const link::Program &program, link::UnitId unitId,
                        ir::Span span) {
  const ir::UnitFacts &unit = program.facts(unitId);
  const ir::Position a = ir::positionOf(unit, span.begin);
  const ir::Position b = ir::positionOf(unit, span.end);
  return {unit.path, a.line, a.column, b.line, b.column};
}

void judge(const Input &input, report::Report &report) {
  for (const policy::Rule &rule : input.policy.rules)
    if (input.isOn(rule))
      report.rules.push_back(rule.info);
  for (const auto &check : allChecks())
    check->run(input, report.findings);
  for (report::Finding &finding : report.findings)
    if (finding.owner.empty())
      finding.owner = input.policy.project.owner;
  const auto key = [](const report::Finding &finding) {
    return std::tie(finding.region, finding.rule, finding.message);
  };
  auto &all = report.findings;
  std::stable_sort(all.begin(), all.end(),
                   [&](const report::Finding &a, const report::Finding &b) {
                     return key(a) < key(b);
                   });
  // Copies of a function (core/link/Copies.h) say the same of one place.
  all.erase(
      std::unique(all.begin(), all.end(),
                  [&](const report::Finding &a, const report::Finding &b) {
                    return !a.region.file.empty() && key(a) == key(b);
                  }),
      all.end());
}

} // namespace philint::checks
