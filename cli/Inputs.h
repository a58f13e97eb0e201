// The first half of every command that looks at a program: policy, files,
// facts, link. Commands that need no more (callgraph) stop here.
#pragma once

#include "cli/Arguments.h"
#include "cli/Discover.h"
#include "cli/Extract.h"
#include "cli/Stats.h"
#include "core/link/Link.h"
#include "core/policy/Policy.h"

namespace philint::cli {

// The policy for this command line. Errors are the user's (exit status 2).
Expected<policy::Policy> policyFor(const Arguments &arguments, Stats &stats);

// The same with this file of the project, or with none ("").
Expected<policy::Policy> policyOf(const Arguments &arguments,
                                  const std::string &projectFile);

struct Inputs {
  Discovery discovery;
  Extraction extraction; // notifications of discovery are moved here
  ir::ProjectFiles projectFiles;
};
// Discovers and extracts; for `link` reads the given facts.
Expected<Inputs> readInputs(const Arguments &arguments,
                            const policy::Policy &policy, Stats &stats);

link::Program linkInputs(const Inputs &inputs, const Arguments &arguments,
                         const policy::Policy &policy, Stats &stats);

unsigned jobsOf(const Arguments &arguments);

} // namespace philint::cli
