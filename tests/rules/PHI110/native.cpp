#include <cpr/cpr.h>
#include <string>

void send_bad(const std::string &clinicalNote, const std::string &mrn) {
  cpr::Post(cpr::Url{"https://api.deepgram.com/v1/listen"}, cpr::Body{clinicalNote});  // expect: PHI110
}

void own_ok(const std::string &clinicalNote) {
  cpr::Post(cpr::Url{"http://127.0.0.1:8080/v1"}, cpr::Body{clinicalNote});
}
