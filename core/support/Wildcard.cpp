#include "core/support/Wildcard.h"

#include <algorithm>
#include <string>

namespace philint {

namespace {
char folded(char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; }
} // namespace

bool equalsFolded(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return folded(x) == folded(y); });
}

// Greedy: only the last `*` ever needs to take one more character.
bool matchesWildcard(std::string_view pattern, std::string_view text,
                     bool foldCase) {
  // Most texts of a long list of patterns differ in their last letter.
  if (!pattern.empty() && !text.empty() && pattern.back() != '*' &&
      folded(pattern.back()) != folded(text.back()))
    return false;
  std::size_t p = 0, t = 0, star = pattern.npos, retry = 0;
  while (t < text.size()) {
    const bool isStar = p < pattern.size() && pattern[p] == '*';
    const std::size_t letter =
        p + (pattern.substr(std::min(p, pattern.size())).starts_with("\\*"));
    const bool same =
        letter < pattern.size() &&
        (pattern[letter] == text[t] ||
         (foldCase && folded(pattern[letter]) == folded(text[t])));
    if (isStar) {
      star = p++;
      retry = t;
    } else if (same) {
      p = letter + 1;
      ++t;
    } else if (star != pattern.npos) {
      p = star + 1;
      t = ++retry;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*')
    ++p;
  return p == pattern.size();
}

bool matchesPath(std::string_view pattern, std::string_view path) {
  std::string one(pattern);
  for (auto at = one.find("**"); at != one.npos; at = one.find("**"))
    one.erase(at, 1);
  return matchesWildcard(one, path) || matchesWildcard("*/" + one, path);
}

} // namespace philint
