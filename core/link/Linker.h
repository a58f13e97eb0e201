// The state of one link run; internal to the room. Each .cpp holds one part:
// Setup (ids, names, cells), Edges (those of the facts), Seeds (what values
// start from), Modules (imports), Classes (bases, method order), Fixpoint (facts
// and wires), Members, Calls, Rows, Channels, Completion (what is assumed where
// nothing is known), Freeze (from facts to the Program), Components (of the call
// graph).
//
// A fact says that the value at a path below a vertex may be this. A vertex that
// has got facts waits its turn and then hands all its new ones on together;
// edges found on the way ("wires") are replayed over those that it handed on.
// It ends since vertices, paths (at most 4 steps) and values (classes, not
// objects; names at most 6 deep) are finite and a vertex's facts are capped.
#pragma once

#include "core/link/Copies.h"
#include "core/link/Facts.h"
#include "core/link/Link.h"
#include "core/link/PythonModules.h"
#include "core/link/ScriptModules.h"
#include "core/link/Values.h"


namespace philint::link {

enum class WireOp : std::uint8_t {
  Copy,       // read, then write
  Keyed,      // Copy of paths that start with an element only
  Bind,       // from a class attribute: functions are bound to value `aux`
  Call,       // callee of site `aux`
  Construct,  // constructor found for callConstructs[aux]
  Store,      // the object of stores[aux]
  InstanceOf, // classes become their instances
  SuperOf,    // receivers become Super of class `aux`
  Callback,   // callable of callbackHooks[aux]
  Key,        // key of dynamicKeys[aux]
  Implicit,   // method run by iteration: implicits[aux]
  Raise,      // a class that is raised becomes its instance
  Invoke,     // an object one of whose methods a call runs: invokes_[aux]
  Handler,    // a function that a framework finds: handlers_[aux]
  Iterator,   // what such a method gave: iterations[aux]
  Setter,     // the setter that a store runs: setterRuns_[aux]
  ChannelOf,   // what has the channel: channels_[aux]
  ChannelName, // … or its name
};
struct Wire {
  WireOp op = WireOp::Copy;
  VertexId to = kNone;
  PathId read = 0, write = 0;
  std::uint32_t aux = 0;
  std::uint32_t next = kNone;
  VertexId object = kNone; // Bind: what the member is read from
};

struct StaticEdge {
  VertexId to = kNone;
  PathId read = 0;
  std::uint32_t write : 28 = 0;
  ir::EdgeKind kind : 4 = ir::EdgeKind::Copy;
};

struct StoreHook {
  VertexId value = kNone; // what is stored
  PathId path = 0;        // a field first
  VertexId object = kNone;
};
struct ConstructHook {
  SiteId site = kNone;
  ValueId object = 0;
};
struct CallbackHook {
  SiteId site = kNone;
  RowId row = kNone;
  std::uint32_t argument = 0; // unit-local
  NodeId node = kNone;
  bool isEntry = false, isCallback = false, isPartial = false;
  PathId path = 0; // where in the argument the callable is
};
// Who has a channel, or the part of a channel that has a name.
struct ChannelOwner {
  enum Kind : std::uint8_t { Site, Space, Class, Part } kind = Site;
  std::uint32_t a = 0; // site, symbol, class or owner
  Symbol name;         // of a Part
};
struct ChannelCallable {
  FunctionId function = kNone;
  std::uint32_t argument = 0; // unit-local
  PathId path = 0;
  unsigned offset = 0; // of its first parameter that is given
  bool operator==(const ChannelCallable &) const = default;
};
// A call whose row speaks of a channel, and what is known of it so far.
struct ChannelHook {
  SiteId site = kNone;
  RowId row = kNone;
  std::vector<std::uint32_t> owners;
  std::vector<Symbol> names;
  std::vector<std::uint32_t> channels; // owners, with the names
  std::vector<ChannelCallable> callables;
};
struct CxxImport {
  UnitId unit = 0;
  VertexId vertex = kNone;
  std::uint32_t import = 0;
};
struct InvokeHook {
  SiteId site = kNone;
  Symbol method;
};
struct KeyHook {
  VertexId from = kNone, to = kNone, key = kNone;
  PathId read = 0, write = 0; // with an Any step where the key belongs
  bool isField = false;       // the key names a member
  bool isScript = false;      // in ECMAScript all texts do
  bool isKnown = false;       // a key has been found
};
struct ImplicitHook {
  VertexId object = kNone; // what is iterated
  VertexId result = kNone;
  PathId read = 0, write = 0;
  ValueId self = 0;
  bool isNext = false; // the result is the element itself
};

// A search for the stores that decide what a member of an object is.
struct FieldSearch {
  VertexId start = kNone;       // the object's first state
  unsigned depth = 0;           // calls that may still be looked into
  bool reachesStart = false;    // the first state may keep its member
  std::vector<VertexId> values; // what the stores put there
  std::vector<VertexId> seen;
};

// A function of the program that a framework calls for a route.
struct Served {
  FunctionId function = kNone;
  std::vector<std::string> segments;
  std::string verb; // empty: any
  Symbol body;      // the member of the first parameter that has what is sent
  std::vector<std::string> names; // of the parameters in the path
};
// A request, as the function asks that the last of `via` calls.
struct Asking {
  SiteId site = kNone;
  RowId row = kNone;
  std::vector<Calling> via;
  HandedRequest given;
};
// A unit that has handlers of the catalogue, by export.
struct HandlerHook {
  UnitId unit = 0;
  std::uint32_t handler = 0; // in Catalog::fileHandlers
  Symbol name;
};

class Linker {
public:
  Linker(Program &program, const LinkOptions &options);
  void run();

private:
  // Setup.cpp
  void numberUnits();
  void markTests();
  void sortNodes();
  void mapSymbols(UnitId u);
  void nameFunctions(UnitId u);
  void makeCells();
  VertexId newVertex();
  CellId cellOf(CellInfo::Kind kind, std::uint32_t owner, Symbol name);
  VertexId cellVertex(CellId cell) { return cellVertex_[cell]; }
  VertexId classVertex(CellId cell);
  CellId globalCell(UnitId u, Symbol name) const; // kNone where not there

