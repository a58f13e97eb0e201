// A check looks at the solved program and decides what is worth telling, and
// how to word it. The flow check runs every rule that is data; a structural
// check is a .cpp and a .md each.
#pragma once

#include "core/flow/Solve.h"
#include "core/ir/Configuration.h"
#include "core/report/Finding.h"
#include "core/report/Inventory.h"

#include <memory>
#include <optional>
#include <vector>

namespace philint::checks {

struct Options {
  std::uint32_t asOf = 0;        // yyyymmdd
  bool resultPerArgument = false;
  std::vector<std::string> rules; // codes; empty: all
  std::string policyFile; // as reports name it
  // The inventory that the project agreed on; else, where the policy names
  // one, why it cannot be read.
  std::optional<report::Inventory> agreed;
  std::string noInventory;
};

struct Input {
  const link::Program &program;
  const policy::Policy &policy;
  const policy::BoundPolicy &bound;
  const flow::Solution &solution;
  const Options &options;
  const std::vector<ir::ConfigFile> &configuration;

  // Is the rule to be run, and how severe is it in this project?
  bool isOn(const policy::Rule &rule) const;
  report::Severity severityOf(const policy::Rule &rule) const;
  // The rule of this name in policies/rules that is no flow rule, where it is
  // to be run; else null.
  const policy::Rule *structuralRule(std::string_view name) const;
  // A finding of the rule, sure, that has neither place nor message yet.
  report::Finding findingOf(const policy::Rule &rule) const;
  // What no data flows through (configuration, literals) matters in a
  // repository that handles patient data, has a policy, or is no code at all.
  bool concernsPatients() const;
};

class Check {
public:
  virtual ~Check() = default;
  virtual void run(const Input &input,
                   std::vector<report::Finding> &findings) const = 0;
};

// All checks, in the order in which they run.
std::vector<std::unique_ptr<Check>> allChecks();

// Runs them and leaves findings sorted by place and rule, and the rules that
// could have fired in `report.rules`.
void judge(const Input &input, report::Report &report);

// A region of the unit that a global vertex or site belongs to.
report::Region regionOf(const link::Program &program, link::UnitId unit,
                        ir::Span span);

} // namespace philint::checks
