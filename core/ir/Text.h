// Text forms of the IR. The text of a Unit can be read back: engine tests are
// written in it, with no parser of a source language in the loop. The text of
// UnitFacts is a dump (`--dump=facts`), one line a vertex, edge and site, made
// to be read in a diff.
#pragma once

#include "core/ir/UnitFacts.h"
#include "core/support/Expected.h"

namespace philint::ir {

// Grammar: docs/ir-text.md. Errors carry line and column in `text`.
Expected<Unit> parseUnit(std::string_view text, std::string path);
std::string printUnit(const Unit &unit);
std::string printFacts(const UnitFacts &facts);

} // namespace philint::ir
