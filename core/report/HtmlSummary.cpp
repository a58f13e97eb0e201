// What a reviewer reads first: the verdict, what was scanned, the risks, what
// changed.
#include "core/report/Completeness.h"
#include "core/report/Filter.h"
#include "core/report/HtmlPage.h"
#include "core/report/Writers.h"

#include <algorithm>
#include <cstdio>

namespace philint::report::html {

namespace {

struct Counts {
  std::uint64_t errors = 0, warnings = 0, notes = 0, suppressed = 0;
};

Counts countsOf(const Report &report) {
  Counts out;
  for (const Finding &finding : report.findings) {
    if (finding.severity == Severity::Off)
      continue;
    if (finding.suppressed)
      ++out.suppressed;
    else if (finding.severity == Severity::Error)
      ++out.errors;
    else if (finding.severity == Severity::Warning)
      ++out.warnings;
    else
      ++out.notes;
  }
  return out;
}

std::size_t receiversOf(const Review &review, Standing standing) {
  std::set<std::string> names;
  for (const InventoryEntry &entry : review.inventory.entries)
    if (standingOf(entry) == standing)
      names.insert(entry.vendor.empty() ? entry.name : entry.vendor);
  return names.size();
}

std::string verdict(const Context &context, const Counts &counts) {
  const bool isWhole = isComplete(context.report);
  const char *kind = counts.errors                ? "bad"
                     : counts.warnings || !isWhole ? "fair"
                                                   : "good";
  std::string text =
      counts.errors
          ? counted(counts.errors, "error") + " must be closed or accepted"
      : counts.warnings
          ? "no errors are open; " + counted(counts.warnings, "warning") +
                " ask for a decision"
          : "nothing is open";
  text[0] = static_cast<char>(text[0] >= 'a' ? text[0] - 'a' + 'A' : text[0]);
  text += isWhole ? ". Everything that was found was read."
                  : ". The scan is not complete: see below what was not read.";
  return std::string("<p class=\"verdict ") + kind + "\">" + escaped(text) +
         "</p>\n";
}

std::string percent(double value) {
  char text[16];
  std::snprintf(text, sizeof text, "%.1f %%", value);
  return text;
}

std::string tile(const std::string &value, std::string_view label) {
  return "<div><dt>" + escaped(label) + "</dt><dd>" + escaped(value) +
         "</dd></div>\n";
}

std::string anchor(const Finding &finding, const std::string &text) {
  return "<a href=\"#f-" + escaped(finding.fingerprint) + "\">" + text +
         "</a>";
}

} // namespace

std::string summaryPart(const Context &context) {
  const Counts counts = countsOf(context.report);
  const Review &review = context.review;
  std::string out = verdict(context, counts) + "<dl class=\"tiles\">\n" +
                    tile(std::to_string(counts.errors), "open errors") +
                    tile(std::to_string(counts.warnings), "open warnings") +
                    tile(std::to_string(counts.notes), "open notes") +
                    tile(std::to_string(counts.suppressed),
                         "accepted, by waiver or comment");
  out += tile(std::to_string(receiversOf(review, Standing::Open)),
              "receivers of patient data without cover") +
         tile(std::to_string(receiversOf(review, Standing::Covered)),
              "receivers under a BAA") +
         tile(percent(knownCalls(context.report.coverage)),
              "of calls lead to something known") +
         "</dl>\n";
  const std::vector<Risk> risks = risksOf(context.report);
  if (!risks.empty()) {
    out += "<h3>First</h3>\n<ol>\n";
    for (std::size_t i = 0; i < risks.size() && i < 5; ++i) {
      const Risk &risk = risks[i];
      out += "<li>" + badge(name(risk.severity), name(risk.severity)) + " " +
             anchor(*risk.findings.front(), escaped(risk.title)) +
             (risk.vendor.empty() ? "" : " (" + escaped(risk.vendor) + ")") +
             ", " + counted(risk.findings.size(), "place") + "</li>\n";
    }
    out += "</ol>\n";
  }
  for (const ReviewProject &project : review.projects) {
    std::vector<std::vector<std::string>> rows;
    const auto row = [&](const char *what, const Attested &attested) {
      rows.push_back({escaped(what), escaped(dateText(attested.date)),
                      escaped(attested.document)});
    };
    if (project.riskAssessment.date || !project.riskAssessment.document.empty())
      row("risk-assessment", project.riskAssessment);
    for (const Attested &attested : project.attestations)
      row(attested.what.c_str(), attested);
    if (!rows.empty())
      out += "<h3>What no program shows</h3>\n" +
             table("Attested in " + (project.policyFile.empty()
                                         ? std::string("the policy")
                                         : project.policyFile),
                   {"What", "Date", "Document"}, rows);
  }
  return section("summary", "Summary", out);
}

std::string coveragePart(const Context &context) {
  const Coverage &c = context.report.coverage;
  const auto number = [](std::uint64_t n) { return std::to_string(n); };
  std::vector<std::vector<std::string>> rows = {
      {"Files found", number(c.filesFound)},
      {"Files read", number(c.filesRead)},
      {"Files not read", number(c.filesSkipped)},
      {"Lines", number(c.lines)},
      {"Functions", number(c.functions)},
      {"Syntax errors", number(c.syntaxErrors)},
      {"Calls to functions of the program", number(c.callsResolved)},
      {"Calls to libraries", number(c.callsExternal)},
      {"Calls whose target is not known", number(c.callsUnresolved)},
      {"Rules that ran", number(context.report.rules.size())},
      {"Policy", context.report.policyFile.empty()
                     ? "none"
                     : codeOf(context.report.policyFile)}};
  for (const auto &[reason, count] : c.skippedBy)
    rows.push_back({"Not read: " + escaped(reason), number(count)});
  std::string out = table("What was scanned", {"What", "Count"}, rows);
  std::vector<std::vector<std::string>> bites;
  for (const Bite &bite : bitesOf(context.report))
    bites.push_back({codeOf(bite.mark), escaped(bite.words),
                     number(bite.findings), number(bite.times)});
  out += bites.empty()
             ? std::string("<p>No limit of the analysis bit.</p>\n")
             : "<h3>Limits and uncertain steps</h3>\n" +
                   table("Where the analysis was not exact",
                         {"Mark", "Meaning", "Findings", "Times"}, bites);
  const auto &notifications = context.report.notifications;
  if (notifications.empty())
    return section("coverage", "What was scanned, and what was not",
                   out + "<p>Nothing was left out.</p>\n");
  out += "<h3>Not analysed, or only in part</h3>\n<details" +
         std::string(notifications.size() <= 20 ? " open" : "") +
         "><summary>" + counted(notifications.size(), "message") +
         "</summary><ul>\n";
  for (const Notification &n : notifications)
    out += "<li>" +
           (n.region.file.empty()
                ? std::string()
                : codeOf(placeText(n.region, context.sources)) + " ") +
           sentence(context, n.message) + "</li>\n";
  return section("coverage", "What was scanned, and what was not",
                 out + "</ul></details>\n");
}

std::string risksPart(const Context &context) {
  std::vector<std::vector<std::string>> rows;
  unsigned rank = 0;
  for (const Risk &risk : risksOf(context.report)) {
    std::string places;
    for (std::size_t i = 0; i < risk.findings.size() && i < 3; ++i)
      places += "<p>" +
                anchor(*risk.findings[i],
                       codeOf(placeText(risk.findings[i]->region,
                                        context.sources))) +
                "</p>";
    if (risk.findings.size() > 3)
      places += "<p>and " + std::to_string(risk.findings.size() - 3) +
                " more</p>";
    rows.push_back(
        {std::to_string(++rank),
         badge(name(risk.severity), name(risk.severity)) + "<p>" +
             escaped(name(risk.confidence)) + " confidence</p>",
         "<p><strong>" + escaped(risk.rule) + "</strong> " +
             escaped(risk.title) + "</p><p class=\"soft\">" +
             escaped(risk.safeguard) + "</p>",
         escaped(risk.vendor), phiText(context, risk.phi), places,
         risk.owners.empty() ? badge("open", "nobody is named")
                             : escaped(joined(risk.owners)),
         sentence(context, risk.remedy)});
  }
  const std::string out =
      rows.empty() ? "<p>No finding is open.</p>\n"
                   : table("Open risks, the gravest first",
                           {"No.", "Severity", "Risk", "Vendor",
                            "Patient data", "Where", "Owner", "Path to close"},
                           rows);
  return section("risks", "Risk register", out);
}

std::string changePart(const Context &context) {
  if (!context.review.change)
    return {};
  const Change &change = *context.review.change;
  std::string out = "<p>Compared with " + codeOf(change.file) + " of " +
                    escaped(change.since) + ".</p>\n<dl class=\"tiles\">\n";
  for (const char *state : {"new", "changed", "reopened", "accepted",
                            "unchanged"})
    out += tile(std::to_string(change.count(state)), state);
  out += tile(std::to_string(change.fixed.size()), "fixed") + "</dl>\n";
  const auto list = [&](const char *title,
                        const std::vector<std::string> &items) {
    if (items.empty())
      return;
    out += std::string("<h3>") + title + "</h3>\n<ul>\n";
    for (const std::string &item : items)
      out += "<li>" + item + "</li>\n";
    out += "</ul>\n";
  };
  std::vector<std::string> fresh, fixed, egress, vendors;
  for (const Finding &finding : context.report.findings) {
    const auto at = change.states.find(finding.fingerprint);
    if (at != change.states.end() && finding.severity != Severity::Off &&
        at->second != "unchanged")
      fresh.push_back(badge("plain", at->second) + " " +
                      anchor(finding, escaped(finding.rule)) + " " +
                      sentence(context, finding.message));
  }
  for (const EarlierFinding &finding : change.fixed)
    fixed.push_back(escaped(finding.rule) + " " +
                    sentence(context, finding.message) + " " +
                    (finding.place.empty() ? "" : codeOf(finding.place)));
  for (const std::string &text : change.egress)
    egress.push_back(escaped(text));
  for (const std::string &text : change.vendors)
    vendors.push_back(escaped(text));
  list("New or different", fresh);
  list("Fixed", fixed);
  list("What leaves", egress);
  list("Contracts", vendors);
  return section("change", "Since the earlier report", out);
}

} // namespace philint::report::html
