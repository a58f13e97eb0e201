// The structural check behind "no policy file": see PolicyMissing.cpp.
#pragma once

#include "checks/Check.h"

namespace philint::checks {

class PolicyMissing : public Check {
public:
  void run(const Input &input,
           std::vector<report::Finding> &findings) const override;
};

} // namespace philint::checks
