// SSA construction on the fly (Braun et al. 2013): the value of a variable in a
// block, with joins made where they are first asked for.
//
// Blocks are numbered; a block is filled when all its definitions are known and
// sealed when all its predecessors are filled. Blocks beyond those of the
// function are made for control edges on which a variable gets a new value.
// The block in work keeps its values in arrays indexed by variable; finish()
// moves them to a hash table.
#pragma once

#include "core/ir/LowerGraph.h"

namespace philint::ir::lowering {

// (block, variable) → node, cleared in constant time.
class DefinitionTable {
public:
  void clear();
  NodeId *find(std::uint32_t block, Var variable);
  void put(std::uint32_t block, Var variable, NodeId node);

private:
  struct Slot {
    std::uint64_t key;
    NodeId node;
    std::uint32_t generation;
  };
  void grow();
  std::vector<Slot> slots_;
  std::uint32_t generation_ = 0;
  std::size_t used_ = 0;
};

// What SSA needs to know of a variable.
struct VariableState {
  NodeId current = kNone;
  std::uint32_t stamp = kNone; // the block in which `current` holds
  NodeId initial = kNone;      // at the function's entry
  IdentityId identity = kNone; // of its only definition
  IdentityId held = kNone;     // the last it was entered as a holder of
  Symbol name;
  bool named = false;
  bool single = false;     // has one definition at most
  bool constant = false;   // keeps its initial value
  bool blockLocal = false; // never read outside the block that defines it
};

class Ssa {
public:
  explicit Ssa(Graph &graph) : graph_(graph) {}
  void clear(std::uint32_t blocks, std::uint32_t variableCount);

  std::uint32_t addBlock();
  void addPredecessor(std::uint32_t block, std::uint32_t predecessor);
  void replacePredecessor(std::uint32_t block, std::uint32_t old,
                          std::uint32_t predecessor);
  std::uint32_t predecessorCount(std::uint32_t block) const {
    return blocks_[block].predecessorCount;
  }

  // Starts work in `block`. `parent`: block-local variables of that block are
  // readable too.
  void begin(std::uint32_t block, std::uint32_t parent = kNone);
  // Ends work in the current block: its definitions are final.
  void finish();
  // `block` has reached its successor's predecessor list with final values.
  void predecessorFilled(std::uint32_t block);

  NodeId read(Var variable);
  void write(Var variable, NodeId node);
  NodeId readAtEnd(Var variable, std::uint32_t block);
  void define(Var variable, std::uint32_t block, NodeId node) {
    table_.put(block, variable, node);
  }
  // A join with no operands yet.
  NodeId join(Var variable, std::uint32_t block);
  std::uint32_t current() const { return current_; }

  std::vector<VariableState> variables;
  // For variables without an initial value; gives the node or kNone.
  NodeId (*initialValue)(void *context, Var variable) = nullptr;
  void *context = nullptr;

private:
  struct BlockState {
    std::uint32_t firstPredecessor = kNone;
    std::uint32_t predecessorCount = 0;
    std::uint32_t unfilled = 0;
    std::uint32_t firstIncomplete = kNone;
  };
  struct Link {
    std::uint32_t value;
    std::uint32_t next;
  };
  void hold(Var variable, IdentityId identity);
  NodeId look(Var variable, std::uint32_t block);
  NodeId joinAt(Var variable, std::uint32_t block);
  void addOperands(NodeId phi);
  void completePending();
  void seal(std::uint32_t block);

  Graph &graph_;
  DefinitionTable table_;
  std::vector<BlockState> blocks_;
  std::vector<Link> links_;
  std::vector<NodeId> pending_;
  std::vector<NodeId> batch_;
  std::vector<Var> touched_;
  std::uint32_t current_ = kNone;
  std::uint32_t parent_ = kNone;
};

} // namespace philint::ir::lowering
