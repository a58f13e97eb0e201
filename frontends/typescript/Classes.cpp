// Classes, interfaces, enums, namespaces.
#include "frontends/typescript/Lowering.h"

namespace philint::typescript {

using namespace ir;

std::vector<Lowering::Applied>
Lowering::evaluate(const std::vector<NodeId> &decorators) {
  std::vector<Applied> values;
  for (const NodeId d : decorators) {
    Applied made;
    made.node = unwrapped(first(d));
    if (!made.node)
      continue;
    if (kind(made.node) == Kind::MemberExpression) {
      made.receiver = expression(first(made.node));
      made.value = loadMember(made.receiver, made.node);
    } else {
      made.value = expression(made.node);
    }
    values.push_back(made);
  }
  return values;
}

// Bottom-up; what is bound in the end is the result of the first.
Var Lowering::apply(const std::vector<Applied> &decorators, Var value) {
  for (std::size_t i = decorators.size(); i-- > 0;) {
    const Applied &d = decorators[i];
    Call made;
    made.callee = d.value;
    made.receiver = d.receiver;
    made.written = writtenCallee(d.node);
    made.flags = kCallDecorator;
    made.calleeSpan = span(d.node);
    made.arguments.push_back(
        {ArgumentKind::Positional, {}, value, span(d.node)});
    value = call(std::move(made), span(d.node));
  }
  return value;
}

Var Lowering::classDefinition(NodeId n, Symbol hint,
                              const std::vector<NodeId> &given) {
  std::vector<NodeId> decorators = given;
  NodeId nameNode = 0, heritage = 0, body = 0;
  for (NodeId c = first(n); c; c = following(c, n)) {
    if (kind(c) == Kind::Decorator)
      decorators.push_back(c);
    else if (kind(c) == Kind::Identifier)
      nameNode = c;
    else if (kind(c) == Kind::ClassHeritage)
      heritage = c;
    else if (kind(c) == Kind::ClassBody)
      body = c;
  }
  const std::vector<Applied> values = evaluate(decorators);
  const auto index = static_cast<std::uint32_t>(unit_.classes.size());
  unit_.classes.emplace_back();
  const Symbol own = nameNode ? node(nameNode).name
                     : hint   ? hint
                     : hint_  ? hint_
                              : lambdaName();
  unit_.classes[index].name = own;
  unit_.classes[index].suffix = qualified(own);
  unit_.classes[index].function = current_;
  unit_.classes[index].span = span(n);
  unit_.classes[index].nameSpan =
      nameNode ? span(nameNode) : Span{node(n).begin, node(n).begin};
  for (const Applied &d : values)
    unit_.classes[index].decorators.push_back(d.value);
  if (heritage) {
    NodeId base = first(heritage);
    if (base && kind(base) == Kind::ExtendsClause)
      base = first(base);
    if (base && kind(base) != Kind::ImplementsClause) {
      const Var value = expression(base);
      unit_.classes[index].bases.push_back(value);
      unit_.classes[index].writtenBases.push_back(writtenCallee(base));
    }
  }
  Instruction i;
  i.op = Op::Class;
  i.dst = builder_.temporary();
  i.aux = index;
  i.span = span(n);
  builder_.emit(i);
  unit_.classes[index].value = i.dst;
  const ScopeId outer = enter(n);
  scopes_.scopes[scope_].prefix = unit_.classes[index].suffix;
  std::vector<NodeId> pending;
  for (NodeId c = body ? first(body) : 0; c; c = following(c, body)) {
    if (kind(c) == Kind::Decorator) {
      pending.push_back(c);
      continue;
    }
    classMember(c, index, pending);
    pending.clear();
  }
  scope_ = outer;
  const Var made = apply(values, i.dst);
  if (nameNode && kind(n) == Kind::ClassDeclaration)
    assignName(own, made, span(nameNode));
  return made;
}

void Lowering::classMember(NodeId c, std::uint32_t index,
                           const std::vector<NodeId> &decorators) {
  if (kind(c) == Kind::FieldDefinition)
    return fieldMember(c, index, decorators);
  if (kind(c) == Kind::StaticBlock) {
    const ScopeId outer = enter(c);
    if (const NodeId body = childOf(c, Kind::StatementBlock))
      block(body);
    scope_ = outer;
    return;
  }
  if (kind(c) != Kind::MethodDefinition)
    return;
  NodeId key = first(c);
  while (key && kind(key) == Kind::AccessModifier)
    key = following(key, c);
  if (!key)
    return;
  Header header;
  header.name = keyName(key);
  if (!header.name) // [Symbol.iterator]
    header.name = intern(text(key));
  header.owner = index;
  header.takesThis = true;
  const bool isSetter = hasToken(c, Kind::SetToken);
  header.kind = hasToken(c, Kind::StaticToken)  ? FunctionKind::ClassMethod
                : hasToken(c, Kind::GetToken) ? FunctionKind::Property
                                              : FunctionKind::Method;
  const std::vector<Applied> values = evaluate(decorators);
  const std::uint32_t made = newFunction(c, header);
  unit_.functions[made].nameSpan = span(key);
  const Var value = apply(values, closure(made, span(c)));
  // `set name` is the member that runs where `name` is assigned.
  store(unit_.classes[index].value,
        step(StepKind::Field,
             isSetter ? setterOf(header.name) : header.name),
        value, span(key));
}

void Lowering::fieldMember(NodeId c, std::uint32_t index,
                           const std::vector<NodeId> &given) {
  NodeId key = 0, value = 0;
  std::uint32_t annotation = kNone;
  std::vector<NodeId> decorators = given;
  for (NodeId d = first(c); d; d = following(d, c)) {
    if (kind(d) == Kind::AccessModifier)
      continue;
    if (kind(d) == Kind::Decorator)
      decorators.push_back(d);
    else if (!key)
      key = d;
    else if (kind(d) == Kind::TypeAnnotation)
      annotation = type(first(d));
    else
      value = d;
  }
  const Symbol own = key ? keyName(key) : Symbol{};
  if (!own)
    return;
  Var stored = kNone;
  const NodeId inner = value ? unwrapped(value) : 0;
  if (inner && (kind(inner) == Kind::ArrowFunction ||
                kind(inner) == Kind::FunctionExpression)) {
    // A method in all but syntax: `this` is the object that it belongs to.
    Header header;
    header.name = own;
    header.owner = index;
    header.takesThis = true;
    header.kind = hasToken(c, Kind::StaticToken) ? FunctionKind::ClassMethod
                                                 : FunctionKind::Method;
    stored = closure(newFunction(inner, header), span(inner));
  } else if (value) {
    hint_ = own;
    stored = expression(value);
    hint_ = {};
  }
  unit_.classes[index].fields.push_back({own, annotation, stored, span(key)});
  const std::vector<Applied> values = evaluate(decorators);
  if (stored == kNone && values.empty())
    return;
  if (stored == kNone)
    stored = constant(ConstantKind::None, {}, span(key));
  store(unit_.classes[index].value, step(StepKind::Field, own),
        apply(values, stored), span(key));
}

// constructor(private db: Db) declares a field and sets it.
void Lowering::parameterProperties(NodeId method) {
  const NodeId list = childOf(method, Kind::FormalParameters);
  const std::uint32_t owner = function().ownerClass;
  if (!list || owner == kNone || name(function().name) != "constructor")
    return;
  std::size_t index = 1;
  for (NodeId c = first(list); c; c = following(c, list)) {
    if (kind(c) == Kind::Decorator)
      continue;
    const bool declares = kind(c) == Kind::Parameter &&
                          (childOf(c, Kind::AccessModifier) ||
                           hasToken(c, Kind::ReadonlyToken));
    if (index >= function().parameters.size())
      return;
    const Parameter given = function().parameters[index++];
    const Symbol own = function().variables[given.variable].name;
    if (!declares || !own)
      continue;
    unit_.classes[owner].fields.push_back({own, given.type, kNone, span(c)});
    store(variable(this_), step(StepKind::Field, own), given.variable, span(c));
  }
}

// A class that has fields and nothing that runs.
std::uint32_t Lowering::typeClass(NodeId body, Symbol own, Span where,
                                  Span nameSpan) {
  const auto index = static_cast<std::uint32_t>(unit_.classes.size());
  unit_.classes.emplace_back();
  unit_.classes[index].name = own;
  unit_.classes[index].suffix = qualified(own);
  unit_.classes[index].function = current_;
  unit_.classes[index].span = where;
  unit_.classes[index].nameSpan = nameSpan;
  for (NodeId c = body ? first(body) : 0; c; c = following(c, body)) {
    if (kind(c) != Kind::PropertySignature)
      continue;
    const NodeId key = first(c);
    const Symbol field = key ? keyName(key) : Symbol{};
    if (!field)
      continue;
    const NodeId annotation = childOf(c, Kind::TypeAnnotation);
    const std::uint32_t made = annotation ? type(first(annotation)) : kNone;
    unit_.classes[index].fields.push_back({field, made, kNone, span(key)});
  }
  return index;
}

// `Infer<typeof schema>`: the schema, where this file makes it by a call.
NodeId Lowering::schemaOf(NodeId generic) const {
  const NodeId list = childOf(generic, Kind::TypeArguments);
  const NodeId query = list ? first(list) : 0;
  const NodeId asked =
      query && kind(query) == Kind::TypeQuery ? first(query) : 0;
  if (!asked || kind(asked) != Kind::Identifier)
    return 0;
  const NodeId made = unwrapped(initialiser(node(asked).name));
  return made && kind(made) == Kind::CallExpression ? made : 0;
}

// The keys of the objects that the calls of a schema are given, and of the
// schemas that it is made of: `base.extend({ note: text() }).strict()`.
void Lowering::schemaKeys(NodeId made, unsigned depth,
                          std::vector<NodeId> &keys) const {
  const NodeId given = unwrapped(made);
  if (!given || depth == 0)
    return;
  if (kind(given) == Kind::Identifier)
    return schemaKeys(initialiser(node(given).name), depth - 1, keys);
  if (kind(given) != Kind::CallExpression)
    return;
  const NodeId callee = unwrapped(first(given));
  if (callee && kind(callee) == Kind::MemberExpression)
    schemaKeys(first(callee), depth - 1, keys);
  const NodeId list = childOf(given, Kind::Arguments);
  for (NodeId c = list ? first(list) : 0; c; c = following(c, list))
    if (kind(c) != Kind::Object)
      schemaKeys(c, depth - 1, keys);
    else
      for (NodeId member = first(c); member; member = following(member, c))
        if (kind(member) == Kind::Pair)
          keys.push_back(first(member));
}

// A class that has what the schema says and nothing that runs.
std::uint32_t Lowering::schemaClass(NodeId schema, Symbol own, Span where,
                                    Span nameSpan) {
  constexpr unsigned kDeepest = 8;
  const std::uint32_t index = typeClass(0, own, where, nameSpan);
  std::vector<NodeId> keys;
  schemaKeys(schema, kDeepest, keys);
  for (const NodeId key : keys)
    if (const Symbol field = keyName(key))
      unit_.classes[index].fields.push_back({field, kNone, kNone, span(key)});
  return index;
}

Var Lowering::classValue(std::uint32_t index, Span where) {
  Instruction i;
  i.op = Op::Class;
  i.dst = builder_.temporary();
  i.aux = index;
  i.span = where;
  builder_.emit(i);
  return unit_.classes[index].value = i.dst;
}

void Lowering::interfaceDeclaration(NodeId n) {
  NodeId nameNode = 0, body = 0, extends = 0;
  for (NodeId c = first(n); c; c = following(c, n)) {
    if (kind(c) == Kind::Identifier)
      nameNode = c;
    else if (kind(c) == Kind::ObjectType)
      body = c;
    else if (kind(c) == Kind::ExtendsTypeClause)
      extends = c;
  }
  if (!nameNode)
    return;
  const std::uint32_t index =
      typeClass(body, node(nameNode).name, span(n), span(nameNode));
  for (NodeId c = extends ? first(extends) : 0; c; c = following(c, extends)) {
    const Var base = unit_.types[type(c)].value;
    if (base == kNone)
      continue;
    unit_.classes[index].bases.push_back(base);
    unit_.classes[index].writtenBases.push_back(intern(text(c)));
  }
  assignName(node(nameNode).name, classValue(index, span(n)), span(nameNode));
}

// A type that is a few constants: known by its name alone.
void Lowering::constantsClass(Symbol own, Span where, Span nameSpan) {
  const std::uint32_t index = typeClass(0, own, where, nameSpan);
  unit_.classes[index].writtenBases.push_back(intern(kLiteralType));
  classValue(index, where);
}

void Lowering::typeAlias(NodeId n) {
  const NodeId nameNode = childOf(n, Kind::Identifier);
  if (!nameNode)
    return;
  const NodeId value = following(nameNode, n);
  if (!value)
    return;
  if (kind(value) == Kind::TypeQuery) // `typeof router`: all that it holds
    return assignName(node(nameNode).name, expression(first(value)),
                      span(nameNode));
  const NodeId schema = kind(value) == Kind::GenericType ? schemaOf(value) : 0;
  if (schema || kind(value) == Kind::ObjectType) {
    const Symbol own = node(nameNode).name;
    const std::uint32_t index =
        schema ? schemaClass(schema, own, span(n), span(nameNode))
               : typeClass(value, own, span(n), span(nameNode));
    return assignName(own, classValue(index, span(n)), span(nameNode));
  }
  const std::uint32_t made = type(value);
  if (unit_.types[made].written == intern(kLiteralType))
    return constantsClass(node(nameNode).name, span(n), span(nameNode));
  std::vector<Var> values;
  if (unit_.types[made].value != kNone)
    values.push_back(unit_.types[made].value);
  for (const std::uint32_t child : unit_.types[made].children)
    if (unit_.types[child].value != kNone)
      values.push_back(unit_.types[child].value);
  if (!values.empty())
    assignName(node(nameNode).name,
               values.size() == 1
                   ? values[0]
                   : derive(DeriveKind::Choose, values, span(n)),
               span(nameNode));
}

void Lowering::enumDeclaration(NodeId n) {
  const NodeId nameNode = childOf(n, Kind::Identifier);
  const NodeId body = childOf(n, Kind::EnumBody);
  const Var made = container(ContainerKind::Dict, span(n));
  for (NodeId c = body ? first(body) : 0; c; c = following(c, body)) {
    const NodeId key = kind(c) == Kind::EnumAssignment ? first(c) : c;
    const NodeId value =
        kind(c) == Kind::EnumAssignment ? following(key, c) : 0;
    const Symbol own = keyName(key);
    if (own)
      store(made, step(StepKind::Field, own),
            value ? expression(value)
                  : constant(ConstantKind::Integer, intern("0"), span(c)),
            span(c));
  }
  if (!nameNode)
    return;
  constantsClass(node(nameNode).name, span(n), span(nameNode));
  assignName(node(nameNode).name, made, span(n));
}

// namespace N { export const a = 1 }: an object with what is exported.
void Lowering::namespaceDeclaration(NodeId n) {
  const NodeId nameNode = first(n);
  const NodeId body = childOf(n, Kind::StatementBlock);
  if (!nameNode || !body)
    return;
  const Var made = container(ContainerKind::Dict, span(n));
  const ScopeId outer = enter(n);
  const Var around = namespace_;
  namespace_ = made;
  if (kind(nameNode) == Kind::Identifier)
    scopes_.scopes[scope_].prefix = qualified(node(nameNode).name);
  block(body);
  namespace_ = around;
  scope_ = outer;
  if (kind(nameNode) == Kind::Identifier)
    assignName(node(nameNode).name, made, span(nameNode));
}

} // namespace philint::typescript
