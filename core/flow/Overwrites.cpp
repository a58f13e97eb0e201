#include "core/flow/Overwrites.h"

#include <algorithm>
#include <map>
#include <optional>

namespace philint::flow {

using namespace ir;
using link::kNone;

namespace {

using Paths = std::vector<AccessPath>; // sorted

void keepShared(std::optional<Paths> &all, const Paths &more) {
  if (!all) {
    all = more;
    return;
  }
  Paths shared;
  std::set_intersection(all->begin(), all->end(), more.begin(), more.end(),
                        std::back_inserter(shared));
  all = std::move(shared);
}

Paths joined(const Paths &a, const Paths &b) {
  Paths out;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(),
                 std::back_inserter(out));
  return out;
}

// The parameter that an argument of a site meets in one target; kNone where it
// is spread or left over.
std::uint32_t parameterOf(const link::Program &program, link::SiteId site,
                          const link::Target &target, std::uint32_t argument) {
  const bool bound = target.binding != link::Binding::Plain;
  if (argument == kReceiver)
    return target.binding == link::Binding::Receiver &&
                   target.boundObject == kNone
               ? 0
               : kNone;
  const link::UnitId unit = program.unitOfSite(site);
  const UnitFacts &facts = program.facts(unit);
  const Site &at = program.site(site);
  const link::UnitId calleeUnit = program.functions[target.function].unit;
  const auto parameters = program.facts(calleeUnit).parametersOf(
      program.fact(target.function));
  const SiteArgument &given = facts.siteArguments[at.firstArgument + argument];
  if (given.kind == ArgumentKind::Named) {
    for (std::uint32_t p = 0; p < parameters.size(); ++p)
      if (program.symbolOf(calleeUnit, parameters[p].name) ==
              program.symbolOf(unit, given.name) &&
          parameters[p].kind != ParameterKind::Rest &&
          parameters[p].kind != ParameterKind::NamedRest)
        return p;
    return kNone;
  }
  std::uint32_t position = target.skip + (bound ? 1 : 0);
  for (std::uint32_t a = 0; a <= argument; ++a) {
    const ArgumentKind kind = facts.siteArguments[at.firstArgument + a].kind;
    if (kind == ArgumentKind::Spread || kind == ArgumentKind::NamedSpread)
      return kNone;
    position += a < argument && kind == ArgumentKind::Positional ? 1 : 0;
  }
  if (position >= parameters.size() ||
      (parameters[position].kind != ParameterKind::Normal &&
       parameters[position].kind != ParameterKind::PositionalOnly))
    return kNone;
  return position;
}

class Finder {
public:
  Finder(const link::Program &program, const std::vector<AccessPath> &paths,
         std::vector<std::vector<Overwrite>> &out)
      : program_(program), paths_(paths), out_(out) {}

  void run(link::FunctionId f) {
    unitId_ = program_.functions[f].unit;
    unit_ = &program_.facts(unitId_);
    const auto parameters = unit_->parametersOf(program_.fact(f));
    for (unsigned p = 0; p < parameters.size(); ++p) {
      if (parameters[p].after == kNone || parameters[p].vertex == kNone)
        continue;
      start_ = parameters[p].vertex;
      known_.clear();
      for (AccessPath &path : before(parameters[p].after, 0))
        out_[f].push_back({p, path});
    }
  }

private:
  // What is gone of the object's first state at vertex `v`.
  Paths before(VertexId v, unsigned depth) {
    constexpr unsigned kDeepest = 200;
    if (v == start_ || depth > kDeepest)
      return {};
    const auto [at, isNew] = known_.try_emplace(v);
    if (!isNew)
      return at->second; // nothing while it is looked at
    std::optional<Paths> all;
    const VertexId global = program_.bases[unitId_].vertex + v;
    for (const std::uint32_t e : program_.inEdgesOf(global)) {
      const Edge &edge = unit_->edges[e - program_.bases[unitId_].edge];
      if (edge.kind == EdgeKind::Derived ||
          (edge.kind == EdgeKind::Copy && edge.write))
        continue;
      if (edge.kind == EdgeKind::Copy && edge.read)
        return {}; // another object
      Paths gone = before(edge.from, depth + 1);
      if (edge.kind == EdgeKind::CopyKill && !isWrittenBack(v, edge.read))
        gone = joined(gone, {paths_[program_.pathOf(unitId_, edge.read)]});
      keepShared(all, gone);
    }
    Paths result = all.value_or(Paths{});
    if (all)
      result = joined(result, byCall(v));
    return known_[v] = result;
  }

