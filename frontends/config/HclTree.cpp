// HCL by tree-sitter-hcl. A block is a map below its type and labels; what a
// `dynamic` block makes stands as if it were written out once. Objects inside
// of jsonencode() are read as well.
#include "core/support/Wildcard.h"
#include "frontends/config/SyntaxWalk.h"

extern "C" const TSLanguage *tree_sitter_hcl(void);

namespace philint::config {

namespace {

using ir::ConfigNode;
using ir::ConfigNodeId;

class HclBuilder {
public:
  HclBuilder(const Source &source, ir::ConfigFile &file)
      : source_(source), file_(file) {}

  void body(TSNode node, ConfigNodeId above, std::size_t depth) {
    if (depth > source_.limits.depth || isFull())
      return;
    eachNamed(node, [&](TSNode child) {
      if (isA(child, "attribute"))
        attribute(child, above, depth);
      else if (isA(child, "block"))
        block(child, above, depth);
      else if (isA(child, "body"))
        body(child, above, depth + 1);
    });
  }
  bool isFull() const { return file_.nodes.size() > source_.limits.nodes; }

private:
  void attribute(TSNode node, ConfigNodeId above, std::size_t depth) {
    ConfigNode out;
    TSNode written{};
    eachNamed(node, [&](TSNode child) {
      if (isA(child, "identifier")) {
        out.key = textOf(source_, child);
        out.keyAt = placeOf(child);
      } else if (isA(child, "expression")) {
        written = child;
      }
    });
    if (!ts_node_is_null(written) && !out.key.empty())
      expression(written, std::move(out), above, depth + 1);
  }

  void block(TSNode node, ConfigNodeId above, std::size_t depth) {
    std::vector<std::string> names;
    TSNode first{}, last{}, inner{};
    eachNamed(node, [&](TSNode child) {
      if (isA(child, "identifier") || isA(child, "string_lit")) {
        names.push_back(unquoted(textOf(source_, child)));
        if (names.size() == 1)
          first = child;
        last = child;
      } else if (isA(child, "body")) {
        inner = child;
      }
    });
    if (names.empty())
      return;
    if (names[0] == "dynamic" && names.size() == 2 && !ts_node_is_null(inner)) {
      names.erase(names.begin());
      eachNamed(inner, [&](TSNode child) {
        const TSNode head = ts_node_named_child(child, 0);
        if (isA(child, "block") && textOf(source_, head) == "content")
          eachNamed(child, [&](TSNode part) {
            if (isA(part, "body"))
              inner = part;
          });
      });
    }
    for (std::string &name : names) {
      ConfigNode out;
      out.key = std::move(name);
      out.keyAt = placeOf(first, last);
      out.at = placeOf(node);
      above = file_.add(above, std::move(out));
    }
    if (!ts_node_is_null(inner))
      body(inner, above, depth + 1);
  }

  void expression(TSNode node, ConfigNode out, ConfigNodeId above,
                  std::size_t depth) {
    out.at = placeOf(node);
    if (out.key.empty())
      out.keyAt = out.at;
    out.value = trimmed(textOf(source_, node));
    out.kind = ConfigNode::Unknown;
    const TSNode only = ts_node_named_child(node, 0);
    // Not HCL, and written often: tools take them for what they mean.
    if (equalsFolded(out.value, "true") || equalsFolded(out.value, "false"))
      out.kind = ConfigNode::Scalar;
    if (ts_node_named_child_count(node) != 1 || depth > source_.limits.depth ||
        isFull()) {
      file_.add(above, std::move(out));
      return;
    }
    if (isA(only, "literal_value"))
      literal(ts_node_named_child(only, 0), out);
    else if (isA(only, "template_expr")) {
      if (document(ts_node_named_child(only, 0), out, above))
        return;
      quoted(ts_node_named_child(only, 0), out);
    } else if (isA(only, "collection_value"))
      return collection(ts_node_named_child(only, 0), std::move(out), above,
                        depth);
    else if (isA(only, "function_call"))
      return call(only, std::move(out), above, depth);
    file_.add(above, std::move(out));
  }

