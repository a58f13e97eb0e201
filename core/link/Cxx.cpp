// C and C++: one space of names for the program, in which a file finds what
// others declare, as far as names alone tell.
//
// An import of such a unit lists the scopes to look in, the innermost first;
// the name is the first that a class has as a member, a file defines or the
// catalogue knows. Names with internal linkage stay cells of their unit. A
// method that is defined outside its class becomes a member of it here, since
// the class stands in a header.
#include "core/link/Linker.h"

#include "core/support/Hash.h"

#include <algorithm>
#include <map>
#include <set>

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

// The class and the member of "clinic::Note::text"; kNone where it is no class.
std::pair<ClassId, Symbol>
Linker::ownerAndMember(std::string_view whole) const {
  const auto at = whole.rfind("::");
  const ClassId owner =
      at == whole.npos ? kNone : cxxClass(whole.substr(0, at));
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
    const ClassId owner =
        at == whole.npos ? kNone : cxxClass(whole.substr(0, at));
    if (owner == kNone)
      continue;
    info.ownerClass = owner;
    const Symbol name = p.symbolOf(info.unit, fact.name);
    members_.insert((std::uint64_t(owner) << 32) | name.id);
    adopted_.push_back(
        {classVertex(cellOf(CellInfo::Field, owner, name)), f});
  }
  groupOverloads();
}

void Linker::groupOverloads() {
  std::map<std::pair<ClassId, std::string_view>, std::vector<FunctionId>> named;
  for (FunctionId f = 0; f < p.functions.size(); ++f) {
    const FunctionInfo &info = p.functions[f];
    const ir::UnitFacts &unit = *p.units[info.unit];
    const ir::FactFunction &fact = unit.functions[info.local];
    if (!isCxx(unit.language) || !fact.name)
      continue;
    if (info.ownerClass != kNone)
      methods_[info.ownerClass].push_back(f);
    named[{info.ownerClass,
           info.ownerClass == kNone ? withoutTypes(unit.text(fact.suffix))
                                    : unit.text(fact.name)}]
        .push_back(f);
  }
  for (auto &[name, functions] : named) {
    if (functions.size() < 2)
      continue;
    for (const FunctionId f : functions)
      overloadsOf_[f] = static_cast<std::uint32_t>(overloads_.size());
    overloads_.push_back(std::move(functions));
  }
  for (UnitId u = 0; u < p.units.size(); ++u)
    if (isCxx(p.units[u]->language))
      for (const ir::ValueType &type : p.units[u]->valueTypes)
        if (type.vertex != kNone)
          typeOfVertex_.try_emplace(global(u, type.vertex), type.type);
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
    const auto [owner, member] = ownerAndMember(whole);
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

// The last name of the callee as written: "connect" of "QObject::connect".
std::string_view Linker::cxxCallee(UnitId u, const ir::Site &at) const {
  const ir::UnitFacts &unit = *p.units[u];
  if (at.callee == kNone)
    return {};
  const ir::Vertex &callee = unit.vertices[at.callee];
  std::string_view name =
      callee.kind == ir::VertexKind::ImportRef
          ? withoutTypes(unit.text(unit.imports[callee.data].member))
          : unit.text(callee.name);
  if (const auto at = name.rfind("::"); at != name.npos)
    name.remove_prefix(at + 2);
  return name;
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
    found = ownerAndMember(joined(scope, name));
    return found.first != kNone;
  });
  return found;
}

void Linker::connectMember(ClassId owner, Symbol name, VertexId slot) {
  copy(slot, cellVertex(cellOf(CellInfo::Field, owner, name)));
  signals_.insert((std::uint64_t(owner) << 32) | name.id);
}

