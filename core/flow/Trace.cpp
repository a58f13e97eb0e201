// A passage of a summary is found again in the recorded analysis by its key;
// from there predecessors lead back to a seed. A step through a callee is
// replaced by the callee's own trace. Depth is bounded, so that recursion in
// the program cannot make the walk endless.
#include "core/flow/Trace.h"

#include <algorithm>

namespace philint::flow {

using link::kNone;

namespace {
constexpr unsigned kMaximumDepth = 40;
constexpr std::size_t kMaximumRecords = 4096;
} // namespace

TraceWalker::TraceWalker(const Solution &solution)
    : solution_(solution), analysis_(*solution.context) {}

VertexId TraceWalker::globalVertex(FunctionId function,
                                   std::uint32_t local) const {
  const link::Program &program = solution_.context->program;
  const auto &info = program.functions[function];
  return program.bases[info.unit].vertex + program.fact(function).firstVertex +
         local;
}

const Recorded &TraceWalker::recorded(FunctionId function) {
  const auto [at, isNew] = records_.try_emplace(function);
  if (isNew)
    at->second = analysis_.record(function);
  return at->second;
}

bool TraceWalker::walkPassage(FunctionId function, const Passage &passage,
                              unsigned depth, std::vector<TraceStep> &out) {
  if (depth > kMaximumDepth)
    return false;
  const Recorded &record = recorded(function);
  const std::size_t outcome = record.outcomeOf(passage);
  if (outcome == record.outcomes.size())
    return false;
  const auto [ref, via] = record.outcomeReasons[outcome];
  walkFacts(function, record, ref, depth, out);
  if (via.kind == Via::Callee)
    stepInto(function, record, ref, via, depth, out);
  return true;
}

void TraceWalker::stepInto(FunctionId function, const Recorded &record,
                           FactRef at, const Via &via, unsigned depth,
                           std::vector<TraceStep> &out) {
  const VertexId vertex = at.vertex == kNone || at.vertex >= record.vertices
                              ? kNone
                              : globalVertex(function, at.vertex);
  const Passage &passage =
      solution_.summaries[via.callee].passages[via.index];
  if (passage.origin.kind == Origin::Parameter)
    out.push_back(
        {TraceStep::Enter, function, vertex, via.site, via.callee, kNone, kNone});
  walkPassage(via.callee, passage, depth + 1, out);
  if (passage.outcome.kind == Outcome::Result ||
      passage.outcome.kind == Outcome::Thrown ||
      passage.outcome.kind == Outcome::After)
    out.push_back(
        {TraceStep::Leave, function, kNone, via.site, via.callee, kNone, kNone});
}

void TraceWalker::walkFacts(FunctionId function, const Recorded &record,
                            FactRef last, unsigned depth,
                            std::vector<TraceStep> &out) {
  std::vector<std::pair<FactRef, Via>> chain;
  for (FactRef at = last; at.vertex != kNone;) {
    const auto &reason = record.reasons[at.vertex][at.fact];
    chain.push_back({at, reason.second});
    at = reason.first;
  }
  std::reverse(chain.begin(), chain.end());
  FactRef previous;
  for (const auto &[at, via] : chain) {
    if (at.vertex >= record.vertices) {
      if (via.kind == Via::Callee)
        stepInto(function, record, previous, via, depth, out);
      out.push_back({TraceStep::Cell, function, kNone, kNone, kNone, kNone,
                     record.cellAt(at.vertex)});
      previous = at;
      continue;
    }
    const VertexId vertex = globalVertex(function, at.vertex);
    switch (via.kind) {
    case Via::Seed: {
      const Origin &o = record.origins[record.facts[at.vertex][at.fact].origin];
      TraceStep step{TraceStep::Value, function, vertex, kNone, kNone, kNone,
                     kNone};
      if (o.kind == Origin::Source)
        step.kind = TraceStep::Source;
      else if (o.kind == Origin::Cell)
        step.kind = TraceStep::Cell, step.cell = o.id;
      out.push_back(step);
      break;
    }
    case Via::CalleeSeed:
    case Via::Callee:
      stepInto(function, record, previous, via, depth, out);
      out.push_back(
          {TraceStep::Value, function, vertex, kNone, kNone, kNone, kNone});
      break;
    case Via::LibraryCall:
      out.push_back({TraceStep::Library, function, vertex, via.site, kNone,
                     via.index, kNone});
      break;
    case Via::PassThrough:
      out.push_back({TraceStep::Library, function, vertex, via.site, kNone,
                     kNone, kNone});
      break;
    case Via::Edge:
    case Via::Direct:
      out.push_back(
          {TraceStep::Value, function, vertex, kNone, kNone, kNone, kNone});
      break;
    }
    previous = at;
  }
}

std::vector<TraceStep> TraceWalker::walk(const Issue &issue) {
  if (records_.size() >= kMaximumRecords)
    records_.clear();
  std::vector<TraceStep> out;
  for (const Segment &segment : issue.segments) {
    walkPassage(segment.function, segment.passage, 0, out);
    if (&segment != &issue.segments.back() &&
        segment.passage.outcome.kind == Outcome::Cell)
      out.push_back({TraceStep::Cell, segment.function, kNone, kNone, kNone,
                     kNone, segment.passage.outcome.id});
  }
  const policy::BoundPolicy &bound = solution_.context->bound;
  const policy::BoundSink &sink =
      issue.isThrow ? bound.throwSinks[issue.sink] : bound.sinks[issue.sink];
  out.push_back({TraceStep::Sink,
                 issue.segments.empty() ? kNone : issue.segments.back().function,
                 sink.value, sink.site, kNone, kNone, kNone});
  const std::size_t most = solution_.limits.traceSteps;
  if (out.size() > most)
    out.erase(out.begin() + static_cast<std::ptrdiff_t>(most / 2),
              out.end() - static_cast<std::ptrdiff_t>(most - most / 2));
  return out;
}

} // namespace philint::flow
