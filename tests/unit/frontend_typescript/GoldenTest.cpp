// One file a construct: tests/golden/typescript/NAME.ts (.tsx, .js, .vue) beside
// the text of its unit, NAME.ts.txt. Set PHILINT_UPDATE_GOLDEN in the environment to write what is
// found, and read the difference before committing it.
#include "core/ir/Text.h"
#include "core/ir/Verify.h"
#include "core/support/Files.h"
#include "frontends/typescript/TypeScriptFrontend.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace philint::test {
namespace {

const std::filesystem::path kFolder =
    std::filesystem::path(PHILINT_SOURCE_DIR) / "tests/golden/typescript";

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
      makeTypeScriptFrontend()->extract(GetParam(), *bytes);
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

INSTANTIATE_TEST_SUITE_P(TypeScript, Golden, testing::ValuesIn(constructs()),
                         [](const auto &test) {
                           std::string name = test.param;
                           std::replace(name.begin(), name.end(), '.', '_');
                           return name;
                         });

// Whatever stands in a file: no crash, and a unit that holds together.
TEST(TypeScriptFrontend, SourcesThatAreCutAnywhereHoldTogether) {
  for (const std::string &file : constructs()) {
    const auto bytes = readFile((kFolder / file).string());
    ASSERT_TRUE(bytes);
    for (std::size_t end = 0; end <= bytes->size(); end += 7) {
      const ir::Unit unit =
          makeTypeScriptFrontend()->extract(file, bytes->substr(0, end));
      const auto violations = ir::verify(unit);
      ASSERT_TRUE(violations.empty()) << file << ':' << end << ": "
                                      << violations[0];
    }
  }
}

TEST(TypeScriptFrontend, MinifiedFilesAreNotReadAndTold) {
  const std::string line(9000, 'x');
  const ir::Unit unit =
      makeTypeScriptFrontend()->extract("a.js", "f(" + line + ");");
  ASSERT_EQ(unit.problems.size(), 1U);
  EXPECT_EQ(unit.strings.text(unit.problems[0].what), "minified");
  EXPECT_TRUE(unit.functions[0].calls.empty());
}

TEST(TypeScriptFrontend, TranslationsOfQtAreNotReadAndTold) {
  const ir::Unit unit = makeTypeScriptFrontend()->extract(
      "app_de.ts", "<?xml version=\"1.0\"?>\n<!DOCTYPE TS>\n<TS></TS>\n");
  ASSERT_EQ(unit.problems.size(), 1U);
  EXPECT_EQ(unit.problems[0].kind, ir::Problem::NotRead);
  EXPECT_EQ(unit.strings.text(unit.problems[0].what), "XML");
  EXPECT_TRUE(unit.functions[0].calls.empty());
}

} // namespace
} // namespace philint::test
