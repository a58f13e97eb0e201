#include "core/link/Program.h"

#include <algorithm>

namespace philint::link {
namespace {

template <class Get>
UnitId unitOf(const std::vector<UnitBase> &bases, std::uint32_t id, Get get) {
  const auto after =
      std::upper_bound(bases.begin(), bases.end(), id,
                       [&](std::uint32_t value, const UnitBase &base) {
                         return value < get(base);
                       });
  return static_cast<UnitId>(after - bases.begin()) - 1;
}

} // namespace

UnitId Program::unitOfVertex(VertexId v) const {
  return unitOf(bases, v, [](const UnitBase &b) { return b.vertex; });
}

UnitId Program::unitOfSite(SiteId s) const {
  return unitOf(bases, s, [](const UnitBase &b) { return b.site; });
}

UnitId Program::unitOfEdge(std::uint32_t edge) const {
  return unitOf(bases, edge, [](const UnitBase &b) { return b.edge; });
}

FunctionId Program::functionOfSite(SiteId s) const {
  const UnitId unit = unitOfSite(s);
  return bases[unit].function + units[unit]->sites[s - bases[unit].site].function;
}

FunctionId Program::functionOfVertex(VertexId v) const {
  const UnitId unit = unitOfVertex(v);
  const auto &all = units[unit]->functions;
  const VertexId local = v - bases[unit].vertex;
  // Functions' vertex ranges do not overlap, but their order is the
  // frontend's; it is nearly always ascending.
  const auto after =
      std::upper_bound(all.begin(), all.end(), local,
                       [](VertexId value, const ir::FactFunction &f) {
                         return value < f.firstVertex;
                       });
  for (auto at = after; at != all.begin();) {
    --at;
    if (local >= at->firstVertex && local < at->endVertex)
      return bases[unit].function + static_cast<FunctionId>(at - all.begin());
  }
  for (FunctionId f = 0; f < all.size(); ++f)
    if (local >= all[f].firstVertex && local < all[f].endVertex)
      return bases[unit].function + f;
  return kNone;
}

std::span<const Caller> Program::callersOf(FunctionId f) const {
  const auto range = std::equal_range(
      callers.begin(), callers.end(), Caller{f, 0},
      [](const Caller &a, const Caller &b) { return a.function < b.function; });
  return std::span(callers).subspan(range.first - callers.begin(),
                                    range.second - range.first);
}

std::string_view Program::pathInProject(UnitId u) const {
  const std::string_view path = units[u]->path;
  std::size_t skip = 0;
  for (const std::string &folder : outside)
    if (path.starts_with(folder))
      skip = std::max(skip, folder.size());
  return path.substr(skip);
}

std::span<const Entry> Program::entriesOf(SiteId s) const {
  const auto range = std::ranges::equal_range(entries, s, {}, &Entry::site);
  return {range.begin(), range.end()};
}

CellId Program::fieldCell(ClassId c, Symbol field) const {
  const auto found = fieldCells.find((std::uint64_t(c) << 32) | field.id);
  return found == fieldCells.end() ? kNone : found->second;
}

Program::PathKey Program::pathKey(std::span<const ir::Step> steps) {
  PathKey key{};
  for (std::size_t i = 0; i < steps.size(); ++i)
    key[i] = steps[i].name.id * 4 + static_cast<std::uint32_t>(steps[i].kind) +
             1;
  return key;
}

PathId Program::findPath(std::span<const ir::Step> steps) const {
  if (steps.size() > kPathLength)
    return kNone;
  const auto found =
      pathIds.find(pathKey(steps));
  return found == pathIds.end() ? kNone : found->second;
}

bool Program::isOther(VertexId argument, FunctionId wanted) const {
  const auto first = std::lower_bound(callables.begin(), callables.end(),
                                      std::pair(argument, FunctionId{0}));
  return first != callables.end() && first->first == argument &&
         !std::binary_search(first, callables.end(),
                             std::pair(argument, wanted));
}

SiteId Program::originalSite(SiteId s) const {
  const FunctionId f = functionOfSite(s), of = functions[f].original;
  return of == kNone ? s : s - fact(f).firstSite + fact(of).firstSite;
}

VertexId Program::originalVertex(VertexId v) const {
  const FunctionId f = functionOfVertex(v), of = functions[f].original;
  return of == kNone ? v : v - fact(f).firstVertex + fact(of).firstVertex;
}

} // namespace philint::link
