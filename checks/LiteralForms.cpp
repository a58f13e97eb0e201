#include "checks/LiteralForms.h"

#include "core/support/Wildcard.h"

#include <algorithm>
#include <cstdint>
#include <string>

namespace philint::checks {

using policy::LiteralForm;

namespace {

constexpr std::size_t kNowhere = std::string_view::npos;

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isLower(char c) { return c >= 'a' && c <= 'z'; }
bool isLetter(char c) { return isUpper(c) || isLower(c); }

bool fits(char form, char c) {
  return form == '#'   ? isDigit(c)
         : form == 'A' ? isUpper(c)
         : form == '@' ? isDigit(c) || isUpper(c)
                       : form == c;
}

bool fitsAt(std::string_view text, std::size_t at, std::string_view form) {
  if (at + form.size() > text.size())
    return false;
  for (std::size_t i = 0; i < form.size(); ++i)
    if (!fits(form[i], text[at + i]))
      return false;
  const auto isPart = [&](char c) {
    return isDigit(c) || isLetter(c) || c == '-';
  };
  const std::size_t end = at + form.size();
  // 1.2.840.113549 is one number.
  if ((at > 1 && text[at - 1] == '.' && isDigit(text[at - 2])) ||
      (end + 1 < text.size() && text[end] == '.' && isDigit(text[end + 1])))
    return false;
  return !(at && isPart(text[at - 1])) &&
         (form.back() == '|' || end == text.size() || !isPart(text[end]));
}

std::string digitsOf(std::string_view value) {
  std::string out;
  std::copy_if(value.begin(), value.end(), std::back_inserter(out), isDigit);
  return out;
}

int numberIn(std::string_view digits, std::size_t at, std::size_t size) {
  int out = 0;
  for (const char c : digits.substr(at, size))
    out = out * 10 + (c - '0');
  return out;
}

// Area 001 to 899 but 666, group and serial not zero (SSA, since 2011).
bool isSsn(std::string_view digits) {
  const int area = numberIn(digits, 0, 3);
  return area != 0 && area != 666 && area < 900 && numberIn(digits, 3, 2) &&
         numberIn(digits, 5, 4);
}

// The first is no zero; letters without S, L, O, I, B, Z (CMS).
bool isMbi(std::string_view value) {
  return value[0] != '0' && value.find_first_of("SLOIBZ") == kNowhere;
}

// Ten digits, the last of which is Luhn's for the others behind 80840 (CMS).
bool isNpi(std::string_view value) {
  int sum = 24; // of the prefix
  for (std::size_t i = 0; i < value.size(); ++i) {
    const int digit = value[i] - '0';
    const int twice = i % 2 == 0 ? 2 * digit : digit;
    sum += twice > 9 ? twice - 9 : twice;
  }
  return (value[0] == '1' || value[0] == '2') && sum % 10 == 0;
}

// PID|1||id||name: a segment whose name field says something.
bool isPid(std::string_view text, std::size_t at) {
  for (int field = 0; field < 5; ++field) {
    at = text.find('|', at);
    if (at == kNowhere)
      return false;
    ++at;
  }
  const std::string_view name =
      text.substr(at, std::min(text.size(), text.find('|', at)) - at);
  return std::count_if(name.begin(), name.end(), isLetter) > 1;
}

// 19610309 and 1961-03-09 begin with the year, 03/09/1961 ends with it.
bool isDay(std::string_view value) {
  const std::string digits = digitsOf(value);
  const bool isYearFirst = value.find('/') == kNowhere || value.find('/') == 4;
  const int year = numberIn(digits, isYearFirst ? 0 : 4, 4);
  const int one = numberIn(digits, isYearFirst ? 4 : 0, 2);
  const int two = numberIn(digits, isYearFirst ? 6 : 2, 2);
  return year >= 1900 && year < 2100 && one && two &&
         std::min(one, two) <= 12 && std::max(one, two) <= 31 &&
         (!isYearFirst || one <= 12);
}

// 1111111 and 1234567 are nobody's.
bool isTyped(std::string_view value) {
  bool same = true, rising = true;
  for (std::size_t i = 1; i < value.size(); ++i) {
    same &= value[i] == value[0];
    rising &= value[i] == value[i - 1] + 1;
  }
  return (same || rising) && std::all_of(value.begin(), value.end(), isDigit);
}

bool isValid(std::string_view text, std::size_t at, std::size_t size,
             const LiteralForm &form) {
  const std::string_view value = text.substr(at, size);
  if (isTyped(value) || std::any_of(form.except.begin(), form.except.end(),
                                    [&](const std::string &known) {
                                      return matchesWildcard(known, value);
                                    }))
    return false;
  switch (form.check) {
  case LiteralForm::None:
    return true;
  case LiteralForm::Ssn:
    return isSsn(digitsOf(value));
  case LiteralForm::Mbi:
    return isMbi(value);
  case LiteralForm::Pid:
    return isPid(text, at);
  case LiteralForm::Npi:
    return isNpi(value);
  case LiteralForm::Day:
    return isDay(value);
  }
  return false;
}

// A word ends between two of these.
bool isBoundary(std::string_view text, std::size_t at) {
  return at == 0 || at >= text.size() || !isLetter(text[at - 1]) ||
         !isLetter(text[at]) || (isLower(text[at - 1]) && isUpper(text[at]));
}

bool hasWord(std::string_view text, std::string_view word) {
  const bool goesOn = word.ends_with('*'), isNamed = word.ends_with(" A");
  word.remove_suffix(goesOn + isNamed);
  const auto equal = [](char a, char b) {
    return (isUpper(a) ? a + 32 : a) == b;
  };
  for (auto from = text.begin();; ++from) {
    from = std::search(from, text.end(), word.begin(), word.end(), equal);
    if (from == text.end())
      return false;
    const auto at = static_cast<std::size_t>(from - text.begin());
    const std::size_t end = at + word.size();
    if (isBoundary(text, at) && (goesOn || isBoundary(text, end)) &&
        (!isNamed || (end + 1 < text.size() && isUpper(text[end]) &&
                      isLower(text[end + 1]))))
      return true;
  }
}

// {name}, {{ name }}, %s, %(name)s: to be filled in, and no data.
bool isTemplate(std::string_view text) {
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    const char next = text[at + 1];
    if (text[at] == '%' && (next == 's' || next == 'd' || next == '('))
      return true;
    if (text[at] != '{')
      continue;
    const auto end = text.find_first_of("}\",\n", at + 1);
    if (end != kNowhere && text[end] == '}')
      return true;
  }
  return false;
}

// One of "a|b|c"; `{}` stands for a place to be filled in.
bool hasOneOf(std::string_view text, std::string_view words) {
  while (!words.empty()) {
    const auto end = std::min(words.size(), words.find('|'));
    const std::string_view word = words.substr(0, end);
    if (word == "{}" ? isTemplate(text) : hasWord(text, word))
      return true;
    words.remove_prefix(std::min(words.size(), end + 1));
  }
  return false;
}

bool hasAnyOf(std::string_view text, const std::vector<std::string> &words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string &one) {
    return hasOneOf(text, one);
  });
}

