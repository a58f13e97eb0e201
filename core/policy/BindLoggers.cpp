// A program's own logger ends where nobody can look: in a queue, a callback, a
// transport that it is given, a function of the platform. Its name then says
// what it is, as it does where its body is not in the program at all.
//
//   def error(self, message): self.transport.deliver(message)
//   logger.error(note)                 # reaches the log
//
// What reaches a sink inside is told there; what does nothing, or takes
// identifiers out, is no log of them.
#include "core/policy/Bind.h"

#include "core/link/ScriptModules.h"
#include "core/policy/Traits.h"
#include "core/support/Wildcard.h"

#include <algorithm>

namespace philint::policy {

using model::Row;

namespace {
constexpr unsigned kDeepest = 24;
} // namespace

bool Binder::isLogSink(const Role &role) const {
  if (role.kind != Role::Sink || policy_.sinkRoles[role.index].isSwitch)
    return false;
  const Symbol kind = policy_.sinkRoles[role.index].kind;
  return kind == named("log") || kind == named("print") ||
         kind == named("exception-text-log");
}

// Does anything become of what the function is given?
bool Binder::usesParameters(link::FunctionId f) {
  const link::UnitId unit = program_.unitOfFunction(f);
  const ir::UnitFacts &facts = program_.facts(unit);
  const ir::FactFunction &fact = program_.fact(f);
  if (fact.firstSite != fact.endSite)
    return true;
  const auto parameters = facts.parametersOf(fact);
  return std::ranges::any_of(facts.edgesOf(fact), [&](const ir::Edge &edge) {
    return std::ranges::any_of(parameters, [&](const ir::FactParameter &p) {
      return edge.from == p.vertex && edge.to != p.after &&
             edge.to != p.whenTrue && edge.to != p.whenFalse;
    });
  });
}

// Is there a sink in the function or below it, or what takes identifiers out?
// What is too deep to look at counts as one.
bool Binder::tellsItself(link::FunctionId f, unsigned depth) {
  if (depth > kDeepest)
    return true;
  const auto [at, isNew] = tells_.try_emplace(f, false);
  if (!isNew)
    return at->second;
  const link::UnitId unit = program_.unitOfFunction(f);
  const SiteId base = program_.bases[unit].site;
  const ir::FactFunction &fact = program_.fact(f);
  bool tells = hasTrait(policy_, program_.facts(unit).text(fact.name),
                        named("claimed-clean"));
  for (SiteId s = base + fact.firstSite; s < base + fact.endSite && !tells;
       ++s) {
    tells = std::binary_search(told_.begin(), told_.end(), s) ||
            isOwnLog(s, depth + 1);
    for (const link::Target &target : program_.targetsOf(s))
      tells = tells || tellsItself(target.function, depth + 1);
  }
  return tells_[f] = tells;
}

// A call that is written as one of a log, of functions that tell nobody.
bool Binder::isOwnLog(SiteId site, unsigned depth) {
  const auto at = std::lower_bound(ownLogs_.begin(), ownLogs_.end(),
                                   std::pair(site, model::RowId{0}));
  return at != ownLogs_.end() && at->first == site &&
         std::ranges::all_of(
             program_.targetsOf(site), [&](const link::Target &target) {
               return usesParameters(target.function) &&
                      !tellsItself(target.function, depth);
             });
}

// Calls of functions of the program by how they are written, as rows say it of
// receivers that nobody knows.
void Binder::findOwnLogs() {
  const auto lastOf = [](std::string_view text) {
    return text.substr(text.find_last_of(".*^") + 1);
  };
  std::map<std::string_view, std::vector<model::RowId>> shapes; // by last name
  for (const model::RowId id : policy_.catalog.shapeRows)
    if (std::ranges::any_of(rolesOf(policy_.catalog.rows[id]), [&](const Role &role) {
          return isLogSink(role);
        }))
      shapes[lastOf(policy_.catalog.strings.text(
                 policy_.catalog.rows[id].shape))]
          .push_back(id);
  for (SiteId site = 0; site < program_.bases.back().site; ++site) {
    if (program_.targetsOf(site).empty() || isRowed_[site])
      continue;
    const link::UnitId unit = program_.unitOfSite(site);
    const ir::UnitFacts &facts = program_.facts(unit);
    const std::string_view written = facts.text(program_.site(site).written);
    const auto found = shapes.find(lastOf(written));
    for (const model::RowId id : found == shapes.end()
                                     ? std::vector<model::RowId>{}
                                     : found->second) {
      const Row &row = policy_.catalog.rows[id];
      std::string_view shape = policy_.catalog.strings.text(row.shape);
      shape.remove_prefix(shape.starts_with('^'));
      if (link::familyOf(row.language) == link::familyOf(facts.language) &&
          matchesWildcard(shape, written) &&
          std::ranges::all_of(row.conditions, [&](const auto &condition) {
            return holds(site, condition);
          }))
        ownLogs_.emplace_back(site, id);
    }
  }
}

void Binder::bindOwnLogs() {
  if (!policy_.useLexicon)
    return;
  findOwnLogs();
  for (const BoundSink &sink : out_.sinks)
    told_.push_back(sink.site);
  for (const BoundPassage &passage : out_.passages)
    if (passage.transform != 0)
      told_.push_back(passage.site);
  std::sort(told_.begin(), told_.end());
  for (const auto &[site, id] : ownLogs_)
    if (isOwnLog(site, 0))
      for (const Role &role : rolesOf(policy_.catalog.rows[id]))
        if (isLogSink(role))
          bindRole(site, policy_.catalog.rows[id], role);
}

} // namespace philint::policy
