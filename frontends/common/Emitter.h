// Writes single instructions into the function under construction and shares
// what a unit has once: steps and constants. A frontend's lowering derives from
// it.
//
//   const Var note = load(patient, step(StepKind::Field, name), span);
//   store(into, indexStep(0), note, span);
#pragma once

#include "frontends/common/FlatMap.h"
#include "frontends/common/FunctionBuilder.h"

namespace philint {

// Memory that one thread uses for file after file.
struct EmitterScratch {
  FunctionBuilder builder;
  FlatMap steps, constants;
};

class Emitter {
public:
  Emitter(ir::Unit &unit, EmitterScratch &scratch, std::size_t nodes);

protected:
  using Var = ir::Var;
  using Span = ir::Span;

  ir::Function &function() { return builder_.function(); }
  Symbol intern(std::string_view s) { return unit_.strings.intern(s); }
  std::string_view name(Symbol s) const { return unit_.strings.text(s); }

  std::uint32_t step(ir::StepKind kind, Symbol name = {});
  std::uint32_t fieldStep(std::string_view name);
  std::uint32_t indexStep(std::size_t index);
  std::uint32_t anyStep() { return step(ir::StepKind::Any); }

  Var constant(ir::ConstantKind kind, Symbol text, Span span);
  Var load(Var from, std::uint32_t step, Span span);
  void store(Var into, std::uint32_t step, Var value, Span span);
  Var loadKey(Var from, Var key, Span span);
  void storeKey(Var into, Var key, Var value, Span span);
  Var derive(ir::DeriveKind kind, std::vector<Var> operands, Span span);
  Var unknown(std::vector<Var> operands, Span span);
  Var container(ir::ContainerKind kind, Span span);
  Var iterate(Var from, Span span);
  Var call(ir::Call call, Span span);
  Var closure(std::uint32_t function, Span span);
  Var caught(Span span);
  Var yielded(Var value, Span span);
  Var import(ir::Import made);
  void move(Var to, Var from, Span span);
  Var unnamedLocal() { return builder_.variable({}, ir::VariableKind::Local); }

  ir::Unit &unit_;
  FunctionBuilder &builder_;

private:
  Var emitTo(ir::Instruction instruction);

  FlatMap &steps_, &constants_;
};

} // namespace philint
