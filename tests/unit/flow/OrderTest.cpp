// Order facts on programs in the text form of the IR: what must have happened
// before `send()`. A call of `audit` and one of `allow` are the events.
#include "core/flow/Order.h"

#include "tests/unit/link/Linked.h"

#include <gmock/gmock.h>

#include <regex>

namespace philint::flow {
namespace {

using link::Linked;
using link::SiteId;
using testing::ElementsAre;

constexpr Events kAudit = 1, kAllow = 2;

// The functions of `text` under a module body that defines them by name and
// runs `main` where there is one.
std::string wholeProgram(const std::string &text) {
  std::string head = "function \"\"\n  block 0\n";
  const std::regex function("(^|\n)function (\\w+)");
  for (auto at = std::sregex_iterator(text.begin(), text.end(), function);
       at != std::sregex_iterator(); ++at) {
    const std::string name = (*at)[2];
    head += "    %" + name + " = closure " + name + "\n";
    head += "    " + name + " = move %" + name + "\n";
    if (name == "main")
      head += "    %run = call main ()\n";
  }
  const std::regex event("call (audit|allow|send) ");
  return head + "    return\n" +
         std::regex_replace(text, event, "call $1 written=\"$1\" ");
}

struct Ordered {
  explicit Ordered(const std::string &text)
      : source(wholeProgram(text)), linked({{"main.py", source.c_str()}}) {
    const link::Program &program = linked.program;
    const auto count = static_cast<SiteId>(program.targetStart.size() - 1);
    events.assign(count, 0);
    for (SiteId s = 0; s < count; ++s) {
      const auto written =
          program.facts(program.unitOfSite(s)).text(program.site(s).written);
      if (written == "audit")
        events[s] = kAudit;
      else if (written == "allow")
        events[s] = kAllow;
      else if (written == "send")
        sends.push_back(s);
    }
    facts = mustEvents(program, events);
  }

  // For each `send()` in order of the text.
  std::vector<Events> before() const {
    std::vector<Events> out;
    for (SiteId s : sends)
      out.push_back(facts.before(linked.program, s));
    return out;
  }
  std::vector<Events> around() const {
    std::vector<Events> out;
    for (SiteId s : sends)
      out.push_back(facts.around(linked.program, s, events));
    return out;
  }

