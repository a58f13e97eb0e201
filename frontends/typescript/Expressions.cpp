#include "frontends/typescript/Lowering.h"

#include "core/ir/Keys.h"

namespace philint::typescript {

using namespace ir;

Var Lowering::expression(NodeId n) {
  if (n == 0)
    return unknown({}, {});
  if (depth_ >= kMaximumDepth) {
    unit_.problems.push_back({Problem::TooDeep, intern("expression"), span(n)});
    return unknown({}, span(n));
  }
  ++depth_;
  const Var value = dispatch(n);
  --depth_;
  return value;
}

Var Lowering::firstOf(NodeId n) { return expression(first(n)); }

Var Lowering::unknownConstruct(NodeId n) {
  unit_.problems.push_back(
      {Problem::UnknownConstruct, intern("construct"), span(n)});
  std::vector<Var> operands;
  for (NodeId c = first(n); c; c = following(c, n))
    operands.push_back(expression(c));
  return unknown(std::move(operands), span(n));
}

Var Lowering::dispatch(NodeId n) {
  switch (kind(n)) {
  case Kind::Identifier:
  case Kind::ShorthandProperty:
    return identifier(n);
  case Kind::This:
    return thisValue(n);
  case Kind::MemberExpression:
  case Kind::SubscriptExpression:
    return member(n);
  case Kind::CallExpression:
    return callExpression(n, kCallPlain);
  case Kind::NewExpression:
    return construct(n);
  case Kind::String:
    return string(n);
  case Kind::TemplateString:
    return templateString(n);
  case Kind::Number:
    return constant(text(n).find_first_of(".eE") == std::string_view::npos
                        ? ConstantKind::Integer
                        : ConstantKind::Float,
                    intern(text(n)), span(n));
  case Kind::True:
  case Kind::False:
    return constant(ConstantKind::Boolean, intern(text(n)), span(n));
  case Kind::Null:
    return constant(ConstantKind::None, {}, span(n));
  case Kind::Regex:
    return constant(ConstantKind::Bytes, intern(text(n)), span(n));
  case Kind::Object:
    return object(n);
  case Kind::Array:
    return array(n);
  case Kind::ParenthesizedExpression:
  case Kind::InstantiationExpression:
    return firstOf(n);
  case Kind::TypedExpression:
    return typedExpression(n);
  case Kind::BinaryExpression:
    return binary(n);
  case Kind::TernaryExpression:
    return conditional(n);
  case Kind::UnaryExpression:
    return unary(n);
  case Kind::AssignmentExpression:
    return assignment(n);
  case Kind::AugmentedAssignment:
    return augmented(n);
  case Kind::UpdateExpression:
    return update(n, false);
  case Kind::AwaitExpression:
    return awaited(n);
  case Kind::ArrowFunction:
  case Kind::FunctionExpression:
    return functionValue(n, {});
  default:
    return lessCommon(n);
  }
}

Var Lowering::lessCommon(NodeId n) {
  switch (kind(n)) {
  case Kind::ClassExpression:
    return classDefinition(n, {}, {});
  case Kind::SequenceExpression: {
    Var last = kNone;
    for (NodeId c = first(n); c; c = following(c, n))
      last = expression(c);
    return last == kNone ? unknown({}, span(n)) : last;
  }
  case Kind::YieldExpression:
    return yield(n);
  case Kind::SpreadElement:
    return firstOf(n);
  case Kind::Super:
    return superObject(span(n));
  case Kind::MetaProperty:
    return globalVariable(current_, intern(text(n))); // import.meta
  case Kind::ImportKeyword:
  case Kind::EmptyStatement:
    return constant(ConstantKind::None, {}, span(n));
  case Kind::JsxElement:
  case Kind::JsxSelfClosing:
    return jsx(n);
  case Kind::JsxExpression:
    return first(n) ? firstOf(n) : constant(ConstantKind::None, {}, span(n));
  case Kind::JsxText:
  case Kind::StringFragment:
    return constant(ConstantKind::String, intern(text(n)), span(n));
  case Kind::FunctionDeclaration: // `export default function () {}`
    return functionValue(n, {});
  case Kind::ClassDeclaration:
    return classDefinition(n, {}, {});
  case Kind::Namespace: // the grammar takes it for an expression
    namespaceDeclaration(n);
    return constant(ConstantKind::None, {}, span(n));
  default:
    return unknownConstruct(n);
  }
}

Var Lowering::identifier(NodeId n) {
  const Symbol own = node(n).name;
  if (!own)
    return unknown({}, span(n));
  if (name(own) == "arguments") {
    for (ScopeId s = scope_; s != 0; s = scopes_.scopes[s].parent)
      if (scopes_.scopes[s].usesArguments &&
          scopes_.scopes[s].function == current_)
        return argumentsObject(span(n));
  }
  if (name(own) == "module" || name(own) == "exports") {
    if (isExportsObject(n))
      return globalVariable(current_, exports_);
  }
  return variable(own);
}

// What a function was called with, as far as it has names.
Var Lowering::argumentsObject(Span where) {
  const auto &parameters = function().parameters;
  const bool hasThis =
      !parameters.empty() &&
      function().variables[parameters[0].variable].name == this_;
  const std::size_t own = hasThis ? 1 : 0;
  if (parameters.size() == own + 1 &&
      parameters[own].kind == ParameterKind::Rest)
    return parameters[own].variable;
  const Var made = container(ContainerKind::List, where);
  std::size_t index = 0;
  for (const Parameter &parameter : parameters) {
    if (function().variables[parameter.variable].name == this_)
      continue;
    if (parameter.kind == ParameterKind::Rest)
      store(made, anyStep(), load(parameter.variable, anyStep(), where), where);
    else
      store(made, indexStep(index++), parameter.variable, where);
  }
  return made;
}

Var Lowering::member(NodeId n) {
  if (isExportsObject(n))
    return globalVariable(current_, exports_);
  if (readsCaptures(n))
    return captures();
  return loadMember(expression(first(n)), n);
}

// The member of an object that `n`, a member or subscript expression, names.
Var Lowering::loadMember(Var base, NodeId n) {
  const NodeId key = following(first(n), n);
  if (!key)
    return unknown({base}, span(n));
  if (kind(n) == Kind::MemberExpression)
    return load(base, step(StepKind::Field, keyName(key)), span(n));
  if (const auto known = keyStep(key))
    return load(base, *known, span(n));
  return loadKey(base, expression(key), span(n));
}

// `x as T`, `<T>x`: a value that is said to be what a name stands for.
Var Lowering::typedExpression(NodeId n) {
  return assertedAs(expression(unwrapped(n)), n);
}

// The value, as the assertion `n` says what it is.
Var Lowering::assertedAs(Var value, NodeId n) {
  NodeId typeNode = first(n);
  if (typeNode && kind(typeNode) == Kind::TypeArguments)
    typeNode = first(typeNode);
  else if (typeNode)
    typeNode = following(typeNode, n);
  if (!typeNode || (kind(typeNode) != Kind::Identifier &&
                    kind(typeNode) != Kind::NestedName &&
                    kind(typeNode) != Kind::GenericType &&
                    kind(typeNode) != Kind::ArrayType))
    return value;
  const std::uint32_t written = type(typeNode);
  const Var said = unnamedLocal();
  move(said, value, span(n));
  function().variableTypes.push_back({said, {}, written, span(n)});
  return said;
}

Var Lowering::awaited(NodeId n) { return awaitOf(first(n)); }

// `await ask() as T` says T of the answer, and is read as `await (ask() as T)`.
Var Lowering::awaitOf(NodeId waited) {
  if (waited && kind(waited) == Kind::TypedExpression) {
    const NodeId inner = unwrapped(waited);
    return assertedAs(inner && kind(inner) == Kind::CallExpression
                          ? callExpression(inner, kCallAwait)
                          : expression(inner),
                      waited);
  }
  const NodeId inner = unwrapped(waited);
  if (inner && kind(inner) == Kind::CallExpression)
    return callExpression(inner, kCallAwait);
  return expression(inner);
}

Var Lowering::yield(NodeId n) {
  function().isGenerator = true;
  const bool delegates = hasToken(n, Kind::StarToken);
  Var value = first(n) ? firstOf(n) : constant(ConstantKind::None, {}, span(n));
  if (delegates)
    value = iterate(value, span(n));
  return yielded(value, span(n));
}

} // namespace philint::typescript
