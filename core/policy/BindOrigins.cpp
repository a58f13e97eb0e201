// Where a value comes from: Open where that is outside of the program, so that
// its name is evidence of what it holds, Explained where the program made it.
#include "core/policy/Bind.h"

#include "core/link/ScriptModules.h"
#include "core/policy/Tested.h"
#include "core/support/Wildcard.h"

#include <algorithm>
#include <set>

namespace philint::policy {

using ir::VertexKind;

namespace {
constexpr unsigned kDeepestOrigin = 100;
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
  handedIn_.clear();
  for (const BoundCallback &callback : out_.callbacks)
    for (const auto &in : callback.in)
      handedIn_.push_back(
          {callback.function, in.parameter, callback.site, in.from});
  std::sort(handedIn_.begin(), handedIn_.end());
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
          isTested(facts, edge) ||
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

namespace {
bool saysSomething(const NameMeaning &what) {
  return what.isContext || what.level > NameMeaning::Never;
}
} // namespace

bool Binder::tellsByName(link::UnitId unit, ir::VertexId local) {
  const Symbol name = program_.facts(unit).vertices[local].name;
  return name && saysSomething(meaning(program_.symbolOf(unit, name)));
}

// A file of tests, or one that fills a database with made-up data: what it passes
// says nothing of what the program is given.
//   "tests/test_note.py", "src/note.test.ts", "e2e/login.ts", "prisma/seed.ts"
bool isTestPath(const Policy &policy, std::string_view path) {
  const TestFiles &files = policy.testFiles;
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const auto any = [](const std::vector<std::string> &texts, auto holds) {
    return std::any_of(texts.begin(), texts.end(), holds);
  };
  return any(policy.project.testPaths,
             [&](const std::string &glob) {
               return matchesPath(glob, path);
             }) ||
         any(files.folders,
             [&](const std::string &folder) {
               const auto at = path.find(folder + '/');
               return at == 0 || (at != path.npos && path[at - 1] == '/');
             }) ||
         any(files.starts,
             [&](const std::string &start) {
               return name.starts_with(start);
             }) ||
         any(files.middles,
             [&](const std::string &middle) {
               return name.find(middle) != name.npos;
             }) ||
         any(files.names,
             [&](const std::string &whole) { return name == whole; });
}

void Binder::findTests() {
  program_.testUnit.clear();
  for (link::UnitId unit = 0; unit < program_.units.size(); ++unit)
    program_.testUnit.push_back(
        isTestPath(policy_, program_.pathInProject(unit)));
}

// `rows.forEach(row => …)`: the callback's parameter is what its row says that
// the library calls it with, as the variable of a loop over the rows is.
bool Binder::isHandedOpen(link::FunctionId function, std::uint32_t parameter,
                          SiteId site, unsigned depth) {
  for (auto at = std::lower_bound(handedIn_.begin(), handedIn_.end(),
                                  HandedIn{function, parameter, site, 0});
       at != handedIn_.end() && at->function == function &&
       at->parameter == parameter && at->site == site;
       ++at)
    if (originAt(at->vertex, depth + 1) == Origin::Open)
      return true;
  return false;
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
    if (isHandedOpen(function, parameter, caller.site, depth))
      return true;
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

Origin Binder::originAt(VertexId vertex, unsigned depth) {
  const link::UnitId unit = program_.unitOfVertex(vertex);
  return originOf(unit, vertex - program_.bases[unit].vertex, depth);
}

// What a cell holds is open where one of the values that it is given is; one
// that has a telling name is a source there. Nothing where it is given none.
std::optional<Origin> Binder::originOfCell(link::CellId cell,
                                           std::span<const ir::Step> path,
                                           unsigned depth) {
  std::optional<Origin> out;
  // `self.config["patient"]` is how the program is set up.
  if (lexicon_.isOfThing(text(program_.cells[cell].name)))
    return Origin::Explained;
  for (auto at = std::lower_bound(program_.cellWriters.begin(),
                                  program_.cellWriters.end(),
                                  link::CellWriter{cell, 0, 0});
       at != program_.cellWriters.end() && at->cell == cell; ++at) {
    const link::UnitId unit = program_.unitOfVertex(at->vertex);
    const ir::VertexId local = at->vertex - program_.bases[unit].vertex;
    const auto &written = program_.paths[at->path];
    if (isTest(unit) ||
        !fills(unit, local, program_.cells[cell].name) ||
        written.size() > path.size() ||
        !std::equal(written.begin(), written.end(), path.begin()))
      continue;
    out = Origin::Explained;
    if (!tellsByName(unit, local) &&
        originOf(unit, local, depth + 1) == Origin::Open)
      return Origin::Open;
  }
  return out;
}

// What is stored gives the cell something new: neither `None`, with which a
// variable is declared before it is filled, nor what a call has left of the
// member that it was given.
bool Binder::fills(link::UnitId unit, ir::VertexId local, Symbol member) {
  constexpr unsigned kMost = 16;
  const ir::UnitFacts &facts = program_.facts(unit);
  const InEdges &in = inEdges(unit);
  for (unsigned n = 0; n < kMost; ++n) {
    const ir::Vertex &vertex = facts.vertices[local];
    if (vertex.kind == VertexKind::Literal)
      return facts.constants[vertex.data].kind != ir::ConstantKind::None;
    const ir::Edge *base = nullptr;
    for (std::uint32_t i = in.start[local]; i < in.start[local + 1]; ++i) {
      const ir::Edge &edge = facts.edges[in.edges[i]];
      if (edge.kind == ir::EdgeKind::Derived || edge.write != 0)
        continue;
      if (base)
        return true;
      base = &edge;
    }
    if (!base)
      return true;
    if (base->kind == ir::EdgeKind::Copy && base->read != 0) {
      const Symbol read = facts.paths[base->read].back().name;
      return !read || program_.symbolOf(unit, read) != member;
    }
    local = base->from;
  }
  return true;
}

// The class declares the member. In C++, where members are filled by what
// changes them, it has to be a patient by its class.
bool Binder::isLeftToMakers(link::ClassId clazz, Symbol field) {
  if (link::isCxx(program_.facts(program_.classes[clazz].unit).language)) {
    const auto record = declaredRecord(clazz, field);
    return record && !record->element;
  }
  const auto &declared = declaredFields(clazz);
  return std::find(declared.begin(), declared.end(), field) != declared.end();
}

// The member is an object that keeps many patients for others, `Store *store`.
// They fill it under other names, which meet only in the object itself.
bool Binder::isSharedStore(link::ClassId clazz, Symbol field) {
  const auto &fields = program_.classes[clazz].fields;
  const auto own = std::find_if(
      fields.begin(), fields.end(),
      [&](const link::FieldInfo &one) { return one.name == field; });
  const auto keepsMany = [&](const link::TypeRef &type) {
    if (type.kind != link::TypeRef::Class || type.element ||
        isPatientClass(type.id))
      return false;
    const auto &kept = declaredFields(type.id);
    return std::any_of(kept.begin(), kept.end(), [&](Symbol of) {
      const auto record = declaredRecord(type.id, of);
      return record && record->element;
    });
  };
  return own != fields.end() &&
         std::any_of(own->types.begin(), own->types.end(), keepsMany);
}

// `this.rows`: a member of an object of the program's class. A member that has a
// telling name is a source where it is filled. What the class declares, and
// nothing of the program fills, is filled by whoever makes the object.
Origin Binder::originOfMember(link::UnitId unit, const ir::Edge &edge,
                              unsigned depth) {
  const auto &path = program_.paths[program_.pathOf(unit, edge.read)];
  if (path.empty() || path[0].kind != ir::StepKind::Field)
    return Origin::Explained;
  const Symbol field = path[0].name;
  const bool tells = saysSomething(meaning(field));
  for (const link::TypeRef &type :
       program_.typesOf(program_.bases[unit].vertex + edge.from)) {
    if (type.kind != link::TypeRef::Class || type.element)
      continue;
    bool isDeclared = false, isFilled = false;
    for (const link::ClassId c : program_.classes[type.id].mro) {
      if (isSharedStore(c, field))
        return Origin::Open;
      isDeclared |= isLeftToMakers(c, field);
      const link::CellId cell = program_.fieldCell(c, field);
      const auto held =
          cell == kNone
              ? std::nullopt
              : originOfCell(cell, std::span(path).subspan(1), depth);
      if (held == Origin::Open && !tells)
        return Origin::Open;
      isFilled |= held.has_value();
    }
    if (isDeclared && !isFilled)
      return Origin::Open;
  }
  return Origin::Explained;
}

// Variables of other modules and of classes, by any way that link has found.
Origin Binder::originOfLinked(VertexId vertex, unsigned depth) {
  for (auto at = std::lower_bound(program_.cellLinks.begin(),
                                  program_.cellLinks.end(), vertex,
                                  [](const link::CellLink &l, VertexId v) {
                                    return l.vertex < v;
                                  });
       at != program_.cellLinks.end() && at->vertex == vertex; ++at)
    if (!at->isWrite && !at->at &&
        originOfCell(at->cell, program_.paths[at->path], depth) ==
            Origin::Open)
      return Origin::Open;
  return Origin::Explained;
}

Origin Binder::originOfValue(link::UnitId unit, ir::VertexId local,
                             unsigned depth) {
  const ir::UnitFacts &facts = program_.facts(unit);
  const InEdges &in = inEdges(unit);
  for (std::uint32_t i = in.start[local]; i < in.start[local + 1]; ++i) {
    const ir::Edge &edge = facts.edges[in.edges[i]];
    if (!isTested(facts, edge) &&
        (edge.kind == ir::EdgeKind::Derived || edge.write != 0 ||
         ir::killsWhole(edge)))
      continue;
    if (originOf(unit, edge.from, depth + 1) == Origin::Open ||
        (edge.kind == ir::EdgeKind::Copy && edge.read != 0 &&
         originOfMember(unit, edge, depth) == Origin::Open))
      return Origin::Open;
  }
  return originOfLinked(program_.bases[unit].vertex + local, depth);
}

Origin Binder::findOrigin(link::UnitId unit, ir::VertexId local,
                          unsigned depth) {
  const ir::Vertex &vertex = program_.facts(unit).vertices[local];
  switch (vertex.kind) {
  case VertexKind::Result:
    return originOfResult(unit, vertex, depth);
  case VertexKind::Parameter:
    return originOfParameter(unit, vertex, local, depth);
  case VertexKind::Unknown:
    return Origin::Open;
  case VertexKind::CellRead:
    return originOfCell(program_.cellMap[unit][vertex.data], {}, depth)
        .value_or(Origin::Explained);
  case VertexKind::Value:
    if (isReadSource(program_.bases[unit].vertex + local))
      return Origin::Open;
    return originOfValue(unit, local, depth);
  case VertexKind::CellWrite:
  case VertexKind::Return:
  case VertexKind::AfterReceiver:
  case VertexKind::AfterArgument:
    return originOfValue(unit, local, depth);
  case VertexKind::ImportRef:
    return originOfLinked(program_.bases[unit].vertex + local, depth);
  default:
    return Origin::Explained;
  }
}

// Values are asked through one another, in circles where variables outlive a
// call or a turn of a loop. What is on a circle is known when the value by which
// the circle was entered is; until then it stands on `askedOrigins_`.
Origin Binder::originOf(link::UnitId unit, ir::VertexId local, unsigned depth) {
  constexpr std::uint32_t kUnknown = 0, kExplained = 1, kOpen = 2, kFirst = 3;
  auto &known = originKnown_[unit];
  if (known.empty())
    known.assign(program_.facts(unit).vertices.size(), kUnknown);
  if (known[local] == kOpen)
    return Origin::Open;
  if (known[local] != kUnknown || depth > kDeepestOrigin) {
    if (known[local] >= kFirst)
      earliestAsked_ = std::min(earliestAsked_, known[local] - kFirst);
    return Origin::Explained;
  }
  const auto at = static_cast<std::uint32_t>(askedOrigins_.size());
  askedOrigins_.emplace_back(unit, local);
  known[local] = kFirst + at;
  const std::uint32_t before = earliestAsked_;
  earliestAsked_ = kNone;
  const Origin out = findOrigin(unit, local, depth);
  const bool isOpen = out == Origin::Open;
  if (isOpen || earliestAsked_ == kNone || earliestAsked_ >= at) {
    for (std::size_t i = at; i < askedOrigins_.size(); ++i)
      originKnown_[askedOrigins_[i].first][askedOrigins_[i].second] =
          isOpen ? kUnknown : kExplained;
    askedOrigins_.resize(at);
    if (isOpen)
      originKnown_[unit][local] = kOpen;
    earliestAsked_ = before;
  } else {
    earliestAsked_ = std::min(earliestAsked_, before);
  }
  return out;
}

} // namespace philint::policy
