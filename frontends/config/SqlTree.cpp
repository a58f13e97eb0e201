// SQL: what migrations say of tables, policies and rights. A statement that
// defines something is a map below its first two words in small letters:
//
//   ALTER TABLE public.notes ENABLE ROW LEVEL SECURITY;
//   → alter table / {table: "notes", text: "ALTER TABLE public.notes ENABLE …"}
//
// `text` is the statement in one line, with one blank between its words and
// without comments; `columns` are a new table's. Every other line of the file
// is an item of its own: rows of data are read line by line.
#include "frontends/config/Readers.h"

#include <algorithm>

namespace philint::config {

namespace {

using ir::ConfigNode;
using ir::ConfigNodeId;

struct Word {
  std::string text;
  ir::ConfigPlace at;
  bool quoted = false;
};
using Words = std::vector<Word>;

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char &c : out)
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

bool isNamed(const Word &word, std::string_view small) {
  return !word.quoted && lowered(word.text) == small;
}

// "public"."Notes" and public.notes are notes.
std::string plainName(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != '"' && c != '`' && c != '[' && c != ']')
      out += c;
  return lowered(std::string_view(out).substr(out.rfind('.') + 1));
}

class Lexer {
public:
  explicit Lexer(std::string_view bytes) : bytes_(bytes) {}

  // The words up to `;`; nothing at the end of the file.
  bool statement(Words &out) {
    out.clear();
    while (skip(), pos_ < bytes_.size()) {
      if (at(pos_) == ';') {
        step();
        return true;
      }
      out.push_back(word());
    }
    return !out.empty();
  }

private:
  char at(std::size_t i) const { return i < bytes_.size() ? bytes_[i] : '\0'; }
  void step() {
    if (at(pos_) == '\n') {
      ++line_;
      column_ = 0;
    }
    ++pos_;
    ++column_;
  }
  void stepTo(std::size_t end) {
    for (end = std::min(end, bytes_.size()); pos_ < end;)
      step();
  }

  void skip() {
    while (pos_ < bytes_.size()) {
      const std::string_view rest = bytes_.substr(pos_);
      if (rest.starts_with("--"))
        stepTo(bytes_.find('\n', pos_));
      else if (rest.starts_with("/*"))
        stepTo(std::min(bytes_.size(), bytes_.find("*/", pos_)) + 2);
      else if (std::string_view(" \t\r\n").find(rest[0]) !=
               std::string_view::npos)
        step();
      else
        return;
    }
  }

  Word word() {
    Word out;
    out.at.line = line_;
    out.at.column = column_;
    const std::size_t begin = pos_;
    const char c = at(pos_);
    if (c == '\'') {
      out.quoted = true;
      do
        stepTo(std::min(bytes_.size(), bytes_.find('\'', pos_ + 1)) + 1);
      while (at(pos_) == '\'');
    } else if (c == '$' && dollarEnd() != 0) {
      out.quoted = true;
      stepTo(dollarEnd());
    } else if (c == '(' || c == ')' || c == ',') {
      step();
    } else {
      while (pos_ < bytes_.size() &&
             std::string_view(" \t\r\n;(),'").find(at(pos_)) ==
                 std::string_view::npos &&
             !bytes_.substr(pos_).starts_with("--"))
        if (at(pos_) == '"')
          stepTo(std::min(bytes_.size(), bytes_.find('"', pos_ + 1)) + 1);
        else
          step();
    }
    if (pos_ == begin)
      step();
    out.text = bytes_.substr(begin, pos_ - begin);
    out.at.endLine = line_;
    out.at.endColumn = column_;
    return out;
  }

  // Behind `$tag$ … $tag$`, or 0 where none begins here.
  std::size_t dollarEnd() const {
    const auto close = bytes_.find('$', pos_ + 1);
    if (close == bytes_.npos ||
        bytes_.substr(pos_ + 1, close - pos_ - 1)
                .find_first_of(" \t\r\n;(),'") != bytes_.npos)
      return 0;
    const std::string_view tag = bytes_.substr(pos_, close - pos_ + 1);
    const auto end = bytes_.find(tag, close + 1);
    return end == bytes_.npos ? bytes_.size() : end + tag.size();
  }

  std::string_view bytes_;
  std::size_t pos_ = 0;
  std::uint32_t line_ = 1, column_ = 1;
};

std::string inOneLine(const Words &words) {
  std::string out;
  for (const Word &word : words) {
    const bool closes = word.text == ")" || word.text == ",";
    if (!out.empty() && !closes && out.back() != '(')
      out += ' ';
    out += word.text;
  }
  return out;
}

class Builder {
public:
  Builder(const Source &source, ir::ConfigFile &file)
      : source_(source), file_(file), document_(file.add(0, {})) {}

