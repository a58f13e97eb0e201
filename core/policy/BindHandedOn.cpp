// Callables of libraries that a call is given to run: `to_thread(client.create,
// input=note)`. Their rows hold as if they were called with what is handed on;
// functions of the program are bound in bindCallbacks.
#include "core/policy/Bind.h"

#include <algorithm>

namespace philint::policy {

using model::Port;
using model::PortBase;

namespace {
bool runs(const model::Propagation &pass) {
  return pass.to.base == PortBase::CallbackArgument &&
         pass.to.callable.empty();
}

// The call's own arguments are handed on, and not elements of one.
bool isPlain(const model::Propagation &pass) {
  return pass.from.base == PortBase::Argument && !pass.from.name &&
         pass.from.path.empty();
}

Port callableOf(const model::Propagation &pass) {
  Port out;
  out.base = PortBase::Argument;
  out.index = pass.to.index;
  out.name = pass.to.name;
  return out;
}
} // namespace

void Binder::bindHandedOn(SiteId site, const model::Row &row) {
  const auto first = std::find_if(row.propagations.begin(),
                                  row.propagations.end(), runs);
  if (first == row.propagations.end() || handedOn_.row)
    return;
  for (const Place &place : placesOf(site, callableOf(*first))) {
    if (!place.path.empty())
      continue;
    const auto nodes = program_.apisOf(place.vertex);
    for (const model::NodeId node :
         std::vector<model::NodeId>(nodes.begin(), nodes.end()))
      for (const model::RowId id : policy_.catalog.nodes[node].rows) {
        const model::Row &called = policy_.catalog.rows[id];
        if (called.onRead || called.onAssign)
          continue;
        handedOn_ = {&row, site, place.vertex};
        if (std::all_of(called.conditions.begin(), called.conditions.end(),
                        [&](const auto &c) { return holds(site, c); }))
          bindRow(site, id);
        handedOn_ = {};
      }
  }
}

// Elements of what is handed on as a whole have the names of the parameters:
// `Thread(target=f, kwargs={…})`.
bool Binder::isByName(const model::Propagation &pass, const Place &place) {
  return pass.to.callbackIndex == -1 && pass.from.name &&
         pass.from.base == PortBase::Argument && !place.path.empty() &&
         place.path.back().kind == ir::StepKind::Any;
}

Symbol Binder::parameterName(link::FunctionId function,
                             std::uint32_t p) const {
  const link::UnitId unit = program_.unitOfFunction(function);
  return program_.symbolOf(unit, program_.facts(unit)
                                     .parametersOf(program_.fact(function))[p]
                                     .name);
}

// Who hands its own arguments on hands on those by name too, but for its own.
std::vector<Place> Binder::namedHandedOn(SiteId site, const model::Row &row,
                                         Symbol wanted, bool any) {
  std::vector<Place> out;
  if ((!wanted && !any) ||
      std::none_of(row.propagations.begin(), row.propagations.end(),
                   [](const auto &pass) { return runs(pass) && isPlain(pass); }))
    return out;
  const link::UnitId unit = program_.unitOfSite(site);
  const auto arguments =
      program_.facts(unit).argumentsOf(program_.site(site));
  for (std::uint32_t i = 0; i < arguments.size(); ++i) {
    const ir::SiteArgument &argument = arguments[i];
    const Symbol name = program_.symbolOf(unit, argument.name);
    const bool spread = argument.kind == ir::ArgumentKind::NamedSpread;
    const bool isOwn = std::any_of(
        row.propagations.begin(), row.propagations.end(),
        [&](const auto &pass) {
          return name && (pass.from.name == name || pass.to.name == name);
        });
    if (argument.value == kNone || isOwn ||
        !(spread || (argument.kind == ir::ArgumentKind::Named &&
                     (any || name == wanted))))
      continue;
    Place place;
    place.vertex = program_.bases[unit].vertex + argument.value;
    place.span = argument.span;
    place.argument = i;
    if (spread)
      place.path.push_back(any ? ir::Step{ir::StepKind::Any, {}}
                               : ir::Step{ir::StepKind::Key, wanted});
    out.push_back(std::move(place));
  }
  return out;
}

// The object whose method the callable is.
void Binder::placeReceiver(VertexId callable, ir::Span span,
                           std::vector<Place> &out) {
  const link::UnitId unit = program_.unitOfVertex(callable);
  const ir::UnitFacts &facts = program_.facts(unit);
  const VertexId base = program_.bases[unit].vertex;
  const InEdges &in = inEdges(unit);
  const ir::VertexId local = callable - base;
  for (auto i = in.start[local]; i < in.start[local + 1]; ++i) {
    const ir::Edge &edge = facts.edges[in.edges[i]];
    const auto &read = facts.readOf(edge);
    if (edge.kind == ir::EdgeKind::Copy && !edge.write && read.size() == 1)
      out.push_back({base + edge.from, {}, span, kNone});
  }
}

std::vector<Place> Binder::placesHandedOn(SiteId site, const Port &port) {
  const HandedOn handed = handedOn_;
  const ir::Site &fact = program_.site(site);
  std::vector<Place> out;
  handedOn_ = {};
  switch (port.base) {
  case PortBase::Argument:
  case PortBase::AnyArgument: {
    const bool any = port.base == PortBase::AnyArgument;
    for (const model::Propagation &pass : handed.row->propagations) {
      if (!runs(pass))
        continue;
      const int position = pass.to.callbackIndex;
      for (Place &place : placesOf(site, pass.from)) {
        if (isByName(pass, place) && port.name && !any)
          place.path.back() = {ir::StepKind::Key, port.name};
        else if (!(any ? position < 0 || position >= port.index
                       : position >= 0 && position == port.index))
          continue;
        out.push_back(std::move(place));
      }
    }
    for (Place &place : namedHandedOn(site, *handed.row, port.name, any))
      out.push_back(std::move(place));
    break;
  }
  case PortBase::Receiver:
    placeReceiver(handed.callable, fact.span, out);
    break;
  case PortBase::Result:
    for (const model::Propagation &pass : handed.row->propagations)
      if (pass.from.base == PortBase::CallbackResult &&
          pass.from.callable.empty())
        for (Place &place : placesOf(site, pass.to))
          out.push_back(std::move(place));
    break;
  case PortBase::Thrown:
  case PortBase::Scope:
    out = placesOf(site, Port{port.base});
    break;
  default:
    break;
  }
  handedOn_ = handed;
  for (Place &place : out)
    for (const ir::Step &step : port.path)
      place.path.push_back(stepAt(site, step));
  return out;
}

} // namespace philint::policy
