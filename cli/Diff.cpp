// `scan --diff REV` and `scan --staged`: both sides of a change are scanned
// whole, and what the old one has as well is left out.
#include "cli/Change.h"
#include "cli/Commands.h"
#include "cli/Scan.h"
#include "core/report/Filter.h"

#include <algorithm>
#include <cstdio>

namespace philint::cli {

namespace {

bool isTold(const report::Finding &finding) {
  return !finding.suppressed && finding.severity != report::Severity::Off;
}

// What was found before the change. Its policy may have been a broken one,
// which this change mends: then the old code is judged by the new policy.
Expected<report::Baseline> before(Arguments arguments,
                                  const std::string &newPolicy) {
  Stats stats;
  arguments.progress = ProgressBar::None;
  auto scanned = scan(arguments, stats);
  if (!scanned && !newPolicy.empty()) {
    std::fprintf(stderr, "philint: warning: before the change: %s\n",
                 scanned.error().text().c_str());
    arguments.policy = newPolicy;
    scanned = scan(arguments, stats);
  }
  if (!scanned)
    return scanned.error();
  report::Report &report = (*scanned)->report;
  const report::Sources sources(report.root);
  completeReport(arguments, (*scanned)->inputs, (*scanned)->policy, {}, sources,
                 report);
  return report::baselineOf(report);
}

} // namespace

int runIdle(const Arguments &arguments) {
  Inputs none;
  if (auto root = commonRoot(arguments.paths))
    none.discovery.root = *root;
  const report::Report report = startReport(arguments, none, policy::Policy{});
  const report::Sources sources(report.root);
  if (auto ok = writeReports(arguments, report, sources); !ok)
    return fail(ok.error(), 3);
  return 0;
}

Expected<bool> keepCaused(Change &change, Scanned &scanned) {
  report::Report &report = scanned.report;
  // Most changes are clean, and there is nothing to compare.
  if (std::none_of(report.findings.begin(), report.findings.end(), isTold))
    return true;
  auto arguments = change.oldSide(scanned.inputs.extraction.units);
  if (!arguments)
    return arguments.error();
  report::Baseline old;
  if (*arguments) {
    auto found = before(**arguments, scanned.policy.project.file);
    if (!found)
      return found.error();
    old = std::move(*found);
  }
  report::compare(report, old);
  std::erase_if(report.findings, [](const report::Finding &finding) {
    return isTold(finding) && finding.baselineState == "unchanged";
  });
  if (scanned.baseline)
    report::compare(report, *scanned.baseline);
  return true;
}

} // namespace philint::cli
