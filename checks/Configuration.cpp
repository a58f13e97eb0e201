#include "checks/Configuration.h"

#include "checks/CodeSettings.h"
#include "core/link/Settings.h"
#include "checks/ConfigTests.h"
#include "checks/Coverage.h"
#include "checks/Narrate.h"
#include "core/policy/Hosts.h"
#include "core/policy/Standing.h"
#include "core/support/Wildcard.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace philint::checks {

using ir::ConfigFile;
using ir::ConfigNode;
using ir::ConfigNodeId;
using policy::BoundVendor;
using policy::ConfigRow;

namespace {

report::Region regionOf(const std::string &file, const ir::ConfigPlace &at) {
  return {file, at.line, at.column, at.endLine, at.endColumn};
}

class Judge {
public:
  Judge(const Input &input, std::vector<report::Finding> &findings)
      : input_(input), findings_(findings) {
    for (const policy::Rule &rule : input.policy.rules)
      if (input.isOn(rule))
        rules_.emplace(rule.info.code, &rule);
    for (const ConfigRow &row : input.policy.configRows)
      if (rules_.contains(row.rule))
        rows_[row.dialect].push_back(&row);
    for (const flow::Issue &issue : input.solution.issues)
      if (const auto kind = kindOf(issue); !kind.empty())
        notice(issue, kind);
  }

  void run() {
    for (const ConfigFile &file : input_.configuration)
      lookAt(file);
    std::set<std::string> dialects;
    for (const auto &[dialect, rows] : rows_)
      dialects.insert(dialect);
    const auto settings = link::settingsRows(input_.program);
    for (link::UnitId u = 0; u < input_.program.units.size(); ++u)
      for (const ConfigFile &file :
           codeSettings(input_.program, settings, u, dialects))
        lookAt(file);
  }

private:
  // Which data reaches the kind of sink, and the variable that decides where
  // it leads.
  void notice(const flow::Issue &issue, std::string_view kind) {
    const policy::BoundSink &sink = input_.bound.sinks[issue.sink];
    const policy::CategoryMask data =
        flow::labelOf(input_.bound, issue).in(0x1ff);
    reached_[std::string(kind)] |= data;
    if (sink.vendor == ir::kNone ||
        input_.bound.vendors[sink.vendor].setting == ir::kNone)
      return;
    const auto &setting =
        input_.program.environment[input_.bound.vendors[sink.vendor].setting];
    const StringTable &texts = input_.program.symbols;
    decided_[{std::string(texts.text(setting.file)), setting.line}] |= data;
  }

  // " It gets: clinical notes." of what the row speaks of, where data does.
  std::string dataText(const ConfigFile &file, ConfigNodeId subject,
                       const ConfigRow &row) const {
    policy::CategoryMask mask = 0;
    for (const std::string &kind : row.reaches)
      if (const auto at = reached_.find(kind); at != reached_.end())
        mask |= at->second;
    if (row.isReadByCode)
      if (const auto at =
              decided_.find({file.path, file.nodes[subject].keyAt.line});
          at != decided_.end())
        mask |= at->second;
    std::vector<std::string> titles;
    for (std::size_t c = 0; c < input_.policy.categories.size(); ++c)
      if (mask & (policy::CategoryMask{1} << c))
        titles.emplace_back(input_.policy.catalog.strings.text(
            input_.policy.categories[c].title));
    if (titles.empty())
      return {};
    constexpr std::size_t kTold = 4;
    if (titles.size() > kTold)
      return " It gets patient records.";
    return " It gets: " + listOf(titles) + '.';
  }

  std::string_view kindOf(const flow::Issue &issue) const {
    if (issue.sink >= input_.bound.sinks.size())
      return {};
    const policy::SinkRole &role =
        input_.policy.sinkRoles[input_.bound.sinks[issue.sink].role];
    return input_.policy.catalog.strings.text(role.kind);
  }

  void lookAt(const ConfigFile &file) {
    const auto rows = rows_.find(file.dialect);
    if (rows == rows_.end())
      return;
    for (ConfigNodeId d = file.nodes[0].firstChild; d; d = file.nodes[d].next)
      for (const ConfigRow *row : rows->second)
        look(file, d, *row);
  }

