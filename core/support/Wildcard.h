// Patterns in which `*` stands for any text and everything else for itself;
// `\*` is a star.
//
//   matchesWildcard("redis://*", "redis://cache:6379")   // true
#pragma once

#include <string_view>

namespace philint {

// Linear in the text for each `*`; letters' case counts unless `foldCase`.
bool matchesWildcard(std::string_view pattern, std::string_view text,
                     bool foldCase = false);

// Paths by a pattern of theirs, from the root or from any folder on: `*` and
// `**` stand for any text.
bool matchesPath(std::string_view pattern, std::string_view path);

// The same letters, A to Z without regard to case.
bool equalsFolded(std::string_view a, std::string_view b);

} // namespace philint
