// Facts of files that were read before, under the content's hash.
//
// The folder holds segments: a sorted index and the entries' bytes in one file,
// mapped into memory and searched in place. A run appends what was new as one
// more segment (a temporary file, renamed); when there are many, or they grow
// past the limit, they are merged and what was not used lately is dropped.
// Segments are readable by their owner only, since literals of the source are
// in them. A damaged segment or entry is ignored and counted, never an error.
//
//   Cache cache = Cache::open(folder, 512 << 20);
//   if (auto bytes = cache.find(key)) …            // any thread
//   cache.save(newEntries);                        // once, at the end
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace philint::cli {

using CacheKey = std::array<std::uint64_t, 2>;
// Of the file's bytes and of what else decides the result.
CacheKey cacheKey(std::string_view bytes, std::string_view version);

struct CacheEntry {
  CacheKey key{};
  std::string bytes;
};

class Cache {
public:
  Cache(); // finds nothing, saves nothing
  ~Cache();
  Cache(Cache &&) noexcept;
  Cache &operator=(Cache &&) noexcept;

  static Cache open(const std::string &folder, std::uint64_t limit);

  // Views stay valid for the life of the cache. Safe on several threads.
  std::optional<std::string_view> find(const CacheKey &key) const;
  bool isOpen() const { return !folder_.empty(); }
  std::uint64_t damaged() const { return damaged_; }
  std::uint64_t size() const;

  // False where the folder cannot be written; the run goes on without.
  bool save(std::vector<CacheEntry> entries, const std::vector<CacheKey> &used);

private:
  struct Segment;
  bool merge(std::vector<CacheEntry> entries,
             const std::vector<CacheKey> &used);

  std::string folder_;
  std::uint64_t limit_ = 0;
  std::uint64_t damaged_ = 0;
  std::vector<std::unique_ptr<Segment>> segments_; // newest first
};

// $XDG_CACHE_HOME/philint, else ~/.cache/philint, else "".
std::string defaultCacheFolder();

} // namespace philint::cli
