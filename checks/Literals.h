// Values that look like a patient's, written into code and data files: social
// security numbers, Medicare identifiers, HL7 patient segments (PHI513). What a
// value looks like is data (policies/lexicon/literals.yaml); only what is valid
// for its kind counts. Told once a line, and never shown.
#pragma once

#include "checks/Check.h"

namespace philint::checks {

class Literals : public Check {
public:
  void run(const Input &input,
           std::vector<report::Finding> &findings) const override;
};

} // namespace philint::checks
