#include "frontends/cxx_syntax/Lowering.h"

namespace philint::cxx {

using namespace ir;

namespace {

char escaped(char c) {
  switch (c) {
  case 'n':
    return '\n';
  case 't':
    return '\t';
  case 'r':
    return '\r';
  case '0':
    return ' ';
  default:
    return c;
  }
}

} // namespace

// The text of a literal without its quotes; escapes of one letter are decoded.
std::string Lowering::decoded(NodeId n) const {
  if (kind(n) == Kind::ConcatenatedString) {
    std::string out;
    for (NodeId c = first(n); c; c = following(c, n))
      if (kind(c) == Kind::String)
        out += decoded(c);
    return out;
  }
  const std::string_view whole = text(n);
  const auto open = whole.find('"');
  const auto close = whole.rfind('"');
  if (open == whole.npos || close <= open)
    return {};
  std::string_view inside = whole.substr(open + 1, close - open - 1);
  if (whole.substr(0, open).find('R') != whole.npos) {
    const auto begin = inside.find('('), end = inside.rfind(')');
    return begin == inside.npos || end == inside.npos || end < begin
               ? std::string{}
               : std::string(inside.substr(begin + 1, end - begin - 1));
  }
  std::string out;
  for (std::size_t i = 0; i < inside.size(); ++i)
    out += inside[i] == '\\' && i + 1 < inside.size() ? escaped(inside[++i])
                                                      : inside[i];
  return out;
}

Var Lowering::string(NodeId n) {
  if (kind(n) == Kind::ConcatenatedString)
    for (NodeId c = first(n); c; c = following(c, n))
      if (kind(c) != Kind::String) { // a macro between the pieces
        std::vector<Var> parts;
        for (NodeId d = first(n); d; d = following(d, n))
          parts.push_back(expression(d));
        return derive(DeriveKind::Format, std::move(parts), span(n));
      }
  return constant(ConstantKind::String, intern(decoded(n)), span(n));
}

// {a, b} without a type: a sequence, or an object by its designators.
Var Lowering::initializerList(NodeId n) {
  const Var made = container(ContainerKind::List, n ? span(n) : Span{});
  for (NodeId c = n ? first(n) : 0; c; c = following(c, n)) {
    if (kind(c) == Kind::InitializerPair) {
      const NodeId key = first(c), value = lastOf(c);
      const bool isField = key && kind(key) == Kind::FieldDesignator;
      const NodeId own = isField ? first(key) : 0;
      store(made,
            own ? step(StepKind::Field, memberName(text(own))) : anyStep(),
            expression(value), span(c));
      continue;
    }
    const Var value = expression(c);
    store(made, anyStep(), value, span(c));
    // {{"name", name}, {"id", id}}: by key, as objects of JSON are written.
    if (kind(c) != Kind::InitializerList)
      continue;
    const NodeId key = first(c);
    const NodeId content = key ? following(key, c) : 0;
    if (key && content && !following(content, c) && kind(key) == Kind::String)
      store(made, step(StepKind::Key, intern(decoded(key))),
            load(value, anyStep(), span(content)), span(c));
  }
  return made;
}

} // namespace philint::cxx
