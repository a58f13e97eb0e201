// The parts of the JSON report that a security review is made of: projects with
// their vendors and waivers, the risk register, safeguards, completeness, and
// the change since an earlier report.
#pragma once

#include "core/report/Finding.h"

#include <nlohmann/json.hpp>

namespace philint::report {

// {"projects": […], "risks": […], "safeguards": […], "complete": …}
nlohmann::ordered_json reviewJson(const Report &report);

} // namespace philint::report
