// Operators and conditions: chains are walked along their left spine in a
// loop, since generated code has them with thousands of parts.
#include "frontends/cxx_syntax/Lowering.h"

namespace philint::cxx {

using namespace ir;

Traits Lowering::traitsOf(NodeId n) {
  n = unwrapped(n);
  if (!n)
    return {};
  if (kind(n) == Kind::Identifier) {
    if (const Binding *known = find(node(n).name))
      return known->traits;
    if (const Traits *field = ownField(std::string(text(n))))
      return *field;
    std::string whole;
    if (const DeclaredName *known = declared(std::string(text(n)), whole))
      return known->traits;
  }
  if (kind(n) == Kind::FieldExpression && first(n) &&
      kind(first(n)) == Kind::This)
    if (const Traits *field = ownField(nameText(source_, lastOf(n))))
      return *field;
  return {};
}

bool Lowering::isPointer(NodeId n) {
  n = unwrapped(n);
  if (!n)
    return false;
  switch (kind(n)) {
  case Kind::NewExpression:
  case Kind::LambdaExpression:
  case Kind::This:
    return true;
  case Kind::PointerExpression: {
    const NodeId op = operatorOf(n);
    return op && kind(op) == Kind::Ampersand;
  }
  case Kind::BinaryExpression: {
    const NodeId op = operatorOf(n);
    return op && (kind(op) == Kind::Plus || kind(op) == Kind::Minus) &&
           isPointer(first(n));
  }
  case Kind::CastExpression: {
    const NodeId type = first(n);
    for (NodeId c = type ? first(type) : 0; c; c = following(c, type))
      if (kind(c) == Kind::PointerDeclarator)
        return true;
    return false;
  }
  default:
    return traitsOf(n).isPointer;
  }
}

bool Lowering::isNumeric(NodeId n) {
  n = unwrapped(n);
  if (!n)
    return false;
  if (kind(n) == Kind::Number || kind(n) == Kind::Character ||
      kind(n) == Kind::SizeofExpression || kind(n) == Kind::CastExpression ||
      kind(n) == Kind::UpdateExpression || kind(n) == Kind::SubscriptExpression)
    return true;
  const Traits traits = traitsOf(n);
  return traits.isArithmetic && !traits.isPointer;
}

Var Lowering::binary(NodeId n) {
  const NodeId op = operatorOf(n);
  if (!op)
    return unknownConstruct(n);
  if (kind(op) == Kind::Logical)
    return logical(n);
  if (kind(op) == Kind::ShiftLeft || kind(op) == Kind::ShiftRight)
    return shifts(n);
  std::vector<NodeId> spine; // outermost first
  NodeId left = n;
  const auto isPlain = [&](NodeId at) {
    const NodeId own = operatorOf(at);
    return own && kind(own) != Kind::Logical &&
           kind(own) != Kind::ShiftLeft && kind(own) != Kind::ShiftRight;
  };
  while (kind(left) == Kind::BinaryExpression && isPlain(left)) {
    spine.push_back(left);
    left = first(left);
  }
  bool pointer = isPointer(left);
  Var value = expression(left);
  for (; !spine.empty(); spine.pop_back()) {
    const NodeId top = spine.back();
    const Kind by = kind(operatorOf(top));
    const NodeId right = lastOf(top);
    const bool isRightPointer = by == Kind::Plus && isPointer(right);
    // What is no number itself and has one added is a pointer or an iterator.
    const NodeId to = unwrapped(first(top));
    pointer = pointer || (!isNumeric(to) && isNumeric(right) &&
                          (kind(to) == Kind::Identifier ||
                           kind(to) == Kind::FieldExpression));
    const Var other = expression(right);
    // p + 1 still points into the same object.
    if ((by == Kind::Plus || by == Kind::Minus) && pointer && !isRightPointer)
      continue;
    if (isRightPointer && !pointer && isNumeric(first(top))) {
      value = other;
      pointer = true;
      continue;
    }
    pointer = false;
    const DeriveKind how = by == Kind::Plus         ? DeriveKind::Concat
                           : by == Kind::Comparison ? DeriveKind::Clean
                                                    : DeriveKind::Compute;
    operatorCalls(top, first(top), value, other);
    value = derive(how, {value, other}, span(top));
  }
  return value;
}

bool Lowering::isOfOwnClass(NodeId n) {
  n = unwrapped(n);
  return n && kind(n) == Kind::Identifier && traitsOf(n).isOwnClass;
}

// What the program's own `operator==` or `operator+=` does, if either side is
// of a class: a member of what stands left, or a function of both. Others do
// nothing but compute.
void Lowering::operatorCalls(NodeId n, NodeId left, Var value, Var other) {
  const NodeId right = lastOf(n);
  const NodeId op = operatorOf(n);
  if ((kind(op) != Kind::PlusAssign && kind(op) != Kind::Comparison) ||
      (!isOfOwnClass(left) && !isOfOwnClass(right)))
    return;
  const std::string member = "operator" + std::string(text(op));
  for (const bool isMember : {true, false}) {
    Call made;
    made.flags = kCallImplicit;
    made.calleeSpan = span(op);
    if (isMember) {
      made.receiver = value;
      made.callee = load(value, fieldStep(member), span(op));
    } else {
      made.callee = imported(member, span(op));
      made.arguments.push_back(
          {ArgumentKind::Positional, {}, value, span(left)});
    }
    made.arguments.push_back(
        {ArgumentKind::Positional, {}, other, span(right)});
    call(std::move(made), span(n));
  }
}

// a << b << c: bits of a number, else each is a call whose result is a itself.
Var Lowering::shifts(NodeId n) {
  std::vector<NodeId> spine;
  NodeId left = n;
  const auto isShift = [&](NodeId at) {
    const NodeId own = operatorOf(at);
    return own &&
           (kind(own) == Kind::ShiftLeft || kind(own) == Kind::ShiftRight);
  };
  while (kind(left) == Kind::BinaryExpression && isShift(left)) {
    spine.push_back(left);
    left = first(left);
  }
  // `log << this` writes where the object is, and nothing of it.
  const auto handed = [&](NodeId right) {
    const Var value = expression(right);
    const NodeId inner = unwrapped(right);
    return inner && kind(inner) == Kind::This
               ? derive(DeriveKind::Clean, {value}, span(right))
               : value;
  };
  const bool numeric = isNumeric(left);
  const std::string written = writtenCallee(left);
  Var value = expression(left);
  const NodeId root = unwrapped(left);
  const bool isName = root && kind(root) != Kind::CallExpression;
  if (root && (kind(root) == Kind::String ||
               kind(root) == Kind::ConcatenatedString)) {
    // What a macro puts a stream before: LOG_INFO("note " << note).
    std::vector<Var> parts{value};
    for (; !spine.empty(); spine.pop_back())
      parts.push_back(handed(lastOf(spine.back())));
    return derive(DeriveKind::Format, std::move(parts), span(n));
  }
  for (; !spine.empty(); spine.pop_back()) {
    const NodeId top = spine.back();
    const NodeId right = lastOf(top);
    const NodeId op = operatorOf(top);
    const Var other = handed(right);
    if (numeric) {
      value = derive(DeriveKind::Compute, {value, other}, span(top));
      continue;
    }
    Call made;
    made.flags = kCallImplicit;
    made.receiver = value;
    const char *const member =
        kind(op) == Kind::ShiftLeft ? "operator<<" : "operator>>";
    made.callee = load(value, fieldStep(member), span(op));
    made.written = intern(written + '.' + member);
    made.calleeSpan = span(op);
    made.arguments.push_back({ArgumentKind::Positional, {}, other, span(right)});
    const Var result =
        call(std::move(made), {node(top).begin, node(top).end});
    if (!isName)
      value = result; // of a stream without a name nobody else sees more
  }
  return value;
}

Var Lowering::conditional(NodeId n) {
  const NodeId test = first(n);
  const NodeId then = test ? following(test, n) : 0;
  const NodeId otherwise = then ? following(then, n) : 0;
  if (!otherwise) { // a ?: b
    const Var left = expression(test);
    return then ? derive(DeriveKind::Choose, {left, expression(then)}, span(n))
                : left;
  }
  if (const auto known = truthOf(test))
    return expression(*known ? then : otherwise);
  const Label yes = builder_.newLabel(), no = builder_.newLabel();
  const Label end = builder_.newLabel();
  const Var made = unnamedLocal();
  condition(test, yes, no);
  builder_.begin(yes);
  move(made, expression(then), span(then));
  builder_.jump(end, span(n));
  builder_.begin(no);
  move(made, expression(otherwise), span(otherwise));
  builder_.join(end, span(n));
  return made;
}

Var Lowering::unary(NodeId n) {
  const NodeId inner = lastOf(n);
  const NodeId op = operatorOf(n);
  const Var value = expression(inner);
  const bool clean = op && kind(op) == Kind::NotToken;
  return derive(clean ? DeriveKind::Clean : DeriveKind::Compute, {value},
                span(n));
}

Var Lowering::logical(NodeId n) {
  const Label yes = builder_.newLabel(), no = builder_.newLabel();
  const Label end = builder_.newLabel();
  const Var made = unnamedLocal();
  condition(n, yes, no);
  builder_.begin(yes);
  move(made, constant(ConstantKind::Boolean, intern("True"), span(n)), span(n));
  builder_.jump(end, span(n));
  builder_.begin(no);
  move(made, constant(ConstantKind::Boolean, intern("False"), span(n)),
       span(n));
  builder_.join(end, span(n));
  return made;
}

void Lowering::condition(NodeId n, Label whenTrue, Label whenFalse) {
  const NodeId inner = unwrapped(n);
  if (inner && kind(inner) == Kind::BinaryExpression &&
      depth_ < kMaximumDepth) {
    const NodeId op = operatorOf(inner);
    if (op && kind(op) == Kind::Logical) {
      const bool isAnd = text(op) == "&&" || text(op) == "and";
      const Label next = builder_.newLabel();
      ++depth_;
      condition(first(inner), isAnd ? next : whenTrue,
                isAnd ? whenFalse : next);
      builder_.begin(next);
      condition(lastOf(inner), whenTrue, whenFalse);
      --depth_;
      return;
    }
  }
  if (const auto known = truthOf(n)) {
    // Both edges stay, so that what is skipped is still read.
    const Var value = constant(ConstantKind::Boolean,
                               intern(*known ? "True" : "False"), span(n));
    return builder_.branch(value, *known ? whenTrue : whenFalse,
                           *known ? whenTrue : whenFalse, span(n));
  }
  builder_.branch(expression(n), whenTrue, whenFalse, span(n));
}

namespace {
std::optional<long long> numberOf(std::string_view text) {
  if (text.empty() || text.size() > 18)
    return std::nullopt;
  long long value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9')
      return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}
} // namespace

// What a condition always is, as far as the file itself tells.
std::optional<bool> Lowering::truthOf(NodeId n) const {
  n = unwrapped(n);
  if (n && kind(n) == Kind::ConditionClause) {
    n = unwrapped(first(n));
    if (n && following(n, n))
      return std::nullopt;
  }
  if (!n)
    return std::nullopt;
  if (kind(n) == Kind::Number) {
    const auto value = numberOf(text(n));
    return value ? std::optional(*value != 0) : std::nullopt;
  }
  if (kind(n) == Kind::Boolean)
    return text(n) == "true";
  if (kind(n) == Kind::Null)
    return false;
  if (kind(n) == Kind::UnaryExpression) {
    const NodeId op = operatorOf(n);
    const auto inner = truthOf(lastOf(n));
    if (op && kind(op) == Kind::NotToken && inner)
      return !*inner;
    return std::nullopt;
  }
  if (kind(n) == Kind::BinaryExpression) {
    const NodeId left = unwrapped(first(n)), right = unwrapped(lastOf(n));
    const NodeId op = operatorOf(n);
    if (!op || !left || !right || kind(left) != Kind::Number ||
        kind(right) != Kind::Number)
      return std::nullopt;
    const auto a = numberOf(text(left)), b = numberOf(text(right));
    if (!a || !b)
      return std::nullopt;
    if (text(op) == "==")
      return *a == *b;
    if (text(op) == "!=")
      return *a != *b;
    return std::nullopt;
  }
  if (kind(n) == Kind::Identifier || kind(n) == Kind::CallExpression) {
    const NodeId own = kind(n) == Kind::Identifier ? n : first(n);
    if (!own || kind(own) != Kind::Identifier)
      return std::nullopt;
    const auto at = index_.constants.find(std::string(text(own)));
    if (at != index_.constants.end())
      return at->second;
  }
  return std::nullopt;
}

} // namespace philint::cxx
