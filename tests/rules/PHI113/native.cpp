#include <cpr/cpr.h>
#include <string>

void outside_bad(const std::string &clinicalNote, const std::string &mrn) {
  cpr::Post(cpr::Url{"https://api.openai.com/v1/responses"}, cpr::Body{clinicalNote});  // expect: PHI113, PHI311
}

void inside_ok(const std::string &clinicalNote) {
  cpr::Post(cpr::Url{"https://api.openai.com/v1/chat/completions"}, cpr::Body{clinicalNote});
}
