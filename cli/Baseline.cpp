// `philint baseline`: the file of what is known, written and kept up to date.
#include "cli/Commands.h"
#include "cli/Scan.h"
#include "core/report/Writers.h"
#include "core/support/Files.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

namespace philint::cli {

namespace {

constexpr const char *kDefaultFile = "philint.baseline.sarif";

// What the earlier baseline does not know is left out.
void dropNew(report::Report &report, const report::Baseline &old) {
  std::erase_if(report.findings, [](const report::Finding &finding) {
    return finding.baselineState == "new";
  });
  for (report::Finding &finding : report.findings)
    std::erase_if(finding.flows, [&](const report::Flow &flow) {
      return !old.flows.count(flow.fingerprint);
    });
}

std::size_t countOf(const report::Report &report, const char *state) {
  return static_cast<std::size_t>(
      std::count_if(report.findings.begin(), report.findings.end(),
                    [&](const report::Finding &finding) {
                      return !finding.suppressed &&
                             finding.baselineState == state;
                    }));
}

// "3 new, 1 updated, 8 unchanged, 2 gone".
std::string changes(const report::Report &report, const report::Baseline &old,
                    const report::Baseline &now) {
  const auto gone = std::count_if(
      old.findings.begin(), old.findings.end(),
      [&](const auto &one) { return !now.findings.count(one.first); });
  std::string text;
  const auto add = [&](std::size_t count, const char *what) {
    if (count)
      text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + what;
  };
  for (const char *state : {"new", "updated", "unchanged"})
    add(countOf(report, state), state);
  add(static_cast<std::size_t>(gone), "gone");
  return text;
}

} // namespace

int runBaseline(const Arguments &given) {
  const std::string file = given.output.empty() ? kDefaultFile : given.output;
  Arguments arguments = given;
  std::error_code ec;
  if (file != "-" && std::filesystem::exists(file, ec))
    arguments.baseline = file;
  else if (given.shrink)
    return fail({"there is no baseline to shrink; write one without --shrink",
                 file},
                2);
  Stats stats;
  auto scanned = scan(arguments, stats);
  if (!scanned)
    return fail(scanned.error(), 2);
  const std::optional<report::Baseline> old = (*scanned)->baseline;
  report::Report &report = (*scanned)->report;
  const report::Sources sources(report.root);
  completeReport(arguments, (*scanned)->inputs, (*scanned)->policy, old,
                 sources, report);
  if (given.shrink)
    dropNew(report, *old);
  const report::Baseline now = report::baselineOf(report);
  const std::string text = report::counted(now.findings.size(), "finding");
  if (old && now == *old) {
    std::printf("%s: up to date, %s\n", file.c_str(), text.c_str());
    return 0;
  }
  const std::string told = old ? changes(report, *old, now) : std::string();
  report::keepForBaseline(report);
  if (auto ok = writeOutput(file, report::writeSarif(report, sources)); !ok)
    return fail(ok.error(), 3);
  if (file != "-")
    std::printf("%s: %s%s\n", file.c_str(), text.c_str(),
                told.empty() ? "" : (" (" + told + ")").c_str());
  return 0;
}

} // namespace philint::cli
