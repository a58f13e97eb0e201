#include "tests/unit/frontend_python/Extracted.h"

namespace philint::test {
namespace {

using ir::VariableKind;

TEST(Scopes, ModuleNamesAreGlobalsEverywhere) {
  const Extracted e("x = 1\ndef f():\n    return x\n");
  EXPECT_TRUE(e.variable(e.function(""), "x", VariableKind::Global));
  EXPECT_TRUE(e.variable(e.function("f"), "x", VariableKind::Global));
}

TEST(Scopes, AssignmentAnywhereMakesANameLocal) {
  const Extracted e("x = 1\ndef f():\n    print(x)\n    x = 2\n");
  EXPECT_TRUE(e.variable(e.function("f"), "x", VariableKind::Local));
  EXPECT_FALSE(e.variable(e.function("f"), "x", VariableKind::Global));
}

TEST(Scopes, GlobalStatementWins) {
  const Extracted e("def f():\n    x = 2\n    global x\n");
  EXPECT_TRUE(e.variable(e.function("f"), "x", VariableKind::Global));
  EXPECT_FALSE(e.variable(e.function("f"), "x", VariableKind::Local));
}

TEST(Scopes, CapturedThroughEveryFunctionInBetween) {
  const Extracted e("def a(x):\n"
                    "    def b():\n"
                    "        def c():\n"
                    "            return x\n"
                    "        return c\n"
                    "    return b\n");
  const ir::Variable *inner =
      e.variable(e.function("a.b.c"), "x", VariableKind::Captured);
  const ir::Variable *middle =
      e.variable(e.function("a.b"), "x", VariableKind::Captured);
  ASSERT_TRUE(inner && middle);
  EXPECT_EQ(&e.function("a.b").variables[inner->outer], middle);
  EXPECT_EQ(e.function("a").variables[middle->outer].kind,
            VariableKind::Parameter);
}

TEST(Scopes, NonlocalWritesToTheCapturedVariable) {
  const Extracted e("def a():\n"
                    "    n = 0\n"
                    "    def b():\n"
                    "        nonlocal n\n"
                    "        n = 1\n"
                    "    b()\n");
  const ir::Function &b = e.function("a.b");
  ASSERT_EQ(e.count(b, ir::Op::Move), 1u);
  for (const ir::Instruction &i : b.instructions)
    if (i.op == ir::Op::Move)
      EXPECT_EQ(b.variables[i.dst].kind, VariableKind::Captured);
}

TEST(Scopes, MethodsDoNotSeeTheClassBody) {
  const Extracted e("class K:\n"
                    "    limit = 3\n"
                    "    twice = limit + limit\n"
                    "    def f(self):\n"
                    "        return limit\n");
  EXPECT_TRUE(e.variable(e.function("K.f"), "limit", VariableKind::Global));
  EXPECT_TRUE(e.variable(e.function(""), "limit", VariableKind::Local));
}

TEST(Scopes, ComprehensionVariablesStayInside) {
  const Extracted e("def f(rows, x):\n"
                    "    names = [x.name for x in rows]\n"
                    "    return x\n");
  const ir::Function &f = e.function("f");
  EXPECT_TRUE(e.variable(f, "x", VariableKind::Local));
  const ir::Block &last = f.blocks.back();
  ASSERT_EQ(last.terminator, ir::Terminator::Return);
  EXPECT_EQ(f.variables[last.value].kind, VariableKind::Parameter);
}

TEST(Scopes, WalrusInAComprehensionBindsOutside) {
  const Extracted e("def f(rows):\n"
                    "    kept = [y for x in rows if (y := g(x))]\n"
                    "    return y\n");
  const ir::Function &f = e.function("f");
  std::size_t locals = 0;
  for (const ir::Variable &v : f.variables)
    locals += v.kind == VariableKind::Local && e.text(v.name) == "y";
  EXPECT_EQ(locals, 1u);
  EXPECT_FALSE(e.variable(f, "y", VariableKind::Global));
}

TEST(Scopes, LambdaInAComprehensionCapturesItsVariable) {
  const Extracted e("def f(rows):\n"
                    "    return [lambda: x for x in rows]\n");
  const ir::Variable *captured =
      e.variable(e.function("f.<lambda1>"), "x", VariableKind::Captured);
  ASSERT_TRUE(captured);
  EXPECT_EQ(e.function("f").variables[captured->outer].kind,
            VariableKind::Local);
}

TEST(Scopes, EveryBindingFormIsLocal) {
  const Extracted e("def f(v):\n"
                    "    import a.b, c as d\n"
                    "    from m import g, h as i\n"
                    "    for j, (k, *l) in v: pass\n"
                    "    with v as m, v as (n, o): pass\n"
                    "    try: pass\n"
                    "    except E as p: pass\n"
                    "    match v:\n"
                    "        case {'q': q, **r} | [q, *r]: pass\n"
                    "        case K(s, t=t) as u: pass\n"
                    "    def w(): pass\n"
                    "    class X: pass\n"
                    "    y: int = 1\n"
                    "    z += 1\n");
  const ir::Function &f = e.function("f");
  for (const char *name : {"a", "d", "g", "i", "j", "k", "l", "m", "n", "o",
                           "p", "q", "r", "s", "t", "u", "w", "X", "y", "z"}) {
    EXPECT_TRUE(e.variable(f, name, VariableKind::Local)) << name;
    EXPECT_FALSE(e.variable(f, name, VariableKind::Global)) << name;
  }
  EXPECT_FALSE(e.variable(f, "c", VariableKind::Local));
  EXPECT_FALSE(e.variable(f, "h", VariableKind::Local));
}

} // namespace
} // namespace philint::test
