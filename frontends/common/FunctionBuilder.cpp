#include "frontends/common/FunctionBuilder.h"

#include <cassert>

namespace philint {

using namespace ir;

void FunctionBuilder::start(Function &function) {
  function_ = &function;
  instructions_.clear();
  blocks_.clear();
  labels_.clear();
  used_.clear();
  open_ = false;
  handler_ = kNone;
  scope_ = 0;
  function.scopes.push_back({ScopeKind::Function, kNone, kNone, function.span});
  openBlock();
}

void FunctionBuilder::finish() {
  if (open_)
    leave(Terminator::Return, kNone,
          {function_->span.end, function_->span.end});
  for (Block &block : blocks_) {
    for (std::uint32_t &next : block.next)
      if (next != kNone)
        next = labels_[next];
    if (block.handler != kNone)
      block.handler = labels_[block.handler];
    assert(block.next[0] == kNone || block.next[0] < blocks_.size());
    assert(block.next[1] == kNone || block.next[1] < blocks_.size());
    assert(block.handler == kNone || block.handler < blocks_.size());
  }
  function_->instructions = instructions_; // a copy of the exact size
  function_->blocks = blocks_;
  function_ = nullptr;
}

Label FunctionBuilder::newLabel() {
  labels_.push_back(kNone);
  used_.push_back(false);
  return static_cast<Label>(labels_.size() - 1);
}

void FunctionBuilder::openBlock() {
  block_ = Block{};
  block_.firstInstruction = static_cast<std::uint32_t>(instructions_.size());
  block_.handler = handler_;
  block_.scope = scope_;
  open_ = true;
}

void FunctionBuilder::begin(Label label) {
  if (open_)
    jump(label, {});
  openBlock();
  labels_[label] = static_cast<std::uint32_t>(blocks_.size());
}

void FunctionBuilder::join(Label label, Span span) {
  if (open_)
    jump(label, span);
  if (used_[label])
    begin(label);
}

void FunctionBuilder::end(Block block) {
  if (!open_)
    openBlock();
  block.firstInstruction = block_.firstInstruction;
  block.endInstruction = static_cast<std::uint32_t>(instructions_.size());
  block.handler = block_.handler;
  block.scope = block_.scope;
  blocks_.push_back(block);
  open_ = false;
}

void FunctionBuilder::jump(Label target, Span span) {
  Block block;
  block.terminator = Terminator::Jump;
  block.next[0] = target;
  used_[target] = true;
  block.span = span;
  end(block);
}

void FunctionBuilder::branch(Var condition, Label whenTrue, Label whenFalse,
                             Span span) {
  Block block;
  block.terminator = Terminator::Branch;
  block.value = condition;
  block.next = {whenTrue, whenFalse};
  used_[whenTrue] = used_[whenFalse] = true;
  block.span = span;
  end(block);
}

void FunctionBuilder::leave(Terminator terminator, Var value, Span span) {
  Block block;
  block.terminator = terminator;
  block.value = value;
  block.span = span;
  end(block);
}

std::uint32_t FunctionBuilder::enterScope(ScopeKind kind, Var context,
                                          Span span) {
  const std::uint32_t parent = scope_;
  scope_ = static_cast<std::uint32_t>(function_->scopes.size());
  function_->scopes.push_back({kind, parent, context, span});
  return scope_;
}

void FunctionBuilder::split(Span span) {
  if (!open_)
    return;
  if (block_.firstInstruction == instructions_.size()) {
    block_.handler = handler_;
    block_.scope = scope_;
    return;
  }
  const Label next = newLabel();
  jump(next, span);
  begin(next);
}

Var FunctionBuilder::temporary() {
  function_->variables.emplace_back();
  return static_cast<Var>(function_->variables.size() - 1);
}

Var FunctionBuilder::variable(Symbol name, VariableKind kind, Var outer) {
  function_->variables.push_back({name, kind, outer});
  return static_cast<Var>(function_->variables.size() - 1);
}

void FunctionBuilder::emit(const Instruction &instruction) {
  if (!open_)
    openBlock();
  instructions_.push_back(instruction);
}

std::uint32_t FunctionBuilder::operands(std::vector<Var> list) {
  function_->operands.push_back(std::move(list));
  return static_cast<std::uint32_t>(function_->operands.size() - 1);
}

} // namespace philint
