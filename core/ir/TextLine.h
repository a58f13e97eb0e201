// A line of the text form as tokens, and a cursor over them.
#pragma once

#include "core/support/Expected.h"

#include <string>
#include <string_view>
#include <vector>

namespace philint::ir::text {

struct Token {
  enum Kind { Word, String, Mark } kind = Word;
  std::string text; // of a string: decoded
  std::uint32_t column = 1;
};

// Words are letters, digits and _ < > % $ . - ; everything else but space is a
// mark of one character, "**" excepted. `#` begins a comment. False where a
// string does not end; `column` then says where it begins.
bool tokenize(std::string_view line, std::vector<Token> &tokens,
              std::uint32_t &column);

class Cursor {
public:
  explicit Cursor(const std::vector<Token> &tokens) : tokens_(tokens) {}

  bool atEnd() const { return at_ >= tokens_.size(); }
  const Token &peek(std::size_t ahead = 0) const {
    static const Token none{Token::Mark, "", 1};
    return at_ + ahead < tokens_.size() ? tokens_[at_ + ahead] : none;
  }
  const Token &take() {
    const Token &token = peek();
    ++at_;
    return token;
  }
  bool isMark(char mark, std::size_t ahead = 0) const {
    const Token &t = peek(ahead);
    return t.kind == Token::Mark && t.text.size() == 1 && t.text[0] == mark;
  }
  bool takeMark(char mark) {
    if (!isMark(mark))
      return false;
    ++at_;
    return true;
  }
  bool takeWord(std::string_view word) {
    if (peek().kind != Token::Word || peek().text != word || isMark('=', 1))
      return false;
    ++at_;
    return true;
  }
  // Takes `key=`.
  bool takeKey(std::string_view key) {
    if (peek().kind != Token::Word || peek().text != key || !isMark('=', 1))
      return false;
    at_ += 2;
    return true;
  }
  std::uint32_t column() const {
    if (at_ < tokens_.size())
      return tokens_[at_].column;
    if (tokens_.empty())
      return 1;
    const Token &last = tokens_.back();
    return last.column + static_cast<std::uint32_t>(last.text.size());
  }

private:
  const std::vector<Token> &tokens_;
  std::size_t at_ = 0;
};

} // namespace philint::ir::text
