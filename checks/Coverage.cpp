#include "checks/Coverage.h"

#include <algorithm>

namespace philint::checks {

using ir::kNone;
using policy::BoundVendor;
using policy::VendorPolicy;

namespace {

bool reachMatches(const Input &input, std::string_view reach,
                  const BoundVendor *vendor) {
  if (reach == "any")
    return true;
  if (!vendor)
    return reach == "none";
  const bool known =
      vendor->reach == BoundVendor::Vendor && vendor->vendor != kNone;
  // What goes to a consumer service is told as that alone.
  const bool isConsumer =
      known && input.policy.vendors[vendor->vendor].isConsumer;
  const bool agreed = known && !(vendor->lacks & BoundVendor::Agreement);
  const auto lacks = [&](BoundVendor::Lack what) {
    return known && !isConsumer && (vendor->lacks & what);
  };
  if (reach == "uncovered")
    return lacks(BoundVendor::Agreement);
  if (reach == "out-of-scope")
    return agreed && lacks(BoundVendor::Scope);
  if (reach == "unswitched") // one reason why it is not covered is enough
    return agreed && lacks(BoundVendor::HipaaMode) &&
           !lacks(BoundVendor::Scope);
  if (reach == "keeping")
    return lacks(BoundVendor::Retention);
  if (reach == "unattested")
    return known && (vendor->entry == kNone ||
                     !input.policy.project.vendors[vendor->entry].hipaaMode);
  if (reach == "persisting")
    return lacks(BoundVendor::Persistence);
  if (reach == "training")
    return lacks(BoundVendor::Training);
  if (reach == "misdated")
    return lacks(BoundVendor::Dates);
  if (reach == "covered")
    return known && vendor->covered;
  if (reach == "unknown")
    return vendor->reach == BoundVendor::Unknown;
  if (reach == "internal")
    return vendor->reach == BoundVendor::Internal ||
           vendor->reach == BoundVendor::Loopback;
  if (reach == "external")
    return vendor->reach == BoundVendor::Unknown ||
           vendor->reach == BoundVendor::Vendor;
  if (reach == "record-system")
    return vendor->reach == BoundVendor::Ehr;
  if (reach == "consumer")
    return isConsumer;
  return false;
}

std::string dateText(std::uint32_t date) {
  std::string out = std::to_string(date);
  out.insert(6, "-");
  out.insert(4, "-");
  return out;
}

const VendorPolicy *entryOf(const Input &input, const BoundVendor &vendor) {
  return vendor.entry == kNone ? nullptr
                               : &input.policy.project.vendors[vendor.entry];
}

// The pattern is of an address with TLS.
bool isEncrypted(std::string_view pattern) {
  constexpr std::string_view kSchemes[] = {"rediss", "https", "wss",
                                           "amqps",  "mqtts", "ldaps"};
  return std::any_of(std::begin(kSchemes), std::end(kSchemes),
                     [&](std::string_view scheme) {
                       return pattern.starts_with(scheme) &&
                              pattern.substr(scheme.size()).starts_with("://");
                     });
}

// The policy declares the store, and it is as the rule wants it.
bool isProtected(const Input &input, const policy::FlowRule &flow,
                 const policy::BoundSink &sink) {
  if (flow.unlessStored == policy::FlowRule::Anyhow || sink.store == kNone)
    return false;
  const policy::ProjectStore &store = input.policy.project.stores[sink.store];
  if (flow.unlessStored == policy::FlowRule::Bounded)
    return store.memory.empty() ? store.atRest : store.maxTtlDays != 0;
  return store.atRest && (flow.unlessStored == policy::FlowRule::AtRest ||
                          store.tls || isEncrypted(store.match));
}

} // namespace

std::string_view schemeOf(const Input &input, const policy::BoundSink &sink) {
  const Symbol wanted = input.policy.sinkRoles[sink.role].kind;
  for (const policy::SinkKind &kind : input.policy.sinkKinds)
    if (kind.key == wanted && kind.scheme)
      return input.policy.catalog.strings.text(kind.scheme);
  if (sink.vendor == kNone)
    return {};
  return input.program.symbols.text(input.bound.vendors[sink.vendor].scheme);
}

bool vendorMatches(const Input &input, const policy::FlowRule &flow,
                   const policy::BoundSink &sink) {
  const BoundVendor *vendor =
      sink.vendor == kNone ? nullptr : &input.bound.vendors[sink.vendor];
  const bool known = vendor && vendor->vendor != kNone;
  const auto isOneOf = [&](const std::vector<Symbol> &classes) {
    return known && std::find(classes.begin(), classes.end(),
                              input.policy.vendors[vendor->vendor].clazz) !=
                        classes.end();
  };
  if (!flow.vendorClasses.empty() && !isOneOf(flow.vendorClasses))
    return false;
  if (isOneOf(flow.notVendorClasses) || isProtected(input, flow, sink))
    return false;
  if (!flow.schemes.empty()) {
    if (vendor && vendor->reach == BoundVendor::Loopback)
      return false;
    const std::string_view scheme = schemeOf(input, sink);
    if (std::none_of(flow.schemes.begin(), flow.schemes.end(), [&](Symbol s) {
          return input.policy.catalog.strings.text(s) == scheme;
        }))
      return false;
  }
  return flow.vendorReach.empty() ||
         isReached(input, flow.vendorReach, sink.vendor);
}

bool isReached(const Input &input, const std::vector<Symbol> &reaches,
               std::uint32_t index) {
  const BoundVendor *vendor =
      index == kNone ? nullptr : &input.bound.vendors[index];
  return std::any_of(reaches.begin(), reaches.end(), [&](Symbol reach) {
    return reachMatches(input, input.policy.catalog.strings.text(reach),
                        vendor);
  });
}

bool isReached(const Input &input, const BoundVendor &vendor,
               std::string_view reach) {
  return reachMatches(input, reach, &vendor);
}

bool isDeclared(const Input &input, std::uint32_t vendor) {
  const policy::VendorInfo &info = input.policy.vendors[vendor];
  const auto &said = input.policy.project.vendors;
  return std::any_of(
      said.begin(), said.end(), [&](const policy::VendorPolicy &entry) {
        return entry.id == info.id ||
               std::find(info.partOf.begin(), info.partOf.end(), entry.id) !=
                   info.partOf.end();
      });
}

std::string whyText(const Input &input, const BoundVendor &vendor) {
  const std::string_view key = input.policy.catalog.strings.text(vendor.whyNot);
  const VendorPolicy *entry = entryOf(input, vendor);
  if (entry && key == "expired")
    return "the BAA expired on " + dateText(entry->expires);
  if (entry && key == "not-yet-effective")
    return "the BAA takes effect on " + dateText(entry->effective) +
           " and not before";
  constexpr std::pair<std::string_view, std::string_view> texts[] = {
      {"", "the policy names no document in which it is signed"},
      {"no-policy", "no policy says that a BAA was signed"},
      {"no-baa", "the policy names no signed BAA"},
      {"pending", "the BAA is not signed yet"},
      {"offers-none",
       "the vendor offers no BAA, and the policy gives no `override_reason` "
       "with `evidence`"},
      {"service-not-covered", "the BAA does not cover this service"},
      {"service-excluded", "the vendor's BAA leaves this service out, and the "
                           "policy's `covers` does not name it"},
      {"host-not-covered", "the BAA does not cover this host"},
      {"hipaa-mode", "the policy does not say that its HIPAA mode is on"},
      {"zero-retention", "the vendor's BAA asks for zero retention, and the "
                         "policy does not say that it is on"},
      {"upstream-not-covered",
       "its BAA holds, but the model behind it is another vendor's, with whom "
       "the policy names none"},
      {"consumer", "it is a consumer service, for which there is no BAA"},
      {"unknown-host", "neither the catalogue nor a policy knows this host"}};
  for (const auto &[name, text] : texts)
    if (name == key)
      return std::string(text);
  return std::string(key);
}

report::Region placeInPolicy(const Input &input, std::string_view place,
                             const BoundVendor &vendor) {
  const VendorPolicy &entry = *entryOf(input, vendor);
  policy::PolicyMark at = entry.idAt;
  if (place == "training") {
    at = entry.trainingAt;
  } else if (place == "date") {
    const auto key = input.policy.catalog.strings.text(vendor.whyNot);
    at = key == "expired"             ? entry.expiresAt
         : key == "not-yet-effective" ? entry.effectiveAt
                                      : entry.baaAt;
  }
  return {input.options.policyFile, at.line, at.column, at.line, at.endColumn};
}

} // namespace philint::checks
