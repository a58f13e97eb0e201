#include "core/policy/Label.h"

namespace philint::policy {

namespace {
std::array<StateMask, kStates> identityMap() {
  std::array<StateMask, kStates> to{};
  for (unsigned s = 0; s < kStates; ++s)
    to[s] = static_cast<StateMask>(1U << s);
  return to;
}

} // namespace

Label apply(const Transform &transform, const Label &label) {
  if (transform.clauses.empty())
    return label;
  Label out;
  CategoryMask rest = ~CategoryMask{0};
  for (const TransformClause &clause : transform.clauses) {
    rest &= ~clause.categories;
    for (unsigned s = 0; s < kStates; ++s)
      if (const CategoryMask moved = label.byState[s] & clause.categories)
        for (unsigned t = 0; t < kStates; ++t)
          if (clause.to[s] & (1U << t))
            out.byState[t] |= moved;
  }
  for (unsigned s = 0; s < kStates; ++s)
    out.byState[s] |= label.byState[s] & rest;
  return out;
}

Transform compose(const Transform &first, const Transform &second) {
  // Only the blocks of categories that the clauses cut out behave differently.
  auto blocks = [](const Transform &t) {
    std::vector<TransformClause> out = t.clauses;
    CategoryMask rest = ~CategoryMask{0};
    for (const TransformClause &clause : t.clauses)
      rest &= ~clause.categories;
    if (rest)
      out.push_back({rest, identityMap()});
    return out;
  };
  std::map<std::array<StateMask, kStates>, CategoryMask> byMap;
  for (const TransformClause &a : blocks(first))
    for (const TransformClause &b : blocks(second)) {
      const CategoryMask common = a.categories & b.categories;
      if (!common)
        continue;
      std::array<StateMask, kStates> both{};
      for (unsigned s = 0; s < kStates; ++s)
        for (unsigned t = 0; t < kStates; ++t)
          if (a.to[s] & (1U << t))
            both[s] |= b.to[t];
      byMap[both] |= common;
    }
  Transform out;
  const auto identity = identityMap();
  for (const auto &[map, categories] : byMap)
    if (map != identity)
      out.clauses.push_back({categories, map});
  return out;
}

Transform replaceStates(CategoryMask categories, StateMask from, State to) {
  TransformClause clause{categories, identityMap()};
  for (unsigned s = 0; s < kStates; ++s)
    if (from & (1U << s))
      clause.to[s] = bit(to);
  return categories ? Transform{{clause}} : Transform{};
}

TransformTable::TransformTable() { intern({}); }

TransformId TransformTable::intern(const Transform &transform) {
  const auto [at, isNew] =
      ids_.try_emplace(transform, static_cast<TransformId>(all_.size()));
  if (isNew)
    all_.push_back(transform);
  return at->second;
}

} // namespace philint::policy
