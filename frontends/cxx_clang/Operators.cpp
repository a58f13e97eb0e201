// Operators and conditions of built-in types and of libraries; chains are
// walked along their left spine in a loop.
#include "frontends/cxx_clang/Lowering.h"

namespace philint::clang_reader {

using namespace ir;
using namespace clang;

Var Lowering::binary(const clang::BinaryOperator &e) {
  const Span whole = spanOf(e);
  if (e.isLogicalOp())
    return logical(e);
  if (e.isAssignmentOp())
    return assignment(e, e.getLHS(), e.getRHS());
  if (e.isPtrMemOp())
    return unknown({expression(e.getLHS()), expression(e.getRHS())}, whole);
  std::vector<const clang::BinaryOperator *> spine{&e}; // outermost first
  const Expr *left = e.getLHS();
  while (const auto *const inner =
             dyn_cast<clang::BinaryOperator>(left->IgnoreParenImpCasts())) {
    if (inner->isLogicalOp() || inner->isAssignmentOp() ||
        inner->isPtrMemOp() || inner->getBeginLoc().isMacroID())
      break;
    spine.push_back(inner);
    left = inner->getLHS();
  }
  Var value = expression(left);
  for (; !spine.empty(); spine.pop_back()) {
    const clang::BinaryOperator &top = *spine.back();
    const Var other = expression(top.getRHS());
    if (top.isCommaOp()) {
      value = other;
      continue;
    }
    // p + 1 still points into the same object.
    if (top.getType()->isPointerType()) {
      if (!top.getLHS()->getType()->isPointerType())
        value = other;
      continue;
    }
    value = derive(top.isComparisonOp() ? DeriveKind::Clean
                                        : DeriveKind::Compute,
                   {value, other}, spanOf(top));
  }
  return value;
}

namespace {
// &text[0] is where the text begins: `text` of `text[0]`.
const Expr *beginningOf(const Expr *e) {
  const Expr *whole = nullptr, *index = nullptr;
  e = e->IgnoreParenImpCasts();
  if (const auto *const element = dyn_cast<ArraySubscriptExpr>(e)) {
    whole = element->getBase();
    index = element->getIdx();
  } else if (const auto *const call = dyn_cast<CXXOperatorCallExpr>(e);
             call && call->getOperator() == OO_Subscript &&
             call->getNumArgs() == 2) {
    whole = call->getArg(0);
    index = call->getArg(1);
  }
  const auto *const number =
      index ? dyn_cast<IntegerLiteral>(index->IgnoreParenImpCasts()) : nullptr;
  return number && number->getValue() == 0 ? whole : nullptr;
}
} // namespace

Var Lowering::unary(const clang::UnaryOperator &e) {
  const Expr *const inner = e.getSubExpr();
  switch (e.getOpcode()) {
  case UO_AddrOf:
    if (Binding *const known = localNamed(inner))
      known->isExposed = true;
    if (const Expr *const whole = beginningOf(inner))
      return expression(whole);
    return expression(inner);
  case UO_Deref:
    if (const Binding *const known = localNamed(inner);
        known && known->pointee != kNone)
      return known->pointee;
    return expression(inner);
  case UO_PostInc:
  case UO_PostDec:
  case UO_PreInc:
  case UO_PreDec:
    return update(e, inner);
  case UO_Extension:
  case UO_Real:
  case UO_Plus:
    return expression(inner);
  case UO_Coawait:
    return expression(inner);
  case UO_LNot:
    return derive(DeriveKind::Clean, {expression(inner)}, spanOf(e));
  default:
    return derive(DeriveKind::Compute, {expression(inner)}, spanOf(e));
  }
}

// a << b << c on objects: each is a call whose result is a itself.
Var Lowering::shifts(const CXXOperatorCallExpr &e) {
  std::vector<const CXXOperatorCallExpr *> spine{&e};
  const Expr *left = e.getArg(0);
  while (const auto *const inner =
             dyn_cast<CXXOperatorCallExpr>(left->IgnoreParenImpCasts())) {
    if ((inner->getOperator() != OO_LessLess &&
         inner->getOperator() != OO_GreaterGreater) ||
        inner->getBeginLoc().isMacroID() ||
        isOwnFunction(dyn_cast_or_null<FunctionDecl>(inner->getCalleeDecl())))
      break;
    spine.push_back(inner);
    left = inner->getArg(0);
  }
  const Expr *const root = left->IgnoreUnlessSpelledInSource();
  const bool isName = !isa<CallExpr>(root);
  const std::string name = written(left);
  Var value = expression(left);
  annotateResult(value, left->getType(), spanOf(*left));
  for (; !spine.empty(); spine.pop_back()) {
    const CXXOperatorCallExpr &top = *spine.back();
    const Expr *const right = top.getArg(1);
    const Var other = expression(right);
    const Span op = spanOf(SourceRange(top.getOperatorLoc()));
    Call made;
    made.flags = kCallImplicit;
    made.receiver = value;
    const char *const member = top.getOperator() == OO_LessLess
                                   ? "operator<<"
                                   : "operator>>";
    made.callee = load(value, fieldStep(member), op);
    made.written = intern(name + '.' + member);
    made.calleeSpan = op;
    made.arguments.push_back(
        {ArgumentKind::Positional, {}, other, spanOf(*right)});
    const Var result = Emitter::call(std::move(made), spanOf(top));
    if (!isName)
      value = result; // of a stream without a name nobody else sees more
  }
  return value;
}

Var Lowering::conditional(const AbstractConditionalOperator &e) {
  const Span where = spanOf(e);
  if (const auto *const either = dyn_cast<BinaryConditionalOperator>(&e))
    return derive(DeriveKind::Choose,
                  {expression(either->getCommon()),
                   expression(either->getFalseExpr())},
                  where);
  if (const auto known = truthOf(e.getCond()))
    return expression(*known ? e.getTrueExpr() : e.getFalseExpr());
  const Label yes = builder_.newLabel(), no = builder_.newLabel();
  const Label end = builder_.newLabel();
  const Var made = unnamedLocal();
  condition(e.getCond(), yes, no);
  builder_.begin(yes);
  move(made, expression(e.getTrueExpr()), spanOf(*e.getTrueExpr()));
  builder_.jump(end, where);
  builder_.begin(no);
  move(made, expression(e.getFalseExpr()), spanOf(*e.getFalseExpr()));
  builder_.join(end, where);
  return made;
}

Var Lowering::logical(const Expr &e) {
  const Span where = spanOf(e);
  const Label yes = builder_.newLabel(), no = builder_.newLabel();
  const Label end = builder_.newLabel();
  const Var made = unnamedLocal();
  condition(&e, yes, no);
  builder_.begin(yes);
  move(made, constant(ConstantKind::Boolean, intern("True"), where), where);
  builder_.jump(end, where);
  builder_.begin(no);
  move(made, constant(ConstantKind::Boolean, intern("False"), where), where);
  builder_.join(end, where);
  return made;
}

void Lowering::condition(const Expr *e, Label whenTrue, Label whenFalse) {
  const Expr *const inner = e->IgnoreParenImpCasts();
  const bool isMacro =
      e->getBeginLoc().isMacroID() && file_.macros.covering(*e);
  if (const auto *const both = dyn_cast<clang::BinaryOperator>(inner);
      both && both->isLogicalOp() && !isMacro && depth_ < kMaximumDepth) {
    const bool isAnd = both->getOpcode() == BO_LAnd;
    const Label next = builder_.newLabel();
    ++depth_;
    condition(both->getLHS(), isAnd ? next : whenTrue,
              isAnd ? whenFalse : next);
    builder_.begin(next);
    condition(both->getRHS(), whenTrue, whenFalse);
    --depth_;
    return;
  }
  const Span where = spanOf(*e);
  if (const auto known = truthOf(e)) {
    const Var value = constant(ConstantKind::Boolean,
                               intern(*known ? "True" : "False"), where);
    const Label to = *known ? whenTrue : whenFalse;
    return builder_.branch(value, to, to, where);
  }
  if (const auto *const negated = dyn_cast<clang::UnaryOperator>(inner);
      negated && negated->getOpcode() == UO_LNot && !isMacro &&
      depth_ < kMaximumDepth) {
    const auto *const below = dyn_cast<clang::BinaryOperator>(
        negated->getSubExpr()->IgnoreParenImpCasts());
    if (below && below->isLogicalOp()) {
      ++depth_;
      condition(negated->getSubExpr(), whenFalse, whenTrue);
      --depth_;
      return;
    }
  }
  builder_.branch(expression(e), whenTrue, whenFalse, where);
}

// What a condition always is: a constant, or a function that returns one.
std::optional<bool> Lowering::truthOf(const Expr *e) const {
  if (!e || e->isValueDependent() || e->isTypeDependent())
    return std::nullopt;
  bool value = false;
  if (!e->getType()->isPointerType() &&
      e->EvaluateAsBooleanCondition(value, file_.context) &&
      !e->HasSideEffects(file_.context))
    return value;
  const Expr *inner = e->IgnoreParenImpCasts();
  if (const auto *const negated = dyn_cast<clang::UnaryOperator>(inner);
      negated && negated->getOpcode() == UO_LNot) {
    const auto known = truthOf(negated->getSubExpr());
    return known ? std::optional(!*known) : std::nullopt;
  }
  const auto *const call = dyn_cast<CallExpr>(inner);
  const FunctionDecl *definition = nullptr;
  if (!call || !call->getDirectCallee() ||
      !call->getDirectCallee()->hasBody(definition) ||
      isa<CXXMethodDecl>(definition))
    return std::nullopt;
  const auto *const body =
      dyn_cast_or_null<CompoundStmt>(definition->getBody());
  const auto *const only =
      body && body->size() == 1 ? dyn_cast<ReturnStmt>(body->body_front())
                                : nullptr;
  if (!only || !only->getRetValue())
    return std::nullopt;
  const Expr *const given = only->getRetValue()->IgnoreParenImpCasts();
  if (const auto *const number = dyn_cast<IntegerLiteral>(given))
    return number->getValue() != 0;
  if (const auto *const truth = dyn_cast<CXXBoolLiteralExpr>(given))
    return truth->getValue();
  return std::nullopt;
}

} // namespace philint::clang_reader
