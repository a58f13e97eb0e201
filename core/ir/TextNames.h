// The words of the text forms: one table an enumeration, in the order of its
// values, for printing and for reading back.
#pragma once

#include "core/ir/UnitFacts.h"

#include <array>
#include <string_view>

namespace philint::ir::text {

using Words = std::span<const std::string_view>;

Words opWords();
Words deriveWords();
Words constantWords();
Words containerWords();
Words argumentWords();
Words scopeWords();
Words terminatorWords();
Words parameterWords();
Words functionWords();
Words variableWords();
Words languageWords();
Words vertexWords();
Words edgeWords();
Words problemWords();

template <class T> std::string_view word(Words words, T value) {
  return words[static_cast<std::size_t>(value)];
}
// The position of `text`, or -1.
int valueOf(Words words, std::string_view text);

// "a\"b\n" with quotes, printable ASCII and UTF-8 only.
std::string quoted(std::string_view text);
// ".name", "[\"key\"]", "[*]", "^".
std::string stepText(const Step &step, const StringTable &strings);
// "10:42".
std::string spanText(Span span);

} // namespace philint::ir::text
