#include "core/ir/TextLine.h"

namespace philint::ir::text {

namespace {
bool isWord(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '_' || c == '<' || c == '>' ||
         c == '%' || c == '$' || c == '.' || c == '-' ||
         static_cast<unsigned char>(c) >= 0x80;
}
int digit(char c) {
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                : -1;
}

// Reads the string that begins at `at`; false where it does not end.
bool readString(std::string_view line, std::size_t &at, std::string &out) {
  for (++at; at < line.size(); ++at) {
    const char c = line[at];
    if (c == '"') {
      ++at;
      return true;
    }
    if (c != '\\') {
      out += c;
      continue;
    }
    if (++at >= line.size())
      return false;
    if (line[at] == 'n') {
      out += '\n';
    } else if (line[at] == 'x' && at + 2 < line.size() &&
               digit(line[at + 1]) >= 0 && digit(line[at + 2]) >= 0) {
      out += static_cast<char>(digit(line[at + 1]) * 16 + digit(line[at + 2]));
      at += 2;
    } else {
      out += line[at];
    }
  }
  return false;
}
} // namespace

bool tokenize(std::string_view line, std::vector<Token> &tokens,
              std::uint32_t &column) {
  tokens.clear();
  std::size_t at = 0;
  while (at < line.size()) {
    const char c = line[at];
    if (c == ' ' || c == '\t' || c == '\r') {
      ++at;
      continue;
    }
    if (c == '#')
      return true;
    Token token;
    token.column = static_cast<std::uint32_t>(at + 1);
    if (c == '"') {
      token.kind = Token::String;
      column = token.column;
      if (!readString(line, at, token.text))
        return false;
    } else if (isWord(c)) {
      while (at < line.size() && isWord(line[at]))
        token.text += line[at++];
    } else {
      token.kind = Token::Mark;
      token.text = c;
      ++at;
      if (c == '*' && at < line.size() && line[at] == '*') {
        token.text += '*';
        ++at;
      }
    }
    tokens.push_back(std::move(token));
  }
  return true;
}

} // namespace philint::ir::text
