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

// x[2:5] is x, but for its first elements, which are those from the third on.
Var Lowering::slice(Var base, NodeId part, Span where) {
  const Var made = derive(DeriveKind::Choose, {base}, where);
  const NodeId lower = part ? first(part) : 0;
  const std::string_view written = part ? text(part) : std::string_view{};
  const auto colon = written.find(':');
  if (!lower || node(lower).begin > node(part).begin ||
      colon == written.npos || written.find(':', colon + 1) != written.npos)
    return made;
  const auto from = integerOf(lower);
  constexpr std::size_t kExact = 4;
  if (!from || *from <= 0)
    return made;
  for (std::size_t i = 0; i < kExact; ++i)
    store(made, indexStep(i),
          load(base, indexStep(static_cast<std::size_t>(*from) + i), where),
          where);
  return made;
}

// table[row, "column"]: what is read or written there is of that column,
// whichever row it is.
std::optional<Symbol> Lowering::columnKey(NodeId n) {
  const NodeId key = following(first(n), n);
  NodeId last = key;
  while (const NodeId next = last ? following(last, n) : 0)
    last = next;
  if (last == key)
    return std::nullopt;
  const auto name = constantText(last);
  return name ? std::optional(intern(*name)) : std::nullopt;
}

// table[["a", "b"]] holds these columns, by their names.
Var Lowering::columns(Var base, Var selected, NodeId n) {
  NodeId last = following(first(n), n);
  while (const NodeId next = last ? following(last, n) : 0)
    last = next;
  if (kind(last) != Kind::List || !first(last))
    return selected;
  for (NodeId c = first(last); c; c = following(c, last))
    if (!constantText(c))
      return selected;
  const Var made = derive(DeriveKind::Choose, {selected}, span(n));
  for (NodeId c = first(last); c; c = following(c, last)) {
    const auto name = step(StepKind::Key, intern(*constantText(c)));
    store(made, name, load(base, name, span(c)), span(c));
  }
  return made;
}

Var Lowering::loadSubscript(Var base, NodeId n) {
  const NodeId key = following(first(n), n);
  if (key == 0)
    return load(base, step(StepKind::Any), span(n));
  if (const auto column = columnKey(n)) {
    for (NodeId c = key; following(c, n); c = following(c, n))
      if (kind(c) != Kind::Slice)
        expression(c);
    return load(base, step(StepKind::Key, *column), span(n));
  }
  return columns(base, loadIndex(base, n), n);
}

Var Lowering::loadIndex(Var base, NodeId n) {
  const NodeId key = following(first(n), n);
  bool sliced = false;
  for (NodeId c = key; c; c = following(c, n))
    if (kind(c) == Kind::Slice) {
      sliced = true;
      for (NodeId part = first(c); part; part = following(part, c))
        expression(part);
    }
  if (sliced)
    return slice(base, following(key, n) ? 0 : key, span(n));
  if (following(key, n)) {
    std::vector<Var> keys;
    for (NodeId c = key; c; c = following(c, n))
      keys.push_back(expression(c));
    return loadKey(
        base, derive(DeriveKind::Compute, std::move(keys), span(key)), span(n));
  }
  if (const auto constant = constantKey(key))
    return load(base, step(StepKind::Key, *constant), span(n));
  return loadKey(base, expression(key), span(n));
}

// A name of the language that no scope around binds.
bool Lowering::isBuiltin(NodeId n, std::string_view wanted) const {
  if (kind(n) != Kind::Identifier || text(n) != wanted)
    return false;
  for (ScopeId s = scope_; s != 0; s = scopes_.scopes[s].parent)
    if (scopes_.find(s, node(n).name) != FlatMap::kAbsent)
      return false;
  return true;
}

// The object whose method `super().method` is: what the call changes is it.
Var Lowering::superReceiver(NodeId object) {
  if (kind(object) != Kind::Call || !isBuiltin(first(object), "super"))
    return kNone;
  const NodeId list = following(first(object), object);
  const NodeId given = list ? first(list) : 0;
  if (given == 0)
    return function().ownerClass == kNone || function().parameters.empty()
               ? kNone
               : function().parameters[0].variable;
  const NodeId self = following(given, list);
  return self && kind(self) == Kind::Identifier && node(self).name
             ? variable(node(self).name)
             : kNone;
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
    const Var base = expression(object);
    const Var self = superReceiver(object);
    made.receiver = self != kNone ? self : base;
    made.callee =
        member ? load(base, step(StepKind::Field, node(member).name),
                      span(callee))
               : base;
  } else {
    made.callee = expression(callee);
  }
  const NodeId list = following(callee, n);
  if (list && isBuiltin(callee, "setattr"))
    if (const Var done = setAttribute(n, list, made); done != kNone)
      return done;
  if (list)
    arguments(list, made);
  const Var receiver = made.receiver;
  const std::vector<Argument> given = made.arguments;
  const Var result = call(std::move(made), span(n));
  if (list && kind(callee) == Kind::Attribute)
    overwrite(callee, list, receiver, given);
  return result;
}

// setattr(x, "name", value) is x.name = value; kNone where the name is none.
Var Lowering::setAttribute(NodeId n, NodeId list, const Call &callee) {
  const NodeId object = first(list);
  const NodeId member = following(object, list);
  const NodeId value = following(member, list);
  if (!value || following(value, list) || kind(object) == Kind::ListSplat ||
      kind(value) == Kind::KeywordArgument || kind(value) == Kind::ListSplat)
    return kNone;
  const auto said = constantText(literalOf(member));
  if (!said)
    return kNone;
  const Var target = expression(object);
  const Var stored = expression(value);
  const Var result = call(callee, span(n));
  store(target, fieldStep(*said), stored, span(n));
  return result;
}

// x.update({"a": v}), x.update(a=v): whatever x does with it, of a mapping the
// elements that are named are replaced.
void Lowering::overwrite(NodeId callee, NodeId list, Var receiver,
                         const std::vector<Argument> &given) {
  const NodeId member = following(first(callee), callee);
  if (!member || text(member) != "update" || receiver == kNone)
    return;
  NodeId c = first(list);
  for (const Argument &argument : given) {
    if (argument.kind == ArgumentKind::Named)
      store(receiver, step(StepKind::Key, argument.name), argument.value,
            argument.span);
    else if (kind(c) == Kind::Dictionary)
      for (NodeId pair = first(c); pair; pair = following(pair, c)) {
        if (kind(pair) != Kind::Pair)
          break;
        if (const auto key = constantKey(first(pair))) {
          const std::uint32_t at = step(StepKind::Key, *key);
          store(receiver, at, load(argument.value, at, span(pair)), span(pair));
        }
      }
    c = following(c, list);
  }
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
