// Macros of the program are expanded; a finding stands where the macro is used.
#include "chart.h"

using namespace clinic;

void written_bad(const std::string &mrn) {
  SHOW(std::cout, mrn); // expect: PHI202
}

void nested_bad(const std::string &mrn, int level) {
  WHEN(level > 2, SHOW(std::cout, mrn)); // expect: PHI202
}

void clean_ok(const std::string &mrn, int level) {
  SHOW(std::cout, mrn.size());
  WHEN(level > 2, std::cout << level);
}
