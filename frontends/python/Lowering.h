// From the flat tree of one file to its ir::Unit. One class, since everything
// shares the unit, the scopes and the function under construction; its parts
// are in Expressions.cpp, Literals.cpp, Targets.cpp, Statements.cpp,
// Constants.cpp, Control.cpp, Match.cpp, Definitions.cpp and Types.cpp.
//
// Function bodies are lowered one after the other from a queue: at a `def` only
// the header is made. Recursion follows expressions and nested statements alone
// and stops at kMaximumDepth, where the rest becomes an Unknown.
#pragma once

#include "frontends/common/FunctionBuilder.h"
#include "frontends/python/Scopes.h"

#include <optional>

namespace philint::python {

using ir::Span;
using ir::Var;

constexpr std::uint32_t kMaximumDepth = 1000;

// Memory that one thread uses for file after file.
struct Scratch {
  SyntaxTree tree;
  Scopes scopes;
  FunctionBuilder builder;
  FlatMap steps, constants, captures, globals;
};

class Lowering {
public:
  Lowering(std::string_view source, ir::Unit &unit, Scratch &scratch);
  void run();

private:
  struct Pending {
    NodeId node = 0;
    ScopeId scope = 0;
    std::uint32_t depth = 0;
  };
  // Where break and continue lead.
  struct Loop {
    Label next = 0, exit = 0;
    std::size_t finalizers = 0; // how many were open outside the loop
  };
  // A `finally` that leaving statements run first: they jump to `exit`.
  enum class Exit : std::uint8_t { Return = 1, Break = 2, Continue = 4 };
  struct Finalizer {
    Label exit = 0;
    Var result = ir::kNone; // what the function returns through it
    std::uint8_t exits = 0; // set of Exit
  };
  struct Decorator {
    NodeId node = 0;
    Var value = ir::kNone;
    Var receiver = ir::kNone;
  };

  // The tree.
  const SyntaxNode &node(NodeId n) const { return tree_.nodes[n]; }
  Kind kind(NodeId n) const { return kindOf(tree_.nodes[n]); }
  Span span(NodeId n) const { return {node(n).begin, node(n).end}; }
  std::string_view text(NodeId n) const {
    return source_.substr(node(n).begin, node(n).end - node(n).begin);
  }
  std::string_view name(Symbol s) const { return unit_.strings.text(s); }
  // First child and next sibling that are neither tokens nor errors; 0: none.
  NodeId first(NodeId n) const;
  NodeId following(NodeId n, NodeId parent) const;
  NodeId childOf(NodeId n, Kind wanted) const;
  bool containsCall(NodeId n) const;
  bool startsWith(NodeId n, std::string_view word) const;

  // Instructions.
  ir::Function &function() { return builder_.function(); }
  std::uint32_t step(ir::StepKind kind, Symbol name = {});
  std::uint32_t fieldStep(std::string_view name);
  std::uint32_t indexStep(std::size_t index);
  std::uint32_t indexFromEnd(std::size_t back);
  Var constant(ir::ConstantKind kind, Symbol text, Span span);
  Var load(Var from, std::uint32_t step, Span span);
  void store(Var into, std::uint32_t step, Var value, Span span);
  Var loadKey(Var from, Var key, Span span);
  void storeKey(Var into, Var key, Var value, Span span);
  Var derive(ir::DeriveKind kind, std::vector<Var> operands, Span span);
  Var unknown(std::vector<Var> operands, Span span);
  Var container(ir::ContainerKind kind, Span span);
  Var iterate(Var from, Span span);
  Var call(ir::Call call, Span span);
  Var callMember(NodeId object, Var receiver, std::string_view member,
                 std::uint8_t flags);
  void move(Var to, Var from, Span span);
  Var unnamedLocal() { return builder_.variable({}, ir::VariableKind::Local); }

  // Names.
  Var variable(Symbol name);
  Var globalVariable(std::uint32_t function, Symbol name);
  Var bindingVariable(std::uint32_t function, std::uint32_t binding);
  void assignName(Symbol name, Var value, Span span);
  ScopeId definitionScope() const; // the innermost that is no comprehension
  Symbol qualified(Symbol name);

