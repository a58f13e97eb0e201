// Decides the tests of configuration rows (core/policy/ConfigRows.h) on one
// file. Three answers: a test whose value is Unknown neither holds nor fails,
// so that a variable that nobody set brings no finding.
//
//   const ConfigScope scope{files, file, document, policy.internalHosts};
//   if (const auto at = holds(scope, subject, test)) … at->node …
#pragma once

#include "core/policy/ConfigRows.h"

#include <optional>
#include <vector>

namespace philint::checks {

struct ConfigScope {
  const std::vector<ir::ConfigFile> &files; // of the repository
  const ir::ConfigFile &file;
  ir::ConfigNodeId document;
  const std::vector<std::string> &internalHosts; // wildcards
};

// Where a test holds: the node whose value is wrong, or 0 for one that lacks.
struct ConfigAnswer {
  ir::ConfigNodeId node = 0;
};

std::optional<ConfigAnswer> holds(const ConfigScope &scope,
                                  ir::ConfigNodeId subject,
                                  const policy::ConfigTest &test);

// What the subject is called: its key, the `name` of a list's item, or that of
// the resource around it.
std::string nameOf(const ir::ConfigFile &file, ir::ConfigNodeId subject,
                   const policy::ConfigRow &row);

} // namespace philint::checks
