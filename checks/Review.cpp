#include "checks/Review.h"

#include "checks/Inventory.h"

#include <algorithm>

namespace philint::checks {

namespace {

class Builder {
public:
  explicit Builder(const Input &input)
      : policy_(input.policy), texts_(input.policy.catalog.strings),
        file_(input.options.policyFile) {}

  report::ReviewProject project(const report::Inventory &inventory) const {
    const policy::Project &from = policy_.project;
    report::ReviewProject out;
    out.name = from.name;
    out.policyFile = file_;
    out.owner = from.owner;
    out.ownerEmail = from.ownerEmail;
    out.riskAssessment = attested(from.riskAssessment);
    for (const policy::ProjectAttestation &one : from.attestations)
      out.attestations.push_back(attested(one));
    out.waivers = from.waivers;
    for (report::Waiver &waiver : out.waivers)
      waiver.region.file = file_;
    for (const policy::VendorPolicy &said : from.vendors)
      out.vendors.push_back(vendor(text(said.id), &said));
    for (const report::InventoryEntry &entry : inventory.entries)
      if (!entry.vendor.empty() &&
          std::none_of(out.vendors.begin(), out.vendors.end(),
                       [&](const auto &v) { return v.id == entry.vendor; }))
        out.vendors.push_back(vendor(entry.vendor, nullptr));
    std::stable_sort(out.vendors.begin(), out.vendors.end(),
                     [](const auto &a, const auto &b) { return a.id < b.id; });
    return out;
  }

private:
  std::string text(Symbol s) const { return std::string(texts_.text(s)); }
  std::vector<std::string> list(const std::vector<Symbol> &symbols) const {
    std::vector<std::string> out;
    for (const Symbol s : symbols)
      out.push_back(text(s));
    return out;
  }
  static report::Attested attested(const policy::ProjectAttestation &from) {
    return {from.what, from.document, from.date};
  }

  report::VendorEntry vendor(const std::string &id,
                             const policy::VendorPolicy *said) const {
    report::VendorEntry out;
    out.id = out.name = id;
    for (const policy::VendorInfo &info : policy_.vendors)
      if (texts_.text(info.id) == id) {
        out.name = text(info.name);
        out.clazz = text(info.clazz);
        out.offer = text(info.offer);
        out.conditions = text(info.note);
        out.source = text(info.source);
        out.asOf = text(info.asOf);
      }
    if (said)
      addSaid(*said, out);
    return out;
  }

  void addSaid(const policy::VendorPolicy &said,
               report::VendorEntry &out) const {
    out.isInPolicy = true;
    out.status = said.status == policy::VendorPolicy::Signed    ? "signed"
                 : said.status == policy::VendorPolicy::Pending ? "pending"
                                                                : "none";
    out.effective = said.effective;
    out.expires = said.expires;
    out.covers = list(said.covers);
    out.hosts = list(said.hosts);
    out.terms = list(said.terms);
    out.evidence = text(said.evidence);
    out.overrideReason = text(said.overrideReason);
    out.training = said.training == policy::VendorPolicy::Prohibited
                       ? "prohibited"
                   : said.training == policy::VendorPolicy::Allowed ? "allowed"
                                                                    : "";
    out.zeroRetention = said.zeroRetention;
    out.hipaaMode = said.hipaaMode;
    out.retentionDays = said.retentionDays;
    out.policyFile = file_;
    out.line = said.line;
  }

  const policy::Policy &policy_;
  const StringTable &texts_;
  const std::string &file_;
};

// Receivers and calls of one program beside those of the others.
void addEntries(const report::Inventory &from, report::Inventory &to) {
  if (to.project.empty())
    to.project = from.project;
  for (const report::InventoryEntry &entry : from.entries) {
    report::InventoryEntry &at = to.at(entry.vendor, entry.service, entry.host);
    if (at.name.empty()) {
      at.name = entry.name;
      at.baa = entry.baa;
      at.evidence = entry.evidence;
    }
    at.phi.insert(entry.phi.begin(), entry.phi.end());
    at.states.insert(entry.states.begin(), entry.states.end());
    at.calls.insert(at.calls.end(), entry.calls.begin(), entry.calls.end());
  }
  report::finishInventory(to);
}

} // namespace

void addReview(const Input &input, report::Review &out) {
  report::Inventory own;
  addInventory(input, own);
  out.projects.push_back(Builder(input).project(own));
  for (const policy::Category &category : input.policy.categories)
    out.categories[std::string(
        input.policy.catalog.strings.text(category.key))] =
        input.policy.catalog.strings.text(category.title);
  addEntries(own, out.inventory);
}

} // namespace philint::checks
