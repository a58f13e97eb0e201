// What is wrong in configuration, by the rows of policies/config.
//
// It is told where it can matter: in a repository that handles patient data,
// that has a policy, or that is configuration alone. How much it matters the
// context decides: a profile of a developer's machine makes a note of it, and
// so does a store that no patient data reaches.
#pragma once

#include "checks/Check.h"

namespace philint::checks {

class Configuration : public Check {
public:
  void run(const Input &input,
           std::vector<report::Finding> &findings) const override;
};

} // namespace philint::checks
