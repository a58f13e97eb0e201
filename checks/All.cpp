#include "checks/Access.h"
#include "checks/AuditEvents.h"
#include "checks/Configuration.h"
#include "checks/Evidence.h"
#include "checks/FlowCheck.h"
#include "checks/Inventory.h"
#include "checks/Literals.h"
#include "checks/Manifests.h"
#include "checks/PolicyMissing.h"
#include "checks/SwitchCheck.h"

namespace philint::checks {

std::vector<std::unique_ptr<Check>> allChecks() {
  std::vector<std::unique_ptr<Check>> all;
  all.push_back(std::make_unique<FlowCheck>());
  all.push_back(std::make_unique<PolicyMissing>());
  all.push_back(std::make_unique<Evidence>());
  all.push_back(std::make_unique<Access>());
  all.push_back(std::make_unique<AuditEvents>());
  all.push_back(std::make_unique<InventoryDrift>());
  all.push_back(std::make_unique<SwitchCheck>());
  // Before configuration, which is silent of a vendor that a manifest names.
  all.push_back(std::make_unique<Manifests>());
  all.push_back(std::make_unique<Configuration>());
  all.push_back(std::make_unique<Literals>());
  return all;
}

} // namespace philint::checks
