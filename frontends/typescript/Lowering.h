// From the flat tree of one file to its ir::Unit. One class, since everything
// shares the unit, the scopes and the function under construction; its parts
// are in Expressions.cpp, Literals.cpp, Calls.cpp, Operators.cpp, Targets.cpp,
// Statements.cpp, Conditions.cpp, Control.cpp, Functions.cpp, Classes.cpp, Modules.cpp,
// Types.cpp and Jsx.cpp.
//
// Function bodies are lowered one after the other from a queue: where a function
// stands only the header is made. Recursion follows expressions and nested
// statements alone and stops at kMaximumDepth, where the rest becomes Unknown.
//
// What ECMAScript looks like in the IR: members are Field steps, also those of
// `o["name"]`; elements with a number are Key steps; `o[k]` is LoadKey. A promise
// is its value. An export `x` is the global `exports.x`.
#pragma once

#include "core/ir/Keys.h"
#include "frontends/common/Emitter.h"
#include "frontends/typescript/Scopes.h"

#include <optional>

namespace philint::typescript {

using ir::Span;
using ir::Var;

constexpr std::uint32_t kMaximumDepth = 600;

struct Scratch {
  SyntaxTree tree;
  Scopes scopes;
  EmitterScratch emitter;
  FlatMap captures, globals;
};

class Lowering : private Emitter {
public:
  Lowering(std::string_view source, ir::Unit &unit, Scratch &scratch);
  void run();

private:
  struct Pending {
    NodeId node = 0;
    ScopeId scope = 0;
    std::uint32_t depth = 0;
    bool isDone = false; // its body was made at once
  };
  // Where break and continue lead; a switch or block has no `next`.
  struct Loop {
    Label next = ir::kNone, exit = 0;
    std::size_t finalizers = 0; // how many were open outside
    Symbol label;
    bool isPlain = true; // a bare break leaves it
  };
  enum class Exit : std::uint8_t { Return, Jump };
  struct Leaving {
    Exit exit = Exit::Return;
    std::size_t loop = 0; // in loops_
    bool isContinue = false;
    auto operator<=>(const Leaving &) const = default;
  };
  // A `finally` that leaving statements run first: they jump to `entry`.
  struct Finalizer {
    Label entry = 0;
    Var result = ir::kNone;
    std::vector<Leaving> exits;
  };
  struct Applied {
    NodeId node = 0;
    Var value = ir::kNone, receiver = ir::kNone;
  };

  // The tree.
  const SyntaxNode &node(NodeId n) const { return tree_.nodes[n]; }
  Kind kind(NodeId n) const { return kindOf(tree_.nodes[n]); }
  Span span(NodeId n) const { return {node(n).begin, node(n).end}; }
  std::string_view text(NodeId n) const {
    return source_.substr(node(n).begin, node(n).end - node(n).begin);
  }
  NodeId first(NodeId n) const;
  NodeId following(NodeId n, NodeId parent) const;
  NodeId childOf(NodeId n, Kind wanted) const;
  NodeId lastOf(NodeId n) const;
  bool hasToken(NodeId n, Kind token) const { return childOf(n, token) != 0; }
  Kind operatorOf(NodeId n) const;
  bool containsCall(NodeId n) const;
  NodeId waitedFor(NodeId n) const;
  // Without parentheses, type assertions and `await` before a parenthesis.
  NodeId unwrapped(NodeId n) const;

  // Names.
  Var variable(Symbol name);
  Var globalVariable(std::uint32_t function, Symbol name);
  Var bindingVariable(std::uint32_t function, std::uint32_t binding);
  void assignName(Symbol name, Var value, Span span);
  Var thisValue(NodeId n);
  Symbol qualified(Symbol name);
  ScopeId enter(NodeId n); // gives the scope to go back to

  // Expressions.
  Var expression(NodeId n);
  Var dispatch(NodeId n);
  Var lessCommon(NodeId n);
  Var unknownConstruct(NodeId n);
  Var firstOf(NodeId n);
  Var identifier(NodeId n);
  Var argumentsObject(Span span);
  Var member(NodeId n);
  Var loadMember(Var base, NodeId n);
  Var typedExpression(NodeId n);
  Var assertedAs(Var value, NodeId n);
  Var awaited(NodeId n);
  Var awaitOf(NodeId waited);
  Var yield(NodeId n);

