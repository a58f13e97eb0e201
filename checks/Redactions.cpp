#include "checks/Redactions.h"

#include "core/policy/Traits.h"

#include <algorithm>
#include <map>
#include <set>

namespace philint::checks {

using flow::TraceStep;
using ir::kNone;

namespace {

class Finder {
public:
  Finder(const Input &input, const std::vector<TraceStep> &steps)
      : input_(input), program_(input.program), steps_(steps) {}

  std::vector<const char *> run() {
    read();
    for (const auto &[f, values] : values_)
      for (const link::SiteId site : redactorsOf(f))
        if (!onWay_.count(site) && isGiven(site, values))
          place(f, site);
    std::sort(out_.begin(), out_.end());
    out_.erase(std::unique(out_.begin(), out_.end()), out_.end());
    return std::move(out_);
  }

private:
  // The values of each function on the way, and the call by which the way
  // leaves the function for the sink.
  void read() {
    std::vector<std::pair<link::FunctionId, link::SiteId>> open;
    for (const TraceStep &step : steps_) {
      if (step.site != kNone && step.kind != TraceStep::Sink)
        onWay_.insert(step.site);
      if (step.kind == TraceStep::Enter) {
        open.push_back({step.function, step.site});
      } else if (step.kind == TraceStep::Leave) {
        if (!open.empty())
          open.pop_back();
      } else if (step.vertex != kNone) {
        values_[program_.functionOfVertex(step.vertex)].insert(step.vertex);
      }
    }
    for (const auto &[function, site] : open)
      ends_[function] = site;
    if (steps_.empty() || steps_.back().site == kNone)
      return;
    const link::SiteId sink = steps_.back().site;
    ends_[program_.bases[program_.unitOfSite(sink)].function +
          program_.site(sink).function] = sink;
  }

  // Calls that are named so, or whose result is.
  std::vector<link::SiteId> redactorsOf(link::FunctionId f) const {
    const link::UnitId unit = program_.unitOfFunction(f);
    const ir::FactFunction &fact = program_.fact(f);
    const ir::UnitFacts &facts = program_.facts(unit);
    const Symbol claim =
        input_.policy.catalog.strings.find("claimed-clean");
    const auto claims = [&](Symbol name) {
      return policy::hasTrait(input_.policy, facts.text(name), claim);
    };
    std::vector<link::SiteId> out;
    for (ir::SiteId s = fact.firstSite; s < fact.endSite; ++s) {
      const ir::Site &site = facts.sites[s];
      if (site.result != kNone &&
          (claims(site.written) ||
           ((facts.vertices[site.result].flags & ir::kVertexNamed) &&
            claims(facts.vertices[site.result].name))))
        out.push_back(program_.bases[unit].site + s);
    }
    return out;
  }

  // It is given one of the values, or a copy of one.
  bool isGiven(link::SiteId site,
               const std::set<link::VertexId> &values) const {
    const link::UnitId unit = program_.unitOfSite(site);
    const ir::UnitFacts &facts = program_.facts(unit);
    const link::VertexId base = program_.bases[unit].vertex;
    const ir::Site &fact = program_.site(site);
    for (const ir::SiteArgument &argument : facts.argumentsOf(fact)) {
      if (argument.value == kNone)
        continue;
      if (values.count(base + argument.value))
        return true;
      for (const ir::Edge &edge : facts.edgesOf(facts.functions[fact.function]))
        if (edge.to == argument.value && edge.kind != ir::EdgeKind::Derived &&
            !edge.read && !edge.write && values.count(base + edge.from))
          return true;
    }
    return false;
  }

  void place(link::FunctionId f, link::SiteId site) {
    const auto end = ends_.find(f);
    if (end == ends_.end() || reaches(site, end->second))
      out_.push_back(isForLog(site) ? "redacted-for-log" : "redacted-aside");
    else if (reaches(end->second, site))
      out_.push_back("redacted-after");
  }

  // Only the log gets its result.
  bool isForLog(link::SiteId site) const {
    const link::UnitId unit = program_.unitOfSite(site);
    const ir::VertexId result = program_.site(site).result;
    if (result == kNone)
      return false;
    const link::VertexId made = program_.bases[unit].vertex + result;
    const Symbol log = input_.policy.catalog.strings.find("log");
    return std::any_of(input_.bound.sinks.begin(), input_.bound.sinks.end(),
                       [&](const policy::BoundSink &sink) {
                         return sink.value == made &&
                                input_.policy.sinkRoles[sink.role].kind == log;
                       });
  }

  // Control may go from one call to the other without going round a loop.
  bool reaches(link::SiteId from, link::SiteId to) const {
    const ir::UnitFacts &facts = program_.facts(program_.unitOfSite(from));
    const std::uint32_t begin = program_.site(from).block;
    const std::uint32_t end = program_.site(to).block;
    if (begin == end)
      return from < to;
    std::vector<std::uint32_t> queue{begin};
    std::set<std::uint32_t> seen{begin};
    for (std::size_t i = 0; i < queue.size(); ++i) {
      const ir::FlowBlock &block = facts.blocks[queue[i]];
      for (const std::uint32_t next :
           {block.next[0], block.next[1], block.handler})
        if (next != kNone && next > queue[i] && seen.insert(next).second)
          queue.push_back(next);
    }
    return seen.count(end) != 0;
  }

  const Input &input_;
  const link::Program &program_;
  const std::vector<TraceStep> &steps_;
  std::map<link::FunctionId, std::set<link::VertexId>> values_;
  std::map<link::FunctionId, link::SiteId> ends_;
  std::set<link::SiteId> onWay_;
  std::vector<const char *> out_;
};

} // namespace

std::vector<const char *>
redactionsOn(const Input &input, const std::vector<TraceStep> &steps) {
  return Finder(input, steps).run();
}

} // namespace philint::checks
