// Methods whose class stands in a header, state kept on the object.
#include "patient.h"

#include <iostream>

namespace clinic {

void Journal::keep(const Patient &patient) { last_ = patient.name; }

void Journal::show() const { std::cout << place_ << last_; } // expect: PHI202

void Journal::write(const std::string &line) {
  std::cout << line; // expect: PHI202
}

std::unique_ptr<Journal> makeJournal() {
  return std::make_unique<Journal>("ward");
}

} // namespace clinic
