// Captured variables that live and die with one call of the function that owns
// them: whatever reads or writes them runs while that function runs. Such a
// variable is settled in its owner's summary, call by call; all other cells are
// one for the whole program (Cells.h).
//
// That holds where every chain of calls to an inner function that touches the
// variable passes through the owner: nobody calls it who got it from elsewhere.
// A closure that is kept by one call of its maker and run by the next is taken
// for the next one's. A receiver whose members an inner function sets is none of
// these: the object outlives the call, and Cells.h hands it on by its class.
#pragma once

#include "core/link/Program.h"

#include <vector>

namespace philint::flow {

struct Captured {
  std::vector<std::uint8_t> isSettled;          // by cell
  std::vector<std::uint8_t> carries;            // by function: lies between
                                                // an owner and an inner one
  std::vector<std::vector<link::CellId>> owned; // by function: settled, sorted

  bool settles(link::CellId cell) const {
    return cell < isSettled.size() && isSettled[cell];
  }
};

// The receiver of the method that owns the captured variable, where the
// variable is that: `self`, `me = self`. kNone where it is another value.
link::VertexId receiverIn(const link::Program &program, link::CellId cell);

// Of the variables with a value that is marked in `relevant` (by vertex).
Captured findCaptured(const link::Program &program,
                      const std::vector<std::uint8_t> &relevant);

} // namespace philint::flow
