#include "core/policy/Hosts.h"

#include <cctype>

namespace philint::policy {

std::string hostOf(std::string_view text, bool whole) {
  const std::size_t scheme = text.find("://");
  if (scheme == std::string_view::npos) {
    if (!whole || text.find_first_of(" /?#") < text.find('.'))
      return {};
  } else {
    text.remove_prefix(scheme + 3);
  }
  const std::size_t end = text.find_first_of("/?#");
  if (end == std::string_view::npos && !whole)
    return {};
  text = text.substr(0, end);
  if (const std::size_t at = text.rfind('@'); at != std::string_view::npos)
    text.remove_prefix(at + 1);
  if (text.starts_with("[")) {
    text = text.substr(1, text.find(']') - 1);
  } else if (const std::size_t colon = text.rfind(':');
             colon != std::string_view::npos) {
    text = text.substr(0, colon);
  }
  std::string out(text);
  for (char &c : out)
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

bool isLoopback(std::string_view host) {
  return host == "localhost" || host == "::1" || host == "0.0.0.0" ||
         host.starts_with("127.") || host == "host.docker.internal" ||
         host.ends_with(".localhost");
}

} // namespace philint::policy
