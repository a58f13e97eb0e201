#include "checks/AuditEvents.h"

#include "checks/Narrate.h"
#include "core/policy/Words.h"

#include <algorithm>
#include <set>

namespace philint::checks {

using ir::kNone;

namespace {
// The rule's id in policies/rules, where severity and words are.
constexpr const char *kName = "audit-missing-field";

class EventReader {
public:
  EventReader(const Input &input, link::SiteId site)
      : input_(input), program_(input.program), site_(site) {}

  std::vector<std::string> missing() {
    const link::UnitId unit = program_.unitOfSite(site_);
    take(unit, program_.site(site_));
    const bool isOwn = !program_.targetsOf(site_).empty();
    for (const link::Target &target : program_.targetsOf(site_))
      takeBody(target.function);
    std::vector<std::string> out;
    for (const std::string &field : input_.policy.project.auditFields)
      if (!(field == "time" && !isOwn) && !isThere(field))
        out.push_back(field); // a library's logger adds the time
    return out;
  }

private:
  void name(link::UnitId unit, Symbol local) {
    if (local)
      names_.insert(std::string(program_.facts(unit).text(local)));
  }

  // What a call is given: names of arguments, of values, and keys of dicts.
  void take(link::UnitId unit, const ir::Site &site) {
    const ir::UnitFacts &facts = program_.facts(unit);
    for (const ir::SiteArgument &argument : facts.argumentsOf(site)) {
      name(unit, argument.name);
      if (argument.value == kNone)
        continue;
      name(unit, facts.vertices[argument.value].name);
      keys(unit, argument.value);
    }
  }
  void keys(link::UnitId unit, ir::VertexId value) {
    constexpr std::size_t kMost = 64;
    const ir::UnitFacts &facts = program_.facts(unit);
    const link::VertexId base = program_.bases[unit].vertex;
    std::vector<ir::VertexId> queue{value};
    std::set<ir::VertexId> seen{value};
    for (std::size_t i = 0; i < queue.size() && i < kMost; ++i)
      for (const std::uint32_t id : program_.inEdgesOf(base + queue[i])) {
        const ir::Edge &edge = facts.edges[id - program_.bases[unit].edge];
        for (const ir::Step &step : facts.writeOf(edge))
          name(unit, step.name);
        if (!facts.readOf(edge).empty())
          name(unit, facts.readOf(edge).back().name);
        else if (seen.insert(edge.from).second)
          queue.push_back(edge.from);
      }
  }

  // What the program's own function is given, and what it calls with it.
  void takeBody(link::FunctionId f) {
    const link::UnitId unit = program_.functions[f].unit;
    const ir::UnitFacts &facts = program_.facts(unit);
    const ir::FactFunction &fact = program_.fact(f);
    for (const ir::FactParameter &parameter : facts.parametersOf(fact))
      name(unit, parameter.name);
    for (ir::SiteId s = fact.firstSite; s < fact.endSite; ++s) {
      name(unit, facts.sites[s].written); // datetime.now()
      take(unit, facts.sites[s]);
    }
  }

  bool isThere(const std::string &field) const {
    const auto &texts = input_.policy.catalog.strings;
    std::vector<std::vector<std::string>> phrases{policy::identifierWords(field)};
    for (const auto &[key, words] : input_.policy.auditFields)
      if (texts.text(key) == field)
        for (const std::vector<Symbol> &phrase : words) {
          phrases.emplace_back();
          for (const Symbol word : phrase)
            phrases.back().emplace_back(texts.text(word));
        }
    for (const std::string &name : names_) {
      const std::vector<std::string> words = policy::identifierWords(name);
      for (const auto &phrase : phrases)
        if (std::search(words.begin(), words.end(), phrase.begin(),
                        phrase.end()) != words.end())
          return true;
    }
    return false;
  }

  const Input &input_;
  const link::Program &program_;
  link::SiteId site_;
  std::set<std::string> names_;
};
} // namespace

void AuditEvents::run(const Input &input,
                      std::vector<report::Finding> &findings) const {
  const policy::Rule *const rule = input.structuralRule(kName);
  if (!rule || input.policy.project.auditFields.empty())
    return;
  const auto &texts = input.policy.catalog.strings;
  for (const link::SiteId site : input.bound.audits) {
    const std::vector<std::string> missing = EventReader(input, site).missing();
    if (missing.empty())
      continue;
    report::Finding finding = input.findingOf(*rule);
    const auto isLacking = [&](Symbol field) {
      return std::find(missing.begin(), missing.end(), texts.text(field)) !=
             missing.end();
    };
    if (finding.severity == report::Severity::Error &&
        std::none_of(rule->essential.begin(), rule->essential.end(), isLacking))
      finding.severity = report::Severity::Warning;
    finding.message = fillTemplate(texts.text(rule->message),
                                   {{"what", listOf(missing)}});
    finding.remedy = texts.text(rule->remedy);
    const link::UnitId unit = input.program.unitOfSite(site);
    finding.region = finding.context =
        regionOf(input.program, unit, input.program.site(site).span);
    finding.fingerprint =
        rule->info.code + "|" + finding.region.file + "|" + listOf(missing);
    findings.push_back(std::move(finding));
  }
}

} // namespace philint::checks
