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

std::uint32_t lineCount(const UnitFacts &unit) {
  if (unit.lineStarts.empty() || unit.functions.empty())
    return 0;
  const bool isLastEmpty =
      unit.lineStarts.back() >= unit.functions.front().span.end;
  return static_cast<std::uint32_t>(unit.lineStarts.size()) - isLastEmpty;
}

} // namespace philint::ir
