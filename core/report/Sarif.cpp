// SARIF 2.1.0. Services that take uploads have limits: 25,000 results and
// rules, 1,000 locations and 10,000 thread-flow locations a result, 20 tags a
// rule, 1,024 characters in a rule's descriptions, 10 MB when compressed (which
// makes it an eighth at least). What is over a limit is cut in the middle
// (paths) or left out: first the second and further ways of a result, then the
// mildest results; a notification says so.
#include "core/report/Filter.h"
#include "core/report/Writers.h"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <set>

namespace philint::report {

using Json = nlohmann::ordered_json;

namespace {

constexpr std::size_t kMaxRelated = 100;
constexpr std::size_t kMaxSteps = 1000;
constexpr std::size_t kMaxText = 1024;
constexpr const char *kRoot = "SRCROOT";
constexpr const char *kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
    "sarif-schema-2.1.0.json";

// RFC 3986: what a path segment may hold stays as it is. So do the brackets of
// `[id]/route.ts`, as browsers have it: readers that compare the text with a
// path's find the file.
std::string uriOf(const std::string &path) {
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x80 && std::isalnum(byte)) ||
        std::string_view("-._~/!$&'()*+,;=@[]").find(c) !=
            std::string_view::npos) {
      out += c;
    } else {
      char hex[4];
      std::snprintf(hex, sizeof hex, "%%%02X", byte);
      out += hex;
    }
  }
  return out;
}

// At most `limit` bytes, cut at a character.
std::string cut(const std::string &text, std::size_t limit) {
  if (text.size() <= limit)
    return text;
  std::size_t end = limit - 3;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
    --end;
  return text.substr(0, end) + "...";
}

class Sarif {
public:
  Sarif(const Report &report, const Sources &sources, const SarifLimits &limits)
      : report_(report), sources_(sources), limits_(limits) {
    for (std::size_t i = 0; i < report.rules.size(); ++i) {
      ruleIndex_.emplace(report.rules[i].code, i);
      for (const std::string &cfr : report.rules[i].cfr)
        citations_.emplace(cfr, 0);
      for (const std::uint32_t cwe : report.rules[i].cwe)
        weaknesses_.emplace(cwe, 0);
    }
    std::size_t n = 0;
    for (auto &[key, index] : citations_)
      index = n++;
    n = 0;
    for (auto &[key, index] : weaknesses_)
      index = n++;
  }

  std::string write() {
    Json results = Json::array();
    for (const Finding *finding : chosen())
      results.push_back(result(*finding));
    Json invocations = Json::array({invocation()}); // registers artifacts
    Json run;
    run["tool"]["driver"] = driver();
    run["automationDetails"] = {{"id", "philint/"}};
    run["invocations"] = std::move(invocations);
    run["originalUriBaseIds"][kRoot]["description"]["text"] =
        "The folder that was scanned.";
    run["artifacts"] = artifacts();
    run["columnKind"] = "utf16CodeUnits";
    run["taxonomies"] = taxonomies();
    run["results"] = std::move(results);
    run["properties"] = properties();
    Json log;
    log["$schema"] = kSchema;
    log["version"] = "2.1.0";
    log["runs"] = Json::array({std::move(run)});
    return log.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
  }

private:
  // The gravest ones where there are more than a service takes; order is kept.
  std::vector<const Finding *> chosen() {
    std::vector<const Finding *> all;
    for (const Finding &finding : report_.findings)
      if (finding.severity != Severity::Off)
        all.push_back(&finding);
    if (all.size() <= limits_.results)
      return all;
    left_ = all.size() - limits_.results;
    std::stable_sort(all.begin(), all.end(), [](auto *a, auto *b) {
      return std::pair(a->severity, a->confidence) <
             std::pair(b->severity, b->confidence);
    });
    all.resize(limits_.results);
    std::sort(all.begin(), all.end()); // one array: addresses are its order
    return all;
  }

