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
  if (const NodeId waited = waitedFor(n))
    return awaitOf(waited);
  NodeId calleeNode = first(n);
  NodeId head = calleeNode;
  while (head && !waitedFor(head) &&
         (kind(head) == Kind::CallExpression ||
          kind(head) == Kind::MemberExpression ||
          kind(head) == Kind::SubscriptExpression))
    head = first(head);
  if (head && waitedFor(head)) // `await (x).y()` waits for what `y` returns
    flags |= kCallAwait;
  NodeId list = following(calleeNode, n), types = 0;
  if (list && kind(list) == Kind::TypeArguments) {
    types = list;
    list = following(list, n);
  }
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
  if (reflectiveCall(callee, list, made))
    return call(std::move(made), span(n));
  if ((kind(callee) == Kind::MemberExpression ||
       kind(callee) == Kind::SubscriptExpression) &&
      !isExportsObject(callee)) {
    if (catchesChain(callee, list))
      return catchCall(n, callee, list, flags);
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
  if (types)
    typeArgument(types, made);
  if (usesCaptures_)
    noteMatch(n, made);
  return call(std::move(made), span(n));
}

// `client<Router>()`: what the type says is given as an argument of its own
// name, which no parameter has.
void Lowering::typeArgument(NodeId types, Call &call) {
  const NodeId given = first(types);
  const bool isQuery = given && kind(given) == Kind::TypeQuery;
  if (!given || following(given, types) ||
      !(isQuery || kind(given) == Kind::Identifier))
    return;
  const Var value = isQuery ? expression(first(given))
                            : variable(node(given).name);
  call.arguments.push_back(
      {ArgumentKind::Named, intern("$type"), value, span(given)});
}

namespace {
// Whose prototypes hold methods that are called on objects of any kind.
bool isBuiltinClass(std::string_view name) {
  for (const std::string_view known :
       {"Array", "Object", "String", "Function", "Date", "RegExp"})
    if (name == known)
      return true;
  return false;
}
} // namespace

// `Array.prototype.push.apply(list, more)` is `list.push(...more)`;
// `f.call(null, x)` is `f(x)`.
bool Lowering::reflectiveCall(NodeId callee, NodeId list, Call &made) {
  if (kind(callee) != Kind::MemberExpression || !first(list))
    return false;
  const NodeId key = following(first(callee), callee);
  const bool applies = key && text(key) == "apply";
  if (!key || (!applies && text(key) != "call"))
    return false;
  const NodeId method = unwrapped(first(callee));
  const NodeId object = unwrapped(first(list));
  const NodeId given = following(first(list), list);
  if (!method || (applies && given && following(given, list)))
    return false;
  const NodeId owner = kind(method) == Kind::MemberExpression
                           ? unwrapped(first(method))
                           : 0;
  const NodeId ownerKey = owner && kind(owner) == Kind::MemberExpression
                              ? following(first(owner), owner)
                              : 0;
  const bool isMethod = ownerKey && text(ownerKey) == "prototype" &&
                        kind(first(owner)) == Kind::Identifier &&
                        isBuiltinClass(text(first(owner)));
  const bool isPlain = kind(object) == Kind::Null ||
                       (kind(object) == Kind::Identifier &&
                        text(object) == "undefined");
  if (!isMethod && !isPlain)
    return false;
  made.written = writtenCallee(method);
  if (isMethod) {
    made.receiver = expression(object);
    made.callee = loadMember(made.receiver, method);
  } else {
    made.callee = expression(method);
  }
  for (NodeId c = given; c; c = following(c, list)) {
    const bool isSpread = applies || kind(c) == Kind::SpreadElement;
    made.arguments.push_back(
        {isSpread ? ArgumentKind::Spread : ArgumentKind::Positional,
         {},
         kind(c) == Kind::SpreadElement ? firstOf(c) : expression(c),
         span(c)});
  }
  return true;
}

bool Lowering::catchesChain(NodeId callee, NodeId list) const {
  const NodeId key = following(first(callee), callee);
  const NodeId chain = unwrapped(first(callee));
  return key && text(key) == "catch" && chain && first(list) &&
         !following(first(list), list) &&
         (kind(chain) == Kind::CallExpression ||
          kind(chain) == Kind::NewExpression);
}

// `a().then(f).catch(g)`: g is called with what the chain before it raises,
// which is handed to it as one more argument. What happens otherwise is what
// would happen without.
Var Lowering::catchCall(NodeId n, NodeId callee, NodeId list,
                        std::uint8_t flags) {
  const Var promised = unnamedLocal(), rejected = unnamedLocal();
  const Label outer = builder_.handler();
  const std::uint32_t region = builder_.scope();
  const Label entry = builder_.newLabel(), after = builder_.newLabel();
  builder_.setHandler(entry);
  builder_.split(span(n));
  move(promised, expression(first(callee)), span(first(callee)));
  builder_.setHandler(outer);
  builder_.jump(after, span(n));
  builder_.enterScope(ScopeKind::Rejection, kNone, span(n));
  builder_.begin(entry);
  move(rejected, caught(span(list)), span(list));
  builder_.jump(after, span(n));
  builder_.setScope(region);
  builder_.begin(after);
  Call made;
  made.flags = flags;
  made.written = writtenCallee(callee);
  made.calleeSpan = span(callee);
  made.receiver = promised;
  made.callee = loadMember(promised, callee);
  arguments(list, made);
  made.arguments.push_back(
      {ArgumentKind::Positional, {}, rejected, span(list)});
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
      {ArgumentKind::Positional, {}, resolver(promised, span(n), false),
       span(n)});
  made.arguments.push_back(
      {ArgumentKind::Positional, {}, resolver(promised, span(n), true),
       span(n)});
  call(std::move(made), span(n));
  return promised;
}

// A function of one parameter that the promise becomes, or that it is rejected
// with.
Var Lowering::resolver(Var promised, Span where, bool rejects) {
  const auto index = static_cast<std::uint32_t>(unit_.functions.size());
  Function &made = unit_.functions.emplace_back();
  made.name = intern(rejects ? "<reject>" : "<resolve>");
  made.suffix = qualified(made.name);
  made.kind = FunctionKind::Lambda;
  made.parent = current_;
  made.span = made.nameSpan = where;
  made.variables.push_back({intern("value"), VariableKind::Parameter, kNone});
  if (!rejects)
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
  if (!rejects)
    made.instructions.push_back(i);
  Block block;
  block.endInstruction = rejects ? 0 : 1;
  block.terminator = rejects ? Terminator::Throw : Terminator::Return;
  block.value = rejects ? Var{0} : kNone;
  if (!rejects)
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
        unit_.functions.size() + 2 <= unit_.functions.capacity())
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

// require("x") and import("x") of a constant are imports of a namespace, as are
// those of a file beside this one, however its path is put together.
Var Lowering::requireCall(NodeId n, NodeId list) {
  const NodeId given = unwrapped(first(list));
  constexpr unsigned kDepth = 6;
  auto path = given ? constantText(given) : std::nullopt;
  if (given && !path)
    path = filePath(given, kDepth);
  if (path) {
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
