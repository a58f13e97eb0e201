#include "tests/unit/frontend_python/Extracted.h"

namespace philint::test {
namespace {

using ir::FunctionKind;
using ir::ParameterKind;

TEST(Definitions, ParameterKindsAndDefaults) {
  const Extracted e("def f(a, /, b, *rest, c=1, **more): pass\n");
  const ir::Function &f = e.function("f");
  ASSERT_EQ(f.parameters.size(), 5u);
  EXPECT_EQ(f.parameters[0].kind, ParameterKind::PositionalOnly);
  EXPECT_EQ(f.parameters[1].kind, ParameterKind::Normal);
  EXPECT_EQ(f.parameters[2].kind, ParameterKind::Rest);
  EXPECT_EQ(f.parameters[3].kind, ParameterKind::KeywordOnly);
  EXPECT_EQ(f.parameters[4].kind, ParameterKind::NamedRest);
  const ir::Var given = f.parameters[3].defaultValue;
  ASSERT_LT(given, e.function("").variables.size());
  EXPECT_EQ(e.constants(e.function("")), std::vector<std::string>{"1"});
}

TEST(Definitions, MemberKindsByDecorator) {
  const Extracted e("class K:\n"
                    "    def a(self): pass\n"
                    "    @staticmethod\n"
                    "    def b(): pass\n"
                    "    @classmethod\n"
                    "    def c(cls): pass\n"
                    "    @property\n"
                    "    def d(self): pass\n"
                    "    @d.setter\n"
                    "    def d(self, v): pass\n"
                    "    @abc.abstractmethod\n"
                    "    async def e(self): yield 1\n"
                    "    @functools.cached_property\n"
                    "    def g(self): pass\n");
  EXPECT_EQ(e.function("K.a").kind, FunctionKind::Method);
  EXPECT_EQ(e.function("K.b").kind, FunctionKind::Static);
  EXPECT_EQ(e.function("K.c").kind, FunctionKind::ClassMethod);
  EXPECT_EQ(e.function("K.d").kind, FunctionKind::Property);
  EXPECT_EQ(e.function("K.g").kind, FunctionKind::Property);
  EXPECT_TRUE(e.function("K.e").isAbstract);
  EXPECT_TRUE(e.function("K.e").isAsync);
  EXPECT_TRUE(e.function("K.e").isGenerator);
  EXPECT_EQ(e.function("K.a").ownerClass, 0u);
  EXPECT_TRUE(e.calls(e.function("")).empty()); // no decorator is a call
  // The setter does not replace what the getter stored.
  const auto stores = e.steps(e.function(""), ir::Op::Store);
  EXPECT_EQ(stores,
            (std::vector<std::string>{".a", ".b", ".c", ".d", ".e", ".g"}));
}

TEST(Definitions, DecoratorsApplyBottomUp) {
  const Extracted e("@app.route('/x')\n@login_required\ndef f(): pass\n");
  const ir::Function &module = e.function("");
  EXPECT_EQ(
      e.calls(module),
      (std::vector<std::string>{"app.route", "login_required", "app.route()"}));
  EXPECT_EQ(e.call(module, "login_required").flags, ir::kCallDecorator);
  EXPECT_EQ(e.call(module, "app.route()").flags, ir::kCallDecorator);
  EXPECT_EQ(e.call(module, "app.route").flags, ir::kCallPlain);
}

TEST(Definitions, ClassKeepsBasesKeywordsAndFields) {
  const Extracted e("class Note(Base, models.Model, table=True):\n"
                    "    'A note.'\n"
                    "    id: int = 3\n"
                    "    patient: 'Patient'\n"
                    "    text = Field()\n");
  ASSERT_EQ(e.unit.classes.size(), 1u);
  const ir::Class &note = e.unit.classes[0];
  EXPECT_EQ(e.text(note.docstring), "A note.");
  ASSERT_EQ(note.writtenBases.size(), 2u);
  EXPECT_EQ(e.text(note.writtenBases[1]), "models.Model");
  ASSERT_EQ(note.keywords.size(), 1u);
  EXPECT_EQ(e.text(note.keywords[0].name), "table");
  ASSERT_EQ(note.fields.size(), 2u);
  EXPECT_EQ(e.type(note.fields[0].type), "int");
  EXPECT_NE(note.fields[0].defaultValue, ir::kNone);
  EXPECT_EQ(e.type(note.fields[1].type), "Patient");
  EXPECT_EQ(note.fields[1].defaultValue, ir::kNone);
  EXPECT_EQ(e.steps(e.function(""), ir::Op::Store),
            (std::vector<std::string>{".id", ".text"}));
}

TEST(Definitions, LambdasAreNumberedPerEnclosingName) {
  const Extracted e("a = lambda: 1\n"
                    "b = lambda: (lambda: 2)\n"
                    "def f():\n"
                    "    return lambda x: x\n"
                    "class K:\n"
                    "    g = lambda self: self.h\n");
  for (const char *suffix : {"<lambda1>", "<lambda2>", "<lambda2>.<lambda1>",
                             "f.<lambda1>", "K.<lambda1>"})
    EXPECT_TRUE(e.has(suffix)) << suffix;
}

TEST(Definitions, Types) {
  const Extracted e(
      "def f(a: Optional[m.Patient], b: 'list[Note] | None' = None,\n"
      "      c: A | B | None = None, d: Dict[str, 'Note'] = 0,\n"
      "      e: Literal['x', 3] = 'x', *g: int, **h: Callable[[A], B])\n"
      "      -> Annotated[Session, Depends(get)]: pass\n");
  const ir::Function &f = e.function("f");
  ASSERT_EQ(f.parameters.size(), 7u);
  EXPECT_EQ(e.type(f.parameters[0].type), "Optional[m.Patient]");
  EXPECT_EQ(e.type(f.parameters[1].type), "|[list[Note], None]");
  EXPECT_EQ(e.type(f.parameters[2].type), "|[A, B, None]");
  EXPECT_EQ(e.type(f.parameters[3].type), "Dict[str, Note]");
  EXPECT_EQ(e.type(f.parameters[4].type), "Literal['x', 3]");
  EXPECT_EQ(e.type(f.parameters[5].type), "int");
  EXPECT_EQ(e.type(f.parameters[6].type), "Callable[[][A], B]");
  EXPECT_EQ(e.type(f.resultType), "Annotated[Session, Depends()]");
  const ir::TypeExpression &optional = e.unit.types[f.parameters[0].type];
  EXPECT_NE(e.unit.types[optional.children[0]].value, ir::kNone);
  EXPECT_EQ(e.calls(e.function("")), std::vector<std::string>{"Depends"});
}

TEST(Definitions, VariableTypes) {
  const Extracted e("class K:\n"
                    "    def f(self):\n"
                    "        note: Note = get()\n"
                    "        self.client: Client = make()\n");
  const ir::Function &f = e.function("K.f");
  ASSERT_EQ(f.variableTypes.size(), 2u);
  EXPECT_EQ(e.type(f.variableTypes[0].type), "Note");
  EXPECT_EQ(e.text(f.variables[f.variableTypes[0].variable].name), "note");
  EXPECT_EQ(e.type(f.variableTypes[1].type), "Client");
  EXPECT_EQ(e.text(f.variableTypes[1].member), "client");
}

TEST(Definitions, Imports) {
  const Extracted e("import a.b.c\n"
                    "import d.e as f\n"
                    "from . import g\n"
                    "from ...h.i import j as k, l\n"
                    "from m import *\n"
                    "from __future__ import annotations\n");
  const auto &imports = e.unit.imports;
  ASSERT_EQ(imports.size(), 7u);
  EXPECT_EQ(e.text(imports[0].path), "a.b.c");
  EXPECT_TRUE(imports[0].bindsRoot);
  EXPECT_FALSE(imports[1].bindsRoot);
  EXPECT_EQ(imports[2].level, 1);
  EXPECT_EQ(e.text(imports[2].member), "g");
  EXPECT_EQ(imports[3].level, 3);
  EXPECT_EQ(e.text(imports[3].path), "h.i");
  EXPECT_EQ(e.text(imports[3].member), "j");
  EXPECT_EQ(e.text(imports[5].member), "*");
  EXPECT_EQ(e.text(imports[6].path), "__future__");
  for (const char *name : {"a", "f", "g", "k", "l", "annotations"})
    EXPECT_TRUE(e.variable(e.function(""), name, ir::VariableKind::Global))
        << name;
}

TEST(Definitions, ExportListAndComments) {
  const Extracted e("__all__ = ['a', 'b']\n"
                    "__all__ += ('c',)\n"
                    "x = 1  # philint: allow PHI201 because tested\n"
                    "# something else\n");
  EXPECT_TRUE(e.unit.hasExportList);
  ASSERT_EQ(e.unit.exportedNames.size(), 3u);
  EXPECT_EQ(e.text(e.unit.exportedNames[2]), "c");
  ASSERT_EQ(e.unit.comments.size(), 1u);
  EXPECT_EQ(e.text(e.unit.comments[0].text),
            "philint: allow PHI201 because tested");
  EXPECT_EQ(e.unit.lineStarts.size(), 5u);
}

} // namespace
} // namespace philint::test
