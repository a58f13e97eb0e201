// Waivers: what the project's policy accepts for a while, with a reason and
// the name of whoever approved it.
//
//   applyWaivers(report, waivers, {asOf, files, isWhole, ran})
//
// A waiver that counts suppresses every finding of its rule in the files that
// its glob matches. One that is expired, says nothing, names no rule that
// there is, or matches nothing of what was looked at is a problem that the
// caller reports.
#pragma once

#include "core/report/Suppress.h"

#include <functional>

namespace philint::report {

struct Waiver {
  std::string rule, path, reason, approvedBy;
  std::uint32_t until = 0; // yyyymmdd, the last day on which it counts
  Region region;           // its entry in the policy
};

struct WaiverScope {
  std::uint32_t asOf = 0;
  // Does the glob match the file of the report? Globs are relative to the
  // policy, files to the scanned root.
  std::function<bool(const std::string &glob, const std::string &file)>
      matches;
  std::vector<std::string> files; // that were scanned
  bool isWhole = true;            // all that the policy speaks of was scanned
  std::vector<std::string> ran;   // codes of rules; empty: all
  std::vector<std::string> known; // codes of rules, those that are off as well
};

std::vector<SuppressionProblem>
applyWaivers(Report &report, const std::vector<Waiver> &waivers,
             const WaiverScope &scope);

} // namespace philint::report
