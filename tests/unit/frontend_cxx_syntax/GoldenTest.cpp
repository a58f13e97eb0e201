// One file a construct: tests/golden/cxx/NAME.cpp (or .c) beside
// the text of its unit, NAME.cpp.txt. Set PHILINT_UPDATE_GOLDEN in the environment to write what is
// found, and read the difference before committing it.
#include "core/ir/Text.h"
#include "core/ir/Verify.h"
#include "core/support/Files.h"
#include "frontends/cxx_syntax/CxxSyntaxFrontend.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace philint::test {
namespace {

const std::filesystem::path kFolder =
    std::filesystem::path(PHILINT_SOURCE_DIR) / "tests/golden/cxx";

std::vector<std::string> constructs() {
  std::vector<std::string> names;
  for (const auto &entry : std::filesystem::directory_iterator(kFolder))
    if (entry.path().extension() != ".txt")
      names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

class Golden : public testing::TestWithParam<std::string> {};

TEST_P(Golden, Unit) {
  const std::string source = (kFolder / GetParam()).string();
  const std::string golden = (kFolder / (GetParam() + ".txt")).string();
  const auto bytes = readFile(source);
  ASSERT_TRUE(bytes);
  const ir::Unit unit =
      makeCxxSyntaxFrontend()->extract(GetParam(), *bytes);
  for (const std::string &violation : ir::verify(unit))
    ADD_FAILURE() << violation;
  const std::string text = ir::printUnit(unit);
  const auto read = ir::parseUnit(text, unit.path);
  ASSERT_TRUE(read) << read.error().text();
  EXPECT_EQ(ir::printUnit(*read), text);
  if (std::getenv("PHILINT_UPDATE_GOLDEN")) {
    ASSERT_TRUE(writeFile(golden, text));
    return;
  }
  const auto expected = readFile(golden);
  ASSERT_TRUE(expected) << expected.error().text();
  EXPECT_EQ(text, *expected);
}

INSTANTIATE_TEST_SUITE_P(Cxx, Golden, testing::ValuesIn(constructs()),
                         [](const auto &test) {
                           std::string name = test.param;
                           std::replace(name.begin(), name.end(), '.', '_');
                           return name;
                         });

// Whatever stands in a file: no crash, and a unit that holds together.
TEST(CxxSyntaxFrontend, SourcesThatAreCutAnywhereHoldTogether) {
  for (const std::string &file : constructs()) {
    const auto bytes = readFile((kFolder / file).string());
    ASSERT_TRUE(bytes);
    for (std::size_t end = 0; end <= bytes->size(); end += 7) {
      const ir::Unit unit =
          makeCxxSyntaxFrontend()->extract(file, bytes->substr(0, end));
      const auto violations = ir::verify(unit);
      ASSERT_TRUE(violations.empty()) << file << ':' << end << ": "
                                      << violations[0];
    }
  }
}

TEST(CxxSyntaxFrontend, DeepNestingIsToldAndNotFollowed) {
  std::string source = "int f(int a) { return ";
  for (int i = 0; i < 3000; ++i)
    source += "-(";
  source += "a";
  for (int i = 0; i < 3000; ++i)
    source += ")";
  const ir::Unit unit =
      makeCxxSyntaxFrontend()->extract("a.cpp", source + "; }");
  EXPECT_TRUE(ir::verify(unit).empty());
  EXPECT_TRUE(std::any_of(
      unit.problems.begin(), unit.problems.end(), [](const auto &problem) {
        return problem.kind == ir::Problem::TooDeep;
      }));
}

// What other files can see of a file is in its list; the rest is its own.
TEST(CxxSyntaxFrontend, NamesWithInternalLinkageAreNotShared) {
  const ir::Unit unit = makeCxxSyntaxFrontend()->extract(
      "a.cpp", "static int own() { return 1; }\n"
               "namespace { int hidden() { return own(); } }\n"
               "int shared() { return hidden(); }\n");
  std::vector<std::string> names;
  for (const Symbol name : unit.exportedNames)
    names.emplace_back(unit.strings.text(name));
  EXPECT_EQ(names, std::vector<std::string>{"shared"});
}

} // namespace
} // namespace philint::test
