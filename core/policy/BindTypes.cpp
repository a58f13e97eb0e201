// Types as evidence: a value that is stated to be one of the program's patient
// classes, or is made as one outside of it, holds what the class's fields say.
#include "core/policy/Bind.h"

#include "core/link/PythonModules.h"
#include "core/link/ScriptModules.h"
#include "core/policy/Loading.h"

#include <algorithm>
#include <set>

namespace philint::policy {

using ir::VertexKind;

const std::vector<Symbol> &Binder::declaredFields(link::ClassId clazz) {
  const auto [at, isNew] = declaredFields_.try_emplace(clazz);
  std::vector<Symbol> &out = at->second;
  if (!isNew)
    return out;
  const link::ClassInfo &info = program_.classes[clazz];
  const ir::UnitFacts &facts = program_.facts(info.unit);
  const ir::FactClass &fact = facts.classes[info.local];
  for (std::uint32_t i = fact.firstField; i < fact.endField; ++i)
    out.push_back(program_.symbolOf(info.unit, facts.classFields[i].name));
  if (fact.value == kNone)
    return out;
  // The class statement stores its members one after another.
  std::set<ir::VertexId> seen{fact.value};
  std::vector<ir::VertexId> queue{fact.value};
  const InEdges &in = inEdges(info.unit);
  for (std::size_t i = 0; i < queue.size(); ++i)
    for (std::uint32_t e = in.start[queue[i]]; e < in.start[queue[i] + 1]; ++e) {
      const ir::Edge &edge = facts.edges[in.edges[e]];
      const auto &path = facts.writeOf(edge);
      if (!path.empty()) {
        if (path.size() == 1 && path[0].kind == ir::StepKind::Field &&
            facts.vertices[edge.from].kind == VertexKind::Result)
          out.push_back(program_.symbolOf(info.unit, path[0].name));
      } else if (edge.kind != ir::EdgeKind::Derived &&
                 (edge.read == 0 || edge.kind == ir::EdgeKind::CopyKill) &&
                 seen.insert(edge.from).second) {
        queue.push_back(edge.from);
      }
    }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

bool Binder::isPatientClass(link::ClassId clazz) {
  if (patientClass_[clazz])
    return patientClass_[clazz] == 2;
  const link::ClassInfo &info = program_.classes[clazz];
  const ir::UnitFacts &facts = program_.facts(info.unit);
  const NameMeaning &what =
      meaning(program_.symbolOf(info.unit, facts.classes[info.local].name));
  unsigned strong = 0, some = 0;
  for (const Symbol field : declaredFields(clazz)) {
    const auto level = meaningOfField(clazz, field).level;
    strong += level == NameMeaning::Strong;
    some += level == NameMeaning::Strong || level == NameMeaning::Context;
  }
  const bool out = strong >= 2 || (what.isContext && some > 0) ||
                   (isAboutHealth_ && strong > 0);
  patientClass_[clazz] = out ? 2 : 1;
  return out;
}

// A class that is called what a record is, with the scope around it:
// `HL7::Message`. None of its fields says what it holds.
const NameMeaning &Binder::meaningOfClass(link::ClassId clazz) {
  const auto [at, isNew] = classMeanings_.try_emplace(clazz);
  if (!isNew)
    return at->second;
  std::string_view name = text(program_.classes[clazz].name);
  const auto last = name.rfind("::");
  if (last == name.npos || last == 0 || isPatientClass(clazz))
    return at->second;
  const auto before = name.rfind("::", last - 1);
  name.remove_prefix(before == name.npos ? 0 : before + 2);
  const NameMeaning what = lexicon_.meaningOf(name);
  if (what.level == NameMeaning::Strong &&
      what.categories == aliasNamed(policy_, "record"))
    at->second = what;
  return at->second;
}

// What is handed around as such an object is a record, whoever made it.
void Binder::bindRecord(link::UnitId unit, ir::VertexId local,
                        link::ClassId clazz) {
  const ir::UnitFacts &facts = program_.facts(unit);
  const ir::Vertex &vertex = facts.vertices[local];
  if (vertex.kind != VertexKind::Parameter &&
      originOf(unit, local) != Origin::Open)
    return;
  const NameMeaning &what = meaningOfClass(clazz);
  if (what.level != NameMeaning::Strong || facts.text(vertex.name) == "this")
    return;
  Label label;
  label[State::Raw] = what.categories;
  addSource(program_.bases[unit].vertex + local, {}, label,
            Evidence::NameInContext, program_.classes[clazz].name,
            vertex.span);
}

// The text of a type names the class: "list[Patient]", "clinic::Patient *".
static bool namesClass(const ir::UnitFacts &facts, std::uint32_t type,
                       std::string_view name, unsigned depth = 6) {
  if (type == ir::kNone || depth == 0)
    return false;
  const auto isPart = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '$';
  };
  const ir::Type &one = facts.types[type];
  const std::string_view written = facts.text(one.written);
  for (auto at = written.find(name); at != written.npos;
       at = written.find(name, at + 1))
    if ((at == 0 || !isPart(written[at - 1])) &&
        (at + name.size() == written.size() || !isPart(written[at + name.size()])))
      return true;
  for (auto i = one.firstChild; i < one.endChild; ++i)
    if (namesClass(facts, facts.typeChildren[i], name, depth - 1))
      return true;
  return false;
}

// "clinic.Patient", "clinic::Patient": what annotations call it.
std::string_view Binder::shortName(link::ClassId clazz) const {
  const std::string_view whole = text(program_.classes[clazz].name);
  const auto last = whole.find_last_of(".:");
  return whole.substr(last == whole.npos ? 0 : last + 1);
}

// `has_diagnosis: bool`, `diagnosis_rate: float`: neither says what a text
// says. A number may be an identifier, a date or a measurement.
bool Binder::isPlainNumber(link::UnitId unit, std::uint32_t type,
                           CategoryMask categories) const {
  if (type == kNone)
    return false;
  const ir::UnitFacts &facts = program_.facts(unit);
  // `Mapped[bool]`, `Optional[float]`, `number | null`
  const ir::Type &whole = facts.types[type];
  const link::TypeHead head = link::typeHead(facts.text(whole.written));
  if (head == link::TypeHead::Transparent &&
      whole.firstChild < whole.endChild) {
    for (auto i = whole.firstChild; i < whole.endChild; ++i) {
      const std::uint32_t child = facts.typeChildren[i];
      const std::string_view name = facts.text(facts.types[child].written);
      if (name != "None" && !isPlainNumber(unit, child, categories))
        return false;
    }
    return true;
  }
  const Symbol written =
      policy_.catalog.strings.find(facts.text(facts.types[type].written));
  const auto isOneOf = [&](const std::vector<Symbol> &types) {
    return written && std::ranges::find(types, written) != types.end();
  };
  if (isOneOf(policy_.flagTypes))
    return true;
  CategoryMask texts = 0;
  for (std::size_t c = 0; c < policy_.categories.size(); ++c)
    if (policy_.categories[c].isText)
      texts |= CategoryMask{1} << c;
  return (categories & ~texts) == 0 && isOneOf(policy_.numberTypes);
}

// The class of patients that a field is declared to hold, alone or in a
// container: `items: list[Patient]`. What only ends up there is another matter.
std::optional<link::TypeRef> Binder::declaredRecord(link::ClassId clazz,
                                                    Symbol field) {
  const link::ClassInfo &info = program_.classes[clazz];
  const ir::UnitFacts &facts = program_.facts(info.unit);
  const ir::FactClass &fact = facts.classes[info.local];
  const auto own = std::find_if(
      info.fields.begin(), info.fields.end(),
      [&](const link::FieldInfo &one) { return one.name == field; });
  for (std::uint32_t i = fact.firstField;
       own != info.fields.end() && i < fact.endField; ++i) {
    const ir::FactClassField &declared = facts.classFields[i];
    if (program_.symbolOf(info.unit, declared.name) != field)
      continue;
    for (const link::TypeRef &type : own->types)
      if (type.kind == link::TypeRef::Class && isPatientClass(type.id) &&
          namesClass(facts, declared.type, shortName(type.id)))
        return type;
  }
  return std::nullopt;
}

// Something of a patient is in it, or in one of its parts.
bool Binder::isOfPatients(link::ClassId clazz) {
  if (isPatientClass(clazz))
    return true;
  const auto &fields = declaredFields(clazz);
  return std::any_of(fields.begin(), fields.end(), [&](Symbol field) {
    return declaredRecord(clazz, field).has_value();
  });
}

void Binder::addFields(VertexId vertex, link::ClassId clazz,
                       std::vector<ir::Step> head, Extent extent,
                       unsigned depth) {
  const link::ClassInfo &info = program_.classes[clazz];
  const bool isPatient = isPatientClass(clazz);
  for (const link::ClassId c : info.mro.empty()
                                   ? std::vector<link::ClassId>{clazz}
                                   : info.mro)
    for (const Symbol field : declaredFields(c)) {
      if (notPhiFields_.count({c, field.id}) || notPhiFields_.count({c, 0}))
        continue;
      std::vector<ir::Step> path = head;
      path.push_back({ir::StepKind::Field, field});
      if (const auto record = declaredRecord(c, field); record && depth) {
        if (record->element)
          path.push_back({ir::StepKind::Any, {}});
        addFields(vertex, record->id, std::move(path), extent, depth - 1);
        continue;
      }
      const NameMeaning what = meaningOfField(c, field);
      if (!isPatient || what.level <= NameMeaning::Never ||
          what.level == NameMeaning::Weak)
        continue;
      Label label;
      label[State::Raw] = what.categories;
      const std::string told =
          std::string(program_.facts(info.unit).text(
              program_.facts(info.unit).classes[info.local].name)) +
          "." + std::string(text(field));
      addSource(vertex, std::move(path), label, evidenceOf(what.level),
                program_.symbols.intern(told), {}, extent);
    }
}

// It is a later state, or another name, of a value that is of the class and a
// source itself: what that has comes along, and as much of it as is left.
bool Binder::isFollower(link::UnitId unit, ir::VertexId local,
                        const link::TypeRef &type, unsigned depth) {
  constexpr unsigned kMost = 8;
  const ir::UnitFacts &facts = program_.facts(unit);
  const InEdges &in = inEdges(unit);
  for (std::uint32_t i = in.start[local]; i < in.start[local + 1]; ++i) {
    const ir::Edge &edge = facts.edges[in.edges[i]];
    if (edge.from == local || edge.kind == ir::EdgeKind::Derived ||
        (edge.kind == ir::EdgeKind::Copy && (edge.read || edge.write)))
      continue;
    const VertexKind kind = facts.vertices[edge.from].kind;
    if (kind == VertexKind::AfterArgument ||
        kind == VertexKind::AfterReceiver) {
      if (depth < kMost && isFollower(unit, edge.from, type, depth + 1))
        return true;
      continue;
    }
    const bool isLater =
        edge.from > local && facts.vertices[local].kind != VertexKind::Return;
    if (isLater || (kind != VertexKind::Parameter &&
                    kind != VertexKind::Result && kind != VertexKind::Value))
      continue;
    const auto types = program_.typesOf(program_.bases[unit].vertex + edge.from);
    if (std::find(types.begin(), types.end(), type) != types.end() &&
        originOf(unit, edge.from) == Origin::Open)
      return true;
  }
  return false;
}

// Values from outside that are instances of the program's patient classes:
// request bodies, rows of an ORM.
bool Binder::mayBe(VertexId vertex, link::ClassId clazz) const {
  const auto types = program_.typesOf(vertex);
  return std::any_of(types.begin(), types.end(), [&](const auto &type) {
    return type.kind == link::TypeRef::Class && type.id == clazz;
  });
}

// The parameter is declared to be one, or one of what it derives from.
bool Binder::declares(link::UnitId unit, ir::VertexId local,
                      link::ClassId clazz) const {
  const ir::UnitFacts &facts = program_.facts(unit);
  const link::FunctionId function =
      program_.functionOfVertex(program_.bases[unit].vertex + local);
  if (function == kNone)
    return false;
  const auto parameters = facts.parametersOf(program_.fact(function));
  const std::uint32_t at = facts.vertices[local].data;
  if (at >= parameters.size() || parameters[at].type == ir::kNone)
    return false;
  std::vector<link::ClassId> names{clazz};
  const auto &mro = program_.classes[clazz].mro;
  names.insert(names.end(), mro.begin(), mro.end());
  return std::any_of(names.begin(), names.end(), [&](link::ClassId one) {
    return namesClass(facts, parameters[at].type, shortName(one));
  });
}

// The member that is read is declared to be of the class, or a container of it.
static bool declaresField(const link::Program &program, link::UnitId unit,
                          const ir::Edge &read, std::string_view clazz) {
  const ir::UnitFacts &facts = program.facts(unit);
  const ir::Step &step = facts.paths[read.read].back();
  const Symbol field = program.symbolOf(unit, step.name);
  for (const link::TypeRef &type :
       program.typesOf(program.bases[unit].vertex + read.from)) {
    if (type.kind != link::TypeRef::Class)
      continue;
    for (const link::ClassId c : program.classes[type.id].mro) {
      const link::ClassInfo &info = program.classes[c];
      const ir::UnitFacts &of = program.facts(info.unit);
      const ir::FactClass &fact = of.classes[info.local];
      for (auto f = fact.firstField; f < fact.endField; ++f)
        if (program.symbolOf(info.unit, of.classFields[f].name) == field &&
            namesClass(of, of.classFields[f].type, clazz))
          return true;
    }
  }
  return false;
}

// A member of a class that is a library's: `Patient.objects`.
bool Binder::isHanded(VertexId vertex) const {
  const auto types = program_.typesOf(vertex);
  return std::any_of(types.begin(), types.end(), [&](const auto &type) {
    if (type.kind != link::TypeRef::Api || type.element)
      return false;
    for (const model::RowId id : policy_.catalog.nodes[type.id].rows)
      if (const model::Row &row = policy_.catalog.rows[id];
          row.onRead && !row.instances.empty())
        return true;
    return false;
  });
}

// The class is declared, or is what a library was asked for. A class that came
// with what a caller gives is no evidence: another caller of `first(items)` gives
// something else, and what this one gives is told where it comes from.
bool Binder::isStated(link::UnitId unit, ir::VertexId local,
                      link::ClassId clazz) {
  const ir::UnitFacts &facts = program_.facts(unit);
  const link::UnitBase &base = program_.bases[unit];
  const InEdges &in = inEdges(unit);
  std::vector<ir::VertexId> queue{local};
  std::set<ir::VertexId> seen{local};
  for (std::size_t n = 0; n < queue.size(); ++n) {
    const ir::Vertex &vertex = facts.vertices[queue[n]];
    if (vertex.kind == VertexKind::Parameter) {
      if (declares(unit, queue[n], clazz))
        return true;
      continue;
    }
    const auto givers = giversOf(base.vertex + queue[n]);
    bool isGiven = vertex.kind == VertexKind::Result &&
                   !program_.targetsOf(base.site + vertex.data).empty();
    for (const VertexId giver : givers)
      isGiven |= mayBe(giver, clazz);
    for (auto i = in.start[queue[n]]; i < in.start[queue[n] + 1]; ++i) {
      const ir::Edge &edge = facts.edges[in.edges[i]];
      if (edge.kind == ir::EdgeKind::Derived ||
          (edge.kind == ir::EdgeKind::Copy && edge.write != 0))
        continue;
      // What a part is, who filled it said, where no field declares it.
      if (edge.kind == ir::EdgeKind::Copy && edge.read != 0 &&
          link::isScript(facts.language)) {
        if (declaresField(program_, unit, edge, shortName(clazz)))
          return true;
        isGiven = true;
      }
      if (!mayBe(base.vertex + edge.from, clazz))
        continue;
      isGiven = true;
      if (seen.insert(edge.from).second)
        queue.push_back(edge.from);
    }
    if (!isGiven)
      return true;
  }
  return false;
}

// The value is declared to be of the type: what a caller gives of it to
// `first(xs)` is told where it comes from.
bool Binder::saysRecord(link::UnitId unit, ir::VertexId local,
                        model::NodeId record) const {
  const ir::UnitFacts &facts = program_.facts(unit);
  const link::FunctionId function =
      program_.functionOfVertex(program_.bases[unit].vertex + local);
  const auto parameters = facts.parametersOf(program_.fact(function));
  std::uint32_t type = ir::kNone;
  if (facts.vertices[local].kind != VertexKind::Parameter) {
    for (const ir::ValueType &value : facts.valueTypes)
      if (value.vertex == local)
        type = value.type;
  } else if (const auto at = facts.vertices[local].data;
             at < parameters.size()) {
    type = parameters[at].type;
  }
  if (type == ir::kNone)
    return false;
  // By its own name, or by the one that an import gives it.
  const auto isNamed = [&](std::string_view name) {
    return namesClass(facts, type, name) ||
           std::ranges::any_of(facts.vertices, [&](const ir::Vertex &vertex) {
             return vertex.kind == VertexKind::ImportRef &&
                    facts.text(facts.imports[vertex.data].member) == name &&
                    namesClass(facts, type, facts.text(vertex.name));
           });
  };
  const auto &nodes = policy_.catalog.nodes;
  return std::ranges::any_of(nodes, [&](const model::Node &alias) {
    return alias.canonical == record &&
           alias.label == model::EdgeLabel::Call && alias.parent != kNone &&
           isNamed(policy_.catalog.strings.text(nodes[alias.parent].name));
  });
}

// The catalogue says that the library's type is a record: what is declared to
// be one, and comes from outside, is one.
void Binder::bindLibraryRecord(link::UnitId unit, ir::VertexId local,
                               const link::TypeRef &type) {
  const model::Node &node = policy_.catalog.nodes[type.id];
  if (node.firstRole == node.endRole ||
      originOf(unit, local) != Origin::Open || !saysRecord(unit, local, type.id))
    return;
  std::vector<ir::Step> head;
  if (type.element)
    head.push_back({ir::StepKind::Any, {}});
  const SourceRole &role =
      policy_.sourceRoles[policy_.roles[node.firstRole].index];
  addSource(program_.bases[unit].vertex + local, std::move(head), role.label,
            Evidence::Modelled, program_.catalogSymbols[role.what.id],
            program_.facts(unit).vertices[local].span);
}

void Binder::bindTypes(link::UnitId unit) {
  const ir::UnitFacts &facts = program_.facts(unit);
  const VertexId base = program_.bases[unit].vertex;
  if (program_.vertexList.size() < base + facts.vertices.size())
    return;
  for (ir::VertexId v = 0; v < facts.vertices.size(); ++v) {
    const VertexKind kind = facts.vertices[v].kind;
    if (kind != VertexKind::Parameter && kind != VertexKind::Result &&
        kind != VertexKind::Value)
      continue;
    for (const link::TypeRef &type : program_.typesOf(base + v)) {
      if (kind == VertexKind::Value && isFollower(unit, v, type, 0))
        continue;
      if (type.kind == link::TypeRef::Api) {
        bindLibraryRecord(unit, v, type);
        continue;
      }
      const bool isManager = kind == VertexKind::Value && isHanded(base + v);
      if (isOfPatients(type.id) &&
          (isManager ||
           (originOf(unit, v) == Origin::Open && isStated(unit, v, type.id))))
        addRecord(base + v, type,
                  (kind == VertexKind::Result || isManager) && type.element
                      ? Extent::AllFields
                      : Extent::Chosen);
      else if (link::isCxx(facts.language) && !type.element)
        bindRecord(unit, v, type.id);
    }
  }
  bindDeclared(unit);
}

void Binder::addRecord(VertexId vertex, const link::TypeRef &type,
                       Extent extent) {
  constexpr unsigned kDeepest = 2;
  std::vector<ir::Step> head;
  if (type.element)
    head.push_back({ir::StepKind::Any, {}});
  addFields(vertex, type.id, std::move(head), extent, kDeepest);
}

// The class that an annotation names, or a container of it. Which of several
// classes of that name is meant says the file, as far as it has one.
std::optional<link::TypeRef> Binder::declaredType(link::UnitId unit,
                                                  std::uint32_t type,
                                                  unsigned depth) {
  using link::TypeHead;
  const ir::UnitFacts &facts = program_.facts(unit);
  if (type == kNone || depth == 0)
    return std::nullopt;
  const ir::Type &one = facts.types[type];
  const std::string_view written = facts.text(one.written);
  const TypeHead head = link::typeHead(written);
  if (head == TypeHead::Opaque)
    return std::nullopt;
  for (auto i = one.firstChild; i < one.endChild; ++i) {
    if ((head == TypeHead::Mapping && i == one.firstChild) ||
        (head == TypeHead::First && i != one.firstChild))
      continue;
    auto inner = declaredType(unit, facts.typeChildren[i], depth - 1);
    if (!inner || head == TypeHead::Named)
      continue;
    inner->element |= head == TypeHead::Element || head == TypeHead::Mapping;
    return inner;
  }
  if (head != TypeHead::Named)
    return std::nullopt;
  if (classesNamed_.empty())
    for (link::ClassId c = 0; c < program_.classes.size(); ++c)
      classesNamed_[shortName(c)].push_back(c);
  const auto last = written.find_last_of(".:");
  const auto found = classesNamed_.find(
      written.substr(last == written.npos ? 0 : last + 1));
  if (found == classesNamed_.end())
    return std::nullopt;
  link::TypeRef out{link::TypeRef::Class, found->second.front()};
  for (const link::ClassId c : found->second)
    if (program_.classes[c].unit == unit)
      out.id = c;
  return out;
}

// Variables and results whose class is declared: `rows: list[Patient] = load()`,
// `def find(self) -> Patient`. It says what that is which nobody knows; what is
// known to be a patient says so itself.
void Binder::bindDeclared(link::UnitId unit) {
  constexpr unsigned kDeepest = 5;
  const ir::UnitFacts &facts = program_.facts(unit);
  const auto bind = [&](ir::VertexId vertex, std::uint32_t written) {
    const auto type = declaredType(unit, written, kDeepest);
    if (vertex == kNone || !type || !isOfPatients(type->id) ||
        isFollower(unit, vertex, *type, 0) ||
        originOf(unit, vertex) != Origin::Open)
      return;
    addRecord(program_.bases[unit].vertex + vertex, *type, Extent::Chosen);
  };
  for (const ir::ValueType &value : facts.valueTypes)
    bind(value.vertex, value.type);
  for (const ir::FactFunction &fact : facts.functions)
    bind(fact.result, fact.resultType);
}

} // namespace philint::policy
