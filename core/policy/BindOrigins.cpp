// Where a value comes from: Open where that is outside of the program, so that
// its name is evidence of what it holds, Explained where the program made it.
#include "core/policy/Bind.h"
#include "core/support/Wildcard.h"

#include <algorithm>
#include <set>

namespace philint::policy {

using ir::VertexKind;

namespace {
constexpr unsigned kDeepestOrigin = 40;
} // namespace

Origin Binder::originOfResult(link::UnitId unit, const ir::Vertex &vertex,
                              unsigned) {
  const SiteId site = program_.bases[unit].site + vertex.data;
  return explainedSite_[site] && !isOpenCall(site) ? Origin::Explained
                                                   : Origin::Open;
}

// What library calls make of what they are given, by what they make.
void Binder::findGivers() {
  givers_.clear();
  keepers_.clear();
  for (const BoundPassage &pass : out_.passages) {
    givers_.emplace_back(pass.to, pass.from);
    if (!pass.content && pass.transform == 0 && pass.fromPath == 0)
      keepers_.emplace_back(pass.to, pass.from);
  }
  std::sort(givers_.begin(), givers_.end());
  std::sort(keepers_.begin(), keepers_.end());
}

std::vector<VertexId> Binder::giversOf(VertexId vertex) const {
  std::vector<VertexId> out;
  for (auto at = std::lower_bound(givers_.begin(), givers_.end(),
                                  std::pair(vertex, VertexId{0}));
       at != givers_.end() && at->first == vertex; ++at)
    out.push_back(at->second);
  return out;
}

// A call of the program that gives on what a library gave it.
bool Binder::isOpenCall(SiteId site) {
  const auto targets = program_.targetsOf(site);
  return std::any_of(targets.begin(), targets.end(),
                     [&](const link::Target &target) {
                       return target.binding != link::Binding::Constructor &&
                              returnsOpen(target.function);
                     });
}

// The function gives on what a call gave it that nobody knows: its caller's
// name for it is evidence then, as it would be beside that call. What the
// function was given itself is named where it comes from.
bool Binder::returnsOpen(link::FunctionId function) {
  if (returnsOpen_.empty())
    returnsOpen_.assign(program_.functions.size(), 0);
  if (returnsOpen_[function])
    return returnsOpen_[function] == 2;
  returnsOpen_[function] = 1; // on a cycle: nothing new
  const link::UnitId unit = program_.unitOfFunction(function);
  const ir::UnitFacts &facts = program_.facts(unit);
  const link::UnitBase &base = program_.bases[unit];
  const InEdges &in = inEdges(unit);
  const ir::VertexId result = program_.fact(function).result;
  if (result == ir::kNone)
    return false;
  std::vector<ir::VertexId> queue{result};
  std::set<ir::VertexId> seen{result};
  const auto reach = [&](ir::VertexId v) {
    if (seen.insert(v).second)
      queue.push_back(v);
  };
  bool isOpen = false;
  for (std::size_t n = 0; n < queue.size() && !isOpen; ++n) {
    const ir::Vertex &vertex = facts.vertices[queue[n]];
    if (vertex.kind == VertexKind::Result) {
      const SiteId site = base.site + vertex.data;
      const auto givers = giversOf(base.vertex + queue[n]);
      for (const VertexId giver : givers)
        if (program_.unitOfVertex(giver) == unit)
          reach(giver - base.vertex);
      isOpen = explainedSite_[site] ? isOpenCall(site)
                                    : givers.empty() && !isRowed_[site];
    }
    for (auto i = in.start[queue[n]]; i < in.start[queue[n] + 1]; ++i) {
      const ir::Edge &edge = facts.edges[in.edges[i]];
      if (edge.kind == ir::EdgeKind::CopyKill ||
          (edge.kind != ir::EdgeKind::Derived && edge.write == 0))
        reach(edge.from);
    }
  }
  returnsOpen_[function] = isOpen ? 2 : 1;
  return isOpen;
}

ir::VertexId argumentFor(const ir::UnitFacts &facts, const ir::Site &site,
                         const link::Target &target, std::uint32_t parameter,
                         std::string_view name) {
  const bool bound = target.binding == link::Binding::Receiver ||
                     target.binding == link::Binding::Constructor;
  std::uint32_t position = target.skip + (bound ? 1U : 0U);
  for (const ir::SiteArgument &argument : facts.argumentsOf(site)) {
    if (argument.kind == ir::ArgumentKind::Named &&
        facts.text(argument.name) == name)
      return argument.value;
    if (argument.kind == ir::ArgumentKind::Positional &&
        position++ == parameter)
      return argument.value;
    if (argument.kind == ir::ArgumentKind::Spread)
      return ir::kNone;
  }
  return ir::kNone;
}

bool Binder::tellsByName(link::UnitId unit, ir::VertexId local) {
  const Symbol name = program_.facts(unit).vertices[local].name;
  if (!name)
    return false;
  const NameMeaning &what = meaning(program_.symbolOf(unit, name));
  return what.isContext || what.level > NameMeaning::Never;
}

// A file of tests, or one that fills a database with made-up data: what it passes
// says nothing of what the program is given.
//   "tests/test_note.py", "src/note.test.ts", "e2e/login.ts", "prisma/seed.ts"
bool Binder::isTestPath(std::string_view path) const {
  constexpr std::string_view kFolders[] = {"tests/", "__tests__/", "__mocks__/",
                                           "e2e/", "seeds/", "seeders/"};
  constexpr std::string_view kMiddles[] = {"_test.", ".test.", ".spec.",
                                           ".e2e.", ".stories."};
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const auto &own = policy_.project.testPaths;
  return std::any_of(own.begin(), own.end(),
                     [&](const std::string &glob) {
                       return matchesPath(glob, path);
                     }) ||
         name.starts_with("test_") || name == "conftest.py" ||
         name.starts_with("seed.") || name.starts_with("seed-") ||
         name.starts_with("seed_") ||
         std::any_of(std::begin(kFolders), std::end(kFolders),
                     [&](std::string_view folder) {
                       const auto at = path.find(folder);
                       return at == 0 ||
                              (at != path.npos && path[at - 1] == '/');
                     }) ||
         std::any_of(std::begin(kMiddles), std::end(kMiddles),
                     [&](std::string_view middle) {
                       return name.find(middle) != name.npos;
                     });
}

void Binder::findTests() {
  program_.testUnit.clear();
  for (link::UnitId unit = 0; unit < program_.units.size(); ++unit)
    program_.testUnit.push_back(isTestPath(program_.pathInProject(unit)));
}

// A value that is open where the program is called stays so on its way in; so
// is one that only tests give.
bool Binder::isGivenOpen(link::FunctionId function, std::uint32_t parameter,
                         unsigned depth) {
  constexpr std::size_t kMostCallers = 16;
  const ir::UnitFacts &own = program_.facts(program_.functions[function].unit);
  const std::string_view name = own.text(
      own.parameters[program_.fact(function).firstParameter + parameter].name);
  std::size_t asked = 0;
  bool onlyTests = !isTest(program_.functions[function].unit);
  for (const link::Caller &caller : program_.callersOf(function)) {
    const link::UnitId unit = program_.unitOfSite(caller.site);
    if (isTest(unit))
      continue;
    if (++asked > kMostCallers)
      return false;
    onlyTests = false;
    for (const link::Target &target : program_.targetsOf(caller.site)) {
      if (target.function != function)
        continue;
      const ir::VertexId given =
          argumentFor(program_.facts(unit), program_.site(caller.site), target,
                      parameter, name);
      // What has a telling name there is a source there, and its path longer.
      if (given != ir::kNone && !tellsByName(unit, given) &&
          originOf(unit, given, depth + 1) == Origin::Open)
        return true;
    }
  }
  return onlyTests;
}

// A parameter is open unless the program makes all of its values.
Origin Binder::originOfParameter(link::UnitId unit, const ir::Vertex &vertex,
                                 ir::VertexId local, unsigned depth) {
  const ir::UnitFacts &facts = program_.facts(unit);
  const auto at = std::upper_bound(
      facts.functions.begin(), facts.functions.end(), local,
      [](ir::VertexId v, const ir::FactFunction &f) { return v < f.firstVertex; });
  const auto function =
      static_cast<ir::FunctionId>(at - facts.functions.begin() - 1);
  const link::FunctionInfo &info =
      program_.functions[program_.bases[unit].function + function];
  const bool isReceiver =
      vertex.data == 0 &&
      (facts.functions[function].kind == ir::FunctionKind::Method ||
       facts.functions[function].kind == ir::FunctionKind::ClassMethod ||
       facts.functions[function].kind == ir::FunctionKind::Property);
  if (isReceiver)
    return Origin::Explained;
  if (!info.hasCallers || info.isEntry || info.isFramework)
    return Origin::Open;
  return isGivenOpen(program_.bases[unit].function + function, vertex.data,
                     depth)
             ? Origin::Open
             : Origin::Explained;
}

Origin Binder::originOf(link::UnitId unit, ir::VertexId local, unsigned depth) {
  auto &known = originKnown_[unit];
  const ir::UnitFacts &facts = program_.facts(unit);
  if (known.empty())
    known.assign(facts.vertices.size(), 0);
  if (known[local])
    return known[local] == 2 ? Origin::Open : Origin::Explained;
  if (depth > kDeepestOrigin)
    return Origin::Explained;
  known[local] = 1; // on a cycle: nothing new
  const ir::Vertex &vertex = facts.vertices[local];
  Origin out = Origin::Explained;
  switch (vertex.kind) {
  case VertexKind::Result:
    out = originOfResult(unit, vertex, depth);
    break;
  case VertexKind::Parameter:
    out = originOfParameter(unit, vertex, local, depth);
    break;
  case VertexKind::Unknown:
    out = Origin::Open;
    break;
  case VertexKind::Value:
    if (isReadSource(program_.bases[unit].vertex + local)) {
      out = Origin::Open;
      break;
    }
    [[fallthrough]];
  case VertexKind::Return:
  case VertexKind::AfterReceiver:
  case VertexKind::AfterArgument: {
    const InEdges &in = inEdges(unit);
    for (std::uint32_t i = in.start[local];
         i < in.start[local + 1] && out == Origin::Explained; ++i) {
      const ir::Edge &edge = facts.edges[in.edges[i]];
      if (edge.kind != ir::EdgeKind::Derived && edge.write == 0 &&
          !ir::killsWhole(edge))
        out = originOf(unit, edge.from, depth + 1);
    }
    break;
  }
  default:
    break;
  }
  known[local] = out == Origin::Open ? 2 : 1;
  return out;
}

} // namespace philint::policy
