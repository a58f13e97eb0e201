// One file a construct: tests/golden/python/NAME.py beside the text of its unit,
// NAME.txt. Set PHILINT_UPDATE_GOLDEN in the environment to write what is
// found, and read the difference before committing it.
#include "core/ir/Text.h"
#include "core/ir/Verify.h"
#include "core/support/Files.h"
#include "frontends/python/PythonFrontend.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace philint::test {
namespace {

const std::filesystem::path kFolder =
    std::filesystem::path(PHILINT_SOURCE_DIR) / "tests/golden/python";

std::vector<std::string> constructs() {
  std::vector<std::string> names;
  for (const auto &entry : std::filesystem::directory_iterator(kFolder))
    if (entry.path().extension() == ".py")
      names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

class Golden : public testing::TestWithParam<std::string> {};

TEST_P(Golden, Unit) {
  const std::string source = (kFolder / (GetParam() + ".py")).string();
  const std::string golden = (kFolder / (GetParam() + ".txt")).string();
  const auto bytes = readFile(source);
  ASSERT_TRUE(bytes);
  const ir::Unit unit =
      makePythonFrontend()->extract(GetParam() + ".py", *bytes);
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

INSTANTIATE_TEST_SUITE_P(Python, Golden, testing::ValuesIn(constructs()),
                         [](const auto &test) { return test.param; });

} // namespace
} // namespace philint::test
