// Which files a scan reads: the given paths, walked in a fixed order, without
// what .gitignore, the default folders and the user's globs leave out.
//
// Paths in results are relative to the root: the current directory where every
// given path is relative and inside it, so that they read as they were typed;
// else the folder that holds them all. Nothing is dropped silently: what is
// left out is counted by reason, what cannot be read becomes a notification.
#pragma once

#include "core/report/Finding.h"
#include "core/support/Expected.h"

#include <functional>
#include <string>
#include <vector>

namespace philint::cli {

struct DiscoverOptions {
  std::vector<std::string> paths; // empty: the current directory
  std::string root;               // empty: the paths decide
  std::vector<std::string> excludes;
  // True for the names that some frontend reads.
  std::function<bool(std::string_view)> reads;
  // True for the names that say where modules are; may be empty.
  std::function<bool(std::string_view)> describes;
};

struct Discovery {
  std::string root;                 // absolute
  std::vector<std::string> files;   // relative to the root, sorted, once each
  std::vector<std::string> projectFiles; // the same, of those that describe
  std::vector<std::string> folders; // given folders, relative; "" is the root
  std::vector<report::Notification> notifications;
  std::map<std::string, std::uint64_t> skippedBy;
};

// An Error only where a given path does not exist or cannot be opened.
Expected<Discovery> discover(const DiscoverOptions &options);

// The nearest file of this name in `folder` or above it, up to `last`, or "".
std::string findUpwards(const std::string &folder, const std::string &name,
                        const std::string &last = {});

// The root alone, without walking (the policy is looked up from there).
Expected<std::string> commonRoot(const std::vector<std::string> &paths);

} // namespace philint::cli
