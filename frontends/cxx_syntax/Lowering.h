// From the flat tree of one C or C++ file to its ir::Unit, without headers and
// without a build. One class, since everything shares the unit, the bindings
// and the function under construction; its parts are in Names.cpp,
// Declarations.cpp, Functions.cpp, Classes.cpp, Types.cpp, Expressions.cpp,
// Calls.cpp, Operators.cpp, Literals.cpp, Places.cpp, Statements.cpp and
// Control.cpp.
//
// Function bodies are lowered one after the other from a queue. Recursion
// follows expressions and nested statements alone and stops at kMaximumDepth,
// where the rest becomes Unknown.
//
// What C++ looks like in the IR:
// - a pointer or reference is its pointee: `&x` and `*p` are x and p, and
//   `*p = v` overwrites the object that p shares with other names;
// - a value of its own (`T a = b`, a parameter by value) is a Choose of one;
// - members are Field steps, elements [any] or the key of a constant text;
// - names are qualified with "::". A name that the file does not declare is an
//   import whose path lists the scopes to look in; link knows the program;
// - a constructor is the member "(constructor)", a destructor "(destructor)".
#pragma once

#include "frontends/common/Emitter.h"
#include "frontends/cxx_syntax/Index.h"
#include "frontends/cxx_syntax/Macros.h"

#include <map>
#include <optional>

namespace philint::cxx {

using ir::Span;
using ir::Var;

constexpr std::uint32_t kMaximumDepth = 400;
constexpr std::string_view kConstructor = "(constructor)";
constexpr std::string_view kDestructor = "(destructor)";

struct Scratch {
  SyntaxTree tree;
  EmitterScratch emitter;
  FlatMap captures, globals;
};

class Lowering : private Emitter {
public:
  // `macros.text` is what was parsed, where the file has macros.
  Lowering(std::string_view file, const ExpandedText &macros, ir::Unit &unit,
           Scratch &scratch);
  void run();

private:
  struct Binding {
    Symbol name;
    Var variable = ir::kNone;
    std::uint32_t function = 0;
    std::uint32_t id = 0;
    Traits traits;
    Var into = ir::kNone;   // of an iterator: the object that gave it
    Var pointee = ir::kNone; // of `T **p = &q`: the variable q
    // Members that point to variables: `holder.place = &text`.
    std::vector<std::pair<Symbol, Var>> pointees;
    bool isExposed = false; // its address is known elsewhere
    bool isType = false;
    bool isObject = false; // of a class, destroyed where the block ends
    bool isText = false;   // an array of characters, which ends there as well
  };
  struct Pending {
    NodeId node = 0, declarator = 0;
    std::string scope;      // namespaces and classes around
    std::string ownerClass; // qualified
    std::uint32_t depth = 0;
    bool hasThis = false;
    std::vector<Binding> visible; // of a lambda or local class
  };
  struct Loop {
    Label next = ir::kNone, exit = 0;
  };
  // What an expression designates: a variable, a member or element of an
  // object, or the object itself.
  struct Place {
    enum Kind : std::uint8_t { Variable, Member, Key, Object } kind = Object;
    Var base = ir::kNone;
    std::uint32_t step = ir::kNone;
    Var key = ir::kNone;
    Traits traits;
    bool isExposed = false;
    Span span;
  };
  struct Header {
    std::string name; // qualified
    Symbol own;       // the last part
    ir::FunctionKind kind = ir::FunctionKind::Function;
    std::uint32_t owner = ir::kNone; // class of the unit
    std::string ownerName;
    bool hasThis = false;
  };

  void include(const SyntaxNode &n);

  // The tree.
  const SyntaxNode &node(NodeId n) const { return source_.tree.nodes[n]; }
  Kind kind(NodeId n) const { return source_.kind(n); }
  Span span(NodeId n) const { return inFile({node(n).begin, node(n).end}); }
  Span inFile(Span span) const {
    return span.end <= fileSize_ ? span : macros_.inFile(span);
  }
  std::string_view text(NodeId n) const { return source_.textOf(n); }
  NodeId first(NodeId n) const { return source_.first(n); }
  NodeId following(NodeId n, NodeId parent) const {
    return source_.following(n, parent);
  }
  NodeId childOf(NodeId n, Kind wanted) const {
    return source_.childOf(n, wanted);
  }
  NodeId lastOf(NodeId n) const { return source_.lastOf(n); }
  bool hasToken(NodeId n, Kind token) const {
    return source_.hasToken(n, token);
  }
  NodeId operatorOf(NodeId n) const; // the node of its token
  NodeId unwrapped(NodeId n) const;  // without parentheses

  // Names.
  Binding *find(Symbol name);
  Var use(const Binding &binding);
  Var captured(std::uint32_t function, const Binding &binding);
  Var globalVariable(const std::string &name);
  void bind(Symbol name, Var variable, Traits traits);
  std::string qualified(const std::string &name) const;
  std::string scopesToSearch(std::string_view name) const;
  Var imported(std::string name, Span span);
  const DeclaredName *declared(const std::string &name,
                               std::string &whole) const;
  const Traits *ownField(const std::string &name) const;
  bool isOwnMethod(const std::string &name) const;
  bool looksLikeMember(const std::string &name) const;
  Symbol memberName(std::string_view name);
  std::string expanded(std::string name) const; // macros that are names
  Var thisValue();