std::string_view part(std::string_view text, std::size_t at, std::size_t before,
                      std::size_t behind) {
  const std::size_t begin = at - std::min(at, before);
  return text.substr(begin, at + behind - begin);
}

// The line of `at` and as many above and below it.
std::string_view linesOf(std::string_view text, std::size_t at,
                         std::size_t lines) {
  std::size_t begin = at, end = at;
  for (std::size_t i = 0; i <= lines && begin != kNowhere; ++i)
    begin = begin ? text.rfind('\n', begin - 1) : kNowhere;
  for (std::size_t i = 0; i <= lines && end != kNowhere; ++i)
    end = text.find('\n', end + (i > 0));
  begin = begin == kNowhere ? 0 : begin + 1;
  return text.substr(begin, std::min(end, text.size()) - begin);
}

bool surroundingsAllow(const LiteralText &in, std::size_t at, std::size_t size,
                       const LiteralForm &form,
                       const std::vector<std::string> &made) {
  constexpr std::size_t kBefore = 60, kLine = 400, kWide = 1500, kLines = 3;
  if (!form.after.empty() &&
      !hasAnyOf(part(in.text, at, kBefore, 0), form.after))
    return false;
  const std::string_view near =
      in.around.empty()
          ? part(linesOf(in.text, at, kLines),
                 at - static_cast<std::size_t>(
                          linesOf(in.text, at, kLines).data() - in.text.data()),
                 kWide, kWide)
          : in.around;
  if (!std::all_of(
          form.near.begin(), form.near.end(),
          [&](const std::string &words) { return hasOneOf(near, words); }))
    return false;
  const std::string_view line = linesOf(in.text, at, 0);
  const std::string_view own =
      part(line, at - static_cast<std::size_t>(line.data() - in.text.data()),
           kLine, size + kLine);
  return !hasAnyOf(own, form.unless) && !hasAnyOf(in.called, form.unless) &&
         !hasAnyOf(near, made) && !hasAnyOf(in.called, made);
}

} // namespace

std::pair<std::size_t, std::size_t>
findLiteral(const LiteralText &in, const LiteralForm &form,
            const std::vector<std::string> &made) {
  const std::string_view text = in.text;
  for (const std::string &one : form.forms)
    for (std::size_t at = 0; at + one.size() <= text.size(); ++at)
      if (fitsAt(text, at, one) && isValid(text, at, one.size(), form) &&
          surroundingsAllow(in, at, one.size(), form, made))
        return {at, at + one.size()};
  return {kNowhere, kNowhere};
}

bool mayHoldLiteral(std::string_view text,
                    const std::vector<LiteralForm> &forms) {
  constexpr std::size_t kShortest = 6;
  if (text.size() < kShortest || text.find_first_of("0123456789|") == kNowhere)
    return false;
  for (const LiteralForm &form : forms)
    for (const std::string &one : form.forms)
      for (std::size_t at = 0; at + one.size() <= text.size(); ++at)
        if (fitsAt(text, at, one) && isValid(text, at, one.size(), form))
          return true;
  return false;
}

bool speaksOf(std::string_view text, const std::vector<std::string> &words) {
  return hasAnyOf(text, words);
}

} // namespace philint::checks
