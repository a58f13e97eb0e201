// What happens to the value of each vertex of one function, beside the edges of
// its flow graph: the index that the local analysis walks. Built once for each
// analysis of a function, by counting sort.
#pragma once

#include "core/flow/LocalAnalysis.h"

namespace philint::flow {

// The callee of a site with several is no parameter of the function.
constexpr std::uint16_t kNotGiven = 0xffff;

// How an argument of a site reaches a parameter of a callee.
struct ArgumentBinding {
  SiteId site = link::kNone;
  FunctionId callee = link::kNone;
  std::uint16_t parameter = 0;
  AccessPath argumentPath;  // read from the argument's value
  AccessPath parameterPath; // where it arrives in the parameter
  std::uint32_t result = link::kNone; // local vertex or kNone
  AccessPath resultPath;
  std::uint32_t thrown = link::kNone;
  std::uint32_t target = 0; // groups the bindings of one call of one callee
  std::uint32_t after = link::kNone; // local vertex of the argument's after state
  bool isConstructor = false;
  std::uint32_t vertex = link::kNone; // local: the argument's value
  std::uint16_t by = kNotGiven;       // the parameter that the callee is
};

struct Use {
  enum Kind : std::uint8_t {
    Binding,     // index in bindings
    Library,     // index in BoundPolicy::passages
    PassThrough, // index: global site
    PassThrown,  // index: global site; the exception may quote the argument
    Result,
    Thrown,
    After,       // index: parameter
    Cell,        // index: CellId, path in `path`
    Link,        // index in Program::cellLinks: a part of the value
    Sink,        // index in BoundPolicy::sinks
    ThrowSink,
    FieldInit,   // index: local result vertex, path
    WhenTrue,    // index: parameter
    WhenFalse,
  } kind = Binding;
  std::uint32_t vertex = 0; // function-local
  std::uint32_t index = 0;
  AccessPath path;
};

// A callee's effect that needs no argument: what it brings from sources or cells.
struct CalleeSeed {
  SiteId site = link::kNone;
  FunctionId callee = link::kNone;
  std::uint32_t result = link::kNone, thrown = link::kNone;
  AccessPath resultPath;
  std::uint32_t target = 0;
  bool isConstructor = false;
  std::uint16_t by = kNotGiven;
};

struct CellSeed {
  std::uint32_t vertex = 0;
  link::CellId cell = 0;
  AccessPath path; // below the cell
  AccessPath at;   // below the vertex
};

// A call that `vertex` is the state after surely overwrites `path`.
struct KilledAfter {
  std::uint32_t vertex = 0;
  AccessPath path;
};

struct Uses {
  std::vector<ArgumentBinding> bindings; // grouped by target, ascending
  std::vector<std::uint32_t> targetStart; // into bindings, by target; + end
  std::vector<CalleeSeed> callees;       // one a target
  std::vector<CellSeed> cellSeeds;
  std::vector<KilledAfter> killed;       // by vertex
  std::vector<Use> all;                  // sorted by vertex
  std::vector<std::uint32_t> start;      // by local vertex, + end
  std::vector<std::uint32_t> edgeStart;  // by local vertex, + end; unit-local
  std::vector<std::uint32_t> inStart, in; // incoming edges, unit-local
};

void collectUses(const FlowContext &context, FunctionId function, Uses &uses);

} // namespace philint::flow
