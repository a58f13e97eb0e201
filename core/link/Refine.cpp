// Calls through a member of an object that is made and filled nearby.
//
// Values are classes, so `note.send()` reaches whatever any note of the program
// keeps in `send`. Where the states of the object lead back to the stores that
// decide what this one keeps, through constructors and calls that surely
// overwrite the member, the others are no targets.
#include "core/link/Linker.h"

#include <algorithm>

namespace philint::link {

namespace {

constexpr unsigned kDepth = 24; // states and calls on one way back

struct BySite {
  bool operator()(const std::pair<SiteId, Target> &a, SiteId s) const {
    return a.first < s;
  }
  bool operator()(SiteId s, const std::pair<SiteId, Target> &a) const {
    return s < a.first;
  }
};

} // namespace

std::span<const std::pair<SiteId, Target>> Linker::foundTargets(SiteId s) const {
  const auto [a, b] =
      std::equal_range(targets_.begin(), targets_.end(), s, BySite{});
  return {a, b};
}

// The value that a call gives a parameter of one of its targets.
VertexId Linker::givenTo(SiteId s, const Target &target,
                         unsigned parameter) const {
  UnitId u;
  const ir::Site &at = site(s, u);
  const UnitId fu = p.functions[target.function].unit;
  const auto parameters = p.units[fu]->parametersOf(p.fact(target.function));
  const bool bound = target.binding != Binding::Plain;
  if (parameter == 0 && bound)
    return target.binding == Binding::Receiver ? global(u, at.receiver) : kNone;
  unsigned position = target.skip + (bound ? 1 : 0);
  for (const ir::SiteArgument &argument : p.units[u]->argumentsOf(at)) {
    if (argument.kind == ir::ArgumentKind::Named) {
      if (p.symbolOf(u, argument.name) ==
          p.symbolOf(fu, parameters[parameter].name))
        return global(u, argument.value);
    } else if (argument.kind != ir::ArgumentKind::Positional) {
      return kNone;
    } else if (position++ == parameter) {
      return global(u, argument.value);
    }
  }
  return global(fu, parameters[parameter].defaultValue);
}

// Does the library's function put the members of its further arguments into its
// first one?
bool Linker::mergesArguments(ValueId callee) const {
  if (values[callee].kind != ValueKind::Api)
    return false;
  for (const RowId row : catalog.nodes[values[callee].a].rows)
    for (const model::Propagation &passed : catalog.rows[row].propagations)
      if (passed.from.base == model::PortBase::AnyArgument &&
          passed.from.path.empty() && !passed.content &&
          passed.to.base == model::PortBase::AfterArgument &&
          passed.to.index == 0 && passed.to.path.empty())
        return true;
  return false;
}

// … where those are written out: the last one that has the member decides.
bool Linker::mergedBy(SiteId s, Symbol field, FieldSearch &search,
                      bool &keeps) const {
  UnitId u;
  const ir::Site &at = site(s, u);
  keeps = true;
  std::vector<VertexId> last;
  for (auto a = at.firstArgument + 1; a < at.endArgument; ++a) {
    const ir::SiteArgument &argument = p.units[u]->siteArguments[a];
    if (argument.kind != ir::ArgumentKind::Positional ||
        argument.value == kNone ||
        p.units[u]->vertices[argument.value].kind != ir::VertexKind::Container)
      return false;
    std::vector<VertexId> here;
    for (std::uint32_t e : p.inEdgesOf(global(u, argument.value))) {
      const ir::Edge &edge = p.units[u]->edges[e - p.bases[u].edge];
      if (edge.kind != ir::EdgeKind::Copy || edge.read)
        return false;
      const auto &write = paths.steps(p.pathMap[u][edge.write]);
      if (write.size() != 1 || write[0].kind != ir::StepKind::Field ||
          !write[0].name)
        return false;
      if (write[0].name == field)
        here.push_back(global(u, edge.from));
    }
    if (!here.empty()) {
      keeps = false;
      last = std::move(here);
    }
  }
  search.values.insert(search.values.end(), last.begin(), last.end());
  return true;
}

// What a call leaves in `field` of the object at `place` (kNone: the receiver,
// or what it constructs; else an argument). False where nobody knows.
bool Linker::storedByCall(SiteId s, std::uint32_t place, Symbol field,
                          FieldSearch &search, bool &keeps) {
  UnitId u;
  const ir::Site &at = site(s, u);
  const auto targets = foundTargets(s);
  const auto outside = std::lower_bound(outside_.begin(), outside_.end(),
                                        std::pair<SiteId, ValueId>{s, 0});
  if (targets.empty() && place == at.firstArgument &&
      outside != outside_.end() && outside->first == s &&
      mergesArguments(outside->second))
    return mergedBy(s, field, search, keeps);
  if (targets.empty() || (outside != outside_.end() && outside->first == s))
    return false;
  for (const auto &[id, target] : targets) {
    const UnitId fu = p.functions[target.function].unit;
    const auto parameters = p.units[fu]->parametersOf(p.fact(target.function));
    unsigned index = 0;
    for (; place != kNone && index < parameters.size(); ++index)
      if (givenTo(s, target, index) ==
          global(u, p.units[u]->siteArguments[place].value))
        break;
    if (index >= parameters.size())
      return false;
    const ir::FactParameter &object = parameters[index];
    if (object.vertex == kNone || search.depth == 0)
      return false;
    if (object.after == kNone) {
      keeps = true;
      continue;
    }
    FieldSearch inner;
    inner.depth = search.depth - 1;
    inner.start = global(fu, object.vertex);
    if (!storedAt(global(fu, object.after), field, inner))
      return false;
    keeps = keeps || inner.reachesStart;
    for (VertexId value : inner.values) {
      const ir::Vertex &vertex =
          p.units[fu]->vertices[value - p.bases[fu].vertex];
      if (vertex.kind == ir::VertexKind::Parameter)
        value = givenTo(s, target, vertex.data);
      if (value == kNone)
        return false;
      search.values.push_back(value);
    }
  }
  (void)at;
  return true;
}

// The values that `field` may have in the object at vertex `v`: those of the
// stores on the way back to `search.start`. False where nobody knows.
bool Linker::storedAt(VertexId v, Symbol field, FieldSearch &search) {
  if (v == search.start) {
    search.reachesStart = true;
    return true;
  }
  if (std::find(search.seen.begin(), search.seen.end(), v) !=
      search.seen.end())
    return true;
  search.seen.push_back(v);
  if (v >= vertexCount_ || search.seen.size() > kDepth)
    return false;
  const UnitId u = p.unitOfVertex(v);
  const ir::Vertex &vertex = p.units[u]->vertices[v - p.bases[u].vertex];
  bool keeps = true;
  if (vertex.kind == ir::VertexKind::Container)
    return storedBefore(v, field, search);
  if (vertex.kind == ir::VertexKind::Result) {
    keeps = false;
    const SiteId s = p.bases[u].site + vertex.data;
    for (const auto &[id, target] : foundTargets(s))
      if (target.binding != Binding::Constructor)
        return false;
    return storedByCall(s, kNone, field, search, keeps) && !keeps;
  }
  if (vertex.kind == ir::VertexKind::AfterReceiver) {
    keeps = false;
    if (!storedByCall(p.bases[u].site + vertex.data, kNone, field, search,
                      keeps))
      return false;
  } else if (vertex.kind == ir::VertexKind::AfterArgument) {
    const auto &sites = p.units[u]->sites;
    const auto at = std::upper_bound(
        sites.begin(), sites.end(), vertex.data,
        [](std::uint32_t a, const ir::Site &s) { return a < s.endArgument; });
    keeps = false;
    if (at == sites.end() ||
        !storedByCall(p.bases[u].site +
                          static_cast<SiteId>(at - sites.begin()),
                      vertex.data, field, search, keeps))
      return false;
  } else if (vertex.kind != ir::VertexKind::Value) {
    return false;
  }
  return !keeps || storedBefore(v, field, search);
}

bool Linker::storedBefore(VertexId v, Symbol field, FieldSearch &search) {
  const UnitId u = p.unitOfVertex(v);
  bool any = false;
  for (std::uint32_t e : p.inEdgesOf(v)) {
    const ir::Edge &edge = p.units[u]->edges[e - p.bases[u].edge];
    const VertexId from = global(u, edge.from);
    if (edge.kind == ir::EdgeKind::Derived)
      continue;
    any = true;
    const auto isField = [&](ir::PathId path) {
      const auto &steps = paths.steps(p.pathMap[u][path]);
      return steps.size() == 1 && steps[0] == fieldStep(field);
    };
    if (edge.kind == ir::EdgeKind::Copy && edge.write) {
      if (isField(edge.write) && !edge.read)
        search.values.push_back(from);
      continue;
    }
    if (edge.kind == ir::EdgeKind::CopyKill && isField(edge.read))
      continue;
    if (edge.kind == ir::EdgeKind::Copy && edge.read)
      return false;
    if (!storedAt(from, field, search))
      return false;
  }
  return any;
}

// The functions that the site may call after all; empty where nobody knows.
std::vector<FunctionId> Linker::keptIn(SiteId s) {
  UnitId u;
  const ir::Site &at = site(s, u);
  if (at.callee == kNone)
    return {};
  const auto edges = p.inEdgesOf(global(u, at.callee));
  if (edges.size() != 1)
    return {};
  const ir::Edge &edge = p.units[u]->edges[edges[0] - p.bases[u].edge];
  if (edge.kind != ir::EdgeKind::Copy || edge.write)
    return {};
  const auto &read = paths.steps(p.pathMap[u][edge.read]);
  if (read.size() != 1 || read[0].kind != ir::StepKind::Field)
    return {};
  FieldSearch search;
  search.depth = 3;
  if (!storedAt(global(u, edge.from), read[0].name, search))
    return {};
  std::vector<FunctionId> kept;
  for (VertexId value : search.values) {
    bool found = false;
    for (const Held held : facts_.of(same_[value])) {
      const Value &is = values[held.value];
      if (held.path)
        continue;
      if (is.kind != ValueKind::Function && is.kind != ValueKind::Bound)
        return {};
      kept.push_back(is.a);
      found = true;
    }
    if (!found)
      return {};
  }
  return kept;
}

void Linker::refineTargets() {
  std::vector<std::pair<SiteId, FunctionId>> dropped;
  for (std::size_t i = 0; i < targets_.size();) {
    const SiteId s = targets_[i].first;
    const auto all = foundTargets(s);
    i += all.size();
    if (all.size() < 2)
      continue;
    const std::vector<FunctionId> kept = keptIn(s);
    const auto isKept = [&](const auto &t) {
      return std::find(kept.begin(), kept.end(), t.second.function) !=
             kept.end();
    };
    if (std::any_of(all.begin(), all.end(), isKept))
      for (const auto &target : all)
        if (!isKept(target))
          dropped.push_back({s, target.second.function});
  }
  std::sort(dropped.begin(), dropped.end());
  std::erase_if(targets_, [&](const auto &t) {
    return std::binary_search(dropped.begin(), dropped.end(),
                              std::pair(t.first, t.second.function));
  });
}

} // namespace philint::link
