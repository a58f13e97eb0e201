// What the policy says for a reviewer: owners, contracts, attestations,
// waivers, beside what leaves the program.
#pragma once

#include "checks/Check.h"
#include "core/report/Review.h"

namespace philint::checks {

// Adds the project of this policy and what its program sends.
void addReview(const Input &input, report::Review &out);

} // namespace philint::checks