// A function that connects what it is given: each caller says which signal.
bool Linker::completeSlots() {
  bool changed = false;
  for (const OpenSlot &open : openSlots_) {
    const UnitId fu = p.unitOfVertex(open.signal);
    const FunctionId f = p.functionOfVertex(open.signal);
    const auto index = static_cast<int>(
        p.units[fu]->vertices[open.signal - p.bases[fu].vertex].data);
    for (const auto &[s, target] : targets_) {
      if (target.function != f)
        continue;
      UnitId u;
      const ir::Site &at = site(s, u);
      const int position = index - target.skip -
                           (target.binding == Binding::Plain ? 0 : 1);
      const auto arguments = p.units[u]->argumentsOf(at);
      if (position < 0 || position >= static_cast<int>(arguments.size()) ||
          arguments[static_cast<std::size_t>(position)].value == kNone)
        continue;
      const VertexId given =
          global(u, arguments[static_cast<std::size_t>(position)].value);
      const auto [owner, name] = cxxMember(u, given);
      if (owner == kNone || !name ||
          !seen_.insert(hashCombine(given, open.slot)).second)
        continue;
      connectMember(owner, name, open.slot);
      changed = true;
    }
  }
  if (changed)
    for (const CxxImport &import : cxxImports_)
      seedMember(import);
  return changed;
}

// The value is made by the function that hands it over: `add(new Task(x))`.
bool Linker::isMadeHere(UnitId u, ir::VertexId v) const {
  constexpr unsigned kMost = 8;
  const ir::UnitFacts &unit = *p.units[u];
  for (unsigned n = 0; n < kMost && v != kNone; ++n) {
    const ir::Vertex &vertex = unit.vertices[v];
    if (vertex.kind == ir::VertexKind::Result &&
        (unit.sites[vertex.data].flags & ir::kCallConstruct))
      return true;
    ir::VertexId next = kNone;
    for (const std::uint32_t e : p.inEdgesOf(global(u, v))) {
      const ir::Edge &edge = unit.edges[e - p.bases[u].edge];
      if (edge.kind == ir::EdgeKind::CopyKill ||
          (edge.kind == ir::EdgeKind::Copy && !edge.read && !edge.write))
        next = edge.from;
    }
    v = next;
  }
  return false;
}

// Its own, and those of bases that it does not replace.
std::vector<FunctionId> Linker::methodsOf(ClassId c) {
  std::vector<FunctionId> out;
  std::set<std::uint32_t> named;
  for (const ClassId k : p.classes[c].mro)
    for (const FunctionId f : methods_[k])
      if (named.insert(p.symbolOf(p.functions[f].unit, p.fact(f).name).id)
              .second)
        out.push_back(f);
  return out;
}

// What a name outside the program stands for, or nothing at all.
bool Linker::isUnknown(VertexId v) const {
  return std::ranges::all_of(facts_.of(same_[v]), [&](const Held &held) {
    return values[held.value].kind == ValueKind::External;
  });
}

// Whoever takes an object that was made for it runs its virtual methods some
// day, on that object.
bool Linker::handOver(SiteId s, UnitId u, const ir::SiteArgument &last,
                      int position) {
  bool changed = false;
  std::vector<ClassId> classes;
  for (const Held held : facts_.of(same_[global(u, last.value)]))
    if (!held.path && values.kind(held.value) == ValueKind::Instance)
      classes.push_back(values[held.value].a);
  for (const ClassId k : classes)
    for (const FunctionId method : methodsOf(k)) {
      const ir::FactFunction &fact = p.fact(method);
      const Symbol name = p.symbolOf(p.functions[method].unit, fact.name);
      bool isVirtual = false;
      for (const ClassId c : p.classes[k].mro)
        isVirtual = isVirtual ||
                    virtuals_.count((std::uint64_t(c) << 32) | name.id);
      if (!isVirtual || fact.endParameter != fact.firstParameter + 1)
        continue;
      const std::size_t before = targets_.size();
      bindTarget(s, method, Binding::Plain, -position,
                 values.intern(ValueKind::Instance, k));
      changed = changed || targets_.size() != before;
    }
  return changed;
}

