// The commands that scan: what each does with the result.
#include "checks/Inventory.h"
#include "cli/Change.h"
#include "cli/Commands.h"
#include "cli/Reports.h"
#include "cli/Scan.h"
#include "core/report/Filter.h"
#include "core/report/Inventory.h"
#include "core/report/Writers.h"
#include "core/support/Files.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

namespace philint::cli {

namespace {

// The findings that the fingerprint, or its beginning, belongs to; a flow's
// puts this flow first.
std::vector<report::Finding> named(const std::vector<report::Finding> &all,
                                   const std::string &fingerprint) {
  std::vector<report::Finding> out;
  for (report::Finding finding : all) {
    const auto flow = std::find_if(
        finding.flows.begin(), finding.flows.end(), [&](const auto &one) {
          return one.fingerprint.starts_with(fingerprint);
        });
    if (flow != finding.flows.end())
      std::rotate(finding.flows.begin(), flow, flow + 1);
    else if (!finding.fingerprint.starts_with(fingerprint))
      continue;
    finding.suppressed = false;
    out.push_back(std::move(finding));
  }
  return out;
}

} // namespace

int runScan(const Arguments &given) {
  Stats stats;
  Arguments arguments = given;
  std::optional<Change> change;
  if (!given.diff.empty() || given.staged) {
    int status = 2;
    auto opened = Change::open(given, status);
    if (!opened)
      return fail(opened.error(), status);
    change.emplace(std::move(*opened));
    if (change->isIdle())
      return runIdle(given);
    auto side = change->newSide();
    if (!side)
      return fail(side.error(), 3);
    arguments = std::move(*side);
  }
  auto scanned = scan(arguments, stats);
  if (!scanned)
    return fail(scanned.error(), 2);
  if (arguments.dump != Dump::None)
    return finish(arguments, (*scanned)->dump, 0);
  report::Report &report = (*scanned)->report;
  report::Review &review = *(*scanned)->review;
  if (!review.inventory.entries.empty())
    report.inventory = report::writeInventoryJson(review.inventory);
  const report::Sources sources(report.root);
  {
    Stats::Stage stage(stats, "report");
    completeReport(arguments, (*scanned)->inputs, (*scanned)->policy,
                   (*scanned)->baseline, sources, report);
    if (change)
      if (auto ok = keepCaused(*change, **scanned); !ok)
        return fail(ok.error(), 3);
    if ((*scanned)->earlier)
      addChange(*(*scanned)->earlier, report, review);
    report.review = (*scanned)->review;
    if (auto ok = writeReports(arguments, report, sources); !ok)
      return fail(ok.error(), 3);
  }
  stats.count("findings", report.findings.size());
  if (!arguments.stats.empty())
    if (auto ok = writeOutput(arguments.stats, stats.json()); !ok)
      return fail(ok.error(), 3);
  return exitStatus(arguments, report);
}

int runInit(const Arguments &arguments) {
  const std::string file =
      arguments.output.empty() ? "philint.yaml" : arguments.output;
  std::error_code ec;
  if (file != "-" && std::filesystem::exists(file, ec))
    return fail({"the file is already there; `--output -` prints the policy",
                 file},
                2);
  Stats stats;
  auto scanned = scan(arguments, stats);
  if (!scanned)
    return fail(scanned.error(), 2);
  if (auto ok = writeOutput(file, (*scanned)->dump); !ok)
    return fail(ok.error(), 3);
  if (file != "-")
    std::printf("%s: written; say who signed what, and look at it with "
                "`philint check-policy`\n",
                file.c_str());
  return 0;
}

int runInventory(const Arguments &arguments) {
  // A mistake in what is to be checked is one of the command line.
  if (!arguments.check.empty()) {
    auto bytes = readFile(arguments.check);
    if (!bytes)
      return fail(bytes.error(), 2);
    if (auto agreed = report::readInventory(*bytes, arguments.check); !agreed)
      return fail(agreed.error(), 2);
  }
  Stats stats;
  auto scanned = scan(arguments, stats);
  if (!scanned)
    return fail(scanned.error(), 2);
  const report::Inventory &inventory = (*scanned)->review->inventory;
  if (arguments.check.empty())
    return finish(arguments,
                  arguments.format == Format::Json
                      ? report::writeInventoryJson(inventory)
                      : report::writeInventoryText(inventory),
                  0);
  report::Report &report = (*scanned)->report;
  const report::Sources sources(report.root);
  completeReport(arguments, (*scanned)->inputs, (*scanned)->policy, {}, sources,
                 report);
  const std::string drift = checks::driftRule((*scanned)->policy);
  std::erase_if(report.findings, [&](const report::Finding &finding) {
    return finding.rule != drift;
  });
  const std::string text =
      arguments.format == Format::Json
          ? report::writeJson(report, sources)
          : report::writeText(report, sources, {arguments.color, false});
  return finish(arguments, text, report::fails(report, report::Severity::Note));
}

int explainFinding(const Arguments &given) {
  Arguments arguments = given;
  arguments.confidence = report::Confidence::Low;
  Stats stats;
  auto scanned = scan(arguments, stats);
  if (!scanned)
    return fail(scanned.error(), 2);
  report::Report &report = (*scanned)->report;
  const report::Sources sources(report.root);
  completeReport(arguments, (*scanned)->inputs, (*scanned)->policy, {}, sources,
                 report);
  report.findings = named(report.findings, arguments.subject);
  if (report.findings.empty())
    return fail({"no finding has the fingerprint " + arguments.subject +
                 "; fingerprints stand in the sarif and json reports"},
                2);
  std::string text =
      report::writeText(report, sources, {arguments.color, false});
  for (const report::RuleInfo &rule : report.rules)
    if (rule.code == report.findings.front().rule)
      text.append(1, '\n').append(ruleText(rule));
  return finish(arguments, text, 0);
}

} // namespace philint::cli
