// What leaves the program, for `philint inventory`, and PHI907: what leaves it
// and is not in the inventory that the project agreed on.
#pragma once

#include "checks/Check.h"
#include "core/report/Inventory.h"

namespace philint::checks {

// Adds what this program sends to `out`. Weak evidence is left out.
void addInventory(const Input &input, report::Inventory &out);

// The code of PHI907's rule in the policy.
std::string driftRule(const policy::Policy &policy);

class InventoryDrift : public Check {
public:
  void run(const Input &input,
           std::vector<report::Finding> &findings) const override;
};

} // namespace philint::checks
