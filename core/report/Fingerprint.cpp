#include "core/report/Fingerprint.h"

#include "core/support/Hash.h"

#include <cctype>
#include <map>

namespace philint::report {

namespace {

// What formatters change does not count: white space, the kind of quotes,
// brackets around what is broken over lines, commas and semicolons at its end.
std::string normalised(std::string_view text) {
  constexpr std::string_view layout = "()\"'`,;\\";
  std::string out;
  for (const char c : text)
    if (!std::isspace(static_cast<unsigned char>(c)) &&
        layout.find(c) == std::string_view::npos)
      out += c;
  return out;
}

std::string fileName(const std::string &path) {
  return path.substr(path.rfind('/') + 1);
}

// "client.create" of "client.create(a, b)".
std::string calledName(const std::string &call) {
  return normalised(call.substr(0, call.find('(')));
}

constexpr char kSeparator = '\x1f';

std::string placeKey(const Region &region, const std::string &text,
                     const Enclosing &enclosing) {
  return enclosing.at(region) + kSeparator + normalised(text);
}

// Equal keys are told apart by their order.
class Numbered {
public:
  std::string name(std::string key) {
    const unsigned number = seen_[key]++;
    key += kSeparator + std::to_string(number);
    return hashName(key);
  }

private:
  std::map<std::string, unsigned> seen_;
};

} // namespace

Enclosing::Enclosing(const Units &units) {
  for (const auto &unit : units)
    byPath_.emplace(unit->path, unit.get());
}

std::string Enclosing::at(const Region &region) const {
  const auto found = byPath_.find(region.file);
  if (found == byPath_.end())
    return {};
  const ir::UnitFacts &unit = *found->second;
  if (region.line == 0 || region.line > unit.lineStarts.size())
    return {};
  const std::uint32_t offset =
      unit.lineStarts[region.line - 1] + std::max(region.column, 1U) - 1;
  const auto holds = [&](ir::Span span) {
    return span.begin <= offset && offset < span.end;
  };
  std::string_view suffix;
  std::uint32_t length = ir::kNone;
  const auto consider = [&](ir::Span span, Symbol name) {
    if (holds(span) && span.end - span.begin < length) {
      length = span.end - span.begin;
      suffix = unit.text(name);
    }
  };
  for (const ir::FactFunction &function : unit.functions)
    if (function.kind != ir::FunctionKind::Module &&
        function.kind != ir::FunctionKind::Lambda)
      consider(function.span, function.suffix);
  for (const ir::FactClass &clazz : unit.classes)
    consider(clazz.span, clazz.suffix);
  return std::string(suffix);
}

void addFingerprints(Report &report, const Units &units,
                     const Sources &sources) {
  const Enclosing enclosing(units);
  Numbered findings, flows;
  for (Finding &finding : report.findings) {
    const std::string sink =
        finding.rule + kSeparator +
        placeKey(finding.region, sources.text(finding.region), enclosing) +
        kSeparator + calledName(sources.text(finding.context));
    const std::string sinkFile = fileName(finding.region.file) + kSeparator;
    finding.content = hashName(sink);
    finding.fingerprint = findings.name(sinkFile + sink);
    for (Flow &flow : finding.flows) {
      std::string key = sink + kSeparator + flow.source, file = sinkFile;
      if (!flow.steps.empty()) {
        const Region &start = flow.steps.front().region;
        key += kSeparator + placeKey(start, sources.text(start), enclosing);
        file += fileName(start.file) + kSeparator;
      }
      flow.content = hashName(key);
      flow.fingerprint = flows.name(file + key);
    }
  }
}

} // namespace philint::report
