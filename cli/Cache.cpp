#include "cli/Cache.h"

#include "core/support/Files.h"
#include "core/support/Hash.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <set>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace philint::cli {

namespace fs = std::filesystem;

namespace {

constexpr char kMagic[8] = {'P', 'H', 'I', 'P', 'A', 'C', 'K', '1'};
constexpr std::size_t kMaxSegments = 12;

struct Header {
  char magic[8];
  std::uint64_t count;
};
struct IndexEntry {
  CacheKey key;
  std::uint64_t offset; // from the start of the file
  std::uint64_t length;
};
static_assert(sizeof(IndexEntry) == 32);

std::string pack(std::vector<CacheEntry> &entries) {
  std::sort(entries.begin(), entries.end(),
            [](const auto &a, const auto &b) { return a.key < b.key; });
  entries.erase(
      std::unique(entries.begin(), entries.end(),
                  [](const auto &a, const auto &b) { return a.key == b.key; }),
      entries.end());
  Header header{};
  std::memcpy(header.magic, kMagic, sizeof kMagic);
  header.count = entries.size();
  std::uint64_t offset = sizeof header + entries.size() * sizeof(IndexEntry);
  std::string out(reinterpret_cast<const char *>(&header), sizeof header);
  for (const CacheEntry &entry : entries) {
    const IndexEntry index{entry.key, offset, entry.bytes.size()};
    out.append(reinterpret_cast<const char *>(&index), sizeof index);
    offset += (entry.bytes.size() + 7) / 8 * 8;
  }
  for (const CacheEntry &entry : entries) {
    out += entry.bytes;
    out.append((8 - entry.bytes.size() % 8) % 8, '\0');
  }
  return out;
}

} // namespace

struct Cache::Segment {
  std::string path;
  const char *data = nullptr;
  std::size_t size = 0;

  Segment() = default;
  Segment(const Segment &) = delete;
  Segment &operator=(const Segment &) = delete;
  ~Segment() {
    if (data)
      ::munmap(const_cast<char *>(data), size);
  }

  const IndexEntry *begin() const {
    return reinterpret_cast<const IndexEntry *>(data + sizeof(Header));
  }
  const IndexEntry *end() const {
    return begin() + reinterpret_cast<const Header *>(data)->count;
  }
  std::string_view bytes(const IndexEntry &entry) const {
    return {data + entry.offset, entry.length};
  }

  // False where the file is not a whole segment of this version.
  bool map() {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (file < 0)
      return false;
    struct stat status{};
    // A segment that somebody else owns may have been put there to be believed.
    if (::fstat(file, &status) == 0 && status.st_uid == ::geteuid() &&
        static_cast<std::size_t>(status.st_size) >= sizeof(Header)) {
      size = static_cast<std::size_t>(status.st_size);
      void *at = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
      data = at == MAP_FAILED ? nullptr : static_cast<const char *>(at);
    }
    ::close(file);
    return data && isWhole();
  }

  bool isWhole() const {
    const auto *header = reinterpret_cast<const Header *>(data);
    if (std::memcmp(header->magic, kMagic, sizeof kMagic) != 0 ||
        header->count > (size - sizeof(Header)) / sizeof(IndexEntry))
      return false;
    return std::all_of(begin(), end(), [&](const IndexEntry &e) {
      return e.offset <= size && e.length <= size - e.offset;
    });
  }
};

CacheKey cacheKey(std::string_view bytes, std::string_view version) {
  const std::uint64_t seed = hashBytes(version);
  return {hashBytes(bytes, seed), hashBytes(bytes, ~seed)};
}

Cache::Cache() = default;
Cache::~Cache() = default;
Cache::Cache(Cache &&) noexcept = default;
Cache &Cache::operator=(Cache &&) noexcept = default;

