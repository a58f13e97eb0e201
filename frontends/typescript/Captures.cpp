// `RegExp.$1` and its like: what the last match of a regular expression left.
// A file that reads them has one more variable in each outermost function; a
// call that matches puts the text there that it looked through. Where the call
// is the condition of a branch, it has matched on the one side alone.
#include "frontends/typescript/Lowering.h"

#include <utility>

namespace philint::typescript {

using namespace ir;

bool Lowering::readsCaptures(NodeId n) const {
  if (!usesCaptures_ || kind(n) != Kind::MemberExpression)
    return false;
  const NodeId key = following(first(n), n);
  return key && text(first(n)) == "RegExp" &&
         (text(key).starts_with("$") || text(key) == "lastMatch");
}

Var Lowering::captures() {
  const Symbol name = intern("<match>");
  ScopeId outermost = 0;
  for (ScopeId s = scope_; s != 0; s = scopes_.scopes[s].parent)
    if (scopes_.scopes[s].kind == NameScopeKind::Function)
      outermost = s;
  scopes_.bind(outermost, name);
  return variable(name);
}

// The text that a call of a method matches; kNone where it matches none.
Var Lowering::matchedBy(NodeId call, const Call &made) const {
  const NodeId callee = unwrapped(first(call));
  const NodeId list = childOf(call, Kind::Arguments);
  const NodeId key = callee && kind(callee) == Kind::MemberExpression
                         ? following(first(callee), callee)
                         : 0;
  if (!key || made.receiver == kNone || made.arguments.empty())
    return kNone;
  if (text(key) == "exec" || text(key) == "test")
    return made.arguments.size() == 1 ? made.arguments[0].value : kNone;
  const NodeId pattern = list ? unwrapped(first(list)) : 0;
  const bool matches = text(key) == "match" || text(key) == "replace" ||
                       text(key) == "search" || text(key) == "replaceAll";
  return matches && pattern && kind(pattern) == Kind::Regex ? made.receiver
                                                            : kNone;
}

void Lowering::noteMatch(NodeId call, const Call &made) {
  lastMatched_ = matchedBy(call, made);
  if (lastMatched_ == kNone)
    return;
  const Var left = captures();
  move(left, derive(DeriveKind::Choose, {left, lastMatched_}, span(call)),
       span(call));
}

bool Lowering::captureTest(NodeId n, Label whenTrue, Label whenFalse) {
  if (!usesCaptures_ || kind(n) != Kind::CallExpression)
    return false;
  lastMatched_ = kNone;
  const Var value = expression(n);
  const Var matched = std::exchange(lastMatched_, kNone);
  if (matched == kNone) {
    builder_.branch(value, whenTrue, whenFalse, span(n));
    return true;
  }
  const Label found = builder_.newLabel();
  builder_.branch(value, found, whenFalse, span(n));
  builder_.begin(found);
  move(captures(), matched, span(n));
  builder_.jump(whenTrue, span(n));
  return true;
}

} // namespace philint::typescript
