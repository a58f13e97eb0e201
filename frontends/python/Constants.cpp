// What the source says about a condition without running it: literals, their
// comparisons, and local names that are bound once in their function, to a
// literal. What a constant rules out is not lowered at all.
#include "frontends/python/Lowering.h"

#include <charconv>

namespace philint::python {

using namespace ir;

namespace {
constexpr unsigned kDeepestConstant = 8;
} // namespace

// The literal that `n` stands for: itself, or what a local name is bound to.
NodeId Lowering::literalOf(NodeId n) const {
  for (unsigned depth = 0; depth < kDeepestConstant; ++depth) {
    while (kind(n) == Kind::ParenthesizedExpression && first(n))
      n = first(n);
    if (!n || kind(n) != Kind::Identifier || !node(n).name)
      return n;
    const NodeId bound = boundOnce(node(n).name);
    if (!bound)
      return n;
    n = bound;
  }
  return 0;
}

// The expression that a local name of a function has whenever it has a value.
NodeId Lowering::boundOnce(Symbol name) const {
  bool crossed = false;
  for (ScopeId s = scope_; s != 0; s = scopes_.scopes[s].parent) {
    const NameScope &scope = scopes_.scopes[s];
    const bool hidden = crossed && scope.kind == NameScopeKind::Class;
    const std::uint32_t found =
        hidden ? FlatMap::kAbsent : scopes_.find(s, name);
    if (found != FlatMap::kAbsent) {
      const Binding &binding = scopes_.bindings[found];
      return binding.kind == NameKind::Local && binding.count == 1 &&
                     scope.kind == NameScopeKind::Function &&
                     !scopes_.changesOutside(name)
                 ? binding.value
                 : 0;
    }
    crossed |= scope.kind == NameScopeKind::Function;
  }
  return 0;
}

std::optional<long long> Lowering::integerOf(NodeId n, unsigned depth) const {
  n = literalOf(n);
  if (!n || depth > kDeepestConstant)
    return std::nullopt;
  if (kind(n) == Kind::Integer) {
    const std::string_view digits = text(n);
    long long value = 0;
    const auto end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, value);
    return read.ptr == end && digits.size() < 10 ? std::optional(value)
                                                 : std::nullopt;
  }
  const NodeId left = first(n), right = following(left, n);
  if (kind(n) == Kind::UnaryOperator && operatorOf(n) == Kind::Minus) {
    const auto value = integerOf(left, depth + 1);
    return value ? std::optional(-*value) : std::nullopt;
  }
  if (kind(n) != Kind::BinaryOperator)
    return std::nullopt;
  const auto a = integerOf(left, depth + 1), b = integerOf(right, depth + 1);
  if (!a || !b)
    return std::nullopt;
  switch (operatorOf(n)) {
  case Kind::Plus:
    return *a + *b;
  case Kind::Minus:
    return *a - *b;
  default:
    return std::nullopt;
  }
}

// Whether `a op b` holds where both are known.
std::optional<bool> Lowering::comparisonTruth(NodeId n) const {
  const NodeId left = first(n), right = following(left, n);
  if (!right || following(right, n))
    return std::nullopt;
  std::string_view op =
      source_.substr(node(left).end, node(right).begin - node(left).end);
  while (!op.empty() && (op.front() == ' ' || op.front() == ')'))
    op.remove_prefix(1);
  while (!op.empty() && (op.back() == ' ' || op.back() == '('))
    op.remove_suffix(1);
  const auto a = integerOf(left), b = integerOf(right);
  if (a && b) {
    if (op == "<")
      return *a < *b;
    if (op == "<=")
      return *a <= *b;
    if (op == ">")
      return *a > *b;
    if (op == ">=")
      return *a >= *b;
    if (op == "==" || op == "!=")
      return (*a == *b) == (op == "==");
    return std::nullopt;
  }
  const NodeId one = literalOf(left), other = literalOf(right);
  if ((op != "==" && op != "!=") || !isString(one) || !isString(other))
    return std::nullopt;
  const auto s = constantText(one), t = constantText(other);
  return s && t ? std::optional((*s == *t) == (op == "==")) : std::nullopt;
}

std::optional<bool> Lowering::truthOf(NodeId n, unsigned depth) const {
  n = literalOf(n);
  if (!n || depth > kDeepestConstant)
    return std::nullopt;
  switch (kind(n)) {
  case Kind::True:
    return true;
  case Kind::False:
  case Kind::None:
    return false;
  case Kind::String:
  case Kind::ConcatenatedString:
    if (const auto said = constantText(n))
      return !said->empty();
    return std::nullopt;
  case Kind::NotOperator:
    if (const auto inner = truthOf(first(n), depth + 1))
      return !*inner;
    return std::nullopt;
  case Kind::ComparisonOperator:
    return comparisonTruth(n);
  case Kind::BooleanOperator: {
    const bool isAnd = operatorOf(n) == Kind::AndToken;
    const auto a = truthOf(first(n), depth + 1);
    const auto b = truthOf(following(first(n), n), depth + 1);
    if ((a && *a != isAnd) || (b && *b != isAnd))
      return !isAnd;
    return a && b ? std::optional(isAnd) : std::nullopt;
  }
  default:
    if (const auto value = integerOf(n))
      return *value != 0;
    return std::nullopt;
  }
}

// `range(0)`, `[]`, `()`: a loop that never runs.
bool Lowering::iteratesNothing(NodeId n) const {
  if ((kind(n) == Kind::List || kind(n) == Kind::Tuple) && !first(n))
    return true;
  if (kind(n) != Kind::Call || kind(first(n)) != Kind::Identifier ||
      text(first(n)) != "range")
    return false;
  const NodeId list = following(first(n), n);
  const NodeId a = list ? first(list) : 0;
  const NodeId b = a ? following(a, list) : 0;
  if (!a || (b && following(b, list)))
    return false;
  const auto from = b ? integerOf(a) : std::optional(0LL);
  const auto to = integerOf(b ? b : a);
  return from && to && *from >= *to;
}

// Code that never runs says one thing all the same: a function with a `yield`
// in it is a generator.
void Lowering::skip(NodeId n) {
  for (NodeId c = n; n && c < node(n).next;) {
    if (kind(c) == Kind::FunctionDefinition || kind(c) == Kind::Lambda) {
      c = node(c).next;
      continue;
    }
    if (kind(c) == Kind::Yield)
      function().isGenerator = true;
    ++c;
  }
}

} // namespace philint::python
