// What of a program's text is never shown: values that might be a patient's.
#include "core/report/Code.h"

#include <algorithm>

namespace philint::report {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLower(char c) { return c >= 'a' && c <= 'z'; }
bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isName(char c) {
  return isLower(c) || isUpper(c) || isDigit(c) || c == '_';
}
bool isMail(char c) { return isName(c) || c == '.' || c == '-' || c == '+'; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char &c : out)
    if (isUpper(c))
      c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// `patient.name`, `row["name"]`: "name".
std::string lastName(std::string_view source) {
  std::size_t end = source.size();
  while (end && !isName(source[end - 1]))
    --end;
  std::size_t begin = end;
  while (begin && isName(source[begin - 1]))
    --begin;
  return lower(source.substr(begin, end - begin));
}

void hide(std::vector<bool> &hidden, std::size_t begin, std::size_t end) {
  std::fill(hidden.begin() + static_cast<std::ptrdiff_t>(begin),
            hidden.begin() + static_cast<std::ptrdiff_t>(end), true);
}

// Numbers of people: four digits and more, however they are grouped. Digits
// within a name (`sha256`) are none.
void hideNumbers(std::string_view line, std::vector<bool> &hidden) {
  constexpr std::size_t kFewest = 4;
  for (std::size_t i = 0; i < line.size();) {
    if (!isDigit(line[i]) || (i && isName(line[i - 1]))) {
      ++i;
      continue;
    }
    std::size_t end = i, digits = 0, gap = 0;
    for (std::size_t k = i; k < line.size(); ++k) {
      if (isDigit(line[k])) {
        ++digits;
        gap = 0;
        end = k + 1;
      } else if (std::string_view("-./ :()").find(line[k]) ==
                     std::string_view::npos ||
                 ++gap > 2) {
        break;
      }
    }
    if (digits >= kFewest)
      hide(hidden, i, end);
    i = end;
  }
}

// Keys of vendors, as far as their look tells: long words in which small and
// capital letters and several digits are mixed.
void hideKeys(std::string_view line, std::vector<bool> &hidden) {
  constexpr std::size_t kShortest = 16;
  constexpr std::ptrdiff_t kFewestDigits = 3;
  for (std::size_t begin = 0; begin < line.size();) {
    std::size_t end = begin;
    while (end < line.size() && (isName(line[end]) || line[end] == '-'))
      ++end;
    const std::string_view word = line.substr(begin, end - begin);
    if (word.size() >= kShortest &&
        std::any_of(word.begin(), word.end(), isLower) &&
        std::any_of(word.begin(), word.end(), isUpper) &&
        std::count_if(word.begin(), word.end(), isDigit) >= kFewestDigits)
      hide(hidden, begin, end);
    begin = end + 1;
  }
}

// `postgres://scribe:password@host`: what stands between the colon and the `@`.
void hidePasswords(std::string_view line, std::vector<bool> &hidden) {
  for (std::size_t at = line.find("://"); at != std::string_view::npos;
       at = line.find("://", at + 3)) {
    const std::size_t end =
        std::min(line.size(), line.find_first_of(" \"'`/<>", at + 3));
    const std::size_t host = line.substr(0, end).rfind('@');
    const std::size_t colon = line.find(':', at + 3);
    if (host != std::string_view::npos && colon < host &&
        std::string_view("${").find(line[colon + 1]) == std::string_view::npos)
      hide(hidden, colon + 1, host);
  }
}

void hideMail(std::string_view line, std::vector<bool> &hidden) {
  for (std::size_t at = line.find('@'); at != std::string_view::npos;
       at = line.find('@', at + 1)) {
    std::size_t begin = at, end = at + 1;
    while (begin && isMail(line[begin - 1]))
      --begin;
    while (end < line.size() && isMail(line[end]))
      ++end;
    if (begin < at && line.substr(at, end - at).find('.') !=
                          std::string_view::npos)
      hide(hidden, begin, end);
  }
}

// "Jane Roe", "Roe, Jane": two to four words with capitals and nothing else.
bool looksLikePerson(std::string_view text) {
  unsigned words = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == ' ' || text[i] == ',' || text[i] == '.') {
      ++i;
      continue;
    }
    if (!isUpper(text[i]))
      return false;
    ++words;
    while (i < text.size() &&
           (isUpper(text[i]) || isLower(text[i]) || text[i] == '\'' ||
            text[i] == '-' || (static_cast<unsigned char>(text[i]) & 0x80)))
      ++i;
    if (i < text.size() && text[i] != ' ' && text[i] != ',' && text[i] != '.')
      return false;
  }
  return words >= 2 && words <= 4 &&
         std::any_of(text.begin(), text.end(), isLower);
}

