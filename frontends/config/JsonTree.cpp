// JSON with comments and TOML, by their tree-sitter grammars.
#include "frontends/config/SyntaxWalk.h"

#include <algorithm>

extern "C" const TSLanguage *tree_sitter_json(void);
extern "C" const TSLanguage *tree_sitter_toml(void);

namespace philint::config {

namespace {

using ir::ConfigNode;
using ir::ConfigNodeId;

class JsonBuilder {
public:
  JsonBuilder(const Source &source, ir::ConfigFile &file)
      : source_(source), file_(file) {}

  void value(TSNode node, ConfigNode out, ConfigNodeId above,
             std::size_t depth) {
    out.at = placeOf(node);
    if (out.key.empty())
      out.keyAt = out.at;
    const bool isObject = isA(node, "object");
    if ((isObject || isA(node, "array")) && depth < source_.limits.depth &&
        file_.nodes.size() <= source_.limits.nodes) {
      out.kind = isObject ? ConfigNode::Map : ConfigNode::List;
      const ConfigNodeId id = file_.add(above, std::move(out));
      eachNamed(node, [&](TSNode child) {
        if (isA(child, "pair"))
          pair(child, id, depth + 1);
        else if (!isObject && !isA(child, "comment"))
          value(child, {}, id, depth + 1);
      });
      return;
    }
    out.quoted = isA(node, "string");
    out.kind = isA(node, "null") ? ConfigNode::Null : ConfigNode::Scalar;
    if (out.kind == ConfigNode::Scalar)
      out.value = unquoted(textOf(source_, node));
    settle(out);
    file_.add(above, std::move(out));
  }

private:
  void pair(TSNode node, ConfigNodeId above, std::size_t depth) {
    const TSNode key = ts_node_child_by_field_name(node, "key", 3);
    const TSNode held = ts_node_child_by_field_name(node, "value", 5);
    if (ts_node_is_null(key) || ts_node_is_null(held))
      return;
    ConfigNode out;
    out.key = unquoted(textOf(source_, key));
    out.keyAt = placeOf(key);
    value(held, std::move(out), above, depth);
  }

  const Source &source_;
  ir::ConfigFile &file_;
};

class TomlBuilder {
public:
  TomlBuilder(const Source &source, ir::ConfigFile &file)
      : source_(source), file_(file) {}

  void document(TSNode node, ConfigNodeId above) {
    eachNamed(node, [&](TSNode child) {
      if (isA(child, "pair"))
        pair(child, above, 0);
      else if (isA(child, "table") || isA(child, "table_array_element"))
        table(child, above);
    });
  }

private:
  using Keys = std::vector<std::pair<std::string, TSNode>>;

  void keys(TSNode node, Keys &out) {
    if (isA(node, "dotted_key"))
      eachNamed(node, [&](TSNode child) { keys(child, out); });
    else
      out.emplace_back(unquoted(textOf(source_, node)), node);
  }
  static bool isKey(TSNode node) {
    return isA(node, "bare_key") || isA(node, "quoted_key") ||
           isA(node, "dotted_key");
  }

  // Maps on the way are shared, but for the last of an array's element.
  ConfigNodeId below(ConfigNodeId above, const Keys &names, std::size_t count,
                     bool isNew) {
    for (std::size_t i = 0; i < count; ++i) {
      const bool last = i + 1 == count;
      ConfigNodeId known =
          last && isNew ? 0 : ir::childOf(file_, above, names[i].first);
      if (!known) {
        ConfigNode out;
        out.key = names[i].first;
        out.keyAt = out.at = placeOf(names[i].second);
        known = file_.add(above, std::move(out));
      }
      above = known;
    }
    return above;
  }

  void table(TSNode node, ConfigNodeId above) {
    Keys names;
    ConfigNodeId id = 0;
    const bool isElement = isA(node, "table_array_element");
    eachNamed(node, [&](TSNode child) {
      if (isKey(child)) {
        keys(child, names);
        id = below(above, names, names.size(), isElement);
      } else if (isA(child, "pair") && id) {
        pair(child, id, 0);
      }
    });
  }

