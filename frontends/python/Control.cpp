// Branches, loops, protected regions.
#include "frontends/python/Lowering.h"

namespace philint::python {

using namespace ir;

// A part whose test is a constant is skipped, or ends the statement.
void Lowering::ifStatement(NodeId n) {
  const Label end = builder_.newLabel();
  NodeId part = n; // the statement itself, then each elif
  NodeId next = following(childOf(n, Kind::Block), n);
  for (;;) {
    const bool last = part != n && kind(part) != Kind::ElifClause;
    const auto known = last ? std::optional(true) : truthOf(first(part));
    if (known && !*known) {
      skip(childOf(part, Kind::Block));
      if (next == 0)
        break;
    } else if (known) {
      blockOf(part);
      for (; next; next = following(next, n))
        skip(next);
      break;
    } else {
      const Label yes = builder_.newLabel();
      const Label no = next ? builder_.newLabel() : end;
      condition(first(part), yes, no);
      builder_.begin(yes);
      blockOf(part);
      if (builder_.isOpen())
        builder_.jump(end, span(part));
      if (next == 0)
        break;
      builder_.begin(no);
    }
    part = next;
    next = following(next, n);
  }
  builder_.join(end, span(n));
}

// The body and `else` of a loop; the open block is the body's first.
void Lowering::loopBody(NodeId n, Label next, Label exit, Label afterElse) {
  loops_.push_back({next, exit, finalizers_.size()});
  blockOf(n);
  loops_.pop_back();
  if (builder_.isOpen())
    builder_.jump(next, span(n));
  const NodeId otherwise = childOf(n, Kind::ElseClause);
  if (otherwise == 0)
    return;
  builder_.begin(afterElse);
  blockOf(otherwise);
}

void Lowering::forStatement(NodeId n) {
  const NodeId target = first(n);
  if (iteratesNothing(following(target, n)))
    return neverLoops(n);
  const Var iterated = expression(following(target, n));
  const std::uint32_t region = builder_.scope();
  const Label head = builder_.newLabel(), body = builder_.newLabel();
  const Label exit = builder_.newLabel();
  const Label otherwise =
      childOf(n, Kind::ElseClause) ? builder_.newLabel() : exit;
  builder_.jump(head, span(n));
  builder_.enterScope(ScopeKind::Loop, iterated, span(n));
  builder_.begin(head);
  const Var element = iterate(iterated, span(target));
  // It ends whatever the last one was.
  builder_.branch(derive(DeriveKind::Clean, {}, span(n)), body, otherwise,
                  span(n));
  builder_.begin(body);
  assign(target, element);
  loopBody(n, head, exit, otherwise);
  if (builder_.isOpen())
    builder_.jump(exit, span(n));
  builder_.setScope(region);
  builder_.join(exit, span(n));
}

void Lowering::neverLoops(NodeId n) {
  skip(childOf(n, Kind::Block));
  if (const NodeId otherwise = childOf(n, Kind::ElseClause))
    blockOf(otherwise);
}

void Lowering::whileStatement(NodeId n) {
  const NodeId test = first(n);
  const auto known = truthOf(test);
  if (known && !*known)
    return neverLoops(n);
  const std::uint32_t region = builder_.scope();
  const Label head = builder_.newLabel(), body = builder_.newLabel();
  const Label exit = builder_.newLabel();
  const Label otherwise =
      childOf(n, Kind::ElseClause) ? builder_.newLabel() : exit;
  builder_.jump(head, span(n));
  builder_.enterScope(ScopeKind::Loop, kNone, span(n));
  builder_.begin(head);
  const bool forever = known && otherwise == exit;
  if (forever)
    builder_.jump(body, span(n));
  else
    condition(test, body, otherwise);
  builder_.begin(body);
  loopBody(n, head, exit, otherwise);
  if (builder_.isOpen())
    builder_.jump(exit, span(n));
  builder_.setScope(region);
  builder_.join(exit, span(n));
}

// Return, break and continue run the `finally` bodies on their way first.
void Lowering::leaveBy(Exit exit, Var value, Span where) {
  const bool leavesLoop = exit != Exit::Return;
  if (leavesLoop && loops_.empty())
    return;
  const std::size_t outside = leavesLoop ? loops_.back().finalizers : 0;
  if (finalizers_.size() > outside) {
    Finalizer &through = finalizers_.back();
    through.exits |= static_cast<std::uint8_t>(exit);
    if (value != kNone) {
      if (through.result == kNone)
        through.result = unnamedLocal();
      move(through.result, value, where);
    }
    return builder_.jump(through.exit, where);
  }
  if (exit == Exit::Return)
    builder_.leave(Terminator::Return, value, where);
  else
    builder_.jump(exit == Exit::Break ? loops_.back().exit : loops_.back().next,
                  where);
}

void Lowering::tryStatement(NodeId n) {
  const NodeId body = childOf(n, Kind::Block);
  const NodeId otherwise = childOf(n, Kind::ElseClause);
  const NodeId last = childOf(n, Kind::FinallyClause);
  const bool hasHandlers = childOf(n, Kind::ExceptClause) != 0;
  const Label outer = builder_.handler();
  const std::uint32_t region = builder_.scope();
  const Label normal = builder_.newLabel(), after = builder_.newLabel();
  const Label exceptional = last ? builder_.newLabel() : outer;
  const Label entry = hasHandlers ? builder_.newLabel() : exceptional;
  if (last)
    finalizers_.push_back({builder_.newLabel()});

  builder_.enterScope(ScopeKind::Try, kNone, span(body));
  builder_.setHandler(entry);
  builder_.split(span(n));
  for (NodeId c = tree_.firstChild(body); c && body;
       c = tree_.nextSibling(c, body)) {
    builder_.split(span(c));
    statement(c);
  }
  builder_.setScope(region);
  builder_.setHandler(exceptional);
  if (otherwise && builder_.isOpen()) {
    builder_.split(span(otherwise));
    blockOf(otherwise);
  }
  if (builder_.isOpen())
    builder_.jump(normal, span(n));
  if (hasHandlers)
    handlers(n, entry, normal);
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

void Lowering::handlers(NodeId n, Label entry, Label after) {
  const std::uint32_t region = builder_.scope();
  Label next = entry;
  for (NodeId c = first(n); c; c = following(c, n)) {
    if (kind(c) != Kind::ExceptClause)
      continue;
    builder_.setScope(region);
    builder_.enterScope(ScopeKind::Handler, kNone, span(c));
    builder_.begin(next);
    next = catchesAll(c) ? kNone : builder_.newLabel();
    handlerClause(c, next, after);
    if (next == kNone)
      return;
  }
  // Nobody wanted it: it goes on to whoever is outside.
  builder_.setScope(region);
  builder_.enterScope(ScopeKind::Handler, kNone, span(n));
  builder_.begin(next);
  Instruction i;
  i.op = Op::Catch;
  i.dst = builder_.temporary();
  i.span = span(n);
  builder_.emit(i);
  builder_.leave(Terminator::Throw, i.dst, span(n));
}

bool Lowering::catchesAll(NodeId clause) const {
  NodeId c = first(clause);
  if (kind(c) == Kind::Block || c == 0)
    return true;
  if (kind(c) == Kind::AsPattern)
    c = first(c);
  if (kind(c) != Kind::Identifier)
    return false;
  const std::string_view type = text(c);
  return type == "Exception" || type == "BaseException";
}

void Lowering::handlerClause(NodeId clause, Label next, Label after) {
  std::vector<Var> types;
  NodeId alias = 0;
  std::size_t count = 0;
  const auto addTypes = [&](NodeId c) {
    if (kind(c) != Kind::Tuple) {
      types.push_back(expression(c));
      return;
    }
    for (NodeId t = first(c); t; t = following(t, c))
      types.push_back(expression(t));
  };
  for (NodeId c = first(clause); c && kind(c) != Kind::Block;
       c = following(c, clause)) {
    if (kind(c) == Kind::AsPattern) {
      addTypes(first(c));
      alias = following(first(c), c);
    } else if (count == 1 && isLegacyAlias(node(c), source_)) {
      alias = c; // except Error, name: of Python 2
    } else {
      addTypes(c);
    }
    ++count;
  }
  Instruction i;
  i.op = Op::Catch;
  i.dst = builder_.temporary();
  const bool isOfSome = next != kNone && !types.empty();
  i.aux = isOfSome ? builder_.operands(std::move(types)) : kNone;
  i.span = alias ? span(alias) : span(clause);
  builder_.emit(i);
  if (next != kNone) {
    const Var matches = derive(DeriveKind::Clean, {}, span(clause));
    const Label body = builder_.newLabel();
    builder_.branch(matches, body, next, span(clause));
    builder_.begin(body);
  }
  if (alias)
    assign(alias, i.dst);
  caught_.push_back(i.dst);
  blockOf(clause);
  caught_.pop_back();
  if (builder_.isOpen())
    builder_.jump(after, span(clause));
}

// One copy for the normal end, one for exceptions, one for the statements that
// leave: what is certain on one path is not blurred by the others. Where copies
// would multiply, one body is shared instead.
void Lowering::finallyCopies(NodeId last, Label normal, Label exceptional,
                             const Finalizer &finalizer, Label after) {
  constexpr std::uint32_t kMostNestedCopies = 3;
  const Span where = span(last);
  builder_.enterScope(ScopeKind::Finally, kNone, where);
  ++finallyDepth_;
  if (finallyDepth_ > kMostNestedCopies) {
    builder_.begin(exceptional);
    builder_.join(finalizer.exit, where);
    builder_.join(normal, where);
    blockOf(last);
    if (builder_.isOpen())
      builder_.jump(after, where);
    --finallyDepth_;
    return;
  }
  if (builder_.isUsed(normal)) {
    builder_.begin(normal);
    blockOf(last);
    if (builder_.isOpen())
      builder_.jump(after, where);
  }
  builder_.begin(exceptional);
  Instruction i;
  i.op = Op::Catch;
  i.dst = builder_.temporary();
  i.span = where;
  builder_.emit(i);
  blockOf(last);
  if (builder_.isOpen())
    builder_.leave(Terminator::Throw, i.dst, where);
  if (finalizer.exits != 0) {
    builder_.begin(finalizer.exit);
    blockOf(last);
    if (builder_.isOpen())
      leaveFinally(finalizer, where);
  }
  --finallyDepth_;
}

void Lowering::leaveFinally(const Finalizer &finalizer, Span where) {
  std::uint8_t left = finalizer.exits;
  for (const Exit exit : {Exit::Return, Exit::Break, Exit::Continue}) {
    const auto bit = static_cast<std::uint8_t>(exit);
    if (!(left & bit))
      continue;
    left &= static_cast<std::uint8_t>(~bit);
    if (left == 0)
      return leaveBy(exit, finalizer.result, where);
    const Label yes = builder_.newLabel(), no = builder_.newLabel();
    builder_.branch(derive(DeriveKind::Clean, {}, where), yes, no, where);
    builder_.begin(yes);
    leaveBy(exit, finalizer.result, where);
    builder_.begin(no);
  }
}

void Lowering::withStatement(NodeId n) {
  struct Entered {
    NodeId node;
    Var manager;
  };
  const bool isAsync = startsWith(n, "async");
  const std::uint8_t flags =
      static_cast<std::uint8_t>(kCallImplicit | (isAsync ? kCallAwait : 0));
  const std::uint32_t region = builder_.scope();
  const NodeId clause = childOf(n, Kind::WithClause);
  std::vector<Entered> entered;
  for (NodeId item = clause ? first(clause) : 0; item;
       item = following(item, clause)) {
    NodeId value = kind(item) == Kind::WithItem ? first(item) : item;
    NodeId alias = 0;
    if (kind(value) == Kind::AsPattern) {
      alias = following(first(value), value);
      value = first(value);
    }
    if (value == 0)
      continue;
    const Var manager = expression(value);
    const Var bound =
        callMember(value, manager, isAsync ? "__aenter__" : "__enter__", flags);
    entered.push_back({value, manager});
    builder_.enterScope(ScopeKind::With, manager, span(n));
    builder_.split(span(item));
    if (alias)
      assign(alias, bound);
  }
  blockOf(n);
  if (builder_.isOpen())
    for (std::size_t i = entered.size(); i-- > 0;)
      callMember(entered[i].node, entered[i].manager,
                 isAsync ? "__aexit__" : "__exit__", flags);
  builder_.setScope(region);
  builder_.split(span(n));
}

} // namespace philint::python
