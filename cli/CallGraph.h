// The call graph as JSON, in the shapes of `philint callgraph`.
#pragma once

#include "core/link/Link.h"

#include <string>

namespace philint::cli {

struct CallGraphOptions {
  bool dotted = false, adjacency = false;
};
std::string printCallGraph(const link::Program &program,
                           const CallGraphOptions &options);

} // namespace philint::cli