  void pair(TSNode node, ConfigNodeId above, std::size_t depth) {
    Keys names;
    TSNode held{};
    eachNamed(node, [&](TSNode child) {
      if (names.empty() && isKey(child))
        keys(child, names);
      else if (!isA(child, "comment"))
        held = child;
    });
    if (names.empty() || ts_node_is_null(held))
      return;
    ConfigNode out;
    out.key = names.back().first;
    out.keyAt = placeOf(names.back().second);
    value(held, std::move(out), below(above, names, names.size() - 1, false),
          depth);
  }

  void value(TSNode node, ConfigNode out, ConfigNodeId above,
             std::size_t depth) {
    out.at = placeOf(node);
    if (out.key.empty())
      out.keyAt = out.at;
    const bool isTable = isA(node, "inline_table");
    if ((isTable || isA(node, "array")) && depth < source_.limits.depth &&
        file_.nodes.size() <= source_.limits.nodes) {
      out.kind = isTable ? ConfigNode::Map : ConfigNode::List;
      const ConfigNodeId id = file_.add(above, std::move(out));
      eachNamed(node, [&](TSNode child) {
        if (isA(child, "pair"))
          pair(child, id, depth + 1);
        else if (!isTable && !isA(child, "comment"))
          value(child, {}, id, depth + 1);
      });
      return;
    }
    out.kind = ConfigNode::Scalar;
    out.quoted = isA(node, "string");
    out.value = unquoted(textOf(source_, node));
    settle(out);
    file_.add(above, std::move(out));
  }

  const Source &source_;
  ir::ConfigFile &file_;
};

} // namespace

namespace {

// JSON5 without its comments is YAML in flow style: names without quotes, texts
// in single ones, a comma at the end. Places stay, since what is taken out is
// blanked.
std::string withoutComments(std::string_view bytes) {
  std::string out(bytes);
  const auto blank = [&](std::size_t from, std::size_t to) {
    for (to = std::min(to, out.size()); from < to; ++from)
      if (out[from] != '\n')
        out[from] = ' ';
    return to;
  };
  for (std::size_t at = 0; at < out.size();) {
    const std::string_view rest = bytes.substr(at);
    if (rest[0] == '"' || rest[0] == '\'') {
      for (++at; at < out.size() && out[at] != rest[0]; ++at)
        at += out[at] == '\\';
      ++at;
    } else if (rest.starts_with("//")) {
      at = blank(at, bytes.find('\n', at));
    } else if (rest.starts_with("/*")) {
      const auto close = bytes.find("*/", at + 2);
      at = blank(at, close == bytes.npos ? close : close + 2);
    } else {
      at = rest[0] == '\t' ? blank(at, at + 1) : at + 1;
    }
  }
  return out;
}

} // namespace

Read readJson(const Source &source, ir::ConfigFile &file) {
  const ParsedTree parsed(tree_sitter_json(), source.bytes);
  if (!parsed.tree)
    return Error{"cannot be parsed", std::string(source.path)};
  if (ts_node_has_error(parsed.root())) {
    const std::string plain = withoutComments(source.bytes);
    ir::ConfigFile read;
    read.nodes.emplace_back();
    if (readYaml({source.path, plain, source.limits}, read)) {
      file.nodes = std::move(read.nodes);
      return true;
    }
  }
  file.brokenAt = firstError(parsed.root());
  JsonBuilder builder(source, file);
  bool isBroken = false;
  eachNamed(parsed.root(), [&](TSNode child) {
    if (isA(child, "ERROR"))
      isBroken = true;
    else if (!isA(child, "comment") && !file.nodes[0].firstChild)
      builder.value(child, {}, 0, 0);
  });
  if (isBroken && !file.nodes[0].firstChild)
    return brokenAt(source, parsed.root(), "JSON");
  return true;
}

Read readToml(const Source &source, ir::ConfigFile &file) {
  const ParsedTree parsed(tree_sitter_toml(), source.bytes);
  if (!parsed.tree)
    return Error{"cannot be parsed", std::string(source.path)};
  file.brokenAt = firstError(parsed.root());
  TomlBuilder(source, file).document(parsed.root(), file.add(0, {}));
  return true;
}

} // namespace philint::config
