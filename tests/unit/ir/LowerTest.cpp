#include "Facts.h"

namespace philint::ir {
namespace {

// A module of one function body, with x, y and z as its locals and p as its
// parameter.
UnitFacts body(std::string_view blocks) {
  return factsOf("function \"\"\n"
                 "  block 0\n    %f = closure f\n    f = move %f\n    return\n"
                 "function f\n  param p\n  local x\n  local y\n  local z\n" +
                 std::string(blocks));
}

std::size_t countEdges(const UnitFacts &facts, EdgeKind kind) {
  std::size_t count = 0;
  for (const Edge &edge : facts.edges)
    count += edge.kind == kind;
  return count;
}

TEST(Lower, AssignmentIsFlowSensitive) {
  const UnitFacts facts = body(R"(
  block 0
    x = move "dirty"
    call sink written=before (x)
    x = move "clean"
    call sink written=after (x)
    return
)");
  EXPECT_TRUE(flows(facts, "dirty", "before"));
  EXPECT_FALSE(flows(facts, "dirty", "after"));
  EXPECT_TRUE(flows(facts, "clean", "after"));
}

TEST(Lower, StoreUpdatesTheFieldStrongly) {
  const UnitFacts facts = body(R"(
  block 0
    store p .note "old"
    store p .name "other"
    store p .note "new"
    %1 = load p .note
    %2 = load p .name
    call sink written=note (%1)
    call sink written=name (%2)
    return
)");
  EXPECT_FALSE(flows(facts, "old", "note"));
  EXPECT_TRUE(flows(facts, "new", "note"));
  EXPECT_FALSE(flows(facts, "new", "name"));
  EXPECT_TRUE(flows(facts, "other", "name"));
  // What the caller sees afterwards.
  const FactParameter &p = facts.parameters[0];
  ASSERT_NE(p.after, kNone);
  EXPECT_NE(p.after, p.vertex);
  EXPECT_TRUE(reaches(facts, "new", p.after));
  EXPECT_FALSE(reaches(facts, "old", p.after));
}

TEST(Lower, DynamicKeysDoNotKill) {
  const UnitFacts facts = body(R"(
  block 0
    %d = new dict
    x = move %d
    storekey x p "one"
    storekey x p "two"
    %1 = loadkey x p
    call sink (%1) @1:2
    return
)");
  EXPECT_TRUE(
      reaches(facts, "one", facts.argumentsOf(facts.sites[0])[0].value));
  EXPECT_TRUE(
      reaches(facts, "two", facts.argumentsOf(facts.sites[0])[0].value));
  ASSERT_EQ(facts.dynamicKeys.size(), 3U);
  for (const DynamicKey &key : facts.dynamicKeys)
    EXPECT_EQ(facts.vertices[key.key].kind, VertexKind::Parameter);
}

// C++'s `*y = v` where y points to what x names.
TEST(Lower, OverwritingReachesEveryNameOfTheObject) {
  const UnitFacts facts = body(R"(
  block 0
    %d = new dict
    x = move %d
    store x .name "old"
    y = move x
    overwrite y "new"
    call sink written=x (x)
    overwrite p "given"
    return
)");
  EXPECT_TRUE(flows(facts, "new", "x"));
  EXPECT_FALSE(flows(facts, "old", "x"));
  ASSERT_NE(facts.parameters[0].after, kNone);
  EXPECT_TRUE(reaches(facts, "given", facts.parameters[0].after));
}

// A value of its own: what happens to the copy does not happen to the original.
TEST(Lower, AChoiceOfOneIsACopy) {
  const UnitFacts facts = body(R"(
  block 0
    %d = new dict
    x = move %d
    %c = derive choose x
    y = move %c
    store y .name "new"
    call sink written=x (x)
    call sink written=y (y)
    return
)");
  EXPECT_FALSE(flows(facts, "new", "x"));
  EXPECT_TRUE(flows(facts, "new", "y"));
}

TEST(Lower, LiteralKeyIsNoDynamicKey) {
  const UnitFacts facts = body(R"(
  block 0
    %d = new dict
    x = move %d
    storekey x "a" "one"
    storekey x "b" "two"
    %1 = loadkey x "a"
    call sink written=sink (%1)
    return
)");
  EXPECT_TRUE(flows(facts, "one", "sink"));
  EXPECT_FALSE(flows(facts, "two", "sink"));
  EXPECT_TRUE(facts.dynamicKeys.empty());
}

TEST(Lower, AliasesSeeTheStore) {
  const UnitFacts facts = body(R"(
  block 0
    %d = new dict
    x = move %d
    y = move x
    store x ["k"] "secret"
    call sink written=alias (y)
    %e = new dict
    x = move %e
    store x ["k"] "later"
    call sink written=other (y)
    return
)");
  EXPECT_TRUE(flows(facts, "secret", "alias"));
  EXPECT_TRUE(flows(facts, "secret", "other"));
  EXPECT_FALSE(flows(facts, "later", "other"));
}

TEST(Lower, DisplayIsOneVertex) {
  const UnitFacts facts = body(R"(
  block 0
    %d = new dict
    store %d ["a"] "one"
    store %d ["b"] "two"
    store %d ["c"] "three"
    x = move %d
    return x
)");
  EXPECT_EQ(countEdges(facts, EdgeKind::CopyKill), 1U);
  EXPECT_TRUE(reaches(facts, "three", facts.functions[1].result));
}

TEST(Lower, StoreAfterAReadMakesANewState) {
  const UnitFacts facts = body(R"(
  block 0
    %d = new dict
    x = move %d
    store x ["a"] "one"
    call sink written=first (x)
    store x ["b"] "two"
    call sink written=second (x)
    return
)");
  EXPECT_FALSE(flows(facts, "two", "first"));
  EXPECT_TRUE(flows(facts, "two", "second"));
  EXPECT_TRUE(flows(facts, "one", "second"));
}

TEST(Lower, CallWritesBackThroughTheChain) {
  // self.messages.append(x)
  const UnitFacts facts = body(R"(
  block 0
    %1 = load p .messages
    %2 = load %1 .append
    call %2 receiver=%1 written="p.messages.append" ("x")
    %3 = load p .messages
    call sink written=sink (%3)
    return
)");
  const Site *append = siteOf(facts, "p.messages.append");
  ASSERT_NE(append->afterReceiver, kNone);
  // after-receiver → p at .messages → the second load.
  bool writes = false;
  for (const Edge &edge : facts.edges)
    if (edge.from == append->afterReceiver && edge.write)
      writes = facts.vertices[edge.to].name == facts.strings.find("p");
  EXPECT_TRUE(writes);
  EXPECT_NE(facts.parameters[0].after, kNone);
}

TEST(Lower, StoreWritesBackThroughALocal) {
  // m = p.messages; while c: m["k"] = "secret"
  const UnitFacts facts = body(R"(
  block 0
    %1 = load p .messages
    x = move %1
    jump 1
  block 1
    branch y 2 3
  block 2
    store x ["k"] "secret"
    jump 1
  block 3
    %2 = load p .messages
    %3 = load p .other
    call sink written=messages (%2)
    call sink written=other (%3)
    return
)");
  EXPECT_TRUE(flows(facts, "secret", "messages"));
  EXPECT_FALSE(flows(facts, "secret", "other"));
  EXPECT_TRUE(reaches(facts, "secret", facts.parameters[0].after));
}

TEST(Lower, WhatWasStoredIsStillTheSameObject) {
  // d = {"m": x}; x["k"] = "secret"; sink(d)
  const UnitFacts facts = body(R"(
  block 0
    %l = new list
    x = move %l
    %d = new dict
    store %d ["m"] x
    y = move %d
    store x ["k"] "secret"
    call sink written=sink (y)
    return
)");
  EXPECT_TRUE(flows(facts, "secret", "sink"));
}

TEST(Lower, ReassignedParameterKeepsTheCallersObject) {
  const UnitFacts facts = body(R"(
  block 0
    store p .a "seen"
    %d = new dict
    p = move %d
    store p .b "unseen"
    return
)");
  const VertexId after = facts.parameters[0].after;
  EXPECT_TRUE(reaches(facts, "seen", after));
  EXPECT_FALSE(reaches(facts, "unseen", after));
}

TEST(Lower, UntouchedParameterHasNoAfter) {
  const UnitFacts facts = body("  block 0\n    return p\n");
  EXPECT_EQ(facts.parameters[0].after, kNone);
}

TEST(Lower, NothingIsKeptAfterTheLastUse) {
  const UnitFacts facts = body(R"(
  block 0
    %1 = call source written=source ()
    x = move %1
    call sink written=sink (x, "text")
    return
)");
  const Site *sink = siteOf(facts, "sink");
  for (const SiteArgument &argument : facts.argumentsOf(*sink))
    EXPECT_EQ(argument.after, kNone);
}

TEST(Lower, LoopJoins) {
  const UnitFacts facts = body(R"(
  block 0
    x = move "start"
    jump 1
  block 1
    branch y 2 3
  block 2
    call sink written=inside (x)
    x = move "next"
    jump 1
  block 3
    call sink written=outside (x)
    return
)");
  for (const char *where : {"inside", "outside"}) {
    EXPECT_TRUE(flows(facts, "start", where));
    EXPECT_TRUE(flows(facts, "next", where));
  }
}

TEST(Lower, NoJoinWhereNothingChanges) {
  const UnitFacts facts = body(R"(
  block 0
    x = move "text"
    jump 1
  block 1
    branch y 2 3
  block 2
    jump 1
  block 3
    call sink written=sink (x)
    return
)");
  const VertexId value = facts.argumentsOf(*siteOf(facts, "sink"))[0].value;
  EXPECT_EQ(facts.vertices[value].kind, VertexKind::Literal);
}

TEST(Lower, DeepChainsOfJoinsDoNotOverflow) {
  std::string text = "  block 0\n    x = move \"text\"\n    jump 1\n";
  constexpr int count = 20000;
  for (int i = 0; i < count; ++i)
    text += "  block " + std::to_string(2 * i + 1) + "\n    branch p " +
            std::to_string(2 * i + 2) + " " + std::to_string(2 * i + 3) +
            "\n  block " + std::to_string(2 * i + 2) + "\n    jump " +
            std::to_string(2 * i + 3) + "\n";
  text += "  block " + std::to_string(2 * count + 1) +
          "\n    call sink written=sink (x)\n    return\n";
  const UnitFacts facts = body(text);
  const VertexId value = facts.argumentsOf(*siteOf(facts, "sink"))[0].value;
  EXPECT_EQ(facts.vertices[value].kind, VertexKind::Literal);
}

// Branch after branch on a call with the same two names for one object.
std::size_t sizeOfBranches(int count) {
  std::string text = "  block 0\n    x = move p\n    jump 1\n";
  for (int i = 0; i < count; ++i) {
    const auto block = [&](int offset) {
      return std::to_string(2 * i + offset);
    };
    text += "  block " + block(1) + "\n    %a" + block(1) + " = call g" +
            block(1) + " (x)\n    branch %a" + block(1) + " " + block(2) + " " +
            block(3) + "\n  block " + block(2) +
            "\n    store x .f p\n    jump " + block(3) + "\n";
  }
  text += "  block " + std::to_string(2 * count + 1) + "\n    return x\n";
  const UnitFacts facts = body(text);
  return facts.vertices.size() + facts.edges.size();
}

TEST(Lower, SizeIsLinear) {
  EXPECT_LT(sizeOfBranches(400), 2.2 * sizeOfBranches(200));
}

TEST(Lower, DerivesByKind) {
  const auto kindInto = [](const char *how) {
    const UnitFacts facts = body("  block 0\n    %1 = derive " +
                                 std::string(how) + " p\n    return %1\n");
    for (const Edge &edge : facts.edges)
      if (edge.from == facts.parameters[0].vertex)
        return static_cast<int>(edge.kind);
    return -1;
  };
  EXPECT_EQ(kindInto("format"), static_cast<int>(EdgeKind::Derived));
  EXPECT_EQ(kindInto("compute"), static_cast<int>(EdgeKind::Derived));
  EXPECT_EQ(kindInto("concat"), static_cast<int>(EdgeKind::Copy));
  EXPECT_EQ(kindInto("choose"), static_cast<int>(EdgeKind::Copy));
  EXPECT_EQ(kindInto("clean"), -1);
}

TEST(Lower, YieldAndIterate) {
  const UnitFacts facts = body(R"(
  block 0
    %1 = iterate p
    x = move %1
    %2 = yield "item"
    yield x
    return
)");
  const Step any{StepKind::Any, {}};
  int reads = 0, writes = 0;
  for (const Edge &edge : facts.edges) {
    if (edge.read && facts.paths[edge.read][0] == any)
      ++reads;
    if (edge.write && facts.paths[edge.write][0] == any &&
        edge.to == facts.functions[1].result)
      ++writes;
  }
  EXPECT_EQ(reads, 1);
  EXPECT_EQ(writes, 2);
}

TEST(Lower, UnknownPassesContent) {
  const UnitFacts facts =
      body("  block 0\n    %1 = unknown of \"text\"\n    return %1\n");
  EXPECT_TRUE(reaches(facts, "text", facts.functions[1].result));
}

TEST(Lower, UndefinedVariablesAreHarmless) {
  const UnitFacts facts = body(R"(
  block 0
    call x receiver=x (x, y)
    store x .a y
    return z
  block 1
    %1 = load x .b
    throw %1
)");
  EXPECT_EQ(facts.sites[0].callee, kNone);
}

TEST(Lower, NamesAndSpans) {
  const UnitFacts facts = body(R"(
  block 0
    %1 = call get written=get () @10:15
    x = move %1 @6:7
    y = move x @20:21
    return y
)");
  const Vertex &result = facts.vertices[facts.sites[0].result];
  EXPECT_EQ(facts.text(result.name), "x");
  EXPECT_TRUE(result.flags & kVertexNamed);
  EXPECT_EQ(result.span, (Span{10, 15}));
  bool named = false;
  for (const Vertex &vertex : facts.vertices)
    named |= facts.text(vertex.name) == "y" && (vertex.flags & kVertexNamed);
  EXPECT_TRUE(named);
}

} // namespace
} // namespace philint::ir