  void look(const ConfigFile &file, ConfigNodeId document,
            const ConfigRow &row) {
    if (row.withPatientData && !input_.bound.anyPatientData)
      return;
    const ConfigScope scope{input_.configuration, file, document,
                            input_.policy.project.internalHosts};
    if (!row.files.empty() &&
        std::none_of(row.files.begin(), row.files.end(), [&](const auto &one) {
          return matchesWildcard(one, file.path, true);
        }))
      return;
    for (const ConfigNodeId subject : ir::follow(file, document, row.at)) {
      if (!std::all_of(row.when.begin(), row.when.end(), [&](const auto &test) {
            return holds(scope, subject, test).has_value();
          }))
        continue;
      for (const policy::ConfigTest &test : row.wrong)
        if (const auto at = holds(scope, subject, test)) {
          if (row.vendor.by == policy::ConfigVendor::Nothing)
            tell(file, subject, at->node, row, nullptr);
          else
            tellVendors(file, subject, at->node, row);
          break;
        }
    }
  }

  // Whom the row speaks of at this subject, judged by the policy.
  std::vector<BoundVendor> vendorsOf(const ConfigFile &file,
                                     ConfigNodeId subject,
                                     const ConfigRow &row) const {
    const policy::Standing standing(input_.policy, input_.options.asOf);
    const StringTable &texts = input_.policy.catalog.strings;
    std::vector<BoundVendor> out;
    const auto add = [&](BoundVendor vendor, std::string_view host) {
      vendor.service = texts.find(row.vendor.service);
      standing.judge(vendor, host);
      out.push_back(std::move(vendor));
    };
    if (row.vendor.by == policy::ConfigVendor::Id)
      add(standing.named(texts.find(row.vendor.text)), {});
    else
      for (const ConfigNodeId at : ir::follow(file, subject, row.vendor.text)) {
        const ConfigNode &node = file.nodes[at];
        const bool isText = node.kind == ConfigNode::Scalar;
        switch (row.vendor.by) {
        case policy::ConfigVendor::Host:
          if (const std::string host =
                  isText ? policy::hostOf(node.value, true) : std::string();
              !host.empty())
            add(standing.ofHost(host), host);
          break;
        case policy::ConfigVendor::Model:
          if (const BoundVendor vendor = standing.ofModel(node.value);
              isText && vendor.vendor != ir::kNone)
            add(standing.named(input_.policy.vendors[vendor.vendor].id), {});
          break;
        default:
          if (const Symbol id = idIn(row.vendor.by == policy::ConfigVendor::Key
                                         ? node.key
                                         : isText ? node.value
                                                  : std::string(),
                                     row.vendor.by))
            add(standing.named(id), {});
        }
      }
    return out;
  }

  // The vendor of whose id the text is, or with whose id it begins:
  // "azure_openai", "OPENAI_API_KEY", "datadog".
  Symbol idIn(std::string text, policy::ConfigVendor::By by) const {
    for (char &c : text)
      c = c == '_' || c == ' '   ? '-'
          : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32)
                                 : c;
    Symbol found;
    std::size_t longest = 0;
    for (const policy::VendorInfo &vendor : input_.policy.vendors) {
      const std::string_view id = input_.policy.catalog.strings.text(vendor.id);
      const bool isIt =
          text == id || (by == policy::ConfigVendor::Key &&
                         text.starts_with(id) && text[id.size()] == '-');
      if (isIt && id.size() > longest) {
        longest = id.size();
        found = vendor.id;
      }
    }
    return found;
  }

  bool speaksOf(const BoundVendor &vendor, const ConfigRow &row) const {
    const auto &classes = row.vendor.classes;
    if (!classes.empty() &&
        (vendor.vendor == ir::kNone ||
         std::find(classes.begin(), classes.end(),
                   input_.policy.catalog.strings.text(
                       input_.policy.vendors[vendor.vendor].clazz)) ==
             classes.end()))
      return false;
    return std::any_of(
        row.vendor.reach.begin(), row.vendor.reach.end(),
        [&](const std::string &reach) {
          return reach == "undeclared"
                     ? vendor.vendor != ir::kNone &&
                           vendor.reach == BoundVendor::Vendor &&
                           !input_.policy.project.file.empty() &&
                           !isDeclared(input_, vendor.vendor)
                     : isReached(input_, vendor, reach);
        });
  }

  void tellVendors(const ConfigFile &file, ConfigNodeId subject,
                   ConfigNodeId wrong, const ConfigRow &row) {
    for (const BoundVendor &vendor : vendorsOf(file, subject, row))
      if (speaksOf(vendor, row) &&
          !(row.oncePerVendor && isTold(vendor)))
        return tell(file, subject, wrong, row, &vendor);
  }

