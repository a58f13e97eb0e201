#include "journal.h"

#include <iostream>

namespace gateway {

void ConsoleJournal::write(const std::string &line) {
  std::cout << line << std::endl; // expect: PHI202
}

void remember(Journal &journal, const Study &study) {
  journal.write("study of " + std::string(study.patientName.c_str()));
}

} // namespace gateway
