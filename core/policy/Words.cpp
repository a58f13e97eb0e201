#include "core/policy/Words.h"

namespace philint::policy {

namespace {
bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) {
  return isUpper(c) || (c >= 'a' && c <= 'z') ||
         static_cast<unsigned char>(c) >= 0x80;
}
char lower(char c) { return isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

bool startsWord(std::string_view name, std::size_t i) {
  if (!isUpper(name[i]))
    return false;
  if (!isUpper(name[i - 1]))
    return true; // patientName
  // The last capital of a run starts the next word (MRNNumber), unless a
  // plural's s is all that follows (MRNs).
  if (i + 1 >= name.size() || !isLetter(name[i + 1]) || isUpper(name[i + 1]))
    return false;
  return name[i + 1] != 's' ||
         (i + 2 < name.size() && isLetter(name[i + 2]) && !isUpper(name[i + 2]));
}
} // namespace

std::string singular(std::string word) {
  const std::size_t n = word.size();
  if (word == "ids")
    return "id";
  if (n <= 3 || word[n - 1] != 's')
    return word;
  for (const std::string_view kept : {"ss", "us", "is"})
    if (word.ends_with(kept))
      return word;
  if (word.ends_with("ies") && n > 4)
    return word.substr(0, n - 3) + "y";
  if (word.ends_with("noses") || word.ends_with("psies") ||
      word.ends_with("lyses"))
    return word.substr(0, n - 2) + "is";
  for (const std::string_view ending : {"sses", "xes", "ches", "shes"})
    if (word.ends_with(ending))
      return word.substr(0, n - 2);
  return word.substr(0, n - 1);
}

std::vector<std::string> identifierWords(std::string_view name) {
  std::vector<std::string> out;
  std::string word;
  const auto finish = [&] {
    if (!word.empty())
      out.push_back(singular(std::move(word)));
    word.clear();
  };
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (!isLetter(c) && !isDigit(c)) {
      finish();
      continue;
    }
    if (!word.empty() &&
        (isDigit(c) != isDigit(name[i - 1]) || startsWord(name, i)))
      finish();
    word += lower(c);
  }
  finish();
  return out;
}

bool namesAnId(std::string_view name) {
  const std::vector<std::string> words = identifierWords(name);
  return !words.empty() && (words.back() == "id" || words.back() == "uuid");
}

} // namespace philint::policy
