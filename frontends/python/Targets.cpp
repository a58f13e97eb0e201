#include "frontends/python/Lowering.h"

namespace philint::python {

using namespace ir;

void Lowering::assign(NodeId target, Var value) {
  while (kind(target) == Kind::ParenthesizedExpression ||
         kind(target) == Kind::AsPatternTarget)
    target = first(target);
  if (target == 0 || depth_ >= kMaximumDepth)
    return;
  ++depth_;
  switch (kind(target)) {
  case Kind::Identifier:
    assignName(node(target).name, value, span(target));
    break;
  case Kind::Attribute: {
    const NodeId object = first(target);
    const NodeId member = following(object, target);
    if (member)
      store(expression(object), step(StepKind::Field, node(member).name), value,
            span(target));
    break;
  }
  case Kind::Subscript:
    assignSubscript(target, value);
    break;
  case Kind::Tuple:
  case Kind::List:
  case Kind::PatternList:
  case Kind::TuplePattern:
  case Kind::ListPattern:
  case Kind::ExpressionList:
    unpack(target, value);
    break;
  default:
    expression(target); // not assignable: only its effects
  }
  --depth_;
}

void Lowering::assignSubscript(NodeId target, Var value) {
  const NodeId object = first(target);
  const NodeId key = following(object, target);
  const Var base = expression(object);
  if (key == 0)
    return store(base, step(StepKind::Any), value, span(target));
  if (const auto column = columnKey(target))
    return store(base, step(StepKind::Key, *column), value, span(target));
  if (kind(key) == Kind::Slice)
    return store(base, step(StepKind::Any),
                 load(value, step(StepKind::Any), span(target)), span(target));
  if (following(key, target))
    return store(base, step(StepKind::Any), value, span(target));
  if (const auto constant = constantKey(key))
    return store(base, step(StepKind::Key, *constant), value, span(target));
  storeKey(base, expression(key), value, span(target));
}

// a, *b, c = value: by index up to the star, from the end behind it.
void Lowering::unpack(NodeId target, Var value) {
  std::size_t left = 0, index = 0;
  for (NodeId c = first(target); c; c = following(c, target))
    ++left;
  bool starred = false;
  for (NodeId c = first(target); c; c = following(c, target)) {
    --left;
    if (kind(c) == Kind::ListSplatPattern || kind(c) == Kind::ListSplat) {
      starred = true;
      assign(first(c), restOf(value, index, span(c)));
    } else {
      const std::uint32_t at =
          starred ? indexFromEnd(left + 1) : indexStep(index++);
      assign(c, load(value, at, span(c)));
    }
  }
}

// What is left of a sequence from `index` on.
Var Lowering::restOf(Var value, std::size_t index, Span where) {
  constexpr std::size_t kRest = 6; // what is longer is rarely unpacked
  const Var rest = container(ContainerKind::List, where);
  for (std::size_t i = 0; i < kRest; ++i)
    store(rest, indexStep(i), load(value, indexStep(index + i), where), where);
  return rest;
}

// a, b = b, a without the tuple in between.
bool Lowering::assignPairwise(NodeId target, NodeId right) {
  if (kind(right) != Kind::ExpressionList ||
      (kind(target) != Kind::PatternList && kind(target) != Kind::TuplePattern))
    return false;
  std::vector<NodeId> targets, values;
  for (NodeId c = first(target); c; c = following(c, target))
    targets.push_back(c);
  for (NodeId c = first(right); c; c = following(c, right))
    values.push_back(c);
  if (targets.size() != values.size())
    return false;
  for (std::size_t i = 0; i < targets.size(); ++i)
    if (kind(targets[i]) == Kind::ListSplatPattern ||
        kind(values[i]) == Kind::ListSplat)
      return false;
  std::vector<Var> held;
  for (const NodeId v : values) {
    const Var value = expression(v);
    held.push_back(builder_.temporary());
    move(held.back(), value, span(v));
  }
  for (std::size_t i = 0; i < targets.size(); ++i)
    assign(targets[i], held[i]);
  return true;
}

void Lowering::assignment(NodeId n) {
  std::vector<NodeId> targets; // a = b = value
  NodeId right = n;
  while (kind(right) == Kind::Assignment) {
    const NodeId target = first(right);
    NodeId next = following(target, right);
    const NodeId type = kind(next) == Kind::Type ? next : 0;
    if (type)
      next = following(type, right);
    if (type) {
      const Var value = next ? rightHandSide(next) : kNone;
      if (next)
        assign(target, value);
      annotate(target, type, value);
      return;
    }
    targets.push_back(target);
    right = next;
  }
  if (right == 0 || targets.empty()) {
    unknownConstruct(n);
    return;
  }
  if (scope_ == 0)
    exportList(targets.front(), right, false);
  if (targets.size() == 1 && assignPairwise(targets.front(), right))
    return;
  const Var value = rightHandSide(right);
  for (const NodeId target : targets)
    assign(target, value);
}

Var Lowering::rightHandSide(NodeId n) {
  if (kind(n) != Kind::AugmentedAssignment && kind(n) != Kind::Assignment)
    return expression(n);
  kind(n) == Kind::Assignment ? assignment(n) : augmentedAssignment(n);
  return expression(first(n));
}

// x: T = value. In a class body a field; for self.x a field of the class; else
// the type of a variable.
void Lowering::annotate(NodeId target, NodeId typeNode, Var value) {
  const std::uint32_t written = type(typeNode);
  const NameScope &scope = scopes_.scopes[scope_];
  if (kind(target) == Kind::Identifier) {
    if (scope.kind == NameScopeKind::Class)
      unit_.classes[scope.owner].fields.push_back(
          {node(target).name, written, value, span(target)});
    else
      function().variableTypes.push_back(
          {variable(node(target).name), {}, written, span(target)});
    return;
  }
  if (kind(target) != Kind::Attribute)
    return;
  const NodeId object = first(target);
  const NodeId member = following(object, target);
  if (member && kind(object) == Kind::Identifier)
    function().variableTypes.push_back({variable(node(object).name),
                                        node(member).name, written,
                                        span(target)});
}

void Lowering::augmentedAssignment(NodeId n) {
  const NodeId target = first(n);
  const NodeId right = following(target, n);
  if (scope_ == 0)
    exportList(target, right, true);
  const Kind op = operatorOf(n);
  const Var old = expression(target);
  const Var value = kind(right) == Kind::AugmentedAssignment
                        ? rightHandSide(right)
                        : expression(right);
  DeriveKind how = DeriveKind::Compute;
  if (op == Kind::BarAssign && isContainerLiteral(right))
    how = DeriveKind::Choose;
  else if (op == Kind::PlusAssign)
    how = DeriveKind::Concat;
  assign(target, derive(how, {old, value}, span(n)));
}

// `del x` forgets what x held; `del record["name"]` removes the element.
void Lowering::erase(NodeId n) {
  if (kind(n) == Kind::ExpressionList || kind(n) == Kind::Tuple ||
      kind(n) == Kind::List || kind(n) == Kind::ParenthesizedExpression) {
    if (depth_ >= kMaximumDepth)
      return;
    ++depth_;
    for (NodeId c = first(n); c; c = following(c, n))
      erase(c);
    --depth_;
    return;
  }
  if (kind(n) == Kind::Subscript &&
      kind(following(first(n), n)) == Kind::Slice) {
    expression(n);
    return;
  }
  assign(n, constant(ConstantKind::None, {}, span(n)));
}

// __all__ = ["a", "b"]; __all__ += […]
void Lowering::exportList(NodeId target, NodeId right, bool extend) {
  if (kind(target) != Kind::Identifier ||
      name(node(target).name) != "__all__" ||
      (kind(right) != Kind::List && kind(right) != Kind::Tuple &&
       kind(right) != Kind::ExpressionList))
    return;
  if (!extend)
    unit_.exportedNames.clear();
  bool constantList = true;
  for (NodeId c = first(right); c; c = following(c, right)) {
    if (const auto exported = constantText(c))
      unit_.exportedNames.push_back(intern(*exported));
    else
      constantList = false;
  }
  unit_.hasExportList = constantList && (!extend || unit_.hasExportList);
}

} // namespace philint::python