  void literal(TSNode node, ConfigNode &out) {
    out.kind = isA(node, "null_lit") ? ConfigNode::Null : ConfigNode::Scalar;
    out.quoted = isA(node, "string_lit");
    if (out.kind == ConfigNode::Null)
      out.value.clear();
    if (out.quoted)
      out.value = unquoted(textOf(source_, node));
  }

  // "…" and <<EOT without anything to fill in.
  void quoted(TSNode node, ConfigNode &out) {
    bool isPlain = true;
    std::string text;
    eachNamed(node, [&](TSNode part) {
      if (isA(part, "template_literal"))
        text += textOf(source_, part);
      else if (isA(part, "template_interpolation") ||
               isA(part, "template_directive"))
        isPlain = false;
    });
    out.quoted = true;
    if (isPlain) {
      out.kind = ConfigNode::Scalar;
      out.value = std::move(text);
    }
  }

  // A heredoc that is a document of JSON, as policies are written, stands for
  // what it says.
  bool document(TSNode node, const ConfigNode &named, ConfigNodeId above) {
    if (!isA(node, "heredoc_template"))
      return false;
    const std::string_view text = textOf(source_, node);
    const auto begin = text.find('\n'), end = text.rfind('\n');
    if (begin == text.npos || begin == end)
      return false;
    const std::string_view body = text.substr(begin + 1, end - begin - 1);
    if (!trimmed(body).starts_with('{'))
      return false;
    ir::ConfigFile inner;
    inner.nodes.emplace_back();
    if (!readJson({source_.path, body, source_.limits}, inner) ||
        !inner.nodes[0].firstChild)
      return false;
    const ConfigNodeId id = graft(inner, inner.nodes[0].firstChild, file_,
                                  above, {placeOf(node).line, 0});
    file_.nodes[id].key = named.key;
    file_.nodes[id].keyAt = named.keyAt;
    return true;
  }

  void collection(TSNode node, ConfigNode out, ConfigNodeId above,
                  std::size_t depth) {
    const bool isObject = isA(node, "object");
    out.kind = isObject ? ConfigNode::Map : ConfigNode::List;
    const ConfigNodeId id = file_.add(above, std::move(out));
    eachNamed(node, [&](TSNode child) {
      if (isObject && isA(child, "object_elem"))
        element(child, id, depth + 1);
      else if (!isObject && isA(child, "expression"))
        expression(child, {}, id, depth + 1);
    });
  }
  void element(TSNode node, ConfigNodeId above, std::size_t depth) {
    TSNode key{}, value{};
    eachNamed(node, [&](TSNode child) {
      if (isA(child, "expression"))
        (ts_node_is_null(key) ? key : value) = child;
    });
    if (ts_node_is_null(value))
      return;
    ConfigNode out;
    out.key = unquoted(trimmed(textOf(source_, key)));
    out.keyAt = placeOf(key);
    expression(value, std::move(out), above, depth);
  }

  // jsonencode(X) and its kind are X; tobool("true") is not worth it.
  void call(TSNode node, ConfigNode out, ConfigNodeId above,
            std::size_t depth) {
    const std::string_view name = textOf(source_, ts_node_named_child(node, 0));
    const TSNode arguments = ts_node_named_child(node, 1);
    if ((name == "jsonencode" || name == "yamlencode" || name == "toset" ||
         name == "tolist") &&
        !ts_node_is_null(arguments) &&
        ts_node_named_child_count(arguments) == 1)
      return expression(ts_node_named_child(arguments, 0), std::move(out),
                        above, depth + 1);
    file_.add(above, std::move(out));
  }

  const Source &source_;
  ir::ConfigFile &file_;
};

} // namespace

std::string unquoted(std::string_view text) {
  if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') &&
      text.back() == text.front())
    text = text.substr(1, text.size() - 2);
  else
    return std::string(text);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    const char c = text[++i];
    out += c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
  }
  return out;
}

Read readHcl(const Source &source, ir::ConfigFile &file) {
  const ParsedTree parsed(tree_sitter_hcl(), source.bytes);
  if (!parsed.tree)
    return Error{"cannot be parsed", std::string(source.path)};
  file.brokenAt = firstError(parsed.root());
  const ConfigNodeId document = file.add(0, {});
  HclBuilder(source, file).body(parsed.root(), document, 0);
  return true;
}

} // namespace philint::config
