#include "core/report/Waive.h"

#include <algorithm>

namespace philint::report {

namespace {

bool contains(const std::vector<std::string> &all, const std::string &one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

// Why it cannot count, whatever was found; empty: it can.
std::string mistake(const Waiver &waiver, const WaiverScope &scope) {
  if (!contains(scope.known, waiver.rule))
    return "there is no rule " + waiver.rule;
  if (waiver.path.empty())
    return "it names no file";
  if (waiver.reason.empty())
    return "it gives no reason";
  if (waiver.approvedBy.empty())
    return "it does not say who approved it";
  if (waiver.until < scope.asOf)
    return "it has expired";
  return {};
}

bool suppress(const Waiver &waiver, const WaiverScope &scope, Report &report) {
  bool used = false;
  for (Finding &finding : report.findings) {
    if (finding.rule != waiver.rule ||
        !scope.matches(waiver.path, finding.region.file))
      continue;
    used = true;
    if (finding.suppressed)
      continue;
    finding.suppressed = true;
    finding.suppressedInSource = false;
    finding.suppressedUntil = waiver.until;
    finding.suppressedBecause =
        waiver.reason + " (approved by " + waiver.approvedBy + ")";
  }
  return used;
}

} // namespace

std::vector<SuppressionProblem>
applyWaivers(Report &report, const std::vector<Waiver> &waivers,
             const WaiverScope &scope) {
  std::vector<SuppressionProblem> problems;
  const auto tell = [&](const Waiver &waiver, const std::string &why) {
    problems.push_back({waiver.region, "this waiver does not count: " + why});
  };
  for (const Waiver &waiver : waivers) {
    if (!scope.ran.empty() && !contains(scope.ran, waiver.rule))
      continue;
    if (const std::string why = mistake(waiver, scope); !why.empty()) {
      tell(waiver, why);
      continue;
    }
    if (suppress(waiver, scope, report) ||
        std::none_of(
            report.rules.begin(), report.rules.end(),
            [&](const RuleInfo &rule) { return rule.code == waiver.rule; }))
      continue; // a rule that is off finds nothing
    const bool isScanned = std::any_of(
        scope.files.begin(), scope.files.end(), [&](const std::string &file) {
          return scope.matches(waiver.path, file);
        });
    if (isScanned)
      tell(waiver, waiver.rule + " is not found in " + waiver.path +
                       "; remove it");
    else if (scope.isWhole)
      tell(waiver, "no file that was read matches " + waiver.path);
  }
  return problems;
}

} // namespace philint::report
