// Values that look like a patient's, in a text: what form they have, whether
// they are valid for their kind, and whether the words around them speak of a
// patient. Forms and words are data (policies/lexicon/literals.yaml).
//
//   findLiteral({"Patient: Maria Keller, MRN 48210377"}, form) → [27, 35)
#pragma once

#include "core/policy/Policy.h"

#include <string_view>
#include <utility>
#include <vector>

namespace philint::checks {

// `around` is what is written near by, where that is more than the text
// itself; `called` are names of what holds it, which may say that it is made
// up.
struct LiteralText {
  std::string_view text, around = {}, called = {};
};

// Where something of this form stands, as [begin, end); npos where nothing
// does. `made`: what made-up data is called.
std::pair<std::size_t, std::size_t>
findLiteral(const LiteralText &in, const policy::LiteralForm &form,
            const std::vector<std::string> &made);

// Something in the text has the form of one of them, whatever stands around.
bool mayHoldLiteral(std::string_view text,
                    const std::vector<policy::LiteralForm> &forms);

// One of the words stands in the text, as a word of its own: "dob" in
// "patientDob" and "dob:", not in "adobe". One that ends with `*` may go on.
bool speaksOf(std::string_view text, const std::vector<std::string> &words);

} // namespace philint::checks
