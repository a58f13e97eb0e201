#include "core/report/Inventory.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace philint::report {

using Json = nlohmann::ordered_json;

namespace {

bool isSame(const InventoryEntry &a, const InventoryEntry &b) {
  return std::tie(a.vendor, a.service, a.host) ==
         std::tie(b.vendor, b.service, b.host);
}

std::string listOf(const std::set<std::string> &items) {
  std::string out;
  for (const std::string &item : items)
    out += (out.empty() ? "" : ", ") + item;
  return out;
}

std::set<std::string> valuesOf(const InventoryEntry &entry,
                               std::string InventoryCall::*member) {
  std::set<std::string> out;
  for (const InventoryCall &call : entry.calls)
    if (!(call.*member).empty())
      out.insert(call.*member);
  return out;
}

Json callOf(const InventoryCall &call) {
  Json out = {{"file", call.region.file},
              {"line", call.region.line},
              {"function", call.function},
              {"call", call.sink},
              {"phi", call.phi}};
  if (!call.purpose.empty())
    out["purpose"] = call.purpose;
  if (!call.owner.empty())
    out["owner"] = call.owner;
  return out;
}

} // namespace

InventoryEntry &Inventory::at(const std::string &vendor,
                              const std::string &service,
                              const std::string &host) {
  InventoryEntry wanted;
  wanted.vendor = vendor;
  wanted.service = service;
  wanted.host = host;
  const auto place = std::lower_bound(
      entries.begin(), entries.end(), wanted, [](const auto &a, const auto &b) {
        return std::tie(a.vendor, a.service, a.host) <
               std::tie(b.vendor, b.service, b.host);
      });
  if (place != entries.end() && isSame(*place, wanted))
    return *place;
  return *entries.insert(place, std::move(wanted));
}

bool Inventory::lacks(const InventoryEntry &entry) const {
  return std::none_of(entries.begin(), entries.end(),
                      [&](const auto &one) { return isSame(one, entry); });
}

bool Inventory::lacks(const InventoryEntry &entry,
                      const std::string &category) const {
  return std::none_of(entries.begin(), entries.end(), [&](const auto &one) {
    return isSame(one, entry) && one.phi.count(category);
  });
}

void finishInventory(Inventory &inventory) {
  for (InventoryEntry &entry : inventory.entries) {
    std::vector<InventoryCall> calls;
    std::stable_sort(entry.calls.begin(), entry.calls.end(),
                     [](const auto &a, const auto &b) {
                       return std::tie(a.region, a.purpose, a.owner) <
                              std::tie(b.region, b.purpose, b.owner);
                     });
    for (InventoryCall &call : entry.calls) {
      if (!calls.empty() && calls.back().region == call.region &&
          calls.back().purpose == call.purpose &&
          calls.back().owner == call.owner)
        calls.back().phi.merge(call.phi);
      else
        calls.push_back(std::move(call));
    }
    entry.calls = std::move(calls);
  }
}

std::string writeInventoryJson(const Inventory &inventory) {
  Json out = {{"tool", "philint"}, {"inventory", 1}};
  if (!inventory.project.empty())
    out["project"] = inventory.project;
  out["entries"] = Json::array();
  for (const InventoryEntry &entry : inventory.entries) {
    Json one = {{"vendor", entry.vendor}, {"name", entry.name},
                {"service", entry.service}, {"host", entry.host},
                {"baa", entry.baa},         {"evidence", entry.evidence},
                {"phi", entry.phi},         {"states", entry.states}};
    one["purposes"] = valuesOf(entry, &InventoryCall::purpose);
    one["owners"] = valuesOf(entry, &InventoryCall::owner);
    one["calls"] = Json::array();
    for (const InventoryCall &call : entry.calls)
      one["calls"].push_back(callOf(call));
    out["entries"].push_back(std::move(one));
  }
  return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string writeInventoryText(const Inventory &inventory) {
  std::string out;
  for (const InventoryEntry &entry : inventory.entries) {
    out += entry.name;
    if (!entry.service.empty())
      out += ", " + entry.service;
    if (!entry.host.empty() && entry.host != entry.name)
      out += ", " + entry.host;
    out += "\n  receives  " + listOf(entry.phi) + " (" + listOf(entry.states) +
           ")\n  contract  " + entry.baa +
           (entry.evidence.empty() ? "" : ", " + entry.evidence) + "\n";
    for (const InventoryCall &call : entry.calls) {
      out += "  from      " + call.region.file + ":" +
             std::to_string(call.region.line) + " in " + call.function + ": " +
             listOf(call.phi);
      if (!call.purpose.empty())
        out += "; for " + call.purpose;
      if (!call.owner.empty())
        out += "; owner " + call.owner;
      out += "\n";
    }
    out += "\n";
  }
  if (inventory.entries.empty())
    out = "No patient data was found to leave the program.\n";
  return out;
}

Expected<Inventory> readInventory(const std::string &bytes,
                                  const std::string &file) {
  const Error wrong{"this is no inventory that `philint inventory --format "
                    "json` printed",
                    file};
  const Json root = Json::parse(bytes, nullptr, false);
  if (!root.is_object() || !root.contains("entries") ||
      !root["entries"].is_array())
    return wrong;
  const auto text = [](const Json &object, const char *key) {
    return object.contains(key) && object[key].is_string()
               ? object[key].get<std::string>()
               : std::string();
  };
  Inventory out;
  for (const Json &one : root["entries"]) {
    if (!one.is_object() || !one.contains("phi") || !one["phi"].is_array())
      return wrong;
    InventoryEntry &entry = out.at(text(one, "vendor"), text(one, "service"),
                                   text(one, "host"));
    for (const Json &category : one["phi"])
      if (category.is_string())
        entry.phi.insert(category.get<std::string>());
  }
  return out;
}

} // namespace philint::report
