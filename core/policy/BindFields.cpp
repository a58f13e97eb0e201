// Which fields a call asks for: `select: { status: true }`, `.select("id,
// dob")`, `pick(patient, ["id"])`. What it passes on, or gives, has these
// alone; names of fields say what each holds, as columns of a query do.
#include "core/ir/Keys.h"
#include "core/link/ScriptModules.h"
#include "core/policy/Bind.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace philint::policy {

// Members that say nothing of a patient, whatever they are members of.
bool Binder::isNeutralName(std::string_view name) const {
  const Symbol written = policy_.catalog.strings.find(name);
  return written && std::ranges::find(policy_.neutralFields, written) !=
                        policy_.neutralFields.end();
}

// A field whose name says nothing (`text`) may hold anything of the record, but
// not one that tells nothing of a patient (`status`).
void Binder::addField(std::string_view name, bool isWhole, Fields &out) {
  const Symbol field = program_.symbols.intern(name);
  const NameMeaning &what = meaning(field);
  const bool isNeutral =
      what.level == NameMeaning::Never || isNeutralName(name);
  const CategoryMask categories =
      what.level > NameMeaning::Never ? what.categories : 0;
  out.fields.push_back(
      {field, categories,
       isWhole || (!categories && !isNeutral && !out.isWithout)});
}

