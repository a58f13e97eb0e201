// The two sides of a change, as trees on disk that are scanned like any other.
//
// The old side is the commit where a revision and HEAD part; the new side is
// the working tree or, for `staged`, the index. A side that is not the working
// tree is laid out in a private temporary folder: what is the same as in the
// working tree is a link to it, the rest is written from git's objects. Both
// are gone with the Change.
//
//   int status = 2;
//   auto change = Change::open(arguments, status);
//   auto now = change->newSide();              // arguments of a scan
//   auto before = change->oldSide(units);      // of the same paths, or none
#pragma once

#include "cli/Arguments.h"
#include "cli/Git.h"
#include "cli/Inputs.h"
#include "cli/Known.h"
#include "core/report/Fingerprint.h"

#include <memory>
#include <optional>

namespace philint::cli {

// A folder for its owner only, removed with the value.
class PrivateFolder {
public:
  static Expected<PrivateFolder> make();
  PrivateFolder(PrivateFolder &&other) noexcept { path_.swap(other.path_); }
  PrivateFolder &operator=(PrivateFolder &&other) noexcept {
    path_.swap(other.path_);
    return *this;
  }
  ~PrivateFolder();
  const std::string &path() const { return path_; }

private:
  PrivateFolder() = default;
  std::string path_;
};

class Change {
public:
  // `status` becomes the exit status where this fails.
  static Expected<Change> open(const Arguments &arguments, int &status);

  // Nothing that is staged can matter to a scan.
  bool isIdle() const;

  Expected<Arguments> newSide();
  // Nothing where none of the paths was there. `units` are the new side's:
  // those that did not change are not read again.
  Expected<std::optional<Arguments>> oldSide(const report::Units &units);

  // What was found in states of this repository.
  KnownScans knownScans() const;
  const GitFiles &oldFiles() const { return old_; }
  // None for the working tree.
  const GitFiles *newFiles() const {
    return arguments_.staged ? &index_ : nullptr;
  }

private:
  Change() = default;
  Expected<std::string> layOut(const GitFiles &files);
  Expected<bool> write(const GitFiles &files, const std::string &top) const;
  Arguments sideAt(const std::string &folder) const;
  bool isWorkingCopy(const std::string &path, const GitFile &file) const;

  Arguments given_, arguments_; // as typed; with absolute paths
  Repository repository_;
  std::string root_; // what reported paths are relative to
  std::string base_;
  GitFiles index_, old_;
  std::set<std::string> touched_;
  std::vector<PrivateFolder> folders_;
};

struct Scanned;
// Leaves out what was found before the change as well (Diff.cpp). An Error is
// one of the analysis (exit status 3).
// The report of a change that cannot matter: empty, and without a scan.
int runIdle(const Arguments &arguments);
Expected<bool> keepCaused(Change &change, Scanned &scanned);

} // namespace philint::cli
