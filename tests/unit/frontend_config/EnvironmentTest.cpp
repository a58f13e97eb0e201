#include "frontends/config/Environment.h"

#include <gtest/gtest.h>

namespace philint::test {
namespace {

std::string settingsOf(const char *path, const char *text) {
  std::vector<ir::Setting> found;
  const auto done = config::readEnvironment(path, text, found);
  if (!done)
    return done.error().message;
  config::finishEnvironment(found);
  std::string out;
  for (const ir::Setting &one : found)
    out += one.name + "=" + one.value + "@" + std::to_string(one.line) +
           (one.isLocal ? " local\n" : "\n");
  return out;
}

TEST(Environment, DotenvHasQuotesCommentsAndExports) {
  EXPECT_EQ(settingsOf(".env", "# about\nexport B='two words' # why\r\n"
                               "A=http://a.example/#x # note\n"
                               "C=$A/sub\nD=${E:-three}\nbad line\n=x\n"),
            "A=http://a.example/#x@3\nB=two words@2\nD=three@5\n");
  EXPECT_EQ(settingsOf("web/.env.local", "A=1"), "A=1@1 local\n");
}

TEST(Environment, ComposeHasMapsAndLists) {
  EXPECT_EQ(settingsOf("docker-compose.yml",
                       "services:\n  a:\n    environment: {X: 1}\n"
                       "  b:\n    environment:\n      - Y=2\n      - Z\n"),
            "X=1@3\nY=2@6\n");
  EXPECT_EQ(settingsOf("compose.yaml", "a: [1"),
            "not valid YAML in line 1: end of sequence flow not found");
  EXPECT_EQ(settingsOf("compose.yaml", "- 1"), "");
}

TEST(Environment, DockerfilesHaveBothForms) {
  EXPECT_EQ(settingsOf("Dockerfile", "FROM x\nENV A=1\nENV B two words\n"),
            "A=1@2\nB=two words@3\n");
}

TEST(Environment, TemplatesAndOtherFilesSetNothing) {
  EXPECT_TRUE(config::isEnvironmentFile("a/.env.production"));
  EXPECT_TRUE(config::isEnvironmentFile("deploy/app.env"));
  EXPECT_FALSE(config::isEnvironmentFile(".env.example"));
  EXPECT_FALSE(config::isEnvironmentFile("environment.py"));
  EXPECT_FALSE(config::isEnvironmentFile("values.yaml"));
}

} // namespace
} // namespace philint::test
