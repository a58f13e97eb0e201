// The parts of a security review in Markdown, as in the page: change, risks,
// register, completeness, sign-off.
#include "core/report/Completeness.h"
#include "core/report/Filter.h"
#include "core/report/MarkdownText.h"
#include "core/report/Review.h"
#include "core/report/Risks.h"
#include "core/report/Writers.h"

namespace philint::report::markdown {

namespace {

template <class List> std::string joined(const List &items) {
  std::string out;
  for (const std::string &item : items)
    out += (out.empty() ? "" : ", ") + item;
  return out;
}

template <class List>
std::string phiText(const Review &review, const List &keys) {
  std::vector<std::string> titles;
  for (const std::string &key : keys) {
    const auto at = review.categories.find(key);
    titles.push_back(at == review.categories.end() ? key : at->second);
  }
  return joined(titles);
}

std::string vendorsOf(const ReviewProject &project) {
  if (project.vendors.empty())
    return {};
  std::string out =
      "## Vendor register" +
      (project.name.empty() ? std::string() : " of " + escaped(project.name)) +
      "\n\n" +
      head({"Vendor", "BAA", "From", "To", "Evidence", "Covers", "Promises"});
  for (const VendorEntry &vendor : project.vendors) {
    std::vector<std::string> promises;
    if (vendor.zeroRetention)
      promises.push_back("zero retention");
    if (vendor.hipaaMode)
      promises.push_back("HIPAA mode");
    if (!vendor.training.empty())
      promises.push_back("training " + vendor.training);
    if (vendor.retentionDays)
      promises.push_back("kept " + counted(vendor.retentionDays, "day"));
    out += row({escaped(vendor.name) + " (" + code(vendor.id) + ")",
                vendor.isInPolicy ? vendor.status : "not in the policy",
                dateText(vendor.effective), dateText(vendor.expires),
                escaped(vendor.evidence), escaped(joined(vendor.covers)),
                escaped(joined(promises))});
  }
  return out + "\n";
}

std::string waiversOf(const ReviewProject &project) {
  if (project.waivers.empty())
    return {};
  std::string out = "## Waivers\n\n" + head({"Rule", "Files", "Reason",
                                             "Approved by", "Until"});
  for (const Waiver &waiver : project.waivers)
    out += row({escaped(waiver.rule), code(waiver.path),
                escaped(waiver.reason), escaped(waiver.approvedBy),
                dateText(waiver.until)});
  return out + "\n";
}

std::string inventoryOf(const Review &review) {
  if (review.inventory.entries.empty())
    return {};
  std::string out =
      "## What leaves\n\n" + head({"Patient data", "Service", "Receiver",
                                   "BAA", "Purposes", "Owners", "Calls"});
  for (const InventoryEntry &entry : review.inventory.entries) {
    std::set<std::string> purposes, owners;
    for (const InventoryCall &call : entry.calls) {
      if (!call.purpose.empty())
        purposes.insert(call.purpose);
      if (!call.owner.empty())
        owners.insert(call.owner);
    }
    out += row({escaped(phiText(review, entry.phi)), escaped(entry.service),
                escaped(entry.name), escaped(baaText(entry.baa)),
                escaped(joined(purposes)), escaped(joined(owners)),
                std::to_string(entry.calls.size())});
  }
  return out + "\n";
}

} // namespace

std::string changePart(const Context &context) {
  if (!context.report.review || !context.report.review->change)
    return {};
  const Change &change = *context.report.review->change;
  std::string out = "## Since " + escaped(change.since) + "\n\n" +
                    code(change.file) + ": ";
  for (const char *state :
       {"new", "changed", "reopened", "accepted", "unchanged"})
    out += std::to_string(change.count(state)) + " " + state + ", ";
  out += std::to_string(change.fixed.size()) + " fixed.\n\n";
  for (const Finding &finding : context.report.findings) {
    const auto at = change.states.find(finding.fingerprint);
    if (at != change.states.end() && at->second != "unchanged" &&
        finding.severity != Severity::Off)
      out += "- " + at->second + ": " + finding.rule + " at " +
             code(placeText(finding.region, context.sources)) + "\n";
  }
  for (const EarlierFinding &finding : change.fixed)
    out += "- fixed: " + escaped(finding.rule) + " " +
           escaped(context.mask.prose(finding.message)) + "\n";
  for (const auto *list : {&change.egress, &change.vendors})
    for (const std::string &text : *list)
      out += "- " + escaped(text) + "\n";
  return out + "\n";
}

std::string risksPart(const Context &context) {
  const std::vector<Risk> risks = risksOf(context.report);
  if (risks.empty())
    return {};
  const Review none;
  const Review &review =
      context.report.review ? *context.report.review : none;
  std::string out =
      "## Risk register\n\n" + head({"No.", "Severity", "Risk", "Vendor",
                                     "Patient data", "Places", "Owner",
                                     "Path to close"});
  unsigned rank = 0;
  for (const Risk &risk : risks)
    out += row({std::to_string(++rank), name(risk.severity),
                escaped(risk.rule + " " + risk.title), escaped(risk.vendor),
                escaped(phiText(review, risk.phi)),
                std::to_string(risk.findings.size()),
                risk.owners.empty() ? "nobody is named"
                                    : escaped(joined(risk.owners)),
                escaped(context.mask.prose(risk.remedy))});
  return out + "\n";
}

std::string registerPart(const Context &context) {
  if (!context.report.review)
    return {};
  std::string out;
  for (const ReviewProject &project : context.report.review->projects)
    out += vendorsOf(project) + waiversOf(project);
  return out + inventoryOf(*context.report.review);
}

std::string completenessPart(const Context &context) {
  std::string out;
  const std::vector<Bite> bites = bitesOf(context.report);
  if (!bites.empty()) {
    out += "## Limits and uncertain steps\n\n" +
           head({"Mark", "Meaning", "Findings"});
    for (const Bite &bite : bites)
      out += row({code(bite.mark), escaped(bite.words),
                  std::to_string(bite.findings)});
    out += "\n";
  }
  if (context.report.notifications.empty())
    return out;
  out += "## Not analysed, or only in part\n\n";
  for (const Notification &n : context.report.notifications)
    out += "- " +
           (n.region.file.empty() ? std::string()
                                  : code(n.region.file) + " ") +
           escaped(context.mask.prose(n.message)) + "\n";
  return out + "\n";
}

std::string signOffPart(const Context &context) {
  if (!context.report.review)
    return {};
  std::set<std::string> owners;
  for (const ReviewProject &project : context.report.review->projects)
    if (!project.owner.empty())
      owners.insert(project.owner);
  return "## Sign-off\n\n" +
         head({"Role", "Name", "Decision", "Date", "Signature"}) +
         row({"Owner of the project", escaped(joined(owners)), "", "", ""}) +
         row({"Security officer", "", "", "", ""}) +
         row({"Privacy officer", "", "", "", ""}) +
         row({"Reviewer", "", "", "", ""});
}

} // namespace philint::report::markdown
