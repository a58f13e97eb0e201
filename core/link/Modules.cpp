// Imports: what they bind, star imports, names that nobody binds.
#include "core/link/Linker.h"

#include <algorithm>

namespace philint::link {

NodeId Linker::catalogPath(std::string_view dotted) const {
  NodeId node = 0;
  while (!dotted.empty() && node != kNone) {
    const auto end = std::min(dotted.size(), dotted.find('.'));
    const Symbol name = catalog.strings.find(dotted.substr(0, end));
    node = name ? canonical(catalog.child(node, model::EdgeLabel::Member, name))
                : kNone;
    dotted.remove_prefix(std::min(dotted.size(), end + 1));
  }
  return node;
}

ValueId Linker::outsideMember(ValueId value, Symbol name) {
  const Value v = values[value];
  if (v.kind == ValueKind::Api) {
    const NodeId child = apiChild(v.a, model::EdgeLabel::Member, name);
    if (child != kNone)
      return api(child);
    return values.intern(ValueKind::External, externals.under(v.a, name));
  }
  const ExternalId member = externals.member(v.a, name);
  return member == kNone ? kNone : values.intern(ValueKind::External, member);
}

// A module outside the program, as far as the catalogue knows it.
void Linker::outsideValue(std::string_view dotted, Symbol member, VertexId to) {
  ValueId value = kNone;
  std::string_view known = dotted;
  for (NodeId node = kNone; value == kNone && !known.empty();) {
    node = catalogPath(known);
    if (node != kNone) {
      value = api(node);
      break;
    }
    const auto dot = known.rfind('.');
    known = dot == known.npos ? std::string_view{} : known.substr(0, dot);
  }
  if (value == kNone) {
    value = values.intern(ValueKind::External,
                          externals.root(p.symbols.intern(dotted)));
  } else {
    std::string_view rest = dotted.substr(known.size());
    while (!rest.empty() && value != kNone) {
      rest.remove_prefix(1);
      const auto end = std::min(rest.size(), rest.find('.'));
      value = outsideMember(value, p.symbols.intern(rest.substr(0, end)));
      rest.remove_prefix(end);
    }
  }
  if (value != kNone && member)
    value = outsideMember(value, member);
  if (value != kNone)
    addFact(to, 0, value);
}

bool Linker::isBound(UnitId u, Symbol name) const {
  return written_.count((std::uint64_t(u) << 32) | name.id) != 0;
}

bool Linker::wireModuleMember(EntryId entry, Symbol name, PathId rest,
                              PathId write, VertexId to) {
  const ModuleEntry &module = (*modules)[entry];
  if (module.unit != kNone && isBound(module.unit, name)) {
    const CellId cell = globalCell(module.unit, name);
    copy(cellVertex(cell), to, rest, write);
    linkCell(to, cell, rest, false);
    return true;
  }
  const EntryId below = modules->child(entry, name);
  if (below != kNone) {
    addMember(values.intern(ValueKind::Module, below), rest, write, kNone, to);
    return true;
  }
  if (module.unit == kNone || outsideStars_[module.unit].empty())
    return false;
  for (Symbol star : outsideStars_[module.unit]) {
    const NodeId node = catalogPath(p.symbols.text(star));
    if (node == kNone)
      continue;
    const NodeId child = apiChild(node, model::EdgeLabel::Member, name);
    if (child != kNone) {
      addMember(api(child), rest, write, kNone, to);
      return true;
    }
  }
  return false;
}

void Linker::seedImport(UnitId u, VertexId v, const ir::Import &import) {
  const ir::UnitFacts &unit = *p.units[u];
  const std::string_view path = unit.text(import.path);
  const Symbol member = p.symbolOf(u, import.member);
  const ModuleTree::Found found =
      modules->resolve(u, path, import.level, member);
  if (found.last == kNone) {
    if (import.level)
      return;
    if (import.bindsRoot)
      outsideValue(path.substr(0, std::min(path.size(), path.find('.'))), {},
                   v);
    else
      outsideValue(path, member, v);
    return;
  }
  if (!member) {
    // A regular package that is installed wins over a folder that only could
    // be a namespace package; whether one is cannot be seen, so both count.
    if ((*modules)[found.last].unit == kNone && !import.level)
      outsideValue(import.bindsRoot
                       ? path.substr(0, std::min(path.size(), path.find('.')))
                       : path,
                   {}, v);
    addFact(v, 0,
            values.intern(ValueKind::Module,
                          import.bindsRoot ? found.first : found.last));
    return;
  }
  // A package that imports from itself gets its module of that name, since it
  // has nothing else of the name yet.
  const EntryId own = modules->child(found.last, member);
  if (found.last == modules->entryOf(u) && own != kNone)
    return addFact(v, 0, values.intern(ValueKind::Module, own));
  if (!wireModuleMember(found.last, member, 0, 0, v)) {
    // A folder of the program that only shares its name with a library.
    const ModuleEntry &module = (*modules)[found.last];
    if (module.unit == kNone && !import.level)
      outsideValue(path, member, v);
  }
}

// `from m import *`: the names of m become names of the importing module,
// until no module gains one, since stars may be chained.
void Linker::joinStarImports() {
  outsideStars_.resize(p.units.size());
  struct Star {
    UnitId to, from;
  };
  std::vector<Star> stars;
  for (UnitId u = 0; u < p.units.size(); ++u) {
    const ir::UnitFacts &unit = *p.units[u];
    if (unit.language != ir::Language::Python)
      continue;
    for (const ir::Import &import : unit.imports) {
      if (unit.text(import.member) != "*")
        continue;
      const auto found =
          modules->resolve(u, unit.text(import.path), import.level);
      if (found.last == kNone)
        outsideStars_[u].push_back(p.symbolOf(u, import.path));
      else if ((*modules)[found.last].unit != kNone)
        stars.push_back({u, (*modules)[found.last].unit});
    }
  }
  // Which star a name comes from: the last one of a module wins, a name that
  // the module binds itself hides them all.
  std::map<std::pair<UnitId, Symbol>, UnitId> origin;
  std::vector<std::vector<Symbol>> names(p.units.size());
  for (CellId c = 0; c < p.cells.size(); ++c)
    if (p.cells[c].kind == CellInfo::Global &&
        isBound(p.cells[c].owner, p.cells[c].name))
      names[p.cells[c].owner].push_back(p.cells[c].name);
  const absl::flat_hash_set<std::uint64_t> own = written_;
  for (bool changed = true; changed;) {
    changed = false;
    for (const Star &star : stars) {
      if (star.from == star.to)
        continue;
      const std::size_t count = names[star.from].size();
      for (std::size_t i = 0; i < count; ++i) {
        const Symbol name = names[star.from][i];
        const std::uint64_t key = (std::uint64_t(star.to) << 32) | name.id;
        if (own.count(key) || !isExported(star.from, name))
          continue;
        if (written_.insert(key).second) {
          names[star.to].push_back(name);
          changed = true;
        }
      }
    }
  }
  for (const Star &star : stars)
    for (Symbol name : names[star.from])
      if (star.from != star.to && isExported(star.from, name) &&
          !own.count((std::uint64_t(star.to) << 32) | name.id))
        origin[{star.to, name}] = star.from;
  for (const auto &[target, from] : origin) {
    const CellId to = cellOf(CellInfo::Global, target.first, target.second);
    const CellId source = cellOf(CellInfo::Global, from, target.second);
    copy(cellVertex(source), cellVertex(to));
    starLinks_.push_back({source, to});
  }
}

bool Linker::isExported(UnitId u, Symbol name) const {
  const ir::UnitFacts &unit = *p.units[u];
  if (!unit.hasExportList)
    return !p.symbols.text(name).starts_with('_');
  return std::any_of(unit.exportedNames.begin(), unit.exportedNames.end(),
                     [&](Symbol s) { return p.symbolOf(u, s) == name; });
}

void Linker::resolveImports() {
  joinStarImports();
  findReexports();
  for (UnitId u = 0; u < p.units.size(); ++u) {
    const ir::UnitFacts &unit = *p.units[u];
    const bool isPython = unit.language == ir::Language::Python;
    if (isCxx(unit.language)) {
      seedCxxImports(u);
      continue;
    }
    if (!isPython && !isScript(unit.language))
      continue;
    for (ir::VertexId v = 0; v < unit.vertices.size(); ++v)
      if (unit.vertices[v].kind == ir::VertexKind::ImportRef) {
        const ir::Import &import = unit.imports[unit.vertices[v].data];
        if (!isPython)
          seedScriptImport(u, global(u, v), import);
        else if (unit.text(import.member) != "*")
          seedImport(u, global(u, v), import);
      }
  }
}

// A name that its module never binds is a builtin, or comes from a star
// import of a library.
void Linker::seedUnbound() {
  const std::size_t count = p.cells.size();
  for (CellId c = 0; c < count; ++c) {
    const CellInfo cell = p.cells[c];
    const bool isBound = this->isBound(cell.owner, cell.name);
    if (cell.kind != CellInfo::Global ||
        (isBound &&
         !changed_.count((std::uint64_t(cell.owner) << 32) | cell.name.id)))
      continue;
    const model::LiteralTypes *types = literalTypes(cell.owner);
    const NodeId builtin =
        types && types->builtins != kNone
            ? apiChild(types->builtins, model::EdgeLabel::Member, cell.name)
            : kNone;
    if (builtin != kNone) {
      addFact(cellVertex(c), 0, api(builtin));
      continue;
    }
    if (isBound)
      continue;
    for (Symbol star : outsideStars_[cell.owner])
      outsideValue(std::string(p.symbols.text(star)), cell.name, cellVertex(c));
  }
}

} // namespace philint::link