// "id, diagnosis, visits(date)": a word with brackets is a relation, one behind
// a colon has another name in front of it.
void Binder::addFieldsOfText(std::string_view text, Fields &out) {
  const auto isWord = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '*';
  };
  for (std::size_t i = 0; i < text.size();) {
    if (!isWord(text[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && isWord(text[end]))
      ++end;
    const std::string_view word = text.substr(i, end - i);
    i = end;
    if (word == "*") {
      out.isKnown = false;
      return;
    }
    if (i < text.size() && text[i] == ':')
      continue; // the column behind it says what it holds
    const bool isRelation =
        i < text.size() && (text[i] == '(' || text[i] == '!');
    if (isRelation)
      for (unsigned depth = 0; i < text.size(); ++i) {
        depth += text[i] == '(';
        if (text[i] == ')' && --depth == 0)
          break;
      }
    addField(word, isRelation, out);
  }
}

// False where it is not known what the value at the path names.
bool Binder::addFieldNames(VertexId vertex, const std::vector<ir::Step> &path,
                           Fields &out) {
  constexpr std::size_t kMost = 64;
  const link::UnitId unit = program_.unitOfVertex(vertex);
  const link::UnitBase &base = program_.bases[unit];
  const ir::UnitFacts &facts = program_.facts(unit);
  const InEdges &in = inEdges(unit);
  std::vector<ir::VertexId> queue{vertex - base.vertex};
  std::set<ir::VertexId> seen(queue.begin(), queue.end());
  std::size_t found = 0;
  const auto textOf = [&](ir::VertexId v) -> std::optional<std::string> {
    const link::ConstantSet set = constants(base.vertex + v);
    if (set.alternatives.size() != 1 || set.alternatives[0].size() != 1 ||
        set.alternatives[0][0].kind != link::ConstantPart::Literal)
      return std::nullopt;
    return std::string(text(set.alternatives[0][0].text));
  };
  for (std::size_t n = 0; n < queue.size() && n < kMost; ++n) {
    const ir::Vertex &at = facts.vertices[queue[n]];
    if (at.kind == ir::VertexKind::Literal && path.empty()) {
      const ir::Constant &constant = facts.constants[at.data];
      if (constant.kind == ir::ConstantKind::Boolean)
        return true; // a switch beside the names: flat=True
      if (constant.kind != ir::ConstantKind::String)
        return false;
      addFieldsOfText(facts.text(constant.text), out);
      ++found;
      continue;
    }
    if (at.kind != ir::VertexKind::Value &&
        at.kind != ir::VertexKind::Container)
      return false; // of a caller, or made by a call
    for (auto i = in.start[queue[n]]; i < in.start[queue[n] + 1]; ++i) {
      const ir::Edge &edge = facts.edges[in.edges[i]];
      if (ir::copiesWhole(edge)) {
        if (seen.insert(edge.from).second)
          queue.push_back(edge.from);
        continue;
      }
      if (edge.kind != ir::EdgeKind::Copy || !edge.write || edge.read)
        return false;
      const auto &steps = facts.paths[edge.write];
      const std::size_t shared = std::min(steps.size(), path.size());
      bool isBelow = true;
      for (std::size_t k = 0; isBelow && k < shared; ++k)
        isBelow = program_.symbolOf(unit, steps[k].name) == path[k].name;
      if (!isBelow)
        continue;
      if (steps.size() <= path.size()) {
        if (!addFieldNames(
                base.vertex + edge.from,
                {path.begin() + static_cast<std::ptrdiff_t>(steps.size()),
                 path.end()},
                out))
          return false;
        ++found;
        continue;
      }
      const ir::Step &step = steps[path.size()];
      const std::optional<std::string> written = textOf(edge.from);
      ++found;
      // What is not an index names a member: { status: true }, {"status":
      // True}.
      if (step.name && !ir::isIndexText(facts.text(step.name))) {
        const ir::Vertex &value = facts.vertices[edge.from];
        const bool isSwitch =
            value.kind == ir::VertexKind::Literal &&
            facts.constants[value.data].kind == ir::ConstantKind::Boolean;
        if (!(isSwitch && written &&
              (*written == "false" || *written == "False")))
          addField(facts.text(step.name), !isSwitch, out);
      } else if (written) {
        addField(*written, false, out);
      } else {
        return false;
      }
    }
  }
  return found > 0;
}

Binder::Fields Binder::fieldsOf(SiteId site, const model::Row &row) {
  Fields out;
  for (const Role &role : rolesOf(row)) {
    if (role.kind != Role::Fields)
      continue;
    const FieldsRole &asked = policy_.fieldsRoles[role.index];
    for (const Place &place : placesOf(site, asked.port)) {
      out.isKnown = true;
      out.isWithout = asked.isWithout;
      if (!addFieldNames(place.vertex, place.path, out) || !out.isKnown)
        return {};
    }
  }
  out.isKnown &= !out.fields.empty() || out.isWithout;
  return out;
}

// A member, as the language writes it.
std::vector<ir::Step> Binder::fieldPath(link::UnitId unit,
                                        std::vector<ir::Step> head, Symbol name,
                                        bool isOfElement) const {
  if (isOfElement)
    head.push_back({ir::StepKind::Any, {}});
  head.push_back({link::isScript(program_.facts(unit).language)
                      ? ir::StepKind::Field
                      : ir::StepKind::Key,
                  name});
  return head;
}

// Keeps what the categories say, and nothing else. A record of which only that
// is known has its notes for all that is about health.
TransformId Binder::projection(CategoryMask kept) {
  for (std::size_t c = 0; c < policy_.categories.size(); ++c)
    if (!policy_.categories[c].isIdentifier && (kept & (CategoryMask{1} << c)))
      kept |= categoryOf("notes");
  TransformClause none;
  none.categories = ~kept;
  return out_.transforms.intern(Transform{{none}});
}

void Binder::passFields(SiteId site, const Place &from, const Place &to,
                        bool content, TransformId transform, Symbol title) {
  const auto pass = [&](ir::PathId read, ir::PathId write, CategoryMask kept) {
    // Copies: a table that grows moves what it holds.
    const Transform narrowing = out_.transforms[projection(kept)];
    const Transform then = out_.transforms[transform];
    out_.passages.push_back({site, from.vertex, to.vertex, read, write, content,
                             out_.transforms.intern(compose(narrowing, then)),
                             title});
  };
  if (fields_.isWithout) {
    CategoryMask left = 0;
    for (const Field &field : fields_.fields)
      left |= field.categories;
    return pass(pathId(from.path), pathId(to.path), ~left);
  }
  const link::UnitId unit = program_.unitOfSite(site);
  // In Python an element is a part of an object as well, and the calls that
  // have fields are on one object.
  const bool isScript = link::isScript(program_.facts(unit).language);
  for (const Field &field : fields_.fields)
    for (const bool isOfElement : {false, true})
      if ((field.categories || field.isWhole) && (isScript || !isOfElement))
        pass(pathId(fieldPath(unit, from.path, field.name, isOfElement)),
             pathId(content
                        ? to.path
                        : fieldPath(unit, to.path, field.name, isOfElement)),
             field.isWhole ? ~CategoryMask{0} : field.categories);
}

void Binder::addFieldSources(SiteId site, const Place &place,
                             const SourceRole &role, Symbol what) {
  const link::UnitId unit = program_.unitOfSite(site);
  if (fields_.isWithout) {
    Label label = role.label;
    for (const Field &field : fields_.fields)
      for (CategoryMask &state : label.byState)
        state &= ~field.categories;
    return addSource(place.vertex, place.path, label, Evidence::Modelled, what,
                     place.span);
  }
  for (const Field &field : fields_.fields) {
    Label label = role.label;
    for (CategoryMask &state : label.byState)
      if (!field.isWhole && state)
        state = isWide(state) ? field.categories : state & field.categories;
    if (!label.empty())
      for (const bool isOfElement : {false, true})
        addSource(place.vertex,
                  fieldPath(unit, place.path, field.name, isOfElement), label,
                  Evidence::Modelled, what, place.span);
  }
}

// The classes that a variable of the module, or an import, may be.
std::vector<link::ClassId> Binder::classesAt(link::UnitId unit,
                                             ir::VertexId vertex) const {
  const ir::UnitFacts &facts = program_.facts(unit);
  const ir::Vertex &at = facts.vertices[vertex];
  if (at.kind == ir::VertexKind::ClassRef)
    return {program_.bases[unit].clazz + at.data};
  std::string_view name;
  if (at.kind == ir::VertexKind::CellRead)
    name = facts.text(facts.cells[at.data].name);
  else if (at.kind == ir::VertexKind::ImportRef)
    name = facts.text(facts.imports[at.data].member);
  std::vector<link::ClassId> out;
  for (link::ClassId c = 0; !name.empty() && c < program_.classes.size(); ++c)
    if (shortName(c) == name)
      out.push_back(c);
  return out;
}

// `select(Patient.diagnosis)`: the rows have that field of the class.
void Binder::bindColumns(SiteId site, const SourceRole &role) {
  const link::UnitId unit = program_.unitOfSite(site);
  const link::UnitBase &base = program_.bases[unit];
  const ir::UnitFacts &facts = program_.facts(unit);
  const InEdges &in = inEdges(unit);
  for (const Place &asked : placesOf(site, *role.columns)) {
    const ir::VertexId column = asked.vertex - base.vertex;
    for (auto i = in.start[column]; i < in.start[column + 1]; ++i) {
      const ir::Edge &edge = facts.edges[in.edges[i]];
      if (edge.kind != ir::EdgeKind::Copy || edge.write || !edge.read)
        continue;
      const auto &read = facts.paths[edge.read];
      if (read.size() != 1 || read[0].kind != ir::StepKind::Field)
        continue;
      const Symbol field = program_.symbolOf(unit, read[0].name);
      for (const link::ClassId clazz : classesAt(unit, edge.from)) {
        const NameMeaning what = meaningOfField(clazz, field);
        if (!isPatientClass(clazz) || isNeutralName(text(field)) ||
            what.level <= NameMeaning::Never || what.level == NameMeaning::Weak)
          continue;
        Label label;
        label[State::Raw] = what.categories;
        const std::string told =
            std::string(shortName(clazz)) + "." + std::string(text(field));
        for (const Place &to : placesOf(site, role.port))
          addSource(to.vertex, to.path, label, evidenceOf(what.level),
                    program_.symbols.intern(told), asked.span);
      }
    }
  }
}

} // namespace philint::policy
