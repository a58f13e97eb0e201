// Calls, with the function that Clang chose: by its whole name where it is no
// member, else by the member of the receiver, since which class it is of may be
// known better from where the object came from.
#include "frontends/cxx_clang/Lowering.h"

#include <clang/AST/DeclTemplate.h>
#include <clang/Basic/Builtins.h>

namespace philint::clang_reader {

using namespace ir;
using namespace clang;

void Lowering::arguments(llvm::ArrayRef<const Expr *> list, Call &made) {
  for (const Expr *const e : list) {
    if (!e || isa<CXXDefaultArgExpr>(e))
      continue;
    Argument argument;
    argument.span = spanOf(*e);
    if (const auto *const pack = dyn_cast<PackExpansionExpr>(e)) {
      argument.kind = ArgumentKind::Spread;
      argument.value = expression(pack->getPattern());
    } else {
      argument.value = expression(e);
    }
    made.arguments.push_back(argument);
  }
}

void Lowering::callee(const Expr *e, Call &made) {
  made.calleeSpan = spanOf(*e);
  made.written = intern(written(e));
  made.callee = expression(e);
}

namespace {
// make_unique<Note>(text): the class that is made.
QualType madeBy(const FunctionDecl *function) {
  if (!function || !function->getIdentifier() ||
      !function->getName().starts_with("make_"))
    return {};
  const TemplateArgumentList *const list =
      function->getTemplateSpecializationArgs();
  if (!list || list->size() == 0 ||
      list->get(0).getKind() != TemplateArgument::Type)
    return {};
  return list->get(0).getAsType();
}

std::vector<const Expr *> argumentsOf(const CallExpr &e) {
  std::vector<const Expr *> out;
  for (const Expr *const one : e.arguments())
    out.push_back(one);
  return out;
}
} // namespace

// `va_start(list, last)`: the list has what was given for `...`; what stands
// there has no name. kNone where the call is another.
Var Lowering::variadic(const CallExpr &e) {
  const FunctionDecl *const direct = e.getDirectCallee();
  Var given = kNone;
  switch (direct && e.getNumArgs() > 1 ? direct->getBuiltinID() : 0) {
  case Builtin::BI__builtin_va_start:
    for (const Parameter &parameter : function().parameters)
      if (parameter.kind == ParameterKind::Rest)
        given = parameter.variable;
    break;
  case Builtin::BI__builtin_va_copy:
    given = expression(e.getArg(1));
    break;
  default:
    break;
  }
  if (given != kNone)
    write(place(e.getArg(0)), given);
  return given;
}

Var Lowering::call(const CallExpr &e) {
  if (const Var rest = variadic(e); rest != kNone)
    return rest;
  const Span where = spanOf(e);
  const FunctionDecl *const direct = e.getDirectCallee();
  if (direct)
    switch (direct->getBuiltinID()) {
    case Builtin::BI__builtin_expect:
    case Builtin::BI__builtin_launder:
      return expression(e.getArg(0));
    case Builtin::BI__builtin_constant_p:
    case Builtin::BI__builtin_object_size:
      return constant(ConstantKind::Integer, intern("0"), where);
    default:
      break;
    }
  if (const QualType made = madeBy(direct);
      !made.isNull() && direct->getNumParams() == e.getNumArgs() &&
      isClassType(made))
    return construct(made, argumentsOf(e), where);
  Call made;
  callee(e.getCallee(), made);
  arguments(argumentsOf(e), made);
  const Var result = Emitter::call(std::move(made), where);
  annotateResult(result, e.getType(), where);
  return result;
}

Var Lowering::memberCall(const CXXMemberCallExpr &e) {
  const Span where = spanOf(e);
  const Expr *const named = e.getCallee()->IgnoreParens();
  const auto *const member = dyn_cast<MemberExpr>(named);
  if (!member || file_.macros.covering(*named)) {
    Call made;
    callee(e.getCallee(), made);
    arguments(argumentsOf(e), made);
    return Emitter::call(std::move(made), where);
  }
  const auto *const method =
      dyn_cast<CXXMethodDecl>(member->getMemberDecl());
  if (isa_and_nonnull<CXXConversionDecl>(method) && !isOwnFunction(method))
    return expression(member->getBase());
  if (isa_and_nonnull<CXXDestructorDecl>(method)) {
    destroy(expression(member->getBase()), where);
    return constant(ConstantKind::None, {}, where);
  }
  Call made;
  made.calleeSpan = spanOf(*named);
  made.written = intern(written(named));
  if (!method || method->isStatic() || member->hasQualifier()) {
    // Base::show(): that one and not the one that overrides it.
    made.callee = method ? imported(qualifiedName(*method), made.calleeSpan)
                         : expression(named);
  } else {
    made.receiver = expression(member->getBase());
    if (!isa<CXXThisExpr>(member->getBase()->IgnoreParenImpCasts()))
      annotateResult(made.receiver, member->getBase()->getType(), made.calleeSpan);
    made.callee =
        load(made.receiver, fieldStep(memberName(*method)), made.calleeSpan);
  }
  if (isa_and_nonnull<CXXConversionDecl>(method))
    made.flags = kCallImplicit;
  arguments(argumentsOf(e), made);
  const Var result = Emitter::call(std::move(made), where);
  annotateResult(result, e.getType(), where);
  return result;
}

// An operator that the program defines is the call of a function.
Var Lowering::ownOperator(const CXXOperatorCallExpr &e) {
  const Span where = spanOf(e);
  const auto *const function =
      dyn_cast_or_null<FunctionDecl>(e.getCalleeDecl());
  Call made;
  made.flags = kCallImplicit;
  made.calleeSpan = spanOf(SourceRange(e.getOperatorLoc()));
  std::vector<const Expr *> list = argumentsOf(e);
  const auto *const method = dyn_cast<CXXMethodDecl>(function);
  made.written = intern(function->getNameAsString());
  if (method && !method->isStatic() && !list.empty()) {
    made.receiver = expression(list.front());
    made.callee = load(made.receiver, fieldStep(function->getNameAsString()),
                       made.calleeSpan);
    annotateResult(made.receiver, list.front()->getType(), where);
    list.erase(list.begin());
  } else {
    made.callee = imported(nameOfFunction(*function), made.calleeSpan);
  }
  arguments(list, made);
  const Var result = Emitter::call(std::move(made), where);
  annotateResult(result, e.getType(), where);
  return result;
}

Var Lowering::operatorCall(const CXXOperatorCallExpr &e) {
  const Span where = spanOf(e);
  const OverloadedOperatorKind by = e.getOperator();
  const auto *const function =
      dyn_cast_or_null<FunctionDecl>(e.getCalleeDecl());
  // Of one that gives a place or changes one, what it does counts where it is
  // seen; else what such operators do.
  const bool isOwn =
      isOwnFunction(function) &&
      (function->isDefined() || !(e.isAssignmentOp() || by == OO_Subscript ||
                                  by == OO_PlusPlus || by == OO_MinusMinus));
  switch (by) {
  case OO_Call: {
    Call made;
    made.calleeSpan = spanOf(*e.getArg(0));
    made.written = intern(written(e.getArg(0)));
    made.callee = expression(e.getArg(0));
    std::vector<const Expr *> list = argumentsOf(e);
    list.erase(list.begin());
    arguments(list, made);
    return Emitter::call(std::move(made), where);
  }
  case OO_Arrow:
    return expression(e.getArg(0));
  case OO_Star:
    if (e.getNumArgs() == 1)
      return expression(e.getArg(0));
    break;
  case OO_Subscript:
    if (!isOwn)
      return read(subscript(e.getArg(0), e.getArg(1), where));
    break;
  case OO_Equal: {
    const auto *const method = dyn_cast_or_null<CXXMethodDecl>(function);
    if (isOwn && method && !method->isCopyAssignmentOperator() &&
        !method->isMoveAssignmentOperator())
      break;
    return assignment(e, e.getArg(0), e.getArg(1));
  }
  case OO_LessLess:
  case OO_GreaterGreater:
    if (!isOwn)
      return shifts(e);
    break;
  case OO_PlusPlus:
  case OO_MinusMinus:
    if (!isOwn)
      return update(e, e.getArg(0));
    break;
  default:
    break;
  }
  if ((e.isComparisonOp() || by == OO_Exclaim) &&
      (!isOwn || function->isDefaulted())) {
    std::vector<Var> parts;
    for (const Expr *const part : e.arguments())
      parts.push_back(expression(part));
    return derive(DeriveKind::Clean, std::move(parts), where);
  }
  if (isOwn)
    return ownOperator(e);
  if (e.isAssignmentOp() && e.getNumArgs() == 2)
    return compound(e, e.getArg(0), e.getArg(1), by == OO_PlusEqual);
  std::vector<Var> parts;
  for (const Expr *const part : e.arguments())
    parts.push_back(expression(part));
  if (parts.size() == 1)
    return derive(DeriveKind::Compute, std::move(parts), where);
  // An iterator that is moved on still belongs to its container.
  if (traitsOf(e.getType()).isPointer &&
      (by == OO_Plus || by == OO_Minus))
    return parts.front();
  const Var made = derive(
      by == OO_Plus ? DeriveKind::Concat : DeriveKind::Compute,
      std::move(parts), where);
  annotateResult(made, e.getType(), where);
  return made;
}

// A copy of a value, what a value is converted to, or an object that is made.
Var Lowering::constructor(const CXXConstructExpr &e, bool isImplicit) {
  const CXXConstructorDecl *const own = e.getConstructor();
  const unsigned count = e.getNumArgs();
  if (count && own && own->isCopyOrMoveConstructor()) {
    const Var value = expression(e.getArg(0));
    return e.getArg(0)->isLValue() ? ownCopy(value, e.getArg(0)) : value;
  }
  std::vector<const Expr *> list(e.getArgs(), e.getArgs() + count);
  while (!list.empty() && isa<CXXDefaultArgExpr>(list.back()))
    list.pop_back();
  if (e.isStdInitListInitialization() && !list.empty()) {
    const Expr *only = list.front()->IgnoreImplicit();
    if (const auto *const given = dyn_cast<CXXStdInitializerListExpr>(only))
      only = given->getSubExpr()->IgnoreImplicit();
    if (const auto *const inits = dyn_cast<InitListExpr>(only)) {
      if (isImplicit || e.getParenOrBraceRange().isInvalid() ||
          !isa<CXXTemporaryObjectExpr>(e))
        return initializerList(const_cast<InitListExpr *>(inits)->inits(),
                               spanOf(e));
      list.assign(inits->inits().begin(), inits->inits().end());
    }
  }
  if (isImplicit && list.size() == 1 && !isOwnFunction(own))
    return expression(list.front());
  return construct(e.getType(), list, spanOf(e));
}

// An object of a class, from its constructor's arguments.
Var Lowering::construct(QualType type, llvm::ArrayRef<const Expr *> list,
                        Span where, std::uint8_t flags) {
  Call made;
  made.flags = flags;
  made.callee = typeValue(type, where);
  if (made.callee == kNone) {
    std::vector<Var> parts;
    for (const Expr *const e : list)
      parts.push_back(expression(e));
    return unknown(std::move(parts), where);
  }
  std::string name = nameOfType(type);
  for (auto at = name.find("::"); at != name.npos; at = name.find("::"))
    name.replace(at, 2, ".");
  made.written = intern(name);
  made.calleeSpan = where;
  arguments(list, made);
  return Emitter::call(std::move(made), where);
}

// Note{.text = text} or Note{text, 1} of a class without constructors.
Var Lowering::aggregate(const InitListExpr &list) {
  const Span where = spanOf(list);
  Call made;
  made.flags = kCallConstruct;
  made.callee = typeValue(list.getType(), where);
  if (made.callee == kNone)
    return initializerList(const_cast<InitListExpr &>(list).inits(), where);
  made.written = intern(nameOfType(list.getType()));
  made.calleeSpan = where;
  const RecordDecl *const record = list.getType()->getAsRecordDecl();
  const auto *const clazz = dyn_cast_or_null<CXXRecordDecl>(record);
  const unsigned bases = clazz ? clazz->getNumBases() : 0;
  std::vector<const FieldDecl *> fields;
  for (const FieldDecl *const field : record->fields())
    if (!field->isUnnamedBitField())
      fields.push_back(field);
  for (unsigned i = 0; i < list.getNumInits(); ++i) {
    const Expr *const value = list.getInit(i);
    if (!value || isa<ImplicitValueInitExpr, CXXDefaultInitExpr>(value))
      continue;
    Argument argument;
    argument.span = spanOf(*value);
    argument.value = expression(value);
    const FieldDecl *const field =
        list.getInitializedFieldInUnion()
            ? list.getInitializedFieldInUnion()
            : (i >= bases && i - bases < fields.size() ? fields[i - bases]
                                                       : nullptr);
    if (field && field->getIdentifier()) {
      argument.kind = ArgumentKind::Named;
      argument.name = intern(memberName(*field));
    }
    made.arguments.push_back(argument);
  }
  return Emitter::call(std::move(made), where);
}

} // namespace philint::clang_reader
