// Which variables live in cells, and who writes them: one pass over the unit
// before its functions are lowered, since the function that owns a variable is
// lowered before those that change it.
#pragma once

#include "core/ir/UnitFacts.h"

#include <algorithm>

namespace philint::ir::lowering {

struct CellState {
  FunctionId writer = kNone; // a function that assigns or may mutate it
  FunctionId caller = kNone; // a function that passes it to a call
  bool manyWriters = false;
  bool manyCallers = false;
  bool fixed = true;    // bound to imports, functions, classes, constants
  bool external = true; // bound to imports only, or to nothing
  bool imported = false;
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
  // Something is stored in this member of an imported name, or below it: it is
  // state that the file shares with others, and not a library's own.
  bool isState(std::uint32_t cell, Symbol member) const {
    return states_[cell].imported &&
           std::binary_search(stored_.begin(), stored_.end(),
                              key(cell, member));
  }

private:
  static std::uint64_t key(std::uint32_t cell, Symbol member) {
    return (std::uint64_t(cell) << 32) | member.id;
  }
  void noteStore(const Unit &unit, FunctionId function, const Instruction &i);
  void number(const Unit &unit, std::vector<Cell> &cells);
  void scanFunction(const Unit &unit, FunctionId function);
  void assigned(FunctionId function, const Instruction &instruction);
  void mutated(std::uint32_t cell, FunctionId function);

  std::vector<std::uint32_t> offsets_;
  std::vector<std::uint32_t> cellOf_;
  std::vector<std::uint32_t> globals_; // by symbol id
  std::vector<CellState> states_;
  std::vector<std::uint32_t>
      rootCell_;               // by variable, of what it was loaded from
  std::vector<Symbol> member_; // by variable, the first step from its cell
  std::vector<Op> definedBy_;  // by variable
  std::vector<std::uint64_t> stored_; // cell and member, ascending
};

} // namespace philint::ir::lowering
