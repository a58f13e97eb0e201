// Whether a name of the policy means a function of the program.
//
//   means(program, "src.deid.scrub", f)
//
// A function without a name of its own has that of the variable that it is
// given to, as JavaScript itself says: `export const scrub = (s) => …`.
#pragma once

#include "core/link/Program.h"

#include <string_view>

namespace philint::policy {

bool means(const link::Program &program, std::string_view pattern,
           link::FunctionId function);

} // namespace philint::policy
