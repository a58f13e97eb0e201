#include <cpr/cpr.h>
#include <string>

void unknown_bad(const std::string &clinicalNote, const std::string &mrn) {
  cpr::Post(cpr::Url{"https://api.openai.com/v1/responses"}, cpr::Body{clinicalNote});  // expect: PHI305
}

void known_ok(const std::string &clinicalNote) {
  cpr::Post(cpr::Url{"https://api.openai.com/v1/responses"}, cpr::Body{clinicalNote});
}
