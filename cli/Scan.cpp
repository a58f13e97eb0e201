#include "cli/Scan.h"

#include "checks/Check.h"
#include "checks/Review.h"
#include "checks/Starter.h"
#include "cli/Applications.h"
#include "cli/Usage.h"
#include "core/flow/Solve.h"
#include "core/ir/Text.h"
#include "core/policy/BoundPolicy.h"
#include "core/support/Files.h"

#include <algorithm>
#include <filesystem>

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
    if (std::find(known.begin(), known.end(), code) == known.end())
      return noRule(code, known);
  return true;
}

void countLimits(const flow::Solution &solution, report::Report &report) {
  const auto count = [&](const char *mark, std::uint64_t times) {
    if (times != 0)
      report.coverage.marks[mark] += times;
  };
  count("capped-facts", solution.counts.cappedFunctions);
  count("capped-rounds", solution.counts.cappedComponents);
}

void countCalls(const link::Program &program, report::Report &report) {
  report.coverage.callsResolved = program.counts.resolved;
  report.coverage.callsExternal =
      program.counts.external + program.counts.builtin;
  report.coverage.callsUnresolved = program.counts.unresolved;
}

// Reads the inventory that was agreed on: the command line's, else the one that
// the policy names. A missing one is a finding and no error, since a policy may
// name it before it is first written.
void agree(const Arguments &arguments, const policy::Policy &policy,
           checks::Options &options) {
  namespace fs = std::filesystem;
  const policy::Project &project = policy.project;
  std::string file = arguments.check;
  if (file.empty() && !project.inventory.empty() &&
      arguments.command != Command::Inventory)
    file = (fs::path(project.file).parent_path() / project.inventory).string();
  if (file.empty())
    return;
  auto bytes = readFile(file);
  auto inventory = bytes ? report::readInventory(*bytes, file)
                         : Expected<report::Inventory>(bytes.error());
  if (inventory)
    options.agreed = std::move(*inventory);
  else
    options.noInventory =
        "The inventory that the policy names cannot be read: " +
        inventory.error().message + ".";
}

// Everything after the program is linked. Returns a dump where one is asked
// for, else "".
std::string analyse(const Arguments &arguments, const Inputs &inputs,
                    const policy::Policy &policy, report::Report &report,
                    report::Review &review, Stats &stats) {
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
  options.policyFile = report.policyFile;
  agree(arguments, policy, options);
  const checks::Input input{program,   policy,  bound,
                            *solution, options, inputs.configuration};
  if (arguments.command == Command::Init)
    return checks::starterPolicy(
        input, std::filesystem::path(inputs.discovery.root).filename().string());
  checks::judge(input, report);
  if (arguments.modelsOnly.empty())
    checks::addReview(input, review);
  countCalls(program, report);
  countLimits(*solution, report);
  stats.count("sources", bound.sources.size());
  stats.count("sinks", bound.sinks.size() + bound.throwSinks.size());
  stats.count("flow_facts", solution->counts.facts);
  stats.count("flow_capped", solution->counts.cappedFunctions);
  stats.count("issues", solution->issues.size());
  return {};
}

// The applications of the repository one after the other, each with its own
// policy, into one report.
Expected<bool> analyseEach(const Arguments &arguments,
                           std::vector<Application> &applications,
                           Scanned &out, Stats &stats) {
  report::Report &report = out.report;
  if (applications.size() > 1) {
    const link::Program program =
        linkInputs(out.inputs, arguments, out.policy, stats);
    findReach(program, applications);
    countCalls(program, report);
  }
  Stats::Stage stage(stats, "applications");
  Stats each;
  report.policyFile.clear();
  for (std::size_t i = 0; i < applications.size(); ++i) {
    const Application &one = applications[i];
    if (std::find(one.owned.begin(), one.owned.end(), 1) == one.owned.end())
      continue;
    auto policy = policyOf(arguments, one.policyFile);
    if (!policy)
      return policy.error();
    const Inputs inputs =
        inputsOf(out.inputs, one, policy->project.excludePaths);
    report::Report found = startReport(arguments, inputs, *policy);
    analyse(arguments, inputs, *policy, found, *out.review, each);
    waive(arguments, inputs, *policy, found);
    if (!found.policyFile.empty())
      report.policyFile +=
          (report.policyFile.empty() ? "" : ", ") + found.policyFile;
    if (applications.size() == 1)
      report.coverage = found.coverage;
    addFindings(out.inputs, applications, i, std::move(found), report);
  }
  return true;
}

} // namespace

Expected<std::unique_ptr<Scanned>> scan(const Arguments &arguments,
                                        Stats &stats) {
  auto policy = policyFor(arguments, stats);
  if (!policy)
    return policy.error();
  if (auto ok = checkRules(arguments, *policy); !ok)
    return ok.error();
  auto baseline = readBaselineOf(arguments);
  if (!baseline)
    return baseline.error();
  auto earlier = readEarlierOf(arguments);
  if (!earlier)
    return earlier.error();
  auto inputs = readInputs(arguments, *policy, stats);
  if (!inputs)
    return inputs.error();
  auto out = std::make_unique<Scanned>();
  out->policy = std::move(*policy);
  out->baseline = std::move(*baseline);
  out->earlier = std::move(*earlier);
  out->inputs = std::move(*inputs);
  if (arguments.dump == Dump::Facts) {
    out->dump = printAllFacts(out->inputs);
    return out;
  }
  out->report = startReport(arguments, out->inputs, out->policy);
  // --policy forces one; a dump is of one.
  if (arguments.policy.empty() && arguments.modelsOnly.empty() &&
      arguments.dump == Dump::None && arguments.command != Command::Link &&
      arguments.command != Command::Init) {
    auto applications =
        applicationsOf(out->inputs, out->policy.project.file);
    const bool isOne =
        applications.empty() ||
        (applications.size() == 1 && applications[0].folder.empty());
    if (!isOne) {
      if (auto ok = analyseEach(arguments, applications, *out, stats); !ok)
        return ok.error();
      return out;
    }
  }
  out->dump = analyse(arguments, out->inputs, out->policy, out->report,
                      *out->review, stats);
  waive(arguments, out->inputs, out->policy, out->report);
  return out;
}

} // namespace philint::cli
