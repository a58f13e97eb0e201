#include "core/ir/LowerSsa.h"

namespace philint::ir::lowering {

namespace {
std::uint64_t keyOf(std::uint32_t block, Var variable) {
  return (std::uint64_t{block} << 32) | variable;
}
std::size_t spread(std::uint64_t key) {
  key *= 0x9e3779b97f4a7c15ULL;
  return static_cast<std::size_t>(key >> 32);
}
} // namespace

void DefinitionTable::clear() {
  ++generation_;
  used_ = 0;
  if (slots_.empty())
    slots_.resize(256, {0, kNone, 0});
}

NodeId *DefinitionTable::find(std::uint32_t block, Var variable) {
  const std::uint64_t key = keyOf(block, variable);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = spread(key) & mask;
       slots_[at].generation == generation_; at = (at + 1) & mask)
    if (slots_[at].key == key)
      return &slots_[at].node;
  return nullptr;
}

void DefinitionTable::put(std::uint32_t block, Var variable, NodeId node) {
  const std::uint64_t key = keyOf(block, variable);
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = spread(key) & mask;
  for (; slots_[at].generation == generation_; at = (at + 1) & mask)
    if (slots_[at].key == key) {
      slots_[at].node = node;
      return;
    }
  slots_[at] = {key, node, generation_};
  if (++used_ * 2 > slots_.size())
    grow();
}

