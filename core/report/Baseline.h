// Comparison with an earlier scan: what it knew does not fail again.
//
// Flows are compared, not findings: a new source that reaches an old sink makes
// its finding "updated", which fails like a new one. A flow that is gone here
// and is new with the same content in another file has moved, and is known.
// What is suppressed is not known: it is told again when the suppression ends.
//
//   auto old = readBaseline(sarif, "old.sarif");   // or baselineOf(report)
//   compare(report, *old);
//   report.findings[0].baselineState               // "new"
#pragma once

#include "core/report/Finding.h"
#include "core/support/Expected.h"

#include <map>
#include <string>
#include <string_view>

namespace philint::report {

struct Baseline {
  std::map<std::string, std::string> findings, flows; // fingerprint → content
  bool operator==(const Baseline &) const = default;
};

Expected<Baseline> readBaseline(std::string_view sarif,
                                const std::string &file);

// What a scan knows; fingerprints are filled.
Baseline baselineOf(const Report &report);

// Fills Finding::baselineState; flows that are new come first.
void compare(Report &report, const Baseline &baseline);

// What a baseline file needs of a report: no ways, no pages of rules, nothing
// that is suppressed. It is committed, and should change when findings do.
void keepForBaseline(Report &report);

} // namespace philint::report
