// The way that data took, told step by step.
//
// Summaries keep one hop a passage; a trace is walked afterwards by analysing
// each function on the way once more with predecessors kept. Only functions on
// traces that are told pay for this.
#pragma once

#include "core/flow/Solve.h"

#include <map>

namespace philint::flow {

struct TraceStep {
  enum Kind : std::uint8_t {
    Source,    // data arises at `vertex`
    Value,     // it is in this value
    Library,   // a library call passes or changes it
    Enter,     // it is handed to a function of the program at `site`
    Leave,     // the call at `site` gives it back
    Cell,      // it waits in a cell
    Sink,
  } kind = Value;
  FunctionId function = link::kNone;
  VertexId vertex = link::kNone; // global; where the step stands
  SiteId site = link::kNone;     // global; for calls
  FunctionId callee = link::kNone;
  std::uint32_t passage = link::kNone; // Library: index in BoundPolicy::passages
  CellId cell = link::kNone;
};

class TraceWalker {
public:
  explicit TraceWalker(const Solution &solution);
  // From source to sink, at most Limits::traceSteps steps: the middle is left
  // out where there are more, both ends stay.
  std::vector<TraceStep> walk(const Issue &issue);

private:
  const Recorded &recorded(FunctionId function);
  bool walkPassage(FunctionId function, const Passage &passage, unsigned depth,
                   std::vector<TraceStep> &out);
  void walkFacts(FunctionId function, const Recorded &record, FactRef last,
                 unsigned depth, std::vector<TraceStep> &out);
  void stepInto(FunctionId function, const Recorded &record, FactRef at,
                const Via &via, unsigned depth, std::vector<TraceStep> &out);
  VertexId globalVertex(FunctionId function, std::uint32_t local) const;

  const Solution &solution_;
  LocalAnalysis analysis_;
  std::map<FunctionId, Recorded> records_;
};

} // namespace philint::flow
