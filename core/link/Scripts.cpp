// ECMAScript: what imports bind, what functions get as `this`, and calls of
// methods by their shape where the receiver is unknown.
//
// A module's export `x` is the global cell `exports.x` of its unit, whatever
// syntax exported it; a CommonJS module that replaces its exports has them in
// the cell `exports`. A function outside classes that uses `this` has it as its
// first parameter: the receiver of a call, the object that `new` makes, or the
// first argument of `call`.
#include "core/link/Linker.h"

#include <algorithm>

namespace philint::link {

Symbol Linker::exportName(Symbol name) {
  return p.symbols.intern("exports." + std::string(p.symbols.text(name)));
}

void Linker::findReexports() {
  reexports_.resize(p.units.size());
  for (UnitId u = 0; u < p.units.size(); ++u) {
    const ir::UnitFacts &unit = *p.units[u];
    if (!isScript(unit.language))
      continue;
    for (const ir::Import &import : unit.imports)
      if (unit.text(import.member) == "*")
        if (const UnitId from = scripts->resolve(u, unit.text(import.path));
            from != kNone)
          reexports_[u].push_back(from);
  }
}

// The cell of an export, also where other modules' exports are passed on.
CellId Linker::exportCell(UnitId u, Symbol name, std::vector<UnitId> &seen) {
  if (std::find(seen.begin(), seen.end(), u) != seen.end())
    return kNone;
  seen.push_back(u);
  const Symbol cell = exportName(name);
  if (isBound(u, cell))
    return globalCell(u, cell);
  if (name == script->defaultExport)
    return kNone;
  for (const UnitId from : reexports_[u])
    if (const CellId found = exportCell(from, name, seen); found != kNone)
      return found;
  return kNone;
}

bool Linker::wireExport(UnitId u, Symbol name, PathId rest, PathId write,
                        VertexId to) {
  std::vector<UnitId> seen;
  if (const CellId cell = exportCell(u, name, seen); cell != kNone) {
    copy(cellVertex(cell), to, rest, write);
    linkCell(to, cell, rest, false);
    return true;
  }
  if (!isBound(u, script->exports))
    return false;
  const CellId whole = globalCell(u, script->exports);
  const bool isWhole =
      name == script->defaultExport && !p.units[u]->hasExportList;
  const PathId read =
      isWhole ? rest : paths.concat(paths.single(fieldStep(name)), rest);
  if (read == kNone)
    return false;
  copy(cellVertex(whole), to, read, write);
  linkCell(to, whole, read, false);
  return true;
}

// What an import says beside the package: a scheme, a version, what is asked of
// a server that hands out packages.
//   "npm:openai@4"                                 openai
//   "https://esm.sh/@scope/client@2.39?target=es"  esm.sh/@scope/client
static std::string plainSpecifier(std::string_view specifier) {
  const auto colon = specifier.find(':'); // "node:fs", "npm:zod"
  if (colon != specifier.npos)
    specifier.remove_prefix(colon + 1);
  while (specifier.starts_with('/'))
    specifier.remove_prefix(1);
  std::string out;
  bool isVersion = false;
  for (const char c : specifier.substr(0, specifier.find('?'))) {
    isVersion = c != '/' && (isVersion || (c == '@' && !out.empty() &&
                                           !out.ends_with('/')));
    if (!isVersion)
      out += c;
  }
  return out;
}

static NodeId knownPackage(const model::Catalog &catalog,
                           std::string_view specifier) {
  const std::string_view package = packageName(specifier);
  for (std::string_view known = specifier;;) {
    const Symbol name = catalog.strings.find(std::string(known) + ':');
    const NodeId found =
        name ? catalog.child(0, model::EdgeLabel::Member, name) : kNone;
    if (found != kNone && catalog.nodes[found].canonical != kNone)
      return catalog.nodes[found].canonical;
    if (known.size() <= package.size())
      return kNone;
    known = known.substr(0, known.rfind('/'));
  }
}

// The default export of a library and the library itself are told apart by
// few; both are what its default import, a namespace and `require` give.
void Linker::outsidePackage(std::string_view written, Symbol member,
                            VertexId to) {
  const std::string plain = plainSpecifier(written);
  std::string_view specifier = plain;
  NodeId root = knownPackage(catalog, specifier);
  // A server hands out the package that its address ends with.
  const bool isAddress = written.find("://") != written.npos;
  for (std::string_view rest = specifier; isAddress && root == kNone;) {
    const auto slash = rest.find('/');
    if (slash == rest.npos)
      break;
    rest.remove_prefix(slash + 1);
    root = knownPackage(catalog, rest);
    if (root != kNone)
      specifier = rest;
  }
  if (root == kNone) {
    const ExternalId outside = externals.root(p.symbols.intern(specifier));
    const bool whole = !member || member == script->defaultExport;
    const ExternalId id = whole ? outside : externals.member(outside, member);
    return addFact(to, 0, values.intern(ValueKind::External, id));
  }
  const NodeId standard =
      apiChild(root, model::EdgeLabel::Member, script->defaultExport);
  if (!member || member == script->defaultExport) {
    addFact(to, 0, api(root));
    if (standard != kNone)
      addFact(to, 0, api(standard));
    return;
  }
  NodeId found = apiChild(root, model::EdgeLabel::Member, member);
  if (found == kNone && standard != kNone)
    found = apiChild(standard, model::EdgeLabel::Member, member);
  addFact(to, 0,
          found != kNone ? api(found)
                         : values.intern(ValueKind::External,
                                         externals.under(root, member)));
}

void Linker::seedScriptImport(UnitId u, VertexId v, const ir::Import &import) {
  const std::string_view specifier = p.units[u]->text(import.path);
  const Symbol member = p.symbolOf(u, import.member);
  const UnitId from = scripts->resolve(u, specifier);
  if (from == kNone) {
    if (!specifier.empty() && !specifier.starts_with('.') &&
        !specifier.starts_with('/') && !specifier.starts_with('#') &&
        p.units[u]->text(import.member) != "*")
      outsidePackage(scripts->registered(u, specifier), member, v);
    return;
  }
  if (member && p.units[u]->text(import.member) != "*") {
    wireExport(from, member, 0, 0, v);
    return;
  }
  addFact(v, 0, values.intern(ValueKind::Script, from));
  if (!isBound(from, script->exports))
    return;
  const CellId whole = globalCell(from, script->exports);
  copy(cellVertex(whole), v);
  linkCell(v, whole, 0, false);
}

bool Linker::isScriptType(NodeId node) const {
  for (const model::LiteralTypes &types : catalog.literals)
    if (types.language == ir::Language::TypeScript)
      for (const NodeId type : {types.string, types.list, types.dict,
                                types.integer, types.boolean})
        if (type != kNone && canonical(type) == node)
          return true;
  return false;
}

bool Linker::takesThis(FunctionId f) const {
  const FunctionInfo &info = p.functions[f];
  return info.ownerClass == kNone &&
         p.units[info.unit]->functions[info.local].kind ==
             ir::FunctionKind::Method;
}

void Linker::callFunction(SiteId s, FunctionId f, int skip) {
  if (skip || !takesThis(f))
    return bindTarget(s, f, Binding::Plain, skip, kNone);
  UnitId u;
  const ir::Site &at = site(s, u);
  if (at.flags & ir::kCallConstruct)
    return constructFunction(s, f);
  if (at.receiver != kNone)
    return bindTarget(s, f, Binding::Receiver, 0, kNone);
  bindTarget(s, f, Binding::Plain, 1, kNone);
}

// `new F(…)`: the object has what F stores in `this` and in its prototype.
void Linker::constructFunction(SiteId s, FunctionId f) {
  UnitId u;
  const ir::Site &at = site(s, u);
  bindTarget(s, f, Binding::Constructor, 0, kNone);
  const UnitId fu = p.functions[f].unit;
  if (p.fact(f).firstParameter == p.fact(f).endParameter)
    return;
  const ir::FactParameter &self =
      p.units[fu]->parameters[p.fact(f).firstParameter];
  const VertexId result = global(u, at.result);
  if (result == kNone)
    return;
  if (self.after != kNone)
    copy(global(fu, self.after), result);
  copy(global(u, at.callee), result,
       paths.single(fieldStep(script->prototype)), 0);
}

// `f.call(object, x)` and `f.bind(object, x)`.
void Linker::callApplied(SiteId s, const Value &applied) {
  const Value callee = values[applied.a];
  const FunctionId f = callee.a;
  const bool hasThis =
      callee.kind == ValueKind::Bound || takesThis(f) ||
      (p.functions[f].ownerClass != kNone &&
       p.fact(f).kind == ir::FunctionKind::Method);
  if (!applied.b)
    return bindTarget(s, f, Binding::Plain, hasThis ? 0 : -1, kNone);
  UnitId u;
  const ir::Site &at = site(s, u);
  const NodeId library = canonical(catalog.findPath("js:Function.bind"));
  if (library != kNone)
    outside_.push_back({s, api(library)});
  int position = hasThis ? 0 : -1;
  for (const ir::SiteArgument &argument : p.units[u]->argumentsOf(at)) {
    if (argument.kind != ir::ArgumentKind::Positional)
      break;
    wirePositional(global(u, argument.value), f, position++);
  }
  const int filled = std::max(position, hasThis ? 1 : 0);
  addFact(global(u, at.result), 0,
          values.intern(ValueKind::Partial,
                        values.intern(ValueKind::Function, f),
                        static_cast<std::uint32_t>(filled)));
}

// A method of a receiver that nobody knows: what rows say of its shape holds,
// as far as it calls back or tells what the result is.
bool Linker::completeShapes() {
  bool changed = false;
  std::vector<RowId> rows;
  for (SiteId s = 0; s < siteUnit_.size(); ++s) {
    UnitId u;
    const ir::Site &at = site(s, u);
    if (at.receiver == kNone || at.callee == kNone ||
        p.units[u]->language == ir::Language::Python)
      continue;
    bool known = false;
    for (const Held held : facts_.of(same_[global(u, at.callee)]))
      known = known || values[held.value].kind != ValueKind::External ||
              isLibraryFunction(held.value);
    if (known || !seen_.insert(0x5AE0000000000000ULL | s).second)
      continue;
    rows.clear();
    shapeRows(s, rows);
    for (const RowId row : rows)
      if (holds(s, catalog.rows[row])) {
        applyRow(s, kNone, row);
        changed = true;
      }
  }
  return changed;
}

} // namespace philint::link