  // Edges.cpp
  void makeEdges();
  void indexIncoming();
  void redirectClassStores();
  void redirectReceiverStores();
  void makeStores();
  void findSetters();
  void collectKeys();
  void mergeCopies();
  void mergeCellReads();
  void mergeVertex(VertexId v);
  void groupEdges();
  VertexId sourceOf(std::uint32_t edge) const { return edgeSource_[edge]; }
  VertexId representative(VertexId v);

  // Seeds.cpp
  void wireHooks();
  void wireCells();
  const model::LiteralTypes *literalTypes(UnitId u) const;
  bool isDefinedInTests(ValueId value) const;
  bool isShutOut(VertexId v, ValueId value) const {
    return hasTests_ && !p.testUnit[owner_[v]] && isDefinedInTests(value);
  }
  void seedVertices();
  void seedRests(UnitId u, const model::LiteralTypes &types);
  void wireEntered(UnitId u, const ir::Site &at);
  void wireSites();
  void wireThrows();

  // Modules.cpp
  void resolveImports();
  void joinStarImports();
  void seedUnbound();
  void seedImport(UnitId u, VertexId v, const ir::Import &import);
  // Gives `to` what `name` means in a module; false where nothing.
  bool wireModuleMember(EntryId entry, Symbol name, PathId rest, PathId write,
                        VertexId to);
  bool isBound(UnitId u, Symbol name) const;
  bool isExported(UnitId u, Symbol name) const;
  NodeId catalogPath(std::string_view dotted) const;
  void outsideValue(std::string_view dotted, Symbol member, VertexId to);
  ValueId outsideMember(ValueId value, Symbol name);

