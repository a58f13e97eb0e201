#include "frontends/cxx_syntax/Masking.h"

#include "frontends/cxx_syntax/Heads.h"

#include <algorithm>
#include <array>

namespace philint::cxx {

namespace {

bool isWordStart(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool isWordPart(char c) { return isWordStart(c) || (c >= '0' && c <= '9'); }
bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// A macro by its looks.
bool isCapitals(std::string_view word) {
  return word.size() >= 3 && word[0] >= 'A' && word[0] <= 'Z' &&
         std::none_of(word.begin(), word.end(),
                      [](char c) { return c >= 'a' && c <= 'z'; });
}

template <std::size_t N>
bool isOneOf(std::string_view word,
             const std::array<std::string_view, N> &words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 2> kClassWords = {"class", "struct"};
// Qt's words of the language that moc reads.
constexpr std::array<std::string_view, 4> kNothing = {
    "Q_OBJECT", "Q_GADGET", "Q_INVOKABLE", "Q_SCRIPTABLE"};
constexpr std::array<std::string_view, 2> kEmit = {"emit", "Q_EMIT"};
constexpr std::array<std::string_view, 2> kSlots = {"slots", "Q_SLOTS"};
constexpr std::array<std::string_view, 2> kSignals = {"signals", "Q_SIGNALS"};
constexpr std::string_view kPublic = "public";
constexpr std::array<std::string_view, 2> kForever = {"forever", "Q_FOREVER"};
constexpr std::string_view kForeverLoop = "for(;;)", kFor = "for";

// Q_FOREACH, BOOST_REVERSE_FOREACH, cJSON_ArrayForEach: loops by their names.
bool isForeach(std::string_view word) {
  constexpr std::string_view kName = "foreach";
  return word.size() >= kName.size() &&
         std::equal(kName.begin(), kName.end(), word.end() - kName.size(),
                    [](char a, char b) { return a == (b | 0x20); });
}

class Masker {
public:
  explicit Masker(std::string_view source) : source_(source) {}

  std::string run() {
    while (at_ < source_.size())
      step();
    return std::move(out_);
  }

private:
  void step() {
    const char c = source_[at_];
    if (isWordStart(c))
      return word();
    if (isSpace(c)) {
      lineStart_ = lineStart_ || c == '\n';
      ++at_;
      return;
    }
    if (c == '/' && skipComment())
      return;
    if (c == '#' && lineStart_)
      return skipDirective();
    lineStart_ = false;
    // `itkExceptionMacro(<< "no " << name)`: the macro has the stream.
    if (c == '<' && charAt(at_ + 1) == '<' && (last_ == '(' || last_ == ',')) {
      blank(at_, at_ + 2);
      at_ += 2;
      return;
    }
    if (c == '"' || c == '\'')
      skipQuoted(c);
    else
      at_ += c >= '0' && c <= '9' ? numberLength() : 1;
    last_ = c;
  }

  // 1'000'000 is a number, and no character begins in it.
  std::size_t numberLength() const {
    std::size_t end = at_;
    while (end < source_.size() &&
           (isWordPart(source_[end]) || source_[end] == '.' ||
            (source_[end] == '\'' && end + 1 < source_.size() &&
             isWordPart(source_[end + 1]))))
      ++end;
    return end - at_;
  }

  bool skipComment() {
    const std::string_view rest = source_.substr(at_);
    if (rest.starts_with("//"))
      at_ = std::min(source_.size(), source_.find('\n', at_));
    else if (rest.starts_with("/*")) {
      const auto end = source_.find("*/", at_ + 2);
      at_ = end == source_.npos ? source_.size() : end + 2;
    } else {
      return false;
    }
    return true;
  }

  // Lines that end with a backslash go on.
  void skipDirective() {
    for (auto end = source_.find('\n', at_);; end = source_.find('\n', end + 1)) {
      if (end == source_.npos) {
        at_ = source_.size();
        return;
      }
      const std::size_t last = source_.find_last_not_of("\r", end - 1);
      if (last == source_.npos || source_[last] != '\\') {
        at_ = end;
        last_ = ';';
        return;
      }
    }
  }

  void skipQuoted(char quote) {
    for (++at_; at_ < source_.size() && source_[at_] != quote &&
                source_[at_] != '\n';
         ++at_)
      if (source_[at_] == '\\')
        ++at_;
    at_ = std::min(source_.size(), at_ + 1);
  }

  // R"mark( … )mark"
  bool skipRaw(std::string_view word) {
    if (!word.ends_with('R') || word.size() > 3 || at_ >= source_.size() ||
        source_[at_] != '"')
      return false;
    const auto open = source_.find('(', at_);
    if (open == source_.npos || open - at_ > 17)
      return false;
    const std::string close =
        ")" + std::string(source_.substr(at_ + 1, open - at_ - 1)) + "\"";
    const auto end = source_.find(close, open);
    at_ = end == source_.npos ? source_.size() : end + close.size();
    last_ = '"';
    return true;
  }

  std::size_t wordEnd(std::size_t at) const {
    while (at < source_.size() && isWordPart(source_[at]))
      ++at;
    return at;
  }
  std::size_t afterSpace(std::size_t at) const {
    while (at < source_.size() && isSpace(source_[at]))
      ++at;
    return at;
  }
  char charAt(std::size_t at) const {
    return at < source_.size() ? source_[at] : '\0';
  }

  void put(std::size_t at, char c) {
    if (out_.empty())
      out_ = source_;
    out_[at] = c;
  }
  void write(std::size_t at, std::string_view text) {
    for (const char c : text)
      put(at++, c);
  }
  void blank(std::size_t begin, std::size_t end) {
    for (; begin < end; ++begin)
      if (source_[begin] != '\n')
        put(begin, ' ');
  }

  bool beginsStatement() const {
    return last_ == ';' || last_ == '{' || last_ == '}' || last_ == ':' ||
           last_ == ')';
  }

  void word() {
    const std::size_t begin = at_;
    const bool begins = beginsStatement();
    at_ = wordEnd(at_);
    lineStart_ = false;
    const std::string_view word = source_.substr(begin, at_ - begin);
    if (skipRaw(word))
      return;
    const std::string_view before = word_;
    word_ = word;
    const char previous = last_;
    last_ = 'a';
    const std::size_t next = afterSpace(at_);
    if (isOneOf(word, kClassWords)) {
      const std::size_t name = afterSpace(at_);
      class_ = source_.substr(name, wordEnd(name) - name);
      return attribute(next);
    }
    const bool isStatement = begins || before == "else" || before == "do";
    if (isStatement && charAt(next) == '{' && isOneOf(word, kForever)) {
      blank(begin, at_);
      write(begin, kForeverLoop);
      return;
    }
    if (isStatement && charAt(next) == '(' && word != class_ &&
        isForeach(word))
      return foreach(begin, next);
    if (isOneOf(word, kNothing) && charAt(next) != '(') {
      blank(begin, at_);
      last_ = previous;
    } else if (isOneOf(word, kEmit) && begins && next > at_ &&
               isWordStart(charAt(next))) {
      blank(begin, at_);
      last_ = previous;
    } else if (isOneOf(word, kSlots) && charAt(next) == ':' &&
               (before == "public" || before == "private" ||
                before == "protected")) {
      blank(begin, at_);
    } else if (isOneOf(word, kSignals) && begins && charAt(next) == ':' &&
               charAt(next + 1) != ':') {
      blank(begin, at_);
      for (std::size_t i = 0; i < kPublic.size(); ++i)
        put(begin + i, kPublic[i]);
    } else if (begins && charAt(next) == '(' && isCapitals(word)) {
      statement(next);
    }
  }

  // foreach (const Note &note, notes) { … }: the preprocessor takes the first
  // comma that no parenthesis encloses.
  void foreach(std::size_t begin, std::size_t open) {
    const std::size_t end = closing(open);
    if (end == source_.npos)
      return;
    const char then = charAt(afterSpace(end));
    if (then != '{' && then != '/' && !isWordStart(then))
      return;
    std::size_t comma = 0;
    unsigned depth = 0;
    for (std::size_t at = open; at < end; ++at) {
      const char c = source_[at];
      if (c == '(' || c == '[' || c == '{')
        ++depth;
      else if (c == ')' || c == ']' || c == '}')
        --depth;
      else if (c == ',' && depth == 1 && comma)
        return; // of another form
      else if (c == ',' && depth == 1)
        comma = at;
    }
    const std::size_t first = afterSpace(open + 1);
    if (!comma || first >= comma)
      return;
    blank(begin, open + 1);
    write(begin, kFor);
    // A variable that stands before the loop gets a type, where there is room
    // for one; what it is called does not matter.
    const std::string_view type = first - begin > 8 ? "(auto" : "(_";
    if (afterSpace(wordEnd(first)) == comma)
      write(begin + kFor.size(), type);
    else
      put(open, '(');
    put(comma, ':');
  }

  // class EXPORT Note : Base {
  void attribute(std::size_t at) {
    const std::size_t end = wordEnd(at);
    if (!isCapitals(source_.substr(at, end - at)))
      return;
    const std::size_t name = afterSpace(end);
    if (name == end || !isWordStart(charAt(name)))
      return;
    std::size_t next = afterSpace(wordEnd(name));
    if (source_.substr(next).starts_with("final"))
      next = afterSpace(next + 5);
    const bool isDefined =
        charAt(next) == '{' ||
        (charAt(next) == ':' && charAt(next + 1) != ':');
    if (isDefined)
      blank(at, end);
  }

  // The end of what the parenthesis at `open` encloses; npos where it does not
  // end within reason.
  std::size_t closing(std::size_t open) const {
    constexpr std::size_t kFarthest = 4096;
    unsigned depth = 0;
    for (std::size_t at = open;
         at < source_.size() && at < open + kFarthest; ++at) {
      const char c = source_[at];
      if (c == '(') {
        ++depth;
      } else if (c == ')') {
        if (--depth == 0)
          return at + 1;
      } else if (c == '"' || c == '\'') {
        for (++at; at < source_.size() && source_[at] != c &&
                   source_[at] != '\n';
             ++at)
          if (source_[at] == '\\')
            ++at;
      } else if (c == '/' && charAt(at + 1) == '/') {
        at = std::min(source_.size(), source_.find('\n', at)) - 1;
      }
    }
    return source_.npos;
  }

  // LOG_ERROR("store", text) and, in the next line, another statement.
  void statement(std::size_t open) {
    const std::size_t end = closing(open);
    if (end == source_.npos || (charAt(end) != '\n' && charAt(end) != '\r' &&
                                charAt(end) != ' '))
      return;
    std::size_t next = afterSpace(end);
    while (charAt(next) == '/' &&
           (charAt(next + 1) == '/' || charAt(next + 1) == '*')) {
      const bool isLine = charAt(next + 1) == '/';
      const auto stop = isLine ? source_.find('\n', next)
                               : source_.find("*/", next + 2);
      if (stop == source_.npos)
        return;
      next = afterSpace(stop + (isLine ? 0 : 2));
    }
    const bool isOtherLine =
        source_.substr(end, next - end).find('\n') != std::string_view::npos;
    if (isOtherLine && (isWordStart(charAt(next)) || charAt(next) == '}'))
      put(end, ';');
  }

  std::string_view source_;
  std::string out_;
  std::size_t at_ = 0;
  char last_ = ';'; // last character that is no space; 'a' for a word
  std::string_view word_;
  std::string_view class_; // the one that was named last
  bool lineStart_ = true;
};

} // namespace

std::string masked(std::string_view source) {
  std::string chosen = withOneHead(source);
  if (chosen.empty())
    return Masker(source).run();
  std::string made = Masker(chosen).run();
  return made.empty() ? chosen : made;
}

} // namespace philint::cxx
