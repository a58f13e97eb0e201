#include "core/policy/Bind.h"
#include "core/policy/Loading.h"

namespace philint::policy {

namespace {
class Printer {
public:
  Printer(const link::Program &program, const BoundPolicy &bound)
      : program_(program), bound_(bound) {}

  std::string print() {
    for (const BoundSource &s : bound_.sources)
      line("source " + vertex(s.vertex) + path(s.path) + " " + label(s.label) +
           " " + evidence(s.evidence) + " '" + text(s.what) + "'");
    for (const BoundSink &s : bound_.sinks)
      line("sink " + vertex(s.value) + path(s.path) + " " + role(s) +
           vendor(s.vendor));
    for (const BoundSink &s : bound_.throwSinks)
      line("throw " + vertex(s.value));
    for (const BoundPassage &p : bound_.passages)
      line("pass " + vertex(p.from) + path(p.fromPath) + " -> " +
           vertex(p.to) + path(p.toPath) + (p.content ? " content" : "") +
           (p.transform ? " transform " + std::to_string(p.transform) : ""));
    for (const BoundGuard &g : bound_.guards)
      line("guard " + site(g.site) + " argument " +
           (g.argument == kNone ? "receiver" : std::to_string(g.argument)) +
           (g.cleanWhen ? " clean when true" : " clean when false"));
    for (const BoundCallback &c : bound_.callbacks)
      line("callback " + site(c.site) + " of " +
           text(program_.functions[c.function].name));
    line(std::string("patient data: ") +
         (bound_.anyPatientData ? "yes" : "no"));
    return std::move(out_);
  }

private:
  void line(const std::string &text) { out_ += text + "\n"; }
  std::string text(Symbol s) const {
    return std::string(program_.symbols.text(s));
  }
  std::string policyText(Symbol s) const {
    return std::string(bound_.policy->catalog.strings.text(s));
  }
  std::string at(link::UnitId unit, ir::Span span) const {
    const ir::Position p = ir::positionOf(program_.facts(unit), span.begin);
    return program_.facts(unit).path + ":" + std::to_string(p.line) + ":" +
           std::to_string(p.column);
  }
  std::string vertex(VertexId v) const {
    return at(program_.unitOfVertex(v), program_.vertex(v).span) + " v" +
           std::to_string(v);
  }
  std::string site(SiteId s) const {
    return at(program_.unitOfSite(s), program_.site(s).span);
  }
  std::string path(PathId id) const {
    std::string out;
    for (const ir::Step &step : program_.paths[id])
      out += step == ir::Step{} ? std::string(".*")
             : step.kind == ir::StepKind::Field ? "." + text(step.name)
             : step.kind == ir::StepKind::Key ? "[\"" + text(step.name) + "\"]"
                                              : std::string("[*]");
    return out;
  }
  std::string label(const Label &label) const {
    std::string out;
    for (unsigned s = 0; s < kStates; ++s) {
      if (!label.byState[s])
        continue;
      out += (out.empty() ? "" : "; ") + std::string(stateNames()[s]) + ":";
      for (std::size_t c = 0; c < bound_.policy->categories.size(); ++c)
        if (label.byState[s] & (CategoryMask{1} << c))
          out += " " + policyText(bound_.policy->categories[c].key);
    }
    return "{" + out + "}";
  }
  static std::string evidence(Evidence e) {
    constexpr const char *kNames[] = {"declared", "modelled", "strong-name",
                                      "name-in-context", "request", "weak"};
    return kNames[static_cast<unsigned>(e)];
  }
  std::string role(const BoundSink &sink) const {
    const SinkRole &role = bound_.policy->sinkRoles[sink.role];
    return policyText(role.kind) +
           (role.service ? "/" + policyText(role.service) : "");
  }
  std::string vendor(std::uint32_t id) const {
    if (id == kNone)
      return "";
    constexpr const char *kReach[] = {"vendor", "unknown", "internal",
                                      "loopback", "ehr"};
    const BoundVendor &v = bound_.vendors[id];
    return " to " +
           (v.vendor == kNone
                ? std::string(kReach[v.reach])
                : policyText(bound_.policy->vendors[v.vendor].id)) +
           (v.host ? " at " + text(v.host) : "") +
           (v.covered ? " covered" : " not covered: " + policyText(v.whyNot));
  }

  const link::Program &program_;
  const BoundPolicy &bound_;
  std::string out_;
};
} // namespace

std::string printRows(link::Program &program, const Policy &policy,
                      std::uint32_t asOf) {
  std::vector<Binder::RowUse> uses;
  Binder binder(program, policy, asOf);
  binder.noteRows(uses);
  binder.run();
  std::set<std::string> lines;
  for (const Binder::RowUse &use : uses) {
    const model::Row &row = policy.catalog.rows[use.row];
    const bool isCall = use.site != kNone;
    const link::UnitId unit = isCall ? program.unitOfSite(use.site)
                                     : program.unitOfVertex(use.vertex);
    const ir::Span span = isCall ? program.site(use.site).span
                                 : program.vertex(use.vertex).span;
    const ir::UnitFacts &facts = program.facts(unit);
    lines.insert(std::string(policy.catalog.strings.text(row.file)) + ":" +
                 std::to_string(row.line) + " " + facts.path + ":" +
                 std::to_string(ir::positionOf(facts, span.begin).line) + "\n");
  }
  std::string out;
  for (const std::string &line : lines)
    out += line;
  return out;
}

std::string printBound(const link::Program &program, const BoundPolicy &bound) {
  return Printer(program, bound).print();
}

} // namespace philint::policy