  // Scripts.cpp: ECMAScript's modules, `this` and `call`.
  void findReexports();
  void seedScriptImport(UnitId u, VertexId v, const ir::Import &import);
  void outsidePackage(std::string_view specifier, Symbol member, VertexId to);
  Symbol exportName(Symbol name);
  CellId exportCell(UnitId u, Symbol name, std::vector<UnitId> &seen);
  bool wireExport(UnitId u, Symbol name, PathId rest, PathId write,
                  VertexId to);
  bool takesThis(FunctionId f) const;
  void callFunction(SiteId s, FunctionId f, int skip);
  void callApplied(SiteId s, const Value &applied);
  void constructFunction(SiteId s, FunctionId f);
  bool isScriptType(NodeId node) const;
  // `trim` of `import * as s from "strings"`: no method of a value.
  bool isLibraryFunction(ValueId value) const {
    if (values[value].kind != ValueKind::External ||
        externals[values[value].a].depth != 2)
      return false;
    const ExternalName &name = externals[values[value].a];
    return name.node == kNone && name.parent != kNone &&
           externals[name.parent].node == kNone;
  }
  bool completeShapes();

  // Cxx.cpp: names of C and C++, methods defined outside their class.
  UnitId ownerOfName(UnitId u, Symbol name) const;
  ClassId cxxClass(std::string_view name) const;
  ClassId cxxClassIn(UnitId u, std::string_view name) const;
  ClassId classOfUsedScope(UnitId u, std::string_view name) const;
  std::pair<ClassId, Symbol> ownerAndMember(UnitId u,
                                            std::string_view whole) const;
  void findDefaults();
  void adoptMethods();
  void seedAdopted();
  void seedCxxImports(UnitId u);
  void loadOverrides(ClassId c, Symbol field, PathId rest, PathId write,
                     VertexId from, VertexId to);
  bool isOfHeaders(std::string_view name) const;
  bool seedCxxName(UnitId u, VertexId v, std::string_view name);
  void seedCxxImport(UnitId u, VertexId v, const ir::Import &import);
  void seedCxxMembers();
  void findKnownTypes();
  NodeId knownMember(ClassId c, Symbol field) const;
  bool isLibraryMember(ClassId c, Symbol field) const;
  void connectSlots();
  void connectSlot(SiteId s, const model::Connection &connection);
  std::pair<ClassId, Symbol> cxxMember(UnitId u, VertexId v) const;
  std::string_view cxxCallee(UnitId u, const ir::Site &at) const;
  NodeId cxxNode(std::string_view name) const;
  bool takesArguments(SiteId s, FunctionId f, int skip) const;
  bool takesCount(SiteId s, FunctionId f, int skip) const;
  bool takesOperands(SiteId s, FunctionId f, int skip) const;
  void groupOverloads();
  Symbol declaredType(UnitId u, ir::VertexId v) const;
  bool isBetter(SiteId s, FunctionId f, FunctionId than, int skip) const;
  bool seedMember(const CxxImport &at);
  void connectMember(ClassId owner, Symbol name, VertexId slot);
  void shareMembers(SiteId s);
  bool completeSlots();
  bool completeHandOver();
  bool handOver(SiteId s, UnitId u, const ir::SiteArgument &given,
                int position);
  bool isMadeHere(UnitId u, ir::VertexId v) const;
  ir::VertexId wholeCopiedTo(UnitId u, ir::VertexId v) const;
  bool isUnknown(VertexId v) const;
  std::vector<FunctionId> methodsOf(ClassId c);
  Symbol typeName(UnitId u, std::uint32_t type) const;

  // Routes.cpp: handlers, and the requests of the program that they answer.
  void wireFileHandlers();
  void handle(std::uint32_t handler, ValueId callee);
  void joinRoutes();
  void addServedSites(std::vector<Served> &served) const;
  void addServedFiles(std::vector<Served> &served) const;
  std::vector<std::string> textsAt(SiteId s, const model::Port &port,
                                   const std::vector<Calling> &via,
                                   std::vector<FunctionId> &asked) const;
  std::string verbOf(SiteId s, const std::optional<model::Port> &port,
                     const std::vector<Calling> &via) const;
  bool servesItself(const Asking &asking, const Served &one,
                    const std::vector<Served> &served) const;
  std::uint32_t takersOf(const Served &one) const;
  bool ask(const Asking &asking, std::vector<Served> &served);
  bool answer(const Asking &asking, const std::vector<std::string> &urls,
              const std::string &method, std::vector<Served> &served);

  // Requests.cpp
  bool mayHave(VertexId v, Symbol member, const std::vector<Calling> &via,
               unsigned depth) const;
  std::optional<HandedRequest> handedAt(const Caller &caller,
                                        const HandedRequest &inner);
  bool askAbove(const Asking &asking, std::vector<Served> &served,
                bool &isHanded);