// Objects that are handed to a function which nobody knows.
bool Linker::completeHandOver() {
  bool changed = false;
  std::vector<RowId> rows;
  for (SiteId s = 0; s < siteUnit_.size() && !virtuals_.empty(); ++s) {
    UnitId u;
    const ir::Site &at = site(s, u);
    if (at.callee == kNone || at.firstArgument == at.endArgument ||
        !isCxx(p.units[u]->language) || (at.flags & ir::kCallConstruct))
      continue;
    const ir::SiteArgument &last = p.units[u]->siteArguments[at.endArgument - 1];
    const int position = static_cast<int>(at.endArgument - at.firstArgument) - 1;
    constexpr int kLastPosition = 1;
    if (last.kind != ir::ArgumentKind::Positional || last.value == kNone ||
        position > kLastPosition || !isMadeHere(u, last.value) ||
        !isUnknown(global(u, at.callee)) ||
        !seen_.insert(0x4A0E000000000000ULL | s).second)
      continue;
    rows.clear();
    shapeRows(s, rows);
    if (rows.empty())
      changed = handOver(s, u, last, position) || changed;
  }
  return changed;
}

// A call of the signal is one of the slot: the signal's member holds it.
void Linker::connectSlot(SiteId s, const model::Connection &connection) {
  const UnitId u = siteUnit_[s];
  std::vector<VertexId> signals, slots;
  portVertices(s, connection.signal, true, signals);
  portVertices(s, connection.slot, false, slots);
  for (const VertexId signal : signals)
    for (const VertexId slot : slots) {
      if (const auto [owner, name] = cxxMember(u, signal);
          owner != kNone && name) {
        connectMember(owner, name, slot);
        continue;
      }
      if (p.units[u]->vertices[signal - p.bases[u].vertex].kind ==
          ir::VertexKind::Parameter)
        openSlots_.push_back({signal, slot});
      for (const std::uint32_t e : p.inEdgesOf(signal)) {
        const ir::Edge &edge = p.units[u]->edges[e - p.bases[u].edge];
        const PathId read = p.pathOf(u, edge.read);
        if (!edge.read || edge.write || !isMember(paths.steps(read)[0]))
          continue;
        const auto id = static_cast<std::uint32_t>(stores_.size());
        stores_.push_back({slot, read, global(u, edge.from)});
        addWire(stores_[id].object,
                {WireOp::Store, kNone, 0, 0, id, kNone, kNone});
      }
    }
}

void Linker::connectSlots() {
  absl::flat_hash_map<std::string_view, std::vector<RowId>> rows;
  for (RowId id = 0; id < catalog.rows.size(); ++id) {
    const model::Row &row = catalog.rows[id];
    if (!row.connects || !isCxx(row.language))
      continue;
    std::string_view name = catalog.strings.text(
        row.shape ? row.shape : catalog.nodes[row.node].name);
    name.remove_prefix(name.rfind('.') + 1);
    rows[name].push_back(id);
  }
  if (rows.empty() || cxxHome_ == kNone)
    return;
  for (UnitId u = 0; u < p.units.size(); ++u) {
    const ir::UnitFacts &unit = *p.units[u];
    if (!isCxx(unit.language))
      continue;
    for (ir::SiteId local = 0; local < unit.sites.size(); ++local) {
      const auto found = rows.find(cxxCallee(u, unit.sites[local]));
      if (found == rows.end())
        continue;
      const SiteId s = p.bases[u].site + local;
      for (const RowId id : found->second)
        if (holds(s, catalog.rows[id])) {
          connectSlot(s, *catalog.rows[id].connects);
          break;
        }
    }
  }
}