// Where the word that begins at `at` ends, if it is one with a capital and
// small letters after it; else `at`.
std::size_t nameEnd(std::string_view line, std::size_t at, std::size_t end) {
  std::size_t to = at + 1;
  if (!isUpper(line[at]) || to >= end || !isLower(line[to]))
    return at;
  while (to < end && (isLower(line[to]) || line[to] == '\'' ||
                      line[to] == '-' ||
                      (static_cast<unsigned char>(line[to]) & 0x80)))
    ++to;
  return to < end && isName(line[to]) ? at : to;
}

// Words with a capital within a sentence: "# call Jane tomorrow".
void hideNames(std::string_view line, std::size_t begin, std::size_t end,
               std::vector<bool> &hidden) {
  bool isFirst = true; // of a sentence
  for (std::size_t i = begin; i < end; ++i) {
    if (line[i] == ' ' || line[i] == '#' || line[i] == '/' || line[i] == '*')
      continue;
    const std::size_t to = nameEnd(line, i, end);
    const bool isWordStart = i == begin || line[i - 1] == ' ';
    if (to > i && isWordStart && !isFirst)
      hide(hidden, i, to);
    isFirst = line[i] == '.' || line[i] == '!' || line[i] == '?';
    if (to > i)
      i = to - 1;
  }
}

} // namespace

Mask::Mask(const Report &report) {
  for (const Finding &finding : report.findings)
    for (const Flow &flow : finding.flows)
      if (std::string name = lastName(flow.source); !name.empty())
        names_.insert(std::move(name));
  for (const Finding &finding : report.findings)
    if (finding.hidesSource)
      told_.emplace(finding.region.file, finding.region.line);
}

// Does the text before a literal end in `name =`, `name:`, `"name": `,
// `name ==` or `name(` with a name of patient data?
bool Mask::holdsPatientData(std::string_view before) const {
  const auto isBetween = [](char c) {
    return c == ' ' || c == '=' || c == ':' || c == '(' || c == '"' ||
           c == '\'' || c == ']' || c == '!' || c == '{';
  };
  std::size_t end = before.size();
  bool binds = false;
  while (end && isBetween(before[end - 1])) {
    binds |= before[end - 1] == '=' || before[end - 1] == ':';
    --end;
  }
  std::size_t begin = end;
  while (begin && isName(before[begin - 1]))
    --begin;
  return binds && begin < end &&
         names_.count(lower(before.substr(begin, end - begin)));
}

std::vector<bool> Mask::hidden(std::string_view line,
                               std::string_view file) const {
  std::vector<bool> out(line.size(), false);
  hideNumbers(line, out);
  hideKeys(line, out);
  hidePasswords(line, out);
  hideMail(line, out);
  for (const Piece &piece : piecesOf(line, file)) {
    if (piece.paint == Piece::Comment)
      hideNames(line, piece.begin, piece.end, out);
    if (piece.paint != Piece::String || piece.end - piece.begin < 3)
      continue;
    std::size_t begin = piece.begin, end = piece.end;
    while (begin < end && line[begin] == line[piece.begin])
      ++begin;
    while (end > begin && line[end - 1] == line[piece.begin])
      --end;
    std::string_view before = line.substr(0, piece.begin);
    while (!before.empty() && // the prefix of a literal: f"", b""
           (isLower(before.back()) || isUpper(before.back())) &&
           before.size() > 1 && !isName(before[before.size() - 2]))
      before.remove_suffix(1);
    if (looksLikePerson(line.substr(begin, end - begin)) ||
        holdsPatientData(before))
      hide(out, begin, end);
    else
      hideNames(line, begin, end, out);
  }
  return out;
}

void appendMasked(std::string_view text, const std::vector<bool> &hidden,
                  std::size_t offset, std::string &out) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!hidden[offset + i])
      out += text[i];
    else if ((static_cast<unsigned char>(text[i]) & 0xc0) != 0x80)
      out += "\u2022";
  }
}

std::string Mask::line(std::string_view line, std::string_view file) const {
  std::string out;
  appendMasked(line, hidden(line, file), 0, out);
  return out;
}

std::string Mask::shown(const Region &at, std::string_view text) const {
  if (told_.count({at.file, at.line}))
    return line(text, at.file);
  std::vector<bool> passwords(text.size(), false);
  hidePasswords(text, passwords);
  std::string out;
  appendMasked(text, passwords, 0, out);
  return out;
}

std::string Mask::prose(std::string_view text) const {
  std::string out;
  while (!text.empty()) {
    const std::size_t begin = text.find('`');
    const std::size_t end = begin == std::string_view::npos
                                ? begin
                                : text.find('`', begin + 1);
    if (end == std::string_view::npos)
      break;
    out += text.substr(0, begin + 1);
    out += line(text.substr(begin + 1, end - begin - 1), {});
    out += '`';
    text.remove_prefix(end + 1);
  }
  return out + std::string(text);
}

} // namespace philint::report
