#include <cpr/cpr.h>
#include <string>

struct Patient {
  std::string name;
  std::string mrn;
  std::string email;
  std::string phone;
  std::string diagnosis;
};

void whole_bad(const Patient &patient) {
  cpr::Post(cpr::Url{"https://api.openai.com/v1/responses"},
            cpr::Body{patient.name + patient.mrn + patient.email + patient.phone + patient.diagnosis});  // expect: PHI301
}

void one_ok(const std::string &diagnosis) {
  cpr::Post(cpr::Url{"https://api.openai.com/v1/responses"}, cpr::Body{diagnosis});
}