  // Classes.cpp
  void resolveClasses();
  void staticValues(VertexId v, unsigned depth, std::vector<ValueId> &out);
  void staticMember(ValueId value, Symbol name, unsigned depth,
                    std::vector<ValueId> &out);
  void staticCell(CellId cell, unsigned depth, std::vector<ValueId> &out);
  std::vector<ClassId> linearize(ClassId c, std::vector<std::uint8_t> &state);
  bool defines(ClassId c, Symbol name) const {
    return members_.count((std::uint64_t(c) << 32) | name.id) != 0;
  }

  // Fixpoint.cpp
  void solve();
  void addFact(VertexId v, PathId path, ValueId value);
  void addHeld(VertexId v, Held held);
  void addAll(VertexId to, std::span<const Held> facts);
  ValueId stringType(VertexId v);
  void addWire(VertexId from, Wire wire);
  void step(VertexId v);
  static bool isWhole(const Wire &wire) {
    return wire.op == WireOp::Copy && !wire.read && !wire.write;
  }
  void follow(VertexId v, StaticEdge edge, std::span<const Held> facts);
  ir::Step keyStep(const Value &literal, bool isScript);
  static ir::Step anyStep(bool isScript) {
    return isScript ? ir::Step{} : ir::Step{ir::StepKind::Any, {}};
  }
  void fire(VertexId from, const Wire &wire, Held fact);
  void move(VertexId from, Held fact, PathId read, PathId write,
            VertexId to);
  void copy(VertexId from, VertexId to, PathId read = 0, PathId write = 0) {
    if (from != to || read || write)
      addWire(from, {WireOp::Copy, to, read, write, 0, kNone, kNone});
  }

  // Members.cpp
  void load(VertexId from, ValueId value, PathId steps, PathId write,
            VertexId to);
  void loadField(VertexId from, ValueId value, Symbol field, PathId rest,
                 PathId write, VertexId to);
  void loadInstance(ClassId c, std::size_t start, ValueId self, Symbol field,
                    PathId rest, PathId write, VertexId from, VertexId to);
  void loadClass(ClassId c, ValueId self, Symbol field, PathId rest,
                 PathId write, VertexId from, VertexId to);
  void addHanded(ValueId member, ClassId c, PathId write, VertexId to);
  void loadElement(VertexId from, ValueId value, PathId rest, PathId write,
                   VertexId to);
  void addMember(ValueId value, PathId rest, PathId write, VertexId from,
                 VertexId to);
  void bind(VertexId from, const Wire &wire, Held fact);
  void store(const StoreHook &hook, ValueId value);
  void implicitCall(const ImplicitHook &hook, ValueId callee);
  void iterate(const ImplicitHook &hook, VertexId iterator, Held fact);
  bool storeBySetter(const StoreHook &hook, ClassId c, ValueId object);
  void runSetter(const StoreHook &hook, FunctionId f, ValueId self);
  bool readAccessor(VertexId from, ValueId value, PathId write, VertexId to);
  void linkCell(VertexId v, CellId cell, PathId path, bool isWrite);
  void readProperty(VertexId object, VertexId result, FunctionId f,
                    ValueId self, PathId rest, PathId write);

  // Calls.cpp
  void noteCopies(const Copies &copies);
  void call(SiteId s, ValueId callee, int skip);
  void construct(SiteId s, ClassId c);
  void raise(VertexId value, ClassId c);
  void initializeFields(SiteId s, ClassId c, ValueId object);
  void loadCalled(ClassId c, ValueId object, VertexId to);
  void callOutside(SiteId s, ValueId callee, ValueId result);
  void callSuper(SiteId s);
  void bindTarget(SiteId s, FunctionId f, Binding binding, int skip,
                  ValueId self);
  void wireArguments(SiteId s, FunctionId f, int offset);
  void wirePositional(VertexId value, FunctionId f, int index);
  void wireNamed(VertexId value, FunctionId f, Symbol name);
  void wireSpread(VertexId value, FunctionId f, unsigned from);
  void wireNamedSpread(VertexId value, FunctionId f, unsigned from);
  void wireAfter(VertexId after, FunctionId f, unsigned index);
  ClassId enclosingClass(FunctionId f) const;
  bool returnsParameters(FunctionId f, ir::VertexId v, unsigned depth,
                         std::vector<unsigned> &out) const;
  bool wireReturned(SiteId s, const Target &target);

