#include <cpr/cpr.h>
#include <string>

void send_bad(const std::string &clinicalNote, const std::string &mrn) {
  cpr::Post(cpr::Url{"https://o1.ingest.sentry.io/api/1/store/"}, cpr::Body{clinicalNote});  // expect: PHI107
}

void own_ok(const std::string &clinicalNote) {
  cpr::Post(cpr::Url{"http://127.0.0.1:8080/v1"}, cpr::Body{clinicalNote});
}
