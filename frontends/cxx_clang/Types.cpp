// Types by the names that the catalogue and other files know them by.
#include "frontends/cxx_clang/Lowering.h"

#include <clang/AST/DeclTemplate.h>

namespace philint::clang_reader {

using namespace ir;
using namespace clang;

namespace {
// std::shared_ptr, QPointer, ElementPtr, const_iterator: copies of such a value
// all lead to one object.
bool isHandleName(llvm::StringRef name) {
  return name.ends_with("_ptr") || name.ends_with("Ptr") ||
         name.ends_with("Pointer") || name.ends_with("iterator") ||
         name.ends_with("Iterator");
}

QualType withoutPointers(QualType type) {
  for (unsigned i = 0; i < 16 && !type.isNull(); ++i) {
    if (type->isReferenceType())
      type = type.getNonReferenceType();
    else if (type->isPointerType())
      type = type->getPointeeType();
    else if (const ArrayType *const array = type->getAsArrayTypeUnsafe())
      type = array->getElementType();
    else
      break;
  }
  return type;
}

bool isClassTag(const clang::Type &type) {
  return type.isRecordType() || isa<InjectedClassNameType>(
                                    type.getCanonicalTypeInternal()) ||
         isa<TemplateSpecializationType>(type.getCanonicalTypeInternal());
}
} // namespace

const CXXRecordDecl *Lowering::recordOf(QualType type) const {
  type = withoutPointers(type);
  return type.isNull() ? nullptr : type->getAsCXXRecordDecl();
}

Traits Lowering::traitsOf(QualType type) const {
  Traits out;
  if (type.isNull())
    return out;
  out.isReference = type->isReferenceType();
  type = type.getNonReferenceType();
  out.isArray = type->isArrayType();
  out.isPointer = out.isArray || type->isAnyPointerType() ||
                  type->isNullPtrType() || type->isMemberPointerType();
  out.isArithmetic = type->isArithmeticType() || type->isEnumeralType();
  // By what it is called where it is used: iterator is often an alias.
  for (QualType at = type; !out.isPointer && !at.isNull();) {
    const auto *const alias = at->getAs<TypedefType>();
    out.isPointer =
        alias && isHandleName(alias->getDecl()->getName());
    if (!alias)
      break;
    at = alias->getDecl()->getUnderlyingType();
  }
  if (const CXXRecordDecl *const record = type->getAsCXXRecordDecl())
    out.isPointer = out.isPointer || (record->getIdentifier() &&
                                      isHandleName(record->getName()));
  return out;
}

bool Lowering::isClassType(QualType type) const {
  type = withoutPointers(type);
  if (type.isNull())
    return false;
  const clang::Type &canonical = *type.getCanonicalType();
  if (const auto *const record = canonical.getAsRecordDecl())
    return !record->isLambda();
  return isClassTag(canonical);
}

// A library's name for a type counts before what it stands for, since that is
// what its documentation and the catalogue speak of.
std::string Lowering::nameOfType(QualType type) const {
  type = withoutPointers(type);
  for (QualType at = type; !at.isNull();) {
    const auto *const alias = at->getAs<TypedefType>();
    if (!alias)
      break;
    const TypedefNameDecl &name = *alias->getDecl();
    if (name.getDeclContext()->getRedeclContext()->isFileContext() &&
        !file_.isOwn(name.getLocation()))
      return qualifiedName(name);
    at = withoutPointers(name.getUnderlyingType());
  }
  const clang::Type &canonical = *type.getCanonicalType();
  if (const auto *const record = canonical.getAsRecordDecl())
    return names_.nameOf(canonical, *record);
  if (const auto *const named =
          dyn_cast<TemplateSpecializationType>(&canonical))
    if (const TemplateDecl *const declaration =
            named->getTemplateName().getAsTemplateDecl())
      return qualifiedName(*declaration);
  return {};
}

Var Lowering::typeValue(QualType type, Span where) {
  if (!isClassType(type))
    return kNone;
  const std::string name = nameOfType(type);
  return name.empty() ? kNone : imported(name, where);
}

std::uint32_t Lowering::type(QualType type, Span where, unsigned depth) {
  constexpr unsigned kNested = 5;
  TypeExpression made;
  std::string name = isClassType(type) ? nameOfType(type) : std::string{};
  if (name.empty())
    name = "?";
  for (auto at = name.find("::"); at != name.npos; at = name.find("::"))
    name.replace(at, 2, ".");
  made.written = intern(name);
  made.value = typeValue(type, where);
  const auto *const record = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      recordOf(type));
  const bool isAlias = name.find('<') == name.npos && record &&
                       record->getName() != name.substr(name.rfind('.') + 1);
  if (record && !isAlias && depth < kNested)
    for (const TemplateArgument &argument :
         record->getTemplateArgs().asArray())
      if (argument.getKind() == TemplateArgument::Type &&
          isClassType(argument.getAsType()))
        made.children.push_back(
            this->type(argument.getAsType(), where, depth + 1));
  unit_.types.push_back(std::move(made));
  return static_cast<std::uint32_t>(unit_.types.size() - 1);
}

void Lowering::annotate(Var variable, QualType of, Span where) {
  if (variable == kNone || !isClassType(of))
    return;
  const std::uint32_t made = type(of, where);
  function().variableTypes.push_back({variable, {}, made, where});
}

// Of a value without a name; a variable has its type from its declaration.
void Lowering::annotateResult(Var value, QualType of, Span where) {
  if (value != kNone &&
      function().variables[value].kind == VariableKind::Temporary &&
      annotatedResults_.insert(value).second)
    annotate(value, of, where);
}

// Of the program, and not of a library's headers that lie in it: a template is
// defined where it is declared, or its library is not read.
bool Lowering::isOwnFunction(const FunctionDecl *function) const {
  if (!function)
    return false;
  if (const FunctionDecl *const pattern =
          function->getTemplateInstantiationPattern(false))
    function = pattern;
  if (function->isImplicit() || function->isInStdNamespace() ||
      !file_.isOwn(function->getLocation()))
    return false;
  return !function->isTemplated() || function->isDefined();
}

} // namespace philint::clang_reader
