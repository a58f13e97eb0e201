// What of a report is shown and what makes a scan fail.
#pragma once

#include "core/report/Finding.h"

namespace philint::report {

// Drops flows, and findings without a flow left, below `lowest`.
void keepConfident(Report &report, Confidence lowest);

// Does a finding that counts (not suppressed, not in the baseline) have this
// severity or a graver one?
bool fails(const Report &report, Severity atLeast);

const char *name(Severity severity);     // "error"
const char *name(Confidence confidence); // "high"

} // namespace philint::report
