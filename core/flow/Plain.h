// Values that are declared to be one text, number or flag: a string has no
// parts, so that what a table holds under another key is none of it.
#pragma once

#include "core/link/Program.h"

namespace philint::flow {

constexpr std::uint8_t kPlainText = 1, kPlainNumber = 2; // or a flag

// By vertex. Where the language's checker sees to it (TypeScript); elsewhere
// declarations are what their authors hoped for.
std::vector<std::uint8_t> plainVertices(const link::Program &program);

} // namespace philint::flow
