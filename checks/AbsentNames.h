// Is there any sign of something in a program? Its names, as words, against a
// list of phrases.
//
//   anyNameSpeaksOf(input, rule.absentWords, handlers) // `requireLogin`: "login"
#pragma once

#include "checks/Check.h"

namespace philint::checks {

// A name of the code in the languages of `beside`, tests left out, that has one of
// the phrases: functions, variables, members, keys, packages and short texts.
bool anyNameSpeaksOf(const Input &input, const std::vector<Symbol> &phrases,
                     const std::vector<link::FunctionId> &beside);

} // namespace philint::checks
