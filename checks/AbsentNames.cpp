#include "checks/AbsentNames.h"

#include "core/link/ScriptModules.h"
#include "core/policy/Words.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <set>

namespace philint::checks {

namespace {

using Phrase = std::vector<std::string>;

// A text is longer than any name; what it speaks of says nothing.
constexpr std::size_t kLongestName = 64;

class Phrases {
public:
  Phrases(const StringTable &texts, const std::vector<Symbol> &phrases) {
    for (const Symbol phrase : phrases) {
      Phrase words = policy::identifierWords(texts.text(phrase));
      if (!words.empty())
        byFirst_[words.front()].push_back(std::move(words));
    }
  }

  bool isIn(std::string_view name) const {
    const auto words = policy::identifierWords(name);
    for (std::size_t i = 0; i < words.size(); ++i)
      if (const auto at = byFirst_.find(words[i]); at != byFirst_.end())
        for (const Phrase &phrase : at->second)
          if (words.size() - i >= phrase.size() &&
              std::equal(phrase.begin(), phrase.end(), words.begin() + i))
            return true;
    return false;
  }

private:
  absl::flat_hash_map<std::string, std::vector<Phrase>> byFirst_;
};

} // namespace

bool anyNameSpeaksOf(const Input &input, const std::vector<Symbol> &phrases,
                     const std::vector<link::FunctionId> &beside) {
  const Phrases wanted(input.policy.catalog.strings, phrases);
  const auto familyOf = [&](link::UnitId unit) {
    return link::familyOf(input.program.facts(unit).language);
  };
  std::set<unsigned> asked;
  for (const link::FunctionId f : beside)
    asked.insert(familyOf(input.program.functions[f].unit));
  for (link::UnitId u = 0; u < input.program.units.size(); ++u) {
    if (input.program.isOfTests(u) || !asked.count(familyOf(u)) ||
        input.program.facts(u).language == ir::Language::Config)
      continue;
    const StringTable &names = input.program.facts(u).strings;
    for (std::uint32_t s = 1; s < names.size(); ++s)
      if (const std::string_view name = names.text(Symbol{s});
          name.size() <= kLongestName && wanted.isIn(name))
        return true;
  }
  return false;
}

} // namespace philint::checks
