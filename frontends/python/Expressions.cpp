#include "frontends/python/Lowering.h"

namespace philint::python {

using namespace ir;

Var Lowering::expression(NodeId n) {
  if (n == 0)
    return unknown({}, {});
  if (depth_ >= kMaximumDepth)
    return tooDeep(n);
  ++depth_;
  const Var value = dispatch(n);
  --depth_;
  return value;
}

Var Lowering::dispatch(NodeId n) {
  switch (kind(n)) {
  case Kind::Identifier:
    return node(n).name ? variable(node(n).name) : unknown({}, span(n));
  case Kind::Attribute:
    return attribute(n);
  case Kind::Call:
    return callExpression(n, kCallPlain);
  case Kind::String:
  case Kind::ConcatenatedString:
    return string(n);
  case Kind::Subscript:
    return subscript(n);
  case Kind::Integer:
    return constant(ConstantKind::Integer, intern(text(n)), span(n));
  case Kind::Float:
    return constant(ConstantKind::Float, intern(text(n)), span(n));
  case Kind::True:
  case Kind::False:
    return constant(ConstantKind::Boolean, intern(text(n)), span(n));
  case Kind::None:
    return constant(ConstantKind::None, {}, span(n));
  case Kind::ParenthesizedExpression:
    return firstOf(n);
  case Kind::List:
    return sequence(n, ContainerKind::List);
  case Kind::Tuple:
  case Kind::ExpressionList:
  case Kind::PatternList:
  case Kind::TuplePattern:
    return sequence(n, ContainerKind::Tuple);
  case Kind::Set:
    return sequence(n, ContainerKind::Set);
  case Kind::Dictionary:
    return dictionary(n);
  case Kind::BinaryOperator:
    return binary(n);
  case Kind::BooleanOperator:
    return boolean(n);
  case Kind::ComparisonOperator:
    return comparison(n);
  default:
    return lessCommon(n);
  }
}

Var Lowering::lessCommon(NodeId n) {
  switch (kind(n)) {
  case Kind::UnaryOperator:
    return unary(n);
  case Kind::NotOperator:
    return derive(DeriveKind::Clean, {expression(first(n))}, span(n));
  case Kind::ConditionalExpression:
    return conditional(n);
  case Kind::NamedExpression:
    return namedExpression(n);
  case Kind::Lambda:
    return lambda(n);
  case Kind::Await:
    return await(n);
  case Kind::Yield:
    return yield(n);
  case Kind::ListComprehension:
  case Kind::SetComprehension:
  case Kind::DictionaryComprehension:
  case Kind::GeneratorExpression:
    return comprehension(n);
  case Kind::Ellipsis:
    return constant(ConstantKind::None, {}, span(n));
  case Kind::Slice:
    return derive(DeriveKind::Clean, {}, span(n));
  case Kind::ListSplat:
  case Kind::ListSplatPattern:
    return load(expression(first(n)), step(StepKind::Any), span(n));
  case Kind::ListPattern:
    return sequence(n, ContainerKind::List);
  case Kind::DictionarySplat:
  case Kind::AsPattern:
  case Kind::AsPatternTarget:
  case Kind::KeywordArgument:
  case Kind::Type:
    return firstOf(n);
  case Kind::DottedName:
    return unknown({}, span(n));
  default:
    return unknownConstruct(n);
  }
}

Var Lowering::firstOf(NodeId n) {
  const NodeId child = first(n);
  return child ? expression(child) : unknown({}, span(n));
}

namespace {
constexpr std::size_t kMostUnknownOperands = 256;
}

// What is nested too deeply is one Unknown over the names in it.
Var Lowering::tooDeep(NodeId n) {
  std::vector<Var> names;
  for (NodeId c = n; c < node(n).next; ++c)
    if (kind(c) == Kind::Identifier && node(c).name &&
        names.size() < kMostUnknownOperands)
      names.push_back(variable(node(c).name));
  unit_.problems.push_back({Problem::TooDeep, intern("nesting"), span(n)});
  return unknown(std::move(names), span(n));
}

Var Lowering::unknownConstruct(NodeId n) {
  if (kind(n) != Kind::Error)
    unit_.problems.push_back(
        {Problem::UnknownConstruct, intern("construct"), span(n)});
  std::vector<Var> parts;
  for (NodeId c = tree_.firstChild(n); c; c = tree_.nextSibling(c, n))
    if (!isToken(kind(c)) && parts.size() < kMostUnknownOperands)
      parts.push_back(expression(c));
  return unknown(std::move(parts), span(n));
}

Var Lowering::attribute(NodeId n) {
  const NodeId object = first(n);
  const NodeId member = following(object, n);
  const Var base = expression(object);
  if (member == 0)
    return base;
  return load(base, step(StepKind::Field, node(member).name), span(n));
}

Var Lowering::subscript(NodeId n) {
  return loadSubscript(expression(first(n)), n);
}

Var Lowering::loadSubscript(Var base, NodeId n) {
  const NodeId key = following(first(n), n);
  if (key == 0)
    return load(base, step(StepKind::Any), span(n));
  bool sliced = false;
  for (NodeId c = key; c; c = following(c, n))
    if (kind(c) == Kind::Slice) {
      sliced = true;
      for (NodeId part = first(c); part; part = following(part, c))
        expression(part);
    }
  if (sliced)
    return derive(DeriveKind::Choose, {base}, span(n));
  if (following(key, n)) {
    std::vector<Var> keys;
    for (NodeId c = key; c; c = following(c, n))
      keys.push_back(expression(c));
    return loadKey(
        base, derive(DeriveKind::Compute, std::move(keys), span(key)), span(n));
  }
  if (kind(key) == Kind::UnaryOperator && kind(first(key)) == Kind::Integer)
    return load(base, step(StepKind::Any), span(n));
  if (const auto constant = constantKey(key))
    return load(base, step(StepKind::Key, *constant), span(n));
  return loadKey(base, expression(key), span(n));
}

Var Lowering::callExpression(NodeId n, std::uint8_t flags) {
  const NodeId callee = first(n);
  Call made;
  made.flags = flags;
  made.calleeSpan = span(callee);
  made.written = writtenCallee(callee);
  if (kind(callee) == Kind::Attribute) {
    const NodeId object = first(callee);
    const NodeId member = following(object, callee);
    made.receiver = expression(object);
    made.callee =
        member ? load(made.receiver, step(StepKind::Field, node(member).name),
                      span(callee))
               : made.receiver;
  } else {
    made.callee = expression(callee);
  }
  if (const NodeId list = following(callee, n))
    arguments(list, made);
  return call(std::move(made), span(n));
}

void Lowering::arguments(NodeId list, Call &call) {
  if (kind(list) == Kind::GeneratorExpression) {
    call.arguments.push_back(
        {ArgumentKind::Positional, {}, expression(list), span(list)});
    return;
  }
  std::size_t count = 0;
  for (NodeId c = first(list); c; c = following(c, list))
    ++count;
  call.arguments.reserve(count);
  for (NodeId c = first(list); c; c = following(c, list))
    argument(c, call);
}

void Lowering::argument(NodeId n, Call &call) {
  Argument made;
  NodeId value = n;
  switch (kind(n)) {
  case Kind::KeywordArgument:
    made.kind = ArgumentKind::Named;
    made.name = node(first(n)).name;
    value = following(first(n), n);
    break;
  case Kind::ListSplat:
  case Kind::ListSplatPattern:
    made.kind = ArgumentKind::Spread;
    value = first(n);
    break;
  case Kind::DictionarySplat:
    made.kind = ArgumentKind::NamedSpread;
    value = first(n);
    break;
  default:
    break;
  }
  made.value = expression(value);
  made.span = value ? span(value) : span(n);
  call.arguments.push_back(made);
}

Var Lowering::await(NodeId n) {
  const NodeId inner = first(n);
  if (kind(inner) == Kind::Call)
    return callExpression(inner, kCallAwait);
  return expression(inner);
}

Var Lowering::unary(NodeId n) {
  const NodeId inner = first(n);
  if (kind(inner) == Kind::Integer || kind(inner) == Kind::Float)
    return constant(kind(inner) == Kind::Integer ? ConstantKind::Integer
                                                 : ConstantKind::Float,
                    compactText(n), span(n));
  return derive(DeriveKind::Compute, {expression(inner)}, span(n));
}

Var Lowering::comparison(NodeId n) {
  std::vector<Var> operands;
  for (NodeId c = first(n); c; c = following(c, n))
    operands.push_back(expression(c));
  return derive(DeriveKind::Clean, std::move(operands), span(n));
}

Var Lowering::namedExpression(NodeId n) {
  const NodeId target = first(n);
  const Var value = expression(following(target, n));
  const ScopeId inner = scope_;
  scope_ = definitionScope();
  assignName(node(target).name, value, span(n));
  const Var result = node(target).name ? variable(node(target).name) : value;
  scope_ = inner;
  return result;
}

Var Lowering::yield(NodeId n) {
  function().isGenerator = true;
  std::string_view rest = text(n).substr(5);
  while (!rest.empty() &&
         (rest.front() == ' ' || rest.front() == '\t' || rest.front() == '\\' ||
          rest.front() == '\n' || rest.front() == '\r'))
    rest.remove_prefix(1);
  const NodeId operand = first(n);
  const bool from =
      operand && rest.substr(0, 4) == "from" &&
      node(operand).begin >=
          static_cast<std::size_t>(rest.data() - source_.data()) + 4;
  Var value =
      operand ? expression(operand) : constant(ConstantKind::None, {}, span(n));
  const Var source = value;
  if (from)
    value = iterate(source, span(n));
  Instruction i;
  i.op = Op::Yield;
  i.dst = builder_.temporary();
  i.a = value;
  i.span = span(n);
  builder_.emit(i);
  return from ? unknown({source}, span(n)) : i.dst;
}

} // namespace philint::python
