// Linking of small programs in the text form of the IR.
#include "tests/unit/link/Linked.h"

#include <gmock/gmock.h>

namespace philint::link {
namespace {

using testing::Contains;
using testing::ElementsAre;

TEST(Link, AFunctionPassedAsAnArgumentIsCalledInside) {
  const Linked linked({{"main.py", R"(
function ""
  global run
  global greet
  block 0
    %f = closure run
    run = move %f
    %g = closure greet
    greet = move %g
    %r = call run (greet)
    return
function run
  param callback
  block 0
    %1 = call callback ()
    return %1
function greet
  block 0
    return
)"}});
  EXPECT_THAT(linked.calls(),
              ElementsAre("main -> main.run", "main.run -> main.greet"));
  EXPECT_EQ(linked.program.counts.unresolved, 0U);
}

TEST(Link, ImportsFollowPackagesAndRelativeNames) {
  const Linked linked({{"pkg/__init__.py", R"(
function ""
  global work
  block 0
    %1 = import "tools" level=1 member="work"
    work = move %1
    return
)"},
                       {"pkg/tools.py", R"(
function ""
  global work
  block 0
    %1 = closure work
    work = move %1
    return
function work
  block 0
    return
)"},
                       {"main.py", R"(
function ""
  block 0
    %1 = import "pkg" root
    %2 = load %1 .work
    %3 = call %2 receiver=%1 ()
    return
)"}});
  EXPECT_THAT(linked.calls(), ElementsAre("main -> pkg.tools.work"));
}

TEST(Link, NamesOutsideTheCatalogueAreKeptAsWritten) {
  const Linked linked({{"main.py", R"(
function ""
  global print
  block 0
    %1 = import "ext.deep" member="Thing"
    %2 = call %1 ()
    %3 = load %2 .run
    %4 = call %3 receiver=%2 ()
    %5 = call print (%4)
    return
)"}});
  EXPECT_THAT(linked.calls(),
              ElementsAre("main -> <builtin>.print", "main -> ext.deep.Thing",
                          "main -> ext.deep.Thing.run"));
  EXPECT_EQ(linked.program.counts.external, 2U);
  EXPECT_EQ(linked.program.counts.builtin, 1U);
}

TEST(Link, CatalogueNodesTravelThroughFunctions) {
  const Linked linked({{"main.py", R"(
function ""
  global make
  block 0
    %1 = closure make
    make = move %1
    %2 = call make ()
    %3 = load %2 .chat
    %4 = load %3 .create
    %5 = call %4 receiver=%3 ()
    return
function make
  block 0
    %1 = import "sdk" member="Client"
    %2 = call %1 ()
    return %2
)"}},
                      {"sdk.Client().chat.create"});
  EXPECT_THAT(linked.calls(), Contains("main -> sdk.Client.chat.create"));
  const NodeId client = linked.catalog.findPath("sdk.Client()");
  bool typed = false;
  for (const TypeRef &type : linked.program.vertexTypes)
    typed = typed || (type.kind == TypeRef::Api && type.id == client);
  EXPECT_TRUE(typed);
}

TEST(Link, ComponentsComeCalleesFirst) {
  const Linked linked({{"main.py", R"(
function ""
  global even
  global odd
  block 0
    %1 = closure even
    even = move %1
    %2 = closure odd
    odd = move %2
    %3 = call even ()
    return
function even
  global odd
  block 0
    %1 = call odd ()
    return %1
function odd
  global even
  block 0
    %1 = call even ()
    return %1
)"}});
  ASSERT_EQ(linked.program.sccs.size(), 2U);
  EXPECT_THAT(linked.program.sccs[0], ElementsAre(1U, 2U));
  EXPECT_THAT(linked.program.sccs[1], ElementsAre(0U));
  EXPECT_TRUE(linked.program.functions[0].isEntry);
  EXPECT_FALSE(linked.program.functions[1].isEntry);
}

TEST(Link, ConstantsFollowParametersOfKnownCallers) {
  const Linked linked({{"main.py", R"(
function ""
  global send
  block 0
    %1 = closure send
    send = move %1
    %2 = constant string "https://a.example"
    %3 = call send (%2)
    %4 = constant string "https://b.example"
    %5 = call send (%4)
    return
function send
  param url
  block 0
    %1 = import "ext" member="post"
    %2 = call %1 (url)
    return
)"}});
  const ir::UnitFacts &unit = linked.program.facts(0);
  const ir::Site &last = unit.sites.back();
  const ConstantSet set =
      constantsOf(linked.program, unit.argumentsOf(last)[0].value);
  std::vector<std::string> texts;
  for (const auto &parts : set.alternatives)
    texts.emplace_back(linked.program.symbols.text(parts.at(0).text));
  EXPECT_THAT(texts, ElementsAre("https://a.example", "https://b.example"));
  EXPECT_TRUE(set.complete);
}

// What stands behind a `return` may use what was never made.
TEST(Link, ArgumentsThatWereNeverAssignedAreNoValues) {
  const Linked linked({{"main.py", R"(
function ""
  block 0
    %1 = import "ext" member="dataclass"
    %2 = call %1 flags=4 (%never)
    %3 = call %2 (%never)
    %4 = call %never (%2)
    return
)"}});
  EXPECT_THAT(linked.calls(), Contains("main -> ext.dataclass"));
}

// apps = ()
// class Model:
//   class Meta: apps = apps
// prepare(apps)
// The call may change what Meta holds: Meta's last state comes after the store
// into Model, whose edge leads to Model's cell by then.
TEST(Link, AnInnerClassMayChangeAfterItWasStored) {
  const Linked linked({{"main.py", R"(
class "Model" suffix="Model" function=0 value=%outer
class "Meta" suffix="Model.Meta" function=0 value=%inner
function ""
  local apps
  block 0
    %new = new tuple
    apps = move %new
    %outer = class 0
    %inner = class 1
    store %inner .apps apps
    store %outer .Meta %inner
    %1 = call prepare (apps)
    return
)"}});
  ASSERT_EQ(linked.program.classes.size(), 2U);
  std::vector<std::string> cells;
  for (const CellInfo &cell : linked.program.cells)
    if (cell.kind == CellInfo::Field)
      cells.emplace_back(linked.program.symbols.text(cell.name));
  EXPECT_THAT(cells, testing::UnorderedElementsAre("Meta", "apps"));
}

TEST(Link, TheDumpIsTheSameForTheSameInput) {
  const std::initializer_list<Source> sources = {{"main.py", R"(
function ""
  global f
  block 0
    %1 = closure f
    f = move %1
    %2 = call f ()
    return
function f
  block 0
    return
)"}};
  EXPECT_EQ(printProgram(Linked(sources).program),
            printProgram(Linked(sources).program));
}

} // namespace
} // namespace philint::link
