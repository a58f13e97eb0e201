// Nothing that a file may contain brings extraction down, and whatever comes
// out keeps the invariants of a Body.
#include "core/ir/Verify.h"
#include "tests/unit/frontend_python/Extracted.h"

#include <algorithm>
#include <random>

namespace philint::test {
namespace {

void expectSound(const ir::Unit &unit) {
  ASSERT_FALSE(unit.functions.empty());
  const std::vector<std::string> violations = ir::verify(unit);
  ASSERT_TRUE(violations.empty()) << violations.front();
}

std::string times(std::string_view text, std::size_t count) {
  std::string out;
  out.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i)
    out += text;
  return out;
}

constexpr std::string_view kSample =
    "import os, a.b as c\n"
    "from ..m import (x as y, z)\n"
    "class K(Base, metaclass=M):\n"
    "    field: Optional['A.B'] = None\n"
    "    @property\n"
    "    def p(self): return self._p\n"
    "    async def q(self, a, *b, k=1, **c) -> list[K] | None:\n"
    "        async with open(a) as f, lock:\n"
    "            return [v async for v in f if v and not bad(v)]\n"
    "def g(n):\n"
    "    try:\n"
    "        for i, (j, *k) in n.items():\n"
    "            if i: continue\n"
    "            x = lambda t, u=i: t + u % 3\n"
    "        else: return f'{n!r:>{w}} {{}}' 'more'\n"
    "    except* (A, B) as e: raise C('x') from e\n"
    "    finally: del n['k'], i[1:2]\n"
    "    match n:\n"
    "        case {'k': v, **rest} | Point(x=v) if (t := v): yield t\n"
    "        case [1, a.b, *_] as w: yield from w\n"
    "    d = {'a': n, **n, k: -1}; d['x'] += '%s %d' % (n, 1)\n"
    "    print >>f, 'x', a or b(c) if d else e\n";

TEST(Robustness, Truncations) {
  for (std::size_t size = 0; size <= kSample.size(); ++size) {
    const Extracted e{std::string(kSample.substr(0, size))};
    expectSound(e.unit);
  }
}

TEST(Robustness, Mutations) {
  constexpr std::string_view kBytes = "()[]{}:,.'\"\n \t\\=@#abf%*x0\x01";
  std::mt19937 random(7);
  for (int round = 0; round < 1000; ++round) {
    std::string text(kSample);
    for (std::size_t i = random() % 12 + 1; i-- > 0;)
      text[random() % text.size()] = kBytes[random() % kBytes.size()];
    const Extracted e(text);
    expectSound(e.unit);
    if (HasFatalFailure()) {
      FAIL() << text;
    }
  }
}

TEST(Robustness, DeepNestingIsCutAndTold) {
  const std::size_t depth = 10000;
  for (const std::string &text :
       {times("[", depth) + "a" + times("]", depth),
        times("(a + ", depth) + "a" + times(")", depth),
        times("f(", depth) + "a" + times(")", depth),
        times("not ", depth) + "a", "a" + times(".b()", depth),
        times("lambda: ", depth) + "a", times("a() if b else ", depth) + "c",
        "x: " + times("A[", depth) + "B" + times("]", depth)}) {
    const Extracted e(text + "\n");
    expectSound(e.unit);
    bool told = false;
    for (const ir::Problem &p : e.unit.problems)
      told |= p.kind == ir::Problem::TooDeep;
    EXPECT_TRUE(told) << text.substr(0, 20);
  }
}

TEST(Robustness, LongChainsAreNotDeep) {
  for (const std::string &text :
       {"x = a" + times(" + b", 10000), "x = a" + times(" and f(b)", 10000),
        "if a" + times(" or b", 10000) + ": pass", times("a = ", 10000) + "1",
        "x: " + times("A | ", 10000) + "B",
        "if a: pass\n" + times("elif b: pass\n", 10000)}) {
    const Extracted e(text + "\n");
    expectSound(e.unit);
    EXPECT_TRUE(e.unit.problems.empty()) << text.substr(0, 20);
  }
}

TEST(Robustness, NestedFinallyStaysBounded) {
  std::string text;
  for (int i = 0; i < 12; ++i)
    text += times(" ", i) + "try: a()\n" + times(" ", i) + "finally:\n";
  text += times(" ", 12) + "b()\n";
  const Extracted e(text);
  expectSound(e.unit);
  EXPECT_LT(e.unit.functions[0].blocks.size(), 2000u);
}

TEST(Robustness, UnfinishedBracketsAndStrings) {
  for (const std::string &text :
       {times("(", 50000), times("f(", 5000), std::string("'''abc"),
        std::string("f'{a"), std::string("def f("), std::string("\\"),
        std::string("\xef\xbb\xbfx = 1"), std::string("\0x", 2)}) {
    const Extracted e(text);
    expectSound(e.unit);
  }
}

TEST(Robustness, OneVeryLongLine) {
  const Extracted text("x = '" + times("0123456789", 1000000) + "'\n");
  expectSound(text.unit);
  EXPECT_TRUE(text.unit.problems.empty());
  const Extracted data("x = [" + times("{'a': b, 'k': f(c)}, ", 100000) + "]");
  expectSound(data.unit);
  EXPECT_TRUE(data.unit.problems.empty());
}

TEST(Robustness, StatementsAroundASyntaxErrorAreKept) {
  const Extracted e("a()\n"
                    "x = = patient.ssn\n"
                    "b(1, 2 3)\n"
                    "def f(:\n"
                    "    c()\n"
                    "d()\n");
  expectSound(e.unit);
  EXPECT_FALSE(e.unit.problems.empty());
  std::vector<std::string> all;
  for (const ir::Function &f : e.unit.functions)
    for (const std::string &c : e.calls(f))
      all.push_back(c);
  for (const char *wanted : {"a", "b", "d"})
    EXPECT_NE(std::find(all.begin(), all.end(), wanted), all.end()) << wanted;
}

} // namespace
} // namespace philint::test
