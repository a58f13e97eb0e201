// philint.yaml: every key that is promised, and what wrong ones say.
#include "Fixture.h"
#include "core/policy/Bind.h"

#include <gmock/gmock.h>

namespace philint::policy {
namespace {
using testing::HasSubstr;

std::string errorOf(const std::string &text) {
  Policy policy = freshPolicy();
  const auto project = readProject("philint.yaml", text, policy);
  return project ? "" : project.error().text();
}

constexpr const char *kWhole = R"(
version: 1
project: clinic-notes
owner: {name: Dana Whitfield, email: dana@clinic.example}
risk_assessment: {date: 2026-05-14, document: GRC-118}
attestations: [{what: workforce-training, date: 2026-03-02, document: HR-77}]
inventory: philint.inventory.json
vendors:
  - id: openai
    baa: {status: signed, effective: 2025-03-01, expires: 2027-03-01, covers: [chat.completions], evidence: CLM-1, terms: [uses]}
    zero_retention: true
    training: prohibited
  - id: acme-scribe
    class: llm
    hosts: [api.acme-scribe.example]
    packages: {pypi: [acme_scribe], npm: ["@acme/scribe"]}
    baa: {status: none}
  - {id: retell, baa: {status: signed, effective: 2026-02-01}, hipaa_mode: true, retention_days: 30}
internal_hosts: ["*.svc.cluster.local", llm.corp.example]
ehr_hosts: [fhir.clinic.example]
purposes:
  billing_codes: {allow: [diagnosis, procedures], vendors: [openai]}
functions: [{match: "app.billing.**", purpose: billing_codes, owner: {name: L, email: l@x.example}}]
sources:
  - {call: app.ehr.fetch_chart, result: [notes, diagnosis]}
  - {param: app.api.upload.body, phi: [audio]}
  - {type: app.models.Subject, fields: {label: [name], code: [mrn], "*": [notes]}}
  - {table: subj_main, columns: {c1: [name], "*": [notes]}}
  - {env: TEST_PATIENT_DSN, phi: [mrn]}
not_phi: [{type: app.models.Study, fields: [name, code]}, {name: session_ref}, {call: app.ehr.public_id}]
deidentifiers:
  - {call: app.deid.scrub, method: safe-harbor, covers: all}
  - {call: app.deid.mask_names, covers: [name]}
  - {call: app.deid.tokenise, method: tokenise, covers: all}
  - {call: app.deid.certified, method: expert, report: ED-2026-02, expires: 2027-02-01}
encryptors: [{call: app.crypto.seal}]
guards: [{call: app.deid.is_clean}]
audit:
  events: [{call: app.audit.record}, {logger: phi_access}]
  require: [actor, patient]
  sink: {kind: cloudwatch, immutable: true, retention_days: 2192}
log_suppression: [{scope: app.privacy.phi_context}]
access: {authenticated: [a.b], authorised: [a.c], patient_check: [a.d]}
output: {guards: [a.e], review: [a.f]}
stores: [{id: prompts, table: llm_prompts, at_rest: true, access: restricted, max_ttl_days: 90}]
rules: {PHI611: off, PHI305: warning}
waivers: [{rule: PHI201, path: tools/replay.py, reason: "synthetic", approved_by: Dana, until: 2027-01-31}]
paths: {exclude: ["third_party/**"], tests: ["tests/**"], synthetic: ["fixtures/**"]}
)";

TEST(Project, EveryPromisedKeyIsUnderstood) {
  Policy policy = freshPolicy();
  const std::size_t known = policy.vendors.size();
  const auto project = readProject("philint.yaml", kWhole, policy);
  ASSERT_TRUE(project) << project.error().text();
  ASSERT_EQ(project->vendors.size(), 3U);
  EXPECT_EQ(project->vendors[0].status, VendorPolicy::Signed);
  EXPECT_EQ(project->vendors[0].expires, 20270301U);
  EXPECT_TRUE(project->vendors[0].coversGiven);
  EXPECT_TRUE(project->vendors[2].hipaaMode);
  EXPECT_EQ(policy.vendors.size(), known + 1) << "acme-scribe is new";
  EXPECT_EQ(project->sources.size(), 5U);
  EXPECT_EQ(project->sources[2].fields.size(), 3U);
  ASSERT_EQ(project->deidentifiers.size(), 4U);
  EXPECT_EQ(project->deidentifiers[0].state, State::SafeHarbor);
  EXPECT_EQ(project->deidentifiers[1].state, State::Partial);
  EXPECT_EQ(project->deidentifiers[2].state, State::Tokenised);
  EXPECT_EQ(project->deidentifiers[3].state, State::Expert);
  EXPECT_EQ(project->deidentifiers[3].expires, 20270201U);
  EXPECT_EQ(project->ruleLevels.size(), 2U);
}

TEST(Project, WrongKeysAndValuesAreErrorsWithALine) {
  EXPECT_THAT(errorOf("version: 1\nvendor:\n  - {id: openai}\n"),
              testing::AllOf(HasSubstr("philint.yaml:2:1:"),
                             HasSubstr("did you mean 'vendors'?")));
  EXPECT_THAT(errorOf("vendors:\n  - id: openai\n    baa: {status: singed}\n"),
              testing::AllOf(HasSubstr("philint.yaml:3:"),
                             HasSubstr("did you mean 'signed'?")));
  EXPECT_THAT(errorOf("vendors:\n  - id: openai\n    baa: {status: signed, "
                      "expires: 2027-02-30}\n"),
              HasSubstr("expected a date as YYYY-MM-DD"));
  EXPECT_THAT(errorOf("vendors: openai\n"), HasSubstr("expected a list"));
  EXPECT_THAT(errorOf("sources:\n  - {call: a.b, result: [note]}\n"),
              HasSubstr("did you mean 'notes'?"));
  EXPECT_THAT(errorOf("sources:\n  - {result: [notes]}\n"),
              HasSubstr("needs one of the keys"));
  EXPECT_THAT(errorOf("vendors:\n  - {id: openai, zero_retention: maybe}\n"),
              HasSubstr("true or false"));
  EXPECT_THAT(errorOf("vendors:\n  - {id: openai, retention_days: many}\n"),
              HasSubstr("expected a number"));
  EXPECT_THAT(errorOf("waivers:\n  - {rule: PHI201, path: x}\n"),
              HasSubstr("needs the key 'reason'"));
  EXPECT_THAT(errorOf("rules: {PHI201: loud}\n"), HasSubstr("unknown level"));
  EXPECT_THAT(errorOf("version: 2\n"), HasSubstr("expected version 1"));
  EXPECT_THAT(errorOf("- a list\n"), HasSubstr("must be a map"));
  EXPECT_EQ(errorOf(""), "");
}

TEST(Project, NamePatterns) {
  EXPECT_TRUE(matchesName("app.deid.scrub", "app.deid.scrub"));
  EXPECT_FALSE(matchesName("app.deid.scrub", "app.deid.scrubber"));
  EXPECT_TRUE(matchesName("app.*.scrub", "app.deid.scrub"));
  EXPECT_FALSE(matchesName("app.*", "app.deid.scrub"));
  EXPECT_TRUE(matchesName("app.**", "app.deid.scrub"));
  EXPECT_TRUE(matchesName("**.scrub", "app.deid.scrub"));
  EXPECT_TRUE(matchesName("app.get_*", "app.get_chart"));
  EXPECT_TRUE(matchesText("*.openai.azure.com", "x.y.openai.azure.com"));
  EXPECT_FALSE(matchesText("api.openai.com", "eu.api.openai.com"));
}

} // namespace
} // namespace philint::policy
