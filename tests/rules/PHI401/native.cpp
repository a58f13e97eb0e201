#include <cpr/cpr.h>
#include <string>

#include <regex>

void scrub_bad(const std::string &clinicalNote, const std::string &mrn) {
  const std::string text = std::regex_replace(clinicalNote, std::regex("[0-9]{3}-[0-9]{2}-[0-9]{4}"), "[SSN]");
  cpr::Post(cpr::Url{"https://api.openai.com/v1/responses"}, cpr::Body{text});  // expect: PHI401
}

std::string scrub_ok(const std::string &clinicalNote) {
  return std::regex_replace(clinicalNote, std::regex("[0-9]{3}-[0-9]{2}-[0-9]{4}"), "[SSN]");
}
