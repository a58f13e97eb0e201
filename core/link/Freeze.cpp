// From facts to the Program: targets, rows, types, components.
#include "core/ir/Keys.h"
#include "core/link/Linker.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace philint::link {
namespace {

// `*` stands for any text, also an empty one.
bool globMatches(std::string_view pattern, std::string_view text) {
  std::size_t p = 0, t = 0, star = std::string_view::npos, mark = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      mark = t;
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++mark;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*')
    ++p;
  return p == pattern.size();
}

std::string_view lastSegment(std::string_view text) {
  const auto dot = text.find_last_of(".*");
  return dot == text.npos ? text : text.substr(dot + 1);
}

} // namespace

// Shape rows by the last segment of what they match; a segment that holds a
// star is filed under the empty text.
void Linker::indexShapes() {
  for (RowId row : catalog.shapeRows) {
    const std::string_view shape = catalog.strings.text(catalog.rows[row].shape);
    // `*LOG_ERROR` is CLINIC_LOG_ERROR as well.
    const std::size_t last = shape.size() - lastSegment(shape).size();
    const bool open =
        shape.ends_with('*') || (last > 0 && shape[last - 1] == '*');
    shapes_[p.symbols.intern(open ? std::string_view{} : lastSegment(shape)).id]
        .push_back(row);
  }
}

void Linker::shapeRows(SiteId s, std::vector<RowId> &out) {
  if (shapes_.empty())
    return;
  UnitId u;
  const ir::Site &at = site(s, u);
  const Symbol written = p.symbolOf(u, at.written);
  const unsigned family = familyOf(p.units[u]->language);
  auto [place, isNew] = shapeCache_.try_emplace(written.id << 2 | family);
  if (isNew) {
    const std::string_view text = p.symbols.text(written);
    for (Symbol segment : {p.symbols.find(lastSegment(text)), Symbol{}}) {
      const auto found = shapes_.find(segment.id);
      if (found == shapes_.end() || (!segment && text.empty()))
        continue;
      for (RowId row : found->second)
        if (familyOf(catalog.rows[row].language) == family &&
            globMatches(catalog.strings.text(catalog.rows[row].shape), text))
          place->second.push_back(row);
      if (!segment)
        break;
    }
    std::sort(place->second.begin(), place->second.end());
    place->second.erase(
        std::unique(place->second.begin(), place->second.end()),
        place->second.end());
  }
  out.insert(out.end(), place->second.begin(), place->second.end());
}

void Linker::nameOutside(ValueId id, std::string &out) const {
  const Value value = values[id];
  const auto nodeText = [&](NodeId node) {
    std::string text = catalog.pathText(node);
    for (const model::LiteralTypes &types : catalog.literals) {
      if (types.builtins == kNone || !isBuiltin_[node])
        continue;
      // Methods of the literals' types by the sort of value: "<str>.join".
      const std::pair<NodeId, const char *> sorts[] = {
          {types.string, "<str>"}, {types.dict, "<map>"},
          {types.list, "<list>"},  {types.tuple, "<tuple>"},
          {types.set, "<set>"},    {types.bytes, "<bytes>"}};
      for (const auto &[type, name] : sorts)
        if (type != kNone)
          if (const std::string path = catalog.pathText(canonical(type));
              text.starts_with(path + '.'))
            return name + text.substr(path.size());
      const std::string root = catalog.pathText(canonical(types.builtins));
      if (text.starts_with(root + '.'))
        text = "<builtin>" + text.substr(root.size());
    }
    return text;
  };
  if (value.kind == ValueKind::Api) {
    out = nodeText(value.a);
    return;
  }
  std::vector<ExternalId> chain;
  for (ExternalId e = value.a; e != kNone; e = externals[e].parent)
    chain.push_back(e);
  const ExternalName &start = externals[chain.back()];
  out = start.node == kNone ? std::string{} : nodeText(start.node);
  for (auto e = chain.rbegin(); e != chain.rend(); ++e) {
    const std::string_view name = p.symbols.text(externals[*e].name);
    if (!out.empty() && name != "()")
      out += '.';
    out += name;
  }
}

