// One file a construct, read with Clang: tests/golden/cxx_clang/NAME.cpp (or
// .c) beside the text of its unit, NAME.cpp.txt. Set PHILINT_UPDATE_GOLDEN in
// the environment to write what is found, and read the difference before
// committing it.
#include "core/ir/Text.h"
#include "core/ir/Verify.h"
#include "core/support/Files.h"
#include "frontends/cxx_clang/ClangReader.h"
#include "frontends/cxx_clang/Invocation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace philint::test {
namespace {

const std::filesystem::path kGolden =
    std::filesystem::path(PHILINT_SOURCE_DIR) / "tests/golden";

std::vector<std::string> constructs(const char *folder) {
  std::vector<std::string> names;
  for (const auto &entry :
       std::filesystem::directory_iterator(kGolden / folder))
    if (entry.path().extension() != ".txt")
      names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

UnitRequest requestFor(const std::string &root, const std::string &file) {
  UnitRequest out;
  out.root = out.folder = root;
  out.main = root + "/" + file;
  out.files = {file};
  out.arguments = {file.ends_with(".c") ? "cc" : "c++", "-c", out.main};
  if (!file.ends_with(".c"))
    out.arguments.insert(out.arguments.begin() + 1, "-std=c++20");
  return out;
}

class ClangGolden : public testing::TestWithParam<std::string> {};

TEST_P(ClangGolden, Unit) {
  const std::string root = (kGolden / "cxx_clang").string();
  const std::string golden = root + "/" + GetParam() + ".txt";
  UnitAnswer answer;
  const auto units = readBodies(requestFor(root, GetParam()), answer);
  ASSERT_EQ(units.size(), 1U);
  EXPECT_EQ(answer.errors, 0U) << answer.firstError;
  EXPECT_GT(answer.whole, 0U);
  for (const std::string &violation : ir::verify(units[0]))
    ADD_FAILURE() << violation;
  const std::string text = ir::printUnit(units[0]);
  const auto read = ir::parseUnit(text, units[0].path);
  ASSERT_TRUE(read) << read.error().text();
  if (std::getenv("PHILINT_UPDATE_GOLDEN")) {
    ASSERT_TRUE(writeFile(golden, text));
    return;
  }
  const auto expected = readFile(golden);
  ASSERT_TRUE(expected) << expected.error().text();
  EXPECT_EQ(text, *expected);
}

INSTANTIATE_TEST_SUITE_P(Cxx, ClangGolden,
                         testing::ValuesIn(constructs("cxx_clang")),
                         [](const auto &test) {
                           std::string name = test.param;
                           std::replace(name.begin(), name.end(), '.', '_');
                           return name;
                         });

class Folder : public testing::Test {
protected:
  void SetUp() override {
    root_ = testing::TempDir() + "philint_clang_" +
            std::to_string(::testing::UnitTest::GetInstance()->random_seed());
    std::filesystem::create_directories(root_);
  }
  void TearDown() override { std::filesystem::remove_all(root_); }
  std::string root_;
};

// Whatever stands in a file: no crash, and a unit that holds together.
TEST_F(Folder, SourcesThatAreCutAnywhereHoldTogether) {
  for (const char *const folder : {"cxx", "cxx_clang"})
    for (const std::string &file : constructs(folder)) {
      const auto bytes = readFile((kGolden / folder / file).string());
      ASSERT_TRUE(bytes);
      for (std::size_t end = 0; end <= bytes->size(); end += 31) {
        ASSERT_TRUE(writeFile(root_ + "/" + file, bytes->substr(0, end)));
        UnitAnswer answer;
        for (const ir::Unit &unit :
             readBodies(requestFor(root_, file), answer)) {
          const auto violations = ir::verify(unit);
          ASSERT_TRUE(violations.empty())
              << file << ':' << end << ": " << violations[0];
        }
      }
    }
}

TEST_F(Folder, FilesThatAreNotThereAreNoUnits) {
  UnitAnswer answer;
  const auto units = readBodies(requestFor(root_, "none.cpp"), answer);
  ASSERT_EQ(units.size(), 1U);
  EXPECT_TRUE(units[0].functions.empty());
  EXPECT_EQ(answer.errors, 1U);
}

TEST(Harmless, KeepsWhatIsReadAndNothingThatWritesOrLoads) {
  using Words = std::vector<std::string>;
  EXPECT_EQ(clang_reader::harmless(
                {"ccache", "/usr/bin/g++", "-Iinclude", "-DX=1", "-o", "a.o",
                 "-c", "-MD", "-MF", "a.d", "-fplugin=./evil.so", "-Xclang",
                 "-load", "-std=c++20", "-save-temps=obj", "@more.rsp",
                 "-include-pch", "all.pch", "-isystem", "lib", "a.cpp"}),
            (Words{"/usr/bin/g++", "-Iinclude", "-DX=1", "-std=c++20",
                   "-isystem", "lib", "a.cpp"}));
  EXPECT_EQ(clang_reader::harmless({"cl.exe", "/Foa.obj", "/Iinclude",
                                    "/EHsc", "/showIncludes", "/c", "a.cpp"}),
            (Words{"cl.exe", "/Iinclude", "/EHsc", "/c", "a.cpp"}));
}

} // namespace
} // namespace philint::test