  // Expressions.
  Var expression(NodeId n);
  Var dispatch(NodeId n);
  Var lessCommon(NodeId n);
  Var tooDeep(NodeId n);
  Var unknownConstruct(NodeId n);
  Var firstOf(NodeId n); // the value of the first child
  Var attribute(NodeId n);
  Var subscript(NodeId n);
  Var loadSubscript(Var base, NodeId n);
  Var loadIndex(Var base, NodeId n);
  std::optional<Symbol> columnKey(NodeId n);
  Var columns(Var base, Var selected, NodeId n);
  Var callExpression(NodeId n, std::uint8_t flags);
  Var superReceiver(NodeId object);
  Var setAttribute(NodeId n, NodeId list, const ir::Call &callee);
  void overwrite(NodeId callee, NodeId list, Var receiver,
                 const std::vector<ir::Argument> &given);
  Var slice(Var base, NodeId part, Span span);
  bool isBuiltin(NodeId n, std::string_view wanted) const;
  void arguments(NodeId n, ir::Call &call);
  void argument(NodeId n, ir::Call &call);
  Symbol writtenCallee(NodeId n);
  Symbol compactText(NodeId n);
  Var await(NodeId n);
  bool mayBePiped(NodeId n) const;
  ir::Var pipe(std::vector<ir::Var> operands, ir::Var right, bool structured,
               NodeId n);
  ir::Var joined(std::vector<ir::Var> operands, ir::Var right, NodeId n);
  ir::Var overloaded(ir::Var object, std::string_view member, ir::Var other,
                     NodeId n);
  Var binary(NodeId n);
  Var combine(Kind op, NodeId leftNode, std::vector<Var> operands,
              NodeId rightNode, Span span);
  bool isContainerLiteral(NodeId n) const;
  Var unary(NodeId n);
  Var comparison(NodeId n);
  void dropConstants(std::vector<NodeId> &operands, bool isAnd);
  Var boolean(NodeId n);
  Var conditional(NodeId n);
  Var namedExpression(NodeId n);
  Var yield(NodeId n);
  NodeId comparedWithConstant(NodeId n, bool &negated) const;
  void condition(NodeId n, Label whenTrue, Label whenFalse);
  bool equality(NodeId n, Label whenTrue, Label whenFalse);
  void booleanOperands(NodeId n, std::vector<NodeId> &out);
  Kind operatorOf(NodeId n) const;

  // Constants.
  NodeId literalOf(NodeId n) const;
  NodeId boundOnce(Symbol name) const;
  std::optional<long long> integerOf(NodeId n, unsigned depth = 0) const;
  std::optional<bool> comparisonTruth(NodeId n) const;
  std::optional<bool> truthOf(NodeId n, unsigned depth = 0) const;
  bool iteratesNothing(NodeId n) const;
  void skip(NodeId n); // code that never runs

  // Literals.
  bool isString(NodeId n) const;
  Var string(NodeId n);
  std::optional<std::string> constantText(NodeId n) const;
  void stringParts(NodeId n, std::vector<Var> &parts, std::string &pending,
                   Span &pendingSpan);
  Var interpolation(NodeId n, std::vector<Var> &parts);
  Var percentFormat(NodeId left, NodeId right, Span span);
  Symbol textSymbol(std::string_view decoded);
  Var sequence(NodeId n, ir::ContainerKind kind);
  Var dictionary(NodeId n);
  void dictionaryEntry(Var into, NodeId key, NodeId value);
  std::optional<Symbol> constantKey(NodeId n);
  Var comprehension(NodeId n);
  void comprehensionClauses(NodeId clause, NodeId n, Var into, NodeId body,
                            Label skip);
  Symbol intern(std::string_view s) { return unit_.strings.intern(s); }

  // Targets.
  void assign(NodeId target, Var value);
  void unpack(NodeId target, Var value);
  Var restOf(Var value, std::size_t index, Span span);
  void assignSubscript(NodeId target, Var value);
  void assignment(NodeId n);
  bool assignPairwise(NodeId target, NodeId right);
  Var rightHandSide(NodeId n);
  void annotate(NodeId target, NodeId type, Var value);
  void augmentedAssignment(NodeId n);
  void erase(NodeId n);
  void exportList(NodeId target, NodeId right, bool extend);

