#include "frontends/common/Emitter.h"

#include <charconv>

namespace philint {

using namespace ir;

namespace {

Instruction make(Op op, Span span) {
  Instruction i;
  i.op = op;
  i.span = span;
  return i;
}

std::uint64_t keyOf(Symbol name, unsigned kind) {
  return std::uint64_t{name.id} << 3 | (kind + 1);
}

} // namespace

Emitter::Emitter(Unit &unit, EmitterScratch &scratch, std::size_t nodes)
    : unit_(unit), builder_(scratch.builder), steps_(scratch.steps),
      constants_(scratch.constants) {
  steps_.reset(nodes / 16);
  constants_.reset(nodes / 16);
}

Var Emitter::emitTo(Instruction i) {
  i.dst = builder_.temporary();
  builder_.emit(i);
  return i.dst;
}

std::uint32_t Emitter::step(StepKind kind, Symbol name) {
  std::uint32_t &index = steps_.at(keyOf(name, static_cast<unsigned>(kind)));
  if (index == FlatMap::kAbsent) {
    index = static_cast<std::uint32_t>(unit_.steps.size());
    unit_.steps.push_back({kind, name});
  }
  return index;
}

std::uint32_t Emitter::fieldStep(std::string_view name) {
  return step(StepKind::Field, intern(name));
}

std::uint32_t Emitter::indexStep(std::size_t index) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, index).ptr;
  return step(StepKind::Key,
              intern({digits, static_cast<std::size_t>(end - digits)}));
}

Var Emitter::constant(ConstantKind kind, Symbol text, Span span) {
  std::uint32_t &index =
      constants_.at(keyOf(text, static_cast<unsigned>(kind)));
  if (index == FlatMap::kAbsent) {
    index = static_cast<std::uint32_t>(unit_.constants.size());
    unit_.constants.push_back({kind, text});
  }
  Instruction i = make(Op::Constant, span);
  i.aux = index;
  return emitTo(i);
}

Var Emitter::load(Var from, std::uint32_t step, Span span) {
  Instruction i = make(Op::Load, span);
  i.a = from;
  i.aux = step;
  return emitTo(i);
}

void Emitter::store(Var into, std::uint32_t step, Var value, Span span) {
  Instruction i = make(Op::Store, span);
  i.a = into;
  i.b = value;
  i.aux = step;
  builder_.emit(i);
}

Var Emitter::loadKey(Var from, Var key, Span span) {
  Instruction i = make(Op::LoadKey, span);
  i.a = from;
  i.b = key;
  return emitTo(i);
}

void Emitter::storeKey(Var into, Var key, Var value, Span span) {
  Instruction i = make(Op::StoreKey, span);
  i.a = into;
  i.b = key;
  i.aux = builder_.operands({value});
  builder_.emit(i);
}

Var Emitter::derive(DeriveKind kind, std::vector<Var> operands, Span span) {
  Instruction i = make(Op::Derive, span);
  i.derive = kind;
  i.aux = builder_.operands(std::move(operands));
  return emitTo(i);
}

Var Emitter::unknown(std::vector<Var> operands, Span span) {
  Instruction i = make(Op::Unknown, span);
  i.aux = builder_.operands(std::move(operands));
  return emitTo(i);
}

Var Emitter::container(ContainerKind kind, Span span) {
  Instruction i = make(Op::New, span);
  i.aux = static_cast<std::uint32_t>(kind);
  return emitTo(i);
}

Var Emitter::iterate(Var from, Span span) {
  Instruction i = make(Op::Iterate, span);
  i.a = from;
  return emitTo(i);
}

Var Emitter::call(Call call, Span span) {
  Instruction i = make(Op::Call, span);
  i.aux = static_cast<std::uint32_t>(function().calls.size());
  function().calls.push_back(std::move(call));
  return emitTo(i);
}

Var Emitter::closure(std::uint32_t function, Span span) {
  Instruction i = make(Op::Closure, span);
  i.aux = function;
  return emitTo(i);
}

Var Emitter::caught(Span span) { return emitTo(make(Op::Catch, span)); }

Var Emitter::yielded(Var value, Span span) {
  Instruction i = make(Op::Yield, span);
  i.a = value;
  return emitTo(i);
}

Var Emitter::import(Import made) {
  Instruction i = make(Op::Import, made.span);
  i.aux = static_cast<std::uint32_t>(unit_.imports.size());
  unit_.imports.push_back(made);
  return emitTo(i);
}

void Emitter::move(Var to, Var from, Span span) {
  Instruction i = make(Op::Move, span);
  i.dst = to;
  i.a = from;
  builder_.emit(i);
}

} // namespace philint
