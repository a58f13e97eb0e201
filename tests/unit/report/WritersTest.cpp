#include "core/report/Writers.h"
#include "core/report/Baseline.h"
#include "core/report/Filter.h"
#include "core/report/Suppress.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace philint::report {
namespace {

using nlohmann::json;

const char *kText = "def f(name):\n"
                    "    s = 'ä😀'; log(name)\n";

Report oneFinding() {
  Report report;
  report.toolVersion = "9.9.9";
  report.asOf = "2026-11-24";
  RuleInfo rule;
  rule.code = "PHI201";
  rule.name = "phi-in-log";
  rule.title = "Patient data in a log";
  rule.category = "log";
  rule.cfr = {"164.312(b)"};
  rule.cwe = {532};
  report.rules = {rule};
  Finding finding;
  finding.rule = "PHI201";
  finding.category = "log";
  finding.message = "a name is logged";
  finding.remedy = "Log an id.";
  finding.region = {"a b.py", 2, 24, 2, 28}; // bytes
  finding.context = {"a b.py", 2, 20, 2, 29};
  finding.phi = {"name"};
  finding.state = "raw";
  finding.fingerprint = "f1";
  Flow flow;
  flow.source = "name";
  flow.fingerprint = "w1";
  flow.phi = {"name"};
  flow.state = "raw";
  flow.steps = {{{"a b.py", 1, 7, 1, 11}, "`name` arises", Step::Source},
                {{"a b.py", 2, 24, 2, 28}, "reaches the log", Step::Sink}};
  finding.flows = {flow};
  report.findings = {finding};
  report.coverage.filesRead = 1;
  report.coverage.lines = 2;
  return report;
}

Sources sources() {
  Sources out("");
  out.set("a b.py", kText);
  return out;
}

TEST(Text, IsAsPeopleReadIt) {
  EXPECT_EQ(writeText(oneFinding(), sources(), {}),
            "a b.py:2:20: error: a name is logged [PHI201 phi-in-log]\n"
            "     2 |     s = 'ä😀'; log(name)\n"
            "       |                    ^~~~\n"
            "  1. a b.py:1:7: `name` arises\n"
            "        1 | def f(name):\n"
            "  2. a b.py:2:20: reaches the log\n"
            "        2 |     s = 'ä😀'; log(name)\n"
            "  remedy: Log an id.\n"
            "\n"
            "1 error\n"
            "1 file read (2 lines, 0 functions); calls: 0 resolved, 0 "
            "external, 0 unknown\n");
}

TEST(Text, ColoursOnlyWhenAsked) {
  EXPECT_EQ(writeText(oneFinding(), sources(), {}).find('\033'),
            std::string::npos);
  EXPECT_NE(writeText(oneFinding(), sources(), {true}).find("\033[1;31m"),
            std::string::npos);
}

TEST(Text, ControlCharactersOfSourcesAreNotSentToTheTerminal) {
  Sources bad("");
  bad.set("a b.py", "x\ny = '\033[2J'; log(name)\n");
  EXPECT_EQ(writeText(oneFinding(), bad, {}).find('\033'), std::string::npos);
}

TEST(Sarif, ColumnsAreUtf16AndPathsAreUris) {
  const json log = json::parse(writeSarif(oneFinding(), sources()));
  const json &result = log["runs"][0]["results"][0];
  const json &place = result["locations"][0]["physicalLocation"];
  EXPECT_EQ(place["artifactLocation"]["uri"], "a%20b.py");
  // Before the name: one character of two bytes, one of four that is two units.
  EXPECT_EQ(place["region"]["startColumn"], 21);
  EXPECT_EQ(place["region"]["endColumn"], 25);
  EXPECT_EQ(result["partialFingerprints"]["philint/v1"], "f1");
  EXPECT_EQ(result["properties"]["flows"][0]["fingerprint"], "w1");
  EXPECT_EQ(log["runs"][0]["taxonomies"][1]["taxa"][0]["id"], "CWE-532");
}

TEST(Sarif, CutsLongPathsInTheMiddle) {
  Report report = oneFinding();
  auto &steps = report.findings[0].flows[0].steps;
  steps.insert(steps.begin() + 1, 5000, steps[0]);
  const json log = json::parse(writeSarif(report, sources()));
  const json &locations = log["runs"][0]["results"][0]["codeFlows"][0]
                             ["threadFlows"][0]["locations"];
  EXPECT_EQ(locations.size(), 1000U);
  EXPECT_EQ(locations.back()["location"]["message"]["text"], "reaches the log");
}

TEST(Sarif, KeepsTheGravestOfTooManyResults) {
  Report report = oneFinding();
  Finding note = report.findings[0];
  note.severity = Severity::Note;
  report.findings.insert(report.findings.begin(), 260, note);
  SarifLimits limits;
  EXPECT_EQ(limits.results, 25000U);
  limits.results = 250;
  const json log = json::parse(writeSarif(report, sources(), limits));
  const json &results = log["runs"][0]["results"];
  EXPECT_EQ(results.size(), 250U);
  EXPECT_EQ(results.back()["level"], "error");
  EXPECT_NE(log.dump().find("too-many-results"), std::string::npos);
}

TEST(Sarif, ReplacesWhatIsNotUtf8) {
  Report report = oneFinding();
  report.findings[0].message = "bad \xff byte";
  EXPECT_FALSE(json::parse(writeSarif(report, sources()), nullptr, false)
                   .is_discarded());
}

TEST(GitLab, HasWhatCodeQualityNeeds) {
  const json list = json::parse(writeGitLab(oneFinding(), sources()));
  ASSERT_EQ(list.size(), 1U);
  EXPECT_EQ(list[0]["check_name"], "PHI201");
  EXPECT_EQ(list[0]["severity"], "critical");
  EXPECT_EQ(list[0]["location"]["lines"]["begin"], 2);
  EXPECT_EQ(list[0]["fingerprint"], "f1");
}

TEST(Html, EscapesTheProgramsText) {
  Report report = oneFinding();
  report.findings[0].message = "<script>alert('x')</script>";
  const std::string page = writeHtml(report, sources());
  EXPECT_EQ(page.find("<script>"), std::string::npos);
  EXPECT_NE(page.find("&lt;script&gt;"), std::string::npos);
}

TEST(Markdown, EscapesTheProgramsText) {
  Report report = oneFinding();
  report.findings[0].message = "<img src=x> [link](y) `code`";
  const std::string page = writeMarkdown(report, sources());
  EXPECT_EQ(page.find("<img"), std::string::npos);
  EXPECT_EQ(page.find("[link]("), std::string::npos);
}

TEST(Baseline, ComparesFlows) {
  Report report = oneFinding();
  const auto known = readBaseline(writeSarif(report, sources()), "old.sarif");
  ASSERT_TRUE(known);
  compare(report, *known);
  EXPECT_EQ(report.findings[0].baselineState, "unchanged");
  EXPECT_FALSE(fails(report, Severity::Note));

  report.findings[0].flows.push_back(report.findings[0].flows[0]);
  report.findings[0].flows[1].fingerprint = "w2";
  compare(report, *known);
  EXPECT_EQ(report.findings[0].baselineState, "updated");
  EXPECT_TRUE(fails(report, Severity::Error));
  EXPECT_EQ(report.findings[0].flows[0].fingerprint, "w2"); // what is new

  report.findings[0].fingerprint = "f2";
  report.findings[0].flows.pop_back();
  compare(report, *known);
  EXPECT_EQ(report.findings[0].baselineState, "new");
}

TEST(Sarif, StaysSmallAndKeepsTheGravest) {
  Report report = oneFinding();
  Finding finding = report.findings[0];
  finding.flows.push_back(finding.flows[0]);
  report.findings.clear();
  for (unsigned i = 0; i < 400; ++i) {
    finding.region.line = i + 1;
    finding.severity = i % 4 == 3 ? Severity::Error : Severity::Note;
    report.findings.push_back(finding);
  }
  const auto countIn = [](const std::string &text, const char *word) {
    std::size_t count = 0;
    for (auto at = text.find(word); at != std::string::npos;
         at = text.find(word, at + 1))
      ++count;
    return count;
  };
  const std::string all = writeSarif(report, sources());
  EXPECT_EQ(countIn(all, "\"threadFlows\""), 800U);
  EXPECT_EQ(all.find("too-many"), std::string::npos);

  SarifLimits limits;
  limits.bytes = all.size() - 1;
  const std::string shorter = writeSarif(report, sources(), limits);
  EXPECT_LE(shorter.size(), limits.bytes);
  EXPECT_EQ(countIn(shorter, "\"threadFlows\""), 400U);
  EXPECT_NE(shorter.find("of 400 results only one way"), std::string::npos);

  limits.bytes = all.size() / 4;
  const std::string shortest = writeSarif(report, sources(), limits);
  EXPECT_LE(shortest.size(), limits.bytes);
  EXPECT_EQ(countIn(shortest, "\"level\": \"error\""),
            countIn(all, "\"level\": \"error\""));
  EXPECT_NE(shortest.find("results of lower severity were left out"),
            std::string::npos);
}

TEST(Baseline, WhatIsSuppressedIsNotKnown) {
  Report report = oneFinding();
  EXPECT_EQ(baselineOf(report).flows.size(), 1U);
  report.findings[0].flows[0].suppressed = true;
  EXPECT_TRUE(baselineOf(report).flows.empty());
  EXPECT_TRUE(readBaseline(writeSarif(report, sources()), "x")->flows.empty());
  report.findings[0].suppressed = true;
  EXPECT_EQ(baselineOf(report), Baseline{});
  EXPECT_EQ(*readBaseline(writeSarif(report, sources()), "x"), Baseline{});
}

TEST(Baseline, RefusesWhatIsNotSarif) {
  EXPECT_FALSE(readBaseline("{", "x"));
  EXPECT_FALSE(readBaseline("[]", "x"));
  EXPECT_FALSE(readBaseline("3", "x"));
  EXPECT_TRUE(readBaseline(R"({"runs":[{"results":[{"a":1},null]}]})", "x"));
}

TEST(Filter, DropsWeakFlowsAndFindings) {
  Report report = oneFinding();
  Flow weak = report.findings[0].flows[0];
  weak.confidence = Confidence::Low;
  report.findings[0].flows.push_back(weak);
  keepConfident(report, Confidence::Medium);
  ASSERT_EQ(report.findings.size(), 1U);
  EXPECT_EQ(report.findings[0].flows.size(), 1U);
  keepConfident(report, Confidence::High);
  EXPECT_TRUE(report.findings.empty());
}

TEST(Suppression, Grammar) {
  Suppression s;
  EXPECT_TRUE(parseSuppression(
      "# philint: allow PHI201, PHI101 until 2027-01-31 because of x", s));
  EXPECT_EQ(s.rules, (std::vector<std::string>{"PHI201", "PHI101"}));
  EXPECT_EQ(s.until, 20270131U);
  EXPECT_EQ(s.reason, "of x");
  EXPECT_EQ(s.problem, "");
  const char *wrong[] = {"philint: allow until 2027-01-31 because x",
                         "philint: allow PHI201 because x",
                         "philint: allow PHI201 until soon because x",
                         "philint: allow PHI201 until 2027-01-31",
                         "philint: allow PHI201 until 2027-01-31 because",
                         "philint: allow"};
  for (const char *text : wrong) {
    Suppression bad;
    EXPECT_TRUE(parseSuppression(text, bad)) << text;
    EXPECT_NE(bad.problem, "") << text;
  }
  EXPECT_FALSE(parseSuppression("see philint: allow", s));
  EXPECT_FALSE(parseSuppression("philint: source", s));
}

} // namespace
} // namespace philint::report
