// The repository's own policies, compiled once for all tests.
#pragma once

#include "core/policy/Loading.h"

#include <gtest/gtest.h>

namespace philint::policy {

inline const std::string &compiledPolicies() {
  static const std::string bytes = [] {
    auto compiled =
        compilePolicies(std::string(PHILINT_SOURCE_DIR) + "/policies");
    EXPECT_TRUE(compiled) << compiled.error().text();
    return compiled ? *compiled : std::string();
  }();
  return bytes;
}

inline Policy freshPolicy() {
  auto policy = readPolicies(compiledPolicies());
  EXPECT_TRUE(policy) << policy.error().text();
  return policy ? std::move(*policy) : Policy();
}

} // namespace philint::policy
