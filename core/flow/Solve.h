// The taint solution of a whole program.
//
// Summaries are made bottom-up over the strongly connected components of the
// call graph, components of one level in parallel; then what lives in cells
// (globals, captured variables, fields of objects whose callers nobody knows)
// is propagated over the whole program. What remains are issues: a source that
// reaches a sink.
#pragma once

#include "core/flow/LocalAnalysis.h"

namespace philint::flow {

// One stretch of an issue's way, inside and below one function.
struct Segment {
  FunctionId function = link::kNone;
  Passage passage;      // as in the function's summary
};

struct Issue {
  std::uint32_t source = 0; // index in BoundPolicy::sources
  AccessPath part;          // the field of it, empty for the whole
  std::uint32_t sink = 0;   // index in BoundPolicy::sinks or throwSinks
  bool isThrow = false;
  TransformId transform = 0;
  std::uint8_t marks = 0;
  std::uint16_t distance = 0;
  std::vector<Segment> segments; // several where cells were crossed
};

struct SolveCounts {
  std::uint64_t facts = 0, passages = 0, rounds = 0, cappedComponents = 0,
                cappedFunctions = 0, cellFacts = 0, issues = 0, relevant = 0;
};

struct Solution {
  Limits limits;
  std::shared_ptr<FlowContext> context;
  std::shared_ptr<Transforms> transforms;
  std::vector<Summary> summaries; // by function
  std::vector<Issue> issues;      // by sink, then source, then transform
  SolveCounts counts;
};

// `program` and `bound` outlive the solution. Independent of `jobs`.
std::unique_ptr<Solution> solve(const link::Program &program,
                                const policy::BoundPolicy &bound,
                                const Limits &limits, unsigned jobs);

// What arose at the issue's source: of a record, what the field is that was
// read of it.
policy::Label labelOf(const policy::BoundPolicy &bound, const Issue &issue);

// `--dump=summaries` and `--dump=issues`.
std::string printSummaries(const Solution &solution);
std::string printIssues(const Solution &solution);

} // namespace philint::flow
