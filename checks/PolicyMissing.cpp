// PHI902: the application handles patient data and sends it somewhere, and no
// policy file says who may receive what. Once a scan, without a place.
#include "checks/PolicyMissing.h"

namespace philint::checks {

namespace {
// The rule's id in policies/rules, where severity and words are.
constexpr const char *kName = "policy-missing";
} // namespace

void PolicyMissing::run(const Input &input,
                        std::vector<report::Finding> &findings) const {
  if (!input.policy.project.file.empty() || !input.bound.anyPatientData)
    return;
  const policy::Rule *const rule = input.structuralRule(kName);
  if (!rule)
    return;
  bool egress = false;
  for (const flow::Issue &issue : input.solution.issues)
    egress |= !issue.isThrow &&
              input.bound.sinks[issue.sink].vendor != ir::kNone;
  if (!egress)
    return;
  const auto &texts = input.policy.catalog.strings;
  report::Finding finding = input.findingOf(*rule);
  finding.message = texts.text(rule->message);
  finding.remedy = texts.text(rule->remedy);
  finding.region = {};
  finding.fingerprint = rule->info.code;
  findings.push_back(std::move(finding));
}

} // namespace philint::checks
