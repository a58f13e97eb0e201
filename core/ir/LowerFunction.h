// Lowers one function of a unit after the other into the unit's facts. The
// scratch memory is kept from function to function.
#pragma once

#include "core/ir/Keys.h"
#include "core/ir/LowerCells.h"
#include "core/ir/LowerSsa.h"

#include <unordered_map>

namespace philint::ir::lowering {

// A variable of a function whose final value the unit asks for: a base class,
// a default value, a type that an annotation names.
struct Wanted {
  Var variable = kNone;
  VertexId vertex = kNone; // the answer
};

class FunctionLowering {
public:
  FunctionLowering(const Unit &unit, const Cells &cells, UnitFacts &facts);

  // Appends everything about `function` to the facts and answers `wanted`.
  void run(FunctionId function, std::span<Wanted> wanted);

private:
  // LowerFunction.cpp: control flow.
  void clear();
  void scanUses();
  void countDefinition(Var variable);
  void noteRoot(const Instruction &instruction);
  bool isConstant(Var variable) const;
  void findReturns();
  bool isDead(Var variable) const;
  void buildBlocks();
  void makeParameters();
  void lowerBlock(std::uint32_t block);
  void terminate(std::uint32_t block);
  void noteScopes(std::uint32_t scope);
  void finishProtected(std::uint32_t block);
  void finishFunction(std::span<Wanted> wanted);
  void finishGuards();
  NodeId knownWhen(std::size_t parameter, bool truth);
  NodeId returnedBy(std::uint32_t block);
  bool returnsNot(std::uint32_t block, bool truth);
  NodeId initialValue(Var variable);
  NodeId caught(std::uint32_t handler);
  void raise(NodeId thrown, std::uint32_t handler);
  std::uint32_t enterBlock(std::uint32_t block) const {
    return entryOf_[block] == kNone ? block : entryOf_[block];
  }

  // LowerSequences.cpp: sequences that are written out.
  using Elements = std::vector<std::pair<Symbol, NodeId>>; // by place
  bool elementsOf(NodeId node, Elements &out) const;
  std::uint32_t lengthOf(NodeId node) const;
  bool isMapping(Var variable, unsigned depth = 0) const;
  PathId placeIn(NodeId base, PathId path);
  NodeId joinSequences(const Instruction &instruction);
  bool joinsContainers(const std::vector<Var> &operands);
  void appendElements(const Elements &elements, NodeId to);

  // LowerInstruction.cpp: values.
  void lowerInstruction(const Instruction &instruction);
  void lowerLoad(const Instruction &i, PathId path, NodeId key);
  void lowerStore(const Instruction &i, PathId path, NodeId key, Var stored);
  void lowerOverwrite(const Instruction &instruction);
  void lowerRefine(const Instruction &instruction);
  void lowerIterate(const Instruction &instruction);
  void lowerDerive(const Instruction &instruction);
  PathId keysPath();
  bool isScript() const {
    return unit_.language == Language::TypeScript ||
           unit_.language == Language::JavaScript;
  }
  NodeId use(Var variable);
  NodeId plain(Var variable); // without what its cell adds
  void define(Var variable, NodeId node, const Instruction &instruction);
  void assign(Var variable, NodeId node, bool guard);
  NodeId makeObject(VertexKind kind, Span span, std::uint32_t data = kNone);
  void toCell(Var variable, NodeId node);
  PathId pathOf(Step step);
  PathId pathOfStep(std::uint32_t step);
  PathId constantPath(NodeId key);
  bool isState(Var base, PathId path) const;
  bool isNamed(Var v) const {
    return function_->variables[v].kind != VariableKind::Temporary;
  }
  bool isAny(PathId path) const {
    return !facts_.paths[path].empty() &&
           isAnyStep(facts_.paths[path][0]);
  }

