// YAML by yaml-cpp's events, which keep places. Aliases are copied, so that a
// path finds what they stand for; copies count against the limit of nodes,
// which is what ends a bomb. An alias to what encloses it is Unknown.
#include "frontends/config/Readers.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <map>
#include <sstream>

namespace philint::config {

namespace {

using ir::ConfigNode;
using ir::ConfigNodeId;

class TreeBuilder final : public YAML::EventHandler {
public:
  TreeBuilder(const Source &source, std::string_view text,
              ir::ConfigFile &file)
      : source_(source), text_(text), file_(file) {}

  bool isTooLarge() const { return isTooLarge_; }

  void OnDocumentStart(const YAML::Mark &) override {
    open_.clear();
    anchors_.clear();
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override {
    ConfigNode node;
    node.kind = ConfigNode::Null;
    leaf(std::move(node), mark, anchor, 0);
  }
  void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override {
    const auto known = anchors_.find(anchor);
    const bool isOpen =
        known == anchors_.end() ||
        std::any_of(open_.begin(), open_.end(), [&](const Open &one) {
          return one.node == known->second;
        });
    if (isOpen || isTooLarge_) {
      ConfigNode node;
      node.kind = ConfigNode::Unknown;
      leaf(std::move(node), mark, 0, 1);
      return;
    }
    if (isKey())
      return key(file_.nodes[known->second].value, mark);
    const ConfigNodeId above = open_.empty() ? 0 : open_.back().node;
    Key key = takeKey();
    if (!key.given)
      key = {{}, placeOf(mark, 1), true};
    copy(known->second, above, placeOf(mark, 1), key, 0);
  }
  void OnScalar(const YAML::Mark &mark, const std::string &tag,
                YAML::anchor_t anchor, const std::string &value) override {
    if (isKey()) {
      if (anchor)
        keyAnchors_[anchor] = value;
      return key(value, mark);
    }
    ConfigNode node;
    node.kind = ConfigNode::Scalar;
    node.value = value;
    node.quoted = tag == "!";
    const bool isLiteral = tag.empty() || tag == "?" || tag == "!" ||
                           tag.starts_with("tag:yaml.org,2002:");
    settle(node);
    if (holdsTemplate(value))
      node.value = asWritten(value, mark);
    if (!isLiteral) { // !Ref Name, !vault
      node.kind = ConfigNode::Unknown;
      node.value = tag + ' ' + value;
    }
    leaf(std::move(node), mark, anchor, value.size() + 2 * node.quoted);
  }
  void OnSequenceStart(const YAML::Mark &mark, const std::string &tag,
                       YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    begin(ConfigNode::List, mark, tag, anchor);
  }
  void OnSequenceEnd() override { end(); }
  void OnMapStart(const YAML::Mark &mark, const std::string &tag,
                  YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    begin(ConfigNode::Map, mark, tag, anchor);
  }
  void OnMapEnd() override {
    if (!open_.empty() && open_.back().node)
      merge(open_.back().node);
    end();
  }

private:
  struct Open {
    ConfigNodeId node = 0;
    bool isMap = false, hasKey = false;
    std::string key;
    ir::ConfigPlace keyAt;
  };

  bool isKey() const {
    return !open_.empty() && open_.back().isMap && !open_.back().hasKey;
  }
  void key(const std::string &value, const YAML::Mark &mark) {
    open_.back().hasKey = true;
    open_.back().key = value;
    open_.back().keyAt = placeOf(mark, value.size());
  }
  struct Key {
    std::string text;
    ir::ConfigPlace at;
    bool given = false;
  };
  Key takeKey() {
    if (open_.empty() || !open_.back().isMap)
      return {};
    open_.back().hasKey = false;
    return {std::move(open_.back().key), open_.back().keyAt, true};
  }

  // The value with the templates that were blanked in it.
  std::string asWritten(const std::string &value, const YAML::Mark &mark) const {
    std::string out;
    auto pos = static_cast<std::size_t>(std::max(0, mark.pos));
    for (std::size_t i = 0; i < value.size();) {
      if (!isBlanked(value[i])) {
        out += value[i++];
        continue;
      }
      while (pos < text_.size() && !isBlanked(text_[pos]))
        ++pos;
      for (; pos < text_.size() && isBlanked(text_[pos]); ++pos)
        out += source_.bytes[pos];
      while (i < value.size() && isBlanked(value[i]))
        ++i;
    }
    return out;
  }

  ir::ConfigPlace placeOf(const YAML::Mark &mark, std::size_t size) const {
    ir::ConfigPlace at;
    at.line = at.endLine = static_cast<std::uint32_t>(mark.line + 1);
    at.column = static_cast<std::uint32_t>(mark.column + 1);
    const auto begin = static_cast<std::size_t>(std::max(0, mark.pos));
    const auto lineEnd = std::min(text_.find('\n', begin), text_.size());
    at.endColumn = at.column + static_cast<std::uint32_t>(std::min(
                                   size, lineEnd - std::min(lineEnd, begin)));
    return at;
  }

  ConfigNodeId put(ConfigNode node, const YAML::Mark &mark, std::size_t size) {
    node.at = placeOf(mark, size);
    const Key key = takeKey();
    node.key = key.text;
    node.keyAt = key.given ? key.at : node.at;
    if (file_.nodes.size() > source_.limits.nodes) {
      isTooLarge_ = true;
      return 0;
    }
    return file_.add(open_.empty() ? 0 : open_.back().node, std::move(node));
  }
  void leaf(ConfigNode node, const YAML::Mark &mark, YAML::anchor_t anchor,
            std::size_t size) {
    if (isKey())
      return key(node.value, mark);
    const ConfigNodeId id = put(std::move(node), mark, size);
    if (anchor)
      anchors_[anchor] = id;
  }
  void begin(ConfigNode::Kind kind, const YAML::Mark &mark,
             const std::string &tag, YAML::anchor_t anchor) {
    if (isKey()) // a key that is no scalar
      key("?", mark);
    ConfigNode node;
    node.kind = kind;
    if (tag.size() > 1 && tag[0] == '!') // a function of CloudFormation's
      node.kind = ConfigNode::Unknown;
    const ConfigNodeId id = put(std::move(node), mark, 1);
    if (anchor)
      anchors_[anchor] = id;
    Open open;
    open.node = id;
    open.isMap = kind == ConfigNode::Map;
    open_.push_back(std::move(open));
  }
  void end() {
    if (!open_.empty())
      open_.pop_back();
  }

  void copy(ConfigNodeId from, ConfigNodeId above, const ir::ConfigPlace &at,
            const Key &key, std::size_t depth) {
    if (file_.nodes.size() > source_.limits.nodes ||
        depth > source_.limits.depth) {
      isTooLarge_ = true;
      return;
    }
    ConfigNode node = file_.nodes[from];
    node.firstChild = node.lastChild = node.next = 0;
    if (key.given) {
      node.key = key.text;
      node.keyAt = key.at;
      node.at = at;
    }
    const ConfigNodeId id = file_.add(above, std::move(node));
    for (ConfigNodeId c = file_.nodes[from].firstChild; c && !isTooLarge_;
         c = file_.nodes[c].next)
      copy(c, id, at, {}, depth + 1);
  }

  // What `<<` brings, where the map does not say it itself.
  void merge(ConfigNodeId map) {
    for (ConfigNodeId c = file_.nodes[map].firstChild; c;
         c = file_.nodes[c].next) {
      if (file_.nodes[c].key != "<<")
        continue;
      std::vector<ConfigNodeId> brought;
      for (const ConfigNodeId one : ir::follow(file_, c, "*"))
        if (file_.nodes[one].key.empty()) {
          for (const ConfigNodeId in : ir::follow(file_, one, "*"))
            brought.push_back(in);
        } else {
          brought.push_back(one);
        }
      for (const ConfigNodeId one : brought)
        if (!file_.nodes[one].key.empty() &&
            !ir::childOf(file_, map, file_.nodes[one].key))
          copy(one, map, file_.nodes[one].at,
               {file_.nodes[one].key, file_.nodes[one].keyAt, true}, 0);
    }
  }

  const Source &source_;
  std::string_view text_;
  ir::ConfigFile &file_;
  std::vector<Open> open_;
  std::map<YAML::anchor_t, ConfigNodeId> anchors_;
  std::map<YAML::anchor_t, std::string> keyAnchors_;
  bool isTooLarge_ = false;
};

// yaml-cpp recurses for each level: what nests deeper than the limit is found
// before it is parsed. Flow brackets nest by themselves, blocks by columns.
bool isTooDeep(std::string_view text, std::size_t limit) {
  std::size_t depth = 0, indent = 0;
  bool atStart = true;
  for (const char c : text) {
    if (c == '\n') {
      atStart = true;
      indent = 0;
      continue;
    }
    if (atStart && (c == ' ' || c == '-')) {
      if (++indent > 4 * limit)
        return true;
      continue;
    }
    atStart = false;
    if (c == '[' || c == '{') {
      if (++depth > limit)
        return true;
    } else if ((c == ']' || c == '}') && depth) {
      --depth;
    }
  }
  return false;
}

} // namespace

Read readYaml(const Source &source, ir::ConfigFile &file) {
  std::string text = maskTemplates(source.bytes);
  if (isTooDeep(text, source.limits.depth))
    return tooLarge(source, "levels");
  TreeBuilder builder(source, text, file);
  try { // the library throws; nothing of it leaves this function
    std::istringstream stream(text);
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder))
      if (builder.isTooLarge())
        return tooLarge(source, "values");
  } catch (const YAML::Exception &error) {
    return Error{"not valid YAML: " + error.msg, std::string(source.path),
                 static_cast<std::uint32_t>(error.mark.line + 1),
                 static_cast<std::uint32_t>(error.mark.column + 1)};
  }
  if (builder.isTooLarge())
    return tooLarge(source, "values");
  return true;
}

} // namespace philint::config
