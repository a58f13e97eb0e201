// Operators: chains are walked along their left spine in a loop,
// since generated code has them with thousands of parts.
#include "frontends/typescript/Lowering.h"

#include "frontends/common/Arithmetic.h"

#include <algorithm>

namespace philint::typescript {

using namespace ir;

Var Lowering::binary(NodeId n) {
  if (const auto number = computed(text(n)))
    return constant(ConstantKind::Integer, intern(*number), span(n));
  if (operatorOf(n) == Kind::Logical)
    return logical(n);
  std::vector<NodeId> spine; // outermost first
  NodeId left = n;
  while (kind(left) == Kind::BinaryExpression &&
         operatorOf(left) != Kind::Logical) {
    spine.push_back(left);
    left = first(left);
  }
  Var value = expression(left);
  while (!spine.empty()) {
    const NodeId top = spine.back();
    const Kind op = operatorOf(top);
    std::vector<Var> operands{value};
    NodeId last = top;
    while (!spine.empty() && operatorOf(spine.back()) == op) {
      last = spine.back();
      operands.push_back(expression(following(first(last), last)));
      spine.pop_back();
    }
    DeriveKind how = DeriveKind::Compute;
    if (op == Kind::Plus)
      how = DeriveKind::Concat;
    else if (op == Kind::Comparison || op == Kind::InToken)
      how = DeriveKind::Clean;
    value = derive(how, std::move(operands), span(last));
  }
  return value;
}

// Branches only where a later operand calls something, so that what is called
// only sometimes is not taken for certain. `a && b` is b, or an `a` that is
// empty, zero or null and so tells nothing.
Var Lowering::logical(NodeId n) {
  std::vector<NodeId> operands;
  std::string_view op;
  const auto opText = [&](NodeId at) {
    for (NodeId c = tree_.firstChild(at); c; c = tree_.nextSibling(c, at))
      if (isToken(kind(c)))
        return text(c);
    return std::string_view{};
  };
  op = opText(n);
  NodeId left = n;
  while (kind(left) == Kind::BinaryExpression && opText(left) == op) {
    operands.push_back(following(first(left), left));
    left = first(left);
  }
  operands.push_back(left);
  std::reverse(operands.begin(), operands.end());
  const bool isAnd = op == "&&";
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
    const bool isLast = i + 1 == operands.size();
    if (isAnd && !isLast) {
      const Label next = builder_.newLabel();
      condition(operands[i], next, end);
      builder_.begin(next);
      continue;
    }
    const Var value = expression(operands[i]);
    move(result, value, span(n));
    if (isLast)
      break;
    const Label next = builder_.newLabel();
    builder_.branch(value, end, next, span(n));
    builder_.begin(next);
  }
  builder_.begin(end);
  return result;
}

Var Lowering::conditional(NodeId n) {
  const NodeId test = first(n);
  const NodeId yes = following(test, n), no = following(yes, n);
  if (const auto known = truthOf(test))
    return expression(*known ? yes : no);
  const Var result = unnamedLocal();
  const Label whenTrue = builder_.newLabel(), whenFalse = builder_.newLabel();
  const Label end = builder_.newLabel();
  condition(test, whenTrue, whenFalse);
  builder_.begin(whenTrue);
  move(result, expression(yes), span(n));
  builder_.jump(end, span(n));
  builder_.begin(whenFalse);
  move(result, expression(no), span(n));
  builder_.begin(end);
  return result;
}

// `delete chart.ssn`: nothing is there from now on.
Var Lowering::removal(NodeId n) {
  const NodeId target = unwrapped(first(n));
  if (target && (kind(target) == Kind::MemberExpression ||
                 (kind(target) == Kind::SubscriptExpression &&
                  keyStep(following(first(target), target)))))
    assignMember(target, constant(ConstantKind::None, {}, span(n)));
  else
    firstOf(n);
  return constant(ConstantKind::Boolean, intern("true"), span(n));
}

Var Lowering::unary(NodeId n) {
  if (hasToken(n, Kind::CleanOperator) && text(n).starts_with("delete"))
    return removal(n);
  const Var value = firstOf(n);
  if (operatorOf(n) != Kind::CleanOperator)
    return derive(DeriveKind::Compute, {value}, span(n));
  // Of one operand it is the negation.
  return text(n).starts_with('!')
             ? derive(DeriveKind::Clean, {value}, span(n))
             : derive(DeriveKind::Clean, {value, value}, span(n));
}

} // namespace philint::typescript
