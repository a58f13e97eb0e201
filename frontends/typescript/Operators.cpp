// Operators and conditions: chains are walked along their left spine in a loop,
// since generated code has them with thousands of parts.
#include "frontends/typescript/Lowering.h"

#include <algorithm>

namespace philint::typescript {

using namespace ir;

Var Lowering::binary(NodeId n) {
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

Var Lowering::unary(NodeId n) {
  const Var value = firstOf(n);
  return derive(operatorOf(n) == Kind::CleanOperator ? DeriveKind::Clean
                                                     : DeriveKind::Compute,
                {value}, span(n));
}

std::optional<bool> Lowering::truthOf(NodeId n) const {
  n = unwrapped(n);
  if (!n)
    return std::nullopt;
  switch (kind(n)) {
  case Kind::True:
    return true;
  case Kind::False:
  case Kind::Null:
    return false;
  case Kind::Number:
    return text(n) != "0";
  case Kind::UnaryExpression:
    if (text(n).starts_with('!'))
      if (const auto inner = truthOf(first(n)))
        return !*inner;
    return std::nullopt;
  default:
    return std::nullopt;
  }
}

// Where `x === "a"` holds, x is what it was compared with.
void Lowering::equality(NodeId n, Label whenEqual, Label whenOther,
                        bool straight) {
  const NodeId left = first(n), right = following(left, n);
  const Var a = expression(left), b = expression(right);
  const Var value = derive(DeriveKind::Clean, {a, b}, span(n));
  const auto isLocal = [&](NodeId side) {
    return kind(side) == Kind::Identifier && node(side).name &&
           function().variables[variable(node(side).name)].kind !=
               VariableKind::Global;
  };
  // Only what is written out: another value would be as telling as x is.
  const auto isConstant = [&](NodeId side) {
    return kind(side) == Kind::String || kind(side) == Kind::Number;
  };
  const bool byLeft = isConstant(right) && isLocal(left);
  const bool byRight = !byLeft && isConstant(left) && isLocal(right);
  if (!byLeft && !byRight)
    return builder_.branch(value, straight ? whenEqual : whenOther,
                           straight ? whenOther : whenEqual, span(n));
  const Label known = builder_.newLabel();
  builder_.branch(value, straight ? known : whenOther,
                  straight ? whenOther : known, span(n));
  builder_.begin(known);
  assignName(node(byLeft ? left : right).name, byLeft ? b : a, span(n));
  builder_.jump(whenEqual, span(n));
}

void Lowering::condition(NodeId n, Label whenTrue, Label whenFalse) {
  const NodeId inner = unwrapped(n);
  if (inner && depth_ < kMaximumDepth) {
    if (kind(inner) == Kind::UnaryExpression && text(inner).starts_with('!')) {
      ++depth_;
      condition(first(inner), whenFalse, whenTrue);
      --depth_;
      return;
    }
    if (kind(inner) == Kind::BinaryExpression &&
        operatorOf(inner) == Kind::Logical) {
      const NodeId left = first(inner), right = following(left, inner);
      std::string_view op;
      for (NodeId c = tree_.firstChild(inner); c;
           c = tree_.nextSibling(c, inner))
        if (isToken(kind(c)))
          op = text(c);
      if (op != "??") {
        const Label next = builder_.newLabel();
        ++depth_;
        if (op == "&&")
          condition(left, next, whenFalse);
        else
          condition(left, whenTrue, next);
        builder_.begin(next);
        condition(right, whenTrue, whenFalse);
        --depth_;
        return;
      }
    }
    // f(x) === true
    if (kind(inner) == Kind::BinaryExpression &&
        operatorOf(inner) == Kind::Comparison) {
      const NodeId left = first(inner), right = following(left, inner);
      const bool equal = text(inner).find("==") != std::string_view::npos &&
                         text(inner).find("!=") == std::string_view::npos;
      const bool differs = text(inner).find("!=") != std::string_view::npos;
      if (right && (kind(right) == Kind::True || kind(right) == Kind::False) &&
          (equal || differs)) {
        const bool straight = equal == (kind(right) == Kind::True);
        ++depth_;
        condition(left, straight ? whenTrue : whenFalse,
                  straight ? whenFalse : whenTrue);
        --depth_;
        return;
      }
      if (right && (equal || differs))
        return equality(inner, equal ? whenTrue : whenFalse,
                        equal ? whenFalse : whenTrue, equal);
    }
  }
  builder_.branch(expression(n), whenTrue, whenFalse, n ? span(n) : Span{});
}

} // namespace philint::typescript
