// What is kept of one source file, free of policy: a FlowGraph per function and
// the declarations, imports, literals and call sites around it, in flat arrays.
// Everything that a later stage asks is an index range; nothing points.
//
// Invariants (checked by verify()):
// - ranges are within their arrays; functions[0] is the module body;
// - a function's vertices, edges and sites are contiguous; an edge joins two
//   vertices of one function (values cross functions at sites and cells only);
// - edges are sorted by `from`; vertices are numbered within the unit;
// - the arrays depend on the source alone, not on threads or addresses.
//
// A vertex is an SSA value. `x = {}; x["k"] = p; f(x)` gives
//   v1 container dict; v2 value x  with edges v1→v2 (copy, kills ["k"]) and
//   p→v2 (copy, writes ["k"]); a site of f with argument v2 and a vertex
//   "after argument 0" fed by v2, which is what x means from then on.
#pragma once

#include "core/ir/Body.h"

#include <span>

namespace philint::ir {

using VertexId = std::uint32_t;   // index in UnitFacts::vertices
using SiteId = std::uint32_t;     // index in UnitFacts::sites
using FunctionId = std::uint32_t; // index in UnitFacts::functions
using ClassId = std::uint32_t;
using PathId = std::uint32_t; // index in UnitFacts::paths; 0 is the empty path

enum class VertexKind : std::uint8_t {
  Value,       // SSA value or join; name: the variable's, or empty
  Parameter,   // data: index in the function's parameters
  CellRead,    // data: index in cells; what the cell holds at any time
  CellWrite,   // data: index in cells; what flows in here reaches the cell
  Literal,     // data: index in constants
  FunctionRef, // data: function index
  ClassRef,    // data: class index
  ImportRef,   // data: import index
  Container,   // data: ContainerKind
  Result,      // data: site; what the call returned
  AfterReceiver, // data: site; the receiver's state after the call
  AfterArgument, // data: index in siteArguments; the argument's state after
  Thrown,      // data: site; what the call raised
  Caught,      // a handler's exception value
  Return,      // the function's result (yielded values under [any])
  Throw,       // what the function raises
  Unknown,     // unknown construct
};

struct Vertex {
  VertexKind kind = VertexKind::Value;
  std::uint8_t flags = 0; // VertexFlags
  std::uint16_t unused = 0;
  std::uint32_t data = kNone;
  Symbol name; // variable; for a loaded member the member's name
  Span span;   // the expression, or the defining statement's target
};
enum VertexFlags : std::uint8_t {
  kVertexNamed = 1,    // `name` is that of a source variable
  kVertexLoop = 2,     // defined in a loop
  kVertexJoined = 4,   // text put together from its operands
};

enum class EdgeKind : std::uint8_t {
  Copy,     // read path, then write path; the rest of the path is kept
  Derived,  // content of everything at or below the read path ends at the
            // write path, structure is lost (string building, str(x))
  CopyKill, // copy of the whole but for what is at `read` (strong update);
            // of nothing where that is the whole: it is empty on that branch
  GuardTrue, // copy on the branch where site `read` returned true
  GuardFalse,
};
// For Guard edges `read` is the SiteId of the guarding call and `write` the
// index of the argument (kGuardReceiver: the receiver) that is this value.
constexpr std::uint32_t kGuardReceiver = 0x0fffffffU;
struct Edge {
  VertexId from = 0;
  VertexId to = 0;
  PathId read = 0;
  std::uint32_t write : 28 = 0;
  EdgeKind kind : 4 = EdgeKind::Copy;
};
static_assert(sizeof(Edge) == 16);
// Guard edges have a site and an argument where others have paths.
constexpr bool hasPaths(const Edge &edge) {
  return edge.kind <= EdgeKind::CopyKill;
}
// Nothing is left of the value: a branch told that it is empty.
constexpr bool killsWhole(const Edge &edge) {
  return edge.kind == EdgeKind::CopyKill && !edge.read;
}
// The value itself, but for what a store may have replaced in it.
constexpr bool copiesWhole(const Edge &edge) {
  return (edge.kind == EdgeKind::CopyKill && edge.read) ||
         (edge.kind == EdgeKind::Copy && !edge.read && !edge.write);
}

// A variable that lives beyond one activation.
struct Cell {
  enum Kind : std::uint8_t { Global, Captured } kind = Global;
  FunctionId function = 0; // Captured: whose variable; Global: 0
  Symbol name;
};

struct SiteArgument {
  ArgumentKind kind = ArgumentKind::Positional;
  Symbol name;
  VertexId value = kNone;
  VertexId after = kNone; // AfterArgument vertex, kNone where nothing can see it
  Span span;
};

struct Site {
  FunctionId function = 0;
  VertexId callee = kNone;
  VertexId receiver = kNone;
  VertexId result = kNone;
  VertexId afterReceiver = kNone;
  VertexId thrown = kNone;
  std::uint32_t firstArgument = 0; // in siteArguments
  std::uint32_t endArgument = 0;
  Symbol written; // callee as written: "logger.info"
  std::uint32_t block = 0; // in blocks
  std::uint8_t flags = kCallPlain;
  Span span;       // whole call
  Span calleeSpan;
};

// Control flow that order facts need: which sites a block runs, in order.
struct FlowBlock {
  SiteId firstSite = 0, endSite = 0;
  std::array<std::uint32_t, 2> next{kNone, kNone}; // in blocks
  std::uint32_t handler = kNone;
  std::uint32_t scope = 0; // in scopes
  Terminator terminator = Terminator::Return;
};
struct FlowScope {
  ScopeKind kind = ScopeKind::Function;
  std::uint32_t parent = kNone; // in scopes
  VertexId context = kNone;
  Span span;
};

// A raise or throw statement: a place where a value leaves as an exception.
struct ThrowPoint {
  FunctionId function = 0;
  VertexId value = kNone;
  std::uint32_t block = 0;
  Span span;
};

struct Type {
  Symbol written;
  VertexId value = kNone; // vertex that evaluates to the named class or module
  std::uint32_t firstChild = 0, endChild = 0; // in typeChildren
};

struct FactParameter {
  Symbol name;
  VertexId vertex = kNone;
  VertexId after = kNone; // the parameter's state at normal return, kNone where
                          // nothing mutates it
  // What it is known to be where the function returned true, or false; kNone
  // where the result tells nothing of it.
  VertexId whenTrue = kNone, whenFalse = kNone;
  VertexId defaultValue = kNone; // vertex of the parent function
  std::uint32_t type = kNone;
  ParameterKind kind = ParameterKind::Normal;
  Span span;
};

struct FactFunction {
  Symbol name;
  Symbol suffix;
  FunctionKind kind = FunctionKind::Function;
  bool isAsync = false, isGenerator = false, isAbstract = false;
  FunctionId parent = kNone;
  ClassId ownerClass = kNone;
  std::uint32_t firstVertex = 0, endVertex = 0;
  std::uint32_t firstEdge = 0, endEdge = 0;
  std::uint32_t firstSite = 0, endSite = 0;
  std::uint32_t firstBlock = 0, endBlock = 0;
  std::uint32_t firstScope = 0, endScope = 0;
  std::uint32_t firstParameter = 0, endParameter = 0;
  std::uint32_t firstThrow = 0, endThrow = 0;
  VertexId result = kNone; // Return vertex
  VertexId thrown = kNone; // Throw vertex
  std::uint32_t resultType = kNone;
  Symbol docstring;
  Span span, nameSpan;
};

struct FactClassField {
  Symbol name;
  std::uint32_t type = kNone;
  VertexId defaultValue = kNone;
  Span span;
};
struct FactClass {
  Symbol name;
  Symbol suffix;
  FunctionId function = 0;
  VertexId value = kNone; // the ClassRef vertex after all members are stored
  std::uint32_t firstBase = 0, endBase = 0; // in classValues
  std::uint32_t firstDecorator = 0, endDecorator = 0; // in classValues
  std::uint32_t firstField = 0, endField = 0; // in classFields
  std::uint32_t firstWrittenBase = 0, endWrittenBase = 0; // in classNames
  std::uint32_t firstVirtual = 0, endVirtual = 0;         // in classNames
  std::uint32_t firstKeyword = 0, endKeyword = 0; // in classKeywords
  Symbol docstring;
  Span span, nameSpan;
};

// A subscript whose key is a value: link may find that it is a constant.
// Its edge is also present with an Any step, so that it can be ignored.
struct DynamicKey {
  FunctionId function = 0;
  std::uint32_t edge = 0; // in edges
  VertexId key = kNone;
};

// A variable's annotation, at each vertex that the variable was given.
struct ValueType {
  FunctionId function = 0;
  VertexId vertex = kNone;
  std::uint32_t type = kNone; // in types
};

struct UnitFacts {
  StringTable strings;
  Language language = Language::Python;
  std::string path;
  std::string module; // dotted or path-like name, set by link's module map
  std::uint64_t contentHash = 0;
  std::vector<std::vector<Step>> paths; // paths[0] is empty
  std::vector<Constant> constants;
  std::vector<Import> imports;
  std::vector<Type> types;
  std::vector<std::uint32_t> typeChildren;
  std::vector<Vertex> vertices;
  std::vector<Edge> edges;
  std::vector<Site> sites;
  std::vector<SiteArgument> siteArguments;
  std::vector<FlowBlock> blocks;
  std::vector<FlowScope> scopes;
  std::vector<ThrowPoint> throwPoints;
  std::vector<Cell> cells;
  std::vector<DynamicKey> dynamicKeys;
  std::vector<ValueType> valueTypes;
  std::vector<FactFunction> functions;
  std::vector<FactParameter> parameters;
  std::vector<FactClass> classes;
  std::vector<FactClassField> classFields;
  std::vector<VertexId> classValues;
  std::vector<Symbol> classNames;
  std::vector<Argument> classKeywords; // `value` is a VertexId
  std::vector<Symbol> exportedNames;
  bool hasExportList = false;
  std::vector<Declaration> declarations;
  std::vector<Symbol> usedScopes;
  std::vector<Comment> comments;
  std::vector<Problem> problems;
  std::vector<std::uint32_t> lineStarts;

  // Empty where the edge has no paths.
  const std::vector<Step> &readOf(const Edge &edge) const {
    return paths[hasPaths(edge) ? edge.read : 0];
  }
  const std::vector<Step> &writeOf(const Edge &edge) const {
    return paths[hasPaths(edge) ? edge.write : 0];
  }
  std::span<const Edge> edgesOf(const FactFunction &f) const {
    return std::span(edges).subspan(f.firstEdge, f.endEdge - f.firstEdge);
  }
  std::span<const SiteArgument> argumentsOf(const Site &s) const {
    return std::span(siteArguments)
        .subspan(s.firstArgument, s.endArgument - s.firstArgument);
  }
  std::span<const FactParameter> parametersOf(const FactFunction &f) const {
    return std::span(parameters)
        .subspan(f.firstParameter, f.endParameter - f.firstParameter);
  }
  std::string_view text(Symbol s) const { return strings.text(s); }
};

// 1-based line and 1-based byte column of an offset.
struct Position {
  std::uint32_t line = 1, column = 1;
};
Position positionOf(const UnitFacts &unit, std::uint32_t offset);

// The call hands on what its function was given: `function(*args)` in a wrapper.
bool handsOn(const UnitFacts &unit, const Site &site);

} // namespace philint::ir
