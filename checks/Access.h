// PHI701, PHI702, PHI703: a handler of requests reaches patient data, and none
// of the functions is called that the policy names for knowing who asks
// (`access.authenticated`), for what they may do (`access.authorised`) or for
// whether they may see this patient (`access.patient_check`).
//
// Where the policy names no function, nothing is told: there is nothing to
// compare with.
#pragma once

#include "checks/Check.h"

namespace philint::checks {

class Access : public Check {
public:
  void run(const Input &input,
           std::vector<report::Finding> &findings) const override;
};

} // namespace philint::checks
