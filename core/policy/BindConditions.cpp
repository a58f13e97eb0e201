// Conditions of rows: what a call is given, what variables of the environment
// and members of libraries are set to. What is not constant is never known to
// be equal, nor more or less than a number.
#include "core/policy/Bind.h"

#include "core/link/Settings.h"
#include "core/support/Wildcard.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace philint::policy {

using model::PortBase;
using model::Row;

namespace {
// "50", "1_000", "2.5"; nothing where it is no number.
std::optional<double> numberOf(std::string_view text) {
  std::string digits;
  for (const char c : text)
    if (c != '_')
      digits += c;
  double value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || error != std::errc() ||
      end != digits.data() + digits.size())
    return {};
  return value;
}

// A text that is in parts not known equals nothing that a row could say.
constexpr char kHole = '\x1f';

bool passes(const model::Condition &condition, const StringTable &strings,
            std::string_view constant) {
  using model::Test;
  for (const Symbol value : condition.values) {
    const std::string_view wanted = strings.text(value);
    if (condition.test == Test::Below || condition.test == Test::Above) {
      const auto is = numberOf(constant), limit = numberOf(wanted);
      if (is && limit &&
          (condition.test == Test::Below ? *is < *limit : *is > *limit))
        return true;
    } else if (matchesText(wanted, constant) &&
               // `*` alone is any constant.
               (wanted != "*" || constant.find(kHole) == constant.npos)) {
      return true;
    }
  }
  return false;
}
} // namespace

// A variable that files of the repository set, for the unit of the call.
bool Binder::environmentHolds(SiteId site, const model::Condition &condition) {
  const auto plain = [&](Symbol s) { return policy_.catalog.strings.text(s); };
  const auto given = link::settingsNamed(program_, program_.unitOfSite(site),
                                         plain(condition.environment), false);
  if (condition.test == model::Test::Absent)
    return given.empty();
  for (const std::uint32_t i : given) {
    const bool isEqual = std::any_of(
        condition.values.begin(), condition.values.end(), [&](Symbol value) {
          return matchesWildcard(plain(value),
                                 text(program_.environment[i].value), true);
        });
    if (condition.test == model::Test::Present ||
        isEqual == (condition.test == model::Test::Equals)) {
      conditionSetting_ = i;
      return true;
    }
  }
  return condition.test == model::Test::NotEquals && given.empty();
}

// The value is an object whose constructor was given one of the texts first:
// OperatorConfig("hash").
bool Binder::isMadeWith(VertexId vertex, const std::vector<Symbol> &texts) {
  model::Port first;
  first.base = PortBase::Argument;
  first.index = 0;
  for (const SiteId made : constructionSites(vertex))
    for (const Place &place : placesOf(made, first))
      for (const auto &parts : constants(place.vertex).alternatives)
        if (parts.size() == 1 && parts[0].kind == link::ConstantPart::Literal)
          for (const Symbol wanted : texts)
            if (policy_.catalog.strings.text(wanted) == text(parts[0].text))
              return true;
  return false;
}

// What the object is, in this state of it or one before.
std::vector<model::NodeId> Binder::apisBefore(VertexId object) {
  constexpr unsigned kMost = 32;
  const link::UnitId unit = program_.unitOfVertex(object);
  const ir::UnitFacts &facts = program_.facts(unit);
  const VertexId base = program_.bases[unit].vertex;
  const InEdges &in = inEdges(unit);
  for (unsigned n = 0; n < kMost && object != kNone; ++n) {
    const auto apis = program_.apisOf(object);
    if (!apis.empty())
      return {apis.begin(), apis.end()};
    const ir::VertexId local = object - base;
    object = kNone;
    for (auto i = in.start[local]; i < in.start[local + 1]; ++i) {
      const ir::Edge &edge = facts.edges[in.edges[i]];
      if (edge.kind == ir::EdgeKind::CopyKill)
        object = base + edge.from;
    }
  }
  return {};
}

