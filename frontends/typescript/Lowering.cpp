#include "frontends/typescript/Lowering.h"

#include <algorithm>

namespace philint::typescript {

using namespace ir;

Lowering::Lowering(std::string_view source, Unit &unit, Scratch &scratch)
    : Emitter(unit, scratch.emitter, scratch.tree.nodes.size()),
      source_(source), tree_(scratch.tree), scopes_(scratch.scopes),
      captures_(scratch.captures), globals_(scratch.globals),
      this_(intern("this")), super_(intern("super")),
      exports_(intern("exports")) {
  captures_.reset(16);
  globals_.reset(tree_.nodes.size() / 16);
}

void Lowering::run() {
  collectScopes(tree_, unit_.strings, scopes_);
  usesCaptures_ = source_.find("RegExp.$") != std::string_view::npos ||
                  source_.find("RegExp.lastMatch") != std::string_view::npos;
  // Functions under construction are referred to: the list may not move.
  const auto constructed = static_cast<std::size_t>(std::count_if(
      scopes_.calls.begin(), scopes_.calls.end(),
      [&](NodeId n) { return kind(n) == Kind::NewExpression; }));
  constexpr std::size_t kMostCopies = 16; // of a promise in `finally` bodies
  unit_.functions.reserve(scopes_.functionCount + 1 +
                          2 * constructed * kMostCopies);
  unit_.functions.emplace_back();
  Function &module = unit_.functions[0];
  module.kind = FunctionKind::Module;
  module.span = {0, static_cast<std::uint32_t>(source_.size())};
  pending_.push_back({0, 0, 0, false});
  for (std::uint32_t i = 0; i < unit_.functions.size(); ++i)
    functionBody(i);
  for (const Span &missing : tree_.missing)
    unit_.problems.push_back(
        {Problem::SyntaxError, intern("missing token"), missing});
  for (const NodeId error : tree_.errors)
    unit_.problems.push_back(
        {Problem::SyntaxError, intern("error"), span(error)});
}

// ------------------------------------------------------------------ tree

NodeId Lowering::first(NodeId n) const {
  for (NodeId c = tree_.firstChild(n); c; c = tree_.nextSibling(c, n))
    if (!isToken(kind(c)) && kind(c) != Kind::Error)
      return c;
  return 0;
}

NodeId Lowering::following(NodeId n, NodeId parent) const {
  if (n == 0)
    return 0;
  for (NodeId c = tree_.nextSibling(n, parent); c;
       c = tree_.nextSibling(c, parent))
    if (!isToken(kind(c)) && kind(c) != Kind::Error)
      return c;
  return 0;
}

NodeId Lowering::childOf(NodeId n, Kind wanted) const {
  for (NodeId c = tree_.firstChild(n); c; c = tree_.nextSibling(c, n))
    if (kind(c) == wanted)
      return c;
  return 0;
}

NodeId Lowering::lastOf(NodeId n) const {
  NodeId last = 0;
  for (NodeId c = first(n); c; c = following(c, n))
    last = c;
  return last;
}

Kind Lowering::operatorOf(NodeId n) const {
  for (NodeId c = tree_.firstChild(n); c; c = tree_.nextSibling(c, n))
    if (isToken(kind(c)))
      return kind(c);
  return Kind::Other;
}

bool Lowering::containsCall(NodeId n) const {
  const auto at =
      std::lower_bound(scopes_.calls.begin(), scopes_.calls.end(), n);
  return at != scopes_.calls.end() && *at < node(n).next;
}

// What is waited for, where JavaScript's grammar takes `await (x)` for a call.
NodeId Lowering::waitedFor(NodeId n) const {
  if (kind(n) != Kind::CallExpression)
    return 0;
  const NodeId callee = first(n);
  if (!callee || kind(callee) != Kind::Identifier || text(callee) != "await")
    return 0;
  const NodeId list = following(callee, n);
  return list && kind(list) == Kind::Arguments ? lastOf(list) : 0;
}

NodeId Lowering::unwrapped(NodeId n) const {
  for (NodeId inner; n; n = inner) {
    if (kind(n) != Kind::ParenthesizedExpression &&
        kind(n) != Kind::TypedExpression) {
      if (!(inner = waitedFor(n)))
        break;
      continue;
    }
    inner = first(n);
    if (kind(n) == Kind::TypedExpression && inner &&
        kind(inner) == Kind::TypeArguments)
      inner = following(inner, n); // <T>x
  }
  return n;
}

// ----------------------------------------------------------------- names

Var Lowering::variable(Symbol name) {
  for (ScopeId s = scope_; s != 0; s = scopes_.scopes[s].parent) {
    const std::uint32_t found = scopes_.find(s, name);
    if (found != FlatMap::kAbsent)
      return bindingVariable(current_, found);
  }
  return globalVariable(current_, name);
}

Var Lowering::globalVariable(std::uint32_t function, Symbol name) {
  std::uint32_t &found =
      globals_.at((std::uint64_t{function} + 1) << 32 | name.id);
  if (found == FlatMap::kAbsent) {
    auto &variables = unit_.functions[function].variables;
    found = static_cast<Var>(variables.size());
    variables.push_back({name, VariableKind::Global, kNone});
  }
  return found;
}

// The variable of a binding as `function` sees it: its own, or one captured
// through every function in between.
Var Lowering::bindingVariable(std::uint32_t function, std::uint32_t binding) {
  NameBinding &b = scopes_.bindings[binding];
  const std::uint32_t owner = scopes_.scopes[b.scope].function;
  auto &variables = unit_.functions[function].variables;
  if (owner == function || function == 0) {
    if (b.variable == kNone) {
      b.variable = static_cast<Var>(variables.size());
      variables.push_back({b.name, VariableKind::Local, kNone});
    }
    return b.variable;
  }
  const std::uint64_t key = (std::uint64_t{function} + 1) << 32 | binding;
  const std::uint32_t known = captures_.find(key);
  if (known != FlatMap::kAbsent)
    return known;
  const Var outer = bindingVariable(unit_.functions[function].parent, binding);
  auto &own = unit_.functions[function].variables;
  const auto captured = static_cast<Var>(own.size());
  own.push_back({b.name, VariableKind::Captured, outer});
  captures_.at(key) = captured;
  return captured;
}

void Lowering::assignName(Symbol name, Var value, Span where) {
  if (name)
    move(variable(name), value, where);
}

Var Lowering::thisValue(NodeId) { return variable(this_); }

Symbol Lowering::qualified(Symbol name) {
  ScopeId s = scope_;
  while (s != 0 && !scopes_.scopes[s].prefix)
    s = scopes_.scopes[s].parent;
  const Symbol prefix = scopes_.scopes[s].prefix;
  if (!prefix)
    return name;
  std::string dotted(this->name(prefix));
  if (!this->name(name).starts_with('[')) // C[Symbol.iterator]
    dotted += '.';
  dotted += this->name(name);
  return intern(dotted);
}

ScopeId Lowering::enter(NodeId n) {
  const ScopeId outer = scope_;
  scope_ = node(n).name.id;
  scopes_.scopes[scope_].function = current_;
  return outer;
}

} // namespace philint::typescript
