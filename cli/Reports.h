// The last part of a scan: what is shown of the findings, to whom, and the
// exit status.
#pragma once

#include "cli/Arguments.h"
#include "cli/Inputs.h"
#include "core/report/Baseline.h"
#include "core/report/Review.h"
#include "core/report/Sources.h"

#include <optional>

namespace philint::cli {

Expected<std::optional<report::Baseline>>
readBaselineOf(const Arguments &arguments);

// What `--since` names.
Expected<std::optional<report::Earlier>>
readEarlierOf(const Arguments &arguments);
void addChange(const report::Earlier &earlier, const report::Report &report,
               report::Review &review);

// Tool, date, policy, coverage and notifications; no findings yet.
report::Report startReport(const Arguments &arguments, const Inputs &inputs,
                           const policy::Policy &policy);

// Waivers of the policy, and findings of those that do not count.
void waive(const Arguments &arguments, const Inputs &inputs,
           const policy::Policy &policy, report::Report &report);

// Filters, fingerprints, suppressions and the baseline.
void completeReport(const Arguments &arguments, const Inputs &inputs,
                    const policy::Policy &policy,
                    const std::optional<report::Baseline> &baseline,
                    const report::Sources &sources, report::Report &report);

Expected<bool> writeReports(const Arguments &arguments,
                            const report::Report &report,
                            const report::Sources &sources);

int exitStatus(const Arguments &arguments, const report::Report &report);

} // namespace philint::cli
