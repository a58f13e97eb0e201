// Problem. For each call site the set of events on every path to it.
//
// Definition. A forward must-analysis (intersection at joins, everything at the
// start of the iteration, nothing at a function's entry). An exception leaves
// its block anywhere, so a handler sees the events before the block only.
//
// Termination. Event sets only shrink from "all", each function's blocks at
// most 64 times; components are bottom-up, recursive calls start from "all" and
// shrink as well. Cost: a few passes over all sites.
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
  Events effect(SiteId site) const {
    const auto targets = program_.targetsOf(site);
    Events common = targets.empty() ? 0 : kAll;
    for (const auto &target : targets)
      common &= facts_.onReturn[target.function];
    return events_[site] | common;
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
          now |= effect(base + s);
        }
        if (block.terminator == Terminator::Return)
          onReturn[0] &= now;
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
    std::vector<std::vector<SiteId>> callers(program_.functions.size());
    for (SiteId s = 0; s < events_.size(); ++s)
      for (const auto &target : program_.targetsOf(s))
        callers[target.function].push_back(s);
    for (auto c = program_.sccs.rbegin(); c != program_.sccs.rend(); ++c)
      for (bool changed = true; changed;) {
        changed = false;
        for (FunctionId f : *c) {
          Events common = kAll;
          if (callers[f].empty() || program_.functions[f].isFramework)
            common = 0;
          for (SiteId s : callers[f])
            common &= facts_.before(program_, s);
          if (common != facts_.beforeEntry[f]) {
            facts_.beforeEntry[f] = common;
            changed = true;
          }
        }
      }
  }

  const Program &program_;
  const std::vector<Events> &events_;
  OrderFacts facts_;
};
} // namespace

Events OrderFacts::before(const Program &program, SiteId site) const {
  const auto unit = program.unitOfSite(site);
  const FunctionId f =
      program.bases[unit].function + program.site(site).function;
  return beforeSite[site] | beforeEntry[f];
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
