#include "frontends/typescript/Lowering.h"

namespace philint::typescript {

using namespace ir;

// Anonymous functions are numbered in each function or class, as they stand.
Symbol Lowering::arrowName() {
  ScopeId s = scope_;
  while (s != 0 && scopes_.scopes[s].kind == NameScopeKind::Block)
    s = scopes_.scopes[s].parent;
  return intern("<arrow" + std::to_string(++scopes_.scopes[s].arrows) + ">");
}

Symbol Lowering::lambdaName() {
  ScopeId s = scope_;
  while (s != 0 && scopes_.scopes[s].kind == NameScopeKind::Block)
    s = scopes_.scopes[s].parent;
  return intern("<lambda" + std::to_string(++scopes_.scopes[s].lambdas) + ">");
}

// The header of a function; its body waits. A function that is lowered twice
// (in a copied `finally` body) stays one function.
std::uint32_t Lowering::newFunction(NodeId n, const Header &header) {
  std::uint32_t &known = copies_.at(std::uint64_t{n} + 1);
  if (known != FlatMap::kAbsent)
    return known;
  const auto index = static_cast<std::uint32_t>(unit_.functions.size());
  known = index;
  const ScopeId scope = node(n).name.id;
  NameScope &own = scopes_.scopes[scope];
  {
    Function &made = unit_.functions.emplace_back();
    made.name = header.name;
    made.suffix = qualified(header.name);
    made.kind = header.kind;
    made.parent = current_;
    made.ownerClass = header.owner;
    made.isAsync = hasToken(n, Kind::AsyncToken);
    made.isGenerator = hasToken(n, Kind::StarToken);
    made.span = span(n);
    made.nameSpan = {node(n).begin, node(n).begin};
    own.prefix = made.suffix;
  }
  own.function = index;
  pending_.push_back({n, scope, depth_, false});
  if (header.takesThis) {
    scopes_.bind(scope, this_);
    Function &made = unit_.functions[index];
    Parameter self;
    self.variable = static_cast<Var>(made.variables.size());
    self.span = made.nameSpan;
    made.variables.push_back({this_, VariableKind::Parameter, kNone});
    made.parameters.push_back(self);
    scopes_.bindings[scopes_.find(scope, this_)].variable = self.variable;
  }
  parameters(n, index);
  if (const NodeId result = childOf(n, Kind::TypeAnnotation); result) {
    const std::uint32_t resultType = type(first(result));
    unit_.functions[index].resultType = resultType;
  }
  return index;
}

// A function where a value stands: an arrow, an expression, a method of an
// object. `hint` is the member that it becomes.
Var Lowering::functionValue(NodeId n, Symbol hint) {
  Header header;
  const ScopeId scope = node(n).name.id;
  const NodeId nameNode =
      kind(n) == Kind::FunctionExpression ? childOf(n, Kind::Identifier) : 0;
  if (kind(n) == Kind::ArrowFunction) {
    header.kind = FunctionKind::Lambda;
  } else {
    header.takesThis = scopes_.scopes[scope].usesThis;
    header.kind = hasToken(n, Kind::GetToken) ? FunctionKind::Property
                  : header.takesThis          ? FunctionKind::Method
                                              : FunctionKind::Function;
  }
  if (nameNode)
    header.name = node(nameNode).name;
  else if (hint)
    header.name = hint;
  else if (copies_.find(std::uint64_t{n} + 1) == FlatMap::kAbsent)
    header.name = kind(n) == Kind::ArrowFunction ? arrowName()
                  : hint_                        ? hint_
                                                 : lambdaName();
  const Symbol outer = hint_;
  hint_ = {};
  const std::uint32_t index = newFunction(n, header);
  hint_ = outer;
  if (nameNode)
    unit_.functions[index].nameSpan = span(nameNode);
  return closure(index, span(n));
}

void Lowering::functionDeclaration(NodeId n) {
  const NodeId nameNode = childOf(n, Kind::Identifier);
  Header header;
  header.name = nameNode ? node(nameNode).name : intern("default");
  header.takesThis = scopes_.scopes[node(n).name.id].usesThis;
  header.kind =
      header.takesThis ? FunctionKind::Method : FunctionKind::Function;
  const std::uint32_t index = newFunction(n, header);
  if (!nameNode)
    return;
  unit_.functions[index].nameSpan = span(nameNode);
  assignName(node(nameNode).name, closure(index, span(n)), span(nameNode));
}

void Lowering::parameters(NodeId n, std::uint32_t index) {
  const NodeId list = childOf(n, Kind::FormalParameters);
  if (!list) {
    if (kind(n) == Kind::ArrowFunction && first(n) &&
        kind(first(n)) == Kind::Identifier)
      parameter(first(n), index); // x => …
    return;
  }
  for (NodeId c = first(list); c; c = following(c, list))
    if (kind(c) != Kind::Decorator)
      parameter(c, index);
  const std::vector<Parameter> &made = unit_.functions[index].parameters;
  if (!scopes_.scopes[pending_[index].scope].usesArguments ||
      (!made.empty() && made.back().kind == ParameterKind::Rest))
    return;
  // What is given beyond the parameters is seen through `arguments`.
  Parameter rest;
  rest.kind = ParameterKind::Rest;
  rest.span = span(list);
  Function &function = unit_.functions[index];
  rest.variable = static_cast<Var>(function.variables.size());
  function.variables.push_back({{}, VariableKind::Parameter, kNone});
  function.parameters.push_back(rest);
}

namespace {

// The parts of a parameter, in whichever grammar it is written.
struct Parts {
  NodeId target = 0, type = 0, value = 0;
};

} // namespace

void Lowering::parameter(NodeId n, std::uint32_t index) {
  Parts parts;
  parts.target = n;
  if (kind(n) == Kind::Parameter) {
    parts.target = 0;
    for (NodeId c = first(n); c; c = following(c, n)) {
      if (kind(c) == Kind::Decorator || kind(c) == Kind::AccessModifier)
        continue;
      if (kind(c) == Kind::TypeAnnotation)
        parts.type = c;
      else if (!parts.target)
        parts.target = c;
      else
        parts.value = c;
    }
  } else if (kind(n) == Kind::AssignmentPattern) {
    parts.target = first(n);
    parts.value = following(parts.target, n);
  }
  if (!parts.target || kind(parts.target) == Kind::This)
    return; // the type of `this`
  Parameter made;
  made.span = span(n);
  if (kind(parts.target) == Kind::RestPattern) {
    made.kind = ParameterKind::Rest;
    parts.target = first(parts.target);
  }
  if (parts.type)
    made.type = type(first(parts.type));
  const ScopeId scope = pending_[index].scope;
  if (parts.value && isPlainDefault(parts.value, scope))
    made.defaultValue = expression(parts.value);
  const Symbol own = parts.target && kind(parts.target) == Kind::Identifier
                         ? node(parts.target).name
                         : Symbol{};
  Function &function = unit_.functions[index];
  made.variable = static_cast<Var>(function.variables.size());
  function.variables.push_back({own, VariableKind::Parameter, kNone});
  const std::uint32_t binding = scopes_.find(scope, own);
  if (own && binding != FlatMap::kAbsent)
    scopes_.bindings[binding].variable = made.variable;
  function.parameters.push_back(made);
}

// May the default be evaluated where the function stands? It may not name
// parameters, nor do anything.
bool Lowering::isPlainDefault(NodeId n, ScopeId scope) const {
  n = unwrapped(n);
  switch (kind(n)) {
  case Kind::Identifier:
    return scopes_.find(scope, node(n).name) == FlatMap::kAbsent;
  case Kind::String:
  case Kind::Number:
  case Kind::True:
  case Kind::False:
  case Kind::Null:
    return true;
  case Kind::Object:
  case Kind::Array:
    return first(n) == 0;
  default:
    return false;
  }
}

// Patterns and defaults of parameters, at the start of the body.
void Lowering::bindParameters(NodeId n) {
  const NodeId list = childOf(n, Kind::FormalParameters);
  if (!list)
    return;
  std::size_t index = 0;
  const auto &made = unit_.functions[current_].parameters;
  if (!made.empty() &&
      function().variables[made[0].variable].name == this_)
    index = 1;
  for (NodeId c = first(list); c; c = following(c, list)) {
    if (kind(c) == Kind::Decorator)
      continue;
    NodeId target = c, value = 0;
    if (kind(c) == Kind::Parameter || kind(c) == Kind::AssignmentPattern) {
      target = 0;
      for (NodeId d = first(c); d; d = following(d, c)) {
        if (kind(d) == Kind::Decorator || kind(d) == Kind::AccessModifier ||
            kind(d) == Kind::TypeAnnotation)
          continue;
        if (!target)
          target = d;
        else
          value = d;
      }
    }
    if (!target || kind(target) == Kind::This)
      continue;
    if (index >= unit_.functions[current_].parameters.size())
      return;
    const Var given = unit_.functions[current_].parameters[index++].variable;
    if (kind(target) == Kind::RestPattern)
      target = first(target);
    const bool isName = target && kind(target) == Kind::Identifier;
    const bool hasDefault =
        value && !isPlainDefault(value, pending_[current_].scope);
    if (isName && !hasDefault)
      continue;
    const Var used = hasDefault ? withDefault(given, value) : given;
    if (isName)
      move(given, used, span(target));
    else
      assign(target, used);
  }
}

void Lowering::functionBody(std::uint32_t index) {
  const Pending what = pending_[index];
  if (what.isDone)
    return;
  current_ = index;
  scope_ = what.scope;
  depth_ = what.depth;
  hint_ = label_ = {};
  namespace_ = kNone;
  loops_.clear();
  finalizers_.clear();
  readings_.clear();
  awaited_.clear();
  builder_.start(unit_.functions[index]);
  if (index == 0) {
    if (kind(0) == Kind::Program)
      statements(0);
    else
      errorNode(0);
    return builder_.finish();
  }
  bindParameters(what.node);
  if (kind(what.node) == Kind::MethodDefinition)
    parameterProperties(what.node);
  const NodeId body = lastOf(what.node);
  if (body && kind(body) == Kind::StatementBlock) {
    block(body);
  } else if (body && kind(what.node) == Kind::ArrowFunction) {
    if (!returnTest(body))
      builder_.leave(Terminator::Return, expression(body), span(body));
  }
  builder_.finish();
}

} // namespace philint::typescript
