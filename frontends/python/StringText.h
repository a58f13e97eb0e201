// Decoding of string literals: prefixes, quotes, escapes.
#pragma once

#include <string>
#include <string_view>

namespace philint::python {

struct StringPrefix {
  bool raw = false;
  bool bytes = false;
  bool format = false;    // f"" or t""
  std::size_t length = 0; // letters before the quote
  std::size_t quote = 1;  // 1 or 3
};
// `text` begins at the literal's first byte.
StringPrefix stringPrefix(std::string_view text);

// Appends the decoded text; `braces` halves {{ and }}.
void decodeString(std::string_view text, bool raw, bool braces,
                  std::string &out);

} // namespace philint::python
