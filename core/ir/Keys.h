// How the keys of containers are written in access paths: a number as its
// digits, so that elements of sequences and number keys are one; a text as it
// is, or in quotes where it would read as a number: `d[1]` and `d["1"]` are two
// elements. A number below zero counts from the end.
//
// ECMAScript's objects have members alone: `o.a` and `o["a"]` are the field a,
// `o[1]` and `o["1"]` the element 1, and `o[k]` is a field without a name, which
// may be any member or element.
#pragma once

#include "core/ir/Body.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace philint::ir {

// The field under which a container keeps what it is keyed by, where that is no
// constant. A language without keyed containers never interns the name.
constexpr const char *kKeysField = "$keys";

// What the member that runs where `name` is assigned is called: "set name".
constexpr const char *kSetterPrefix = "set ";

// What a type is called that is a few constants: "rehab" | "medical". A class
// of which it is the written base stands for such a type under a name.
constexpr const char *kLiteralType = "literal";

// A condition asks a member of the receiver, argument 0, whether it is so: a flag
// of the call beside CallFlags, and what the member is called then: "ok?".
// Nothing runs; rows say what it tells.
constexpr std::uint8_t kCallTest = 32;
constexpr const char *kTestSuffix = "?";

// Does the step stand for more than one place?
constexpr bool isAnyStep(const Step &step) {
  return step.kind == StepKind::Any || step == Step{};
}

inline bool isIndexText(std::string_view text) {
  const std::size_t sign = text.starts_with('-') ? 1 : 0;
  return text.size() > sign &&
         std::all_of(text.begin() + static_cast<std::ptrdiff_t>(sign),
                     text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

inline std::string quotedKey(std::string_view text) {
  std::string quoted(1, '\'');
  quoted.append(text);
  quoted.push_back('\'');
  return quoted;
}

} // namespace philint::ir
