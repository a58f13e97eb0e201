#include "frontends/cxx_clang/Lowering.h"

#include <clang/AST/Expr.h>
#include <llvm/Support/ConvertUTF.h>

#include <algorithm>

namespace philint::clang_reader {

using namespace ir;
using namespace clang;

Var Lowering::expression(const Expr *e) {
  if (!e)
    return unknown({}, around_);
  if (depth_ >= kMaximumDepth) {
    unit_.problems.push_back(
        {Problem::TooDeep, intern("expression"), spanOf(*e)});
    return unknown({}, spanOf(*e));
  }
  if (e->getBeginLoc().isMacroID())
    if (const MacroUse *const use = file_.macros.covering(*e))
      return macroUse(*e, *use);
  ++depth_;
  const Var made = dispatch(*e);
  --depth_;
  return made;
}

// By the name of the macro, with what was written in its parentheses.
Var Lowering::macroUse(const Stmt &s, const MacroUse &use) {
  if (const auto *const call = dyn_cast<CallExpr>(&s))
    if (const Var rest = variadic(*call); rest != kNone)
      return rest;
  const auto [at, isNew] = consumed_.try_emplace(&use, kNone);
  if (!isNew && at->second != kNone && isa<CompoundStmt, DeclStmt>(s))
    return at->second;
  const Span where = spanOf(s);
  const auto *const e = dyn_cast<Expr>(&s);
  Var made = kNone;
  if (e && e->isNullPointerConstant(file_.context,
                                    Expr::NPC_ValueDependentIsNotNull) &&
      !use.isFunctionLike) {
    made = constant(ConstantKind::None, {}, where);
  } else if (!use.isFunctionLike) {
    made = imported(use.name, where);
  } else {
    Call call;
    call.written = intern(use.name);
    call.calleeSpan = {where.begin,
                       where.begin +
                           static_cast<std::uint32_t>(use.name.size())};
    call.callee = imported(use.name, call.calleeSpan);
    const std::vector<MacroPart> parts = file_.macros.parts(s, use);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      Argument argument;
      const MacroPart &part = parts[i];
      if (!part.expressions.empty()) {
        argument.span = spanOf(
            SourceRange(part.expressions.front()->getBeginLoc(),
                        part.expressions.back()->getEndLoc()));
        std::vector<Var> values;
        for (const Expr *const one : part.expressions)
          values.push_back(expression(one));
        argument.value =
            values.size() == 1
                ? values.front()
                : derive(DeriveKind::Format, std::move(values), argument.span);
      } else {
        const std::string &name = use.arguments[i].name;
        const auto begin = offsetOf(part.spelled);
        argument.span = {begin.value_or(where.begin),
                         begin.value_or(where.begin) +
                             static_cast<std::uint32_t>(name.size())};
        argument.value = name.empty() ? unknown({}, argument.span)
                                      : imported(name, argument.span);
      }
      call.arguments.push_back(argument);
    }
    made = Emitter::call(std::move(call), where);
  }
  consumed_[&use] = made;
  return made;
}