  // Calls.
  Var callExpression(NodeId n, std::uint8_t flags);
  Var construct(NodeId n);
  Var promise(NodeId n, NodeId executor);
  Var resolver(Var promised, Span span, bool rejects);
  bool reflectiveCall(NodeId callee, NodeId list, ir::Call &made);
  bool catchesChain(NodeId callee, NodeId list) const;
  Var catchCall(NodeId n, NodeId callee, NodeId list, std::uint8_t flags);
  Var superCall(NodeId n, NodeId callee, NodeId list);
  Var superObject(Span span);
  Var requireCall(NodeId n, NodeId list);
  void arguments(NodeId list, ir::Call &call);
  void typeArgument(NodeId types, ir::Call &call);
  Symbol writtenCallee(NodeId n);

  // Operators.
  Var binary(NodeId n);
  Var logical(NodeId n);
  Var conditional(NodeId n);
  Var unary(NodeId n);
  Var removal(NodeId n);
  void condition(NodeId n, Label whenTrue, Label whenFalse);

  // Conditions.
  void equality(NodeId n, Label whenEqual, Label whenOther, bool straight);
  void branchKnowing(Var condition, Symbol name, Var equal, Label whenTrue,
                     Label whenFalse, bool side, Span where);
  bool membership(NodeId n, Label whenTrue, Label whenFalse);
  bool memberTest(NodeId n, Label whenTrue, Label whenFalse);
  void noteReading(NodeId target, NodeId value);
  NodeId memberAsked(NodeId n, std::string_view method);
  std::optional<bool> tellsPlace(NodeId n) const;
  bool isLocal(NodeId n);
  bool isInScope(Symbol name) const;
  bool isKnown(NodeId n) const;
  bool isConstantTable(NodeId n);
  const FlatMap &tables();
  std::optional<bool> truthOf(NodeId n) const;

  // What regular expressions leave in `RegExp.$1`.
  bool readsCaptures(NodeId n) const;
  Var captures();
  Var matchedBy(NodeId call, const ir::Call &made) const;
  void noteMatch(NodeId call, const ir::Call &made);
  bool captureTest(NodeId n, Label whenTrue, Label whenFalse);

  // Literals.
  std::optional<std::string> constantText(NodeId n) const;
  Symbol textSymbol(std::string_view decoded);
  Var string(NodeId n);
  Var templateString(NodeId n);
  Var taggedTemplate(NodeId n, NodeId tag, NodeId text);
  Var array(NodeId n);
  Var object(NodeId n);
  void objectMember(Var into, NodeId c);
  std::optional<std::uint32_t> keyStep(NodeId key); // of a constant key
  Symbol keyName(NodeId key);

  // JSX.
  Var jsx(NodeId n);
  void jsxAttributes(NodeId tag, Var properties, std::vector<Var> &parts,
                     bool isIntrinsic);
  void jsxChildren(NodeId n, std::vector<Var> &parts);

  // Targets.
  void assign(NodeId target, Var value);
  void assignMember(NodeId target, Var value);
  void destructureArray(NodeId target, Var value);
  void destructureObject(NodeId target, Var value);
  Var withoutTaken(NodeId pattern, NodeId rest, Var value);
  Var withDefault(Var value, NodeId other);
  Var assignment(NodeId n);
  Var augmented(NodeId n);
  Var update(NodeId n, bool isCount);

  // Statements.
  void block(NodeId n);  // in a scope of its own
  void statements(NodeId n);
  void hoist(NodeId n);
  void statement(NodeId n);
  void declaration(NodeId n);
  void declarator(NodeId n);
  void errorNode(NodeId n);
  void returnStatement(NodeId n);
  bool returnTest(NodeId n);
  bool isAnd(NodeId n) const;
  void throwStatement(NodeId n);

  // Control.
  void ifStatement(NodeId n);
  void forStatement(NodeId n);
  void forInStatement(NodeId n);
  void whileStatement(NodeId n);
  void doStatement(NodeId n);
  void switchStatement(NodeId n);
  void labeledStatement(NodeId n);
  void loopBody(NodeId body, Label next, Label exit);
  void jumpStatement(NodeId n, bool isContinue);
  void tryStatement(NodeId n);
  void finallyCopies(NodeId last, Label normal, Label exceptional,
                     const Finalizer &finalizer, Label after);
  void leave(Leaving leaving, Var value, Span span);

