// The right word nearest to a wrong one, for messages: "did you mean sarif?".
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace philint {

std::size_t editDistance(std::string_view a, std::string_view b);

// The candidate with the least edit distance, empty where none is close.
template <class Strings>
std::string nearest(std::string_view word, const Strings &candidates) {
  std::size_t least = std::max<std::size_t>(2, word.size() / 3) + 1;
  std::string_view best;
  for (const std::string_view candidate : candidates) {
    const std::size_t distance = editDistance(word, candidate);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return std::string(best);
}

} // namespace philint
