// Namespaces, variables, aliases; what stands outside functions, and what a
// declaration inside one gives its names.
#include "frontends/cxx_syntax/Lowering.h"

namespace philint::cxx {

using namespace ir;

void Lowering::topLevelChildren(NodeId n) {
  for (NodeId c = source_.tree.firstChild(n); c;
       c = source_.tree.nextSibling(c, n))
    if (!isToken(kind(c)))
      topLevel(c);
}

void Lowering::topLevel(NodeId n) {
  if (depth_ >= kMaximumDepth) {
    unit_.problems.push_back(
        {Problem::TooDeep, intern("declaration"), span(n)});
    return;
  }
  ++depth_;
  switch (kind(n)) {
  case Kind::Namespace:
    namespaceDefinition(n);
    break;
  case Kind::LinkageSpecification:
  case Kind::DeclarationList:
  case Kind::TemplateDeclaration:
  case Kind::Error:
    topLevelChildren(n);
    break;
  case Kind::PreprocIf:
    preprocIf(n, true);
    break;
  case Kind::FunctionDefinition:
    functionDefinition(n);
    break;
  case Kind::Declaration:
    declaration(n);
    break;
  case Kind::ClassSpecifier:
  case Kind::UnionSpecifier:
    classDefinition(n);
    break;
  case Kind::AliasDeclaration:
  case Kind::TypeDefinition:
    typeDefinition(n);
    break;
  case Kind::ExpressionStatement: // a macro that stands alone
    statement(n);
    break;
  default:
    break;
  }
  --depth_;
}

void Lowering::namespaceDefinition(NodeId n) {
  const NodeId head = first(n);
  const NodeId body = childOf(n, Kind::DeclarationList);
  const std::string outer = scope_;
  if (head && head != body)
    scope_ = qualified(nameText(source_, head));
  if (body)
    topLevelChildren(body);
  scope_ = outer;
}

void Lowering::declaration(NodeId n) {
  Traits traits;
  addTypeTraits(source_, n, traits);
  const NodeId own = typeOf(source_, n);
  if (own && (kind(own) == Kind::ClassSpecifier ||
              kind(own) == Kind::UnionSpecifier) &&
      childOf(own, Kind::FieldDeclarationList))
    classDefinition(own);
  for (NodeId c = first(n); c; c = following(c, n))
    if (c != own && isDeclarator(kind(c)))
      declareOne(n, c, traits, own);
}

void Lowering::declareOne(NodeId n, NodeId declarator, Traits traits,
                          NodeId type) {
  const Declarator taken = takeApart(source_, declarator);
  addDeclarator(taken.traits, traits);
  const NodeId value = kind(declarator) == Kind::InitDeclarator
                           ? following(first(declarator), declarator)
                           : 0;
  if (taken.binding) {
    if (value)
      structuredBinding(taken.binding, expression(value));
    return;
  }
  const std::string own = nameText(source_, taken.name);
  if (own.empty())
    return;
  Var given = kNone;
  if (taken.function) {
    // `Note note(text);` reads like the declaration of a function.
    if (current_ == 0 || !isConstruction(taken.function))
      return;
    given = construct(type, childOf(taken.function, Kind::ParameterList),
                      span(declarator));
  } else {
    given = value ? initialValue(type, traits, value, span(declarator))
                  : emptyValue(type, traits, span(n));
  }
  const bool isShared = current_ == 0;
  const Symbol symbol = intern(own);
  if (!isShared && traits.isReference && value)
    if (const Binding *const same = localNamed(value)) {
      // `T &same = kept;` is a second name.
      Binding again = *same;
      again.name = symbol;
      bindings_.push_back(again);
      return;
    }
  const Var variable =
      isShared ? globalVariable(qualified(own))
               : builder_.variable(symbol, VariableKind::Local);
  if (isClassType(type))
    function().variableTypes.push_back(
        {variable, {}, this->type(type), span(taken.name)});
  if (!isShared) {
    traits.isOwnClass = isClassType(type) && !traits.isPointer &&
                        !traits.isAuto &&
                        !nameText(source_, type).starts_with("std::");
    bind(symbol, variable, traits);
    bindings_.back().isText = traits.isArray && traits.isArithmetic &&
                              text(type).find("char") != std::string_view::npos;
    bindings_.back().into = value ? giver(value) : kNone;
    bindings_.back().pointee = value ? pointeeOf(value) : kNone;
    const std::string whose = nameText(source_, type);
    bindings_.back().isObject =
        isClassType(type) && !traits.isPointer && !traits.isReference &&
        (!whose.starts_with("std::") || whose == "std::string" ||
         whose == "std::vector");
  }
  move(variable, given, span(taken.name));
}

// Could the "parameters" be values? Inside a function they are, unless they
// have names or built-in types: nobody declares functions there.
bool Lowering::isConstruction(NodeId function) const {
  const NodeId list = childOf(function, Kind::ParameterList);
  if (!list || !first(list))
    return false;
  for (NodeId c = first(list); c; c = following(c, list)) {
    const NodeId only = first(c);
    if (kind(c) != Kind::ParameterDeclaration || !only ||
        (kind(only) != Kind::TypeIdentifier &&
         kind(only) != Kind::QualifiedName &&
         kind(only) != Kind::TemplateType))
      return false;
    const NodeId more = following(only, c);
    if (more && (kind(more) != Kind::FunctionDeclarator ||
                 takeApart(source_, more).name))
      return false;
  }
  return true;
}

Var Lowering::initialValue(NodeId type, Traits &traits, NodeId value,
                           Span where) {
  if (kind(value) == Kind::Arguments || kind(value) == Kind::InitializerList) {
    if (traits.isArray)
      return initializerList(value);
    if (traits.isReference || (traits.isPointer && !traits.isHandle) ||
        traits.isArithmetic || traits.isAuto) {
      const NodeId inner = first(value);
      return inner ? initialValue(type, traits, inner, where)
                   : emptyValue(type, traits, where);
    }
    return construct(type, value, where);
  }
  const NodeId inner = unwrapped(value);
  const bool pointer = traits.isAuto && isPointer(inner);
  const Var given = traits.isPointer && !traits.isArray && inner &&
                            text(inner) == "0"
                        ? constant(ConstantKind::None, {}, where)
                        : expression(value);
  if (traits.isReference) {
    if (kind(inner) == Kind::Identifier)
      if (Binding *known = find(node(inner).name))
        known->isExposed = true;
    return given;
  }
  if (traits.isArray || (traits.isArithmetic && !traits.isPointer))
    return copied(given, where);
  if (traits.isPointer) // a call may make null point somewhere
    return kind(inner) == Kind::Null || text(inner) == "NULL" ||
                   kind(inner) == Kind::Number
               ? copied(given, where)
               : given;
  if (pointer) {
    traits.isPointer = true;
    return given;
  }
  return ownCopy(given, value);
}

Var Lowering::emptyValue(NodeId type, const Traits &traits, Span where) {
  if (traits.isArray)
    return container(ContainerKind::List, where);
  if ((traits.isPointer && !traits.isHandle) || traits.isReference)
    return copied(constant(ConstantKind::None, {}, where), where);
  if (traits.isArithmetic)
    return copied(constant(ConstantKind::Integer, intern("0"), where), where);
  if (!isClassType(type))
    return container(ContainerKind::Dict, where);
  return construct(type, 0, where);
}

void Lowering::structuredBinding(NodeId binding, Var value) {
  std::size_t index = 0;
  for (NodeId c = first(binding); c; c = following(c, binding)) {
    const Symbol own = intern(text(c));
    const Var variable = builder_.variable(own, VariableKind::Local);
    bind(own, variable, {});
    const char *const member = index == 0 ? "first" : "second";
    const Var part = load(value, indexStep(index), span(c));
    move(variable,
         index < 2 ? derive(DeriveKind::Choose,
                            {part, load(value, fieldStep(member), span(c))},
                            span(c))
                   : part,
         span(c));
    ++index;
  }
}

// typedef struct { … } Note;  typedef Note *Handle;  using Notes = List<Note>;
void Lowering::typeDefinition(NodeId n) {
  if (kind(n) == Kind::AliasDeclaration) {
    const NodeId own = first(n);
    const NodeId target = following(own, n);
    const Var value = target ? typeValue(target) : kNone;
    if (value != kNone)
      move(globalVariable(qualified(std::string(text(own)))), value, span(own));
    return;
  }
  const NodeId target = typeOf(source_, n);
  Var value = kNone;
  if (target && childOf(target, Kind::FieldDeclarationList))
    value = classDefinition(target);
  else if (target)
    value = typeValue(target);
  for (NodeId c = first(n); c; c = following(c, n)) {
    if (c == target || kind(c) == Kind::TypeQualifier)
      continue;
    NodeId own = c;
    if (kind(c) != Kind::TypeIdentifier) {
      const Declarator taken = takeApart(source_, c);
      if (taken.function)
        continue;
      own = taken.name ? taken.name : lastOf(c);
    }
    const std::string named = nameText(source_, own);
    if (value != kNone && !named.empty())
      move(globalVariable(qualified(named)), value, span(c));
  }
}

} // namespace philint::cxx