Var Lowering::dispatch(const Expr &e) {
  switch (e.getStmtClass()) {
  case Stmt::ParenExprClass:
    return expression(cast<ParenExpr>(e).getSubExpr());
  case Stmt::ExprWithCleanupsClass:
  case Stmt::ConstantExprClass:
    return expression(cast<FullExpr>(e).getSubExpr());
  case Stmt::MaterializeTemporaryExprClass:
    return expression(cast<MaterializeTemporaryExpr>(e).getSubExpr());
  case Stmt::CXXBindTemporaryExprClass:
    return expression(cast<CXXBindTemporaryExpr>(e).getSubExpr());
  case Stmt::ImplicitCastExprClass: {
    const Expr *const inner = cast<ImplicitCastExpr>(e).getSubExpr();
    if (cast<ImplicitCastExpr>(e).getCastKind() == CK_ConstructorConversion)
      if (const auto *const made =
              dyn_cast<CXXConstructExpr>(inner->IgnoreImplicit()))
        return constructor(*made, true);
    return expression(inner);
  }
  case Stmt::DeclRefExprClass:
    return named(*cast<DeclRefExpr>(e).getDecl(), spanOf(e));
  case Stmt::MemberExprClass:
    return member(cast<MemberExpr>(e));
  case Stmt::CXXThisExprClass:
    return thisValue(spanOf(e));
  case Stmt::IntegerLiteralClass: {
    llvm::SmallString<24> text;
    const llvm::APInt value = cast<IntegerLiteral>(e).getValue();
    value.toString(text, 10, e.getType()->isSignedIntegerType());
    return constant(ConstantKind::Integer, intern(text.str()), spanOf(e));
  }
  case Stmt::CharacterLiteralClass:
    return constant(
        ConstantKind::Integer,
        intern(std::to_string(cast<CharacterLiteral>(e).getValue())),
        spanOf(e));
  case Stmt::FloatingLiteralClass: {
    llvm::SmallString<24> text;
    cast<FloatingLiteral>(e).getValue().toString(text);
    return constant(ConstantKind::Float, intern(text.str()), spanOf(e));
  }
  case Stmt::CXXBoolLiteralExprClass:
    return constant(
        ConstantKind::Boolean,
        intern(cast<CXXBoolLiteralExpr>(e).getValue() ? "True" : "False"),
        spanOf(e));
  case Stmt::CXXNullPtrLiteralExprClass:
  case Stmt::GNUNullExprClass:
    return constant(ConstantKind::None, {}, spanOf(e));
  case Stmt::StringLiteralClass:
    return string(cast<clang::StringLiteral>(e), spanOf(e));
  case Stmt::CallExprClass:
  case Stmt::UserDefinedLiteralClass:
    return call(cast<CallExpr>(e));
  case Stmt::CXXMemberCallExprClass:
    return memberCall(cast<CXXMemberCallExpr>(e));
  case Stmt::CXXOperatorCallExprClass:
    return operatorCall(cast<CXXOperatorCallExpr>(e));
  case Stmt::CXXConstructExprClass:
  case Stmt::CXXTemporaryObjectExprClass:
    return constructor(cast<CXXConstructExpr>(e), false);
  case Stmt::BinaryOperatorClass:
    return binary(cast<clang::BinaryOperator>(e));
  case Stmt::CompoundAssignOperatorClass: {
    const auto &own = cast<CompoundAssignOperator>(e);
    return compound(e, own.getLHS(), own.getRHS(),
                    own.getOpcode() == BO_AddAssign);
  }
  case Stmt::UnaryOperatorClass:
    return unary(cast<clang::UnaryOperator>(e));
  case Stmt::ArraySubscriptExprClass: {
    const auto &own = cast<ArraySubscriptExpr>(e);
    return read(subscript(own.getBase(), own.getIdx(), spanOf(e)));
  }
  case Stmt::ConditionalOperatorClass:
  case Stmt::BinaryConditionalOperatorClass:
    return conditional(cast<AbstractConditionalOperator>(e));
  default:
    return lessCommon(e);
  }
}

