// What is asked of git, which is run as a program: where a repository is, what
// a revision or the index holds, and what is in a blob. Nothing is written to
// the repository, and no filter or hook of it is run.
//
//   auto repository = findRepository(folder);
//   auto base = baseOf(*repository, "origin/main");
//   auto files = filesOf(*repository, *base);
#pragma once

#include "core/support/Expected.h"

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace philint::cli {

struct Repository {
  std::string top; // absolute, links resolved
  // Flags of git by which no filter that is configured is run.
  std::vector<std::string> unfiltered;
};

// A file as a tree or the index has it; the path is relative to the top.
struct GitFile {
  std::string id;
  enum Kind { Regular, Link, Submodule } kind = Regular;
};
using GitFiles = std::unordered_map<std::string, GitFile>;

// True where git can be started at all.
bool hasGit();

// The three below fail through what the user asked for.
Expected<Repository> findRepository(const std::string &folder);
// The commit where `revision` and HEAD part; "" where HEAD has no commit yet
// and `revision` is "HEAD".
Expected<std::string> baseOf(const Repository &repository,
                             const std::string &revision);

// The rest fails through the repository.
Expected<GitFiles> filesOf(const Repository &repository,
                           const std::string &commit);
Expected<GitFiles> indexOf(const Repository &repository);
// Files whose working copy is, or may be, other than the index.
Expected<std::set<std::string>> touchedFiles(const Repository &repository);
// In the order of `ids`.
Expected<std::vector<std::string>> contentsOf(const Repository &repository,
                                              const std::vector<std::string> &ids);

} // namespace philint::cli
