#include "core/report/Code.h"

#include <algorithm>

namespace philint::report {

namespace {

bool isWord(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '_' ||
         (static_cast<unsigned char>(c) & 0x80);
}
bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool isKeyword(std::string_view word) {
  static const std::set<std::string_view> words = {
      "and",      "as",     "assert",   "async",  "await",     "break",
      "case",     "catch",  "class",    "const",  "continue",  "def",
      "default",  "del",    "delete",   "do",     "elif",      "else",
      "enum",     "except", "export",   "extends", "false",    "finally",
      "for",      "from",   "function", "if",     "import",    "in",
      "instanceof", "interface", "is",  "lambda", "let",       "namespace",
      "new",      "not",    "null",     "or",     "pass",      "private",
      "public",   "raise",  "return",   "static", "struct",    "switch",
      "this",     "throw",  "true",     "try",    "type",      "typeof",
      "using",    "var",    "void",     "while",  "with",      "yield",
      "None",     "True",   "False",    "self",   "auto",      "template"};
  return words.count(word) != 0;
}

// Whether `#` begins a comment in this file, else `//` does.
bool hasHashComments(std::string_view file) {
  for (const std::string_view ending :
       {".js", ".jsx", ".ts", ".tsx", ".mjs", ".cjs", ".mts", ".cts", ".c",
        ".h", ".cc", ".cpp", ".cxx", ".hh", ".hpp", ".hxx", ".json", ".vue"})
    if (file.ends_with(ending))
      return false;
  return true;
}

// The end of the string literal that begins at `at`.
std::size_t stringEnd(std::string_view line, std::size_t at) {
  const char quote = line[at];
  const std::string_view three = line.substr(at, 3);
  if (three.size() == 3 && three[1] == quote && three[2] == quote) {
    const std::size_t end = line.find(three, at + 3);
    return end == std::string_view::npos ? line.size() : end + 3;
  }
  for (std::size_t i = at + 1; i < line.size(); ++i) {
    if (line[i] == '\\')
      ++i;
    else if (line[i] == quote)
      return i + 1;
  }
  return line.size();
}

std::size_t wordEnd(std::string_view line, std::size_t at) {
  while (at < line.size() && isWord(line[at]))
    ++at;
  return at;
}

Piece pieceAt(std::string_view line, std::size_t at, bool hash) {
  const char c = line[at];
  const std::string_view rest = line.substr(at);
  if ((hash && c == '#') || (!hash && rest.starts_with("//")))
    return {Piece::Comment, at, line.size()};
  if (!hash && rest.starts_with("/*")) {
    const std::size_t end = line.find("*/", at + 2);
    return {Piece::Comment, at,
            end == std::string_view::npos ? line.size() : end + 2};
  }
  if (c == '"' || c == '\'' || c == '`')
    return {Piece::String, at, stringEnd(line, at)};
  if (!isWord(c))
    return {Piece::Plain, at, at + 1};
  const std::size_t end = wordEnd(line, at);
  const std::string_view word = line.substr(at, end - at);
  return {isDigit(c)        ? Piece::Number
          : isKeyword(word) ? Piece::Keyword
                            : Piece::Plain,
          at, end};
}

} // namespace

std::vector<Piece> piecesOf(std::string_view line, std::string_view file) {
  const bool hash = hasHashComments(file);
  std::vector<Piece> out;
  for (std::size_t at = 0; at < line.size();) {
    const Piece piece = pieceAt(line, at, hash);
    if (piece.paint == Piece::Plain && !out.empty() &&
        out.back().paint == Piece::Plain)
      out.back().end = piece.end;
    else
      out.push_back(piece);
    at = piece.end;
  }
  return out;
}

} // namespace philint::report
