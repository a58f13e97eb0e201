// Content hashes: XXH3, the same bytes give the same value on every machine.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace philint {

std::uint64_t hashBytes(std::string_view bytes, std::uint64_t seed = 0);

// 128 bits as 32 lower-case hexadecimal digits: names of cache entries.
std::string hashName(std::string_view bytes);

inline std::uint64_t hashCombine(std::uint64_t a, std::uint64_t b) {
  a ^= b + 0x9e3779b97f4a7c15ULL + (a << 12) + (a >> 4);
  a *= 0xff51afd7ed558ccdULL;
  return a ^ (a >> 33);
}

} // namespace philint
