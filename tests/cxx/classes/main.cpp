#include "patient.h"

#include <iostream>

using namespace clinic;

static void greet(const Patient &patient) {
  std::cout << patient.visits;
  std::cout << patient.mrn; // expect: PHI202
}

void virtual_ok(const std::string &patientName) {
  QuietJournal quiet;
  quiet.write(patientName);
}

int run(const std::string &patientName, const std::string &mrn) {
  Patient patient{patientName, mrn};
  Journal journal("ward");
  journal.keep(patient);
  journal.show();
  makeJournal()->write(mrn);
  greet(patient);
  auto later = [&](const std::string &prefix) {
    std::cout << prefix << mrn; // expect: PHI202
  };
  later("mrn ");
  return 0;
}

class Writer {
public:
  virtual ~Writer() {}
  virtual void put(const std::string &line) = 0;
};

class ConsoleWriter : public Writer {
public:
  void put(const std::string &line) override {
    std::cout << line; // expect: PHI202
  }
};

void virtual_bad(Writer &writer, const std::string &patientName) {
  writer.put(patientName);
}
