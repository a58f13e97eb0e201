#include "checks/Scopes.h"

#include "core/flow/Order.h"
#include "core/policy/Bind.h"
#include "core/policy/FunctionNames.h"

#include <algorithm>

namespace philint::checks {

using ir::kNone;

// The call that made the scope's manager is one of the policy's.
bool Scopes::isNamed(link::SiteId made) const {
  const link::Program &program = input_.program;
  const auto &scopes = input_.policy.project.suppressionScopes;
  const auto matches = [&](std::string_view name) {
    return std::any_of(scopes.begin(), scopes.end(), [&](const auto &pattern) {
      return policy::matchesName(pattern, name);
    });
  };
  for (const link::Target &target : program.targetsOf(made)) {
    const link::FunctionInfo &callee = program.functions[target.function];
    if (std::any_of(scopes.begin(), scopes.end(),
                    [&](const auto &pattern) {
                      return policy::means(program, pattern, target.function);
                    }) ||
        (callee.ownerClass != kNone &&
         matches(
             program.symbols.text(program.classes[callee.ownerClass].name))))
      return true;
  }
  return made < program.externalName.size() && program.externalName[made] &&
         matches(program.symbols.text(program.externalName[made]));
}

namespace {
// The call that a value comes from, through copies and its own methods; kNone
// where there is none.
ir::SiteId madeBy(const ir::UnitFacts &facts, const ir::FactFunction &f,
                  ir::VertexId value) {
  constexpr unsigned kMost = 8;
  for (unsigned n = 0; n < kMost && value != kNone; ++n) {
    const ir::Vertex &vertex = facts.vertices[value];
    if (vertex.kind == ir::VertexKind::Result)
      return vertex.data;
    if (vertex.kind == ir::VertexKind::AfterReceiver) {
      value = facts.sites[vertex.data].receiver;
      continue;
    }
    ir::VertexId from = kNone;
    for (const ir::Edge &edge : facts.edgesOf(f))
      if (edge.to == value && ir::hasPaths(edge) &&
          edge.kind != ir::EdgeKind::Derived && !edge.write)
        from = edge.from;
    value = from;
  }
  return kNone;
}
} // namespace

bool Scopes::suppress(link::SiteId site) const {
  if (site == kNone || input_.policy.project.suppressionScopes.empty())
    return false;
  const link::Program &program = input_.program;
  const link::UnitId unit = program.unitOfSite(site);
  const ir::UnitFacts &facts = program.facts(unit);
  const ir::FactFunction &f = facts.functions[program.site(site).function];
  for (const std::uint32_t scope : flow::enclosingScopes(program, site)) {
    if (facts.scopes[scope].kind != ir::ScopeKind::With)
      continue;
    const ir::SiteId made = madeBy(facts, f, facts.scopes[scope].context);
    if (made != kNone && isNamed(program.bases[unit].site + made))
      return true;
  }
  return false;
}

} // namespace philint::checks
