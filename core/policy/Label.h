// What is known of the patient data in a value: for each state the categories
// that may be in it. Categories are bits that policies/kinds.yaml numbers; the
// states are the closed list of the design.
//
// Label is a product of power sets: join is union, bottom is empty, height is
// 64 × 9. A sanitizer is a Transform: per category it maps each state to a set
// of states; it never just deletes (a clean outcome is a state too).
//
//   Label l{}; l[State::Raw] = name | ssn;
//   apply(hashNames, l)    // name: hashed, ssn: still raw
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <map>
#include <vector>

namespace philint::policy {

using CategoryMask = std::uint64_t;

enum class State : std::uint8_t {
  Raw, Derived, Hashed, Partial, Tokenised, Encrypted, SafeHarbor, Expert,
  Aggregate,
};
constexpr unsigned kStates = 9;
using StateMask = std::uint16_t;
constexpr StateMask bit(State s) {
  return static_cast<StateMask>(1U << static_cast<unsigned>(s));
}

struct Label {
  std::array<CategoryMask, kStates> byState{};
  CategoryMask &operator[](State s) {
    return byState[static_cast<unsigned>(s)];
  }
  CategoryMask operator[](State s) const {
    return byState[static_cast<unsigned>(s)];
  }
  bool join(const Label &other) { // true where something was added
    bool grew = false;
    for (unsigned s = 0; s < kStates; ++s) {
      grew |= (other.byState[s] & ~byState[s]) != 0;
      byState[s] |= other.byState[s];
    }
    return grew;
  }
  CategoryMask in(StateMask states) const {
    CategoryMask all = 0;
    for (unsigned s = 0; s < kStates; ++s)
      if (states & (1U << s))
        all |= byState[s];
    return all;
  }
  bool empty() const { return in(0x1ff) == 0; }
  auto operator<=>(const Label &) const = default;
};

// Where each state goes, for the categories of a clause; categories that no
// clause names stay as they are. Clauses do not overlap.
struct TransformClause {
  CategoryMask categories = ~CategoryMask{0};
  std::array<StateMask, kStates> to{};
  auto operator<=>(const TransformClause &) const = default;
};
struct Transform {
  std::vector<TransformClause> clauses; // empty: identity
  auto operator<=>(const Transform &) const = default;
};
using TransformId = std::uint32_t; // 0 is the identity

// So many categories at once are a record and no field of one.
constexpr int kFewestOfRecord = 4;
inline bool isWide(CategoryMask categories) {
  return std::popcount(categories) >= kFewestOfRecord;
}

Label apply(const Transform &transform, const Label &label);
Transform compose(const Transform &first, const Transform &second);
// All states of `from` in `categories` become `to`; other states stay.
Transform replaceStates(CategoryMask categories, StateMask from, State to);

// Interned transforms, so that a fact carries an id. Composition is remembered.
class TransformTable {
public:
  TransformTable();
  TransformId intern(const Transform &transform);
  const Transform &operator[](TransformId id) const { return all_[id]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(all_.size()); }

private:
  std::vector<Transform> all_;
  std::map<Transform, TransformId> ids_;
};

} // namespace philint::policy
