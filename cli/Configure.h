// From the files that are no code to what they say: where modules are, what
// they set in the environment, and their trees for the checks.
#pragma once

#include "cli/Inputs.h"

namespace philint::cli {

// Is the file opened for what it says? By its name.
bool describes(const policy::Policy &policy, std::string_view path);

// Fills `projectFiles` and `configuration` from `discovery.projectFiles`.
// Notifications tell what could not be read.
void readConfiguration(const policy::Policy &policy, unsigned jobs,
                       Inputs &inputs);

} // namespace philint::cli