  Json driver() const {
    Json out;
    out["name"] = "philint";
    out["version"] = report_.toolVersion;
    out["semanticVersion"] = report_.toolVersion;
    out["rules"] = Json::array();
    for (const RuleInfo &rule : report_.rules)
      out["rules"].push_back(ruleOf(rule));
    out["notifications"] = Json::array();
    for (const std::string &id : notificationIds_)
      out["notifications"].push_back({{"id", id}});
    out["supportedTaxonomies"] = Json::array(
        {{{"name", "HIPAA"}, {"index", 0}}, {{"name", "CWE"}, {"index", 1}}});
    return out;
  }

  static Json reference(const std::string &id, std::size_t index,
                        const char *taxonomy, std::size_t component) {
    Json target = {{"id", id}, {"index", index}};
    target["toolComponent"] = {{"name", taxonomy}, {"index", component}};
    return {{"target", std::move(target)},
            {"kinds", Json::array({"relevant"})}};
  }

  Json ruleOf(const RuleInfo &rule) const {
    Json out;
    out["id"] = rule.code;
    out["name"] = rule.name;
    out["shortDescription"]["text"] = cut(rule.title, kMaxText);
    out["fullDescription"]["text"] = cut(rule.title, kMaxText);
    const std::string help = rule.help.empty() ? rule.title : rule.help;
    out["help"] = {{"text", help}, {"markdown", help}};
    out["defaultConfiguration"] = {{"enabled", rule.severity != Severity::Off},
                                   {"level", name(rule.severity)}};
    Json relationships = Json::array(), tags = {"security", "hipaa"};
    for (const std::string &cfr : rule.cfr)
      relationships.push_back(reference(cfr, citations_.at(cfr), "HIPAA", 0));
    for (const std::uint32_t cwe : rule.cwe) {
      const std::string id = std::to_string(cwe);
      relationships.push_back(
          reference("CWE-" + id, weaknesses_.at(cwe), "CWE", 1));
      if (tags.size() < 20)
        tags.push_back("external/cwe/cwe-" + id);
    }
    if (!relationships.empty())
      out["relationships"] = std::move(relationships);
    char score[16];
    std::snprintf(score, sizeof score, "%.1f", rule.securitySeverity);
    out["properties"] = {{"category", rule.category},
                         {"security-severity", score},
                         {"precision", "high"},
                         {"tags", std::move(tags)}};
    return out;
  }

  Json taxonomies() const {
    Json hipaa = {{"name", "HIPAA"}, {"organization", "HHS"}};
    hipaa["shortDescription"]["text"] =
        "Sections of title 45 of the Code of Federal Regulations.";
    hipaa["taxa"] = Json::array();
    for (const auto &[cfr, index] : citations_)
      hipaa["taxa"].push_back({{"id", cfr}, {"name", "45 CFR " + cfr}});
    Json cwe = {{"name", "CWE"}, {"organization", "MITRE"}};
    cwe["shortDescription"]["text"] = "Common Weakness Enumeration.";
    cwe["taxa"] = Json::array();
    for (const auto &[number, index] : weaknesses_)
      cwe["taxa"].push_back({{"id", "CWE-" + std::to_string(number)}});
    return Json::array({std::move(hipaa), std::move(cwe)});
  }

  Json regionOf(const Region &region) const {
    Json out = {{"startLine", std::max(region.line, 1U)}};
    out["startColumn"] =
        sources_.utf16Column(region.file, region.line, region.column);
    const std::uint32_t endLine = std::max(region.endLine, region.line);
    if (endLine != region.line)
      out["endLine"] = endLine;
    std::uint32_t endColumn =
        sources_.utf16Column(region.file, endLine, region.endColumn);
    if (endLine == region.line)
      endColumn = std::max(endColumn, out["startColumn"].get<std::uint32_t>());
    out["endColumn"] = endColumn;
    return out;
  }

  Json artifactLocation(const std::string &file) {
    const auto [at, added] = artifactIndex_.emplace(file, files_.size());
    if (added)
      files_.push_back(file);
    return {{"uri", uriOf(file)}, {"uriBaseId", kRoot}, {"index", at->second}};
  }

