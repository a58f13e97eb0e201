#include "frontends/python/StringText.h"

#include <cstdint>

namespace philint::python {

StringPrefix stringPrefix(std::string_view text) {
  StringPrefix prefix;
  for (; prefix.length < text.size(); ++prefix.length) {
    const char letter = text[prefix.length] | 0x20;
    if (letter == 'r')
      prefix.raw = true;
    else if (letter == 'b')
      prefix.bytes = true;
    else if (letter == 'f' || letter == 't')
      prefix.format = true;
    else if (letter != 'u')
      break;
  }
  const std::string_view rest = text.substr(prefix.length);
  if (rest.size() >= 3 && rest[1] == rest[0] && rest[2] == rest[0])
    prefix.quote = rest.size() >= 6 ? 3 : 1;
  return prefix;
}

namespace {

void appendUtf8(std::uint32_t c, std::string &out) {
  if (c > 0x10ffff || (c >= 0xd800 && c < 0xe000))
    c = 0xfffd;
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xc0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3f));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xe0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3f));
    out += static_cast<char>(0x80 | (c & 0x3f));
  } else {
    out += static_cast<char>(0xf0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3f));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3f));
    out += static_cast<char>(0x80 | (c & 0x3f));
  }
}

int digitOf(char c) {
  if (c >= '0' && c <= '9')
    return c - '0';
  const char lower = c | 0x20;
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 99;
}

// Reads up to `most` digits of `base` at `at`; false where there are none.
bool number(std::string_view text, std::size_t &at, int base, int most,
            std::string &out) {
  std::uint32_t value = 0;
  int count = 0;
  while (count < most && at < text.size() && digitOf(text[at]) < base) {
    value = value * static_cast<std::uint32_t>(base) +
            static_cast<std::uint32_t>(digitOf(text[at]));
    ++at;
    ++count;
  }
  if (count > 0)
    appendUtf8(value, out);
  return count > 0;
}

char simpleEscape(char c) {
  switch (c) {
  case 'n':
    return '\n';
  case 't':
    return '\t';
  case 'r':
    return '\r';
  case 'a':
    return '\a';
  case 'b':
    return '\b';
  case 'f':
    return '\f';
  case 'v':
    return '\v';
  case '\\':
  case '\'':
  case '"':
    return c;
  default:
    return 0;
  }
}

// `at` stands behind the backslash.
void escape(std::string_view text, std::size_t &at, std::string &out) {
  if (at == text.size()) {
    out += '\\';
    return;
  }
  const char c = text[at];
  if (c == '\n' || c == '\r') {
    at += c == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
    return;
  }
  if (const char simple = simpleEscape(c)) {
    out += simple;
    ++at;
    return;
  }
  if (c >= '0' && c <= '7') {
    number(text, at, 8, 3, out);
    return;
  }
  if (c == 'x' || c == 'u' || c == 'U') {
    std::size_t after = at + 1;
    if (number(text, after, 16, c == 'x' ? 2 : c == 'u' ? 4 : 8, out)) {
      at = after;
      return;
    }
  }
  out += '\\'; // not an escape: Python keeps the backslash
}

} // namespace

void decodeString(std::string_view text, bool raw, bool braces,
                  std::string &out) {
  std::size_t at = 0;
  while (at < text.size()) {
    const char c = text[at++];
    if (c == '\\' && !raw)
      escape(text, at, out);
    else {
      out += c;
      if (braces && (c == '{' || c == '}') && at < text.size() && text[at] == c)
        ++at;
    }
  }
}

} // namespace philint::python
