// For people: the finding, its line with a caret, the numbered way from source
// to sink, what to do.
#include "core/report/Code.h"
#include "core/report/Filter.h"
#include "core/report/Writers.h"

#include <algorithm>
#include <set>

namespace philint::report {

namespace {

class Text {
public:
  Text(const Report &report, const Sources &sources, const TextOptions &options)
      : report_(report), sources_(sources), mask_(report), options_(options) {
    for (const RuleInfo &rule : report_.rules)
      names_[rule.code] = rule.name;
  }

  std::string write() {
    for (const Finding &finding : report_.findings)
      if (isShown(finding))
        one(finding);
    if (!options_.summary)
      return std::move(out_);
    for (const Notification &n : report_.notifications)
      notification(n);
    if (!out_.empty())
      out_ += "\n";
    out_ += paint("1", summary(report_)) + "\n" + coverageText(report_) + "\n";
    return std::move(out_);
  }

  std::string writeBrief(const std::string &more) {
    std::vector<const Finding *> all;
    for (const Finding &finding : report_.findings)
      if (isShown(finding))
        all.push_back(&finding);
    std::stable_sort(all.begin(), all.end(), [](auto *a, auto *b) {
      return std::pair(a->severity, a->confidence) <
             std::pair(b->severity, b->confidence);
    });
    const std::size_t room = kScreenLines - 3; // summary, and what is left out
    std::string text;
    std::size_t left = 0;
    for (const Finding *finding : all) {
      const std::string separator = text.empty() ? "" : "\n";
      bool fits = false;
      for (const Detail detail : {Detail::Way, Detail::Remedy, Detail::Line}) {
        out_.clear();
        one(*finding, detail);
        fits = !left && linesOf(text + separator + out_) <= room;
        if (fits)
          break;
      }
      if (fits)
        text += separator + out_;
      else
        ++left;
    }
    if (!text.empty())
      text += "\n";
    if (left)
      text += "… and " + counted(left, "more finding") + "; ";
    else if (!all.empty())
      text += "for all details: ";
    if (!all.empty())
      text += (left ? "all of it: `" : "`") + more + "`\n";
    return text + paint("1", summary(report_)) + "\n";
  }

private:
  static constexpr std::size_t kScreenLines = 24, kScreenColumns = 80;
  // How much is told of a finding.
  enum class Detail { All, Way, Remedy, Line };

  static bool isShown(const Finding &finding) {
    return !finding.suppressed && finding.severity != Severity::Off &&
           finding.baselineState != "unchanged";
  }

  // Lines on a screen, where long ones are broken.
  static std::size_t linesOf(std::string_view text) {
    std::size_t lines = 0, width = 0;
    bool inColor = false;
    for (const char c : text) {
      if (c == '\033')
        inColor = true;
      else if (inColor)
        inColor = c != 'm';
      else if (c == '\n') {
        ++lines;
        width = 0;
      } else if ((static_cast<unsigned char>(c) & 0xc0) != 0x80 &&
                 ++width > kScreenColumns) {
        ++lines;
        width = 1;
      }
    }
    return lines;
  }

  std::string paint(const char *code, const std::string &text) const {
    return options_.color ? std::string("\033[") + code + "m" + text + "\033[0m"
                          : text;
  }
  std::string severity(Severity value) const {
    const char *codes[] = {"1;31", "1;33", "1;36", "0"};
    return paint(codes[static_cast<unsigned>(value)],
                 std::string(name(value)) + ":");
  }

  void one(const Finding &finding, Detail detail = Detail::All) {
    if (!out_.empty())
      out_ += "\n";
    const auto rule = names_.find(finding.rule);
    const std::string label =
        finding.rule + (rule == names_.end() ? "" : " " + rule->second);
    out_ += paint("1", placeText(finding.region, sources_)) + ": " +
            severity(finding.severity) + " " + finding.message + " " +
            paint("2", "[" + label + "]") + "\n";
    if (detail != Detail::Line)
      if (!finding.hidesSource)
        excerpt(finding.region, "  ");
    if (detail == Detail::All && !finding.flows.empty())
      steps(finding.flows.front());
    if (detail == Detail::All && finding.flows.size() > 1)
      others(finding);
    if (detail == Detail::Way && !finding.flows.empty())
      ends(finding.flows.front());
    if (detail != Detail::Line && !finding.remedy.empty())
      out_ += "  " + paint("1;32", "remedy:") + " " + finding.remedy + "\n";
  }

