// Conditions: where control goes, and what is known of a variable there.
//
// Where a test holds that ties a variable to constants, the variable is such a
// constant from then on: `x === "a"`, `["a", "b"].includes(x)`, `x in TABLE`.
#include "frontends/typescript/Lowering.h"

#include <algorithm>

namespace philint::typescript {

using namespace ir;

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

bool Lowering::isInScope(Symbol name) const {
  for (ScopeId s = scope_; s != 0; s = scopes_.scopes[s].parent)
    if (scopes_.find(s, name) != FlatMap::kAbsent)
      return true;
  return false;
}

// A variable of the function or of one around it.
bool Lowering::isLocal(NodeId n) {
  return n && kind(n) == Kind::Identifier && node(n).name &&
         function().variables[variable(node(n).name)].kind !=
             VariableKind::Global;
}

// Written out, or what a call gives: an equal variable tells no more than it.
bool Lowering::isKnown(NodeId n) const {
  return kind(n) == Kind::String || kind(n) == Kind::Number ||
         kind(n) == Kind::Null || kind(n) == Kind::CallExpression ||
         (kind(n) == Kind::Identifier && text(n) == "undefined");
}

// Is it a list, a set or a table that is written out with constants alone, or
// the name of one?
bool Lowering::isConstantTable(NodeId n) {
  n = unwrapped(n);
  const auto isConstant = [&](NodeId c) {
    c = unwrapped(c);
    return kind(c) == Kind::String || kind(c) == Kind::Number ||
           kind(c) == Kind::True || kind(c) == Kind::False ||
           kind(c) == Kind::Null;
  };
  switch (n ? kind(n) : Kind::Other) {
  case Kind::Array:
    for (NodeId c = first(n); c; c = following(c, n))
      if (!isConstant(c))
        return false;
    return first(n) != 0;
  case Kind::Object:
    for (NodeId c = first(n); c; c = following(c, n))
      if (kind(c) != Kind::Pair || !keyStep(first(c)))
        return false;
    return first(n) != 0;
  case Kind::NewExpression: {
    const NodeId list = childOf(n, Kind::Arguments);
    return list && first(list) && isConstantTable(first(list));
  }
  case Kind::Identifier:
    return node(n).name && tables().find(node(n).name.id) == 1;
  default:
    return false;
  }
}

// Names that all declarations of the file give such a table.
const FlatMap &Lowering::tables() {
  if (hasTables_)
    return tables_;
  hasTables_ = true;
  tables_.reset(16);
  for (NodeId n = 1; n < tree_.nodes.size(); ++n) {
    if (kind(n) != Kind::VariableDeclarator)
      continue;
    const NodeId target = first(n);
    NodeId value = following(target, n);
    if (value && kind(value) == Kind::TypeAnnotation)
      value = following(value, n);
    if (!target || kind(target) != Kind::Identifier || !node(target).name)
      continue;
    const NodeId inner = unwrapped(value);
    const bool holds = inner && kind(inner) != Kind::Identifier &&
                       isConstantTable(inner);
    std::uint32_t &known = tables_.at(node(target).name.id);
    known = holds && known != 0 ? 1 : 0;
  }
  return tables_;
}

// Where `x === "a"` holds, x is what it was compared with.
void Lowering::equality(NodeId n, Label whenEqual, Label whenOther,
                        bool straight) {
  const NodeId left = first(n), right = following(left, n);
  const Var a = expression(left), b = expression(right);
  const Var value = derive(DeriveKind::Clean, {a, b}, span(n));
  const bool byLeft = isKnown(right) && isLocal(left);
  const bool byRight = !byLeft && isKnown(left) && isLocal(right);
  Symbol name;
  Var equal = kNone;
  if (byLeft || byRight) {
    name = node(byLeft ? left : right).name;
    equal = byLeft ? b : a;
  } else if (kind(left) == Kind::UnaryExpression && kind(right) == Kind::String &&
             text(left).starts_with("typeof") && isLocal(unwrapped(first(left))) &&
             (text(right).find("undefined") != std::string_view::npos ||
              text(right).find("boolean") != std::string_view::npos)) {
    name = node(unwrapped(first(left))).name; // nothing, or true and false
    equal = b;
  }
  branchKnowing(value, name, equal, straight ? whenEqual : whenOther,
                straight ? whenOther : whenEqual, straight, span(n));
}

// A branch; on its one side the name is known to be `equal`.
void Lowering::branchKnowing(Var condition, Symbol name, Var equal,
                             Label whenTrue, Label whenFalse, bool side,
                             Span where) {
  if (!name)
    return builder_.branch(condition, whenTrue, whenFalse, where);
  const Label known = builder_.newLabel();
  builder_.branch(condition, side ? known : whenTrue, side ? whenFalse : known,
                  where);
  builder_.begin(known);
  Instruction i;
  i.op = Op::Refine;
  i.a = variable(name);
  i.b = equal;
  i.span = where;
  builder_.emit(i);
  builder_.jump(side ? whenTrue : whenFalse, where);
}

// The variable that `TABLE.includes(x)`, `TABLE.has(x)`, `TABLE.indexOf(x)` or
// `x in TABLE` asks about; 0 where it is none.
NodeId Lowering::memberAsked(NodeId n, std::string_view method) {
  n = unwrapped(n);
  if (n && kind(n) == Kind::BinaryExpression && operatorOf(n) == Kind::InToken) {
    const NodeId left = first(n), right = following(left, n);
    return method != "indexOf" && right && isLocal(left) &&
                   isConstantTable(right)
               ? left
               : 0;
  }
  if (!n || kind(n) != Kind::CallExpression)
    return 0;
  const NodeId callee = unwrapped(first(n));
  const NodeId list = childOf(n, Kind::Arguments);
  if (!callee || kind(callee) != Kind::MemberExpression || !list)
    return 0;
  const NodeId key = following(first(callee), callee);
  const NodeId asked = unwrapped(first(list));
  const bool fits =
      key && (method == "indexOf"
                  ? text(key) == method
                  : text(key) == "includes" || text(key) == "has" ||
                        text(key) == "hasOwnProperty");
  return fits && asked && isLocal(asked) && isConstantTable(first(callee))
             ? asked
             : 0;
}

// `TABLE.indexOf(x) >= 0` and its like: true where it tells that x is there,
// false where it tells that it is not; nothing where it tells neither.
std::optional<bool> Lowering::tellsPlace(NodeId n) const {
  NodeId left = first(n);
  const NodeId right = left ? unwrapped(following(left, n)) : 0;
  if (!right)
    return std::nullopt;
  const std::string_view number = text(right);
  const bool isMinusOne = number == "-1";
  const bool isPlace = kind(right) == Kind::Number;
  std::string_view op;
  for (NodeId c = tree_.firstChild(n); c; c = tree_.nextSibling(c, n))
    if (isToken(kind(c)))
      op = text(c);
  if (isPlace)
    return op == ">" || op == ">=" || op == "===" || op == "==" ? std::optional(true)
           : op == "<" && number == "0"                         ? std::optional(false)
                                                                : std::nullopt;
  if (!isMinusOne)
    return std::nullopt;
  return op == ">" || op == "!==" || op == "!=" ? std::optional(true)
         : op == "===" || op == "==" || op == "<=" ? std::optional(false)
                                                   : std::nullopt;
}

// Membership in a table of constants.
bool Lowering::membership(NodeId n, Label whenTrue, Label whenFalse) {
  NodeId asked = memberAsked(n, "includes");
  bool side = true;
  if (!asked && kind(n) == Kind::BinaryExpression &&
      operatorOf(n) == Kind::Comparison) {
    const auto tells = tellsPlace(n);
    asked = tells ? memberAsked(first(n), "indexOf") : 0;
    side = tells && *tells;
  }
  if (!asked)
    return false;
  const Var value = expression(n);
  const Var entry = constant(ConstantKind::String, {}, span(asked));
  branchKnowing(value, node(asked).name, entry, whenTrue, whenFalse, side,
                span(n));
  return true;
}

// `into = of.method()`, however it is chained on.
void Lowering::noteReading(NodeId target, NodeId value) {
  if (kind(target) != Kind::Identifier)
    return;
  if (kind(value) == Kind::AwaitExpression || waitedFor(value))
    awaited_.push_back(node(target).name);
  bool calls = false;
  for (value = unwrapped(value); value;) {
    if (kind(value) == Kind::Identifier)
      break;
    if (kind(value) == Kind::CallExpression)
      calls = true;
    else if (kind(value) != Kind::MemberExpression &&
             kind(value) != Kind::AwaitExpression)
      return;
    value = unwrapped(first(value));
  }
  if (calls && value && isInScope(node(value).name))
    readings_.push_back({node(value).name, node(target).name});
}

// `if (reply.ok)` of a variable that was waited for: what the member's test tells
// of the object, and of what was read from it before, rows say.
bool Lowering::memberTest(NodeId n, Label whenTrue, Label whenFalse) {
  const NodeId object = first(n);
  const NodeId key = object ? following(object, n) : 0;
  if (kind(n) != Kind::MemberExpression || !key ||
      kind(object) != Kind::Identifier ||
      std::find(awaited_.begin(), awaited_.end(), node(object).name) ==
          awaited_.end() ||
      !isLocal(object))
    return false;
  Call made;
  made.flags = kCallImplicit | kCallTest;
  made.receiver = expression(object);
  const Var value = loadMember(made.receiver, n);
  const Symbol test =
      intern(std::string(name(keyName(key))) + ir::kTestSuffix);
  made.callee = load(made.receiver, step(StepKind::Field, test), span(n));
  made.arguments.push_back({ArgumentKind::Positional, {}, value, span(n)});
  for (const Reading &reading : readings_)
    if (reading.of == node(object).name && isInScope(reading.into))
      made.arguments.push_back({ArgumentKind::Positional,
                                {},
                                variable(reading.into),
                                span(n)});
  builder_.branch(call(std::move(made), span(n)), whenTrue, whenFalse, span(n));
  return true;
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
    if (membership(inner, whenTrue, whenFalse))
      return;
    if (captureTest(inner, whenTrue, whenFalse))
      return;
    if (memberTest(inner, whenTrue, whenFalse))
      return;
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
