// XML of records: elements by their names, attributes and texts below them.
// Tolerant of what is not well formed; entities stay as they are written.
#include "frontends/config/Readers.h"

#include <algorithm>

namespace philint::config {

namespace {

using ir::ConfigNode;
using ir::ConfigNodeId;

class XmlReader {
public:
  XmlReader(const Source &source, ir::ConfigFile &file)
      : source_(source), text_(source.bytes), file_(file) {}

  void run(ConfigNodeId document) {
    open_.push_back(document);
    while (pos_ < text_.size() && file_.nodes.size() <= source_.limits.nodes) {
      const std::string_view rest = text_.substr(pos_);
      if (rest[0] != '<')
        characters();
      else if (rest.starts_with("<!--"))
        skipPast("-->");
      else if (rest.starts_with("<?"))
        skipPast("?>");
      else if (rest.starts_with("<!"))
        skipPast(rest.starts_with("<![CDATA[") ? "]]>" : ">");
      else if (rest.starts_with("</"))
        close();
      else
        element();
    }
  }

private:
  static bool isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }
  void step(std::size_t count) {
    for (; count && pos_ < text_.size(); --count, ++pos_)
      if (text_[pos_] == '\n') {
        ++line_;
        column_ = 1;
      } else {
        ++column_;
      }
  }
  void skipPast(std::string_view end) {
    const auto at = text_.find(end, pos_);
    step(at == text_.npos ? text_.size() - pos_ : at + end.size() - pos_);
  }

  // The next `count` bytes, as a value, and behind them.
  ConfigNode take(std::size_t count) {
    ConfigNode out;
    out.at.line = line_;
    out.at.column = column_;
    out.value = text_.substr(pos_, count);
    step(count);
    out.at.endLine = line_;
    out.at.endColumn = column_;
    out.keyAt = out.at;
    return out;
  }

  void characters() {
    const std::size_t end = std::min(text_.size(), text_.find('<', pos_));
    while (pos_ < end && isBlank(text_[pos_]))
      step(1);
    const std::string_view text = trimmed(text_.substr(pos_, end - pos_));
    if (!text.empty()) {
      ConfigNode out = take(text.size());
      out.kind = ConfigNode::Scalar;
      file_.add(open_.back(), std::move(out));
    }
    step(end - pos_);
  }

  void close() {
    skipPast(">");
    if (deeper_)
      --deeper_;
    else if (open_.size() > 1)
      open_.pop_back();
  }

  // The name without its prefix: `hl7:birthTime` is `birthTime`.
  ConfigNode name(std::string_view ends) {
    const std::size_t end =
        std::min(text_.size(), text_.find_first_of(ends, pos_));
    ConfigNode out = take(end - pos_);
    out.key = out.value.substr(out.value.find(':') + 1);
    out.value.clear();
    return out;
  }

  void element() {
    step(1);
    const bool isTooDeep = open_.size() > source_.limits.depth;
    const ConfigNodeId id =
        isTooDeep ? open_.back() : file_.add(open_.back(), name(" \t\r\n/>"));
    if (isTooDeep)
      name(" \t\r\n/>");
    while (pos_ < text_.size() && text_[pos_] != '>' && text_[pos_] != '/')
      if (isBlank(text_[pos_]))
        step(1);
      else
        attribute(id);
    const bool isEmpty = pos_ < text_.size() && text_[pos_] == '/';
    skipPast(">");
    if (isEmpty)
      return;
    if (isTooDeep)
      ++deeper_;
    else
      open_.push_back(id);
  }

  void attribute(ConfigNodeId above) {
    ConfigNode out = name(" \t\r\n=/>");
    while (pos_ < text_.size() && (isBlank(text_[pos_]) || text_[pos_] == '='))
      step(1);
    const char quote = pos_ < text_.size() ? text_[pos_] : '\0';
    if (quote != '"' && quote != '\'') {
      if (out.key.empty())
        step(1);
      return;
    }
    step(1);
    const std::size_t end = std::min(text_.size(), text_.find(quote, pos_));
    ConfigNode value = take(end - pos_);
    step(1);
    out.kind = ConfigNode::Scalar;
    out.value = std::move(value.value);
    out.at = value.at;
    file_.add(above, std::move(out));
  }

  const Source &source_;
  std::string_view text_;
  ir::ConfigFile &file_;
  std::vector<ConfigNodeId> open_;
  std::size_t deeper_ = 0; // elements that are open and too deep to keep
  std::size_t pos_ = 0;
  std::uint32_t line_ = 1, column_ = 1;
};

} // namespace

Read readXml(const Source &source, ir::ConfigFile &file) {
  XmlReader(source, file).run(file.add(0, {}));
  return true;
}

} // namespace philint::config
