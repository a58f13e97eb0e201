// Every bound of the taint engine in one place. A bound that bites marks the
// flow (Mark below) and is counted; nothing aborts and nothing looks at a clock.
#pragma once

#include <cstdint>
#include <tuple>

namespace philint::flow {

// Of one function's analysis and summary.
struct FunctionLimits {
  unsigned factsPerVertex = 128;   // then paths collapse to their first step
  unsigned originsPerVertex = 400; // then further origins are dropped
  // Then paths of further passages collapse to their first step and, at four
  // times as many, altogether.
  unsigned passagesWithPaths = 4000;
  unsigned passages = 10000; // then further ones are dropped
};

struct Limits {
  FunctionLimits function;
  // In a recursive component of more members than this each has a share of
  // what a component of that size has, and at least `least`: there all reaches
  // all, and what is kept of it is paid for in every round.
  unsigned largeComponent = 8;
  FunctionLimits least{12, 40, 50, 500};
  unsigned roundsPerComponent = 12; // fixpoint rounds over a recursive component
  unsigned transforms = 256;        // closure of all sanitizer effects
  unsigned sourcesPerSink = 256; // by way of cells; the nearest ones are kept
  unsigned entriesPerCell = 1024; // sources and paths; likewise
  unsigned flowsPerFinding = 8;     // sources told for one sink call
  unsigned traceSteps = 64;
};

// What a flow went through that makes it less certain; a bit set.
enum Mark : std::uint8_t {
  kMarkAbstractedPath = 1, // an access path was longer than kMaximumSteps
  kMarkCappedFacts = 2,
  kMarkUnresolvedCall = 4, // passed a call of unknown effect
  kMarkCappedRounds = 8,
  kMarkCell = 16, // travelled through a global, captured variable or field
  kMarkException = 32, // travelled as the text of a caught exception
  kMarkCaughtAgain = 64, // … that an earlier handler let through
  kMarkQuoted = 128, // … of a call that may quote what it was given
};

// Of two ways between the same places the lesser is told: the data itself
// rather than an exception's text, then the nearer.
inline std::tuple<bool, std::uint16_t, std::uint8_t>
rankOf(std::uint8_t marks, std::uint16_t distance) {
  return {(marks & kMarkException) != 0, distance, marks};
}

} // namespace philint::flow
