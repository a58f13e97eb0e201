// Types as trees: written names, with the value that evaluates to the class.
#include "frontends/cxx_syntax/Lowering.h"

namespace philint::cxx {

using namespace ir;

bool Lowering::isClassType(NodeId n) const {
  if (!n)
    return false;
  switch (kind(n)) {
  case Kind::TypeIdentifier:
  case Kind::Identifier:
  case Kind::QualifiedName:
  case Kind::TemplateType:
  case Kind::TemplateFunction:
  case Kind::ClassSpecifier:
  case Kind::UnionSpecifier:
    return true;
  case Kind::TypeDescriptor:
    return isClassType(typeOf(source_, n));
  default:
    return false;
  }
}

// The class that a type names; kNone for built-in types.
Var Lowering::typeValue(NodeId n) {
  while (n && kind(n) == Kind::TypeDescriptor)
    n = typeOf(source_, n);
  if (!n || !isClassType(n))
    return kNone;
  if (kind(n) == Kind::ClassSpecifier || kind(n) == Kind::UnionSpecifier) {
    if (childOf(n, Kind::FieldDeclarationList) && !first(n))
      return kNone;
    const NodeId own = first(n); // struct Note
    if (!own || kind(own) == Kind::FieldDeclarationList)
      return kNone;
    return typeValue(own);
  }
  const std::string name = nameText(source_, n);
  if (name.find(':') == name.npos)
    if (Binding *known = find(intern(name)); known && known->isType)
      return use(*known);
  return imported(name, span(n));
}

std::uint32_t Lowering::type(NodeId n) {
  while (n && kind(n) == Kind::TypeDescriptor)
    n = typeOf(source_, n);
  TypeExpression made;
  if (!n || depth_ >= kMaximumDepth) {
    made.written = intern("?");
  } else {
    std::string name = nameText(source_, n);
    if (kind(n) == Kind::ClassSpecifier || kind(n) == Kind::UnionSpecifier)
      name = nameText(source_, first(n));
    for (auto at = name.find("::"); at != name.npos; at = name.find("::"))
      name.replace(at, 2, ".");
    made.written = intern(name);
    made.value = typeValue(n);
    NodeId list = n;
    while (list && kind(list) == Kind::QualifiedName)
      list = lastOf(list);
    list = list ? childOf(list, Kind::TemplateArguments) : 0;
    ++depth_;
    for (NodeId c = list ? first(list) : 0; c; c = following(c, list))
      made.children.push_back(type(c));
    --depth_;
  }
  unit_.types.push_back(std::move(made));
  return static_cast<std::uint32_t>(unit_.types.size() - 1);
}

} // namespace philint::cxx
