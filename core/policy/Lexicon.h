// What a name says about the value that it names.
//
//   Lexicon lexicon(policy);
//   lexicon.meaningOf("patient_name")   // Strong, {name}
//   lexicon.meaningOf("patient_count")  // Never
//
// The longest phrase in the name decides; of equally long ones, Never before
// Strong before Context before Weak. Asked once for each symbol of a program.
#pragma once

#include "core/policy/Policy.h"

#include <bitset>
#include <set>
#include <string_view>
#include <unordered_map>

namespace philint::policy {

struct NameMeaning {
  enum Level : std::uint8_t { None, Never, Strong, Context, Weak } level = None;
  CategoryMask categories = 0;
  CategoryMask asRequest = 0; // what it is as the body of a request: `message`
  std::uint32_t entry = ir::kNone; // index in Policy::lexicon
  bool throughout = false; // context enough: the project is about health
  bool isOfPatient = false; // it has a word of patients and their records
  bool isContext = false;   // … or one of clinics and medicine
  bool isOfMember = false;  // one of patients for those who are about health
  bool isOfOthers = false;  // one of accounts, staff or subscribers of letters
  bool isHealth = false;           // … that shows a project of health data
  Symbol healthWord;               // first word of that phrase
};

class Lexicon {
public:
  explicit Lexicon(const Policy &policy);
  NameMeaning meaningOf(std::string_view name) const;
  // In a project that is not about health a member is one of a group.
  void leaveOutMembers() { countsMembers_ = false; }
  // What the file holds whose path is called so: `audio_path` is a recording's.
  NameMeaning meaningOfContent(std::string_view path) const;
  // The name is of what leads to data, or counts it: a url, a path, a count.
  bool isReference(std::string_view name) const;
  // The name ends as names of things do that are no data: `config`, `client`.
  bool isOfThing(std::string_view name) const;
  // Words of health in a sentence or path: which of them, added to `found`.
  bool speaksOfHealth(std::string_view text,
                      std::set<std::uint32_t> &found) const;
  // … and words that say it of a project only in its title: "ai-doctor".
  bool isTitleOfHealth(std::string_view text) const;

private:
  using Words = std::vector<Symbol>;
  bool speaks(std::string_view text, std::size_t from, std::size_t to,
              std::set<std::uint32_t> &found) const;
  bool endsInnocently(const Words &words, std::size_t matchEnd,
                      std::size_t length) const;
  bool beginsInnocently(const Words &words, std::string_view name) const;
  static bool contains(const Words &words, const Words &phrase);

  const Policy &policy_;
  bool countsMembers_ = true;
  // Lexicon entries by their first word; whole phrases written as one word.
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> byFirst_;
  std::unordered_map<std::string, std::uint32_t> joined_;
  std::vector<std::vector<std::string>> healthPhrases_;
  std::size_t titlePhrases_ = 0; // where those of titles alone begin
  // Pairs of letters that one of them starts with.
  std::bitset<26 * 26> healthStarts_;
};

} // namespace philint::policy
