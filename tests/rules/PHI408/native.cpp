#include <cpr/cpr.h>
#include <string>

std::string redact(const std::string &text);

std::string after_bad(const std::string &clinicalNote, const std::string &mrn) {
  cpr::Post(cpr::Url{"https://api.openai.com/v1/responses"}, cpr::Body{clinicalNote});  // expect: PHI408
  return redact(clinicalNote);
}

void never_ok(const std::string &clinicalNote) {
  cpr::Post(cpr::Url{"https://api.openai.com/v1/responses"}, cpr::Body{clinicalNote});
}
