// Which variables live in cells, and who writes them: one pass over the unit
// before its functions are lowered, since the function that owns a variable is
// lowered before those that change it.
#pragma once

#include "core/ir/UnitFacts.h"

namespace philint::ir::lowering {

struct CellState {
  FunctionId writer = kNone; // a function that assigns or may mutate it
  FunctionId caller = kNone; // a function that passes it to a call
  bool manyWriters = false;
  bool manyCallers = false;
  bool fixed = true;    // bound to imports, functions, classes, constants
  bool external = true; // bound to imports only
};

class Cells {
public:
  void scan(const Unit &unit, std::vector<Cell> &cells);

  // The cell of a variable, kNone where it has none.
  std::uint32_t of(FunctionId function, Var variable) const {
    return cellOf_[offsets_[function] + variable];
  }
  const CellState &state(std::uint32_t cell) const { return states_[cell]; }
  bool isWrittenOutside(std::uint32_t cell, FunctionId function) const;

private:
  void number(const Unit &unit, std::vector<Cell> &cells);
  void scanFunction(const Unit &unit, FunctionId function);
  void assigned(FunctionId function, const Instruction &instruction);
  void mutated(std::uint32_t cell, FunctionId function);

  std::vector<std::uint32_t> offsets_;
  std::vector<std::uint32_t> cellOf_;
  std::vector<std::uint32_t> globals_; // by symbol id
  std::vector<CellState> states_;
  std::vector<std::uint32_t>
      rootCell_;              // by variable, of what it was loaded from
  std::vector<Op> definedBy_; // by variable
};

} // namespace philint::ir::lowering
