// What a security review asks for beside findings: whose project it is, what
// was signed with whom, what is waived, what leaves, and what changed.
//
// One Review belongs to one scan; it has a project for each policy that was
// used. Checks fill it, cli adds the change, writers print it.
//
//   auto review = std::make_shared<Review>();
//   checks::addReview(input, *review);
//   report.review = review;
#pragma once

#include "core/report/Change.h"
#include "core/report/Inventory.h"
#include "core/report/Waive.h"

#include <map>
#include <optional>

namespace philint::report {

// Something that no program shows.
struct Attested {
  std::string what, document;
  std::uint32_t date = 0; // yyyymmdd; 0: not given
};

// A vendor that the policy names or that patient data reaches.
struct VendorEntry {
  std::string id, name, clazz;
  std::string offer, conditions, source, asOf; // what the catalogue knows
  bool isInPolicy = false;
  std::string status; // signed, pending, none
  std::uint32_t effective = 0, expires = 0;
  std::vector<std::string> covers, hosts, terms;
  std::string evidence, overrideReason, training;
  bool zeroRetention = false, hipaaMode = false;
  std::uint32_t retentionDays = 0;
  std::string policyFile;
  std::uint32_t line = 0; // in the policy
};

struct ReviewProject {
  std::string name, policyFile, owner, ownerEmail;
  Attested riskAssessment;
  std::vector<Attested> attestations;
  std::vector<VendorEntry> vendors; // by id
  std::vector<Waiver> waivers;
};

struct Review {
  std::vector<ReviewProject> projects;
  Inventory inventory;
  std::map<std::string, std::string> categories; // "mrn" → its title
  std::optional<Change> change;                  // since an earlier report
};

// How the BAA of what is reached stands, for colour and for word.
enum class Standing : std::uint8_t { Covered, Open, Internal };
Standing standingOf(const InventoryEntry &entry);
const char *name(Standing standing); // "covered by a BAA"
// "host-not-covered" as "the BAA does not name this host".
std::string baaText(const std::string &baa);

// 20261124 as "2026-11-24", 0 as "".
std::string dateText(std::uint32_t date);

} // namespace philint::report
