// Classes, structs and unions: their members go into the class's value.
#include "frontends/cxx_syntax/Lowering.h"

namespace philint::cxx {

using namespace ir;

namespace {
std::string lastPart(const std::string &name) {
  const auto at = name.rfind("::");
  return at == name.npos ? name : name.substr(at + 2);
}
} // namespace

Var Lowering::classDefinition(NodeId n) {
  const NodeId body = childOf(n, Kind::FieldDeclarationList);
  const NodeId head = first(n);
  const bool isNamed =
      head && head != body && kind(head) != Kind::BaseClause;
  if (!body)
    return kNone;
  const std::string own =
      isNamed ? nameText(source_, head) : std::string("(anonymous)");
  const std::string whole = qualified(own);
  const auto index = static_cast<std::uint32_t>(unit_.classes.size());
  unit_.classes.emplace_back();
  {
    Class &made = unit_.classes[index];
    made.name = intern(lastPart(own));
    made.suffix = intern(whole);
    made.function = current_;
    made.span = span(n);
    made.nameSpan = isNamed ? span(head) : Span{span(n).begin, span(n).begin};
  }
  if (const NodeId bases = childOf(n, Kind::BaseClause))
    for (NodeId c = first(bases); c; c = following(c, bases)) {
      const Var base = typeValue(c);
      if (base == kNone)
        continue;
      unit_.classes[index].bases.push_back(base);
      unit_.classes[index].writtenBases.push_back(
          intern(nameText(source_, c)));
    }
  Instruction i;
  i.op = Op::Class;
  i.dst = builder_.temporary();
  i.aux = index;
  i.span = span(n);
  builder_.emit(i);
  unit_.classes[index].value = i.dst;
  const std::string outerScope = scope_;
  scope_ = whole;
  classBody(body, index, whole);
  scope_ = outerScope;
  if (!isNamed)
    return i.dst;
  if (current_ == 0) {
    move(globalVariable(whole), i.dst, span(head));
  } else {
    const Symbol symbol = intern(own);
    const Var variable = builder_.variable(symbol, VariableKind::Local);
    bind(symbol, variable, {});
    bindings_.back().isType = true;
    move(variable, i.dst, span(head));
  }
  return i.dst;
}

void Lowering::classBody(NodeId body, std::uint32_t index,
                         const std::string &name) {
  if (depth_ >= kMaximumDepth)
    return;
  ++depth_;
  for (NodeId c = first(body); c; c = following(c, body))
    switch (kind(c)) {
    case Kind::PreprocIf:
    case Kind::PreprocElse:
    case Kind::TemplateDeclaration:
      classBody(c, index, name);
      break;
    case Kind::FunctionDefinition:
      noteVirtual(c, index);
      method(c, index, name);
      break;
    case Kind::FieldDeclaration:
      noteVirtual(c, index);
      fields(c, index, name);
      break;
    case Kind::AliasDeclaration:
    case Kind::TypeDefinition:
      if (current_ == 0)
        typeDefinition(c);
      break;
    default:
      break;
    }
  --depth_;
}

// Methods that are written with `virtual` or `override`.
void Lowering::noteVirtual(NodeId n, std::uint32_t index) {
  std::string_view written = text(n);
  written = written.substr(0, written.find('{'));
  if (written.find("virtual") == written.npos &&
      written.find("override") == written.npos)
    return;
  for (NodeId c = first(n); c; c = following(c, n))
    if (isDeclarator(kind(c)))
      if (const Declarator taken = takeApart(source_, c);
          taken.function && taken.name)
        unit_.classes[index].virtuals.push_back(
            intern(nameText(source_, taken.name)));
}

void Lowering::method(NodeId n, std::uint32_t index, const std::string &name) {
  if (childOf(n, Kind::DefaultBody))
    return;
  const NodeId own = typeOf(source_, n);
  Traits traits;
  addTypeTraits(source_, n, traits);
  for (NodeId c = first(n); c; c = following(c, n)) {
    if (c == own || !isDeclarator(kind(c)))
      continue;
    const Declarator taken = takeApart(source_, c);
    NodeId declarator = taken.function;
    std::string member = nameText(source_, taken.name);
    if (kind(c) == Kind::OperatorCast) {
      declarator = childOf(c, Kind::FunctionDeclarator);
      member = "operator";
    }
    if (member.empty())
      return;
    Header header;
    header.name = name + "::" + member;
    if (member == lastPart(name))
      member = kConstructor;
    else if (member.starts_with('~'))
      member = kDestructor;
    header.own = intern(member);
    header.owner = index;
    header.ownerName = name;
    header.hasThis = !traits.isStatic;
    header.kind =
        traits.isStatic ? FunctionKind::Static : FunctionKind::Method;
    const std::uint32_t made = newFunction(n, declarator, header);
    unit_.functions[made].nameSpan = taken.name ? span(taken.name) : span(c);
    if (isClassType(own)) {
      const std::uint32_t result = type(own);
      unit_.functions[made].resultType = result;
    }
    store(unit_.classes[index].value, step(StepKind::Field, header.own),
          closure(made, span(n)), unit_.functions[made].nameSpan);
    return;
  }
}

void Lowering::fields(NodeId n, std::uint32_t index, const std::string &name) {
  const NodeId own = typeOf(source_, n);
  Traits traits;
  addTypeTraits(source_, n, traits);
  bool hasDeclarator = false;
  NodeId value = 0;
  NodeId last = 0;
  for (NodeId c = first(n); c; c = following(c, n)) {
    if (c == own || kind(c) == Kind::TypeQualifier ||
        kind(c) == Kind::StorageClass)
      continue;
    if (!isDeclarator(kind(c)) || (last && hasToken(n, Kind::Assign) &&
                                   node(c).begin > node(operatorOf(n)).begin)) {
      value = c;
      continue;
    }
    last = c;
    hasDeclarator = true;
    const Declarator taken = takeApart(source_, c);
    if (taken.function || !taken.name)
      continue;
    const std::uint32_t made = isClassType(own) ? type(own) : kNone;
    unit_.classes[index].fields.push_back(
        {memberName(text(taken.name)), made, kNone, span(taken.name)});
  }
  if (value && last && kind(value) != Kind::DefaultBody) {
    const Declarator taken = takeApart(source_, last);
    if (taken.name && !taken.function) {
      const Var given = expression(value);
      unit_.classes[index].fields.back().defaultValue = given;
      if (traits.isStatic)
        store(unit_.classes[index].value,
              step(StepKind::Field, memberName(text(taken.name))), given,
              span(taken.name));
    }
  }
  if (!own || (kind(own) != Kind::ClassSpecifier &&
               kind(own) != Kind::UnionSpecifier))
    return;
  const NodeId inner = childOf(own, Kind::FieldDeclarationList);
  if (inner && first(own) == inner && !hasDeclarator)
    classBody(inner, index, name); // its members are ours
  else if (inner)
    classDefinition(own);
}

} // namespace philint::cxx
