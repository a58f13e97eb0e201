// C and C++ with a build: Clang reads a unit of translation by its compile
// command, and the functions of the scan's files whose tree is whole get their
// bodies from it. Nothing is executed, written or loaded: the command says what
// to read and no more.
#pragma once

#include "core/ir/Body.h"
#include "frontends/common/UnitMessages.h"

namespace philint {

// Never fails: what Clang cannot read stays as the syntax reader has it.
UnitAnswer readUnit(const UnitRequest &request);

// The first half of it: a unit for each of the request's files (without
// functions where the file cannot be read), and everything of the answer but
// the facts.
std::vector<ir::Unit> readBodies(const UnitRequest &request,
                                 UnitAnswer &answer);

} // namespace philint