  // Statements.
  void block(NodeId n); // of the root: the module's body
  void blockOf(NodeId n) {
    if (const NodeId b = childOf(n, Kind::Block))
      block(b);
  }
  void statement(NodeId n);
  void simpleStatement(NodeId n);
  void compoundStatement(NodeId n);
  void expressionStatement(NodeId n);
  void errorNode(NodeId n);
  void errorsBelow(NodeId n);
  void loopBody(NodeId n, Label next, Label exit, Label afterElse);
  void ifStatement(NodeId n);
  void forStatement(NodeId n);
  void whileStatement(NodeId n);
  void neverLoops(NodeId n);
  void assertStatement(NodeId n);
  void raiseStatement(NodeId n);
  void returnStatement(NodeId n);
  void printStatement(NodeId n);
  void importStatement(NodeId n);
  void importFrom(NodeId n);
  Var import(ir::Import made);
  Symbol dottedName(NodeId n);
  void aliasedImport(NodeId n, ir::Import made);
  NodeId docstringOf(NodeId block) const;

  // Leaving statements and protected regions.
  void tryStatement(NodeId n);
  void handlers(NodeId n, Label entry, Label after);
  void handlerClause(NodeId clause, Label next, Label after);
  bool catchesAll(NodeId clause) const;
  void finallyCopies(NodeId last, Label normal, Label exceptional,
                     const Finalizer &finalizer, Label after);
  void leaveFinally(const Finalizer &finalizer, Span where);
  void leaveBy(Exit exit, Var value, Span where);
  void withStatement(NodeId n);
  void matchStatement(NodeId n);
  void caseClause(NodeId n, Var subject, NodeId subjectNode, Label after);
  bool neverMatches(NodeId pattern, NodeId subject) const;
  bool isIrrefutable(NodeId pattern) const;
  void patternOperands(NodeId pattern, std::vector<Var> &out);
  void bindPattern(NodeId pattern, Var subject);
  void bindUnionPattern(NodeId pattern, Var subject);
  bool bindsNames(NodeId pattern) const;
  void bindSequencePattern(NodeId pattern, Var subject);
  void bindMappingPattern(NodeId pattern, Var subject);
  void bindClassPattern(NodeId pattern, Var subject);

  // Definitions.
  void decorated(NodeId n);
  void functionDefinition(NodeId n, const std::vector<NodeId> &decorators);
  void classDefinition(NodeId n, const std::vector<NodeId> &decorators);
  void classHeader(NodeId list, std::uint32_t index);
  std::vector<Decorator> evaluate(const std::vector<NodeId> &decorators);
  Var apply(const std::vector<Decorator> &decorators, Var value);
  ir::FunctionKind memberKind(Symbol name,
                              const std::vector<NodeId> &decorators,
                              bool &isAbstract, bool &isAccessor);
  std::string_view decoratorName(NodeId n) const;
  Var closure(std::uint32_t function, Span span);
  Var lambda(NodeId n);
  std::uint32_t newFunction(NodeId n, Symbol name, ir::FunctionKind kind);
  void parameters(NodeId list, std::uint32_t index);
  void parameter(NodeId n, std::uint32_t index, bool afterStar);
  void tupleParameters(NodeId list);
  void functionBody(std::uint32_t index);

  // Types.
  std::uint32_t type(NodeId n);
  std::uint32_t genericType(NodeId base, NodeId list, NodeId argument);
  std::uint32_t unionType(NodeId n);
  std::uint32_t literalType(NodeId n);
  std::uint32_t textType(std::string_view &rest, Span span,
                         std::uint32_t depth);
  std::uint32_t textTypeAtom(std::string_view &rest, Span span,
                             std::uint32_t depth);
  std::uint32_t addType(ir::TypeExpression type);

  std::string_view source_;
  ir::Unit &unit_;
  SyntaxTree &tree_;
  Scopes &scopes_;
  FunctionBuilder &builder_;
  FlatMap &steps_, &constants_, &captures_, &globals_;

  std::vector<Pending> pending_; // one a function
  std::uint32_t current_ = 0;    // function under construction
  ScopeId scope_ = 0;
  std::uint32_t depth_ = 0;
  std::vector<Loop> loops_;
  std::vector<Finalizer> finalizers_;
  std::vector<Var> caught_;        // exceptions of the handlers that are open
  std::uint32_t finallyDepth_ = 0; // of `finally` bodies
  FlatMap copies_; // function node to its index, inside copied `finally` bodies
};

} // namespace philint::python
