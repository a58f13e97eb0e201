#include "core/report/Change.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace philint::report {

using nlohmann::json;

namespace {

std::string textAt(const json &object, const char *key) {
  const auto at = object.find(key);
  return at != object.end() && at->is_string() ? at->get<std::string>()
                                               : std::string();
}

const json &listAt(const json &object, const char *key) {
  static const json none = json::array();
  const auto at = object.find(key);
  return at != object.end() && at->is_array() ? *at : none;
}

EarlierFinding findingAt(const json &one) {
  EarlierFinding out;
  out.fingerprint = textAt(one, "fingerprint");
  out.rule = textAt(one, "rule");
  out.message = textAt(one, "message");
  if (const auto region = one.find("region");
      region != one.end() && region->is_object()) {
    out.place = textAt(*region, "file");
    if (const auto line = region->find("line");
        !out.place.empty() && line != region->end() &&
        line->is_number_unsigned())
      out.place += ":" + std::to_string(line->get<std::uint64_t>());
  }
  if (const auto at = one.find("suppressed"); at != one.end())
    out.suppressed = at->is_boolean() && at->get<bool>();
  for (const json &flow : listAt(one, "flows"))
    if (flow.is_object())
      out.flows.insert(textAt(flow, "fingerprint"));
  return out;
}

// Vendors of every project of a review.
void readVendors(const json &review, Earlier &out) {
  for (const json &project : listAt(review, "projects"))
    if (project.is_object())
      for (const json &vendor : listAt(project, "vendors"))
        if (vendor.is_object()) {
          out.hasVendors = true;
          out.vendors[textAt(vendor, "id")] = textAt(vendor, "status");
        }
}

std::string receiverOf(const InventoryEntry &entry) {
  std::string out = entry.name.empty() ? entry.vendor : entry.name;
  if (out.empty())
    out = entry.host;
  return entry.service.empty() ? out : out + " (" + entry.service + ")";
}

void compareEgress(const Inventory &before, const Inventory &now,
                   Change &out) {
  for (const InventoryEntry &entry : now.entries) {
    std::string added;
    for (const std::string &category : entry.phi)
      if (before.lacks(entry, category))
        added += (added.empty() ? "" : ", ") + category;
    if (before.lacks(entry))
      out.egress.push_back(receiverOf(entry) + " receives patient data: " +
                           added);
    else if (!added.empty())
      out.egress.push_back(receiverOf(entry) + " receives more: " + added);
  }
  for (const InventoryEntry &entry : before.entries)
    if (now.lacks(entry))
      out.egress.push_back(receiverOf(entry) + " receives nothing any more");
}

void compareVendors(const Earlier &earlier,
                    const std::map<std::string, std::string> &now,
                    Change &out) {
  if (!earlier.hasVendors)
    return;
  const auto words = [](const std::string &status) {
    return status.empty() ? std::string("not in the policy") : status;
  };
  for (const auto &[id, status] : now) {
    const auto at = earlier.vendors.find(id);
    if (at == earlier.vendors.end())
      out.vendors.push_back(id + " is new; BAA: " + words(status));
    else if (at->second != status)
      out.vendors.push_back(id + ", BAA: " + words(at->second) + ", now " +
                            words(status));
  }
  for (const auto &[id, status] : earlier.vendors)
    if (!now.count(id))
      out.vendors.push_back(id + " is gone; its BAA was: " + words(status));
}

std::string stateOf(const Finding &finding, const EarlierFinding *before) {
  if (!before)
    return "new";
  if (finding.suppressed)
    return before->suppressed ? "unchanged" : "accepted";
  if (before->suppressed)
    return "reopened";
  for (const Flow &flow : finding.flows)
    if (!before->flows.count(flow.fingerprint))
      return "changed";
  return "unchanged";
}

} // namespace

std::uint64_t Change::count(const std::string &state) const {
  return static_cast<std::uint64_t>(
      std::count_if(states.begin(), states.end(),
                    [&](const auto &one) { return one.second == state; }));
}

Expected<Earlier> readEarlier(const std::string &bytes,
                              const std::string &file) {
  const Error wrong{"this is no report that `philint scan --format json` wrote",
                    file};
  const json root = json::parse(bytes, nullptr, false);
  if (!root.is_object() || textAt(root, "tool") != "philint" ||
      !root.contains("findings") || !root["findings"].is_array())
    return wrong;
  Earlier out;
  out.file = file;
  out.asOf = textAt(root, "as_of");
  for (const json &one : root["findings"]) {
    if (!one.is_object() || textAt(one, "fingerprint").empty())
      return wrong;
    out.findings.push_back(findingAt(one));
  }
  if (const auto at = root.find("inventory"); at != root.end()) {
    auto inventory = readInventory(at->dump(), file);
    if (!inventory)
      return inventory.error();
    out.inventory = std::move(*inventory);
  }
  if (const auto at = root.find("review");
      at != root.end() && at->is_object())
    readVendors(*at, out);
  return out;
}

Change changeSince(const Earlier &earlier, const Report &report,
                   const Inventory &inventory,
                   const std::map<std::string, std::string> &vendors) {
  Change out;
  out.since = earlier.asOf;
  out.file = earlier.file;
  std::map<std::string, const EarlierFinding *> before;
  for (const EarlierFinding &one : earlier.findings)
    before.emplace(one.fingerprint, &one);
  for (const Finding &finding : report.findings) {
    if (finding.severity == Severity::Off)
      continue;
    const auto at = before.find(finding.fingerprint);
    out.states[finding.fingerprint] =
        stateOf(finding, at == before.end() ? nullptr : at->second);
  }
  for (const EarlierFinding &one : earlier.findings)
    if (!one.suppressed && !out.states.count(one.fingerprint))
      out.fixed.push_back(one);
  compareEgress(earlier.inventory, inventory, out);
  compareVendors(earlier, vendors, out);
  return out;
}

} // namespace philint::report
