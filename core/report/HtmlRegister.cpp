// What is kept beside findings: vendors, waivers, the inventory, sign-off.
#include "core/report/HtmlPage.h"
#include "core/report/Writers.h"

#include <algorithm>

namespace philint::report::html {

namespace {

std::string paragraph(std::string_view label, const std::string &html) {
  return html.empty() ? std::string()
                      : "<p><span class=\"soft\">" + escaped(label) +
                            "</span> " + html + "</p>";
}

// What reaches the vendor, and how it stands there.
struct Reached {
  std::set<std::string> phi, services, reasons;
  bool isOpen = false, any = false;
};

Reached reachedOf(const Context &context, const std::string &id) {
  Reached out;
  for (const InventoryEntry &entry : context.review.inventory.entries) {
    if (entry.vendor != id)
      continue;
    out.any = true;
    out.phi.insert(entry.phi.begin(), entry.phi.end());
    if (!entry.service.empty())
      out.services.insert(entry.service);
    if (standingOf(entry) == Standing::Open) {
      out.isOpen = true;
      out.reasons.insert(baaText(entry.baa));
    }
  }
  return out;
}

std::string standingBadge(const Reached &reached) {
  if (!reached.any)
    return badge("plain", "receives nothing");
  return reached.isOpen
             ? badge("open", "not covered: " + joined(reached.reasons))
             : badge("covered", "covered by a BAA");
}

std::string contractOf(const VendorEntry &vendor) {
  if (!vendor.isInPolicy)
    return badge("open", "not in the policy");
  const char *kind = vendor.status == "signed" ? "covered" : "open";
  std::string out = "<p>" + badge(kind, "BAA " + vendor.status) + "</p>";
  out += paragraph("from", dateText(vendor.effective)) +
         paragraph("to", dateText(vendor.expires)) +
         paragraph("evidence", escaped(vendor.evidence)) +
         paragraph("covers", escaped(joined(vendor.covers))) +
         paragraph("at", escaped(joined(vendor.hosts))) +
         paragraph("terms", escaped(joined(vendor.terms)));
  if (!vendor.policyFile.empty())
    out += "<p>" +
           codeOf(vendor.policyFile + ":" + std::to_string(vendor.line)) +
           "</p>";
  return out;
}

std::string promisesOf(const VendorEntry &vendor) {
  return paragraph("zero retention", vendor.zeroRetention ? "yes" : "") +
         paragraph("kept for", vendor.retentionDays
                                   ? counted(vendor.retentionDays, "day")
                                   : "") +
         paragraph("training", escaped(vendor.training)) +
         paragraph("HIPAA mode", vendor.hipaaMode ? "on" : "") +
         paragraph("used all the same because",
                   escaped(vendor.overrideReason));
}

std::string knownOf(const VendorEntry &vendor) {
  return paragraph("offer", escaped(vendor.offer)) +
         paragraph("", escaped(vendor.conditions)) +
         paragraph("facts of", escaped(vendor.asOf));
}

} // namespace

std::string vendorsPart(const Context &context) {
  std::string out;
  for (const ReviewProject &project : context.review.projects) {
    std::vector<std::vector<std::string>> rows;
    for (const VendorEntry &vendor : project.vendors) {
      const Reached reached = reachedOf(context, vendor.id);
      rows.push_back({"<p><strong>" + escaped(vendor.name) + "</strong></p><p>" +
                          codeOf(vendor.id) + "</p><p class=\"soft\">" +
                          escaped(vendor.clazz) + "</p>",
                      standingBadge(reached),
                      contractOf(vendor), promisesOf(vendor),
                      phiText(context, reached.phi) +
                          paragraph("by", escaped(joined(reached.services))),
                      knownOf(vendor)});
    }
    if (!rows.empty())
      out += table("Vendors of " +
                       (project.name.empty() ? std::string("the project")
                                             : project.name),
                   {"Vendor", "Today", "Contract", "Promises", "Receives",
                    "What the catalogue knows"},
                   rows);
  }
  std::set<std::string> unknown;
  for (const InventoryEntry &entry : context.review.inventory.entries)
    if (entry.vendor.empty() && standingOf(entry) == Standing::Open)
      unknown.insert(entry.name);
  if (!unknown.empty()) {
    out += "<h3>Hosts of nobody known</h3>\n<ul>\n";
    for (const std::string &host : unknown)
      out += "<li>" + codeOf(host) + " " + badge("open", "not covered") +
             "</li>\n";
    out += "</ul>\n";
  }
  if (out.empty())
    out = "<p>The policy names no vendor, and none was found.</p>\n";
  return section("vendors", "Vendor register", out);
}

std::string waiversPart(const Context &context) {
  std::vector<std::vector<std::string>> waivers, comments;
  for (const ReviewProject &project : context.review.projects)
    for (const Waiver &waiver : project.waivers) {
      const bool isOver = !context.report.asOf.empty() &&
                          dateText(waiver.until) < context.report.asOf;
      waivers.push_back(
          {escaped(waiver.rule), codeOf(waiver.path), escaped(waiver.reason),
           escaped(waiver.approvedBy),
           escaped(dateText(waiver.until)) +
               (isOver ? " " + badge("open", "expired") : ""),
           codeOf(waiver.region.file + ":" +
                  std::to_string(waiver.region.line))});
    }
  for (const Finding &finding : context.report.findings)
    if (finding.suppressed)
      comments.push_back(
          {escaped(finding.rule),
           "<a href=\"#f-" + escaped(finding.fingerprint) + "\">" +
               codeOf(placeText(finding.region, context.sources)) + "</a>",
           escaped(context.mask.prose(finding.suppressedBecause)),
           finding.suppressedInSource ? "a comment in the code" : "a waiver",
           escaped(dateText(finding.suppressedUntil))});
  std::string out;
  if (!waivers.empty())
    out += table("Waivers in the policy",
                 {"Rule", "Files", "Reason", "Approved by", "Until", "Entry"},
                 waivers);
  if (!comments.empty())
    out += "<h3>What they silence</h3>\n" +
           table("Findings that do not count",
                 {"Rule", "Where", "Reason", "By", "Until"}, comments);
  if (out.empty())
    out = "<p>Nothing is waived and nothing is silenced.</p>\n";
  return section("waivers", "Waivers", out);
}

std::string inventoryPart(const Context &context) {
  std::vector<std::vector<std::string>> rows;
  for (const InventoryEntry &entry : context.review.inventory.entries) {
    std::set<std::string> purposes, owners;
    std::string calls;
    for (std::size_t i = 0; i < entry.calls.size(); ++i) {
      const InventoryCall &call = entry.calls[i];
      if (!call.purpose.empty())
        purposes.insert(call.purpose);
      if (!call.owner.empty())
        owners.insert(call.owner);
      if (i == 5)
        calls += "<details><summary>" + counted(entry.calls.size() - 5, "call") +
                 " more</summary>";
      calls += "<p>" + codeOf(placeText(call.region, context.sources)) +
               " in " + codeOf(call.function) + "</p>";
    }
    if (entry.calls.size() > 5)
      calls += "</details>";
    const Standing standing = standingOf(entry);
    rows.push_back(
        {"<p>" + escaped(entry.name) + "</p>" +
             paragraph("", escaped(entry.service)) +
             paragraph("", entry.host.empty() ? "" : codeOf(entry.host)),
         badge(standing == Standing::Covered    ? "covered"
               : standing == Standing::Internal ? "internal"
                                                : "open",
               baaText(entry.baa)) +
             paragraph("evidence", escaped(entry.evidence)),
         phiText(context, entry.phi) +
             paragraph("as", escaped(joined(entry.states))),
         escaped(joined(purposes)), escaped(joined(owners)), calls});
  }
  return section(
      "inventory", "Inventory of what leaves",
      rows.empty()
          ? "<p>No patient data was found to leave the program.</p>\n"
          : table("Receivers of patient data",
                  {"Receiver", "BAA", "Patient data", "Purposes", "Owners",
                   "Calls"},
                  rows));
}

std::string signOffPart(const Context &context) {
  std::set<std::string> owners;
  for (const ReviewProject &project : context.review.projects)
    if (!project.owner.empty())
      owners.insert(project.owner + (project.ownerEmail.empty()
                                         ? ""
                                         : ", " + project.ownerEmail));
  std::string out =
      "<p>Signed for the state of the program that this report describes" +
      (context.report.asOf.empty() ? "" : ", " + escaped(context.report.asOf)) +
      ".</p>\n<div class=\"wide\"><table class=\"sign\"><thead><tr><th "
      "scope=\"col\">Role</th><th scope=\"col\">Name</th><th "
      "scope=\"col\">Decision</th><th scope=\"col\">Date</th><th "
      "scope=\"col\">Signature</th></tr></thead><tbody>\n";
  const std::pair<const char *, std::string> lines[] = {
      {"Owner of the project", escaped(joined(owners))},
      {"Security officer", ""},
      {"Privacy officer", ""},
      {"Reviewer", ""}};
  for (const auto &[role, who] : lines)
    out += std::string("<tr><th scope=\"row\">") + role + "</th><td>" + who +
           "</td><td></td><td></td><td></td></tr>\n";
  return section("sign-off", "Sign-off", out + "</tbody></table></div>\n");
}

} // namespace philint::report::html