VertexId Linker::boundObject(VertexId callee) const {
  const UnitId u = p.unitOfVertex(callee);
  for (unsigned depth = 0; depth < 8; ++depth) {
    VertexId next = kNone;
    for (std::uint32_t e : p.inEdgesOf(callee)) {
      const ir::Edge &edge = p.units[u]->edges[e - p.bases[u].edge];
      if (edge.kind != ir::EdgeKind::Copy || edge.write)
        continue;
      const auto &read = p.units[u]->readOf(edge);
      if (read.size() == 1 && read[0].kind == ir::StepKind::Field)
        return global(u, edge.from);
      if (read.empty())
        next = global(u, edge.from);
    }
    if (next == kNone)
      return kNone;
    callee = next;
  }
  return kNone;
}

// The result of the call that made a callee.
VertexId Linker::madeBy(VertexId callee) const {
  const UnitId u = p.unitOfVertex(callee);
  for (unsigned depth = 0; depth < 8 && callee != kNone; ++depth) {
    if (p.units[u]->vertices[callee - p.bases[u].vertex].kind ==
        ir::VertexKind::Result)
      return callee;
    VertexId next = kNone;
    for (std::uint32_t e : p.inEdgesOf(callee)) {
      const ir::Edge &edge = p.units[u]->edges[e - p.bases[u].edge];
      if (edge.kind == ir::EdgeKind::Copy && !edge.read && !edge.write)
        next = global(u, edge.from);
    }
    callee = next;
  }
  return kNone;
}

void Linker::freezeSites() {
  const auto key = [](const std::pair<SiteId, Target> &t) {
    return std::tuple(t.first, t.second.function, t.second.binding,
                      t.second.skip);
  };
  std::sort(targets_.begin(), targets_.end(),
            [&](const auto &a, const auto &b) { return key(a) < key(b); });
  std::sort(outside_.begin(), outside_.end());
  outside_.erase(std::unique(outside_.begin(), outside_.end()), outside_.end());
  refineTargets();
  absl::flat_hash_map<ValueId, Symbol> names;
  const auto nameOf = [&](ValueId value) {
    auto [place, isNew] = names.try_emplace(value);
    if (isNew) {
      std::string text;
      nameOutside(value, text);
      place->second = p.symbols.intern(text);
    }
    return place->second;
  };
  const auto sites = static_cast<SiteId>(siteUnit_.size());
  p.resolution.assign(sites, Resolution::Unresolved);
  p.externalName.assign(sites, {});
  std::size_t target = 0, outside = 0;
  std::vector<RowId> rows;
  for (SiteId s = 0; s < sites; ++s) {
    UnitId u;
    const ir::Site &at = site(s, u);
    p.targetStart.push_back(static_cast<std::uint32_t>(p.targets.size()));
    p.rowStart.push_back(static_cast<std::uint32_t>(p.siteRows.size()));
    bool hasTarget = false, inCatalog = false, hasOutside = false,
         builtin = false, isFunction = false;
    for (; target < targets_.size() && targets_[target].first == s; ++target) {
      Target made = targets_[target].second;
      if (made.binding == Binding::Receiver && at.receiver == kNone &&
          at.callee != kNone)
        made.boundObject = boundObject(global(u, at.callee));
      else if (made.skip > 0 && made.binding == Binding::Plain &&
               at.callee != kNone)
        made.boundObject = madeBy(global(u, at.callee));
      p.targets.push_back(made);
      hasTarget = true;
    }
    rows.clear();
    for (; outside < outside_.size() && outside_[outside].first == s;
         ++outside) {
      const ValueId id = outside_[outside].second;
      hasOutside = true;
      const Symbol name = nameOf(id);
      p.externalCalls.push_back({s, name});
      if (!p.externalName[s])
        p.externalName[s] = name;
      isFunction = isFunction || isLibraryFunction(id);
      if (values[id].kind != ValueKind::Api)
        continue;
      inCatalog = true;
      builtin = builtin || isBuiltin_[values[id].a];
      for (RowId row : catalog.nodes[values[id].a].rows)
        if (!catalog.rows[row].onRead)
          rows.push_back(row);
    }
    if (!hasTarget && !inCatalog)
      shapeRows(s, rows);
    if (isFunction && isScript(p.units[u]->language))
      std::erase_if(rows, [&](RowId row) {
        return catalog.rows[row].shape &&
               catalog.rows[row].firstRole == catalog.rows[row].endRole;
      });
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    p.siteRows.insert(p.siteRows.end(), rows.begin(), rows.end());
    p.resolution[s] = hasTarget    ? Resolution::Program
                      : builtin    ? Resolution::Builtin
                      : hasOutside ? Resolution::External
                                   : Resolution::Unresolved;
    if (p.resolution[s] == Resolution::Unresolved &&
        (at.flags & ir::kCallImplicit) && !at.written)
      continue; // a destructor or operator that the class does without
    switch (p.resolution[s]) {
    case Resolution::Program:
      ++p.counts.resolved;
      break;
    case Resolution::External:
      ++p.counts.external;
      break;
    case Resolution::Builtin:
      ++p.counts.builtin;
      break;
    case Resolution::Unresolved:
      ++p.counts.unresolved;
      break;
    }
  }
  p.targetStart.push_back(static_cast<std::uint32_t>(p.targets.size()));
  p.rowStart.push_back(static_cast<std::uint32_t>(p.siteRows.size()));
}

