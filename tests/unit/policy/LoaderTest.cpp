// Loading: the repository's policies, errors with a place, binary tables.
#include "Fixture.h"
#include "core/policy/Tables.h"
#include "core/support/Files.h"

#include <chrono>
#include <filesystem>
#include <gmock/gmock.h>

namespace philint::policy {

// loadPolicy() asks the build for the tables; here they are the compiled ones.
std::string_view builtInPolicies() { return compiledPolicies(); }

namespace {
using testing::HasSubstr;

constexpr const char *kKinds = R"(
categories:
  - {key: name, title: name, identifier: true}
  - {key: mrn, title: number, identifier: true}
  - {key: notes, title: notes}
sinks: [{key: log, title: log}, {key: llm-prompt, title: model}]
)";

Policy smallPolicy() {
  Policy policy;
  YamlReader reader("kinds.yaml");
  readKinds(reader, reader.parse(kKinds), policy);
  EXPECT_FALSE(reader.error());
  return policy;
}

// The error of a catalogue, empty where it loads.
std::string errorOf(const std::string &text, Policy policy = smallPolicy()) {
  YamlReader reader("rows.yaml");
  const YamlValue root = reader.parse(text);
  if (!reader.error())
    readCatalogTypes(reader, root, policy);
  if (!reader.error())
    readCatalogRows(reader, root, policy);
  return reader.error() ? reader.error()->text() : "";
}

TEST(Loader, RowsBecomeRolesAndPropagations) {
  Policy policy = smallPolicy();
  YamlReader reader("rows.yaml");
  const YamlValue root = reader.parse(R"yaml(
types: {"a.Client": ["a.make()", "a.other()"]}
apis:
  - call: [a.Client.send, "*logger.info"]
    title: sending
    when: [{port: arg(stream), equals: ["True", "1"]}]
    sinks: [{port: "arg(0)", kind: log, service: s}]
    vendor: {from: [receiver.base_url], default: acme}
    passes: [{from: "arg(0)", to: result, content: true}, {from: "arg(1)", to: result, to-state: hashed, covers: [name]}]
  - read: a.Client.name
    sources: [{port: result, categories: [name], what: a name, context: patient}]
)yaml");
  readCatalogTypes(reader, root, policy);
  readCatalogRows(reader, root, policy);
  ASSERT_FALSE(reader.error()) << reader.error()->text();
  ASSERT_EQ(policy.catalog.rows.size(), 3U);
  const model::Row &row = policy.catalog.rows[0];
  EXPECT_EQ(policy.catalog.findPath("a.make().send"), row.node);
  EXPECT_EQ(policy.catalog.findPath("a.other().send"), row.node);
  EXPECT_EQ(policy.catalog.shapeRows, std::vector<model::RowId>{1});
  EXPECT_FALSE(row.passesUnlisted);
  EXPECT_EQ(row.propagations.size(), 1U);
  ASSERT_EQ(policy.sanitizerRoles.size(), 1U);
  Label label;
  label[State::Raw] = 3;
  const Label after = apply(policy.sanitizerRoles[0].transform, label);
  EXPECT_EQ(after[State::Hashed], 1U);
  EXPECT_EQ(after[State::Raw], 2U);
  EXPECT_TRUE(policy.catalog.rows[2].onRead);
  EXPECT_EQ(policy.sinkRoles[0].vendorFrom.size(), 1U);
}

TEST(Loader, ErrorsNameLineColumnAndTheNearestKey) {
  EXPECT_THAT(errorOf("apis:\n  - call: a.b\n    sink: []\n"),
              testing::AllOf(HasSubstr("rows.yaml:3:5: unknown key 'sink'"),
                             HasSubstr("did you mean 'sinks'?")));
  EXPECT_THAT(
      errorOf("apis:\n  - call: a.b\n    sinks: [{port: result, kind: lg}]\n"),
      testing::AllOf(HasSubstr("rows.yaml:3:"), HasSubstr("'log'")));
  EXPECT_THAT(errorOf("apis:\n  - call: a.b\n    sinks: [{port: \"arg(0\", kind: "
                      "log}]\n"),
              HasSubstr("rows.yaml:3:"));
  EXPECT_THAT(errorOf("apis:\n  - call: a.b\n    sources: [{port: result, "
                      "categories: [nmae]}]\n"),
              HasSubstr("did you mean 'name'?"));
  EXPECT_THAT(errorOf("apis:\n  - title: x\n"),
              HasSubstr("rows.yaml:2:5: a catalogue row needs the key 'call'"));
  EXPECT_THAT(errorOf("apis:\n  - call: a.b\n    passes: all\n"),
              HasSubstr("expected none"));
  EXPECT_THAT(errorOf("apis: [\n"), HasSubstr("not valid YAML"));
  EXPECT_THAT(errorOf("apis:\n  - {call: a.b, call: a.c}\n"),
              HasSubstr("given twice"));
  EXPECT_EQ(errorOf(""), "");
}

TEST(Loader, TheRepositorysPoliciesLoad) {
  const Policy policy = freshPolicy();
  EXPECT_GT(policy.catalog.rows.size(), 500U);
  EXPECT_GT(policy.rules.size(), 10U);
  EXPECT_FALSE(policy.vendors.empty());
  EXPECT_TRUE(std::is_sorted(policy.rules.begin(), policy.rules.end(),
                             [](const Rule &a, const Rule &b) {
                               return a.info.code < b.info.code;
                             }));
  for (const Rule &rule : policy.rules)
    EXPECT_FALSE(rule.info.help.empty()) << rule.info.code << " has no page";
  for (const SinkRole &role : policy.sinkRoles) {
    if (!role.vendor)
      continue;
    const bool known = std::any_of(
        policy.vendors.begin(), policy.vendors.end(),
        [&](const VendorInfo &vendor) { return vendor.id == role.vendor; });
    EXPECT_TRUE(known) << policy.catalog.strings.text(role.vendor)
                       << " is the vendor of a row but not in vendors/";
  }
}

TEST(Tables, ReadingIsFastAndWritingAgainGivesTheSameBytes) {
  const auto start = std::chrono::steady_clock::now();
  Policy policy = freshPolicy();
  const auto took = std::chrono::steady_clock::now() - start;
  RecordProperty("microseconds",
                 static_cast<int>(std::chrono::duration_cast<
                                      std::chrono::microseconds>(took)
                                      .count()));
  const auto again = writeTables(std::move(policy));
  ASSERT_TRUE(again);
  EXPECT_EQ(*again, compiledPolicies());
}

TEST(Tables, DamageIsAnError) {
  const std::string &bytes = compiledPolicies();
  EXPECT_FALSE(readPolicies(""));
  EXPECT_FALSE(readPolicies("something else"));
  EXPECT_FALSE(readPolicies(bytes.substr(0, bytes.size() / 2)));
  for (std::size_t at = 0; at < bytes.size(); at += bytes.size() / 97 + 1) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x41);
    EXPECT_FALSE(readPolicies(damaged)) << at;
  }
}

