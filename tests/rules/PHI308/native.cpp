#include <cpr/cpr.h>
#include <string>
#include <vector>

struct Patient {
  std::string clinicalNote;
  std::string mrn;
};

void census_bad(const std::vector<Patient> &patients) {
  std::string prompt;
  for (const Patient &patient : patients)
    prompt += patient.clinicalNote;
  cpr::Post(cpr::Url{"https://api.openai.com/v1/responses"}, cpr::Body{prompt});  // expect: PHI308
}

void each_ok(const std::vector<Patient> &patients) {
  for (const Patient &patient : patients)
    cpr::Post(cpr::Url{"https://api.openai.com/v1/responses"}, cpr::Body{patient.clinicalNote});
}
