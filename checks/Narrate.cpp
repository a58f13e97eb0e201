#include "checks/Narrate.h"

#include <algorithm>

namespace philint::checks {

using flow::TraceStep;
using ir::kNone;

namespace {

class Narrator {
public:
  Narrator(const Input &input, const flow::Issue &issue,
           const std::string &sinkTitle)
      : input_(input), program_(input.program), issue_(issue),
        sinkTitle_(sinkTitle) {}

  std::vector<report::Step> run(const std::vector<TraceStep> &trace) {
    for (const TraceStep &step : trace)
      add(step);
    return std::move(out_);
  }

private:
  std::string functionName(link::FunctionId f) const {
    const auto &fact = program_.fact(f);
    const auto &unit = program_.facts(program_.functions[f].unit);
    if (!fact.suffix)
      return "the module";
    return std::string(unit.text(fact.suffix)) + "()";
  }

  std::string valueName(link::VertexId v) const {
    const auto &vertex = program_.vertex(v);
    const auto &unit = program_.facts(program_.unitOfVertex(v));
    return std::string(unit.text(vertex.name));
  }

  void push(report::Step::Kind kind, link::UnitId unit, ir::Span span,
            std::string text) {
    report::Step step{regionOf(program_, unit, span), std::move(text), kind};
    if (!out_.empty()) {
      const report::Step &last = out_.back();
      if (last.text == step.text && last.region.file == step.region.file &&
          last.region.line == step.region.line)
        return;
    }
    out_.push_back(std::move(step));
  }

  void add(const TraceStep &step) {
    const link::UnitId unit =
        step.vertex != kNone ? program_.unitOfVertex(step.vertex)
        : step.site != kNone ? program_.unitOfSite(step.site)
                             : kNone;
    switch (step.kind) {
    case TraceStep::Source:
      addSource(step, unit);
      return;
    case TraceStep::Value:
      addValue(step, unit);
      return;
    case TraceStep::Library:
      addLibrary(step, unit);
      return;
    case TraceStep::Enter:
      if (step.site != kNone)
        push(report::Step::Call, program_.unitOfSite(step.site),
             program_.site(step.site).span,
             "is passed to `" + functionName(step.callee) + "`");
      return;
    case TraceStep::Leave:
      if (step.site != kNone)
        push(report::Step::Return, program_.unitOfSite(step.site),
             program_.site(step.site).span,
             "comes back from `" + functionName(step.callee) + "`");
      return;
    case TraceStep::Cell:
      addCell(step, unit);
      return;
    case TraceStep::Sink:
      addSink(step, unit);
      return;
    }
  }

  void addSource(const TraceStep &step, link::UnitId unit) {
    const auto &source = input_.bound.sources[issue_.source];
    const auto &vertex = program_.vertex(step.vertex);
    const ir::Span span =
        source.span.end > source.span.begin ? source.span : vertex.span;
    push(report::Step::Source, unit, span,
         "`" + std::string(program_.symbols.text(source.what)) +
             "` is patient data");
  }

  void addValue(const TraceStep &step, link::UnitId unit) {
    if (step.vertex == kNone)
      return;
    const auto &vertex = program_.vertex(step.vertex);
    if (vertex.kind == ir::VertexKind::Caught) {
      push(report::Step::Pass, unit, vertex.span,
           "is in the text of the caught exception");
      return;
    }
    const std::string name = valueName(step.vertex);
    if (name.empty() || !(vertex.flags & ir::kVertexNamed))
      return;
    if (vertex.span.begin == vertex.span.end)
      return; // where ways join, a variable has no place
    if (!out_.empty() && out_.back().text.find("`" + name + "`") !=
                             std::string::npos &&
        out_.back().kind != report::Step::Call)
      return; // still the same variable
    push(report::Step::Pass, unit, vertex.span, "is in `" + name + "`");
  }

  void addLibrary(const TraceStep &step, link::UnitId unit) {
    if (step.site == kNone)
      return;
    const auto &facts = program_.facts(program_.unitOfSite(step.site));
    const auto &site = program_.site(step.site);
    std::string text =
        "passes through `" + std::string(facts.text(site.written)) + "()`";
    if (step.passage != kNone) {
      const auto &passage = input_.bound.passages[step.passage];
      if (passage.title)
        text += " (" +
                std::string(input_.policy.catalog.strings.text(passage.title)) +
                ")";
    }
    push(report::Step::Pass, unit, site.span, text);
  }

  void addCell(const TraceStep &step, link::UnitId unit) {
    const auto &cell = program_.cells[step.cell];
    const std::string name(program_.symbols.text(cell.name));
    if (step.vertex != kNone) {
      push(report::Step::Pass, unit, program_.vertex(step.vertex).span,
           "is read from `" + name + "`");
    } else if (!out_.empty()) {
      report::Step kept = out_.back();
      kept.text = "is kept in `" + name + "`";
      kept.kind = report::Step::Pass;
      out_.push_back(kept);
    }
  }

  void addSink(const TraceStep &step, link::UnitId unit) {
    const auto &sink = issue_.isThrow ? input_.bound.throwSinks[issue_.sink]
                                      : input_.bound.sinks[issue_.sink];
    push(report::Step::Sink, unit,
         sink.span.end > sink.span.begin ? sink.span
                                         : program_.vertex(step.vertex).span,
         "reaches " + sinkTitle_);
  }

  const Input &input_;
  const link::Program &program_;
  const flow::Issue &issue_;
  const std::string &sinkTitle_;
  std::vector<report::Step> out_;
};

} // namespace

std::vector<report::Step> narrate(const Input &input,
                                  const std::vector<TraceStep> &trace,
                                  const flow::Issue &issue,
                                  const std::string &sinkTitle) {
  return Narrator(input, issue, sinkTitle).run(trace);
}

std::string fillTemplate(
    std::string_view text,
    const std::vector<std::pair<std::string_view, std::string>> &values) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '{') {
      const auto end = text.find('}', i);
      if (end != std::string_view::npos) {
        const auto key = text.substr(i + 1, end - i - 1);
        const auto at = std::find_if(values.begin(), values.end(),
                                     [&](const auto &v) { return v.first == key; });
        if (at != values.end()) {
          out += at->second;
          i = end + 1;
          continue;
        }
      }
    }
    out += text[i++];
  }
  return out;
}

std::string listOf(const std::vector<std::string> &items) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i)
      out += i + 1 == items.size() ? " and " : ", ";
    out += items[i];
  }
  return out;
}

} // namespace philint::checks
