// What names mean, on the repository's own lexicon.
#include "Fixture.h"
#include "core/policy/Lexicon.h"
#include "core/policy/Words.h"

#include <gmock/gmock.h>

namespace philint::policy {
namespace {

using testing::ElementsAre;

TEST(Words, IdentifiersAreSplit) {
  EXPECT_THAT(identifierWords("patient_name"), ElementsAre("patient", "name"));
  EXPECT_THAT(identifierWords("patientMRNs"), ElementsAre("patient", "mrn"));
  EXPECT_THAT(identifierWords("MRNNumber"), ElementsAre("mrn", "number"));
  EXPECT_THAT(identifierWords("icd10_codes"), ElementsAre("icd", "10", "code"));
  EXPECT_THAT(identifierWords("__name__"), ElementsAre("name"));
  EXPECT_THAT(identifierWords("PatientBirthDate"),
              ElementsAre("patient", "birth", "date"));
  EXPECT_THAT(identifierWords("app/notes-api.py"),
              ElementsAre("app", "note", "api", "py"));
  EXPECT_TRUE(identifierWords("___").empty());
}

TEST(Words, Singular) {
  for (const auto &[plural, one] :
       std::initializer_list<std::pair<const char *, const char *>>{
           {"diagnoses", "diagnosis"}, {"allergies", "allergy"},
           {"status", "status"},       {"address", "address"},
           {"addresses", "address"},   {"notes", "note"},
           {"diagnosis", "diagnosis"}, {"dos", "dos"},
           {"biopsies", "biopsy"}})
    EXPECT_EQ(singular(plural), one);
}

class LexiconTest : public testing::Test {
protected:
  Policy policy = freshPolicy();
  Lexicon lexicon{policy};

  std::string categories(std::string_view name) {
    std::string out;
    const NameMeaning meaning = lexicon.meaningOf(name);
    for (std::size_t i = 0; i < policy.categories.size(); ++i)
      if (meaning.categories & (CategoryMask{1} << i))
        out += (out.empty() ? "" : " ") +
               std::string(policy.catalog.strings.text(policy.categories[i].key));
    return out;
  }
};

TEST_F(LexiconTest, StrongNames) {
  for (const char *name :
       {"patient_name", "patientName", "PatientName", "ptName", "mrn", "MRN",
        "medical_record_number", "patient_id", "patientId", "ssn",
        "social_security_number", "dob", "date_of_birth", "birthDate",
        "clinical_note", "clinicalNotes", "progress_notes", "soap_note",
        "discharge_summary", "chief_complaint", "icd10_codes", "diagnoses",
        "rxnorm", "medication_list", "lab_results", "hba1c", "blood_pressure",
        "viral_load", "cpt_code", "medicare_id", "beneficiary_id",
        "patient_email", "home_address", "hiv_status", "patientname",
        "the_patient_name", "new_patient_mrn"})
    EXPECT_EQ(lexicon.meaningOf(name).level, NameMeaning::Strong) << name;
}

TEST_F(LexiconTest, CategoriesFollowTheWord) {
  EXPECT_EQ(categories("patient_name"), "name");
  EXPECT_EQ(categories("MRN"), "mrn");
  EXPECT_EQ(categories("ssn"), "ssn");
  EXPECT_EQ(categories("clinical_note"), "notes");
  EXPECT_EQ(categories("patient_count"), "");
}

TEST_F(LexiconTest, ContextNames) {
  for (const char *name : {"first_name", "email", "phone", "transcript",
                           "note", "notes", "zip_code"})
    EXPECT_EQ(lexicon.meaningOf(name).level, NameMeaning::Context) << name;
}

TEST_F(LexiconTest, FalseFriends) {
  for (const char *name :
       {"patience", "patient_count", "n_patients", "is_patient",
        "PatientService", "patient_router", "patient_schema", "PatientModel",
        "file_name", "filename", "hostname", "username", "function_name",
        "model_name", "release_notes", "patient_orientation", "db_session",
        "mac_address", "status_code", "patient_prompt_template",
        "diagnosis_model", "note_count", "transcript_length", "medical_note_dir",
        "system_prompt", "base_url"})
    EXPECT_LE(lexicon.meaningOf(name).level, NameMeaning::Never) << name;
}

TEST_F(LexiconTest, OrdinaryNamesMeanNothing) {
  for (const char *name :
       {"logger", "function", "i18n", "x", "", "temperature", "max_tokens",
        "client", "response", "impatient", "compile", "_", "self"})
    EXPECT_TRUE(lexicon.meaningOf(name).level <= NameMeaning::Never ||
                lexicon.meaningOf(name).level == NameMeaning::Weak)
        << name;
}

TEST_F(LexiconTest, ContextAndHealthWords) {
  EXPECT_TRUE(lexicon.meaningOf("PatientIntake").isContext);
  EXPECT_TRUE(lexicon.meaningOf("PatientIntake").isHealth);
  EXPECT_FALSE(lexicon.meaningOf("patience").isContext);
  EXPECT_FALSE(lexicon.meaningOf("patient_wait").isHealth);
  EXPECT_FALSE(lexicon.meaningOf("health_check").isHealth);
  EXPECT_FALSE(lexicon.meaningOf("session_factory").isHealth);
}

} // namespace
} // namespace philint::policy
