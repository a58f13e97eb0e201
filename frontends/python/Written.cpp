// Callees and types as written: "self.client.chat.completions.create", with
// "()" for a call and "[]" for a subscript on the way. Of a long text the end
// is kept, which is what shapes are matched with.
#include "frontends/python/Lowering.h"

#include <algorithm>

namespace philint::python {

namespace {

constexpr std::size_t kLongestWritten = 120;

bool isDotted(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c == '.' || (c >= '0' && c <= '9');
  });
}

std::string_view lastOf(std::string_view text) {
  if (text.size() <= kLongestWritten)
    return text;
  std::size_t from = text.size() - kLongestWritten;
  while (from < text.size() && (text[from] & 0xc0) == 0x80)
    ++from;
  return text.substr(from);
}

} // namespace

Symbol Lowering::compactText(NodeId n) {
  const std::string_view written = text(n).substr(0, 4 * kLongestWritten);
  std::string dense;
  for (const char c : written)
    if (c != ' ' && c != '\t' && c != '\r' && c != '\n' && c != '\\')
      dense += c;
  if (dense.size() > kLongestWritten) {
    std::size_t size = kLongestWritten;
    while (size > 0 && (dense[size] & 0xc0) == 0x80)
      --size;
    dense.resize(size);
  }
  return intern(dense);
}

Symbol Lowering::writtenCallee(NodeId n) {
  if (kind(n) == Kind::Identifier)
    return node(n).name;
  const std::string_view source = text(n);
  if (source.size() <= kLongestWritten && isDotted(source))
    return intern(source);
  std::vector<std::string_view> parts; // last first
  std::size_t size = 0;
  while (size <= kLongestWritten) {
    std::string_view part;
    NodeId inner = 0;
    switch (kind(n)) {
    case Kind::Attribute:
      inner = first(n);
      if (const NodeId member = following(inner, n)) {
        parts.push_back(text(member));
        part = ".";
      }
      break;
    case Kind::Call:
      inner = first(n);
      part = "()";
      break;
    case Kind::Subscript:
      inner = first(n);
      part = "[]";
      break;
    case Kind::ParenthesizedExpression:
    case Kind::Await:
      inner = first(n);
      break;
    case Kind::String:
    case Kind::ConcatenatedString:
      part = "\"\""; // never what it says
      break;
    case Kind::Lambda:
      part = "lambda";
      break;
    default:
      part = name(compactText(n));
    }
    if (!parts.empty() && part == ".")
      size += parts.back().size();
    parts.push_back(part);
    size += part.size();
    if (inner == 0)
      break;
    n = inner;
  }
  std::string written;
  for (std::size_t i = parts.size(); i-- > 0;)
    written += parts[i];
  return intern(lastOf(written));
}

} // namespace philint::python
