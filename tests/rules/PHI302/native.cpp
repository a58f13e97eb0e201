#include <cpr/cpr.h>
#include <string>

#include <pqxx/pqxx>

void all_bad(pqxx::work &work, const std::string &mrn) {
  pqxx::result rows = work.exec("SELECT * FROM patients WHERE id = 1");
  cpr::Post(cpr::Url{"https://api.openai.com/v1/responses"}, cpr::Body{rows[0][0].c_str()});  // expect: PHI302
}

void one_ok(pqxx::work &work) {
  pqxx::result rows = work.exec("SELECT diagnosis FROM patients WHERE id = 1");
  cpr::Post(cpr::Url{"https://api.openai.com/v1/responses"}, cpr::Body{rows[0][0].c_str()});
}
