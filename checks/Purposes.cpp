#include "checks/Purposes.h"

#include "checks/Audits.h"
#include "core/policy/Bind.h"
#include "core/policy/FunctionNames.h"
#include "core/policy/Words.h"

#include <algorithm>

namespace philint::checks {

using ir::kNone;

Purposes::Purposes(const Input &input) : project_(input.policy.project) {
  if (project_.purposes.empty())
    return;
  purpose_.assign(input.program.functions.size(), kNone);
  fromPolicy(input);
  fromCode(input);
  fromMembers(input);
  fromCallers(input);
}

const policy::ProjectPurpose *
Purposes::of(link::FunctionId function) const {
  if (function >= purpose_.size() || purpose_[function] == kNone)
    return nullptr;
  return &project_.purposes[purpose_[function]];
}

namespace {
std::uint32_t indexOf(const policy::Project &project, std::string_view name) {
  for (std::uint32_t i = 0; i < project.purposes.size(); ++i)
    if (project.purposes[i].name == name)
      return i;
  return kNone;
}
} // namespace

void Purposes::fromPolicy(const Input &input) {
  for (const policy::ProjectFunction &row : project_.functions) {
    const std::uint32_t purpose = indexOf(project_, row.purpose);
    if (purpose == kNone)
      continue;
    for (link::FunctionId f = 0; f < purpose_.size(); ++f)
      if (purpose_[f] == kNone && policy::means(input.program, row.match, f))
        purpose_[f] = purpose;
  }
}

namespace {

// Names of purposes among a call's arguments: `purpose="coding"`, or, of a call
// that is named so itself or is an audit event, any.
class Sites {
public:
  Sites(const Input &input, const policy::Project &project)
      : input_(input), project_(project) {}

  std::uint32_t named(link::SiteId s) const {
    const link::Program &program = input_.program;
    const link::UnitId unit = program.unitOfSite(s);
    const ir::UnitFacts &facts = program.facts(unit);
    const ir::Site &site = program.site(s);
    const std::string_view written = facts.text(site.written);
    const auto &events = input_.bound.audits;
    const bool isAbout =
        isPurposeName(lastPart(written)) ||
        std::binary_search(events.begin(), events.end(), s) ||
        Audits::speaksOfAudit(input_, written);
    for (const ir::SiteArgument &argument : facts.argumentsOf(site)) {
      if (argument.value == kNone ||
          !(isAbout || (argument.kind == ir::ArgumentKind::Named &&
                        isPurposeName(facts.text(argument.name)))))
        continue;
      const std::uint32_t found =
          constantAt(program.bases[unit].vertex + argument.value);
      if (found != kNone)
        return found;
    }
    return kNone;
  }

  // `purpose`, `phi_purpose`, `withPurpose`.
  bool isPurposeName(std::string_view name) const {
    const auto &names = input_.policy.purposeNames;
    const std::vector<std::string> words = policy::identifierWords(name);
    return std::any_of(names.begin(), names.end(), [&](Symbol known) {
      const std::vector<std::string> phrase =
          policy::identifierWords(input_.policy.catalog.strings.text(known));
      return std::search(words.begin(), words.end(), phrase.begin(),
                         phrase.end()) != words.end();
    });
  }

private:
  static std::string_view lastPart(std::string_view name) {
    const auto dot = name.rfind('.');
    return dot == name.npos ? name : name.substr(dot + 1);
  }

  std::uint32_t constantAt(link::VertexId vertex) const {
    const link::ConstantSet set =
        link::constantsOf(input_.program, vertex, {});
    for (const auto &parts : set.alternatives)
      if (parts.size() == 1 &&
          parts[0].kind == link::ConstantPart::Literal)
        return indexOf(project_,
                       input_.program.symbols.text(parts[0].text));
    return kNone;
  }

  const Input &input_;
  const policy::Project &project_;
};

} // namespace

void Purposes::fromCode(const Input &input) {
  const link::Program &program = input.program;
  const Sites sites(input, project_);
  for (link::UnitId u = 0; u < program.units.size(); ++u) {
    const ir::UnitFacts &facts = program.facts(u);
    for (ir::SiteId local = 0; local < facts.sites.size(); ++local) {
      const link::SiteId s = program.bases[u].site + local;
      const ir::Site &site = facts.sites[local];
      if (!(site.flags & ir::kCallDecorator)) {
        const link::FunctionId f = program.bases[u].function + site.function;
        if (purpose_[f] == kNone && site.function != 0)
          purpose_[f] = sites.named(s);
        continue;
      }
      // @purpose("coding"): the call that made the decorator says it.
      if (site.callee == kNone || site.firstArgument == site.endArgument)
        continue;
      const ir::Vertex &made = facts.vertices[site.callee];
      const ir::VertexId given = facts.siteArguments[site.firstArgument].value;
      if (made.kind != ir::VertexKind::Result || given == kNone ||
          facts.vertices[given].kind != ir::VertexKind::FunctionRef)
        continue;
      const std::uint32_t said =
          sites.named(program.bases[u].site + made.data);
      const link::FunctionId f =
          program.bases[u].function + facts.vertices[given].data;
      if (said != kNone)
        purpose_[f] = said;
    }
  }
}

// An object that says what for: `audit.info("phi_access", extra={"purpose": …})`,
// `record({ purpose: "coding" })`.
void Purposes::fromMembers(const Input &input) {
  const link::Program &program = input.program;
  const Sites sites(input, project_);
  for (link::UnitId u = 0; u < program.units.size(); ++u) {
    const ir::UnitFacts &facts = program.facts(u);
    std::vector<std::uint8_t> isPurpose(facts.paths.size(), 0);
    for (ir::PathId path = 1; path < facts.paths.size(); ++path)
      isPurpose[path] =
          !facts.paths[path].empty() &&
          sites.isPurposeName(facts.text(facts.paths[path].back().name));
    for (std::uint32_t local = 1; local < facts.functions.size(); ++local) {
      std::uint32_t &purpose = purpose_[program.bases[u].function + local];
      for (const ir::Edge &edge : facts.edgesOf(facts.functions[local])) {
        const ir::Vertex &from = facts.vertices[edge.from];
        if (purpose == kNone && ir::hasPaths(edge) && isPurpose[edge.write] &&
            !edge.read && from.kind == ir::VertexKind::Literal)
          purpose = indexOf(project_,
                            facts.text(facts.constants[from.data].text));
      }
    }
  }
}

// A helper is for what all who call it are for.
void Purposes::fromCallers(const Input &input) {
  const link::Program &program = input.program;
  constexpr unsigned kRounds = 8;
  bool changed = true;
  for (unsigned round = 0; round < kRounds && changed; ++round) {
    changed = false;
    for (link::FunctionId f = 0; f < purpose_.size(); ++f) {
      if (purpose_[f] != kNone)
        continue;
      std::uint32_t one = kNone;
      bool agreed = !program.callersOf(f).empty();
      for (const link::Caller &caller : program.callersOf(f)) {
        const link::UnitId u = program.unitOfSite(caller.site);
        const std::uint32_t said =
            purpose_[program.bases[u].function +
                     program.site(caller.site).function];
        agreed = agreed && said != kNone && (one == kNone || one == said);
        one = said;
      }
      if (agreed && one != kNone) {
        purpose_[f] = one;
        changed = true;
      }
    }
  }
}

} // namespace philint::checks
