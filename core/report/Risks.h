// The risk register: open findings of one rule and one vendor are one risk.
// And the safeguards that findings are grouped under.
//
//   for (const Risk &risk : risksOf(report)) …   // the gravest first
#pragma once

#include "core/report/Finding.h"

#include <set>

namespace philint::report {

struct Risk {
  std::string rule, title, safeguard, vendor, remedy;
  Severity severity = Severity::Note;
  Confidence confidence = Confidence::Low;
  double score = 0; // how bad such a thing is, 0 to 10
  std::set<std::string> phi, owners, cfr;
  std::vector<const Finding *> findings;
};
std::vector<Risk> risksOf(const Report &report);

// Every safeguard that a rule of the scan belongs to; those with the gravest
// open findings first, those without any last.
struct SafeguardGroup {
  std::string title;
  std::set<std::string> cfr;
  std::vector<const RuleInfo *> rules;
  std::vector<const Finding *> findings; // open ones first, the gravest first
  std::uint64_t errors = 0, warnings = 0, notes = 0, suppressed = 0;
};
std::vector<SafeguardGroup> safeguardsOf(const Report &report);

// Open: neither silenced nor off.
bool isOpen(const Finding &finding);

} // namespace philint::report
