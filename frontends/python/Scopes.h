// Which names a scope binds, found in one pass over the flat tree before
// anything is lowered, since an assignment anywhere in a function makes the
// name local everywhere in it.
//
// Invariants:
// - scope 0 is the module; it has no bindings, its names are globals;
// - the node that opens a scope (function, lambda, class, comprehension) holds
//   the scope's id in `SyntaxNode::name`;
// - a comprehension binds its loop variables only; `:=` inside binds outside.
//
//   collectScopes(tree, source, strings, scopes);
//   Binding *b = scopes.find(scope, name);
#pragma once

#include "frontends/common/FlatMap.h"
#include "frontends/python/PythonGrammar.h"

#include <algorithm>

namespace philint::python {

using ScopeId = std::uint32_t;

enum class NameKind : std::uint8_t { Local, Global, Nonlocal };

struct Binding {
  NameKind kind = NameKind::Local;
  Symbol name;
  ScopeId scope = 0;
  ir::Var variable = ir::kNone; // in the scope's function, once it is used
  std::uint32_t count = 0; // places that bind it
  NodeId value = 0;        // what `name = value` gives it, at the last of them
};

enum class NameScopeKind : std::uint8_t { Module, Function, Class, Inline };

// `parent`, `function`, `owner` and `prefix` are set when lowering gets there.
struct NameScope {
  NameScopeKind kind = NameScopeKind::Module;
  ScopeId parent = 0;
  std::uint32_t function = 0;      // whose body the scope's code is part of
  std::uint32_t owner = ir::kNone; // Class: index of the class
  Symbol prefix;                   // dotted name that inner definitions get
  std::uint32_t lambdas = 0;       // counted for their names
};

class Scopes {
public:
  std::vector<NameScope> scopes;
  std::vector<Binding> bindings;
  std::vector<NodeId> calls; // call and await nodes, ascending
  std::vector<Symbol> nonlocals;
  std::uint32_t functionCount = 0;

  void reset(std::size_t nodes) {
    scopes.assign(1, {});
    bindings.clear();
    calls.clear();
    nonlocals.clear();
    functionCount = 0;
    byName_.reset(nodes / 8);
  }
  std::uint32_t find(ScopeId scope, Symbol name) const {
    return byName_.find(keyOf(scope, name));
  }
  void bind(ScopeId scope, Symbol name, NameKind kind, NodeId value = 0);
  // Some function declares the name nonlocal.
  bool changesOutside(Symbol name) const {
    return std::find(nonlocals.begin(), nonlocals.end(), name) !=
           nonlocals.end();
  }

private:
  static std::uint64_t keyOf(ScopeId scope, Symbol name) {
    return std::uint64_t{scope} << 32 | name.id;
  }
  FlatMap byName_; // (scope, name) to index in `bindings`
};

void collectScopes(SyntaxTree &tree, std::string_view source,
                   StringTable &strings, Scopes &scopes);

inline Kind kindOf(const SyntaxNode &node) {
  return static_cast<Kind>(node.kind);
}
inline bool isToken(Kind kind) { return kind >= Kind::FirstToken; }

// The second of `except A, b:` is a name that Python 2 binds; a type of Python
// 3.14 where it is written like one.
inline bool isLegacyAlias(const SyntaxNode &node, std::string_view source) {
  return kindOf(node) == Kind::Identifier && node.begin < node.end &&
         source[node.begin] >= 'a' && source[node.begin] <= 'z';
}

} // namespace philint::python
