// Members of values: loads, stores, binding of methods, iteration.
#include "core/link/Linker.h"

namespace philint::link {

void Linker::addMember(ValueId value, PathId rest, PathId write, VertexId from,
                       VertexId to) {
  if (rest)
    load(from, value, rest, write, to);
  else
    addFact(to, write, value);
}

// The value is at the vertex itself and `steps` are still to be read.
void Linker::load(VertexId from, ValueId value, PathId steps, PathId write,
                  VertexId to) {
  const ir::Step first = paths.steps(steps)[0];
  const PathId rest = paths.suffix(steps, 1);
  if (first.kind == ir::StepKind::Field)
    return loadField(from, value, first.name, rest, write, to);
  const Value v = values[value];
  switch (v.kind) {
  case ValueKind::Class: // a generic class with its arguments
    return addMember(value, rest, write, from, to);
  case ValueKind::Api: {
    NodeId child = apiChild(v.a, model::EdgeLabel::Subscript, first.name);
    if (child == kNone)
      child = apiChild(v.a, model::EdgeLabel::Subscript, {});
    if (child != kNone)
      addMember(api(child), rest, write, from, to);
    return;
  }
  case ValueKind::Instance:
    if (first.kind == ir::StepKind::Any)
      loadElement(from, value, rest, write, to);
    return;
  default:
    return;
  }
}

void Linker::loadField(VertexId from, ValueId value, Symbol field, PathId rest,
                       PathId write, VertexId to) {
  if (!field)
    return; // a member that is not known
  const Value v = values[value];
  switch (v.kind) {
  case ValueKind::Instance:
    if (field == python->klass)
      return addMember(values.intern(ValueKind::Class, v.a), rest, write, from,
                       to);
    return loadInstance(v.a, 0, value, field, rest, write, from, to);
  case ValueKind::Class:
    return loadClass(v.a, value, field, rest, write, from, to);
  case ValueKind::Module:
    wireModuleMember(v.a, field, rest, write, to);
    return;
  case ValueKind::Script:
    wireExport(v.a, field, rest, write, to);
    return;
  case ValueKind::Super: {
    const Value self = values[v.b];
    const auto &mro = p.classes[self.a].mro;
    std::size_t at = 0;
    while (at < mro.size() && mro[at] != v.a)
      ++at;
    return loadInstance(self.a, at < mro.size() ? at + 1 : 0, v.b, field, rest,
                        write, from, to);
  }
  case ValueKind::Api:
    // An object or array of the program has what the program puts there.
    if (isScriptType(v.a) &&
        apiChild(v.a, model::EdgeLabel::Member, field) == kNone)
      return;
    [[fallthrough]];
  case ValueKind::External: {
    const ValueId member = outsideMember(value, field);
    if (member != kNone)
      addMember(member, rest, write, from, to);
    return;
  }
  case ValueKind::Literal: {
    const UnitId u = from < vertexCount_ ? owner_[from] : 0;
    const model::LiteralTypes *types = literalTypes(u);
    if (!types)
      return;
    const NodeId nodes[] = {types->string,   types->bytes,   types->integer,
                            types->floating, types->boolean, types->none};
    const NodeId type = v.b < 6 ? nodes[v.b] : kNone;
    if (type == kNone)
      return;
    const NodeId child =
        apiChild(canonical(type), model::EdgeLabel::Member, field);
    if (child != kNone)
      addMember(api(child), rest, write, from, to);
    return;
  }
  case ValueKind::Function:
  case ValueKind::Bound:
    if (isScript(p.units[p.functions[v.a].unit]->language)) {
      if (field == script->call || field == script->apply ||
          field == script->bind)
        addMember(values.intern(ValueKind::Applied, value,
                                field == script->bind ? 1 : 0),
                  rest, write, from, to);
      return;
    }
    // Libraries' wrappers stay the function that they wrap; the catalogue has
    // the members that call it (`tool.invoke`).
    if (functionType_ != kNone &&
        apiChild(functionType_, model::EdgeLabel::Member, field) != kNone)
      addMember(value, rest, write, from, to);
    return;
  default:
    return;
  }
}

void Linker::loadInstance(ClassId c, std::size_t start, ValueId self,
                          Symbol field, PathId rest, PathId write,
                          VertexId from, VertexId to) {
  const std::vector<ClassId> mro = p.classes[c].mro;
  for (const ClassId k : mro)
    if (const NodeId member = knownMember(k, field); member != kNone)
      return addMember(api(member), rest, write, from, to);
  for (std::size_t i = start; i < mro.size(); ++i) {
    const CellId cell = cellOf(CellInfo::Field, mro[i], field);
    if (start == 0)
      copy(cellVertex(cell), to, rest, write);
    // What was put into the prototype beside the class.
    if (script->prototype && isScript(p.units[p.classes[mro[i]].unit]->language))
      if (const PathId read = paths.concat(paths.single(fieldStep(field)), rest);
          read != kNone)
        addWire(classVertex(cellOf(CellInfo::Field, mro[i], script->prototype)),
                {WireOp::Bind, to, read, write, self, kNone, from});
    if (!defines(mro[i], field))
      continue;
    addWire(classVertex(cell),
            {WireOp::Bind, to, rest, write, self, kNone, from});
    return;
  }
  if (start == 0 && isCxx(p.units[p.classes[c].unit]->language))
    loadOverrides(c, field, rest, write, from, to);
  for (const ClassId k : mro) // what a class declares is no library's
    if (declaredFields_.count((std::uint64_t(k) << 32) | field.id))
      return;
  for (ValueId base : inheritedOutside_[c]) {
    ValueId object = base;
    if (values[base].kind == ValueKind::Api) {
      const NodeId made = apiChild(values[base].a, model::EdgeLabel::Call, {});
      if (made != kNone)
        object = api(made);
    }
    const ValueId member = outsideMember(object, field);
    if (member != kNone)
      addMember(member, rest, write, from, to);
  }
}

// Is the member what a library gives its object, and not what another object
// of the class was given? `body` of the program's own class of requests: every
// request has another.
bool Linker::isLibraryMember(ClassId c, Symbol field) const {
  return std::ranges::any_of(p.classes[c].apiBases, [&](NodeId base) {
    const NodeId made = apiChild(base, model::EdgeLabel::Call, {});
    const NodeId member =
        apiChild(made == kNone ? base : made, model::EdgeLabel::Member, field);
    return member != kNone &&
           std::ranges::any_of(catalog.nodes[member].rows, [&](RowId row) {
             return catalog.rows[row].onRead;
           });
  });
}

void Linker::loadClass(ClassId c, ValueId self, Symbol field, PathId rest,
                       PathId write, VertexId from, VertexId to) {
  const std::vector<ClassId> mro = p.classes[c].mro;
  for (ClassId k : mro) {
    const bool own = defines(k, field);
    const CellId cell = cellOf(CellInfo::Field, k, field);
    addWire(classVertex(cell),
            {WireOp::Bind, to, rest, write, self, kNone, from});
    linkCell(to, cell, rest, false);
    if (own)
      return;
  }
  for (ValueId base : inheritedOutside_[c]) {
    const ValueId member = outsideMember(base, field);
    if (member == kNone)
      continue;
    addMember(member, rest, write, from, to);
    if (!rest)
      addHanded(member, c, write, to);
  }
}

// What a library's member of the class hands out: `Patient.objects` has
// patients.
void Linker::addHanded(ValueId member, ClassId c, PathId write, VertexId to) {
  if (values[member].kind != ValueKind::Api)
    return;
  for (const RowId id : catalog.nodes[canonical(values[member].a)].rows) {
    const model::Row &row = catalog.rows[id];
    if (row.onRead)
      for (const model::Propagation &made : row.instances)
        if (made.from.base == model::PortBase::Receiver)
          addFact(to, paths.concat(write, portPath(made.to)),
                  values.intern(ValueKind::Instance, c));
  }
}

// A value of a class attribute is read through `self`.
void Linker::bind(VertexId from, const Wire &wire, Held fact) {
  const Value value = values[fact.value];
  if (fact.path || value.kind != ValueKind::Function)
    return move(from, fact, wire.read, wire.write, wire.to);
  const ValueId self = wire.aux;
  const Value receiver = values[self];
  const bool isInstance = receiver.kind == ValueKind::Instance;
  const ir::FunctionKind kind = p.fact(value.a).kind;
  ValueId bound = fact.value;
  if (kind == ir::FunctionKind::ClassMethod)
    bound = values.intern(ValueKind::Bound, value.a,
                          values.intern(ValueKind::Class, receiver.a));
  else if (kind == ir::FunctionKind::Property && isInstance)
    return readProperty(wire.object, wire.to, value.a, self, wire.read,
                        wire.write);
  else if (kind != ir::FunctionKind::Static && isInstance)
    bound = values.intern(ValueKind::Bound, value.a, self);
  addMember(bound, wire.read, wire.write, from, wire.to);
}

void Linker::readProperty(VertexId object, VertexId result, FunctionId f,
                          ValueId self, PathId rest, PathId write) {
  const ir::FactFunction &fact = p.fact(f);
  const UnitId u = p.functions[f].unit;
  if (fact.firstParameter != fact.endParameter)
    addFact(global(u, p.units[u]->parameters[fact.firstParameter].vertex), 0,
            self);
  if (fact.result != kNone)
    copy(global(u, fact.result), result, rest, write);
  p.functions[f].hasCallers = true;
  if (result >= vertexCount_)
    return;
  p.propertyReads.push_back({object, result, f});
}

// An object of ECMAScript that is written out may have accessors: reading the
// member runs the function.
bool Linker::readAccessor(VertexId from, ValueId value, PathId write,
                          VertexId to) {
  const Value v = values[value];
  if (v.kind != ValueKind::Function || from >= vertexCount_ ||
      to >= vertexCount_)
    return false;
  const FunctionInfo &info = p.functions[v.a];
  const ir::FactFunction &fact = p.fact(v.a);
  if (fact.kind != ir::FunctionKind::Property || info.ownerClass != kNone ||
      !isScript(p.units[info.unit]->language))
    return false;
  if (fact.firstParameter != fact.endParameter)
    copy(from, global(info.unit,
                      p.units[info.unit]->parameters[fact.firstParameter].vertex));
  if (fact.result != kNone)
    copy(global(info.unit, fact.result), to, 0, write);
  p.functions[v.a].hasCallers = true;
  p.propertyReads.push_back({from, to, v.a});
  return true;
}

// `object.name = value` where the class has a setter of that name.
bool Linker::storeBySetter(const StoreHook &hook, ClassId c, ValueId object) {
  const auto setter = setters_.find(paths.steps(hook.path)[0].name.id);
  if (setter == setters_.end() || paths.length(hook.path) != 1)
    return false;
  for (const ClassId k : p.classes[c].mro) {
    if (!defines(k, setter->second))
      continue;
    const VertexId callee = newVertex();
    const auto id = static_cast<std::uint32_t>(setterRuns_.size());
    setterRuns_.push_back(hook);
    addWire(callee, {WireOp::Setter, kNone, 0, 0, id, kNone, kNone});
    loadInstance(c, 0, object, setter->second, 0, 0, kNone, callee);
    return true;
  }
  return false;
}

void Linker::runSetter(const StoreHook &given, FunctionId f, ValueId self) {
  const StoreHook hook = given;
  const ir::FactFunction &fact = p.fact(f);
  const UnitId u = p.functions[f].unit;
  const bool takes = p.functions[f].ownerClass != kNone || takesThis(f);
  const auto parameters = p.units[u]->parametersOf(fact);
  const std::size_t first = takes ? 1 : 0;
  if (takes && !parameters.empty()) {
    if (self != kNone)
      addFact(global(u, parameters[0].vertex), 0, self);
    else
      copy(hook.object, global(u, parameters[0].vertex));
  }
  if (parameters.size() > first)
    copy(hook.value, global(u, parameters[first].vertex));
  p.functions[f].hasCallers = true;
  if (hook.object < vertexCount_ && hook.value < vertexCount_)
    p.propertyReads.push_back({hook.object, hook.object, f, hook.value});
}

void Linker::store(const StoreHook &hook, ValueId value) {
  const Value object = values[value];
  const Symbol field = paths.steps(hook.path)[0].name;
  const PathId rest = paths.suffix(hook.path, 1);
  CellId cell = kNone;
  VertexId to = kNone;
  if (object.kind == ValueKind::Instance) {
    if (storeBySetter(hook, object.a, value))
      return;
    cell = cellOf(CellInfo::Field, object.a, field);
    to = cellVertex(cell);
  } else if (object.kind == ValueKind::Class) {
    cell = cellOf(CellInfo::Field, object.a, field);
    to = classVertex(cell);
  } else if (object.kind == ValueKind::Module) {
    const UnitId u = (*modules)[object.a].unit;
    if (u == kNone)
      return;
    cell = cellOf(CellInfo::Global, u, field);
    to = cellVertex(cell);
    written_.insert((std::uint64_t(u) << 32) | field.id);
  } else {
    return;
  }
  if (object.kind != ValueKind::Instance)
    linkCell(hook.value, cell, rest, true);
  else if (hook.value < vertexCount_)
    p.cellWriters.push_back({cell, hook.value, rest});
  copy(hook.value, to, 0, rest);
}

void Linker::linkCell(VertexId v, CellId cell, PathId path, bool isWrite) {
  if (v >= vertexCount_)
    return;
  p.cellLinks.push_back({v, cell, path, isWrite});
  if (isWrite)
    p.cellWriters.push_back({cell, v, path});
  else if (!isSolving_ && !path)
    imported_[v] = cell;
}

// `for x in object`: its iterator's next value.
void Linker::loadElement(VertexId from, ValueId value, PathId rest,
                         PathId write, VertexId to) {
  const Value v = values[value];
  for (Symbol name : {python->iterate, python->asyncIterate, python->item,
                      script->iterator, script->asyncIterator}) {
    bool found = false;
    for (ClassId c : p.classes[v.a].mro)
      found = found || defines(c, name);
    if (!found)
      continue;
    const VertexId callee = newVertex();
    const auto id = static_cast<std::uint32_t>(implicits_.size());
    implicits_.push_back({from, to, rest, write, value, name == python->item});
    addWire(callee, {WireOp::Implicit, kNone, 0, 0, id, kNone, kNone});
    loadInstance(v.a, 0, value, name, 0, 0, from, callee);
    return;
  }
}

void Linker::implicitCall(const ImplicitHook &given, ValueId calleeValue) {
  const ImplicitHook hook = given;
  const Value callee = values[calleeValue];
  if (callee.kind != ValueKind::Bound)
    return;
  const FunctionId f = callee.a;
  if (hook.isNext)
    return readProperty(hook.object, hook.result, f, callee.b, hook.read,
                        hook.write);
  // The iterator is a vertex of its own; what it yields is the element.
  const VertexId iterator = newVertex();
  readProperty(hook.object, iterator, f, callee.b, 0, 0);
  const VertexId place = hook.result;
  if (hook.object < vertexCount_ && place < vertexCount_)
    p.propertyReads.push_back({hook.object, place, f});
  const auto id = static_cast<std::uint32_t>(iterations_.size());
  iterations_.push_back(hook);
  addWire(iterator, {WireOp::Iterator, kNone, 0, 0, id, kNone, kNone});
}

// A fact at an iterator: elements of a generator, or an object with a method
// that gives the next element.
void Linker::iterate(const ImplicitHook &given, VertexId iterator,
                     Held fact) {
  const ImplicitHook hook = given;
  const Value value = values[fact.value];
  if (!fact.path && value.kind == ValueKind::Instance) {
    for (Symbol name : {python->next, python->asyncNext}) {
      const VertexId callee = newVertex();
      const auto id = static_cast<std::uint32_t>(implicits_.size());
      implicits_.push_back(
          {hook.object, hook.result, hook.read, hook.write, fact.value, true});
      addWire(callee, {WireOp::Implicit, kNone, 0, 0, id, kNone, kNone});
      loadInstance(value.a, 0, fact.value, name, 0, 0, hook.object, callee);
    }
    return;
  }
  // An object that is written out, with a function `next`.
  const Symbol next = p.symbols.find("next");
  if (next && value.kind == ValueKind::Function &&
      isScript(p.units[p.functions[value.a].unit]->language) &&
      fact.path == paths.single(fieldStep(next))) {
    const UnitId u = p.functions[value.a].unit;
    const Symbol held = p.symbols.find("value");
    const VertexId given = global(u, p.fact(value.a).result);
    if (held && given != kNone)
      copy(given, hook.result,
           paths.concat(paths.single(fieldStep(held)), hook.read), hook.write);
    p.functions[value.a].hasCallers = true;
    if (hook.object < vertexCount_ && hook.result < vertexCount_)
      p.propertyReads.push_back({kNone, hook.result, value.a});
    return;
  }
  const PathId any = paths.single({ir::StepKind::Any, {}});
  move(iterator, fact, paths.concat(any, hook.read), hook.write, hook.result);
}

} // namespace philint::link
