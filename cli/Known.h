// What scans of earlier states of a repository found, in the cache: the old
// side of a change is mostly the new side of the one before.
//
// An entry is named by all that decides the result: the program's own bytes,
// the files with their contents, the policy above them, the paths and flags,
// and the day. Where something else could take part (submodules, links, further
// catalogues) nothing is kept.
//
//   KnownScans known(arguments);
//   if (auto old = known.find(change.oldFiles())) …
//   known.keep(change.newFiles(), baselineOf(report));
//   known.save();
#pragma once

#include "cli/Arguments.h"
#include "cli/Cache.h"
#include "cli/Git.h"
#include "core/report/Baseline.h"

#include <optional>

namespace philint::cli {

class KnownScans {
public:
  // `above`: the folder that the repository is in; `paths`: relative to its top.
  KnownScans(const Arguments &arguments, const std::string &above,
             const std::string &root, const std::vector<std::string> &paths);

  std::optional<report::Baseline> find(const GitFiles &files) const;
  void keep(const GitFiles &files, const report::Baseline &found);
  // Once, at the end.
  void save();

private:
  bool canKeep(const GitFiles &files) const;
  CacheKey keyOf(const GitFiles &files) const;

  Cache cache_;
  std::vector<CacheEntry> kept_;
  std::string rest_; // of what decides the result
};

} // namespace philint::cli
