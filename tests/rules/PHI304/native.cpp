#include <cpr/cpr.h>
#include <string>

void codes_bad(const std::string &patientName, const std::string &diagnosis) {
  cpr::Post(cpr::Url{"https://api.openai.com/v1/responses"}, cpr::Body{patientName + diagnosis});  // expect: PHI304
}

void codes_ok(const std::string &diagnosis) {
  cpr::Post(cpr::Url{"https://api.openai.com/v1/responses"}, cpr::Body{diagnosis});
}
