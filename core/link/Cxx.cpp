// C and C++: one space of names for the program, in which a file finds what
// others declare, as far as names alone tell.
//
// An import of such a unit lists the scopes to look in, the innermost first;
// the name is the first that a class has as a member, a file defines or the
// catalogue knows. Names with internal linkage stay cells of their unit. A
// method that is defined outside its class becomes a member of it here, since
// the class stands in a header.
#include "core/link/Linker.h"

#include <algorithm>

namespace philint::link {

namespace {
constexpr std::string_view kRoot = "cxx:";

// "clinic::note" of "clinic::note(int)".
std::string_view withoutTypes(std::string_view name) {
  return name.ends_with(')') ? name.substr(0, name.find('(')) : name;
}

std::string joined(std::string_view scope, std::string_view name) {
  if (scope == "." || scope.empty())
    return std::string(name);
  return std::string(scope) + "::" + std::string(name);
}

// As joined, but that inside a class its own name is the class and not what
// constructs it: `new Note` in `clinic::Note::make`.
std::string nameIn(std::string_view scope, std::string_view name) {
  const bool isOwn = scope.ends_with(name) &&
                     (scope.size() == name.size() ||
                      scope.substr(0, scope.size() - name.size())
                          .ends_with("::"));
  return isOwn ? std::string(scope) : joined(scope, name);
}
// The scopes to look in, the innermost first, until one has what is wanted.
template <class Visit>
bool anyScope(std::string_view scopes, const Visit &hasIt) {
  while (!scopes.empty()) {
    const auto end = std::min(scopes.size(), scopes.find(' '));
    if (hasIt(scopes.substr(0, end)))
      return true;
    scopes.remove_prefix(std::min(scopes.size(), end + 1));
  }
  return false;
}

} // namespace

// Whose global cell a name is: the unit's own where nobody else can see it.
UnitId Linker::ownerOfName(UnitId u, Symbol name) const {
  const ir::UnitFacts &unit = *p.units[u];
  if (!isCxx(unit.language) ||
      std::find(unit.exportedNames.begin(), unit.exportedNames.end(), name) ==
          unit.exportedNames.end())
    return u;
  return cxxHome_;
}

ClassId Linker::cxxClass(std::string_view name) const {
  const Symbol symbol = p.symbols.find(name);
  const auto at = symbol ? cxxClasses_.find(symbol.id) : cxxClasses_.end();
  return at == cxxClasses_.end() ? kNone : at->second;
}

// `using namespace clinic;` and, outside all scopes, `void Note::print() {}`:
// the one class of that name in a scope that the unit uses.
ClassId Linker::classOfUsedScope(UnitId u, std::string_view name) const {
  const ir::UnitFacts &unit = *p.units[u];
  const auto at = name.rfind("::");
  const std::string_view outer =
      at == name.npos ? std::string_view{} : name.substr(0, at);
  const std::string_view last = at == name.npos ? name : name.substr(at + 2);
  ClassId found = kNone;
  const auto look = [&](const std::string &whole) {
    const ClassId c = cxxClass(whole);
    const bool isOther = c != kNone && found != kNone && c != found;
    found = c == kNone ? found : c;
    return isOther;
  };
  for (const Symbol used : unit.usedScopes) {
    const std::string scope(unit.text(used));
    if (look(joined(scope, name)) ||
        (!outer.empty() && look(joined(joined(outer, scope), last))))
      return kNone;
    for (const Symbol inner : unit.usedScopes) // `using namespace Internal;`
      if (look(joined(joined(scope, unit.text(inner)), name)))
        return kNone;
  }
  return found;
}

// As the unit itself calls it.
ClassId Linker::cxxClassIn(UnitId u, std::string_view name) const {
  const ClassId known = cxxClass(name);
  const Symbol symbol = p.symbols.find(name);
  if (known != kNone || !symbol)
    return known;
  const auto at = cxxAliases_.find((std::uint64_t(u) << 32) | symbol.id);
  return at == cxxAliases_.end() ? kNone : at->second;
}

// The class and the member of "clinic::Note::text"; kNone where it is no class.
std::pair<ClassId, Symbol>
Linker::ownerAndMember(UnitId u, std::string_view whole) const {
  const auto at = whole.rfind("::");
  const ClassId owner =
      at == whole.npos ? kNone : cxxClassIn(u, whole.substr(0, at));
  if (owner == kNone)
    return {kNone, {}};
  return {owner, p.symbols.find(whole.substr(at + 2))};
}

void Linker::adoptMethods() {
  if (cxxHome_ == kNone)
    return;
  cxxConstructor_ = p.symbols.intern("(constructor)");
  cxxCall_ = p.symbols.intern("operator()");
  for (ClassId c = 0; c < p.classes.size(); ++c) {
    const UnitId u = p.classes[c].unit;
    const ir::UnitFacts &unit = *p.units[u];
    if (!isCxx(unit.language))
      continue;
    cxxClasses_.try_emplace(p.classes[c].name.id, c);
    const ir::FactClass &fact = unit.classes[p.classes[c].local];
    for (auto f = fact.firstField; f < fact.endField; ++f)
      declaredFields_.insert(
          (std::uint64_t(c) << 32) |
          p.symbolOf(u, unit.classFields[f].name).id);
    for (auto v = fact.firstVirtual; v < fact.endVirtual; ++v)
      virtuals_.insert((std::uint64_t(c) << 32) |
                       p.symbolOf(u, unit.classNames[v]).id);
  }
  for (FunctionId f = 0; f < p.functions.size(); ++f) {
    FunctionInfo &info = p.functions[f];
    const ir::UnitFacts &unit = *p.units[info.unit];
    const ir::FactFunction &fact = unit.functions[info.local];
    if (!isCxx(unit.language) || info.ownerClass != kNone ||
        fact.kind != ir::FunctionKind::Method)
      continue;
    const std::string_view whole = unit.text(fact.suffix);
    const auto at = whole.rfind("::");
    if (at == whole.npos)
      continue;
    const std::string_view written = whole.substr(0, at);
    ClassId owner = cxxClassIn(info.unit, written);
    if (owner == kNone) {
      owner = classOfUsedScope(info.unit, written);
      if (owner != kNone)
        cxxAliases_[(std::uint64_t(info.unit) << 32) |
                    p.symbols.intern(written).id] = owner;
    }
    if (owner == kNone)
      continue;
    info.ownerClass = owner;
    const Symbol name = p.symbolOf(info.unit, fact.name);
    members_.insert((std::uint64_t(owner) << 32) | name.id);
    adopted_.push_back(
        {classVertex(cellOf(CellInfo::Field, owner, name)), f});
  }
  groupOverloads();
  findDefaults();
}

void Linker::seedAdopted() {
  for (const auto &[vertex, function] : adopted_)
    addFact(vertex, 0, values.intern(ValueKind::Function, function));
}

// The catalogue's node of "std::string".
NodeId Linker::cxxNode(std::string_view name) const {
  const Symbol root = catalog.strings.find(kRoot);
  NodeId node =
      root ? catalog.child(0, model::EdgeLabel::Member, root) : kNone;
  while (node != kNone && !name.empty()) {
    const auto end = std::min(name.size(), name.find("::"));
    const Symbol part = catalog.strings.find(name.substr(0, end));
    node = part ? catalog.child(node, model::EdgeLabel::Member, part) : kNone;
    name.remove_prefix(std::min(name.size(), end + 2));
  }
  return canonical(node);
}

bool Linker::isOfHeaders(std::string_view name) const {
  const Symbol symbol = p.symbols.find(name);
  const CellId cell = symbol ? globalCell(cxxHome_, symbol) : kNone;
  return cell != kNone && !ownCells_.count(cell);
}

bool Linker::seedCxxName(UnitId u, VertexId v, std::string_view name) {
  // Headers of libraries that lie in the program declare what the catalogue
  // knows; code of the program's own is what it is.
  const NodeId node = cxxNode(name);
  if (node != kNone &&
      (name.find("::") != name.npos || isOfHeaders(name))) {
    addFact(v, 0, api(node));
    return true;
  }
  if (const Symbol symbol = p.symbols.find(name))
    for (const UnitId owner : {u, cxxHome_})
      if (isBound(owner, symbol)) {
        const CellId cell = globalCell(owner, symbol);
        copy(cellVertex(cell), v);
        linkCell(v, cell, 0, false);
        return true;
      }
  if (node != kNone)
    addFact(v, 0, api(node));
  return node != kNone;
}

void Linker::seedCxxImports(UnitId u) {
  const ir::UnitFacts &unit = *p.units[u];
  for (ir::VertexId v = 0; v < unit.vertices.size(); ++v)
    if (unit.vertices[v].kind == ir::VertexKind::ImportRef) {
      const std::uint32_t import = unit.vertices[v].data;
      seedCxxImport(u, global(u, v), unit.imports[import]);
    }
}

void Linker::seedCxxImport(UnitId u, VertexId v, const ir::Import &import) {
  const ir::UnitFacts &unit = *p.units[u];
  std::string_view name = unit.text(import.member);
  // What a build knows of a function, where its definition was read so.
  if (name.ends_with(')') && seedCxxName(u, v, name))
    return;
  name = withoutTypes(name);
  const auto number =
      static_cast<std::uint32_t>(&import - unit.imports.data());
  bool mayBeMember = false, isSeeded = false;
  anyScope(unit.text(import.path), [&](std::string_view scope) {
    const std::string whole = nameIn(scope, name);
    const auto [owner, member] = ownerAndMember(u, whole);
    mayBeMember = mayBeMember || owner != kNone;
    if (owner != kNone && member && defines(owner, member))
      return true;
    return isSeeded = seedCxxName(u, v, whole);
  });
  if (isSeeded)
    return;
  if (mayBeMember) {
    cxxImports_.push_back({u, v, number});
    return;
  }
  std::string dotted(name);
  for (auto at = dotted.find("::"); at != dotted.npos; at = dotted.find("::"))
    dotted.replace(at, 2, ".");
  addFact(v, 0,
          values.intern(ValueKind::External,
                        externals.root(p.symbols.intern(dotted))));
}

// A method that a class only declares is whichever its subclasses define.
void Linker::loadOverrides(ClassId c, Symbol field, PathId rest, PathId write,
                           VertexId from, VertexId to) {
  constexpr std::size_t kMost = 24;
  if (subclasses_.empty()) {
    subclasses_.resize(p.classes.size());
    for (ClassId k = 0; k < p.classes.size(); ++k)
      for (const ClassId base : p.classes[k].mro)
        if (base != k && subclasses_[base].size() < kMost)
          subclasses_[base].push_back(k);
  }
  for (const ClassId k : subclasses_[c])
    if (defines(k, field))
      addWire(classVertex(cellOf(CellInfo::Field, k, field)),
              {WireOp::Bind, to, rest, write,
               values.intern(ValueKind::Instance, k), kNone, from});
}

void Linker::findKnownTypes() {
  knownTypes_.assign(p.classes.size(), kNone);
  for (ClassId c = 0; c < p.classes.size(); ++c)
    if (isCxx(p.units[p.classes[c].unit]->language))
      knownTypes_[c] = cxxNode(p.symbols.text(p.classes[c].name));
}

// What the catalogue says of a member counts more than the library's own code.
NodeId Linker::knownMember(ClassId c, Symbol field) const {
  const NodeId type = c < knownTypes_.size() ? knownTypes_[c] : kNone;
  const NodeId member =
      type == kNone ? kNone : apiChild(type, model::EdgeLabel::Member, field);
  return member != kNone && !catalog.nodes[member].rows.empty() ? member
                                                                : kNone;
}

// The class and the name of `&Client::answered`.
std::pair<ClassId, Symbol> Linker::cxxMember(UnitId u, VertexId v) const {
  const ir::UnitFacts &unit = *p.units[u];
  const ir::Vertex &vertex = unit.vertices[v - p.bases[u].vertex];
  if (vertex.kind != ir::VertexKind::ImportRef)
    return {kNone, {}};
  const ir::Import &import = unit.imports[vertex.data];
  const std::string_view name = withoutTypes(unit.text(import.member));
  std::pair<ClassId, Symbol> found{kNone, {}};
  anyScope(unit.text(import.path), [&](std::string_view scope) {
    found = ownerAndMember(u, joined(scope, name));
    return found.first != kNone;
  });
  return found;
}

bool Linker::seedMember(const CxxImport &at) {
  const ir::UnitFacts &unit = *p.units[at.unit];
  const ir::Import &import = unit.imports[at.import];
  const std::string_view name = withoutTypes(unit.text(import.member));
  return anyScope(unit.text(import.path), [&](std::string_view scope) {
    const auto [owner, member] = ownerAndMember(at.unit, joined(scope, name));
    if (owner == kNone || !member)
      return false;
    bool found = false;
    for (const ClassId c : p.classes[owner].mro)
      found = found || defines(c, member) ||
              signals_.count((std::uint64_t(c) << 32) | member.id);
    if (found)
      loadInstance(owner, 0, values.intern(ValueKind::Instance, owner), member,
                   0, 0, kNone, at.vertex);
    return found;
  });
}

// Names that are members, of a class or of one of its bases.
void Linker::seedCxxMembers() {
  findKnownTypes();
  connectSlots();
  for (const CxxImport &at : cxxImports_)
    if (!seedMember(at)) {
      const ir::UnitFacts &unit = *p.units[at.unit];
      const std::string_view name =
          withoutTypes(unit.text(unit.imports[at.import].member));
      addFact(at.vertex, 0,
              values.intern(ValueKind::External,
                            externals.root(p.symbols.intern(name))));
    }
}

} // namespace philint::link
