// Which names a scope binds, found in one pass over the flat tree before
// anything is lowered, since declarations are seen before they stand.
//
// Invariants:
// - scope 0 is the module; it has no bindings, its names are globals;
// - the node that opens a scope holds the scope's id in `SyntaxNode::name`;
// - `var` binds in the function, everything else in the innermost block;
// - a function outside classes that mentions `this`, also in arrows inside it,
//   binds `this`; so does every class, for what its fields are initialised with.
//
//   collectScopes(tree, strings, scopes);
//   scopes.find(scope, name)   // index in `bindings`, or FlatMap::kAbsent
#pragma once

#include "frontends/common/FlatMap.h"
#include "frontends/typescript/Grammar.h"

namespace philint::typescript {

using ScopeId = std::uint32_t;

struct NameBinding {
  Symbol name;
  ScopeId scope = 0;
  ir::Var variable = ir::kNone; // in the scope's function, once it is used
};

enum class NameScopeKind : std::uint8_t { Module, Function, Block, Class };

// `function`, `owner` and `prefix` are set when lowering gets there.
struct NameScope {
  NameScopeKind kind = NameScopeKind::Module;
  ScopeId parent = 0;
  bool isArrow = false, usesThis = false, usesArguments = false;
  std::uint32_t function = 0; // whose body the scope's code is part of
  Symbol prefix;              // dotted name that inner definitions get
  std::uint32_t arrows = 0, lambdas = 0; // counted for their names
};

class Scopes {
public:
  std::vector<NameScope> scopes;
  std::vector<NameBinding> bindings;
  std::vector<NodeId> calls; // call, new and await nodes, ascending
  std::uint32_t functionCount = 0;

  void reset(std::size_t nodes) {
    scopes.assign(1, {});
    bindings.clear();
    calls.clear();
    functionCount = 0;
    byName_.reset(nodes / 8);
  }
  std::uint32_t find(ScopeId scope, Symbol name) const {
    return byName_.find(keyOf(scope, name));
  }
  void bind(ScopeId scope, Symbol name);

private:
  static std::uint64_t keyOf(ScopeId scope, Symbol name) {
    return std::uint64_t{scope} << 32 | name.id;
  }
  FlatMap byName_; // (scope, name) to index in `bindings`
};

void collectScopes(SyntaxTree &tree, StringTable &strings, Scopes &scopes);

} // namespace philint::typescript
