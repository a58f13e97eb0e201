#include "checks/Raises.h"

#include "core/policy/Words.h"

#include <algorithm>
#include <utility>

namespace philint::checks {

using flow::TraceStep;
using ir::kNone;
using ir::VertexKind;

namespace {
constexpr std::size_t kMostVertices = 200;
// What Python's frontend calls the exception behind `from`.
constexpr std::string_view kCause = "__cause__";
} // namespace

namespace {
std::string_view lastName(std::string_view name) {
  return name.substr(name.find_last_of(".:") + 1);
}

bool writesCause(const ir::UnitFacts &facts, const ir::Edge &edge) {
  const auto &write = facts.writeOf(edge);
  return !write.empty() && facts.text(write.back().name) == kCause;
}
} // namespace

void Raises::indexClasses() {
  if (std::exchange(isIndexed_, true))
    return;
  const link::Program &program = input_.program;
  for (link::ClassId c = 0; c < program.classes.size(); ++c)
    classes_[lastName(program.symbols.text(program.classes[c].name))]
        .push_back(c);
}

// The class that the raised value was made of.
Raises::Raised Raises::raisedBy(link::VertexId value) const {
  constexpr unsigned kMost = 8;
  const link::Program &program = input_.program;
  const link::UnitId unit = program.unitOfVertex(value);
  const ir::UnitFacts &facts = program.facts(unit);
  const link::UnitBase &base = program.bases[unit];
  for (unsigned n = 0; n < kMost && value != kNone; ++n) {
    const ir::Vertex &vertex = program.vertex(value);
    if (vertex.kind == VertexKind::Result)
      return {false, lastName(facts.text(facts.sites[vertex.data].written))};
    link::VertexId from = kNone;
    for (const std::uint32_t e : program.inEdgesOf(value)) {
      const ir::Edge &edge = facts.edges[e - base.edge];
      if ((edge.kind == ir::EdgeKind::Copy && !edge.write && !edge.read) ||
          edge.kind == ir::EdgeKind::CopyKill)
        from = base.vertex + edge.from;
    }
    value = from;
  }
  return {};
}

// A library raises none of the program's classes, and the program's are caught
// as what they extend.
bool Raises::isCaughtAs(const Raised &raised, std::string_view type) {
  const auto own = classes_.find(type);
  if (own == classes_.end())
    return true;
  if (raised.isLibrary)
    return false;
  const auto made = classes_.find(raised.type);
  if (made == classes_.end())
    return raised.type.empty();
  const auto &classes = input_.program.classes;
  return std::ranges::any_of(made->second, [&](link::ClassId c) {
    return std::ranges::any_of(classes[c].mro, [&](link::ClassId k) {
      return std::ranges::find(own->second, k) != own->second.end();
    });
  });
}

// Does the clause around the position, if one is there, want what was raised?
bool Raises::catches(link::UnitId unit, std::uint32_t position,
                     const Raised &raised) {
  const link::Program &program = input_.program;
  const ir::UnitFacts &facts = program.facts(unit);
  const link::UnitBase &base = program.bases[unit];
  const ir::FlowScope *clause = nullptr;
  for (const ir::FlowScope &scope : facts.scopes)
    if (scope.kind == ir::ScopeKind::Handler && scope.span.begin <= position &&
        position < scope.span.end &&
        (!clause || scope.span.begin > clause->span.begin))
      clause = &scope;
  if (!clause || clause->context == kNone)
    return true;
  indexClasses();
  const auto wants = [&](ir::VertexId type) {
    return isCaughtAs(raised, lastName(facts.text(facts.vertices[type].name)));
  };
  bool any = false, several = false;
  for (const std::uint32_t e :
       program.inEdgesOf(base.vertex + clause->context)) {
    const ir::Edge &edge = facts.edges[e - base.edge];
    if (edge.kind != ir::EdgeKind::Derived)
      continue;
    several = true;
    any = any || wants(edge.from);
  }
  return several ? any : wants(clause->context);
}

// Is `caught` in the text of `text`, other than as its cause? What a call is
// given may be in what it makes.
bool Raises::quotes(link::VertexId text, link::VertexId caught) const {
  const link::Program &program = input_.program;
  const link::UnitId unit = program.unitOfVertex(text);
  const ir::UnitFacts &facts = program.facts(unit);
  const link::UnitBase &base = program.bases[unit];
  std::vector<link::VertexId> queue{text};
  for (std::size_t i = 0; i < queue.size() && i < kMostVertices; ++i) {
    const auto visit = [&](link::VertexId v) {
      if (std::find(queue.begin(), queue.end(), v) == queue.end())
        queue.push_back(v);
    };
    if (queue[i] == caught)
      return true;
    for (const std::uint32_t e : program.inEdgesOf(queue[i])) {
      const ir::Edge &edge = facts.edges[e - base.edge];
      if (!ir::hasPaths(edge) || !writesCause(facts, edge))
        visit(base.vertex + edge.from);
    }
    const ir::Vertex &vertex = program.vertex(queue[i]);
    if (vertex.kind != VertexKind::Result)
      continue;
    const ir::Site &site = facts.sites[vertex.data];
    for (const ir::SiteArgument &argument : facts.argumentsOf(site))
      if (argument.value != kNone)
        visit(base.vertex + argument.value);
    if (site.receiver != kNone)
      visit(base.vertex + site.receiver);
  }
  return false;
}

// The value is raised with what was caught as its cause, and no more of it.
bool Raises::isOnlyCause(link::VertexId caught, link::VertexId raised) {
  const link::Program &program = input_.program;
  const link::UnitId unit = program.unitOfVertex(raised);
  if (unit != program.unitOfVertex(caught))
    return false;
  const ir::UnitFacts &facts = program.facts(unit);
  const link::UnitBase &base = program.bases[unit];
  for (const std::uint32_t e : program.inEdgesOf(raised)) {
    const ir::Edge &edge = facts.edges[e - base.edge];
    if (base.vertex + edge.from == caught &&
        edge.kind == ir::EdgeKind::Copy && writesCause(facts, edge))
      return !quotes(raised, caught);
  }
  return false;
}

// Does a clause of the statement want what was raised?
bool Raises::mayWant(link::UnitId unit, ir::Span statement,
                     const Raised &raised) {
  const ir::UnitFacts &facts = input_.program.facts(unit);
  return std::ranges::any_of(facts.scopes, [&](const ir::FlowScope &scope) {
    return scope.kind == ir::ScopeKind::Handler && scope.span != statement &&
           statement.begin <= scope.span.begin &&
           scope.span.end <= statement.end &&
           catches(unit, scope.span.begin, raised);
  });
}

// The value leaves the function since no handler wanted it, though one may have:
// none of them raises it, or what quotes it, itself.
bool Raises::letsThrough(link::FunctionId function, link::VertexId value,
                         const Raised &raised) {
  const link::Program &program = input_.program;
  const link::UnitId unit = program.unitOfFunction(function);
  const ir::UnitFacts &facts = program.facts(unit);
  const ir::FactFunction &fact = program.fact(function);
  const link::VertexId base = program.bases[unit].vertex;
  bool isThrough = false;
  for (auto t = fact.firstThrow; t < fact.endThrow; ++t) {
    const ir::ThrowPoint &point = facts.throwPoints[t];
    const std::uint32_t scope = facts.blocks[point.block].scope;
    const bool isOwn =
        scope == kNone || facts.scopes[scope].span != point.span;
    if (point.value == kNone)
      continue;
    if (base + point.value == value && !isOwn)
      isThrough = isThrough || mayWant(unit, point.span, raised);
    if (isOwn && quotes(base + point.value, value))
      return false;
  }
  return isThrough;
}

// A value that is called `patientId` holds no more than that, whatever it was
// taken from.
bool Raises::isId(link::VertexId value) {
  const link::Program &program = input_.program;
  const Symbol name = program.symbolOf(program.unitOfVertex(value),
                                       program.vertex(value).name);
  const auto [known, isNew] = ids_.try_emplace(name, false);
  if (isNew && name)
    known->second = policy::namesAnId(program.symbols.text(name));
  return known->second;
}

std::uint32_t Raises::placeOf(const TraceStep &step) const {
  return step.kind == TraceStep::Sink && step.site != kNone
             ? input_.program.site(step.site).span.begin
             : input_.program.vertex(step.vertex).span.begin;
}

Raise Raises::of(const flow::Issue &issue) {
  Raise out;
  const std::vector<TraceStep> steps = walker_.walk(issue);
  const link::Program &program = input_.program;
  bool isRaised = false, isHeld = false, isRaisedAgain = true;
  unsigned calls = 0;
  Raised raised;
  link::VertexId caught = kNone, before = kNone;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const TraceStep &step = steps[i];
    if (isRaised && step.kind == TraceStep::Leave)
      ++calls;
    out.isReturned = caught != kNone && (out.isReturned ||
                                         step.kind == TraceStep::Leave ||
                                         step.kind == TraceStep::Cell);
    // The text that a handler returns, stores or hands on is data like another.
    isHeld = isHeld && step.kind != TraceStep::Leave &&
             step.kind != TraceStep::Enter && step.kind != TraceStep::Cell;
    if (step.vertex == kNone)
      continue;
    const VertexKind kind = program.vertex(step.vertex).kind;
    out.isOpaque = out.isOpaque || (!isRaised && isId(step.vertex));
    if (caught != kNone && isOnlyCause(before, step.vertex))
      out.isCause = true;
    if (kind == VertexKind::Throw && caught != kNone && before != kNone &&
        letsThrough(step.function, before, raised))
      out.isUnwanted = true;
    // What was raised anew has the class that it was made of.
    if (kind == VertexKind::Throw && before != kNone &&
        program.vertex(before).kind != VertexKind::Thrown)
      if (const Raised made = raisedBy(before); !made.type.empty())
        raised = made;
    if (kind == VertexKind::Thrown && !isRaised &&
        step.kind == TraceStep::Library)
      raised.isLibrary = true;
    isRaised = isRaised || kind == VertexKind::Throw ||
               kind == VertexKind::Thrown;
    if (kind == VertexKind::Throw && isHeld)
      isRaisedAgain = true;
    if (kind == VertexKind::Caught && isRaised &&
        step.kind != TraceStep::Sink) {
      out.isData = out.isData || !isRaisedAgain;
      isRaisedAgain = false, isHeld = true;
      caught = step.vertex, out.calls = calls;
      out.isReturned = false;
      out.last = caught;
      if (out.first == kNone)
        out.first = caught;
    }
    // The value behind what was caught stands in the clause that caught it.
    if (before == caught && caught != kNone &&
        (step.vertex != caught || step.kind == TraceStep::Sink) &&
        !catches(program.unitOfVertex(caught), placeOf(step), raised))
      out.isOther = true;
    before = step.vertex;
  }
  return out;
}

} // namespace philint::checks
