#include "checks/SwitchCheck.h"

#include "checks/Audits.h"
#include "checks/Coverage.h"
#include "checks/Narrate.h"

#include <algorithm>
#include <set>

namespace philint::checks {

using ir::kNone;

namespace {

report::Finding findingOf(const Input &input, const policy::Rule &rule,
                          const policy::BoundSwitch &at) {
  const link::Program &program = input.program;
  const StringTable &texts = input.policy.catalog.strings;
  const policy::SinkRole &role = input.policy.sinkRoles[at.role];
  report::Finding finding = input.findingOf(rule);
  const link::UnitId unit = program.unitOfSite(at.site);
  finding.region = regionOf(program, unit, program.site(at.site).span);
  finding.context = finding.region;
  std::string name;
  const policy::BoundVendor vendor = at.vendor == kNone
                                         ? policy::BoundVendor{}
                                         : input.bound.vendors[at.vendor];
  if (vendor.vendor != kNone) {
    finding.vendor = texts.text(input.policy.vendors[vendor.vendor].id);
    name = texts.text(input.policy.vendors[vendor.vendor].name);
  } else {
    name = program.symbols.text(vendor.host);
  }
  const model::Row &row = input.policy.catalog.rows[role.row];
  finding.sink = row.title ? std::string(texts.text(row.title))
                           : std::string(program.facts(unit).text(
                                 program.site(at.site).written));
  finding.message = fillTemplate(texts.text(rule.switchMessage),
                                 {{"sink", finding.sink}, {"vendor", name}});
  finding.remedy = texts.text(rule.remedy);
  return finding;
}

// What is switched is one of an audit log: its name says so, or the call's.
bool isOfAudit(const Input &input, const policy::BoundSwitch &at) {
  const link::Program &program = input.program;
  const ir::UnitFacts &facts = program.facts(program.unitOfSite(at.site));
  const ir::Site &site = program.site(at.site);
  if (input.policy.sinkRoles[at.role].places.empty())
    return false; // a receiver by itself
  return Audits::speaksOfAudit(input, program.symbols.text(at.place)) ||
         Audits::speaksOfAudit(input, facts.text(site.written)) ||
         (site.result != kNone &&
          Audits::speaksOfAudit(input,
                                facts.text(facts.vertices[site.result].name)));
}

} // namespace

void SwitchCheck::run(const Input &input,
                      std::vector<report::Finding> &findings) const {
  if (!input.bound.anyPatientData)
    return;
  for (const policy::Rule &rule : input.policy.rules) {
    const auto &kinds = rule.flow.switchKinds;
    if (kinds.empty() || !input.isOn(rule))
      continue;
    std::set<link::SiteId> told; // rows may speak of one call
    for (const policy::BoundSwitch &at : input.bound.switches)
      if (!told.contains(at.site) &&
          std::find(kinds.begin(), kinds.end(),
                    input.policy.sinkRoles[at.role].kind) != kinds.end() &&
          isReached(input, rule.flow.switchReach, at.vendor) &&
          (!rule.flow.auditOnly || isOfAudit(input, at))) {
        findings.push_back(findingOf(input, rule, at));
        told.insert(at.site);
      }
  }
}

} // namespace philint::checks
