// Strings, templates, arrays and objects.
#include "frontends/typescript/Lowering.h"

#include "core/ir/Keys.h"

namespace philint::typescript {

using namespace ir;

namespace {

constexpr std::size_t kMostIndexed = 64; // elements with a place of their own

void appendUtf8(std::uint32_t code, std::string &out) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | (code >> 6));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | (code >> 12));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else if (code < 0x110000) {
    out += static_cast<char>(0xF0 | (code >> 18));
    out += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  }
}

void appendEscape(std::string_view escape, std::string &out) {
  if (escape.size() < 2)
    return;
  std::uint32_t code = 0;
  switch (escape[1]) {
  case 'n':
    out += '\n';
    return;
  case 't':
    out += '\t';
    return;
  case 'r':
    out += '\r';
    return;
  case 'b':
  case 'f':
  case 'v':
  case '0':
    out += ' ';
    return;
  case '\n':
  case '\r':
    return; // the line goes on
  case 'x':
  case 'u':
    for (const char c : escape.substr(2)) {
      const int digit = c >= '0' && c <= '9'   ? c - '0'
                        : c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                               : -1;
      if (digit >= 0)
        code = code * 16 + static_cast<std::uint32_t>(digit);
    }
    if (code >= 0xD800 && code < 0xE000)
      code = 0xFFFD; // half of a pair
    appendUtf8(code, out);
    return;
  default:
    out += escape.substr(1);
  }
}

} // namespace

Symbol Lowering::textSymbol(std::string_view decoded) {
  return intern(decoded);
}

// The decoded text of a string, or of a template without substitutions.
std::optional<std::string> Lowering::constantText(NodeId n) const {
  n = unwrapped(n);
  if (!n || (kind(n) != Kind::String && kind(n) != Kind::TemplateString))
    return std::nullopt;
  std::string out;
  for (NodeId c = tree_.firstChild(n); c; c = tree_.nextSibling(c, n)) {
    if (kind(c) == Kind::StringFragment)
      out += text(c);
    else if (kind(c) == Kind::EscapeSequence)
      appendEscape(text(c), out);
    else if (kind(c) == Kind::TemplateSubstitution)
      return std::nullopt;
  }
  return out;
}

Var Lowering::string(NodeId n) {
  return constant(ConstantKind::String, textSymbol(*constantText(n)), span(n));
}

Var Lowering::templateString(NodeId n) {
  if (const auto whole = constantText(n))
    return constant(ConstantKind::String, textSymbol(*whole), span(n));
  std::vector<Var> parts;
  std::string pending;
  Span where = span(n);
  const auto flush = [&] {
    if (!pending.empty())
      parts.push_back(
          constant(ConstantKind::String, textSymbol(pending), where));
    pending.clear();
  };
  for (NodeId c = tree_.firstChild(n); c; c = tree_.nextSibling(c, n)) {
    if (kind(c) == Kind::TemplateSubstitution) {
      flush();
      parts.push_back(firstOf(c));
      continue;
    }
    if (pending.empty())
      where = span(c);
    if (kind(c) == Kind::StringFragment)
      pending += text(c);
    else if (kind(c) == Kind::EscapeSequence)
      appendEscape(text(c), pending);
  }
  flush();
  return derive(DeriveKind::Format, std::move(parts), span(n));
}

// tag`a${x}b` calls tag with the list of its texts and then each value.
Var Lowering::taggedTemplate(NodeId n, NodeId tag, NodeId textNode) {
  Call made;
  const NodeId callee = unwrapped(tag);
  made.written = writtenCallee(callee);
  made.calleeSpan = span(tag);
  if (callee && kind(callee) == Kind::MemberExpression) {
    made.receiver = expression(first(callee));
    made.callee = loadMember(made.receiver, callee);
  } else {
    made.callee = expression(callee);
  }
  const Var texts = container(ContainerKind::List, span(textNode));
  made.arguments.push_back(
      {ArgumentKind::Positional, {}, texts, span(textNode)});
  for (NodeId c = tree_.firstChild(textNode); c;
       c = tree_.nextSibling(c, textNode))
    if (kind(c) == Kind::TemplateSubstitution)
      made.arguments.push_back(
          {ArgumentKind::Positional, {}, firstOf(c), span(c)});
  return call(std::move(made), span(n));
}

