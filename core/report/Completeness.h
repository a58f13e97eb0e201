// What a scan looked at and what it did not, in words; for the reports.
#pragma once

#include "core/report/Finding.h"

namespace philint::report {

struct Bite {
  std::string mark;  // "abstracted-path"
  std::string words; // what it means for the reader
  std::uint64_t findings = 0, times = 0;
};
// Limits that bit, in the scan and on the way of findings.
std::vector<Bite> bitesOf(const Report &report);

// Of all calls, how many lead to a known function or library, in percent.
double knownCalls(const Coverage &coverage);

// Nothing was left out, nothing was cut.
bool isComplete(const Report &report);

} // namespace philint::report
