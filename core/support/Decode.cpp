#include "core/support/Decode.h"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <cstring>

namespace philint {

namespace {

using Byte = unsigned char;

void append(std::string &out, std::uint32_t point) {
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else if (point < 0x800) {
    out += static_cast<char>(0xc0 | (point >> 6));
    out += static_cast<char>(0x80 | (point & 0x3f));
  } else if (point < 0x10000) {
    out += static_cast<char>(0xe0 | (point >> 12));
    out += static_cast<char>(0x80 | ((point >> 6) & 0x3f));
    out += static_cast<char>(0x80 | (point & 0x3f));
  } else {
    out += static_cast<char>(0xf0 | (point >> 18));
    out += static_cast<char>(0x80 | ((point >> 12) & 0x3f));
    out += static_cast<char>(0x80 | ((point >> 6) & 0x3f));
    out += static_cast<char>(0x80 | (point & 0x3f));
  }
}

// Length of the valid UTF-8 sequence at `at`, 0 where there is none.
std::size_t sequence(std::string_view s, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < s.size() ? static_cast<Byte>(s[at + i]) : Byte{0};
  };
  const auto tail = [&](std::size_t i) { return (byte(i) & 0xc0) == 0x80; };
  const Byte b = byte(0), second = byte(1);
  if (b < 0x80)
    return 1;
  if (b >= 0xc2 && b <= 0xdf)
    return tail(1) ? 2 : 0;
  if (b >= 0xe0 && b <= 0xef) {
    if (!tail(1) || !tail(2) || (b == 0xe0 && second < 0xa0) ||
        (b == 0xed && second > 0x9f)) // overlong; surrogates
      return 0;
    return 3;
  }
  if (b >= 0xf0 && b <= 0xf4) {
    if (!tail(1) || !tail(2) || !tail(3) || (b == 0xf0 && second < 0x90) ||
        (b == 0xf4 && second > 0x8f))
      return 0;
    return 4;
  }
  return 0;
}

std::size_t skipAscii(std::string_view s, std::size_t at) {
  while (at + 8 <= s.size()) {
    std::uint64_t word;
    std::memcpy(&word, s.data() + at, 8);
    if (word & 0x8080808080808080ULL)
      break;
    at += 8;
  }
  while (at < s.size() && static_cast<Byte>(s[at]) < 0x80)
    ++at;
  return at;
}

Decoded fromUtf16(std::string_view s, bool little) {
  Decoded out;
  out.encoding = little ? "utf-16le" : "utf-16be";
  const auto unit = [&](std::size_t i) -> std::uint32_t {
    const auto a = static_cast<Byte>(s[i]), b = static_cast<Byte>(s[i + 1]);
    return little ? a | (b << 8) : b | (a << 8);
  };
  for (std::size_t i = 0; i + 1 < s.size(); i += 2) {
    std::uint32_t point = unit(i);
    if (point >= 0xd800 && point < 0xe000) {
      const std::uint32_t next = i + 3 < s.size() ? unit(i + 2) : 0;
      if (point < 0xdc00 && next >= 0xdc00 && next < 0xe000) {
        point = 0x10000 + ((point - 0xd800) << 10) + (next - 0xdc00);
        i += 2;
      } else {
        point = 0xfffd;
        out.kind = Decoded::Replaced;
      }
    }
    append(out.text, point);
  }
  if (s.size() % 2)
    out.kind = Decoded::Replaced;
  return out;
}

// The encoding that a comment in the first two lines declares, lower case with
// '-' for '_', or empty.
std::string cookie(std::string_view s) {
  for (int line = 0; line < 2 && !s.empty(); ++line) {
    const std::size_t end = std::min(s.find('\n'), s.size());
    const std::string_view text = s.substr(0, end);
    const std::size_t hash = text.find('#');
    std::size_t at = text.find("coding", hash);
    if (hash != std::string_view::npos && at != std::string_view::npos &&
        at + 6 < text.size() && (text[at + 6] == ':' || text[at + 6] == '=')) {
      at += 7;
      while (at < text.size() && (text[at] == ' ' || text[at] == '\t'))
        ++at;
      std::string name;
      for (; at < text.size() &&
             (std::isalnum(static_cast<Byte>(text[at])) || text[at] == '-' ||
              text[at] == '_' || text[at] == '.');
           ++at)
        name +=
            text[at] == '_'
                ? '-'
                : static_cast<char>(std::tolower(static_cast<Byte>(text[at])));
      return name;
    }
    s.remove_prefix(std::min(end + 1, s.size()));
  }
  return {};
}

std::string fromLatin1(std::string_view s) {
  std::string out;
  out.reserve(s.size() + s.size() / 8);
  for (const char c : s)
    append(out, static_cast<Byte>(c));
  return out;
}

std::string replaceInvalid(std::string_view s) {
  std::string out;
  out.reserve(s.size() + 16);
  for (std::size_t at = 0; at < s.size();) {
    const std::size_t n = sequence(s, at);
    if (n)
      out.append(s.substr(at, n));
    else
      append(out, 0xfffd);
    at += n ? n : 1;
  }
  return out;
}

// UTF-16 without a mark: nearly all of the first bytes at odd (or even) places
// are zero, since source code is nearly all ASCII.
int utf16Shape(std::string_view s) {
  const std::size_t n = std::min<std::size_t>(s.size() & ~std::size_t{1}, 512);
  if (n < 8 || s.size() % 2)
    return 0;
  std::size_t even = 0, odd = 0;
  for (std::size_t i = 0; i < n; i += 2) {
    even += s[i] == 0;
    odd += s[i + 1] == 0;
  }
  if (odd * 10 > n / 2 * 9 && even == 0)
    return 1;
  if (even * 10 > n / 2 * 9 && odd == 0)
    return 2;
  return 0;
}

} // namespace

bool isUtf8(std::string_view s) {
  std::size_t at = skipAscii(s, 0);
  while (at < s.size()) {
    const std::size_t n = sequence(s, at);
    if (!n)
      return false;
    at = skipAscii(s, at + n);
  }
  return true;
}

Decoded decode(std::string bytes) {
  const std::string_view s = bytes;
  if (s.starts_with("\xff\xfe"))
    return fromUtf16(s.substr(2), true);
  if (s.starts_with("\xfe\xff"))
    return fromUtf16(s.substr(2), false);
  if (s.find('\0') != std::string_view::npos) {
    if (const int shape = utf16Shape(s))
      return fromUtf16(s, shape == 1);
    return {Decoded::Binary, {}, {}};
  }
  if (s.starts_with("\xef\xbb\xbf"))
    bytes.erase(0, 3);
  if (isUtf8(bytes))
    return {Decoded::Clean, std::move(bytes), "utf-8"};
  const std::string declared = cookie(bytes);
  if (declared.starts_with("utf-8") || declared == "utf8")
    return {Decoded::Replaced, replaceInvalid(bytes), "utf-8"};
  return {declared.empty() ? Decoded::Guessed : Decoded::Clean,
          fromLatin1(bytes), declared.empty() ? "latin-1" : declared};
}

} // namespace philint
