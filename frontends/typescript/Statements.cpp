#include "frontends/typescript/Lowering.h"

namespace philint::typescript {

using namespace ir;

// Functions and types are there before the block begins.
void Lowering::hoist(NodeId n) {
  for (NodeId c = first(n); c; c = following(c, n)) {
    NodeId declared = c;
    while (declared && (kind(declared) == Kind::ExportStatement ||
                        kind(declared) == Kind::AmbientDeclaration)) {
      NodeId inner = 0;
      for (NodeId d = first(declared); d; d = following(d, declared))
        if (kind(d) == Kind::FunctionDeclaration ||
            kind(d) == Kind::InterfaceDeclaration ||
            kind(d) == Kind::TypeAlias)
          inner = d;
      declared = inner;
    }
    if (!declared)
      continue;
    if (kind(declared) == Kind::FunctionDeclaration)
      functionDeclaration(declared);
    else if (kind(declared) == Kind::InterfaceDeclaration)
      interfaceDeclaration(declared);
    else if (kind(declared) == Kind::TypeAlias &&
             !childOf(declared, Kind::TypeQuery))
      typeAlias(declared);
  }
}

void Lowering::statements(NodeId n) {
  hoist(n);
  for (NodeId c = tree_.firstChild(n); c; c = tree_.nextSibling(c, n))
    if (!isToken(kind(c)))
      statement(c);
}

void Lowering::block(NodeId n) {
  if (kind(n) != Kind::StatementBlock)
    return statement(n);
  const ScopeId outer = enter(n);
  statements(n);
  scope_ = outer;
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
      if (kind(c) == Kind::CallExpression && depth_ < kMaximumDepth)
        callExpression(c, kCallDropped);
      else if (kind(c) == Kind::UpdateExpression)
        update(c, true);
      else
        expression(c);
    break;
  case Kind::LexicalDeclaration:
  case Kind::VariableDeclaration:
    declaration(n);
    break;
  case Kind::StatementBlock:
    block(n);
    break;
  case Kind::IfStatement:
    ifStatement(n);
    break;
  case Kind::ForStatement:
    forStatement(n);
    break;
  case Kind::ForInStatement:
    forInStatement(n);
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
  case Kind::LabeledStatement:
    labeledStatement(n);
    break;
  case Kind::ReturnStatement:
    returnStatement(n);
    break;
  case Kind::ThrowStatement:
    throwStatement(n);
    break;
  case Kind::BreakStatement:
  case Kind::ContinueStatement:
    jumpStatement(n, kind(n) == Kind::ContinueStatement);
    break;
  case Kind::ImportStatement:
  case Kind::ImportAlias:
    importStatement(n);
    break;
  case Kind::ExportStatement:
    exportStatement(n);
    break;
  case Kind::ClassDeclaration:
    classDefinition(n, {}, {});
    break;
  case Kind::EnumDeclaration:
    enumDeclaration(n);
    break;
  case Kind::Namespace:
    namespaceDeclaration(n);
    break;
  case Kind::WithStatement:
    expression(first(n));
    if (const NodeId body = lastOf(n))
      block(body);
    break;
  case Kind::TypeAlias: // hoisted, unless it speaks of a value
    if (childOf(n, Kind::TypeQuery))
      typeAlias(n);
    break;
  case Kind::FunctionDeclaration: // hoisted
  case Kind::InterfaceDeclaration:
  case Kind::Signature:
  case Kind::EmptyStatement:
  case Kind::DebuggerStatement:
  case Kind::AmbientDeclaration:
  case Kind::Decorator:
    break;
  case Kind::Error:
    errorNode(n);
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
    if (k >= Kind::ExportStatement && k <= Kind::WithStatement)
      statement(c);
    else if (k == Kind::CallExpression || k == Kind::AssignmentExpression ||
             k == Kind::ArrowFunction || k == Kind::AwaitExpression)
      expression(c);
  }
}

void Lowering::declaration(NodeId n) {
  for (NodeId c = first(n); c; c = following(c, n))
    if (kind(c) == Kind::VariableDeclarator)
      declarator(c);
}

void Lowering::declarator(NodeId n) {
  const NodeId target = first(n);
  if (!target)
    return;
  NodeId value = following(target, n);
  std::uint32_t annotation = kNone;
  if (value && kind(value) == Kind::TypeAnnotation) {
    annotation = type(first(value));
    value = following(value, n);
  } else if (value && kind(value) == Kind::TypedExpression) {
    // `x = y as T` says of x what `x: T` does.
    const NodeId asserted = following(first(value), value);
    if (asserted && kind(first(value)) != Kind::TypeArguments)
      annotation = type(asserted);
  }
  if (annotation != kNone)
    annotate(target, annotation);
  if (!value) // undefined until somebody gives it a value
    return assign(target, constant(ConstantKind::None, {}, span(target)));
  hint_ = kind(target) == Kind::Identifier ? node(target).name : Symbol{};
  // An arrow function in a function is called what its variable is called.
  const NodeId inner = unwrapped(value);
  const Var given = current_ != 0 && hint_ && inner &&
                            kind(inner) == Kind::ArrowFunction
                        ? functionValue(inner, hint_)
                        : expression(value);
  hint_ = {};
  assign(target, given);
  noteReading(target, value);
}

void Lowering::annotate(NodeId target, std::uint32_t made) {
  if (kind(target) != Kind::Identifier)
    return;
  function().variableTypes.push_back(
      {variable(node(target).name), {}, made, span(target)});
}

bool Lowering::isAnd(NodeId n) const {
  for (NodeId c = tree_.firstChild(n); c; c = tree_.nextSibling(c, n))
    if (isToken(kind(c)))
      return text(c) == "&&";
  return false;
}

// A test that is returned is a branch, so that what it tells of parameters is
// known where the function returns true.
bool Lowering::returnTest(NodeId n) {
  const NodeId inner = unwrapped(n);
  if (!inner || depth_ >= kMaximumDepth)
    return false;
  NodeId last = inner;
  Label no = kNone;
  if (kind(inner) == Kind::BinaryExpression &&
      operatorOf(inner) == Kind::Logical) {
    NodeId at = inner;
    while (kind(at) == Kind::BinaryExpression &&
           operatorOf(at) == Kind::Logical) {
      if (!isAnd(at))
        return false;
      at = unwrapped(first(at));
    }
    last = unwrapped(following(first(inner), inner));
    no = builder_.newLabel();
    const Label next = builder_.newLabel();
    condition(first(inner), next, no);
    builder_.begin(next);
  }
  const bool isTest = last && kind(last) == Kind::BinaryExpression &&
                      operatorOf(last) == Kind::Comparison;
  if (no == kNone && !isTest)
    return false;
  const auto give = [&](bool truth) {
    leave({Exit::Return, 0, false},
          constant(ConstantKind::Boolean, intern(truth ? "true" : "false"),
                   span(n)),
          span(n));
  };
  if (no == kNone)
    no = builder_.newLabel();
  if (isTest) {
    const Label yes = builder_.newLabel();
    condition(last, yes, no);
    builder_.begin(yes);
    give(true);
  } else {
    leave({Exit::Return, 0, false}, expression(last), span(n));
  }
  builder_.begin(no);
  give(false);
  return true;
}

void Lowering::returnStatement(NodeId n) {
  if (first(n) && returnTest(first(n)))
    return;
  const Var value = first(n) ? firstOf(n) : kNone;
  leave({Exit::Return, 0, false}, value, span(n));
}

void Lowering::throwStatement(NodeId n) {
  const Var value = firstOf(n);
  builder_.leave(Terminator::Throw, value, span(n));
}

} // namespace philint::typescript
