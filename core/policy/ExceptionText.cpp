#include "core/policy/ExceptionText.h"

#include <algorithm>
#include <optional>
#include <set>

namespace philint::policy {

using ir::kNone;
using link::FunctionId;
using link::SiteId;
using link::VertexId;

namespace {
constexpr unsigned kDeepest = 6;
constexpr std::size_t kMostVertices = 200;

std::string_view lastOf(std::string_view name) {
  return name.substr(name.rfind('.') + 1);
}

class Reader {
public:
  Reader(const link::Program &program, FunctionId constructor)
      : program_(program), function_(constructor),
        unit_(program.unitOfFunction(constructor)),
        facts_(program.facts(unit_)), base_(program.bases[unit_]) {}

  // Does the call make the part of the object that the base class has?
  bool callsBase(SiteId site) const {
    const std::string_view name = facts_.text(program_.fact(function_).name);
    const auto targets = program_.targetsOf(site);
    if (!targets.empty())
      return std::ranges::all_of(targets, [&](const link::Target &target) {
        const auto unit = program_.unitOfFunction(target.function);
        return target.function != function_ &&
               program_.facts(unit).text(
                   program_.fact(target.function).name) == name;
      });
    return lastOf(program_.symbols.text(program_.externalName[site])) == name;
  }

  // The parameters that the value is made of. What is read of the object is
  // what was put there.
  void read(VertexId value, std::set<std::uint32_t> &out) const {
    std::vector<std::pair<VertexId, ir::PathId>> queue{{value, 0}};
    const auto visit = [&](ir::VertexId local, ir::PathId path) {
      const std::pair next{base_.vertex + local, path};
      if (local != kNone && queue.size() < kMostVertices &&
          std::ranges::find(queue, next) == queue.end())
        queue.push_back(next);
    };
    for (std::size_t i = 0; i < queue.size(); ++i) {
      const auto [at, path] = queue[i];
      const ir::Vertex &vertex = program_.vertex(at);
      if (vertex.kind == ir::VertexKind::Parameter) {
        if (path == 0)
          out.insert(vertex.data);
        continue;
      }
      if (vertex.kind == ir::VertexKind::Result)
        intoCall(facts_.sites[vertex.data], visit);
      for (const std::uint32_t e : program_.inEdgesOf(at))
        along(facts_.edges[e - base_.edge], path, visit);
    }
  }

private:
  template <class Visit>
  void along(const ir::Edge &edge, ir::PathId path, const Visit &visit) const {
    if (!ir::hasPaths(edge))
      return visit(edge.from, path);
    if (edge.kind == ir::EdgeKind::CopyKill) {
      if (edge.read != path || path == 0)
        visit(edge.from, path);
    } else if (path == 0) {
      visit(edge.from, edge.read);
    } else if (edge.write == path) {
      visit(edge.from, edge.read);
    } else if (edge.write == 0) {
      visit(edge.from, path);
    }
  }
  template <class Visit>
  void intoCall(const ir::Site &site, const Visit &visit) const {
    for (const ir::SiteArgument &argument : facts_.argumentsOf(site))
      visit(argument.value, 0);
    visit(site.receiver, 0);
  }

  const link::Program &program_;
  FunctionId function_;
  link::UnitId unit_;
  const ir::UnitFacts &facts_;
  link::UnitBase base_;
};

using Parameters = std::optional<std::set<std::uint32_t>>;

Parameters parametersOf(const link::Program &program, FunctionId constructor,
                        unsigned depth);

std::vector<bool> inTextOf(const link::Program &program, SiteId site,
                           unsigned depth) {
  const link::UnitId unit = program.unitOfSite(site);
  const ir::UnitFacts &facts = program.facts(unit);
  const auto arguments = facts.argumentsOf(program.site(site));
  std::vector<bool> out(arguments.size(), true);
  const auto targets = program.targetsOf(site);
  const Parameters wanted =
      targets.size() == 1 ? parametersOf(program, targets[0].function, depth)
                          : Parameters{};
  if (!wanted)
    return out;
  const ir::UnitFacts &of =
      program.facts(program.unitOfFunction(targets[0].function));
  const auto parameters = of.parametersOf(program.fact(targets[0].function));
  // Behind the object that is made.
  std::uint32_t position = targets[0].binding == link::Binding::Plain ? 0 : 1;
  for (std::size_t a = 0; a < arguments.size(); ++a, ++position) {
    const ir::SiteArgument &argument = arguments[a];
    if (argument.kind == ir::ArgumentKind::Positional)
      out[a] = position >= parameters.size() || wanted->count(position);
    else if (argument.kind == ir::ArgumentKind::Named)
      out[a] = std::ranges::any_of(*wanted, [&](std::uint32_t p) {
        return of.text(parameters[p].name) == facts.text(argument.name) ||
               parameters[p].kind == ir::ParameterKind::NamedRest;
      });
  }
  return out;
}

// Nothing where no part of the object is made by the class that it extends.
Parameters parametersOf(const link::Program &program, FunctionId constructor,
                        unsigned depth) {
  if (depth > kDeepest)
    return {};
  const Reader reader(program, constructor);
  const link::UnitBase &base =
      program.bases[program.unitOfFunction(constructor)];
  const ir::UnitFacts &facts =
      program.facts(program.unitOfFunction(constructor));
  const ir::FactFunction &fact = program.fact(constructor);
  Parameters out;
  for (auto s = fact.firstSite; s < fact.endSite; ++s) {
    if (!reader.callsBase(base.site + s))
      continue;
    if (!out)
      out.emplace();
    const auto arguments = facts.argumentsOf(facts.sites[s]);
    const std::vector<bool> inText =
        inTextOf(program, base.site + s, depth + 1);
    for (std::size_t a = 0; a < arguments.size(); ++a)
      if (inText[a] && arguments[a].value != kNone)
        reader.read(base.vertex + arguments[a].value, *out);
  }
  return out;
}
} // namespace

std::vector<bool> argumentsInText(const link::Program &program, SiteId site) {
  return inTextOf(program, site, 0);
}

} // namespace philint::policy