  // Rows.cpp
  void callApi(SiteId s, NodeId node);
  void applyRow(SiteId s, NodeId node, RowId row);
  bool isGiven(SiteId s, const model::Port &port) const;
  bool holds(SiteId s, const model::Row &row) const;
  void wireNamedArguments(SiteId s, const model::Propagation &passed);
  void wirePropagation(SiteId s, const model::Propagation &propagation);
  void wireInstance(SiteId s, const model::Propagation &made);
  void hookCallbacks(SiteId s, NodeId node, RowId row);
  void hookMethods(SiteId s, const model::Row &row);
  void invoke(std::uint32_t hook, ValueId object);
  void findOverrides();
  void callBack(const CallbackHook &hook, ValueId callee);
  bool isPlaceholder(UnitId u, const ir::SiteArgument &argument) const;
  void bindPartial(const CallbackHook &hook, FunctionId f, unsigned offset,
                   ValueId callee);
  void bindPartialApi(const CallbackHook &hook, ValueId callee);
  void passToCallback(const CallbackHook &hook, FunctionId f, unsigned offset);
  // Vertices at a port; `path` gets the port's path.
  void portVertices(SiteId s, const model::Port &port, bool isTarget,
                    std::vector<VertexId> &out) const;
  std::vector<std::uint32_t> portArguments(SiteId s,
                                           const model::Port &port) const;
  PathId portPath(const model::Port &port);
  bool isCallable(SiteId s, const model::Port &port, std::uint32_t argument,
                  PathId path);
  void onApiValue(VertexId v, NodeId node);

  // Channels.cpp
  std::uint32_t channelOwner(ChannelOwner owner);
  void openChannel(SiteId s, RowId row);
  void meetChannel(std::uint32_t hook, WireOp op, const Value &value);
  void ownChannel(std::uint32_t hook, std::uint32_t owner);
  void nameChannel(std::uint32_t hook, Symbol name);
  void joinChannel(std::uint32_t hook, std::uint32_t owner);
  void wireChannel(CellId cell, VertexId v, PathId inside, PathId at,
                   bool isWrite);
  Symbol channelName(std::uint32_t owner);
  void carryChannel(std::uint32_t owner, const model::Carrier &carrier,
                    VertexId v);
  void callByChannel(const CallbackHook &by, FunctionId f, unsigned offset);
  void joinCallable(std::uint32_t hook, std::uint32_t owner,
                    const ChannelCallable &callable);

  // Completion.cpp
  bool complete(unsigned stage);
  bool completeReceivers();
  bool completeDecorators();
  bool completeTypes();
  bool completeDefaults();
  bool completeKeys();
  bool wireType(UnitId u, std::uint32_t type, VertexId to, PathId write,
                unsigned depth);
  bool isForeign(VertexId v) const;
  bool isOfLibrary(UnitId u, std::uint32_t type) const;
  bool isOfRecords(UnitId u, std::uint32_t type, unsigned depth) const;
  bool hasValue(VertexId v) const;
  void fireKey(KeyHook &hook, ir::Step step);

  // Refine.cpp
  std::span<const std::pair<SiteId, Target>> foundTargets(SiteId s) const;
  VertexId givenTo(SiteId s, const Target &target, unsigned parameter) const;
  bool mergesArguments(ValueId callee) const;
  bool mergedBy(SiteId s, Symbol field, FieldSearch &search, bool &keeps) const;
  bool storedByCall(SiteId s, std::uint32_t place, Symbol field,
                    FieldSearch &search, bool &keeps);
  bool storedAt(VertexId v, Symbol field, FieldSearch &search);
  bool storedBefore(VertexId v, Symbol field, FieldSearch &search);
  std::vector<FunctionId> keptIn(SiteId s);
  void refineTargets();

