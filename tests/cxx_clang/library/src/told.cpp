// A library's macro is a call of its name: the catalogue knows it so.
#include "say.h"

#define NOTE(text) LOG_INFO("note: " << text)

void told_bad(const std::string &mrn) {
  LOG_INFO("chart of " << mrn); // expect: PHI201
}

void wrapped_bad(const std::string &patientName) {
  NOTE(patientName); // expect: PHI201
}

int told_ok(const std::string &mrn) {
  LOG_INFO("charts: " << mrn.size());
  return SAY_LEVEL;
}
