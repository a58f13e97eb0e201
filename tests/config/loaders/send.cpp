#include <cstdlib>
#include <string>
#include <cpr/cpr.h>

void environment_bad(const std::string &clinical_note) {
  const std::string url = std::getenv("LLM_BASE_URL");
  cpr::Post(cpr::Url{url}, cpr::Body{clinical_note}); // expect: PHI101
}

void environment_ok(const std::string &clinical_note) {
  const std::string url = std::getenv("SAFE_URL");
  cpr::Post(cpr::Url{url}, cpr::Body{clinical_note});
}
