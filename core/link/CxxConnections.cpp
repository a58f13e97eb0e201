// C++ functions that run later: slots of signals, and the virtual methods of
// objects that are handed to somebody else.
//
//   connect(client, &Client::answered, window, &Window::show);
//   queue->add(new Task(text));         // Task::run, when its turn has come
#include "core/link/Linker.h"
#include "core/support/Hash.h"

#include <algorithm>
#include <set>

namespace philint::link {

namespace {
// "clinic::note" of "clinic::note(int)".
std::string_view withoutTypes(std::string_view name) {
  return name.ends_with(')') ? name.substr(0, name.find('(')) : name;
}
} // namespace

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

// Where the value came from as a whole, the last that is found: kNone where it
// is of its own.
ir::VertexId Linker::wholeCopiedTo(UnitId u, ir::VertexId v) const {
  const ir::UnitFacts &unit = *p.units[u];
  ir::VertexId from = kNone;
  for (const std::uint32_t e : p.inEdgesOf(global(u, v))) {
    const ir::Edge &edge = unit.edges[e - p.bases[u].edge];
    if (ir::copiesWhole(edge))
      from = edge.from;
  }
  return from;
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
    v = wholeCopiedTo(u, v);
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
bool Linker::handOver(SiteId s, UnitId u, const ir::SiteArgument &given,
                      int position) {
  bool changed = false;
  isHandingOver_ = true; // what else the call is given is for others
  std::vector<ClassId> classes;
  for (const Held held : facts_.of(same_[global(u, given.value)]))
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
  isHandingOver_ = false;
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
    constexpr int kMostArguments = 4;
    int position = -1;
    for (const ir::SiteArgument &given : p.units[u]->argumentsOf(at)) {
      if (++position == kMostArguments ||
          given.kind != ir::ArgumentKind::Positional)
        break;
      if (given.value == kNone || !isMadeHere(u, given.value) ||
          !isUnknown(global(u, at.callee)) ||
          !seen_.insert(0x4A0E000000000000ULL |
                        (std::uint64_t(s) << 2 |
                         static_cast<unsigned>(position)))
               .second)
        continue;
      rows.clear();
      shapeRows(s, rows);
      if (rows.empty())
        changed = handOver(s, u, given, position) || changed;
    }
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

// A slot runs when the object has long been used by others: what they leave in
// the member that holds it is seen where it is connected.
void Linker::shareMembers(SiteId s) {
  UnitId u;
  const ir::Site &at = site(s, u);
  const ir::UnitFacts &unit = *p.units[u];
  constexpr std::uint32_t kFewest = 3; // who signals, what, and to whom
  const ClassId owner = enclosingClass(callerOf(s));
  if (owner == kNone || at.endArgument - at.firstArgument < kFewest)
    return;
  const auto share = [&](ir::VertexId object, ir::PathId path, VertexId v) {
    const auto &steps = unit.paths[path];
    if (steps.size() != 1 || !isMember(steps[0]) ||
        unit.text(unit.vertices[object].name) != "this")
      return;
    const Symbol name = p.symbolOf(u, steps[0].name);
    linkCell(v, cellOf(CellInfo::Field, owner, name), 0, false);
  };
  for (const ir::SiteArgument &argument : unit.argumentsOf(at)) {
    if (argument.value == kNone)
      continue;
    const VertexId v = global(u, argument.value);
    for (const ir::Edge &edge : unit.edgesOf(unit.functions[at.function])) {
      if (edge.kind != ir::EdgeKind::Copy)
        continue;
      if (edge.to == argument.value && edge.read && !edge.write)
        share(edge.from, edge.read, v);
      else if (edge.from == argument.value && edge.write && !edge.read)
        share(edge.to, edge.write, v);
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
      shareMembers(s);
      for (const RowId id : found->second)
        if (holds(s, catalog.rows[id])) {
          connectSlot(s, *catalog.rows[id].connects);
          break;
        }
    }
  }
}

} // namespace philint::link
