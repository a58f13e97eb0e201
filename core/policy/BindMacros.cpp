// Sinks in macros are where the macros are used.
//
// A macro with parameters is a function of the file that defines it, so that
// what it calls is known. But its text stands at each use: what a use hands to a
// parameter that reaches a sink in the macro reaches a sink there, and it is the
// use that somebody has to change. Macros use macros, so this is repeated until
// no sink is left in one; a macro that comes to itself again ends it.
#include "core/policy/Bind.h"

#include <algorithm>
#include <set>

namespace philint::policy {

namespace {
using model::Port;
using model::PortBase;
constexpr std::size_t kMostVertices = 200, kMostSinks = 100000;
} // namespace

bool Binder::isMacro(link::FunctionId function) const {
  return program_.fact(function).kind == ir::FunctionKind::Macro;
}

// The parameters of the value's function that the value is made of.
std::vector<std::uint32_t>
Binder::parametersBehind(VertexId value, const PassagesTo &passagesTo) const {
  const link::UnitId unit = program_.unitOfVertex(value);
  const ir::UnitFacts &facts = program_.facts(unit);
  const link::UnitBase &base = program_.bases[unit];
  std::vector<VertexId> queue{value};
  std::set<VertexId> seen{value};
  std::set<std::uint32_t> found;
  for (std::size_t i = 0; i < queue.size() && i < kMostVertices; ++i) {
    const ir::Vertex &vertex = program_.vertex(queue[i]);
    if (vertex.kind == ir::VertexKind::Parameter) {
      found.insert(vertex.data);
      continue;
    }
    const auto visit = [&](VertexId from) {
      if (seen.insert(from).second)
        queue.push_back(from);
    };
    for (const std::uint32_t e : program_.inEdgesOf(queue[i]))
      visit(base.vertex + facts.edges[e - base.edge].from);
    for (auto at = std::lower_bound(passagesTo.begin(), passagesTo.end(),
                                    std::pair(queue[i], 0U));
         at != passagesTo.end() && at->first == queue[i]; ++at)
      visit(out_.passages[at->second].from);
  }
  return {found.begin(), found.end()};
}

// The same sink at each use of the macro.
void Binder::lift(const BoundSink &sink, const PassagesTo &passagesTo,
                  std::vector<BoundSink> &out) {
  const link::UnitId unit = program_.unitOfSite(sink.site);
  const link::FunctionId macro = program_.functionOfSite(sink.site);
  const auto parameters =
      program_.facts(unit).parametersOf(program_.fact(macro));
  for (const std::uint32_t index : parametersBehind(sink.value, passagesTo)) {
    if (index >= parameters.size())
      continue;
    Port port;
    port.base = parameters[index].kind == ir::ParameterKind::Rest
                    ? PortBase::AnyArgument
                    : PortBase::Argument;
    port.index = static_cast<std::int16_t>(index);
    for (const link::Caller &use : program_.callersOf(macro))
      for (const Place &place : placesOf(use.site, port)) {
        BoundSink there = sink;
        there.site = use.site;
        there.value = place.vertex;
        there.path = pathId(place.path);
        there.span = place.span;
        there.anyBelow = true;
        out.push_back(there);
      }
  }
}

void Binder::liftMacros() {
  const auto isInMacro = [&](SiteId site) {
    if (site == kNone)
      return false;
    const link::UnitId unit = program_.unitOfSite(site);
    return isMacro(program_.bases[unit].function +
                   program_.site(site).function);
  };
  const auto inMacro = [&](const BoundSink &sink) {
    return isInMacro(sink.site);
  };
  std::vector<BoundSink> inside;
  std::copy_if(out_.sinks.begin(), out_.sinks.end(),
               std::back_inserter(inside), inMacro);
  if (inside.empty())
    return;
  std::erase_if(out_.sinks, inMacro);
  PassagesTo passagesTo;
  for (std::uint32_t i = 0; i < out_.passages.size(); ++i)
    if (isInMacro(out_.passages[i].site))
      passagesTo.push_back({out_.passages[i].to, i});
  std::sort(passagesTo.begin(), passagesTo.end());
  std::set<std::tuple<SiteId, VertexId, std::uint32_t>> seen;
  for (std::size_t i = 0; i < inside.size() && i < kMostSinks; ++i) {
    std::vector<BoundSink> uses;
    lift(inside[i], passagesTo, uses);
    for (const BoundSink &use : uses)
      if (seen.insert({use.site, use.value, use.role}).second)
        (inMacro(use) ? inside : out_.sinks).push_back(use);
  }
}

} // namespace philint::policy
