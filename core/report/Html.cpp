// One page that needs nothing else: no scripts, no fonts, no network.
#include "core/report/Filter.h"
#include "core/report/Writers.h"

namespace philint::report {

namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
    case '&':
      out += "&amp;";
      break;
    case '<':
      out += "&lt;";
      break;
    case '>':
      out += "&gt;";
      break;
    case '"':
      out += "&quot;";
      break;
    case '\'':
      out += "&#39;";
      break;
    default:
      out += c;
    }
  }
  return out;
}

constexpr const char *kHead = R"(<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; style-src 'unsafe-inline'">
<title>philint report</title><style>
body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;
padding:0 1rem;color:#1c2430;background:#fff}
h1{font-size:1.4rem}h2{font-size:1.05rem;margin:0}
article{border:1px solid #d5dae2;border-left-width:5px;border-radius:6px;
padding:.8rem 1rem;margin:1rem 0}
.error{border-left-color:#b3261e}.warning{border-left-color:#b26a00}
.note{border-left-color:#2563a8}.suppressed{opacity:.6}
code,pre{font:13px/1.45 ui-monospace,monospace}
pre{background:#f4f6f9;padding:.4rem .6rem;overflow-x:auto;margin:.2rem 0}
ol{padding-left:1.6rem}dl{display:grid;grid-template-columns:auto 1fr;
gap:0 1rem;margin:.5rem 0}dt{color:#5b6675}dd{margin:0}
</style></head><body>
)";

void lineOf(const Region &region, const Sources &sources, std::string &out) {
  const std::string_view line = sources.line(region.file, region.line);
  if (!line.empty())
    out += "<pre>" + escaped(line.substr(0, 300)) + "</pre>";
}

void one(const Finding &finding, const Sources &sources, std::string &out) {
  out += std::string("<article class=\"") + name(finding.severity) +
         (finding.suppressed ? " suppressed" : "") + "\"><h2>" +
         escaped(finding.rule + ": " + finding.message) + "</h2><p><code>" +
         escaped(placeText(finding.region, sources)) + "</code></p>";
  lineOf(finding.region, sources, out);
  std::string phi;
  for (const std::string &category : finding.phi)
    phi += (phi.empty() ? "" : ", ") + category;
  const std::pair<const char *, std::string> facts[] = {
      {"Severity", name(finding.severity)},
      {"Confidence", name(finding.confidence)},
      {"Patient data", phi},
      {"State", finding.state},
      {"Vendor", finding.vendor},
      {"BAA", finding.baa},
      {"Purpose", finding.purpose},
      {"Suppressed because", finding.suppressedBecause}};
  out += "<dl>";
  for (const auto &[label, value] : facts)
    if (!value.empty())
      out +=
          std::string("<dt>") + label + "</dt><dd>" + escaped(value) + "</dd>";
  out += "</dl>";
  if (!finding.flows.empty() && !finding.flows.front().steps.empty()) {
    out += "<details open><summary>Path</summary><ol>";
    for (const Step &step : finding.flows.front().steps) {
      out += "<li><code>" + escaped(placeText(step.region, sources)) +
             "</code> " + escaped(step.text);
      lineOf(step.region, sources, out);
      out += "</li>";
    }
    out += "</ol></details>";
  }
  if (!finding.remedy.empty())
    out += "<p><strong>Remedy:</strong> " + escaped(finding.remedy) + "</p>";
  out += "</article>\n";
}

} // namespace

std::string writeHtml(const Report &report, const Sources &sources) {
  std::string out = kHead;
  out += "<h1>philint: " + escaped(summary(report)) + "</h1><p>As of " +
         escaped(report.asOf) + ". " + escaped(coverageText(report)) +
         ".</p>\n";
  for (const bool suppressed : {false, true})
    for (const Finding &finding : report.findings)
      if (finding.suppressed == suppressed && finding.severity != Severity::Off)
        one(finding, sources, out);
  if (!report.notifications.empty()) {
    out += "<h1>Not analysed, or only in part</h1><ul>";
    for (const Notification &n : report.notifications)
      out += "<li><code>" + escaped(n.region.file) + "</code> " +
             escaped(n.message) + "</li>";
    out += "</ul>";
  }
  return out + "</body></html>\n";
}

} // namespace philint::report
