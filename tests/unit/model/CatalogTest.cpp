#include "core/model/Catalog.h"

#include <gtest/gtest.h>

namespace philint::model {
namespace {

TEST(Catalog, PathsAreReadBackAsWritten) {
  Catalog catalog;
  for (const char *path :
       {"openai.OpenAI().chat.completions.create", "event[*].body",
        "event[\"body\"]", "app.get{1.0}", "\"socket.io\".Server()",
        "@anthropic-ai/sdk:Anthropic().messages.create", "fs:readFile",
        "socket.io:Server()", "axios:", "express:()", "a.b[\"c:d\"].e"}) {
    const NodeId node = catalog.addPath(path);
    EXPECT_EQ(catalog.pathText(node), path);
    EXPECT_EQ(catalog.findPath(path), node);
  }
  EXPECT_EQ(catalog.findPath("openai.OpenAI().images"), kNone);
}

TEST(Catalog, APackagesRootKeepsItsColon) {
  Catalog catalog;
  const NodeId server = catalog.addPath("socket.io:Server");
  const NodeId root = catalog.nodes[server].parent;
  EXPECT_EQ(catalog.strings.text(catalog.nodes[root].name), "socket.io:");
  EXPECT_EQ(catalog.nodes[root].parent, 0U);
  EXPECT_EQ(catalog.findPath("socket.io:"), root);
  EXPECT_EQ(catalog.findPath("socket.io"), kNone);
}

TEST(Catalog, AnAliasSharesTheTypesMembers) {
  Catalog catalog;
  const NodeId create = catalog.addPath("sdk.Client.create");
  const NodeId early = catalog.addPath("sdk.AsyncClient().close");
  catalog.makeAlias(catalog.addPath("sdk.AsyncClient()"),
                    catalog.addPath("sdk.Client"));
  EXPECT_EQ(catalog.findPath("sdk.AsyncClient().create"), create);
  EXPECT_EQ(catalog.findPath("sdk.Client.close"), early);
}

TEST(Catalog, MembersAreInheritedFromBases) {
  Catalog catalog;
  const NodeId run = catalog.addPath("sdk.Base.run");
  const NodeId derived = catalog.addPath("sdk.Derived");
  catalog.nodes[derived].bases.push_back(catalog.addPath("sdk.Middle"));
  catalog.nodes[catalog.addPath("sdk.Middle")].bases.push_back(
      catalog.addPath("sdk.Base"));
  EXPECT_EQ(catalog.findPath("sdk.Derived.run"), run);
}

} // namespace
} // namespace philint::model