  std::string source;
  Linked linked;
  std::vector<Events> events;
  std::vector<SiteId> sends;
  OrderFacts facts;
};

TEST(Order, WhatStandsBeforeTheCallCountsAndWhatStandsAfterDoesNot) {
  const Ordered ordered(R"(
function main
  block 0
    %1 = call audit ()
    %2 = call send ()
    %3 = call allow ()
    return
)");
  EXPECT_THAT(ordered.before(), ElementsAre(kAudit));
}

TEST(Order, BothBranchesCount) {
  const Ordered ordered(R"(
function main
  param x
  block 0
    branch x 1 2
  block 1
    %1 = call audit ()
    %2 = call allow ()
    jump 3
  block 2
    %3 = call audit ()
    jump 3
  block 3
    %4 = call send ()
    return
)");
  EXPECT_THAT(ordered.before(), ElementsAre(kAudit));
}

TEST(Order, OneBranchDoesNotCountBehindIt) {
  const Ordered ordered(R"(
function main
  param x
  block 0
    branch x 1 2
  block 1
    %1 = call audit ()
    %2 = call send ()
    jump 2
  block 2
    %3 = call send ()
    return
)");
  EXPECT_THAT(ordered.before(), ElementsAre(kAudit, Events{0}));
}

TEST(Order, AHelperCountsWhereAllItsReturnsDo) {
  const Ordered ordered(R"(
function main
  param x
  block 0
    %1 = call always (x)
    %2 = call send ()
    return
function other
  param x
  block 0
    %1 = call sometimes (x)
    %2 = call send ()
    return
function always
  param x
  block 0
    branch x 1 2
  block 1
    %1 = call audit ()
    return
  block 2
    %2 = call audit ()
    return
function sometimes
  param x
  block 0
    branch x 1 2
  block 1
    return
  block 2
    %2 = call audit ()
    return
)");
  EXPECT_THAT(ordered.before(), ElementsAre(kAudit, Events{0}));
}

// def require(x):
//     if not x: raise Error()
//     audit()
TEST(Order, AHelperThatThrowsOtherwiseCounts) {
  const Ordered ordered(R"(
function main
  param x
  block 0
    %1 = call require (x)
    %2 = call send ()
    return
function require
  param x
  block 0
    branch x 2 1
  block 1
    throw x
  block 2
    %1 = call audit ()
    return
)");
  EXPECT_THAT(ordered.before(), ElementsAre(kAudit));
}

TEST(Order, HelpersOfHelpersCount) {
  const Ordered ordered(R"(
function main
  block 0
    %1 = call outer ()
    %2 = call send ()
    return
function outer
  block 0
    %1 = call inner ()
    return
function inner
  block 0
    %1 = call audit ()
    return
)");
  EXPECT_THAT(ordered.before(), ElementsAre(kAudit));
}

TEST(Order, EveryFunctionThatACallMayReachHasToCount) {
  const Ordered ordered(R"(
function main
  param x
  block 0
    branch x 1 2
  block 1
    %f = move loud
    jump 3
  block 2
    %f = move quiet
    jump 3
  block 3
    %1 = call %f ()
    %2 = call send ()
    return
function loud
  block 0
    %1 = call audit ()
    %2 = call allow ()
    return
function quiet
  block 0
    %1 = call allow ()
    return
)");
  EXPECT_THAT(ordered.before(), ElementsAre(kAllow));
}

TEST(Order, ALoopMayNotRun) {
  const Ordered ordered(R"(
function main
  param x
  block 0
    %0 = call allow ()
    jump 1
  block 1
    branch x 2 3
  block 2
    %1 = call send ()
    %2 = call audit ()
    %3 = call send ()
    jump 1
  block 3
    %4 = call send ()
    return
)");
  // The first round has no audit before it, and there may be no round.
  EXPECT_THAT(ordered.before(),
              ElementsAre(kAllow, kAllow | kAudit, kAllow));
}

TEST(Order, ALoopThatRunsOnceCounts) {
  const Ordered ordered(R"(
function main
  param x
  block 0
    jump 1
  block 1
    %1 = call audit ()
    branch x 1 2
  block 2
    %2 = call send ()
    return
)");
  EXPECT_THAT(ordered.before(), ElementsAre(kAudit));
}

TEST(Order, AnEarlyReturnTakesNothingAway) {
  const Ordered ordered(R"(
function main
  param x
  block 0
    branch x 1 2
  block 1
    return
  block 2
    %1 = call audit ()
    jump 3
  block 3
    %2 = call send ()
    return
)");
  EXPECT_THAT(ordered.before(), ElementsAre(kAudit));
}

TEST(Order, AHelperWithAnEarlyReturnDoesNotCount) {
  const Ordered ordered(R"(
function main
  param x
  block 0
    %1 = call note (x)
    %2 = call send ()
    return
function note
  param x
  block 0
    branch x 1 2
  block 1
    return
  block 2
    %1 = call audit ()
    return
)");
  EXPECT_THAT(ordered.before(), ElementsAre(Events{0}));
}

// allow()
// try: audit(); send()
// except: send()
// send()
TEST(Order, AHandlerKnowsOnlyWhatCameBeforeTheBlock) {
  const Ordered ordered(R"(
function main
  param x
  scope function
  scope try parent=0
  scope handler parent=0
  block 0
    %0 = call allow ()
    jump 1
  block 1 handler=2 scope=1
    %1 = call audit ()
    %2 = call send ()
    jump 3
  block 2 scope=2
    %3 = catch
    %4 = call send ()
    jump 3
  block 3
    %5 = call send ()
    return
)");
  EXPECT_THAT(ordered.before(),
              ElementsAre(kAllow | kAudit, kAllow, kAllow));
}

// try: work()
// except: audit(); raise
// send()
TEST(Order, AHandlerThatThrowsOnDoesNotReachWhatFollows) {
  const Ordered ordered(R"(
function main
  block 0
    jump 1
  block 1 handler=2
    %1 = call audit ()
    %2 = call work ()
    jump 3
  block 2
    %3 = catch
    throw %3
  block 3
    %4 = call send ()
    return
)");
  EXPECT_THAT(ordered.before(), ElementsAre(kAudit));
}

// try: work()
// finally: audit()
// send()
// A finally block stands once on the normal way and once on the exception's.
TEST(Order, AFinallyBlockCountsOnEveryWay) {
  const Ordered ordered(R"(
function main
  scope function
  scope try parent=0
  scope finally parent=0
  block 0
    jump 1
  block 1 handler=3 scope=1
    %1 = call work ()
    jump 2
  block 2 scope=2
    %2 = call audit ()
    jump 4
  block 3 scope=2
    %3 = catch
    %4 = call audit ()
    %5 = call send ()
    throw %3
  block 4
    %6 = call send ()
    return
)");
  EXPECT_THAT(ordered.before(), ElementsAre(kAudit, kAudit));
}

TEST(Order, RecursionCountsWhereEveryEndDoes) {
  const Ordered ordered(R"(
function main
  param x
  block 0
    %1 = call walk (x)
    %2 = call send ()
    return
function walk
  param x
  block 0
    branch x 1 2
  block 1
    %1 = call walk (x)
    return
  block 2
    %2 = call audit ()
    return
function other
  param x
  block 0
    %1 = call stroll (x)
    %2 = call send ()
    return
function stroll
  param x
  block 0
    branch x 1 2
  block 1
    %1 = call stroll (x)
    %2 = call audit ()
    return
  block 2
    return
)");
  EXPECT_THAT(ordered.before(), ElementsAre(kAudit, Events{0}));
}

TEST(Order, CallersAreMetUpToTheHandler) {
  const Ordered ordered(R"(
function first
  block 0
    %1 = call audit ()
    %2 = call allow ()
    %3 = call middle ()
    return
function second
  block 0
    %1 = call audit ()
    %2 = call middle ()
    return
function middle
  block 0
    %1 = call last ()
    return
function last
  block 0
    %1 = call send ()
    return
)");
  EXPECT_THAT(ordered.before(), ElementsAre(kAudit));
}

TEST(Order, OneCallerWithoutItIsEnough) {
  const Ordered ordered(R"(
function first
  block 0
    %1 = call audit ()
    %2 = call last ()
    return
function second
  block 0
    %1 = call last ()
    %2 = call audit ()
    return
function last
  block 0
    %1 = call send ()
    return
)");
  EXPECT_THAT(ordered.before(), ElementsAre(Events{0}));
}

TEST(Order, RecursiveFunctionsMeetTheirOuterCallers) {
  const Ordered ordered(R"(
function main
  param x
  block 0
    %1 = call audit ()
    %2 = call even (x)
    return
function even
  param x
  block 0
    %1 = call send ()
    branch x 1 2
  block 1
    %2 = call odd (x)
    return
  block 2
    return
function odd
  param x
  block 0
    %1 = call even (x)
    %2 = call send ()
    return
)");
  EXPECT_THAT(ordered.before(), ElementsAre(kAudit, kAudit));
}

// Nobody in the program calls it but itself: whoever calls it is unknown.
TEST(Order, ARecursiveEntryStartsWithNothing) {
  const Ordered ordered(R"(
function walk
  param x
  block 0
    %1 = call send ()
    %2 = call audit ()
    %3 = call walk (x)
    return
)");
  EXPECT_THAT(ordered.before(), ElementsAre(Events{0}));
}

TEST(Order, AGeneratorHasNotRunWhenItIsCalled) {
  const Ordered ordered(R"(
function main
  block 0
    %1 = call rows ()
    %2 = call send ()
    return
function rows generator
  block 0
    %1 = call audit ()
    %2 = yield %1
    return
)");
  EXPECT_THAT(ordered.before(), ElementsAre(Events{0}));
}

TEST(Order, ACoroutineCountsWhereItIsAwaited) {
  const Ordered ordered(R"(
function main async
  block 0
    %1 = call record ()
    %2 = call send ()
    %3 = call record flags=2 ()
    %4 = call send ()
    return
function record async
  block 0
    %1 = call audit ()
    return
)");
  EXPECT_THAT(ordered.before(), ElementsAre(Events{0}, kAudit));
}

// with audited():        (def audited(): yield; audit())
//     with allow():
//         send()
//     send()
TEST(Order, ManagersOfScopesAreAround) {
  const Ordered ordered(R"(
function main
  scope function
  scope with parent=0 context=%1
  scope with parent=1 context=%2
  block 0
    %1 = call audited ()
    jump 1
  block 1 scope=1
    %2 = call allow ()
    jump 2
  block 2 scope=2
    %3 = call send ()
    jump 3
  block 3 scope=1
    %4 = call send ()
    jump 4
  block 4
    %5 = call send ()
    return
function audited generator
  block 0
    %1 = yield -
    %2 = call audit ()
    return
)");
  EXPECT_THAT(ordered.around(),
              ElementsAre(kAudit | kAllow, kAudit, Events{0}));
  EXPECT_THAT(ordered.before(), ElementsAre(kAllow, kAllow, kAllow));
}

TEST(Order, ScopesComeInnermostFirst) {
  const Ordered ordered(R"(
function main
  scope function
  scope loop parent=0
  scope try parent=1
  scope with parent=2 context=%1
  scope handler parent=1
  block 0
    jump 1
  block 1 handler=3 scope=2
    %1 = call audit ()
    jump 2
  block 2 handler=3 scope=3
    %2 = call send ()
    return
  block 3 scope=4
    %3 = catch
    %4 = call send ()
    return
)");
  const link::Program &program = ordered.linked.program;
  std::vector<std::vector<ir::ScopeKind>> kinds;
  for (SiteId s : ordered.sends) {
    kinds.emplace_back();
    for (const auto scope : enclosingScopes(program, s))
      kinds.back().push_back(program.facts(0).scopes[scope].kind);
  }
  using enum ir::ScopeKind;
  EXPECT_THAT(kinds, ElementsAre(ElementsAre(With, Try, Loop, Function),
                                 ElementsAre(Handler, Loop, Function)));
}

} // namespace
} // namespace philint::flow
