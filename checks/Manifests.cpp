#include "checks/Manifests.h"

#include "checks/Coverage.h"
#include "checks/Narrate.h"
#include "core/link/ScriptModules.h"

#include <algorithm>
#include <map>

namespace philint::checks {

using ir::ConfigFile;
using ir::ConfigNode;
using ir::ConfigNodeId;
using ir::PackageList;

namespace {

// The rule's name in policies/rules, where severity and words are.
constexpr std::string_view kName = "vendor-undeclared";

struct Place {
  report::Region region;
  std::string package;
  bool isImport = false;
};

// What only a developer needs is in lists that no dialect names: it sees no
// patient data in operation.
class Dependencies {
public:
  explicit Dependencies(const Input &input) : input_(input) {
    const StringTable &texts = input.policy.catalog.strings;
    for (std::uint32_t i = 0; i < input.policy.vendors.size(); ++i) {
      const policy::VendorInfo &vendor = input.policy.vendors[i];
      for (const Symbol name : vendor.packages)
        known_[PackageList::Pypi].emplace(requiredPackage(texts.text(name)), i);
      for (const Symbol name : vendor.npmPackages)
        known_[PackageList::Npm].emplace(std::string(texts.text(name)), i);
      for (const Symbol name : vendor.cppPackages)
        known_[PackageList::Cpp].emplace(libraryName(texts.text(name)), i);
    }
    for (const ConfigFile &file : input.configuration)
      for (const ir::ConfigDialect &dialect : input.policy.dialects)
        if (file.dialect == dialect.id && !file.isLocal)
          for (const PackageList &list : dialect.packages)
            read(file, list);
    readImports();
  }

  // By vendor: the first place that names one of its packages; a manifest's
  // comes before an import.
  std::map<std::uint32_t, Place> places;

private:
  void read(const ConfigFile &file, const PackageList &list) {
    for (ConfigNodeId d = file.nodes[0].firstChild; d; d = file.nodes[d].next)
      for (const ConfigNodeId at : ir::follow(file, d, list.path)) {
        bool isNext = list.after.empty();
        for (ConfigNodeId c = file.nodes[at].firstChild; c;
             c = file.nodes[c].next) {
          const ConfigNode &node = file.nodes[c];
          if (isNext)
            add(list.of, nameIn(list, list.hasKeys ? node.key : node.value),
                {file.path, list.hasKeys ? node.keyAt : node.at});
          isNext = list.after.empty() || node.value == list.after;
        }
      }
  }

  static std::string nameIn(const PackageList &list, const std::string &text) {
    return list.of == PackageList::Npm   ? text
           : list.of == PackageList::Cpp ? libraryName(text)
                                         : requiredPackage(text);
  }

  struct Where {
    const std::string &file;
    const ir::ConfigPlace &at;
  };
  void add(PackageList::Registry of, const std::string &package,
           const Where &where) {
    const auto vendor = known_[of].find(package);
    if (vendor == known_[of].end())
      return;
    const ir::ConfigPlace &at = where.at;
    const report::Region region{where.file, at.line, at.column, at.endLine,
                                at.endColumn};
    const auto [first, isNew] =
        places.try_emplace(vendor->second, Place{region, package});
    if (!isNew && region < first->second.region)
      first->second = {region, package};
  }

  // Names of packages that code imports, of vendors that no manifest has.
  void readImports() {
    std::map<std::uint32_t, Place> imported;
    for (link::UnitId u = 0; u < input_.program.units.size(); ++u) {
      const ir::UnitFacts &unit = input_.program.facts(u);
      if (!(unit.language == ir::Language::Python ||
            link::isScript(unit.language)))
        continue;
      const bool isPython = unit.language == ir::Language::Python;
      for (const ir::Vertex &vertex : unit.vertices) {
        if (vertex.kind != ir::VertexKind::ImportRef)
          continue;
        const ir::Import &import = unit.imports[vertex.data];
        if (import.level)
          continue;
        std::string module(unit.text(import.path));
        if (isPython && import.member)
          module += '.' + std::string(unit.text(import.member));
        for (const std::string &name : importedPackages(module, isPython)) {
          const auto &known =
              known_[isPython ? PackageList::Pypi : PackageList::Npm];
          const auto vendor = known.find(name);
          if (vendor == known.end() || places.contains(vendor->second))
            continue;
          const report::Region at = regionOf(input_.program, u, vertex.span);
          const auto [first, isNew] =
              imported.try_emplace(vendor->second, Place{at, name, true});
          if (!isNew && at < first->second.region)
            first->second = {at, name, true};
        }
      }
    }
    places.merge(imported);
  }

  // "google.genai" may be google-genai or google; "@a/b/c" is @a/b.
  static std::vector<std::string> importedPackages(std::string_view module,
                                                   bool isPython) {
    const char cut = isPython ? '.' : '/';
    if (module.empty() || module[0] == '.' || module[0] == '/')
      return {};
    const auto first = module.find(cut);
    const auto second =
        first == module.npos ? first : module.find(cut, first + 1);
    if (isPython)
      return {requiredPackage(module.substr(0, second)),
              requiredPackage(module.substr(0, first))};
    return {std::string(
        module.substr(0, module[0] == '@' ? second : first))};
  }

  const Input &input_;
  std::map<std::string, std::uint32_t, std::less<>> known_[3];
};

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

std::string libraryName(std::string_view written) {
  if (written.find("://") != written.npos || written.starts_with("gh:")) {
    written = written.substr(0, written.find_first_of("#@", 3));
    written = written.substr(written.find_last_of("/:") + 1);
    if (written.ends_with(".git"))
      written.remove_suffix(4);
  }
  written = written.substr(0, written.find('/'));
  std::string out(written);
  for (char &c : out)
    c = c == '_'             ? '-'
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
    const policy::VendorInfo &info = input.policy.vendors[vendor];
    if (isDeclared(input, vendor) || texts.text(info.offer) == "self-host")
      continue;
    // An import adds nothing to a finding that names the vendor already.
    if (place.isImport &&
        std::any_of(findings.begin(), findings.end(),
                    [&](const report::Finding &one) {
                      return one.vendor == texts.text(info.id);
                    }))
      continue;
    report::Finding finding = input.findingOf(*rule);
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
