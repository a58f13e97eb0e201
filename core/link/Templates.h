// Marks of a text that others fill: `%s`, and `{}`, `{0}` or `{name}`. The pieces
// between them are symbols of the program, so that a constant can hold them.
//
//   nextMark("%s/items", 0)            // {0, 2, ""}
//   nextMark("https://{host}/x", 0)    // {8, 14, "host"}
#pragma once

#include <string_view>

namespace philint::link {

struct Mark {
  std::size_t begin = std::string_view::npos, end = std::string_view::npos;
  std::string_view name; // what stands in the braces
};

// The first mark at or behind `from`; `begin` is npos where there is none.
// Doubled braces stand for themselves.
inline Mark nextMark(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find_first_of("%{", from); at != text.npos;
       at = text.find_first_of("%{", at + 1)) {
    if (text.substr(at).starts_with("%s"))
      return {at, at + 2, {}};
    if (text[at] == '%')
      continue;
    if (text.substr(at).starts_with("{{")) {
      ++at;
      continue;
    }
    const std::size_t close = text.find_first_of("{}", at + 1);
    if (close != text.npos && text[close] == '}')
      return {at, close + 1, text.substr(at + 1, close - at - 1)};
  }
  return {};
}

} // namespace philint::link
