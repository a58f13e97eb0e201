// Binding, on programs in the text form of the IR and the repository's own
// catalogue.
#include "Fixture.h"
#include "core/ir/Lower.h"
#include "core/ir/Text.h"
#include "core/link/Link.h"
#include "core/policy/BoundPolicy.h"

#include <gmock/gmock.h>

namespace philint::policy {
namespace {
using testing::HasSubstr;
using testing::Not;

struct Bound {
  Policy policy;
  link::Program program;
  BoundPolicy bound;
  std::string text() const { return printBound(program, bound); }
};

std::unique_ptr<Bound> bindText(const std::string &text,
                                const std::string &project = "") {
  auto out = std::make_unique<Bound>();
  out->policy = freshPolicy();
  if (!project.empty()) {
    auto read = readProject("philint.yaml", project, out->policy);
    EXPECT_TRUE(read) << read.error().text();
    if (read)
      out->policy.project = std::move(*read);
  }
  auto unit = ir::parseUnit(text, "app.py");
  EXPECT_TRUE(unit) << unit.error().text();
  if (!unit)
    return out;
  out->program = link::link(
      {std::make_shared<ir::UnitFacts>(ir::lower(std::move(*unit)))},
      out->policy.catalog, {});
  out->bound = bind(out->program, out->policy, 20261124);
  return out;
}

std::string client(const std::string &arguments) {
  return R"(
function ""
  block 0
    %class = import "openai" member="OpenAI"
    client = call %class written="OpenAI" ()" +
         arguments + R"()
    %f = closure ask
    ask = move %f
    return
function ask
  param patient_name
  param mrn
  block 0
    %chat = load client .chat
    %completions = load %chat .completions
    %create = load %completions .create
    %answer = call %create receiver=%completions written="client.chat.completions.create" (messages=patient_name)
    return %answer
)";
}

std::string policyWith(const std::string &baa) {
  return "vendors:\n  - {id: openai, baa: {" + baa + "}}\n";
}

TEST(BindVendors, TheRowsDefaultWithoutAPolicyIsNotCovered) {
  EXPECT_THAT(bindText(client(""))->text(),
              HasSubstr("llm-prompt/chat.completions to openai not covered: "
                        "no-policy"));
}

TEST(BindVendors, WhatThePolicySaysDecides) {
  const auto verdict = [](const std::string &baa) {
    const auto bound = bindText(client(""), policyWith(baa));
    for (const BoundVendor &vendor : bound->bound.vendors)
      return vendor.covered ? std::string("covered")
                            : std::string(bound->policy.catalog.strings.text(
                                  vendor.whyNot));
    return std::string("no vendor");
  };
  EXPECT_EQ(verdict("status: signed"), "covered");
  EXPECT_EQ(verdict("status: none"), "no-baa");
  EXPECT_EQ(verdict("status: pending"), "pending");
  EXPECT_EQ(verdict("status: signed, expires: 2026-11-24"), "expired");
  EXPECT_EQ(verdict("status: signed, expires: 2026-11-25"), "covered");
  EXPECT_EQ(verdict("status: signed, effective: 2026-11-25"),
            "not-yet-effective");
  EXPECT_EQ(verdict("status: signed, covers: [chat.completions]"), "covered");
  EXPECT_EQ(verdict("status: signed, covers: [embeddings]"),
            "service-not-covered");
}

TEST(BindVendors, TheClientsUrlDecidesBeforeTheDefault) {
  EXPECT_THAT(
      bindText(client("base_url=\"http://localhost:11434/v1\""))->text(),
      HasSubstr("to loopback at localhost covered"));
  EXPECT_THAT(
      bindText(client("base_url=\"https://llm.elsewhere.example/v1\""))->text(),
      HasSubstr("to unknown at llm.elsewhere.example not covered"));
  EXPECT_THAT(bindText(client("base_url=\"https://llm.corp.example/v1\""),
                       "internal_hosts: [llm.corp.example]\n")
                  ->text(),
              HasSubstr("to internal at llm.corp.example covered"));
}

TEST(BindSources, NamesOfOpenValues) {
  const auto bound = bindText(R"(
function ""
  block 0
    %f = closure f
    f = move %f
    return
function f
  param patient_name
  param patient_count
  param mrn
  block 0
    clinical_note = constant string "none"
    %note = load mrn .file_name
    return patient_name
)");
  const std::string text = bound->text();
  EXPECT_THAT(text, HasSubstr("'patient_name'"));
  EXPECT_THAT(text, HasSubstr("{raw: mrn} strong-name 'mrn'"));
  EXPECT_THAT(text, Not(HasSubstr("patient_count")));
  EXPECT_THAT(text, Not(HasSubstr("clinical_note")));
  EXPECT_THAT(text, Not(HasSubstr("file_name")));
  EXPECT_THAT(text, HasSubstr("patient data: yes"));
}

TEST(BindSources, AProjectWithoutSignsOfHealthHasNone) {
  const auto bound = bindText(R"(
function ""
  block 0
    %f = closure f
    f = move %f
    return
function f
  param first_name
  param email
  param phone
  param notes
  block 0
    return notes
)");
  EXPECT_FALSE(bound->bound.anyPatientData);
  EXPECT_TRUE(bound->bound.sources.empty());
}

TEST(BindProject, DeidentifiersReplaceTheCallee) {
  const std::string program = R"(
function ""
  block 0
    %f = closure f
    f = move %f
    %s = closure scrub
    scrub = move %s
    return
function f
  param patient_name
  param mrn
  block 0
    patient_name = call scrub written="scrub" (patient_name)
    return patient_name
function scrub
  param text
  block 0
    return text
)";
  const auto plain = bindText(program);
  EXPECT_EQ(std::count(plain->bound.opaqueSite.begin(),
                       plain->bound.opaqueSite.end(), 1),
            0);
  const auto bound = bindText(
      program, "deidentifiers: [{call: app.scrub, covers: all}]\n");
  EXPECT_EQ(std::count(bound->bound.opaqueSite.begin(),
                       bound->bound.opaqueSite.end(), 1),
            1);
  ASSERT_EQ(bound->bound.passages.size(), 1U);
  Label label;
  label[State::Raw] = 1;
  const Label after =
      apply(bound->bound.transforms[bound->bound.passages[0].transform], label);
  EXPECT_EQ(after[State::SafeHarbor], 1U);
  EXPECT_EQ(after[State::Raw], 0U);
  std::size_t named = 0;
  for (const BoundSource &source : bound->bound.sources)
    named += bound->program.symbols.text(source.what) == "patient_name";
  EXPECT_EQ(named, 1U) << "the scrubbed value is not named again";
}