  // Is what `v` has at `path` the object's own part, in a later state?
  bool isWrittenBack(VertexId v, PathId path) const {
    for (const std::uint32_t e :
         program_.inEdgesOf(program_.bases[unitId_].vertex + v)) {
      const Edge &edge = unit_->edges[e - program_.bases[unitId_].edge];
      if (edge.kind == EdgeKind::Copy && edge.write == path &&
          (edge.read || isPart(edge.from, path, 16)))
        return true;
    }
    return false;
  }

  bool isPart(VertexId v, PathId path, unsigned depth) const {
    if (depth == 0)
      return true;
    for (const std::uint32_t e :
         program_.inEdgesOf(program_.bases[unitId_].vertex + v)) {
      const Edge &edge = unit_->edges[e - program_.bases[unitId_].edge];
      if (edge.kind == EdgeKind::Derived || edge.from == v ||
          (edge.kind == EdgeKind::Copy && edge.write))
        continue;
      if (edge.kind == EdgeKind::Copy && edge.read) {
        if (edge.read == path && leadsToStart(edge.from, depth))
          return true;
      } else if (isPart(edge.from, path, depth - 1)) {
        return true;
      }
    }
    return false;
  }

  bool leadsToStart(VertexId v, unsigned depth) const {
    if (v == start_ || depth == 0)
      return true;
    for (const std::uint32_t e :
         program_.inEdgesOf(program_.bases[unitId_].vertex + v)) {
      const Edge &edge = unit_->edges[e - program_.bases[unitId_].edge];
      const bool whole = edge.kind != EdgeKind::Derived &&
                         (edge.kind != EdgeKind::Copy ||
                          (!edge.read && !edge.write));
      if (whole && edge.from != v && leadsToStart(edge.from, depth - 1))
        return true;
    }
    return false;
  }

  Paths byCall(VertexId v) const {
    const Vertex &vertex = unit_->vertices[v];
    const link::SiteId base = program_.bases[unitId_].site;
    if (vertex.kind == VertexKind::AfterReceiver)
      return overwrittenBy(program_, out_, base + vertex.data, kReceiver);
    if (vertex.kind != VertexKind::AfterArgument)
      return {};
    const auto site = std::upper_bound(
        unit_->sites.begin(), unit_->sites.end(), vertex.data,
        [](std::uint32_t a, const Site &s) { return a < s.endArgument; });
    if (site == unit_->sites.end() || vertex.data < site->firstArgument)
      return {};
    return overwrittenBy(
        program_, out_,
        base + static_cast<link::SiteId>(site - unit_->sites.begin()),
        vertex.data - site->firstArgument);
  }

  const link::Program &program_;
  const std::vector<AccessPath> &paths_;
  std::vector<std::vector<Overwrite>> &out_;
  link::UnitId unitId_ = 0;
  const UnitFacts *unit_ = nullptr;
  VertexId start_ = kNone;
  std::map<VertexId, Paths> known_;
};

} // namespace

std::vector<AccessPath>
overwrittenBy(const link::Program &program,
              const std::vector<std::vector<Overwrite>> &overwrites,
              link::SiteId site, std::uint32_t argument) {
  const auto targets = program.targetsOf(site);
  if (targets.empty() || !program.rowsOf(site).empty())
    return {};
  std::optional<Paths> all;
  for (const link::Target &target : targets) {
    const auto &gone = overwrites[target.function];
    if (gone.empty())
      return {};
    const std::uint32_t parameter =
        parameterOf(program, site, target, argument);
    Paths here;
    for (const Overwrite &o : gone)
      if (o.parameter == parameter)
        here.push_back(o.path);
    if (here.empty())
      return {};
    keepShared(all, here);
  }
  return all.value_or(Paths{});
}

std::vector<std::vector<Overwrite>>
findOverwrites(const link::Program &program,
               const std::vector<AccessPath> &paths) {
  std::vector<std::vector<Overwrite>> out(program.functions.size());
  Finder finder(program, paths, out);
  for (const auto &component : program.sccs)
    for (const link::FunctionId f : component)
      finder.run(f);
  return out;
}

} // namespace philint::flow
