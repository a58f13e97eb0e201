// Call sites: from the value at the callee to parameters and results.
#include "core/link/Linker.h"

#include "core/support/Hash.h"

#include <algorithm>

namespace philint::link {

void Linker::noteCopies(const Copies &copies) {
  for (const AppliedCopy &one : copies.applied) {
    const SiteId s = p.bases[one.siteUnit].site + one.site;
    const FunctionId base = p.bases[one.unit].function;
    copies_[(std::uint64_t(s) << 32) | (base + one.function)] = base + one.copy;
  }
  for (UnitId u = 0; u < p.units.size(); ++u) {
    const std::vector<ir::FunctionId> &originals = copies.originals[u];
    for (std::size_t i = 0; i < originals.size(); ++i)
      p.functions[p.bases[u + 1].function - originals.size() + i].original =
          p.bases[u].function + originals[i];
  }
}

void Linker::call(SiteId s, ValueId callee, int skip) {
  const Value value = values[callee];
  switch (value.kind) {
  case ValueKind::Function:
    return callFunction(s, value.a, skip);
  case ValueKind::Bound:
    return bindTarget(s, value.a, Binding::Receiver, skip, value.b);
  case ValueKind::Class:
    return construct(s, value.a);
  case ValueKind::Partial:
    return call(s, value.a, skip + static_cast<int>(value.b));
  case ValueKind::Applied:
    return callApplied(s, value);
  case ValueKind::Instance: {
    const auto [place, isNew] = auxiliary_.try_emplace(s, kNone);
    if (isNew) {
      const VertexId made = newVertex();
      auxiliary_[s] = made;
      addWire(made, {WireOp::Call, kNone, 0, 0, s, kNone, kNone});
    }
    const bool cxx = isCxx(p.units[p.classes[value.a].unit]->language);
    loadInstance(value.a, 0, callee, cxx ? cxxCall_ : python->call, 0, 0, kNone,
                 auxiliary_[s]);
    return loadCalled(value.a, callee, auxiliary_[s]);
  }
  case ValueKind::Api:
    return callApi(s, value.a);
  case ValueKind::External:
    return callOutside(s, callee, callee);
  default:
    return;
  }
}

// What a library's class runs of the program's when its instance is called:
// `model(x)` runs `forward`.
void Linker::loadCalled(ClassId c, ValueId object, VertexId to) {
  const std::vector<ClassId> mro = p.classes[c].mro;
  const auto has = [&](Symbol method) {
    return std::any_of(mro.begin(), mro.end(),
                       [&](ClassId k) { return defines(k, method); });
  };
  if (has(python->call))
    return;
  for (const ValueId base : inheritedOutside_[c]) {
    if (values[base].kind != ValueKind::Api)
      continue;
    const NodeId made = apiChild(values[base].a, model::EdgeLabel::Call, {});
    if (made == kNone)
      continue;
    for (const RowId row : catalog.nodes[made].rows)
      for (const Symbol method : catalog.rows[row].invokes)
        if (has(method))
          loadInstance(c, 0, object, method, 0, 0, kNone, to);
  }
}

// A call that leaves the program; `result` is what is known of its value.
void Linker::callOutside(SiteId s, ValueId callee, ValueId result) {
  outside_.push_back({s, callee});
  UnitId u;
  const ir::Site &at = site(s, u);
  if (at.result == kNone)
    return;
  if ((at.flags & ir::kCallDecorator) && at.firstArgument < at.endArgument)
    return copy(global(u, p.units[u]->siteArguments[at.firstArgument].value),
                global(u, at.result));
  if (result != kNone)
    addFact(global(u, at.result), 0, result);
}

void Linker::construct(SiteId s, ClassId c) {
  UnitId u;
  const ir::Site &at = site(s, u);
  const ValueId object = values.intern(ValueKind::Instance, c);
  addFact(global(u, at.result), 0, object);
  bool hasConstructor = false;
  for (ClassId k : p.classes[c].mro)
    hasConstructor = hasConstructor || defines(k, constructorOf(c));
  if (hasConstructor) {
    const VertexId made = newVertex();
    const auto id = static_cast<std::uint32_t>(constructs_.size());
    constructs_.push_back({s, object});
    addWire(made, {WireOp::Construct, kNone, 0, 0, id, kNone, kNone});
    loadInstance(c, 0, object, constructorOf(c), 0, 0, kNone, made);
    return;
  }
  if (inheritedOutside_[c].empty())
    p.plainObjects.push_back(s);
  if (!isScript(p.units[p.classes[c].unit]->language))
    initializeFields(s, c, object);
  if (isCxx(p.units[p.classes[c].unit]->language) &&
      at.endArgument == at.firstArgument + 1) // maybe a copy
    copy(global(u, p.units[u]->siteArguments[at.firstArgument].value),
         global(u, at.result));
  const std::vector<ValueId> bases = inheritedOutside_[c];
  for (ValueId base : bases) {
    const Value value = values[base];
    if (value.kind == ValueKind::Api)
      callApi(s, value.a);
    else if (const ValueId name = outsideMember(base, python->constructor);
             name != kNone)
      outside_.push_back({s, name});
  }
}

// `raise C` without a call: the constructor runs all the same.
void Linker::raise(VertexId value, ClassId c) {
  const ValueId object = values.intern(ValueKind::Instance, c);
  const VertexId callee = newVertex();
  const auto id = static_cast<std::uint32_t>(implicits_.size());
  implicits_.push_back({value, value, 0, 0, object, true});
  addWire(callee, {WireOp::Implicit, kNone, 0, 0, id, kNone, kNone});
  loadInstance(c, 0, object, python->constructor, 0, 0, kNone, callee);
}

// A class without a constructor of its own: named arguments and, in the order
// of declaration, positional ones are its annotated fields.
void Linker::initializeFields(SiteId s, ClassId c, ValueId) {
  std::vector<Symbol> fields;
  const std::vector<ClassId> mro = p.classes[c].mro;
  for (auto k = mro.rbegin(); k != mro.rend(); ++k) {
    const UnitId u = p.classes[*k].unit;
    const ir::FactClass &clazz = p.units[u]->classes[p.classes[*k].local];
    for (auto f = clazz.firstField; f < clazz.endField; ++f) {
      const Symbol name = p.symbolOf(u, p.units[u]->classFields[f].name);
      if (std::find(fields.begin(), fields.end(), name) == fields.end())
        fields.push_back(name);
    }
  }
  UnitId u;
  const ir::Site &at = site(s, u);
  std::size_t position = 0;
  for (auto a = at.firstArgument; a < at.endArgument; ++a) {
    const ir::SiteArgument &argument = p.units[u]->siteArguments[a];
    Symbol field;
    if (argument.kind == ir::ArgumentKind::Named)
      field = p.symbolOf(u, argument.name);
    else if (argument.kind == ir::ArgumentKind::Positional &&
             position < fields.size())
      field = fields[position++];
    if (!field || argument.value == kNone)
      continue;
    const CellId cell = cellOf(CellInfo::Field, c, field);
    p.fieldInits.push_back({s, a, field});
    p.cellWriters.push_back({cell, global(u, argument.value), 0});
    copy(global(u, argument.value), cellVertex(cell));
  }
}

ClassId Linker::enclosingClass(FunctionId f) const {
  const UnitId u = p.functions[f].unit;
  while (f != kNone) {
    if (p.functions[f].ownerClass != kNone)
      return p.functions[f].ownerClass;
    const ir::FunctionId parent = p.fact(f).parent;
    f = parent == kNone ? kNone : p.bases[u].function + parent;
  }
  return kNone;
}

void Linker::callSuper(SiteId s) {
  UnitId u;
  const ir::Site &at = site(s, u);
  FunctionId f = callerOf(s);
  const ClassId c = enclosingClass(f);
  if (c == kNone || at.result == kNone)
    return;
  while (p.functions[f].ownerClass == kNone)
    f = p.bases[u].function + p.fact(f).parent;
  const ir::FactFunction &method = p.fact(f);
  if (method.firstParameter == method.endParameter)
    return;
  const VertexId self =
      global(u, p.units[u]->parameters[method.firstParameter].vertex);
  addWire(self, {WireOp::SuperOf, global(u, at.result), 0, 0, c, kNone, kNone});
}

// Does a function return nothing but parameters of its own?
bool Linker::returnsParameters(FunctionId f, ir::VertexId v, unsigned depth,
                               std::vector<unsigned> &out) const {
  const UnitId u = p.functions[f].unit;
  const ir::Vertex &vertex = p.units[u]->vertices[v];
  if (vertex.kind == ir::VertexKind::Parameter) {
    out.push_back(vertex.data);
    return true;
  }
  if (depth == 0 || (vertex.kind != ir::VertexKind::Value &&
                     vertex.kind != ir::VertexKind::Return))
    return false;
  bool any = false;
  for (std::uint32_t e : p.inEdgesOf(global(u, v))) {
    const ir::Edge &edge = p.units[u]->edges[e - p.bases[u].edge];
    if (edge.kind != ir::EdgeKind::Copy || edge.read || edge.write ||
        !returnsParameters(f, edge.from, depth - 1, out))
      return false;
    any = true;
  }
  return any;
}

// Such a function gives each caller back what that caller gave it, and nothing
// of what others did. False where the call does not tell what it gives.
bool Linker::wireReturned(SiteId s, const Target &target) {
  UnitId u;
  const ir::Site &at = site(s, u);
  std::vector<unsigned> returned;
  if (!returnsParameters(target.function, p.fact(target.function).result, 3,
                         returned))
    return false;
  std::vector<VertexId> given;
  const UnitId fu = p.functions[target.function].unit;
  const auto parameters = p.units[fu]->parametersOf(p.fact(target.function));
  for (const unsigned index : returned) {
    const ir::ParameterKind kind = parameters[index].kind;
    if (kind == ir::ParameterKind::Rest || kind == ir::ParameterKind::NamedRest)
      return false;
    given.push_back(givenTo(s, target, index));
    if (given.back() == kNone)
      return false;
  }
  for (const VertexId value : given)
    copy(value, global(u, at.result));
  return true;
}

void Linker::bindTarget(SiteId s, FunctionId f, Binding binding, int skip,
                        ValueId self) {
  if (const auto copy = copies_.find((std::uint64_t(s) << 32) | f);
      copy != copies_.end())
    f = copy->second;
  UnitId u;
  const ir::Site &at = site(s, u);
  const ir::FactFunction &fact = p.fact(f);
  const UnitId fu = p.functions[f].unit;
  const bool hasReceiver =
      binding == Binding::Receiver || binding == Binding::Constructor;
  if (isCxx(p.units[fu]->language) &&
      !takesArguments(s, f, skip + (hasReceiver ? 1 : 0)))
    return;
  if (hasReceiver && self != kNone && fact.firstParameter != fact.endParameter)
    addFact(global(fu, p.units[fu]->parameters[fact.firstParameter].vertex), 0,
            self);
  const std::uint64_t key = hashCombine((std::uint64_t(s) << 32) | f,
                                        (std::uint64_t(skip + 1) << 8) |
                                            static_cast<std::uint8_t>(binding));
  if (!seen_.insert(key).second)
    return;
  Target target;
  target.function = f;
  target.binding = binding;
  target.skip = static_cast<std::int8_t>(std::min(skip, 127));
  targets_.push_back({s, target});
  // What only tests call is called from outside.
  if (!p.isOfTests(u) || p.isOfTests(fu))
    p.functions[f].hasCallers = true;
  wireArguments(s, f, skip + (hasReceiver ? 1 : 0));
  if (binding != Binding::Constructor && at.result != kNone &&
      fact.result != kNone && !wireReturned(s, target))
    copy(global(fu, fact.result), global(u, at.result));
  if (hasReceiver && at.afterReceiver != kNone)
    wireAfter(global(u, at.afterReceiver), f, 0);
  if (!takesThis(f) || fact.firstParameter == fact.endParameter)
    return;
  // Outside classes an object is known by what is stored in it.
  const ir::FactParameter &own = p.units[fu]->parameters[fact.firstParameter];
  if (binding == Binding::Receiver && self == kNone && at.receiver != kNone) {
    copy(global(u, at.receiver), global(fu, own.vertex));
    if (at.afterReceiver != kNone && own.after != kNone)
      copy(global(fu, own.after), global(u, at.afterReceiver));
  }
}

namespace {
bool takesPosition(ir::ParameterKind kind) {
  return kind == ir::ParameterKind::Normal ||
         kind == ir::ParameterKind::PositionalOnly;
}
} // namespace

void Linker::wirePositional(VertexId value, FunctionId f, int index) {
  if (index < 0)
    return;
  const UnitId u = p.functions[f].unit;
  const auto parameters = p.units[u]->parametersOf(p.fact(f));
  int position = 0;
  for (const ir::FactParameter &parameter : parameters) {
    if (takesPosition(parameter.kind)) {
      if (position++ == index)
        return copy(value, global(u, parameter.vertex));
    } else if (parameter.kind == ir::ParameterKind::Rest) {
      const ir::Step key{ir::StepKind::Key, numberSymbol(static_cast<unsigned>(index - position))};
      return copy(value, global(u, parameter.vertex), 0, paths.single(key));
    }
  }
}

void Linker::wireNamed(VertexId value, FunctionId f, Symbol name) {
  const UnitId u = p.functions[f].unit;
  const auto parameters = p.units[u]->parametersOf(p.fact(f));
  for (const ir::FactParameter &parameter : parameters)
    if ((parameter.kind == ir::ParameterKind::Normal ||
         parameter.kind == ir::ParameterKind::KeywordOnly) &&
        p.symbolOf(u, parameter.name) == name)
      return copy(value, global(u, parameter.vertex));
  for (const ir::FactParameter &parameter : parameters)
    if (parameter.kind == ir::ParameterKind::NamedRest)
      return copy(value, global(u, parameter.vertex), 0,
                  paths.single({ir::StepKind::Key, name}));
}

void Linker::wireSpread(VertexId value, FunctionId f, unsigned from) {
  const UnitId u = p.functions[f].unit;
  const auto parameters = p.units[u]->parametersOf(p.fact(f));
  unsigned position = 0;
  for (const ir::FactParameter &parameter : parameters) {
    const VertexId to = global(u, parameter.vertex);
    if (takesPosition(parameter.kind)) {
      if (position >= from)
        copy(value, to,
             paths.single({ir::StepKind::Key, numberSymbol(position - from)}));
      ++position;
    } else if (parameter.kind == ir::ParameterKind::Rest) {
      if (position <= from && from == position)
        return addWire(value, {WireOp::Keyed, to, 0, 0, 0, kNone, kNone});
      const PathId any = paths.single({ir::StepKind::Any, {}});
      return copy(value, to, any, any);
    }
  }
}

void Linker::wireNamedSpread(VertexId value, FunctionId f, unsigned from) {
  const UnitId u = p.functions[f].unit;
  const auto parameters = p.units[u]->parametersOf(p.fact(f));
  unsigned position = 0;
  for (const ir::FactParameter &parameter : parameters) {
    const VertexId to = global(u, parameter.vertex);
    const bool filled = takesPosition(parameter.kind) && position++ < from;
    if (parameter.kind == ir::ParameterKind::NamedRest)
      addWire(value, {WireOp::Keyed, to, 0, 0, 0, kNone, kNone});
    else if (!filled && (parameter.kind == ir::ParameterKind::Normal ||
                         parameter.kind == ir::ParameterKind::KeywordOnly))
      copy(value, to,
           paths.single({ir::StepKind::Key, p.symbolOf(u, parameter.name)}));
  }
}

// What a function does to the containers that it is given.
void Linker::wireAfter(VertexId after, FunctionId f, unsigned index) {
  const UnitId u = p.functions[f].unit;
  const auto parameters = p.units[u]->parametersOf(p.fact(f));
  if (index < parameters.size() && parameters[index].after != kNone)
    addWire(global(u, parameters[index].after),
            {WireOp::Keyed, after, 0, 0, 0, kNone, kNone});
}

void Linker::wireArguments(SiteId s, FunctionId f, int offset) {
  UnitId u;
  const ir::Site &at = site(s, u);
  const UnitId fu = p.functions[f].unit;
  const auto parameters = p.units[fu]->parametersOf(p.fact(f));
  int position = offset;
  bool spread = false;
  std::vector<bool> given(parameters.size(), false);
  const int count = static_cast<int>(given.size());
  for (int i = 0; i < offset && i < count; ++i)
    given[static_cast<std::size_t>(i)] = true;
  for (const ir::SiteArgument &argument : p.units[u]->argumentsOf(at)) {
    const VertexId value = global(u, argument.value);
    if (value == kNone)
      continue;
    switch (argument.kind) {
    case ir::ArgumentKind::Positional:
      if (argument.after != kNone && position >= 0)
        wireAfter(global(u, argument.after), f,
                  static_cast<unsigned>(position));
      if (position >= 0 && position < count && !spread)
        given[static_cast<std::size_t>(position)] = true;
      wirePositional(value, f, position++);
      break;
    case ir::ArgumentKind::Named: {
      const Symbol name = p.symbolOf(u, argument.name);
      for (unsigned i = 0; i < parameters.size(); ++i)
        if (p.symbolOf(fu, parameters[i].name) == name) {
          given[i] = true;
          if (argument.after != kNone)
            wireAfter(global(u, argument.after), f, i);
        }
      wireNamed(value, f, name);
      break;
    }
    case ir::ArgumentKind::Spread:
      wireSpread(value, f, static_cast<unsigned>(std::max(position, 0)));
      spread = true;
      break;
    case ir::ArgumentKind::NamedSpread:
      wireNamedSpread(value, f, static_cast<unsigned>(std::max(position, 0)));
      break;
    }
  }
  for (unsigned i = 0; i < parameters.size(); ++i)
    if (!given[i] && parameters[i].defaultValue != kNone)
      copy(global(fu, parameters[i].defaultValue),
           global(fu, parameters[i].vertex));
}

} // namespace philint::link
