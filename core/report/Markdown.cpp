// For pull requests and review documents.
#include "core/report/Filter.h"
#include "core/report/Writers.h"

#include <algorithm>

namespace philint::report {

namespace {

// Text of the program may hold what Markdown or HTML would read. Pairs of
// backticks are ours and stay; within them nothing is read but their end.
std::string escaped(std::string_view text) {
  const bool paired = std::count(text.begin(), text.end(), '`') % 2 == 0;
  bool inCode = false;
  std::string out;
  for (const char c : text) {
    if (c == '`') {
      inCode = paired && !inCode;
      out += paired ? "`" : "\\`";
    } else if (inCode)
      out += c == '\n' ? ' ' : c;
    else if (c == '<')
      out += "&lt;";
    else if (c == '&')
      out += "&amp;";
    else if (c == '\n')
      out += ' ';
    else if (c == '*' || c == '_' || c == '[' || c == ']' || c == '|' ||
             c == '\\')
      out += std::string("\\") + c;
    else
      out += c;
  }
  return out;
}

// A fence longer than any run of backticks in the text.
std::string code(std::string_view text) {
  std::size_t longest = 0, run = 0;
  for (const char c : text)
    longest = std::max(longest, c == '`' ? ++run : run = 0);
  const std::string fence(longest + 1, '`');
  const char *space = longest ? " " : "";
  return fence + space + std::string(text) + space + fence;
}

void one(const Finding &finding, const Sources &sources, std::string &out) {
  out += std::string("### ") + name(finding.severity) + " " + finding.rule +
         ": " + escaped(finding.message) + "\n\n";
  out += code(placeText(finding.region, sources));
  if (!finding.phi.empty()) {
    out += ", patient data: ";
    for (std::size_t i = 0; i < finding.phi.size(); ++i)
      out += (i ? ", " : "") + escaped(finding.phi[i]);
  }
  if (!finding.vendor.empty())
    out += ", vendor: " + escaped(finding.vendor);
  if (!finding.baa.empty())
    out += ", BAA: " + escaped(finding.baa);
  out += std::string(", confidence: ") + name(finding.confidence) + "\n\n";
  if (!finding.flows.empty()) {
    unsigned number = 0;
    for (const Step &step : finding.flows.front().steps)
      out += std::to_string(++number) + ". " +
             (step.region.file.empty()
                  ? std::string()
                  : code(placeText(step.region, sources)) + " ") +
             escaped(step.text) + "\n";
    out += "\n";
  }
  if (!finding.remedy.empty())
    out += "**Remedy:** " + escaped(finding.remedy) + "\n\n";
}

} // namespace

std::string writeMarkdown(const Report &report, const Sources &sources) {
  std::string out = "# philint\n\n" + summary(report) + "; as of " +
                    report.asOf + ".\n\n" + coverageText(report) + ".\n\n";
  bool suppressed = false;
  for (const Finding &finding : report.findings) {
    suppressed |= finding.suppressed;
    if (!finding.suppressed && finding.severity != Severity::Off)
      one(finding, sources, out);
  }
  if (suppressed) {
    out += "## Suppressed\n\n";
    for (const Finding &finding : report.findings)
      if (finding.suppressed)
        out += "- " + finding.rule + " at " +
               code(placeText(finding.region, sources)) + ": " +
               escaped(finding.suppressedBecause) + "\n";
    out += "\n";
  }
  if (!report.notifications.empty()) {
    out += "## Not analysed, or only in part\n\n";
    for (const Notification &n : report.notifications)
      out +=
          "- " +
          (n.region.file.empty() ? std::string() : code(n.region.file) + " ") +
          escaped(n.message) + "\n";
  }
  return out;
}

} // namespace philint::report
