// Assignments and patterns.
#include "frontends/typescript/Lowering.h"

namespace philint::typescript {

using namespace ir;

void Lowering::assign(NodeId target, Var value) {
  const NodeId inner = unwrapped(target);
  if (!inner)
    return;
  if (depth_ >= kMaximumDepth)
    return;
  ++depth_;
  switch (kind(inner)) {
  case Kind::Identifier:
  case Kind::ShorthandPattern:
  case Kind::ShorthandProperty:
    assignName(node(inner).name, value, span(inner));
    break;
  case Kind::MemberExpression:
  case Kind::SubscriptExpression:
    assignMember(inner, value);
    break;
  case Kind::ArrayPattern:
  case Kind::Array:
    destructureArray(inner, value);
    break;
  case Kind::ObjectPattern:
  case Kind::Object:
    destructureObject(inner, value);
    break;
  case Kind::AssignmentPattern:
  case Kind::ObjectAssignmentPattern:
  case Kind::AssignmentExpression: {
    const NodeId left = first(inner);
    assign(left, withDefault(value, following(left, inner)));
    break;
  }
  case Kind::RestPattern:
  case Kind::SpreadElement:
    assign(first(inner), value);
    break;
  default:
    break;
  }
  --depth_;
}

Var Lowering::withDefault(Var value, NodeId other) {
  if (!other)
    return value;
  return derive(DeriveKind::Choose, {value, expression(other)}, span(other));
}

void Lowering::assignMember(NodeId target, Var value) {
  if (assignExports(target, 0, value))
    return;
  const Var base = expression(first(target));
  const NodeId key = following(first(target), target);
  if (!key)
    return;
  if (kind(target) == Kind::MemberExpression)
    return store(base, step(StepKind::Field, keyName(key)), value,
                 span(target));
  if (const auto known = keyStep(key))
    return store(base, *known, value, span(target));
  storeKey(base, expression(key), value, span(target));
}

void Lowering::destructureArray(NodeId target, Var value) {
  // Holes count: `[, second]`. The grammar keeps no node for them.
  std::size_t index = 0;
  std::uint32_t at = node(target).begin + 1;
  for (NodeId c = first(target); c; c = following(c, target)) {
    for (; at < node(c).begin; ++at)
      if (source_[at] == ',')
        ++index;
    at = node(c).end;
    if (kind(c) == Kind::RestPattern || kind(c) == Kind::SpreadElement) {
      const Var rest = container(ContainerKind::List, span(c));
      store(rest, anyStep(), load(value, anyStep(), span(c)), span(c));
      assign(first(c), rest);
      continue;
    }
    assign(c, load(value, indexStep(index), span(c)));
  }
}

void Lowering::destructureObject(NodeId target, Var value) {
  for (NodeId c = first(target); c; c = following(c, target)) {
    switch (kind(c)) {
    case Kind::ShorthandPattern:
    case Kind::ShorthandProperty:
      assignName(node(c).name,
                 load(value, step(StepKind::Field, node(c).name), span(c)),
                 span(c));
      break;
    case Kind::ObjectAssignmentPattern:
    case Kind::AssignmentExpression: {
      const NodeId left = first(c);
      if (!left)
        break;
      const Symbol key = kind(left) == Kind::ShorthandPattern ||
                                 kind(left) == Kind::Identifier ||
                                 kind(left) == Kind::ShorthandProperty
                             ? node(left).name
                             : Symbol{};
      const Var part =
          key ? load(value, step(StepKind::Field, key), span(c)) : value;
      assign(left, withDefault(part, following(left, c)));
      break;
    }
    case Kind::PairPattern:
    case Kind::Pair: {
      const NodeId key = first(c);
      const NodeId inner = following(key, c);
      if (!inner)
        break;
      const auto known = keyStep(key);
      assign(inner, known ? load(value, *known, span(c))
                          : loadKey(value, expression(first(key)), span(c)));
      break;
    }
    case Kind::RestPattern:
    case Kind::SpreadElement:
      assign(first(c), withoutTaken(target, c, value));
      break;
    default:
      break;
    }
  }
}

// `{ssn, ...others}`: a copy that lacks what the pattern has taken by a key
// that is written out.
Var Lowering::withoutTaken(NodeId pattern, NodeId rest, Var value) {
  const Var made =
      derive(DeriveKind::Merge,
             {container(ContainerKind::Dict, span(rest)), value}, span(rest));
  for (NodeId c = first(pattern); c && c != rest; c = following(c, pattern)) {
    const bool isPlain =
        kind(c) == Kind::ShorthandPattern || kind(c) == Kind::ShorthandProperty;
    const NodeId key = isPlain ? c : first(c);
    if (!key)
      continue;
    const std::optional<std::uint32_t> known =
        isPlain || kind(key) == Kind::Identifier
            ? step(StepKind::Field, node(key).name)
            : keyStep(key);
    if (known)
      store(made, *known, constant(ConstantKind::None, {}, span(c)), span(c));
  }
  return made;
}

Var Lowering::assignment(NodeId n) {
  const NodeId target = first(n);
  const NodeId right = following(target, n);
  const NodeId inner = unwrapped(target);
  Symbol hint;
  if (inner && kind(inner) == Kind::Identifier)
    hint = node(inner).name;
  else if (inner && kind(inner) == Kind::MemberExpression &&
           following(first(inner), inner))
    hint = keyName(following(first(inner), inner));
  const Symbol outer = hint_;
  hint_ = hint;
  const Var value = expression(right);
  hint_ = outer;
  if (inner && assignExports(inner, right, value))
    return value;
  assign(target, value);
  if (inner)
    noteReading(inner, right);
  return value;
}

Var Lowering::augmented(NodeId n) {
  const NodeId target = first(n);
  const NodeId right = following(target, n);
  const Kind op = operatorOf(n);
  const Var before = expression(target);
  const Var value = expression(right);
  const DeriveKind how = op == Kind::PlusAssign      ? DeriveKind::Concat
                         : op == Kind::LogicalAssign ? DeriveKind::Choose
                                                     : DeriveKind::Compute;
  const Var made = derive(how, {before, value}, span(n));
  assign(target, made);
  return made;
}

// `++x` by itself counts; where its value is used, it is what x was.
Var Lowering::update(NodeId n, bool isCount) {
  const NodeId target = first(n);
  const Var before = expression(target);
  const Var made = isCount
                       ? derive(DeriveKind::Clean, {before, before}, span(n))
                       : derive(DeriveKind::Compute, {before}, span(n));
  assign(target, made);
  return made;
}

} // namespace philint::typescript
