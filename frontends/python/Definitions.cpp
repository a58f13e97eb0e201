#include "frontends/python/Lowering.h"

namespace philint::python {

using namespace ir;

void Lowering::decorated(NodeId n) {
  std::vector<NodeId> decorators;
  for (NodeId c = first(n); c; c = following(c, n)) {
    if (kind(c) == Kind::Decorator) {
      if (first(c))
        decorators.push_back(first(c));
    } else if (kind(c) == Kind::FunctionDefinition) {
      functionDefinition(c, decorators);
    } else if (kind(c) == Kind::ClassDefinition) {
      classDefinition(c, decorators);
    }
  }
}

// The last name of a decorator that is not called: "setter" of @x.setter.
std::string_view Lowering::decoratorName(NodeId n) const {
  const bool isMember = kind(n) == Kind::Attribute;
  if (isMember)
    n = following(first(n), n);
  const std::string_view said =
      n && kind(n) == Kind::Identifier ? text(n) : std::string_view{};
  if (!isMember && (said == "setter" || said == "getter" || said == "deleter"))
    return {}; // somebody's own decorator
  return said;
}

namespace {

// Decorators of the language that say what a member is.
bool saysKind(std::string_view name) {
  return name == "staticmethod" || name == "classmethod" ||
         name == "property" || name == "cached_property" ||
         name == "abstractmethod" || name == "setter" || name == "getter" ||
         name == "deleter";
}

} // namespace

FunctionKind Lowering::memberKind(Symbol functionName,
                                  const std::vector<NodeId> &decorators,
                                  bool &isAbstract, bool &isAccessor) {
  const bool isMember =
      scopes_.scopes[definitionScope()].kind == NameScopeKind::Class;
  FunctionKind kind = isMember ? FunctionKind::Method : FunctionKind::Function;
  if (isMember && (name(functionName) == "__new__" ||
                   name(functionName) == "__init_subclass__" ||
                   name(functionName) == "__class_getitem__"))
    kind = FunctionKind::ClassMethod;
  for (const NodeId d : decorators) {
    const std::string_view said = decoratorName(d);
    if (said == "abstractmethod")
      isAbstract = true;
    if (!isMember || !saysKind(said) || said == "abstractmethod")
      continue;
    if (said == "staticmethod")
      kind = FunctionKind::Static;
    else if (said == "classmethod")
      kind = FunctionKind::ClassMethod;
    else
      kind = FunctionKind::Property;
    isAccessor |= said == "setter" || said == "deleter";
  }
  return kind;
}

std::vector<Lowering::Decorator>
Lowering::evaluate(const std::vector<NodeId> &decorators) {
  const bool isMember =
      scopes_.scopes[definitionScope()].kind == NameScopeKind::Class;
  std::vector<Decorator> values;
  for (const NodeId d : decorators) {
    const std::string_view said = decoratorName(d);
    if (said == "abstractmethod" || (isMember && saysKind(said)))
      continue;
    Decorator made;
    made.node = d;
    if (kind(d) == Kind::Attribute && following(first(d), d)) {
      made.receiver = expression(first(d));
      made.value = load(
          made.receiver,
          step(StepKind::Field, node(following(first(d), d)).name), span(d));
    } else {
      made.value = expression(d);
    }
    values.push_back(made);
  }
  return values;
}

// Bottom-up; what is bound in the end is the result of the first.
Var Lowering::apply(const std::vector<Decorator> &decorators, Var value) {
  for (std::size_t i = decorators.size(); i-- > 0;) {
    const Decorator &d = decorators[i];
    Call made;
    made.callee = d.value;
    made.receiver = d.receiver;
    made.written = writtenCallee(d.node);
    made.flags = kCallDecorator;
    made.calleeSpan = span(d.node);
    made.arguments.push_back(
        {ArgumentKind::Positional, {}, value, span(d.node)});
    value = call(std::move(made), span(d.node));
  }
  return value;
}

Var Lowering::closure(std::uint32_t function, Span where) {
  Instruction i;
  i.op = Op::Closure;
  i.dst = builder_.temporary();
  i.aux = function;
  i.span = where;
  builder_.emit(i);
  return i.dst;
}

// The header of a function; its body waits. A definition that is lowered twice
// (in a copied `finally` body) stays one function.
std::uint32_t Lowering::newFunction(NodeId n, Symbol name, FunctionKind kind) {
  std::uint32_t &known = copies_.at(std::uint64_t{n} + 1);
  if (known != FlatMap::kAbsent)
    return known;
  const auto index = static_cast<std::uint32_t>(unit_.functions.size());
  known = index;
  Function &made = unit_.functions.emplace_back();
  made.name = name;
  made.suffix = qualified(name);
  made.kind = kind;
  made.parent = current_;
  const NameScope &around = scopes_.scopes[definitionScope()];
  if (around.kind == NameScopeKind::Class && kind != FunctionKind::Lambda)
    made.ownerClass = around.owner;
  made.span = span(n);
  const ScopeId scope = node(n).name.id;
  NameScope &own = scopes_.scopes[scope];
  own.parent = scope_;
  own.function = index;
  own.prefix = made.suffix;
  pending_.push_back({n, scope, depth_});
  return index;
}

void Lowering::functionDefinition(NodeId n,
                                  const std::vector<NodeId> &decorators) {
  const NodeId nameNode = childOf(n, Kind::Identifier);
  const Symbol functionName = nameNode ? node(nameNode).name : Symbol{};
  bool isAbstract = false, isAccessor = false;
  const FunctionKind kind =
      memberKind(functionName, decorators, isAbstract, isAccessor);
  const std::vector<Decorator> values = evaluate(decorators);
  const std::size_t before = unit_.functions.size();
  const std::uint32_t index = newFunction(n, functionName, kind);
  Function &made = unit_.functions[index];
  if (index == before) {
    made.isAsync = startsWith(n, "async");
    made.isAbstract = isAbstract;
    made.nameSpan =
        nameNode ? span(nameNode) : Span{node(n).begin, node(n).begin};
    if (const NodeId list = childOf(n, Kind::Parameters))
      parameters(list, index);
    if (const NodeId result = childOf(n, Kind::Type))
      made.resultType = type(result);
    const NodeId body = childOf(n, Kind::Block);
    if (const NodeId docstring = body ? docstringOf(body) : 0)
      made.docstring = textSymbol(*constantText(docstring));
  }
  const Var value = apply(values, closure(index, span(n)));
  if (!isAccessor) // @x.setter leaves x what its getter made it
    assignName(functionName, value, made.nameSpan);
}

Var Lowering::lambda(NodeId n) {
  const std::size_t before = unit_.functions.size();
  std::uint32_t &count = scopes_.scopes[definitionScope()].lambdas;
  const std::string numbered = "<lambda" + std::to_string(count + 1) + ">";
  const std::uint32_t index =
      newFunction(n, intern(numbered), FunctionKind::Lambda);
  if (index == before) {
    ++count;
    unit_.functions[index].nameSpan = {node(n).begin, node(n).begin + 6};
    if (const NodeId list = childOf(n, Kind::LambdaParameters))
      parameters(list, index);
  }
  return closure(index, span(n));
}

void Lowering::parameters(NodeId list, std::uint32_t index) {
  bool afterStar = false;
  std::vector<Parameter> &made = unit_.functions[index].parameters;
  for (NodeId c = first(list); c; c = following(c, list)) {
    if (kind(c) == Kind::KeywordSeparator) {
      afterStar = true;
    } else if (kind(c) == Kind::PositionalSeparator) {
      for (Parameter &p : made)
        if (p.kind == ParameterKind::Normal)
          p.kind = ParameterKind::PositionalOnly;
    } else {
      parameter(c, index, afterStar);
      afterStar |= !made.empty() && made.back().kind == ParameterKind::Rest;
    }
  }
}

void Lowering::parameter(NodeId n, std::uint32_t index, bool afterStar) {
  NodeId target = n;
  NodeId typeNode = 0, defaultNode = 0;
  if (kind(n) == Kind::TypedParameter ||
      kind(n) == Kind::TypedDefaultParameter ||
      kind(n) == Kind::DefaultParameter) {
    target = first(n);
    NodeId next = following(target, n);
    if (kind(next) == Kind::Type) {
      typeNode = next;
      next = following(next, n);
    }
    defaultNode = next;
  }
  Parameter made;
  made.span = span(n);
  made.kind = afterStar ? ParameterKind::KeywordOnly : ParameterKind::Normal;
  if (kind(target) == Kind::ListSplatPattern)
    made.kind = ParameterKind::Rest;
  else if (kind(target) == Kind::DictionarySplatPattern)
    made.kind = ParameterKind::NamedRest;
  if (made.kind == ParameterKind::Rest || made.kind == ParameterKind::NamedRest)
    target = first(target);
  if (typeNode)
    made.type = type(typeNode);
  if (defaultNode)
    made.defaultValue = expression(defaultNode);
  const Symbol parameterName =
      kind(target) == Kind::Identifier ? node(target).name : Symbol{};
  Function &function = unit_.functions[index];
  made.variable = static_cast<Var>(function.variables.size());
  function.variables.push_back({parameterName, VariableKind::Parameter, kNone});
  const ScopeId scope = pending_[index].scope;
  const std::uint32_t binding = scopes_.find(scope, parameterName);
  if (parameterName && binding != FlatMap::kAbsent)
    scopes_.bindings[binding].variable = made.variable;
  function.parameters.push_back(made);
}

// def f((a, b)): of Python 2.
void Lowering::tupleParameters(NodeId list) {
  std::size_t index = 0;
  for (NodeId c = first(list); c; c = following(c, list)) {
    if (kind(c) == Kind::KeywordSeparator ||
        kind(c) == Kind::PositionalSeparator)
      continue;
    const NodeId target = kind(c) == Kind::DefaultParameter ? first(c) : c;
    if (kind(target) == Kind::TuplePattern &&
        index < function().parameters.size())
      unpack(target, function().parameters[index].variable);
    ++index;
  }
}

NodeId Lowering::docstringOf(NodeId block) const {
  const NodeId statement = first(block);
  if (kind(statement) != Kind::ExpressionStatement || statement == 0)
    return 0;
  const NodeId value = first(statement);
  return value && isString(value) && constantText(value) ? value : 0;
}

void Lowering::functionBody(std::uint32_t index) {
  const Pending what = pending_[index];
  current_ = index;
  scope_ = what.scope;
  depth_ = what.depth;
  loops_.clear();
  finalizers_.clear();
  caught_.clear();
  builder_.start(unit_.functions[index]);
  if (index == 0) {
    if (const NodeId docstring = docstringOf(0))
      function().docstring = textSymbol(*constantText(docstring));
    if (kind(0) == Kind::Module)
      block(0);
    else
      errorNode(0);
  } else if (kind(what.node) == Kind::Lambda) {
    NodeId body = 0;
    for (NodeId c = first(what.node); c; c = following(c, what.node))
      body = kind(c) == Kind::LambdaParameters ? 0 : c;
    if (const NodeId list = childOf(what.node, Kind::LambdaParameters))
      tupleParameters(list);
    const Var result = expression(body);
    builder_.leave(Terminator::Return, result, body ? span(body) : Span{});
  } else {
    if (const NodeId list = childOf(what.node, Kind::Parameters))
      tupleParameters(list);
    blockOf(what.node);
  }
  builder_.finish();
}

void Lowering::classDefinition(NodeId n,
                               const std::vector<NodeId> &decorators) {
  const NodeId nameNode = childOf(n, Kind::Identifier);
  const auto index = static_cast<std::uint32_t>(unit_.classes.size());
  const std::vector<Decorator> values = evaluate(decorators);
  unit_.classes.emplace_back();
  unit_.classes[index].name = nameNode ? node(nameNode).name : Symbol{};
  unit_.classes[index].suffix = qualified(unit_.classes[index].name);
  unit_.classes[index].function = current_;
  unit_.classes[index].span = span(n);
  unit_.classes[index].nameSpan =
      nameNode ? span(nameNode) : Span{node(n).begin, node(n).begin};
  for (const Decorator &d : values)
    unit_.classes[index].decorators.push_back(d.value);
  if (const NodeId list = childOf(n, Kind::ArgumentList))
    classHeader(list, index);
  const NodeId body = childOf(n, Kind::Block);
  if (const NodeId docstring = body ? docstringOf(body) : 0)
    unit_.classes[index].docstring = textSymbol(*constantText(docstring));

  Instruction i;
  i.op = Op::Class;
  i.dst = builder_.temporary();
  i.aux = index;
  i.span = span(n);
  builder_.emit(i);
  unit_.classes[index].value = i.dst;

  const ScopeId outer = scope_;
  const ScopeId inner = node(n).name.id;
  NameScope &scope = scopes_.scopes[inner];
  scope.parent = outer;
  scope.function = current_;
  scope.owner = index;
  scope.prefix = unit_.classes[index].suffix;
  scope_ = inner;
  if (body)
    block(body);
  scope_ = outer;
  assignName(unit_.classes[index].name, apply(values, i.dst),
             unit_.classes[index].nameSpan);
}

// class K(Base, *bases, keyword=value):
void Lowering::classHeader(NodeId list, std::uint32_t index) {
  for (NodeId c = first(list); c; c = following(c, list)) {
    if (kind(c) == Kind::KeywordArgument || kind(c) == Kind::DictionarySplat) {
      Call holder;
      argument(c, holder);
      unit_.classes[index].keywords.push_back(holder.arguments[0]);
      continue;
    }
    const Var base = expression(c);
    unit_.classes[index].bases.push_back(base);
    unit_.classes[index].writtenBases.push_back(writtenCallee(c));
  }
}

} // namespace philint::python
