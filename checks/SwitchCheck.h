// Calls that by themselves turn on, or leave on, what a vendor must not do with
// patient data: recording without the HIPAA mode, training that was not opted
// out of. No data has to flow through them. A row of the catalogue says which
// (`switch: KIND` under conditions), a rule which kinds it speaks of.
#pragma once

#include "checks/Check.h"

namespace philint::checks {

class SwitchCheck : public Check {
public:
  void run(const Input &input,
           std::vector<report::Finding> &findings) const override;
};

} // namespace philint::checks