  // A context must be a proper superset of the region (section 3.29.5).
  static bool encloses(const Json &context, const Json &region) {
    const auto at = [](const Json &of, const char *line, const char *column) {
      return std::pair(of.value(line, of["startLine"].get<std::uint32_t>()),
                       of.value(column, 1U));
    };
    return context != region &&
           at(context, "startLine", "startColumn") <=
               at(region, "startLine", "startColumn") &&
           at(context, "endLine", "endColumn") >=
               at(region, "endLine", "endColumn");
  }

  Json location(const Region &region, const Region *context = nullptr) {
    Json out;
    Json &physical = out["physicalLocation"];
    physical["artifactLocation"] = artifactLocation(region.file);
    physical["region"] = regionOf(region);
    if (context && context->file == region.file)
      if (Json whole = regionOf(*context);
          encloses(whole, physical["region"]))
        physical["contextRegion"] = std::move(whole);
    return out;
  }

  Json flowOf(const Flow &flow) {
    Json steps = Json::array();
    const std::size_t total = flow.steps.size();
    for (std::size_t i = 0; i < total; ++i) {
      if (total > kMaxSteps && i == kMaxSteps / 2)
        i = total - kMaxSteps / 2;
      const Step &step = flow.steps[i];
      if (step.region.file.empty())
        continue;
      Json at = location(step.region);
      at["message"]["text"] = step.text;
      Json one = {{"location", std::move(at)}, {"executionOrder", i + 1}};
      one["importance"] = step.kind == Step::Source || step.kind == Step::Sink
                              ? "essential"
                              : "important";
      steps.push_back(std::move(one));
    }
    Json out;
    out["threadFlows"] = Json::array({Json{{"locations", std::move(steps)}}});
    return out;
  }

  Json resultProperties(const Finding &finding) const {
    Json out = {{"category", finding.category}};
    if (!finding.phi.empty())
      out["phi"] = finding.phi;
    const auto put = [&](const char *key, const std::string &value) {
      if (!value.empty())
        out[key] = value;
    };
    put("state", finding.state);
    out["confidence"] = name(finding.confidence);
    put("vendor", finding.vendor);
    put("baa", finding.baa);
    put("purpose", finding.purpose);
    put("sink", finding.sink);
    put("remedy", finding.remedy);
    if (!finding.marks.empty())
      out["marks"] = finding.marks;
    if (!finding.flows.empty())
      out["flows"] = Json::array();
    for (const Flow &flow : finding.flows) {
      Json one = {{"fingerprint", flow.fingerprint},
                  {"content", flow.content},
                  {"source", flow.source},
                  {"phi", flow.phi},
                  {"state", flow.state}};
      if (flow.suppressed)
        one["suppressed"] = true;
      out["flows"].push_back(std::move(one));
    }
    return out;
  }

  Json result(const Finding &finding) {
    Json out = {{"ruleId", finding.rule}};
    if (const auto at = ruleIndex_.find(finding.rule); at != ruleIndex_.end())
      out["ruleIndex"] = at->second;
    out["kind"] = "fail";
    out["level"] = name(finding.severity);
    out["message"]["text"] = finding.remedy.empty()
                                 ? finding.message
                                 : finding.message + "\n" + finding.remedy;
    // What has no place (a policy that is missing) stands where the policy
    // would: services refuse results without a location.
    const bool placed = !finding.region.file.empty();
    out["locations"] = Json::array(
        {location(placed ? finding.region : Region{"philint.yaml"},
                  finding.context.file.empty() ? nullptr : &finding.context)});
    for (std::size_t i = 0; i < std::min(finding.related.size(), kMaxRelated);
         ++i) {
      Json related = location(finding.related[i]);
      related["id"] = i + 1;
      related["message"]["text"] = "this argument carries patient data too";
      out["relatedLocations"].push_back(std::move(related));
    }
    out["partialFingerprints"]["philint/v1"] = finding.fingerprint;
    out["partialFingerprints"]["philint/content/v1"] = finding.content;
    const std::size_t shown = std::min(finding.flows.size(), limits_.flows);
    waysLeft_ += limits_.flows < SarifLimits{}.flows &&
                 shown < std::min(finding.flows.size(), SarifLimits{}.flows);
    for (std::size_t i = 0; i < shown; ++i)
      if (!finding.flows[i].steps.empty()) {
        Json flow = flowOf(finding.flows[i]);
        if (!flow["threadFlows"][0]["locations"].empty())
          out["codeFlows"].push_back(std::move(flow));
      }
    if (!finding.baselineState.empty())
      out["baselineState"] = finding.baselineState;
    if (finding.suppressed)
      out["suppressions"] = Json::array(
          {{{"kind", finding.suppressedInSource ? "inSource" : "external"},
            {"status", "accepted"},
            {"justification", finding.suppressedBecause}}});
    out["properties"] = resultProperties(finding);
    return out;
  }

