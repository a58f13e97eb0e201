#include "cli/Applications.h"

#include "cli/Ignore.h"

#include <algorithm>
#include <filesystem>
#include <map>

namespace philint::cli {

namespace fs = std::filesystem;

namespace {

constexpr const char *kPolicyName = "philint.yaml";

std::string parentOf(const std::string &path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash);
}

// For each folder below the root the nearest one with a policy, itself
// included; "" where that is the root or above.
class Nearest {
public:
  explicit Nearest(std::string root) : root_(std::move(root)) {}

  const std::string &of(const std::string &folder) {
    const auto known = known_.find(folder);
    if (known != known_.end())
      return known->second;
    std::string found;
    if (!folder.empty()) {
      std::error_code ec;
      found = fs::is_regular_file(fs::path(root_) / folder / kPolicyName, ec)
                  ? folder
                  : of(parentOf(folder));
    }
    return known_[folder] = std::move(found);
  }

private:
  std::string root_;
  std::map<std::string, std::string> known_;
};

// Units that each unit calls, reads the variables of, or whose classes it
// handles or inherits from.
std::vector<std::vector<link::UnitId>> uses(const link::Program &program) {
  std::vector<std::vector<link::UnitId>> out(program.units.size());
  const auto add = [&](link::UnitId from, link::UnitId to) {
    if (from != to && (out[from].empty() || out[from].back() != to))
      out[from].push_back(to);
  };
  for (const link::Caller &caller : program.callers)
    add(program.unitOfSite(caller.site),
        program.unitOfFunction(caller.function));
  for (const link::PropertyRead &read : program.propertyReads)
    add(program.unitOfVertex(read.result),
        program.unitOfFunction(read.function));
  for (const link::CellLink &cell : program.cellLinks)
    if (program.cells[cell.cell].kind == link::CellInfo::Global)
      add(program.unitOfVertex(cell.vertex), program.cells[cell.cell].owner);
  for (const link::ClassInfo &info : program.classes)
    for (const link::ClassId base : info.mro)
      add(info.unit, program.classes[base].unit);
  for (link::UnitId unit = 0; unit < program.units.size(); ++unit)
    for (link::VertexId v = program.bases[unit].vertex;
         v < program.bases[unit + 1].vertex; ++v)
      for (const link::TypeRef &type : program.typesOf(v))
        if (type.kind == link::TypeRef::Class)
          add(unit, program.classes[type.id].unit);
  for (auto &list : out) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
  return out;
}

bool touches(const report::Flow &flow,
             const std::map<std::string, std::size_t> &owner,
             std::size_t which) {
  return std::any_of(flow.steps.begin(), flow.steps.end(),
                     [&](const report::Step &step) {
                       const auto at = owner.find(step.region.file);
                       return at != owner.end() && at->second == which;
                     });
}

// The same call and rule, told for two applications, is one finding with the
// flows of both.
void merge(report::Finding &&from, report::Report &to) {
  const auto same = std::find_if(
      to.findings.begin(), to.findings.end(), [&](const report::Finding &f) {
        return f.rule == from.rule && f.region == from.region;
      });
  if (same == to.findings.end() || from.region.file.empty()) {
    to.findings.push_back(std::move(from));
    return;
  }
  same->severity = std::min(same->severity, from.severity);
  same->confidence = std::min(same->confidence, from.confidence);
  same->suppressed = same->suppressed && from.suppressed;
  for (report::Flow &flow : from.flows) {
    const bool known = std::any_of(
        same->flows.begin(), same->flows.end(), [&](const report::Flow &have) {
          return have.source == flow.source && !have.steps.empty() &&
                 !flow.steps.empty() &&
                 have.steps.front().region == flow.steps.front().region;
        });
    if (!known)
      same->flows.push_back(std::move(flow));
  }
}

// A file belongs to the nearest policy, as a unit does; one beside all of them
// belongs to each.
void shareConfiguration(const Inputs &inputs, Nearest &nearest,
                        std::vector<Application> &applications) {
  for (std::size_t i = 0; i < inputs.configuration.size(); ++i) {
    const std::string &folder =
        nearest.of(parentOf(inputs.configuration[i].path));
    const auto whose =
        std::find_if(applications.begin(), applications.end(),
                     [&](const auto &one) { return one.folder == folder; });
    if (whose != applications.end())
      whose->configured[i] = 1;
    else
      for (Application &one : applications)
        one.configured[i] = 1;
  }
}

} // namespace

