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
// which this change mends: then the old code is judged by the new policy, and
// `isItsOwn` is false.
Expected<report::Baseline> scanBefore(Arguments arguments,
                                      const std::string &newPolicy,
                                      bool &isItsOwn) {
  Stats stats;
  arguments.progress = ProgressBar::None;
  auto scanned = scan(arguments, stats);
  if (!scanned && !newPolicy.empty()) {
    std::fprintf(stderr, "philint: warning: before the change: %s\n",
                 scanned.error().text().c_str());
    arguments.policy = newPolicy;
    isItsOwn = false;
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

Expected<report::Baseline> before(Change &change, const Scanned &scanned,
                                  KnownScans &known) {
  if (auto found = known.find(change.oldFiles()))
    return std::move(*found);
  auto arguments = change.oldSide(scanned.inputs.extraction.units);
  if (!arguments)
    return arguments.error();
  if (!*arguments)
    return report::Baseline{};
  bool isItsOwn = true;
  auto found =
      scanBefore(**arguments, scanned.policy.project.file, isItsOwn);
  if (found && isItsOwn)
    known.keep(change.oldFiles(), *found);
  return found;
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
  if (!arguments.stats.empty())
    if (auto ok = writeOutput(arguments.stats, Stats().json()); !ok)
      return fail(ok.error(), 3);
  return 0;
}

Expected<bool> keepCaused(Change &change, Scanned &scanned) {
  report::Report &report = scanned.report;
  KnownScans known = change.knownScans();
  if (change.newFiles())
    known.keep(*change.newFiles(), report::baselineOf(report));
  // Most changes are clean, and there is nothing to compare.
  if (std::none_of(report.findings.begin(), report.findings.end(), isTold)) {
    known.save();
    return true;
  }
  auto old = before(change, scanned, known);
  if (!old)
    return old.error();
  known.save();
  report::compare(report, *old);
  std::erase_if(report.findings, [](const report::Finding &finding) {
    return isTold(finding) && finding.baselineState == "unchanged";
  });
  if (scanned.baseline)
    report::compare(report, *scanned.baseline);
  return true;
}

} // namespace philint::cli
