#include "frontends/cxx_syntax/Lowering.h"

namespace philint::cxx {

using namespace ir;

void Lowering::arguments(NodeId list, Call &made) {
  for (NodeId c = list ? first(list) : 0; c; c = following(c, list)) {
    Argument argument;
    argument.span = span(c);
    if (kind(c) == Kind::ParameterDeclaration) {
      argument.value = misread(c);
    } else if (kind(c) == Kind::PackExpansion) {
      argument.kind = ArgumentKind::Spread;
      argument.value = expression(first(c));
    } else if (kind(c) == Kind::InitializerPair) {
      const NodeId key = first(c);
      const NodeId value = key ? lastOf(c) : 0;
      if (key && kind(key) == Kind::FieldDesignator && first(key)) {
        argument.kind = ArgumentKind::Named;
        argument.name = memberName(text(first(key)));
      }
      argument.value = expression(value);
    } else if (kind(c) == Kind::CompoundStatement) {
      continue; // statements handed to a macro
    } else if (const std::string member = signalName(c); !member.empty()) {
      argument.value = memberOfSignal(member, c, made);
    } else {
      argument.value = expression(c);
    }
    made.arguments.push_back(argument);
  }
}

// "changed" of SIGNAL(changed(QString)) and SLOT(changed(QString)), which moc
// makes members of the object that stands before.
std::string Lowering::signalName(NodeId n) const {
  if (kind(n) != Kind::CallExpression || !first(n) ||
      (text(first(n)) != "SIGNAL" && text(first(n)) != "SLOT"))
    return {};
  const NodeId list = following(first(n), n);
  NodeId written = list ? first(list) : 0;
  while (written && kind(written) != Kind::Identifier)
    written = first(written);
  return written ? std::string(text(written)) : std::string();
}

Var Lowering::memberOfSignal(const std::string &member, NodeId n,
                             const Call &made) {
  const bool isSlot = text(first(n)) == "SLOT";
  // connect(a, SIGNAL(x), SLOT(y)): y is one of this object's.
  if (made.arguments.empty() || (isSlot && made.arguments.size() == 2))
    return find(this_) ? load(thisValue(), fieldStep(member), span(n))
                       : unknown({}, span(n));
  return load(made.arguments.back().value, fieldStep(member), span(n));
}

// "a.b.c" of a chain of members and scopes; calls inside are left out.
std::string Lowering::writtenCallee(NodeId n) const {
  n = unwrapped(n);
  if (!n)
    return {};
  switch (kind(n)) {
  case Kind::FieldExpression: {
    const NodeId key = lastOf(n);
    return writtenCallee(first(n)) + '.' + nameText(source_, key);
  }
  case Kind::CallExpression:
  case Kind::SubscriptExpression:
  case Kind::PointerExpression:
    return writtenCallee(first(n));
  case Kind::This:
    return "this";
  case Kind::Identifier:
  case Kind::TypeIdentifier:
  case Kind::QualifiedName:
  case Kind::TemplateFunction:
  case Kind::TemplateType: {
    std::string name = expanded(nameText(source_, n));
    if (name.starts_with("::"))
      name.erase(0, 2);
    for (auto at = name.find("::"); at != name.npos; at = name.find("::"))
      name.replace(at, 2, ".");
    return name;
  }
  default:
    return {};
  }
}

Var Lowering::callExpression(NodeId n) {
  const NodeId written = first(n);
  const NodeId list = written ? following(written, n) : 0;
  const NodeId callee = unwrapped(written);
  if (!callee)
    return unknownConstruct(n);
  if (!list || kind(list) == Kind::InitializerList)
    return list && isClassType(callee) ? construct(callee, list, span(n))
                                       : unknownConstruct(n);
  if (kind(callee) == Kind::PrimitiveType || kind(callee) == Kind::SizedType)
    return first(list) ? copied(expression(first(list)), span(n))
                       : constant(ConstantKind::Integer, intern("0"), span(n));
  if (const Var rest = variadic(callee, list); rest != kNone)
    return rest;
  NodeId named = callee; // std::make_shared<T>
  while (named && kind(named) == Kind::QualifiedName)
    named = lastOf(named);
  if (named && kind(named) == Kind::TemplateFunction)
    if (const Var cast = castCall(named, list); cast != kNone)
      return cast;
  Call made;
  this->callee(callee, made);
  arguments(list, made);
  return call(std::move(made), span(n));
}

// `va_start(list, last)`: the list has what was given for `...`; what stands
// there has no name. kNone where the call is another.
Var Lowering::variadic(NodeId callee, NodeId list) {
  if (kind(callee) != Kind::Identifier || !first(list))
    return kNone;
  const std::string_view own = text(callee);
  Var given = kNone;
  if (own == "va_start" || own == "__builtin_va_start") {
    for (const Parameter &parameter : function().parameters)
      if (parameter.kind == ParameterKind::Rest)
        given = parameter.variable;
  } else if (own == "va_copy") {
    const NodeId from = following(first(list), list);
    given = from ? expression(from) : kNone;
  }
  if (given != kNone)
    write(place(first(list)), given);
  return given;
}

void Lowering::callee(NodeId n, Call &made) {
  made.calleeSpan = span(n);
  made.written = intern(writtenCallee(n));
  if (kind(n) == Kind::FieldExpression) {
    made.receiver = expression(first(n));
    made.callee = loadField(made.receiver, n);
    return;
  }
  const bool isPlain =
      kind(n) == Kind::Identifier || kind(n) == Kind::TypeIdentifier;
  const std::string own = isPlain ? expanded(std::string(text(n))) : "";
  if (own.empty() || find(intern(own)) || ownField(own)) {
    made.callee = expression(n);
    return;
  }
  if (isOwnMethod(own) && find(this_)) {
    made.receiver = thisValue();
    made.callee = load(made.receiver, fieldStep(own), span(n));
    return;
  }
  std::string whole;
  const DeclaredName *const known = declared(own, whole);
  made.callee = known && known->what == Declared::Variable
                    ? globalVariable(whole)
                    : imported(own, span(n));
}

// `Note note(text, load());` reads like a function with two parameters.
Var Lowering::misread(NodeId parameter) {
  const NodeId value = first(parameter);
  const NodeId function = childOf(parameter, Kind::FunctionDeclarator);
  if (!value)
    return unknown({}, span(parameter));
  if (!function)
    return expression(value);
  Call made;
  callee(value, made);
  arguments(childOf(function, Kind::ParameterList), made);
  return call(std::move(made), span(parameter));
}

// static_cast<T>(x) is x; make_shared<T>(…) makes a T.
Var Lowering::castCall(NodeId callee, NodeId list) {
  const std::string own = nameText(source_, callee);
  if (own.ends_with("_cast") && first(list))
    return expression(first(list));
  const NodeId types = childOf(callee, Kind::TemplateArguments);
  const NodeId type = types ? first(types) : 0;
  if (!own.starts_with("make_") || !isClassType(type))
    return kNone;
  return construct(type, list, span(callee));
}

// An object of a class, from its constructor's arguments.
Var Lowering::construct(NodeId type, NodeId list, Span where) {
  Call made;
  made.flags = kCallConstruct;
  const Var clazz = typeValue(type);
  if (clazz == kNone) {
    std::vector<Var> parts;
    for (NodeId c = list ? first(list) : 0; c; c = following(c, list))
      parts.push_back(expression(c));
    return unknown(std::move(parts), where);
  }
  made.callee = clazz;
  NodeId head = type;
  while (head && (kind(head) == Kind::TypeDescriptor ||
                  kind(head) == Kind::ClassSpecifier ||
                  kind(head) == Kind::UnionSpecifier))
    head = kind(head) == Kind::TypeDescriptor ? typeOf(source_, head)
                                              : first(head);
  made.written = intern(writtenCallee(head));
  made.calleeSpan = span(head);
  arguments(list, made);
  return call(std::move(made), where);
}

} // namespace philint::cxx
