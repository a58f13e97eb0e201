#include "core/policy/Standing.h"

#include "core/policy/Hosts.h"
#include "core/support/Wildcard.h"

#include <algorithm>
#include <cstdlib>

namespace philint::policy {

namespace {

// Private address ranges, and names without a public suffix.
bool isPrivate(std::string_view host) {
  if (host.find('.') == std::string_view::npos)
    return host.find(':') == std::string_view::npos;
  for (const std::string_view ending :
       {".local", ".internal", ".lan", ".svc", ".intranet", ".home.arpa"})
    if (host.ends_with(ending))
      return true;
  if (host.starts_with("10.") || host.starts_with("192.168."))
    return host.find_first_not_of("0123456789.") == std::string_view::npos;
  if (host.starts_with("172.") && host.size() > 6) {
    const int second = std::atoi(std::string(host.substr(4, 3)).c_str());
    return second >= 16 && second <= 31;
  }
  return false;
}

} // namespace

unsigned Standing::badness(const BoundVendor &v) {
  switch (v.reach) {
  case BoundVendor::Vendor:
    if (v.vendor == kNone)
      return 90;
    if (v.lacks & BoundVendor::Agreement)
      return 100;
    return (v.lacks & BoundVendor::Scope       ? 80U
            : v.lacks & BoundVendor::HipaaMode ? 70U
                                               : 20U) +
           (v.lacks & BoundVendor::Training ? 2U : 0U) +
           (v.lacks & BoundVendor::Retention ? 1U : 0U);
  case BoundVendor::Unknown:
    return 90;
  case BoundVendor::Internal:
  case BoundVendor::Ehr:
    return 10;
  case BoundVendor::Loopback:
    return 0;
  }
  return 0;
}

BoundVendor Standing::named(Symbol id) const {
  BoundVendor out;
  for (std::uint32_t i = 0; i < policy_.vendors.size(); ++i)
    if (policy_.vendors[i].id == id)
      out.vendor = i;
  if (out.vendor == kNone)
    out.reach = BoundVendor::Unknown;
  else if (policy_.vendors[out.vendor].offer == text("self-host"))
    out.reach = BoundVendor::Internal;
  return out;
}

BoundVendor Standing::ofHost(std::string_view host) const {
  BoundVendor out;
  const auto any = [&](const std::vector<std::string> &globs) {
    return std::any_of(globs.begin(), globs.end(), [&](const auto &glob) {
      return matchesWildcard(glob, host);
    });
  };
  if (isLoopback(host)) {
    out.reach = BoundVendor::Loopback;
    return out;
  }
  if (any(policy_.project.ehrHosts)) {
    out.reach = BoundVendor::Ehr;
    return out;
  }
  if (any(policy_.project.internalHosts)) {
    out.reach = BoundVendor::Internal;
    return out;
  }
  std::size_t longest = 0; // the most particular glob decides
  for (std::uint32_t i = 0; i < policy_.vendors.size(); ++i)
    for (const Symbol glob : policy_.vendors[i].hosts) {
      const std::string_view pattern = policy_.catalog.strings.text(glob);
      if (pattern.size() > longest && matchesWildcard(pattern, host)) {
        longest = pattern.size();
        out.vendor = i;
      }
    }
  if (out.vendor == kNone)
    out.reach = isPrivate(host) ? BoundVendor::Internal : BoundVendor::Unknown;
  return out;
}

BoundVendor Standing::ofModel(std::string_view name) const {
  BoundVendor out;
  std::size_t longest = 0;
  for (std::uint32_t i = 0; i < policy_.vendors.size(); ++i)
    for (const Symbol glob : policy_.vendors[i].models) {
      const std::string_view pattern = policy_.catalog.strings.text(glob);
      if (pattern.size() > longest && matchesWildcard(pattern, name)) {
        longest = pattern.size();
        out.vendor = i;
      }
    }
  if (out.vendor == kNone)
    out.reach = BoundVendor::Unknown;
  return out;
}

void Standing::judge(BoundVendor &out, std::string_view host) const {
  if (out.reach == BoundVendor::Unknown) {
    out.whyNot = text("unknown-host");
    return;
  }
  if (out.reach != BoundVendor::Vendor) {
    out.covered = true;
    return;
  }
  out.lacks = BoundVendor::Agreement | BoundVendor::Persistence;
  const VendorInfo &info = policy_.vendors[out.vendor];
  if (info.isConsumer) {
    out.whyNot = text("consumer");
    return;
  }
  if (policy_.project.file.empty()) {
    out.whyNot = text("no-policy");
    return;
  }
  out.whyNot = text("no-baa");
  const BoundVendor reached = out;
  for (std::uint32_t i = 0; i < policy_.project.vendors.size(); ++i) {
    const VendorPolicy &said = policy_.project.vendors[i];
    const bool own = said.id == info.id;
    if (!own && std::find(info.partOf.begin(), info.partOf.end(), said.id) ==
                    info.partOf.end())
      continue;
    BoundVendor one = reached;
    one.entry = i;
    weigh(said, info, one, host, own);
    // The entry that leaves least open speaks for the vendor.
    if (out.entry == kNone || badness(one) < badness(out))
      out = std::move(one);
  }
}

// What this entry of the policy leaves open for what is reached.
void Standing::weigh(const VendorPolicy &said, const VendorInfo &info,
                   BoundVendor &out, std::string_view host, bool own) const {
  out.whyNot = reasonAgainst(said, info, own);
  out.lacks = out.whyNot ? BoundVendor::Agreement : 0;
  if (said.status == VendorPolicy::Pending || out.whyNot == text("expired") ||
      out.whyNot == text("not-yet-effective") ||
      (said.status == VendorPolicy::Signed && !said.evidence))
    out.lacks |= BoundVendor::Dates;
  if (!out.whyNot) {
    out.whyNot = reasonOutside(said, info, out, host, own);
    out.lacks |= out.whyNot ? BoundVendor::Scope : 0;
    if (info.needsHipaaMode && !said.hipaaMode) {
      out.lacks |= BoundVendor::HipaaMode;
      if (!out.whyNot)
        out.whyNot = text("hipaa-mode");
    }
    if (info.zeroRetention && !said.zeroRetention)
      out.lacks |= BoundVendor::Retention;
    if (info.zeroRetention == text("required") && !said.zeroRetention &&
        !out.whyNot) {
      out.lacks |= BoundVendor::Agreement;
      out.whyNot = text("zero-retention");
    }
  }
  if (said.training == VendorPolicy::Allowed)
    out.lacks |= BoundVendor::Training;
  const bool isNamed = std::find(said.covers.begin(), said.covers.end(),
                                 out.service) != said.covers.end();
  if (!isNamed || !(said.zeroRetention || said.retentionDays))
    out.lacks |= BoundVendor::Persistence;
  out.covered = !(out.lacks & (BoundVendor::Agreement | BoundVendor::Scope |
                               BoundVendor::HipaaMode));
}

// Why there is no agreement today, empty where there is one.
Symbol Standing::reasonAgainst(const VendorPolicy &said, const VendorInfo &info,
                             bool own) const {
  if (said.status == VendorPolicy::None)
    return text("no-baa");
  if (said.status == VendorPolicy::Pending)
    return text("pending");
  if (own && info.offer == text("none") &&
      !(said.overrideReason && said.evidence))
    return text("offers-none");
  if (said.effective && said.effective > asOf_)
    return text("not-yet-effective");
  if (said.expires && said.expires <= asOf_)
    return text("expired");
  return {};
}

// Why an agreement does not reach this service at this host.
Symbol Standing::reasonOutside(const VendorPolicy &said, const VendorInfo &info,
                             const BoundVendor &reached,
                               std::string_view host, bool own) const {
  const auto plain = [&](Symbol s) { return policy_.catalog.strings.text(s); };
  const std::string_view service = plain(reached.service);
  if (said.coversGiven) {
    bool found = own && service.empty();
    for (const Symbol covered : said.covers) {
      const std::string_view one = plain(covered);
      found |= one == service ||
               (service.starts_with(one) && service[one.size()] == '.') ||
               (!own && (one == plain(info.id) ||
                         plain(info.id).ends_with("-" + std::string(one))));
    }
    if (!found)
      return text("service-not-covered");
  } else if (std::find(info.excludedServices.begin(),
                       info.excludedServices.end(),
                       reached.service) != info.excludedServices.end()) {
    return text("service-excluded");
  }
  const std::vector<Symbol> &hosts =
      said.hosts.empty() ? info.hipaaHosts : said.hosts;
  if (own && !hosts.empty() &&
      std::none_of(hosts.begin(), hosts.end(), [&](Symbol glob) {
        return !host.empty() && matchesWildcard(plain(glob), host);
      }))
    return text("host-not-covered");
  return {};
}

} // namespace philint::policy
