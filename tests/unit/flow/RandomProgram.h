// Small random programs, built directly as facts: a few functions of a few
// values with field reads and writes, calls of functions with higher numbers
// (so there is no recursion), one kind of source and sink.
#pragma once

#include "core/flow/Solve.h"

#include <random>

namespace philint::flow::testing {

struct Shape {
  unsigned functions = 3;
  unsigned values = 5; // in each function, beside parameters and results
  bool kills = false;  // overwrite fields
  bool cycles = false; // edges against the order of values
};

struct RandomProgram {
  link::Program program;
  model::Catalog catalog;
  policy::Policy policy;
  policy::BoundPolicy bound;
};

// The same seed gives the same program.
std::unique_ptr<RandomProgram> makeRandom(unsigned seed, const Shape &shape);

// All (source, sink) pairs by walking every path of values with its own call
// stack and access path: slow, obvious, and knows nothing of summaries.
std::vector<std::pair<std::uint32_t, std::uint32_t>>
enumeratePaths(const RandomProgram &random);

} // namespace philint::flow::testing
