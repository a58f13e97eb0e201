#include <cpr/cpr.h>
#include <string>

struct Patient {
  std::string zipCode;
  std::string admissionDate;
};

std::string deidentify(const Patient &patient) {
  return patient.zipCode + patient.admissionDate;
}

void leftover_bad(const Patient &patient) {
  cpr::Post(cpr::Url{"https://api.openai.com/v1/responses"}, cpr::Body{deidentify(patient)});  // expect: PHI404
}

void open_ok(const Patient &patient) {
  cpr::Post(cpr::Url{"https://api.openai.com/v1/responses"}, cpr::Body{patient.zipCode});
}
