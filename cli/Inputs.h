// The first half of every command that looks at a program: policy, files,
// facts, link. Commands that need no more (callgraph) stop here.
#pragma once

#include "cli/Arguments.h"
#include "cli/Discover.h"
#include "cli/Extract.h"
#include "cli/Stats.h"
#include "core/ir/Configuration.h"
#include "core/link/Link.h"
#include "core/policy/Policy.h"
#include "core/report/Fingerprint.h"

#include <memory>
#include <string>
#include <unordered_map>

namespace philint::cli {

// The policy for this command line. Errors are the user's (exit status 2).
Expected<policy::Policy> policyFor(const Arguments &arguments, Stats &stats);

// The same with this file of the project, or with none ("").
Expected<policy::Policy> policyOf(const Arguments &arguments,
                                  const std::string &projectFile);

// A copy of a repository's files that is scanned in their place (Change.h).
struct Elsewhere {
  std::string root;  // what paths are relative to
  std::string top;   // stands for the repository's top folder …
  std::string above; // … which is in this folder
  // Files whose facts are known.
  std::unordered_map<std::string, std::shared_ptr<const ir::UnitFacts>> known;
};

// Whether a file of this name can matter to a scan.
bool isRead(const std::string &path, const Frontends &frontends);

struct Inputs {
  Discovery discovery;
  Extraction extraction; // notifications of discovery are moved here
  ir::ProjectFiles projectFiles;
  std::vector<ir::ConfigFile> configuration; // by path; environments behind
  report::Units commented; // comments of configuration, as units of no code
};
// The one of the command line; closed where there is none.
Cache openCache(const Arguments &arguments);

// Discovers and extracts; for `link` reads the given facts.
Expected<Inputs> readInputs(const Arguments &arguments,
                            const policy::Policy &policy, Stats &stats);

link::Program linkInputs(const Inputs &inputs, const Arguments &arguments,
                         const policy::Policy &policy, Stats &stats);

unsigned jobsOf(const Arguments &arguments);

} // namespace philint::cli
