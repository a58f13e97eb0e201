// The flow check: runs every rule of policies/rules that is said as from, to
// and unless. See FlowCheck.cpp.
#pragma once

#include "checks/Check.h"

namespace philint::checks {

class FlowCheck : public Check {
public:
  void run(const Input &input,
           std::vector<report::Finding> &findings) const override;
};

} // namespace philint::checks