std::vector<Application> applicationsOf(const Inputs &inputs,
                                        const std::string &outer) {
  const auto &units = inputs.extraction.units;
  Nearest nearest(inputs.discovery.root);
  std::map<std::string, Application> byFolder;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const std::string &folder = nearest.of(parentOf(units[i]->path));
    Application &one = byFolder[folder];
    if (one.owned.empty()) {
      one.folder = folder;
      one.policyFile = folder.empty() ? outer
                                      : inputs.discovery.root + '/' + folder +
                                            '/' + kPolicyName;
      one.owned.assign(units.size(), 0);
    }
    one.owned[i] = 1;
  }
  std::vector<Application> out;
  for (auto &[folder, one] : byFolder) {
    one.read = one.owned;
    one.configured.assign(inputs.configuration.size(), 0);
    out.push_back(std::move(one));
  }
  shareConfiguration(inputs, nearest, out);
  return out;
}

void findReach(const link::Program &program,
               std::vector<Application> &applications) {
  const auto used = uses(program);
  for (Application &one : applications) {
    std::vector<link::UnitId> open;
    for (link::UnitId unit = 0; unit < one.owned.size(); ++unit)
      if (one.owned[unit])
        open.push_back(unit);
    while (!open.empty()) {
      const link::UnitId unit = open.back();
      open.pop_back();
      for (const link::UnitId other : used[unit])
        if (!one.read[other]) {
          one.read[other] = 1;
          open.push_back(other);
        }
    }
  }
  // What has no policy is judged with the ones of its callers alone.
  for (Application &nobody : applications)
    if (nobody.policyFile.empty())
      for (const Application &one : applications)
        for (std::size_t unit = 0; unit < one.read.size(); ++unit)
          if (!one.policyFile.empty() && one.read[unit])
            nobody.owned[unit] = 0;
}

Inputs inputsOf(const Inputs &inputs, const Application &application,
                const std::vector<std::string> &excludes) {
  Inputs out = inputs;
  out.extraction.units.clear();
  out.extraction.notifications.clear();
  const std::size_t skip =
      application.folder.empty() ? 0 : application.folder.size() + 1;
  for (std::size_t i = 0; i < inputs.extraction.units.size(); ++i) {
    const auto &unit = inputs.extraction.units[i];
    if (!application.read[i])
      continue;
    if (application.owned[i] &&
        std::any_of(excludes.begin(), excludes.end(), [&](const auto &glob) {
          return excludeMatches(glob, unit->path.substr(skip));
        }))
      continue;
    out.extraction.units.push_back(unit);
  }
  out.configuration.clear();
  for (std::size_t i = 0; i < inputs.configuration.size(); ++i)
    if (application.configured[i])
      out.configuration.push_back(inputs.configuration[i]);
  return out;
}

void addFindings(const Inputs &inputs,
                 const std::vector<Application> &applications,
                 std::size_t which, report::Report &&from,
                 report::Report &to) {
  constexpr std::size_t kNobody = ~std::size_t{0};
  std::map<std::string, std::size_t> owner; // by file
  for (std::size_t i = 0; i < inputs.extraction.units.size(); ++i) {
    std::size_t whose = kNobody;
    for (std::size_t a = 0; a < applications.size(); ++a)
      if (applications[a].owned[i])
        whose = a;
    owner[inputs.extraction.units[i]->path] = whose;
  }
  const bool hasPolicy = !applications[which].policyFile.empty();
  for (report::Finding &finding : from.findings) {
    const auto at = owner.find(finding.region.file);
    if (at != owner.end() && at->second != which) {
      // Code without a policy is judged with every one that calls it.
      const bool isShared =
          at->second == kNobody || applications[at->second].folder.empty();
      if (!isShared || !hasPolicy) {
        std::erase_if(finding.flows, [&](const report::Flow &flow) {
          return !touches(flow, owner, which);
        });
        if (finding.flows.empty())
          continue;
      }
    }
    merge(std::move(finding), to);
  }
  for (report::RuleInfo &rule : from.rules)
    if (std::none_of(to.rules.begin(), to.rules.end(),
                     [&](const auto &have) { return have.code == rule.code; }))
      to.rules.push_back(std::move(rule));
  std::sort(to.rules.begin(), to.rules.end(),
            [](const auto &a, const auto &b) { return a.code < b.code; });
}

} // namespace philint::cli
