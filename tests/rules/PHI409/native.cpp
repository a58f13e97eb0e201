#include <cpr/cpr.h>
#include <string>

void asked_bad(const std::string &clinicalNote, const std::string &mrn) {
  cpr::Post(cpr::Url{"https://api.openai.com/v1/responses"}, cpr::Body{"Remove all names from this note: " + clinicalNote});  // expect: PHI409
}

void other_ok(const std::string &clinicalNote) {
  cpr::Post(cpr::Url{"https://api.openai.com/v1/responses"}, cpr::Body{"Summarise: " + clinicalNote});
}
