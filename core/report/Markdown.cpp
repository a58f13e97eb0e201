// For pull requests and review documents.
#include "core/report/Filter.h"
#include "core/report/MarkdownText.h"
#include "core/report/Review.h"
#include "core/report/Risks.h"
#include "core/report/Writers.h"

namespace philint::report {

using markdown::code;
using markdown::escaped;

namespace {

void one(const Finding &finding, const markdown::Context &context,
         std::string &out) {
  const Sources &sources = context.sources;
  out += std::string("### ") + name(finding.severity) + " " + finding.rule +
         ": " + escaped(context.mask.prose(finding.message)) + "\n\n";
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
  if (!finding.owner.empty())
    out += ", owner: " + escaped(finding.owner);
  out += std::string(", confidence: ") + name(finding.confidence) + "\n\n";
  if (!finding.flows.empty()) {
    unsigned number = 0;
    for (const Step &step : finding.flows.front().steps)
      out += std::to_string(++number) + ". " +
             (step.region.file.empty()
                  ? std::string()
                  : code(placeText(step.region, sources)) + " ") +
             escaped(context.mask.prose(step.text)) + "\n";
    out += "\n";
  }
  if (!finding.remedy.empty())
    out += "**Remedy:** " + escaped(context.mask.prose(finding.remedy)) + "\n\n";
}

} // namespace

std::string writeMarkdown(const Report &report, const Sources &sources) {
  const Mask mask(report);
  const markdown::Context context{report, sources, mask};
  std::string out = "# philint\n\n" + summary(report) + "; as of " +
                    report.asOf + ".\n\n" + coverageText(report) + ".\n\n";
  out += markdown::changePart(context) + markdown::risksPart(context);
  bool suppressed = false;
  for (const SafeguardGroup &group : safeguardsOf(report)) {
    if (group.errors + group.warnings + group.notes)
      out += "## " + escaped(group.title) + "\n\n";
    for (const Finding *finding : group.findings) {
      suppressed |= finding->suppressed;
      if (!finding->suppressed)
        one(*finding, context, out);
    }
  }
  if (suppressed) {
    out += "## Suppressed\n\n";
    for (const Finding &finding : report.findings)
      if (finding.suppressed && finding.severity != Severity::Off)
        out += "- " + finding.rule + " at " +
               code(placeText(finding.region, sources)) + ": " +
               escaped(mask.prose(finding.suppressedBecause)) +
               (finding.suppressedUntil
                    ? ", until " + dateText(finding.suppressedUntil)
                    : "") +
               "\n";
    out += "\n";
  }
  return out + markdown::registerPart(context) +
         markdown::completenessPart(context) + markdown::signOffPart(context);
}

} // namespace philint::report
