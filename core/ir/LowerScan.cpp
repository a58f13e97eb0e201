// What is known of a function's variables and blocks before it is lowered.
#include "core/ir/LowerFunction.h"

#include <algorithm>

namespace philint::ir::lowering {

void FunctionLowering::countDefinition(Var variable) {
  if (variable != kNone)
    ++definitionCount_[variable];
}

// Counts definitions and uses, and finds the temporaries of a single block.
void FunctionLowering::scanUses() {
  const std::size_t count = function_->variables.size();
  definitionCount_.assign(ssa_.variables.size(), 0);
  useCount_.assign(ssa_.variables.size(), 0);
  seenIn_.assign(count, kNone);
  lastSeen_.assign(ssa_.variables.size(), kNone);
  rootOf_.resize(count);
  stored_.assign(count, false);
  for (Var v = 0; v < count; ++v)
    rootOf_[v] = v;
  constexpr std::uint32_t many = kNone - 1;
  std::uint32_t block = 0;
  const auto seen = [&](Var v) {
    if (v == kNone)
      return;
    seenIn_[v] = seenIn_[v] == kNone || seenIn_[v] == block ? block : many;
    lastSeen_[v] = block;
  };
  const auto used = [&](Var v) {
    seen(v);
    if (v != kNone)
      ++useCount_[v];
  };
  for (; block < function_->blocks.size(); ++block) {
    const Block &b = function_->blocks[block];
    for (std::uint32_t k = b.firstInstruction; k < b.endInstruction; ++k) {
      const Instruction &i = function_->instructions[k];
      used(i.a);
      used(i.b);
      seen(i.dst);
      countDefinition(i.dst);
      noteRoot(i);
      if (i.op == Op::Call) {
        const Call &call = function_->calls[i.aux];
        used(call.callee);
        used(call.receiver);
        for (const Argument &argument : call.arguments)
          used(argument.value);
      } else if ((i.op == Op::StoreKey || i.op == Op::Derive ||
                  i.op == Op::Unknown || i.op == Op::Catch) &&
                 i.aux != kNone) {
        for (const Var v : function_->operands[i.aux])
          used(v);
      }
    }
    used(b.value);
  }
  for (const Scope &scope : function_->scopes)
    if (scope.context != kNone)
      seenIn_[scope.context] = many; // read where the scope begins
  for (Var v = 0; v < count; ++v) {
    const Variable &variable = function_->variables[v];
    VariableState &state = ssa_.variables[v];
    const bool temporary = variable.kind == VariableKind::Temporary;
    const bool bound = variable.kind == VariableKind::Parameter ||
                       (id_ != 0 && cells_.of(id_, v) != kNone &&
                        variable.kind != VariableKind::Local);
    state.name = variable.name;
    state.named = !temporary;
    state.single = definitionCount_[v] + (bound ? 1 : 0) <= 1;
    state.constant = isConstant(v);
    state.blockLocal = temporary && seenIn_[v] != many;
  }
}

// Which variable a store changes in the end, without control flow.
void FunctionLowering::noteRoot(const Instruction &i) {
  if (i.a == kNone)
    return;
  if (i.op == Op::Store || i.op == Op::StoreKey || i.op == Op::Overwrite)
    stored_[rootOf_[i.a]] = true;
  else if (i.dst != kNone && (i.op == Op::Move || i.op == Op::Load ||
                              i.op == Op::LoadKey || i.op == Op::Iterate))
    rootOf_[i.dst] = rootOf_[i.a];
}

// Names of functions, modules, built-in things: read all over a function, never
// changed in it. They need no joins, whose number would be that of the names
// times that of the blocks.
bool FunctionLowering::isConstant(Var v) const {
  const std::uint32_t cell = cells_.of(id_, v);
  return cell != kNone && definitionCount_[v] == 0 && !stored_[v] &&
         function_->variables[v].kind != VariableKind::Parameter &&
         cells_.state(cell).fixed;
}

// For each block the last one from which control comes back to it or further
// up: where a variable that was last seen here may still be read.
void FunctionLowering::findReturns() {
  const auto &blocks = function_->blocks;
  comesBack_.assign(blocks.size(), 0);
  const auto edge = [&](std::uint32_t from, std::uint32_t to) {
    if (to != kNone && to <= from && comesBack_[to] < from)
      comesBack_[to] = from;
  };
  for (std::uint32_t b = 0; b < blocks.size(); ++b) {
    edge(b, blocks[b].next[0]);
    edge(b, blocks[b].next[1]);
    edge(b, blocks[b].handler);
  }
  std::uint32_t latest = 0;
  for (std::uint32_t &back : comesBack_)
    back = latest = std::max(latest, back);
}

// Nothing reads the variable from the block in work on.
bool FunctionLowering::isDead(Var v) const {
  if (v >= function_->variables.size() ||
      function_->variables[v].kind == VariableKind::Parameter ||
      cells_.of(id_, v) != kNone || lastSeen_[v] == kNone)
    return false;
  return block_ > lastSeen_[v] && block_ > comesBack_[lastSeen_[v]];
}

} // namespace philint::ir::lowering