// The library's module that the object is, before what is stored in it: link
// keeps what a value is where rows ask for its members alone.
model::NodeId Binder::moduleBefore(VertexId object) const {
  constexpr unsigned kMost = 32;
  const link::UnitId unit = program_.unitOfVertex(object);
  const ir::UnitFacts &facts = program_.facts(unit);
  const auto nodeOf = [&](ir::VertexId v) {
    const ir::Import &import = facts.imports[facts.vertices[v].data];
    return import.member ? kNone
                         : policy_.catalog.findPath(facts.text(import.path));
  };
  ir::VertexId at = object - program_.bases[unit].vertex;
  for (unsigned n = 0; n < kMost; ++n) {
    const ir::Vertex &vertex = facts.vertices[at];
    if (vertex.kind == ir::VertexKind::ImportRef)
      return nodeOf(at);
    ir::VertexId before = ir::kNone;
    for (const ir::Edge &edge : facts.edges)
      if (vertex.kind == ir::VertexKind::CellRead
              ? facts.vertices[edge.to].kind == ir::VertexKind::CellWrite &&
                    facts.vertices[edge.to].data == vertex.data &&
                    facts.vertices[edge.from].kind == ir::VertexKind::ImportRef
              : edge.to == at && edge.kind == ir::EdgeKind::CopyKill)
        before = edge.from;
    if (before == ir::kNone)
      return kNone;
    at = before;
  }
  return kNone;
}

// Each member of a library that the program assigns, with what it is given:
// litellm.callbacks = ["langfuse"].
void Binder::readAssigned() {
  const auto wanted = [&](model::NodeId node) {
    return std::binary_search(assignable_.begin(), assignable_.end(), node);
  };
  for (const Row &row : policy_.catalog.rows)
    for (const model::Condition &condition : row.conditions)
      assignable_.insert(assignable_.end(), condition.assigned.begin(),
                         condition.assigned.end());
  for (const SinkRole &role : policy_.sinkRoles)
    assignable_.insert(assignable_.end(), role.vendorAssigned.begin(),
                       role.vendorAssigned.end());
  std::sort(assignable_.begin(), assignable_.end());
  if (assignable_.empty())
    return;
  for (link::UnitId unit = 0; unit < program_.units.size(); ++unit) {
    const ir::UnitFacts &facts = program_.facts(unit);
    const VertexId base = program_.bases[unit].vertex;
    // Few paths end in a name that is asked for; what holds it is looked up
    // for those alone.
    std::vector<bool> isAsked(facts.paths.size(), false);
    for (ir::PathId path = 1; path < facts.paths.size(); ++path)
      if (!facts.paths[path].empty()) {
        const Symbol name = named(facts.text(facts.paths[path].back().name));
        isAsked[path] = std::any_of(
            assignable_.begin(), assignable_.end(), [&](model::NodeId node) {
              return policy_.catalog.nodes[node].name == name;
            });
      }
    for (const ir::Edge &edge : facts.edges) {
      if (edge.kind != ir::EdgeKind::Copy || !isAsked[edge.write] || edge.read)
        continue;
      std::vector<model::NodeId> objects = apisBefore(base + edge.to);
      if (objects.empty())
        objects.push_back(moduleBefore(base + edge.to));
      for (model::NodeId node : objects) {
        for (const ir::Step &step : facts.writeOf(edge))
          node = node == model::kNone || step.kind != ir::StepKind::Field
                     ? model::kNone
                     : policy_.catalog.child(node, model::EdgeLabel::Member,
                                             named(facts.text(step.name)));
        if (node != model::kNone && wanted(node))
          assigned_.emplace_back(node, base + edge.from);
      }
    }
  }
}

