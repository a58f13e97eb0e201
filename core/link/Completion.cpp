// What is assumed where the program does not tell: run after the values have
// settled, one kind of assumption at a time, the surest first.
#include "core/ir/Keys.h"
#include "core/link/Linker.h"

#include <algorithm>

namespace philint::link {

// What it holds is known by a name outside the program alone.
bool Linker::isForeign(VertexId v) const {
  bool any = false;
  for (const Held held : facts_.of(same_[v])) {
    if (values[held.value].kind != ValueKind::External)
      return false;
    any = true;
  }
  return any;
}

bool Linker::hasValue(VertexId v) const {
  for (const Held held : facts_.of(same_[v])) {
    const Value &value = values[held.value];
    if (value.kind == ValueKind::Literal)
      continue;
    bool literal = false;
    if (value.kind == ValueKind::Api)
      for (const model::LiteralTypes &types : catalog.literals)
        for (NodeId type :
             {types.string, types.list, types.dict, types.tuple, types.set})
          literal = literal || (type != kNone && canonical(type) == value.a);
    if (!literal)
      return true;
  }
  return false;
}

bool Linker::complete(unsigned stage) {
  switch (stage) {
  case 0:
    return completeReceivers();
  case 1:
    return completeDecorators();
  case 2:
    return completeTypes();
  case 3:
    return completeShapes();
  case 4:
    return completeSlots();
  case 5:
    return completeHandOver();
  case 6:
    return completeKeys();
  default:
    return completeDefaults();
  }
}

// A method that nobody is known to call runs on its own class's instances.
bool Linker::completeReceivers() {
  bool changed = false;
  for (const FunctionInfo &info : p.functions) {
    if (info.ownerClass == kNone)
      continue;
    const ir::FactFunction &f = p.units[info.unit]->functions[info.local];
    if (f.kind == ir::FunctionKind::Static ||
        f.firstParameter == f.endParameter)
      continue;
    const VertexId self = global(
        info.unit, p.units[info.unit]->parameters[f.firstParameter].vertex);
    if (self == kNone || hasValue(self))
      continue;
    addFact(self, 0,
            values.intern(f.kind == ir::FunctionKind::ClassMethod
                              ? ValueKind::Class
                              : ValueKind::Instance,
                          info.ownerClass));
    changed = true;
  }
  return changed;
}

// A decorator that is not known returns what it is given.
bool Linker::completeDecorators() {
  bool changed = false;
  for (SiteId s = 0; s < siteUnit_.size(); ++s) {
    UnitId u;
    const ir::Site &at = site(s, u);
    if (!(at.flags & ir::kCallDecorator) ||
        at.firstArgument == at.endArgument || at.result == kNone)
      continue;
    const VertexId result = global(u, at.result);
    if (!facts_.empty(same_[result]) ||
        !seen_.insert(0xDEC0000000000000ULL | s).second)
      continue;
    copy(global(u, p.units[u]->siteArguments[at.firstArgument].value), result);
    changed = true;
  }
  return changed;
}

// Is what the type names a library's?
bool Linker::isOfLibrary(UnitId u, std::uint32_t type) const {
  const VertexId named = global(u, p.units[u]->types[type].value);
  if (named == kNone)
    return false;
  for (const Held held : facts_.of(same_[named]))
    if (!held.path && values[held.value].kind == ValueKind::Api)
      return true;
  return false;
}

// A library's type of records, or a container of them: what is declared so is
// so, whatever else it is known to be.
bool Linker::isOfRecords(UnitId u, std::uint32_t type, unsigned depth) const {
  if (type == kNone || depth == 0)
    return false;
  const ir::UnitFacts &unit = *p.units[u];
  const ir::Type &t = unit.types[type];
  if (const VertexId named = global(u, t.value); named != kNone)
    for (const Held held : facts_.of(same_[named])) {
      const Value &value = values[held.value];
      if (held.path || value.kind != ValueKind::Api)
        continue;
      const NodeId made = apiChild(value.a, model::EdgeLabel::Call, {});
      if (made != kNone &&
          catalog.nodes[made].firstRole != catalog.nodes[made].endRole)
        return true;
    }
  const TypeHead head = typeHead(unit.text(t.written));
  if (head == TypeHead::Opaque || head == TypeHead::Class ||
      head == TypeHead::Named)
    return false;
  for (std::uint32_t i = t.firstChild; i < t.endChild; ++i)
    if (isOfRecords(u, unit.typeChildren[i], depth - 1))
      return true;
  return false;
}

bool Linker::wireType(UnitId u, std::uint32_t type, VertexId to, PathId write,
                      unsigned depth) {
  if (depth == 0 || type == kNone || write == kNone || to == kNone)
    return false;
  const ir::UnitFacts &unit = *p.units[u];
  const ir::Type &t = unit.types[type];
  const TypeHead head = typeHead(unit.text(t.written));
  const PathId element =
      paths.concat(write, paths.single({ir::StepKind::Any, {}}));
  const auto child = [&](std::uint32_t i, PathId path) {
    wireType(u, unit.typeChildren[t.firstChild + i], to, path, depth - 1);
  };
  const std::uint32_t count = t.endChild - t.firstChild;
  switch (head) {
  case TypeHead::Opaque:
    return false;
  case TypeHead::Class: {
    if (count == 0 || isCxx(unit.language))
      return false;
    const ir::Type &named = unit.types[unit.typeChildren[t.firstChild]];
    if (named.value != kNone)
      copy(global(u, named.value), to, 0, write);
    return named.value != kNone;
  }
  case TypeHead::Transparent:
    for (std::uint32_t i = 0; i < count; ++i)
      child(i, write);
    break;
  case TypeHead::First:
    if (count)
      child(0, write);
    break;
  case TypeHead::Element:
    for (std::uint32_t i = 0; i < count; ++i)
      child(i, element);
    break;
  case TypeHead::Mapping:
    if (count > 1)
      child(1, element);
    break;
  case TypeHead::Named:
    break;
  }
  if (t.value != kNone) {
    addWire(global(u, t.value),
            {WireOp::InstanceOf, to, 0, write, 0, kNone, kNone});
    return true;
  }
  // A name in a string: looked up where the module binds it.
  std::string_view written = unit.text(t.written);
  const auto end = std::min(written.size(), written.find('.'));
  const Symbol first = p.symbols.find(written.substr(0, end));
  const CellId cell = first ? globalCell(u, first) : kNone;
  if (cell == kNone || head != TypeHead::Named)
    return true;
  std::vector<ir::Step> steps;
  written.remove_prefix(std::min(written.size(), end + 1));
  while (!written.empty()) {
    const auto dot = std::min(written.size(), written.find('.'));
    steps.push_back(fieldStep(p.symbols.intern(written.substr(0, dot))));
    written.remove_prefix(std::min(written.size(), dot + 1));
  }
  const VertexId named = newVertex();
  addWire(named, {WireOp::InstanceOf, to, 0, write, 0, kNone, kNone});
  const PathId read = paths.intern(std::move(steps));
  if (read != kNone)
    copy(cellVertex(cell), named, read, 0);
  return true;
}

// Annotations count where no value is known.
bool Linker::completeTypes() {
  constexpr unsigned kNested = 5;
  bool changed = false;
  // In C++ a declaration says more than the name of an unknown call.
  const auto isKnown = [&](UnitId u, VertexId v) {
    return hasValue(v) &&
           !(isCxx(p.units[u]->language) &&
             std::ranges::all_of(facts_.of(same_[v]), [&](const Held &held) {
               return values[held.value].kind == ValueKind::External ||
                      values[held.value].kind == ValueKind::Literal;
             }));
  };
  const auto annotate = [&](UnitId u, std::uint32_t type, VertexId v,
                            std::uint64_t key) {
    if (type == kNone || v == kNone || (isKnown(u, v) && !isForeign(v)) ||
        !seen_.insert(key).second)
      return;
    changed = wireType(u, type, v, 0, kNested) || changed;
  };
  for (UnitId u = 0; u < p.units.size(); ++u) {
    const ir::UnitFacts &unit = *p.units[u];
    for (const ir::FactParameter &parameter : unit.parameters) {
      const bool plain = parameter.kind != ir::ParameterKind::Rest &&
                         parameter.kind != ir::ParameterKind::NamedRest;
      const VertexId v = global(u, parameter.vertex);
      if (plain)
        annotate(u, parameter.type, v, 0x7A00000000000000ULL | v);
    }
    // What C++ declares is what it is; elsewhere variables get what they get,
    // unless that is a library's and the annotation says more.
    for (const ir::ValueType &t : unit.valueTypes) {
      const VertexId v = global(u, t.vertex);
      const std::uint64_t key = 0x7D00000000000000ULL | v;
      if (isCxx(unit.language))
        annotate(u, t.type, v, key);
      else if (t.type != kNone && v != kNone &&
               (isForeign(v) || (!hasValue(v) && isOfLibrary(u, t.type)) ||
                isOfRecords(u, t.type, kNested)) &&
               seen_.insert(key).second)
        changed = wireType(u, t.type, v, 0, kNested) || changed;
    }
    for (const ir::FactFunction &f : unit.functions) {
      const VertexId v = global(u, f.result);
      annotate(u, f.resultType, v, 0x7B00000000000000ULL | v);
    }
    for (std::uint32_t c = 0; c < unit.classes.size(); ++c)
      for (auto f = unit.classes[c].firstField; f < unit.classes[c].endField;
           ++f) {
        const ir::FactClassField &field = unit.classFields[f];
        const CellId cell = cellOf(CellInfo::Field, p.bases[u].clazz + c,
                                   p.symbolOf(u, field.name));
        annotate(u, field.type, cellVertex(cell), 0x7C00000000000000ULL | cell);
      }
  }
  return changed;
}

bool Linker::completeDefaults() {
  bool changed = false;
  for (FunctionId f = 0; f < p.functions.size(); ++f) {
    if (p.functions[f].hasCallers ||
        !seen_.insert(0xDEF0000000000000ULL | f).second)
      continue;
    const UnitId u = p.functions[f].unit;
    for (const ir::FactParameter &parameter :
         p.units[u]->parametersOf(p.fact(f)))
      if (parameter.defaultValue != kNone) {
        copy(global(u, parameter.defaultValue), global(u, parameter.vertex));
        changed = true;
      }
  }
  return changed;
}

void Linker::fireKey(KeyHook &hook, ir::Step step) {
  hook.isKnown = true;
  const KeyHook found = hook;
  if (found.isField) {
    if (step.kind == ir::StepKind::Key)
      copy(found.from, found.to, paths.single(fieldStep(step.name)));
    return;
  }
  const auto replaced = [&](PathId path, bool last) {
    std::vector<ir::Step> steps = paths.steps(path);
    if (last) {
      const auto at = std::find_if(steps.rbegin(), steps.rend(), ir::isAnyStep);
      if (at != steps.rend())
        *at = step;
    }
    return paths.intern(std::move(steps));
  };
  const bool isRead = found.read != 0;
  copy(found.from, found.to, replaced(found.read, isRead),
       replaced(found.write, !isRead));
}

// A key that is no known text may be any.
bool Linker::completeKeys() {
  bool changed = false;
  for (std::size_t k = 0; k < keys_.size(); ++k)
    if (!keys_[k].isKnown) {
      fireKey(keys_[k], anyStep(keys_[k].isScript));
      changed = true;
    }
  return changed;
}

} // namespace philint::link
