// The whole program: the units' facts under dense global ids, with names,
// types, calls and cells resolved. Frozen once linked: taint never feeds back.
//
// Global ids are unit-local ids plus the unit's base, so that a vertex, site,
// function or class is one number; local ids stay inside UnitFacts. Symbols and
// paths are mapped through per-unit tables (`symbolOf`, `pathOf`).
//
//   for (FunctionId f : program.sccs[i]) {
//     const FunctionView view = program.function(f);
//     for (SiteId s = view.firstSite(); s < view.endSite(); ++s)
//       for (const Target &t : program.targetsOf(s)) …
//   }
#pragma once

#include "core/ir/UnitFacts.h"
#include "core/model/Catalog.h"

#include <absl/container/flat_hash_map.h>

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace philint::link {

using ir::kNone;
using UnitId = std::uint32_t;
using FunctionId = std::uint32_t; // all ids below are global
using ClassId = std::uint32_t;
using VertexId = std::uint32_t;
using SiteId = std::uint32_t;
using CellId = std::uint32_t;
using PathId = std::uint32_t;
using model::NodeId;
using model::RowId;

struct UnitBase {
  std::uint32_t vertex = 0, edge = 0, site = 0, function = 0, type = 0, clazz = 0;
};

// How a call site reaches a function of the program.
enum class Binding : std::uint8_t {
  Plain,       // arguments from the first parameter on
  Receiver,    // bound method: receiver (or the instance held in a variable)
               // is parameter 0
  Constructor, // callee is a class: parameter 0 is the new object = the result
  Callback,    // a library calls it with values described by the row
  Implicit,    // property read: see PropertyRead
};
struct Target {
  FunctionId function = kNone;
  Binding binding = Binding::Plain;
  std::int8_t skip = 0; // leading positional parameters filled elsewhere
                        // (functools.partial), receiver not counted; -1 where
                        // the first argument is none (`f.call(this, x)`)
  // Binding::Receiver where the callee is a stored bound method and the site has
  // no receiver: vertex that holds the object, else kNone. Otherwise, where
  // leading parameters are filled: the result of the call that filled them.
  VertexId boundObject = kNone;
};

// A call back: row's callable argument resolved to a function of the program.
// Where `argument` is kNone, the row sends a request that the function answers.
struct CallbackTarget {
  SiteId site = kNone;
  RowId row = kNone;
  std::uint32_t argument = 0; // index in the unit's siteArguments, unit-local
  FunctionId function = kNone;
  Binding binding = Binding::Plain; // Plain, or Receiver for a bound method
  PathId path = 0; // where in the argument the callable is
  // Of a request: which parameters may get what is sent, and under which member;
  // where a caller of the function that asks says what, an index of `handed`.
  std::uint32_t takers = ~0U;
  Symbol body;
  std::uint32_t handed = kNone;
};
// A request by way of a function of the program: what its caller gives of what
// is sent, and where the answer comes back to.
struct HandedRequest {
  std::vector<std::pair<VertexId, PathId>> body, answers;
};
// On the way to a vertex, the function was called there.
struct Calling {
  FunctionId function = kNone;
  SiteId site = kNone;
};

// A value of a class or of a library's type.
struct TypeRef {
  enum Kind : std::uint8_t { Class, Api } kind = Class;
  std::uint32_t id = 0; // ClassId or (canonical) NodeId
  bool element = false; // it is what the value contains: list[Patient]
  auto operator<=>(const TypeRef &) const = default;
};

// What an unresolved call is counted as.
enum class Resolution : std::uint8_t {
  Program,    // at least one target
  External,   // a library's, in the catalogue or not
  Builtin,
  Unresolved, // callee unknown
};

struct FunctionInfo {
  UnitId unit = 0;
  ir::FunctionId local = 0;
  Symbol name;      // qualified: "app.notes.Service.save"
  ClassId ownerClass = kNone;
  bool isEntry = false;    // a framework or nobody known calls it
  bool isFramework = false; // registered with a framework by a row
  bool hasCallers = false;
  std::uint32_t scc = 0;
  FunctionId original = kNone; // it is a copy of that one: see Copies.h
};

struct FieldInfo {
  Symbol name;
  std::vector<TypeRef> types; // from annotation or default
  ir::Span span;
};
struct ClassInfo {
  UnitId unit = 0;
  std::uint32_t local = 0;
  Symbol name; // qualified
  std::vector<ClassId> mro;        // itself first (C3, else depth first)
  std::vector<NodeId> apiBases;    // library classes in its ancestry: the *class*
                                   // nodes ("pydantic.BaseModel")
  std::vector<FieldInfo> fields;   // own annotated and assigned fields
};

struct CellInfo {
  // Channel: what a library carries from one call to another.
  enum Kind : std::uint8_t { Global, Captured, Field, Channel } kind = Global;
  std::uint32_t owner = 0; // UnitId, FunctionId, ClassId or the link's own
  Symbol name;
};
// Beyond the CellRead and CellWrite vertices of the facts: an imported variable,
// `module.name`, `ClassName.attribute`.
struct CellLink {
  VertexId vertex = kNone;
  CellId cell = kNone;
  PathId path = 0; // below the cell
  bool isWrite = false;
  PathId at = 0; // the part of the vertex that is meant
};

// Reading `object.name` runs a property of the program; assigning it, where
// `value` is what is assigned and `result` the object from then on.
struct PropertyRead {
  VertexId object = kNone;
  VertexId result = kNone;
  FunctionId function = kNone;
  VertexId value = kNone;
};

// A call of a class without a constructor of its own (dataclass, model,
// record): the argument becomes this field of the new object (the result).
struct FieldInit {
  SiteId site = kNone;
  std::uint32_t argument = 0; // index in the unit's siteArguments, unit-local
  Symbol field;
};

// A function that the row's call gives to a framework.
struct Entry {
  SiteId site = kNone;
  RowId row = kNone;
  FunctionId function = kNone;
  auto operator<=>(const Entry &) const = default;
};

// A method of the program that a library calls in place of its own.
struct Override {
  FunctionId function = kNone;
  RowId row = kNone;
  auto operator<=>(const Override &) const = default;
};

// A value that is stored in a cell, by any way; sorted by cell.
struct CellWriter {
  CellId cell = kNone;
  VertexId vertex = kNone;
  PathId path = 0; // below the cell
  auto operator<=>(const CellWriter &) const = default;
};

// A call site that reaches `function` through targets or callbacks.
struct Caller {
  FunctionId function = kNone;
  SiteId site = kNone;
  auto operator<=>(const Caller &) const = default;
};

// What a site calls outside the program: "requests.get", "openai.OpenAI()".
struct ExternalCall {
  SiteId site = kNone;
  Symbol name;
  auto operator<=>(const ExternalCall &) const = default;
};

// A constant that a value may be: literals, holes and environment variables in
// order. At most 8 alternatives; `complete` is false where some are unknown.
// What a file of the repository gives a variable of the environment.
struct EnvironmentValue {
  Symbol name, value, file;
  std::uint32_t line = 0;
  Symbol scope; // the folder whose code it is for; may be empty
  bool isLocal = false; // of a profile for development alone
};

struct ConstantPart {
  enum Kind : std::uint8_t { Literal, Hole, Environment } kind = Literal;
  Symbol text;         // literal's text, or the variable's name
  Symbol defaultText;  // Environment: the default, where one is given
  bool hasDefault = false;
  VertexId vertex = kNone; // where it stands, for paths in messages
  std::uint32_t setting = kNone; // Environment: the file's line that sets it
};
struct ConstantSet {
  std::vector<std::vector<ConstantPart>> alternatives;
  bool complete = true;
};

struct LinkCounts {
  std::uint64_t resolved = 0, external = 0, builtin = 0, unresolved = 0;
  std::uint64_t capped = 0; // sites or vertices whose value set was cut
};

class Program {
public:
  std::vector<std::shared_ptr<const ir::UnitFacts>> units;
  std::vector<UnitBase> bases; // units.size() + 1
  StringTable symbols;         // the program's; catalogue symbols are mapped too
  std::vector<std::vector<Symbol>> symbolMap; // per unit: local to program
  std::vector<Symbol> catalogSymbols;         // catalogue to program
  const model::Catalog *catalog = nullptr;    // outlives the program
  std::vector<EnvironmentValue> environment;  // sorted by name's text
  std::vector<std::string> titles, introductions; // what the project says it is
  // By unit: is it one of tests, whose patients their authors made up? What
  // those set and give is no constant of the program, what they define no value
  // of the rest of it. Empty where names are no evidence.
  std::vector<std::uint8_t> testUnit;
  bool isOfTests(UnitId u) const { return !testUnit.empty() && testUnit[u]; }
  std::vector<std::string> outside; // before the paths of projects: "work/app/"

  // Interned access paths, 0 is the empty one; steps hold program symbols.
  std::vector<std::vector<ir::Step>> paths;
  std::vector<std::vector<PathId>> pathMap; // per unit

  std::vector<std::string> moduleNames; // per unit: "app.notes"
  std::vector<FunctionInfo> functions;
  std::vector<ClassInfo> classes;
  std::vector<CellInfo> cells;
  std::vector<std::vector<CellId>> cellMap; // per unit: local cell to global
  std::vector<CellLink> cellLinks;          // sorted by vertex
  std::vector<PropertyRead> propertyReads;  // sorted by result vertex
  std::vector<HandedRequest> handed;
  // Requests that handlers of the program answer, whoever sends them.
  std::vector<std::pair<SiteId, RowId>> answered; // sorted
  std::vector<CallbackTarget> callbacks;    // sorted by site
  std::vector<Entry> entries;               // sorted by site
  std::vector<Override> overrides;          // sorted by function
  std::vector<CellWriter> cellWriters;      // sorted by cell
  std::vector<Caller> callers;              // sorted by function
  std::vector<ExternalCall> externalCalls;  // sorted by site
  // Arguments that are functions of the program and nothing else that could be
  // called, by each that they may be; sorted.
  std::vector<std::pair<VertexId, FunctionId>> callables;
  // Calls that make an object of a class that nothing is run of; sorted.
  std::vector<SiteId> plainObjects;

  // Edges by target: for vertex v the global edge ids (unit edge + base) are
  // inEdges[inStart[v]] … inEdges[inStart[v + 1]].
  std::vector<std::uint32_t> inStart; // vertices + 1
  std::vector<std::uint32_t> inEdges;
  std::vector<FieldInit> fieldInits;        // sorted by site

  // Per site: ranges in `targets` and `siteRows`.
  std::vector<std::uint32_t> targetStart; // sites + 1
  std::vector<Target> targets;
  std::vector<std::uint32_t> rowStart; // sites + 1: rows whose path it reaches
  std::vector<RowId> siteRows;         // and, only where none does, shape rows
  std::vector<Resolution> resolution;  // per site
  std::vector<Symbol> externalName;    // per site: "os.path.join", or empty

  // Per vertex: what instances it may be, and API nodes that it is a read of,
  // as the number of a list of each; list 0 is empty.
  std::vector<std::uint32_t> vertexList;
  std::vector<std::uint32_t> typeStart; // lists + 1
  std::vector<TypeRef> vertexTypes;
  std::vector<std::uint32_t> apiStart; // lists + 1
  std::vector<NodeId> vertexApis;      // nodes with rows that the value is

  // Bottom-up order of strongly connected components of the call graph.
  std::vector<std::vector<FunctionId>> sccs;
  LinkCounts counts;

  std::span<const Target> targetsOf(SiteId s) const {
    return std::span(targets).subspan(targetStart[s],
                                      targetStart[s + 1] - targetStart[s]);
  }
  std::span<const RowId> rowsOf(SiteId s) const {
    return std::span(siteRows).subspan(rowStart[s],
                                       rowStart[s + 1] - rowStart[s]);
  }
  std::span<const TypeRef> typesOf(VertexId v) const {
    const std::uint32_t list = vertexList[v];
    return std::span(vertexTypes)
        .subspan(typeStart[list], typeStart[list + 1] - typeStart[list]);
  }
  std::span<const NodeId> apisOf(VertexId v) const {
    const std::uint32_t list = vertexList[v];
    return std::span(vertexApis)
        .subspan(apiStart[list], apiStart[list + 1] - apiStart[list]);
  }
  UnitId unitOfFunction(FunctionId f) const { return functions[f].unit; }
  UnitId unitOfVertex(VertexId v) const; // binary search in bases
  UnitId unitOfSite(SiteId s) const;
  UnitId unitOfEdge(std::uint32_t edge) const;
  FunctionId functionOfSite(SiteId s) const; // that makes the call
  std::span<const std::uint32_t> inEdgesOf(VertexId v) const {
    return std::span(inEdges).subspan(inStart[v], inStart[v + 1] - inStart[v]);
  }
  std::span<const Caller> callersOf(FunctionId f) const;
  // What the call registers with a framework.
  std::span<const Entry> entriesOf(SiteId s) const;
  const ir::UnitFacts &facts(UnitId u) const { return *units[u]; }
  // The unit's path below its project's folder, wherever that is scanned from.
  std::string_view pathInProject(UnitId u) const;
  const ir::FactFunction &fact(FunctionId f) const {
    return units[functions[f].unit]->functions[functions[f].local];
  }
  const ir::Vertex &vertex(VertexId v) const {
    const UnitId u = unitOfVertex(v);
    return units[u]->vertices[v - bases[u].vertex];
  }
  const ir::Site &site(SiteId s) const {
    const UnitId u = unitOfSite(s);
    return units[u]->sites[s - bases[u].site];
  }
  Symbol symbolOf(UnitId u, Symbol local) const {
    return symbolMap[u][local.id];
  }
  PathId pathOf(UnitId u, ir::PathId local) const { return pathMap[u][local]; }
  FunctionId functionOfVertex(VertexId v) const; // binary search in the unit
  // What a copy's site or vertex is a copy of; itself where it is none.
  SiteId originalSite(SiteId s) const;
  // Is the argument known to be other functions than this one?
  bool isOther(VertexId argument, FunctionId wanted) const;
  VertexId originalVertex(VertexId v) const;
  // The cell of a class's field, kNone where none was made.
  CellId fieldCell(ClassId c, Symbol field) const;
  // The path made of `head` followed by `tail`; made by link, read-only later.
  PathId findPath(std::span<const ir::Step> steps) const;

  // A path of at most kPathLength steps as one key.
  static constexpr std::size_t kPathLength = 4;
  using PathKey = std::array<std::uint32_t, kPathLength>;
  static PathKey pathKey(std::span<const ir::Step> steps);

  // Look-up tables behind fieldCell and findPath.
  absl::flat_hash_map<std::uint64_t, CellId> fieldCells;
  absl::flat_hash_map<PathKey, PathId> pathIds;
};

// Constants are found on demand: backwards from the vertex, through copies,
// parameters of known callers, cells and string building.
ConstantSet constantsOf(const Program &program, VertexId vertex);
// As far as the functions that were asked for their callers are not in `via`;
// `asked` gets the others.
ConstantSet constantsOf(const Program &program, VertexId vertex,
                        const std::vector<ir::Step> &path,
                        const std::vector<Calling> &via,
                        std::vector<FunctionId> &asked);
ConstantSet constantsOf(const Program &program, VertexId vertex,
                        const std::vector<ir::Step> &path);

} // namespace philint::link
