#include "cli/Arguments.h"
#include "cli/Cache.h"
#include "cli/Ignore.h"
#include "core/support/Decode.h"

#include <filesystem>
#include <gtest/gtest.h>

namespace philint::cli {
namespace {

TEST(Glob, SegmentsAndStars) {
  EXPECT_TRUE(globMatches("*.py", "a.py"));
  EXPECT_FALSE(globMatches("*.py", "a/b.py"));
  EXPECT_TRUE(globMatches("**/b.py", "b.py"));
  EXPECT_TRUE(globMatches("**/b.py", "x/y/b.py"));
  EXPECT_TRUE(globMatches("a/**", "a/b/c"));
  EXPECT_TRUE(globMatches("a/**/c", "a/c"));
  EXPECT_TRUE(globMatches("a/**/c", "a/x/y/c"));
  EXPECT_FALSE(globMatches("a/**/c", "b/x/c"));
  EXPECT_TRUE(globMatches("[a-c]?.py", "b1.py"));
  EXPECT_FALSE(globMatches("[!a-c]?.py", "b1.py"));
  EXPECT_TRUE(globMatches("**/test_*/*.py", "x/test_a/b.py"));
  EXPECT_TRUE(globMatches("a\\*b", "a*b"));
  EXPECT_FALSE(globMatches("a\\*b", "axb"));
}

TEST(Glob, ManyStarsDoNotExplode) {
  std::string glob;
  for (int i = 0; i < 40; ++i)
    glob += "*a";
  EXPECT_FALSE(globMatches(glob + "b", std::string(20000, 'a')));
}

TEST(Ignore, LastPatternDecides) {
  const IgnoreFile file =
      parseIgnore("p/", "# note\n*.tmp\n!keep.tmp\n/top\nlogs/\na/b\n");
  EXPECT_EQ(file.decide("p/x/y.tmp", false), IgnoreFile::Ignored);
  EXPECT_EQ(file.decide("p/keep.tmp", false), IgnoreFile::Kept);
  EXPECT_EQ(file.decide("p/top", false), IgnoreFile::Ignored);
  EXPECT_EQ(file.decide("p/x/top", false), IgnoreFile::Silent);
  EXPECT_EQ(file.decide("p/x/logs", true), IgnoreFile::Ignored);
  EXPECT_EQ(file.decide("p/x/logs", false), IgnoreFile::Silent);
  EXPECT_EQ(file.decide("p/a/b", false), IgnoreFile::Ignored);
  EXPECT_EQ(file.decide("p/x/a/b", false), IgnoreFile::Silent);
  EXPECT_EQ(file.decide("q/y.tmp", false), IgnoreFile::Silent);
}

TEST(Exclude, MatchesFoldersAbove) {
  EXPECT_TRUE(excludeMatches("tests", "app/tests/a.py"));
  EXPECT_TRUE(excludeMatches("app/tests/", "app/tests/a.py"));
  EXPECT_FALSE(excludeMatches("app/tests", "x/app/tests/a.py"));
  EXPECT_TRUE(excludeMatches("**/gen_*.py", "x/gen_a.py"));
  EXPECT_TRUE(excludeMatches("*_pb2.py", "x/a_pb2.py"));
}

TEST(Dates, OnlyOnesThatExist) {
  EXPECT_EQ(parseDate("2026-11-24"), 20261124U);
  EXPECT_EQ(parseDate("2024-02-29"), 20240229U);
  EXPECT_EQ(parseDate("2026-02-29"), 0U);
  EXPECT_EQ(parseDate("2026-13-01"), 0U);
  EXPECT_EQ(parseDate("26-1-1"), 0U);
}

TEST(Decode, KnowsTheUsualEncodings) {
  EXPECT_EQ(decode("\xef\xbb\xbfx").text, "x");
  EXPECT_EQ(decode(std::string("\xff\xfe\xe9\x00", 4)).text, "é");
  EXPECT_EQ(decode(std::string("\xfe\xff\xd8\x3d\xde\x00", 6)).text, "😀");
  EXPECT_EQ(decode("# coding: latin-1\n\xe9").text, "# coding: latin-1\né");
  EXPECT_EQ(decode("\xe9").kind, Decoded::Guessed);
  EXPECT_EQ(decode(std::string("a\0b", 3)).kind, Decoded::Binary);
  EXPECT_TRUE(isUtf8("żółć 😀"));
  EXPECT_FALSE(isUtf8("\xc0\xaf"));         // overlong
  EXPECT_FALSE(isUtf8("\xed\xa0\x80"));     // surrogate
  EXPECT_FALSE(isUtf8("\xf4\x90\x80\x80")); // beyond Unicode
}

class CacheTest : public testing::Test {
protected:
  std::string folder_ =
      testing::TempDir() + "philint-cache-" +
      testing::UnitTest::GetInstance()->current_test_info()->name();
  void SetUp() override { std::filesystem::remove_all(folder_); }
  void TearDown() override { std::filesystem::remove_all(folder_); }
};

TEST_F(CacheTest, FindsWhatWasSaved) {
  const CacheKey a = cacheKey("a", "v1"), b = cacheKey("b", "v1");
  EXPECT_NE(a, cacheKey("a", "v2"));
  ASSERT_TRUE(Cache::open(folder_, 1 << 20).save({{a, "facts of a"}}, {}));
  ASSERT_TRUE(Cache::open(folder_, 1 << 20).save({{b, "facts of b"}}, {}));
  const Cache cache = Cache::open(folder_, 1 << 20);
  EXPECT_EQ(cache.find(a).value_or(""), "facts of a");
  EXPECT_EQ(cache.find(b).value_or(""), "facts of b");
  EXPECT_FALSE(cache.find(cacheKey("c", "v1")));
}

TEST_F(CacheTest, StaysWithinItsLimitAndKeepsWhatIsUsed) {
  const CacheKey first = cacheKey("first", "v");
  ASSERT_TRUE(Cache::open(folder_, 64 << 10)
                  .save({{first, std::string(4000, 'f')}}, {}));
  for (int i = 0; i < 60; ++i) {
    Cache cache = Cache::open(folder_, 64 << 10);
    ASSERT_TRUE(cache.find(first)) << i;
    ASSERT_TRUE(cache.save(
        {{cacheKey(std::to_string(i), "v"), std::string(4000, 'x')}}, {first}));
  }
  const Cache cache = Cache::open(folder_, 64 << 10);
  EXPECT_LE(cache.size(), 64U << 10);
  EXPECT_TRUE(cache.find(cacheKey("59", "v")));
  EXPECT_FALSE(cache.find(cacheKey("0", "v")));
}

} // namespace
} // namespace philint::cli
