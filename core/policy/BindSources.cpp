// Names as evidence: parameters, variables, members and keys whose names say
// that they hold patient data.
//
// A name counts only where the value comes from outside the program (an Open
// origin): what the program itself made is judged by what it is made of, so
// that `notes = len(x)` and `prompt = f"…{note}"` are not sources.
#include "core/policy/Bind.h"

#include "core/ir/Keys.h"
#include "core/support/Wildcard.h"

#include "core/link/ScriptModules.h"
#include "core/policy/Loading.h"

#include <algorithm>

namespace philint::policy {

using ir::VertexKind;

Evidence evidenceOf(NameMeaning::Level level) {
  switch (level) {
  case NameMeaning::Strong:
    return Evidence::StrongName;
  case NameMeaning::Context:
    return Evidence::NameInContext;
  default:
    return Evidence::Weak;
  }
}

CategoryMask Binder::categoryOf(std::string_view key) const {
  const Symbol wanted = named(key);
  for (std::size_t i = 0; wanted && i < policy_.categories.size(); ++i)
    if (policy_.categories[i].key == wanted)
      return CategoryMask{1} << i;
  return 0;
}

const NameMeaning &Binder::meaning(Symbol symbol) {
  if (symbol.id >= meanings_.size()) {
    meanings_.resize(program_.symbols.size());
    meaningKnown_.resize(program_.symbols.size());
  }
  if (!meaningKnown_[symbol.id]) {
    meanings_[symbol.id] = lexicon_.meaningOf(text(symbol));
    meaningKnown_[symbol.id] = 1;
  }
  return meanings_[symbol.id];
}

// A member, a subscriber, a resident is a patient where all is about health.
void Binder::leaveOutMembers() {
  if (isAboutHealth_)
    return;
  lexicon_.leaveOutMembers();
  for (std::size_t id = 0; id < meanings_.size(); ++id)
    if (meaningKnown_[id] && meanings_[id].isOfMember)
      meanings_[id] =
          lexicon_.meaningOf(text(Symbol{static_cast<std::uint32_t>(id)}));
}

void Binder::readNames() {
  meanings_.assign(program_.symbols.size(), {});
  meaningKnown_.assign(program_.symbols.size(), 0);
}

// The unit's path and imports.
Surroundings Binder::aroundUnit(link::UnitId unit) {
  Surroundings &known = unitContext_[unit];
  if (known != Surroundings::Unknown)
    return known;
  const ir::UnitFacts &facts = program_.facts(unit);
  const NameMeaning path = lexicon_.meaningOf(program_.pathInProject(unit));
  known = path.isOfPatient ? Surroundings::Patient
          : path.isContext ? Surroundings::Medical
                           : Surroundings::Plain;
  for (const ir::Import &import : facts.imports)
    for (const Symbol health : policy_.healthImports) {
      const std::string_view name = facts.text(import.path);
      const std::string_view wanted = policy_.catalog.strings.text(health);
      if (name == wanted ||
          (name.starts_with(wanted) && name[wanted.size()] == '.'))
        known = Surroundings::Patient;
    }
  return known;
}

// The unit, the function and what it stands in.
Surroundings Binder::around(link::UnitId unit, ir::FunctionId function) {
  Surroundings found = aroundUnit(unit);
  const ir::UnitFacts &facts = program_.facts(unit);
  auto &all = functionContext_[unit];
  if (all.empty())
    all.assign(facts.functions.size(), Surroundings::Unknown);
  if (all[function] != Surroundings::Unknown)
    return all[function];
  const auto hear = [&](const NameMeaning &what) {
    if (what.isContext)
      found = std::max(found, what.isOfPatient ? Surroundings::Patient
                                               : Surroundings::Medical);
  };
  const ir::FactFunction &fact = facts.functions[function];
  hear(meaning(program_.symbolOf(unit, fact.name)));
  // The class may stand in another file.
  const link::ClassId owner =
      program_.functions[program_.bases[unit].function + function].ownerClass;
  if (owner != kNone) {
    const link::ClassInfo &info = program_.classes[owner];
    const ir::UnitFacts &of = program_.facts(info.unit);
    hear(meaning(program_.symbolOf(info.unit, of.classes[info.local].name)));
  }
  for (const ir::FactParameter &parameter : facts.parametersOf(fact))
    hear(meaning(program_.symbolOf(unit, parameter.name)));
  if (fact.parent != kNone && fact.parent != 0)
    found = std::max(found, around(unit, fact.parent));
  return all[function] = found;
}

bool Binder::inPatientContext(link::UnitId unit, ir::FunctionId function) {
  return around(unit, function) >= Surroundings::Medical &&
         !isAboutOthers(unit, function);
}

Surroundings Binder::aroundName(link::UnitId unit, ir::FunctionId function,
                                const NameMeaning &what) {
  if (what.isOfPatient || holdsPatient(unit, function))
    return Surroundings::Patient;
  if (what.level != NameMeaning::Strong &&
      !(what.categories & clinicalCategories()) &&
      isAboutOthers(unit, function))
    return Surroundings::Plain;
  return std::max(around(unit, function), what.isContext
                                              ? Surroundings::Medical
                                              : Surroundings::Plain);
}

// `signup(email)`, `auth/reset.ts`: whoever signs in is a clinician as often as a
// patient, so that a name beside it has to say more.
bool Binder::isAboutOthers(link::UnitId unit, ir::FunctionId function) {
  const ir::UnitFacts &facts = program_.facts(unit);
  const ir::FactFunction &fact = facts.functions[function];
  bool others = false, patients = false;
  const auto hear = [&](const NameMeaning &what) {
    others |= what.isOfOthers;
    patients |= what.isOfPatient;
  };
  hear(meaning(program_.symbolOf(unit, fact.name)));
  if (fact.ownerClass != ir::kNone)
    hear(meaning(
        program_.symbolOf(unit, facts.classes[fact.ownerClass].name)));
  const auto [at, isNew] = unitOfOthers_.try_emplace(unit, false);
  if (isNew) {
    const NameMeaning path = lexicon_.meaningOf(program_.pathInProject(unit));
    at->second = path.isOfOthers && !path.isOfPatient;
  }
  return !patients && (others || at->second);
}

// It has a patient in its hands: one of its variables is named so. That says
// what its other variables are, and nothing of what it is given as a whole.
bool Binder::holdsPatient(link::UnitId unit, ir::FunctionId function) {
  const ir::UnitFacts &facts = program_.facts(unit);
  auto &known = functionHolds_[unit];
  if (known.empty())
    known.assign(facts.functions.size(), 0);
  if (known[function])
    return known[function] == 2;
  const ir::FactFunction &fact = facts.functions[function];
  bool found = false;
  for (ir::VertexId v = fact.firstVertex; v < fact.endVertex && !found; ++v) {
    const ir::Vertex &vertex = facts.vertices[v];
    if (!vertex.name || !(vertex.flags & ir::kVertexNamed))
      continue;
    const NameMeaning &what = meaning(program_.symbolOf(unit, vertex.name));
    found = what.isOfPatient && what.level == NameMeaning::Strong;
  }
  known[function] = found ? 2 : 1;
  return found;
}

// The value's own name or type is that of a patient.
bool Binder::speaksOfPatients(link::UnitId unit, ir::VertexId local) {
  const ir::Vertex &vertex = program_.facts(unit).vertices[local];
  if (vertex.name && meaning(program_.symbolOf(unit, vertex.name)).isOfPatient)
    return true;
  for (const link::TypeRef &type :
       program_.typesOf(program_.bases[unit].vertex + local))
    if (type.kind == link::TypeRef::Class) {
      const link::ClassInfo &info = program_.classes[type.id];
      const ir::UnitFacts &facts = program_.facts(info.unit);
      if (meaning(program_.symbolOf(info.unit, facts.classes[info.local].name))
              .isOfPatient)
        return true;
    }
  return false;
}

// The policy says so of this field of the value's class, or of all its fields.
bool Binder::isNotPhi(VertexId object, Symbol member) const {
  if (notPhiFields_.empty() || object >= program_.vertexList.size())
    return false;
  for (const link::TypeRef &type : program_.typesOf(object))
    if (type.kind == link::TypeRef::Class &&
        (notPhiFields_.count({type.id, member.id}) ||
         notPhiFields_.count({type.id, 0})))
      return true;
  return false;
}

// `patient.name` is a patient's name, `file.name` is a file's: the two names
// together decide where they make a longer phrase.
NameMeaning Binder::meaningOfMember(link::UnitId unit, ir::VertexId object,
                                    Symbol member) {
  if (isNotPhi(program_.bases[unit].vertex + object, member)) {
    NameMeaning out;
    out.level = NameMeaning::Never;
    return out;
  }
  const ir::Vertex &vertex = program_.facts(unit).vertices[object];
  for (const link::TypeRef &type :
       program_.typesOf(program_.bases[unit].vertex + object))
    if (type.kind == link::TypeRef::Class && !type.element &&
        meaningOfField(type.id, member).level == NameMeaning::Never)
      return meaningOfField(type.id, member);
  if (!vertex.name)
    return meaning(member);
  const Symbol holder = program_.symbolOf(unit, vertex.name);
  const auto [at, isNew] = memberMeanings_.try_emplace({holder, member});
  if (!isNew)
    return at->second;
  const NameMeaning own = meaning(member);
  const NameMeaning both = lexicon_.meaningOf(
      std::string(text(holder)) + "_" + std::string(text(member)));
  at->second = own;
  // The holder's own phrase (`clinical_note.text`) says nothing of the member.
  if (both.level != NameMeaning::None && both.entry != own.entry &&
      both.entry != meaning(holder).entry)
    at->second = both;
  return at->second;
}

// `addPatient(name)`: whom the function is about says whose name it is. An id is
// as often the caller's own.
NameMeaning Binder::meaningOfParameter(Symbol function, Symbol parameter) {
  const NameMeaning &own = meaning(parameter);
  if (own.level == NameMeaning::Strong || own.level == NameMeaning::Context ||
      !function)
    return own;
  const auto [at, isNew] =
      parameterMeanings_.try_emplace({function, parameter}, own);
  if (!isNew)
    return at->second;
  const std::string_view called = text(function);
  std::size_t begin = called.size();
  while (begin > 0 && called[begin - 1] >= 'a' && called[begin - 1] <= 'z')
    --begin;
  if (begin > 0 && called[begin - 1] >= 'A' && called[begin - 1] <= 'Z')
    --begin;
  const std::string last(called.substr(begin));
  const NameMeaning about = lexicon_.meaningOf(last);
  if (!about.isContext)
    return at->second;
  const NameMeaning both =
      lexicon_.meaningOf(last + "_" + std::string(text(parameter)));
  if (both.level == NameMeaning::Strong && both.entry != about.entry &&
      both.categories != categoryOf("mrn"))
    at->second = both;
  return at->second;
}

// A field of a class, likewise: `Note.text` is the text of a note.
const NameMeaning &Binder::meaningOfField(link::ClassId clazz, Symbol field) {
  const auto [at, isNew] = fieldMeanings_.try_emplace({clazz, field});
  if (!isNew)
    return at->second;
  const link::ClassInfo &info = program_.classes[clazz];
  const ir::UnitFacts &facts = program_.facts(info.unit);
  const ir::FactClass &fact = facts.classes[info.local];
  const Symbol holder = program_.symbolOf(info.unit, fact.name);
  const NameMeaning own = meaning(field);
  const NameMeaning both = lexicon_.meaningOf(std::string(text(holder)) + "_" +
                                              std::string(text(field)));
  NameMeaning out = both.level != NameMeaning::None &&
                            both.entry != own.entry &&
                            both.entry != meaning(holder).entry
                        ? both
                        : own;
  for (std::uint32_t i = fact.firstField; i < fact.endField; ++i)
    if (program_.symbolOf(info.unit, facts.classFields[i].name) == field &&
        isPlainNumber(info.unit, facts.classFields[i].type, out.categories))
      out.level = NameMeaning::Never;
  return at->second = out;
}

// What the name says holds in these surroundings.
bool Binder::isEnough(const NameMeaning &what, Surroundings around) const {
  if (what.level == NameMeaning::Strong || around == Surroundings::Patient)
    return true;
  // `transcript`; `audio` and `allergies` where that is the whole name.
  if (isAboutHealth_ &&
      (what.throughout ||
       (what.level == NameMeaning::Context && what.asRequest)))
    return true;
  return around == Surroundings::Medical && what.level == NameMeaning::Context &&
         (what.categories & ofMedicine_) == 0;
}

void Binder::offerName(link::UnitId unit, ir::VertexId local,
                       const NameMeaning &what, Symbol name,
                       Surroundings around, ir::Span span) {
  if (what.level <= NameMeaning::Never || !isEnough(what, around))
    return;
  Label label;
  label[State::Raw] = what.categories;
  addSource(program_.bases[unit].vertex + local, {}, label,
            evidenceOf(what.level), name, span);
}

// The variable is given a value from outside here; renames of what it already
// held (joins, branches, the state after a call) are not asked again, else a
// guard or a scrubbed state would be undone.
bool Binder::isOpenDefinition(link::UnitId unit, ir::VertexId local) {
  const ir::UnitFacts &facts = program_.facts(unit);
  const InEdges &in = inEdges(unit);
  for (std::uint32_t i = in.start[local]; i < in.start[local + 1]; ++i) {
    const ir::Edge &edge = facts.edges[in.edges[i]];
    const ir::Vertex &from = facts.vertices[edge.from];
    if (edge.kind != ir::EdgeKind::Copy || edge.write != 0 ||
        from.kind == VertexKind::AfterArgument ||
        from.kind == VertexKind::AfterReceiver)
      continue;
    const bool sameName =
        from.name == facts.vertices[local].name &&
        (from.kind == VertexKind::Parameter ||
         (from.flags & ir::kVertexNamed));
    if (!(sameName && edge.read == 0) &&
        originOf(unit, edge.from) == Origin::Open)
      return true;
  }
  return false;
}

bool Binder::isOfClass(VertexId vertex) const {
  const auto types = program_.typesOf(vertex);
  return std::any_of(types.begin(), types.end(), [](const link::TypeRef &type) {
    return type.kind == link::TypeRef::Class;
  });
}

// A message or document of a format that is about patients: `hl7Message` is one
// also where the program has put it together.
bool Binder::isFormat(const NameMeaning &what) const {
  if (what.level != NameMeaning::Strong ||
      what.categories != aliasNamed(policy_, "record"))
    return false;
  const auto &words = policy_.lexicon[what.entry].words;
  return std::any_of(
      policy_.formatWords.begin(), policy_.formatWords.end(),
      [&](const std::vector<Symbol> &format) {
        return std::search(words.begin(), words.end(), format.begin(),
                           format.end()) != words.end();
      });
}

// Parameters and variables.
void Binder::bindUnitNames(link::UnitId unit) {
  const ir::UnitFacts &facts = program_.facts(unit);
  for (ir::FunctionId f = 0; f < facts.functions.size(); ++f) {
    const ir::FactFunction &fact = facts.functions[f];
    for (const ir::FactParameter &parameter : facts.parametersOf(fact)) {
      const Symbol name = program_.symbolOf(unit, parameter.name);
      // The fields of a record that is written out say what they are.
      const bool hasFields =
          parameter.vertex != kNone &&
          isOfClass(program_.bases[unit].vertex + parameter.vertex);
      const NameMeaning what =
          hasFields
              ? meaning(name)
              : meaningOfParameter(program_.symbolOf(unit, fact.name), name);
      if (what.level <= NameMeaning::Never || parameter.vertex == kNone ||
          isPlainNumber(unit, parameter.type, what.categories))
        continue;
      if (originOf(unit, parameter.vertex) == Origin::Open)
        offerName(unit, parameter.vertex, what, name,
                  aroundName(unit, f, what), parameter.span);
    }
    for (ir::VertexId v = fact.firstVertex; v < fact.endVertex; ++v) {
      const ir::Vertex &vertex = facts.vertices[v];
      // What a call gives may be the variable's own vertex.
      const bool isResult = vertex.kind == VertexKind::Result;
      if ((vertex.kind != VertexKind::Value && !isResult) ||
          !(vertex.flags & ir::kVertexNamed))
        continue;
      const Symbol name = program_.symbolOf(unit, vertex.name);
      if (meaning(name).level <= NameMeaning::Never)
        continue;
      if (isResult && isFormat(meaning(name)) &&
          originOf(unit, v) != Origin::Open) {
        Label label;
        label[State::Raw] = meaning(name).categories;
        addSource(program_.bases[unit].vertex + v, {}, label,
                  Evidence::NameInContext, name, vertex.span);
      } else if (isResult ? originOf(unit, v) == Origin::Open
                          : isOpenDefinition(unit, v))
        offerName(unit, v, meaning(name), name,
                  aroundName(unit, f, meaning(name)),
                  vertex.span);
    }
  }
}

// A container of the program's own, filled under keys that only the data tells:
// what it has under a key that is written out comes from outside.
bool Binder::isFilledOpen(link::UnitId unit, ir::VertexId container) {
  constexpr std::size_t kMost = 64;
  const ir::UnitFacts &facts = program_.facts(unit);
  const InEdges &in = inEdges(unit);
  std::vector<ir::VertexId> queue{container};
  std::set<ir::VertexId> seen{container};
  for (std::size_t i = 0; i < queue.size() && i < kMost; ++i)
    for (std::uint32_t e = in.start[queue[i]]; e < in.start[queue[i] + 1];
         ++e) {
      const ir::Edge &edge = facts.edges[in.edges[e]];
      const auto &write = facts.writeOf(edge);
      if (edge.kind == ir::EdgeKind::Copy && write.size() == 1 &&
          write[0].kind == ir::StepKind::Any && edge.read == 0) {
        if (originOf(unit, edge.from) == Origin::Open)
          return true;
      } else if (ir::copiesWhole(edge) && seen.insert(edge.from).second) {
        queue.push_back(edge.from);
      }
    }
  return false;
}

Surroundings Binder::aroundLoad(link::UnitId unit, ir::FunctionId function,
                                ir::VertexId object, const NameMeaning &what) {
  return speaksOfPatients(unit, object) ? Surroundings::Patient
                                        : aroundName(unit, function, what);
}

// `prisma.patient.count()`: whose method is called is a table of them, and what
// it gives says its row; so is what the call has left of it.
bool Binder::isModel(link::UnitId unit, const ir::Edge &edge,
                     const std::vector<bool> &isReceiver) {
  const ir::UnitFacts &facts = program_.facts(unit);
  const VertexKind from = facts.vertices[edge.from].kind;
  const bool isTable = edge.read != 0 ? from != VertexKind::Parameter &&
                                            isReceiver[edge.to]
                                      : from == VertexKind::AfterReceiver;
  if (!link::isScript(facts.language) || !isTable)
    return false;
  const ir::Step &step =
      facts.paths[edge.read != 0 ? edge.read : edge.write].back();
  if (!step.name)
    return false;
  const NameMeaning &what = meaning(program_.symbolOf(unit, step.name));
  return what.level == NameMeaning::Context &&
         what.categories == aliasNamed(policy_, "record");
}

// Members and keys: read from a value, or written beside it.
void Binder::bindLoads(link::UnitId unit) {
  const ir::UnitFacts &facts = program_.facts(unit);
  std::vector<std::uint8_t> isCallee(facts.vertices.size(), 0);
  std::vector<bool> isReceiver(facts.vertices.size());
  for (const ir::Site &site : facts.sites) {
    if (site.callee != kNone)
      isCallee[site.callee] = 1;
    if (site.receiver != kNone)
      isReceiver[site.receiver] = true;
  }
  for (ir::FunctionId f = 0; f < facts.functions.size(); ++f)
    for (const ir::Edge &edge : facts.edgesOf(facts.functions[f]))
      if (edge.kind == ir::EdgeKind::Copy && edge.read != edge.write &&
          edge.from != edge.to &&
          !isCallee[edge.read != 0 ? edge.to : edge.from] &&
          !isModel(unit, edge, isReceiver))
        bindLoad(unit, f, edge);
}

template <typename Test>
static bool anyInto(const ir::UnitFacts &facts, const InEdges &in,
                    ir::VertexId vertex, const Test &test) {
  for (auto i = in.start[vertex]; i < in.start[vertex + 1]; ++i)
    if (test(facts.edges[in.edges[i]]))
      return true;
  return false;
}

static bool isOnly(const std::vector<ir::Step> &path, const ir::Step &step) {
  return path.size() == 1 && path[0] == step;
}

// What a call has left of such a member, which it was given by itself.
bool Binder::isStoredAfter(link::UnitId unit, ir::VertexId value,
                           const ir::Step &step, unsigned depth) {
  const ir::UnitFacts &facts = program_.facts(unit);
  const InEdges &in = inEdges(unit);
  const auto isRead = [&](const ir::Edge &edge) {
    return edge.kind == ir::EdgeKind::Copy &&
           isOnly(facts.readOf(edge), step) &&
           isStoredBefore(unit, edge.from, step, depth);
  };
  return facts.vertices[value].kind == VertexKind::AfterArgument &&
         anyInto(facts, in, value, [&](const ir::Edge &edge) {
           return anyInto(facts, in, edge.from, isRead);
         });
}

// What was stored there before, on every way: `p.ssn = ""`. It says itself what
// it is, whatever the member is called.
bool Binder::isStoredBefore(link::UnitId unit, ir::VertexId object,
                            const ir::Step &step, unsigned depth) {
  const ir::UnitFacts &facts = program_.facts(unit);
  const InEdges &in = inEdges(unit);
  if (depth == 0 || in.start[object] == in.start[object + 1])
    return false;
  bool isCut = false, isOther = false, isOpen = false;
  anyInto(facts, in, object, [&](const ir::Edge &edge) {
    if (edge.kind == ir::EdgeKind::CopyKill && isOnly(facts.readOf(edge), step))
      isCut = true;
    else if (edge.kind == ir::EdgeKind::Copy &&
             isOnly(facts.writeOf(edge), step))
      isOpen |= originOf(unit, edge.from) == Origin::Open &&
                !isStoredAfter(unit, edge.from, step, depth - 1);
    else if (ir::copiesWhole(edge) &&
             facts.vertices[object].kind == VertexKind::Value)
      isOther |= !isStoredBefore(unit, edge.from, step, depth - 1);
    else
      isOpen = true;
    return false;
  });
  return !isOpen && (isCut || !isOther);
}

// `{ patients: rows.length }`, `{"notes": cursor.rowcount}`: members that say
// nothing of a patient, on every way that leads to the value, or constants.
bool Binder::tellsNothing(link::UnitId unit, ir::VertexId value) {
  constexpr std::size_t kMost = 16;
  const ir::UnitFacts &facts = program_.facts(unit);
  const InEdges &in = inEdges(unit);
  std::vector<ir::VertexId> queue{value};
  std::set<ir::VertexId> seen{value};
  bool isMember = false;
  for (std::size_t n = 0; n < queue.size(); ++n) {
    if (queue.size() > kMost)
      return false;
    if (facts.vertices[queue[n]].kind == VertexKind::Literal)
      continue;
    if (facts.vertices[queue[n]].kind != VertexKind::Value ||
        in.start[queue[n]] == in.start[queue[n] + 1])
      return false;
    for (auto i = in.start[queue[n]]; i < in.start[queue[n] + 1]; ++i) {
      const ir::Edge &edge = facts.edges[in.edges[i]];
      if (ir::copiesWhole(edge)) {
        if (seen.insert(edge.from).second)
          queue.push_back(edge.from);
        continue;
      }
      if (edge.kind != ir::EdgeKind::Copy || edge.write || !edge.read)
        return false;
      const ir::Step &step = facts.paths[edge.read].back();
      if (step.kind == ir::StepKind::Any ||
          !isNeutralName(facts.text(step.name)))
        return false;
      isMember = true;
    }
  }
  return isMember;
}

// `{"patient": patient_id}`, `{"patient": row_count}`: a value whose own name
// says what it is, is that, and not the record that its key speaks of.
bool Binder::saysItself(link::UnitId unit, ir::VertexId value,
                        const NameMeaning &asKey) {
  const ir::Vertex &vertex = program_.facts(unit).vertices[value];
  if (tellsNothing(unit, value))
    return true;
  if (!vertex.name || asKey.level == NameMeaning::Strong)
    return false;
  const auto level = meaning(program_.symbolOf(unit, vertex.name)).level;
  return level == NameMeaning::Never || level == NameMeaning::Strong;
}

void Binder::bindLoad(link::UnitId unit, ir::FunctionId function,
                      const ir::Edge &edge) {
  const ir::UnitFacts &facts = program_.facts(unit);
  const bool reads = edge.read != 0;
  const ir::Step &step = facts.paths[reads ? edge.read : edge.write].back();
  // What a container is keyed by is no member that is called so.
  if (!step.name || facts.text(step.name) == ir::kKeysField)
    return;
  const Symbol name = program_.symbolOf(unit, step.name);
  const ir::VertexId value = reads ? edge.to : edge.from;
  const ir::VertexId object = reads ? edge.from : edge.to;
  const ir::Vertex &holder = facts.vertices[object];
  if (meaning(name).level == NameMeaning::None &&
      meaning(program_.symbolOf(unit, holder.name)).level == NameMeaning::None)
    return;
  const NameMeaning what = meaningOfMember(unit, object, name);
  if (what.level <= NameMeaning::Never ||
      holder.kind == VertexKind::ImportRef ||
      holder.kind == VertexKind::ClassRef ||
      holder.kind == VertexKind::FunctionRef)
    return;
  // What is read must come from outside; so must what is written.
  if (originOf(unit, reads ? object : value) != Origin::Open &&
      !(reads && step.kind == ir::StepKind::Key && isFilledOpen(unit, object)))
    return;
  constexpr unsigned kFarthest = 8;
  if (reads ? isStoredBefore(unit, object, step, kFarthest)
            : saysItself(unit, value, what) ||
                  isStoredAfter(unit, value, step, kFarthest))
    return;
  offerName(unit, value, what, name,
            aroundLoad(unit, function, object, meaning(name)),
            facts.vertices[value].span);
  // A variable whose `patient_name` is read has one, also where it is passed
  // on as a whole.
  if (reads && what.level == NameMeaning::Strong &&
      (holder.flags & ir::kVertexNamed) &&
      (holder.kind == VertexKind::Value || holder.kind == VertexKind::Result) &&
      !isOfClass(program_.bases[unit].vertex + object)) {
    Label label;
    label[State::Raw] = what.categories;
    std::vector<ir::Step> path = facts.readOf(edge);
    for (ir::Step &one : path)
      one.name = program_.symbolOf(unit, one.name);
    addSource(program_.bases[unit].vertex + object, std::move(path), label,
              Evidence::NameInContext, name, holder.span);
  }
}

// What a call reads by its key: `record.get("diagnosis")`.
void Binder::bindKeyReads() {
  for (const BoundPassage &pass : out_.passages) {
    if (pass.fromPath == 0 || pass.toPath != 0)
      continue;
    const ir::Step step = program_.paths[pass.fromPath].back();
    if (step.kind != ir::StepKind::Key || !step.name)
      continue;
    const link::UnitId unit = program_.unitOfVertex(pass.from);
    const ir::VertexId object = pass.from - program_.bases[unit].vertex;
    const NameMeaning what = meaningOfMember(unit, object, step.name);
    if (what.level <= NameMeaning::Never ||
        originOf(unit, object) != Origin::Open)
      continue;
    const link::FunctionId function = program_.functionOfVertex(pass.from);
    offerName(unit, pass.to - program_.bases[unit].vertex, what, step.name,
              aroundLoad(unit, program_.functions[function].local, object,
                         meaning(step.name)),
              program_.vertex(pass.to).span);
  }
}

void Binder::bindNames() {
  findGivers();
  for (link::UnitId unit = 0; unit < program_.units.size(); ++unit) {
    if (isTest(unit)) // about patients that their authors made up
      continue;
    bindUnitNames(unit);
    bindLoads(unit);
    bindTypes(unit);
  }
  bindKeyReads();
  bindRequests();
}

// Signs of health data in the names of the program: distinct strong phrases
// that are clinical or name a patient, distinct health words, health imports.
void Binder::countSigns() {
  std::vector<bool> looked(program_.symbols.size(), false);
  const auto look = [&](link::UnitId unit, Symbol local) {
    const Symbol name = program_.symbolOf(unit, local);
    if (looked[name.id])
      return;
    looked[name.id] = true;
    const NameMeaning &what = meaning(name);
    if (what.isHealth)
      healthWords_ += signs_.insert(what.healthWord.id).second;
    if (what.level == NameMeaning::Strong)
      signs_.insert(0x80000000U | what.entry);
  };
  for (link::UnitId unit = 0; unit < program_.units.size(); ++unit) {
    const ir::UnitFacts &facts = program_.facts(unit);
    for (const ir::Vertex &vertex : facts.vertices)
      if (vertex.name)
        look(unit, vertex.name);
    for (const ir::FactFunction &function : facts.functions)
      look(unit, function.name);
    for (const ir::FactParameter &parameter : facts.parameters)
      look(unit, parameter.name);
    for (const ir::FactClass &clazz : facts.classes)
      look(unit, clazz.name);
    for (const ir::FactClassField &field : facts.classFields)
      look(unit, field.name);
    for (const auto &path : facts.paths)
      for (const ir::Step &step : path)
        if (step.name)
          look(unit, step.name);
    for (const ir::Import &import : facts.imports)
      for (const Symbol health : policy_.healthImports) {
        const std::string_view path = facts.text(import.path);
        const std::string_view wanted = policy_.catalog.strings.text(health);
        healthImports_ += path == wanted ||
                   (path.starts_with(wanted) && path[wanted.size()] == '.');
      }
  }
}

// Its names, its texts or its path have a word of health: a prompt that speaks
// of the patient's diagnosis says more than the variable that holds it.
bool Binder::speaksOfHealth(link::UnitId unit, std::set<std::uint32_t> &words) {
  const ir::UnitFacts &facts = program_.facts(unit);
  bool any = lexicon_.speaksOfHealth(program_.pathInProject(unit), words);
  for (const ir::Constant &constant : facts.constants)
    any |= constant.kind == ir::ConstantKind::String && constant.text &&
           lexicon_.speaksOfHealth(facts.text(constant.text), words);
  const auto named = [&](Symbol name) {
    return name && meaning(program_.symbolOf(unit, name)).isHealth;
  };
  for (const ir::FactFunction &function : facts.functions)
    any = any || named(function.name);
  for (const ir::FactClassField &field : facts.classFields)
    any = any || named(field.name);
  for (std::size_t v = 0; v < facts.vertices.size() && !any; ++v)
    any = named(facts.vertices[v].name);
  return any;
}

// One unit in ten is about health in a project about health; a project
// that has health among its subjects has far fewer (a few in a hundred).
void Binder::countUnitsOfHealth() {
  constexpr std::size_t kOneIn = 10, kFewestSigns = 2;
  std::size_t all = 0, some = 0;
  std::set<std::uint32_t> words;
  for (link::UnitId unit = 0; unit < program_.units.size(); ++unit) {
    const ir::UnitFacts &facts = program_.facts(unit);
    if (facts.sites.empty() && facts.classes.empty())
      continue; // a package's empty file
    ++all;
    some += speaksOfHealth(unit, words);
  }
  const bool hasSigns = words.size() + signs_.size() >= kFewestSigns;
  isAboutHealth_ =
      saysItIsAboutHealth(hasSigns) || (hasSigns && some * kOneIn >= all);
}

// A title with a word of health is enough, one with a word that has other uses
// (`code-doctor`) where more is said; who writes of many subjects names one of
// health among others.
bool Binder::saysItIsAboutHealth(bool hasSigns) const {
  constexpr std::size_t kFewestWords = 2;
  std::set<std::uint32_t> words;
  bool mayBe = false;
  for (const std::string &title : program_.titles) {
    if (lexicon_.speaksOfHealth(title, words))
      return true;
    mayBe = mayBe || lexicon_.isTitleOfHealth(title);
  }
  for (const std::string &introduction : program_.introductions)
    lexicon_.speaksOfHealth(introduction, words);
  return words.size() >= kFewestWords ||
         (mayBe && (hasSigns || !words.empty()));
}

void Binder::judgeProject() {
  if (!policy_.useLexicon) {
    out_.anyPatientData = !out_.sources.empty();
    return;
  }
  const bool declared =
      std::any_of(out_.sources.begin(), out_.sources.end(),
                  [](const BoundSource &s) {
                    return s.evidence == Evidence::Declared;
                  });
  out_.anyPatientData = declared || healthImports_ > 0 || healthRows_ > 0 ||
                        (healthWords_ > 0 && signs_.size() >= 2) ||
                        isAboutHealth_;
  if (!out_.anyPatientData) {
    out_.sources.clear();
    sourceIds_.clear();
  }
}

// Columns of a table that the project's policy describes.
CategoryMask
Binder::categoriesOfTable(const ProjectSource &table, bool star,
                          const std::vector<std::string> &selected) {
  if (star)
    return table.categories;
  CategoryMask out = 0, others = 0;
  for (const auto &[column, categories] : table.fields)
    if (column == "*")
      others = categories;
  for (const std::string &name : selected) {
    CategoryMask one = others;
    for (const auto &[column, categories] : table.fields)
      if (column == name)
        one = categories;
    out |= one;
  }
  return out;
}

} // namespace philint::policy