  void run() {
    Lexer lexer(source_.bytes);
    Words words;
    while (lexer.statement(words) &&
           file_.nodes.size() <= source_.limits.nodes)
      if (const std::string kind = kindOf(words); !kind.empty()) {
        statement(kind, words);
        for (std::uint32_t line = words.front().at.line;
             line <= words.back().at.endLine; ++line)
          if (taken_.empty() || taken_.back() < line)
            taken_.push_back(line);
      }
    lines();
  }

private:
  // "create table", "alter policy", "grant", "pragma"; empty for all that defines
  // nothing.
  static std::string kindOf(Words &words) {
    if (words.size() < 3)
      return {};
    if (isNamed(words[0], "grant") || isNamed(words[0], "revoke") ||
        isNamed(words[0], "pragma"))
      return lowered(words[0].text);
    const bool isCreate = isNamed(words[0], "create");
    if (!isCreate && !isNamed(words[0], "alter") && !isNamed(words[0], "drop"))
      return {};
    constexpr std::string_view kBetween[] = {
        "or", "replace", "temp", "temporary", "unlogged", "global", "local",
        "external", "unique"};
    std::size_t at = 1;
    while (at + 1 < words.size() &&
           std::any_of(std::begin(kBetween), std::end(kBetween),
                       [&](std::string_view one) {
                         return isNamed(words[at], one);
                       }))
      ++at;
    return lowered(words[0].text) + ' ' + lowered(words[at].text);
  }

  // The table that the statement is about: behind TABLE or ON.
  static std::size_t tableAt(const std::string &kind, const Words &words) {
    const bool isTable = kind.ends_with(" table");
    for (std::size_t i = 1; i + 1 < words.size(); ++i) {
      if (!isNamed(words[i], isTable ? "table" : "on"))
        continue;
      ++i;
      while (i + 1 < words.size() &&
             (isNamed(words[i], "if") || isNamed(words[i], "not") ||
              isNamed(words[i], "exists") || isNamed(words[i], "only") ||
              isNamed(words[i], "table")))
        ++i;
      return i;
    }
    return 0;
  }

  ConfigNodeId scalar(ConfigNodeId above, std::string key, std::string value,
                      const ir::ConfigPlace &at) {
    ConfigNode out;
    out.kind = ConfigNode::Scalar;
    out.key = std::move(key);
    out.value = std::move(value);
    out.at = out.keyAt = at;
    return file_.add(above, std::move(out));
  }

  void statement(const std::string &kind, const Words &words) {
    ir::ConfigPlace whole = words.front().at;
    whole.endLine = words.back().at.endLine;
    whole.endColumn = words.back().at.endColumn;
    ConfigNode out;
    out.key = kind;
    out.at = whole;
    out.keyAt = words.front().at;
    const ConfigNodeId id = file_.add(document_, std::move(out));
    scalar(id, "text", inOneLine(words), whole);
    const std::size_t table = tableAt(kind, words);
    if (!table)
      return;
    scalar(id, "table", plainName(words[table].text), words[table].at);
    if (kind == "create table")
      columns(id, words, table + 1);
  }

  // Names of the columns are what begins a part of the outermost parentheses.
  void columns(ConfigNodeId above, const Words &words, std::size_t begin) {
    ConfigNode out;
    out.key = "columns";
    out.at = out.keyAt = words[begin - 1].at;
    const ConfigNodeId id = file_.add(above, std::move(out));
    int depth = 0;
    bool isFirst = false;
    for (std::size_t i = begin; i < words.size(); ++i) {
      if (words[i].text == "(") {
        isFirst = ++depth == 1;
      } else if (words[i].text == ")") {
        if (--depth == 0)
          return;
      } else if (words[i].text == "," && depth == 1) {
        isFirst = true;
      } else if (isFirst) {
        isFirst = false;
        const bool hasType = i + 1 < words.size() && words[i + 1].text != ",";
        scalar(id, plainName(words[i].text),
               hasType ? words[i + 1].text : std::string(), words[i].at);
      }
    }
  }

  void lines() {
    std::string_view bytes = source_.bytes;
    std::size_t taken = 0;
    for (std::uint32_t number = 1;
         !bytes.empty() && file_.nodes.size() <= source_.limits.nodes;
         ++number) {
      const auto end = std::min(bytes.size(), bytes.find('\n'));
      const std::string_view whole = bytes.substr(0, end);
      const std::string_view text = trimmed(whole);
      while (taken < taken_.size() && taken_[taken] < number)
        ++taken;
      const bool isTaken = taken < taken_.size() && taken_[taken] == number;
      if (!text.empty() && !isTaken && !text.starts_with("--")) {
        const auto column =
            static_cast<std::uint32_t>(text.data() - whole.data()) + 1;
        scalar(document_, {}, std::string(text),
               {number, column, number,
                column + static_cast<std::uint32_t>(text.size())});
      }
      bytes.remove_prefix(std::min(bytes.size(), end + 1));
    }
  }

  const Source &source_;
  ir::ConfigFile &file_;
  ConfigNodeId document_;
  std::vector<std::uint32_t> taken_; // lines of statements, ascending
};

} // namespace

Read readSql(const Source &source, ir::ConfigFile &file) {
  Builder(source, file).run();
  return true;
}

} // namespace philint::config