// Which functions arguments are, for who asks what a callback's caller gave.
void Linker::freezeCallables() {
  std::vector<FunctionId> found;
  const auto note = [&](VertexId v) {
    found.clear();
    if (v == kNone || facts_.counts(same_[v]).isCapped)
      return;
    for (const Held held : facts_.of(same_[v])) {
      if (held.path)
        continue;
      const Value value = values[held.value];
      switch (value.kind) {
      case ValueKind::Function:
      case ValueKind::Bound:
        found.push_back(value.a);
        break;
      case ValueKind::Class:
      case ValueKind::Instance:
      case ValueKind::Partial:
      case ValueKind::Applied:
        return;
      default:
        break;
      }
    }
    for (const FunctionId f : found)
      p.callables.push_back({v, f});
  };
  for (UnitId u = 0; u < p.units.size(); ++u)
    for (const ir::SiteArgument &argument : p.units[u]->siteArguments)
      note(global(u, argument.value));
  std::sort(p.callables.begin(), p.callables.end());
  p.callables.erase(std::unique(p.callables.begin(), p.callables.end()),
                    p.callables.end());
}

// Is it all that lies at indices, and not the part of a tuple: what `enumerate`
// gives has the element at 1 and a number at 0?
bool Linker::isElementOf(VertexId v, PathId path, ValueKind kind) const {
  const auto isNumbered = [&](PathId at) {
    return paths.length(at) == 1 &&
           paths.steps(at)[0].kind == ir::StepKind::Key &&
           ir::isIndexText(p.symbols.text(paths.steps(at)[0].name));
  };
  if (!isNumbered(path))
    return true;
  std::size_t last = 0, objects = 0;
  std::set<std::size_t> indices;
  for (const Held held : facts_.of(same_[v])) {
    if (!isNumbered(held.path))
      continue;
    const std::string index(p.symbols.text(paths.steps(held.path)[0].name));
    const std::size_t at = std::strtoul(index.c_str(), nullptr, 10);
    last = std::max(last, at);
    if (values.kind(held.value) == kind)
      objects += indices.insert(at).second;
  }
  return objects == last + 1;
}

void Linker::typesAt(VertexId v, std::vector<TypeRef> &types) const {
  for (const Held held : facts_.of(same_[v])) {
    const ValueKind kind = values.kind(held.value);
    if ((kind != ValueKind::Instance && kind != ValueKind::Api) ||
        paths.length(held.path) > 1)
      continue;
    const bool element =
        held.path && paths.steps(held.path)[0].kind != ir::StepKind::Field;
    if (held.path && (!element || !isElementOf(v, held.path, kind)))
      continue;
    const std::uint32_t id = values[held.value].a;
    if (kind == ValueKind::Instance)
      types.push_back({TypeRef::Class, id, element});
    else if (isInstance_[id])
      types.push_back({TypeRef::Api, id, element});
  }
  std::sort(types.begin(), types.end());
  types.erase(std::unique(types.begin(), types.end()), types.end());
}