Cache Cache::open(const std::string &folder, std::uint64_t limit) {
  Cache cache;
  cache.folder_ = folder;
  cache.limit_ = limit;
  std::error_code ec;
  std::vector<std::string> paths;
  for (fs::directory_iterator at(folder, ec), end; !ec && at != end;
       at.increment(ec))
    if (at->path().extension() == ".pack")
      paths.push_back(at->path().string());
  std::sort(paths.rbegin(), paths.rend()); // names count up: newest first
  for (std::string &path : paths) {
    auto segment = std::make_unique<Segment>();
    segment->path = std::move(path);
    if (segment->map()) {
      cache.segments_.push_back(std::move(segment));
    } else {
      ++cache.damaged_;
      fs::remove(segment->path, ec);
    }
  }
  return cache;
}

std::optional<std::string_view> Cache::find(const CacheKey &key) const {
  for (const auto &segment : segments_) {
    const IndexEntry *at = std::lower_bound(
        segment->begin(), segment->end(), key,
        [](const IndexEntry &e, const CacheKey &k) { return e.key < k; });
    if (at != segment->end() && at->key == key)
      return segment->bytes(*at);
  }
  return std::nullopt;
}

std::uint64_t Cache::size() const {
  std::uint64_t total = 0;
  for (const auto &segment : segments_)
    total += segment->size;
  return total;
}

bool Cache::save(std::vector<CacheEntry> entries,
                 const std::vector<CacheKey> &used) {
  if (!isOpen() || entries.empty())
    return true;
  std::error_code ec;
  fs::create_directories(folder_, ec);
  if (ec || ::chmod(folder_.c_str(), 0700) != 0)
    return false;
  std::uint64_t added = 0;
  for (const CacheEntry &entry : entries)
    added += entry.bytes.size();
  if (segments_.size() + 1 > kMaxSegments || size() + added > limit_)
    return merge(std::move(entries), used);
  std::uint64_t number = 1;
  if (!segments_.empty())
    number =
        std::strtoull(fs::path(segments_.front()->path).filename().c_str() + 6,
                      nullptr, 10) +
        1;
  char name[64];
  std::snprintf(name, sizeof name, "facts-%012llu-%ld.pack",
                static_cast<unsigned long long>(number),
                static_cast<long>(::getpid()));
  return static_cast<bool>(
      writeFile((fs::path(folder_) / name).string(), pack(entries), 0600));
}

// Keeps this run's entries, then the ones that it used, then the newest, up to
// half of the limit, so that merging is rare.
bool Cache::merge(std::vector<CacheEntry> entries,
                  const std::vector<CacheKey> &used) {
  std::set<CacheKey> have;
  std::uint64_t total = 0;
  for (const CacheEntry &entry : entries) {
    have.insert(entry.key);
    total += entry.bytes.size();
  }
  const auto keep = [&](const CacheKey &key, std::string_view bytes) {
    if (total + bytes.size() > limit_ / 2 || !have.insert(key).second)
      return;
    total += bytes.size();
    entries.push_back({key, std::string(bytes)});
  };
  for (const CacheKey &key : used)
    if (const auto bytes = find(key))
      keep(key, *bytes);
  for (const auto &segment : segments_)
    for (const IndexEntry &entry : *segment)
      keep(entry.key, segment->bytes(entry));
  std::vector<std::string> old;
  for (const auto &segment : segments_)
    old.push_back(segment->path);
  char name[64];
  std::snprintf(name, sizeof name, "facts-%012d-%ld.pack", 0,
                static_cast<long>(::getpid()));
  const std::string path = (fs::path(folder_) / name).string();
  // A single file larger than the whole cache is not worth keeping.
  if (total <= limit_ && !writeFile(path, pack(entries), 0600))
    return false;
  std::error_code ec;
  for (const std::string &gone : old)
    if (gone != path)
      fs::remove(gone, ec);
  return true;
}

std::string defaultCacheFolder() {
  if (const char *base = std::getenv("XDG_CACHE_HOME"); base && *base == '/')
    return std::string(base) + "/philint";
  if (const char *home = std::getenv("HOME"); home && *home == '/')
    return std::string(home) + "/.cache/philint";
  return {};
}

} // namespace philint::cli
