// The egress inventory: which categories of patient data reach which vendor,
// service and host, from which calls, for which purpose, under which contract,
// and who answers for it. It is what has to be known within days of a breach.
//
//   writeInventoryJson(inventory)            // to be committed
//   auto agreed = readInventory(bytes, file); // what was committed
//   agreed->lacks(entry, "mrn")
//
// Entries are sorted and hold no date and no column, so that the file changes
// where the program does.
#pragma once

#include "core/report/Finding.h"
#include "core/support/Expected.h"

#include <set>

namespace philint::report {

struct InventoryCall {
  Region region;  // the argument
  Region context; // the call
  std::string function, sink, purpose, owner;
  std::set<std::string> phi; // categories
};

struct InventoryEntry {
  std::string vendor;  // id; empty: nobody knows whose host it is
  std::string name;    // "OpenAI API", or the host
  std::string service; // "chat.completions"; may be empty
  std::string host;    // where it is known
  std::string baa;     // covered, expired, no-baa, …
  std::string evidence;
  std::set<std::string> phi, states;
  std::vector<InventoryCall> calls; // sorted by place
};

struct Inventory {
  std::string project;
  std::vector<InventoryEntry> entries; // by vendor, service, host

  // The entry of that receiver, made where there is none.
  InventoryEntry &at(const std::string &vendor, const std::string &service,
                     const std::string &host);
  // Is it not agreed that this receiver gets this category?
  bool lacks(const InventoryEntry &entry, const std::string &category) const;
  bool lacks(const InventoryEntry &entry) const; // … gets anything
};

// Sorts calls and drops repeats.
void finishInventory(Inventory &inventory);

std::string writeInventoryJson(const Inventory &inventory);
std::string writeInventoryText(const Inventory &inventory);
// What a drift is judged by: receivers and their categories.
Expected<Inventory> readInventory(const std::string &bytes,
                                  const std::string &file);

} // namespace philint::report
