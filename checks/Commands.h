// Commands of a script: does one of them call a program with these options?
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace philint::checks {

// Each of `calls` is a program and what it has to be given: "curl -k" is also
// found in `curl -fsSk URL`. A call whose addresses are all of this machine
// does not count.
bool runsOneOf(std::string_view script, const std::vector<std::string> &calls);

} // namespace philint::checks
