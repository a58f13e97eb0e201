#include "core/flow/Solve.h"

#include <string>

namespace philint::flow {

namespace {
using link::Program;

void appendPath(const Program &program, const AccessPath &path,
                std::string &out) {
  for (unsigned i = 0; i < path.size; ++i) {
    const auto text = program.symbols.text({symbolOf(path.steps[i])});
    switch (kindOf(path.steps[i])) {
    case ir::StepKind::Field:
      out.append(".").append(text.empty() ? "*" : text);
      break;
    case ir::StepKind::Key:
      out.append("[\"").append(text).append("\"]");
      break;
    case ir::StepKind::Any:
      out += "[*]";
      break;
    case ir::StepKind::Deref:
      out += ".deref";
      break;
    }
  }
  if (path.cut)
    out += "…";
}

std::string cellText(const Program &program, CellId cell) {
  const auto &info = program.cells[cell];
  std::string owner;
  if (info.kind == link::CellInfo::Global)
    owner = program.moduleNames[info.owner];
  else if (info.kind == link::CellInfo::Captured)
    owner = program.symbols.text(program.functions[info.owner].name);
  else if (info.kind == link::CellInfo::Channel)
    owner = "channel" + std::to_string(info.owner);
  else
    owner = program.symbols.text(program.classes[info.owner].name);
  return owner + "." + std::string(program.symbols.text(info.name));
}

std::string originText(const Program &program, const Origin &o) {
  std::string out = o.kind == Origin::Parameter ? "arg(" + std::to_string(o.id)
                    : o.kind == Origin::Cell    ? "cell(" + cellText(program, o.id)
                                                : "source(" + std::to_string(o.id);
  out += ")";
  appendPath(program, o.path, out);
  return out;
}

std::string outcomeText(const Program &program, const Outcome &o) {
  std::string out;
  switch (o.kind) {
  case Outcome::Result:
    out = "result";
    break;
  case Outcome::Thrown:
    out = "thrown";
    break;
  case Outcome::After:
    out = "after(arg(" + std::to_string(o.id) + "))";
    break;
  case Outcome::Cell:
    out = "cell(" + cellText(program, o.id) + ")";
    break;
  case Outcome::WhenTrue:
  case Outcome::WhenFalse:
    out = (o.kind == Outcome::WhenTrue ? "when-true(" : "when-false(") +
          std::to_string(o.id) + ")";
    break;
  case Outcome::Sink:
    out = "sink(" + std::to_string(o.id) + ")";
    break;
  case Outcome::ThrowSink:
    out = "raise(" + std::to_string(o.id) + ")";
    break;
  }
  appendPath(program, o.path, out);
  return out;
}
} // namespace

std::string printSummaries(const Solution &solution) {
  const Program &program = solution.context->program;
  std::string out;
  for (FunctionId f = 0; f < solution.summaries.size(); ++f) {
    out.append("function ")
        .append(program.symbols.text(program.functions[f].name))
        .append("\n");
    for (const Passage &p : solution.summaries[f].passages) {
      out += "  " + originText(program, p.origin) + " -> " +
             outcomeText(program, p.outcome);
      if (p.transform)
        out += " transform=" + std::to_string(p.transform);
      if (p.content)
        out += " content";
      out += "\n";
    }
  }
  return out;
}

std::string printIssues(const Solution &solution) {
  const FlowContext &context = *solution.context;
  const Program &program = context.program;
  std::string out;
  for (const Issue &issue : solution.issues) {
    const auto &source = context.bound.sources[issue.source];
    const auto &sink = issue.isThrow ? context.bound.throwSinks[issue.sink]
                                     : context.bound.sinks[issue.sink];
    auto place = [&](VertexId v) {
      const auto &unit = program.facts(program.unitOfVertex(v));
      const auto at = ir::positionOf(unit, program.vertex(v).span.begin);
      return unit.path + ":" + std::to_string(at.line) + ":" +
             std::to_string(at.column);
    };
    out += place(source.vertex) + " -> " + place(sink.value) +
           " transform=" + std::to_string(issue.transform) +
           " distance=" + std::to_string(issue.distance);
    for (const Segment &segment : issue.segments)
      out.append(" via ").append(
          program.symbols.text(program.functions[segment.function].name));
    out += "\n";
  }
  return out;
}

} // namespace philint::flow
