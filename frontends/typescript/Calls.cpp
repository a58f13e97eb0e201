#include "frontends/typescript/Lowering.h"

namespace philint::typescript {

using namespace ir;

void Lowering::arguments(NodeId list, Call &call) {
  for (NodeId c = first(list); c; c = following(c, list)) {
    Argument argument;
    argument.span = span(c);
    if (kind(c) == Kind::SpreadElement) {
      argument.kind = ArgumentKind::Spread;
      argument.value = firstOf(c);
    } else {
      argument.value = expression(c);
    }
    call.arguments.push_back(argument);
  }
}

// "a.b.c" of a chain of members; calls and subscripts inside are left out.
Symbol Lowering::writtenCallee(NodeId n) {
  std::vector<std::string_view> parts;
  for (n = unwrapped(n); n;) {
    switch (kind(n)) {
    case Kind::Identifier:
    case Kind::This:
    case Kind::Super:
    case Kind::ImportKeyword:
    case Kind::MetaProperty:
      parts.push_back(text(n));
      n = 0;
      break;
    case Kind::MemberExpression:
      if (const NodeId key = following(first(n), n))
        parts.push_back(text(key));
      n = unwrapped(first(n));
      break;
    case Kind::CallExpression:
    case Kind::NewExpression:
    case Kind::SubscriptExpression:
    case Kind::AwaitExpression:
      n = unwrapped(first(n));
      break;
    default:
      parts.push_back("");
      n = 0;
    }
  }
  std::string out;
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
    if (part != parts.rbegin())
      out += '.';
    out += *part;
  }
  return intern(out);
}

Var Lowering::callExpression(NodeId n, std::uint8_t flags) {
  NodeId calleeNode = first(n);
  NodeId list = following(calleeNode, n);
  if (list && kind(list) == Kind::TypeArguments)
    list = following(list, n);
  if (list && kind(list) == Kind::TemplateString)
    return taggedTemplate(n, calleeNode, list);
  const NodeId callee = unwrapped(calleeNode);
  if (!callee || !list)
    return unknownConstruct(n);
  if (kind(callee) == Kind::ImportKeyword ||
      (kind(callee) == Kind::Identifier && text(callee) == "require"))
    return requireCall(n, list);
  Call made;
  made.flags = flags;
  made.written = writtenCallee(callee);
  made.calleeSpan = span(callee);
  if (kind(callee) == Kind::Super ||
      (kind(callee) == Kind::MemberExpression &&
       kind(first(callee)) == Kind::Super)) {
    return superCall(n, callee, list);
  }
  if ((kind(callee) == Kind::MemberExpression ||
       kind(callee) == Kind::SubscriptExpression) &&
      !isExportsObject(callee)) {
    made.receiver = expression(first(callee));
    made.callee = loadMember(made.receiver, callee);
    // f.apply(object, list) is f.call(object, ...list).
    const NodeId key = following(first(callee), callee);
    if (key && text(key) == "apply" && first(list) &&
        following(first(list), list) &&
        !following(following(first(list), list), list)) {
      const NodeId object = first(list);
      const NodeId given = following(object, list);
      made.arguments.push_back(
          {ArgumentKind::Positional, {}, expression(object), span(object)});
      made.arguments.push_back(
          {ArgumentKind::Spread, {}, expression(given), span(given)});
      return call(std::move(made), span(n));
    }
  } else {
    made.callee = expression(callee);
  }
  arguments(list, made);
  return call(std::move(made), span(n));
}

// new Promise((resolve, reject) => …) runs the function at once; the promise is
// what `resolve` is called with, sooner or later.
Var Lowering::promise(NodeId n, NodeId executor) {
  const Var promised =
      builder_.variable(intern("<promise>"), VariableKind::Local);
  move(promised, constant(ConstantKind::None, {}, span(n)), span(n));
  Call made;
  made.flags = kCallImplicit;
  made.written = intern("Promise");
  made.calleeSpan = span(executor);
  made.callee = expression(executor);
  made.arguments.push_back(
      {ArgumentKind::Positional, {}, resolver(promised, span(n)), span(n)});
  call(std::move(made), span(n));
  return promised;
}

// A function of one parameter that the promise becomes.
Var Lowering::resolver(Var promised, Span where) {
  const auto index = static_cast<std::uint32_t>(unit_.functions.size());
  Function &made = unit_.functions.emplace_back();
  made.name = intern("<resolve>");
  made.suffix = qualified(made.name);
  made.kind = FunctionKind::Lambda;
  made.parent = current_;
  made.span = made.nameSpan = where;
  made.variables.push_back({intern("value"), VariableKind::Parameter, kNone});
  made.variables.push_back(
      {intern("<promise>"), VariableKind::Captured, promised});
  Parameter value;
  value.variable = 0;
  value.span = where;
  made.parameters.push_back(value);
  Instruction i;
  i.op = Op::Move;
  i.dst = 1;
  i.a = 0;
  i.span = where;
  made.instructions.push_back(i);
  Block block;
  block.endInstruction = 1;
  block.terminator = Terminator::Return;
  block.span = where;
  made.blocks.push_back(block);
  made.scopes.push_back({ScopeKind::Function, kNone, kNone, where});
  pending_.push_back({0, scope_, depth_, true});
  return closure(index, where);
}

Var Lowering::construct(NodeId n) {
  const NodeId callee = unwrapped(first(n));
  Call made;
  made.flags = kCallConstruct;
  if (!callee)
    return unknownConstruct(n);
  if (kind(callee) == Kind::Identifier && text(callee) == "Promise") {
    const NodeId list = childOf(n, Kind::Arguments);
    const NodeId executor = list ? unwrapped(first(list)) : 0;
    if (executor && !following(first(list), list) &&
        unit_.functions.size() < unit_.functions.capacity())
      return promise(n, executor);
  }
  made.written = writtenCallee(callee);
  made.calleeSpan = span(callee);
  made.callee = expression(callee);
  if (const NodeId list = childOf(n, Kind::Arguments))
    arguments(list, made);
  return call(std::move(made), span(n));
}

// The object whose members are those of the base class.
Var Lowering::superObject(Span where) {
  Call made;
  made.flags = kCallImplicit;
  made.callee = globalVariable(current_, super_);
  made.written = super_;
  made.calleeSpan = where;
  return call(std::move(made), where);
}

Var Lowering::superCall(NodeId n, NodeId callee, NodeId list) {
  const bool isConstructor = kind(callee) == Kind::Super;
  const NodeId head = isConstructor ? callee : first(callee);
  Call made;
  made.written = writtenCallee(callee);
  made.calleeSpan = span(callee);
  const Var base = superObject(span(head));
  made.callee = isConstructor
                    ? load(base, fieldStep("constructor"), span(callee))
                    : loadMember(base, callee);
  made.receiver = thisValue(callee); // the method of the base works on it
  arguments(list, made);
  return call(std::move(made), span(n));
}

// require("x") and import("x") of a constant are imports of a namespace.
Var Lowering::requireCall(NodeId n, NodeId list) {
  const NodeId given = unwrapped(first(list));
  if (const auto path = given ? constantText(given) : std::nullopt) {
    Import made;
    made.path = textSymbol(*path);
    made.span = span(n);
    return import(made);
  }
  Call made;
  made.written = intern("require");
  made.calleeSpan = span(n);
  made.callee = globalVariable(current_, made.written);
  arguments(list, made);
  return call(std::move(made), span(n));
}

} // namespace philint::typescript
