// Text and binary forms, and the verifiers.
#include "Facts.h"

#include "core/ir/Binary.h"

#include <functional>

namespace philint::ir {
namespace {

constexpr const char *kSample = R"(unit python
lines 0 10
exports "f"
import "a.b" member="c" level=1 @0:5
type "List" value=$0 1
type "str"
class "K" suffix="K" function=0 value=%k @1:2 name=1:2
  base %k "Base"
  keyword "table"=%k
  field "note" type=0 default=%k
  decorator %k
comment "philint: allow" @3:4
problem syntax-error "ERROR" @4:5
function "" kind=module @0:20
  local G
  block 0
    %k = class 0
    G = import 0 @0:1
    %f = closure 1
    return
function f kind=method suffix="K.f" parent=0 class=0 result=1 async name=2:3
  param p kind=keywordonly type=0 default=%k @5:6
  captured G
  local x
  annotate x type=1 @8:9
  annotate p member="note" type=0
  scope function
  scope with parent=0 context=x
  block 0
    x = new dict
    store x ["a\"\n"] "v"
    storekey x p G
    %1 = loadkey x p
    %2 = call p receiver=x written="p.q" flags=2 callee=1:2 (x, k=p, *G, **x @7:8)
    branch %2 1 2 @1:9
  block 1 handler=2 scope=1
    %3 = derive format "a" x
    %4 = unknown of %3
    %5 = constant none
    throw %4
  block 2
    %6 = catch of G
    %7 = catch
    yield %6
    return
)";

Unit sample() {
  Expected<Unit> unit = parseUnit(kSample, "sample.ir");
  if (!unit)
    ADD_FAILURE() << unit.error().text();
  return unit ? std::move(*unit) : Unit{};
}

TEST(Text, RoundTrip) {
  const std::string printed = printUnit(sample());
  const Expected<Unit> again = parseUnit(printed, "again");
  ASSERT_TRUE(again) << again.error().text() << "\n" << printed;
  EXPECT_EQ(printUnit(*again), printed);
  EXPECT_EQ(again->functions.size(), 2U);
  EXPECT_EQ(again->functions[1].calls[0].arguments.size(), 4U);
  EXPECT_EQ(again->imports[0].level, 1);
}

TEST(Text, ErrorsCarryLineAndColumn) {
  const auto errorOf = [](const char *text) {
    const Expected<Unit> unit = parseUnit(text, "t");
    return unit ? std::string() : unit.error().text();
  };
  EXPECT_EQ(errorOf("function \"\"\n  block 0\n    %1 = lode x .a\n"),
            "t:3:10: expected an instruction or a terminator");
  EXPECT_EQ(errorOf("function \"\"\n  block 0\n    %1 = load x a\n"),
            "t:3:17: expected a step: .name, [\"key\"], [*] or ^");
  EXPECT_EQ(errorOf("function \"\n"),
            "t:1:10: the string does not end on this line");
  EXPECT_EQ(errorOf("wrong\n"), "t:1:1: unknown declaration 'wrong'");
  EXPECT_EQ(errorOf(""),
            "t: the module body is missing: begin with 'function \"\"'");
  EXPECT_NE(errorOf("function \"\"\n  block 0\n"), "");
  EXPECT_NE(errorOf("function \"\"\n  block 1\n"), "");
  EXPECT_NE(errorOf("function \"\"\n  block 0\n    jump 7\n"), "");
  EXPECT_NE(errorOf("function \"\"\n  block 0\n    x = closure g\n    return"),
            "");
}

TEST(Text, AnyPrefixIsReadOrRefused) {
  const std::string text = kSample;
  for (std::size_t size = 0; size < text.size(); ++size) {
    const Expected<Unit> unit = parseUnit(text.substr(0, size), "t");
    if (unit)
      EXPECT_TRUE(verify(*unit).empty());
    else
      EXPECT_FALSE(unit.error().message.empty());
  }
}

TEST(Text, FactsDump) {
  const std::string dump = printFacts(factsOf(R"(
function ""
  block 0
    return
function f
  param p
  block 0
    store p .note "x"
    return p
)"));
  EXPECT_NE(dump.find("param p v4 after v6"), std::string::npos) << dump;
  EXPECT_NE(dump.find("v4 -> v6 copy-kill but .note"), std::string::npos)
      << dump;
  EXPECT_NE(dump.find("literal \"x\""), std::string::npos) << dump;
}

TEST(Verify, UnitInvariants) {
  ASSERT_TRUE(verify(sample()).empty());
  using Break = std::function<void(Unit &)>;
  const std::vector<Break> breaks = {
      [](Unit &u) { u.functions.clear(); },
      [](Unit &u) { u.functions[0].kind = FunctionKind::Lambda; },
      [](Unit &u) { u.functions[1].parent = 1; },
      [](Unit &u) { u.functions[1].ownerClass = 9; },
      [](Unit &u) { u.functions[1].resultType = 9; },
      [](Unit &u) { u.functions[1].blocks.clear(); },
      [](Unit &u) { u.functions[1].blocks[1].firstInstruction++; },
      [](Unit &u) { u.functions[1].blocks.back().endInstruction--; },
      [](Unit &u) { u.functions[1].blocks[0].next[0] = 7; },
      [](Unit &u) { u.functions[1].blocks[0].next[0] = kNone; },
      [](Unit &u) { u.functions[1].blocks[0].handler = 7; },
      [](Unit &u) { u.functions[1].blocks[0].scope = 7; },
      [](Unit &u) { u.functions[1].blocks[0].value = 99; },
      [](Unit &u) { u.functions[1].variableTypes[0].type = 9; },
      [](Unit &u) { u.functions[1].variableTypes[0].variable = 99; },
      [](Unit &u) { u.functions[1].scopes.clear(); },
      [](Unit &u) { u.functions[1].scopes[1].parent = 1; },
      [](Unit &u) { u.functions[1].scopes[1].context = 99; },
      [](Unit &u) { u.functions[1].calls[0].callee = 99; },
      [](Unit &u) { u.functions[1].calls[0].receiver = 99; },
      [](Unit &u) { u.functions[1].calls[0].arguments[0].value = 99; },
      [](Unit &u) { u.functions[1].operands[0][0] = 99; },
      [](Unit &u) { u.functions[1].variables[1].outer = 99; },
      [](Unit &u) { u.functions[1].variables[0].name.id = 9999; },
      [](Unit &u) { u.functions[1].parameters[0].type = 9; },
      [](Unit &u) { u.functions[1].parameters[0].defaultValue = 99; },
      [](Unit &u) { u.functions[1].instructions[0].dst = 99; },
      [](Unit &u) { u.functions[1].instructions[0].aux = 99; },
      [](Unit &u) { u.functions[1].instructions[0].span = {2, 1}; },
      [](Unit &u) { u.functions[0].instructions[0].aux = 9; },
      [](Unit &u) { u.classes[0].function = 9; },
      [](Unit &u) { u.classes[0].value = 99; },
      [](Unit &u) { u.classes[0].bases[0] = 99; },
      [](Unit &u) { u.classes[0].fields[0].type = 9; },
      [](Unit &u) { u.types[0].children[0] = 9; },
      [](Unit &u) { u.imports[0].path.id = 9999; },
      [](Unit &u) { u.constants[0].text.id = 9999; },
      [](Unit &u) { u.steps[0].name.id = 9999; },
  };
  for (std::size_t i = 0; i < breaks.size(); ++i) {
    Unit unit = sample();
    breaks[i](unit);
    EXPECT_FALSE(verify(unit).empty()) << "break " << i;
  }
}

TEST(Verify, FactsInvariants) {
  ASSERT_TRUE(verify(lower(sample())).empty());
  using Break = std::function<void(UnitFacts &)>;
  const std::vector<Break> breaks = {
      [](UnitFacts &f) { f.functions.clear(); },
      [](UnitFacts &f) { f.functions[1].firstVertex++; },
      [](UnitFacts &f) { f.functions[1].endEdge += 99; },
      [](UnitFacts &f) { f.functions[1].result = 0; },
      [](UnitFacts &f) { f.functions[1].parent = 1; },
      [](UnitFacts &f) { f.edges.back().to = 0; },
      [](UnitFacts &f) {
        std::swap(f.edges.back(), f.edges[f.functions[1].firstEdge]);
      },
      [](UnitFacts &f) { f.edges[0].read = 99; },
      [](UnitFacts &f) { f.edges[0].kind = static_cast<EdgeKind>(9); },
      [](UnitFacts &f) { f.sites[0].function = 0; },
      [](UnitFacts &f) { f.sites[0].callee = 0; },
      [](UnitFacts &f) { f.sites[0].block = 99; },
      [](UnitFacts &f) { f.sites[0].endArgument = 99; },
      [](UnitFacts &f) { f.siteArguments[0].value = 999; },
      [](UnitFacts &f) { f.blocks.back().handler = 0; },
      [](UnitFacts &f) { f.blocks.back().scope = 0; },
      [](UnitFacts &f) { f.blocks.back().endSite = 99; },
      [](UnitFacts &f) { f.scopes.back().parent = 99; },
      [](UnitFacts &f) { f.throwPoints[0].value = 999; },
      [](UnitFacts &f) { f.cells[0].function = 99; },
      [](UnitFacts &f) { f.dynamicKeys[0].edge = 999; },
      [](UnitFacts &f) { f.types[0].endChild = 99; },
      [](UnitFacts &f) { f.valueTypes[0].vertex = 999; },
      [](UnitFacts &f) { f.typeChildren[0] = 99; },
      [](UnitFacts &f) { f.classes[0].endBase = 99; },
      [](UnitFacts &f) { f.classValues[0] = 999; },
      [](UnitFacts &f) { f.classFields[0].type = 99; },
      [](UnitFacts &f) { f.parameters[0].vertex = 0; },
      [](UnitFacts &f) { f.paths[0].push_back({}); },
      [](UnitFacts &f) { f.vertices[0].kind = static_cast<VertexKind>(99); },
      [](UnitFacts &f) { f.vertices[0].name.id = 9999; },
      [](UnitFacts &f) {
        for (Vertex &v : f.vertices)
          if (v.kind == VertexKind::Literal)
            v.data = 999;
      },
  };
  for (std::size_t i = 0; i < breaks.size(); ++i) {
    UnitFacts facts = lower(sample());
    breaks[i](facts);
    EXPECT_FALSE(verify(facts).empty()) << "break " << i;
  }
}

TEST(Binary, RoundTripAndDeterminism) {
  UnitFacts facts = lower(sample());
  facts.module = "sample";
  facts.contentHash = 0x123456789abcdef0ULL;
  const std::string bytes = writeFacts(facts);
  EXPECT_EQ(bytes, writeFacts([] {
              UnitFacts again = lower(sample());
              again.module = "sample";
              again.contentHash = 0x123456789abcdef0ULL;
              return again;
            }()));
  const Expected<UnitFacts> read = readFacts(bytes);
  ASSERT_TRUE(read) << read.error().text();
  EXPECT_EQ(printFacts(*read), printFacts(facts));
  EXPECT_EQ(read->module, "sample");
  EXPECT_EQ(read->contentHash, facts.contentHash);
  EXPECT_EQ(read->lineStarts, facts.lineStarts);
  EXPECT_EQ(read->comments.size(), 1U);
  EXPECT_EQ(read->problems.size(), 1U);
  EXPECT_EQ(writeFacts(*read), bytes);
}

TEST(Binary, DamageIsAnError) {
  const std::string bytes = writeFacts(lower(sample()));
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
    EXPECT_FALSE(readFacts(damaged)) << "byte " << at;
    EXPECT_FALSE(readFacts(std::string_view(bytes).substr(0, at)));
  }
  EXPECT_FALSE(readFacts(bytes + "x"));
}

} // namespace
} // namespace philint::ir
