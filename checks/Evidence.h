// The structural check behind "an expert determination without its report": see
// Evidence.cpp.
#pragma once

#include "checks/Check.h"

namespace philint::checks {

class Evidence : public Check {
public:
  void run(const Input &input,
           std::vector<report::Finding> &findings) const override;
};

} // namespace philint::checks
