// Data that waits in cells: globals, captured variables, and fields of objects
// that callers unknown to the program hold (a handler's `self`).
#pragma once

#include "core/flow/Solve.h"

namespace philint::flow {

// Propagates sources through cells over all summaries and fills
// Solution::issues with every source that reaches a sink.
void solveCells(Solution &solution);

} // namespace philint::flow
