#include <cpr/cpr.h>
#include <string>

std::string redact(const std::string &text);

void unused_bad(const std::string &clinicalNote, const std::string &mrn) {
  const std::string redacted = redact(clinicalNote);
  cpr::Post(cpr::Url{"https://api.openai.com/v1/responses"}, cpr::Body{clinicalNote});  // expect: PHI405
}

void plain_ok(const std::string &clinicalNote) {
  cpr::Post(cpr::Url{"https://api.openai.com/v1/responses"}, cpr::Body{clinicalNote});
}
