// Which functions run under an audit event: one that records it, one that calls
// such a function nearby, or one whose callers do. What counts as an event is
// said by the policy (`audit.events`) and by names (`audit-names`).
//
//   Audits audits(input);
//   if (!audits.cover(function)) …  // nobody learns that it ran
#pragma once

#include "checks/Check.h"

namespace philint::checks {

class Audits {
public:
  explicit Audits(const Input &input);

  // The name is of something that records who saw what.
  static bool speaksOfAudit(const Input &input, std::string_view name);

  // `mrn`, `resource_id`: what the patient is called in an audit event.
  static bool namesSubject(const Input &input, std::string_view name);

  bool cover(link::FunctionId function) const { return covered_[function]; }

private:
  void findEvents(const Input &input);
  bool isEvent(const Input &input, link::SiteId site);
  bool isNamed(const Input &input, Symbol symbol);

  std::vector<std::uint8_t> covered_; // by function
  std::vector<std::uint8_t> known_;   // by symbol: 0 not asked, 1 no, 2 yes
};

} // namespace philint::checks
