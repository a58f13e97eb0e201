// Hosts in addresses, for whoever asks where data goes: code and configuration.
//
//   hostOf("redis://user:word@Cache:6379/0", true)   // "cache"
#pragma once

#include <string>
#include <string_view>

namespace philint::policy {

// The host of a URL that starts with `text`; empty while it is not known where
// the authority ends. `whole` is true where nothing follows.
std::string hostOf(std::string_view text, bool whole);

// The part of an address that is not known where it stands in a text.
inline constexpr char kHole = '*';

// What a host with holes tells of its owner: the whole of it where the domain
// is written out (`s3.*.amazonaws.com`), without a hole at its end that begins
// a path (`api.openai.com*`); empty where the owner is not known
// (`api.*`, `eu-*.com`).
std::string ownedHost(std::string_view host);

// This machine, by name or address; `host` as hostOf gives it.
bool isLoopback(std::string_view host);

} // namespace philint::policy
