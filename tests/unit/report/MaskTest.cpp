#include "core/report/Code.h"

#include <gtest/gtest.h>

namespace philint::report {
namespace {

Report withSource(const std::string &source) {
  Report report;
  report.findings.emplace_back();
  report.findings[0].flows.emplace_back();
  report.findings[0].flows[0].source = source;
  return report;
}

std::string masked(const std::string &line,
                   const std::string &source = "patient.nickname") {
  return Mask(withSource(source)).line(line, "a.py");
}

TEST(Mask, HidesNumbersOfPeople) {
  EXPECT_EQ(masked("x = '078-05-1120'"), "x = '•••••••••••'");
  EXPECT_EQ(masked("# (555) 010-7788"), "# (•••••••••••••");
  EXPECT_EQ(masked("born 1980-04-12."), "born ••••••••••.");
  EXPECT_EQ(masked("mrn = 48213"), "mrn = •••••");
}

TEST(Mask, HidesKeysOfVendors) {
  EXPECT_EQ(masked("KEY=sk-proj-3fQ7bTz9LmX2"), "KEY=••••••••••••••••••••");
  for (const char *line : {"makeClinicalNoteReader(x)", "redis-cache-service-v2",
                           "patientRecordV2Handler()"})
    EXPECT_EQ(masked(line), line);
}

TEST(Mask, LeavesNumbersOfPrograms) {
  for (const char *line : {"sha256(x)", "for i in range(3):", "x[0] + 42",
                           "gpt-4o-mini", "retry = 3"})
    EXPECT_EQ(masked(line), line);
}

TEST(Mask, HidesPeopleAndAddresses) {
  EXPECT_EQ(masked("who('Jane Roe')"), "who('••••••••')");
  EXPECT_EQ(masked("to = \"jane.roe@mail.example\""),
            "to = \"•••••••••••••••••••••\"");
  EXPECT_EQ(masked("log('Visit was booked')"), "log('Visit was booked')");
  EXPECT_EQ(masked("@app.get('/visits')"), "@app.get('/visits')");
}

TEST(Mask, HidesNamesWithinSentences) {
  EXPECT_EQ(masked("# call Jane's daughter"), "# call •••••• daughter");
  EXPECT_EQ(masked("say('Dear Ms Roe, hello')"), "say('Dear •• •••, hello')");
  EXPECT_EQ(masked("# Done. See FHIR and OpenAI"), "# Done. See FHIR and OpenAI");
  EXPECT_EQ(masked("new Client(Config)"), "new Client(Config)");
  // Small letters, and the first word of a sentence, are not told from others.
  EXPECT_EQ(masked("# jane called"), "# jane called");
}

TEST(Mask, HidesWhatANameOfPatientDataIsBoundTo) {
  EXPECT_EQ(masked("nickname = 'bob'"), "nickname = '•••'");
  EXPECT_EQ(masked("{'nickname': 'bob'}"), "{'nickname': '•••'}");
  EXPECT_EQ(masked("f(nickname=f'bob')"), "f(nickname=f'•••')");
  EXPECT_EQ(masked("if nickname == 'bob':"), "if nickname == '•••':");
  EXPECT_EQ(masked("f(nickname, 'red')"), "f(nickname, 'red')");
  EXPECT_EQ(masked("colour = 'red'"), "colour = 'red'");
}

TEST(Mask, OneDotACharacter) {
  EXPECT_EQ(masked("who('Żółć Ómega')"), "who('Żółć Ómega')");
  EXPECT_EQ(masked("nickname = 'żó'"), "nickname = '••'");
}

TEST(Mask, OfSentencesTheProgramsPartAlone) {
  const Mask mask(withSource("name"));
  EXPECT_EQ(mask.prose("since 2026-05-31 `name = 'Al'` holds"),
            "since 2026-05-31 `name = '••'` holds");
  EXPECT_EQ(mask.prose("one ` alone 12345"), "one ` alone 12345");
}

TEST(Pieces, CoverTheLine) {
  for (const char *line : {"return f('a\\'b', 12)  # c", "x = \"\"\"open",
                           "", "'unterminated", "const a = `b`; // c"}) {
    std::size_t at = 0;
    for (const Piece &piece : piecesOf(line, "a.ts")) {
      EXPECT_EQ(piece.begin, at);
      EXPECT_GT(piece.end, piece.begin);
      at = piece.end;
    }
    EXPECT_EQ(at, std::string_view(line).size());
  }
  const auto pieces = piecesOf("return 1 # a", "a.py");
  EXPECT_EQ(pieces.front().paint, Piece::Keyword);
  EXPECT_EQ(pieces.back().paint, Piece::Comment);
  EXPECT_EQ(piecesOf("a // b", "a.py").back().paint, Piece::Plain);
}

} // namespace
} // namespace philint::report
