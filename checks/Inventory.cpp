#include "checks/Inventory.h"

#include "checks/Narrate.h"
#include "checks/Owners.h"
#include "core/policy/Bind.h"
#include "core/policy/FunctionNames.h"

#include <algorithm>

namespace philint::checks {

using ir::kNone;
using policy::BoundVendor;
using policy::State;

namespace {

// The rule's name in policies/rules, where severity and words are.
constexpr const char *kName = "egress-inventory-drift";

constexpr const char *kStateNames[] = {"raw",     "derived",   "hashed",
                                       "partial", "tokenised", "encrypted"};
constexpr std::size_t kPersonalStates = std::size(kStateNames);

class Builder {
public:
  Builder(const Input &input, report::Inventory &out)
      : input_(input), program_(input.program),
        texts_(input.policy.catalog.strings), out_(out) {}

  void run() {
    for (const flow::Issue &issue : input_.solution.issues)
      if (!issue.isThrow && !(issue.marks & flow::kMarkException))
        add(issue);
  }

private:
  std::string text(Symbol s) const { return std::string(texts_.text(s)); }

  void add(const flow::Issue &issue) {
    const policy::BoundSink &sink = input_.bound.sinks[issue.sink];
    const policy::BoundSource &source = input_.bound.sources[issue.source];
    if (sink.vendor == kNone || sink.site == kNone ||
        source.evidence == policy::Evidence::Weak)
      return;
    const BoundVendor &vendor = input_.bound.vendors[sink.vendor];
    if (vendor.reach == BoundVendor::Internal ||
        vendor.reach == BoundVendor::Loopback)
      return;
    const policy::Label label = input_.solution.transforms->apply(
        issue.transform, flow::labelOf(input_.bound, issue));
    std::set<std::string> phi, states;
    for (std::size_t s = 0; s < kPersonalStates; ++s)
      if (label.byState[s]) {
        states.insert(kStateNames[s]);
        for (std::size_t c = 0; c < input_.policy.categories.size(); ++c)
          if (label.byState[s] & (policy::CategoryMask{1} << c))
            phi.insert(text(input_.policy.categories[c].key));
      }
    if (phi.empty())
      return;
    report::InventoryEntry &entry = entryOf(vendor);
    entry.phi.insert(phi.begin(), phi.end());
    entry.states.insert(states.begin(), states.end());
    entry.calls.push_back(callOf(issue, sink, std::move(phi)));
  }

  report::InventoryEntry &entryOf(const BoundVendor &vendor) {
    const bool known = vendor.vendor != kNone;
    const std::string host(program_.symbols.text(vendor.host));
    report::InventoryEntry &entry =
        out_.at(known ? text(input_.policy.vendors[vendor.vendor].id) : "",
                text(vendor.service), host);
    if (!entry.name.empty())
      return entry;
    entry.name = known ? text(input_.policy.vendors[vendor.vendor].name)
                 : host.empty() ? "a host that nobody knows"
                                : host;
    entry.baa = vendor.reach == BoundVendor::Ehr ? "record system"
                : vendor.covered                 ? "covered"
                                                 : text(vendor.whyNot);
    if (vendor.entry != kNone)
      entry.evidence =
          text(input_.policy.project.vendors[vendor.entry].evidence);
    return entry;
  }

  report::InventoryCall callOf(const flow::Issue &issue,
                               const policy::BoundSink &sink,
                               std::set<std::string> phi) const {
    const link::UnitId unit = program_.unitOfSite(sink.site);
    const ir::UnitFacts &facts = program_.facts(unit);
    const ir::Site &site = program_.site(sink.site);
    report::InventoryCall call;
    call.region = regionOf(program_, unit, sink.span);
    call.context = regionOf(program_, unit, site.span);
    call.phi = std::move(phi);
    call.sink = std::string(facts.text(site.written));
    const std::vector<link::FunctionId> functions =
        functionsOf(issue, program_.bases[unit].function + site.function);
    call.function = std::string(
        program_.symbols.text(program_.functions[functions.back()].name));
    call.owner = Owners(input_).of(functions);
    // The nearest to the source speaks first: it knows what the data is for.
    for (const link::FunctionId function : functions)
      for (const policy::ProjectFunction &said :
           input_.policy.project.functions) {
        if (call.purpose.empty() &&
            policy::means(program_, said.match, function))
          call.purpose = said.purpose;
      }
    return call;
  }

  const Input &input_;
  const link::Program &program_;
  const StringTable &texts_;
  report::Inventory &out_;
};

report::Finding findingOf(const Input &input, const policy::Rule &rule,
                          std::string message) {
  const StringTable &texts = input.policy.catalog.strings;
  report::Finding finding = input.findingOf(rule);
  finding.message = std::move(message);
  finding.remedy = texts.text(rule.remedy);
  return finding;
}

} // namespace

std::string driftRule(const policy::Policy &policy) {
  for (const policy::Rule &rule : policy.rules)
    if (!rule.isFlow && rule.info.name == kName)
      return rule.info.code;
  return {};
}

void addInventory(const Input &input, report::Inventory &out) {
  if (out.project.empty())
    out.project = input.policy.project.name;
  Builder(input, out).run();
  report::finishInventory(out);
}

void InventoryDrift::run(const Input &input,
                         std::vector<report::Finding> &findings) const {
  const policy::Rule *rule = input.structuralRule(kName);
  if (!rule || (!input.options.agreed && input.options.noInventory.empty()))
    return;
  report::Inventory now;
  addInventory(input, now);
  if (now.entries.empty())
    return;
  if (!input.options.agreed) { // named, and not to be read
    report::Finding finding =
        findingOf(input, *rule, input.options.noInventory);
    const policy::PolicyMark &at = input.policy.project.inventoryAt;
    finding.region = {input.options.policyFile, at.line, at.column, at.line,
                      at.endColumn};
    finding.context = finding.region;
    findings.push_back(std::move(finding));
    return;
  }
  const report::Inventory &agreed = *input.options.agreed;
  const std::string_view words = input.policy.catalog.strings.text(rule->message);
  for (const report::InventoryEntry &entry : now.entries)
    for (const report::InventoryCall &call : entry.calls) {
      std::vector<std::string> phi;
      for (const std::string &category : call.phi)
        if (agreed.lacks(entry, category))
          phi.push_back(category);
      if (phi.empty())
        continue;
      report::Finding finding = findingOf(
          input, *rule,
          fillTemplate(words,
                       {{"phi", listOf(phi)},
                        {"vendor", entry.name},
                        {"why", agreed.lacks(entry)
                                    ? "the inventory does not know this "
                                      "receiver"
                                    : "the inventory does not have this of "
                                      "this receiver"}}));
      finding.region = call.region;
      finding.context = call.context;
      finding.phi = std::move(phi);
      finding.vendor = entry.vendor;
      finding.sink = call.sink;
      finding.purpose = call.purpose;
      findings.push_back(std::move(finding));
    }
}

} // namespace philint::checks
