// The units of a scan that Clang reads: from the cache where neither the
// command nor any file that the unit read has changed, else from the program
// that has Clang. What that cannot do is left to the frontend without a build.
//
// A unit's entry in the cache names the files that it read last time; the facts
// of its files are found under the digests of those.
#pragma once

#include "cli/ClangProcess.h"
#include "cli/Extract.h"

#include <memory>
#include <mutex>
#include <unordered_map>

namespace philint::cli {

// One file's outcome; a slot of its own, so that threads share nothing.
struct Outcome {
  std::shared_ptr<const ir::UnitFacts> unit;
  std::vector<report::Notification> notifications;
  const char *skipped = nullptr; // reason, where there is no unit
  std::uint64_t bytes = 0;
  CacheKey key{};
  std::string encoded; // facts to be saved
  bool hit = false, damaged = false;
};

// The file's text, or false where `out` says why.
bool readText(const std::string &file, const ExtractOptions &options,
              Outcome &out, std::string &text);
void useFacts(std::string_view bytes, const std::string &file, bool isHit,
              Outcome &out);

class ExtractCompiled {
public:
  ExtractCompiled(const std::vector<std::string> &files, const Cache &cache,
                  const ExtractOptions &options,
                  std::vector<Outcome> &outcomes);

  std::size_t size() const { return slots_.size(); }
  // Safe on several threads for different units and workers. Gives the files
  // that are still to be read.
  std::vector<std::size_t> run(std::size_t unit, unsigned worker);
  void finish(Extraction &out);

  std::vector<CacheEntry> takeEntries();
  std::vector<CacheKey> takeUsed();

private:
  struct Slot {
    UnitAnswer answer; // without facts
    CacheKey key{};
    std::string encoded; // to be saved
    bool hit = false, lost = false;
  };
  std::uint64_t digestOf(const std::string &path);
  std::string digestOf(const UnitAnswer &answer, const CacheKey &unit);
  bool recall(const CompiledUnit &unit, const std::vector<std::string> &texts,
              Slot &slot);

  const std::vector<std::string> &files_;
  const Cache &cache_;
  const ExtractOptions &options_;
  std::vector<Outcome> &outcomes_;
  std::vector<Slot> slots_;
  std::vector<std::unique_ptr<ClangProcess>> processes_; // one a worker
  bool hasProgram_ = false;
  std::mutex mutex_;
  std::unordered_map<std::string, std::uint64_t> digests_; // of headers
};

} // namespace philint::cli
