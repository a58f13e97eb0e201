// How a vendor stands to the project's policy, for rules and for readers.
//
//   if (vendorMatches(input, rule.flow, sink)) …
//   whyText(input, bound) == "the BAA expired on 2026-05-31"
#pragma once

#include "checks/Check.h"

#include <string>

namespace philint::checks {

// Does the rule speak of what this sink reaches? A rule names classes of
// vendors and how they are reached (`vendor` in policies/rules).
bool vendorMatches(const Input &input, const policy::FlowRule &flow,
                   const policy::BoundSink &sink);

// How the address begins that a sink's data go to ("https"); of a kind of
// connection that is never encrypted, what the kind says.
std::string_view schemeOf(const Input &input, const policy::BoundSink &sink);

// Is this vendor (index in the bound policy) reached in one of these ways?
bool isReached(const Input &input, const std::vector<Symbol> &reaches,
               std::uint32_t vendor);

bool isReached(const Input &input, const policy::BoundVendor &vendor,
               std::string_view reach);

// Does the policy have an entry that speaks of the vendor: its own, or that of
// a cloud which it is part of?
bool isDeclared(const Input &input, std::uint32_t vendor);

// Why a vendor is not covered, in words; empty where it is. Dates are named.
std::string whyText(const Input &input, const policy::BoundVendor &vendor);

// The place in the policy that a rule speaks of ("vendor", "date",
// "training"), in the entry of that vendor.
report::Region placeInPolicy(const Input &input, std::string_view place,
                             const policy::BoundVendor &vendor);

} // namespace philint::checks
