// Where lines begin. "\n", "\r\n" and a lone "\r" end a line, as in editors and
// in Python.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace philint {

// Byte offset of each line's first byte; never empty.
std::vector<std::uint32_t> lineStartsOf(std::string_view text);

} // namespace philint