void DefinitionTable::grow() {
  std::vector<Slot> old(slots_.size() * 2, Slot{0, kNone, 0});
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot &slot : old) {
    if (slot.generation != generation_)
      continue;
    std::size_t at = spread(slot.key) & mask;
    while (slots_[at].generation == generation_)
      at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

void Ssa::clear(std::uint32_t blocks, std::uint32_t variableCount) {
  table_.clear();
  blocks_.assign(blocks, {});
  variables.assign(variableCount, {});
  links_.clear();
  pending_.clear();
  touched_.clear();
  current_ = parent_ = kNone;
}

std::uint32_t Ssa::addBlock() {
  blocks_.emplace_back();
  return static_cast<std::uint32_t>(blocks_.size() - 1);
}

void Ssa::addPredecessor(std::uint32_t block, std::uint32_t predecessor) {
  BlockState &state = blocks_[block];
  links_.push_back({predecessor, state.firstPredecessor});
  state.firstPredecessor = static_cast<std::uint32_t>(links_.size() - 1);
  ++state.predecessorCount;
  ++state.unfilled;
}

void Ssa::replacePredecessor(std::uint32_t block, std::uint32_t old,
                             std::uint32_t predecessor) {
  for (std::uint32_t l = blocks_[block].firstPredecessor; l != kNone;
       l = links_[l].next)
    if (links_[l].value == old) {
      links_[l].value = predecessor;
      return;
    }
}

void Ssa::begin(std::uint32_t block, std::uint32_t parent) {
  current_ = block;
  parent_ = parent;
  touched_.clear();
}

void Ssa::finish() {
  for (const Var v : touched_)
    if (!variables[v].blockLocal)
      table_.put(current_, v, variables[v].current);
  touched_.clear();
}

void Ssa::predecessorFilled(std::uint32_t block) {
  if (--blocks_[block].unfilled == 0)
    seal(block);
}

void Ssa::seal(std::uint32_t block) {
  const std::uint32_t first = blocks_[block].firstIncomplete;
  blocks_[block].firstIncomplete = kNone;
  for (std::uint32_t l = first; l != kNone; l = links_[l].next)
    pending_.push_back(links_[l].value);
  completePending();
}

NodeId Ssa::read(Var variable) {
  VariableState &state = variables[variable];
  if (state.stamp == current_ ||
      (state.blockLocal && parent_ != kNone && state.stamp == parent_))
    return graph_.resolve(state.current);
  if (state.blockLocal)
    return kNone;
  if (state.constant) {
    if (state.initial == kNone && initialValue) {
      const NodeId made = initialValue(context, variable);
      variables[variable].initial = made;
    }
    return state.initial;
  }
  look(variable, current_);
  completePending();
  const NodeId *found = table_.find(current_, variable);
  const NodeId value = found ? graph_.resolve(*found) : kNone;
  state.current = value;
  state.stamp = current_;
  return value;
}

void Ssa::write(Var variable, NodeId node) {
  VariableState &state = variables[variable];
  if (state.blockLocal && parent_ != kNone && state.stamp == parent_)
    return; // a block made for an edge: nothing after it reads the temporary
  state.current = node;
  state.stamp = current_;
  touched_.push_back(variable);
  if (node == kNone)
    return;
  const IdentityId identity = graph_.identityOf(node);
  if (identity == kNone)
    return;
  hold(variable, identity);
  if (state.single && state.identity == kNone)
    state.identity = identity;
}

void Ssa::hold(Var variable, IdentityId identity) {
  if (variables[variable].held == identity)
    return;
  variables[variable].held = identity;
  graph_.hold(identity, variable);
}

NodeId Ssa::readAtEnd(Var variable, std::uint32_t block) {
  look(variable, block);
  completePending();
  const NodeId *found = table_.find(block, variable);
  return found ? graph_.resolve(*found) : kNone;
}

// The value at the end of `block`, entered in the table; joins that it makes
// wait in pending_ for their operands.
NodeId Ssa::look(Var variable, std::uint32_t block) {
  NodeId value = kNone;
  std::uint32_t at = block;
  while (true) {
    if (const NodeId *found = table_.find(at, variable)) {
      value = graph_.resolve(*found);
      break;
    }
    const BlockState &state = blocks_[at];
    if (state.unfilled) {
      value = joinAt(variable, at);
      const NodeId phi = value;
      links_.push_back({phi, blocks_[at].firstIncomplete});
      blocks_[at].firstIncomplete =
          static_cast<std::uint32_t>(links_.size() - 1);
      break;
    }
    if (state.predecessorCount == 0) {
      VariableState &of = variables[variable];
      if (of.initial == kNone && initialValue)
        of.initial = initialValue(context, variable);
      value = of.initial;
      break;
    }
    if (state.predecessorCount > 1) {
      value = joinAt(variable, at);
      pending_.push_back(value);
      break;
    }
    at = links_[state.firstPredecessor].value;
  }
  // Blocks on the way get the value too, so that no chain is walked twice.
  for (std::uint32_t b = block; b != at;
       b = links_[blocks_[b].firstPredecessor].value)
    table_.put(b, variable, value);
  if (!table_.find(at, variable))
    table_.put(at, variable, value);
  return value;
}

NodeId Ssa::join(Var variable, std::uint32_t block) {
  const NodeId phi = graph_.add(VertexKind::Value, {}, variable);
  VariableState &state = variables[variable];
  if (state.single && state.identity == kNone && state.initial == kNone &&
      initialValue)
    state.initial = initialValue(context, variable);
  const IdentityId identity = state.single && state.identity != kNone
                                  ? state.identity
                                  : graph_.newIdentity();
  Node &node = graph_.nodes[phi];
  node.bits = kPhi;
  node.block = block;
  node.name = state.name;
  node.flags = state.named ? kVertexNamed : 0;
  node.identity = identity;
  hold(variable, graph_.find(identity));
  return phi;
}

NodeId Ssa::joinAt(Var variable, std::uint32_t block) {
  const NodeId phi = join(variable, block);
  table_.put(block, variable, phi);
  return phi;
}

void Ssa::addOperands(NodeId phi) {
  const Var variable = graph_.nodes[phi].data;
  const std::uint32_t block = graph_.nodes[phi].block;
  for (std::uint32_t l = blocks_[block].firstPredecessor; l != kNone;
       l = links_[l].next) {
    const NodeId operand = look(variable, links_[l].value);
    if (operand == kNone || operand == phi)
      continue;
    graph_.connect(operand, phi);
    if (graph_.nodes[phi].span == Span{})
      graph_.nodes[phi].span = graph_.nodes[operand].span;
  }
}

void Ssa::completePending() {
  if (pending_.empty())
    return;
  batch_.clear();
  while (!pending_.empty()) {
    const NodeId phi = pending_.back();
    pending_.pop_back();
    batch_.push_back(phi);
    addOperands(phi);
  }
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = batch_.size(); i-- > 0;)
      changed |= graph_.simplify(batch_[i]);
  }
}

} // namespace philint::ir::lowering
