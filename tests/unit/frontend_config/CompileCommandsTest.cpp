#include "frontends/config/CompileCommands.h"

#include "core/support/Files.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace philint::test {
namespace {

using Words = std::vector<std::string>;

TEST(CompileCommands, CommandsAreSplitAsAShellDoes) {
  EXPECT_EQ(config::splitCommand("g++ -DA=\"x y\" '-DB=\"z\"' a\\ b.cpp"),
            (Words{"g++", "-DA=x y", "-DB=\"z\"", "a b.cpp"}));
  EXPECT_EQ(config::splitCommand(
                "C:\\tools\\cl.exe /IC:\\inc \"/DA=\\\"t\\\"\" x.cpp"),
            (Words{"C:\\tools\\cl.exe", "/IC:\\inc", "/DA=\"t\"", "x.cpp"}));
}

class Database : public testing::Test {
protected:
  void SetUp() override {
    root_ = testing::TempDir() + "philint_commands";
    std::filesystem::create_directories(root_);
  }
  void TearDown() override { std::filesystem::remove_all(root_); }
  void write(const std::string &name, const std::string &text) {
    ASSERT_TRUE(writeFile(root_ + "/" + name, text));
  }
  std::string root_;
};

TEST_F(Database, BothFormsAndResponseFilesAreRead) {
  write("flags.rsp", "-Iinc @more.rsp @flags.rsp");
  write("more.rsp", "\"-isystem\" lib");
  write("compile_commands.json",
        R"([{"directory": ".", "file": "a.cpp", "command": "g++ @flags.rsp -c a.cpp"},
            {"directory": "sub", "file": "../b.c", "arguments": ["cc", "-c", "b.c"]},
            {"directory": ".", "file": "a.cpp", "command": "again"},
            {"file": 3}, "nonsense", {"directory": "."}])");
  const auto read =
      config::readCompileCommands(root_ + "/compile_commands.json");
  ASSERT_TRUE(read) << read.error().text();
  ASSERT_EQ(read->size(), 2U);
  EXPECT_EQ((*read)[0].file, root_ + "/a.cpp");
  EXPECT_EQ(config::includeFolders((*read)[0])[0], root_ + "/inc");
  EXPECT_EQ(config::includeFolders((*read)[0])[1], root_ + "/lib");
  EXPECT_EQ((*read)[1].file, root_ + "/b.c");
  EXPECT_EQ((*read)[1].arguments, (Words{"cc", "-c", "b.c"}));
}

TEST_F(Database, WhatIsNoListIsAnErrorWithItsFile) {
  write("compile_commands.json", "{\"file\": \"a.cpp\"}");
  const auto read =
      config::readCompileCommands(root_ + "/compile_commands.json");
  ASSERT_FALSE(read);
  EXPECT_NE(read.error().text().find("compile_commands.json"),
            std::string::npos);
}

} // namespace
} // namespace philint::test