Var Lowering::lessCommon(const Expr &e) {
  const Span where = spanOf(e);
  switch (e.getStmtClass()) {
  case Stmt::CStyleCastExprClass:
  case Stmt::CXXFunctionalCastExprClass:
  case Stmt::CXXStaticCastExprClass:
  case Stmt::CXXDynamicCastExprClass:
  case Stmt::CXXReinterpretCastExprClass:
  case Stmt::CXXConstCastExprClass:
    return expression(cast<ExplicitCastExpr>(e).getSubExpr());
  case Stmt::CXXRewrittenBinaryOperatorClass:
    return expression(cast<CXXRewrittenBinaryOperator>(e).getSemanticForm());
  case Stmt::InitListExprClass: {
    const auto &list = cast<InitListExpr>(e);
    if (e.getType()->isRecordType())
      return aggregate(list);
    if (!e.getType()->isArrayType() && list.getNumInits() == 1)
      return expression(list.getInit(0));
    return initializerList(cast<InitListExpr>(e).inits(), where);
  }
  case Stmt::CXXStdInitializerListExprClass:
    return expression(cast<CXXStdInitializerListExpr>(e).getSubExpr());
  case Stmt::ParenListExprClass: {
    const auto &list = cast<ParenListExpr>(e);
    return list.getNumExprs() == 1 ? expression(list.getExpr(0))
                                   : unknownConstruct(e);
  }
  case Stmt::CompoundLiteralExprClass:
    return expression(cast<CompoundLiteralExpr>(e).getInitializer());
  case Stmt::CXXNewExprClass:
    return newExpression(cast<CXXNewExpr>(e));
  case Stmt::CXXDeleteExprClass:
    destroy(expression(cast<CXXDeleteExpr>(e).getArgument()), where);
    return constant(ConstantKind::None, {}, where);
  case Stmt::LambdaExprClass:
    return lambda(cast<LambdaExpr>(e));
  case Stmt::CXXThrowExprClass: {
    const Expr *const inner = cast<CXXThrowExpr>(e).getSubExpr();
    builder_.leave(Terminator::Throw, inner ? expression(inner) : kNone, where);
    return constant(ConstantKind::None, {}, where);
  }
  case Stmt::CXXDefaultArgExprClass:
    return constant(ConstantKind::None, {}, where);
  case Stmt::CXXDefaultInitExprClass:
  case Stmt::CXXScalarValueInitExprClass:
  case Stmt::ImplicitValueInitExprClass:
    return copied(constant(ConstantKind::Integer, intern("0"), where), where);
  case Stmt::UnaryExprOrTypeTraitExprClass:
  case Stmt::OffsetOfExprClass:
  case Stmt::TypeTraitExprClass:
  case Stmt::CXXNoexceptExprClass:
  case Stmt::SizeOfPackExprClass:
  case Stmt::ConceptSpecializationExprClass:
  case Stmt::RequiresExprClass:
  case Stmt::CXXTypeidExprClass:
    return constant(ConstantKind::Integer, intern("0"), where);
  case Stmt::SubstNonTypeTemplateParmExprClass:
    return expression(
        cast<SubstNonTypeTemplateParmExpr>(e).getReplacement());
  case Stmt::OpaqueValueExprClass:
    return expression(cast<OpaqueValueExpr>(e).getSourceExpr());
  case Stmt::PredefinedExprClass: {
    const clang::StringLiteral *const text =
        cast<PredefinedExpr>(e).getFunctionName();
    return text ? string(*text, where) : unknown({}, where);
  }
  case Stmt::StmtExprClass: {
    const CompoundStmt &inner = *cast<StmtExpr>(e).getSubStmt();
    for (const Stmt *const s : inner.body()) {
      const auto *const last = dyn_cast<Expr>(s);
      if (last && s == inner.body_back())
        return expression(last);
      statement(s);
    }
    return constant(ConstantKind::None, {}, where);
  }
  case Stmt::GenericSelectionExprClass:
    return expression(cast<GenericSelectionExpr>(e).getResultExpr());
  case Stmt::ChooseExprClass:
    return expression(cast<ChooseExpr>(e).getChosenSubExpr());
  case Stmt::VAArgExprClass:
    return load(expression(cast<VAArgExpr>(e).getSubExpr()), anyStep(), where);
  case Stmt::CXXInheritedCtorInitExprClass:
  case Stmt::CXXPseudoDestructorExprClass:
    return constant(ConstantKind::None, {}, where);
  case Stmt::CoawaitExprClass:
  case Stmt::DependentCoawaitExprClass:
    return expression(cast<Expr>(*e.child_begin()));
  case Stmt::CoyieldExprClass: {
    function().isGenerator = true;
    const Expr *const given = cast<CoyieldExpr>(e).getOperand();
    return yielded(given ? expression(given) : unknown({}, where), where);
  }
  case Stmt::PackExpansionExprClass:
    return expression(cast<PackExpansionExpr>(e).getPattern());
  default:
    return unknownConstruct(e);
  }
}

Var Lowering::unknownConstruct(const Stmt &s) {
  unit_.problems.push_back(
      {Problem::UnknownConstruct, intern("construct"), spanOf(s)});
  std::vector<Var> parts;
  for (const Stmt *const child : s.children())
    if (const auto *const part = dyn_cast_or_null<Expr>(child))
      parts.push_back(expression(part));
    else if (child)
      statement(child);
  return unknown(std::move(parts), spanOf(s));
}

Var Lowering::member(const MemberExpr &e) {
  if (const Var pointee = pointeeOfMember(e); pointee != kNone)
    return pointee;
  const ValueDecl &own = *e.getMemberDecl();
  const Span where = spanOf(e);
  if (isa<VarDecl, EnumConstantDecl>(own)) { // the class's, not the object's
    if (!e.isImplicitAccess())
      expression(e.getBase());
    return named(own, where);
  }
  const Var base = expression(e.getBase());
  // Of an unnamed struct or union inside, the members are its owner's.
  if (!own.getIdentifier() && isa<FieldDecl>(own))
    return base;
  return load(base, fieldStep(memberName(own)), where);
}

