#include "core/ir/LowerCells.h"

namespace philint::ir::lowering {

namespace {
void note(FunctionId function, FunctionId &one, bool &many) {
  if (one == kNone)
    one = function;
  else if (one != function)
    many = true;
}
} // namespace

void Cells::scan(const Unit &unit, std::vector<Cell> &cells) {
  number(unit, cells);
  states_.assign(cells.size(), {});
  stored_.clear();
  for (FunctionId f = 0; f < unit.functions.size(); ++f)
    scanFunction(unit, f);
  std::sort(stored_.begin(), stored_.end());
}

void Cells::number(const Unit &unit, std::vector<Cell> &cells) {
  offsets_.clear();
  std::size_t total = 0;
  for (const Function &f : unit.functions) {
    offsets_.push_back(static_cast<std::uint32_t>(total));
    total += f.variables.size();
  }
  cellOf_.assign(total, kNone);
  globals_.assign(unit.strings.size(), kNone);
  const auto make = [&](Cell::Kind kind, FunctionId function, Symbol name) {
    cells.push_back({kind, function, name});
    return static_cast<std::uint32_t>(cells.size() - 1);
  };
  for (FunctionId f = 0; f < unit.functions.size(); ++f) {
    const Function &function = unit.functions[f];
    for (Var v = 0; v < function.variables.size(); ++v) {
      const Variable &variable = function.variables[v];
      std::uint32_t &cell = cellOf_[offsets_[f] + v];
      if (variable.kind == VariableKind::Global) {
        std::uint32_t &global = globals_[variable.name.id];
        if (global == kNone)
          global = make(Cell::Global, 0, variable.name);
        cell = global;
      } else if (variable.kind == VariableKind::Captured &&
                 function.parent < f &&
                 variable.outer <
                     unit.functions[function.parent].variables.size()) {
        std::uint32_t &outer =
            cellOf_[offsets_[function.parent] + variable.outer];
        if (outer == kNone)
          outer = make(Cell::Captured, function.parent, variable.name);
        cell = outer;
      }
    }
  }
}

void Cells::mutated(std::uint32_t cell, FunctionId function) {
  if (cell != kNone)
    note(function, states_[cell].writer, states_[cell].manyWriters);
}

void Cells::assigned(FunctionId function, const Instruction &instruction) {
  const std::uint32_t cell = of(function, instruction.dst);
  if (cell == kNone)
    return;
  CellState &state = states_[cell];
  note(function, state.writer, state.manyWriters);
  const Op op = instruction.op == Op::Move && instruction.a != kNone
                    ? definedBy_[instruction.a]
                    : instruction.op;
  if (op == Op::Import) {
    state.imported = true;
  } else {
    state.external = false;
    if (op != Op::Closure && op != Op::Class && op != Op::Constant)
      state.fixed = false;
  }
}

void Cells::noteStore(const Unit &unit, FunctionId function,
                      const Instruction &i) {
  if (i.a == kNone || rootCell_[i.a] == kNone)
    return;
  const bool direct = of(function, i.a) != kNone;
  const Symbol member = !direct             ? member_[i.a]
                        : i.op == Op::Store ? unit.steps[i.aux].name
                                            : Symbol{};
  if (member)
    stored_.push_back(key(rootCell_[i.a], member));
}

void Cells::scanFunction(const Unit &unit, FunctionId function) {
  const Function &f = unit.functions[function];
  definedBy_.assign(f.variables.size(), Op::Unknown);
  rootCell_.resize(f.variables.size());
  member_.assign(f.variables.size(), {});
  for (Var v = 0; v < f.variables.size(); ++v) {
    rootCell_[v] = of(function, v);
    // A captured parameter is bound at entry.
    if (rootCell_[v] != kNone && f.variables[v].kind == VariableKind::Parameter)
      states_[rootCell_[v]].fixed = states_[rootCell_[v]].external = false;
  }
  const auto called = [&](Var v) {
    if (v != kNone && rootCell_[v] != kNone) {
      CellState &state = states_[rootCell_[v]];
      note(function, state.caller, state.manyCallers);
    }
  };
  for (const Instruction &i : f.instructions) {
    switch (i.op) {
    case Op::Store:
    case Op::StoreKey:
    case Op::Overwrite:
      if (i.a != kNone)
        mutated(rootCell_[i.a], function);
      noteStore(unit, function, i);
      break;
    case Op::Call: {
      const Call &call = f.calls[i.aux];
      called(call.receiver);
      for (const Argument &argument : call.arguments)
        called(argument.value);
      break;
    }
    case Op::Move:
    case Op::Load:
    case Op::LoadKey:
    case Op::Iterate:
      if (i.dst != kNone && i.a != kNone && of(function, i.dst) == kNone) {
        rootCell_[i.dst] = rootCell_[i.a];
        member_[i.dst] = i.op == Op::Load && of(function, i.a) != kNone
                             ? unit.steps[i.aux].name
                             : member_[i.a];
      }
      break;
    default:
      break;
    }
    if (i.dst != kNone) {
      assigned(function, i);
      definedBy_[i.dst] = i.op;
    }
  }
}

bool Cells::isWrittenOutside(std::uint32_t cell, FunctionId function) const {
  const CellState &state = states_[cell];
  if (state.manyWriters || (state.writer != kNone && state.writer != function))
    return true;
  return !state.fixed && (state.manyCallers ||
                          (state.caller != kNone && state.caller != function));
}

} // namespace philint::ir::lowering
