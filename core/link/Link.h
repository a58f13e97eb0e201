// Linking: from the facts of all units and the catalogue to a Program.
//
// Values (functions, classes, modules, instances, API nodes, bound methods,
// partials) travel along the flow graphs of the whole program, through fields,
// containers with constant keys, parameters, results, closures and cells, until
// nothing changes; call sites are resolved by what reaches their callee. See
// Values.cpp for the fixpoint, why it terminates and what it costs.
#pragma once

#include "core/ir/ProjectFiles.h"
#include "core/link/Program.h"

#include <functional>
#include <string_view>

namespace philint::link {

struct LinkOptions {
  unsigned jobs = 1;
  // Folders that module names are counted from, beside the ones that the layout
  // shows (src/, a folder with __init__.py); relative to the scanned root.
  std::vector<std::string> roots;
  bool everyFunctionIsEntry = false; // suites
  // What stands before the paths of a project that was named from outside:
  // "checkouts/notes/". Its folders are none of the project's.
  std::vector<std::string> outside;
  ir::ProjectFiles projectFiles;     // where module specifiers lead
  // Is the file, by its path in its project, one of tests? What is defined
  // there is no value of the rest of the program. May be empty: none is.
  std::function<bool(std::string_view)> isTest;
};

Program link(std::vector<std::shared_ptr<const ir::UnitFacts>> units,
             const model::Catalog &catalog, const LinkOptions &options);

// `--dump=program`: modules, classes with mro, call edges, cells, types.
std::string printProgram(const Program &program);

// Call graph for `philint callgraph`.
struct CallEdge {
  std::string caller, callee;
  auto operator<=>(const CallEdge &) const = default;
};
// Names as policies print them, or (dotted) as PyCG does: module.Class.method,
// "<builtin>.print" for builtins. Sorted, without repeats.
std::vector<CallEdge> callEdges(const Program &program, bool dotted);

} // namespace philint::link