  // Some finding names the vendor already.
  bool isTold(const BoundVendor &vendor) const {
    const std::string id = idOf(vendor);
    return std::any_of(
        findings_.begin(), findings_.end(),
        [&](const report::Finding &one) { return one.vendor == id; });
  }

  std::string idOf(const BoundVendor &vendor) const {
    return vendor.vendor == ir::kNone
               ? std::string()
               : std::string(input_.policy.catalog.strings.text(
                     input_.policy.vendors[vendor.vendor].id));
  }

  void tell(const ConfigFile &file, ConfigNodeId subject, ConfigNodeId wrong,
            const ConfigRow &row, const BoundVendor *vendor) {
    const policy::Rule &rule = *rules_.at(row.rule);
    report::Finding finding = input_.findingOf(rule);
    finding.severity = severityOf(file, subject, row, rule);
    ConfigNodeId place = wrong ? wrong : subject;
    if (!row.place.empty())
      if (const auto found = ir::follow(file, subject, row.place);
          !found.empty())
        place = found.front();
    const ConfigNode &node = file.nodes[place];
    finding.region = regionOf(file.path, node.kind == ConfigNode::Scalar ||
                                                 node.kind == ConfigNode::Unknown
                                             ? node.at
                                             : node.keyAt);
    finding.context = regionOf(file.path, node.keyAt);
    finding.context.endLine = finding.region.endLine;
    finding.context.endColumn = finding.region.endColumn;
    if (finding.context.line > finding.region.line)
      finding.context = finding.region;
    finding.hidesSource = row.isSecret;
    std::string vendorName, why;
    if (vendor) {
      finding.vendor = idOf(*vendor);
      why = whyText(input_, *vendor);
      vendorName = vendor->vendor == ir::kNone
                       ? std::string("a host that nobody knows")
                       : std::string(input_.policy.catalog.strings.text(
                             input_.policy.vendors[vendor->vendor].name));
    }
    finding.message = fillTemplate(
        row.message, {{"name", nameOf(file, subject, row)},
                      {"value", wrong ? file.nodes[wrong].value : ""},
                      {"vendor", vendorName},
                      {"why", why}});
    finding.message += dataText(file, subject, row);
    finding.remedy =
        row.remedy.empty()
            ? std::string(input_.policy.catalog.strings.text(rule.remedy))
            : row.remedy;
    // Two rows of a rule may speak of one value; what lacks is told by each.
    if (told_.emplace(finding.region, finding.rule,
                      wrong ? std::string() : finding.message)
            .second)
      findings_.push_back(std::move(finding));
  }

  report::Severity severityOf(const ConfigFile &file, ConfigNodeId subject,
                              const ConfigRow &row, const policy::Rule &rule) {
    report::Severity out = input_.severityOf(rule);
    if (out == rule.info.severity && row.severity)
      out = *row.severity;
    const bool isCode = !input_.program.units.empty();
    if (row.isReadByCode && out == report::Severity::Error &&
        !(input_.bound.anyPatientData &&
          isNamedInCode(file.nodes[subject].key)))
      out = report::Severity::Warning;
    const bool isReached =
        row.reaches.empty() || !isCode ||
        std::any_of(row.reaches.begin(), row.reaches.end(),
                    [&](const std::string &kind) {
                      return reached_.contains(kind);
                    });
    if ((file.isLocal && !row.evenLocal) || !isReached)
      out = std::max(out, report::Severity::Note);
    return out;
  }

  bool isNamedInCode(const std::string &name) const {
    for (link::UnitId u = 0; u < input_.program.units.size(); ++u)
      if (input_.program.facts(u).strings.find(name))
        return true;
    return false;
  }

  const Input &input_;
  std::vector<report::Finding> &findings_;
  std::map<std::string, const policy::Rule *> rules_;
  std::map<std::string, std::vector<const ConfigRow *>> rows_;
  std::map<std::string, policy::CategoryMask> reached_; // by kind of sink
  std::map<std::pair<std::string, std::uint32_t>, policy::CategoryMask>
      decided_; // by the line that decides where the data goes
  std::set<std::tuple<report::Region, std::string, std::string>> told_;
};

} // namespace

void Configuration::run(const Input &input,
                        std::vector<report::Finding> &findings) const {
  if (input.concernsPatients())
    Judge(input, findings).run();
}

} // namespace philint::checks
