// What can be assigned: variables, members, elements, objects behind pointers.
#include "frontends/cxx_syntax/Lowering.h"

namespace philint::cxx {

using namespace ir;

Var Lowering::copied(Var value, Span where) {
  return derive(DeriveKind::Choose, {value}, where);
}

// A value of its own, where the expression names an object that stays.
Var Lowering::ownCopy(Var value, NodeId of) {
  const NodeId n = unwrapped(of);
  switch (n ? kind(n) : Kind::Other) {
  case Kind::Identifier:
    return traitsOf(n).isPointer ? value : copied(value, span(n));
  case Kind::FieldExpression:
  case Kind::SubscriptExpression:
  case Kind::PointerExpression:
    return isPointer(n) ? value : copied(value, span(n));
  case Kind::QualifiedName:
  case Kind::Number:
  case Kind::Character:
  case Kind::Boolean:
  case Kind::String:
  case Kind::ConcatenatedString:
    return copied(value, span(n));
  default:
    return value;
  }
}

void Lowering::overwrite(Var object, Var value, Span where) {
  Instruction i;
  i.op = Op::Overwrite;
  i.a = object;
  i.b = value;
  i.span = where;
  builder_.emit(i);
}

const Lowering::Binding *Lowering::localNamed(NodeId value) {
  const NodeId n = unwrapped(value);
  if (!n || kind(n) != Kind::Identifier)
    return nullptr;
  const Binding *const known = find(node(n).name);
  return known && known->function == current_ && !known->isType ? known
                                                                : nullptr;
}

// A pointer to a pointer leads to the variable, whatever that points to later.
Var Lowering::pointeeOf(NodeId value) {
  const NodeId n = unwrapped(value);
  const NodeId op = n && kind(n) == Kind::PointerExpression ? operatorOf(n) : 0;
  if (!op || kind(op) != Kind::Ampersand)
    return kNone;
  const Binding *const known = localNamed(first(n));
  return known && known->traits.isPointer && !known->traits.isArray
             ? known->variable
             : kNone;
}

Var Lowering::addressed(NodeId value) {
  const NodeId n = unwrapped(value);
  const NodeId op = n && kind(n) == Kind::PointerExpression ? operatorOf(n) : 0;
  if (!op || kind(op) != Kind::Ampersand)
    return kNone;
  const Binding *const known = localNamed(first(n));
  return known && !known->traits.isArray ? known->variable : kNone;
}

// The variable that `holder.place` points to, as far as one assignment tells.
Var Lowering::pointeeOfMember(NodeId n) {
  const Binding *const holder =
      n && kind(n) == Kind::FieldExpression ? localNamed(first(n)) : nullptr;
  if (!holder || holder->pointees.empty())
    return kNone;
  const Symbol own = memberName(nameText(source_, lastOf(n)));
  for (const auto &[member, variable] : holder->pointees)
    if (member == own)
      return variable;
  return kNone;
}

// `holder.place = &text`: from here on `*holder.place` is text.
void Lowering::pointMember(NodeId target, NodeId value) {
  const NodeId n = unwrapped(target);
  if (!n || kind(n) != Kind::FieldExpression)
    return;
  const Binding *const known = localNamed(first(n));
  Binding *const holder = known ? find(known->name) : nullptr;
  if (!holder)
    return;
  const Symbol own = memberName(nameText(source_, lastOf(n)));
  std::erase_if(holder->pointees,
                [&](const auto &one) { return one.first == own; });
  if (const Var variable = addressed(value); variable != kNone)
    holder->pointees.push_back({own, variable});
}

Var Lowering::giver(NodeId value) {
  const NodeId n = unwrapped(value);
  const NodeId callee = n && kind(n) == Kind::CallExpression
                            ? unwrapped(first(n))
                            : 0;
  if (!callee || kind(callee) != Kind::FieldExpression)
    return kNone;
  const NodeId object = unwrapped(first(callee));
  if (!object || kind(object) != Kind::Identifier)
    return kNone;
  const Binding *const known = find(node(object).name);
  return known && known->function == current_ ? known->variable : kNone;
}

// `*it = v` changes an element of what gave the iterator.
std::optional<Lowering::Place> Lowering::element(NodeId n) {
  for (n = unwrapped(n); n && kind(n) == Kind::UpdateExpression;)
    n = unwrapped(first(n));
  if (!n || kind(n) != Kind::Identifier)
    return std::nullopt;
  const Binding *const known = find(node(n).name);
  if (!known || known->into == kNone || known->function != current_)
    return std::nullopt;
  Place out;
  out.kind = Place::Member;
  out.base = known->into;
  out.step = anyStep();
  out.span = span(n);
  return out;
}

Lowering::Place Lowering::place(NodeId n) {
  Place out;
  n = unwrapped(n);
  if (!n) {
    out.base = unknown({}, {});
    return out;
  }
  out.span = span(n);
  switch (kind(n)) {
  case Kind::Identifier: {
    if (const Binding *known = find(node(n).name)) {
      out.kind = Place::Variable;
      out.base = use(*known);
      out.traits = known->traits;
      out.isExposed = known->isExposed || known->function != current_;
      return out;
    }
    const std::string own(text(n));
    std::string whole;
    if (const Traits *field = ownField(own)) {
      out.kind = Place::Member;
      out.base = thisValue();
      out.step = step(StepKind::Field, memberName(own));
      out.traits = *field;
    } else if (const DeclaredName *known = declared(own, whole)) {
      out.kind = Place::Variable;
      out.base = globalVariable(whole);
      out.traits = known->traits;
    } else if (looksLikeMember(own) && find(this_)) {
      out.kind = Place::Member;
      out.base = thisValue();
      out.step = step(StepKind::Field, memberName(own));
    } else {
      out.kind = Place::Variable;
      out.base = globalVariable(own);
      out.traits.isPointer = true; // unknown: no copy
    }
    return out;
  }
  case Kind::QualifiedName: {
    std::string own = nameText(source_, n), whole;
    out.kind = Place::Variable;
    if (!declared(own, whole))
      whole = own.starts_with("::") ? own.substr(2) : own;
    out.base = globalVariable(whole);
    out.traits.isPointer = true;
    return out;
  }
  case Kind::FieldExpression: {
    const NodeId key = lastOf(n);
    out.kind = Place::Member;
    out.base = expression(first(n));
    std::string own = nameText(source_, key);
    if (const auto at = own.rfind("::"); at != own.npos)
      own = own.substr(at + 2);
    out.step = step(StepKind::Field, memberName(own));
    out.traits = traitsOf(n);
    return out;
  }
  case Kind::SubscriptExpression: {
    out.base = expression(first(n));
    const NodeId list = childOf(n, Kind::SubscriptArguments);
    NodeId key = list ? first(list) : following(first(n), n);
    key = unwrapped(key);
    out.kind = Place::Member;
    out.step = anyStep();
    if (!key)
      return out;
    if (kind(key) == Kind::String) {
      out.step = step(StepKind::Key, intern(decoded(key)));
    } else if (!isNumeric(key) && kind(key) != Kind::BinaryExpression) {
      out.kind = Place::Key;
      out.key = expression(key);
    } else if (kind(key) != Kind::Number) {
      expression(key);
    }
    return out;
  }
  case Kind::CommaExpression:
  case Kind::CastExpression:
  case Kind::PointerExpression:
    if (kind(n) == Kind::PointerExpression) {
      if (const auto found = element(lastOf(n)))
        return *found;
      const NodeId op = operatorOf(n);
      const Binding *const known = localNamed(lastOf(n));
      if (op && kind(op) == Kind::Star && known && known->pointee != kNone) {
        out.kind = Place::Variable;
        out.base = known->pointee;
        out.traits.isPointer = true;
        return out;
      }
    }
    if (const NodeId inner = lastOf(n);
        kind(n) != Kind::PointerExpression ||
        (inner && kind(unwrapped(inner)) == Kind::CallExpression))
      return place(inner);
    out.kind = Place::Object;
    out.base = expression(n);
    return out;
  case Kind::CallExpression: {
    // What a method gives to be assigned is part of its object.
    const NodeId callee = unwrapped(first(n));
    if (callee && kind(callee) == Kind::FieldExpression) {
      Call made;
      this->callee(callee, made);
      arguments(childOf(n, Kind::Arguments), made);
      out.base = made.receiver;
      out.kind = Place::Member;
      out.step = anyStep();
      call(std::move(made), span(n));
      return out;
    }
    out.kind = Place::Object;
    out.base = expression(n);
    return out;
  }
  default:
    out.kind = Place::Object;
    out.base = expression(n);
    return out;
  }
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

Var Lowering::assignment(NodeId n) {
  const NodeId target = first(n);
  const NodeId right = lastOf(n);
  const NodeId op = operatorOf(n);
  if (!target || !right || !op || target == right)
    return unknownConstruct(n);
  if (kind(op) != Kind::Assign) {
    const bool pointer = isPointer(target);
    const Place to = place(target);
    const Var before = read(to);
    const Var other = expression(right);
    if (pointer)
      return before; // p += 1
    const DeriveKind how = kind(op) == Kind::PlusAssign ? DeriveKind::Concat
                                                        : DeriveKind::Compute;
    const Var made = derive(how, {before, other}, span(n));
    operatorCalls(n, target, before, other);
    // A number gets another value; a text stays the object that it is.
    if (to.kind == Place::Variable && !to.traits.isArithmetic)
      overwrite(to.base, made, span(n));
    else
      write(to, made);
    return made;
  }
  const Var given = kind(right) == Kind::InitializerList
                        ? initializerList(right)
                        : expression(right);
  const Place to = place(target);
  const bool aliases = to.traits.isPointer && !to.traits.isArray;
  write(to, aliases ? given : ownCopy(given, right));
  pointMember(target, right);
  if (kind(unwrapped(target)) == Kind::Identifier)
    if (Binding *known = find(node(unwrapped(target)).name)) {
      known->into = giver(right);
      known->pointee = pointeeOf(right);
    }
  return given;
}

Var Lowering::update(NodeId n) {
  const NodeId target = first(n);
  if (isPointer(target))
    return expression(target);
  const Place to = place(target);
  const Var before = read(to);
  if (!to.traits.isArithmetic)
    return before; // an iterator
  const Var made = derive(DeriveKind::Compute, {before}, span(n));
  write(to, made);
  return made;
}

} // namespace philint::cxx