// Vertices that share their facts share the lists made of them.
void Linker::freezeVertices() {
  std::vector<TypeRef> types;
  std::vector<NodeId> apis;
  // Objects whose members rows speak of: those that conditions ask for, those
  // that are assigned.
  std::set<NodeId> asked;
  for (const model::Row &row : catalog.rows) {
    if (row.onAssign && row.node != kNone &&
        catalog.nodes[row.node].label == model::EdgeLabel::Member)
      asked.insert(catalog.nodes[catalog.nodes[row.node].parent].canonical);
    for (const model::Condition &condition : row.conditions)
      for (const NodeId member : condition.assigned)
        asked.insert(catalog.nodes[catalog.nodes[member].parent].canonical);
  }
  const auto endList = [&] {
    p.typeStart.push_back(static_cast<std::uint32_t>(p.vertexTypes.size()));
    p.apiStart.push_back(static_cast<std::uint32_t>(p.vertexApis.size()));
  };
  p.typeStart.push_back(0);
  p.apiStart.push_back(0);
  endList(); // list 0 is empty
  p.vertexList.assign(vertexCount_, 0);
  for (VertexId v = 0; v < vertexCount_; ++v) {
    if (same_[v] != v || facts_.empty(v))
      continue;
    types.clear();
    apis.clear();
    typesAt(v, types);
    for (const Held held : facts_.of(v))
      if (!held.path && values.kind(held.value) == ValueKind::Api)
        if (const NodeId node = values[held.value].a;
            !catalog.nodes[node].rows.empty() || asked.contains(node))
          apis.push_back(node);
    if (types.empty() && apis.empty())
      continue;
    std::sort(apis.begin(), apis.end());
    p.vertexTypes.insert(p.vertexTypes.end(), types.begin(), types.end());
    p.vertexApis.insert(p.vertexApis.end(), apis.begin(), apis.end());
    p.vertexList[v] = static_cast<std::uint32_t>(p.typeStart.size()) - 1;
    endList();
  }
  for (VertexId v = 0; v < vertexCount_; ++v)
    p.vertexList[v] = p.vertexList[same_[v]];
}

template <class T, class Key> void sortUnique(std::vector<T> &all, Key key) {
  std::sort(all.begin(), all.end(),
            [&](const T &a, const T &b) { return key(a) < key(b); });
  all.erase(
      std::unique(all.begin(), all.end(),
                  [&](const T &a, const T &b) { return key(a) == key(b); }),
      all.end());
}

// Properties are read from the version of the object that stands there.
void Linker::freezeProperties() {
  for (PropertyRead &read : p.propertyReads) {
    if (read.object == kNone || read.object >= vertexCount_ ||
        read.value != kNone)
      continue;
    const UnitId u = p.unitOfVertex(read.result);
    for (std::uint32_t e : p.inEdgesOf(read.result)) {
      const ir::Edge &edge = p.units[u]->edges[e - p.bases[u].edge];
      const VertexId from = global(u, edge.from);
      if (edge.kind == ir::EdgeKind::Copy && edge.read &&
          same_[from] == same_[read.object])
        read.object = from;
    }
  }
}

