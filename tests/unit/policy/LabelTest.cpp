// The lattice of labels and the algebra of transforms, on random values.
#include "core/policy/Label.h"

#include <gtest/gtest.h>
#include <random>

namespace philint::policy {
namespace {

class Random {
public:
  explicit Random(std::uint32_t seed) : engine_(seed) {}
  CategoryMask mask() { return engine_() & engine_(); }
  StateMask states() { return static_cast<StateMask>(engine_() & 0x1ff); }
  Label label() {
    Label out;
    for (CategoryMask &mask : out.byState)
      mask = this->mask();
    return out;
  }
  Transform transform() {
    Transform out;
    CategoryMask left = ~CategoryMask{0};
    for (unsigned i = engine_() % 4; i > 0; --i) {
      TransformClause clause;
      clause.categories = mask() & left;
      left &= ~clause.categories;
      for (StateMask &to : clause.to)
        to = states();
      if (clause.categories)
        out.clauses.push_back(clause);
    }
    return out;
  }

private:
  std::mt19937_64 engine_;
};

Label joined(Label a, const Label &b) {
  a.join(b);
  return a;
}
bool below(const Label &a, const Label &b) { return joined(a, b) == b; }

TEST(Label, JoinIsAnUpperBound) {
  Random random(1);
  for (int i = 0; i < 500; ++i) {
    const Label a = random.label(), b = random.label(), c = random.label();
    EXPECT_EQ(joined(a, a), a);
    EXPECT_EQ(joined(a, b), joined(b, a));
    EXPECT_EQ(joined(joined(a, b), c), joined(a, joined(b, c)));
    EXPECT_TRUE(below(a, joined(a, b)));
    Label grown = a;
    const bool grew = grown.join(b);
    EXPECT_EQ(grew, grown != a);
  }
}

TEST(Transform, ApplyIsMonotoneAndKeepsJoins) {
  Random random(2);
  for (int i = 0; i < 500; ++i) {
    const Transform t = random.transform();
    const Label a = random.label(), b = random.label();
    EXPECT_TRUE(below(apply(t, a), apply(t, joined(a, b))));
    EXPECT_EQ(apply(t, joined(a, b)), joined(apply(t, a), apply(t, b)));
  }
}

TEST(Transform, ComposeIsApplyingTwice) {
  Random random(3);
  for (int i = 0; i < 500; ++i) {
    const Transform first = random.transform(), second = random.transform();
    const Label label = random.label();
    EXPECT_EQ(apply(compose(first, second), label),
              apply(second, apply(first, label)));
  }
}

TEST(Transform, ComposeHasAnIdentityAndAssociates) {
  Random random(4);
  for (int i = 0; i < 100; ++i) {
    const Transform a = random.transform(), b = random.transform(),
                    c = random.transform();
    const Label label = random.label();
    EXPECT_EQ(apply(compose(a, {}), label), apply(a, label));
    EXPECT_EQ(apply(compose({}, a), label), apply(a, label));
    EXPECT_EQ(compose(compose(a, b), c), compose(a, compose(b, c)));
  }
}

TEST(Transform, ReplaceStatesNeverDeletes) {
  Random random(5);
  for (int i = 0; i < 200; ++i) {
    const Label label = random.label();
    const Transform t =
        replaceStates(random.mask() | 1, random.states(), State::Hashed);
    EXPECT_EQ(apply(t, label).in(0x1ff), label.in(0x1ff));
  }
}

TEST(TransformTable, EqualTransformsHaveOneId) {
  TransformTable table;
  Random random(6);
  const Transform t = random.transform();
  EXPECT_EQ(table.intern({}), 0U);
  const TransformId id = table.intern(t);
  EXPECT_EQ(table.intern(t), id);
  EXPECT_EQ(table[id], t);
}

} // namespace
} // namespace philint::policy
