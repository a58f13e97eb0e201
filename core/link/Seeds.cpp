// What is known before any value travels, and what waits for it: literals,
// functions and classes at their vertices; stores, calls and cells as wires.
#include "core/link/Linker.h"

namespace philint::link {

void Linker::wireHooks() {
  for (std::uint32_t id = 0; id < stores_.size(); ++id)
    addWire(stores_[id].object, {WireOp::Store, kNone, 0, 0, id, kNone, kNone});
  for (std::uint32_t id = 0; id < keys_.size(); ++id)
    addWire(keys_[id].key, {WireOp::Key, kNone, 0, 0, id, kNone, kNone});
}

// Variables that are written in part alone: `document.title = text` binds no
// `document`. By vertex, the cell that a value is a changed copy of.
static std::vector<std::uint32_t> changedCells(const ir::UnitFacts &unit) {
  std::vector<std::uint32_t> out(unit.vertices.size(), kNone);
  for (std::size_t v = 0; v < unit.vertices.size(); ++v)
    if (unit.vertices[v].kind == ir::VertexKind::CellRead)
      out[v] = unit.vertices[v].data;
  for (const ir::Edge &edge : unit.edges)
    if (edge.kind == ir::EdgeKind::CopyKill && out[edge.from] != kNone)
      out[edge.to] = out[edge.from];
  for (const ir::Edge &edge : unit.edges)
    if (unit.vertices[edge.to].kind == ir::VertexKind::CellWrite &&
        out[edge.from] == unit.vertices[edge.to].data)
      out[edge.to] = out[edge.from];
  return out;
}

void Linker::wireCells() {
  absl::flat_hash_set<std::uint64_t> whole;
  for (UnitId u = 0; u < p.units.size(); ++u) {
    const ir::UnitFacts &unit = *p.units[u];
    const bool isOwn = isCxx(unit.language) &&
                       unit.path.find(".h") == std::string::npos;
    const std::vector<std::uint32_t> changed = changedCells(unit);
    for (ir::VertexId v = 0; v < unit.vertices.size(); ++v) {
      const ir::Vertex &vertex = unit.vertices[v];
      if (vertex.kind == ir::VertexKind::CellWrite && isOwn)
        ownCells_.insert(p.cellMap[u][vertex.data]);
      if (vertex.kind == ir::VertexKind::CellRead) {
        if (same_[global(u, v)] != global(u, v))
          continue;
        copy(cellVertex(p.cellMap[u][vertex.data]), global(u, v));
      } else if (vertex.kind == ir::VertexKind::CellWrite) {
        const CellId cell = p.cellMap[u][vertex.data];
        copy(global(u, v), cellVertex(cell));
        p.cellWriters.push_back({cell, global(u, v), 0});
        if (p.cells[cell].kind == CellInfo::Global) {
          const std::uint64_t name =
              (std::uint64_t(p.cells[cell].owner) << 32) | p.cells[cell].name.id;
          written_.insert(name);
          (changed[v] == vertex.data ? changed_ : whole).insert(name);
        }
      }
    }
  }
  for (const std::uint64_t name : whole)
    changed_.erase(name);
}

const model::LiteralTypes *Linker::literalTypes(UnitId u) const {
  ir::Language language = p.units[u]->language;
  if (language == ir::Language::JavaScript)
    language = ir::Language::TypeScript; // one language with one library
  if (language == ir::Language::C)
    language = ir::Language::Cxx;
  for (const model::LiteralTypes &types : catalog.literals)
    if (types.language == language)
      return &types;
  return nullptr;
}

void Linker::seedVertices() {
  for (UnitId u = 0; u < p.units.size(); ++u) {
    const ir::UnitFacts &unit = *p.units[u];
    const model::LiteralTypes *types = literalTypes(u);
    const UnitBase base = p.bases[u];
    for (ir::VertexId v = 0; v < unit.vertices.size(); ++v) {
      const ir::Vertex &vertex = unit.vertices[v];
      const VertexId at = base.vertex + v;
      switch (vertex.kind) {
      case ir::VertexKind::FunctionRef:
        addFact(
            at, 0,
            values.intern(ValueKind::Function, base.function + vertex.data));
        break;
      case ir::VertexKind::ClassRef:
        addFact(at, 0,
                values.intern(ValueKind::Class, base.clazz + vertex.data));
        break;
      case ir::VertexKind::Literal: {
        const ir::Constant &constant = unit.constants[vertex.data];
        addFact(at, 0,
                values.intern(ValueKind::Literal,
                              p.symbolOf(u, constant.text).id,
                              static_cast<std::uint32_t>(constant.kind)));
        break;
      }
      case ir::VertexKind::Container:
        if (types) {
          const NodeId nodes[] = {types->list, types->dict, types->tuple,
                                  types->set};
          if (vertex.data < 4 && nodes[vertex.data] != kNone)
            addFact(at, 0, api(canonical(nodes[vertex.data])));
        }
        break;
      default:
        break;
      }
    }
    if (types)
      seedRests(u, *types);
  }
}

void Linker::seedRests(UnitId u, const model::LiteralTypes &types) {
  for (const ir::FactParameter &parameter : p.units[u]->parameters) {
    if (parameter.vertex == kNone)
      continue;
    const NodeId type = parameter.kind == ir::ParameterKind::Rest ? types.tuple
                        : parameter.kind == ir::ParameterKind::NamedRest
                            ? types.dict
                            : kNone;
    if (type != kNone)
      addFact(global(u, parameter.vertex), 0, api(canonical(type)));
  }
}

// A generator used as a context manager enters with what it yields.
void Linker::wireEntered(UnitId u, const ir::Site &at) {
  if (!(at.flags & ir::kCallImplicit) || at.callee == kNone ||
      at.result == kNone)
    return;
  for (std::uint32_t e : p.inEdgesOf(global(u, at.callee))) {
    const ir::Edge &edge = p.units[u]->edges[e - p.bases[u].edge];
    if (edge.kind != ir::EdgeKind::Copy)
      continue;
    const auto &read = paths.steps(p.pathMap[u][edge.read]);
    if (read.size() == 1 && (read[0] == fieldStep(python->enter) ||
                             read[0] == fieldStep(python->asyncEnter)))
      copy(global(u, edge.from), global(u, at.result),
           paths.single({ir::StepKind::Any, {}}));
  }
}

void Linker::wireSites() {
  for (SiteId s = 0; s < siteUnit_.size(); ++s) {
    UnitId u;
    const ir::Site &at = site(s, u);
    if (at.callee != kNone)
      addWire(global(u, at.callee),
              {WireOp::Call, kNone, 0, 0, s, kNone, kNone});
    wireEntered(u, at);
  }
}

void Linker::wireThrows() {
  for (UnitId u = 0; u < p.units.size(); ++u)
    if (p.units[u]->language == ir::Language::Python)
      for (const ir::ThrowPoint &at : p.units[u]->throwPoints)
        if (at.value != kNone)
          addWire(global(u, at.value),
                  {WireOp::Raise, kNone, 0, 0, 0, kNone, kNone});
}

} // namespace philint::link
