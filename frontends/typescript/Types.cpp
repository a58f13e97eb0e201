// Type annotations as trees: written names, evaluated where they stand.
#include "core/ir/Keys.h"
#include "frontends/typescript/Lowering.h"

namespace philint::typescript {

using namespace ir;

std::uint32_t Lowering::addType(TypeExpression made) {
  unit_.types.push_back(std::move(made));
  return static_cast<std::uint32_t>(unit_.types.size() - 1);
}

std::uint32_t Lowering::type(NodeId n) {
  while (n && (kind(n) == Kind::WrappedType || kind(n) == Kind::TypeAnnotation))
    n = first(n);
  if (!n || depth_ >= kMaximumDepth)
    return addType({intern("?"), kNone, {}});
  ++depth_;
  TypeExpression made;
  switch (kind(n)) {
  case Kind::Identifier:
    made.written = node(n).name;
    made.value = variable(node(n).name);
    break;
  case Kind::NestedName: {
    const NodeId object = first(n), key = following(object, n);
    made.written = intern(text(n));
    const Var base = unit_.types[type(object)].value;
    if (base != kNone && key)
      made.value = load(base, step(StepKind::Field, keyName(key)), span(n));
    break;
  }
  case Kind::GenericType: {
    if (const NodeId schema = schemaOf(n)) {
      made.written = intern(text(n));
      made.value = classValue(schemaClass(schema, made.written, span(n),
                                          {node(n).begin, node(n).begin}),
                              span(n));
      break;
    }
    const NodeId head = first(n);
    const std::uint32_t base = type(head);
    made.written = unit_.types[base].written;
    made.value = unit_.types[base].value;
    const NodeId list = childOf(n, Kind::TypeArguments);
    for (NodeId c = list ? first(list) : 0; c; c = following(c, list))
      made.children.push_back(type(c));
    break;
  }
  case Kind::UnionType:
  case Kind::IntersectionType: {
    const bool isUnion = kind(n) == Kind::UnionType;
    bool isConstant = isUnion; // "rehab" | "medical" | null
    for (NodeId c = first(n); c; c = following(c, n)) {
      if (kind(c) == Kind::OpaqueType || kind(c) == Kind::LiteralType) {
        isConstant &= kind(c) == Kind::LiteralType;
        continue;
      }
      made.children.push_back(type(c)); // a union of unions is one
      isConstant &=
          unit_.types[made.children.back()].written == intern(kLiteralType);
    }
    made.written = intern(isConstant ? kLiteralType : isUnion ? "|" : "&");
    break;
  }
  case Kind::LiteralType:
    made.written = intern(kLiteralType);
    break;
  case Kind::ArrayType:
    made.written = intern("Array");
    made.children.push_back(type(first(n)));
    break;
  case Kind::TupleType:
    made.written = intern("tuple");
    for (NodeId c = first(n); c; c = following(c, n))
      if (kind(c) != Kind::Parameter)
        made.children.push_back(type(c));
    break;
  case Kind::ObjectType: {
    const std::uint32_t index =
        typeClass(n, intern("{}"), span(n), {node(n).begin, node(n).begin});
    made.written = intern("{}");
    made.value = classValue(index, span(n));
    break;
  }
  case Kind::PredefinedType:
    made.written = node(n).name;
    break;
  default:
    made.written = intern("?");
  }
  --depth_;
  return addType(std::move(made));
}

} // namespace philint::typescript
