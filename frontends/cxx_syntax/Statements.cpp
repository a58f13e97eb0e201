#include "frontends/cxx_syntax/Lowering.h"

namespace philint::cxx {

using namespace ir;

void Lowering::statements(NodeId n) {
  const std::size_t mark = bindings_.size();
  for (NodeId c = source_.tree.firstChild(n); c;
       c = source_.tree.nextSibling(c, n))
    if (!isToken(kind(c)))
      statement(c);
  Span end = span(n);
  end.begin = end.end - (end.end > end.begin ? 1 : 0);
  for (std::size_t i = bindings_.size(); i-- > mark && builder_.isOpen();)
    if (bindings_[i].function == current_ && bindings_[i].isObject)
      destroy(bindings_[i].variable, end);
    else if (bindings_[i].function == current_ && bindings_[i].isText)
      destroy(bindings_[i].variable, end, "[].(destructor)");
  bindings_.resize(std::min(mark, bindings_.size()));
}

void Lowering::block(NodeId n) {
  if (!n)
    return;
  const std::size_t mark = bindings_.size();
  if (kind(n) == Kind::CompoundStatement)
    statements(n);
  else
    statement(n);
  bindings_.resize(std::min(mark, bindings_.size()));
}

void Lowering::statement(NodeId n) {
  if (depth_ >= kMaximumDepth) {
    unit_.problems.push_back({Problem::TooDeep, intern("statement"), span(n)});
    return;
  }
  ++depth_;
  switch (kind(n)) {
  case Kind::ExpressionStatement:
    for (NodeId c = first(n); c; c = following(c, n))
      expression(c);
    break;
  case Kind::Declaration:
    declaration(n);
    break;
  case Kind::CompoundStatement:
    statements(n);
    break;
  case Kind::IfStatement:
    ifStatement(n);
    break;
  case Kind::ForStatement:
    forStatement(n);
    break;
  case Kind::RangeFor:
    rangeFor(n);
    break;
  case Kind::WhileStatement:
    whileStatement(n);
    break;
  case Kind::DoStatement:
    doStatement(n);
    break;
  case Kind::SwitchStatement:
    switchStatement(n);
    break;
  case Kind::TryStatement:
    tryStatement(n);
    break;
  case Kind::ReturnStatement:
    returnStatement(n);
    break;
  case Kind::YieldStatement:
    function().isGenerator = true;
    if (first(n))
      yielded(expression(first(n)), span(n));
    break;
  case Kind::ThrowStatement:
    throwStatement(n);
    break;
  case Kind::BreakStatement:
    if (!loops_.empty())
      builder_.jump(loops_.back().exit, span(n));
    break;
  case Kind::ContinueStatement:
    for (std::size_t i = loops_.size(); i-- > 0;)
      if (loops_[i].next != kNone) {
        builder_.jump(loops_[i].next, span(n));
        break;
      }
    break;
  case Kind::GotoStatement:
    gotoStatement(n);
    break;
  case Kind::LabeledStatement:
    labeledStatement(n);
    break;
  case Kind::PreprocIf:
    preprocIf(n, false);
    break;
  case Kind::ClassSpecifier:
  case Kind::UnionSpecifier:
    classDefinition(n);
    break;
  case Kind::UsingDeclaration: // in the index
  case Kind::AliasDeclaration:
  case Kind::TypeDefinition:
  case Kind::EnumSpecifier:
  case Kind::PreprocDefine:
  case Kind::PreprocFunction:
  case Kind::PreprocText:
  case Kind::Include:
  case Kind::FunctionDefinition: // a function inside another: misread
    break;
  case Kind::Error:
    errorNode(n);
    break;
  case Kind::ElseClause:
    block(first(n));
    break;
  case Kind::CaseStatement:
    statements(n);
    break;
  default:
    expression(n);
  }
  --depth_;
}

// What could be read inside a stretch that the parser could not fit.
void Lowering::errorNode(NodeId n) {
  for (NodeId c = first(n); c; c = following(c, n)) {
    const Kind k = kind(c);
    if ((k >= Kind::ExpressionStatement && k <= Kind::YieldStatement) ||
        k == Kind::Declaration)
      statement(c);
    else if (k == Kind::CallExpression || k == Kind::AssignmentExpression ||
             k == Kind::BinaryExpression)
      expression(c);
  }
}

void Lowering::returnStatement(NodeId n) {
  const NodeId inner = first(n);
  Var value = kNone;
  if (inner)
    value = kind(inner) == Kind::InitializerList ? initializerList(inner)
                                                 : expression(inner);
  builder_.leave(Terminator::Return, value, span(n));
}

void Lowering::throwStatement(NodeId n) {
  const NodeId inner = first(n);
  builder_.leave(Terminator::Throw, inner ? expression(inner) : kNone, span(n));
}

// Every branch may be the one that is built, but for `#if 0`.
void Lowering::preprocIf(NodeId n, bool atTopLevel) {
  NodeId otherwise = 0;
  NodeId condition = 0;
  std::vector<NodeId> inside;
  for (NodeId c = source_.tree.firstChild(n); c;
       c = source_.tree.nextSibling(c, n)) {
    if (isToken(kind(c)))
      continue;
    if (kind(c) == Kind::PreprocElse) {
      otherwise = c;
      continue;
    }
    if (!condition && kind(n) == Kind::PreprocIf) {
      condition = c;
      continue;
    }
    inside.push_back(c);
  }
  const auto lower = [&](NodeId c) {
    if (atTopLevel)
      topLevel(c);
    else
      statement(c);
  };
  const bool never = condition && kind(condition) == Kind::Number &&
                     text(condition) == "0";
  const auto below = [&] {
    if (!otherwise)
      return;
    NodeId own = first(otherwise);
    // `#elif X` has its condition first; `#else` has none.
    if (source_.text.substr(node(otherwise).begin, 5) == "#elif" && own)
      own = following(own, otherwise);
    for (; own; own = following(own, otherwise)) {
      if (kind(own) == Kind::PreprocElse)
        preprocIf(own, atTopLevel);
      else
        lower(own);
    }
  };
  if (atTopLevel || never || kind(n) == Kind::PreprocElse) {
    if (!never)
      for (const NodeId c : inside)
        lower(c);
    return below();
  }
  const Label yes = builder_.newLabel(), no = builder_.newLabel();
  const Label end = builder_.newLabel();
  builder_.branch(derive(DeriveKind::Clean, {}, span(n)), yes,
                  otherwise ? no : end, span(n));
  builder_.begin(yes);
  for (const NodeId c : inside)
    lower(c);
  if (builder_.isOpen())
    builder_.jump(end, span(n));
  if (otherwise) {
    builder_.begin(no);
    below();
  }
  builder_.join(end, span(n));
}

} // namespace philint::cxx
