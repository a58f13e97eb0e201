// Rows of philint.yaml that match nothing in the program: a name that was
// mistyped or moved protects nobody, and nobody notices.
//
//   for (const ProjectRow *row : unmatchedRows(program, project)) …
#pragma once

#include "core/link/Program.h"
#include "core/policy/Policy.h"

namespace philint::policy {

// In the order of the file. `files` are matched by globs with `matches`.
std::vector<const ProjectRow *> unmatchedRows(
    const link::Program &program, const Project &project,
    const std::function<bool(const std::string &glob, const std::string &file)>
        &matches);

} // namespace philint::policy