TEST(LoadPolicy, AModelFileStandsAlone) {
  const std::string file = testing::TempDir() + "/rows.yaml";
  ASSERT_TRUE(writeFile(file, "apis:\n  - call: suite.sink\n    sinks: [{port: "
                              "arg(0), kind: log}]\n"));
  const auto policy = loadPolicy({false, {file}, ""});
  ASSERT_TRUE(policy) << policy.error().text();
  EXPECT_FALSE(policy->useLexicon);
  std::size_t withRoles = 0;
  for (const model::Row &row : policy->catalog.rows)
    withRoles += row.firstRole != row.endRole;
  EXPECT_EQ(withRoles, 1U);
}

TEST(Loader, APackageIsOfOneVendor) {
  Policy policy = freshPolicy();
  YamlReader reader("vendors.yaml");
  const YamlValue root = reader.parse(
      "- {id: acme, name: Acme, class: llm, offer: none,\n"
      "   packages: {npm: [acme]}}\n"
      "- {id: other, name: Other, class: llm, offer: none,\n"
      "   packages: {npm: [acme]}}\n");
  readVendors(reader, root, policy);
  ASSERT_TRUE(reader.error());
  EXPECT_EQ(reader.error()->text(),
            "vendors.yaml:3:3: the package 'acme' is already one of 'acme'");
}

} // namespace
} // namespace philint::policy
