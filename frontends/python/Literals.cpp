#include "frontends/python/Lowering.h"

#include "core/ir/Keys.h"
#include "frontends/python/StringText.h"

namespace philint::python {

using namespace ir;

namespace {
constexpr std::size_t kLongestConstant = 64 * 1024; // bytes kept of a literal
constexpr std::size_t kMostIndexed = 256; // elements kept apart in a literal
} // namespace

bool Lowering::isString(NodeId n) const {
  while (kind(n) == Kind::ParenthesizedExpression)
    n = first(n);
  return kind(n) == Kind::String || kind(n) == Kind::ConcatenatedString;
}

Symbol Lowering::textSymbol(std::string_view decoded) {
  if (decoded.size() > kLongestConstant) {
    std::size_t size = kLongestConstant;
    while (size > 0 && (decoded[size] & 0xc0) == 0x80)
      --size;
    decoded = decoded.substr(0, size);
  }
  return intern(decoded);
}

// Appends the parts of one literal: runs of text wait in `pending`, so that
// adjacent literals become one constant.
void Lowering::stringParts(NodeId n, std::vector<Var> &parts,
                           std::string &pending, Span &pendingSpan) {
  const StringPrefix prefix = stringPrefix(text(n));
  if (pending.empty())
    pendingSpan = span(n);
  for (NodeId c = tree_.firstChild(n); c; c = tree_.nextSibling(c, n)) {
    if (kind(c) == Kind::StringContent) {
      if (pending.empty() && prefix.format)
        pendingSpan.begin = node(c).begin;
      decodeString(text(c), prefix.raw, prefix.format, pending);
      pendingSpan.end = prefix.format ? node(c).end : node(n).end;
    } else if (kind(c) == Kind::Interpolation) {
      if (!pending.empty())
        parts.push_back(
            constant(ConstantKind::String, textSymbol(pending), pendingSpan));
      pending.clear();
      parts.push_back(interpolation(c, parts));
    }
  }
}

// The value of {value!r:spec}; what the specification embeds goes to `parts`.
Var Lowering::interpolation(NodeId n, std::vector<Var> &parts) {
  const NodeId inner = first(n);
  const Var value = expression(inner);
  const NodeId spec = childOf(n, Kind::FormatSpecifier);
  if (spec && depth_ < kMaximumDepth) {
    ++depth_;
    for (NodeId c = first(spec); c; c = following(c, spec))
      parts.push_back(kind(c) == Kind::FormatExpression
                          ? interpolation(c, parts)
                          : expression(c));
    --depth_;
  }
  return value;
}

Var Lowering::string(NodeId n) {
  if (const auto text = constantText(n)) {
    const NodeId head = kind(n) == Kind::String ? n : first(n);
    const bool bytes = stringPrefix(this->text(head)).bytes;
    return constant(bytes ? ConstantKind::Bytes : ConstantKind::String,
                    textSymbol(*text), span(n));
  }
  std::vector<Var> parts;
  std::string pending;
  Span pendingSpan = span(n);
  if (kind(n) == Kind::String) {
    stringParts(n, parts, pending, pendingSpan);
  } else {
    for (NodeId c = first(n); c; c = following(c, n))
      stringParts(c, parts, pending, pendingSpan);
  }
  if (!pending.empty())
    parts.push_back(
        constant(ConstantKind::String, textSymbol(pending), pendingSpan));
  return derive(DeriveKind::Format, std::move(parts), span(n));
}

// The decoded text of a literal without interpolations.
std::optional<std::string> Lowering::constantText(NodeId n) const {
  while (kind(n) == Kind::ParenthesizedExpression)
    n = first(n);
  if (kind(n) != Kind::String && kind(n) != Kind::ConcatenatedString)
    return std::nullopt;
  std::string out;
  StringPrefix prefix;
  for (NodeId c = n; c < node(n).next; ++c) {
    if (kind(c) == Kind::String)
      prefix = stringPrefix(text(c));
    else if (kind(c) == Kind::StringContent)
      decodeString(text(c), prefix.raw, prefix.format, out);
    else if (kind(c) == Kind::Interpolation || kind(c) == Kind::Error)
      return std::nullopt;
  }
  return out;
}

Var Lowering::percentFormat(NodeId left, NodeId right, Span span) {
  std::vector<Var> parts{expression(left)};
  if (right && kind(right) == Kind::Tuple) {
    for (NodeId c = first(right); c; c = following(c, right))
      parts.push_back(expression(c));
  } else {
    parts.push_back(expression(right));
  }
  return derive(DeriveKind::Format, std::move(parts), span);
}

Var Lowering::sequence(NodeId n, ContainerKind containerKind) {
  const Var made = container(containerKind, span(n));
  std::size_t index = 0;
  bool indexed = containerKind != ContainerKind::Set;
  for (NodeId c = first(n); c; c = following(c, n)) {
    NodeId element = c;
    while (kind(element) == Kind::ParenthesizedExpression &&
           kind(first(element)) == Kind::ListSplat)
      element = first(element);
    if (kind(element) == Kind::ListSplat ||
        kind(element) == Kind::ListSplatPattern)
      indexed = false; // the splat's value is any element of it
    const Var value = expression(element);
    const bool keyed = indexed && index < kMostIndexed;
    store(made, keyed ? indexStep(index) : step(StepKind::Any), value,
          span(element));
    ++index;
  }
  return made;
}

// The text of a key that is written as a constant.
std::optional<Symbol> Lowering::constantKey(NodeId n) {
  if (kind(n) == Kind::Integer)
    return intern(text(n));
  if (const auto key = constantText(n))
    return isIndexText(*key) ? intern(quotedKey(*key)) : textSymbol(*key);
  if (const auto index = integerOf(n))
    return intern(std::to_string(*index));
  return std::nullopt;
}

void Lowering::dictionaryEntry(Var into, NodeId key, NodeId value) {
  const auto constant = constantKey(key);
  const Var keyValue = constant ? kNone : expression(key);
  const Var stored = expression(value);
  const Span where{node(key).begin, node(value ? value : key).end};
  if (constant)
    store(into, step(StepKind::Key, *constant), stored, where);
  else
    storeKey(into, keyValue, stored, where);
}

Var Lowering::dictionary(NodeId n) {
  Var made = container(ContainerKind::Dict, span(n));
  for (NodeId c = first(n); c; c = following(c, n)) {
    if (kind(c) == Kind::Pair)
      dictionaryEntry(made, first(c), following(first(c), c));
    else if (kind(c) == Kind::DictionarySplat)
      made = derive(DeriveKind::Merge, {made, firstOf(c)}, span(c));
  }
  return made;
}

// Inline, as loops around one store into a new container.
Var Lowering::comprehension(NodeId n) {
  ContainerKind what = ContainerKind::List;
  if (kind(n) == Kind::SetComprehension)
    what = ContainerKind::Set;
  else if (kind(n) == Kind::DictionaryComprehension)
    what = ContainerKind::Dict;
  const Var made = container(what, span(n));
  const ScopeId outer = scope_;
  const ScopeId inner = node(n).name.id;
  scopes_.scopes[inner].parent = outer;
  scopes_.scopes[inner].function = current_;
  scopes_.scopes[inner].prefix = scopes_.scopes[outer].prefix;
  scope_ = inner;
  const std::uint32_t region = builder_.scope();
  const NodeId body = first(n);
  const Label end = builder_.newLabel();
  comprehensionClauses(following(body, n), n, made, body, end);
  builder_.setScope(region);
  builder_.begin(end);
  scope_ = outer;
  return made;
}

// `skip` is where the enclosing loop goes on.
void Lowering::comprehensionClauses(NodeId clause, NodeId n, Var into,
                                    NodeId body, Label skip) {
  Label back = skip;
  for (; clause; clause = following(clause, n)) {
    if (kind(clause) == Kind::IfClause) {
      const Label yes = builder_.newLabel();
      condition(first(clause), yes, back);
      builder_.begin(yes);
      continue;
    }
    if (kind(clause) != Kind::ForInClause)
      continue;
    const NodeId target = first(clause);
    const NodeId source = following(target, clause);
    const Var iterated = expression(source);
    const Label head = builder_.newLabel(), inside = builder_.newLabel();
    builder_.jump(head, span(clause));
    builder_.enterScope(ScopeKind::Loop, iterated, span(n));
    builder_.begin(head);
    const Var element = iterate(iterated, span(clause));
    builder_.branch(derive(DeriveKind::Clean, {}, span(clause)), inside,
                    back, span(clause));
    builder_.begin(inside);
    assign(target, element);
    back = head;
  }
  if (kind(body) == Kind::Pair) {
    dictionaryEntry(into, first(body), following(first(body), body));
  } else {
    const Var value = expression(body);
    store(into, step(StepKind::Any), value, span(body));
  }
  builder_.jump(back, span(n));
}

} // namespace philint::python
