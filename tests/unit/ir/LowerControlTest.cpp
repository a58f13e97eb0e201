// Guards, exceptions, cells, classes and declarations.
#include "Facts.h"

namespace philint::ir {
namespace {

UnitFacts body(std::string_view blocks) {
  return factsOf("function \"\"\n  block 0\n    return\n"
                 "function f\n  param p\n  local x\n  local y\n" +
                 std::string(blocks));
}

// The kind of the guard edge nearest above an argument, Copy for none.
EdgeKind guardAbove(const UnitFacts &facts, const char *written) {
  VertexId at = facts.argumentsOf(*siteOf(facts, written))[0].value;
  for (int hops = 0; hops < 8; ++hops)
    for (const Edge &edge : facts.edges)
      if (edge.to == at) {
        if (edge.kind >= EdgeKind::GuardTrue)
          return edge.kind;
        at = edge.from;
        break;
      }
  return EdgeKind::Copy;
}

TEST(LowerGuards, BothPolarities) {
  const UnitFacts facts = body(R"(
  block 0
    %1 = call ok written=ok (p)
    branch %1 1 2
  block 1
    call sink written=yes (p)
    return
  block 2
    call sink written=no (p)
    return
)");
  EXPECT_EQ(guardAbove(facts, "yes"), EdgeKind::GuardTrue);
  EXPECT_EQ(guardAbove(facts, "no"), EdgeKind::GuardFalse);
  for (const Edge &edge : facts.edges)
    if (edge.kind >= EdgeKind::GuardTrue) {
      EXPECT_EQ(edge.read, 0U); // the site of ok
      EXPECT_EQ(edge.write, 0U);
    }
}

TEST(LowerGuards, NotTurnsItAround) {
  const UnitFacts facts = body(R"(
  block 0
    %1 = call ok written=ok (p)
    %2 = derive clean %1
    branch %2 1 2
  block 1
    return
  block 2
    call sink written=kept (p)
    return
)");
  EXPECT_EQ(guardAbove(facts, "kept"), EdgeKind::GuardTrue);
}

TEST(LowerGuards, ReceiverAndMember) {
  // if p.note.ok(): sink(p.note)
  const UnitFacts facts = body(R"(
  block 0
    %1 = load p .note
    %2 = load %1 .ok
    %3 = call %2 receiver=%1 written="p.note.ok" ()
    branch %3 1 2
  block 1
    %4 = load p .note
    call sink written=sink (%4)
    return
  block 2
    return
)");
  bool receiver = false;
  for (const Edge &edge : facts.edges)
    receiver |=
        edge.kind == EdgeKind::GuardTrue && edge.write == kGuardReceiver;
  EXPECT_TRUE(receiver);
}

TEST(LowerGuards, JoinAfterARepair) {
  // if not ok(p): p = fix(p)
  // sink(p): each way in is guarded or repaired.
  const UnitFacts facts = body(R"(
  block 0
    %1 = call ok written=ok (p)
    branch %1 2 1
  block 1
    %2 = call fix written=fix (p)
    p = move %2
    jump 2
  block 2
    call sink written=sink (p)
    return
)");
  const VertexId join = facts.argumentsOf(*siteOf(facts, "sink"))[0].value;
  bool guarded = false, repaired = false;
  for (const Edge &edge : facts.edges) {
    if (edge.to != join)
      continue;
    repaired |= edge.from == siteOf(facts, "fix")->result;
    for (const Edge &above : facts.edges)
      guarded |= above.to == edge.from && above.kind == EdgeKind::GuardTrue;
  }
  EXPECT_TRUE(guarded);
  EXPECT_TRUE(repaired);
}

TEST(LowerGuards, NotWhereTheVariableWasAssignedSince) {
  const UnitFacts facts = body(R"(
  block 0
    %1 = call ok written=ok (p)
    p = move "other"
    branch %1 1 2
  block 1
    call sink written=sink (p)
    return
  block 2
    return
)");
  for (const Edge &edge : facts.edges)
    EXPECT_LT(edge.kind, EdgeKind::GuardTrue);
}

TEST(LowerExceptions, HandlerSeesTheStatesAtCalls) {
  const UnitFacts facts = body(R"(
  scope function
  scope try parent=0
  scope handler parent=0
  block 0
    x = move "before"
    jump 1
  block 1 handler=2 scope=1
    call one written=one ()
    x = move "between"
    call two written=two ()
    x = move "after"
    jump 3
  block 2 scope=2
    %1 = catch
    y = move %1
    call sink written=handler (x)
    jump 3
  block 3
    call sink written=end (x)
    return
)");
  EXPECT_TRUE(flows(facts, "before", "handler"));
  EXPECT_TRUE(flows(facts, "between", "handler"));
  EXPECT_FALSE(flows(facts, "after", "handler"));
  EXPECT_TRUE(flows(facts, "after", "end"));
}

TEST(LowerExceptions, WhatIsThrownReachesTheHandler) {
  const UnitFacts facts = body(R"(
  block 0 handler=1
    throw "secret"
  block 1
    %1 = catch
    x = move %1
    call sink written=sink (x)
    return
)");
  EXPECT_TRUE(flows(facts, "secret", "sink"));
  EXPECT_FALSE(reaches(facts, "secret", facts.functions[1].thrown));
  ASSERT_EQ(facts.throwPoints.size(), 1U);
  EXPECT_NE(facts.throwPoints[0].value, kNone);
}

TEST(LowerExceptions, TypedHandlerLetsOthersPass) {
  const UnitFacts facts = body(R"(
  block 0 handler=1
    throw "secret"
  block 1
    %1 = catch of SomeError
    return
)");
  EXPECT_TRUE(reaches(facts, "secret", facts.functions[1].thrown));
}

TEST(LowerExceptions, RethrowAndUncaughtCalls) {
  const UnitFacts facts = body(R"(
  block 0 handler=1
    call risky written=risky ()
    return
  block 1
    %1 = catch
    throw
)");
  // thrown by the call → caught → thrown by the function
  const Site *risky = siteOf(facts, "risky");
  ASSERT_NE(risky->thrown, kNone);
  VertexId at = risky->thrown;
  for (int hop = 0; hop < 2; ++hop)
    for (const Edge &edge : facts.edges)
      if (edge.from == at) {
        at = edge.to;
        break;
      }
  EXPECT_EQ(at, facts.functions[1].thrown);
}

TEST(LowerCells, OtherFunctionsReadTheCell) {
  const UnitFacts facts = factsOf(R"(
function ""
  block 0
    G = move "secret"
    G = move "public"
    call sink written=module (G)
    return
function f
  global G
  block 0
    call sink written=inner (G)
    return
)");
  EXPECT_FALSE(flows(facts, "secret", "module"));
  EXPECT_TRUE(flows(facts, "public", "module"));
  EXPECT_TRUE(flows(facts, "secret", "inner"));
}

TEST(LowerCells, GlobalStatementIsSeenByTheOwner) {
  const UnitFacts facts = factsOf(R"(
function ""
  block 0
    G = move "public"
    call sink written=module (G)
    return
function f
  global G
  block 0
    G = move "secret"
    return
)");
  EXPECT_TRUE(flows(facts, "secret", "module"));
}

TEST(LowerCells, ContainersChangedElsewhereAreSeenByTheOwner) {
  const UnitFacts facts = factsOf(R"(
function ""
  block 0
    %1 = new dict
    CACHE = move %1
    call sink written=module (CACHE)
    return
function f
  global CACHE
  block 0
    store CACHE ["k"] "secret"
    return
)");
  EXPECT_TRUE(flows(facts, "secret", "module"));
}

TEST(LowerCells, ClosuresAndNonlocal) {
  const UnitFacts facts = factsOf(R"(
function ""
  block 0
    return
function outer
  local count
  local label
  block 0
    count = move "start"
    label = move "fixed"
    %1 = closure outer.inner
    call %1 written=inner ()
    call sink written=count (count)
    call sink written=label (label)
    return
function inner suffix=outer.inner parent=1
  captured count
  captured label outer=label
  block 0
    count = move "changed"
    call sink written=captured (label)
    return
)");
  EXPECT_TRUE(flows(facts, "start", "count"));
  EXPECT_TRUE(flows(facts, "changed", "count"));
  EXPECT_TRUE(flows(facts, "fixed", "captured"));
  EXPECT_FALSE(flows(facts, "changed", "label"));
  // Nothing assigns label elsewhere, so its owner does not read the cell.
  const VertexId label = facts.argumentsOf(*siteOf(facts, "label"))[0].value;
  EXPECT_EQ(facts.vertices[label].kind, VertexKind::Literal);
}

TEST(LowerCells, ImportedModulesAreNotChangedByCalls) {
  const UnitFacts facts = factsOf(R"(
function ""
  block 0
    %1 = import "os" root
    os = move %1
    %2 = load os .getenv
    call %2 receiver=os written="os.getenv" ("A")
    %3 = load os .getenv
    call %3 receiver=os written="os.getenv" ("B")
    return
)");
  for (const Site &site : facts.sites)
    EXPECT_EQ(site.afterReceiver, kNone);
}

TEST(LowerClasses, MembersAreStored) {
  const UnitFacts facts = factsOf(R"(
class K function=0 value=%k
  base %b "Base"
  field note default=%d
function ""
  block 0
    %b = load module .Base
    %k = class 0
    %m = closure K.show
    store %k .show %m
    %d = move "default"
    store %k .note %d
    K = move %k
    return
function show kind=method suffix=K.show class=0
  param self
  block 0
    return self
)");
  const FactClass &k = facts.classes[0];
  ASSERT_NE(k.value, kNone);
  EXPECT_TRUE(reaches(facts, "default", k.value));
  EXPECT_NE(facts.classFields[k.firstField].defaultValue, kNone);
  EXPECT_NE(facts.classValues[k.firstBase], kNone);
  EXPECT_EQ(facts.text(facts.classNames[k.firstWrittenBase]), "Base");
  bool method = false;
  for (const Edge &edge : facts.edges)
    method |= edge.to == k.value &&
              facts.vertices[edge.from].kind == VertexKind::FunctionRef;
  EXPECT_TRUE(method);
}

TEST(LowerDeclarations, TypesDefaultsAndScopes) {
  const UnitFacts facts = factsOf(R"(
type "Optional" value=$0 1
type "Patient" value=$1
function ""
  local Optional
  local Patient
  block 0
    Optional = move "o"
    Patient = move "p"
    %d = move "default"
    return
function f result=1
  param p type=0 default=%d
  scope function
  scope with parent=0 context=%m
  block 0
    %m = call open written=open ()
    jump 1
  block 1 scope=1
    return
)");
  const FactParameter &p = facts.parameters[0];
  ASSERT_EQ(p.type, 0U);
  EXPECT_TRUE(reaches(facts, "o", facts.types[0].value));
  EXPECT_TRUE(reaches(facts, "p", facts.types[1].value));
  EXPECT_TRUE(reaches(facts, "default", p.defaultValue));
  const FactFunction &f = facts.functions[1];
  EXPECT_EQ(facts.scopes[f.firstScope + 1].context, facts.sites[0].result);
}

TEST(LowerDeclarations, AnnotationsOfVariablesAndMembers) {
  const UnitFacts facts = factsOf(R"(
type "Note"
type "Client"
class "K" function=0 value=%k
function ""
  block 0
    %k = class 0
    K = move %k
    return
function init kind=method suffix=K.init class=0
  param self
  local note
  annotate note type=0
  annotate self member=client type=1
  block 0
    %1 = call get written=get ()
    note = move %1
    store self .client note
    return
)");
  ASSERT_EQ(facts.valueTypes.size(), 1U);
  EXPECT_EQ(facts.valueTypes[0].vertex, facts.sites[0].result);
  EXPECT_EQ(facts.valueTypes[0].type, 0U);
  ASSERT_EQ(facts.classFields.size(), 1U);
  EXPECT_EQ(facts.text(facts.classFields[0].name), "client");
  EXPECT_EQ(facts.classFields[0].type, 1U);
}

TEST(Positions, LinesAndColumns) {
  UnitFacts facts;
  facts.lineStarts = {0, 10, 20};
  EXPECT_EQ(positionOf(facts, 0).line, 1U);
  EXPECT_EQ(positionOf(facts, 9).column, 10U);
  EXPECT_EQ(positionOf(facts, 10).line, 2U);
  EXPECT_EQ(positionOf(facts, 25).column, 6U);
  facts.lineStarts.clear();
  EXPECT_EQ(positionOf(facts, 4).column, 5U);
}

} // namespace
} // namespace philint::ir
