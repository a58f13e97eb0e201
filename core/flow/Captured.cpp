// Problem. For each captured variable: does its owner dominate, in the call
// graph, the inner functions that touch it?
//
// Method. Upwards over the callers from each inner function, not beyond the
// owner; a function that somebody unknown calls ends the search. What the search
// met lies between. Bounded: a helper that all the program calls is no proof.
#include "core/flow/Captured.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <map>

namespace philint::flow {

using link::CellId;
using link::FunctionId;
using link::kNone;
using link::Program;

namespace {

constexpr std::size_t kMostBetween = 64;

// Where the function stores the variable.
std::vector<link::VertexId> writesOf(const Program &program, FunctionId f,
                                     CellId cell) {
  std::vector<link::VertexId> out;
  const auto unit = program.functions[f].unit;
  const ir::FactFunction &fact = program.fact(f);
  for (auto v = fact.firstVertex; v < fact.endVertex; ++v) {
    const ir::Vertex &vertex = program.facts(unit).vertices[v];
    if (vertex.kind == ir::VertexKind::CellWrite &&
        program.cellMap[unit][vertex.data] == cell)
      out.push_back(program.bases[unit].vertex + v);
  }
  return out;
}

class Finder {
public:
  Finder(const Program &program, const std::vector<std::uint8_t> &relevant)
      : program_(program), relevant_(relevant) {
    for (const link::PropertyRead &read : program.propertyReads)
      readers_[read.function].push_back(program.functionOfVertex(read.result));
  }

  Captured run() {
    out_.isSettled.assign(program_.cells.size(), 0);
    out_.carries.assign(program_.functions.size(), 0);
    out_.owned.resize(program_.functions.size());
    collect();
    for (const auto &[cell, inner] : touched_)
      settle(cell, inner);
    return std::move(out_);
  }

private:
  // By cell: the functions that touch it, beside its owner.
  void collect() {
    std::vector<std::uint8_t> matters(program_.cells.size(), 0);
    const auto each = [&](auto &&visit) {
      for (FunctionId f = 0; f < program_.functions.size(); ++f) {
        const auto unit = program_.functions[f].unit;
        const ir::FactFunction &fact = program_.fact(f);
        for (auto v = fact.firstVertex; v < fact.endVertex; ++v) {
          const ir::Vertex &vertex = program_.facts(unit).vertices[v];
          if (vertex.kind != ir::VertexKind::CellRead &&
              vertex.kind != ir::VertexKind::CellWrite)
            continue;
          const CellId cell = program_.cellMap[unit][vertex.data];
          if (program_.cells[cell].kind == link::CellInfo::Captured)
            visit(f, program_.bases[unit].vertex + v, cell);
        }
      }
    };
    each([&](FunctionId, link::VertexId v, CellId cell) {
      matters[cell] |= relevant_[v];
    });
    each([&](FunctionId f, link::VertexId, CellId cell) {
      if (matters[cell] && f != program_.cells[cell].owner) {
        std::vector<FunctionId> &inner = touched_[cell];
        if (inner.empty() || inner.back() != f)
          inner.push_back(f);
      }
    });
  }

  bool isWrittenIn(CellId cell, const std::vector<FunctionId> &inner) const {
    return std::any_of(inner.begin(), inner.end(), [&](FunctionId f) {
      return !writesOf(program_, f, cell).empty();
    });
  }

  void settle(CellId cell, const std::vector<FunctionId> &inner) {
    if (isWrittenIn(cell, inner) && receiverIn(program_, cell) != kNone)
      return;
    const FunctionId owner = program_.cells[cell].owner;
    std::vector<FunctionId> between{owner};
    for (const FunctionId f : inner) {
      const std::vector<FunctionId> &way = wayTo(owner, f);
      if (way.empty())
        return;
      between.insert(between.end(), way.begin(), way.end());
    }
    out_.isSettled[cell] = 1;
    out_.owned[owner].push_back(cell); // cells come in order
    for (const FunctionId f : between)
      out_.carries[f] = 1;
  }

  // What lies between the two, the inner one with it; empty where not all calls
  // of it come through the owner.
  const std::vector<FunctionId> &wayTo(FunctionId owner, FunctionId inner) {
    const auto [at, isNew] =
        ways_.try_emplace(std::uint64_t{owner} << 32 | inner);
    if (!isNew)
      return at->second;
    std::vector<FunctionId> met{inner};
    const auto meet = [&](FunctionId f) {
      if (f != owner && std::find(met.begin(), met.end(), f) == met.end())
        met.push_back(f);
    };
    for (std::size_t i = 0; i < met.size(); ++i) {
      const link::FunctionInfo &info = program_.functions[met[i]];
      if (info.local == 0 || info.isFramework || !info.hasCallers ||
          met.size() > kMostBetween)
        return at->second;
      for (const link::Caller &caller : program_.callersOf(met[i])) {
        const auto unit = program_.unitOfSite(caller.site);
        meet(program_.bases[unit].function +
             program_.site(caller.site).function);
      }
      if (const auto read = readers_.find(met[i]); read != readers_.end())
        for (const FunctionId f : read->second)
          meet(f);
    }
    return at->second = std::move(met);
  }

  const Program &program_;
  const std::vector<std::uint8_t> &relevant_;
  std::map<CellId, std::vector<FunctionId>> touched_;
  std::map<std::uint64_t, std::vector<FunctionId>> ways_; // owner and inner
  absl::flat_hash_map<FunctionId, std::vector<FunctionId>> readers_;
  Captured out_;
};

} // namespace

link::VertexId receiverIn(const Program &program, CellId cell) {
  constexpr std::size_t kMost = 16; // copies of it
  const FunctionId owner = program.cells[cell].owner;
  const link::FunctionInfo &info = program.functions[owner];
  const ir::UnitFacts &facts = program.facts(info.unit);
  const auto parameters = facts.parametersOf(program.fact(owner));
  if (info.ownerClass == kNone || parameters.empty() ||
      parameters[0].vertex == ir::kNone)
    return kNone;
  const link::VertexId base = program.bases[info.unit].vertex;
  const link::VertexId receiver = base + parameters[0].vertex;
  std::vector<link::VertexId> queue = writesOf(program, owner, cell);
  for (std::size_t i = 0; i < queue.size() && i < kMost; ++i) {
    if (queue[i] == receiver)
      return receiver;
    const ir::Vertex &vertex = facts.vertices[queue[i] - base];
    if (vertex.kind == ir::VertexKind::CellRead &&
        facts.cells[vertex.data].name == parameters[0].name)
      return receiver; // captured as well
    for (const std::uint32_t id : program.inEdgesOf(queue[i])) {
      const ir::Edge &edge = facts.edges[id - program.bases[info.unit].edge];
      const link::VertexId from = base + edge.from;
      if (!edge.read && !edge.write &&
          std::find(queue.begin(), queue.end(), from) == queue.end())
        queue.push_back(from);
    }
  }
  return kNone;
}

Captured findCaptured(const Program &program,
                      const std::vector<std::uint8_t> &relevant) {
  return Finder(program, relevant).run();
}

} // namespace philint::flow
