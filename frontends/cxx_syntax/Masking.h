// What a preprocessor would take away before the grammar sees it, or add, where
// the file alone tells: words that stand for nothing or for an attribute
// (`class EXPORT Note`, `Q_OBJECT`, `emit sent(x)`), sections of signals, loops
// (`foreach (const Note &note, notes)`), the semicolon behind a macro that is a
// statement, and all but one of the heads that a body has under `#if`.
//
// The result has the length of the source, and what is neither blanked nor put
// into white space stays at its place: spans hold for both.
#pragma once

#include <string>
#include <string_view>

namespace philint::cxx {

// Empty where the source can be read as it stands.
std::string masked(std::string_view source);

} // namespace philint::cxx
