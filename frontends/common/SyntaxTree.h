// A syntax tree as one flat array in source order, made by walking a
// tree-sitter tree once. After that no frontend touches tree-sitter again: a
// construct is a dense number of the frontend's own, not a name.
//
// Invariants:
// - nodes[0] is the root; a node's children follow it, each child's `next` is
//   the index of its next sibling, or the parent's `next` where it is the last;
// - so index + 1 is the first child if it is below the node's own `next`;
// - index 0 doubles as "no node", since the root is nobody's child.
//
//   for (NodeId c = tree.firstChild(n); c; c = tree.nextSibling(c, n)) …
#pragma once

#include "core/ir/Body.h"

#include <span>
#include <string_view>
#include <vector>

struct TSLanguage;
struct TSTree;

namespace philint {

using NodeId = std::uint32_t;

struct SyntaxNode {
  std::uint16_t kind = 0;  // the frontend's number of the construct
  std::uint16_t field = 0; // the frontend's number of the field, 0 is none
  std::uint32_t begin = 0; // bytes, half-open
  std::uint32_t end = 0;
  NodeId next = 0; // first index after the node's subtree
  Symbol name;     // text of an interned leaf; else free for the frontend
};

// How nodes of one grammar symbol are treated.
enum NodeTreatment : std::uint8_t {
  kKeep = 0,
  kDrop = 1,   // not in the tree, and neither is what it contains
  kLeaf = 2,   // kept without what it contains
  kIntern = 4, // a leaf whose text becomes a symbol
  kComment = 8 // dropped, and kept aside where it names the program
};

// What a frontend says of one construct of its grammar.
struct NodeRule {
  std::string_view name; // as the grammar spells it
  bool named = true;     // a named node, or a token ("+=")
  std::uint16_t kind = 0;
  std::uint8_t treatment = kKeep;
};
struct FieldRule {
  std::string_view name;
  std::uint16_t field = 0;
};

// The rules resolved against a language, once: arrays indexed by the grammar's
// ids. Named symbols without a rule get `otherKind`, tokens are dropped. Where
// no field has a rule, fields are not asked for (they cost as much as a node).
class Grammar {
public:
  Grammar(const TSLanguage *language, std::span<const NodeRule> nodes,
          std::span<const FieldRule> fields, std::uint16_t otherKind,
          std::uint16_t errorKind);

  struct Entry {
    std::uint16_t kind = 0;
    std::uint8_t treatment = kKeep;
  };
  const TSLanguage *language() const { return language_; }
  Entry entry(std::uint16_t symbol) const {
    return symbol < symbols_.size() ? symbols_[symbol]
                                    : Entry{errorKind_, kKeep};
  }
  std::uint16_t field(std::uint16_t id) const { return fields_[id]; }
  bool wantsFields() const { return wantsFields_; }

private:
  const TSLanguage *language_;
  std::vector<Entry> symbols_;
  std::vector<std::uint16_t> fields_;
  std::uint16_t errorKind_;
  bool wantsFields_ = false;
};

struct SyntaxTree {
  std::vector<SyntaxNode> nodes;
  std::vector<NodeId> errors;     // error nodes, ascending
  std::vector<ir::Span> missing;  // where the parser inserted a token
  std::vector<ir::Span> comments; // those that contain "philint"

  NodeId firstChild(NodeId n) const {
    return n + 1 < nodes[n].next ? n + 1 : 0;
  }
  NodeId nextSibling(NodeId n, NodeId parent) const {
    return nodes[n].next < nodes[parent].next ? nodes[n].next : 0;
  }
};

// Fills `out` (its storage is reused); interns into `strings`.
void flatten(const TSTree *tree, const Grammar &grammar,
             std::string_view source, StringTable &strings, SyntaxTree &out);

} // namespace philint
