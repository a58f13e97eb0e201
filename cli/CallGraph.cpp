#include "cli/CallGraph.h"

#include <map>
#include <nlohmann/json.hpp>

namespace philint::cli {

using Json = nlohmann::ordered_json;

namespace {

const char *resolutionName(link::Resolution resolution) {
  switch (resolution) {
  case link::Resolution::Program:
    return "program";
  case link::Resolution::External:
    return "external";
  case link::Resolution::Builtin:
    return "builtin";
  case link::Resolution::Unresolved:
    return "unresolved";
  }
  return "unresolved";
}

Json callSite(const link::Program &program, link::UnitId u, std::uint32_t i) {
  const ir::UnitFacts &unit = program.facts(u);
  const ir::Site &site = unit.sites[i];
  const link::SiteId id = program.bases[u].site + i;
  const ir::Position at = ir::positionOf(unit, site.span.begin);
  const link::FunctionId caller = program.bases[u].function + site.function;
  return {{"file", unit.path},
          {"line", at.line},
          {"column", at.column},
          {"caller", program.symbols.text(program.functions[caller].name)},
          {"callee", unit.text(site.written)},
          {"callee_file", nullptr},
          {"callee_line", nullptr},
          {"resolution", resolutionName(program.resolution[id])}};
}

Json callSites(const link::Program &program) {
  Json out = Json::array();
  for (link::UnitId u = 0; u < program.units.size(); ++u)
    for (std::uint32_t i = 0; i < program.facts(u).sites.size(); ++i) {
      const link::SiteId id = program.bases[u].site + i;
      Json site = callSite(program, u, i);
      for (const link::Target &target : program.targetsOf(id)) {
        const link::FunctionInfo &callee = program.functions[target.function];
        const ir::UnitFacts &unit = program.facts(callee.unit);
        site["callee"] = program.symbols.text(callee.name);
        site["callee_file"] = unit.path;
        site["callee_line"] =
            ir::positionOf(unit, program.fact(target.function).span.begin).line;
        out.push_back(site);
      }
      if (program.targetsOf(id).empty()) {
        if (program.externalName[id])
          site["callee"] = program.symbols.text(program.externalName[id]);
        out.push_back(std::move(site));
      }
    }
  return out;
}

} // namespace

std::string printCallGraph(const link::Program &program,
                           const CallGraphOptions &options) {
  const auto edges = link::callEdges(program, options.dotted);
  Json out;
  if (options.adjacency) {
    std::map<std::string, std::vector<std::string>> callees;
    for (const link::CallEdge &edge : edges) {
      callees[edge.caller].push_back(edge.callee);
      callees[edge.callee];
    }
    out = Json(callees);
  } else {
    out["edges"] = Json::array();
    for (const link::CallEdge &edge : edges)
      out["edges"].push_back({edge.caller, edge.callee});
    out["callsites"] = callSites(program);
  }
  return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace philint::cli
