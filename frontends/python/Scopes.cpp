#include "frontends/python/Scopes.h"

namespace philint::python {

void Scopes::bind(ScopeId scope, Symbol name, NameKind kind, NodeId value) {
  if (scope == 0 || !name)
    return;
  std::uint32_t &index = byName_.at(keyOf(scope, name));
  if (index == FlatMap::kAbsent) {
    index = static_cast<std::uint32_t>(bindings.size());
    bindings.push_back({kind, name, scope});
  } else if (kind != NameKind::Local) {
    bindings[index].kind = kind; // `global` wins wherever it stands
  }
  ++bindings[index].count;
  bindings[index].value = value;
}

namespace {

class Collector {
public:
  Collector(SyntaxTree &tree, std::string_view source, StringTable &strings,
            Scopes &scopes)
      : tree_(tree), source_(source), strings_(strings), scopes_(scopes) {}

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

  // The scope that `:=` binds in: comprehensions do not count.
  ScopeId enclosing() const {
    for (std::size_t i = open_.size(); i-- > 0;)
      if (scopes_.scopes[open_[i].scope].kind != NameScopeKind::Inline)
        return open_[i].scope;
    return 0;
  }

  void open(NodeId n, NameScopeKind kind) {
    const auto id = static_cast<ScopeId>(scopes_.scopes.size());
    scopes_.scopes.push_back({kind});
    tree_.nodes[n].name = Symbol{id};
    open_.push_back({id, node(n).next});
  }

  void bindFirstIdentifier(NodeId n, ScopeId scope) {
    for (NodeId c = n; c < node(n).next; ++c)
      if (kindOf(node(c)) == Kind::Identifier) {
        scopes_.bind(scope, node(c).name, NameKind::Local);
        return;
      }
  }

  // All names that a target binds; x.y and x[y] bind none.
  void bindTarget(NodeId n, ScopeId scope) {
    for (NodeId c = n; c < node(n).next;) {
      const Kind kind = kindOf(node(c));
      if (kind == Kind::Attribute || kind == Kind::Subscript) {
        c = node(c).next;
        continue;
      }
      if (kind == Kind::Identifier)
        scopes_.bind(scope, node(c).name, NameKind::Local);
      ++c;
    }
  }

  // `name = value` and nothing else tells what the name is bound to.
  void bindAssignment(NodeId n) {
    const NodeId target = tree_.firstChild(n);
    if (!target)
      return;
    const NodeId value = tree_.nextSibling(target, n);
    if (kindOf(node(target)) == Kind::Identifier && value &&
        !tree_.nextSibling(value, n) && !isToken(kindOf(node(value))))
      scopes_.bind(current(), node(target).name, NameKind::Local, value);
    else
      bindTarget(target, current());
  }

  void bindParameters(NodeId n, ScopeId scope) {
    for (NodeId c = tree_.firstChild(n); c; c = tree_.nextSibling(c, n)) {
      NodeId pattern = c;
      if (kindOf(node(c)) == Kind::DefaultParameter)
        pattern = tree_.firstChild(c);
      if (kindOf(node(pattern)) == Kind::TuplePattern)
        bindTarget(pattern, scope);
      else
        bindFirstIdentifier(c, scope);
    }
  }

  void bindImports(NodeId n, bool skipModule) {
    for (NodeId c = tree_.firstChild(n); c; c = tree_.nextSibling(c, n)) {
      if (skipModule) {
        skipModule = isToken(kindOf(node(c)));
        continue;
      }
      if (kindOf(node(c)) == Kind::AliasedImport) {
        bindFirstIdentifier(c, current());
      } else if (kindOf(node(c)) == Kind::DottedName) {
        const std::string_view text = strings_.text(node(c).name);
        const std::size_t dot = text.find_first_of(". \t\\");
        scopes_.bind(current(),
                     dot == std::string_view::npos
                         ? node(c).name
                         : strings_.intern(text.substr(0, dot)),
                     NameKind::Local);
      }
    }
  }

  void declare(NodeId n, NameKind kind) {
    for (NodeId c = tree_.firstChild(n); c; c = tree_.nextSibling(c, n))
      if (kindOf(node(c)) == Kind::Identifier) {
        scopes_.bind(current(), node(c).name, kind);
        if (kind == NameKind::Nonlocal)
          scopes_.nonlocals.push_back(node(c).name);
      }
  }