void Linker::freezeCells() {
  freezeProperties();
  sortUnique(p.cellLinks, [](const CellLink &l) {
    return std::tuple(l.vertex, l.cell, l.path, l.isWrite, l.at);
  });
  sortUnique(p.propertyReads, [](const PropertyRead &r) {
    return std::tuple(r.result, r.object, r.function, r.value);
  });
  std::sort(p.entries.begin(), p.entries.end());
  p.entries.erase(std::unique(p.entries.begin(), p.entries.end()),
                  p.entries.end());
  sortUnique(p.callbacks, [](const CallbackTarget &t) {
    return std::tuple(t.site, t.argument, t.function, t.row, t.binding, t.path);
  });
  sortUnique(p.plainObjects, [](SiteId s) { return s; });
  sortUnique(p.fieldInits, [](const FieldInit &f) {
    return std::tuple(f.site, f.argument, f.field);
  });
  // Class attributes are written through redirected edges.
  for (const auto &[cell, from] : classStores_)
    p.cellWriters.push_back({cellOfClassVertex_[cell], from, 0});
  sortUnique(p.cellWriters, [](const CellWriter &w) {
    return std::tuple(w.cell, w.vertex, w.path);
  });
  std::vector<bool> isWritten(p.cells.size(), false);
  for (const CellWriter &writer : p.cellWriters)
    isWritten[writer.cell] = true;
  for (CellId c = 0; c < p.cells.size(); ++c) {
    const CellInfo &cell = p.cells[c];
    if (cell.kind != CellInfo::Field)
      continue;
    if (!isLibraryMember(cell.owner, cell.name))
      p.fieldCells.emplace((std::uint64_t(cell.owner) << 32) | cell.name.id, c);
    std::vector<TypeRef> types;
    typesAt(cellVertex_[c], types);
    if (classVertex_[c] != kNone)
      typesAt(classVertex_[c], types);
    if (!isWritten[c] && types.empty())
      continue;
    FieldInfo field;
    field.name = cell.name;
    field.types = std::move(types);
    const ClassInfo &owner = p.classes[cell.owner];
    const ir::FactClass &clazz = p.units[owner.unit]->classes[owner.local];
    for (auto f = clazz.firstField; f < clazz.endField; ++f)
      if (p.symbolOf(owner.unit, p.units[owner.unit]->classFields[f].name) ==
          cell.name)
        field.span = p.units[owner.unit]->classFields[f].span;
    p.classes[cell.owner].fields.push_back(std::move(field));
  }
}

void Linker::freezeFunctions() {
  for (SiteId s = 0; s + 1 < p.targetStart.size(); ++s)
    for (const Target &target : p.targetsOf(s))
      p.callers.push_back({target.function, s});
  for (const CallbackTarget &target : p.callbacks)
    p.callers.push_back({target.function, target.site});
  sortUnique(p.callers,
             [](const Caller &c) { return std::tuple(c.function, c.site); });
  for (FunctionId f = 0; f < p.functions.size(); ++f) {
    FunctionInfo &info = p.functions[f];
    info.isEntry = options.everyFunctionIsEntry || info.local == 0 ||
                   info.isFramework || !info.hasCallers || isOnlyWrapped(f);
  }
  // What a framework calls may wrap what handles the request, twice and more.
  constexpr unsigned kMostWrappers = 4;
  for (unsigned n = 0; n < kMostWrappers; ++n)
    for (FunctionId f = 0; f < p.functions.size(); ++f)
      for (const Caller &caller : p.callersOf(f)) {
        UnitId u;
        const ir::Site &at = site(caller.site, u);
        if (p.functions[f].isFramework || !isOnlyWrapped(f))
          break;
        p.functions[f].isFramework =
            p.functions[p.bases[u].function + at.function].isFramework;
      }
}

// All that calls it hands on what it was given: `function(*args)`. Which of the
// functions that it wraps its own callers mean, is not known.
bool Linker::isOnlyWrapped(FunctionId f) const {
  const auto callers = p.callersOf(f);
  return !callers.empty() &&
         std::all_of(callers.begin(), callers.end(), [&](const Caller &caller) {
           UnitId u;
           const ir::Site &at = site(caller.site, u);
           return ir::handsOn(*p.units[u], at);
         });
}

// Only the facts are asked from here on; what made them is given back before
// the Program's own tables grow, which is when memory is highest.
void Linker::release() {
  wires_ = {};
  wireHead_ = {};
  waiting_ = {};
  edges_ = {};
  edgeStart_ = {};
  stores_ = {};
  keys_ = {};
  implicits_ = {};
  iterations_ = {};
  channels_ = {};
  seen_ = {};
}

void Linker::freeze() {
  release();
  for (CellId c = 0; c < classVertex_.size(); ++c)
    if (classVertex_[c] != kNone)
      cellOfClassVertex_[classVertex_[c]] = c;
  freezeCells();
  freezeSites();
  freezeVertices();
  freezeCallables();
  freezeFunctions();
  joinRoutes();
  findComponents();
}

} // namespace philint::link
