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
    else if (kind(declared) == Kind::TypeAlias)
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
  case Kind::FunctionDeclaration: // hoisted
  case Kind::InterfaceDeclaration:
  case Kind::TypeAlias:
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
  }
  if (annotation != kNone)
    annotate(target, annotation);
  if (!value) // undefined until somebody gives it a value
    return assign(target, constant(ConstantKind::None, {}, span(target)));
  hint_ = kind(target) == Kind::Identifier ? node(target).name : Symbol{};
  const Var given = expression(value);
  hint_ = {};
  assign(target, given);
}

void Lowering::annotate(NodeId target, std::uint32_t made) {
  if (kind(target) != Kind::Identifier)
    return;
  function().variableTypes.push_back(
      {variable(node(target).name), {}, made, span(target)});
}

void Lowering::returnStatement(NodeId n) {
  const Var value = first(n) ? firstOf(n) : kNone;
  leave({Exit::Return, 0, false}, value, span(n));
}

void Lowering::throwStatement(NodeId n) {
  const Var value = firstOf(n);
  builder_.leave(Terminator::Throw, value, span(n));
}

} // namespace philint::typescript
