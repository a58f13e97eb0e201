// Exceptions as sinks: what a raised error says is made of its arguments.
#include "core/policy/Bind.h"

#include "core/policy/ExceptionText.h"

#include <algorithm>

namespace philint::policy {

using model::PortBase;

// `raise Error(text)` says its arguments: what causes it (`from error`) is not
// its text, and what was caught may be raised again.
void Binder::bindThrow(link::UnitId unit, const ir::ThrowPoint &point,
                       std::uint32_t role) {
  constexpr unsigned kDeepest = 8;
  const ir::UnitFacts &facts = program_.facts(unit);
  const link::UnitBase &base = program_.bases[unit];
  ir::VertexId made = point.value;
  for (unsigned depth = 0; depth < kDeepest; ++depth) {
    const ir::Vertex &vertex = facts.vertices[made];
    if (vertex.kind == ir::VertexKind::Caught)
      return;
    if (vertex.kind != ir::VertexKind::Value)
      break;
    const InEdges &in = inEdges(unit);
    ir::VertexId from = kNone;
    for (std::uint32_t i = in.start[made]; i < in.start[made + 1]; ++i) {
      const ir::Edge &edge = facts.edges[in.edges[i]];
      if (ir::copiesWhole(edge))
        from = edge.from;
    }
    if (from == kNone)
      break;
    made = from;
  }
  const ir::Vertex &vertex = facts.vertices[made];
  const bool isMade = vertex.kind == ir::VertexKind::Result;
  const auto targets = isMade ? program_.targetsOf(base.site + vertex.data)
                              : std::span<const link::Target>{};
  // A function of the program that makes it: what it gives back.
  const bool isGiven =
      !targets.empty() && std::ranges::none_of(targets, [](const auto &target) {
        return target.binding == link::Binding::Constructor;
      });
  if (!isMade || isGiven) {
    out_.throwSinks.push_back(
        {kNone, base.vertex + point.value, 0, role, kNone, point.span, true});
    return;
  }
  const std::vector<bool> inText =
      argumentsInText(program_, base.site + vertex.data);
  std::size_t position = 0;
  for (const ir::SiteArgument &argument :
       facts.argumentsOf(facts.sites[vertex.data]))
    if (inText[position++] && argument.value != kNone)
      out_.sinks.push_back({base.site + vertex.data,
                            base.vertex + argument.value, 0, role, kNone,
                            argument.span, true});
}

void Binder::bindThrows() {
  std::uint32_t role = kNone;
  for (std::uint32_t i = 0; i < policy_.sinkRoles.size() && role == kNone; ++i)
    if (policy_.sinkRoles[i].kind == exceptionKind_ &&
        policy_.sinkRoles[i].port.base == PortBase::Thrown)
      role = i;
  if (role == kNone || !policy_.useLexicon)
    return;
  for (link::UnitId unit = 0; unit < program_.units.size(); ++unit)
    for (const ir::ThrowPoint &point : program_.facts(unit).throwPoints)
      if (point.value != kNone)
        bindThrow(unit, point, role);
}

} // namespace philint::policy
