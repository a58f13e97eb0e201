// Problem. For each call site the set of events on every path to it.
//
// Definition. A forward must-analysis (intersection at joins, everything at the
// start of the iteration, nothing at a function's entry). An exception leaves
// its block anywhere, so a handler sees the events before the block only.
//
// Termination. Event sets only shrink from "all", each function's blocks at
// most 64 times; components are bottom-up, recursive calls start from "all" and
// shrink as well. Cost: a few passes over all sites. A component that nobody
// outside calls is called by someone unknown: nothing happened before it.
#include "core/flow/Order.h"

#include <algorithm>

namespace philint::flow {

using namespace ir;
using link::FunctionId;
using link::kNone;
using link::Program;
using link::SiteId;

namespace {
constexpr Events kAll = ~Events{0};

class Orderer {
public:
  Orderer(const Program &program, const std::vector<Events> &events)
      : program_(program), events_(events) {
    facts_.beforeSite.assign(events.size(), kAll);
    facts_.onReturn.assign(program.functions.size(), kAll);
    facts_.beforeEntry.assign(program.functions.size(), kAll);
  }

  OrderFacts run() {
    for (const auto &component : program_.sccs)
      for (bool changed = true; changed;) {
        changed = false;
        for (FunctionId f : component)
          changed |= visit(f);
        if (component.size() == 1 && !changed)
          break;
      }
    callersDown();
    return std::move(facts_);
  }

private:
  // What a site adds: its own events and what every target does on all returns.
  Events effect(const Site &at, SiteId site) const {
    const auto targets = program_.targetsOf(site);
    Events common = targets.empty() ? 0 : kAll;
    for (const auto &target : targets)
      common &= runs(at, target) ? facts_.onReturn[target.function] : 0;
    return events_[site] | common;
  }

  // Whether the body has run when the call comes back.
  bool runs(const Site &at, const link::Target &target) const {
    const FactFunction &callee = program_.fact(target.function);
    return !callee.isGenerator &&
           (!callee.isAsync || (at.flags & kCallAwait) != 0);
  }

  bool visit(FunctionId f) {
    const auto unitId = program_.functions[f].unit;
    const UnitFacts &unit = program_.facts(unitId);
    const FactFunction &fact = program_.fact(f);
    const SiteId base = program_.bases[unitId].site;
    const std::uint32_t count = fact.endBlock - fact.firstBlock;
    if (count == 0) {
      const bool changed = facts_.onReturn[f] != 0;
      facts_.onReturn[f] = 0;
      return changed;
    }
    std::vector<Events> in(count, kAll), onReturn(1, kAll);
    in[0] = 0;
    for (bool again = true; again;) {
      again = false;
      onReturn[0] = kAll;
      for (std::uint32_t b = 0; b < count; ++b) {
        const FlowBlock &block = unit.blocks[fact.firstBlock + b];
        Events now = in[b];
        auto meet = [&](std::uint32_t to, Events value) {
          if (to == kNone)
            return;
          const std::uint32_t at = to - fact.firstBlock;
          if ((in[at] & value) != in[at]) {
            in[at] &= value;
            again = true;
          }
        };
        meet(block.handler, now);
        for (SiteId s = block.firstSite; s < block.endSite; ++s) {
          facts_.beforeSite[base + s] = now;
          now |= effect(unit.sites[s], base + s);
        }
        if (block.terminator == Terminator::Return)
          onReturn[0] &= now;
        if (unit.scopes[block.scope].kind == ScopeKind::Rejection)
          continue; // what is for certain is so where nothing fails
        for (std::uint32_t next : block.next)
          meet(next, now);
      }
    }
    const bool changed = facts_.onReturn[f] != onReturn[0];
    facts_.onReturn[f] = onReturn[0];
    return changed;
  }

  // Callers come after their callees in `sccs`; going backwards every caller
  // outside the component is finished first.
  void callersDown() {
    for (auto c = program_.sccs.rbegin(); c != program_.sccs.rend(); ++c) {
      if (!isCalledFromOutside(*c)) {
        for (FunctionId f : *c)
          facts_.beforeEntry[f] = 0;
        continue;
      }
      for (bool changed = true; changed;) {
        changed = false;
        for (FunctionId f : *c)
          changed |= meetCallers(f);
      }
    }
  }

  bool isCalledFromOutside(const std::vector<FunctionId> &component) const {
    for (FunctionId f : component)
      for (const link::Caller &caller : program_.callersOf(f))
        if (program_.functions[program_.functionOfSite(caller.site)].scc !=
            program_.functions[f].scc)
          return true;
    return false;
  }

  bool meetCallers(FunctionId f) {
    Events common = program_.functions[f].isEntry ? 0 : kAll;
    for (const link::Caller &caller : program_.callersOf(f))
      common &= facts_.before(program_, caller.site);
    const bool changed = common != facts_.beforeEntry[f];
    facts_.beforeEntry[f] = common;
    return changed;
  }

  const Program &program_;
  const std::vector<Events> &events_;
  OrderFacts facts_;
};
} // namespace

Events OrderFacts::before(const Program &program, SiteId site) const {
  return beforeSite[site] | beforeEntry[program.functionOfSite(site)];
}

Events OrderFacts::around(const Program &program, SiteId site,
                          const std::vector<Events> &eventsOfSite) const {
  const auto unitId = program.unitOfSite(site);
  const UnitFacts &unit = program.facts(unitId);
  const FactFunction &f = unit.functions[program.site(site).function];
  Events out = 0;
  for (const std::uint32_t scope : enclosingScopes(program, site)) {
    const VertexId manager = unit.scopes[scope].context;
    if (unit.scopes[scope].kind != ScopeKind::With || manager == kNone)
      continue;
    for (SiteId s = f.firstSite; s < f.endSite; ++s) {
      if (unit.sites[s].result != manager)
        continue;
      const SiteId made = program.bases[unitId].site + s;
      const auto targets = program.targetsOf(made);
      Events common = targets.empty() ? 0 : kAll;
      for (const auto &target : targets)
        common &= onReturn[target.function];
      out |= eventsOfSite[made] | common;
    }
  }
  return out;
}

OrderFacts mustEvents(const Program &program,
                      const std::vector<Events> &eventsOfSite) {
  return Orderer(program, eventsOfSite).run();
}

std::vector<std::uint32_t> enclosingScopes(const Program &program,
                                           SiteId site) {
  std::vector<std::uint32_t> out;
  const auto &unit = program.facts(program.unitOfSite(site));
  const Site &s = program.site(site);
  for (std::uint32_t at = unit.blocks[s.block].scope; at != kNone;
       at = unit.scopes[at].parent)
    out.push_back(at);
  return out;
}

} // namespace philint::flow
