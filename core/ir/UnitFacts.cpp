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

bool handsOn(const UnitFacts &unit, const Site &site) {
  const auto arguments = unit.argumentsOf(site);
  return std::any_of(arguments.begin(), arguments.end(),
                     [&](const SiteArgument &argument) {
                       return argument.kind == ArgumentKind::Spread &&
                              argument.value != kNone &&
                              unit.vertices[argument.value].kind ==
                                  VertexKind::Parameter;
                     });
}

} // namespace philint::ir
