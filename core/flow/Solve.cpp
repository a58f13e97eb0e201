// Problem. The least solution of all functions' summaries, which depend on each
// other along the call graph, and of the cells, which any function may touch.
//
// Method. Tarjan's components come bottom-up from link; a component's level is
// one more than the highest level that it calls, so components of one level are
// independent and run in parallel. A recursive component is iterated until no
// summary gains a passage, at most Limits::roundsPerComponent times; a round
// makes those again whose callees' summaries changed since.
//
// Termination. Passages only grow within a component and are finite; rounds are
// bounded besides. Result independence: a component reads finished components
// and its own members in a fixed order only.
#include "core/flow/Solve.h"

#include "core/flow/Cells.h"
#include "core/flow/Plain.h"
#include "core/flow/Relevance.h"
#include "core/support/Parallel.h"

#include <algorithm>

namespace philint::flow {

namespace {

std::vector<std::vector<std::uint32_t>>
levelsOf(const link::Program &program,
         std::vector<std::vector<FunctionId>> &callees) {
  const auto &sccs = program.sccs;
  std::vector<std::uint32_t> component(program.functions.size(), 0);
  for (std::uint32_t c = 0; c < sccs.size(); ++c)
    for (FunctionId f : sccs[c])
      component[f] = c;
  std::vector<std::uint32_t> level(sccs.size(), 0);
  std::vector<std::vector<std::uint32_t>> levels;
  for (std::uint32_t c = 0; c < sccs.size(); ++c) {
    std::uint32_t mine = 0;
    for (FunctionId f : sccs[c])
      for (FunctionId g : callees[f])
        if (component[g] != c)
          mine = std::max(mine, level[component[g]] + 1);
    level[c] = mine;
    if (levels.size() <= mine)
      levels.resize(mine + 1);
    levels[mine].push_back(c);
  }
  return levels;
}

std::vector<std::vector<FunctionId>> calleesOf(const link::Program &program) {
  std::vector<std::vector<FunctionId>> out(program.functions.size());
  for (FunctionId f = 0; f < program.functions.size(); ++f) {
    const auto &fact = program.fact(f);
    const auto base = program.bases[program.functions[f].unit].site;
    for (auto s = fact.firstSite; s < fact.endSite; ++s)
      for (const auto &target : program.targetsOf(base + s))
        out[f].push_back(target.function);
  }
  for (const auto &callback : program.callbacks) {
    const auto unit = program.unitOfSite(callback.site);
    const auto &site = program.site(callback.site);
    out[program.bases[unit].function + site.function].push_back(
        callback.function);
  }
  for (const auto &read : program.propertyReads)
    out[program.functionOfVertex(read.result)].push_back(read.function);
  return out;
}

bool sameKeys(const Summary &a, const Summary &b) {
  return std::equal(a.passages.begin(), a.passages.end(), b.passages.begin(),
                    b.passages.end(), [](const Passage &x, const Passage &y) {
                      return x.key() == y.key();
                    });
}

struct ComponentResult {
  std::uint32_t rounds = 0;
  bool capped = false;
};

FunctionLimits shareOf(const Limits &limits, std::size_t members) {
  if (members <= limits.largeComponent)
    return limits.function;
  const auto share = [&](unsigned whole, unsigned least) {
    return std::max(
        least, whole * limits.largeComponent / static_cast<unsigned>(members));
  };
  const FunctionLimits &whole = limits.function, &least = limits.least;
  return {share(whole.factsPerVertex, least.factsPerVertex),
          share(whole.originsPerVertex, least.originsPerVertex),
          share(whole.passagesWithPaths, least.passagesWithPaths),
          share(whole.passages, least.passages)};
}

std::vector<FunctionLimits> limitsOf(const link::Program &program,
                                     const Limits &limits) {
  std::vector<FunctionLimits> out(program.functions.size());
  for (const auto &members : program.sccs)
    for (FunctionId f : members)
      out[f] = shareOf(limits, members.size());
  return out;
}

// When each function's summary was made and last became another, counted in
// runs of its own component.
struct Runs {
  std::vector<std::uint32_t> made, changed;
};

// Did a summary that `f` was made from change since? Those of finished
// components did not.
bool isStale(FunctionId f, const std::vector<FunctionId> &callees,
             const Runs &runs) {
  return runs.made[f] == 0 ||
         std::any_of(callees.begin(), callees.end(), [&](FunctionId callee) {
           return runs.changed[callee] >= runs.made[f];
         });
}

ComponentResult solveComponent(LocalAnalysis &analysis,
                               const std::vector<FunctionId> &members,
                               const std::vector<std::vector<FunctionId>> &callees,
                               const Limits &limits,
                               std::vector<Summary> &summaries, Runs &runs) {
  const bool recursive =
      members.size() > 1 ||
      std::find(callees[members[0]].begin(), callees[members[0]].end(),
                members[0]) != callees[members[0]].end();
  ComponentResult result;
  std::uint32_t run = 0;
  for (bool changed = true; changed;) {
    changed = false;
    ++result.rounds;
    for (FunctionId f : members) {
      if (!isStale(f, callees[f], runs))
        continue;
      Summary next = analysis.summarise(f);
      runs.made[f] = ++run;
      if (recursive && !sameKeys(next, summaries[f])) {
        changed = true;
        runs.changed[f] = run;
      }
      summaries[f] = std::move(next);
    }
    if (changed && result.rounds >= limits.roundsPerComponent) {
      result.capped = true;
      for (FunctionId f : members)
        for (Passage &p : summaries[f].passages)
          p.marks |= kMarkCappedRounds;
      break;
    }
  }
  for (FunctionId f : members)
    runs.changed[f] = 0;
  return result;
}

} // namespace

policy::Label labelOf(const policy::BoundPolicy &bound, const Issue &issue) {
  const policy::BoundSource &source = bound.sources[issue.source];
  if (issue.part.empty())
    return source.label;
  policy::CategoryMask says =
      bound.fieldCategories[symbolOf(issue.part.steps[0])];
  if (source.evidence == policy::Evidence::Declared)
    says &= source.label.in(0x1ff); // the project's word for what it has
  if (says == 0)
    return source.label;
  policy::Label label;
  for (unsigned s = 0; s < policy::kStates; ++s)
    if (source.label.byState[s])
      label.byState[s] = says;
  return label;
}

std::unique_ptr<Solution> solve(const link::Program &program,
                                const policy::BoundPolicy &bound,
                                const Limits &limits, unsigned jobs) {
  auto solution = std::make_unique<Solution>();
  solution->limits = limits;
  solution->transforms = std::make_shared<Transforms>(bound.transforms, limits);
  solution->summaries.resize(program.functions.size());
  solution->context =
      std::make_shared<FlowContext>(FlowContext{program,
                                                bound,
                                                solution->limits,
                                                *solution->transforms,
                                                {},
                                                {},
                                                {},
                                                &solution->summaries,
                                                {},
                                                limitsOf(program, limits),
                                                plainVertices(program)});
  FlowContext &context = *solution->context;
  context.paths.reserve(program.paths.size());
  for (const auto &steps : program.paths)
    context.paths.push_back(makePath(steps));
  context.relevant = relevantVertices(program, bound);
  context.captured = findCaptured(program, context.relevant);
  context.overwrites = findOverwrites(program, context.paths);
  for (const std::uint8_t r : context.relevant)
    solution->counts.relevant += r;

  auto callees = calleesOf(program);
  const auto levels = levelsOf(program, callees);
  std::vector<std::unique_ptr<LocalAnalysis>> workers;
  for (unsigned j = 0; j < std::max(1U, jobs); ++j)
    workers.push_back(std::make_unique<LocalAnalysis>(context));
  std::vector<ComponentResult> results(program.sccs.size());
  Runs runs{std::vector<std::uint32_t>(program.functions.size(), 0),
            std::vector<std::uint32_t>(program.functions.size(), 0)};
  for (const auto &level : levels)
    parallelFor(level.size(), level.size() < 8 ? 1 : jobs,
                [&](std::size_t i, unsigned worker) {
                  results[level[i]] = solveComponent(
                      *workers[worker], program.sccs[level[i]], callees,
                      limits, solution->summaries, runs);
                });
  for (const ComponentResult &r : results) {
    solution->counts.rounds += r.rounds;
    solution->counts.cappedComponents += r.capped;
  }
  for (const auto &worker : workers)
    solution->counts.facts += worker->factsMade();
  for (const Summary &s : solution->summaries) {
    solution->counts.passages += s.passages.size();
    solution->counts.cappedFunctions += s.capped;
  }
  solveCells(*solution);
  solution->counts.issues = solution->issues.size();
  return solution;
}

} // namespace philint::flow
