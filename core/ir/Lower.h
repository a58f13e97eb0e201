// Lowering: Body to FlowGraph. SSA for locals and parameters (Braun et al.,
// "Simple and Efficient Construction of Static Single Assignment Form", 2013),
// cells for globals and captured variables, strong updates, mutation.
//
// - Store b.f = v gives b a new SSA value: copy of the old but for .f, plus v at
//   .f. A local that is a plain copy of b (must-alias) gets it as well; where b
//   was itself loaded from o.g, o gets the new value at .g, and so on upwards
//   ("write-back"), to a parameter's `after`, or a cell.
// - A call gives its receiver and its arguments that are visible afterwards an
//   `after` value, written back in the same way.
// - Every assignment of a Global or of a Local that an inner function captures
//   also flows to its cell. Reads in the function that owns the variable see
//   the SSA value; they see the cell too where another function assigns it.
// - On the edges of a branch on g(x) or `not g(x)` (also and/or chains) x is
//   renamed with a Guard edge.
// - A handler starts with the join of the states at every call of the blocks
//   that it protects.
//
//   UnitFacts facts = lower(unit);
#pragma once

#include "core/ir/UnitFacts.h"

namespace philint::ir {

// Takes the unit's strings. Never fails: an unreachable block is lowered too.
UnitFacts lower(Unit &&unit);

} // namespace philint::ir
