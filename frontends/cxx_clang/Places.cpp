// What can be assigned: variables, members, elements, objects behind pointers.
#include "frontends/cxx_clang/Lowering.h"

namespace philint::clang_reader {

using namespace ir;
using namespace clang;

namespace {
const Expr *plain(const Expr *e) {
  return e ? e->IgnoreUnlessSpelledInSource()->IgnoreParenImpCasts() : nullptr;
}
} // namespace

Var Lowering::copied(Var value, Span where) {
  return derive(DeriveKind::Choose, {value}, where);
}

// A value of its own, where the expression names an object that stays.
Var Lowering::ownCopy(Var value, const Expr *of) {
  const Expr *const e = plain(of);
  if (traitsOf(e->getType()).isPointer && !e->getType()->isArrayType())
    return value;
  if (isa<DeclRefExpr, MemberExpr, ArraySubscriptExpr, clang::UnaryOperator,
          IntegerLiteral, CharacterLiteral, FloatingLiteral,
          CXXBoolLiteralExpr, clang::StringLiteral>(e))
    return copied(value, spanOf(*e));
  if (const auto *const operation = dyn_cast<CXXOperatorCallExpr>(e);
      operation && (operation->getOperator() == OO_Subscript ||
                    operation->getOperator() == OO_Star))
    return copied(value, spanOf(*e));
  return value;
}

void Lowering::overwrite(Var object, Var value, Span where) {
  Instruction i;
  i.op = Op::Overwrite;
  i.a = object;
  i.b = value;
  i.span = where;
  builder_.emit(i);
}

Lowering::Binding *Lowering::localNamed(const Expr *e) {
  const auto *const name = dyn_cast_or_null<DeclRefExpr>(plain(e));
  Binding *const known = name ? find(name->getDecl()) : nullptr;
  return known && known->function == current_ ? known : nullptr;
}

// A pointer to a pointer leads to the variable, whatever that points to later.
Var Lowering::pointeeOf(const Expr *e) {
  const auto *const address = dyn_cast_or_null<clang::UnaryOperator>(plain(e));
  if (!address || address->getOpcode() != UO_AddrOf)
    return kNone;
  const Binding *const known = localNamed(address->getSubExpr());
  return known && known->traits.isPointer && !known->traits.isArray
             ? known->variable
             : kNone;
}

// The variable that `holder.place` points to, as far as one assignment tells.
Var Lowering::pointeeOfMember(const MemberExpr &e) {
  const Binding *const holder = localNamed(e.getBase());
  if (holder)
    for (const auto &[member, variable] : holder->pointees)
      if (member == e.getMemberDecl())
        return variable;
  return kNone;
}

// `holder.place = &text`: from here on `*holder.place` is text.
void Lowering::pointMember(const Expr *target, const Expr *value) {
  const auto *const member = dyn_cast_or_null<MemberExpr>(plain(target));
  Binding *const holder = member ? localNamed(member->getBase()) : nullptr;
  if (!holder)
    return;
  std::erase_if(holder->pointees, [&](const auto &one) {
    return one.first == member->getMemberDecl();
  });
  const auto *const address =
      dyn_cast_or_null<clang::UnaryOperator>(plain(value));
  if (!address || address->getOpcode() != UO_AddrOf)
    return;
  if (const Binding *const known = localNamed(address->getSubExpr());
      known && !known->traits.isArray)
    holder->pointees.push_back({member->getMemberDecl(), known->variable});
}

// Of `object.method()` that gives an iterator: the object, a variable.
Var Lowering::giver(const Expr *e) {
  const auto *const call = dyn_cast_or_null<CXXMemberCallExpr>(plain(e));
  const Binding *const known =
      call ? localNamed(call->getImplicitObjectArgument()) : nullptr;
  return known ? known->variable : kNone;
}

// `*it = v` changes an element of what gave the iterator.
std::optional<Lowering::Place> Lowering::element(const Expr *e) {
  e = plain(e);
  for (unsigned i = 0; e && i < 8; ++i) {
    if (const auto *const step = dyn_cast<clang::UnaryOperator>(e);
        step && step->isIncrementDecrementOp())
      e = plain(step->getSubExpr());
    else if (const auto *const call = dyn_cast<CXXOperatorCallExpr>(e);
             call && (call->getOperator() == OO_PlusPlus ||
                      call->getOperator() == OO_MinusMinus))
      e = plain(call->getArg(0));
    else
      break;
  }
  const Binding *const known = localNamed(e);
  if (!known || known->into == kNone)
    return std::nullopt;
  Place out;
  out.kind = Place::Member;
  out.base = known->into;
  out.step = anyStep();
  out.span = spanOf(*e);
  return out;
}

// Elements by a constant text are apart; by number they are one.
Lowering::Place Lowering::subscript(const Expr *base, const Expr *key,
                                    Span where) {
  Place out;
  out.span = where;
  out.base = expression(base);
  annotateResult(out.base, base->getType(), where);
  out.kind = Place::Member;
  out.step = anyStep();
  const Expr *own = key->IgnoreParenImpCasts()->IgnoreImplicit();
  if (const auto *const made = dyn_cast<CXXConstructExpr>(own);
      made && made->getNumArgs())
    own = made->getArg(0)->IgnoreParenImpCasts();
  if (const auto *const text = dyn_cast<clang::StringLiteral>(own);
      text && text->getCharByteWidth() == 1) {
    out.step = step(StepKind::Key, intern(text->getString()));
  } else if (!key->getType()->isIntegralOrEnumerationType()) {
    out.kind = Place::Key;
    out.key = expression(key);
  } else if (!isa<IntegerLiteral>(own)) {
    expression(key);
  }
  return out;
}

Lowering::Place Lowering::place(const Expr *e) {
  Place out;
  const Expr *const n = plain(e);
  out.span = spanOf(*n);
  out.traits = traitsOf(n->getType());
  if (n->getBeginLoc().isMacroID() && file_.macros.covering(*n)) {
    out.base = expression(n);
    return out;
  }
  if (const auto *const name = dyn_cast<DeclRefExpr>(n)) {
    const ValueDecl &declaration = *name->getDecl();
    out.kind = Place::Variable;
    out.traits = traitsOf(declaration.getType());
    if (const Binding *const known = find(&declaration)) {
      out.base = use(*known);
      out.traits = known->traits;
      out.isExposed = known->isExposed || known->function != current_;
      return out;
    }
    const auto *const variable = dyn_cast<VarDecl>(&declaration);
    if (variable && variable->isStaticDataMember()) {
      // The class keeps it.
      const std::string whole = qualifiedName(*variable);
      out.kind = Place::Member;
      out.base = imported(whole.substr(0, whole.rfind("::")), out.span);
      out.step = fieldStep(variable->getName());
    } else if (variable && variable->hasGlobalStorage()) {
      out.base = globalVariable(qualifiedName(*variable),
                                variable->hasExternalFormalLinkage());
    } else {
      out.kind = Place::Object;
      out.base = expression(n);
    }
    return out;
  }
  if (const auto *const field = dyn_cast<MemberExpr>(n)) {
    const ValueDecl &own = *field->getMemberDecl();
    if (isa<FieldDecl>(own) && own.getIdentifier()) {
      out.kind = Place::Member;
      out.base = expression(field->getBase());
      out.step = fieldStep(memberName(own));
      out.traits = traitsOf(own.getType());
      return out;
    }
  }
  if (const auto *const sub = dyn_cast<ArraySubscriptExpr>(n)) {
    Place found = subscript(sub->getBase(), sub->getIdx(), out.span);
    found.traits = out.traits;
    return found;
  }
  if (const auto *const cast = dyn_cast<ExplicitCastExpr>(n))
    return place(cast->getSubExpr());
  const auto *const behind = dyn_cast<clang::UnaryOperator>(n);
  const auto *const call = dyn_cast<CXXOperatorCallExpr>(n);
  const Expr *pointer = nullptr;
  if (behind && behind->getOpcode() == UO_Deref)
    pointer = behind->getSubExpr();
  else if (call && call->getOperator() == OO_Star && call->getNumArgs() == 1)
    pointer = call->getArg(0);
  if (pointer) {
    if (const auto found = element(pointer))
      return *found;
    if (const Binding *const known = localNamed(pointer);
        known && known->pointee != kNone) {
      out.kind = Place::Variable;
      out.base = known->pointee;
      out.traits.isPointer = true;
      return out;
    }
    if (isa<CXXMemberCallExpr, CXXOperatorCallExpr>(plain(pointer)))
      return place(pointer);
    out.base = expression(pointer);
    return out;
  }
  if (call && call->getOperator() == OO_Subscript)
    return subscript(call->getArg(0), call->getArg(1), out.span);
  if (const auto *const made = dyn_cast<CXXMemberCallExpr>(n);
      made && isa<MemberExpr>(made->getCallee()->IgnoreParens())) {
    // What a method gives to be assigned is part of its object.
    const auto *const named = cast<MemberExpr>(made->getCallee()->IgnoreParens());
    expression(n);
    out.base = expression(named->getBase());
    out.kind = Place::Member;
    out.step = anyStep();
    return out;
  }
  out.base = expression(n);
  return out;
}

Var Lowering::read(const Place &from) {
  switch (from.kind) {
  case Place::Member:
    return load(from.base, from.step, from.span);
  case Place::Key:
    return loadKey(from.base, from.key, from.span);
  case Place::Variable:
  case Place::Object:
    break;
  }
  return from.base;
}

void Lowering::write(const Place &to, Var value) {
  switch (to.kind) {
  case Place::Variable:
    if (to.traits.isReference || (to.isExposed && !to.traits.isPointer))
      return overwrite(to.base, value, to.span);
    return move(to.base, value, to.span);
  case Place::Member:
    if (to.traits.isReference)
      return overwrite(load(to.base, to.step, to.span), value, to.span);
    return store(to.base, to.step, value, to.span);
  case Place::Key:
    return storeKey(to.base, to.key, value, to.span);
  case Place::Object:
    return overwrite(to.base, value, to.span);
  }
}

Var Lowering::assignment(const Expr &, const Expr *target, const Expr *right) {
  const Var given = expression(right);
  const Place to = place(target);
  const bool aliases = to.traits.isPointer && !to.traits.isArray;
  write(to, aliases ? given : ownCopy(given, right));
  pointMember(target, right);
  if (const auto *const name = dyn_cast<DeclRefExpr>(plain(target)))
    if (Binding *const known = find(name->getDecl())) {
      known->into = giver(right);
      known->pointee = pointeeOf(right);
    }
  return given;
}

Var Lowering::compound(const Expr &whole, const Expr *target,
                       const Expr *right, bool isPlus) {
  const Traits traits = traitsOf(plain(target)->getType());
  const Place to = place(target);
  const Var before = read(to);
  const Var other = expression(right);
  if (traits.isPointer)
    return before; // p += 1
  const bool isText = isPlus && !traits.isArithmetic;
  const Var made =
      derive(isText ? DeriveKind::Concat : DeriveKind::Compute,
             {before, other}, spanOf(whole));
  // A number gets another value; a text stays the object that it is.
  if (to.kind == Place::Variable && !to.traits.isArithmetic)
    overwrite(to.base, made, spanOf(whole));
  else
    write(to, made);
  return made;
}

Var Lowering::update(const Expr &whole, const Expr *target) {
  if (!traitsOf(plain(target)->getType()).isArithmetic)
    return expression(target); // a pointer or an iterator
  const Place to = place(target);
  const Var made =
      derive(DeriveKind::Compute, {read(to)}, spanOf(whole));
  write(to, made);
  return made;
}

} // namespace philint::clang_reader
