#include "frontends/cxx_clang/Lowering.h"

namespace philint::clang_reader {

using namespace ir;
using namespace clang;

namespace {
// Of the standard library's classes those that hold text or bytes end visibly:
// what was in them stays in memory.
bool isBuffer(const CXXRecordDecl &record) {
  const IdentifierInfo *const name = record.getIdentifier();
  return name && (name->isStr("basic_string") || name->isStr("vector"));
}
} // namespace

void Lowering::block(const Stmt *s) {
  if (s)
    statement(s);
}

void Lowering::compoundStatement(const CompoundStmt &s) {
  objects_.emplace_back();
  const bool isProtected = builder_.handler() != kNone;
  for (const Stmt *const inner : s.body()) {
    if (isProtected)
      builder_.split(spanOf(*inner));
    statement(inner);
  }
  const Span whole = spanOf(s);
  const Span end{whole.end - (whole.end > 0 ? 1 : 0), whole.end};
  const std::vector<Var> objects = std::move(objects_.back());
  objects_.pop_back();
  for (std::size_t i = objects.size(); i-- > 0 && builder_.isOpen();)
    destroy(objects[i], end);
}

void Lowering::statement(const Stmt *s) {
  if (!s)
    return;
  if (depth_ >= kMaximumDepth) {
    unit_.problems.push_back({Problem::TooDeep, intern("statement"), spanOf(*s)});
    return;
  }
  ++depth_;
  const MacroUse *const use =
      !isa<Expr>(s) && s->getBeginLoc().isMacroID()
          ? file_.macros.covering(*s)
          : nullptr;
  if (use) {
    if (!consumed_.count(use))
      macroUse(*s, *use);
    --depth_;
    return;
  }
  switch (s->getStmtClass()) {
  case Stmt::CompoundStmtClass:
    compoundStatement(cast<CompoundStmt>(*s));
    break;
  case Stmt::DeclStmtClass:
    declaration(cast<DeclStmt>(*s));
    break;
  case Stmt::IfStmtClass:
    ifStatement(cast<IfStmt>(*s));
    break;
  case Stmt::ForStmtClass:
    forStatement(cast<ForStmt>(*s));
    break;
  case Stmt::CXXForRangeStmtClass:
    rangeFor(cast<CXXForRangeStmt>(*s));
    break;
  case Stmt::WhileStmtClass:
    whileStatement(cast<WhileStmt>(*s));
    break;
  case Stmt::DoStmtClass:
    doStatement(cast<DoStmt>(*s));
    break;
  case Stmt::SwitchStmtClass:
    switchStatement(cast<SwitchStmt>(*s));
    break;
  case Stmt::CXXTryStmtClass:
    tryStatement(cast<CXXTryStmt>(*s));
    break;
  case Stmt::ReturnStmtClass: {
    const Expr *const value = cast<ReturnStmt>(*s).getRetValue();
    builder_.leave(Terminator::Return, value ? expression(value) : kNone,
                   spanOf(*s));
    break;
  }
  default:
    if (const auto *const e = dyn_cast<Expr>(s))
      expression(e);
    else
      lessCommonStatement(*s);
  }
  --depth_;
}

void Lowering::lessCommonStatement(const Stmt &s) {
  const Span where = spanOf(s);
  switch (s.getStmtClass()) {
  case Stmt::BreakStmtClass:
    if (!loops_.empty())
      builder_.jump(loops_.back().exit, where);
    break;
  case Stmt::ContinueStmtClass:
    for (std::size_t i = loops_.size(); i-- > 0;)
      if (loops_[i].next != kNone) {
        builder_.jump(loops_[i].next, where);
        break;
      }
    break;
  case Stmt::GotoStmtClass:
    builder_.jump(labelOf(cast<GotoStmt>(s).getLabel()), where);
    break;
  case Stmt::LabelStmtClass: {
    const auto &own = cast<LabelStmt>(s);
    builder_.begin(labelOf(own.getDecl()));
    isReached_.insert(own.getDecl());
    statement(own.getSubStmt());
    break;
  }
  case Stmt::CaseStmtClass:
  case Stmt::DefaultStmtClass: {
    const auto &own = cast<SwitchCase>(s);
    if (const auto at = cases_.find(&own);
        at != cases_.end() && isBegun_.insert(&own).second)
      builder_.begin(at->second);
    statement(own.getSubStmt());
    break;
  }
  case Stmt::AttributedStmtClass:
    statement(cast<AttributedStmt>(s).getSubStmt());
    break;
  case Stmt::CoroutineBodyStmtClass:
    statement(cast<CoroutineBodyStmt>(s).getBody());
    break;
  case Stmt::CoreturnStmtClass: {
    const Expr *const value = cast<CoreturnStmt>(s).getOperand();
    builder_.leave(Terminator::Return, value ? expression(value) : kNone,
                   where);
    break;
  }
  case Stmt::NullStmtClass:
  case Stmt::GCCAsmStmtClass:
  case Stmt::MSAsmStmtClass:
    break;
  default:
    unknownConstruct(s);
  }
}

void Lowering::declaration(const DeclStmt &s) {
  for (const Decl *const one : s.decls())
    if (const auto *const variable = dyn_cast<VarDecl>(one))
      declare(*variable);
}

void Lowering::declare(const VarDecl &variable) {
  if (variable.hasExternalStorage())
    return;
  const Span where = spanOf(variable.getSourceRange());
  if (const auto *const parts = dyn_cast<DecompositionDecl>(&variable)) {
    if (variable.getInit())
      structuredBinding(*parts, expression(variable.getInit()));
    return;
  }
  const Traits traits = traitsOf(variable.getType());
  const Expr *const value = variable.getInit();
  if (traits.isReference && value)
    if (Binding *const same = localNamed(value)) {
      // `T &same = kept;` is a second name.
      same->isExposed = true;
      const Binding again = *same;
      bindings_[&variable] = again;
      return;
    }
  const Var given = initialValue(variable, where);
  const Span own = spanOf(SourceRange(variable.getLocation()));
  const Var made = builder_.variable(intern(variable.getName()),
                                     VariableKind::Local);
  annotate(made, variable.getType(), own);
  Binding &known = bind(&variable, made, traits);
  if (value) {
    known.into = giver(value);
    known.pointee = pointeeOf(value);
  }
  const CXXRecordDecl *const record =
      variable.getType()->getAsCXXRecordDecl();
  if (record && record->hasDefinition() &&
      record->hasNonTrivialDestructor() && !traits.isPointer &&
      (!record->isInStdNamespace() || isBuffer(*record)) &&
      !variable.isStaticLocal() && !objects_.empty())
    objects_.back().push_back(made);
  move(made, given, own);
}

Var Lowering::initialValue(const VarDecl &variable, Span where) {
  const QualType type = variable.getType();
  const Traits traits = traitsOf(type);
  const Expr *const value = variable.getInit();
  if (!value)
    return emptyValue(type, where);
  const Expr *const inner = value->IgnoreImplicit();
  if (traits.isReference) {
    if (Binding *const known = localNamed(value))
      known->isExposed = true;
    return expression(value);
  }
  const bool isPlain = variable.getInitStyle() == VarDecl::CInit;
  if (const auto *const made = dyn_cast<CXXConstructExpr>(inner)) {
    const bool isCopy = made->getConstructor()->isCopyOrMoveConstructor();
    if (type->isArrayType())
      return container(ContainerKind::List, where);
    if (isCopy || (isPlain && made->getNumArgs() &&
                   !isa<CXXDefaultArgExpr>(made->getArg(0))))
      return isCopy || file_.macros.covering(*value)
                 ? expression(value)
                 : ownCopy(constructor(*made, true), made->getArg(0));
    std::vector<const Expr *> list(made->getArgs(),
                                         made->getArgs() + made->getNumArgs());
    if (made->isStdInitListInitialization() && !list.empty())
      if (const auto *const given = dyn_cast<CXXStdInitializerListExpr>(
              list.front()->IgnoreImplicit()))
        if (const auto *const inits = dyn_cast<InitListExpr>(
                given->getSubExpr()->IgnoreImplicit()))
          list.assign(inits->inits().begin(), inits->inits().end());
    return construct(type, list, where);
  }
  const Var given = expression(value);
  if (traits.isArray || (traits.isArithmetic && !traits.isPointer))
    return copied(given, where);
  if (traits.isPointer) // a call may make null point somewhere
    return inner->IgnoreParenCasts()->isNullPointerConstant(
               file_.context, Expr::NPC_ValueDependentIsNotNull)
               ? copied(given, where)
               : given;
  return ownCopy(given, value);
}

Var Lowering::emptyValue(QualType type, Span where) {
  const Traits traits = traitsOf(type);
  if (traits.isArray)
    return container(ContainerKind::List, where);
  if (type->isPointerType() || traits.isReference)
    return copied(constant(ConstantKind::None, {}, where), where);
  if (traits.isArithmetic)
    return copied(constant(ConstantKind::Integer, intern("0"), where), where);
  if (!isClassType(type))
    return container(ContainerKind::Dict, where);
  return construct(type, {}, where);
}

void Lowering::structuredBinding(const DecompositionDecl &d, Var value) {
  std::size_t index = 0;
  for (const BindingDecl *const part : d.bindings()) {
    const Span where = spanOf(SourceRange(part->getLocation()));
    const Var made =
        builder_.variable(intern(part->getName()), VariableKind::Local);
    bind(part, made, traitsOf(part->getType()));
    annotate(made, part->getType(), where);
    // A pair's or a tuple's part, or a member.
    const auto *const field =
        dyn_cast_or_null<MemberExpr>(part->getBinding()
                                         ? part->getBinding()->IgnoreImplicit()
                                         : nullptr);
    const Var element = load(value, indexStep(index), where);
    std::vector<Var> parts{element};
    if (field)
      parts = {load(value, fieldStep(memberName(*field->getMemberDecl())),
                    where)};
    else if (index < 2)
      parts.push_back(
          load(value, fieldStep(index == 0 ? "first" : "second"), where));
    move(made,
         parts.size() == 1 ? parts.front()
                           : derive(DeriveKind::Choose, parts, where),
         where);
    ++index;
  }
}

} // namespace philint::clang_reader
