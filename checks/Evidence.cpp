#include "checks/Evidence.h"

#include "checks/Narrate.h"
#include "core/policy/Words.h"

#include <algorithm>

namespace philint::checks {

using policy::PolicyMark;

namespace {
constexpr double kSixYears = 2192; // days
constexpr std::uint32_t kYear = 10000; // in yyyymmdd
constexpr const char *kChangeable[] = {"stdout", "file", "postgres"};

class PolicyReader {
public:
  PolicyReader(const Input &input, std::vector<report::Finding> &findings)
      : input_(input), project_(input.policy.project), findings_(findings) {}

  void run() {
    claims();
    if (project_.file.empty())
      return;
    owner();
    assessment();
    auditSink();
  }

private:
  using Values = std::vector<std::pair<std::string_view, std::string>>;

  // Told in the policy; at its first line where nothing is written.
  report::Finding *tell(std::string_view name, const PolicyMark &at,
                        const Values &values, const std::string &key) {
    const policy::Rule *rule = nullptr;
    for (const policy::Rule &one : input_.policy.rules)
      if (one.info.name == name && input_.isOn(one))
        rule = &one;
    if (!rule)
      return nullptr;
    const auto &texts = input_.policy.catalog.strings;
    report::Finding finding = input_.findingOf(*rule);
    finding.message = fillTemplate(
        texts.text(rule->isFlow ? rule->switchMessage : rule->message), values);
    finding.remedy = texts.text(rule->remedy);
    const std::uint32_t line = std::max(1U, at.line);
    finding.region = finding.context = {input_.options.policyFile, line,
                                        std::max(1U, at.column), line,
                                        std::max(1U, at.endColumn)};
    finding.fingerprint = rule->info.code + "|" + key;
    findings_.push_back(std::move(finding));
    return &findings_.back();
  }

  // PHI407: trusted as an expert determination, without a report that holds.
  void claims() {
    for (const auto &claim : project_.deidentifiers) {
      const bool expired = claim.expires && input_.options.asOf &&
                           claim.expires < input_.options.asOf;
      if (claim.isExpert && (claim.report.empty() || expired))
        tell("deid-claim-without-evidence", {claim.line, 1, 1},
             {{"call", claim.call},
              {"why", claim.report.empty() ? "no report of it is named"
                                           : "its report has expired"}},
             claim.call);
    }
  }

  // PHI901: an owner is written, and is no person.
  void owner() {
    if (project_.owner.empty()) {
      if (project_.ownerAt.line)
        tell("owner-missing", project_.ownerAt,
             {{"what", "The owner has no name"}}, "");
      return;
    }
    const auto &texts = input_.policy.catalog.strings;
    for (const std::string &word : policy::identifierWords(project_.owner))
      for (const Symbol team : input_.policy.teamWords)
        if (texts.text(team) == word) {
          report::Finding *const finding =
              tell("owner-missing", project_.ownerAt,
                   {{"what", "The owner, " + project_.owner + ", is no person"}},
                   project_.owner);
          if (finding && finding->severity == report::Severity::Error)
            finding->severity = report::Severity::Warning;
          return;
        }
  }

  // PHI903
  void assessment() {
    const std::uint32_t date = project_.riskAssessment.date;
    if (date && input_.options.asOf && date + kYear < input_.options.asOf)
      tell("risk-assessment-stale", project_.riskAssessmentAt,
           {{"date", std::to_string(date / 10000) + "-" +
                         twoDigits(date / 100 % 100) + "-" +
                         twoDigits(date % 100)}},
           "");
  }
  static std::string twoDigits(std::uint32_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  }

  // PHI607, PHI608
  void auditSink() {
    const policy::ProjectAuditSink &sink = project_.auditSink;
    if (!sink.immutable &&
        std::find(std::begin(kChangeable), std::end(kChangeable), sink.kind) !=
            std::end(kChangeable))
      tell("audit-sink-mutable", sink.at, {{"what", "`" + sink.kind + "`"}},
           sink.kind);
    if (sink.retentionDays && *sink.retentionDays < kSixYears)
      tell("audit-retention-too-short", sink.at,
           {{"sink", "The policy's audit sink"}}, "");
  }

  const Input &input_;
  const policy::Project &project_;
  std::vector<report::Finding> &findings_;
};
} // namespace

void Evidence::run(const Input &input,
                   std::vector<report::Finding> &findings) const {
  PolicyReader(input, findings).run();
}

} // namespace philint::checks
