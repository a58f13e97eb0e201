// De-identifiers that are called on what is sent, and whose result is not what
// is sent: after it, aside, or for the log alone. See checks/Ways.h.
#pragma once

#include "checks/Check.h"
#include "core/flow/Trace.h"

namespace philint::checks {

// Traits of the way: "redacted-after", "redacted-aside", "redacted-for-log".
std::vector<const char *>
redactionsOn(const Input &input, const std::vector<flow::TraceStep> &steps);

} // namespace philint::checks
