#include <cpr/cpr.h>
#include <string>

void kept_bad(const std::string &clinicalNote, const std::string &mrn) {
  cpr::Post(cpr::Url{"https://api.openai.com/v1/files"}, cpr::Body{clinicalNote});  // expect: PHI311
}

void asked_ok(const std::string &clinicalNote) {
  cpr::Post(cpr::Url{"https://api.openai.com/v1/chat/completions"}, cpr::Body{clinicalNote});
}
