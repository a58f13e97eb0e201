// The built-in policies as a whole: what does nothing, or has no example, fails
// the build.
#include "core/policy/Policy.h"
#include "core/support/Files.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

namespace philint::policy {
namespace {
namespace fs = std::filesystem;

// A copy of policies/ that a test may spoil.
class Compile : public testing::Test {
protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              testing::UnitTest::GetInstance()->current_test_info()->name();
    fs::remove_all(folder_);
    fs::copy(std::string(PHILINT_SOURCE_DIR) + "/policies", folder_,
             fs::copy_options::recursive);
  }
  void TearDown() override { fs::remove_all(folder_); }

  void append(const std::string &file, const std::string &text) const {
    std::ofstream(folder_ / file, std::ios::app) << text;
  }
  void replace(const std::string &file, const std::string &old,
               const std::string &text) const {
    std::string all = *readFile((folder_ / file).string());
    const auto at = all.find(old);
    ASSERT_NE(at, all.npos);
    all.replace(at, old.size(), text);
    std::ofstream(folder_ / file) << all;
  }
  std::string error() const {
    const auto bytes = compilePolicies(folder_.string());
    return bytes ? std::string() : bytes.error().text();
  }

  fs::path folder_;
};

TEST_F(Compile, WhatIsThereIsWhole) { EXPECT_EQ(error(), ""); }

TEST_F(Compile, AKindThatNoRuleSpeaksOf) {
  replace("kinds.yaml", "sinks:\n",
          "sinks:\n  - {key: pigeon, title: a pigeon}\n");
  EXPECT_NE(error().find("no rule speaks of the kind 'pigeon'"),
            std::string::npos)
      << error();
}

TEST_F(Compile, AKindThatNoRowSpeaksOf) {
  replace("kinds.yaml", "sinks:\n",
          "sinks:\n  - {key: pigeon, title: a pigeon}\n");
  replace("rules/PHI201.yaml", "flow: {to: [", "flow: {to: [pigeon, ");
  EXPECT_NE(error().find("no row of the catalogue speaks of the kind 'pigeon'"),
            std::string::npos)
      << error();
}

TEST_F(Compile, ARowWithoutAnExample) {
  append("catalog/python/acme.yaml",
         "package: {pypi: acme, imports: [acme]}\nlanguage: python\napis:\n"
         "  - {call: acme.send, sinks: [{port: 'arg(0)', kind: log}]}\n");
  EXPECT_NE(error().find("example"), std::string::npos) << error();
  EXPECT_NE(error().find("acme.yaml:4"), std::string::npos) << error();
}

TEST_F(Compile, APackageThatTwoFilesHave) {
  append("catalog/python/acme.yaml",
         "package: {pypi: openai, imports: [acme]}\nlanguage: python\napis:\n"
         "  - {call: acme.send, passes: none, example: 'acme.send(1)'}\n");
  EXPECT_NE(error().find("another file has the package 'openai'"),
            std::string::npos)
      << error();
}

TEST_F(Compile, APackageThatTwoVendorsHave) {
  append("vendors/acme.yaml",
         "- {id: acme, name: Acme, class: llm, offer: none, packages: {pypi: "
         "[openai]}, source: s, as-of: \"2026-01\"}\n");
  EXPECT_NE(error().find("the package 'openai' is already one of"),
            std::string::npos)
      << error();
}

} // namespace
} // namespace philint::policy
