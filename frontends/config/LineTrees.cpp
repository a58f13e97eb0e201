// Formats of one setting a line, and nginx's blocks. Small enough to read by
// hand; all of them go on behind what they do not understand.
#include "frontends/config/Readers.h"

#include <algorithm>

namespace philint::config {

namespace {

using ir::ConfigNode;
using ir::ConfigNodeId;

struct Line {
  std::string_view text; // trimmed
  std::uint32_t number = 0, column = 0; // of its first character
};

template <class Each> void eachLine(std::string_view bytes, Each each) {
  std::uint32_t number = 0;
  while (!bytes.empty()) {
    const auto end = std::min(bytes.size(), bytes.find('\n'));
    const std::string_view whole = bytes.substr(0, end);
    Line line{trimmed(whole), ++number, 1};
    if (!line.text.empty())
      line.column +=
          static_cast<std::uint32_t>(line.text.data() - whole.data());
    each(line);
    bytes.remove_prefix(std::min(bytes.size(), end + 1));
  }
}

ir::ConfigPlace placeIn(const Line &line, std::string_view part) {
  ir::ConfigPlace at;
  at.line = at.endLine = line.number;
  at.column =
      line.column + static_cast<std::uint32_t>(part.data() - line.text.data());
  at.endColumn = at.column + static_cast<std::uint32_t>(part.size());
  return at;
}

// A value in quotes, or up to a comment behind it.
std::string_view valueOf(std::string_view text, bool &quoted) {
  text = trimmed(text);
  quoted = !text.empty() && (text[0] == '"' || text[0] == '\'');
  if (quoted) {
    const auto end = text.find(text[0], 1);
    return text.substr(1, end == text.npos ? end : end - 1);
  }
  for (const std::string_view comment : {" #", "\t#", " ;"})
    text = text.substr(0, text.find(comment));
  return trimmed(text);
}

void addPair(ir::ConfigFile &file, ConfigNodeId above, const Line &line,
             std::string_view key, std::string_view rest) {
  ConfigNode out;
  const std::string_view value = valueOf(rest, out.quoted);
  out.kind = ConfigNode::Scalar;
  out.key = key;
  out.keyAt = placeIn(line, key);
  out.value = value;
  out.at = value.empty() ? out.keyAt : placeIn(line, value);
  settle(out);
  file.add(above, std::move(out));
}

bool isFull(const Source &source, const ir::ConfigFile &file) {
  return file.nodes.size() > source.limits.nodes;
}

} // namespace

Read readLines(const Source &source, ir::ConfigFile &file) {
  const ConfigNodeId document = file.add(0, {});
  ConfigNodeId above = document;
  eachLine(source.bytes, [&](const Line &line) {
    const std::string_view text = line.text;
    if (text.empty() || text[0] == '#' || text[0] == ';' || text[0] == '!' ||
        isFull(source, file))
      return;
    if (text[0] == '[') {
      ConfigNode out;
      out.key = trimmed(text.substr(1, text.find(']') - 1));
      out.keyAt = out.at = placeIn(line, text);
      above = file.add(document, std::move(out));
      return;
    }
    const auto cut = text.find_first_of("=: \t");
    if (cut == text.npos) {
      addPair(file, above, line, text, text.substr(text.size()));
      return;
    }
    const std::string_view key = text.substr(0, cut);
    std::string_view rest = trimmed(text.substr(cut));
    if (!rest.empty() && (rest[0] == '=' || rest[0] == ':'))
      rest.remove_prefix(1);
    addPair(file, above, line, key, rest);
  });
  return true;
}

namespace {

// Where a quoted value that goes on over lines ends, or 0. A quote that is
// never closed is an apostrophe.
std::size_t quoteEnd(std::string_view rest, char quote) {
  constexpr std::size_t kLongest = 16 << 10;
  rest = rest.substr(0, kLongest);
  for (std::size_t i = 0; i < rest.size(); ++i)
    if (rest[i] == '\\' && quote == '"')
      ++i;
    else if (rest[i] == quote)
      return i + 1;
  return 0;
}

} // namespace

// A value in quotes may go on over several lines: keys and certificates.
Read readDotenv(const Source &source, ir::ConfigFile &file) {
  const ConfigNodeId document = file.add(0, {});
  std::size_t behind = 0; // of what was read as part of a value
  eachLine(source.bytes, [&](const Line &line) {
    std::string_view text = line.text;
    if (text.starts_with("export "))
      text = trimmed(text.substr(7));
    const auto equals = text.find('=');
    if (text.empty() || text[0] == '#' || equals == text.npos ||
        isFull(source, file))
      return;
    const auto at = static_cast<std::size_t>(text.data() - source.bytes.data());
    if (at < behind)
      return;
    const std::string_view rest = trimmed(text.substr(equals + 1));
    const char quote = rest.empty() ? ' ' : rest[0];
    const auto begin =
        static_cast<std::size_t>(rest.data() - source.bytes.data()) + 1;
    addPair(file, document, line, trimmed(text.substr(0, equals)), rest);
    if ((quote != '"' && quote != '\'') || rest.find(quote, 1) != rest.npos)
      return;
    const std::size_t size = quoteEnd(source.bytes.substr(begin), quote);
    if (!size)
      return;
    behind = begin + size;
    file.nodes.back().value = source.bytes.substr(begin, size - 1);
  });
  return true;
}

Read readText(const Source &source, ir::ConfigFile &file) {
  ir::ConfigNode list;
  list.kind = ConfigNode::List;
  const ConfigNodeId document = file.add(0, std::move(list));
  std::string_view bytes = source.bytes;
  std::uint32_t number = 1;
  while (!bytes.empty() && !isFull(source, file)) {
    // HL7 ends its segments with a carriage return alone.
    const auto end = std::min(bytes.size(), bytes.find_first_of("\r\n"));
    const std::string_view text = trimmed(bytes.substr(0, end));
    if (!text.empty()) {
      ConfigNode line;
      line.kind = ConfigNode::Scalar;
      line.value = text;
      line.at = placeIn({text, number, 1}, text);
      line.keyAt = line.at;
      file.add(document, std::move(line));
    }
    const bool isPair = end + 1 < bytes.size() && bytes[end] == '\r' &&
                        bytes[end + 1] == '\n';
    ++number;
    bytes.remove_prefix(std::min(bytes.size(), end + 1 + isPair));
  }
  return true;
}

namespace {

// Words of nginx: quotes, comments, `;` and braces apart.
class BlockReader {
public:
  BlockReader(const Source &source, ir::ConfigFile &file, bool lineEnds)
      : source_(source), file_(file), lineEnds_(lineEnds) {}

