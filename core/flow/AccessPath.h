// An access path as a small value: at most four steps, each a kind and a program
// symbol in 32 bits. A path that would be longer is cut and means everything at
// or below its last step, which is what a shorter path means anyway.
//
//   AccessPath p = AccessPath{}.append(field(name));
//   match(p, read)   // how a fact at p answers a read of `read`
#pragma once

#include "core/ir/Body.h"

#include <array>
#include <compare>
#include <cstdint>
#include <span>

namespace philint::flow {

constexpr unsigned kMaximumSteps = 4;

// Two bits of kind over thirty of symbol.
using PackedStep = std::uint32_t;
constexpr PackedStep pack(ir::Step step) {
  return static_cast<PackedStep>(step.kind) << 30 | step.name.id;
}
constexpr ir::StepKind kindOf(PackedStep step) {
  return static_cast<ir::StepKind>(step >> 30);
}
constexpr std::uint32_t symbolOf(PackedStep step) {
  return step & 0x3fffffffU;
}

// Could the two steps name the same place? A member and a key of one name do:
// what a record's fields are becomes what the keys of its dict are, and back
// (`model_dump()`, `Note(**row)`, a row's `row.name` and `row["name"]`).
constexpr bool meets(PackedStep a, PackedStep b) {
  if (a == b || !a || !b) // 0 packs the member that is not known
    return true;
  const auto ka = kindOf(a), kb = kindOf(b);
  const bool namedA = ka == ir::StepKind::Field || ka == ir::StepKind::Key;
  const bool namedB = kb == ir::StepKind::Field || kb == ir::StepKind::Key;
  if (namedA && namedB)
    return symbolOf(a) == symbolOf(b);
  return (ka == ir::StepKind::Any && kb == ir::StepKind::Key) ||
         (kb == ir::StepKind::Any && ka == ir::StepKind::Key);
}

struct AccessPath {
  std::array<PackedStep, kMaximumSteps> steps{};
  std::uint8_t size = 0;
  std::uint8_t cut = 0; // 1 where steps were lost

  bool empty() const { return size == 0; }
  void push(PackedStep step) {
    if (size < kMaximumSteps)
      steps[size++] = step;
    else
      cut = 1;
  }
  void truncate(unsigned to) { // all that lies below the first `to` steps
    for (unsigned i = to; i < size; ++i)
      steps[i] = 0;
    size = static_cast<std::uint8_t>(size < to ? size : to);
  }
  void append(const AccessPath &tail, unsigned from = 0) {
    for (unsigned i = from; i < tail.size; ++i)
      push(tail.steps[i]);
    cut |= tail.cut;
  }
  auto operator<=>(const AccessPath &) const = default;
};

inline AccessPath makePath(std::span<const ir::Step> steps) {
  AccessPath out;
  for (const ir::Step &step : steps)
    out.push(pack(step));
  return out;
}

// How data at `at` answers a read of `read`:
//   Below: at = read + rest: the data lies at `rest` of what is read
//   Above: read = at + extra: the whole of what is read is data
struct Match {
  enum Kind : std::uint8_t { None, Below, Above } kind = None;
  std::uint8_t common = 0; // steps that both have
};
inline Match match(const AccessPath &at, const AccessPath &read) {
  const unsigned both = at.size < read.size ? at.size : read.size;
  for (unsigned i = 0; i < both; ++i)
    if (!meets(at.steps[i], read.steps[i]))
      return {};
  return {at.size >= read.size ? Match::Below : Match::Above,
          static_cast<std::uint8_t>(both)};
}
inline AccessPath tailOf(const AccessPath &path, unsigned from) {
  AccessPath out;
  out.append(path, from);
  return out;
}

} // namespace philint::flow