bool Binder::assignmentHolds(const model::Condition &condition) {
  using model::Test;
  bool isAssigned = false, fits = false;
  for (const auto &[node, value] : assigned_) {
    if (std::find(condition.assigned.begin(), condition.assigned.end(), node) ==
        condition.assigned.end())
      continue;
    isAssigned = true;
    // A value, or the elements of a list.
    for (const link::ConstantSet &set :
         {constants(value), link::constantsOf(program_, value,
                                              {{ir::StepKind::Any, {}}})})
      for (const auto &parts : set.alternatives)
        fits |= parts.size() == 1 &&
                passes(condition, policy_.catalog.strings, text(parts[0].text));
  }
  switch (condition.test) {
  case Test::Absent:
    return !isAssigned;
  case Test::Present:
    return isAssigned;
  case Test::NotEquals:
    return !fits;
  default:
    return fits;
  }
}

// `server.starttls()` stands somewhere in the file.
bool Binder::isCalledIn(link::UnitId unit, Symbol method) const {
  const std::string_view name = policy_.catalog.strings.text(method);
  const ir::UnitFacts &facts = program_.facts(unit);
  return std::any_of(facts.sites.begin(), facts.sites.end(),
                     [&](const ir::Site &site) {
                       const std::string_view written = facts.text(site.written);
                       return written.substr(written.rfind('.') + 1) == name;
                     });
}

// A call is written so, or a text stands somewhere in the program: what opens a
// database with a key is seldom where rows are written.
bool Binder::standsAnywhere(const model::Condition &condition) {
  const auto [known, isNew] =
      anywhere_.try_emplace(condition.values.front().id, false);
  if (!isNew)
    return known->second;
  const auto fits = [&](std::string_view text) {
    return std::ranges::any_of(condition.values, [&](Symbol pattern) {
      return matchesWildcard(policy_.catalog.strings.text(pattern), text, true);
    });
  };
  for (link::UnitId unit = 0; unit < program_.units.size(); ++unit) {
    const ir::UnitFacts &facts = program_.facts(unit);
    known->second =
        known->second ||
        std::ranges::any_of(facts.sites,
                            [&](const ir::Site &site) {
                              return fits(facts.text(site.written));
                            }) ||
        std::ranges::any_of(facts.constants, [&](const ir::Constant &constant) {
          return fits(facts.text(constant.text));
        });
  }
  return known->second;
}

namespace {

// What an import brings, itself or through the global variable of its name.
bool isImported(const link::Program &program, VertexId v) {
  const link::UnitId unit = program.unitOfVertex(v);
  const ir::Vertex &vertex = program.vertex(v);
  if (vertex.kind == ir::VertexKind::ImportRef)
    return true;
  if (vertex.kind != ir::VertexKind::CellRead)
    return false;
  const link::CellId cell = program.cellMap[unit][vertex.data];
  for (auto at = std::lower_bound(program.cellWriters.begin(),
                                  program.cellWriters.end(),
                                  link::CellWriter{cell, 0, 0});
       at != program.cellWriters.end() && at->cell == cell; ++at)
    for (const std::uint32_t e : program.inEdgesOf(at->vertex)) {
      const VertexId from =
          program.bases[unit].vertex +
          program.facts(unit).edges[e - program.bases[unit].edge].from;
      if (program.unitOfVertex(at->vertex) == unit &&
          program.vertex(from).kind == ir::VertexKind::ImportRef)
        return true;
    }
  return false;
}

// A constant of a library is known by its name: ssl.PROTOCOL_TLSv1, and that of
// an enumeration such as logs.RetentionDays.INFINITE by its last.
std::string_view libraryName(const link::Program &program, VertexId v) {
  if (v == kNone)
    return {};
  const link::UnitId unit = program.unitOfVertex(v);
  const ir::Vertex &vertex = program.vertex(v);
  if (!vertex.name || (vertex.flags & ir::kVertexNamed))
    return {};
  constexpr int kSteps = 4;
  VertexId at = v;
  for (int step = 0; step < kSteps && at != kNone; ++step) {
    if (!program.apisOf(at).empty() || isImported(program, at))
      return program.facts(unit).text(vertex.name);
    VertexId from = kNone;
    for (const std::uint32_t e : program.inEdgesOf(at)) {
      const ir::Edge &edge =
          program.facts(unit).edges[e - program.bases[unit].edge];
      if (edge.kind != ir::EdgeKind::Copy || !edge.read || edge.write)
        return {};
      from = program.bases[unit].vertex + edge.from;
    }
    at = from;
  }
  return {};
}

} // namespace

