// Checks the invariants that Body.h and UnitFacts.h state. Each violation is a
// sentence; an empty result means valid. Frontends' tests run it on every file,
// and so does reading facts from disk, since a file may be damaged.
#pragma once

#include "core/ir/UnitFacts.h"

namespace philint::ir {

std::vector<std::string> verify(const Unit &unit);
std::vector<std::string> verify(const UnitFacts &facts);

} // namespace philint::ir