  void run(ConfigNodeId document) {
    std::vector<ConfigNodeId> open{document};
    while (next()) {
      if (word_ == "}" && !quoted_) {
        words_.clear();
        if (open.size() > 1)
          open.pop_back();
      } else if ((word_ == ";" || word_ == "{") && !quoted_) {
        const bool isBlock = word_ == "{";
        if (words_.empty() && !isBlock)
          continue;
        if (file_.nodes.size() > source_.limits.nodes ||
            open.size() > source_.limits.depth)
          return;
        const ConfigNodeId id = statement(open.back(), isBlock);
        if (isBlock)
          open.push_back(id);
        words_.clear();
      } else {
        words_.push_back({word_, at_});
      }
    }
  }

private:
  struct Word {
    std::string text;
    ir::ConfigPlace at;
  };

  ConfigNodeId statement(ConfigNodeId above, bool isBlock) {
    ConfigNode out;
    out.kind = isBlock ? ConfigNode::Map : ConfigNode::Scalar;
    if (!words_.empty()) {
      out.key = words_[0].text;
      out.keyAt = out.at = words_[0].at;
    } else {
      out.key = "?";
    }
    for (std::size_t i = 1; i < words_.size(); ++i) {
      out.value += (i > 1 ? " " : "") + words_[i].text;
      if (i == 1)
        out.at = words_[i].at;
      out.at.endLine = words_[i].at.endLine;
      out.at.endColumn = words_[i].at.endColumn;
    }
    return file_.add(above, std::move(out));
  }

  char at(std::size_t i) const {
    return i < source_.bytes.size() ? source_.bytes[i] : '\0';
  }
  void step() {
    if (pos_ >= source_.bytes.size())
      return;
    if (at(pos_) == '\n') {
      ++line_;
      column_ = 0;
    }
    ++pos_;
    ++column_;
  }
  bool endLine() {
    step();
    word_ = ";";
    quoted_ = false;
    return true;
  }
  bool next() {
    const std::string_view bytes = source_.bytes;
    while (pos_ < bytes.size()) {
      if (at(pos_) == '#')
        while (pos_ < bytes.size() && at(pos_) != '\n')
          step();
      else if (at(pos_) == '\n' && lineEnds_ && !words_.empty())
        return endLine();
      else if (at(pos_) == ' ' || at(pos_) == '\t' || at(pos_) == '\r' ||
               at(pos_) == '\n')
        step();
      else
        break;
    }
    if (pos_ >= bytes.size())
      return false;
    word_.clear();
    at_.line = line_;
    at_.column = column_;
    const char c = at(pos_);
    quoted_ = c == '"' || c == '\'';
    if (quoted_) {
      step();
      while (pos_ < bytes.size() && at(pos_) != c) {
        if (at(pos_) == '\\')
          step();
        word_ += at(pos_);
        step();
      }
      step();
    } else if (c == ';' || c == '{' || c == '}') {
      word_ = c;
      step();
    } else {
      while (pos_ < bytes.size() &&
             std::string_view(" \t\r\n;").find(at(pos_)) == std::string_view::npos) {
        // `${name}` and `{2}` of a regular expression belong to the word.
        if (at(pos_) == '{' && word_.find_first_of("$^~\\") == word_.npos)
          break;
        word_ += at(pos_);
        step();
      }
    }
    at_.endLine = line_;
    at_.endColumn = column_;
    return true;
  }

  const Source &source_;
  ir::ConfigFile &file_;
  std::vector<Word> words_;
  std::string word_;
  ir::ConfigPlace at_;
  bool quoted_ = false;
  std::size_t pos_ = 0;
  std::uint32_t line_ = 1, column_ = 1;
  bool lineEnds_;
};

} // namespace

Read readBlocks(const Source &source, ir::ConfigFile &file) {
  BlockReader(source, file, false).run(file.add(0, {}));
  return true;
}

Read readStanzas(const Source &source, ir::ConfigFile &file) {
  BlockReader(source, file, true).run(file.add(0, {}));
  return true;
}

} // namespace philint::config