// What is at one of the places is of one of the library's types.
bool Binder::isOneOf(const std::vector<Place> &places,
                     const std::vector<std::uint32_t> &types) const {
  return std::any_of(places.begin(), places.end(), [&](const Place &place) {
    const auto known = program_.typesOf(place.vertex);
    return place.path.empty() &&
           std::any_of(known.begin(), known.end(), [&](const auto &type) {
             return type.kind == link::TypeRef::Api && !type.element &&
                    std::any_of(types.begin(), types.end(), [&](auto node) {
                      return policy_.catalog.nodes[node].canonical == type.id;
                    });
           });
  });
}

bool Binder::holds(SiteId site, const model::Condition &condition) {
  if (condition.environment)
    return environmentHolds(site, condition);
  if (!condition.assigned.empty())
    return assignmentHolds(condition);
  if (condition.calls && !condition.values.empty())
    return standsAnywhere(condition) ==
           (condition.test == model::Test::Present);
  if (condition.calls)
    return isCalledIn(program_.unitOfSite(site), condition.calls) ==
           (condition.test == model::Test::Present);
  // Of the receiver's members, what it was constructed with.
  const std::vector<Place> places =
      condition.port.base == PortBase::Receiver && !condition.port.path.empty()
          ? decisivePlaces(site, condition.port)
          : placesOf(site, condition.port);
  if (!condition.types.empty())
    return isOneOf(places, condition.types) ==
           (condition.test == model::Test::Present);
  const bool direct =
      std::any_of(places.begin(), places.end(), [](const Place &p) {
        return p.path.empty();
      });
  // Of an object of options, whether it was given the member.
  const auto given = [&] {
    return std::any_of(places.begin(), places.end(), [&](const Place &p) {
      if (condition.port.path.empty() || p.vertex == kNone)
        return false;
      if (condition.port.base == PortBase::Receiver)
        return !writtenAt(p.vertex, p.path).empty();
      return p.path.size() == condition.port.path.size() &&
             !writtenAt(p.vertex, programSteps(condition.port.path, 0)).empty();
    });
  };
  switch (condition.test) {
  case model::Test::Absent:
    return !direct && !given();
  case model::Test::Present:
    return direct || given();
  default:
    break;
  }
  bool equal = false;
  for (const Place &place : places) {
    const std::vector<VertexId> given =
        place.path.empty() ? std::vector<VertexId>{place.vertex}
                           : writtenAt(place.vertex, place.path);
    for (const VertexId v : given)
      if (const auto name = libraryName(program_, v); !name.empty())
        for (const Symbol value : condition.values)
          equal |= matchesText(policy_.catalog.strings.text(value), name);
    const link::ConstantSet set =
        place.path.empty()
            ? constants(place.vertex)
            : link::constantsOf(program_, place.vertex, place.path);
    if (set.alternatives.empty())
      for (const VertexId made : writtenAt(place.vertex, place.path))
        equal |= isMadeWith(made, condition.values);
    for (const auto &parts : set.alternatives) {
      std::string whole;
      for (const link::ConstantPart &part : parts)
        if (part.kind == link::ConstantPart::Literal)
          whole += text(part.text);
        else if (part.kind == link::ConstantPart::Environment &&
                 part.setting != kNone)
          whole += text(part.defaultText);
        else
          whole += kHole;
      equal |= passes(condition, policy_.catalog.strings, whole);
    }
  }
  return equal == (condition.test != model::Test::NotEquals);
}

} // namespace philint::policy