  // Freeze.cpp
  void freeze();
  void release();
  void freezeSites();
  void freezeVertices();
  void freezeCallables();
  void freezeCells();
  void freezeProperties();
  void freezeFunctions();
  bool isOnlyWrapped(FunctionId f) const;
  void indexShapes();
  void shapeRows(SiteId s, std::vector<RowId> &out);
  VertexId boundObject(VertexId callee) const;
  VertexId madeBy(VertexId callee) const;
  bool isElementOf(VertexId v, PathId path, ValueKind kind) const;
  void typesAt(VertexId v, std::vector<TypeRef> &types) const;
  void nameOutside(ValueId value, std::string &out) const;

  // Components.cpp
  void findComponents();
  void markRecursiveEntries(
      const std::vector<std::pair<FunctionId, FunctionId>> &calls);

  // Small things.
  const ir::Site &site(SiteId s, UnitId &u) const {
    u = siteUnit_[s];
    return p.units[u]->sites[s - p.bases[u].site];
  }
  VertexId global(UnitId u, ir::VertexId v) const {
    return v == kNone ? kNone : v + p.bases[u].vertex;
  }
  FunctionId callerOf(SiteId s) const {
    UnitId u;
    const ir::Site &at = site(s, u);
    return p.bases[u].function + at.function;
  }
  // A store that names the member.
  static bool isMember(const ir::Step &step) {
    return step.kind == ir::StepKind::Field && step.name;
  }
  Symbol constructorOf(ClassId c) const {
    const ir::Language language = p.units[p.classes[c].unit]->language;
    return isScript(language)  ? script->constructor
           : isCxx(language) ? cxxConstructor_
                             : python->constructor;
  }
  ir::Step fieldStep(Symbol name) const { return {ir::StepKind::Field, name}; }
  Symbol numberSymbol(unsigned n);
  NodeId canonical(NodeId n) const {
    return n == kNone ? kNone : catalog.nodes[n].canonical;
  }
  NodeId apiChild(NodeId node, model::EdgeLabel label, Symbol name) const;
  ValueId api(NodeId node) { return values.intern(ValueKind::Api, node); }

  Program &p;
  const LinkOptions &options;
  const model::Catalog &catalog;
  ValueTable values;
  ExternalTable externals;
  PathTable paths;
  std::optional<ModuleTree> modules;
  std::optional<PythonNames> python;
  std::optional<ScriptModules> scripts;
  std::optional<ScriptNames> script;
  std::vector<std::vector<UnitId>> reexports_; // per unit: `export *` from
  std::uint32_t catalogSymbolCount_ = 0;
  // C and C++ have one space of names, kept with their first unit.
  UnitId cxxHome_ = kNone;
  Symbol cxxConstructor_, cxxCall_;
  absl::flat_hash_map<std::uint32_t, ClassId> cxxClasses_; // by name
  // By unit and name: classes whose namespace the unit uses.
  absl::flat_hash_map<std::uint64_t, ClassId> cxxAliases_;
  // Parameters that a call has to fill, where a declaration says so.
  absl::flat_hash_map<FunctionId, int> leastGiven_;
  std::vector<CxxImport> cxxImports_; // that may be members
  // Connections whose signal is a parameter: which it is, the callers say.
  struct OpenSlot {
    VertexId signal = kNone, slot = kNone;
  };
  std::vector<OpenSlot> openSlots_;
  // Functions of one name, where it has several; by function of C++, its group.
  std::vector<std::vector<FunctionId>> overloads_;
  absl::flat_hash_map<FunctionId, std::uint32_t> overloadsOf_;
  absl::flat_hash_map<VertexId, std::uint32_t> typeOfVertex_; // of C++
  absl::flat_hash_set<std::uint64_t> virtuals_; // (class, name)
  absl::flat_hash_map<ClassId, std::vector<FunctionId>> methods_; // of C++
  // By class of C++: the catalogue's type of that name, for a library whose
  // sources lie in the program.
  std::vector<NodeId> knownTypes_;
  absl::flat_hash_set<std::uint64_t> signals_; // members that run slots
  std::vector<std::pair<VertexId, FunctionId>> adopted_;
  std::vector<std::vector<ClassId>> subclasses_; // by class, of C++
  absl::flat_hash_set<std::uint32_t> ownCells_; // written beyond headers
  absl::flat_hash_set<std::uint64_t> declaredFields_; // of C++ classes
  bool isHandingOver_ = false; // whatever the number of arguments
  bool isMixed_ = false; // units of more than one language

