// Who a vendor is, by its id, a host or the name of a model, and how it stands
// to the project's policy: whether a BAA that holds today covers what is
// reached. The same for calls in code and for lines of configuration.
//
//   const Standing standing(policy, asOf);
//   BoundVendor vendor = standing.ofHost("api.groq.com");
//   standing.judge(vendor, "api.groq.com"); // vendor.covered, vendor.whyNot
#pragma once

#include "core/policy/BoundPolicy.h"

#include <string_view>

namespace philint::policy {

class Standing {
public:
  Standing(const Policy &policy, std::uint32_t asOf)
      : policy_(policy), asOf_(asOf) {}

  // The catalogue's entry; Unknown where there is none. Hosts are symbols of a
  // program: the caller sets them.
  BoundVendor named(Symbol id) const;
  BoundVendor ofHost(std::string_view host) const;
  BoundVendor ofModel(std::string_view name) const;

  void judge(BoundVendor &vendor, std::string_view host) const;

  // Of several that may be reached the worst is told.
  static unsigned badness(const BoundVendor &vendor);

private:
  Symbol text(std::string_view key) const {
    return policy_.catalog.strings.find(key);
  }
  void weigh(const VendorPolicy &said, const VendorInfo &info,
             BoundVendor &out, std::string_view host, bool own) const;
  Symbol reasonAgainst(const VendorPolicy &said, const VendorInfo &info,
                       bool own) const;
  Symbol reasonOutside(const VendorPolicy &said, const VendorInfo &info,
                       const BoundVendor &reached, std::string_view host,
                       bool own) const;

  const Policy &policy_;
  std::uint32_t asOf_;
};

} // namespace philint::policy
