#include "core/policy/Traits.h"

#include "core/policy/Words.h"

#include <algorithm>
#include <cctype>

namespace philint::policy {

namespace {
using Words = std::vector<std::string>;

bool isAt(const Policy &policy, const std::vector<Symbol> &phrase,
          const Words &words, std::size_t at) {
  if (at + phrase.size() > words.size())
    return false;
  for (std::size_t i = 0; i < phrase.size(); ++i)
    if (policy.catalog.strings.text(phrase[i]) != words[at + i])
      return false;
  return true;
}

bool contains(const Policy &policy, const std::vector<Symbol> &phrase,
              const Words &words) {
  for (std::size_t at = 0; at + phrase.size() <= words.size(); ++at)
    if (isAt(policy, phrase, words, at))
      return true;
  return false;
}

// The last word as it is written is a plural.
bool isPlural(std::string_view name) {
  std::size_t begin = name.size();
  while (begin > 0 && std::isalpha(static_cast<unsigned char>(name[begin - 1])))
    --begin;
  const std::string last(name.substr(begin));
  return !last.empty() && singular(last) != last;
}

bool has(const Policy &policy, const TraitName &one, std::string_view name,
         const Words &words, bool asKey) {
  if ((one.how == TraitName::Key) != asKey)
    return false;
  if (one.how == TraitName::Plural)
    return words.size() >= one.words.size() && isPlural(name) &&
           isAt(policy, one.words, words, words.size() - one.words.size());
  return contains(policy, one.words, words);
}
} // namespace

bool hasTrait(const Policy &policy, std::string_view name, Symbol trait,
              bool asKey) {
  const Words words = identifierWords(name);
  return std::any_of(policy.traitNames.begin(), policy.traitNames.end(),
                     [&](const TraitName &one) {
                       return one.trait == trait &&
                              has(policy, one, name, words, asKey);
                     });
}

void addTraits(const Policy &policy, std::string_view name, bool asKey,
               std::vector<Symbol> &out) {
  const Words words = identifierWords(name);
  for (const TraitName &one : policy.traitNames)
    if (std::find(out.begin(), out.end(), one.trait) == out.end() &&
        has(policy, one, name, words, asKey))
      out.push_back(one.trait);
}

bool textSpeaks(const Policy &policy, std::string_view text, Symbol trait) {
  const Words words = identifierWords(text);
  return std::any_of(policy.traitNames.begin(), policy.traitNames.end(),
                     [&](const TraitName &one) {
                       return one.trait == trait &&
                              contains(policy, one.words, words);
                     });
}

} // namespace philint::policy
