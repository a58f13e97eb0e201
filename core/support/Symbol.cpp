#include "core/support/Symbol.h"

#include "core/support/Hash.h"

#include <algorithm>

namespace philint {

namespace {
// Blocks double from the first: most tables are a file's, and small.
constexpr std::size_t kFirstBlock = 1024, kBlock = 64 * 1024;
}

StringTable::StringTable() {
  slots_.resize(64);
  texts_.push_back({});
  hashes_.push_back(0);
}

std::string_view StringTable::keep(std::string_view text) {
  if (blocks_.empty() ||
      blocks_.back().capacity() - blocks_.back().size() < text.size()) {
    const std::size_t next =
        blocks_.empty() ? kFirstBlock
                        : std::min(kBlock, 2 * blocks_.back().capacity());
    blocks_.emplace_back();
    blocks_.back().reserve(std::max(next, text.size()));
  }
  std::string &block = blocks_.back();
  const std::size_t at = block.size();
  block.append(text);
  return {block.data() + at, text.size()};
}

void StringTable::grow() {
  slots_.assign(slots_.size() * 2, 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t id = 1; id < texts_.size(); ++id) {
    std::size_t at = hashes_[id] & mask;
    while (slots_[at])
      at = (at + 1) & mask;
    slots_[at] = id;
  }
}

void StringTable::reserve(std::size_t symbols, std::size_t bytes) {
  texts_.reserve(symbols + 1);
  hashes_.reserve(symbols + 1);
  if (bytes && blocks_.empty()) {
    blocks_.emplace_back();
    blocks_.back().reserve(bytes);
  }
  while (slots_.size() < 2 * (symbols + 1))
    grow();
}

Symbol StringTable::intern(std::string_view text) {
  return intern(text, static_cast<std::uint32_t>(hashBytes(text)));
}

Symbol StringTable::intern(std::string_view text, std::uint32_t hash) {
  if (text.empty())
    return {};
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at]) {
    if (hashes_[slots_[at]] == hash && texts_[slots_[at]] == text)
      return {slots_[at]};
    at = (at + 1) & mask;
  }
  const auto id = static_cast<std::uint32_t>(texts_.size());
  texts_.push_back(keep(text));
  hashes_.push_back(hash);
  slots_[at] = id;
  if (texts_.size() * 2 > slots_.size())
    grow();
  return {id};
}

Symbol StringTable::find(std::string_view text) const {
  if (text.empty())
    return {};
  const auto hash = static_cast<std::uint32_t>(hashBytes(text));
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask; slots_[at]; at = (at + 1) & mask)
    if (hashes_[slots_[at]] == hash && texts_[slots_[at]] == text)
      return {slots_[at]};
  return {};
}

} // namespace philint
