// A library's log: a statement that hides a stream.
#pragma once
#include <sstream>
#include <string>

namespace say {
bool enabled(int level);
void emit(const std::string &line);
} // namespace say

#define SAY_AT(level, text)                                                    \
  do {                                                                         \
    if (say::enabled(level)) {                                                 \
      std::ostringstream stream;                                               \
      stream << text;                                                          \
      say::emit(stream.str());                                                 \
    }                                                                          \
  } while (0)
#define LOG_INFO(text) SAY_AT(1, text)
#define SAY_LEVEL 3
