#include <cpr/cpr.h>
#include <string>

void summary_bad(const std::string &patientName, const std::string &clinicalNote) {
  cpr::Post(cpr::Url{"https://api.openai.com/v1/responses"}, cpr::Body{patientName + clinicalNote});  // expect: PHI306
}

void letter_ok(const std::string &patientName, const std::string &clinicalNote) {
  cpr::Post(cpr::Url{"https://api.openai.com/v1/responses"}, cpr::Body{patientName + clinicalNote});
}
