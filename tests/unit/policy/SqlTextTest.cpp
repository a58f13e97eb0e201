#include "core/policy/SqlText.h"

#include <gtest/gtest.h>

namespace philint::policy {
namespace {

QueryReach reach(const std::string &query, const std::string &table) {
  return reachOfQuery(query, table, [](std::string_view column) {
    return column == "patient_id" || column == "mrn";
  });
}

TEST(SqlText, TheTableThatIsWritten) {
  EXPECT_EQ(tableOfWrite("INSERT INTO llm_prompts (a) VALUES (?)"),
            "llm_prompts");
  EXPECT_EQ(tableOfWrite("insert into \"chart\".\"notes\" values (1)"), "notes");
  EXPECT_EQ(tableOfWrite("UPDATE notes SET text = ?"), "notes");
  EXPECT_EQ(tableOfWrite("SELECT * FROM notes FOR UPDATE OF notes"), "");
  EXPECT_EQ(tableOfWrite(""), "");
}

TEST(SqlText, WhatBoundsAQuery) {
  EXPECT_FALSE(reach("SELECT a FROM notes", "notes").isLimited);
  EXPECT_FALSE(
      reach("SELECT a FROM notes WHERE patient_id = ?", "notes").isLimited);
  EXPECT_TRUE(reach("SELECT a FROM notes LIMIT 3", "notes").isLimited);
  EXPECT_TRUE(reach("SELECT TOP 3 a FROM notes", "notes").isLimited);
  EXPECT_TRUE(
      reach("SELECT a FROM notes FETCH FIRST 3 ROWS ONLY", "notes").isLimited);
  EXPECT_TRUE(
      reach("SELECT a FROM notes WHERE visit_date > ?", "notes").isLimited);
  EXPECT_TRUE(reach("SELECT a FROM notes WHERE id = ?", "notes").isLimited);
  EXPECT_TRUE(
      reach("SELECT a FROM chart.notes n WHERE n.note_id = ?", "chart.notes")
          .isLimited);
  EXPECT_FALSE(
      reach("SELECT id, visit_date FROM notes ORDER BY visit_date", "notes")
          .isLimited);
}

TEST(SqlText, WhomAQueryIsAbout) {
  EXPECT_TRUE(
      reach("SELECT a FROM patients WHERE patient_id = ?", "patients").isOfOne);
  EXPECT_TRUE(reach("SELECT a FROM patients WHERE id = 1", "patients").isOfOne);
  EXPECT_FALSE(
      reach("SELECT a FROM patients WHERE ward = ?", "patients").isOfOne);
  EXPECT_FALSE(
      reach("SELECT a FROM patients WHERE mrn <> ?", "patients").isOfOne);
  EXPECT_FALSE(reach("SELECT a FROM patients", "patients").isOfOne);
}

} // namespace
} // namespace philint::policy
