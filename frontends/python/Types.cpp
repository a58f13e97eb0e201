// Type annotations as trees: written names, evaluated where they stand.
#include "frontends/python/Lowering.h"

#include <algorithm>

namespace philint::python {

using namespace ir;

std::uint32_t Lowering::addType(TypeExpression type) {
  unit_.types.push_back(std::move(type));
  return static_cast<std::uint32_t>(unit_.types.size() - 1);
}

std::uint32_t Lowering::type(NodeId n) {
  while ((kind(n) == Kind::Type || kind(n) == Kind::ParenthesizedExpression) &&
         first(n))
    n = first(n);
  if (depth_ >= kMaximumDepth)
    return addType({intern("?"), tooDeep(n), {}});
  ++depth_;
  std::uint32_t made = 0;
  switch (kind(n)) {
  case Kind::GenericType: {
    const NodeId list = childOf(n, Kind::TypeParameter);
    made = genericType(first(n), list, list ? first(list) : 0);
    break;
  }
  case Kind::Subscript:
    made = genericType(first(n), n, following(first(n), n));
    break;
  case Kind::UnionType:
    made = unionType(n);
    break;
  case Kind::BinaryOperator:
    made = operatorOf(n) == Kind::Bar
               ? unionType(n)
               : addType({compactText(n), expression(n), {}});
    break;
  case Kind::String:
  case Kind::ConcatenatedString:
    made = literalType(n);
    break;
  case Kind::None:
    made = addType({intern("None"), kNone, {}});
    break;
  case Kind::Ellipsis:
    made = addType({intern("..."), kNone, {}});
    break;
  case Kind::List: { // the parameters of Callable[[A, B], C]
    TypeExpression list{intern("[]"), kNone, {}};
    for (NodeId c = first(n); c; c = following(c, n))
      list.children.push_back(type(c));
    made = addType(std::move(list));
    break;
  }
  case Kind::MemberType: {
    const NodeId object = first(n);
    const NodeId member = following(object, n);
    const Var base = unit_.types[type(object)].value;
    made = addType(
        {compactText(n),
         base == kNone || !member
             ? kNone
             : load(base, step(StepKind::Field, node(member).name), span(n)),
         {}});
    break;
  }
  case Kind::SplatType:
    made = addType({compactText(n), firstOf(n), {}});
    break;
  default:
    made = addType({writtenCallee(n), expression(n), {}});
  }
  --depth_;
  return made;
}

// base[argument, …]; the arguments are the children of `list` from `argument`.
std::uint32_t Lowering::genericType(NodeId base, NodeId list, NodeId argument) {
  TypeExpression made{writtenCallee(base), expression(base), {}};
  const std::string_view written = name(made.written);
  const bool literal = written == "Literal" || written.ends_with(".Literal");
  for (NodeId c = argument; c && list; c = following(c, list)) {
    NodeId inner = c;
    while (kind(inner) == Kind::Type && first(inner))
      inner = first(inner);
    if (literal) {
      made.children.push_back(addType({compactText(inner), kNone, {}}));
    } else if (kind(inner) == Kind::Tuple) {
      for (NodeId t = first(inner); t; t = following(t, inner))
        made.children.push_back(type(t));
    } else {
      made.children.push_back(type(inner));
    }
  }
  return addType(std::move(made));
}

// A | B | C as one node named "|".
std::uint32_t Lowering::unionType(NodeId n) {
  std::vector<NodeId> parts;
  NodeId left = n;
  for (;;) {
    while (kind(left) == Kind::Type && first(left))
      left = first(left);
    const bool joins =
        kind(left) == Kind::UnionType ||
        (kind(left) == Kind::BinaryOperator && operatorOf(left) == Kind::Bar);
    if (!joins)
      break;
    const NodeId inner = first(left);
    if (const NodeId right = following(inner, left))
      parts.push_back(right);
    left = inner;
  }
  parts.push_back(left);
  std::reverse(parts.begin(), parts.end());
  TypeExpression made{intern("|"), kNone, {}};
  for (const NodeId p : parts)
    made.children.push_back(type(p));
  return addType(std::move(made));
}

// "Patient", "list[Patient]", "Patient | None".
std::uint32_t Lowering::literalType(NodeId n) {
  const auto decoded = constantText(n);
  if (!decoded)
    return addType({compactText(n), expression(n), {}});
  std::string_view rest = *decoded;
  return textType(rest, span(n), 0);
}

namespace {

constexpr std::uint32_t kDeepestTextType = 32;

void skipSpaces(std::string_view &rest) {
  while (!rest.empty() && (rest[0] == ' ' || rest[0] == '\n'))
    rest.remove_prefix(1);
}

bool isNameByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '_' || (c & 0x80);
}

} // namespace

std::uint32_t Lowering::textType(std::string_view &rest, Span where,
                                 std::uint32_t depth) {
  const std::uint32_t first = textTypeAtom(rest, where, depth);
  skipSpaces(rest);
  if (rest.empty() || rest[0] != '|')
    return first;
  TypeExpression made{intern("|"), kNone, {first}};
  while (!rest.empty() && rest[0] == '|') {
    rest.remove_prefix(1);
    made.children.push_back(textTypeAtom(rest, where, depth));
    skipSpaces(rest);
  }
  return addType(std::move(made));
}

std::uint32_t Lowering::textTypeAtom(std::string_view &rest, Span where,
                                     std::uint32_t depth) {
  skipSpaces(rest);
  if (!rest.empty() && (rest[0] == '\'' || rest[0] == '"'))
    rest.remove_prefix(1);
  TypeExpression made;
  std::size_t size = 0;
  while (size < rest.size() && (isNameByte(rest[size]) || rest[size] == '.'))
    ++size;
  std::string_view dotted = rest.substr(0, size);
  made.written = intern(dotted);
  rest.remove_prefix(size);
  if (!dotted.empty() && dotted != "None" && isNameByte(dotted[0])) {
    std::size_t dot = dotted.find('.');
    made.value = variable(intern(dotted.substr(0, dot)));
    while (dot != std::string_view::npos) {
      dotted = dotted.substr(dot + 1);
      dot = dotted.find('.');
      made.value = load(made.value, fieldStep(dotted.substr(0, dot)), where);
    }
  }
  if (!rest.empty() && (rest[0] == '\'' || rest[0] == '"'))
    rest.remove_prefix(1);
  skipSpaces(rest);
  if (!rest.empty() && rest[0] == '[' && depth < kDeepestTextType) {
    do {
      rest.remove_prefix(1);
      made.children.push_back(textType(rest, where, depth + 1));
      skipSpaces(rest);
    } while (!rest.empty() && rest[0] == ',');
    if (!rest.empty() && rest[0] == ']')
      rest.remove_prefix(1);
  }
  return addType(std::move(made));
}

} // namespace philint::python
