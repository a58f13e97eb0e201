// What the policy itself lacks, told at its lines: an expert determination
// without its report (PHI407), an owner who is a person (PHI901), a risk
// assessment of this year (PHI903), an audit trail that nobody can change
// (PHI607) and that is kept for six years (PHI608).
#pragma once

#include "checks/Check.h"

namespace philint::checks {

class Evidence : public Check {
public:
  void run(const Input &input,
           std::vector<report::Finding> &findings) const override;
};

} // namespace philint::checks