  // Declarations.
  void topLevel(NodeId n);
  void topLevelChildren(NodeId n);
  void namespaceDefinition(NodeId n);
  void declaration(NodeId n);
  void declareOne(NodeId n, NodeId declarator, Traits traits, NodeId type);
  bool isConstruction(NodeId function) const;
  Var initialValue(NodeId type, Traits &traits, NodeId value, Span where);
  Var emptyValue(NodeId type, const Traits &traits, Span where);
  void structuredBinding(NodeId binding, Var value);
  void typeDefinition(NodeId n);
  void enumDefinition(NodeId n);

  // Functions.
  void functionDefinition(NodeId n);
  std::uint32_t newFunction(NodeId n, NodeId declarator, const Header &header);
  void parameters(NodeId list, std::uint32_t index);
  void bindParameters(NodeId list);
  NodeId nameOfPack(NodeId parameter) const;
  void functionBody(std::uint32_t index);
  void memberInitializers(NodeId list);
  Var lambda(NodeId n);

  // Classes.
  Var classDefinition(NodeId n);
  void classBody(NodeId body, std::uint32_t index, const std::string &name);
  void noteVirtual(NodeId n, std::uint32_t index);
  void method(NodeId n, std::uint32_t index, const std::string &name);
  void fields(NodeId n, std::uint32_t index, const std::string &name);

  // Types.
  std::uint32_t type(NodeId n);
  Var typeValue(NodeId n); // kNone where it is built in
  bool isClassType(NodeId n) const;

  // Expressions.
  Var expression(NodeId n);
  Var dispatch(NodeId n);
  Var lessCommon(NodeId n);
  Var unknownConstruct(NodeId n);
  Var identifier(NodeId n);
  Var named(const std::string &name, NodeId n);
  Var fieldExpression(NodeId n);
  Var loadField(Var base, NodeId n);
  Var pointerExpression(NodeId n);
  Var newExpression(NodeId n);
  void deleteExpression(NodeId n);
  void destroy(Var object, Span where, std::string_view written = {});

  // Calls.
  Var callExpression(NodeId n);
  Var construct(NodeId type, NodeId arguments, Span where);
  void arguments(NodeId list, ir::Call &call);
  void callee(NodeId n, ir::Call &call);
  Var variadic(NodeId callee, NodeId list);
  Var misread(NodeId parameter); // a value that was read as a parameter
  std::string writtenCallee(NodeId n) const;
  std::string signalName(NodeId n) const;
  Var memberOfSignal(const std::string &member, NodeId n,
                     const ir::Call &made);
  Var castCall(NodeId n, NodeId list);

  // Operators.
  Var binary(NodeId n);
  Var shifts(NodeId n);
  bool isOfOwnClass(NodeId n);
  void operatorCalls(NodeId n, NodeId left, Var value, Var other);
  Var conditional(NodeId n);
  Var unary(NodeId n);
  Var logical(NodeId n);
  void condition(NodeId n, Label whenTrue, Label whenFalse);
  std::optional<bool> truthOf(NodeId n) const;
  bool isNumeric(NodeId n);
  bool isPointer(NodeId n);
  Traits traitsOf(NodeId n);

  // Literals.
  Var string(NodeId n);
  std::string decoded(NodeId n) const;
  Var initializerList(NodeId n);

  // Places.
  Place place(NodeId n);
  const Binding *localNamed(NodeId value); // a variable of this function
  Var pointeeOf(NodeId value);
  Var addressed(NodeId value); // of `&text`: the variable
  Var pointeeOfMember(NodeId member);
  void pointMember(NodeId target, NodeId value);
  Var giver(NodeId value); // of `object.method()`: the object, a variable
  std::optional<Place> element(NodeId n); // behind an iterator
  Var read(const Place &place);
  void write(const Place &place, Var value);
  Var assignment(NodeId n);
  Var update(NodeId n);
  Var copied(Var value, Span span);
  Var ownCopy(Var value, NodeId of); // where the expression is a place
  void overwrite(Var object, Var value, Span span);

  // Statements and control.
  void block(NodeId n);
  void statements(NodeId n);
  void statement(NodeId n);
  void errorNode(NodeId n);
  void returnStatement(NodeId n);
  void throwStatement(NodeId n);
  void preprocIf(NodeId n, bool atTopLevel);
  NodeId conditionOf(NodeId clause); // declares what it declares
  void ifStatement(NodeId n);
  void forStatement(NodeId n);
  void rangeFor(NodeId n);
  void whileStatement(NodeId n);
  void doStatement(NodeId n);
  void switchStatement(NodeId n);
  void tryStatement(NodeId n);
  void gotoStatement(NodeId n);
  void labeledStatement(NodeId n);
  void loopBody(NodeId body, Label next, Label exit);
  Label labelNamed(Symbol name);

  Source source_;
  const ExpandedText &macros_;
  std::uint32_t fileSize_ = 0;
  Index index_;
  FlatMap &captures_, &globals_;
  std::vector<Pending> pending_; // one a function
  std::vector<Binding> bindings_;
  std::uint32_t bindingCount_ = 0;
  std::uint32_t current_ = 0; // function under construction
  std::uint32_t depth_ = 0;
  std::string scope_;      // namespaces and classes around, "a::b"
  std::string ownerClass_; // whose method is under construction
  Symbol this_;
  std::uint32_t lambdas_ = 0;
  std::vector<Loop> loops_;
  std::map<std::uint32_t, std::pair<Label, bool>> labels_; // by symbol
};

} // namespace philint::cxx