  void steps(const Flow &flow) {
    if (flow.steps.size() < 2)
      return;
    std::size_t number = 0;
    const std::size_t width = std::to_string(flow.steps.size()).size();
    const Region *before = nullptr;
    for (const Step &step : flow.steps) {
      std::string digits = std::to_string(++number);
      digits.insert(0, width - digits.size(), ' ');
      out_ += "  " + digits + ". ";
      if (!step.region.file.empty())
        out_ += placeText(step.region, sources_) + ": ";
      out_ += step.text + "\n";
      const bool repeats = before && before->file == step.region.file &&
                           before->line == step.region.line;
      if (!repeats)
        sourceLine(step.region, std::string(width + 4, ' '));
      before = &step.region;
    }
  }

  // Where the data comes from, and through how many steps.
  void ends(const Flow &flow) {
    const std::size_t total = flow.steps.size();
    if (total < 2)
      return;
    const auto step = [&](std::size_t i) {
      const Step &at = flow.steps[i];
      out_ += "  " + std::to_string(i + 1) + ". ";
      if (!at.region.file.empty())
        out_ += placeText(at.region, sources_) + ": ";
      out_ += at.text + "\n";
    };
    step(0);
    if (total == 3)
      step(1);
    else if (total > 3)
      out_ += "     … " + counted(total - 2, "step") + "\n";
    step(total - 1);
  }

  // Flows that differ in no more than the column are told once.
  void others(const Finding &finding) {
    std::set<std::tuple<std::string, std::string, std::uint32_t>> told;
    std::vector<const Flow *> all;
    for (const Flow &flow : finding.flows) {
      const Region at =
          flow.steps.empty() ? Region{} : flow.steps.front().region;
      if (told.emplace(flow.source, at.file, at.line).second)
        all.push_back(&flow);
    }
    if (all.size() < 2)
      return;
    out_ += "  also from ";
    const std::size_t shown = std::min<std::size_t>(all.size(), 6);
    for (std::size_t i = 1; i < shown; ++i) {
      const Flow &flow = *all[i];
      out_ += (i > 1 ? ", " : "") + flow.source;
      if (!flow.steps.empty() && !flow.steps.front().region.file.empty())
        out_ += " (" + placeText(flow.steps.front().region, sources_) + ")";
    }
    if (all.size() > shown)
      out_ += " and " + std::to_string(all.size() - shown) + " more";
    out_ += "\n";
  }

  // "   12 | code"; empty where the line is not known. Returns the margin.
  std::string sourceLine(const Region &region, const std::string &indent) {
    const std::string_view line = sources_.line(region.file, region.line);
    if (line.find_first_not_of(" \t") == std::string_view::npos)
      return {};
    std::string number = std::to_string(region.line);
    number.insert(0, number.size() < 4 ? 4 - number.size() : 0, ' ');
    out_ += indent + paint("2", number + " |") + " ";
    // Minified code has no line ends.
    for (const char c : mask_.shown(region, line.substr(0, 300)))
      out_ += static_cast<unsigned char>(c) < 0x20 && c != '\t' ? '?' : c;
    out_ += "\n";
    return indent + std::string(number.size(), ' ') + " | ";
  }

  void excerpt(const Region &region, const std::string &indent) {
    const std::string margin = sourceLine(region, indent);
    const std::string_view line = sources_.line(region.file, region.line);
    const std::size_t begin = region.column ? region.column - 1 : 0;
    if (margin.empty() || begin >= std::min<std::size_t>(line.size(), 300))
      return;
    std::string pad;
    for (const char c : line.substr(0, begin))
      if (c == '\t')
        pad += '\t';
      else if ((static_cast<unsigned char>(c) & 0xc0) != 0x80)
        pad += ' ';
    const std::size_t end =
        region.endLine == region.line
            ? std::min<std::size_t>(region.endColumn - 1, line.size())
            : line.size();
    const std::uint32_t width =
        end > begin ? characterCount(line.substr(begin, end - begin)) : 1;
    out_ +=
        margin + pad + paint("1;31", "^" + std::string(width - 1, '~')) + "\n";
  }

  void notification(const Notification &n) {
    const Severity level = n.level == Notification::Error ? Severity::Error
                           : n.level == Notification::Warning
                               ? Severity::Warning
                               : Severity::Note;
    out_ += n.region.file.empty() ? std::string("philint")
            : n.id == "syntax-error" || n.id == "too-deep"
                ? placeText(n.region, sources_)
                : n.region.file;
    out_ += ": " + severity(level) + " " + n.message + " " +
            paint("2", "[" + n.id + "]") + "\n";
  }

  const Report &report_;
  const Sources &sources_;
  const Mask mask_;
  const TextOptions &options_;
  std::map<std::string, std::string> names_;
  std::string out_;
};

} // namespace

std::string writeText(const Report &report, const Sources &sources,
                      const TextOptions &options) {
  return Text(report, sources, options).write();
}

std::string writeBrief(const Report &report, const Sources &sources,
                       const TextOptions &options, const std::string &more) {
  return Text(report, sources, options).writeBrief(more);
}

} // namespace philint::report
