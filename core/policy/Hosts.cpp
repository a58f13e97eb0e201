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

std::string ownedHost(std::string_view host) {
  while (host.size() > 1 && host.back() == kHole &&
         host[host.size() - 2] != '.' && host[host.size() - 2] != kHole)
    host.remove_suffix(1);
  const std::size_t hole = host.rfind(kHole);
  if (hole == host.npos)
    return std::string(host);
  // The domain and what it is registered under.
  const std::string_view tail = host.substr(hole + 1);
  const std::size_t dot = tail.find('.');
  const bool isOwned = dot != tail.npos && tail.find('.', dot + 1) != tail.npos;
  return isOwned ? std::string(host) : std::string();
}

bool isLoopback(std::string_view host) {
  return host == "localhost" || host == "::1" || host == "0.0.0.0" ||
         host.starts_with("127.") || host == "host.docker.internal" ||
         host.ends_with(".localhost");
}

} // namespace philint::policy
