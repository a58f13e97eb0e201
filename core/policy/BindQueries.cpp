// Requests: what they ask for says what they yield.
#include "core/policy/Bind.h"

#include "core/policy/Words.h"

namespace philint::policy {

// One of the words is in what the call's first argument is made of (literals,
// names, members), or in the name of the function or class around it.
bool Binder::speaksOf(SiteId site, std::string_view words) {
  const link::UnitId unit = program_.unitOfSite(site);
  const ir::UnitFacts &facts = program_.facts(unit);
  const auto speaks = [&](std::string_view name) {
    for (const std::string &word : identifierWords(name))
      for (std::size_t at = words.find(' '); at != std::string_view::npos;) {
        const std::size_t next = words.find(' ', at + 1);
        if (words.substr(at + 1, next - at - 1) == word)
          return true;
        at = next;
      }
    return false;
  };
  const ir::Site &fact = program_.site(site);
  const ir::FactFunction &function = facts.functions[fact.function];
  if (speaks(facts.text(function.name)) ||
      (function.ownerClass != kNone &&
       speaks(facts.text(facts.classes[function.ownerClass].name))))
    return true;
  constexpr std::size_t kMost = 48;
  std::vector<ir::VertexId> queue;
  std::set<ir::VertexId> seen;
  const auto push = [&](ir::VertexId vertex) {
    if (vertex != kNone && queue.size() < kMost && seen.insert(vertex).second)
      queue.push_back(vertex);
  };
  // What is asked comes first, or behind a handle: `collection(db, "patients")`.
  const auto arguments = facts.argumentsOf(fact);
  if (!arguments.empty())
    push(arguments[0].value);
  if (arguments.size() > 1 && arguments[1].value != kNone &&
      facts.vertices[arguments[1].value].kind == ir::VertexKind::Literal)
    push(arguments[1].value);
  const InEdges &in = inEdges(unit);
  for (std::size_t i = 0; i < queue.size(); ++i) {
    const ir::Vertex &vertex = facts.vertices[queue[i]];
    if (vertex.name && speaks(facts.text(vertex.name)))
      return true;
    if (vertex.kind == ir::VertexKind::Literal &&
        speaks(facts.text(facts.constants[vertex.data].text)))
      return true;
    if (vertex.kind == ir::VertexKind::Result) {
      push(facts.sites[vertex.data].receiver);
      for (const ir::SiteArgument &argument :
           facts.argumentsOf(facts.sites[vertex.data]))
        push(argument.value);
    }
    for (std::uint32_t e = in.start[queue[i]]; e < in.start[queue[i] + 1]; ++e) {
      const ir::Edge &edge = facts.edges[in.edges[e]];
      for (const ir::Step &step : facts.readOf(edge))
        if (step.name && speaks(facts.text(step.name)))
          return true;
      push(edge.from);
    }
  }
  return false;
}

} // namespace philint::policy
