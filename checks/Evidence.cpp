// PHI407: the policy trusts a de-identifier as an expert determination, and
// names no report of it, or one that has expired. Told in the policy.
#include "checks/Evidence.h"

#include "checks/Narrate.h"

namespace philint::checks {

namespace {
// The rule's id in policies/rules, where severity and words are.
constexpr const char *kName = "deid-claim-without-evidence";
} // namespace

void Evidence::run(const Input &input,
                   std::vector<report::Finding> &findings) const {
  const policy::Rule *const rule = input.structuralRule(kName);
  if (!rule)
    return;
  const auto &texts = input.policy.catalog.strings;
  for (const auto &claim : input.policy.project.deidentifiers) {
    const bool expired =
        claim.expires && input.options.asOf && claim.expires < input.options.asOf;
    if (!claim.isExpert || (!claim.report.empty() && !expired))
      continue;
    report::Finding finding = input.findingOf(*rule);
    finding.message = fillTemplate(
        texts.text(rule->message),
        {{"call", claim.call},
         {"why", claim.report.empty() ? "no report of it is named"
                                      : "its report has expired"}});
    finding.remedy = texts.text(rule->remedy);
    finding.region = finding.context = {input.options.policyFile, claim.line, 1,
                                        claim.line, 1};
    finding.fingerprint = rule->info.code + "|" + claim.call;
    findings.push_back(std::move(finding));
  }
}

} // namespace philint::checks
