#include "frontends/python/Lowering.h"

#include <algorithm>

namespace philint::python {

using namespace ir;

namespace {

// Parts of statements that mean nothing by themselves.
bool isClause(Kind k) {
  switch (k) {
  case Kind::RelativeImport:
  case Kind::AliasedImport:
  case Kind::WildcardImport:
  case Kind::Chevron:
  case Kind::ElifClause:
  case Kind::ElseClause:
  case Kind::CaseClause:
  case Kind::ExceptClause:
  case Kind::FinallyClause:
  case Kind::WithClause:
  case Kind::WithItem:
  case Kind::Parameters:
  case Kind::LambdaParameters:
  case Kind::ListSplat:
  case Kind::DictionarySplat:
  case Kind::TypeParameter:
  case Kind::ArgumentList:
  case Kind::NamedExpression:
    return true;
  default:
    return false;
  }
}

bool isExpression(Kind k) {
  switch (k) {
  case Kind::NamedExpression:
  case Kind::ListSplat:
  case Kind::DictionarySplat:
  case Kind::ArgumentList:
  case Kind::ExpressionList:
  case Kind::PatternList:
  case Kind::KeywordArgument:
    return true;
  default:
    return k >= Kind::NotOperator && k <= Kind::Await &&
           k != Kind::StringContent && k != Kind::Interpolation;
  }
}

} // namespace

void Lowering::block(NodeId n) {
  for (NodeId c = tree_.firstChild(n); c; c = tree_.nextSibling(c, n))
    statement(c);
}

void Lowering::statement(NodeId n) {
  if (depth_ >= kMaximumDepth) {
    tooDeep(n);
    return;
  }
  ++depth_;
  switch (kind(n)) {
  case Kind::IfStatement:
  case Kind::ForStatement:
  case Kind::WhileStatement:
  case Kind::TryStatement:
  case Kind::WithStatement:
  case Kind::MatchStatement:
  case Kind::FunctionDefinition:
  case Kind::ClassDefinition:
  case Kind::DecoratedDefinition:
    compoundStatement(n);
    if (!tree_.errors.empty())
      for (NodeId c = tree_.firstChild(n); c; c = tree_.nextSibling(c, n))
        if (kind(c) == Kind::Error)
          errorNode(c);
    break;
  case Kind::Error:
    errorNode(n);
    break;
  default:
    if (isToken(kind(n)))
      break;
    simpleStatement(n);
    if (!tree_.errors.empty())
      errorsBelow(n);
  }
  --depth_;
}

void Lowering::compoundStatement(NodeId n) {
  switch (kind(n)) {
  case Kind::IfStatement:
    return ifStatement(n);
  case Kind::ForStatement:
    return forStatement(n);
  case Kind::WhileStatement:
    return whileStatement(n);
  case Kind::TryStatement:
    return tryStatement(n);
  case Kind::WithStatement:
    return withStatement(n);
  case Kind::MatchStatement:
    return matchStatement(n);
  case Kind::FunctionDefinition:
    return functionDefinition(n, {});
  case Kind::ClassDefinition:
    return classDefinition(n, {});
  default:
    return decorated(n);
  }
}

void Lowering::simpleStatement(NodeId n) {
  switch (kind(n)) {
  case Kind::ExpressionStatement:
    return expressionStatement(n);
  case Kind::ReturnStatement:
    return leaveBy(Exit::Return, first(n) ? expression(first(n)) : kNone,
                   span(n));
  case Kind::ImportStatement:
    return importStatement(n);
  case Kind::ImportFromStatement:
  case Kind::FutureImportStatement:
    return importFrom(n);
  case Kind::RaiseStatement:
    return raiseStatement(n);
  case Kind::AssertStatement:
    return assertStatement(n);
  case Kind::BreakStatement:
    return leaveBy(Exit::Break, kNone, span(n));
  case Kind::ContinueStatement:
    return leaveBy(Exit::Continue, kNone, span(n));
  case Kind::DeleteStatement:
    for (NodeId c = first(n); c; c = following(c, n))
      erase(c);
    return;
  case Kind::PrintStatement:
  case Kind::ExecStatement:
    return printStatement(n);
  case Kind::TypeAliasStatement: {
    const NodeId target = first(n);
    const NodeId right = following(target, n);
    const Var value = right ? unit_.types[type(right)].value : kNone;
    NodeId alias = target; // `Pair` of `type Pair[T] = …`
    while (alias && kind(alias) != Kind::Identifier)
      alias = first(alias);
    if (!alias)
      return;
    assign(alias,
           value != kNone ? value : unknown({}, right ? span(right) : span(n)));
    return;
  }
  case Kind::PassStatement:
  case Kind::GlobalStatement:
  case Kind::NonlocalStatement:
    return;
  default:
    expression(n);
  }
}

void Lowering::expressionStatement(NodeId n) {
  for (NodeId c = first(n); c; c = following(c, n)) {
    switch (kind(c)) {
    case Kind::Assignment:
      assignment(c);
      break;
    case Kind::AugmentedAssignment:
      augmentedAssignment(c);
      break;
    case Kind::String:
    case Kind::Ellipsis:
      if (kind(c) == Kind::Ellipsis || constantText(c))
        break;
      expression(c);
      break;
    default:
      expression(c);
    }
  }
}

// What stands in a stretch that did not parse: statements as they are, the
// rest as one Unknown.
void Lowering::errorNode(NodeId n) {
  if (depth_ >= kMaximumDepth) {
    tooDeep(n);
    return;
  }
  ++depth_;
  std::vector<Var> loose;
  for (NodeId c = tree_.firstChild(n); c; c = tree_.nextSibling(c, n)) {
    const Kind k = kind(c);
    if (isToken(k))
      continue;
    if (k == Kind::Error)
      errorNode(c);
    else if (k == Kind::Assignment)
      assignment(c);
    else if (k == Kind::AugmentedAssignment)
      augmentedAssignment(c);
    else if (k == Kind::Block)
      block(c);
    else if (k >= Kind::ImportStatement && k <= Kind::DecoratedDefinition &&
             !isClause(k))
      statement(c);
    else if (isExpression(k))
      loose.push_back(expression(c));
  }
  if (!loose.empty())
    unknown(std::move(loose), span(n));
  --depth_;
}

void Lowering::errorsBelow(NodeId n) {
  auto at = std::lower_bound(tree_.errors.begin(), tree_.errors.end(), n);
  NodeId end = 0;
  for (; at != tree_.errors.end() && *at < node(n).next; ++at)
    if (*at >= end && *at != n) {
      end = node(*at).next;
      errorNode(*at);
    }
}

void Lowering::printStatement(NodeId n) {
  Call made;
  made.written = intern(kind(n) == Kind::PrintStatement ? "print" : "exec");
  made.callee = variable(made.written);
  made.calleeSpan = {node(n).begin,
                     node(n).begin +
                         static_cast<std::uint32_t>(name(made.written).size())};
  for (NodeId c = first(n); c; c = following(c, n)) {
    if (kind(c) == Kind::Chevron)
      made.arguments.push_back(
          {ArgumentKind::Named, intern("file"), firstOf(c), span(c)});
    else
      argument(c, made);
  }
  call(std::move(made), span(n));
}

void Lowering::assertStatement(NodeId n) {
  const NodeId test = first(n);
  const NodeId message = following(test, n);
  const Label holds = builder_.newLabel(), fails = builder_.newLabel();
  condition(test, holds, fails);
  builder_.begin(fails);
  std::vector<Var> operands;
  if (message)
    operands.push_back(expression(message));
  const Var raised = unknown(std::move(operands), span(n));
  builder_.leave(Terminator::Throw, raised, span(n));
  builder_.begin(holds);
}

void Lowering::raiseStatement(NodeId n) {
  const NodeId raised = first(n);
  if (raised == 0) {
    const Var again = caught_.empty() ? kNone : caught_.back();
    return builder_.leave(Terminator::Throw, again, span(n));
  }
  Var value = kNone;
  if (kind(raised) == Kind::ExpressionList) { // raise Error, "text"
    std::vector<Var> parts;
    for (NodeId c = first(raised); c; c = following(c, raised))
      parts.push_back(expression(c));
    value = unknown(std::move(parts), span(raised));
  } else {
    value = expression(raised);
  }
  if (const NodeId cause = following(raised, n))
    store(value, fieldStep("__cause__"), expression(cause), span(n));
  builder_.leave(Terminator::Throw, value, span(n));
}

// --------------------------------------------------------------- imports

Symbol Lowering::dottedName(NodeId n) {
  const std::string_view written = text(n);
  if (written.find_first_of(" \t\r\n\\") == std::string_view::npos)
    return node(n).name;
  std::string dense;
  for (const char c : written)
    if (c != ' ' && c != '\t' && c != '\r' && c != '\n' && c != '\\')
      dense += c;
  return intern(dense);
}

Var Lowering::import(Import made) {
  Instruction i;
  i.op = Op::Import;
  i.dst = builder_.temporary();
  i.aux = static_cast<std::uint32_t>(unit_.imports.size());
  i.span = made.span;
  unit_.imports.push_back(made);
  builder_.emit(i);
  return i.dst;
}

void Lowering::importStatement(NodeId n) {
  for (NodeId c = first(n); c; c = following(c, n)) {
    Import made;
    made.span = span(c);
    if (kind(c) == Kind::AliasedImport) {
      made.path = dottedName(first(c));
      assignName(node(following(first(c), c)).name, import(made), span(c));
      continue;
    }
    made.path = dottedName(c);
    const std::string_view path = name(made.path);
    const std::size_t dot = path.find('.');
    made.bindsRoot = true;
    const Symbol bound =
        dot == std::string_view::npos ? made.path : intern(path.substr(0, dot));
    assignName(bound, import(made), span(c));
  }
}

void Lowering::importFrom(NodeId n) {
  Import made;
  NodeId c = first(n);
  if (kind(n) == Kind::FutureImportStatement) {
    made.path = intern("__future__");
  } else {
    if (kind(c) == Kind::RelativeImport) {
      for (NodeId part = first(c); part; part = following(part, c)) {
        if (kind(part) == Kind::ImportPrefix)
          made.level = static_cast<std::uint8_t>(std::min<std::ptrdiff_t>(
              std::count(text(part).begin(), text(part).end(), '.'), 255));
        else
          made.path = dottedName(part);
      }
    } else if (c) {
      made.path = dottedName(c);
    }
    c = following(c, n);
  }
  for (; c; c = following(c, n)) {
    made.span = span(c);
    if (kind(c) == Kind::WildcardImport) {
      made.member = intern("*");
      import(made);
    } else if (kind(c) == Kind::AliasedImport) {
      made.member = dottedName(first(c));
      assignName(node(following(first(c), c)).name, import(made), span(c));
    } else {
      made.member = dottedName(c);
      assignName(made.member, import(made), span(c));
    }
  }
}

} // namespace philint::python
