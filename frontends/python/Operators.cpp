// Operators and conditions: binary and boolean chains are walked along their
// left spine in a loop, since generated code has them with thousands of parts.
#include "frontends/python/Lowering.h"

#include "frontends/common/Arithmetic.h"

#include <algorithm>

namespace philint::python {

using namespace ir;

Kind Lowering::operatorOf(NodeId n) const {
  for (NodeId c = tree_.firstChild(n); c; c = tree_.nextSibling(c, n))
    if (isToken(kind(c)))
      return kind(c);
  return Kind::Other;
}

bool Lowering::isContainerLiteral(NodeId n) const {
  while (kind(n) == Kind::ParenthesizedExpression)
    n = first(n);
  switch (kind(n)) {
  case Kind::List:
  case Kind::Tuple:
  case Kind::Dictionary:
  case Kind::Set:
  case Kind::ListComprehension:
  case Kind::SetComprehension:
  case Kind::DictionaryComprehension:
    return true;
  default:
    return false;
  }
}

// Could `|` be more than arithmetic here? Literals and types of annotations are
// not: `int | None`.
bool Lowering::mayBePiped(NodeId n) const {
  while (kind(n) == Kind::ParenthesizedExpression)
    n = first(n);
  switch (kind(n)) {
  case Kind::Identifier:
  case Kind::Attribute:
  case Kind::Call:
  case Kind::Subscript:
  case Kind::Lambda:
  case Kind::Dictionary:
  case Kind::BinaryOperator:
  case Kind::ConditionalExpression:
    return true;
  default:
    return false;
  }
}

Var Lowering::overloaded(Var object, std::string_view member, Var other,
                         NodeId n) {
  Call made;
  made.receiver = object;
  made.callee = load(object, fieldStep(member), span(n));
  made.flags = kCallImplicit;
  made.calleeSpan = span(n);
  Argument argument;
  argument.value = other;
  argument.span = span(n);
  made.arguments.push_back(argument);
  return call(std::move(made), span(n));
}

// `a / b` joins paths where `a` is one; what else it yields is put together.
Var Lowering::joined(std::vector<Var> operands, Var right, NodeId n) {
  const Var left = operands.size() == 1
                       ? operands[0]
                       : derive(DeriveKind::Compute, operands, span(n));
  const Var own = overloaded(left, "__truediv__", right, n);
  return derive(DeriveKind::Choose,
                {own, derive(DeriveKind::Compute, {left, right}, span(n))},
                span(n));
}

// `a | b` runs a method of one of the two, which libraries overload to build
// pipes; what it yields is that, or what both hold.
Var Lowering::pipe(std::vector<Var> operands, Var right, bool structured,
                   NodeId n) {
  const Var left = operands.size() == 1
                       ? operands[0]
                       : derive(DeriveKind::Compute, operands, span(n));
  const Var own = overloaded(left, "__or__", right, n);
  const Var reflected = overloaded(right, "__ror__", left, n);
  if (structured) // may as well merge two tables
    return derive(DeriveKind::Choose, {own, reflected, left, right}, span(n));
  return derive(DeriveKind::Choose,
                {own, reflected,
                 derive(DeriveKind::Compute, {left, right}, span(n))},
                span(n));
}

Var Lowering::binary(NodeId n) {
  if (const auto number = computed(text(n)))
    return constant(ConstantKind::Integer, intern(*number), span(n));
  std::vector<NodeId> spine; // outermost first
  NodeId left = n;
  while (kind(left) == Kind::BinaryOperator) {
    spine.push_back(left);
    left = first(left);
  }
  // "…" % x binds tightest where the string stands at the bottom.
  Var value = kNone;
  if (operatorOf(spine.back()) == Kind::Percent && isString(left)) {
    value =
        percentFormat(left, following(left, spine.back()), span(spine.back()));
    left = spine.back();
    spine.pop_back();
  } else {
    value = expression(left);
  }
  bool structured = isContainerLiteral(left);
  while (!spine.empty()) {
    const NodeId top = spine.back();
    const Kind op = operatorOf(top);
    std::vector<Var> operands{value};
    NodeId last = top;
    while (!spine.empty() && operatorOf(spine.back()) == op) {
      last = spine.back();
      const NodeId right = following(first(last), last);
      structured |= op == Kind::Bar && right && isContainerLiteral(right);
      const Var operand = expression(right);
      spine.pop_back();
      if (op == Kind::Bar && mayBePiped(first(last)) && mayBePiped(right) &&
          !(isContainerLiteral(first(last)) && isContainerLiteral(right)))
        operands = {pipe(operands, operand, structured, last)};
      else if (op == Kind::Slash && mayBePiped(first(last)) &&
               (mayBePiped(right) || isString(right)))
        operands = {joined(operands, operand, last)};
      else
        operands.push_back(operand);
    }
    if (operands.size() == 1) {
      value = operands[0];
      continue;
    }
    DeriveKind how = DeriveKind::Compute;
    if (structured && op == Kind::Bar)
      how = DeriveKind::Choose;
    else if (op == Kind::Plus)
      how = DeriveKind::Concat;
    value = derive(how, std::move(operands), span(last));
  }
  return value;
}

void Lowering::booleanOperands(NodeId n, std::vector<NodeId> &out) {
  const Kind op = operatorOf(n);
  NodeId left = n;
  while (kind(left) == Kind::BooleanOperator && operatorOf(left) == op) {
    const NodeId inner = first(left);
    out.push_back(following(inner, left));
    left = inner;
  }
  out.push_back(left);
  std::reverse(out.begin(), out.end());
}

// Drops what never decides the value: behind an operand that settles it, and
// constants that leave it open. The last operand stays.
void Lowering::dropConstants(std::vector<NodeId> &operands, bool isAnd) {
  for (std::size_t i = 0; i + 1 < operands.size();) {
    const auto known = truthOf(operands[i]);
    if (!known) {
      ++i;
    } else if (*known == isAnd) {
      operands.erase(operands.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      operands.resize(i + 1);
    }
  }
}

// Branches only where a later operand calls something, so that what is called
// only sometimes is not taken for certain. `a and b` is b, or an `a` that is
// empty, zero or none and so tells nothing.
Var Lowering::boolean(NodeId n) {
  std::vector<NodeId> operands;
  booleanOperands(n, operands);
  const bool isAnd = operatorOf(n) == Kind::AndToken;
  dropConstants(operands, isAnd);
  if (operands.size() == 1)
    return expression(operands[0]);
  const bool branches =
      std::any_of(operands.begin() + 1, operands.end(),
                  [&](NodeId o) { return o && containsCall(o); });
  if (!branches) {
    std::vector<Var> values;
    for (const NodeId o : operands)
      values.push_back(expression(o));
    return isAnd ? values.back()
                 : derive(DeriveKind::Choose, std::move(values), span(n));
  }
  const Var result = unnamedLocal();
  const Label end = builder_.newLabel();
  for (std::size_t i = 0; i < operands.size(); ++i) {
    const Var value = expression(operands[i]);
    const bool isLast = i + 1 == operands.size();
    if (!isAnd || isLast)
      move(result, value, span(n));
    if (isLast)
      break;
    const Label next = builder_.newLabel();
    builder_.branch(value, isAnd ? next : end, isAnd ? end : next, span(n));
    builder_.begin(next);
  }
  builder_.begin(end);
  return result;
}

Var Lowering::conditional(NodeId n) {
  const NodeId whenTrue = first(n);
  const NodeId test = following(whenTrue, n);
  const NodeId whenFalse = following(test, n);
  if (const auto known = truthOf(test))
    return expression(*known ? whenTrue : whenFalse);
  if (!containsCall(n)) {
    const Var a = expression(whenTrue);
    expression(test);
    const Var b = expression(whenFalse);
    return derive(DeriveKind::Choose, {a, b}, span(n));
  }
  const Var result = unnamedLocal();
  const Label yes = builder_.newLabel(), no = builder_.newLabel();
  const Label end = builder_.newLabel();
  condition(test, yes, no);
  builder_.begin(yes);
  move(result, expression(whenTrue), span(n));
  builder_.jump(end, span(n));
  builder_.begin(no);
  move(result, expression(whenFalse), span(n));
  builder_.begin(end);
  return result;
}

// `f(x) is True`, `f(x) == False` and `x is None` ask what f(x) or `not x` would:
// the operand that decides, and whether the answer is turned round.
NodeId Lowering::comparedWithConstant(NodeId n, bool &negated) const {
  const NodeId left = first(n);
  const NodeId right = following(left, n);
  if (right == 0 || following(right, n) ||
      (!containsCall(left) && kind(right) != Kind::None))
    return 0;
  const bool wantsTrue = kind(right) == Kind::True;
  if (!wantsTrue && kind(right) != Kind::False && kind(right) != Kind::None)
    return 0;
  std::string_view op =
      source_.substr(node(left).end, node(right).begin - node(left).end);
  while (!op.empty() && op.front() == ' ')
    op.remove_prefix(1);
  while (!op.empty() && op.back() == ' ')
    op.remove_suffix(1);
  const bool same = op == "is" || op == "==";
  if (!same && op != "is not" && op != "!=")
    return 0;
  negated = wantsTrue != same;
  return left;
}

// Ends the block on what `n` says; `not` swaps the targets, and/or become
// branches of their own, so that every guard call decides an edge.
// Where `x == "a"` holds, x is what it was compared with. False where `n` is no
// such comparison of a local name.
bool Lowering::equality(NodeId n, Label whenTrue, Label whenFalse) {
  const NodeId left = first(n), right = following(left, n);
  if (!right || following(right, n) || kind(left) != Kind::Identifier ||
      (kind(right) != Kind::String && kind(right) != Kind::Integer))
    return false; // another value would be as telling as x is
  std::string_view between =
      source_.substr(node(left).end, node(right).begin - node(left).end);
  while (!between.empty() && between.front() == ' ')
    between.remove_prefix(1);
  while (!between.empty() && between.back() == ' ')
    between.remove_suffix(1);
  const bool isEqual = between == "==";
  if ((!isEqual && between != "!=") ||
      function().variables[variable(node(left).name)].kind ==
          VariableKind::Global)
    return false;
  const Var a = expression(left), b = expression(right);
  const Label known = builder_.newLabel();
  builder_.branch(derive(DeriveKind::Clean, {a, b}, span(n)),
                  isEqual ? known : whenTrue, isEqual ? whenFalse : known,
                  span(n));
  builder_.begin(known);
  move(variable(node(left).name), b, span(n));
  builder_.jump(isEqual ? whenTrue : whenFalse, span(n));
  return true;
}

void Lowering::condition(NodeId n, Label whenTrue, Label whenFalse) {
  for (;;) {
    bool negated = kind(n) == Kind::NotOperator;
    NodeId inner = 0;
    if (n && (negated || kind(n) == Kind::ParenthesizedExpression))
      inner = first(n);
    else if (n && kind(n) == Kind::ComparisonOperator)
      inner = comparedWithConstant(n, negated);
    if (inner == 0)
      break;
    if (negated)
      std::swap(whenTrue, whenFalse);
    n = inner;
  }
  if (n == 0 || depth_ >= kMaximumDepth || kind(n) != Kind::BooleanOperator) {
    if (n && kind(n) == Kind::ComparisonOperator &&
        equality(n, whenTrue, whenFalse))
      return;
    const Var value = expression(n);
    builder_.branch(value, whenTrue, whenFalse, n ? span(n) : Span{});
    return;
  }
  ++depth_;
  std::vector<NodeId> operands;
  booleanOperands(n, operands);
  const bool isAnd = operatorOf(n) == Kind::AndToken;
  for (std::size_t i = 0; i + 1 < operands.size(); ++i) {
    const Label next = builder_.newLabel();
    condition(operands[i], isAnd ? next : whenTrue, isAnd ? whenFalse : next);
    builder_.begin(next);
  }
  condition(operands.back(), whenTrue, whenFalse);
  --depth_;
}

} // namespace philint::python
