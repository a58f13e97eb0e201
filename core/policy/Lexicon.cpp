#include "core/policy/Lexicon.h"

#include "core/policy/Words.h"

#include <algorithm>

namespace philint::policy {

namespace {
bool isSmall(char c) { return c >= 'a' && c <= 'z'; }
std::size_t pairOf(char a, char b) {
  return static_cast<std::size_t>(a - 'a') * 26 +
         static_cast<std::size_t>(b - 'a');
}
} // namespace

namespace {
// A phrase that is written together ("patientname") counts from this length.
constexpr std::size_t kShortestJoined = 8;

NameMeaning::Level levelOf(LexiconEntry::Level level) {
  switch (level) {
  case LexiconEntry::Strong:
    return NameMeaning::Strong;
  case LexiconEntry::Context:
  case LexiconEntry::Throughout:
    return NameMeaning::Context;
  case LexiconEntry::Weak:
    return NameMeaning::Weak;
  case LexiconEntry::Never:
    return NameMeaning::Never;
  case LexiconEntry::Request:
  case LexiconEntry::Domain:
    break;
  }
  return NameMeaning::None;
}

// In small letters, with a space where a word begins inside another:
// "MedicalAssistant" is "medical assistant", "EHRSystem" is "ehr system".
std::string spacedWords(std::string_view text, bool &isAscii) {
  const auto isLarge = [&](std::size_t i) {
    return i < text.size() && text[i] >= 'A' && text[i] <= 'Z';
  };
  const auto isSmallAt = [&](std::size_t i) {
    return i < text.size() && isSmall(text[i]);
  };
  std::string out;
  out.reserve(text.size() + 8);
  for (std::size_t i = 0; i < text.size(); ++i) {
    isAscii &= static_cast<unsigned char>(text[i]) < 0x80;
    if (!isLarge(i)) {
      out += text[i];
      continue;
    }
    if (i && (isSmallAt(i - 1) || (isLarge(i - 1) && isSmallAt(i + 1))))
      out += ' ';
    out += static_cast<char>(text[i] - 'A' + 'a');
  }
  return out;
}

// … as whole words, with a space, `_` or `-` or nothing between them; the last
// one may be a plural.
bool startsWithPhrase(std::string_view text,
                      const std::vector<std::string> &phrase) {
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    if (i && !text.empty() &&
        (text[0] == ' ' || text[0] == '_' || text[0] == '-'))
      text.remove_prefix(1);
    if (!text.starts_with(phrase[i]))
      return false;
    text.remove_prefix(phrase[i].size());
  }
  if (!text.empty() && text[0] == 's')
    text.remove_prefix(1);
  return text.empty() || !isSmall(text[0]);
}

bool matchesAt(const std::vector<Symbol> &words, std::size_t at,
               const std::vector<Symbol> &phrase) {
  return at + phrase.size() <= words.size() &&
         std::equal(phrase.begin(), phrase.end(), words.begin() + at);
}
} // namespace

Lexicon::Lexicon(const Policy &policy) : policy_(policy) {
  for (std::uint32_t i = 0; i < policy.lexicon.size(); ++i) {
    const auto &words = policy.lexicon[i].words;
    byFirst_[words[0].id].push_back(i);
    if (words.size() < 2)
      continue;
    std::string joined;
    for (const Symbol word : words)
      joined += policy.catalog.strings.text(word);
    if (joined.size() >= kShortestJoined)
      joined_.try_emplace(std::move(joined), i);
  }
  const auto add = [&](const std::vector<Words> &phrases) {
    for (const Words &phrase : phrases) {
      auto &words = healthPhrases_.emplace_back();
      for (const Symbol word : phrase)
        words.emplace_back(policy.catalog.strings.text(word));
      const std::string &first = words.front();
      if (first.size() > 1 && isSmall(first[0]) && isSmall(first[1]))
        healthStarts_.set(pairOf(first[0], first[1]));
    }
  };
  add(policy.healthWords);
  titlePhrases_ = healthPhrases_.size();
  add(policy.titleWords);
}

// Letters of other scripts run on without spaces, and count where they occur.
// Where a word of the text starts as one of health does, those are compared.
bool Lexicon::speaksOfHealth(std::string_view text,
                             std::set<std::uint32_t> &found) const {
  return speaks(text, 0, titlePhrases_, found);
}

bool Lexicon::isTitleOfHealth(std::string_view text) const {
  std::set<std::uint32_t> found;
  return speaks(text, titlePhrases_, healthPhrases_.size(), found);
}

bool Lexicon::speaks(std::string_view text, std::size_t from, std::size_t to,
                     std::set<std::uint32_t> &found) const {
  constexpr std::size_t kLongest = 20'000; // of a text that is looked through
  bool isAscii = true;
  const std::string lower = spacedWords(text.substr(0, kLongest), isAscii);
  const std::string_view all = lower;
  bool any = false;
  const auto find = [&](std::size_t phrase) {
    found.insert(static_cast<std::uint32_t>(phrase));
    any = true;
  };
  for (std::size_t i = from; i < to && !isAscii; ++i)
    if (static_cast<unsigned char>(healthPhrases_[i][0][0]) >= 0x80 &&
        all.find(healthPhrases_[i][0]) != all.npos)
      find(i);
  for (std::size_t at = 0; at + 1 < all.size(); ++at)
    if (isSmall(all[at]) && isSmall(all[at + 1]) &&
        !(at && isSmall(all[at - 1])) &&
        healthStarts_[pairOf(all[at], all[at + 1])])
      for (std::size_t i = from; i < to; ++i)
        if (startsWithPhrase(all.substr(at), healthPhrases_[i]))
          find(i);
  return any;
}

