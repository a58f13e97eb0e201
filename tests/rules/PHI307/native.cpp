#include <cpr/cpr.h>
#include <string>

void external_bad(const std::string &psychotherapyNote, const std::string &mrn) {
  cpr::Post(cpr::Url{"https://api.openai.com/v1/responses"}, cpr::Body{psychotherapyNote});  // expect: PHI307
}

void local_ok(const std::string &psychotherapyNote) {
  cpr::Post(cpr::Url{"http://127.0.0.1:8080/v1"}, cpr::Body{psychotherapyNote});
}