bool Linker::seedMember(const CxxImport &at) {
  const ir::UnitFacts &unit = *p.units[at.unit];
  const ir::Import &import = unit.imports[at.import];
  const std::string_view name = withoutTypes(unit.text(import.member));
  return anyScope(unit.text(import.path), [&](std::string_view scope) {
    const auto [owner, member] = ownerAndMember(joined(scope, name));
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

// The class that a value is declared to be of, by its last name.
Symbol Linker::declaredType(UnitId u, ir::VertexId v) const {
  constexpr unsigned kMost = 4;
  const ir::UnitFacts &unit = *p.units[u];
  for (unsigned n = 0; n < kMost && v != kNone; ++n) {
    if (const auto known = typeOfVertex_.find(global(u, v));
        known != typeOfVertex_.end())
      return typeName(u, known->second);
    const ir::Vertex &vertex = unit.vertices[v];
    if (vertex.kind == ir::VertexKind::Parameter) {
      const FunctionId f = p.functionOfVertex(global(u, v));
      const auto parameters = unit.parametersOf(p.fact(f));
      return vertex.data < parameters.size()
                 ? typeName(u, parameters[vertex.data].type)
                 : Symbol{};
    }
    ir::VertexId next = kNone;
    for (const std::uint32_t e : p.inEdgesOf(global(u, v))) {
      const ir::Edge &edge = unit.edges[e - p.bases[u].edge];
      if (edge.kind == ir::EdgeKind::CopyKill ||
          (edge.kind == ir::EdgeKind::Copy && !edge.read && !edge.write))
        next = edge.from;
    }
    v = next;
  }
  return {};
}

// "Chart" of `const clinic::Chart &`.
Symbol Linker::typeName(UnitId u, std::uint32_t type) const {
  if (type == kNone)
    return {};
  std::string_view written = p.units[u]->text(p.units[u]->types[type].written);
  return p.symbols.find(written.substr(written.rfind('.') + 1));
}

// Does `f` fit what the call is given where `than` does not, and as well
// everywhere else? What nobody declares fits both.
bool Linker::isBetter(SiteId s, FunctionId f, FunctionId than,
                      int skip) const {
  UnitId u;
  const ir::Site &at = site(s, u);
  const UnitId fu = p.functions[f].unit, tu = p.functions[than].unit;
  const auto own = p.units[fu]->parametersOf(p.fact(f));
  const auto others = p.units[tu]->parametersOf(p.fact(than));
  auto position = static_cast<std::size_t>(std::max(skip, 0));
  bool isBetter = false;
  for (const ir::SiteArgument &argument : p.units[u]->argumentsOf(at)) {
    if (position >= own.size() || position >= others.size())
      return false;
    const Symbol mine = typeName(fu, own[position].type);
    const Symbol other = typeName(tu, others[position].type);
    ++position;
    if (mine == other)
      continue;
    if (!mine || argument.value == kNone ||
        declaredType(u, argument.value) != mine)
      return false;
    isBetter = true;
  }
  return isBetter;
}

// An operator outside classes is one of many of its name: it is the one for
// what the operands are declared to be.
bool Linker::takesOperands(SiteId s, FunctionId f, int skip) const {
  UnitId u;
  const ir::Site &at = site(s, u);
  if (!(at.flags & ir::kCallImplicit) || at.receiver != kNone)
    return true;
  const UnitId fu = p.functions[f].unit;
  const auto parameters = p.units[fu]->parametersOf(p.fact(f));
  auto position = static_cast<std::size_t>(std::max(skip, 0));
  bool any = false;
  for (const ir::SiteArgument &argument : p.units[u]->argumentsOf(at)) {
    if (position >= parameters.size() || argument.value == kNone)
      return false;
    const Symbol wanted = typeName(fu, parameters[position++].type);
    const Symbol given = declaredType(u, argument.value);
    if (given && given != wanted)
      return false;
    any = any || given;
  }
  return any;
}

// Which of the functions of one name a call means, as far as the number of
// their parameters tells, and the classes of what it is given.
bool Linker::takesArguments(SiteId s, FunctionId f, int skip) const {
  if (!takesCount(s, f, skip) || !takesOperands(s, f, skip))
    return false;
  const auto group = overloadsOf_.find(f);
  return group == overloadsOf_.end() ||
         std::ranges::none_of(
             overloads_[group->second], [&](FunctionId other) {
               return other != f && takesCount(s, other, skip) &&
                      isBetter(s, other, f, skip);
             });
}

bool Linker::takesCount(SiteId s, FunctionId f, int skip) const {
  UnitId u;
  const ir::Site &at = site(s, u);
  const UnitId fu = p.functions[f].unit;
  int given = skip;
  for (const ir::SiteArgument &argument : p.units[u]->argumentsOf(at)) {
    if (argument.kind != ir::ArgumentKind::Positional)
      return true;
    ++given;
  }
  int most = 0, least = 0;
  for (const ir::FactParameter &parameter :
       p.units[fu]->parametersOf(p.fact(f))) {
    if (parameter.kind != ir::ParameterKind::Normal)
      return given >= least;
    ++most;
    if (parameter.defaultValue == kNone)
      least = most;
  }
  return given >= least && given <= most;
}

} // namespace philint::link
