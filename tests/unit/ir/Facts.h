// Facts from the text form, and a small reading of them: does the content of a
// literal reach an argument of a call? It follows access paths, cells and
// nothing else, so that lowering is tested without numbers of vertices.
#pragma once

#include "core/ir/Lower.h"
#include "core/ir/Text.h"
#include "core/ir/Verify.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace philint::ir {

inline UnitFacts factsOf(std::string_view text) {
  Expected<Unit> unit = parseUnit(text, "test.ir");
  if (!unit) {
    ADD_FAILURE() << unit.error().text();
    return {};
  }
  UnitFacts facts = lower(std::move(*unit));
  for (const std::string &wrong : verify(facts))
    ADD_FAILURE() << wrong << "\n" << printFacts(facts);
  return facts;
}

class Flow {
public:
  explicit Flow(const UnitFacts &facts) : facts_(facts) {}

  // Starts at every literal `text`, `path` steps down.
  std::set<VertexId> from(std::string_view text) {
    seen_.clear();
    for (VertexId v = 0; v < facts_.vertices.size(); ++v)
      if (facts_.vertices[v].kind == VertexKind::Literal &&
          facts_.text(facts_.constants[facts_.vertices[v].data].text) == text)
        visit(v, {});
    while (!work_.empty()) {
      const State state = work_.back();
      work_.pop_back();
      follow(state);
    }
    std::set<VertexId> reached;
    for (const auto &[vertex, path] : seen_)
      reached.insert(vertex);
    return reached;
  }

private:
  using Path = std::vector<Step>;
  using State = std::pair<VertexId, Path>;

  void visit(VertexId v, Path path) {
    if (path.size() <= 5 && seen_.insert({v, path}).second)
      work_.push_back({v, std::move(path)});
  }
  static bool matches(const Step &a, const Step &b) {
    return a == b || ((a.kind == StepKind::Any || b.kind == StepKind::Any) &&
                      a.kind != StepKind::Field && b.kind != StepKind::Field);
  }
  void follow(const State &state) {
    const auto &[vertex, path] = state;
    const Vertex &is = facts_.vertices[vertex];
    if (is.kind == VertexKind::CellWrite)
      for (VertexId v = 0; v < facts_.vertices.size(); ++v)
        if (facts_.vertices[v].kind == VertexKind::CellRead &&
            facts_.vertices[v].data == is.data)
          visit(v, path);
    for (const Edge &edge : facts_.edges)
      if (edge.from == vertex)
        step(edge, path);
  }
  void step(const Edge &edge, Path path) {
    if (edge.kind == EdgeKind::GuardTrue || edge.kind == EdgeKind::GuardFalse)
      return visit(edge.to, std::move(path));
    const Path &read = facts_.paths[edge.read];
    const Path &write = facts_.paths[edge.write];
    const bool hits =
        !read.empty() && !path.empty() && matches(read[0], path[0]);
    if (edge.kind == EdgeKind::CopyKill) {
      if (!hits)
        visit(edge.to, std::move(path));
      return;
    }
    if (!read.empty()) {
      if (!path.empty() && !hits)
        return;
      if (!path.empty())
        path.erase(path.begin());
    }
    if (edge.kind == EdgeKind::Derived)
      path.clear();
    path.insert(path.begin(), write.begin(), write.end());
    visit(edge.to, std::move(path));
  }

  const UnitFacts &facts_;
  std::set<State> seen_;
  std::vector<State> work_;
};

inline const Site *siteOf(const UnitFacts &facts, std::string_view written) {
  for (const Site &site : facts.sites)
    if (facts.text(site.written) == written)
      return &site;
  return nullptr;
}

// Whether the literal reaches an argument of the call.
inline bool flows(const UnitFacts &facts, std::string_view literal,
                  std::string_view written) {
  const Site *site = siteOf(facts, written);
  if (!site) {
    ADD_FAILURE() << "no call of " << written << "\n" << printFacts(facts);
    return false;
  }
  const std::set<VertexId> reached = Flow(facts).from(literal);
  for (const SiteArgument &argument : facts.argumentsOf(*site))
    if (argument.value != kNone && reached.count(argument.value))
      return true;
  return false;
}

inline bool reaches(const UnitFacts &facts, std::string_view literal,
                    VertexId vertex) {
  return vertex != kNone && Flow(facts).from(literal).count(vertex);
}

} // namespace philint::ir
