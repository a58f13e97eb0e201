#include "core/report/Completeness.h"

#include <algorithm>

namespace philint::report {

namespace {

std::string wordsOf(const std::string &mark) {
  static const std::map<std::string, std::string> words = {
      {"abstracted-path",
       "a nested field was too deep to be told from its neighbours"},
      {"capped-facts", "a value had more origins than are followed"},
      {"capped-dispatch", "a call had more targets than are followed"},
      {"capped-rounds", "recursion was cut"},
      {"unresolved-call", "the data passes a call whose target is not known"},
      {"shared-state", "the data passes a global or an attribute"},
      {"exception-text", "the data may be in the text of an exception"}};
  const auto at = words.find(mark);
  return at == words.end() ? mark : at->second;
}

} // namespace

std::vector<Bite> bitesOf(const Report &report) {
  std::map<std::string, Bite> all;
  for (const auto &[mark, count] : report.coverage.marks)
    all[mark].times = count;
  for (const Finding &finding : report.findings)
    for (const std::string &mark : finding.marks)
      ++all[mark].findings;
  std::vector<Bite> out;
  for (auto &[mark, bite] : all) {
    bite.mark = mark;
    bite.words = wordsOf(mark);
    out.push_back(std::move(bite));
  }
  return out;
}

double knownCalls(const Coverage &coverage) {
  const std::uint64_t known = coverage.callsResolved + coverage.callsExternal;
  const std::uint64_t all = known + coverage.callsUnresolved;
  return all ? 100.0 * static_cast<double>(known) / static_cast<double>(all)
             : 100.0;
}

bool isComplete(const Report &report) {
  return report.coverage.filesSkipped == 0 &&
         report.coverage.syntaxErrors == 0 && report.notifications.empty();
}

} // namespace philint::report
