#include "checks/Manifests.h"

#include "checks/Narrate.h"

#include <algorithm>
#include <map>

namespace philint::checks {

using ir::ConfigFile;
using ir::ConfigNode;
using ir::ConfigNodeId;

namespace {

// The rule's name in policies/rules, where severity and words are.
constexpr std::string_view kName = "vendor-undeclared";

// Where manifests name what they depend on. What only a developer needs is
// left out: it sees no patient data in operation.
struct Manifest {
  std::string_view dialect, path;
  bool isNpm = false;
  bool hasKeys = false; // names are keys, else items
};
constexpr Manifest kManifests[] = {
    {"npm-manifest", "dependencies", true, true},
    {"python-requirements", "", false, false},
    {"pyproject", "project.dependencies", false, false},
    {"pyproject", "tool.poetry.dependencies", false, true},
};

struct Place {
  report::Region region;
  std::string package;
};

class Dependencies {
public:
  explicit Dependencies(const Input &input) : input_(input) {
    const StringTable &texts = input.policy.catalog.strings;
    for (std::uint32_t i = 0; i < input.policy.vendors.size(); ++i) {
      const policy::VendorInfo &vendor = input.policy.vendors[i];
      for (const Symbol name : vendor.packages)
        pypi_.emplace(requiredPackage(texts.text(name)), i);
      for (const Symbol name : vendor.npmPackages)
        npm_.emplace(std::string(texts.text(name)), i);
    }
    for (const ConfigFile &file : input.configuration)
      for (const Manifest &manifest : kManifests)
        if (file.dialect == manifest.dialect && !file.isLocal)
          read(file, manifest);
  }

  // By vendor: the first place that names one of its packages.
  std::map<std::uint32_t, Place> places;

private:
  void read(const ConfigFile &file, const Manifest &manifest) {
    for (ConfigNodeId d = file.nodes[0].firstChild; d; d = file.nodes[d].next)
      for (const ConfigNodeId list : ir::follow(file, d, manifest.path))
        for (ConfigNodeId c = file.nodes[list].firstChild; c;
             c = file.nodes[c].next) {
          const ConfigNode &node = file.nodes[c];
          const std::string &written =
              manifest.hasKeys ? node.key : node.value;
          add(file, node, manifest,
              manifest.isNpm ? written : requiredPackage(written));
        }
  }

  void add(const ConfigFile &file, const ConfigNode &node,
           const Manifest &manifest, const std::string &package) {
    const auto &known = manifest.isNpm ? npm_ : pypi_;
    const auto vendor = known.find(package);
    if (vendor == known.end())
      return;
    const ir::ConfigPlace &at = manifest.hasKeys ? node.keyAt : node.at;
    const report::Region region{file.path, at.line, at.column, at.endLine,
                                at.endColumn};
    const auto [first, isNew] =
        places.try_emplace(vendor->second, Place{region, package});
    if (!isNew && region < first->second.region)
      first->second = {region, package};
  }

  const Input &input_;
  std::map<std::string, std::uint32_t, std::less<>> pypi_, npm_;
};

bool isDeclared(const Input &input, std::uint32_t vendor) {
  const policy::VendorInfo &info = input.policy.vendors[vendor];
  const auto &said = input.policy.project.vendors;
  return std::any_of(
      said.begin(), said.end(), [&](const policy::VendorPolicy &entry) {
        // A cloud's entry speaks for what is part of it.
        return entry.id == info.id ||
               std::find(info.partOf.begin(), info.partOf.end(), entry.id) !=
                   info.partOf.end();
      });
}

} // namespace

std::string requiredPackage(std::string_view requirement) {
  const auto end = requirement.find_first_of("[<>=!~;@ #(");
  std::string out(requirement.substr(0, end));
  for (char &c : out)
    c = c == '_' || c == '.'       ? '-'
        : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32)
                               : c;
  return out;
}

void Manifests::run(const Input &input,
                    std::vector<report::Finding> &findings) const {
  const policy::Rule *const rule = input.structuralRule(kName);
  if (!rule || input.policy.project.file.empty() ||
      !input.bound.anyPatientData)
    return;
  const StringTable &texts = input.policy.catalog.strings;
  for (const auto &[vendor, place] : Dependencies(input).places) {
    if (isDeclared(input, vendor))
      continue;
    const policy::VendorInfo &info = input.policy.vendors[vendor];
    report::Finding finding;
    finding.rule = rule->info.code;
    finding.severity = input.severityOf(*rule);
    finding.confidence = report::Confidence::High;
    finding.category = rule->info.category;
    finding.region = finding.context = place.region;
    finding.vendor = texts.text(info.id);
    const std::vector<std::pair<std::string_view, std::string>> values{
        {"vendor", std::string(texts.text(info.name))},
        {"id", finding.vendor},
        {"package", place.package}};
    finding.message = fillTemplate(texts.text(rule->message), values);
    finding.remedy = fillTemplate(texts.text(rule->remedy), values);
    findings.push_back(std::move(finding));
  }
}

} // namespace philint::checks
