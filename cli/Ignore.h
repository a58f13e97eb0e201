// Patterns that say which paths are left out: .gitignore files and globs.
//
// The last pattern that matches decides; `!` takes a path back in. `*` and `?`
// stay within a segment, `**` crosses segments; a pattern with a slash before
// its end is anchored to the folder of its file, others match any segment.
//
//   IgnoreFile file = parseIgnore("app/", "*.tmp\n!keep.tmp\n");
//   file.decide("app/x.tmp", false)   // Ignored
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace philint::cli {

// Whether `text` as a whole matches the glob.
bool globMatches(std::string_view glob, std::string_view text);

struct IgnorePattern {
  std::string glob; // relative to the file's folder
  bool negated = false, foldersOnly = false, anchored = false;
};

struct IgnoreFile {
  std::string folder; // "" or "app/": what patterns are relative to
  std::vector<IgnorePattern> patterns;

  enum Decision { Silent, Ignored, Kept };
  Decision decide(std::string_view path, bool isFolder) const;
};

IgnoreFile parseIgnore(std::string folder, std::string_view text);

// A glob of the user (--exclude, `exclude:` of the policy): matches the path,
// any folder above it, or, without a slash, any segment.
bool excludeMatches(std::string_view glob, std::string_view path);

} // namespace philint::cli
