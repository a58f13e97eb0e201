// The engine against a naive enumerator of paths on random small programs.
#include "RandomProgram.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace philint::flow::testing {
namespace {

using Pairs = std::set<std::pair<std::uint32_t, std::uint32_t>>;

Pairs pairsOf(const Solution &solution) {
  Pairs out;
  for (const Issue &issue : solution.issues)
    out.insert({issue.source, issue.sink});
  return out;
}

Pairs engine(const RandomProgram &random, unsigned jobs = 1) {
  return pairsOf(*solve(random.program, random.bound, {}, jobs));
}

Pairs naive(const RandomProgram &random) {
  const auto all = enumeratePaths(random);
  return {all.begin(), all.end()};
}

TEST(Oracle, AgreesWithPathEnumeration) {
  std::size_t flows = 0;
  for (unsigned seed = 0; seed < 1500; ++seed) {
    const auto random = makeRandom(seed, {3, 5, false, false});
    const Pairs expected = naive(*random);
    flows += expected.size();
    EXPECT_EQ(engine(*random), expected) << "seed " << seed;
  }
  EXPECT_GT(flows, 500U); // the generator makes programs that are worth it
}

TEST(Oracle, AgreesOnDeepCallChains) {
  for (unsigned seed = 0; seed < 500; ++seed) {
    const auto random = makeRandom(seed, {6, 4, false, false});
    EXPECT_EQ(engine(*random), naive(*random)) << "seed " << seed;
  }
}

TEST(Oracle, FindsEverythingWhereFieldsAreOverwritten) {
  unsigned exact = 0, all = 0;
  for (unsigned seed = 0; seed < 1500; ++seed) {
    const auto random = makeRandom(seed, {3, 6, true, false});
    const Pairs expected = naive(*random), got = engine(*random);
    EXPECT_TRUE(std::includes(got.begin(), got.end(), expected.begin(),
                              expected.end()))
        << "seed " << seed;
    exact += got == expected;
    ++all;
  }
  EXPECT_GT(exact * 100, all * 94); // overwritten parts mostly stay clean
}

TEST(Oracle, FindsEverythingInLoops) {
  for (unsigned seed = 0; seed < 500; ++seed) {
    const auto random = makeRandom(seed, {3, 5, true, true});
    const Pairs expected = naive(*random), got = engine(*random);
    EXPECT_TRUE(std::includes(got.begin(), got.end(), expected.begin(),
                              expected.end()))
        << "seed " << seed;
  }
}

// Beyond a limit paths collapse: more may be told, nothing is lost.
TEST(Oracle, FindsEverythingWherePathsCollapse) {
  Limits limits;
  limits.function.passagesWithPaths = 1;
  limits.largeComponent = 1;
  for (unsigned seed = 0; seed < 500; ++seed) {
    const auto random = makeRandom(seed, {4, 6, true, true});
    const Pairs expected = naive(*random);
    const Pairs got = pairsOf(*solve(random->program, random->bound, limits, 1));
    EXPECT_TRUE(std::includes(got.begin(), got.end(), expected.begin(),
                              expected.end()))
        << "seed " << seed;
  }
}

// What is dropped beyond a limit is counted.
TEST(Oracle, CountsWhatItDrops) {
  Limits limits;
  limits.function.passages = 2;
  unsigned lost = 0;
  for (unsigned seed = 0; seed < 500; ++seed) {
    const auto random = makeRandom(seed, {6, 4, false, false});
    const auto solution = solve(random->program, random->bound, limits, 1);
    if (pairsOf(*solution) == naive(*random))
      continue;
    ++lost;
    EXPECT_GT(solution->counts.cappedFunctions, 0U) << "seed " << seed;
  }
  EXPECT_GT(lost, 0U);
}

TEST(Oracle, DoesNotDependOnThreads) {
  for (unsigned seed = 0; seed < 50; ++seed) {
    const auto random = makeRandom(seed, {12, 5, true, true});
    EXPECT_EQ(engine(*random, 1), engine(*random, 4)) << "seed " << seed;
  }
}

} // namespace
} // namespace philint::flow::testing
