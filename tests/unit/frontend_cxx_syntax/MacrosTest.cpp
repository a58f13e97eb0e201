// Macros with parameters as functions, and where their bodies stand.
#include "frontends/cxx_syntax/Macros.h"

#include <gtest/gtest.h>

namespace philint::cxx {
namespace {

// The functions that follow the file's own text.
std::string made(std::string_view file) {
  const ExpandedText out = withMacros(file);
  return out.text.empty() ? "" : out.text.substr(file.size());
}

TEST(Macros, AnExpressionIsWhatTheFunctionReturns) {
  EXPECT_EQ(made("#define TWICE(x) ((x) + (x))\n"),
            "\nauto TWICE(auto &x) {return  ((x) + (x));}\n");
}

TEST(Macros, AStatementStaysOne) {
  EXPECT_EQ(made("# define TELL(a, b) do { log(a, b); } while (0) // both\n"),
            "\nauto TELL(auto &a, auto &b) { do { log(a, b); } while (0) ;}\n");
}

TEST(Macros, TheRestIsAPack) {
  EXPECT_EQ(made("#define TELL(f, ...) log(f, ##__VA_ARGS__)\n"),
            "\nauto TELL(auto &f, auto &...__VA_ARGS__) "
            "{return  log(f, __VA_ARGS__...);}\n");
}

TEST(Macros, TheNameOfAnArgumentIsNotItsValue) {
  EXPECT_EQ(made("#define CHECK(x) check(x, #x)\n"),
            "\nauto CHECK(auto &x) {return  check(x, \"\");}\n");
}

TEST(Macros, TheLongestOfSeveralCounts) {
  EXPECT_EQ(made("#define TELL(x) use(x, 1)\n#define TELL(x) f(x)\n"),
            "\nauto TELL(auto &x) {return  use(x, 1);}\n");
}

TEST(Macros, NothingIsMadeOfWhatSaysNothingOrIsNotWhole) {
  for (const char *file :
       {"#define NAME value\n", "#define F(x)\n", "#define F(x) f()\n",
        "#define F (x) f(x)\n", "#define F(x) call##x(x)\n",
        "#define BEGIN(x) if (x) {\n", "#define F(x) f(x\n",
        "#define F(args...) f(args)\n", "#define F(x", "#define F(x) \"(x\n",
        "int a; // #define F(x) f(x)\n", "#", "#define"})
    EXPECT_EQ(made(file), "") << file;
}

TEST(Macros, PlacesAreThoseOfTheFile) {
  const std::string file = "int one;\n#define TELL(x) \\\n  log(x)\n";
  const ExpandedText out = withMacros(file);
  const auto at = static_cast<std::uint32_t>(out.text.rfind("log"));
  const auto there = static_cast<std::uint32_t>(file.find("log"));
  EXPECT_EQ(out.inFile({at, at + 3}), (ir::Span{there, there + 3}));
  EXPECT_EQ(out.inFile({4, 7}), (ir::Span{4, 7}));
  // What was added stands where the piece before it ends.
  const auto end = static_cast<std::uint32_t>(out.text.size());
  const auto last = static_cast<std::uint32_t>(file.size() - 1);
  EXPECT_EQ(out.inFile({end - 2, end}), (ir::Span{last, last}));
}

} // namespace
} // namespace philint::cxx
