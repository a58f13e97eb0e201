// Which values can matter at all: those that some source may reach and that may
// reach some sink, when access paths, calls' contexts and states are ignored.
//
// The analysis leaves all others out. This is an over-approximation of every
// flow, so nothing is lost; in a typical application few values are left.
#pragma once

#include "core/policy/BoundPolicy.h"

#include <vector>

namespace philint::flow {

// One byte a vertex of the program: 1 where it can matter.
std::vector<std::uint8_t> relevantVertices(const link::Program &program,
                                           const policy::BoundPolicy &bound);

} // namespace philint::flow
