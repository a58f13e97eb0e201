// Writes the body of one ir::Function: instructions go to the open block, a
// label stands for a block that may begin later.
//
// Invariants: blocks get their numbers in the order in which they begin; a
// label that something jumps to must have begun when finish() is called;
// emitting after a terminator opens an unreachable block of its own.
//
//   FunctionBuilder b;
//   b.start(function);
//   const Label then = b.newLabel(), end = b.newLabel();
//   b.branch(condition, then, end, span);
//   b.begin(then); …; b.jump(end, span);
//   b.begin(end);
//   b.finish();
#pragma once

#include "core/ir/Body.h"

namespace philint {

using Label = std::uint32_t;

class FunctionBuilder {
public:
  void start(ir::Function &function);
  void finish(); // ends an open block with a plain return

  ir::Function &function() { return *function_; }
  bool isOpen() const { return open_; }

  Label newLabel();
  void begin(Label label);
  bool isUsed(Label label) const { return used_[label]; }
  // Goes on at `label` where the open block ends in it or anything jumps to it;
  // else what follows stays unreachable.
  void join(Label label, ir::Span span);
  void jump(Label target, ir::Span span);
  void branch(ir::Var condition, Label whenTrue, Label whenFalse,
              ir::Span span);
  void leave(ir::Terminator terminator, ir::Var value, ir::Span span);

  // What blocks that begin from now on are part of.
  Label handler() const { return handler_; }
  void setHandler(Label label) { handler_ = label; }
  std::uint32_t scope() const { return scope_; }
  void setScope(std::uint32_t scope) { scope_ = scope; }
  // Adds a scope below the current one and enters it.
  std::uint32_t enterScope(ir::ScopeKind kind, ir::Var context, ir::Span span);
  // Closes the open block so that the next instruction sees a new handler or
  // scope; does nothing where the open block is still empty.
  void split(ir::Span span);

  ir::Var temporary();
  ir::Var variable(Symbol name, ir::VariableKind kind,
                   ir::Var outer = ir::kNone);
  void emit(const ir::Instruction &instruction);
  std::uint32_t operands(std::vector<ir::Var> list);

private:
  void openBlock();
  void end(ir::Block block);

  ir::Function *function_ = nullptr;
  std::vector<ir::Instruction> instructions_;
  std::vector<ir::Block>
      blocks_; // `next` and `handler` are labels until the end
  std::vector<std::uint32_t> labels_; // block of each label
  std::vector<bool> used_;            // whether something jumps to the label
  ir::Block block_;
  bool open_ = false;
  Label handler_ = ir::kNone;
  std::uint32_t scope_ = 0;
};

} // namespace philint
