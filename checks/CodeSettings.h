// What code itself sets or writes down, as trees of configuration, so that the
// rows of policies/config speak of it as well:
//
// - `environment`: variables that code sets (`os.environ["X"] = "1"`);
// - `environment-read`: variables that code reads, by name;
// - `code-settings`: attributes of modules and classes that are given a literal
//   (`litellm.set_verbose = True` is litellm.set_verbose);
// - `settings-module`: variables of a module that a framework takes its
//   settings from (rows with `environment: {modules: …}`);
// - `code-text`: texts in code, as `text` and, where one is given to a
//   variable, a member or an argument, as `text of NAME` as well.
//
// Only literals count; what is computed is left out.
#pragma once

#include "checks/Check.h"

#include <set>
#include <string>

namespace philint::checks {

// Of the dialects that are `wanted`, for one unit; `rows` are settingsRows().
std::vector<ir::ConfigFile>
codeSettings(const link::Program &program,
             const std::vector<const model::Row *> &rows, link::UnitId unit,
             const std::set<std::string> &wanted);

} // namespace philint::checks
