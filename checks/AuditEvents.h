// PHI603: an audit event lacks a field that the policy requires of each
// (`audit.require`). Fields count by the names of what the call is given, its
// keys, and what the program's own recording function adds.
#pragma once

#include "checks/Check.h"

namespace philint::checks {

class AuditEvents : public Check {
public:
  void run(const Input &input,
           std::vector<report::Finding> &findings) const override;
};

} // namespace philint::checks
