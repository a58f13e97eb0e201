// What the readers on tree-sitter share: parsing with limits, places, texts.
#pragma once

#include "frontends/config/Readers.h"

#include <tree_sitter/api.h>

#include <cstring>
#include <memory>
#include <optional>

namespace philint::config {

struct ParsedTree {
  struct Deleter {
    void operator()(TSTree *tree) const { ts_tree_delete(tree); }
    void operator()(TSParser *parser) const { ts_parser_delete(parser); }
  };
  std::unique_ptr<TSParser, Deleter> parser{ts_parser_new()};
  std::unique_ptr<TSTree, Deleter> tree;

  ParsedTree(const TSLanguage *language, std::string_view bytes) {
    ts_parser_set_language(parser.get(), language);
    tree.reset(ts_parser_parse_string(parser.get(), nullptr, bytes.data(),
                                      static_cast<std::uint32_t>(bytes.size())));
  }
  TSNode root() const { return ts_tree_root_node(tree.get()); }
};

inline bool isA(TSNode node, const char *type) {
  return std::strcmp(ts_node_type(node), type) == 0;
}

inline std::string_view textOf(const Source &source, TSNode node) {
  const std::uint32_t begin = ts_node_start_byte(node);
  return source.bytes.substr(begin, ts_node_end_byte(node) - begin);
}

inline ir::ConfigPlace placeOf(TSNode first, TSNode last) {
  const TSPoint a = ts_node_start_point(first), b = ts_node_end_point(last);
  return {a.row + 1, a.column + 1, b.row + 1, b.column + 1};
}
inline ir::ConfigPlace placeOf(TSNode node) { return placeOf(node, node); }

// Named children, in order; a cursor, since asking for the nth costs n.
template <class Each> void eachNamed(TSNode node, Each each) {
  TSTreeCursor cursor = ts_tree_cursor_new(node);
  if (ts_tree_cursor_goto_first_child(&cursor))
    do {
      const TSNode child = ts_tree_cursor_current_node(&cursor);
      if (ts_node_is_named(child))
        each(child);
    } while (ts_tree_cursor_goto_next_sibling(&cursor));
  ts_tree_cursor_delete(&cursor);
}

// Where the text is not of the grammar.
inline std::optional<ir::ConfigPlace> firstError(TSNode node) {
  if (!ts_node_has_error(node))
    return {};
  ir::ConfigPlace out;
  TSTreeCursor cursor = ts_tree_cursor_new(node);
  while (true) {
    const TSNode at = ts_tree_cursor_current_node(&cursor);
    out = placeOf(at);
    if (ts_node_is_error(at) || ts_node_is_missing(at) ||
        !ts_tree_cursor_goto_first_child(&cursor))
      break;
    while (!ts_node_has_error(ts_tree_cursor_current_node(&cursor)) &&
           !ts_node_is_missing(ts_tree_cursor_current_node(&cursor)) &&
           ts_tree_cursor_goto_next_sibling(&cursor)) {
    }
  }
  ts_tree_cursor_delete(&cursor);
  return out;
}

inline Error brokenAt(const Source &source, TSNode node, const char *what) {
  const TSPoint at = ts_node_start_point(node);
  return {std::string("not valid ") + what, std::string(source.path),
          at.row + 1, at.column + 1};
}

// The text between quotes with its escapes undone, as far as JSON, TOML and
// HCL share them.
std::string unquoted(std::string_view text);

} // namespace philint::config
