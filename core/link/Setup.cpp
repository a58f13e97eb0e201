// Dense ids, cells and the edges that the facts give.
#include "core/link/Linker.h"

#include <algorithm>

namespace philint::link {

Linker::Linker(Program &program, const LinkOptions &linkOptions)
    : p(program), options(linkOptions), catalog(*program.catalog),
      paths(program) {}

void Linker::numberUnits() {
  UnitBase base;
  p.bases.clear();
  for (const auto &unit : p.units) {
    p.bases.push_back(base);
    base.vertex += unit->vertices.size();
    base.edge += unit->edges.size();
    base.site += unit->sites.size();
    base.function += unit->functions.size();
    base.type += unit->types.size();
    base.clazz += unit->classes.size();
  }
  p.bases.push_back(base);
  vertexCount_ = base.vertex;
  facts_.grow(vertexCount_);
  isWaiting_.assign(vertexCount_, false);
  waiting_.resize(p.units.size());
  wires_.reserve(vertexCount_);
  owner_.resize(vertexCount_);
  for (UnitId u = 0; u < p.units.size(); ++u)
    std::fill(owner_.begin() + p.bases[u].vertex,
              owner_.begin() + p.bases[u + 1].vertex, u);
  wireHead_.assign(vertexCount_, kNone);
  siteUnit_.resize(base.site);
  for (UnitId u = 0; u < p.units.size(); ++u)
    std::fill(siteUnit_.begin() + p.bases[u].site,
              siteUnit_.begin() + p.bases[u + 1].site, u);

  // The catalogue's symbols come first and keep their ids.
  catalogSymbolCount_ = catalog.strings.size();
  for (std::uint32_t id = 1; id < catalogSymbolCount_; ++id)
    p.symbols.intern(catalog.strings.text(Symbol{id}));
  for (std::uint32_t id = 0; id < catalogSymbolCount_; ++id)
    p.catalogSymbols.push_back(Symbol{id});
  p.symbolMap.resize(p.units.size());
  p.pathMap.resize(p.units.size());
  p.cellMap.resize(p.units.size());
  for (UnitId u = 0; u < p.units.size(); ++u)
    mapSymbols(u);
  python.emplace(p.symbols);
  script.emplace(p.symbols);
  modules.emplace(p, p.symbols, options.roots);
  scripts.emplace(p, options.projectFiles);
  // What only developers' profiles set counts where nothing else does.
  const auto &settings = options.projectFiles.environment;
  for (std::size_t begin = 0, end = 0; begin < settings.size(); begin = end) {
    bool isDeployed = false;
    for (end = begin;
         end < settings.size() && settings[end].name == settings[begin].name;
         ++end)
      isDeployed = isDeployed || !settings[end].isLocal;
    for (std::size_t i = begin; i < end; ++i)
      if (!settings[i].isLocal || !isDeployed)
        p.environment.push_back({p.symbols.intern(settings[i].name),
                                 p.symbols.intern(settings[i].value),
                                 p.symbols.intern(settings[i].file),
                                 settings[i].line,
                                 settings[i].scope.empty()
                                     ? Symbol{}
                                     : p.symbols.intern(settings[i].scope),
                                 settings[i].isLocal});
  }
  for (UnitId u = 0; u < p.units.size(); ++u) {
    nameFunctions(u);
    isMixed_ = isMixed_ || p.units[u]->language != p.units[0]->language;
    if (cxxHome_ == kNone && isCxx(p.units[u]->language))
      cxxHome_ = u;
  }
  sortNodes();
}

// What is asked of the catalogue's nodes again and again.
void Linker::sortNodes() {
  functionType_ = catalog.findPath("builtins.function");
  isType_.assign(catalog.nodes.size(), 0);
  hasCallbacks_.assign(catalog.nodes.size(), 0);
  for (const model::Node &node : catalog.nodes)
    if (node.label == model::EdgeLabel::Callback)
      hasCallbacks_[node.parent] = 1;
  for (NodeId n = 0; n < catalog.nodes.size(); ++n)
    if (catalog.nodes[n].canonical != n)
      isType_[catalog.nodes[n].canonical] = 1;
  isInstance_.assign(catalog.nodes.size(), 0);
  isBuiltin_ = isInstance_;
  for (const model::LiteralTypes &types : catalog.literals)
    if (types.builtins != kNone)
      isBuiltin_[canonical(types.builtins)] = 1;
  for (NodeId n = 1; n < catalog.nodes.size(); ++n) { // parents come first
    const model::Node &node = catalog.nodes[n];
    isBuiltin_[n] |= isBuiltin_[node.parent];
    isInstance_[n] = isType_[n] || node.label == model::EdgeLabel::Call ||
                     node.firstRole != node.endRole;
  }
  for (const model::LiteralTypes &types : catalog.literals)
    for (const NodeId type :
         {types.string, types.bytes, types.integer, types.floating,
          types.boolean, types.none, types.list, types.dict, types.tuple,
          types.set})
      if (type != kNone)
        isInstance_[canonical(type)] = 0;
}

// The pieces of a template are names that constants may need later.
static void internPieces(StringTable &symbols, std::string_view text) {
  constexpr std::size_t kLongest = 200;
  std::size_t mark = text.size() > kLongest ? text.npos : text.find("%s");
  for (std::size_t begin = 0; mark != text.npos;) {
    symbols.intern(text.substr(begin, mark - begin));
    begin = mark + 2;
    mark = text.find("%s", begin);
    if (mark == text.npos)
      symbols.intern(text.substr(begin));
  }
}

void Linker::mapSymbols(UnitId u) {
  const ir::UnitFacts &unit = *p.units[u];
  auto &map = p.symbolMap[u];
  map.reserve(unit.strings.size());
  for (std::uint32_t id = 0; id < unit.strings.size(); ++id)
    map.push_back(p.symbols.intern(unit.strings.text(Symbol{id}),
                                   unit.strings.hashOf(Symbol{id})));
  for (const ir::Constant &constant : unit.constants)
    if (constant.kind == ir::ConstantKind::String)
      internPieces(p.symbols, unit.text(constant.text));
  auto &pathMap = p.pathMap[u];
  for (const auto &path : unit.paths) {
    std::vector<ir::Step> steps;
    for (ir::Step step : path) {
      if (steps.size() == PathTable::kLength)
        break;
      step.name = map[step.name.id];
      steps.push_back(step);
    }
    pathMap.push_back(paths.intern(std::move(steps)));
  }
}

void Linker::nameFunctions(UnitId u) {
  const ir::UnitFacts &unit = *p.units[u];
  std::string module;
  if (unit.language == ir::Language::Python) {
    module = modules->moduleName(u, false);
  } else {
    module =
        unit.path.substr(0, std::min(unit.path.size(), unit.path.rfind('.')));
    std::replace(module.begin(), module.end(), '/', '.');
  }
  p.moduleNames.push_back(module);
  const auto qualified = [&](Symbol suffix) {
    const std::string_view text = unit.text(suffix);
    if (isCxx(unit.language) && !text.empty())
      return p.symbols.intern(text); // one space of names
    if (text.empty())
      return p.symbols.intern(module);
    return p.symbols.intern(module.empty() ? std::string(text)
                                           : module + '.' + std::string(text));
  };
  for (ir::FunctionId f = 0; f < unit.functions.size(); ++f) {
    FunctionInfo info;
    info.unit = u;
    info.local = f;
    info.name = qualified(f ? unit.functions[f].suffix : Symbol{});
    if (unit.functions[f].ownerClass != kNone)
      info.ownerClass = unit.functions[f].ownerClass + p.bases[u].clazz;
    p.functions.push_back(info);
  }
  for (std::uint32_t c = 0; c < unit.classes.size(); ++c) {
    ClassInfo info;
    info.unit = u;
    info.local = c;
    info.name = qualified(unit.classes[c].suffix);
    p.classes.push_back(std::move(info));
  }
}

VertexId Linker::newVertex() {
  facts_.grow(facts_.vertices() + 1);
  isWaiting_.push_back(false);
  owner_.push_back(unit_);
  wireHead_.push_back(kNone);
  if (!same_.empty())
    same_.push_back(static_cast<VertexId>(same_.size()));
  return static_cast<VertexId>(facts_.vertices() - 1);
}

CellId Linker::cellOf(CellInfo::Kind kind, std::uint32_t owner, Symbol name) {
  const std::uint64_t key = (std::uint64_t(owner) << 32) | name.id;
  const auto [place, isNew] =
      cellIds_[kind].try_emplace(key, static_cast<CellId>(p.cells.size()));
  if (isNew) {
    CellInfo info;
    info.kind = kind;
    info.owner = owner;
    info.name = name;
    p.cells.push_back(info);
    cellVertex_.push_back(newVertex());
    owner_.back() = kind == CellInfo::Global     ? owner
                    : kind == CellInfo::Captured ? p.functions[owner].unit
                                                 : p.classes[owner].unit;
    classVertex_.push_back(kNone);
  }
  return place->second;
}

VertexId Linker::classVertex(CellId cell) {
  if (classVertex_[cell] == kNone) {
    const VertexId v = newVertex();
    owner_[v] = owner_[cellVertex_[cell]];
    classVertex_[cell] = v;
  }
  return classVertex_[cell];
}

CellId Linker::globalCell(UnitId u, Symbol name) const {
  const auto found =
      cellIds_[CellInfo::Global].find((std::uint64_t(u) << 32) | name.id);
  return found == cellIds_[CellInfo::Global].end() ? kNone : found->second;
}

void Linker::makeCells() {
  for (UnitId u = 0; u < p.units.size(); ++u)
    for (const ir::Cell &cell : p.units[u]->cells) {
      const Symbol name = p.symbolOf(u, cell.name);
      const bool isGlobal = cell.kind == ir::Cell::Global;
      p.cellMap[u].push_back(
          cellOf(isGlobal ? CellInfo::Global : CellInfo::Captured,
                 isGlobal ? ownerOfName(u, cell.name)
                          : p.bases[u].function + cell.function,
                 name));
    }
}

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
      const bool guard = edge.kind == ir::EdgeKind::GuardTrue ||
                         edge.kind == ir::EdgeKind::GuardFalse;
      if (!guard) {
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

void Linker::makeStores() {
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

void Linker::wireHooks() {
  for (std::uint32_t id = 0; id < stores_.size(); ++id)
    addWire(stores_[id].object, {WireOp::Store, kNone, 0, 0, id, kNone, kNone});
  for (std::uint32_t id = 0; id < keys_.size(); ++id)
    addWire(keys_[id].key, {WireOp::Key, kNone, 0, 0, id, kNone, kNone});
}

void Linker::wireCells() {
  for (UnitId u = 0; u < p.units.size(); ++u) {
    const ir::UnitFacts &unit = *p.units[u];
    const bool isOwn = isCxx(unit.language) &&
                       unit.path.find(".h") == std::string::npos;
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
        if (p.cells[cell].kind == CellInfo::Global)
          written_.insert((std::uint64_t(p.cells[cell].owner) << 32) |
                          p.cells[cell].name.id);
      }
    }
  }
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
    const auto &read = paths.steps(p.pathMap[u][edge.read]);
    if (edge.kind == ir::EdgeKind::Copy && read.size() == 1 &&
        (read[0] == fieldStep(python->enter) ||
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

Symbol Linker::numberSymbol(unsigned n) {
  while (numbers_.size() <= n)
    numbers_.push_back(p.symbols.intern(std::to_string(numbers_.size())));
  return numbers_[n];
}

NodeId Linker::apiChild(NodeId node, model::EdgeLabel label,
                        Symbol name) const {
  if (name.id >= catalogSymbolCount_)
    return kNone;
  return canonical(catalog.child(node, label, name));
}

} // namespace philint::link
