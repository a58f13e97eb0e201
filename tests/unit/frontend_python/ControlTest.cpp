#include "tests/unit/frontend_python/Extracted.h"

namespace philint::test {
namespace {

using ir::Op;
using ir::ScopeKind;
using ir::Terminator;
using Texts = std::vector<std::string>;

std::size_t leaving(const ir::Function &f, Terminator kind) {
  std::size_t n = 0;
  for (const ir::Block &b : f.blocks)
    n += b.terminator == kind;
  return n;
}

TEST(Control, NegatedGuardSwapsTheTargets) {
  const Extracted e("def f(x):\n"
                    "    if not is_clean(x):\n"
                    "        return\n"
                    "    send(x)\n");
  const ir::Function &f = e.function("f");
  const ir::Block &head = f.blocks[0];
  ASSERT_EQ(head.terminator, Terminator::Branch);
  EXPECT_EQ(f.instructions[head.endInstruction - 1].op, Op::Call);
  EXPECT_EQ(f.instructions[head.endInstruction - 1].dst, head.value);
  EXPECT_EQ(f.blocks[head.next[1]].terminator, Terminator::Return);
  const ir::Block &rest = f.blocks[head.next[0]];
  EXPECT_EQ(f.instructions[rest.firstInstruction].op, Op::Call);
}

TEST(Control, ComparisonWithAConstantIsTheCallItself) {
  for (const char *test :
       {"ok(x) is True", "ok(x) == True", "ok(x) is not None",
        "not (ok(x) is False)", "not ok(x) is None"}) {
    const Extracted e("if " + std::string(test) + ":\n    send(x)\n");
    const ir::Function &m = e.function("");
    ASSERT_EQ(m.blocks[0].terminator, Terminator::Branch);
    EXPECT_EQ(m.instructions[m.blocks[0].endInstruction - 1].op, Op::Call);
    const ir::Block &whenTrue = m.blocks[m.blocks[0].next[0]];
    EXPECT_EQ(whenTrue.endInstruction - whenTrue.firstInstruction, 1u) << test;
  }
}

TEST(Control, ConditionsShortCircuit) {
  const Extracted e("if a(x) and not b(x) or c(x):\n    d()\n");
  const ir::Function &m = e.function("");
  EXPECT_EQ(leaving(m, Terminator::Branch), 3u);
}

TEST(Control, LoopsHaveTheirScope) {
  const Extracted e("for p in patients:\n"
                    "    if p: break\n"
                    "    send(p)\n"
                    "else:\n"
                    "    done()\n"
                    "while True:\n"
                    "    poll()\n");
  const ir::Function &m = e.function("");
  std::size_t loops = 0;
  for (const ir::Scope &s : m.scopes)
    loops += s.kind == ScopeKind::Loop;
  EXPECT_EQ(loops, 2u);
  for (const ir::Block &b : m.blocks)
    for (auto i = b.firstInstruction; i < b.endInstruction; ++i)
      if (m.instructions[i].op == Op::Call) {
        const std::string callee =
            e.text(m.calls[m.instructions[i].aux].written);
        EXPECT_EQ(m.scopes[b.scope].kind, ScopeKind::Loop) << callee;
      }
}

TEST(Control, TryProtectsItsStatements) {
  const Extracted e("try:\n"
                    "    a()\n"
                    "    b()\n"
                    "except (X, Y) as error:\n"
                    "    c(error)\n"
                    "except Exception:\n"
                    "    raise\n"
                    "else:\n"
                    "    d()\n"
                    "g()\n");
  const ir::Function &m = e.function("");
  std::size_t protectedCalls = 0;
  for (const ir::Block &b : m.blocks)
    for (auto i = b.firstInstruction; i < b.endInstruction; ++i)
      if (m.instructions[i].op == Op::Call && b.handler != ir::kNone) {
        ++protectedCalls;
        EXPECT_EQ(m.scopes[b.scope].kind, ScopeKind::Try);
        const ir::Block &handler = m.blocks[b.handler];
        EXPECT_EQ(m.scopes[handler.scope].kind, ScopeKind::Handler);
      }
  EXPECT_EQ(protectedCalls, 2u);
  EXPECT_EQ(e.count(m, Op::Catch), 2u); // nothing is left to rethrow
  EXPECT_EQ(leaving(m, Terminator::Throw), 1u);
}

TEST(Control, ExceptionNames) {
  const Extracted e("def f():\n"
                    "    try: pass\n"
                    "    except* OSError: pass\n"
                    "    try: pass\n"
                    "    except IOError, error: pass\n"
                    "    try: pass\n"
                    "    except TypeError, ValueError: pass\n");
  const ir::Function &f = e.function("f");
  for (const char *type : {"OSError", "IOError", "TypeError", "ValueError"})
    EXPECT_TRUE(e.variable(f, type, ir::VariableKind::Global)) << type;
  EXPECT_TRUE(e.variable(f, "error", ir::VariableKind::Local));
}

TEST(Control, FinallyRunsOnEveryPath) {
  const Extracted e("def f(x):\n"
                    "    for i in x:\n"
                    "        try:\n"
                    "            if i: return use(i)\n"
                    "            if x: break\n"
                    "        finally:\n"
                    "            close(lambda: i)\n"
                    "    return 0\n");
  const ir::Function &f = e.function("f");
  std::size_t closes = 0;
  for (const std::string &c : e.calls(f))
    closes += c == "close";
  EXPECT_EQ(closes, 3u);                  // normal, exception, leaving
  EXPECT_EQ(e.unit.functions.size(), 3u); // one lambda all the same
  EXPECT_EQ(leaving(f, Terminator::Return), 2u);
}

TEST(Control, WithEntersAndExits) {
  const Extracted e("async def f():\n"
                    "    async with open(p) as a, lock:\n"
                    "        a.read()\n");
  const ir::Function &f = e.function("f");
  EXPECT_EQ(e.calls(f),
            (Texts{"open", "open().__aenter__", "lock.__aenter__", "a.read",
                   "lock.__aexit__", "open().__aexit__"}));
  EXPECT_EQ(e.call(f, "lock.__aenter__").flags,
            ir::kCallImplicit | ir::kCallAwait);
}

TEST(Control, MatchBindsWhereThePatternHeld) {
  const Extracted e("match event:\n"
                    "    case {'patient': p, **rest} if ok(p):\n"
                    "        send(p)\n"
                    "    case Point(x=a) | [_, a, *_]:\n"
                    "        send(a)\n"
                    "    case other:\n"
                    "        drop(other)\n");
  const ir::Function &m = e.function("");
  EXPECT_EQ(e.calls(m), (Texts{"ok", "send", "send", "drop"}));
  EXPECT_EQ(e.steps(m, Op::Load)[0], "[patient]");
  EXPECT_EQ(e.steps(m, Op::Load)[1], ".x");
}

TEST(Control, AssertThrowsItsMessage) {
  const Extracted e("assert ok(x), f'bad {x}'\n");
  const ir::Function &m = e.function("");
  EXPECT_EQ(leaving(m, Terminator::Throw), 1u);
  EXPECT_EQ(e.derives(m, ir::DeriveKind::Format), 1u);
}

} // namespace
} // namespace philint::test
