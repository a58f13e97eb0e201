#include "tests/unit/frontend_python/Extracted.h"

namespace philint::test {
namespace {

using ir::DeriveKind;
using ir::Op;
using Texts = std::vector<std::string>;

TEST(Expressions, StringsAreDecoded) {
  const Extracted e(R"(f("a\n\x41\u00e9\t", r"\n", b"\xff", 'it''s', """x
y""", "\q", u"\N{DASH}", "a\
b")
)");
  EXPECT_EQ(e.constants(e.function("")),
            (Texts{"a\nA\u00e9\t", "\\n", "\u00ff", "its", "x\ny", "\\q",
                   "\\N{DASH}", "ab"}));
}

TEST(Expressions, FormattedStringsKeepLiteralParts) {
  const Extracted e("x = f'id {{{p.name!r:>{w}}}}' ' end' f'{q}'\n");
  const ir::Function &m = e.function("");
  EXPECT_EQ(e.constants(m), (Texts{"id {", "} end"}));
  ASSERT_EQ(e.derives(m, DeriveKind::Format), 1u);
  ASSERT_EQ(m.operands.size(), 1u);
  EXPECT_EQ(m.operands[0].size(), 5u); // text, width, name, text, q
}

TEST(Expressions, PercentOnALiteralFormats) {
  const Extracted e("x = '%s is %s' % (a, b)\ny = '%s' % c\nz = n % m\n");
  const ir::Function &m = e.function("");
  EXPECT_EQ(e.derives(m, DeriveKind::Format), 2u);
  EXPECT_EQ(e.derives(m, DeriveKind::Compute), 1u);
  EXPECT_EQ(e.count(m, Op::New), 0u);
  EXPECT_EQ(m.operands[0].size(), 3u);
}

TEST(Expressions, LongSumIsOneConcat) {
  const Extracted e("x = a + b + 'c' + d\ny = a - b - c\n");
  const ir::Function &m = e.function("");
  ASSERT_EQ(e.derives(m, DeriveKind::Concat), 1u);
  EXPECT_EQ(m.operands[0].size(), 4u);
  EXPECT_EQ(e.derives(m, DeriveKind::Compute), 1u);
}

TEST(Expressions, JoinedLists) {
  const Extracted e("x = base + [{'role': 'user'}]\n");
  const ir::Function &m = e.function("");
  EXPECT_EQ(e.derives(m, DeriveKind::Concat), 1u);
  EXPECT_EQ(e.steps(m, Op::Store), (Texts{"[role]", "[0]"}));
}

TEST(Expressions, ContainersByKey) {
  const Extracted e("x = {'a': 1, 2: b, k: c, **d}\n"
                    "y = [1, *z, 2]\n"
                    "t = (p, q)\n");
  const ir::Function &m = e.function("");
  EXPECT_EQ(e.steps(m, Op::Store),
            (Texts{"[a]", "[2]", "[0]", "[*]", "[*]", "[0]", "[1]"}));
  EXPECT_EQ(e.count(m, Op::StoreKey), 1u);
  EXPECT_EQ(e.derives(m, DeriveKind::Merge), 1u);
}

TEST(Expressions, Subscripts) {
  const Extracted e("f(x['a'], x[0], x[-1], x[k], x[1:2])\n"
                    "x['b'] = 1\nx[k] = 2\ndel x['c']\n");
  const ir::Function &m = e.function("");
  // x[1:2] begins with what x has from its second element on.
  EXPECT_EQ(e.steps(m, Op::Load),
            (Texts{"[a]", "[0]", "[-1]", "[1]", "[2]", "[3]", "[4]"}));
  EXPECT_EQ(e.count(m, Op::LoadKey), 1u);
  EXPECT_EQ(e.derives(m, DeriveKind::Choose), 1u);
  EXPECT_EQ(e.steps(m, Op::Store),
            (Texts{"[0]", "[1]", "[2]", "[3]", "[b]", "[c]"}));
  EXPECT_EQ(e.count(m, Op::StoreKey), 1u);
}

TEST(Expressions, CallsAsWritten) {
  const Extracted e("self.client.chat.completions.create(model=m)\n"
                    "get(a, 'secret').x[0].send(1)\n"
                    "(await f())()\n"
                    "a\\\n  .b()\n");
  const ir::Function &m = e.function("");
  EXPECT_EQ(e.calls(m), (Texts{"self.client.chat.completions.create", "get",
                               "get().x[].send", "f", "f()", "a.b"}));
  EXPECT_EQ(e.call(m, "f").flags, ir::kCallAwait);
  const ir::Call &create = e.call(m, "self.client.chat.completions.create");
  EXPECT_NE(create.receiver, ir::kNone);
  ASSERT_EQ(create.arguments.size(), 1u);
  EXPECT_EQ(create.arguments[0].kind, ir::ArgumentKind::Named);
  EXPECT_EQ(e.source.substr(create.arguments[0].span.begin, 1), "m");
}

TEST(Expressions, ArgumentKinds) {
  const Extracted e("f(a, *b, c=d, **g)\nh(x for x in y)\nprint >>o, z\n");
  const ir::Function &m = e.function("");
  const ir::Call &f = e.call(m, "f");
  ASSERT_EQ(f.arguments.size(), 4u);
  EXPECT_EQ(f.arguments[0].kind, ir::ArgumentKind::Positional);
  EXPECT_EQ(f.arguments[1].kind, ir::ArgumentKind::Spread);
  EXPECT_EQ(f.arguments[2].kind, ir::ArgumentKind::Named);
  EXPECT_EQ(f.arguments[3].kind, ir::ArgumentKind::NamedSpread);
  EXPECT_EQ(e.call(m, "h").arguments.size(), 1u);
  EXPECT_EQ(e.call(m, "print").arguments.size(), 2u);
}

TEST(Expressions, TernaryBranchesOnlyAroundCalls) {
  const Extracted plain("def f(a, b):\n    return a if b else 0\n");
  EXPECT_EQ(plain.function("f").blocks.size(), 1u);
  const Extracted guard("def f(a):\n    return a if ok(a) else scrub(a)\n");
  const ir::Function &f = guard.function("f");
  ASSERT_EQ(f.blocks.size(), 4u);
  EXPECT_EQ(f.blocks[0].terminator, ir::Terminator::Branch);
}

TEST(Expressions, UnpackingByIndex) {
  const Extracted e("a, (b, *c), d = v\nx, y = y, x\n");
  const ir::Function &m = e.function("");
  // The starred list takes the first elements that may be its own.
  EXPECT_EQ(e.steps(m, Op::Load), (Texts{"[0]", "[1]", "[0]", "[1]", "[2]",
                                         "[3]", "[4]", "[5]", "[6]", "[2]"}));
  EXPECT_EQ(e.count(m, Op::New), 1u); // the starred list; the swap has none
}

TEST(Expressions, YieldMarksGenerators) {
  const Extracted e("def f(x):\n    y = yield x\n    z = yield from y\n");
  const ir::Function &f = e.function("f");
  EXPECT_TRUE(f.isGenerator);
  EXPECT_EQ(e.count(f, Op::Yield), 2u);
  EXPECT_EQ(e.count(f, Op::Iterate), 1u);
}

} // namespace
} // namespace philint::test
