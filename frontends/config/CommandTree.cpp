// CMake: commands with arguments. Each becomes a key of its name in small
// letters, a list of its arguments below it.
#include "frontends/config/Readers.h"

namespace philint::config {

namespace {

using ir::ConfigNode;
using ir::ConfigNodeId;

class CommandReader {
public:
  CommandReader(const Source &source, ir::ConfigFile &file)
      : source_(source), file_(file) {}

  void run(ConfigNodeId document) {
    std::string name;
    ir::ConfigPlace nameAt;
    ConfigNodeId open = 0;
    int depth = 0;
    while (next() && file_.nodes.size() <= source_.limits.nodes) {
      if (word_ == "(" && !quoted_) {
        if (depth++ == 0)
          open = command(document, name, nameAt);
      } else if (word_ == ")" && !quoted_) {
        depth -= depth > 0;
      } else if (depth > 0) {
        argument(open);
      } else {
        name = word_;
        nameAt = at_;
      }
    }
  }

private:
  ConfigNodeId command(ConfigNodeId document, const std::string &name,
                       const ir::ConfigPlace &at) {
    ConfigNode out;
    out.kind = ConfigNode::List;
    out.key = name;
    for (char &c : out.key)
      c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    out.at = out.keyAt = at;
    return file_.add(document, std::move(out));
  }

  void argument(ConfigNodeId above) {
    ConfigNode out;
    out.kind = word_.find("${") == word_.npos ? ConfigNode::Scalar
                                              : ConfigNode::Unknown;
    out.quoted = quoted_;
    out.value = word_;
    out.at = out.keyAt = at_;
    file_.add(above, std::move(out));
  }

  char at(std::size_t i) const {
    return i < source_.bytes.size() ? source_.bytes[i] : '\0';
  }
  void step() {
    if (at(pos_) == '\n') {
      ++line_;
      column_ = 0;
    }
    ++pos_;
    ++column_;
  }

  // A quoted text, a parenthesis, or what stands between blanks.
  bool next() {
    skipBlank();
    if (pos_ >= source_.bytes.size())
      return false;
    word_.clear();
    at_.line = line_;
    at_.column = column_;
    quoted_ = at(pos_) == '"';
    if (quoted_) {
      step();
      while (pos_ < source_.bytes.size() && at(pos_) != '"') {
        if (at(pos_) == '\\')
          step();
        word_ += at(pos_);
        step();
      }
      step();
    } else if (at(pos_) == '(' || at(pos_) == ')') {
      word_ = at(pos_);
      step();
    } else {
      while (pos_ < source_.bytes.size() &&
             std::string_view(" \t\r\n()\"#").find(at(pos_)) ==
                 std::string_view::npos) {
        word_ += at(pos_);
        step();
      }
    }
    at_.endLine = line_;
    at_.endColumn = column_;
    return true;
  }

  void skipBlank() {
    while (pos_ < source_.bytes.size()) {
      if (at(pos_) == '#')
        while (pos_ < source_.bytes.size() && at(pos_) != '\n')
          step();
      else if (std::string_view(" \t\r\n").find(at(pos_)) !=
               std::string_view::npos)
        step();
      else
        return;
    }
  }

  const Source &source_;
  ir::ConfigFile &file_;
  std::string word_;
  ir::ConfigPlace at_;
  bool quoted_ = false;
  std::size_t pos_ = 0;
  std::uint32_t line_ = 1, column_ = 1;
};

} // namespace

Read readCommands(const Source &source, ir::ConfigFile &file) {
  CommandReader(source, file).run(file.add(0, {}));
  return true;
}

} // namespace philint::config
