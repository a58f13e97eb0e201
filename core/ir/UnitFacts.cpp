#include "core/ir/UnitFacts.h"

#include <algorithm>

namespace philint::ir {

Position positionOf(const UnitFacts &unit, std::uint32_t offset) {
  const auto after =
      std::upper_bound(unit.lineStarts.begin(), unit.lineStarts.end(), offset);
  if (after == unit.lineStarts.begin())
    return {1, offset + 1};
  const auto line = static_cast<std::uint32_t>(after - unit.lineStarts.begin());
  return {line, offset - *(after - 1) + 1};
}

} // namespace philint::ir
