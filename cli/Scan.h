// A scan on one page: policy, discover, extract, link, bind, solve, judge.
// Commands fill the report's last part (Reports.h) and write it.
//
//   auto scanned = scan(arguments, stats);
//   if (!scanned)
//     return fail(scanned.error(), 2);
//   (*scanned)->report.findings …
#pragma once

#include "cli/Arguments.h"
#include "cli/Inputs.h"
#include "cli/Reports.h"
#include "core/report/Review.h"

#include <memory>
#include <optional>

namespace philint::cli {

// Policy, files and everything up to the report. Each has what the next needs.
struct Scanned {
  policy::Policy policy;
  std::optional<report::Baseline> baseline;
  Inputs inputs;
  report::Report report;
  std::optional<report::Earlier> earlier; // --since
  std::shared_ptr<report::Review> review = std::make_shared<report::Review>();
  std::string dump; // instead of a report, where one is asked for
};

// Errors are the user's (exit status 2).
Expected<std::unique_ptr<Scanned>> scan(const Arguments &arguments,
                                        Stats &stats);

} // namespace philint::cli
