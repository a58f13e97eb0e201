#include "frontends/cxx_syntax/Lowering.h"

namespace philint::cxx {

using namespace ir;

Var Lowering::expression(NodeId n) {
  if (!n)
    return unknown({}, {});
  if (depth_ >= kMaximumDepth) {
    unit_.problems.push_back({Problem::TooDeep, intern("expression"), span(n)});
    return unknown({}, span(n));
  }
  ++depth_;
  const Var made = dispatch(n);
  --depth_;
  return made;
}

Var Lowering::dispatch(NodeId n) {
  switch (kind(n)) {
  case Kind::Identifier:
  case Kind::TypeIdentifier:
    return identifier(n);
  case Kind::QualifiedName:
  case Kind::TemplateFunction:
  case Kind::TemplateType:
    return named(nameText(source_, n), n);
  case Kind::This:
    return thisValue();
  case Kind::Number:
    return constant(ConstantKind::Integer, intern(text(n)), span(n));
  case Kind::Character:
    return constant(ConstantKind::Integer, intern(text(n)), span(n));
  case Kind::Boolean:
    return constant(ConstantKind::Boolean,
                    intern(text(n) == "true" ? "True" : "False"), span(n));
  case Kind::Null:
    return constant(ConstantKind::None, {}, span(n));
  case Kind::String:
  case Kind::ConcatenatedString:
    return string(n);
  case Kind::CallExpression:
    return callExpression(n);
  case Kind::FieldExpression:
    return fieldExpression(n);
  case Kind::SubscriptExpression:
    return read(place(n));
  case Kind::AssignmentExpression:
    return assignment(n);
  case Kind::BinaryExpression:
    return binary(n);
  case Kind::UnaryExpression:
    return unary(n);
  case Kind::PointerExpression:
    return pointerExpression(n);
  case Kind::UpdateExpression:
    return update(n);
  case Kind::ConditionalExpression:
    return conditional(n);
  case Kind::ParenthesizedExpression:
  case Kind::PackExpansion:
  case Kind::AwaitExpression:
  case Kind::ExpressionStatement:
    return first(n) ? expression(first(n)) : unknown({}, span(n));
  default:
    return lessCommon(n);
  }
}

Var Lowering::lessCommon(NodeId n) {
  switch (kind(n)) {
  case Kind::CastExpression: {
    const NodeId type = first(n);
    const NodeId value = following(type, n);
    return value ? expression(value) : unknown({}, span(n));
  }
  case Kind::CommaExpression: {
    Var last = kNone;
    for (NodeId c = first(n); c; c = following(c, n))
      last = expression(c);
    return last == kNone ? unknown({}, span(n)) : last;
  }
  case Kind::NewExpression:
    return newExpression(n);
  case Kind::DeleteExpression:
    deleteExpression(n);
    return constant(ConstantKind::None, {}, span(n));
  case Kind::LambdaExpression:
    return lambda(n);
  case Kind::InitializerList:
    return initializerList(n);
  case Kind::CompoundLiteral: {
    const NodeId type = first(n);
    const NodeId list = childOf(n, Kind::InitializerList);
    return isClassType(type) ? construct(type, list, span(n))
                             : initializerList(list);
  }
  case Kind::SizeofExpression:
    return constant(ConstantKind::Integer, intern("0"), span(n));
  case Kind::ConditionClause:
    return expression(conditionOf(n));
  case Kind::PrimitiveType:
  case Kind::SizedType:
  case Kind::TypeDescriptor:
  case Kind::Auto:
    return constant(ConstantKind::None, {}, span(n));
  case Kind::ThrowStatement:
    throwStatement(n);
    return constant(ConstantKind::None, {}, span(n));
  case Kind::OperatorName:
    return unknown({}, span(n));
  default:
    return unknownConstruct(n);
  }
}

Var Lowering::unknownConstruct(NodeId n) {
  unit_.problems.push_back(
      {Problem::UnknownConstruct, intern("construct"), span(n)});
  std::vector<Var> parts;
  for (NodeId c = first(n); c; c = following(c, n))
    parts.push_back(expression(c));
  return unknown(std::move(parts), span(n));
}

Var Lowering::identifier(NodeId n) {
  if (const Binding *known = find(node(n).name))
    return use(*known);
  const std::string own = expanded(std::string(text(n)));
  if (own != text(n))
    if (const Binding *known = find(intern(own)))
      return use(*known);
  return named(own, n);
}

Var Lowering::named(const std::string &own, NodeId n) {
  if (own == "NULL")
    return constant(ConstantKind::None, {}, span(n));
  if (ownField(own) || isOwnMethod(own))
    return load(thisValue(), step(StepKind::Field, memberName(own)), span(n));
  std::string whole;
  if (const DeclaredName *known = declared(own, whole)) {
    if (known->what == Declared::Variable)
      return globalVariable(whole);
    return imported(own, span(n));
  }
  if (looksLikeMember(own) && find(this_))
    return load(thisValue(), step(StepKind::Field, memberName(own)), span(n));
  return imported(own, span(n));
}

Var Lowering::fieldExpression(NodeId n) {
  if (const Var pointee = pointeeOfMember(n); pointee != kNone)
    return pointee;
  return loadField(expression(first(n)), n);
}

Var Lowering::loadField(Var base, NodeId n) {
  const NodeId key = lastOf(n);
  if (!key || key == first(n))
    return unknown({base}, span(n));
  std::string own = nameText(source_, key);
  if (const auto at = own.rfind("::"); at != own.npos)
    own = own.substr(at + 2); // note.Base::text
  return load(base, step(StepKind::Field, memberName(own)), span(n));
}

// A pointer is what it points to.
Var Lowering::pointerExpression(NodeId n) {
  const NodeId inner = first(n);
  const NodeId op = operatorOf(n);
  const NodeId plain = unwrapped(inner);
  if (op && kind(op) == Kind::Ampersand && plain &&
      kind(plain) == Kind::Identifier)
    if (Binding *known = find(node(plain).name))
      known->isExposed = true;
  // &text[0] is where the text begins.
  if (op && kind(op) == Kind::Ampersand && plain &&
      kind(plain) == Kind::SubscriptExpression && first(plain)) {
    const NodeId index = lastOf(plain);
    const NodeId number =
        kind(index) == Kind::SubscriptArguments ? first(index) : index;
    if (number && text(number) == "0")
      return expression(first(plain));
  }
  if (op && kind(op) == Kind::Star)
    if (const Binding *const known = localNamed(inner);
        known && known->pointee != kNone)
      return known->pointee;
  return expression(inner);
}

Var Lowering::newExpression(NodeId n) {
  NodeId type = 0, list = 0, placement = 0;
  bool isArray = false;
  for (NodeId c = first(n); c; c = following(c, n)) {
    if (kind(c) == Kind::Arguments && !type)
      placement = c;
    else if (kind(c) == Kind::Arguments || kind(c) == Kind::InitializerList)
      list = c;
    else if (kind(c) == Kind::ArrayDeclarator)
      isArray = true;
    else if (!type)
      type = c;
  }
  (void)placement;
  if (isArray || !isClassType(type)) {
    const NodeId only = list ? first(list) : 0;
    return only && !isArray ? copied(expression(only), span(n))
                            : container(ContainerKind::List, span(n));
  }
  return construct(type, list, span(n));
}

// What the destructor does happens here.
void Lowering::deleteExpression(NodeId n) {
  const NodeId inner = lastOf(n);
  if (!inner)
    return;
  destroy(expression(inner), span(n));
}

void Lowering::destroy(Var object, Span where, std::string_view written) {
  Call made;
  made.written = intern(written);
  made.flags = kCallImplicit;
  made.receiver = object;
  made.callee = load(object, fieldStep(kDestructor), where);
  made.calleeSpan = where;
  call(std::move(made), where);
}

} // namespace philint::cxx
