// The edges that the facts give, as the fixpoint follows them: stores that need
// not travel go straight to their cells, and vertices that get the same values
// become one.
#include "core/ir/Keys.h"
#include "core/link/Linker.h"

#include <algorithm>

namespace philint::link {

void Linker::makeEdges() {
  edgeStart_.assign(vertexCount_ + 1, 0);
  edges_.reserve(p.bases.back().edge);
  edgeSource_.reserve(p.bases.back().edge);
  std::uint32_t at = 0;
  for (UnitId u = 0; u < p.units.size(); ++u) {
    const ir::UnitFacts &unit = *p.units[u];
    for (const ir::Edge &edge : unit.edges) {
      for (const VertexId from = edge.from + p.bases[u].vertex; at <= from;)
        edgeStart_[at++] = static_cast<std::uint32_t>(edges_.size());
      edgeSource_.push_back(edge.from + p.bases[u].vertex);
      StaticEdge out;
      out.to = edge.to + p.bases[u].vertex;
      out.kind = edge.kind;
      if (ir::hasPaths(edge)) {
        out.read = p.pathMap[u][edge.read];
        out.write = p.pathMap[u][edge.write];
      }
      edges_.push_back(out);
    }
  }
  while (at <= vertexCount_)
    edgeStart_[at++] = static_cast<std::uint32_t>(edges_.size());
}

void Linker::indexIncoming() {
  p.inStart.assign(vertexCount_ + 1, 0);
  for (const StaticEdge &edge : edges_)
    ++p.inStart[edge.to + 1];
  for (VertexId v = 0; v < vertexCount_; ++v)
    p.inStart[v + 1] += p.inStart[v];
  p.inEdges.resize(edges_.size());
  std::vector<std::uint32_t> fill(p.inStart.begin(), p.inStart.end() - 1);
  for (std::uint32_t e = 0; e < edges_.size(); ++e)
    p.inEdges[fill[edges_[e].to]++] = e;
}

// Stores into a class while its body runs go straight to its class-level
// cells, so that a class's members do not travel with every use of the class.
void Linker::redirectClassStores() {
  for (UnitId u = 0; u < p.units.size(); ++u) {
    const ir::UnitFacts &unit = *p.units[u];
    std::vector<VertexId> start(unit.classes.size(), kNone);
    for (ir::VertexId v = 0; v < unit.vertices.size(); ++v)
      if (unit.vertices[v].kind == ir::VertexKind::ClassRef &&
          start[unit.vertices[v].data] == kNone)
        start[unit.vertices[v].data] = global(u, v);
    for (std::uint32_t c = 0; c < unit.classes.size(); ++c) {
      const ClassId clazz = p.bases[u].clazz + c;
      const VertexId end = global(u, unit.classes[c].value);
      if (start[c] == kNone || end == kNone)
        continue;
      std::vector<VertexId> chain{start[c]};
      for (std::size_t i = 0; i < chain.size() && start[c] != end; ++i) {
        if (chain[i] == end)
          continue;
        for (auto e = edgeStart_[chain[i]]; e < edgeStart_[chain[i] + 1]; ++e) {
          const StaticEdge &edge = edges_[e];
          const bool whole =
              edge.kind == ir::EdgeKind::CopyKill ||
              (edge.kind == ir::EdgeKind::Copy && !edge.read && !edge.write);
          // A store that an inner class redirected leads to its cell.
          if (whole && edge.to < p.bases.back().vertex &&
              std::find(chain.begin(), chain.end(), edge.to) == chain.end())
            chain.push_back(edge.to);
        }
      }
      for (VertexId v : chain)
        for (std::uint32_t e : p.inEdgesOf(v)) {
          StaticEdge &edge = edges_[e];
          const auto &write = paths.steps(edge.write);
          if (write.empty() || !isMember(write[0]))
            continue;
          members_.insert((std::uint64_t(clazz) << 32) | write[0].name.id);
          const CellId cell = cellOf(CellInfo::Field, clazz, write[0].name);
          edge.to = classVertex(cell);
          classStores_.push_back({edge.to, sourceOf(e)});
          edge.write = paths.suffix(edge.write, 1);
        }
    }
  }
}

// A method's stores into its receiver go to the fields of the receiver's
// classes alone; without this each of n stores would be copied n times.
void Linker::redirectReceiverStores() {
  for (const FunctionInfo &info : p.functions) {
    const ir::UnitFacts &unit = *p.units[info.unit];
    const ir::FactFunction &f = unit.functions[info.local];
    if ((f.kind != ir::FunctionKind::Method &&
         f.kind != ir::FunctionKind::Property) ||
        info.ownerClass == kNone || f.firstParameter == f.endParameter)
      continue;
    const ir::FactParameter &self = unit.parameters[f.firstParameter];
    if (self.vertex == kNone)
      continue;
    for (ir::VertexId v = f.firstVertex; v < f.endVertex; ++v) {
      const ir::Vertex &vertex = unit.vertices[v];
      if (v == self.vertex || vertex.name != self.name ||
          !(vertex.flags & ir::kVertexNamed))
        continue;
      for (std::uint32_t e : p.inEdgesOf(global(info.unit, v))) {
        StaticEdge &edge = edges_[e];
        const auto &write = paths.steps(edge.write);
        if (!write.empty() && isMember(write[0]))
          edge.to = kNone;
      }
    }
  }
}

// Which members have setters: the ones that some class or object keeps under
// their names.
void Linker::findSetters() {
  const std::string_view prefix = ir::kSetterPrefix;
  for (UnitId u = 0; u < p.units.size(); ++u) {
    if (!isScript(p.units[u]->language))
      continue;
    for (const auto &path : p.units[u]->paths) {
      if (path.size() != 1 || path[0].kind != ir::StepKind::Field)
        continue;
      const std::string_view name = p.units[u]->text(path[0].name);
      if (name.starts_with(prefix))
        setters_[p.symbols.intern(name.substr(prefix.size())).id] =
            p.symbolOf(u, path[0].name);
    }
  }
}

void Linker::makeStores() {
  findSetters();
  for (VertexId v = 0; v < vertexCount_; ++v)
    for (auto e = edgeStart_[v]; e < edgeStart_[v + 1]; ++e) {
      const StaticEdge &edge = edges_[e];
      if (!edge.write || edge.kind == ir::EdgeKind::CopyKill)
        continue;
      const auto &write = paths.steps(edge.write);
      if (!isMember(write[0]) || edge.read)
        continue;
      stores_.push_back({v, edge.write, edge.to});
    }
}

// Keys that are values are followed on their own; see completeKeys.
void Linker::collectKeys() {
  for (UnitId u = 0; u < p.units.size(); ++u)
    for (const ir::DynamicKey &key : p.units[u]->dynamicKeys) {
      StaticEdge &edge = edges_[p.bases[u].edge + key.edge];
      if (edge.to == kNone || edge.kind == ir::EdgeKind::CopyKill ||
          edge.kind == ir::EdgeKind::Derived)
        continue;
      KeyHook hook;
      hook.from = global(u, p.units[u]->edges[key.edge].from);
      hook.to = edge.to;
      hook.read = edge.read;
      hook.write = edge.write;
      hook.key = global(u, key.key);
      hook.isScript = isScript(p.units[u]->language);
      keys_.push_back(hook);
      edge.to = kNone;
    }
}

// Vertices that get the same values share one set of facts: the versions of a
// variable that differ by nothing that values see (states after calls, guards,
// joins of such) and the reads of a cell in one unit. A second pass joins what
// loops lead back to.
void Linker::mergeCopies() {
  same_.resize(facts_.vertices());
  for (VertexId v = 0; v < same_.size(); ++v)
    same_[v] = v;
  mergeCellReads();
  constexpr unsigned kPasses = 2;
  for (unsigned pass = 0; pass < kPasses; ++pass)
    for (VertexId v = 0; v < vertexCount_; ++v)
      if (same_[v] == v)
        mergeVertex(v);
  for (VertexId v = 0; v < vertexCount_; ++v)
    same_[v] = representative(v);
}

void Linker::mergeCellReads() {
  std::vector<VertexId> first;
  for (UnitId u = 0; u < p.units.size(); ++u) {
    const ir::UnitFacts &unit = *p.units[u];
    first.assign(unit.cells.size(), kNone);
    for (ir::VertexId v = 0; v < unit.vertices.size(); ++v) {
      const VertexId at = global(u, v);
      if (unit.vertices[v].kind != ir::VertexKind::CellRead ||
          !p.inEdgesOf(at).empty())
        continue;
      VertexId &read = first[unit.vertices[v].data];
      if (read == kNone)
        read = at;
      else
        same_[at] = read;
    }
  }
}

// Joins a vertex to the only one that gives it values, where there is one.
void Linker::mergeVertex(VertexId v) {
  VertexId only = kNone;
  for (std::uint32_t e : p.inEdgesOf(v)) {
    const StaticEdge &edge = edges_[e];
    if (edge.to != v || edge.kind == ir::EdgeKind::Derived)
      continue;
    if (edge.kind == ir::EdgeKind::Copy && (edge.read || edge.write))
      return;
    const VertexId source = representative(sourceOf(e));
    if (source == v || source == only)
      continue;
    if (only != kNone)
      return;
    only = source;
  }
  if (only != kNone)
    same_[v] = only;
}

VertexId Linker::representative(VertexId v) {
  VertexId root = v;
  while (same_[root] != root)
    root = same_[root];
  while (same_[v] != root) {
    const VertexId next = same_[v];
    same_[v] = root;
    v = next;
  }
  return root;
}

// Groups the edges by the representatives of their ends.
void Linker::groupEdges() {
  std::vector<VertexId> from = std::move(edgeSource_);
  for (VertexId &v : from)
    v = same_[v];
  const auto lives = [&](std::uint32_t e) {
    StaticEdge &edge = edges_[e];
    if (edge.to == kNone || edge.kind == ir::EdgeKind::Derived)
      return false;
    if (edge.to < vertexCount_)
      edge.to = same_[edge.to];
    return edge.to != from[e] || edge.read || edge.write;
  };
  std::vector<std::uint32_t> start(vertexCount_ + 1, 0);
  std::vector<bool> keep(edges_.size());
  for (std::uint32_t e = 0; e < edges_.size(); ++e)
    if ((keep[e] = lives(e)))
      ++start[from[e] + 1];
  for (VertexId v = 0; v < vertexCount_; ++v)
    start[v + 1] += start[v];
  std::vector<StaticEdge> grouped(start.back());
  std::vector<std::uint32_t> fill(start.begin(), start.end() - 1);
  for (std::uint32_t e = 0; e < edges_.size(); ++e)
    if (keep[e])
      grouped[fill[from[e]]++] = edges_[e];
  edges_ = std::move(grouped);
  edgeStart_ = std::move(start);
}

} // namespace philint::link
