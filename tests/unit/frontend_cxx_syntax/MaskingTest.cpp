// What stands for nothing is blanked, at its place and with nothing else.
#include "frontends/cxx_syntax/Masking.h"

#include <gtest/gtest.h>

namespace philint::cxx {
namespace {

TEST(Masking, LeavesPlainSourceAlone) {
  EXPECT_EQ(masked("class Note : public Base { int emit; };"), "");
  EXPECT_EQ(masked("int f() { emit(x); return signals; }"), "");
  EXPECT_EQ(masked("// class EXPORT Note {\n\"Q_OBJECT\" R\"(Q_OBJECT)\""), "");
}

TEST(Masking, BlanksAttributesOfClasses) {
  EXPECT_EQ(masked("class EXPORT Note : Base {};"),
            "class        Note : Base {};");
  EXPECT_EQ(masked("struct API_V2 Note final {};"),
            "struct        Note final {};");
  EXPECT_EQ(masked("struct STAT buffer;\nclass AB C(d);"), "");
}

TEST(Masking, KnowsSignalsAndSlots) {
  EXPECT_EQ(masked("class A { Q_OBJECT\nsignals:\n void f(); };"),
            "class A {         \npublic :\n void f(); };");
  EXPECT_EQ(masked("public slots:\n"), "public      :\n");
  EXPECT_EQ(masked("{ emit sent(x); }"), "{      sent(x); }");
}

TEST(Masking, EndsStatementsOfMacros) {
  EXPECT_EQ(masked("{ LOG_INFO(\"a)\" << x)\n  y = 1; }"),
            "{ LOG_INFO(\"a)\" << x);  y = 1; }");
  EXPECT_EQ(masked("{ LOG_INFO(x) // why\n  }"), "{ LOG_INFO(x);// why\n  }");
  EXPECT_EQ(masked("{ LOG_INFO(x);\n  y = 1; }"), "");
  EXPECT_EQ(masked("TEST(Note, Is)\n{\n}"), "");
  EXPECT_EQ(masked("#define A LOG_INFO(x) \\\n y\nint z;"), "");
}

TEST(Masking, LeavesStreamsToTheirMacros) {
  EXPECT_EQ(masked("f(<< \"no \" << x); g(this, << x);"),
            "f(   \"no \" << x); g(this,    x);");
  EXPECT_EQ(masked("std::ostream &operator<<(A &a) { a << (b << 1); }"), "");
}

TEST(Masking, KeepsOneOfTheHeadsOfABody) {
  EXPECT_EQ(masked("#ifdef A\nint f(int a)\n#else\nint f()\n#endif\n{ }\n"),
            "        \n            \n     \nint f()\n      \n{ }\n");
  EXPECT_EQ(masked("#ifndef A\nclass B\n#else\nclass B : C\n#endif\n{ };"),
            "         \nclass B\n     \n           \n      \n{ };");
  for (const char *whole :
       {"#ifdef A\nint f() {\n#else\nint f(int a) {\n#endif\n}",
        "#ifdef A\nint a;\n#else\nint b;\n#endif\n{ }",
        "#ifdef A\nint f()\n#endif\n{ }", "#else\n#endif\n{ }"})
    EXPECT_EQ(masked(whole), "") << whole;
}

TEST(Masking, KeepsTheLength) {
  for (const std::string source :
       {"class EXPORT Note {", "Q_OBJECT", "LOG_INFO(", "LOG_INFO(x)", "R\"(",
        "/*", "#", "\"", "emit f", "1'000'0"}) {
    const std::string made = masked(source);
    EXPECT_TRUE(made.empty() || made.size() == source.size()) << source;
  }
}

} // namespace
} // namespace philint::cxx
