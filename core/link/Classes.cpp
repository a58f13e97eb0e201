// Base classes and method resolution order. Bases are found before values
// travel, by walking back through names, imports and module members; a base
// that a function computes is not seen.
#include "core/link/Linker.h"

#include <algorithm>

namespace philint::link {
namespace {
constexpr unsigned kDepth = 24;

void addOnce(std::vector<ValueId> &out, ValueId value) {
  if (std::find(out.begin(), out.end(), value) == out.end())
    out.push_back(value);
}
} // namespace

void Linker::staticCell(CellId cell, unsigned depth,
                        std::vector<ValueId> &out) {
  const VertexId v = cellVertex(cell);
  if (!walked_.insert(v).second)
    return;
  for (const Held held : facts_.of(v))
    if (!held.path)
      addOnce(out, held.value);
  const auto first = std::lower_bound(
      p.cellWriters.begin(), p.cellWriters.end(), CellWriter{cell, 0, 0});
  for (auto at = first; at != p.cellWriters.end() && at->cell == cell; ++at)
    if (!at->path)
      staticValues(at->vertex, depth, out);
  for (const auto &[source, target] : starLinks_)
    if (target == cell)
      staticCell(source, depth, out);
}

void Linker::staticMember(ValueId value, Symbol name, unsigned depth,
                          std::vector<ValueId> &out) {
  const Value v = values[value];
  if (v.kind == ValueKind::Module) {
    const ModuleEntry &module = (*modules)[v.a];
    if (module.unit != kNone && isBound(module.unit, name))
      staticCell(globalCell(module.unit, name), depth, out);
    else if (const EntryId below = modules->child(v.a, name); below != kNone)
      addOnce(out, values.intern(ValueKind::Module, below));
  } else if (v.kind == ValueKind::Script) {
    std::vector<UnitId> seen;
    const CellId cell = exportCell(v.a, name, seen);
    if (cell != kNone)
      staticCell(cell, depth, out);
  } else if (v.kind == ValueKind::Api || v.kind == ValueKind::External) {
    const ValueId member = outsideMember(value, name);
    if (member != kNone)
      addOnce(out, member);
  } else if (v.kind == ValueKind::Class && defines(v.a, name)) {
    const CellId cell = cellOf(CellInfo::Field, v.a, name);
    const VertexId at = classVertex(cell);
    for (const auto &[to, from] : classStores_)
      if (to == at)
        staticValues(from, depth, out);
  }
}

void Linker::staticValues(VertexId v, unsigned depth,
                          std::vector<ValueId> &out) {
  if (!depth || v >= vertexCount_ || !walked_.insert(v).second)
    return;
  --depth;
  for (const Held held : facts_.of(same_[v]))
    if (!held.path)
      addOnce(out, held.value);
  const UnitId u = p.unitOfVertex(v);
  const ir::Vertex &vertex = p.units[u]->vertices[v - p.bases[u].vertex];
  if (vertex.kind == ir::VertexKind::CellRead)
    staticCell(p.cellMap[u][vertex.data], depth, out);
  if (vertex.kind == ir::VertexKind::ImportRef) {
    const auto link = imported_.find(v);
    if (link != imported_.end())
      staticCell(link->second, depth, out);
  }
  if (vertex.kind == ir::VertexKind::Result) {
    const ir::Site &at = p.units[u]->sites[vertex.data];
    if ((at.flags & ir::kCallDecorator) && at.firstArgument < at.endArgument)
      staticValues(global(u, p.units[u]->siteArguments[at.firstArgument].value),
                   depth, out);
  }
  for (std::uint32_t e : p.inEdgesOf(v)) {
    const ir::Edge &edge = p.units[u]->edges[e - p.bases[u].edge];
    const VertexId from = global(u, edge.from);
    if (edge.kind == ir::EdgeKind::CopyKill)
      staticValues(from, depth, out);
    if (edge.kind != ir::EdgeKind::Copy || edge.write)
      continue;
    const auto &read = p.units[u]->readOf(edge);
    if (read.empty() || read[0].kind != ir::StepKind::Field) {
      if (read.size() <= 1)
        staticValues(from, depth, out);
      continue;
    }
    std::vector<ValueId> objects;
    staticValues(from, depth, objects);
    for (const ir::Step &step : read) {
      std::vector<ValueId> members;
      if (step.kind != ir::StepKind::Field)
        continue;
      for (ValueId object : objects)
        staticMember(object, p.symbolOf(u, step.name), depth, members);
      objects = std::move(members);
    }
    for (ValueId value : objects)
      addOnce(out, value);
  }
}

// C3 where it exists, else depth first without repeats.
std::vector<ClassId> Linker::linearize(ClassId c,
                                       std::vector<std::uint8_t> &state) {
  if (state[c] == 2)
    return p.classes[c].mro;
  if (state[c] == 1)
    return {};
  state[c] = 1;
  std::vector<std::vector<ClassId>> lists;
  const std::vector<ClassId> direct = baseClasses_[c];
  for (ClassId base : direct)
    lists.push_back(linearize(base, state));
  lists.push_back(direct);
  const auto fallback = lists;
  std::vector<ClassId> mro{c};
  bool consistent = true;
  for (;;) {
    std::erase_if(lists, [](const auto &l) { return l.empty(); });
    if (lists.empty())
      break;
    ClassId next = kNone;
    for (const auto &list : lists) {
      const bool blocked =
          std::any_of(lists.begin(), lists.end(), [&](const auto &other) {
            return std::find(other.begin() + 1, other.end(), list[0]) !=
                   other.end();
          });
      if (!blocked) {
        next = list[0];
        break;
      }
    }
    if (next == kNone) {
      consistent = false;
      break;
    }
    mro.push_back(next);
    for (auto &list : lists)
      if (list[0] == next)
        list.erase(list.begin());
  }
  if (!consistent) {
    mro = {c};
    for (const auto &list : fallback)
      for (ClassId base : list)
        if (std::find(mro.begin(), mro.end(), base) == mro.end())
          mro.push_back(base);
  }
  state[c] = 2;
  return p.classes[c].mro = mro;
}

void Linker::resolveClasses() {
  std::sort(p.cellWriters.begin(), p.cellWriters.end());
  baseClasses_.resize(p.classes.size());
  outsideBases_.resize(p.classes.size());
  for (ClassId c = 0; c < p.classes.size(); ++c) {
    const UnitId u = p.classes[c].unit;
    const ir::FactClass &clazz = p.units[u]->classes[p.classes[c].local];
    for (auto b = clazz.firstBase; b < clazz.endBase; ++b) {
      std::vector<ValueId> found;
      walked_.clear();
      staticValues(global(u, p.units[u]->classValues[b]), kDepth, found);
      for (ValueId value : found) {
        const Value v = values[value];
        if (v.kind == ValueKind::Class && v.a != c &&
            std::find(baseClasses_[c].begin(), baseClasses_[c].end(), v.a) ==
                baseClasses_[c].end())
          baseClasses_[c].push_back(v.a);
        else if (v.kind == ValueKind::Api || v.kind == ValueKind::External)
          addOnce(outsideBases_[c], value);
      }
    }
  }
  std::vector<std::uint8_t> state(p.classes.size(), 0);
  for (ClassId c = 0; c < p.classes.size(); ++c)
    linearize(c, state);
  for (ClassId c = 0; c < p.classes.size(); ++c) {
    ClassInfo &info = p.classes[c];
    if (info.mro.empty())
      info.mro = {c};
    std::vector<ValueId> all;
    for (ClassId base : info.mro)
      for (ValueId value : outsideBases_[base])
        addOnce(all, value);
    inheritedOutside_.push_back(all);
    for (ValueId value : all)
      if (values[value].kind == ValueKind::Api)
        info.apiBases.push_back(values[value].a);
  }
}

} // namespace philint::link
