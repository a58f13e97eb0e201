// What a macro with parameters does with them, in a file of its own.
#include "tell.h"
#include <string>

struct Patient {
  std::string name, mrn, diagnosis;
};

namespace clinic {
void tell(const char *text, const char *, int) {
  std::cerr << text; // expect: PHI202
}
void both(const char *text, const char *more) {
  std::cerr << text; // expect: PHI202
  std::cerr << more; // expect: PHI202
}
void count(std::size_t size) { std::cerr << size; }
} // namespace clinic

void debug_bad(const Patient &patient) { DEBUG_TELL(patient.mrn.c_str()); }

void twice_bad(const Patient &patient) { TELL_TWICE(patient.name.c_str()); }

void both_bad(const Patient &patient) {
  TELL_ALL(patient.name.c_str(), patient.diagnosis.c_str());
}

// What is wrong is told where the macro is used.
void print_bad(const Patient &patient) {
  PRINT(patient.mrn); // expect: PHI202
  PRINT(patient.name); // expect: PHI202
}
void print_more_bad(const Patient &patient) {
  PRINT_MORE(patient.mrn); // expect: PHI202
}
void format_bad(const Patient &patient) {
  FORMAT("%s %s", "mrn", patient.mrn.c_str()); // expect: PHI202
}

void expression_bad(const Patient &patient) {
  std::cout << LONGER(patient.name, patient.diagnosis); // expect: PHI202
}

void count_ok(const Patient &patient) { COUNT(patient.diagnosis); }
void name_ok(const Patient &patient) { NAME_OF(patient.mrn); }
void text_ok() { DEBUG_TELL("started"); }
void print_ok(const Patient &patient) { PRINT(patient.diagnosis.size()); }
