// What the rest of the program needs to know of a function, whoever calls it.
//
// A summary relates origins to outcomes. Origins: a parameter's value at entry
// (symbolic, so the summary serves every caller), a cell, or a source in the
// function or below it. Outcomes: the result, what is raised, a parameter's
// state afterwards, a cell, or a sink here or below. Each item stores one hop
// only; the trace walker follows hops when a finding is told.
#pragma once

#include "core/flow/AccessPath.h"
#include "core/flow/Limits.h"
#include "core/policy/BoundPolicy.h"

#include <vector>

namespace philint::flow {

using link::CellId;
using link::FunctionId;
using link::SiteId;
using link::VertexId;
using policy::TransformId;

struct Origin {
  enum Kind : std::uint8_t { Parameter, Cell, Source } kind = Parameter;
  std::uint32_t id = 0; // parameter index, CellId, index in BoundPolicy::sources
  AccessPath path;      // Parameter, Cell: what of it; Source: the field of it
  auto operator<=>(const Origin &) const = default;
};

struct Outcome {
  enum Kind : std::uint8_t {
    Result,
    Thrown,
    After,
    Cell,
    Sink,
    ThrowSink,
    WhenTrue,  // it is still there where the function returned true
    WhenFalse,
  } kind = Result;
  std::uint32_t id = 0; // After, When…: parameter; Cell: CellId; Sink: index in
                        // BoundPolicy::sinks; ThrowSink: in throwSinks
  AccessPath path;      // Result, Thrown, After, Cell: where in it
  auto operator<=>(const Outcome &) const = default;
};

// One line of a summary: data at `origin` reaches `outcome`, changed by
// `transform`; `content`: structure below is lost.
struct Passage {
  Origin origin;
  Outcome outcome;
  TransformId transform = 0;
  bool content = false;
  std::uint8_t marks = 0;
  std::uint16_t distance = 0; // calls between origin and outcome
  // Holds only where parameter `by` is this function: a callback that another
  // caller gave ends elsewhere. kNone: always.
  FunctionId only = link::kNone;
  std::uint16_t by = 0;
  auto key() const {
    return std::tie(origin, outcome, transform, content, only, by);
  }
};

struct Summary {
  std::vector<Passage> passages; // sorted by key; one entry a key
  bool asksCallers = false;      // some hold for one callback only
  bool capped = false;           // facts or passages were dropped
};

} // namespace philint::flow
