// What an expression of numbers alone comes to, so that settings that are
// written as `24 * 60 * 60 * 1000` are constants like any other.
//
//   computed("30 * 24 * 3600")   // "2592000"
//   computed("30 * DAY")         // nothing: a name stands in it
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace philint {

// Of decimal numbers, `+ - * /` and parentheses; nothing for what is no whole
// number, or too large for one to be exact.
std::optional<std::string> computed(std::string_view expression);

} // namespace philint
