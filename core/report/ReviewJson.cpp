#include "core/report/ReviewJson.h"

#include "core/report/Code.h"
#include "core/report/Completeness.h"
#include "core/report/Filter.h"
#include "core/report/Review.h"
#include "core/report/Risks.h"

namespace philint::report {

using Json = nlohmann::ordered_json;

namespace {

void put(Json &object, const char *key, const std::string &value) {
  if (!value.empty())
    object[key] = value;
}
void put(Json &object, const char *key, const std::vector<std::string> &list) {
  if (!list.empty())
    object[key] = list;
}

Json attestedOf(const Attested &attested) {
  Json out = Json::object();
  put(out, "what", attested.what);
  put(out, "date", dateText(attested.date));
  put(out, "document", attested.document);
  return out;
}

Json vendorOf(const VendorEntry &vendor) {
  Json out = {{"id", vendor.id},
              {"name", vendor.name},
              {"class", vendor.clazz},
              {"in_policy", vendor.isInPolicy},
              {"status", vendor.status}};
  put(out, "effective", dateText(vendor.effective));
  put(out, "expires", dateText(vendor.expires));
  put(out, "evidence", vendor.evidence);
  put(out, "covers", vendor.covers);
  put(out, "hosts", vendor.hosts);
  put(out, "terms", vendor.terms);
  put(out, "training", vendor.training);
  put(out, "override_reason", vendor.overrideReason);
  out["zero_retention"] = vendor.zeroRetention;
  out["hipaa_mode"] = vendor.hipaaMode;
  if (vendor.retentionDays)
    out["retention_days"] = vendor.retentionDays;
  put(out, "offer", vendor.offer);
  put(out, "conditions", vendor.conditions);
  put(out, "facts_as_of", vendor.asOf);
  return out;
}

Json waiverOf(const Waiver &waiver) {
  return {{"rule", waiver.rule},
          {"path", waiver.path},
          {"reason", waiver.reason},
          {"approved_by", waiver.approvedBy},
          {"until", dateText(waiver.until)},
          {"line", waiver.region.line}};
}

Json projectOf(const ReviewProject &project) {
  Json out = {{"name", project.name},
              {"policy", project.policyFile},
              {"owner", project.owner}};
  put(out, "owner_email", project.ownerEmail);
  out["risk_assessment"] = attestedOf(project.riskAssessment);
  for (const char *key : {"attestations", "vendors", "waivers"})
    out[key] = Json::array();
  for (const Attested &one : project.attestations)
    out["attestations"].push_back(attestedOf(one));
  for (const VendorEntry &one : project.vendors)
    out["vendors"].push_back(vendorOf(one));
  for (const Waiver &one : project.waivers)
    out["waivers"].push_back(waiverOf(one));
  return out;
}

Json riskOf(const Risk &risk, const Mask &mask) {
  Json out = {{"rule", risk.rule},
              {"title", risk.title},
              {"severity", name(risk.severity)},
              {"confidence", name(risk.confidence)},
              {"score", risk.score},
              {"safeguard", risk.safeguard},
              {"cfr", risk.cfr},
              {"vendor", risk.vendor},
              {"phi", risk.phi},
              {"owners", risk.owners},
              {"to_close", mask.prose(risk.remedy)}};
  out["findings"] = Json::array();
  for (const Finding *finding : risk.findings)
    out["findings"].push_back(finding->fingerprint);
  return out;
}

Json safeguardOf(const SafeguardGroup &group) {
  Json out = {{"title", group.title},
              {"cfr", group.cfr},
              {"errors", group.errors},
              {"warnings", group.warnings},
              {"notes", group.notes},
              {"suppressed", group.suppressed}};
  out["rules"] = Json::array();
  for (const RuleInfo *rule : group.rules)
    out["rules"].push_back(rule->code);
  out["findings"] = Json::array();
  for (const Finding *finding : group.findings)
    out["findings"].push_back(finding->fingerprint);
  return out;
}

Json changeOf(const Change &change) {
  Json out = {{"since", change.since}, {"report", change.file}};
  for (const char *state :
       {"new", "changed", "reopened", "accepted", "unchanged"}) {
    out[state] = Json::array();
    for (const auto &[fingerprint, is] : change.states)
      if (is == state)
        out[state].push_back(fingerprint);
  }
  out["fixed"] = Json::array();
  for (const EarlierFinding &finding : change.fixed)
    out["fixed"].push_back({{"fingerprint", finding.fingerprint},
                            {"rule", finding.rule},
                            {"message", finding.message},
                            {"place", finding.place}});
  out["egress"] = change.egress;
  out["vendors"] = change.vendors;
  return out;
}

} // namespace

Json reviewJson(const Report &report) {
  const Mask mask(report);
  Json out = {{"complete", isComplete(report)}};
  out["limits"] = Json::array();
  for (const Bite &bite : bitesOf(report))
    out["limits"].push_back({{"mark", bite.mark},
                             {"meaning", bite.words},
                             {"findings", bite.findings},
                             {"times", bite.times}});
  for (const char *key : {"projects", "risks", "safeguards"})
    out[key] = Json::array();
  if (report.review)
    for (const ReviewProject &project : report.review->projects)
      out["projects"].push_back(projectOf(project));
  for (const Risk &risk : risksOf(report))
    out["risks"].push_back(riskOf(risk, mask));
  for (const SafeguardGroup &group : safeguardsOf(report))
    out["safeguards"].push_back(safeguardOf(group));
  if (report.review && report.review->change)
    out["change"] = changeOf(*report.review->change);
  return out;
}

} // namespace philint::report
