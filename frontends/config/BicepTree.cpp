// Bicep, as far as resources are written out: `resource name 'Type@version' = {
// … }` becomes resource.Type.name, `module name 'path' = { … }`
// module.path.name, a parameter's literal param.name, and a variable's name
// stands for its literal. What has to be computed is Unknown.
#include "frontends/config/Readers.h"

#include <cctype>
#include <map>

namespace philint::config {

namespace {

using ir::ConfigNode;
using ir::ConfigNodeId;

class BicepReader {
public:
  BicepReader(const Source &source, ir::ConfigFile &file)
      : source_(source), file_(file) {}

  void run(ConfigNodeId document) {
    while (pos_ < text().size()) {
      skipBlank(true);
      const std::size_t before = pos_;
      const std::string word(identifier());
      if (word == "param" || word == "var")
        declaration(word == "param", document);
      else if (word == "resource" || word == "module")
        resource(word, document);
      else
        skipLine();
      if (pos_ == before)
        step();
    }
    resolve();
  }

private:
  std::string_view text() const { return source_.bytes; }
  char at(std::size_t ahead = 0) const {
    return pos_ + ahead < text().size() ? text()[pos_ + ahead] : '\0';
  }
  void step() {
    if (pos_ >= text().size())
      return;
    if (at() == '\n') {
      ++line_;
      column_ = 0;
    }
    ++pos_;
    ++column_;
  }
  void skipBlank(bool lines) {
    while (pos_ < text().size()) {
      if (at() == '/' && at(1) == '/') {
        while (pos_ < text().size() && at() != '\n')
          step();
      } else if (at() == '/' && at(1) == '*') {
        while (pos_ < text().size() && !(at() == '*' && at(1) == '/'))
          step();
        step();
        step();
      } else if (at() == ' ' || at() == '\t' || at() == '\r' ||
                 (lines && at() == '\n')) {
        step();
      } else {
        return;
      }
    }
  }
  void skipLine() {
    while (pos_ < text().size() && at() != '\n')
      step();
  }
  static bool isWord(char c) {
    return c == '_' || std::isalnum(static_cast<unsigned char>(c));
  }
  std::string_view identifier() {
    const std::size_t begin = pos_;
    while (isWord(at()))
      step();
    return text().substr(begin, pos_ - begin);
  }
  ir::ConfigPlace here() const { return {line_, column_, line_, column_}; }
  void close(ir::ConfigPlace &place) const {
    place.endLine = line_;
    place.endColumn = column_;
  }

  // 'text'; Unknown where something is filled in.
  ConfigNode quoted() {
    ConfigNode out;
    out.kind = ConfigNode::Scalar;
    out.quoted = true;
    out.at = here();
    step();
    while (pos_ < text().size() && at() != '\'' && at() != '\n') {
      if (at() == '$' && at(1) == '{')
        out.kind = ConfigNode::Unknown;
      if (at() == '\\')
        step();
      out.value += at();
      step();
    }
    step();
    close(out.at);
    return out;
  }

  void declaration(bool isParameter, ConfigNodeId document) {
    skipBlank(false);
    const ir::ConfigPlace nameAt = here();
    const std::string name(identifier());
    while (pos_ < text().size() && at() != '=' && at() != '\n')
      step();
    if (at() != '=')
      return;
    step();
    skipBlank(false);
    if (at() == '{' || at() == '[') {
      value({}, 0, 0); // read, and not kept
      return;
    }
    ConfigNode node = at() == '\'' ? quoted() : word();
    if (node.kind != ConfigNode::Scalar || name.empty())
      return;
    if (!isParameter) {
      known_.emplace(name, node);
      return;
    }
    ConfigNode head;
    head.key = "param";
    head.keyAt = head.at = nameAt;
    node.key = name;
    node.keyAt = nameAt;
    file_.add(file_.add(document, std::move(head)), std::move(node));
  }

  // true, 12, or an expression up to the end of the line.
  ConfigNode word() {
    ConfigNode out;
    out.at = here();
    const std::size_t begin = pos_;
    while (pos_ < text().size() && at() != '\n' && at() != ',' &&
           at() != '}' && at() != ']' && !(at() == '/' && at(1) == '/')) {
      if (at() == '(' || at() == '{' || at() == '[')
        bracket();
      else
        step();
    }
    out.value = trimmed(text().substr(begin, pos_ - begin));
    out.at.endLine = out.at.line;
    out.at.endColumn =
        out.at.column + static_cast<std::uint32_t>(out.value.size());
    const std::string &value = out.value;
    const bool isNumber =
        !value.empty() && value.find_first_not_of("0123456789") == value.npos;
    out.kind = value == "null" ? ConfigNode::Null
               : isNumber || value == "true" || value == "false"
                   ? ConfigNode::Scalar
                   : ConfigNode::Unknown;
    return out;
  }
  void bracket() {
    std::size_t depth = 0;
    do {
      if (at() == '\'') {
        quoted();
        continue;
      }
      depth += at() == '(' || at() == '{' || at() == '[';
      depth -= at() == ')' || at() == '}' || at() == ']';
      step();
    } while (depth && pos_ < text().size());
  }

