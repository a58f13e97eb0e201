#include <cpr/cpr.h>
#include <string>

#include <pqxx/pqxx>

void all_bad(pqxx::work &work, const std::string &mrn) {
  pqxx::result rows = work.exec("SELECT note_text FROM clinical_notes WHERE patient_id = 1");
  std::string prompt;
  for (const auto &row : rows)
    prompt += row[0].c_str();
  cpr::Post(cpr::Url{"https://api.openai.com/v1/responses"}, cpr::Body{prompt});  // expect: PHI303
}

void last_ok(pqxx::work &work) {
  pqxx::result rows = work.exec("SELECT note_text FROM clinical_notes WHERE patient_id = 1 LIMIT 3");
  std::string prompt;
  for (const auto &row : rows)
    prompt += row[0].c_str();
  cpr::Post(cpr::Url{"https://api.openai.com/v1/responses"}, cpr::Body{prompt});
}
