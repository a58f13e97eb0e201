// Branches, loops, jumps, protected regions.
#include "frontends/cxx_syntax/Lowering.h"

namespace philint::cxx {

using namespace ir;

// The value that decides; what the clause declares is declared first.
NodeId Lowering::conditionOf(NodeId clause) {
  if (kind(clause) != Kind::ConditionClause)
    return clause;
  NodeId value = 0;
  for (NodeId c = first(clause); c; c = following(c, clause)) {
    const bool isLast = following(c, clause) == 0;
    if (kind(c) == Kind::Declaration) {
      declaration(c);
      // if (Note *note = find()): the name itself
      const NodeId own = typeOf(source_, c);
      for (NodeId d = first(c); d && isLast; d = following(d, c))
        if (d != own && isDeclarator(kind(d)))
          value = takeApart(source_, d).name;
    } else if (isLast) {
      value = c;
    } else {
      statement(c);
    }
  }
  return value ? value : clause;
}

void Lowering::ifStatement(NodeId n) {
  const std::size_t mark = bindings_.size();
  const NodeId clause = first(n);
  const NodeId then = clause ? following(clause, n) : 0;
  NodeId otherwise = then ? following(then, n) : 0;
  if (otherwise && kind(otherwise) == Kind::ElseClause)
    otherwise = first(otherwise);
  if (!clause)
    return;
  if (const auto known = truthOf(clause)) {
    if (*known)
      block(then);
    else
      block(otherwise);
    return;
  }
  const NodeId test = conditionOf(clause);
  const Label yes = builder_.newLabel(), end = builder_.newLabel();
  const Label no = otherwise ? builder_.newLabel() : end;
  if (kind(test) == Kind::ConditionClause)
    builder_.branch(derive(DeriveKind::Clean, {}, span(n)), yes, no, span(n));
  else
    condition(test, yes, no);
  builder_.begin(yes);
  block(then);
  if (builder_.isOpen())
    builder_.jump(end, span(n));
  if (otherwise) {
    builder_.begin(no);
    block(otherwise);
  }
  builder_.join(end, span(n));
  bindings_.resize(std::min(mark, bindings_.size()));
}

void Lowering::loopBody(NodeId body, Label next, Label exit) {
  loops_.push_back({next, exit});
  block(body);
  loops_.pop_back();
  if (builder_.isOpen())
    builder_.jump(next, body ? span(body) : Span{});
}

void Lowering::forStatement(NodeId n) {
  const std::size_t mark = bindings_.size();
  // The grammar keeps no node for what is left out: semicolons are counted.
  NodeId start = 0, test = 0, body = 0;
  std::vector<NodeId> steps;
  std::uint32_t at = node(n).begin;
  unsigned section = 0;
  for (NodeId c = first(n); c; c = following(c, n)) {
    for (; at < node(c).begin; ++at)
      if (source_.text[at] == ';')
        ++section;
    if (following(c, n) == 0) {
      body = c;
      break;
    }
    if (section == 0)
      start = c;
    else if (section == 1)
      test = c;
    else
      steps.push_back(c);
    at = node(c).end;
    if (kind(c) == Kind::Declaration || kind(c) == Kind::ExpressionStatement)
      ++section;
  }
  if (start)
    statement(start);
  const std::uint32_t region = builder_.scope();
  const Label head = builder_.newLabel(), inside = builder_.newLabel();
  const Label next = builder_.newLabel(), exit = builder_.newLabel();
  builder_.jump(head, span(n));
  builder_.enterScope(ScopeKind::Loop, kNone, span(n));
  builder_.begin(head);
  if (test && !truthOf(test))
    condition(test, inside, exit);
  else
    builder_.jump(inside, span(n));
  builder_.begin(inside);
  loopBody(body, next, exit);
  builder_.begin(next);
  for (const NodeId c : steps)
    expression(c);
  builder_.jump(head, span(n));
  builder_.setScope(region);
  builder_.join(exit, span(n));
  bindings_.resize(std::min(mark, bindings_.size()));
}

void Lowering::rangeFor(NodeId n) {
  const std::size_t mark = bindings_.size();
  const NodeId body = lastOf(n);
  NodeId declarator = 0, iteratedNode = 0;
  const NodeId own = typeOf(source_, n);
  for (NodeId c = first(n); c && c != body; c = following(c, n)) {
    if (kind(c) == Kind::ExpressionStatement || kind(c) == Kind::Declaration)
      statement(c);
    else if (!declarator && c != own && isDeclarator(kind(c)))
      declarator = c;
    else if (declarator)
      iteratedNode = c;
  }
  if (!iteratedNode)
    return unknownConstruct(n), void();
  Traits traits;
  addTypeTraits(source_, n, traits);
  const Declarator taken = takeApart(source_, declarator);
  addDeclarator(taken.traits, traits);
  const Var iterated = kind(iteratedNode) == Kind::InitializerList
                           ? initializerList(iteratedNode)
                           : expression(iteratedNode);
  const std::uint32_t region = builder_.scope();
  const Label head = builder_.newLabel(), inside = builder_.newLabel();
  const Label exit = builder_.newLabel();
  builder_.jump(head, span(n));
  builder_.enterScope(ScopeKind::Loop, iterated, span(n));
  builder_.begin(head);
  const Var element = iterate(iterated, span(declarator));
  builder_.branch(element, inside, exit, span(n));
  builder_.begin(inside);
  if (taken.binding) {
    structuredBinding(taken.binding, element);
  } else if (taken.name) {
    const Symbol name = intern(text(taken.name));
    const Var variable = builder_.variable(name, VariableKind::Local);
    if (isClassType(own))
      function().variableTypes.push_back(
          {variable, {}, type(own), span(taken.name)});
    bind(name, variable, traits);
    move(variable,
         traits.isReference || traits.isPointer
             ? element
             : copied(element, span(taken.name)),
         span(taken.name));
  }
  loopBody(body, head, exit);
  builder_.setScope(region);
  builder_.join(exit, span(n));
  bindings_.resize(std::min(mark, bindings_.size()));
}

void Lowering::whileStatement(NodeId n) {
  const std::size_t mark = bindings_.size();
  const NodeId clause = first(n);
  const auto known = clause ? truthOf(clause) : std::nullopt;
  if (!clause || (known && !*known))
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
    condition(conditionOf(clause), inside, exit);
  builder_.begin(inside);
  loopBody(following(clause, n), head, exit);
  builder_.setScope(region);
  builder_.join(exit, span(n));
  bindings_.resize(std::min(mark, bindings_.size()));
}

void Lowering::doStatement(NodeId n) {
  const NodeId body = first(n);
  const NodeId when = body ? following(body, n) : 0;
  const std::uint32_t region = builder_.scope();
  const Label inside = builder_.newLabel(), test = builder_.newLabel();
  const Label exit = builder_.newLabel();
  builder_.jump(inside, span(n));
  builder_.enterScope(ScopeKind::Loop, kNone, span(n));
  builder_.begin(inside);
  loopBody(body, test, exit);
  builder_.begin(test);
  const auto known = when ? truthOf(when) : std::optional(false);
  if (known && !*known)
    builder_.jump(exit, span(n));
  else
    condition(when, inside, exit);
  builder_.setScope(region);
  builder_.join(exit, span(n));
}

// Every case may be where it begins, and falls into the next. Where the value
// and a case are the same number, no other case is entered.
void Lowering::switchStatement(NodeId n) {
  const std::size_t mark = bindings_.size();
  const NodeId clause = first(n);
  const NodeId body = childOf(n, Kind::CompoundStatement);
  if (!clause || !body)
    return;
  const NodeId subjectNode = unwrapped(conditionOf(clause));
  const Var subject = kind(subjectNode) == Kind::ConditionClause
                          ? unknown({}, span(clause))
                          : expression(subjectNode);
  std::vector<NodeId> cases;
  for (NodeId c = first(body); c; c = following(c, body))
    cases.push_back(c);
  std::vector<Label> entries;
  const Label exit = builder_.newLabel();
  Label otherwise = exit;
  bool isDecided = false;
  for (const NodeId c : cases) {
    entries.push_back(builder_.newLabel());
    if (kind(c) != Kind::CaseStatement)
      continue;
    if (hasToken(c, Kind::DefaultToken)) {
      if (!isDecided)
        otherwise = entries.back();
    } else if (kind(subjectNode) == Kind::Number && first(c) &&
               kind(first(c)) == Kind::Number &&
               text(first(c)) == text(subjectNode)) {
      otherwise = entries.back();
      isDecided = true;
    }
  }
  const bool isConstant = kind(subjectNode) == Kind::Number;
  for (std::size_t i = 0; i < cases.size() && !isConstant; ++i) {
    if (kind(cases[i]) != Kind::CaseStatement ||
        hasToken(cases[i], Kind::DefaultToken) || !first(cases[i]))
      continue;
    const Var value = expression(first(cases[i]));
    const Label next = builder_.newLabel();
    builder_.branch(derive(DeriveKind::Clean, {subject, value}, span(cases[i])),
                    entries[i], next, span(cases[i]));
    builder_.begin(next);
  }
  builder_.jump(otherwise, span(n));
  loops_.push_back({kNone, exit});
  for (std::size_t i = 0; i < cases.size(); ++i) {
    builder_.begin(entries[i]);
    if (kind(cases[i]) != Kind::CaseStatement) {
      statement(cases[i]);
      continue;
    }
    NodeId c = first(cases[i]);
    if (!hasToken(cases[i], Kind::DefaultToken))
      c = following(c, cases[i]);
    for (; c; c = following(c, cases[i]))
      statement(c);
  }
  loops_.pop_back();
  if (builder_.isOpen())
    builder_.jump(exit, span(n));
  builder_.join(exit, span(n));
  bindings_.resize(std::min(mark, bindings_.size()));
}

void Lowering::tryStatement(NodeId n) {
  const NodeId body = childOf(n, Kind::CompoundStatement);
  std::vector<NodeId> handlers;
  for (NodeId c = first(n); c; c = following(c, n))
    if (kind(c) == Kind::CatchClause)
      handlers.push_back(c);
  if (handlers.empty())
    return block(body);
  const Label outer = builder_.handler();
  const std::uint32_t region = builder_.scope();
  const Label normal = builder_.newLabel(), entry = builder_.newLabel();
  builder_.enterScope(ScopeKind::Try, kNone, body ? span(body) : span(n));
  builder_.setHandler(entry);
  builder_.split(span(n));
  const std::size_t mark = bindings_.size();
  for (NodeId c = body ? source_.tree.firstChild(body) : 0; c;
       c = source_.tree.nextSibling(c, body)) {
    if (isToken(kind(c)))
      continue;
    builder_.split(span(c));
    statement(c);
  }
  bindings_.resize(std::min(mark, bindings_.size()));
  builder_.setScope(region);
  builder_.setHandler(outer);
  if (builder_.isOpen())
    builder_.jump(normal, span(n));
  Label at = entry;
  Var exception = kNone;
  for (std::size_t h = 0; h < handlers.size(); ++h) {
    const NodeId handler = handlers[h];
    const bool isLast = h + 1 == handlers.size();
    builder_.enterScope(ScopeKind::Handler, kNone, span(handler));
    builder_.begin(at);
    const NodeId list = childOf(handler, Kind::ParameterList);
    if (h == 0) {
      exception = unnamedLocal();
      move(exception, caught(span(handler)), span(handler));
    }
    if (!isLast) {
      // Which handler it is, the types would tell.
      const Label mine = builder_.newLabel();
      at = builder_.newLabel();
      builder_.branch(derive(DeriveKind::Clean, {}, span(handler)), mine, at,
                      span(handler));
      builder_.begin(mine);
    }
    const NodeId parameter = list ? first(list) : 0;
    if (parameter && kind(parameter) == Kind::ParameterDeclaration) {
      const NodeId typed = typeOf(source_, parameter);
      for (NodeId d = first(parameter); d; d = following(d, parameter))
        if (d != typed && isDeclarator(kind(d))) {
          const Declarator taken = takeApart(source_, d);
          if (!taken.name)
            break;
          const Symbol own = intern(text(taken.name));
          const Var variable = builder_.variable(own, VariableKind::Local);
          if (isClassType(typed))
            function().variableTypes.push_back(
                {variable, {}, type(typed), span(taken.name)});
          bind(own, variable, taken.traits);
          move(variable, exception, span(taken.name));
          break;
        }
    }
    if (const NodeId inside = childOf(handler, Kind::CompoundStatement))
      block(inside);
    bindings_.resize(std::min(mark, bindings_.size()));
    builder_.setScope(region);
    if (builder_.isOpen())
      builder_.jump(normal, span(handler));
  }
  builder_.join(normal, span(n));
}

Label Lowering::labelNamed(Symbol name) {
  const auto [at, isNew] = labels_.try_emplace(name.id);
  if (isNew)
    at->second = {builder_.newLabel(), false};
  return at->second.first;
}

void Lowering::gotoStatement(NodeId n) {
  const NodeId own = first(n);
  if (own && kind(own) == Kind::Identifier)
    builder_.jump(labelNamed(node(own).name), span(n));
}

void Lowering::labeledStatement(NodeId n) {
  const NodeId own = first(n);
  if (!own || kind(own) != Kind::Identifier)
    return;
  const Label label = labelNamed(node(own).name);
  auto &known = labels_[node(own).name.id];
  if (!known.second) {
    known.second = true;
    if (builder_.isOpen())
      builder_.jump(label, span(n));
    builder_.begin(label);
  }
  if (const NodeId inner = following(own, n))
    statement(inner);
}

} // namespace philint::cxx
