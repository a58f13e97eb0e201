// Blocks have sizes of powers of two and are cut from chunks that never move,
// so that the pairs of all vertices take at most twice their size and nothing
// is copied but a block that doubles. A block that was left serves the next.
#include "core/link/Facts.h"

#include <algorithm>
#include <cassert>

namespace philint::link {
namespace {

// Compares eight at a time, without a branch for each.
bool holds(const Held *held, std::size_t size, Held wanted) {
  std::size_t i = 0;
  for (; i + 8 <= size; i += 8) {
    bool found = false;
    for (std::size_t k = 0; k < 8; ++k)
      found |= held[i + k] == wanted;
    if (found)
      return true;
  }
  for (; i < size; ++i)
    if (held[i] == wanted)
      return true;
  return false;
}

} // namespace

// Gives the vertex a block of twice the size.
void FactTable::move(Vertex &v) {
  const unsigned next = v.room; // log2 of the new size
  assert(next < kClasses);
  std::uint32_t start = 0;
  if (!free_[next].empty()) {
    start = free_[next].back();
    free_[next].pop_back();
  } else {
    const std::uint32_t size = 1U << next;
    if (used_ + size > kChunk) {
      chunks_.push_back(std::make_unique_for_overwrite<Held[]>(kChunk));
      used_ = 0;
    }
    start = ((static_cast<std::uint32_t>(chunks_.size()) - 1) << kChunkBits) |
            used_;
    used_ += size;
  }
  Vertex moved = v;
  moved.start = start;
  moved.room = static_cast<std::uint8_t>(next + 1);
  if (v.size) {
    std::copy_n(block(v), v.size, block(moved));
    free_[next - 1].push_back(v.start);
  }
  v = moved;
}

bool FactTable::add(VertexId v, Held held) {
  Vertex &at = vertices_[v];
  if (at.size && holds(block(at), at.size, held))
    return false;
  if (!at.room || at.size == 1U << (at.room - 1))
    move(at);
  block(at)[at.size++] = held;
  ++facts_;
  return true;
}

std::span<const Held> FactTable::take(VertexId v, Held *out) {
  Vertex &at = vertices_[v];
  const std::size_t count = at.size - at.done;
  if (count)
    std::copy_n(block(at) + at.done, count, out);
  at.done = at.size;
  return {out, count};
}

} // namespace philint::link
