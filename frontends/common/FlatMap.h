// A hash map from a non-zero 64-bit key to a 32-bit value, open addressing in
// one array. It only grows; nothing is ever removed but all at once.
//
//   FlatMap map;
//   map.reset(100);
//   map.at(key) = 7;          // inserts kAbsent where the key is new
//   map.find(other)           // kAbsent
#pragma once

#include <cstdint>
#include <vector>

namespace philint {

class FlatMap {
public:
  static constexpr std::uint32_t kAbsent = 0xffffffffU;

  // Empties the map and makes room for about `expected` entries.
  void reset(std::size_t expected) {
    std::size_t capacity = 64;
    while (capacity < expected * 2)
      capacity *= 2;
    slots_.assign(capacity, Slot{});
    size_ = 0;
  }

  std::uint32_t find(std::uint64_t key) const {
    return slots_[slotOf(key)].value;
  }

  // Valid until the next call of at().
  std::uint32_t &at(std::uint64_t key) {
    std::size_t i = slotOf(key);
    if (slots_[i].key == 0) {
      if (++size_ * 2 > slots_.size()) {
        grow();
        i = slotOf(key);
      }
      slots_[i].key = key;
    }
    return slots_[i].value;
  }

private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t value = kAbsent;
  };

  std::size_t slotOf(std::uint64_t key) const {
    const std::size_t mask = slots_.size() - 1;
    std::uint64_t hash = key * 0x9e3779b97f4a7c15ULL;
    hash ^= hash >> 32;
    std::size_t i = hash & mask;
    while (slots_[i].key != 0 && slots_[i].key != key)
      i = (i + 1) & mask;
    return i;
  }

  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot &slot : old)
      if (slot.key != 0)
        slots_[slotOf(slot.key)] = slot;
  }

  std::vector<Slot> slots_ = std::vector<Slot>(64);
  std::size_t size_ = 0;
};

} // namespace philint
