// Identifiers as words: how the lexicon sees names.
//
//   identifierWords("patientMRNs")      // patient mrn
//   identifierWords("icd10_codes")      // icd 10 code
//   identifierWords("__name__")         // name
//
// Words are lower-case and singular; digits are words of their own. Bytes
// beyond ASCII are letters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace philint::policy {

std::vector<std::string> identifierWords(std::string_view name);

// It says which one is meant and no more: `patientId`, "record_uuid".
bool namesAnId(std::string_view name);

// "diagnoses" → "diagnosis", "allergies" → "allergy", "status" → "status".
std::string singular(std::string word);

} // namespace philint::policy
