#include "core/policy/Hosts.h"

#include "core/link/Templates.h"

#include <gtest/gtest.h>

namespace philint::policy {
namespace {

TEST(Hosts, OfAnAddress) {
  EXPECT_EQ(hostOf("https://user:word@API.example.com:8443/v1", true),
            "api.example.com");
  EXPECT_EQ(hostOf("https://[::1]:80/", true), "::1");
  EXPECT_EQ(hostOf("/v1/notes", true), "");
  EXPECT_EQ(hostOf("https://api", false), "");
}

TEST(Hosts, WithHolesTellTheirOwnerWhereTheDomainIsWritten) {
  EXPECT_EQ(ownedHost("api.example.com"), "api.example.com");
  EXPECT_EQ(ownedHost("s3.*.amazonaws.com"), "s3.*.amazonaws.com");
  EXPECT_EQ(ownedHost("*.openai.azure.com"), "*.openai.azure.com");
  EXPECT_EQ(ownedHost("api.example.com*"), "api.example.com"); // base + path
  EXPECT_EQ(ownedHost("localhost"), "localhost");
  EXPECT_EQ(ownedHost("*"), "");
  EXPECT_EQ(ownedHost("api.*"), "");
  EXPECT_EQ(ownedHost("eu-*.com"), "");
}

TEST(Templates, MarksInOrder) {
  const std::string_view text = "%s/{host}/{}/{{as it is}}/100%";
  const link::Mark first = link::nextMark(text, 0);
  EXPECT_EQ(first.begin, 0U);
  EXPECT_EQ(first.end, 2U);
  const link::Mark second = link::nextMark(text, first.end);
  EXPECT_EQ(second.name, "host");
  const link::Mark third = link::nextMark(text, second.end);
  EXPECT_EQ(third.name, "");
  EXPECT_EQ(third.end - third.begin, 2U);
  EXPECT_EQ(link::nextMark(text, third.end).begin, text.npos);
}

} // namespace
} // namespace philint::policy
