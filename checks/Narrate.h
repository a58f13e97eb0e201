// Wording: turns the steps of a trace into sentences with regions.
#pragma once

#include "checks/Check.h"
#include "core/flow/Trace.h"

#include <string>

namespace philint::checks {

// Steps of a flow for a reader: neighbours on the same line that say the same
// are one step; unnamed temporaries are left out.
std::vector<report::Step> narrate(const Input &input,
                                  const std::vector<flow::TraceStep> &trace,
                                  const flow::Issue &issue,
                                  const std::string &sinkTitle);

// Fills {key} places of a message template.
std::string fillTemplate(
    std::string_view text,
    const std::vector<std::pair<std::string_view, std::string>> &values);

// "a, b and c"
std::string listOf(const std::vector<std::string> &items);

} // namespace philint::checks
