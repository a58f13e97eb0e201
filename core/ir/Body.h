// What a frontend emits: for each function a small control-flow graph over a
// few instructions. Lowering (Lower.h) turns it into the FlowGraph, which
// alone is kept. A frontend never builds SSA, never tracks aliases, closures
// or mutation; it says in evaluation order what the source does.
//
// Invariants (checked by verify() in Verify.h):
// - every Var, block, function, class and symbol id is in range;
// - a block's instructions are contiguous, blocks are in source order and block
//   0 is the entry; every block ends in exactly one terminator;
// - functions[0] is the module body; a function's `parent` has a smaller index;
// - a Captured variable names a variable of the parent (`outer`), which is a
//   local, a parameter or itself captured there.
//
// In text form (Text.h), `def greet(p): return f"hi {p.name}"` is
//
//   function greet kind=function parent=0 span=0:36
//     param p
//     block 0
//       %1 = load p .name
//       %2 = derive format "hi " %1
//       return %2
#pragma once

#include "core/support/Symbol.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace philint::ir {

// Half-open byte range in the unit's source.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  auto operator<=>(const Span &) const = default;
};

constexpr std::uint32_t kNone = 0xffffffffU;

// One step of an access path. Key holds the constant's text ("name", "0"; see
// Keys.h); lowering resolves a number below zero, which counts from the end.
// Field a member's name; Any an element that is not known; Deref a pointee.
enum class StepKind : std::uint8_t { Field, Key, Any, Deref };
struct Step {
  StepKind kind = StepKind::Field;
  Symbol name; // empty for Any and Deref
  auto operator<=>(const Step &) const = default;
};

using Var = std::uint32_t; // index in Function::variables

enum class VariableKind : std::uint8_t {
  Temporary, // assigned once, unnamed
  Local,
  Parameter,
  Captured, // a variable of the parent function: `outer` is its Var there
  Global,   // a module-level name of this unit, by name; in functions[0] all
            // module-level names are Global
};

struct Variable {
  Symbol name;
  VariableKind kind = VariableKind::Temporary;
  Var outer = kNone;
};

enum class Op : std::uint8_t {
  Move,     // dst = a
  Constant, // dst = constants[aux]
  Load,     // dst = a[steps[aux]]
  Store,    // a[steps[aux]] = b
  LoadKey,  // dst = a[b], key not written as a constant (link may know it)
  StoreKey, // a[b] = value in operands[aux]
  Overwrite, // the object that a is becomes b, under all its names
  Call,     // dst = calls[aux]
  Closure,  // dst = the function with index aux
  Class,    // dst = the class with index aux (its bases are operands there)
  Import,   // dst = imports[aux]
  New,      // dst = an empty container; aux is a ContainerKind
  Derive,   // dst = computed from operands[aux]; `derive` says how
  Catch,    // dst = what the handler of this block caught; aux: operand list of
            // the caught types (kNone: any)
  Yield,    // an element of the function's result becomes a; dst = what is sent
  Iterate,  // dst = the next element of a (for loops; a generator or container)
  Unknown,  // dst = an unknown construct over operands[aux]; passes taint
  Refine,   // from here on the object that a is is known to be b
};

enum class ContainerKind : std::uint8_t { List, Dict, Tuple, Set };

// How a Derive computes. Format and Concat embed their operands' content, or
// their elements where Concat joins sequences that are written out;
// Compute (arithmetic) passes it; Choose yields one of its operands (and, or,
// conditional); Clean (comparison, not, in, is) carries no content.
// Choose is one of its operands, Merge a new object with what all of them hold.
enum class DeriveKind : std::uint8_t {
  Format,
  Concat,
  Compute,
  Choose,
  Clean,
  Merge,
};

enum class ConstantKind : std::uint8_t {
  String,
  Bytes,
  Integer,
  Float,
  Boolean,
  None,
};
struct Constant {
  ConstantKind kind = ConstantKind::None;
  Symbol text; // decoded text of a string; a number as written
};

struct Instruction {
  Op op = Op::Unknown;
  DeriveKind derive = DeriveKind::Format;
  Var dst = kNone;
  Var a = kNone;
  Var b = kNone;
  std::uint32_t aux = kNone;
  Span span;
};

enum class ArgumentKind : std::uint8_t {
  Positional,
  Named,       // name=value
  Spread,      // *value
  NamedSpread, // **value
};
struct Argument {
  ArgumentKind kind = ArgumentKind::Positional;
  Symbol name;
  Var value = kNone;
  Span span;
};

// What a call site is, beyond a plain call; a bit set.
enum CallFlags : std::uint8_t {
  kCallPlain = 0,
  kCallConstruct = 1, // `new`, where the language says so
  kCallAwait = 2,     // the result is awaited at once
  kCallDecorator = 4, // applied by decorator syntax
  kCallImplicit = 8,  // no call in the source (__enter__, operator, property)
  kCallDropped = 16,  // nobody looks at the result
};

struct Call {
  Var callee = kNone;   // the function value; for x.m(…) the loaded member
  Var receiver = kNone; // x of x.m(…), else kNone
  Symbol written;       // callee as written, "x.m"; for messages, shape matching
  std::uint8_t flags = kCallPlain;
  std::vector<Argument> arguments;
  Span calleeSpan;
};

enum class Terminator : std::uint8_t { Jump, Branch, Return, Throw };

// Kind of a lexical region that order facts ask about.
enum class ScopeKind : std::uint8_t {
  Function,
  With,    // context: the value entered
  Try,     // the protected part
  Handler, // an except/catch part
  Finally,
  Loop,
  Rejection, // where a rejected promise goes; no statement of the source
};
struct Scope {
  ScopeKind kind = ScopeKind::Function;
  std::uint32_t parent = kNone; // index in Function::scopes
  Var context = kNone;          // With: the manager; Loop: the iterated value
  Span span;
};

