// Dense ids, names and cells.
#include "core/link/Linker.h"
#include "core/link/Templates.h"

#include <algorithm>

namespace philint::link {

Linker::Linker(Program &program, const LinkOptions &linkOptions)
    : p(program), options(linkOptions), catalog(*program.catalog),
      paths(program) {}

void Linker::markTests() {
  p.testUnit.clear();
  if (!options.isTest)
    return;
  for (UnitId u = 0; u < p.units.size(); ++u)
    p.testUnit.push_back(options.isTest(p.pathInProject(u)));
  const auto tests = std::count(p.testUnit.begin(), p.testUnit.end(), 1);
  hasTests_ = tests > 0 && static_cast<std::size_t>(tests) < p.units.size();
}

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
  markTests();

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
  p.titles = options.projectFiles.titles;
  p.introductions = options.projectFiles.introductions;
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

// The pieces of a template are names that constants may need later. Text in
// braces is a template where it may be an address: JSON and prompts are not.
static void internPieces(StringTable &symbols, std::string_view text) {
  constexpr std::size_t kLongest = 200;
  if (text.size() > kLongest ||
      (text.find("%s") == text.npos &&
       (text.find('/') == text.npos || text.find(' ') != text.npos)))
    return;
  Mark mark = nextMark(text, 0);
  for (std::size_t begin = 0; mark.begin != text.npos;) {
    symbols.intern(text.substr(begin, mark.begin - begin));
    begin = mark.end;
    mark = nextMark(text, begin);
    if (mark.begin == text.npos)
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
                    : kind == CellInfo::Field    ? p.classes[owner].unit
                                                 : unit_;
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
