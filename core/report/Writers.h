// One function a format. All are pure: the same report gives the same bytes.
//
// Columns are converted to what the format counts in: SARIF UTF-16 code units,
// people characters.
#pragma once

#include "core/report/Finding.h"
#include "core/report/Sources.h"

#include <string>

namespace philint::report {

struct TextOptions {
  bool color = false;
  bool summary = true; // notifications, counts and coverage at the end
};
std::string writeText(const Report &report, const Sources &sources,
                      const TextOptions &options);
// At most a terminal's screen of 24 lines of 80 characters, the gravest
// findings first; `more` is the command that shows what is left out.
std::string writeBrief(const Report &report, const Sources &sources,
                       const TextOptions &options, const std::string &more);
// SARIF 2.1.0, within what code-scanning services take (see Sarif.cpp).
struct SarifLimits {
  std::size_t results = 25000, flows = 8; // flows of one result
  std::size_t bytes = 80U << 20;
};
std::string writeSarif(const Report &report, const Sources &sources,
                       SarifLimits limits = {});
std::string writeJson(const Report &report, const Sources &sources);
std::string writeMarkdown(const Report &report, const Sources &sources);
std::string writeHtml(const Report &report, const Sources &sources);
// GitLab's code-quality JSON.
std::string writeGitLab(const Report &report, const Sources &sources);

// Shared by the formats for people.
std::string counted(std::uint64_t count, const std::string &what); // "2 errors"
std::string summary(const Report &report); // "2 errors, 1 warning (…)"
std::string coverageText(const Report &report);
std::string placeText(const Region &region, const Sources &sources);

} // namespace philint::report