bool Lexicon::contains(const Words &words, const Words &phrase) {
  for (std::size_t i = 0; i < words.size(); ++i)
    if (matchesAt(words, i, phrase))
      return true;
  return false;
}

// A suffix denies what it does not share words with, and shorter phrases that
// it ends with: `base_url` beats `url`.
bool Lexicon::endsInnocently(const Words &words, std::size_t matchEnd,
                             std::size_t length) const {
  for (const Words &suffix : policy_.neverSuffixes)
    if (suffix.size() <= words.size() &&
        (matchEnd < words.size() || suffix.size() > length) &&
        matchesAt(words, words.size() - suffix.size(), suffix))
      return true;
  return false;
}

// `show_patient_name` is a switch, `total_appointments` a number.
bool Lexicon::beginsInnocently(const Words &words,
                               std::string_view name) const {
  if (words.size() < 2 || !words[0])
    return false;
  const auto isFirst = [&](const std::vector<Symbol> &prefixes) {
    return std::ranges::find(prefixes, words[0]) != prefixes.end();
  };
  return isFirst(policy_.neverPrefixes) ||
         (name.ends_with('s') && isFirst(policy_.countPrefixes));
}

NameMeaning Lexicon::meaningOfContent(std::string_view path) const {
  std::vector<std::string> texts = identifierWords(path);
  Words words;
  for (const std::string &word : texts)
    words.push_back(policy_.catalog.strings.find(word));
  std::size_t longest = 0;
  for (const Words &suffix : policy_.pathSuffixes)
    if (suffix.size() < words.size() &&
        matchesAt(words, words.size() - suffix.size(), suffix))
      longest = std::max(longest, suffix.size());
  std::string rest;
  for (std::size_t i = 0; i + longest < texts.size(); ++i)
    rest += (i ? "_" : "") + texts[i];
  return meaningOf(rest);
}

NameMeaning Lexicon::meaningOf(std::string_view name) const {
  NameMeaning out;
  if (name.empty() || name.size() > 80)
    return out;
  const std::vector<std::string> texts = identifierWords(name);
  Words words;
  for (const std::string &word : texts)
    words.push_back(policy_.catalog.strings.find(word));
  std::size_t longest = 0, end = 0;
  const auto offer = [&](std::uint32_t entry, std::size_t length,
                         std::size_t to) {
    if (policy_.lexicon[entry].level == LexiconEntry::Domain) {
      out.isContext = true;
      return;
    }
    // `message` alone; `error_message` is another thing.
    if (policy_.lexicon[entry].level == LexiconEntry::Request) {
      if (length == words.size())
        out.asRequest = policy_.lexicon[entry].categories;
      return;
    }
    const auto level = levelOf(policy_.lexicon[entry].level);
    if (length < longest || (length == longest && level >= out.level))
      return;
    longest = length;
    end = to;
    out.level = level;
    out.entry = entry;
    out.throughout = policy_.lexicon[entry].level == LexiconEntry::Throughout;
    out.categories = policy_.lexicon[entry].categories;
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (const auto found = joined_.find(texts[i]); found != joined_.end())
      offer(found->second, policy_.lexicon[found->second].words.size(), i + 1);
    if (!words[i])
      continue;
    if (const auto found = byFirst_.find(words[i].id); found != byFirst_.end())
      for (const std::uint32_t entry : found->second)
        if (const auto &phrase = policy_.lexicon[entry].words;
            matchesAt(words, i, phrase))
          offer(entry, phrase.size(), i + phrase.size());
  }
  if (out.level > NameMeaning::Never &&
      (endsInnocently(words, end, longest) || beginsInnocently(words, name)))
    out.level = NameMeaning::Never;
  if (out.level <= NameMeaning::Never)
    out.categories = 0;
  for (const Words &phrase : policy_.contextWords)
    out.isOfPatient |= contains(words, phrase);
  for (const Words &phrase : policy_.memberWords)
    out.isOfMember |= !out.isOfPatient && contains(words, phrase);
  out.isOfPatient |= out.isOfMember && countsMembers_;
  out.isContext |= out.isOfPatient;
  for (const Words &phrase : policy_.otherWords)
    out.isOfOthers |= contains(words, phrase);
  for (const Words &phrase : policy_.healthWords)
    if (!out.isHealth && contains(words, phrase)) {
      out.isHealth = true;
      out.healthWord = phrase[0];
    }
  // `slot_id` says nothing of a patient, in whoever's record it is.
  if (out.level == NameMeaning::None && texts.size() > 1 &&
      texts.back() == "id")
    out.level = NameMeaning::Never;
  // A false friend makes no context and shows nothing: patience, patient_wait.
  if (out.level == NameMeaning::Never && longest > 0 &&
      policy_.lexicon[out.entry].level == LexiconEntry::Never)
    out.isHealth = false;
  return out;
}

bool Lexicon::isOfThing(std::string_view name) const {
  Words words;
  for (const std::string &word : identifierWords(name))
    words.push_back(policy_.catalog.strings.find(word));
  return !words.empty() && endsInnocently(words, 0, 0);
}

bool Lexicon::isReference(std::string_view name) const {
  const std::vector<std::string> words = identifierWords(name);
  return !words.empty() &&
         std::any_of(policy_.referenceWords.begin(),
                     policy_.referenceWords.end(), [&](Symbol word) {
                       return policy_.catalog.strings.text(word) ==
                              words.back();
                     });
}

} // namespace philint::policy
