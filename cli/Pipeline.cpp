// A scan on one page: policy, discover, extract, link, bind, solve, judge,
// report.
#include "checks/Check.h"
#include "cli/Commands.h"
#include "cli/Inputs.h"
#include "cli/Reports.h"
#include "core/flow/Solve.h"
#include "core/ir/Text.h"
#include "core/policy/BoundPolicy.h"

#include <algorithm>

namespace philint::cli {

namespace {

std::string printAllFacts(const Inputs &inputs) {
  std::string out;
  for (const auto &unit : inputs.extraction.units)
    out += ir::printFacts(*unit);
  return out;
}

// A code that is misspelt would silently run nothing.
Expected<bool> checkRules(const Arguments &arguments,
                          const policy::Policy &policy) {
  std::vector<std::string> known;
  for (const policy::Rule &rule : policy.rules)
    known.push_back(rule.info.code);
  for (const std::string &code : arguments.rules)
    if (std::find(known.begin(), known.end(), code) == known.end()) {
      const std::string near = nearest(code, known);
      return Error{"there is no rule " + code +
                   (near.empty() ? "; `philint rules` lists them"
                                 : "; did you mean " + near + "?")};
    }
  return true;
}

// Everything after the program is linked. Returns a dump where one is asked
// for, else "".
std::string analyse(const Arguments &arguments, const Inputs &inputs,
                    const policy::Policy &policy, report::Report &report,
                    Stats &stats) {
  const std::uint32_t asOf = parseDate(arguments.asOf);
  link::Program program = linkInputs(inputs, arguments, policy, stats);
  if (arguments.dump == Dump::Program)
    return link::printProgram(program);
  if (arguments.dump == Dump::Rows)
    return policy::printRows(program, policy, asOf);
  const policy::BoundPolicy bound = [&] {
    Stats::Stage stage(stats, "bind");
    return policy::bind(program, policy, asOf);
  }();
  if (arguments.dump == Dump::Bound)
    return policy::printBound(program, bound);
  const auto solution = [&] {
    Stats::Stage stage(stats, "solve");
    return flow::solve(program, bound, flow::Limits{}, jobsOf(arguments));
  }();
  if (arguments.dump == Dump::Summaries)
    return flow::printSummaries(*solution);
  if (arguments.dump == Dump::Issues)
    return flow::printIssues(*solution);
  Stats::Stage stage(stats, "judge");
  checks::Options options;
  options.asOf = asOf;
  options.resultPerArgument = arguments.resultPerArgument;
  options.rules = arguments.rules;
  checks::judge({program, policy, bound, *solution, options}, report);
  report.coverage.callsResolved = program.counts.resolved;
  report.coverage.callsExternal =
      program.counts.external + program.counts.builtin;
  report.coverage.callsUnresolved = program.counts.unresolved;
  stats.count("sources", bound.sources.size());
  stats.count("sinks", bound.sinks.size() + bound.throwSinks.size());
  stats.count("flow_facts", solution->counts.facts);
  stats.count("issues", solution->issues.size());
  return {};
}

} // namespace

int runScan(const Arguments &arguments) {
  Stats stats;
  auto policy = policyFor(arguments, stats);
  if (!policy)
    return fail(policy.error(), 2);
  if (auto ok = checkRules(arguments, *policy); !ok)
    return fail(ok.error(), 2);
  auto baseline = readBaselineOf(arguments);
  if (!baseline)
    return fail(baseline.error(), 2);
  auto inputs = readInputs(arguments, *policy, stats);
  if (!inputs)
    return fail(inputs.error(), 2);
  if (arguments.dump == Dump::Facts)
    return finish(arguments, printAllFacts(*inputs), 0);

  report::Report report = startReport(arguments, *inputs, *policy);
  const std::string dump = analyse(arguments, *inputs, *policy, report, stats);
  if (arguments.dump != Dump::None)
    return finish(arguments, dump, 0);

  const report::Sources sources(report.root);
  {
    Stats::Stage stage(stats, "report");
    completeReport(arguments, *inputs, *policy, *baseline, sources, report);
    if (auto ok = writeReports(arguments, report, sources); !ok)
      return fail(ok.error(), 3);
  }
  stats.count("findings", report.findings.size());
  if (!arguments.stats.empty())
    if (auto ok = writeOutput(arguments.stats, stats.json()); !ok)
      return fail(ok.error(), 3);
  return exitStatus(arguments, report);
}

} // namespace philint::cli
