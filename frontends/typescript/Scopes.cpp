#include "frontends/typescript/Scopes.h"

namespace philint::typescript {

void Scopes::bind(ScopeId scope, Symbol name) {
  if (scope == 0 || !name)
    return;
  std::uint32_t &index = byName_.at(keyOf(scope, name));
  if (index != FlatMap::kAbsent)
    return;
  index = static_cast<std::uint32_t>(bindings.size());
  bindings.push_back({name, scope});
}

namespace {

class Collector {
public:
  Collector(SyntaxTree &tree, StringTable &strings, Scopes &scopes)
      : tree_(tree), scopes_(scopes), this_(strings.intern("this")),
        arguments_(strings.intern("arguments")) {}

  void run() {
    const auto count = static_cast<NodeId>(tree_.nodes.size());
    open_.push_back({0, count});
    for (NodeId n = 1; n < count; ++n) {
      while (n >= open_.back().end)
        open_.pop_back();
      visit(n);
    }
  }

private:
  struct Open {
    ScopeId scope;
    NodeId end;
  };

  const SyntaxNode &node(NodeId n) const { return tree_.nodes[n]; }
  ScopeId current() const { return open_.back().scope; }
  NodeId first(NodeId n) const {
    for (NodeId c = tree_.firstChild(n); c; c = tree_.nextSibling(c, n))
      if (!isToken(kindOf(node(c))))
        return c;
    return 0;
  }

  ScopeId functionScope() const {
    for (std::size_t i = open_.size(); i-- > 0;)
      if (scopes_.scopes[open_[i].scope].kind == NameScopeKind::Function)
        return open_[i].scope;
    return 0;
  }

  ScopeId open(NodeId n, NameScopeKind kind) {
    const auto id = static_cast<ScopeId>(scopes_.scopes.size());
    NameScope made;
    made.kind = kind;
    made.parent = current();
    scopes_.scopes.push_back(made);
    tree_.nodes[n].name = Symbol{id};
    open_.push_back({id, node(n).next});
    return id;
  }

  // All names that a pattern binds.
  void bindTarget(NodeId n, ScopeId scope) {
    switch (kindOf(node(n))) {
    case Kind::Identifier:
    case Kind::ShorthandPattern:
      return scopes_.bind(scope, node(n).name);
    case Kind::AssignmentPattern:
    case Kind::ObjectAssignmentPattern:
      if (const NodeId left = first(n))
        bindTarget(left, scope);
      return;
    case Kind::Parameter:
    case Kind::ArrayPattern:
    case Kind::ObjectPattern:
    case Kind::RestPattern:
    case Kind::PairPattern:
      for (NodeId c = tree_.firstChild(n); c; c = tree_.nextSibling(c, n)) {
        bindTarget(c, scope);
        if (kindOf(node(n)) == Kind::Parameter && isPattern(c))
          return; // what follows is its type and default
      }
      return;
    default:
      return;
    }
  }
  bool isPattern(NodeId n) const {
    const Kind kind = kindOf(node(n));
    return kind == Kind::Identifier || kind == Kind::ArrayPattern ||
           kind == Kind::ObjectPattern || kind == Kind::RestPattern ||
           kind == Kind::This;
  }

  void bindFirst(NodeId n, ScopeId scope) {
    for (NodeId c = tree_.firstChild(n); c; c = tree_.nextSibling(c, n))
      if (kindOf(node(c)) == Kind::Identifier)
        return scopes_.bind(scope, node(c).name);
  }

  void openFunction(NodeId n, bool isArrow) {
    ++scopes_.functionCount;
    const ScopeId id = open(n, NameScopeKind::Function);
    scopes_.scopes[id].isArrow = isArrow;
    if (kindOf(node(n)) == Kind::FunctionExpression)
      bindFirst(n, id);
    if (kindOf(node(n)) == Kind::MethodDefinition)
      noteThis(id);
    if (!isArrow)
      return;
    const NodeId parameter = first(n); // x => …
    if (parameter && kindOf(node(parameter)) == Kind::Identifier)
      scopes_.bind(id, node(parameter).name);
  }

