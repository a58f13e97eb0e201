// The policy that `philint init` writes: what the program shows filled in, what
// only its owners know left open, with comments that explain each section.
//
//   writeFile("philint.yaml", starterPolicy(input, "clinic-notes"));
//
// It is a valid policy as it stands, and covers nobody.
#pragma once

#include "checks/Check.h"

namespace philint::checks {

std::string starterPolicy(const Input &input, const std::string &project);

} // namespace philint::checks
