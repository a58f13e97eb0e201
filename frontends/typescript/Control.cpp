// Branches, loops, protected regions.
#include "frontends/typescript/Lowering.h"

#include <algorithm>

namespace philint::typescript {

using namespace ir;

void Lowering::ifStatement(NodeId n) {
  const NodeId test = first(n);
  const NodeId then = following(test, n);
  NodeId otherwise = following(then, n);
  if (otherwise && kind(otherwise) == Kind::ElseClause)
    otherwise = first(otherwise);
  if (const auto known = truthOf(test)) {
    if (*known && then)
      block(then);
    else if (!*known && otherwise)
      block(otherwise);
    return;
  }
  const Label yes = builder_.newLabel(), end = builder_.newLabel();
  const Label no = otherwise ? builder_.newLabel() : end;
  condition(test, yes, no);
  builder_.begin(yes);
  if (then)
    block(then);
  if (builder_.isOpen())
    builder_.jump(end, span(n));
  if (otherwise) {
    builder_.begin(no);
    block(otherwise);
  }
  builder_.join(end, span(n));
}

void Lowering::loopBody(NodeId body, Label next, Label exit) {
  loops_.push_back({next, exit, finalizers_.size(), label_, true});
  label_ = {};
  if (body)
    block(body);
  loops_.pop_back();
  if (builder_.isOpen())
    builder_.jump(next, body ? span(body) : Span{});
}

void Lowering::forStatement(NodeId n) {
  const ScopeId outer = enter(n);
  std::vector<NodeId> parts;
  for (NodeId c = first(n); c; c = following(c, n))
    parts.push_back(c);
  const NodeId body = parts.empty() ? 0 : parts.back();
  if (!parts.empty())
    parts.pop_back();
  if (!parts.empty())
    statement(parts[0]);
  const std::uint32_t region = builder_.scope();
  const Label head = builder_.newLabel(), inside = builder_.newLabel();
  const Label next = builder_.newLabel(), exit = builder_.newLabel();
  builder_.jump(head, span(n));
  builder_.enterScope(ScopeKind::Loop, kNone, span(n));
  builder_.begin(head);
  NodeId test = parts.size() > 1 ? parts[1] : 0;
  if (test && kind(test) == Kind::ExpressionStatement)
    test = first(test);
  if (test && kind(test) != Kind::EmptyStatement)
    condition(test, inside, exit);
  else
    builder_.jump(inside, span(n));
  builder_.begin(inside);
  loopBody(body, next, exit);
  builder_.begin(next);
  for (std::size_t i = 2; i < parts.size(); ++i)
    expression(parts[i]);
  builder_.jump(head, span(n));
  builder_.setScope(region);
  builder_.join(exit, span(n));
  scope_ = outer;
}

void Lowering::forInStatement(NodeId n) {
  const ScopeId outer = enter(n);
  const NodeId target = first(n);
  const NodeId source = following(target, n);
  const NodeId body = following(source, n);
  const bool isOf = hasToken(n, Kind::OfToken);
  const Var iterated = expression(source);
  const std::uint32_t region = builder_.scope();
  const Label head = builder_.newLabel(), inside = builder_.newLabel();
  const Label exit = builder_.newLabel();
  builder_.jump(head, span(n));
  builder_.enterScope(ScopeKind::Loop, iterated, span(n));
  builder_.begin(head);
  // The names of an object's members tell nothing of what they hold.
  const Var element = isOf ? iterate(iterated, span(target))
                           : derive(DeriveKind::Clean, {}, span(target));
  builder_.branch(element, inside, exit, span(n));
  builder_.begin(inside);
  assign(target, element);
  loopBody(body, head, exit);
  builder_.setScope(region);
  builder_.join(exit, span(n));
  scope_ = outer;
}

void Lowering::whileStatement(NodeId n) {
  const NodeId test = first(n);
  const auto known = truthOf(test);
  if (known && !*known)
    return;
  const std::uint32_t region = builder_.scope();
  const Label head = builder_.newLabel(), inside = builder_.newLabel();
  const Label exit = builder_.newLabel();
  builder_.jump(head, span(n));
  builder_.enterScope(ScopeKind::Loop, kNone, span(n));
  builder_.begin(head);
  if (known)
    builder_.jump(inside, span(n));
  else
    condition(test, inside, exit);
  builder_.begin(inside);
  loopBody(following(test, n), head, exit);
  builder_.setScope(region);
  builder_.join(exit, span(n));
}

void Lowering::doStatement(NodeId n) {
  const NodeId body = first(n);
  const std::uint32_t region = builder_.scope();
  const Label inside = builder_.newLabel(), test = builder_.newLabel();
  const Label exit = builder_.newLabel();
  builder_.jump(inside, span(n));
  builder_.enterScope(ScopeKind::Loop, kNone, span(n));
  builder_.begin(inside);
  loopBody(body, test, exit);
  builder_.begin(test);
  if (const NodeId when = following(body, n))
    condition(when, inside, exit);
  else
    builder_.jump(exit, span(n));
  builder_.setScope(region);
  builder_.join(exit, span(n));
}

// Every case may be where it begins, and falls into the next.
void Lowering::switchStatement(NodeId n) {
  const NodeId asked = unwrapped(first(n));
  const Var subject = expression(first(n));
  const NodeId body = childOf(n, Kind::SwitchBody);
  if (!body)
    return;
  const ScopeId outer = enter(body);
  std::vector<NodeId> cases;
  for (NodeId c = first(body); c; c = following(c, body)) {
    cases.push_back(c);
    hoist(c);
  }
  std::vector<Label> entries;
  const Label exit = builder_.newLabel();
  Label otherwise = exit;
  for (const NodeId c : cases) {
    entries.push_back(builder_.newLabel());
    if (kind(c) == Kind::SwitchDefault)
      otherwise = entries.back();
  }
  for (std::size_t i = 0; i < cases.size(); ++i) {
    if (kind(cases[i]) != Kind::SwitchCase)
      continue;
    const Var value = expression(first(cases[i]));
    const Label next = builder_.newLabel();
    const NodeId label = unwrapped(first(cases[i]));
    const bool tells = label && isKnown(label) && isLocal(asked);
    branchKnowing(derive(DeriveKind::Clean, {subject, value}, span(cases[i])),
                  tells ? node(asked).name : Symbol{}, value, entries[i], next,
                  true, span(cases[i]));
    builder_.begin(next);
  }
  builder_.jump(otherwise, span(n));
  loops_.push_back({kNone, exit, finalizers_.size(), {}, true});
  for (std::size_t i = 0; i < cases.size(); ++i) {
    builder_.begin(entries[i]);
    NodeId c = first(cases[i]);
    if (kind(cases[i]) == Kind::SwitchCase)
      c = following(c, cases[i]);
    for (; c; c = following(c, cases[i]))
      statement(c);
  }
  loops_.pop_back();
  if (builder_.isOpen())
    builder_.jump(exit, span(n));
  builder_.join(exit, span(n));
  scope_ = outer;
}

void Lowering::labeledStatement(NodeId n) {
  const NodeId labelNode = first(n);
  const NodeId body = following(labelNode, n);
  if (!body)
    return;
  const Symbol label = node(labelNode).name;
  const Kind k = kind(body);
  if (k == Kind::ForStatement || k == Kind::ForInStatement ||
      k == Kind::WhileStatement || k == Kind::DoStatement) {
    label_ = label;
    return statement(body);
  }
  const Label exit = builder_.newLabel();
  loops_.push_back({kNone, exit, finalizers_.size(), label, false});
  statement(body);
  loops_.pop_back();
  builder_.join(exit, span(n));
}

void Lowering::jumpStatement(NodeId n, bool isContinue) {
  const NodeId labelNode = first(n);
  for (std::size_t i = loops_.size(); i-- > 0;) {
    const Loop &loop = loops_[i];
    const bool fits = labelNode ? loop.label == node(labelNode).name
                      : isContinue ? loop.next != kNone
                                   : loop.isPlain;
    if (fits && !(isContinue && loop.next == kNone))
      return leave({Exit::Jump, i, isContinue}, kNone, span(n));
  }
}

// Return, break and continue run the `finally` bodies on their way first.
void Lowering::leave(Leaving leaving, Var value, Span where) {
  const bool isReturn = leaving.exit == Exit::Return;
  const std::size_t outside =
      isReturn ? 0 : loops_[leaving.loop].finalizers;
  if (finalizers_.size() > outside) {
    Finalizer &through = finalizers_.back();
    if (std::find(through.exits.begin(), through.exits.end(), leaving) ==
        through.exits.end())
      through.exits.push_back(leaving);
    if (value != kNone) {
      if (through.result == kNone)
        through.result = unnamedLocal();
      move(through.result, value, where);
    }
    return builder_.jump(through.entry, where);
  }
  if (isReturn)
    builder_.leave(Terminator::Return, value, where);
  else
    builder_.jump(leaving.isContinue ? loops_[leaving.loop].next
                                     : loops_[leaving.loop].exit,
                  where);
}

void Lowering::tryStatement(NodeId n) {
  const NodeId body = childOf(n, Kind::StatementBlock);
  const NodeId handler = childOf(n, Kind::CatchClause);
  const NodeId last = childOf(n, Kind::FinallyClause);
  const Label outer = builder_.handler();
  const std::uint32_t region = builder_.scope();
  const Label normal = builder_.newLabel(), after = builder_.newLabel();
  const Label exceptional = last ? builder_.newLabel() : outer;
  const Label entry = handler ? builder_.newLabel() : exceptional;
  if (last)
    finalizers_.push_back({builder_.newLabel(), kNone, {}});

  builder_.enterScope(ScopeKind::Try, kNone, body ? span(body) : span(n));
  builder_.setHandler(entry);
  builder_.split(span(n));
  if (body) {
    const ScopeId scope = enter(body);
    hoist(body);
    for (NodeId c = tree_.firstChild(body); c; c = tree_.nextSibling(c, body)) {
      if (isToken(kind(c)))
        continue;
      builder_.split(span(c));
      statement(c);
    }
    scope_ = scope;
  }
  builder_.setScope(region);
  builder_.setHandler(exceptional);
  if (builder_.isOpen())
    builder_.jump(normal, span(n));
  if (handler) {
    builder_.enterScope(ScopeKind::Handler, kNone, span(handler));
    builder_.begin(entry);
    const ScopeId scope = enter(handler);
    const NodeId parameter = first(handler);
    const bool binds = parameter && kind(parameter) != Kind::StatementBlock;
    const Var exception = caught(binds ? span(parameter) : span(handler));
    if (binds)
      assign(parameter, exception);
    if (const NodeId inside = childOf(handler, Kind::StatementBlock))
      block(inside);
    scope_ = scope;
    if (builder_.isOpen())
      builder_.jump(normal, span(handler));
  }
  builder_.setScope(region);
  builder_.setHandler(outer);
  if (!last)
    return builder_.join(normal, span(n));
  const Finalizer finalizer = finalizers_.back();
  finalizers_.pop_back();
  finallyCopies(last, normal, exceptional, finalizer, after);
  builder_.setScope(region);
  builder_.join(after, span(n));
}

// One copy for the normal end, one for exceptions, one for the statements that
// leave: what is certain on one path is not blurred by the others. Where copies
// would multiply, one body is shared instead.
void Lowering::finallyCopies(NodeId last, Label normal, Label exceptional,
                             const Finalizer &finalizer, Label after) {
  constexpr std::uint32_t kMostNestedCopies = 3;
  const Span where = span(last);
  const NodeId body = childOf(last, Kind::StatementBlock);
  builder_.enterScope(ScopeKind::Finally, kNone, where);
  ++finallyDepth_;
  const auto copy = [&] {
    if (body)
      block(body);
  };
  if (finallyDepth_ > kMostNestedCopies) {
    builder_.begin(exceptional);
    builder_.join(finalizer.entry, where);
    builder_.join(normal, where);
    copy();
    if (builder_.isOpen())
      builder_.jump(after, where);
    --finallyDepth_;
    return;
  }
  if (builder_.isUsed(normal)) {
    builder_.begin(normal);
    copy();
    if (builder_.isOpen())
      builder_.jump(after, where);
  }
  builder_.begin(exceptional);
  const Var exception = caught(where);
  copy();
  if (builder_.isOpen())
    builder_.leave(Terminator::Throw, exception, where);
  if (!finalizer.exits.empty()) {
    builder_.begin(finalizer.entry);
    copy();
    for (std::size_t i = 0; i < finalizer.exits.size() && builder_.isOpen();
         ++i) {
      if (i + 1 == finalizer.exits.size()) {
        leave(finalizer.exits[i], finalizer.result, where);
        break;
      }
      const Label yes = builder_.newLabel(), no = builder_.newLabel();
      builder_.branch(derive(DeriveKind::Clean, {}, where), yes, no, where);
      builder_.begin(yes);
      leave(finalizer.exits[i], finalizer.result, where);
      builder_.begin(no);
    }
  }
  --finallyDepth_;
}

} // namespace philint::typescript
