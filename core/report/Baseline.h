// Comparison with an earlier scan, from its SARIF.
//
// Flows are compared, not findings: a new source that reaches an old sink makes
// its finding "updated", which fails like a new one.
#pragma once

#include "core/report/Finding.h"
#include "core/support/Expected.h"

#include <set>
#include <string>
#include <string_view>

namespace philint::report {

struct Baseline {
  std::set<std::string> findings, flows; // fingerprints
};

Expected<Baseline> readBaseline(std::string_view sarif,
                                const std::string &file);

// Fills Finding::baselineState.
void compare(Report &report, const Baseline &baseline);

} // namespace philint::report
