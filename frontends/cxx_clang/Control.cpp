// Branches, loops, jumps, protected regions.
#include "frontends/cxx_clang/Lowering.h"

namespace philint::clang_reader {

using namespace ir;
using namespace clang;

void Lowering::ifStatement(const IfStmt &s) {
  const Span where = spanOf(s);
  if (s.isConsteval())
    return block(s.isNegatedConsteval() ? s.getThen() : s.getElse());
  if (s.getInit())
    statement(s.getInit());
  if (s.getConditionVariable())
    declare(*s.getConditionVariable());
  if (const auto known = truthOf(s.getCond()))
    return block(*known ? s.getThen() : s.getElse());
  const Label yes = builder_.newLabel(), end = builder_.newLabel();
  const Label no = s.getElse() ? builder_.newLabel() : end;
  condition(s.getCond(), yes, no);
  builder_.begin(yes);
  block(s.getThen());
  if (builder_.isOpen())
    builder_.jump(end, where);
  if (s.getElse()) {
    builder_.begin(no);
    block(s.getElse());
  }
  builder_.join(end, where);
}

void Lowering::loopBody(const Stmt *body, Label next, Label exit) {
  loops_.push_back({next, exit});
  block(body);
  loops_.pop_back();
  if (builder_.isOpen())
    builder_.jump(next, body ? spanOf(*body) : Span{});
}

void Lowering::forStatement(const ForStmt &s) {
  const Span where = spanOf(s);
  if (s.getInit())
    statement(s.getInit());
  const std::uint32_t region = builder_.scope();
  const Label head = builder_.newLabel(), inside = builder_.newLabel();
  const Label next = builder_.newLabel(), exit = builder_.newLabel();
  builder_.jump(head, where);
  builder_.enterScope(ScopeKind::Loop, kNone, where);
  builder_.begin(head);
  if (s.getConditionVariable())
    declare(*s.getConditionVariable());
  if (s.getCond() && !truthOf(s.getCond()))
    condition(s.getCond(), inside, exit);
  else
    builder_.jump(inside, where);
  builder_.begin(inside);
  loopBody(s.getBody(), next, exit);
  builder_.begin(next);
  if (s.getInc())
    expression(s.getInc());
  builder_.jump(head, where);
  builder_.setScope(region);
  builder_.join(exit, where);
}

void Lowering::rangeFor(const CXXForRangeStmt &s) {
  const Span where = spanOf(s);
  if (s.getInit())
    statement(s.getInit());
  const VarDecl &variable = *s.getLoopVariable();
  const Span own = spanOf(SourceRange(variable.getLocation()));
  const Expr *const range = s.getRangeInit();
  const Var iterated = expression(range);
  annotateResult(iterated, range->getType(), own);
  const std::uint32_t region = builder_.scope();
  const Label head = builder_.newLabel(), inside = builder_.newLabel();
  const Label exit = builder_.newLabel();
  builder_.jump(head, where);
  builder_.enterScope(ScopeKind::Loop, iterated, where);
  builder_.begin(head);
  const Var element = iterate(iterated, own);
  builder_.branch(element, inside, exit, where);
  builder_.begin(inside);
  if (const auto *const parts = dyn_cast<DecompositionDecl>(&variable)) {
    structuredBinding(*parts, element);
  } else {
    const Var made =
        builder_.variable(intern(variable.getName()), VariableKind::Local);
    const Traits traits = traitsOf(variable.getType());
    annotate(made, variable.getType(), own);
    bind(&variable, made, traits);
    move(made,
         traits.isReference || traits.isPointer ? element
                                                : copied(element, own),
         own);
  }
  loopBody(s.getBody(), head, exit);
  builder_.setScope(region);
  builder_.join(exit, where);
}

void Lowering::whileStatement(const WhileStmt &s) {
  const Span where = spanOf(s);
  const auto known = truthOf(s.getCond());
  if (known && !*known)
    return;
  const std::uint32_t region = builder_.scope();
  const Label head = builder_.newLabel(), inside = builder_.newLabel();
  const Label exit = builder_.newLabel();
  builder_.jump(head, where);
  builder_.enterScope(ScopeKind::Loop, kNone, where);
  builder_.begin(head);
  if (s.getConditionVariable())
    declare(*s.getConditionVariable());
  if (known)
    builder_.jump(inside, where);
  else
    condition(s.getCond(), inside, exit);
  builder_.begin(inside);
  loopBody(s.getBody(), head, exit);
  builder_.setScope(region);
  builder_.join(exit, where);
}

void Lowering::doStatement(const DoStmt &s) {
  const Span where = spanOf(s);
  const std::uint32_t region = builder_.scope();
  const Label inside = builder_.newLabel(), test = builder_.newLabel();
  const Label exit = builder_.newLabel();
  builder_.jump(inside, where);
  builder_.enterScope(ScopeKind::Loop, kNone, where);
  builder_.begin(inside);
  loopBody(s.getBody(), test, exit);
  builder_.begin(test);
  const auto known = truthOf(s.getCond());
  if (known && !*known)
    builder_.jump(exit, where);
  else
    condition(s.getCond(), inside, exit);
  builder_.setScope(region);
  builder_.join(exit, where);
}

// Every case may be where it begins, and falls into the next. Where the value
// is a constant, one case alone is entered.
void Lowering::switchStatement(const SwitchStmt &s) {
  const Span where = spanOf(s);
  if (s.getInit())
    statement(s.getInit());
  if (s.getConditionVariable())
    declare(*s.getConditionVariable());
  Expr::EvalResult constant;
  const bool isConstant = !s.getCond()->isValueDependent() &&
                          s.getCond()->EvaluateAsInt(constant, file_.context);
  expression(s.getCond());
  const Label exit = builder_.newLabel();
  Label otherwise = exit;
  bool isDecided = false;
  std::vector<const CaseStmt *> cases;
  for (const SwitchCase *one = s.getSwitchCaseList(); one;
       one = one->getNextSwitchCase()) {
    const Label label = builder_.newLabel();
    cases_[one] = label;
    const auto *const own = dyn_cast<CaseStmt>(one);
    if (own)
      cases.push_back(own);
    else if (!isDecided)
      otherwise = label;
    Expr::EvalResult value;
    if (own && isConstant && !own->getLHS()->isValueDependent() &&
        own->getLHS()->EvaluateAsInt(value, file_.context) &&
        llvm::APSInt::isSameValue(value.Val.getInt(), constant.Val.getInt())) {
      otherwise = label;
      isDecided = true;
    }
  }
  for (std::size_t i = cases.size(); i-- > 0 && !isConstant;) {
    const Span own = spanOf(*cases[i]->getLHS());
    const Label next = builder_.newLabel();
    builder_.branch(derive(DeriveKind::Clean, {}, own),
                    cases_[cases[i]], next, own);
    builder_.begin(next);
  }
  builder_.jump(otherwise, where);
  loops_.push_back({kNone, exit});
  block(s.getBody());
  loops_.pop_back();
  if (builder_.isOpen())
    builder_.jump(exit, where);
  // A case in dead code: a jump to where nothing is.
  for (const SwitchCase *one = s.getSwitchCaseList(); one;
       one = one->getNextSwitchCase())
    if (!isBegun_.count(one)) {
      builder_.begin(cases_[one]);
      builder_.jump(exit, where);
    }
  builder_.join(exit, where);
}

void Lowering::tryStatement(const CXXTryStmt &s) {
  const Span where = spanOf(s);
  const Label outer = builder_.handler();
  const std::uint32_t region = builder_.scope();
  const Label normal = builder_.newLabel(), entry = builder_.newLabel();
  builder_.enterScope(ScopeKind::Try, kNone, spanOf(*s.getTryBlock()));
  builder_.setHandler(entry);
  builder_.split(where);
  compoundStatement(*s.getTryBlock());
  builder_.setScope(region);
  builder_.setHandler(outer);
  if (builder_.isOpen())
    builder_.jump(normal, where);
  Label at = entry;
  Var exception = kNone;
  for (unsigned h = 0; h < s.getNumHandlers(); ++h) {
    const CXXCatchStmt &handler = *s.getHandler(h);
    const Span own = spanOf(handler);
    builder_.enterScope(ScopeKind::Handler, kNone, own);
    builder_.begin(at);
    if (h == 0) {
      exception = unnamedLocal();
      move(exception, caught(own), own);
    }
    if (h + 1 < s.getNumHandlers()) {
      // Which handler it is, the types would tell.
      const Label mine = builder_.newLabel();
      at = builder_.newLabel();
      builder_.branch(derive(DeriveKind::Clean, {}, own), mine, at, own);
      builder_.begin(mine);
    }
    if (const VarDecl *const variable = handler.getExceptionDecl();
        variable && variable->getIdentifier()) {
      const Span name = spanOf(SourceRange(variable->getLocation()));
      const Var made =
          builder_.variable(intern(variable->getName()), VariableKind::Local);
      annotate(made, variable->getType(), name);
      bind(variable, made, traitsOf(variable->getType()));
      move(made, exception, name);
    }
    block(handler.getHandlerBlock());
    builder_.setScope(region);
    if (builder_.isOpen())
      builder_.jump(normal, own);
  }
  builder_.join(normal, where);
}

Label Lowering::labelOf(const LabelDecl *declaration) {
  const auto [at, isNew] = labels_.try_emplace(declaration, 0);
  if (isNew)
    at->second = builder_.newLabel();
  return at->second;
}

} // namespace philint::clang_reader