  Json notification(const Notification &n) {
    notificationIds_.insert(n.id);
    Json out;
    out["descriptor"] = {{"id", n.id}};
    out["level"] = n.level == Notification::Error     ? "error"
                   : n.level == Notification::Warning ? "warning"
                                                      : "note";
    out["message"]["text"] = n.message;
    if (!n.region.file.empty())
      out["locations"] = Json::array({location(n.region)});
    return out;
  }

  Json invocation() {
    Json told = Json::array();
    bool successful = true;
    for (const Notification &n : report_.notifications) {
      told.push_back(notification(n));
      successful &= n.level != Notification::Error;
    }
    Notification coverage;
    coverage.level = Notification::Note;
    coverage.id = "coverage";
    coverage.message = coverageText(report_);
    told.push_back(notification(coverage));
    if (waysLeft_) {
      Notification cutOff;
      cutOff.id = "too-many-ways";
      cutOff.message = "of " + counted(waysLeft_, "result") +
                       " only one way is told, to keep the file small";
      told.push_back(notification(cutOff));
    }
    if (left_) {
      Notification cutOff;
      cutOff.id = "too-many-results";
      cutOff.message =
          std::to_string(left_) + " results of lower severity were left out";
      told.push_back(notification(cutOff));
    }
    return {{"executionSuccessful", successful},
            {"toolExecutionNotifications", std::move(told)}};
  }

  Json artifacts() const {
    Json out = Json::array();
    for (const std::string &file : files_)
      out.push_back(
          {{"location", {{"uri", uriOf(file)}, {"uriBaseId", kRoot}}}});
    return out;
  }

  Json properties() const {
    const Coverage &c = report_.coverage;
    Json out = {{"asOf", report_.asOf}};
    if (!report_.policyFile.empty())
      out["policy"] = report_.policyFile;
    out["coverage"] = {{"filesFound", c.filesFound},
                       {"filesRead", c.filesRead},
                       {"filesSkipped", c.filesSkipped},
                       {"lines", c.lines},
                       {"functions", c.functions},
                       {"syntaxErrors", c.syntaxErrors},
                       {"callsResolved", c.callsResolved},
                       {"callsExternal", c.callsExternal},
                       {"callsUnresolved", c.callsUnresolved},
                       {"skippedBy", c.skippedBy},
                       {"marks", c.marks}};
    if (!report_.inventory.empty())
      out["inventory"] = Json::parse(report_.inventory, nullptr, false);
    return out;
  }

  const Report &report_;
  const Sources &sources_;
  const SarifLimits &limits_;
  std::map<std::string, std::size_t> ruleIndex_, citations_;
  std::map<std::uint32_t, std::size_t> weaknesses_;
  std::map<std::string, std::size_t> artifactIndex_;
  std::set<std::string> notificationIds_;
  std::vector<std::string> files_;
  std::size_t left_ = 0, waysLeft_ = 0;
};

} // namespace

std::string writeSarif(const Report &report, const Sources &sources,
                       SarifLimits limits) {
  std::string text = Sarif(report, sources, limits).write();
  const std::size_t count = std::min(limits.results, report.findings.size());
  if (text.size() > limits.bytes && limits.flows > 1) {
    limits.flows = 1;
    text = Sarif(report, sources, limits).write();
  }
  limits.results = count;
  while (text.size() > limits.bytes && limits.results > 0) {
    // In proportion, and a little less: graver findings have longer ways.
    limits.results = limits.results * 9 / 10 * limits.bytes / text.size();
    text = Sarif(report, sources, limits).write();
  }
  return text;
}

} // namespace philint::report
