// Inline suppressions: `philint: allow PHI201 until 2027-01-31 because …` in a
// comment at the end of a line, or alone above it.
//
// One silences the flows that it can see: those that pass its line, and, where
// it stands at the sink, those whose source is in the sink's function. A new
// caller of an old wrapper is therefore still reported. A finding whose flows
// are all silenced is suppressed. One that is wrong, expired, or that silences
// nothing is a problem that the caller reports.
#pragma once

#include "core/report/Finding.h"
#include "core/report/Fingerprint.h"
#include "core/report/Sources.h"

#include <string>
#include <vector>

namespace philint::report {

struct SuppressionProblem {
  Region region; // the comment
  std::string message;
};

struct Suppression {
  std::vector<std::string> rules; // codes
  std::uint32_t until = 0;        // yyyymmdd
  std::string reason;
  std::string problem; // why it does not count; empty: it does
};

// Reads a comment's text; false where it is not a suppression at all.
bool parseSuppression(std::string_view comment, Suppression &out);

// `asOf` is yyyymmdd. Codes that are not in report.rules are told as unknown;
// a suppression of a rule that did not run is left alone (`ran`, empty: all).
std::vector<SuppressionProblem>
applySuppressions(Report &report, const Units &units, const Sources &sources,
                  std::uint32_t asOf, const std::vector<std::string> &ran);

} // namespace philint::report
