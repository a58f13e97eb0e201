// From the files of a scan to their facts: read, decode, look up in the cache,
// else parse and lower, on several threads. What cannot be read is told in
// notifications. The result does not depend on the number of threads.
#pragma once

#include "cli/Cache.h"
#include "cli/Compiled.h"
#include "cli/Frontends.h"
#include "core/ir/UnitFacts.h"
#include "core/report/Finding.h"
#include "core/support/Expected.h"

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace philint::cli {

struct ExtractOptions {
  std::string root; // absolute
  unsigned jobs = 1;
  std::uint64_t maximumBytes = 10U << 20;
  // Facts that need not be read again, by path; may be null.
  const std::unordered_map<std::string, std::shared_ptr<const ir::UnitFacts>>
      *known = nullptr;
  std::function<void(std::size_t done)> progress; // any thread; may be empty
  const Compiled *compiled = nullptr; // which files are read with Clang
};

// Functions of C and C++ by who read them, and why not Clang.
struct CompiledCounts {
  std::uint64_t units = 0, lost = 0, errors = 0;
  std::uint64_t whole = 0, broken = 0, hidden = 0, templates = 0;
};

struct Extraction {
  std::vector<std::shared_ptr<const ir::UnitFacts>> units; // in files' order
  std::vector<report::Notification> notifications;
  report::Coverage coverage;
  CompiledCounts compiled;
  std::uint64_t cacheHits = 0, cacheMisses = 0, cacheDamaged = 0;
  bool isCacheSaved = true;
};

// Lines of the file; what follows the last line end counts if it is not empty.
std::uint64_t lineCount(const ir::UnitFacts &unit);

// New facts are saved to the cache.
Extraction extract(const std::vector<std::string> &files,
                   const Frontends &frontends, Cache &cache,
                   const ExtractOptions &options);

// Facts that `philint extract` wrote.
Expected<std::shared_ptr<const ir::UnitFacts>>
readFactsFile(const std::string &path);

} // namespace philint::cli
