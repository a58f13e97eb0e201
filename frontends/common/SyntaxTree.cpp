#include "frontends/common/SyntaxTree.h"

#include <tree_sitter/api.h>

#include <algorithm>

namespace philint {

Grammar::Grammar(const TSLanguage *language, std::span<const NodeRule> nodes,
                 std::span<const FieldRule> fields, std::uint16_t otherKind,
                 std::uint16_t errorKind)
    : language_(language), errorKind_(errorKind),
      wantsFields_(!fields.empty()) {
  const std::uint32_t count = ts_language_symbol_count(language);
  symbols_.resize(count);
  for (std::uint32_t s = 0; s < count; ++s) {
    const auto symbol = static_cast<TSSymbol>(s);
    const bool named =
        ts_language_symbol_type(language, symbol) != TSSymbolTypeAnonymous;
    const std::string_view name = ts_language_symbol_name(language, symbol);
    symbols_[s] = named ? Entry{otherKind, kKeep} : Entry{0, kDrop};
    for (const NodeRule &rule : nodes)
      if (rule.named == named && rule.name == name)
        symbols_[s] = {rule.kind, rule.treatment};
  }
  fields_.resize(ts_language_field_count(language) + 1);
  for (const FieldRule &rule : fields) {
    const TSFieldId id = ts_language_field_id_for_name(
        language, rule.name.data(),
        static_cast<std::uint32_t>(rule.name.size()));
    if (id != 0)
      fields_[id] = rule.field;
  }
}

namespace {

// One walk over a tree. Depth costs memory of the walk, not of the stack.
class Walk {
public:
  Walk(const TSTree *tree, const Grammar &grammar, std::string_view source,
       StringTable &strings, SyntaxTree &out)
      : grammar_(grammar), source_(source), strings_(strings), out_(out) {
    const TSNode root = ts_tree_root_node(tree);
    hasErrors_ = ts_node_has_error(root);
    cursor_ = ts_tree_cursor_new(root);
  }
  ~Walk() { ts_tree_cursor_delete(&cursor_); }
  Walk(const Walk &) = delete;
  Walk &operator=(const Walk &) = delete;

  void run() {
    for (;;) {
      const NodeId id = static_cast<NodeId>(out_.nodes.size());
      const bool mayDescend = visit();
      if (mayDescend && ts_tree_cursor_goto_first_child(&cursor_)) {
        open_.push_back(id);
        continue;
      }
      if (out_.nodes.size() > id)
        out_.nodes[id].next = id + 1;
      if (!advance())
        return;
    }
  }

private:
  // Moves to the next node that is not below the current one.
  bool advance() {
    while (!ts_tree_cursor_goto_next_sibling(&cursor_)) {
      if (open_.empty())
        return false;
      ts_tree_cursor_goto_parent(&cursor_);
      out_.nodes[open_.back()].next = static_cast<NodeId>(out_.nodes.size());
      open_.pop_back();
    }
    return true;
  }

  // Adds the current node where it is kept; true where children may follow.
  bool visit() {
    const TSNode node = ts_tree_cursor_current_node(&cursor_);
    const Grammar::Entry entry = grammar_.entry(ts_node_symbol(node));
    const std::uint32_t begin = ts_node_start_byte(node);
    if (hasErrors_)
      noteError(node, begin);
    if (entry.treatment & kDrop)
      return false;
    const std::uint32_t end = ts_node_end_byte(node);
    if (entry.treatment & kComment) {
      noteComment({begin, end});
      return false;
    }
    SyntaxNode kept;
    kept.kind = entry.kind;
    kept.begin = begin;
    kept.end = end;
    if (grammar_.wantsFields())
      kept.field = grammar_.field(ts_tree_cursor_current_field_id(&cursor_));
    if (entry.treatment & kIntern)
      kept.name = strings_.intern(source_.substr(begin, end - begin));
    out_.nodes.push_back(kept);
    return !(entry.treatment & (kLeaf | kIntern));
  }

  void noteError(TSNode node, std::uint32_t begin) {
    if (ts_node_is_missing(node))
      out_.missing.push_back({begin, begin});
    else if (ts_node_is_error(node))
      out_.errors.push_back(static_cast<NodeId>(out_.nodes.size()));
  }

  void noteComment(ir::Span span) {
    const std::string_view text =
        source_.substr(span.begin, span.end - span.begin);
    if (text.find("philint") != std::string_view::npos)
      out_.comments.push_back(span);
  }

  const Grammar &grammar_;
  std::string_view source_;
  StringTable &strings_;
  SyntaxTree &out_;
  TSTreeCursor cursor_;
  std::vector<NodeId> open_;
  bool hasErrors_ = false;
};

} // namespace

void flatten(const TSTree *tree, const Grammar &grammar,
             std::string_view source, StringTable &strings, SyntaxTree &out) {
  out.nodes.clear();
  out.errors.clear();
  out.missing.clear();
  out.comments.clear();
  Walk(tree, grammar, source, strings, out).run();
}

} // namespace philint