  // LowerMutation.cpp: calls, what they change, guards.
  void aliasChoice(NodeId made, const std::vector<Var> &operands);
  void lowerCall(const Instruction &instruction);
  bool canChange(Var variable, NodeId node, std::uint32_t ownUses) const;
  NodeId after(VertexKind kind, std::uint32_t data, Var variable, Span span);
  bool isShared(NodeId old);
  void mutate(NodeId old, NodeId now, bool guard);
  void propagate(IdentityId identity, NodeId old, NodeId now, bool guard,
                 int depth);
  void updateHolders(IdentityId identity, NodeId old, NodeId now, bool guard);
  void updateOrigin(const Origin &origin, NodeId now, bool guard, int depth);
  NodeId heldNode(IdentityId identity);
  struct Guard {
    SiteId site = kNone;
    bool positive = true;
  };
  Guard guardOf(NodeId condition);
  void guardEdge(std::uint32_t block, int side, Guard guard, NodeId empty);
  void rename(std::uint32_t block, Guard guard);
  NodeId testedBy(NodeId value) const;
  NodeId emptyOn(NodeId condition, int side) const;
  void empty(NodeId value);
  bool asks(NodeId value, SiteId site, std::uint32_t &argument);
  void renameOne(Var variable, NodeId before, VertexId after, Guard guard,
                 std::uint32_t index);

  // LowerEmit.cpp: nodes to vertices.
  void emit(std::span<Wanted> wanted);
  void markLive(NodeId node);
  void markRoots(std::span<Wanted> wanted);
  void emitVertices(FactFunction &out);
  void emitEdges(FactFunction &out);
  void emitReferences(FactFunction &out);
  void dropDuplicates();
  VertexId vertexOf(NodeId node) const;

  const Unit &unit_;
  const Cells &cells_;
  UnitFacts &facts_;
  Graph graph_;
  Ssa ssa_{graph_};

  FunctionId id_ = 0;
  const Function *function_ = nullptr;
  FactFunction *out_ = nullptr;
  std::uint32_t block_ = 0;
  bool inLoop_ = false;
  NodeId return_ = kNone, throw_ = kNone;
  NodeId change_ = kNone; // the change alone, while mutate() spreads it
  Var exception_ = kNone; // a variable for what the running handler caught
  std::vector<std::uint32_t> definitionCount_, useCount_, seenIn_, lastSeen_;
  std::vector<Var> rootOf_;
  std::vector<bool> stored_;
  std::vector<std::uint32_t> comesBack_; // by block
  std::vector<bool> mutated_;            // by variable
  // By parameter: the variable that holds the caller's object to the end, the
  // parameter's own or, where that is assigned, one beyond the function's.
  std::vector<Var> shadows_;
  std::vector<std::uint32_t> changed_; // by variable: the last visit
  std::vector<NodeId> parameterNodes_, parameterAfter_;
  std::vector<NodeId> effects_; // what may run code that nobody names
  std::vector<NodeId> parameterTrue_, parameterFalse_; // by parameter
  std::vector<std::uint32_t> entryOf_, exceptionOf_; // by block
  std::vector<NodeId> caught_;                       // by block
  std::vector<bool> loopScope_, isHandler_;
  std::vector<NodeId> scopeContexts_;
  std::vector<std::uint32_t> returning_;    // blocks
  std::vector<std::pair<Var, NodeId>> log_; // definitions in a protected block
  std::size_t logMark_ = 0;
  bool logging_ = false;
  std::vector<std::uint32_t> siteCalls_; // call index by site, local
  std::vector<std::uint32_t> cellWrite_, cellWriteOwner_;   // by cell
  std::vector<std::pair<Var, std::uint32_t>> annotations_; // types, by variable
  std::vector<std::pair<NodeId, std::uint32_t>> annotated_; // with its type
  std::vector<NodeId> wantedNodes_;
  std::vector<VertexId> vertexOf_;
  std::vector<NodeId> stack_;
  std::vector<std::uint32_t> stamps_, counts_, edgeOrder_;
  std::vector<NodeId> pathOwner_; // by path: the open node that has it
  std::vector<PathId> stepPaths_; // by step of the unit
  std::unordered_map<std::uint64_t, PathId> paths_; // looked up, never iterated
  std::uint32_t visit_ = 0;
  int budget_ = 0; // bindings that the change in work may still look at
  std::uint32_t firstSite_ = 0, firstArgument_ = 0;
};

} // namespace philint::ir::lowering