struct Block {
  std::uint32_t firstInstruction = 0;
  std::uint32_t endInstruction = 0;
  Terminator terminator = Terminator::Return;
  Var value = kNone; // Branch: condition; Return and Throw: the value or kNone
  std::array<std::uint32_t, 2> next{kNone, kNone}; // Jump: [0]; Branch: true, false
  std::uint32_t handler = kNone; // where an exception in this block continues
  std::uint32_t scope = 0;       // index in Function::scopes
  Span span;                     // of the terminator's statement
};

// A type as written: Optional[Patient] is {"Optional", children {Patient}}.
// `value` is the variable that holds the evaluated name where the frontend
// emitted one, so that link resolves it like any other value.
struct TypeExpression {
  Symbol written;
  Var value = kNone;
  std::vector<std::uint32_t> children; // indices in Unit::types
};

enum class ParameterKind : std::uint8_t {
  Normal,
  PositionalOnly,
  KeywordOnly,
  Rest,      // *args
  NamedRest, // **kwargs
};
struct Parameter {
  Var variable = kNone;
  ParameterKind kind = ParameterKind::Normal;
  std::uint32_t type = kNone; // index in Unit::types; `value` is in the parent
  Var defaultValue = kNone;   // a variable of the parent
  Span span;
};

// `x: T` or, with a member, `self.x: T`, where T is written beside a variable of
// the function; the type's `value` is in the same function.
struct VariableType {
  Var variable = kNone;
  Symbol member; // empty: the variable itself
  std::uint32_t type = kNone; // index in Unit::types
  Span span;
};

enum class FunctionKind : std::uint8_t {
  Module,
  Function,
  Method,   // first parameter is the receiver
  Static,   // in a class, no receiver
  ClassMethod, // first parameter is the class
  Property, // a method that is read like a field
  Lambda,
  Macro, // text that stands where it is used: see core/policy/BindMacros.cpp
};

struct Function {
  Symbol name;   // "greet", "<lambda1>"; the module body's is empty
  Symbol suffix; // dotted from the module: "Clinic.greet", "outer.inner"
  FunctionKind kind = FunctionKind::Function;
  std::uint32_t parent = kNone;     // enclosing function
  std::uint32_t ownerClass = kNone; // class that it is a member of
  bool isAsync = false;
  bool isGenerator = false;
  bool isAbstract = false;
  std::vector<Parameter> parameters;
  std::uint32_t resultType = kNone;
  std::vector<Variable> variables;
  std::vector<Instruction> instructions;
  std::vector<Block> blocks;
  std::vector<Scope> scopes; // [0] is the function itself
  std::vector<Call> calls;
  std::vector<std::vector<Var>> operands;
  std::vector<VariableType> variableTypes;
  Symbol docstring;
  Span span;     // whole definition
  Span nameSpan; // the name, or the first token
};

// A class. Members are not listed here: the frontend emits, in the function
// where the class statement stands, `%c = class K` and then a Store of every
// member (functions, values) to a field of %c, in source order.
struct ClassField {
  Symbol name;
  std::uint32_t type = kNone; // annotation
  Var defaultValue = kNone;   // variable of `function`
  Span span;
};
struct Class {
  Symbol name;
  Symbol suffix;
  std::uint32_t function = 0; // the function in which it is defined
  Var value = kNone;          // the variable %c there
  std::vector<Var> bases;     // variables there
  std::vector<Symbol> writtenBases;
  std::vector<Symbol> virtuals; // methods that subclasses replace, or replacing
  std::vector<Argument> keywords; // metaclass=…, table=True
  std::vector<ClassField> fields; // annotated ones, in order
  std::vector<Var> decorators;    // variables that hold the decorators' values
  Symbol docstring;
  Span span;
  Span nameSpan;
};

// `import a.b` → {path "a.b", bindsRoot}; `from ..m import x` → {level 2,
// path "m", member "x"}; `from m import *` → {path "m", member "*"}.
struct Import {
  Symbol path;
  Symbol member;
  std::uint8_t level = 0; // leading dots of a relative import
  bool bindsRoot = false; // the value is the first segment's module
  Span span;
};

// A function that is declared here, whose definition, elsewhere, does not say
// that arguments may be left out.
struct Declaration {
  Symbol name; // qualified
  std::uint32_t parameters = 0;
  std::uint32_t least = 0; // arguments that a call has to give
};

struct Comment {
  Symbol text; // without the marker
  Span span;
};

// What could not be read as written; a count is reported, nothing is lost.
struct Problem {
  enum Kind : std::uint8_t {
    SyntaxError,
    UnknownConstruct,
    TooDeep,
    NotRead, // a file that nobody wrote as code: minified, XML
  } kind;
  Symbol what; // the grammar's name of the construct
  Span span;
};

enum class Language : std::uint8_t { Python, TypeScript, JavaScript, C, Cxx, Config };

struct Unit {
  StringTable strings;
  Language language = Language::Python;
  std::string path; // as given by discovery: relative, '/' separators
  std::vector<Step> steps;
  std::vector<Constant> constants;
  std::vector<Import> imports;
  std::vector<TypeExpression> types;
  std::vector<Function> functions;
  std::vector<Class> classes;
  std::vector<Symbol> exportedNames; // __all__ where it is a constant list
  bool hasExportList = false;
  std::vector<Declaration> declarations;
  std::vector<Symbol> usedScopes; // whose names the file uses as its own
  std::vector<Comment> comments; // only those that name philint
  std::vector<Problem> problems;
  std::vector<std::uint32_t> lineStarts; // byte offset of each line
};

} // namespace philint::ir
