// What is kept without a call: values that are put into an element of a
// library's object (`cache[key] = note`), into a variable of a module, or into
// the table of results that a memoising decorator holds.
#include "core/policy/Bind.h"
#include "core/policy/Tested.h"
#include "core/policy/Traits.h"

#include <algorithm>

namespace philint::policy {

using ir::VertexKind;
using model::PortBase;

// The role that the catalogue gives to statements of that kind, kNone where it
// gives none.
std::uint32_t Binder::roleOfKind(std::string_view kind, PortBase base) {
  const Symbol key = named(kind);
  for (std::uint32_t i = 0; key && i < policy_.sinkRoles.size(); ++i)
    if (policy_.sinkRoles[i].kind == key &&
        policy_.sinkRoles[i].port.base == base)
      return i;
  return kNone;
}

void Binder::addStoreSink(VertexId value, std::uint32_t role, ir::Span span,
                          std::uint32_t store, std::uint32_t vendor) {
  out_.throwSinks.push_back({kNone, value, 0, role, vendor, span, true, store});
}

// What rows speak of the assignment: of the object's elements where one is
// written (`object[key] = value`), of the member where that is
// (`document.cookie = value`), or of any member (`localStorage.draft = value`).
model::NodeId Binder::assignedNode(link::UnitId unit, const ir::Edge &edge,
                                   model::NodeId object) const {
  const ir::UnitFacts &facts = program_.facts(unit);
  const auto &path = facts.writeOf(edge);
  if (path.back().kind != ir::StepKind::Field || !path.back().name)
    return object;
  for (const ir::Step &step : path) {
    const Symbol name =
        step.kind == ir::StepKind::Field && step.name
            ? policy_.catalog.strings.find(facts.text(step.name))
            : Symbol{};
    if (object == kNone)
      return kNone;
    const model::NodeId any =
        policy_.catalog.child(object, model::EdgeLabel::Member, named("*"));
    const model::NodeId member =
        name ? policy_.catalog.child(object, model::EdgeLabel::Member, name)
             : kNone;
    object = member == kNone ? any : member;
  }
  return object == kNone ? kNone : policy_.catalog.nodes[object].canonical;
}

void Binder::bindAssigned(link::UnitId unit, const ir::Edge &edge) {
  const VertexId base = program_.bases[unit].vertex;
  for (const model::NodeId object : program_.apisOf(base + edge.to)) {
    const model::NodeId node = assignedNode(unit, edge, object);
    if (node == kNone)
      continue;
    for (const model::RowId id : policy_.catalog.nodes[node].rows) {
      const model::Row &row = policy_.catalog.rows[id];
      if (!row.onAssign)
        continue;
      if (rowUses_)
        rowUses_->push_back({base + edge.to, kNone, id});
      for (const Role &role : rolesOf(row))
        if (role.kind == Role::Sink)
          addStoreSink(base + edge.from, role.index,
                       program_.facts(unit).vertices[edge.to].span);
    }
  }
}

bool Binder::hasAssignRow(VertexId object) {
  for (const model::NodeId node : apisBefore(object))
    for (const model::RowId id : policy_.catalog.nodes[node].rows)
      if (policy_.catalog.rows[id].onAssign)
        return true;
  return false;
}

// A value that is written as an element: `x[key] = …`, `x.append(…)`.
static bool isElement(const ir::UnitFacts &facts, const ir::Edge &edge) {
  const auto &write = facts.writeOf(edge);
  return !write.empty() && write.back().kind != ir::StepKind::Field;
}

// The policy's store for the variable, or kNone.
std::uint32_t Binder::storeOfVariable(link::UnitId unit, Symbol name) const {
  const ir::UnitFacts &facts = program_.facts(unit);
  const auto &stores = policy_.project.stores;
  for (std::uint32_t i = 0; i < stores.size(); ++i)
    if (!stores[i].memory.empty() &&
        matchesName(stores[i].memory,
                    std::string(text(program_.functions
                                         [program_.bases[unit].function]
                                             .name)) +
                        "." + std::string(facts.text(name))))
      return i;
  return kNone;
}

// What is written back is what was read of the variable, on every way that
// leads here: parts of it may have changed, the whole has not.
bool Binder::isItself(link::UnitId unit, ir::VertexId value,
                      std::uint32_t cell) {
  constexpr std::size_t kMost = 256;
  const ir::UnitFacts &facts = program_.facts(unit);
  const InEdges &in = inEdges(unit);
  std::vector<ir::VertexId> queue{value};
  std::set<ir::VertexId> seen{value};
  for (std::size_t i = 0; i < queue.size(); ++i) {
    const ir::Vertex &vertex = facts.vertices[queue[i]];
    if (vertex.kind == VertexKind::CellRead && vertex.data == cell)
      continue;
    bool isCopied = false;
    for (auto e = in.start[queue[i]]; e < in.start[queue[i] + 1]; ++e) {
      const ir::Edge &edge = facts.edges[in.edges[e]];
      if (edge.kind == ir::EdgeKind::Copy && edge.write != 0)
        continue; // a part
      if (!ir::copiesWhole(edge))
        return false;
      isCopied = true;
      if (seen.insert(edge.from).second)
        queue.push_back(edge.from);
    }
    if (!isCopied || queue.size() > kMost)
      return false;
  }
  return true;
}

// What is put into variables of the module.
void Binder::bindUnitStores(link::UnitId unit, const StoreRoles &roles,
                            const PassagesTo &passagesTo) {
  const ir::UnitFacts &facts = program_.facts(unit);
  std::map<std::pair<std::uint32_t, std::uint32_t>, KeptValues>
      queues; // by role and store
  for (std::size_t f = 0; f < facts.functions.size(); ++f) {
    const ir::FactFunction &function = facts.functions[f];
    const bool isInside = function.kind != ir::FunctionKind::Module;
    for (std::uint32_t e = function.firstEdge; e < function.endEdge; ++e) {
      const ir::Edge &edge = facts.edges[e];
      if (!ir::hasPaths(edge))
        continue;
      if (edge.kind == ir::EdgeKind::Copy && edge.write != 0)
        bindAssigned(unit, edge);
      const ir::Vertex &to = facts.vertices[edge.to];
      if (roles.memory == kNone || !isInside ||
          to.kind != VertexKind::CellWrite ||
          facts.cells[to.data].kind != ir::Cell::Global)
        continue;
      const Symbol name = facts.cells[to.data].name;
      const bool isTalk =
          roles.conversation != kNone &&
          hasTrait(policy_, facts.text(name), named("conversation"));
      KeptValues &values = queues[{isTalk ? roles.conversation : roles.memory,
                                   storeOfVariable(unit, name)}];
      (isItself(unit, edge.from, to.data) ? values.parts : values.whole)
          .push_back(edge.from);
    }
  }
  for (auto &[key, queue] : queues)
    bindKept(unit, key.first, key.second, queue, passagesTo);
}

// What the call changes is kept as its own row says.
bool Binder::isKeptElsewhere(SiteId site) {
  const ir::VertexId receiver = program_.site(site).receiver;
  return receiver != kNone && isKeptByRow(program_.unitOfSite(site), receiver);
}

// Something of which a row speaks where it is assigned, or a part of it: a
// variable of the context.
bool Binder::isKeptByRow(link::UnitId unit, ir::VertexId object) {
  constexpr std::size_t kMost = 16;
  const VertexId base = program_.bases[unit].vertex;
  std::vector<ir::VertexId> owners{object};
  const InEdges &in = inEdges(unit);
  for (std::size_t i = 0; i < owners.size() && i < kMost; ++i) {
    if (hasAssignRow(base + owners[i]))
      return true;
    for (auto e = in.start[owners[i]]; e < in.start[owners[i] + 1]; ++e) {
      const ir::Edge &edge = program_.facts(unit).edges[in.edges[e]];
      if (edge.kind == ir::EdgeKind::CopyKill ||
          (edge.kind == ir::EdgeKind::Copy && !edge.write))
        owners.push_back(edge.from);
    }
  }
  return false;
}

// The value, without what became part of it, is an element of a variable of
// the module: `ROWS[key]`, whatever was put into it.
bool Binder::isFromCell(link::UnitId unit, ir::VertexId value) {
  constexpr std::size_t kMost = 32;
  const ir::UnitFacts &facts = program_.facts(unit);
  const InEdges &in = inEdges(unit);
  std::vector<ir::VertexId> queue{value};
  bool isRead = false;
  for (std::size_t i = 0; i < queue.size() && i < kMost; ++i) {
    const ir::Vertex &vertex = facts.vertices[queue[i]];
    if (vertex.kind == VertexKind::CellRead)
      return isRead && facts.cells[vertex.data].kind == ir::Cell::Global;
    if (vertex.kind == VertexKind::AfterReceiver) {
      const ir::VertexId receiver = facts.sites[vertex.data].receiver;
      if (receiver != kNone)
        queue.push_back(receiver);
    }
    for (auto e = in.start[queue[i]]; e < in.start[queue[i] + 1]; ++e) {
      const ir::Edge &edge = facts.edges[in.edges[e]];
      const bool isAsked = isTested(facts, edge);
      if (!isAsked && (edge.write != 0 || !ir::hasPaths(edge)))
        continue;
      isRead |= !isAsked && edge.read != 0;
      if (std::find(queue.begin(), queue.end(), edge.from) == queue.end())
        queue.push_back(edge.from);
    }
  }
  return false;
}

// What each of the values is, or has become part of it, is kept.
void Binder::bindKept(link::UnitId unit, std::uint32_t kept,
                      std::uint32_t store, const KeptValues &values,
                      const PassagesTo &passagesTo) {
  const ir::UnitFacts &facts = program_.facts(unit);
  const VertexId base = program_.bases[unit].vertex;
  std::vector<ir::VertexId> queue = values.whole;
  const std::size_t variables = queue.size();
  queue.insert(queue.end(), values.parts.begin(), values.parts.end());
  std::set<ir::VertexId> seen(queue.begin(), queue.end());
  std::set<VertexId> changed; // receivers of calls that end in the variable
  for (std::size_t i = 0; i < queue.size(); ++i) {
    const ir::Vertex &vertex = facts.vertices[queue[i]];
    if (vertex.kind == VertexKind::AfterReceiver)
      changed.insert(base + queue[i]);
    if (vertex.kind != VertexKind::Value)
      continue;
    bool isChanged = false; // in part; else it is assigned as a whole
    const InEdges &in = inEdges(unit);
    for (std::uint32_t e = in.start[queue[i]]; e < in.start[queue[i] + 1];
         ++e) {
      const ir::Edge &edge = facts.edges[in.edges[e]];
      isChanged |= edge.write != 0 || edge.kind == ir::EdgeKind::CopyKill;
      if (edge.kind != ir::EdgeKind::Copy)
        continue;
      // What another call made of an element is no new one.
      if (facts.vertices[edge.from].kind == VertexKind::AfterArgument)
        continue;
      if (isElement(facts, edge) && isFromCell(unit, edge.from)) {
        // An element that was read, changed and is written back: what became
        // part of it is new, the rest was there.
        if (seen.insert(edge.from).second)
          queue.push_back(edge.from);
      } else if (isElement(facts, edge)) {
        if (!isKeptByRow(unit, edge.to))
          addStoreSink(base + edge.from, kept, vertex.span, store);
      } else if (edge.write && seen.insert(edge.from).second) {
        queue.push_back(edge.from);
      }
    }
    if (i < variables && !isChanged)
      addStoreSink(base + queue[i], kept, vertex.span, store);
  }
  std::vector<std::uint32_t> into;
  for (const VertexId to : changed)
    for (auto at = std::lower_bound(passagesTo.begin(), passagesTo.end(),
                                    std::pair(to, std::uint32_t{0}));
         at != passagesTo.end() && at->first == to; ++at)
      into.push_back(at->second);
  std::sort(into.begin(), into.end());
  for (const std::uint32_t index : into) {
    const BoundPassage &pass = out_.passages[index];
    if (pass.from == pass.to || isKeptElsewhere(pass.site))
      continue;
    for (const ir::SiteArgument &argument :
         facts.argumentsOf(program_.site(pass.site)))
      if (base + argument.value == pass.from)
        out_.sinks.push_back({pass.site, pass.from, pass.fromPath, kept, kNone,
                              argument.span, true, store});
  }
}

// The decorator keeps what its function returns.
void Binder::bindMemoised(SiteId site, const model::Row &row,
                          const SinkRole &sink,
                          std::uint32_t role) {
  // What a framework calls hands its result on where it returns; what is
  // memoised is kept where that is declared.
  const bool handsOn = std::ranges::any_of(
      rolesOf(row), [](const Role &r) { return r.kind == Role::Entry; });
  if (!sink.port.callable.empty())
    return bindMemberResults(site, row, sink, role);
  model::Port callable = sink.port;
  callable.base = PortBase::Argument;
  callable.path.clear();
  const link::UnitId unit = program_.unitOfSite(site);
  const ir::UnitFacts &facts = program_.facts(unit);
  const VertexId base = program_.bases[unit].vertex;
  for (const Place &place : placesOf(site, callable)) {
    const ir::Vertex &vertex = facts.vertices[place.vertex - base];
    if (vertex.kind != VertexKind::FunctionRef)
      continue;
    const ir::FactFunction &function = facts.functions[vertex.data];
    const std::uint32_t vendor = vendorOf(site, sink);
    if (!handsOn) {
      addStoreSink(base + function.result, role, program_.site(site).span,
                   kNone, vendor);
      continue;
    }
    const InEdges &in = inEdges(unit);
    for (auto i = in.start[function.result]; i < in.start[function.result + 1];
         ++i) {
      const ir::VertexId given = facts.edges[in.edges[i]].from;
      addStoreSink(base + given, role, facts.vertices[given].span, kNone,
                   vendor);
    }
  }
}

// What the member of an argument returns, which the library calls.
void Binder::bindMemberResults(SiteId site, const model::Row &row,
                               const SinkRole &sink, std::uint32_t role) {
  const auto [first, last] = std::ranges::equal_range(
      program_.callbacks, site, {}, &link::CallbackTarget::site);
  const std::uint32_t vendor = vendorOf(site, sink);
  for (auto it = first; it != last; ++it) {
    if (&policy_.catalog.rows[it->row] != &row ||
        program_.paths[it->path] != sink.port.callable)
      continue;
    const link::UnitId unit = program_.unitOfFunction(it->function);
    const VertexId base = program_.bases[unit].vertex;
    const VertexId result = program_.fact(it->function).result;
    const InEdges &in = inEdges(unit);
    for (auto i = in.start[result]; i < in.start[result + 1]; ++i) {
      const ir::VertexId given = program_.facts(unit).edges[in.edges[i]].from;
      addStoreSink(base + given, role,
                   program_.facts(unit).vertices[given].span, kNone, vendor);
    }
  }
}

// A method of the program that a library calls: its results go where the row
// says, what it is given comes from outside.
void Binder::bindOverrides() {
  for (const link::Override &made : program_.overrides) {
    const model::Row &row = policy_.catalog.rows[made.row];
    const link::UnitId unit = program_.unitOfFunction(made.function);
    const ir::UnitFacts &facts = program_.facts(unit);
    const VertexId base = program_.bases[unit].vertex;
    const ir::FactFunction &function = program_.fact(made.function);
    if (rowUses_)
      rowUses_->push_back({base + function.result, kNone, made.row});
    for (const Role &role : rolesOf(row)) {
      if (role.kind == Role::Entry &&
          policy_.entryRoles[role.index].parameters == named("every-request"))
        beforeAll_.insert(made.function);
      if (role.kind != Role::Sink || function.result == kNone ||
          policy_.sinkRoles[role.index].port.base != PortBase::Result)
        continue;
      const InEdges &in = inEdges(unit);
      for (auto i = in.start[function.result];
           i < in.start[function.result + 1]; ++i) {
        const ir::VertexId given = facts.edges[in.edges[i]].from;
        addStoreSink(base + given, role.index, facts.vertices[given].span);
      }
    }
  }
}

void Binder::bindStores() {
  StoreRoles roles;
  if (policy_.useLexicon) {
    roles.memory = roleOfKind("memory", PortBase::AfterReceiver);
    roles.conversation =
        roleOfKind("conversation-memory", PortBase::AfterReceiver);
  }
  PassagesTo passagesTo;
  for (std::uint32_t i = 0; i < out_.passages.size(); ++i)
    passagesTo.emplace_back(out_.passages[i].to, i);
  std::sort(passagesTo.begin(), passagesTo.end());
  for (link::UnitId unit = 0; unit < program_.units.size(); ++unit)
    bindUnitStores(unit, roles, passagesTo);
}

} // namespace philint::policy
