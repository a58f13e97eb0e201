#include "cli/Reports.h"

#include "cli/Commands.h"
#include "cli/Ignore.h"
#include "core/report/Filter.h"
#include "core/report/Fingerprint.h"
#include "core/report/Suppress.h"
#include "core/report/Writers.h"
#include "core/support/Files.h"
#include "core/support/Version.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

namespace philint::cli {

namespace {

// The rule's name in policies/rules, where severity and code are.
constexpr const char *kSuppressionRule = "suppression-unjustified";

// A path for readers: relative to the root where it is below or beside it.
std::string shown(const std::string &path, const std::string &root) {
  if (path.empty())
    return {};
  std::error_code ec;
  const auto absolute = std::filesystem::absolute(path, ec).lexically_normal();
  const auto relative = absolute.lexically_relative(root);
  return relative.empty() ? absolute.string() : relative.generic_string();
}

void addSuppressionProblems(
    const std::vector<report::SuppressionProblem> &problems,
    const policy::Policy &policy, const std::vector<std::string> &ran,
    report::Report &report) {
  const auto rule = std::find_if(
      policy.rules.begin(), policy.rules.end(),
      [](const policy::Rule &r) { return r.info.name == kSuppressionRule; });
  const bool isOn = rule != policy.rules.end() &&
                    (ran.empty() || std::find(ran.begin(), ran.end(),
                                              rule->info.code) != ran.end());
  for (const report::SuppressionProblem &problem : problems) {
    if (!isOn) {
      report::Notification n;
      n.id = "suppression";
      n.message = problem.message;
      n.region = problem.region;
      if (ran.empty())
        report.notifications.push_back(std::move(n));
      continue;
    }
    report::Finding finding;
    finding.rule = rule->info.code;
    finding.severity = rule->info.severity;
    for (const auto &[code, level] : policy.project.ruleLevels)
      if (code == finding.rule) {
        const std::string_view text = policy.catalog.strings.text(level);
        finding.severity = text == "error"     ? report::Severity::Error
                           : text == "warning" ? report::Severity::Warning
                           : text == "note"    ? report::Severity::Note
                                               : report::Severity::Off;
      }
    finding.confidence = report::Confidence::High;
    finding.category = rule->info.category;
    finding.message = problem.message;
    finding.remedy = policy.catalog.strings.text(rule->remedy);
    finding.region = problem.region;
    report.findings.push_back(std::move(finding));
  }
}

void sortFindings(report::Report &report) {
  std::stable_sort(report.findings.begin(), report.findings.end(),
                   [](const report::Finding &a, const report::Finding &b) {
                     return std::tie(a.region, a.rule) <
                            std::tie(b.region, b.rule);
                   });
}

// The same scan, told in full.
std::string fullCommand(const Arguments &arguments) {
  std::string text = "philint scan";
  for (const std::string &path : arguments.typedPaths)
    text += " " + path;
  if (arguments.staged)
    text += " --staged";
  if (!arguments.diff.empty())
    text += " --diff " + arguments.diff;
  return text;
}

std::string written(Format format, const report::Report &report,
                    const report::Sources &sources, bool color) {
  switch (format) {
  case Format::Text:
    return report::writeText(report, sources, {color});
  case Format::Sarif:
    return report::writeSarif(report, sources);
  case Format::Json:
    return report::writeJson(report, sources);
  case Format::Markdown:
    return report::writeMarkdown(report, sources);
  case Format::Html:
    return report::writeHtml(report, sources);
  case Format::GitLab:
    return report::writeGitLab(report, sources);
  }
  return {};
}

} // namespace

Expected<std::optional<report::Baseline>>
readBaselineOf(const Arguments &arguments) {
  if (arguments.baseline.empty())
    return std::optional<report::Baseline>();
  auto bytes = readFile(arguments.baseline);
  if (!bytes)
    return bytes.error();
  auto baseline = report::readBaseline(*bytes, arguments.baseline);
  if (!baseline)
    return baseline.error();
  return std::optional<report::Baseline>(std::move(*baseline));
}

Expected<std::optional<report::Earlier>>
readEarlierOf(const Arguments &arguments) {
  if (arguments.since.empty())
    return std::optional<report::Earlier>();
  auto bytes = readFile(arguments.since);
  if (!bytes)
    return bytes.error();
  auto earlier = report::readEarlier(*bytes, arguments.since);
  if (!earlier)
    return earlier.error();
  return std::optional<report::Earlier>(std::move(*earlier));
}

void addChange(const report::Earlier &earlier, const report::Report &report,
               report::Review &review) {
  std::map<std::string, std::string> vendors;
  for (const report::ReviewProject &project : review.projects)
    for (const report::VendorEntry &vendor : project.vendors)
      vendors[vendor.id] = vendor.status;
  review.change =
      report::changeSince(earlier, report, review.inventory, vendors);
}

report::Report startReport(const Arguments &arguments, const Inputs &inputs,
                           const policy::Policy &policy) {
  report::Report report;
  report.toolVersion = kVersion;
  report.root = inputs.discovery.root;
  report.asOf = arguments.asOf;
  report.policyFile = shown(policy.project.file, report.root);
  report.notifications = inputs.extraction.notifications;
  report.coverage = inputs.extraction.coverage;
  return report;
}

void waive(const Arguments &arguments, const Inputs &inputs,
           const policy::Policy &policy, report::Report &report) {
  if (policy.project.waivers.empty())
    return;
  namespace fs = std::filesystem;
  std::error_code ec;
  const fs::path folder = fs::absolute(policy.project.file, ec)
                              .lexically_normal()
                              .parent_path();
  std::vector<report::Waiver> waivers = policy.project.waivers;
  for (report::Waiver &waiver : waivers)
    waiver.region.file = report.policyFile;
  report::WaiverScope scope;
  scope.asOf = parseDate(arguments.asOf);
  scope.ran = arguments.rules;
  for (const policy::Rule &rule : policy.rules)
    scope.known.push_back(rule.info.code);
  for (const auto &unit : inputs.extraction.units)
    scope.files.push_back(unit->path);
  for (const ir::ConfigFile &file : inputs.configuration)
    scope.files.push_back(file.path);
  // All below the policy was read.
  scope.isWhole = std::any_of(
      inputs.discovery.folders.begin(), inputs.discovery.folders.end(),
      [&](const std::string &scanned) {
        const fs::path from = scanned.empty()
                                  ? fs::path(report.root)
                                  : fs::path(report.root) / scanned;
        const auto rest = folder.lexically_relative(from);
        return !rest.empty() && *rest.begin() != "..";
      });
  scope.matches = [&](const std::string &glob, const std::string &file) {
    const fs::path path = (fs::path(report.root) / file).lexically_normal();
    return !file.empty() &&
           excludeMatches(glob, path.lexically_relative(folder).generic_string());
  };
  addSuppressionProblems(report::applyWaivers(report, waivers, scope), policy,
                         arguments.rules, report);
}

void completeReport(const Arguments &arguments, const Inputs &inputs,
                    const policy::Policy &policy,
                    const std::optional<report::Baseline> &baseline,
                    const report::Sources &sources, report::Report &report) {
  report::Units units = inputs.extraction.units;
  units.insert(units.end(), inputs.commented.begin(), inputs.commented.end());
  // Suppressions see findings of every confidence, so that one which silences
  // a weak finding does not count as useless.
  const auto problems = report::applySuppressions(
      report, units, sources, parseDate(arguments.asOf), arguments.rules);
  addSuppressionProblems(problems, policy, arguments.rules, report);
  report::keepConfident(report, arguments.confidence);
  sortFindings(report);
  report::addFingerprints(report, units, sources);
  if (baseline)
    report::compare(report, *baseline);
}

Expected<bool> writeReports(const Arguments &arguments,
                            const report::Report &report,
                            const report::Sources &sources) {
  for (const auto &[format, path] : arguments.reports)
    if (auto ok = writeOutput(path, written(format, report, sources, false));
        !ok)
      return ok;
  if (arguments.format == Format::Text && arguments.brief)
    return writeOutput(arguments.output,
                       report::writeBrief(report, sources, {arguments.color},
                                          fullCommand(arguments)));
  return writeOutput(arguments.output, written(arguments.format, report,
                                               sources, arguments.color));
}

int exitStatus(const Arguments &arguments, const report::Report &report) {
  const report::Coverage &coverage = report.coverage;
  if (arguments.requireComplete &&
      (coverage.filesSkipped || coverage.syntaxErrors)) {
    std::fprintf(
        stderr, "philint: error: the scan is not complete: %s not read, %s\n",
        report::counted(coverage.filesSkipped, "file").c_str(),
        report::counted(coverage.syntaxErrors, "syntax error").c_str());
    return 3;
  }
  switch (arguments.failOn) {
  case FailOn::Never:
    return 0;
  case FailOn::Error:
    return report::fails(report, report::Severity::Error);
  case FailOn::Warning:
    return report::fails(report, report::Severity::Warning);
  case FailOn::Note:
    return report::fails(report, report::Severity::Note);
  }
  return 0;
}

} // namespace philint::cli
