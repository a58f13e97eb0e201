// Operators and conversions of the program's own classes are calls.
#include "chart.h"

using namespace clinic;

void appended_bad(Chart &chart, const std::string &mrn) { chart += mrn; }

std::string joined_bad(const Chart &chart, const std::string &mrn) {
  return chart + mrn;
}

void found_bad(const std::string &mrn) {
  Chart chart(mrn, 2);
  show(chart);
}

void converted_bad(const std::string &mrn) {
  Chart chart(mrn, 2);
  std::string text = chart;
  std::cout << text; // expect: PHI202
}

void element_bad(const std::string &mrn) {
  Chart chart(mrn, 2);
  std::cout << chart[0]; // expect: PHI202
}

void counted_ok(const std::string &mrn) {
  Chart chart(mrn, 2);
  std::cout << chart.visits();
}
