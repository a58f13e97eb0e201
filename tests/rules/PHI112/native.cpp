#include <cpr/cpr.h>
#include <string>

void send_bad(const std::string &clinicalNote, const std::string &mrn) {
  cpr::Post(cpr::Url{"https://openrouter.ai/api/v1/chat/completions"}, cpr::Body{clinicalNote});  // expect: PHI112
}

void own_ok(const std::string &clinicalNote) {
  cpr::Post(cpr::Url{"http://127.0.0.1:8080/v1"}, cpr::Body{clinicalNote});
}