  // Functions.
  struct Header {
    Symbol name;
    ir::FunctionKind kind = ir::FunctionKind::Function;
    std::uint32_t owner = ir::kNone; // class
    bool takesThis = false;
  };
  std::uint32_t newFunction(NodeId n, const Header &header);
  Var functionValue(NodeId n, Symbol hint);
  void functionDeclaration(NodeId n);
  void parameters(NodeId n, std::uint32_t index);
  void parameter(NodeId n, std::uint32_t index);
  bool isPlainDefault(NodeId n, ScopeId scope) const;
  void bindParameters(NodeId n);
  void functionBody(std::uint32_t index);
  Symbol arrowName();
  Symbol lambdaName();

  // Classes.
  Var classDefinition(NodeId n, Symbol hint,
                      const std::vector<NodeId> &decorators);
  void classMember(NodeId c, std::uint32_t index,
                   const std::vector<NodeId> &decorators);
  Symbol setterOf(Symbol member) {
    return intern(std::string(ir::kSetterPrefix) + std::string(name(member)));
  }
  void fieldMember(NodeId c, std::uint32_t index,
                   const std::vector<NodeId> &decorators);
  std::vector<Applied> evaluate(const std::vector<NodeId> &decorators);
  Var apply(const std::vector<Applied> &decorators, Var value);
  void parameterProperties(NodeId method);
  void interfaceDeclaration(NodeId n);
  NodeId schemaOf(NodeId generic) const;
  void schemaKeys(NodeId made, unsigned depth, std::vector<NodeId> &keys) const;
  std::uint32_t schemaClass(NodeId schema, Symbol own, Span where,
                            Span nameSpan);
  Var classValue(std::uint32_t index, Span where);
  void constantsClass(Symbol own, Span where, Span nameSpan);
  std::uint32_t typeClass(NodeId body, Symbol name, Span span, Span nameSpan);
  void typeAlias(NodeId n);
  void enumDeclaration(NodeId n);
  void namespaceDeclaration(NodeId n);

  // Modules.
  void importStatement(NodeId n);
  void exportStatement(NodeId n);
  void exportDeclared(NodeId declaration);
  void exportName(Symbol exported, Var value, Span span);
  void exportClause(NodeId clause, Symbol source, Span where);
  bool isExportsObject(NodeId n) const; // `exports` or `module.exports`
  bool assignExports(NodeId target, NodeId right, Var value);
  void boundNames(NodeId pattern, std::vector<NodeId> &out) const;
  Symbol sourceOf(NodeId n);
  NodeId initialiser(Symbol name) const;
  std::optional<std::string> filePath(NodeId n, unsigned depth) const;
  std::optional<std::string> joinedPath(NodeId list, unsigned depth) const;

  // Types.
  std::uint32_t addType(ir::TypeExpression type);
  std::uint32_t type(NodeId n);
  std::uint32_t annotationOf(NodeId n); // of a declarator, parameter, field
  void annotate(NodeId target, std::uint32_t type);

  std::string_view source_;
  SyntaxTree &tree_;
  Scopes &scopes_;
  FlatMap &captures_, &globals_;

  std::vector<Pending> pending_; // one a function
  std::uint32_t current_ = 0;    // function under construction
  ScopeId scope_ = 0;
  std::uint32_t depth_ = 0;
  Symbol hint_;        // what the value under construction will be called
  Symbol this_, super_, exports_, label_;
  Var namespace_ = ir::kNone; // object of the namespace that is open
  std::vector<Loop> loops_;
  std::vector<Finalizer> finalizers_;
  std::uint32_t finallyDepth_ = 0;
  FlatMap copies_; // function node to its index
  FlatMap tables_; // by name: 1 where it is a table of constants
  bool hasTables_ = false;
  bool usesCaptures_ = false; // the file reads `RegExp.$1`
  Var lastMatched_ = ir::kNone;   // by the call that was lowered last
  struct Reading {
    Symbol of, into; // `into = of.method()`
  };
  // Of the function under construction; what it waited for.
  std::vector<Reading> readings_;
  std::vector<Symbol> awaited_;
};

} // namespace philint::typescript
