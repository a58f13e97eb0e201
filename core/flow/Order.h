// Order facts: which events must have happened before a call.
//
// An event is a bit; the caller says which events each call site is (an audit
// record, an authorisation). Forward, intersection at joins, over each
// function's control flow; a call of a function of the program contributes the
// events that happen on every one of its normal returns, so that an audit in
// both branches or inside a helper counts. A generator's body has not run when
// it is called, nor a coroutine's that nobody awaits. `beforeEntry` intersects
// over the known callers; at an entry nothing has happened.
//
//   OrderFacts order = mustEvents(program, eventsOfSite);
//   if (!(order.before(program, site) & kAudit)) …
#pragma once

#include "core/link/Program.h"

#include <cstdint>
#include <vector>

namespace philint::flow {

using Events = std::uint64_t;

struct OrderFacts {
  std::vector<Events> beforeSite;  // within the function, by site
  std::vector<Events> onReturn;    // by function
  std::vector<Events> beforeEntry; // by function, over its callers

  // Everything that must have happened, callers up to the handler included.
  Events before(const link::Program &program, link::SiteId site) const;
  // What the managers of the `with` blocks around the site do, at their entry
  // or at their exit: events of the call that made the manager.
  Events around(const link::Program &program, link::SiteId site,
                const std::vector<Events> &eventsOfSite) const;
};

// eventsOfSite[s]: the events that site s itself is.
OrderFacts mustEvents(const link::Program &program,
                      const std::vector<Events> &eventsOfSite);

// The scopes around a site, innermost first (indices in the unit's scopes).
std::vector<std::uint32_t> enclosingScopes(const link::Program &program,
                                           link::SiteId site);

} // namespace philint::flow