  void bindCapture(NodeId n) {
    const std::string_view text = strings_.text(node(n).name);
    if (text.find('.') == std::string_view::npos)
      scopes_.bind(enclosing(), node(n).name, NameKind::Local);
  }

  void visit(NodeId n) {
    switch (kindOf(node(n))) {
    case Kind::Call:
    case Kind::Await:
      scopes_.calls.push_back(n);
      break;
    case Kind::FunctionDefinition:
      bindFirstIdentifier(n, current());
      ++scopes_.functionCount;
      open(n, NameScopeKind::Function);
      break;
    case Kind::Lambda:
      ++scopes_.functionCount;
      open(n, NameScopeKind::Function);
      break;
    case Kind::ClassDefinition:
      bindFirstIdentifier(n, current());
      open(n, NameScopeKind::Class);
      break;
    case Kind::ListComprehension:
    case Kind::SetComprehension:
    case Kind::DictionaryComprehension:
    case Kind::GeneratorExpression:
      open(n, NameScopeKind::Inline);
      break;
    case Kind::Parameters:
    case Kind::LambdaParameters:
      bindParameters(n, current());
      break;
    default:
      visitStatement(n);
    }
  }

  void visitStatement(NodeId n) {
    switch (kindOf(node(n))) {
    case Kind::Assignment:
      bindAssignment(n);
      break;
    case Kind::AugmentedAssignment:
    case Kind::ForStatement:
    case Kind::ForInClause:
      if (const NodeId target = tree_.firstChild(n))
        bindTarget(target, current());
      break;
    case Kind::TypeAliasStatement:
      bindFirstIdentifier(n, current());
      break;
    case Kind::NamedExpression:
      bindFirstIdentifier(n, enclosing());
      break;
    case Kind::AsPatternTarget:
      bindTarget(n, enclosing());
      break;
    case Kind::ExceptClause:
      bindLegacyAlias(n);
      break;
    case Kind::ImportStatement:
    case Kind::FutureImportStatement:
      bindImports(n, false);
      break;
    case Kind::ImportFromStatement:
      bindImports(n, true);
      break;
    case Kind::GlobalStatement:
      declare(n, NameKind::Global);
      break;
    case Kind::NonlocalStatement:
      declare(n, NameKind::Nonlocal);
      break;
    default:
      visitPattern(n);
    }
  }

  // `except Error, name:` of Python 2.
  void bindLegacyAlias(NodeId n) {
    std::size_t count = 0;
    for (NodeId c = tree_.firstChild(n); c; c = tree_.nextSibling(c, n))
      if (!isToken(kindOf(node(c))) && count++ == 1 &&
          isLegacyAlias(node(c), source_))
        scopes_.bind(enclosing(), node(c).name, NameKind::Local);
  }

  void visitPattern(NodeId n) {
    const Kind kind = kindOf(node(n));
    if (kind == Kind::CasePattern || kind == Kind::AsPattern ||
        kind == Kind::SplatPattern || kind == Kind::UnionPattern ||
        kind == Kind::KeywordPattern || kind == Kind::DictPattern) {
      const bool bindsIdentifiers =
          kind == Kind::SplatPattern || kind == Kind::AsPattern;
      const bool inCase =
          kind != Kind::AsPattern ||
          kindOf(node(tree_.firstChild(n))) == Kind::CasePattern;
      for (NodeId c = tree_.firstChild(n); c && inCase;
           c = tree_.nextSibling(c, n)) {
        if (kindOf(node(c)) == Kind::DottedName)
          bindCapture(c);
        else if (bindsIdentifiers && kindOf(node(c)) == Kind::Identifier)
          scopes_.bind(enclosing(), node(c).name, NameKind::Local);
      }
    }
  }

  SyntaxTree &tree_;
  std::string_view source_;
  StringTable &strings_;
  Scopes &scopes_;
  std::vector<Open> open_;
};

} // namespace

void collectScopes(SyntaxTree &tree, std::string_view source,
                   StringTable &strings, Scopes &scopes) {
  scopes.reset(tree.nodes.size());
  Collector(tree, source, strings, scopes).run();
}

} // namespace philint::python
