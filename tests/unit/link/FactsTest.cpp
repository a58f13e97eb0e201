// The table of facts against sets, on many random vertices.
#include "core/link/Facts.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace philint::link {
namespace {

TEST(Facts, AreKeptOnceAndInTheOrderOfTheirDiscovery) {
  FactTable facts;
  facts.grow(2);
  EXPECT_TRUE(facts.empty(0));
  EXPECT_TRUE(facts.add(0, {0, 7}));
  EXPECT_TRUE(facts.add(0, {3, 7}));
  EXPECT_FALSE(facts.add(0, {0, 7}));
  EXPECT_TRUE(facts.add(1, {0, 7}));
  EXPECT_EQ(facts.facts(), 3U);
  ASSERT_EQ(facts.of(0).size(), 2U);
  EXPECT_EQ(facts.of(0)[0], (Held{0, 7}));
  EXPECT_EQ(facts.of(0)[1], (Held{3, 7}));
}

TEST(Facts, AreTakenOnce) {
  FactTable facts;
  facts.grow(1);
  Held room[FactTable::kMost];
  facts.add(0, {0, 1});
  facts.add(0, {0, 2});
  EXPECT_TRUE(facts.done(0).empty());
  EXPECT_EQ(facts.take(0, room).size(), 2U);
  EXPECT_TRUE(facts.take(0, room).empty());
  facts.add(0, {0, 3});
  EXPECT_EQ(facts.done(0).size(), 2U);
  const auto last = facts.take(0, room);
  ASSERT_EQ(last.size(), 1U);
  EXPECT_EQ(last[0], (Held{0, 3}));
}

// Blocks are left and used again; no vertex ever sees another's facts.
TEST(Facts, EqualSetsHoweverTheyGrow) {
  constexpr VertexId kVertices = 300;
  std::mt19937 random(20261125);
  FactTable facts;
  facts.grow(kVertices);
  std::vector<std::set<std::pair<PathId, ValueId>>> expected(kVertices);
  for (unsigned i = 0; i < 40000; ++i) {
    const VertexId v = random() % 16 ? random() % 20 : random() % kVertices;
    const Held held{static_cast<PathId>(random() % 5),
                    static_cast<ValueId>(random() % 60)};
    EXPECT_EQ(facts.add(v, held),
              expected[v].insert({held.path, held.value}).second);
  }
  for (VertexId v = 0; v < kVertices; ++v) {
    std::set<std::pair<PathId, ValueId>> found;
    for (const Held held : facts.of(v))
      found.insert({held.path, held.value});
    EXPECT_EQ(found, expected[v]);
    EXPECT_EQ(facts.of(v).size(), expected[v].size());
  }
}

} // namespace
} // namespace philint::link
