// Findings by safeguard, each with its path.
#include "core/report/Filter.h"
#include "core/report/HtmlPage.h"
#include "core/report/Writers.h"

#include <algorithm>

namespace philint::report::html {

namespace {

constexpr std::size_t kToldFlows = 6; // the first with its path

std::string changeOf(const Context &context, const Finding &finding) {
  if (!context.review.change)
    return {};
  const auto &states = context.review.change->states;
  const auto at = states.find(finding.fingerprint);
  return at == states.end() ? std::string() : at->second;
}

std::string statusOf(const Finding &finding) {
  return finding.suppressed                       ? "suppressed"
         : finding.baselineState == "unchanged"   ? "known"
                                                  : "open";
}

std::string factsOf(const Context &context, const Finding &finding) {
  const std::pair<const char *, std::string> facts[] = {
      {"Patient data", phiText(context, finding.phi)},
      {"State", escaped(finding.state)},
      {"Vendor", escaped(finding.vendor)},
      {"BAA", escaped(baaText(finding.baa))},
      {"Purpose", escaped(finding.purpose)},
      {"Owner", escaped(finding.owner)},
      {"Confidence", name(finding.confidence)},
      {"Since the earlier report", escaped(changeOf(context, finding))},
      {"Suppressed because",
       escaped(context.mask.prose(finding.suppressedBecause))},
      {"Suppressed until", dateText(finding.suppressedUntil)},
      {"Limits that bit", escaped(joined(finding.marks))},
      {"Fingerprint", codeOf(finding.fingerprint)}};
  std::string out = "<dl class=\"facts\">";
  for (const auto &[label, value] : facts)
    if (!value.empty())
      out += std::string("<dt>") + label + "</dt><dd>" + value + "</dd>";
  return out + "</dl>\n";
}

std::string placeOf(const Context &context, const Region &region) {
  return codeOf(placeText(region, context.sources));
}

std::string stepsOf(const Context &context, const Flow &flow) {
  std::string out = "<ol class=\"steps\">\n";
  for (const Step &step : flow.steps) {
    const std::string code = snippet(context, step.region, 0);
    out += "<li>";
    if (!code.empty())
      out += "<details open><summary>";
    out += sentence(context, step.text);
    if (!step.region.file.empty())
      out += " <span class=\"soft\">" + placeOf(context, step.region) +
             "</span>";
    if (!code.empty())
      out += "</summary>" + code + "</details>";
    out += "</li>\n";
  }
  return out + "</ol>\n";
}

std::string flowsOf(const Context &context, const Finding &finding) {
  if (finding.flows.empty())
    return {};
  const Flow &first = finding.flows.front();
  std::string out = "<details class=\"path\" open><summary>Path of " +
                    codeOf(context.mask.line(first.source, {})) + ", " +
                    counted(first.steps.size(), "step") + "</summary>" +
                    stepsOf(context, first) + "</details>\n";
  if (finding.flows.size() == 1)
    return out;
  out += "<details><summary>" +
         counted(finding.flows.size() - 1, "further source") +
         "</summary><ul>";
  for (std::size_t i = 1; i < finding.flows.size() && i < kToldFlows; ++i) {
    const Flow &flow = finding.flows[i];
    out += "<li>" + codeOf(context.mask.line(flow.source, {}));
    if (!flow.steps.empty())
      out += " at " + placeOf(context, flow.steps.front().region);
    out += "</li>";
  }
  if (finding.flows.size() > kToldFlows)
    out += "<li>" + std::to_string(finding.flows.size() - kToldFlows) +
           " more</li>";
  return out + "</ul></details>\n";
}

// Names of classes and values of attributes that the page's script reads.
std::string opening(const Context &context, const Finding &finding) {
  std::string phi;
  for (const std::string &key : finding.phi)
    phi += (phi.empty() ? "" : " ") + key;
  return std::string("<article class=\"finding ") + name(finding.severity) +
         (finding.suppressed ? " suppressed" : "") + "\" id=\"f-" +
         escaped(finding.fingerprint) + "\" data-severity=\"" +
         name(finding.severity) + "\" data-status=\"" + statusOf(finding) +
         "\" data-vendor=\"" + escaped(finding.vendor) + "\" data-phi=\"" +
         escaped(phi) + "\" data-change=\"" + changeOf(context, finding) +
         "\">";
}

std::string one(const Context &context, const Finding &finding) {
  std::string out = opening(context, finding) + "<details><summary>" +
                    badge(name(finding.severity), name(finding.severity)) +
                    " ";
  if (const std::string status = statusOf(finding); status != "open")
    out += badge("plain", status) + " ";
  if (const std::string change = changeOf(context, finding);
      !change.empty() && change != "unchanged")
    out += badge("plain", change) + " ";
  out += "<strong>" + escaped(finding.rule) + "</strong> " +
         sentence(context, finding.message) + "<span class=\"where\">" +
         placeOf(context, finding.region) +
         "</span></summary>\n<div class=\"inside\">";
  if (!finding.hidesSource)
    out += snippet(context, finding.region, 2);
  out += factsOf(context, finding) +
         flowsOf(context, finding);
  if (!finding.remedy.empty())
    out += "<p class=\"remedy\"><strong>To close it:</strong> " +
           sentence(context, finding.remedy) + "</p>";
  return out + "</div></details></article>\n";
}

std::string options(const std::set<std::string> &values) {
  std::string out;
  for (const std::string &value : values)
    out += "<option>" + escaped(value) + "</option>";
  return out;
}

std::string select(const char *label, const char *field,
                   const std::string &choices) {
  return choices.empty()
             ? std::string()
             : std::string("<label>") + label + "<select name=\"" + field +
                   "\"><option value=\"\">all</option>" + choices +
                   "</select></label>\n";
}

// Hidden until the script is there to answer it.
std::string filters(const Context &context) {
  std::set<std::string> vendors, severities, states, changes;
  std::map<std::string, std::string> phi; // key → title
  for (const Finding &finding : context.report.findings) {
    if (finding.severity == Severity::Off)
      continue;
    if (!finding.vendor.empty())
      vendors.insert(finding.vendor);
    severities.insert(name(finding.severity));
    states.insert(statusOf(finding));
    if (const std::string change = changeOf(context, finding); !change.empty())
      changes.insert(change);
    for (const std::string &key : finding.phi)
      phi[key] = phiText(context, std::vector{key});
  }
  std::string categories;
  for (const auto &[key, title] : phi)
    categories +=
        "<option value=\"" + escaped(key) + "\">" + title + "</option>";
  return "<form class=\"filters\" id=\"filters\" hidden aria-label=\"Filter "
         "the findings\">\n<label class=\"search\">Search<input "
         "type=\"search\" name=\"text\" autocomplete=\"off\"></label>\n" +
         select("Severity", "severity", options(severities)) +
         select("Status", "status", options(states)) +
         select("Vendor", "vendor", options(vendors)) +
         select("Patient data", "phi", categories) +
         select("Since the earlier report", "change", options(changes)) +
         "<button type=\"reset\">Clear</button>\n<button type=\"button\" "
         "id=\"open-all\">Open all</button>\n<button type=\"button\" "
         "id=\"close-all\">Close all</button>\n<output id=\"shown\" "
         "aria-live=\"polite\"></output>\n</form>\n<p class=\"keys\"><kbd>/"
         "</kbd> search, <kbd>j</kbd> and <kbd>k</kbd> next and previous "
         "finding</p>\n";
}

std::string heading(const SafeguardGroup &group) {
  std::string cfr;
  for (const std::string &paragraph : group.cfr)
    cfr += (cfr.empty() ? "" : ", ") + paragraph;
  std::string counts;
  const std::pair<std::uint64_t, const char *> each[] = {
      {group.errors, "error"},
      {group.warnings, "warning"},
      {group.notes, "note"}};
  for (const auto &[count, kind] : each)
    if (count)
      counts += badge(kind, counted(count, kind)) + " ";
  if (group.suppressed)
    counts += badge("plain", std::to_string(group.suppressed) + " suppressed");
  if (counts.empty())
    counts = badge("good", "no findings");
  return "<h3>" + escaped(group.title) + " " + counts + "</h3>\n<p class=\"soft\">" +
         (cfr.empty() ? "" : "45 CFR " + escaped(cfr) + "; ") +
         counted(group.rules.size(), "rule") + " looked for it.</p>\n";
}

} // namespace

std::string findingsPart(const Context &context) {
  std::string out;
  const bool any = std::any_of(
      context.report.findings.begin(), context.report.findings.end(),
      [](const Finding &f) { return f.severity != Severity::Off; });
  if (any)
    out = filters(context);
  for (const SafeguardGroup &group : safeguardsOf(context.report)) {
    out += "<div class=\"safeguard\">" + heading(group);
    for (const Finding *finding : group.findings)
      out += one(context, *finding);
    out += "</div>\n";
  }
  return section("findings", "Findings by HIPAA safeguard", out);
}

} // namespace philint::report::html
