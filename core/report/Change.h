// What changed since an earlier report (`--since REPORT.json`, philint's own
// JSON of then).
//
//   auto then = readEarlier(bytes, "last-quarter.json");
//   review.change = changeSince(*then, report, review.inventory);
//
// Findings are compared by their fingerprints and those of their flows: one
// that a new source reaches counts as changed.
#pragma once

#include "core/report/Inventory.h"

#include <map>

namespace philint::report {

// A finding as the earlier report has it.
struct EarlierFinding {
  std::string fingerprint, rule, message, place;
  std::set<std::string> flows;
  bool suppressed = false;
};

struct Earlier {
  std::string asOf, file;
  std::vector<EarlierFinding> findings;
  Inventory inventory;
  bool hasVendors = false;
  std::map<std::string, std::string> vendors; // id → status of its BAA
};

struct Change {
  std::string since, file; // the earlier report's day and name
  std::map<std::string, std::string> states; // fingerprint → new, changed, …
  std::vector<EarlierFinding> fixed;
  std::vector<std::string> egress;  // sentences about receivers
  std::vector<std::string> vendors; // … about contracts
  std::uint64_t count(const std::string &state) const;
};

Expected<Earlier> readEarlier(const std::string &bytes,
                              const std::string &file);

// `vendors` are the present statuses by id.
Change changeSince(const Earlier &earlier, const Report &report,
                   const Inventory &inventory,
                   const std::map<std::string, std::string> &vendors);

} // namespace philint::report
