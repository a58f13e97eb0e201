// The taint analysis of one function, given the summaries of those it calls.
//
// Facts live at vertices: "data of `origin`, changed by `transform`, is at
// `path` of this value". They start at parameters, cells, sources and at what
// callees bring, follow the function's edges, library passages and callee
// summaries, and end in outcomes, which become the function's Summary.
//
//   LocalAnalysis analysis(context);          // one a thread: scratch is reused
//   Summary s = analysis.summarise(f);
//   auto trace = analysis.record(f);          // the same with predecessors kept
#pragma once

#include "core/flow/Captured.h"
#include "core/flow/Overwrites.h"
#include "core/flow/Summary.h"
#include "core/flow/Transforms.h"

#include <memory>

namespace philint::flow {

// What every analysis reads and none writes.
struct FlowContext {
  const link::Program &program;
  const policy::BoundPolicy &bound;
  const Limits &limits;
  const Transforms &transforms;
  std::vector<AccessPath> paths;        // Program::paths as values
  std::vector<std::uint8_t> relevant;   // by vertex, see Relevance.h
  Captured captured;
  const std::vector<Summary> *summaries = nullptr; // by function
  std::vector<std::vector<Overwrite>> overwrites;  // by function
  std::vector<FunctionLimits> functionLimits;      // by function
  std::vector<std::uint8_t> plain;                 // by vertex, see Plain.h

  // The part `extra` of what is data as a whole, where that comes from a file
  // or not.
  bool isNeutral(const AccessPath &extra, bool ofFile = false) const;
  Match meet(const AccessPath &at, const AccessPath &read) const;
  // Which field of the source's record is meant where `extra` is read of what
  // was `of`; one step, or none for the whole.
  AccessPath partOf(std::uint32_t source, const AccessPath &of,
                    const AccessPath &extra) const;
  bool isWord(PackedStep step) const;
};

// Why a fact or outcome holds: what brought it from its predecessor.
struct Via {
  enum Kind : std::uint8_t {
    Seed,          // starts here: parameter, cell or source
    CalleeSeed,    // a callee brings it: passage `index` of `callee`
    Edge,          // the function's edge `index` (unit-local)
    LibraryCall,   // bound passage `index`
    PassThrough,   // call of unknown effect
    Callee,        // passage `index` of `callee` at `site`
    Direct,        // outcome at this very vertex
  } kind = Seed;
  std::uint32_t index = 0;
  SiteId site = link::kNone;
  FunctionId callee = link::kNone;
};

struct FactRef {
  std::uint32_t vertex = link::kNone; // function-local
  std::uint32_t fact = 0;
};

struct Fact {
  AccessPath path;
  std::uint32_t origin = 0; // in Recorded::origins
  TransformId transform = 0;
  bool content = false;
  std::uint8_t marks = 0;
  std::uint16_t distance = 0;
};

// A full record of one function's analysis, for the trace walker. Behind the
// function's vertices stand two for each captured variable that it owns and
// settles: what the function itself puts there, and what inner ones do.
struct Recorded {
  std::uint32_t vertices = 0;   // of the function
  std::vector<CellId> owned;    // the variables of those behind
  std::uint32_t slotOf(std::size_t variable, bool byInner) const {
    return vertices + static_cast<std::uint32_t>(2 * variable + byInner);
  }
  CellId cellAt(std::uint32_t slot) const {
    return owned[(slot - vertices) / 2];
  }
  std::vector<Origin> origins;
  std::vector<std::vector<Fact>> facts; // by function-local vertex
  std::vector<std::vector<std::pair<FactRef, Via>>> reasons; // beside facts
  std::vector<Passage> outcomes; // one entry a key
  std::vector<std::pair<FactRef, Via>> outcomeReasons; // beside outcomes
  std::vector<std::uint32_t> outcomesByKey;
  // The index of the passage's key; outcomes.size() where there is none.
  std::size_t outcomeOf(const Passage &passage) const;
};

class LocalAnalysis {
public:
  explicit LocalAnalysis(const FlowContext &context);
  ~LocalAnalysis();
  Summary summarise(FunctionId function);
  Recorded record(FunctionId function);
  std::uint64_t factsMade() const;

private:
  struct Scratch;
  std::unique_ptr<Scratch> scratch_;
};

} // namespace philint::flow
