// One repository may hold several applications, each with a philint.yaml of
// its own. A unit belongs to the nearest one upwards; policies replace each
// other and never merge. Code that an application calls outside of its folder
// is judged with it, once for each application that does.
//
//   auto applications = applicationsOf(inputs, "/repository/philint.yaml");
//   if (applications.size() > 1) {
//     findReach(program, inputs, applications);
//     for (const Application &one : applications) …
//   }
#pragma once

#include "cli/Inputs.h"

namespace philint::cli {

struct Application {
  std::string policyFile; // absolute; empty: no policy, code of nobody
  std::string folder;     // of the policy, relative to the root; "" is the root
  std::vector<std::uint8_t> owned; // per unit: its nearest policy is this one
  std::vector<std::uint8_t> read;  // … or it is reached from one that is
  std::vector<std::uint8_t> configured; // per file of configuration
};

// The applications that own a unit, the one of `outer` (the policy that was
// found from the root upwards, or "") first, then by folder.
std::vector<Application> applicationsOf(const Inputs &inputs,
                                        const std::string &outer);

// Fills `read`. What an application reaches and nobody else owns is taken from
// the code of nobody.
void findReach(const link::Program &program,
               std::vector<Application> &applications);

// The inputs of one application.
Inputs inputsOf(const Inputs &inputs, const Application &application,
                const std::vector<std::string> &excludes);

// Adds what was found for one application: findings in another's code only
// where the data passes through this one's.
void addFindings(const Inputs &inputs,
                 const std::vector<Application> &applications,
                 std::size_t which, report::Report &&from,
                 report::Report &to);

} // namespace philint::cli