TEST(BindSources, TablesOfPatientsInConstantQueries) {
  const auto query = [](const std::string &sql, const std::string &project = "") {
    return bindText(R"(
function ""
  block 0
    %m = import "psycopg2" root
    %connect = load %m .connect
    connection = call %connect receiver=%m written="psycopg2.connect" ()
    %make = load connection .cursor
    cursor = call %make receiver=connection written="connection.cursor" ()
    %execute = load cursor .execute
    %r = call %execute receiver=cursor written="cursor.execute" (")" +
                        sql + R"(")
    %fetch = load cursor .fetchall
    rows = call %fetch receiver=cursor written="cursor.fetchall" ()
    return
)",
                    project)
        ->text();
  };
  EXPECT_THAT(query("SELECT mrn, dob FROM [dbo].[MedicalRecord] WHERE id = ?"),
              HasSubstr("modelled 'dbo.MedicalRecord'"));
  EXPECT_THAT(query("SELECT id, total FROM orders"), Not(HasSubstr("modelled")));
  EXPECT_THAT(query("SELECT c1 FROM subj_main",
                    "sources: [{table: subj_main, columns: {c1: [name], \"*\": "
                    "[notes]}}]\n"),
              HasSubstr("{raw: name} modelled 'subj_main'"));
}

} // namespace
} // namespace philint::policy
