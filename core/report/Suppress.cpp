#include "core/report/Suppress.h"

#include <algorithm>
#include <cctype>

namespace philint::report {

namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() &&
         std::isspace(static_cast<unsigned char>(text.front())))
    text.remove_prefix(1);
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())))
    text.remove_suffix(1);
  return text;
}

bool takeWord(std::string_view &text, std::string_view word) {
  text = trimmed(text);
  if (!text.starts_with(word))
    return false;
  const std::string_view rest = text.substr(word.size());
  if (!rest.empty() && std::isalnum(static_cast<unsigned char>(rest.front())))
    return false;
  text = trimmed(rest);
  return true;
}

std::uint32_t dateAt(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-' ||
      (text.size() > 10 && std::isalnum(static_cast<unsigned char>(text[10]))))
    return 0;
  std::uint32_t date = 0;
  for (const std::size_t i : {0, 1, 2, 3, 5, 6, 8, 9}) {
    if (!std::isdigit(static_cast<unsigned char>(text[i])))
      return 0;
    date = date * 10 + static_cast<std::uint32_t>(text[i] - '0');
  }
  const std::uint32_t month = date / 100 % 100, day = date % 100;
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? date : 0;
}

std::vector<std::string> takeCodes(std::string_view &text) {
  std::vector<std::string> codes;
  while (true) {
    text = trimmed(text);
    std::size_t end = 0;
    while (end < text.size() &&
           std::isalnum(static_cast<unsigned char>(text[end])))
      ++end;
    const std::string_view word = text.substr(0, end);
    if (word.empty() || word == "until" || word == "because")
      return codes;
    codes.emplace_back(word);
    text = trimmed(text.substr(end));
    if (text.starts_with(","))
      text.remove_prefix(1);
  }
}

// A suppression in its place.
struct Placed {
  Suppression what;
  Region region;
  std::uint32_t line = 0; // of the code that it speaks of
  bool used = false;
};

bool isBlankOrComment(std::string_view line) {
  line = trimmed(line);
  return line.empty() || line.starts_with("#") || line.starts_with("//");
}

Placed place(const ir::UnitFacts &unit, const ir::Comment &comment,
             const Sources &sources) {
  Placed out;
  const ir::Position begin = ir::positionOf(unit, comment.span.begin);
  const ir::Position end = ir::positionOf(unit, comment.span.end);
  out.region = {unit.path, begin.line, begin.column, end.line, end.column};
  out.line = begin.line;
  const std::string_view text = sources.line(unit.path, begin.line);
  if (!trimmed(
           text.substr(0, std::min<std::size_t>(begin.column - 1, text.size())))
           .empty())
    return out;
  const std::uint32_t count = sources.lineCount(unit.path);
  do
    ++out.line;
  while (out.line < count &&
         isBlankOrComment(sources.line(unit.path, out.line)));
  return out;
}

bool covers(const Region &region, const Placed &at) {
  return region.file == at.region.file && region.line <= at.line &&
         at.line <= std::max(region.line, region.endLine);
}

// The last line may carry the comment of a call that spans several.
bool standsAtSink(const Finding &finding, const Placed &at) {
  return covers(finding.region, at) ||
         (!finding.context.file.empty() && covers(finding.context, at));
}

bool sameFunction(const std::string &a, const std::string &b) {
  return a == b || a.starts_with(b + ".") || b.starts_with(a + ".");
}

bool silences(const Placed &at, const Finding &finding, const Flow &flow,
              bool atSink, const Enclosing &enclosing) {
  for (std::size_t i = 0; i + 1 < flow.steps.size(); ++i)
    if (flow.steps[i].region.file == at.region.file &&
        flow.steps[i].region.line == at.line)
      return true;
  if (!atSink)
    return false;
  if (flow.steps.empty())
    return true;
  const Region &source = flow.steps.front().region;
  return source.file == finding.region.file &&
         sameFunction(enclosing.at(source), enclosing.at(finding.region));
}

void apply(Placed &at, Finding &finding, const Enclosing &enclosing) {
  if (std::find(at.what.rules.begin(), at.what.rules.end(), finding.rule) ==
      at.what.rules.end())
    return;
  const bool atSink = standsAtSink(finding, at);
  bool all = true, any = false;
  for (Flow &flow : finding.flows) {
    if (silences(at, finding, flow, atSink, enclosing))
      flow.suppressed = any = true;
    all &= flow.suppressed;
  }
  if (finding.flows.empty())
    all = any = atSink;
  at.used |= any;
  if (!all || !any || finding.suppressed)
    return;
  finding.suppressed = true;
  finding.suppressedBecause = at.what.reason;
  finding.suppressedUntil = at.what.until;
}

} // namespace

bool parseSuppression(std::string_view text, Suppression &out) {
  text = trimmed(text);
  while (!text.empty() &&
         (text.front() == '#' || text.front() == '/' || text.front() == '*'))
    text = trimmed(text.substr(1));
  if (!takeWord(text, "philint:"))
    return false;
  for (const char *word : {"ignore", "disable", "skip", "noqa", "off"})
    if (takeWord(text, word)) {
      out.problem = "write `philint: allow CODE until YYYY-MM-DD because …`";
      return true;
    }
  if (!takeWord(text, "allow"))
    return false;
  out.rules = takeCodes(text);
  const bool hasUntil = takeWord(text, "until");
  if (hasUntil && (out.until = dateAt(text)))
    text = trimmed(text.substr(10));
  if (takeWord(text, "because"))
    out.reason = text;
  if (out.rules.empty())
    out.problem = "it names no rule";
  else if (!hasUntil)
    out.problem = "it has no end: add `until YYYY-MM-DD`";
  else if (!out.until)
    out.problem = "`until` takes a date YYYY-MM-DD";
  else if (out.reason.empty())
    out.problem = "it gives no reason: add `because …`";
  return true;
}

std::vector<SuppressionProblem>
applySuppressions(Report &report, const Units &units, const Sources &sources,
                  std::uint32_t asOf, const std::vector<std::string> &ran) {
  const Enclosing enclosing(units);
  const auto isKnown = [&](const std::string &code) {
    return std::any_of(report.rules.begin(), report.rules.end(),
                       [&](const RuleInfo &r) { return r.code == code; });
  };
  const auto didRun = [&](const std::string &code) {
    return ran.empty() || std::find(ran.begin(), ran.end(), code) != ran.end();
  };
  std::vector<SuppressionProblem> problems;
  for (const auto &unit : units)
    for (const ir::Comment &comment : unit->comments) {
      Suppression what;
      if (!parseSuppression(unit->text(comment.text), what))
        continue;
      Placed at = place(*unit, comment, sources);
      at.what = std::move(what);
      const auto tell = [&](const std::string &why) {
        problems.push_back(
            {at.region, "this suppression does not count: " + why});
      };
      if (!at.what.problem.empty()) {
        tell(at.what.problem);
        continue;
      }
      if (at.what.until < asOf) {
        tell("it has expired");
        continue;
      }
      bool known = true;
      for (const std::string &code : at.what.rules)
        if (!isKnown(code)) {
          tell("there is no rule " + code);
          known = false;
        }
      for (Finding &finding : report.findings)
        apply(at, finding, enclosing);
      if (known && !at.used &&
          std::all_of(at.what.rules.begin(), at.what.rules.end(), didRun))
        tell("nothing that it names is found here; remove it, or, where the "
             "data comes from a caller, put it there");
    }
  for (Finding &finding : report.findings)
    std::stable_partition(finding.flows.begin(), finding.flows.end(),
                          [](const Flow &flow) { return !flow.suppressed; });
  return problems;
}

} // namespace philint::report
