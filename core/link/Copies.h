// A decorator gives each function that it is applied to a wrapper of its own.
// Values are functions and not closures, so that one wrapper would call all of
// the functions. Each application but the first gets a copy of the decorator,
// with the functions inside it, before the program is linked: from then on it
// is a function as any other, whose places in the source are the same.
#pragma once

#include "core/link/Program.h"

namespace philint::link {

// The copy of a function that a call of it runs; local ids.
struct AppliedCopy {
  UnitId siteUnit = 0;
  ir::SiteId site = 0;
  UnitId unit = 0;
  ir::FunctionId function = 0, copy = 0;
};
// What was copied, in order; ids of what was there before stay.
struct Copies {
  std::vector<AppliedCopy> applied;
  // By unit: the first function that is a copy, and of which one each is.
  std::vector<std::vector<ir::FunctionId>> originals;
};

Copies copyDecorators(std::vector<std::shared_ptr<const ir::UnitFacts>> &units);

} // namespace philint::link