Var Lowering::newExpression(const CXXNewExpr &e) {
  const Span where = spanOf(e);
  const Expr *const given = e.getInitializer();
  if (e.isArray())
    return container(ContainerKind::List, where);
  if (!isClassType(e.getAllocatedType()))
    return given ? copied(expression(given), where)
                 : container(ContainerKind::List, where);
  if (const auto *const made =
          dyn_cast_or_null<CXXConstructExpr>(given ? given->IgnoreImplicit()
                                                   : nullptr)) {
    const std::vector<const Expr *> list(made->getArgs(),
                                         made->getArgs() + made->getNumArgs());
    return construct(e.getAllocatedType(), list, where);
  }
  if (const auto *const list = dyn_cast_or_null<InitListExpr>(given)) {
    const std::vector<const Expr *> inits(list->inits().begin(),
                                    list->inits().end());
    return construct(e.getAllocatedType(), inits, where);
  }
  return construct(e.getAllocatedType(), {}, where);
}

// What the destructor does happens here.
void Lowering::destroy(Var object, Span where) {
  Call made;
  made.flags = kCallImplicit;
  made.receiver = object;
  made.callee = load(object, fieldStep("(destructor)"), where);
  made.calleeSpan = where;
  Emitter::call(std::move(made), where);
}

Var Lowering::string(const clang::StringLiteral &e, Span where) {
  std::string text;
  if (e.getCharByteWidth() == 1)
    text = e.getString().str();
  else
    for (unsigned i = 0; i < e.getLength(); ++i)
      text += e.getCodeUnit(i) < 128 ? static_cast<char>(e.getCodeUnit(i))
                                     : '?';
  auto *const begin = reinterpret_cast<const llvm::UTF8 *>(text.data());
  const llvm::UTF8 *at = begin;
  const bool isText = llvm::isLegalUTF8String(&at, begin + text.size());
  for (char &c : text)
    if (c == '\0')
      c = ' ';
    else if (!isText && static_cast<unsigned char>(c) > 127)
      c = '?';
  return constant(ConstantKind::String, intern(text), where);
}

namespace {
// The list that an element was written as, behind what it is converted to.
const InitListExpr *listIn(const Expr *e) {
  for (unsigned i = 0; e && i < 16; ++i) {
    e = e->IgnoreImplicit();
    if (const auto *const list = dyn_cast<InitListExpr>(e))
      return list;
    if (const auto *const given = dyn_cast<CXXStdInitializerListExpr>(e))
      e = given->getSubExpr();
    else if (const auto *const made = dyn_cast<CXXConstructExpr>(e);
             made && made->getNumArgs())
      e = made->getArg(0);
    else
      return nullptr;
  }
  return nullptr;
}

const clang::StringLiteral *textIn(const Expr *e) {
  for (unsigned i = 0; e && i < 16; ++i) {
    e = e->IgnoreParenImpCasts()->IgnoreImplicit();
    if (const auto *const text = dyn_cast<clang::StringLiteral>(e))
      return text;
    const auto *const made = dyn_cast<CXXConstructExpr>(e);
    if (!made || !made->getNumArgs())
      return nullptr;
    e = made->getArg(0);
  }
  return nullptr;
}
} // namespace

// {a, b}: a sequence. {{"name", name}, {"id", id}}: by key as well, as objects
// of JSON are written.
Var Lowering::initializerList(llvm::ArrayRef<Expr *> elements, Span where) {
  const Var made = container(ContainerKind::List, where);
  for (const Expr *const e : elements) {
    if (!e || isa<ImplicitValueInitExpr>(e))
      continue;
    const Var value = expression(e);
    store(made, anyStep(), value, spanOf(*e));
    const InitListExpr *const pair = listIn(e);
    if (!pair || pair->getNumInits() != 2)
      continue;
    if (const clang::StringLiteral *const key = textIn(pair->getInit(0));
        key && key->getCharByteWidth() == 1)
      store(made, step(StepKind::Key, intern(key->getString())),
            load(value, anyStep(), spanOf(*pair->getInit(1))), spanOf(*e));
  }
  return made;
}

} // namespace philint::clang_reader
