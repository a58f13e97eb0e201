#include "core/report/Filter.h"

#include <algorithm>

namespace philint::report {

void keepConfident(Report &report, Confidence lowest) {
  const auto isWeak = [&](const auto &item) {
    return item.confidence > lowest;
  };
  std::erase_if(report.findings, [&](Finding &finding) {
    if (isWeak(finding))
      return true;
    std::erase_if(finding.flows, isWeak);
    return false;
  });
}

bool fails(const Report &report, Severity atLeast) {
  return std::any_of(report.findings.begin(), report.findings.end(),
                     [&](const Finding &finding) {
                       return finding.severity <= atLeast &&
                              finding.severity != Severity::Off &&
                              !finding.suppressed &&
                              finding.baselineState != "unchanged";
                     });
}

const char *name(Severity severity) {
  switch (severity) {
  case Severity::Error:
    return "error";
  case Severity::Warning:
    return "warning";
  case Severity::Note:
    return "note";
  case Severity::Off:
    break;
  }
  return "none";
}

const char *name(Confidence confidence) {
  switch (confidence) {
  case Confidence::High:
    return "high";
  case Confidence::Medium:
    return "medium";
  case Confidence::Low:
    break;
  }
  return "low";
}

} // namespace philint::report