  std::vector<UnitId> siteUnit_;
  std::vector<std::uint32_t> edgeStart_;
  std::vector<StaticEdge> edges_;
  std::vector<VertexId> edgeSource_; // until the edges are grouped
  std::vector<VertexId> same_;    // per vertex: the one that holds its facts
  std::uint32_t vertexCount_ = 0; // of the units; further ones are cells'

  absl::flat_hash_map<std::uint64_t, CellId> cellIds_[4]; // per kind
  std::vector<VertexId> cellVertex_;          // per cell
  std::vector<VertexId> classVertex_;         // per cell: class level, or kNone
  absl::flat_hash_set<std::uint64_t> members_; // (class, name) of class bodies
  absl::flat_hash_set<std::uint64_t> written_; // (unit, name) of bound globals
  absl::flat_hash_set<std::uint64_t> changed_; // … that are written in part alone
  std::vector<std::vector<Symbol>> outsideStars_;      // per unit
  std::vector<std::pair<CellId, CellId>> starLinks_;   // source, target
  std::vector<std::vector<ValueId>> outsideBases_;     // per class, its own
  std::vector<std::vector<ValueId>> inheritedOutside_; // with its ancestors'
  std::vector<std::vector<ClassId>> baseClasses_;
  std::vector<std::pair<VertexId, VertexId>> classStores_; // cell, value
  absl::flat_hash_map<VertexId, CellId> imported_;
  absl::flat_hash_set<VertexId> walked_; // by one search for a base

  FactTable facts_;
  std::vector<std::vector<VertexId>> waiting_; // per unit, in turn: they have
                                               // facts to hand on
  std::vector<UnitId> owner_; // per vertex: its unit
  UnitId unit_ = 0;           // whose facts are handed on
  std::array<Held, FactTable::kMost> handed_; // by the vertex whose turn it is
  std::vector<bool> isWaiting_;
  bool isSolving_ = false;
  bool hasTests_ = false;               // beside units that are none
  std::vector<std::uint32_t> wireHead_; // per vertex
  std::vector<Wire> wires_;

  std::vector<StoreHook> stores_, setterRuns_;
  absl::flat_hash_map<std::uint32_t, Symbol> setters_; // by member
  std::vector<ConstructHook> constructs_;
  std::vector<CallbackHook> callbacks_;
  std::vector<InvokeHook> invokes_;
  std::vector<ChannelHook> channels_;
  absl::flat_hash_map<std::uint64_t, std::uint32_t> channelAt_; // site, row
  absl::flat_hash_map<std::array<std::uint32_t, 3>, std::uint32_t>
      channelOwners_;
  std::vector<ChannelOwner> channelsBy_; // per owner
  std::vector<KeyHook> keys_;
  std::vector<HandlerHook> handlers_;
  std::vector<std::pair<std::uint32_t, FunctionId>> handled_; // of handlers_
  std::vector<ImplicitHook> implicits_, iterations_;
  std::vector<std::pair<SiteId, Target>> targets_;
  std::vector<std::pair<SiteId, ValueId>> outside_; // Api and External callees
  absl::flat_hash_set<std::uint64_t> seen_; // what was done once, hashed
  // By site and function: the copy that the call runs.
  absl::flat_hash_map<std::uint64_t, FunctionId> copies_;
  absl::flat_hash_map<SiteId, VertexId> auxiliary_;
  std::vector<bool> typed_; // per unit parameter etc.: wired from annotation
  std::vector<Symbol> numbers_;
  absl::flat_hash_map<std::uint32_t, std::vector<RowId>> shapes_, shapeCache_;
  absl::flat_hash_map<VertexId, CellId> cellOfClassVertex_;
  std::vector<std::uint8_t> hasCallbacks_; // nodes with callback children
  NodeId functionType_ = kNone; // catalogue's type of functions
  // By node: others are aliases of it; a library's class; below the builtins.
  std::vector<std::uint8_t> isType_, isInstance_, isBuiltin_;
};

} // namespace philint::link
