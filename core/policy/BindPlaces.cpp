// Ports at call sites become vertices and paths.
//
// A port may have several places at one site: `f(*xs, **kw)` holds argument 1
// in an element of xs and argument `name` under the key "name" of kw. Where a
// place cannot be told, it is taken to be any of them.
#include "core/policy/Bind.h"

#include <algorithm>

namespace philint::policy {

using model::Port;
using model::PortBase;

// Positional arguments count from 0; one behind `*values` may be any element.
void Binder::placeArguments(SiteId site, const Port &port,
                            std::vector<Place> &out) {
  const link::UnitId unit = program_.unitOfSite(site);
  const ir::Site &fact = program_.site(site);
  const VertexId base = program_.bases[unit].vertex;
  const auto arguments = program_.facts(unit).argumentsOf(fact);
  const bool any = port.base == PortBase::AnyArgument;
  const bool after = port.base == PortBase::AfterArgument;
  int position = 0;
  bool spread = false, found = false;
  const std::size_t first = out.size();
  for (std::uint32_t i = 0; i < arguments.size(); ++i) {
    const ir::SiteArgument &argument = arguments[i];
    const Symbol name = program_.symbolOf(unit, argument.name);
    Place place;
    place.argument = i;
    place.span = argument.span;
    const ir::VertexId local = after ? argument.after : argument.value;
    place.vertex = local == kNone ? kNone : base + local;
    bool matches = false, exact = false;
    switch (argument.kind) {
    case ir::ArgumentKind::Positional:
      matches = any ? position >= port.index || spread
                    : port.index == position && !spread;
      exact = matches;
      if (!any && spread && port.index >= 0 && position <= port.index)
        matches = true;
      ++position;
      break;
    case ir::ArgumentKind::Named:
      matches = any || (port.name && name == port.name);
      exact = matches;
      break;
    case ir::ArgumentKind::Spread:
      matches = any || port.index >= position;
      spread = true;
      place.path.push_back({ir::StepKind::Any, {}});
      break;
    case ir::ArgumentKind::NamedSpread:
      matches = any || port.name;
      place.path.push_back(port.name && !any
                               ? ir::Step{ir::StepKind::Key, port.name}
                               : ir::Step{ir::StepKind::Any, {}});
      break;
    }
    found |= exact && !any;
    if (matches && place.vertex != kNone)
      out.push_back(std::move(place));
  }
  // A place that is certain rules out the spread ones.
  if (found)
    out.erase(std::remove_if(out.begin() + static_cast<std::ptrdiff_t>(first),
                             out.end(),
                             [](const Place &p) { return !p.path.empty(); }),
              out.end());
}

// What the handler that the call stands in caught. The clauses of one try share
// it: the first is where exceptions arrive, the others follow from it.
ir::VertexId Binder::caughtAround(link::UnitId unit, const ir::Site &site) {
  const ir::UnitFacts &facts = program_.facts(unit);
  const ir::FactFunction &function = facts.functions[site.function];
  std::uint32_t scope = facts.blocks[site.block].scope;
  while (scope != ir::kNone &&
         facts.scopes[scope].kind != ir::ScopeKind::Handler)
    scope = facts.scopes[scope].parent;
  if (scope == ir::kNone)
    return ir::kNone;
  const auto leadsTo = [&](std::uint32_t from, std::uint32_t to) {
    const auto &next = facts.blocks[from].next;
    return next[0] == to || next[1] == to;
  };
  const auto catches = [&](std::uint32_t block) {
    for (auto b = function.firstBlock; b < function.endBlock; ++b)
      if (facts.blocks[b].handler == block)
        return true;
    return false;
  };
  std::uint32_t entry = function.firstBlock;
  while (entry < function.endBlock && facts.blocks[entry].scope != scope)
    ++entry;
  for (unsigned clause = 0; entry < function.endBlock && !catches(entry);) {
    constexpr unsigned kMostClauses = 32;
    auto before = function.firstBlock;
    while (before < function.endBlock && !leadsTo(before, entry))
      ++before;
    entry = ++clause < kMostClauses ? before : function.endBlock;
  }
  if (entry >= function.endBlock)
    return ir::kNone;
  for (const ir::Edge &edge : facts.edgesOf(function)) {
    if (facts.vertices[edge.to].kind != ir::VertexKind::Caught)
      continue;
    const ir::Vertex &from = facts.vertices[edge.from];
    if (from.kind == ir::VertexKind::Thrown &&
        facts.blocks[facts.sites[from.data].block].handler == entry)
      return edge.to;
    for (auto t = function.firstThrow; t < function.endThrow; ++t)
      if (facts.throwPoints[t].value == edge.from &&
          facts.blocks[facts.throwPoints[t].block].handler == entry)
        return edge.to;
  }
  return ir::kNone;
}

std::vector<Place> Binder::placesOf(SiteId site, const Port &port) {
  if (handedOn_.row && handedOn_.site == site)
    return placesHandedOn(site, port);
  std::vector<Place> out;
  const link::UnitId unit = program_.unitOfSite(site);
  const ir::Site &fact = program_.site(site);
  const VertexId base = program_.bases[unit].vertex;
  const auto one = [&](ir::VertexId local) {
    if (local != kNone)
      out.push_back({base + local, {}, fact.span, kNone});
  };
  switch (port.base) {
  case PortBase::Argument:
  case PortBase::AnyArgument:
  case PortBase::AfterArgument:
    placeArguments(site, port, out);
    break;
  case PortBase::Receiver:
    one(fact.receiver);
    break;
  case PortBase::Result:
    one(fact.result);
    break;
  case PortBase::Thrown:
    one(fact.thrown);
    break;
  case PortBase::AfterReceiver:
    one(fact.afterReceiver);
    break;
  case PortBase::Scope:
    one(caughtAround(unit, fact));
    break;
  default:
    break;
  }
  for (Place &place : out)
    for (const ir::Step &step : port.path)
      place.path.push_back(stepAt(site, step));
  return out;
}

// `["$0"]` in a row is the key that argument 0 says: `record.get("name")`.
ir::Step Binder::stepAt(SiteId site, const ir::Step &step) {
  if (step.kind != ir::StepKind::Key || !step.name || text(step.name) != "$0")
    return step;
  Port key;
  key.base = PortBase::Argument;
  key.index = 0;
  const std::vector<Place> places = placesOf(site, key);
  if (places.size() == 1 && places[0].path.empty()) {
    const link::ConstantSet set = constants(places[0].vertex);
    if (set.complete && set.alternatives.size() == 1 &&
        set.alternatives[0].size() == 1 &&
        set.alternatives[0][0].kind == link::ConstantPart::Literal)
      return {ir::StepKind::Key, set.alternatives[0][0].text};
  }
  return {ir::StepKind::Any, {}};
}

// Constants of a value; where link knows none, the literals that it is copied
// or put together from in this unit, in source order.
link::ConstantSet Binder::constants(VertexId vertex) {
  link::ConstantSet out = link::constantsOf(program_, vertex);
  if (!out.alternatives.empty())
    return out;
  const link::UnitId unit = program_.unitOfVertex(vertex);
  const VertexId base = program_.bases[unit].vertex;
  const ir::UnitFacts &facts = program_.facts(unit);
  std::set<ir::VertexId> seen{vertex - base};
  std::vector<ir::VertexId> queue{vertex - base};
  std::vector<ir::VertexId> literals;
  bool derived = false;
  constexpr std::size_t kMost = 64;
  for (std::size_t i = 0; i < queue.size() && queue.size() < kMost; ++i) {
    if (facts.vertices[queue[i]].kind == ir::VertexKind::Literal)
      literals.push_back(queue[i]);
    const InEdges &in = inEdges(unit);
    for (std::uint32_t e = in.start[queue[i]]; e < in.start[queue[i] + 1];
         ++e) {
      const ir::Edge &edge = facts.edges[in.edges[e]];
      derived |= edge.kind == ir::EdgeKind::Derived;
      if (edge.read == 0 && edge.write == 0 && seen.insert(edge.from).second)
        queue.push_back(edge.from);
    }
  }
  std::sort(literals.begin(), literals.end());
  for (const ir::VertexId literal : literals) {
    const ir::Constant &constant =
        facts.constants[facts.vertices[literal].data];
    link::ConstantPart part;
    part.text = program_.symbolOf(unit, constant.text);
    part.vertex = base + literal;
    if (constant.kind == ir::ConstantKind::None)
      continue;
    if (derived && !out.alternatives.empty())
      out.alternatives[0].push_back(part);
    else
      out.alternatives.push_back({part});
  }
  out.complete = false;
  return out;
}

} // namespace philint::policy
