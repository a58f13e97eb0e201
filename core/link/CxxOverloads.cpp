// Which of the functions of one name a call of C++ means, as far as the number
// of arguments tells, and the classes that they are declared to be of.
//
//   void tell(const Chart &chart);
//   void tell(const Summary &summary);
//   tell(chart);                        // Chart chart: the first
#include "core/link/Linker.h"

#include <algorithm>
#include <map>

namespace philint::link {

namespace {
// "clinic::note" of "clinic::note(int)".
std::string_view withoutTypes(std::string_view name) {
  return name.ends_with(')') ? name.substr(0, name.find('(')) : name;
}
} // namespace

void Linker::groupOverloads() {
  std::map<std::pair<ClassId, std::string_view>, std::vector<FunctionId>> named;
  for (FunctionId f = 0; f < p.functions.size(); ++f) {
    const FunctionInfo &info = p.functions[f];
    const ir::UnitFacts &unit = *p.units[info.unit];
    const ir::FactFunction &fact = unit.functions[info.local];
    if (!isCxx(unit.language) || !fact.name)
      continue;
    if (info.ownerClass != kNone)
      methods_[info.ownerClass].push_back(f);
    named[{info.ownerClass,
           info.ownerClass == kNone ? withoutTypes(unit.text(fact.suffix))
                                    : unit.text(fact.name)}]
        .push_back(f);
  }
  for (auto &[name, functions] : named) {
    if (functions.size() < 2)
      continue;
    for (const FunctionId f : functions)
      overloadsOf_[f] = static_cast<std::uint32_t>(overloads_.size());
    overloads_.push_back(std::move(functions));
  }
  for (UnitId u = 0; u < p.units.size(); ++u)
    if (isCxx(p.units[u]->language))
      for (const ir::ValueType &type : p.units[u]->valueTypes)
        if (type.vertex != kNone)
          typeOfVertex_.try_emplace(global(u, type.vertex), type.type);
}

// Default arguments stand in the header, and the definition repeats none. A
// constructor is left as it is: once its callers are known, what it stores is
// the object's alone, and lost where that goes to a function nobody knows.
void Linker::findDefaults() {
  std::map<std::pair<std::string, std::uint32_t>, std::uint32_t> least;
  for (const auto &unit : p.units)
    for (const ir::Declaration &declared : unit->declarations) {
      const auto [at, isNew] = least.try_emplace(
          {std::string(unit->text(declared.name)), declared.parameters},
          declared.least);
      at->second = std::min(at->second, declared.least);
    }
  if (least.empty())
    return;
  for (FunctionId f = 0; f < p.functions.size(); ++f) {
    const FunctionInfo &info = p.functions[f];
    const ir::UnitFacts &unit = *p.units[info.unit];
    const ir::FactFunction &fact = unit.functions[info.local];
    if (!isCxx(unit.language) || !fact.name ||
        p.symbolOf(info.unit, fact.name) == cxxConstructor_)
      continue;
    std::string name(withoutTypes(unit.text(fact.suffix)));
    if (info.ownerClass != kNone) {
      const auto at = name.rfind("::");
      name = std::string(p.symbols.text(p.classes[info.ownerClass].name)) +
             "::" + name.substr(at == name.npos ? 0 : at + 2);
    }
    const std::uint32_t own = fact.kind == ir::FunctionKind::Method ? 1 : 0;
    const std::uint32_t all = fact.endParameter - fact.firstParameter;
    if (const auto at = all < own ? least.end() : least.find({name, all - own});
        at != least.end())
      leastGiven_[f] = static_cast<int>(at->second + own);
  }
}

// The class that a value is declared to be of, by its last name.
Symbol Linker::declaredType(UnitId u, ir::VertexId v) const {
  constexpr unsigned kMost = 4;
  const ir::UnitFacts &unit = *p.units[u];
  for (unsigned n = 0; n < kMost && v != kNone; ++n) {
    if (const auto known = typeOfVertex_.find(global(u, v));
        known != typeOfVertex_.end())
      return typeName(u, known->second);
    const ir::Vertex &vertex = unit.vertices[v];
    if (vertex.kind == ir::VertexKind::Parameter) {
      const FunctionId f = p.functionOfVertex(global(u, v));
      const auto parameters = unit.parametersOf(p.fact(f));
      return vertex.data < parameters.size()
                 ? typeName(u, parameters[vertex.data].type)
                 : Symbol{};
    }
    v = wholeCopiedTo(u, v);
  }
  return {};
}

// "Chart" of `const clinic::Chart &`.
Symbol Linker::typeName(UnitId u, std::uint32_t type) const {
  if (type == kNone)
    return {};
  std::string_view written = p.units[u]->text(p.units[u]->types[type].written);
  return p.symbols.find(written.substr(written.rfind('.') + 1));
}

// Does `f` fit what the call is given where `than` does not, and as well
// everywhere else? What nobody declares fits both.
bool Linker::isBetter(SiteId s, FunctionId f, FunctionId than,
                      int skip) const {
  UnitId u;
  const ir::Site &at = site(s, u);
  const UnitId fu = p.functions[f].unit, tu = p.functions[than].unit;
  const auto own = p.units[fu]->parametersOf(p.fact(f));
  const auto others = p.units[tu]->parametersOf(p.fact(than));
  auto position = static_cast<std::size_t>(std::max(skip, 0));
  bool isBetter = false;
  for (const ir::SiteArgument &argument : p.units[u]->argumentsOf(at)) {
    if (position >= own.size() || position >= others.size())
      return false;
    const Symbol mine = typeName(fu, own[position].type);
    const Symbol other = typeName(tu, others[position].type);
    ++position;
    if (mine == other)
      continue;
    if (!mine || argument.value == kNone ||
        declaredType(u, argument.value) != mine)
      return false;
    isBetter = true;
  }
  return isBetter;
}

// An operator outside classes is one of many of its name: it is the one for
// what the operands are declared to be.
bool Linker::takesOperands(SiteId s, FunctionId f, int skip) const {
  UnitId u;
  const ir::Site &at = site(s, u);
  if (!(at.flags & ir::kCallImplicit) || at.receiver != kNone)
    return true;
  const UnitId fu = p.functions[f].unit;
  const auto parameters = p.units[fu]->parametersOf(p.fact(f));
  auto position = static_cast<std::size_t>(std::max(skip, 0));
  bool any = false;
  for (const ir::SiteArgument &argument : p.units[u]->argumentsOf(at)) {
    if (position >= parameters.size() || argument.value == kNone)
      return false;
    const Symbol wanted = typeName(fu, parameters[position++].type);
    const Symbol given = declaredType(u, argument.value);
    if (given && given != wanted)
      return false;
    any = any || given;
  }
  return any;
}

// Which of the functions of one name a call means, as far as the number of
// their parameters tells, and the classes of what it is given.
bool Linker::takesArguments(SiteId s, FunctionId f, int skip) const {
  if (isHandingOver_)
    return true;
  if (!takesCount(s, f, skip) || !takesOperands(s, f, skip))
    return false;
  const auto group = overloadsOf_.find(f);
  return group == overloadsOf_.end() ||
         std::ranges::none_of(
             overloads_[group->second], [&](FunctionId other) {
               return other != f && takesCount(s, other, skip) &&
                      isBetter(s, other, f, skip);
             });
}

bool Linker::takesCount(SiteId s, FunctionId f, int skip) const {
  UnitId u;
  const ir::Site &at = site(s, u);
  const UnitId fu = p.functions[f].unit;
  int given = skip;
  for (const ir::SiteArgument &argument : p.units[u]->argumentsOf(at)) {
    if (argument.kind != ir::ArgumentKind::Positional)
      return true;
    ++given;
  }
  int most = 0, least = 0;
  for (const ir::FactParameter &parameter :
       p.units[fu]->parametersOf(p.fact(f))) {
    if (parameter.kind != ir::ParameterKind::Normal)
      return given >= least;
    ++most;
    if (parameter.defaultValue == kNone)
      least = most;
  }
  if (given < least)
    if (const auto known = leastGiven_.find(f); known != leastGiven_.end())
      least = known->second;
  return given >= least && given <= most;
}

} // namespace philint::link
