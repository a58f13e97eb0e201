// Spreading over the call graph by frames: what holds of a function holds of who
// calls it nearby, or of what it calls.
#pragma once

#include "core/link/Program.h"

#include <cstdint>
#include <vector>

namespace philint::checks {

enum class Towards : std::uint8_t { Callers, Callees };

// Sets each function that is at most `frames` calls away from one that is set.
// Looks at every call once a frame.
void spread(const link::Program &program, std::vector<std::uint8_t> &set,
            Towards towards, unsigned frames);

} // namespace philint::checks
