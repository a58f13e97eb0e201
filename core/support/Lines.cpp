#include "core/support/Lines.h"

#include <cstring>

namespace philint {

std::vector<std::uint32_t> lineStartsOf(std::string_view text) {
  std::vector<std::uint32_t> starts;
  starts.reserve(text.size() / 32 + 1);
  starts.push_back(0);
  const char *begin = text.data();
  const char *end = begin + text.size();
  if (text.find('\r') != std::string_view::npos) { // rare
    for (const char *at = begin; at != end; ++at)
      if (*at == '\n' || (*at == '\r' && (at + 1 == end || at[1] != '\n')))
        starts.push_back(static_cast<std::uint32_t>(at + 1 - begin));
    return starts;
  }
  for (const char *at = begin; at != end;) {
    at = static_cast<const char *>(
        std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
    if (!at)
      break;
    starts.push_back(static_cast<std::uint32_t>(++at - begin));
  }
  return starts;
}

} // namespace philint
