// A class's own name means the class in its methods, wherever they stand.
#include "controller.h"

clinic::Controller *clinic::Controller::only_ = 0;

clinic::Controller *clinic::Controller::instance() {
  if (only_ == NULL)
    only_ = new Controller();
  return only_;
}

clinic::Controller::Controller() {}

void clinic::Controller::tell(const std::string &text) {
  puts(text.c_str()); // expect: PHI202
}

void tell_bad(const std::string &mrn, const std::string &patientName) {
  puts(mrn.c_str()); // expect: PHI202
  clinic::Controller::instance()->tell(patientName);
}
