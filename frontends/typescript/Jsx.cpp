// JSX: a component is a call with one object of properties; an element of the
// page is the text of its attributes and children.
#include "frontends/typescript/Lowering.h"

namespace philint::typescript {

using namespace ir;

void Lowering::jsxAttributes(NodeId tag, Var properties,
                             std::vector<Var> &parts, bool isIntrinsic) {
  NodeId c = first(tag); // its name, unless it is a fragment
  if (c && kind(c) != Kind::JsxAttribute && kind(c) != Kind::JsxExpression)
    c = following(c, tag);
  for (; c; c = following(c, tag)) {
    if (kind(c) == Kind::TypeArguments)
      continue;
    if (kind(c) == Kind::JsxExpression) { // {...rest}
      const Var rest = expression(c);
      parts.push_back(rest);
      continue;
    }
    if (kind(c) != Kind::JsxAttribute)
      continue;
    const NodeId key = first(c);
    const NodeId value = following(key, c);
    hint_ = key ? node(key).name : Symbol{};
    const Var given = value ? expression(value)
                            : constant(ConstantKind::Boolean, intern("true"),
                                       span(c));
    hint_ = {};
    if (!isIntrinsic && key)
      store(properties, step(StepKind::Field, node(key).name), given, span(c));
    else
      parts.push_back(given);
  }
}

void Lowering::jsxChildren(NodeId n, std::vector<Var> &parts) {
  if (kind(n) != Kind::JsxElement)
    return;
  for (NodeId c = first(n); c; c = following(c, n))
    if (kind(c) == Kind::JsxExpression || kind(c) == Kind::JsxElement ||
        kind(c) == Kind::JsxSelfClosing)
      parts.push_back(expression(c));
}

Var Lowering::jsx(NodeId n) {
  const NodeId tag = kind(n) == Kind::JsxElement ? childOf(n, Kind::JsxOpening)
                                                 : n;
  NodeId head = tag ? first(tag) : 0;
  if (head &&
      (kind(head) == Kind::JsxAttribute || kind(head) == Kind::JsxExpression))
    head = 0;
  const std::string_view written = head ? text(head) : std::string_view{};
  const bool isComponent =
      head && (kind(head) == Kind::MemberExpression ||
               kind(head) == Kind::NestedName ||
               (!written.empty() && written[0] >= 'A' && written[0] <= 'Z'));
  std::vector<Var> parts;
  if (!isComponent) {
    if (tag)
      jsxAttributes(tag, kNone, parts, true);
    jsxChildren(n, parts);
    return derive(DeriveKind::Format, std::move(parts), span(n));
  }
  Call made;
  made.calleeSpan = span(head);
  made.written = intern(written);
  if (kind(head) == Kind::MemberExpression) {
    made.receiver = expression(first(head));
    made.callee = loadMember(made.receiver, head);
  } else if (kind(head) == Kind::NestedName) {
    made.receiver = expression(first(head));
    made.callee = load(made.receiver,
                       step(StepKind::Field,
                            keyName(following(first(head), head))),
                       span(head));
  } else {
    made.callee = expression(head);
  }
  Var properties = container(ContainerKind::Dict, span(tag));
  jsxAttributes(tag, properties, parts, false);
  for (const Var rest : parts) // spread properties
    properties = derive(DeriveKind::Merge, {properties, rest}, span(tag));
  std::vector<Var> children;
  jsxChildren(n, children);
  if (!children.empty()) {
    const Var inside = children.size() == 1
                           ? children[0]
                           : derive(DeriveKind::Format, std::move(children),
                                    span(n));
    store(properties, fieldStep("children"), inside, span(n));
  }
  made.arguments.push_back(
      {ArgumentKind::Positional, {}, properties, span(tag)});
  return call(std::move(made), span(n));
}

} // namespace philint::typescript
