// What the formats for people share.
#include "core/report/Filter.h"
#include "core/report/Writers.h"

namespace philint::report {

std::string counted(std::uint64_t count, const std::string &what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

std::string placeText(const Region &region, const Sources &sources) {
  if (region.file.empty())
    return "(the whole project)";
  const std::string_view line = sources.line(region.file, region.line);
  const std::size_t bytes =
      std::min<std::size_t>(region.column ? region.column - 1 : 0, line.size());
  return region.file + ":" + std::to_string(region.line) + ":" +
         std::to_string(characterCount(line.substr(0, bytes)) + 1);
}

std::string summary(const Report &report) {
  std::uint64_t by[3] = {0, 0, 0}, suppressed = 0, known = 0;
  for (const Finding &finding : report.findings) {
    if (finding.suppressed)
      ++suppressed;
    else if (finding.baselineState == "unchanged")
      ++known;
    else if (finding.severity != Severity::Off)
      ++by[static_cast<unsigned>(finding.severity)];
  }
  std::string out;
  const char *names[] = {"error", "warning", "note"};
  for (unsigned i = 0; i < 3; ++i)
    if (by[i])
      out += (out.empty() ? "" : ", ") + counted(by[i], names[i]);
  if (out.empty())
    out = "no findings";
  if (suppressed)
    out += ", " + std::to_string(suppressed) + " suppressed";
  if (known)
    out += ", " + std::to_string(known) + " known from the baseline";
  return out;
}

std::string coverageText(const Report &report) {
  const Coverage &c = report.coverage;
  std::string out = counted(c.filesRead, "file") + " read (" +
                    counted(c.lines, "line") + ", " +
                    counted(c.functions, "function") + ")";
  if (c.filesSkipped)
    out += ", " + counted(c.filesSkipped, "file") + " not read";
  if (c.syntaxErrors)
    out += ", " + counted(c.syntaxErrors, "syntax error");
  out += "; calls: " + std::to_string(c.callsResolved) + " resolved, " +
         std::to_string(c.callsExternal) + " external, " +
         std::to_string(c.callsUnresolved) + " unknown";
  for (const auto &[mark, count] : c.marks)
    out += "; " + mark + ": " + std::to_string(count);
  return out;
}

} // namespace philint::report
