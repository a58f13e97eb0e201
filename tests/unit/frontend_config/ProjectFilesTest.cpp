#include "frontends/config/ProjectFiles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace philint::config {
namespace {

using testing::ElementsAre;
using testing::Pair;

TEST(ProjectFiles, OptionsHaveCommentsAndTrailingCommas) {
  ir::ProjectFiles files;
  ASSERT_TRUE(readProjectFile("web/tsconfig.json", R"({
    // where our code is
    "compilerOptions": {
      "baseUrl": "./src", /* // not a line comment */
      "paths": {"@ui/*": ["../ui/*", "fallback/*",],},
    },
  })",
                              files));
  ASSERT_EQ(files.compilers.size(), 1U);
  EXPECT_EQ(files.compilers[0].baseUrl, "web/src");
  EXPECT_THAT(
      files.compilers[0].paths,
      ElementsAre(Pair("@ui/*", ElementsAre("web/ui/*", "web/src/fallback/*"))));
}

TEST(ProjectFiles, OptionsGetWhatTheyExtend) {
  ir::ProjectFiles files;
  ASSERT_TRUE(readProjectFile(
      "tsconfig.base.json",
      R"({"compilerOptions": {"paths": {"#db": ["libs/db/index.ts"]}}})",
      files));
  ASSERT_TRUE(readProjectFile("libs/tsconfig.json",
                              R"({"extends": "../tsconfig.base"})", files));
  ASSERT_TRUE(readProjectFile(
      "libs/a/tsconfig.json", R"({"extends": ["../tsconfig.json"]})", files));
  finishProjectFiles(files);
  for (const ir::CompilerOptions &options : files.compilers)
    EXPECT_THAT(options.paths,
                ElementsAre(Pair("#db", ElementsAre("libs/db/index.ts"))));
}

TEST(ProjectFiles, FilesThatExtendEachOtherEnd) {
  ir::ProjectFiles files;
  ASSERT_TRUE(readProjectFile("tsconfig.json", R"({"extends": "./tsconfig.a"})",
                              files));
  ASSERT_TRUE(readProjectFile("tsconfig.a.json",
                              R"({"extends": "./tsconfig.json"})", files));
  finishProjectFiles(files);
  EXPECT_EQ(files.compilers.size(), 2U);
}

TEST(ProjectFiles, ExportsOfAManifestInTheirOrder) {
  ir::ProjectFiles files;
  ASSERT_TRUE(readProjectFile("pkg/package.json", R"({
    "name": "@clinic/notes", "main": "dist/index.js",
    "exports": {".": {"types": "./dist/index.d.ts",
                      "import": {"default": "./dist/index.mjs"}},
                "./*": "./dist/*.js"},
    "imports": {"#db": "./src/db.ts"}
  })",
                              files));
  const ir::PackageManifest &made = files.packages.at(0);
  EXPECT_EQ(made.name, "@clinic/notes");
  EXPECT_THAT(made.entries, ElementsAre("pkg/dist/index.js"));
  EXPECT_THAT(made.exports,
              ElementsAre(Pair(".", ElementsAre("pkg/dist/index.d.ts",
                                                "pkg/dist/index.mjs")),
                          Pair("./*", ElementsAre("pkg/dist/*.js"))));
  EXPECT_THAT(made.imports, ElementsAre(Pair("#db", ElementsAre("pkg/src/db.ts"))));
}

TEST(ProjectFiles, WhatIsNoObjectIsTold) {
  ir::ProjectFiles files;
  for (const char *text : {"", "[", "[]", "{\"a\": }", "null", "\"x"}) {
    const auto read = readProjectFile("package.json", text, files);
    ASSERT_FALSE(read);
    EXPECT_NE(read.error().message.find("not a JSON object"), std::string::npos);
  }
  for (const char *text :
       {"{}", R"({"exports": [], "name": 1})", R"({"paths": "x"})",
        R"({"compilerOptions": {"paths": [], "baseUrl": 3}, "extends": {}})"})
    for (const char *path : {"package.json", "tsconfig.json"})
      EXPECT_TRUE(readProjectFile(path, text, files));
}

} // namespace
} // namespace philint::config
