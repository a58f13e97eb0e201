// Which calls made an object.
//
// Problem: whose client is it that a call is made on, and with which address was
// it made? Definition: the calls of libraries from which the value comes, back
// through copies, members, cells, fields, results and parameters. What is read
// of a value (`made().client`) is kept as a path until a store of that path is
// met, so that the client of `{ client, model }` is found and not the model.
// It ends since each vertex is visited once for each path, paths have at most
// four steps, and there is a limit.
#include "core/policy/Bind.h"

#include <algorithm>
#include <deque>
#include <set>

namespace philint::policy {

using ir::VertexKind;

namespace {
constexpr std::size_t kMostMakers = 512; // states of one search

bool isSameStep(const ir::Step &a, const ir::Step &b) {
  return !a.name || !b.name || a.name == b.name;
}

// The rest of `path` behind `head`; nothing where it leads elsewhere.
std::optional<std::vector<ir::Step>> behind(const std::vector<ir::Step> &path,
                                            const std::vector<ir::Step> &head) {
  if (head.size() > path.size() ||
      !std::equal(head.begin(), head.end(), path.begin(), isSameStep))
    return std::nullopt;
  return std::vector<ir::Step>(path.begin() + head.size(), path.end());
}
} // namespace

std::vector<SiteId> Binder::constructionSites(VertexId start) {
  using Path = std::vector<ir::Step>;
  std::vector<SiteId> out;
  std::set<std::pair<VertexId, PathId>> seen;
  std::deque<std::pair<VertexId, Path>> queue;
  const auto visit = [&](VertexId v, Path path) {
    if (path.size() > link::Program::kPathLength)
      path.resize(link::Program::kPathLength);
    if (v != kNone && seen.size() < kMostMakers &&
        seen.insert({v, pathId(path)}).second)
      queue.emplace_back(v, std::move(path));
  };
  const auto throughCell = [&](link::CellId cell, const Path &path) {
    if (cell == kNone)
      return;
    for (auto it = std::lower_bound(
             program_.cellWriters.begin(), program_.cellWriters.end(), cell,
             [](const link::CellWriter &w, link::CellId c) {
               return w.cell < c;
             });
         it != program_.cellWriters.end() && it->cell == cell; ++it)
      if (program_.isOfTests(program_.unitOfVertex(it->vertex)))
        continue;
      else if (path.empty() || !it->path)
        visit(it->vertex, path);
      else if (auto rest = behind(path, program_.paths[it->path]))
        visit(it->vertex, std::move(*rest));
  };
  visit(start, {});
  while (!queue.empty()) {
    const auto [v, path] = std::move(queue.front());
    queue.pop_front();
    const link::UnitId unit = program_.unitOfVertex(v);
    const link::UnitBase &base = program_.bases[unit];
    const ir::UnitFacts &facts = program_.facts(unit);
    const ir::Vertex &vertex = facts.vertices[v - base.vertex];
    if (vertex.kind == VertexKind::Result) {
      const SiteId site = base.site + vertex.data;
      const auto targets = program_.targetsOf(site);
      if (targets.empty() &&
          std::find(out.begin(), out.end(), site) == out.end())
        out.push_back(site);
      for (const link::Target &target : targets) {
        const ir::FactFunction &fact = program_.fact(target.function);
        if (fact.result != kNone)
          visit(program_.bases[program_.unitOfFunction(target.function)].vertex +
                    fact.result,
                path);
      }
      // A fluent call: OpenAI(…).with_options(…)
      if (targets.empty() && program_.site(site).receiver != kNone)
        visit(base.vertex + program_.site(site).receiver, {});
      continue;
    }
    if (vertex.kind == VertexKind::CellRead)
      throughCell(program_.cellMap[unit][vertex.data], path);
    for (auto it = std::lower_bound(
             program_.cellLinks.begin(), program_.cellLinks.end(), v,
             [](const link::CellLink &l, VertexId x) { return l.vertex < x; });
         it != program_.cellLinks.end() && it->vertex == v; ++it)
      if (!it->at)
        throughCell(it->cell, path);
    if (vertex.kind == VertexKind::Parameter) {
      const link::FunctionId function = program_.functionOfVertex(v);
      for (const link::Caller &caller : program_.callersOf(function))
        if (!program_.isOfTests(program_.unitOfSite(caller.site)))
          for (const Place &place : argumentsFor(caller.site, function, v))
            visit(place.vertex, path);
    }
    const InEdges &in = inEdges(unit);
    const VertexId local = v - base.vertex;
    for (std::uint32_t i = in.start[local]; i < in.start[local + 1]; ++i) {
      const ir::Edge &edge = facts.edges[in.edges[i]];
      if (edge.kind == ir::EdgeKind::Derived)
        continue;
      if (edge.kind != ir::EdgeKind::Copy) {
        visit(base.vertex + edge.from, path);
        continue;
      }
      if (edge.write != 0) {
        if (path.empty())
          continue;
        if (auto rest = behind(
                path, program_.paths[program_.pathOf(unit, edge.write)]))
          visit(base.vertex + edge.from, std::move(*rest));
        continue;
      }
      if (edge.read == 0) {
        visit(base.vertex + edge.from, path);
        continue;
      }
      const Path &read = program_.paths[program_.pathOf(unit, edge.read)];
      bool isField = false;
      for (const link::TypeRef &type :
           program_.typesOf(base.vertex + edge.from))
        if (type.kind == link::TypeRef::Class && read[0].name) {
          isField = true;
          Path rest(read.begin() + 1, read.end());
          rest.insert(rest.end(), path.begin(), path.end());
          for (const link::ClassId c : program_.classes[type.id].mro)
            throughCell(program_.fieldCell(c, read[0].name), rest);
        }
      if (isField)
        continue;
      Path whole = read;
      whole.insert(whole.end(), path.begin(), path.end());
      visit(base.vertex + edge.from, std::move(whole));
    }
  }
  return out;
}

} // namespace philint::policy