  void noteThis(ScopeId id) {
    scopes_.scopes[id].usesThis = true;
    scopes_.bind(id, this_);
  }

  void useThis() {
    for (std::size_t i = open_.size(); i-- > 0;) {
      const ScopeId id = open_[i].scope;
      const NameScope &scope = scopes_.scopes[id];
      if (scope.kind == NameScopeKind::Class)
        return;
      if (scope.kind == NameScopeKind::Function && !scope.isArrow)
        return noteThis(id);
    }
  }

  void useArguments() {
    for (std::size_t i = open_.size(); i-- > 0;) {
      NameScope &scope = scopes_.scopes[open_[i].scope];
      if (scope.kind == NameScopeKind::Function && !scope.isArrow) {
        scope.usesArguments = true;
        return;
      }
    }
  }

  void bindDeclarators(NodeId n, ScopeId scope) {
    for (NodeId c = tree_.firstChild(n); c; c = tree_.nextSibling(c, n))
      if (kindOf(node(c)) == Kind::VariableDeclarator && first(c))
        bindTarget(first(c), scope);
  }

  void visit(NodeId n) {
    switch (kindOf(node(n))) {
    case Kind::CallExpression:
    case Kind::NewExpression:
    case Kind::AwaitExpression:
      scopes_.calls.push_back(n);
      return;
    case Kind::FunctionDeclaration:
      bindFirst(n, current());
      return openFunction(n, false);
    case Kind::FunctionExpression:
    case Kind::MethodDefinition:
      return openFunction(n, false);
    case Kind::ArrowFunction:
      return openFunction(n, true);
    case Kind::FormalParameters:
      for (NodeId c = tree_.firstChild(n); c; c = tree_.nextSibling(c, n))
        bindTarget(c, current());
      return;
    case Kind::ClassDeclaration:
      bindFirst(n, current());
      [[fallthrough]];
    case Kind::ClassExpression:
      scopes_.bind(open(n, NameScopeKind::Class), this_);
      return;
    case Kind::This:
    case Kind::Super:
      return useThis();
    case Kind::Identifier:
      if (node(n).name == arguments_)
        useArguments();
      return;
    default:
      visitStatement(n);
    }
  }

  void visitStatement(NodeId n) {
    switch (kindOf(node(n))) {
    case Kind::VariableDeclaration:
      return bindDeclarators(n, functionScope());
    case Kind::LexicalDeclaration:
      return bindDeclarators(n, current());
    case Kind::StatementBlock:
    case Kind::SwitchBody:
    case Kind::ForStatement:
    case Kind::StaticBlock:
      open(n, NameScopeKind::Block);
      return;
    case Kind::ForInStatement: {
      const NodeId kind = tree_.firstChild(n);
      const Kind declared = kind ? kindOf(node(kind)) : Kind::Other;
      const ScopeId outer = functionScope();
      const ScopeId inner = open(n, NameScopeKind::Block);
      if (first(n) && (declared == Kind::LetToken || declared == Kind::VarToken))
        bindTarget(first(n), declared == Kind::LetToken ? inner : outer);
      return;
    }
    case Kind::CatchClause: {
      const ScopeId inner = open(n, NameScopeKind::Block);
      if (first(n))
        bindTarget(first(n), inner);
      return;
    }
    case Kind::InterfaceDeclaration:
    case Kind::TypeAlias:
    case Kind::EnumDeclaration:
      return bindFirst(n, current());
    case Kind::Namespace:
      bindFirst(n, current());
      open(n, NameScopeKind::Block);
      return;
    default:
      return;
    }
  }

  SyntaxTree &tree_;
  Scopes &scopes_;
  Symbol this_, arguments_;
  std::vector<Open> open_;
};

} // namespace

void collectScopes(SyntaxTree &tree, StringTable &strings, Scopes &scopes) {
  scopes.reset(tree.nodes.size());
  Collector(tree, strings, scopes).run();
}

} // namespace philint::typescript
