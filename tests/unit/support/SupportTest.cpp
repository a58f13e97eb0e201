#include "core/support/Expected.h"
#include "core/support/Files.h"
#include "core/support/Hash.h"
#include "core/support/Lines.h"
#include "core/support/Nearest.h"
#include "core/support/Parallel.h"
#include "core/support/Symbol.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdio>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace philint {
namespace {

TEST(StringTable, EqualTextsHaveEqualSymbols) {
  StringTable table;
  const Symbol a = table.intern("note");
  EXPECT_EQ(table.intern("note"), a);
  EXPECT_NE(table.intern("notes"), a);
  EXPECT_EQ(table.text(a), "note");
  EXPECT_EQ(table.find("note"), a);
  EXPECT_FALSE(table.find("absent"));
  EXPECT_FALSE(table.intern(""));
  EXPECT_EQ(table.text({}), "");
}

TEST(StringTable, ViewsSurviveGrowthAndMoves) {
  StringTable table;
  const std::string_view first = table.text(table.intern("first"));
  for (int i = 0; i < 50000; ++i)
    table.intern("name" + std::to_string(i));
  const std::string large(200000, 'x');
  const Symbol big = table.intern(large);
  const StringTable moved = std::move(table);
  EXPECT_EQ(first, "first");
  EXPECT_EQ(moved.text(moved.find("name49999")), "name49999");
  EXPECT_EQ(moved.text(big), large);
  EXPECT_EQ(moved.size(), 50003U);
}

TEST(StringTable, BytesMayBeAnything) {
  StringTable table;
  const std::string odd("a\0b", 3);
  EXPECT_EQ(table.text(table.intern(odd)), odd);
  EXPECT_NE(table.intern(odd), table.intern("a"));
}

TEST(ParallelFor, EachPieceRunsOnce) {
  for (const unsigned jobs : {1U, 2U, 7U}) {
    std::vector<std::atomic<int>> runs(1000);
    std::atomic<bool> inRange{true};
    parallelFor(runs.size(), jobs, [&](std::size_t i, unsigned worker) {
      ++runs[i];
      if (worker >= jobs)
        inRange = false;
    });
    for (const auto &count : runs)
      EXPECT_EQ(count, 1);
    EXPECT_TRUE(inRange);
  }
  parallelFor(0, 4, [](std::size_t, unsigned) { FAIL(); });
  EXPECT_GE(hardwareJobs(), 1U);
}

class Directory {
public:
  Directory() {
    std::string pattern = testing::TempDir() + "/philintXXXXXX";
    path_ = ::mkdtemp(pattern.data());
  }
  ~Directory() {
    ::unlink(file("a").c_str());
    ::rmdir(path_.c_str());
  }
  std::string file(const char *name) const { return path_ + "/" + name; }
  const std::string &path() const { return path_; }

private:
  std::string path_;
};

TEST(Files, RoundTrip) {
  const Directory directory;
  const std::string bytes("a\0b\n\xff", 5);
  ASSERT_TRUE(writeFile(directory.file("a"), bytes, 0600));
  const Expected<std::string> read = readFile(directory.file("a"));
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, bytes);
  struct stat status{};
  ::stat(directory.file("a").c_str(), &status);
  EXPECT_EQ(status.st_mode & 0777, 0600U);
  ASSERT_TRUE(writeFile(directory.file("a"), ""));
  EXPECT_EQ(*readFile(directory.file("a")), "");
}

TEST(Files, ErrorsNameTheFile) {
  const Directory directory;
  const Expected<std::string> absent = readFile(directory.file("absent"));
  ASSERT_FALSE(absent);
  EXPECT_EQ(absent.error().file, directory.file("absent"));
  EXPECT_NE(absent.error().message.find("cannot open"), std::string::npos);
  const Expected<std::string> folder = readFile(directory.path());
  ASSERT_FALSE(folder);
  EXPECT_EQ(folder.error().message, "is not a regular file");
  EXPECT_FALSE(writeFile(directory.file("no/such"), "x"));
  // A folder cannot be replaced, and no temporary file stays behind.
  EXPECT_FALSE(writeFile(directory.path(), "x"));
}

TEST(Error, Text) {
  EXPECT_EQ((Error{"wrong", "f", 3, 4}).text(), "f:3:4: wrong");
  EXPECT_EQ((Error{"wrong", "f", 3, 0}).text(), "f:3: wrong");
  EXPECT_EQ((Error{"wrong", "", 0, 0}).text(), "wrong");
}

TEST(Hash, SameOnEveryMachine) {
  EXPECT_EQ(hashBytes(""), 0x2d06800538d394c2ULL);
  EXPECT_EQ(hashName("").size(), 32U);
  EXPECT_NE(hashBytes("a"), hashBytes("a", 1));
  EXPECT_NE(hashCombine(1, 2), hashCombine(2, 1));
}

TEST(Lines, EndLikeInEditors) {
  using Starts = std::vector<std::uint32_t>;
  EXPECT_EQ(lineStartsOf(""), Starts({0}));
  EXPECT_EQ(lineStartsOf("a\nb\n"), Starts({0, 2, 4}));
  EXPECT_EQ(lineStartsOf("a\r\nb\rc\r"), Starts({0, 3, 5, 7}));
  EXPECT_EQ(lineStartsOf("\n\r\r\n"), Starts({0, 1, 2, 4}));
}

TEST(Nearest, TellsTheNearWordAndNoFarOne) {
  const std::vector<std::string> formats = {"text", "sarif"};
  EXPECT_EQ(nearest("sarf", formats), "sarif");
  EXPECT_EQ(nearest("zzzzzzzz", formats), "");
}

} // namespace
} // namespace philint