Var Lowering::array(NodeId n) {
  const Var made = container(ContainerKind::List, span(n));
  std::size_t index = 0;
  bool indexed = true;
  for (NodeId c = first(n); c; c = following(c, n)) {
    if (kind(c) == Kind::SpreadElement) {
      indexed = false;
      store(made, anyStep(), iterate(firstOf(c), span(c)), span(c));
      continue;
    }
    const Var value = expression(c);
    store(made, indexed && index < kMostIndexed ? indexStep(index) : anyStep(),
          value, span(c));
    ++index;
  }
  return made;
}

// What a property key that is written out is called; empty where it is not.
Symbol Lowering::keyName(NodeId key) {
  switch (kind(key)) {
  case Kind::PropertyIdentifier:
  case Kind::Identifier:
  case Kind::ShorthandProperty:
  case Kind::ShorthandPattern:
    return node(key).name;
  case Kind::String:
    return textSymbol(*constantText(key));
  case Kind::Number:
    return intern(text(key));
  case Kind::ComputedPropertyName:
    if (const auto known = constantText(first(key)))
      return textSymbol(*known);
    return {};
  default:
    return {};
  }
}

// The step of a constant key: a number is an element, a text a member.
std::optional<std::uint32_t> Lowering::keyStep(NodeId key) {
  NodeId inner = key;
  if (kind(key) == Kind::ComputedPropertyName)
    inner = unwrapped(first(key));
  else
    inner = unwrapped(key);
  if (!inner)
    return std::nullopt;
  Symbol said;
  if (kind(inner) == Kind::Number)
    said = intern(text(inner));
  else if (const auto known = constantText(inner))
    said = textSymbol(*known);
  else if (kind(key) == Kind::PropertyIdentifier ||
           kind(key) == Kind::ShorthandProperty ||
           kind(key) == Kind::ShorthandPattern)
    said = node(key).name;
  if (!said)
    return std::nullopt;
  return step(isIndexText(name(said)) ? StepKind::Key : StepKind::Field, said);
}

Var Lowering::object(NodeId n) {
  const Symbol outer = hint_;
  Var made = container(ContainerKind::Dict, span(n));
  for (NodeId c = first(n); c; c = following(c, n)) {
    if (kind(c) == Kind::SpreadElement) {
      // What follows overwrites; what came before may have been overwritten.
      made = derive(DeriveKind::Merge, {made, firstOf(c)}, span(c));
      continue;
    }
    objectMember(made, c);
    hint_ = outer;
  }
  return made;
}

void Lowering::objectMember(Var into, NodeId c) {
  if (kind(c) == Kind::ShorthandProperty)
    return store(into, step(StepKind::Field, node(c).name), identifier(c),
                 span(c));
  if (kind(c) == Kind::MethodDefinition) {
    NodeId key = first(c);
    while (key && kind(key) == Kind::AccessModifier)
      key = following(key, c);
    if (!key)
      return;
    const bool isSetter = hasToken(c, Kind::SetToken);
    Symbol called = keyName(key);
    if (called && hint_) // of an object that has a name
      called = intern(std::string(name(hint_)) + '.' +
                      std::string(name(called)));
    const Var made = functionValue(c, called);
    if (isSetter) {
      if (const Symbol member = keyName(key))
        store(into, step(StepKind::Field, setterOf(member)), made, span(c));
      return;
    }
    if (const auto known = keyStep(key))
      store(into, *known, made, span(c));
    else
      storeKey(into, expression(first(key)), made, span(c));
    return;
  }
  if (kind(c) != Kind::Pair) {
    expression(c);
    return;
  }
  const NodeId key = first(c);
  const NodeId value = following(key, c);
  const auto known = keyStep(key);
  const Var keyValue = known ? kNone : expression(first(key));
  const NodeId inner = unwrapped(value);
  hint_ = keyName(key);
  const Var stored =
      inner && (kind(inner) == Kind::ArrowFunction ||
                kind(inner) == Kind::FunctionExpression)
          ? functionValue(inner, hint_)
          : expression(value);
  if (known)
    store(into, *known, stored, span(c));
  else
    storeKey(into, keyValue, stored, span(c));
}

} // namespace philint::typescript