  void resource(const std::string &word, ConfigNodeId document) {
    ir::ConfigPlace head{line_,
                         column_ - static_cast<std::uint32_t>(word.size()),
                         line_, column_};
    skipBlank(false);
    const std::string name(identifier());
    skipBlank(false);
    if (at() != '\'')
      return;
    std::string type = quoted().value;
    type.resize(std::min(type.size(), type.find('@')));
    close(head);
    const std::size_t begin = pos_;
    while (pos_ < text().size() && at() != '{' && at() != '\n') {
      if (at() == '(')
        bracket();
      else
        step();
    }
    // What names a resource that is there already sets nothing of it.
    if (at() != '{' ||
        text().substr(begin, pos_ - begin).find("existing") != text().npos)
      return;
    ConfigNodeId above = document;
    for (const std::string &key : {word, type, name}) {
      ConfigNode node;
      node.key = key;
      node.keyAt = node.at = head;
      above = file_.add(above, std::move(node));
    }
    entries(above, 0);
  }

  // What stands in braces; the braces are taken.
  void entries(ConfigNodeId above, std::size_t depth) {
    step();
    while (pos_ < text().size()) {
      skipBlank(true);
      if (at() == ',') {
        step();
        continue;
      }
      if (at() == '}' || pos_ >= text().size())
        break;
      ConfigNode out;
      out.keyAt = here();
      out.key = at() == '\'' ? quoted().value : std::string(identifier());
      close(out.keyAt);
      skipBlank(false);
      if (at() != ':' || out.key.empty()) {
        skipLine();
        continue;
      }
      step();
      skipBlank(false);
      value(std::move(out), above, depth + 1);
    }
    step();
  }

  void value(ConfigNode out, ConfigNodeId above, std::size_t depth) {
    const bool isKept = above != 0;
    const auto add = [&](ConfigNode node) {
      node.key = out.key;
      node.keyAt = out.key.empty() ? node.at : out.keyAt;
      return isKept ? file_.add(above, std::move(node)) : 0;
    };
    if ((at() == '{' || at() == '[') &&
        (!isKept || depth > source_.limits.depth ||
         file_.nodes.size() > source_.limits.nodes)) {
      bracket();
    } else if (at() == '{') {
      ConfigNode node;
      node.at = here();
      entries(add(std::move(node)), depth);
    } else if (at() == '[') {
      list(add([&] {
             ConfigNode node;
             node.kind = ConfigNode::List;
             node.at = here();
             return node;
           }()),
           depth);
    } else if (at() == '\'') {
      add(quoted());
    } else {
      add(word());
    }
  }

  void list(ConfigNodeId id, std::size_t depth) {
    step();
    skipBlank(true);
    if (text().substr(pos_).starts_with("for ")) { // as many as it takes
      file_.nodes[id].kind = ConfigNode::Unknown;
      while (pos_ < text().size() && at() != ']') {
        if (at() == '{' || at() == '(' || at() == '[')
          bracket();
        else
          step();
      }
    }
    while (pos_ < text().size() && at() != ']') {
      const std::size_t before = pos_;
      value({}, id, depth + 1);
      skipBlank(true);
      if (at() == ',' || pos_ == before)
        step();
      skipBlank(true);
    }
    step();
  }

  void resolve() {
    for (ConfigNode &node : file_.nodes) {
      if (node.kind != ConfigNode::Unknown)
        continue;
      if (const auto known = known_.find(node.value); known != known_.end()) {
        node.kind = known->second.kind;
        node.value = known->second.value;
      }
    }
  }

  const Source &source_;
  ir::ConfigFile &file_;
  std::map<std::string, ConfigNode> known_;
  std::size_t pos_ = 0;
  std::uint32_t line_ = 1, column_ = 1;
};

} // namespace

Read readBicep(const Source &source, ir::ConfigFile &file) {
  BicepReader(source, file).run(file.add(0, {}));
  return true;
}

} // namespace philint::config
