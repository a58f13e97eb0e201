// Who receives what a sink is given: the URL of the client or the call, the
// environment, else the vendor that the row names; and whether the project's
// policy covers it.
//
// Of several possible answers the worst is kept: a host that nobody knows and
// a vendor that is not covered before one that is, ours last.
#include "core/policy/Bind.h"
#include "core/link/ScriptModules.h"
#include "core/link/Settings.h"
#include "core/policy/Hosts.h"
#include "core/policy/SqlText.h"
#include "core/policy/Standing.h"
#include "core/support/Wildcard.h"

#include <algorithm>
#include <cstdlib>
#include <deque>

namespace philint::policy {

using ir::VertexKind;
using model::Row;

BoundVendor Binder::vendorNamed(Symbol id) const {
  return Standing(policy_, asOf_).named(id);
}

BoundVendor Binder::vendorOfHost(std::string_view host) {
  BoundVendor out = Standing(policy_, asOf_).ofHost(host);
  out.host = program_.symbols.intern(host);
  return out;
}

void Binder::judgeCover(BoundVendor &out) const {
  Standing(policy_, asOf_).judge(out, text(out.host));
}

// A port's steps from the given one on, in the program's symbols.
std::vector<ir::Step> Binder::programSteps(const std::vector<ir::Step> &steps,
                                           std::size_t from) const {
  std::vector<ir::Step> out;
  for (std::size_t i = from; i < steps.size(); ++i) {
    ir::Step step = steps[i];
    step.name = program_.catalogSymbols[step.name.id];
    out.push_back(step);
  }
  return out;
}

// The service behind a path: "api.openai.com/v1/files".
void Binder::readPath(std::string_view address, BoundVendor &out) const {
  const auto slash = address.find('/');
  if (out.vendor == kNone || slash == address.npos)
    return;
  const std::vector<VendorPath> &paths = policy_.vendors[out.vendor].paths;
  for (std::uint32_t i = 0; i < paths.size(); ++i)
    if (matchesText(policy_.catalog.strings.text(paths[i].pattern),
                    address.substr(slash))) {
      out.service = paths[i].service;
      out.addressPath = i;
      return;
    }
}

// Text of which nothing is known as a whole: its literals are pieces of it.
static bool isPiece(const link::Program &program, VertexId vertex) {
  const link::UnitId unit = program.unitOfVertex(vertex);
  const ir::Vertex &at =
      program.facts(unit).vertices[vertex - program.bases[unit].vertex];
  return (at.flags & ir::kVertexJoined) &&
         link::constantsOf(program, vertex).alternatives.empty();
}

// An address that begins with a variable of a vendor whose value no file sets.
bool Binder::fromVariable(const link::ConstantPart &begin,
                          std::vector<BoundVendor> &out) const {
  if (begin.kind != link::ConstantPart::Environment || begin.hasDefault)
    return false;
  const Symbol name = policy_.catalog.strings.find(text(begin.text));
  for (const VendorInfo &vendor : policy_.vendors)
    if (name &&
        std::ranges::find(vendor.variables, name) != vendor.variables.end()) {
      out.push_back(vendorNamed(vendor.id));
      out.back().decidedBy.push_back(begin.vertex);
      return true;
    }
  return false;
}

void Binder::fromConstants(VertexId vertex, const std::vector<ir::Step> &path,
                           std::vector<BoundVendor> &out) {
  const link::ConstantSet set =
      path.empty() ? constants(vertex)
                   : link::constantsOf(program_, vertex, path);
  const bool isOwnPage =
      link::isScript(program_.facts(program_.unitOfVertex(vertex)).language) &&
      !isPiece(program_, vertex) &&
      std::ranges::any_of(set.alternatives, [&](const auto &parts) {
        // The first text that is not empty: "" is a base as well.
        for (const link::ConstantPart &part : parts)
          if (part.kind != link::ConstantPart::Literal)
            return false;
          else if (const std::string_view begin = text(part.text);
                   !begin.empty())
            return begin.starts_with("/") && !begin.starts_with("//");
        return false;
      });
  for (const auto &parts : set.alternatives) {
    if (!parts.empty() && fromVariable(parts[0], out))
      continue;
    std::string address; // with holes
    VertexId decidedBy = vertex;
    std::uint32_t setting = kNone;
    for (const link::ConstantPart &part : parts) {
      const std::size_t before = address.size();
      if (part.kind == link::ConstantPart::Literal) {
        address += text(part.text);
      } else if (part.kind == link::ConstantPart::Environment &&
                 part.hasDefault) {
        address += text(part.defaultText);
        setting = std::min(setting, part.setting);
      } else {
        address += kHole;
        continue;
      }
      if (before == 0 && part.vertex != kNone)
        decidedBy = part.vertex;
    }
    if (address.empty())
      continue; // None: the client's own default
    // sqlite:///app.db, file:///data, ./data: nobody else's
    if (address.find(":///") != std::string::npos || address[0] == '.')
      continue;
    const std::string host = ownedHost(hostOf(address, true));
    BoundVendor one;
    if (host.empty()) {
      // `${API_URL || ""}/notes`: whom it is set up with serves the page as
      // well.
      if (isOwnPage && address.starts_with(kHole)) {
        isPath_ = true;
        continue;
      }
      if (address[0] == '/' && !isPiece(program_, vertex)) {
        isPath_ = true; // the client knows the host
        continue;
      }
      one.reach = BoundVendor::Unknown;
    } else {
      one = vendorOfHost(host);
    }
    if (const auto colon = address.find("://"); colon != std::string::npos) {
      one.scheme = program_.symbols.intern(address.substr(0, colon));
      readPath(address.substr(colon + 3), one);
    }
    one.setting = setting;
    one.decidedBy.push_back(decidedBy);
    out.push_back(std::move(one));
  }
  if (set.alternatives.empty() && !lacksMember(vertex, path)) {
    BoundVendor one;
    one.reach = BoundVendor::Unknown;
    one.decidedBy.push_back(vertex);
    out.push_back(std::move(one));
  }
}

// The object is written out, and the member is not: `new Client({ apiKey })`
// leaves the address to the client.
bool Binder::lacksMember(VertexId object, const std::vector<ir::Step> &path) {
  if (path.empty())
    return false;
  const link::UnitId unit = program_.unitOfVertex(object);
  const link::UnitBase &base = program_.bases[unit];
  const ir::UnitFacts &facts = program_.facts(unit);
  const InEdges &in = inEdges(unit);
  const auto writes = [&](ir::PathId written) {
    const ir::Step &step = facts.paths[written][0];
    return !step.name || program_.symbolOf(unit, step.name) == path[0].name;
  };
  std::set<ir::VertexId> seen{object - base.vertex};
  std::vector<ir::VertexId> queue{object - base.vertex};
  for (std::size_t i = 0; i < queue.size(); ++i) {
    const ir::Vertex &vertex = facts.vertices[queue[i]];
    if (vertex.kind == VertexKind::Container)
      continue;
    if (vertex.kind != VertexKind::Value || in.start[queue[i]] ==
                                                in.start[queue[i] + 1])
      return false;
    for (std::uint32_t e = in.start[queue[i]]; e < in.start[queue[i] + 1]; ++e) {
      const ir::Edge &edge = facts.edges[in.edges[e]];
      const bool isCopy = edge.kind == ir::EdgeKind::Copy;
      if (edge.kind == ir::EdgeKind::Derived ||
          (isCopy && edge.write == 0 && edge.read != 0) ||
          (isCopy && edge.write != 0 && writes(edge.write)))
        return false;
      if ((!isCopy || edge.write == 0) && seen.insert(edge.from).second)
        queue.push_back(edge.from);
    }
  }
  return true;
}

// What a caller gives for the parameter `v` of `function`.
std::vector<Place> Binder::argumentsFor(SiteId site, link::FunctionId function,
                                        VertexId v) {
  std::vector<Place> out;
  const link::UnitId unit = program_.unitOfFunction(function);
  const ir::FactFunction &fact = program_.fact(function);
  const auto parameters = program_.facts(unit).parametersOf(fact);
  for (const link::Target &target : program_.targetsOf(site)) {
    if (target.function != function)
      continue;
    const int offset = target.binding == link::Binding::Plain ? 0 : 1;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      if (program_.bases[unit].vertex + parameters[i].vertex != v)
        continue;
      model::Port port;
      port.base = model::PortBase::Argument;
      port.index = static_cast<std::int16_t>(static_cast<int>(i) - offset -
                                             target.skip);
      port.name = program_.symbolOf(unit, parameters[i].name);
      if (port.index < 0 && offset == 1 && i == 0)
        port.base = model::PortBase::Receiver;
      for (const Place &place : placesOf(site, port))
        if (place.path.empty())
          out.push_back(place);
    }
  }
  return out;
}

// channel["dspy.lm"]: what any call of the program has put there.
template <class F>
void Binder::inChannel(const model::Port &port, F with) {
  if (port.path.empty())
    return;
  const Symbol space = programSteps(port.path, 0)[0].name;
  for (const link::CellWriter &writer : program_.cellWriters) {
    const link::CellInfo &cell = program_.cells[writer.cell];
    if (cell.kind == link::CellInfo::Channel && cell.name == space &&
        writer.path == 0)
      with(writer.vertex, programSteps(port.path, 1));
  }
}

template <class F>
void Binder::decisive(SiteId site, const model::Port &port, F with) {
  if (port.base == model::PortBase::Channel)
    return inChannel(port, with);
  if (port.base != model::PortBase::Receiver) {
    for (const Place &place : placesOf(site, port))
      if (place.path.size() == port.path.size()) // not spread
        with(place.vertex, programSteps(port.path, 0));
    return;
  }
  if (port.path.empty())
    return;
  if (port.path[0].kind == ir::StepKind::Field) {
    // `client.base_url = url` says more than what made the client.
    const std::vector<ir::Step> member = programSteps(port.path, 0);
    const std::vector<Place> objects =
        placesOf(site, {model::PortBase::Receiver});
    bool isStored = false;
    for (const Place &receiver : objects)
      for (const VertexId stored :
           writtenAt(wholeOf(receiver.vertex), {member[0]})) {
        isStored = true;
        with(stored, std::vector<ir::Step>(member.begin() + 1, member.end()));
      }
    if (isStored)
      return;
    // C++ and ECMAScript name no arguments: a member is what earlier calls put
    // there.
    const ir::Language language =
        program_.facts(program_.unitOfSite(site)).language;
    if (link::isCxx(language) || link::isScript(language)) {
      for (const Place &receiver : objects)
        if (link::isCxx(language) ||
            !link::constantsOf(program_, receiver.vertex, member)
                 .alternatives.empty())
          with(receiver.vertex, member);
      return;
    }
  }
  model::Port argument;
  argument.base = model::PortBase::Argument;
  // receiver.url is the argument of that name, receiver["0"] the first.
  if (port.path[0].kind == ir::StepKind::Key)
    argument.index = static_cast<std::int16_t>(
        std::atoi(std::string(text(port.path[0].name)).c_str()));
  else
    argument.name = port.path[0].name;
  // receiver["0"].baseURL is a member of that argument.
  const std::vector<ir::Step> tail = programSteps(port.path, 1);
  std::vector<Place> receivers = placesOf(site, {model::PortBase::Receiver});
  // What a function that a library made is called with: its maker decides.
  if (const ir::Site &at = program_.site(site);
      receivers.empty() && at.callee != kNone)
    receivers.push_back({program_.bases[program_.unitOfSite(site)].vertex +
                             at.callee,
                         {},
                         at.span,
                         kNone});
  for (const Place &receiver : receivers)
    for (const SiteId made : constructionSites(receiver.vertex))
      for (const Place &place : placesOf(made, argument))
        if (place.path.empty())
          with(place.vertex, tail);
}

std::vector<Place> Binder::decisivePlaces(SiteId site,
                                          const model::Port &port) {
  std::vector<Place> out;
  decisive(site, port, [&](VertexId vertex, const std::vector<ir::Step> &path) {
    out.push_back({vertex, path, {}, kNone});
  });
  return out;
}

// "@scope/name.member", "name:member" are of that package of npm; a dot alone
// behind a plain name may be another language's.
static bool isOfPackage(std::string_view name, std::string_view package) {
  if (!name.starts_with(package) || name.size() == package.size())
    return false;
  const char next = name[package.size()];
  return next == ':' || (package[0] == '@' && (next == '.' || next == '/'));
}

// What is written at `path` of the object at `vertex`, in its own unit: into
// this state of it, or one before.
std::vector<VertexId> Binder::writtenAt(VertexId vertex,
                                        const std::vector<ir::Step> &path) {
  if (path.empty())
    return {vertex};
  constexpr std::size_t kMost = 64;
  std::vector<VertexId> out;
  const link::UnitId unit = program_.unitOfVertex(vertex);
  const link::UnitBase &base = program_.bases[unit];
  const ir::UnitFacts &facts = program_.facts(unit);
  const InEdges &in = inEdges(unit);
  std::vector<VertexId> queue{vertex - base.vertex};
  std::set<VertexId> seen(queue.begin(), queue.end());
  // It starts with these steps; one that asks for any is met by each.
  const auto begins = [&](ir::PathId id) {
    const auto &steps = facts.paths[id];
    bool same = !steps.empty() && steps.size() <= path.size();
    for (std::size_t k = 0; same && k < steps.size(); ++k)
      same = path[k].kind == ir::StepKind::Any ||
             program_.symbolOf(unit, steps[k].name) == path[k].name;
    return same;
  };
  const auto isPath = [&](ir::PathId id) {
    return begins(id) && facts.paths[id].size() == path.size() &&
           path.back().kind != ir::StepKind::Any;
  };
  for (std::size_t n = 0; n < queue.size() && n < kMost; ++n)
    for (auto i = in.start[queue[n]]; i < in.start[queue[n] + 1]; ++i) {
      const ir::Edge &edge = facts.edges[in.edges[i]];
      if (ir::copiesWhole(edge)) {
        if (!(edge.kind == ir::EdgeKind::CopyKill && isPath(edge.read)) &&
            seen.insert(edge.from).second)
          queue.push_back(edge.from);
      } else if (edge.write && edge.kind == ir::EdgeKind::Copy &&
                 begins(edge.write)) {
        const auto &steps = facts.paths[edge.write];
        if (edge.read && steps.size() < path.size())
          continue;
        for (const VertexId written : writtenAt(
                 base.vertex + edge.from,
                 {path.begin() + static_cast<std::ptrdiff_t>(steps.size()),
                  path.end()}))
          out.push_back(written);
      }
    }
  return out;
}

// An object that a vendor's package made is that vendor's: the model in
// generateText({ model: openai("gpt-4o") }). Where it is ours or covered, and a
// library that nobody knows may have made it instead, it is unknown.
void Binder::fromPackages(VertexId vertex, const std::vector<ir::Step> &path,
                          std::vector<BoundVendor> &out) {
  VertexId unknown = kNone;
  for (const VertexId written : writtenAt(vertex, path)) {
    const std::vector<SiteId> sites = constructionSites(written);
    // `made().model` was made of what made() returned.
    const auto isStep = [&](std::string_view name) {
      return std::any_of(sites.begin(), sites.end(), [&](SiteId other) {
        const std::string_view whole = text(program_.externalName[other]);
        return whole.starts_with(name) &&
               whole.substr(name.size()).starts_with("()");
      });
    };
    for (const SiteId made : sites) {
      if (fromMaker(made, out))
        continue;
      const std::size_t before = out.size();
      const std::string_view name = text(program_.externalName[made]);
      for (const VendorInfo &vendor : policy_.vendors)
        for (const Symbol one : vendor.npmPackages)
          if (isOfPackage(name, policy_.catalog.strings.text(one))) {
            out.push_back(vendorNamed(vendor.id));
            out.back().decidedBy.push_back(written);
          }
      if (out.size() == before && !name.empty() &&
          program_.rowsOf(made).empty() &&
          program_.site(made).receiver == kNone && !isStep(name))
        unknown = written;
    }
  }
  const auto isCovered = [&](BoundVendor one) {
    judgeCover(one);
    return one.covered;
  };
  if (unknown == kNone || out.empty() ||
      !std::all_of(out.begin(), out.end(), isCovered))
    return;
  out.emplace_back();
  out.back().reach = BoundVendor::Unknown;
  out.back().decidedBy.push_back(unknown);
}

// A row of the call that made it says whose it is: a provider with an address
// of its own.
bool Binder::fromMaker(SiteId made, std::vector<BoundVendor> &out) {
  const bool isPath = isPath_;
  const std::size_t before = out.size();
  for (const model::RowId id : program_.rowsOf(made)) {
    const Row &row = policy_.catalog.rows[id];
    for (const Role &given : rolesOf(row))
      if (given.kind == Role::Maker)
        for (BoundVendor &one :
             candidates(made, policy_.sinkRoles[given.index]))
          out.push_back(std::move(one));
  }
  isPath_ = isPath;
  return out.size() > before;
}

// What a call with a row of its own made is its vendor's: a handler of logs, a
// client, a model.
void Binder::fromRows(VertexId vertex, std::vector<BoundVendor> &out) {
  for (const SiteId made : constructionSites(vertex))
    for (const model::RowId id : program_.rowsOf(made)) {
      const Row &row = policy_.catalog.rows[id];
      for (const Role &given : rolesOf(row)) {
        const Role::Kind kind = given.kind;
        if (kind != Role::Sink && kind != Role::Maker)
          continue;
        const SinkRole &role = policy_.sinkRoles[given.index];
        if (kind == Role::Maker ||
            (role.isSwitch && (role.vendor || !role.vendorFrom.empty())))
          for (BoundVendor &one : candidates(made, role))
            out.push_back(std::move(one));
      }
    }
}

// Vendors that the names of models mean: "groq/llama-3" is Groq's.
std::vector<std::uint32_t>
Binder::modelVendors(SiteId site, const std::vector<model::Port> &ports) {
  std::vector<std::uint32_t> out;
  const Standing standing(policy_, asOf_);
  for (const model::Port &port : ports)
    decisive(site, port, [&](VertexId vertex, const std::vector<ir::Step> &path) {
      const link::ConstantSet set =
          link::constantsOf(program_, vertex, path);
      for (const auto &parts : set.alternatives) {
        std::string name;
        for (const link::ConstantPart &part : parts)
          if (part.kind == link::ConstantPart::Literal)
            name += text(part.text);
          else if (part.hasDefault)
            name += text(part.defaultText);
        const std::uint32_t vendor = standing.ofModel(name).vendor;
        if (vendor != kNone &&
            std::find(out.begin(), out.end(), vendor) == out.end())
          out.push_back(vendor);
      }
    });
  return out;
}

// A gateway is as good as the worst of those to whom it forwards.
void Binder::lookBehind(SiteId site, const SinkRole &role,
                        BoundVendor &gateway) {
  if (role.upstreamModels.empty() || gateway.vendor == kNone ||
      !gateway.covered ||
      policy_.vendors[gateway.vendor].clazz != named("gateway"))
    return;
  for (const std::uint32_t vendor : modelVendors(site, role.upstreamModels)) {
    BoundVendor behind = vendorNamed(policy_.vendors[vendor].id);
    judgeCover(behind);
    if (!(behind.lacks & BoundVendor::Agreement))
      continue;
    gateway.lacks |= BoundVendor::Agreement;
    gateway.whyNot = named("upstream-not-covered");
    gateway.covered = false;
  }
}

// A client that is given no address takes the one of its own variables.
void Binder::fromEnvironment(SiteId site, const SinkRole &role,
                             std::vector<BoundVendor> &out) {
  for (const Symbol name : role.vendorEnvironment)
    for (const std::uint32_t i : link::settingsNamed(
             program_, program_.unitOfSite(site),
             policy_.catalog.strings.text(name), false)) {
      const std::string_view value = text(program_.environment[i].value);
      const std::string host = hostOf(value, true);
      if (host.empty())
        continue;
      BoundVendor one = vendorOfHost(host);
      if (const auto colon = value.find("://"); colon != value.npos)
        one.scheme = program_.symbols.intern(value.substr(0, colon));
      one.setting = i;
      out.push_back(std::move(one));
    }
}

// `openai.base_url = "https://…"`, and then `openai.chat.completions.create()`:
// the module is the client.
void Binder::fromAssigned(SiteId site, const SinkRole &role,
                          std::vector<BoundVendor> &out) {
  if (role.vendorAssigned.empty() || assigned_.empty())
    return;
  for (const Place &receiver : placesOf(site, {model::PortBase::Receiver}))
    if (!constructionSites(receiver.vertex).empty())
      return;
  for (const auto &[node, value] : assigned_)
    if (std::ranges::find(role.vendorAssigned, node) !=
        role.vendorAssigned.end())
      fromConstants(value, {}, out);
}

// The object whose member, at whatever depth, the value is read from.
VertexId Binder::wholeOf(VertexId part) {
  constexpr unsigned kDeepest = 8;
  const link::UnitId unit = program_.unitOfVertex(part);
  const VertexId base = program_.bases[unit].vertex;
  const ir::UnitFacts &facts = program_.facts(unit);
  const InEdges &in = inEdges(unit);
  for (unsigned n = 0; n < kDeepest; ++n) {
    const ir::VertexId local = part - base;
    if (in.start[local] + 1 != in.start[local + 1])
      break;
    const ir::Edge &edge = facts.edges[in.edges[in.start[local]]];
    if (edge.kind != ir::EdgeKind::Copy || edge.write || !edge.read)
      break;
    part = base + edge.from;
  }
  return part;
}

// An object that the function writes out, without that member.
bool Binder::lacks(VertexId vertex, const std::vector<ir::Step> &path) {
  if (path.empty() || !writtenAt(vertex, path).empty())
    return false;
  if (path.size() > 1)
    if (const auto parts = writtenAt(vertex, {path[0]}); !parts.empty()) {
      const std::vector<ir::Step> rest(path.begin() + 1, path.end());
      return std::all_of(parts.begin(), parts.end(),
                         [&](VertexId part) { return lacks(part, rest); });
    }
  constexpr std::size_t kMost = 64;
  const link::UnitId unit = program_.unitOfVertex(vertex);
  const ir::UnitFacts &facts = program_.facts(unit);
  const InEdges &in = inEdges(unit);
  std::vector<VertexId> states{vertex - program_.bases[unit].vertex};
  for (std::size_t n = 0; n < states.size() && n < kMost; ++n) {
    if (facts.vertices[states[n]].kind == VertexKind::Container)
      continue;
    const std::size_t before = states.size();
    for (auto i = in.start[states[n]]; i < in.start[states[n] + 1]; ++i) {
      const ir::Edge &edge = facts.edges[in.edges[i]];
      if (ir::copiesWhole(edge))
        states.push_back(edge.from);
    }
    if (states.size() == before)
      return false; // from elsewhere
  }
  return states.size() < kMost;
}

std::vector<BoundVendor> Binder::candidates(SiteId site, const SinkRole &role) {
  std::vector<BoundVendor> out, unknown;
  isPath_ = false;
  const auto isKnown = [](const BoundVendor &one) {
    return one.reach != BoundVendor::Unknown || one.host;
  };
  for (const model::Port &port : role.vendorFrom) {
    decisive(site, port, [&](VertexId vertex, const std::vector<ir::Step> &path) {
      fromPackages(vertex, path, out);
      if (path.empty() && role.isSwitch)
        fromRows(vertex, out);
      // A client in place of options: wrapped(new OpenAI({ baseURL })).
      if (!path.empty() && out.empty())
        for (const SiteId made : constructionSites(vertex))
          fromMaker(made, out);
    });
    if (!out.empty())
      return out;
    // An object that nobody knows leads nowhere; a text is an address.
    const bool isObject = role.isSwitch && port.path.empty() &&
                          port.base == model::PortBase::Argument;
    bool isUnknown = false;
    decisive(site, port, [&](VertexId vertex, const std::vector<ir::Step> &path) {
      isUnknown |= isObject && constants(vertex).alternatives.empty();
      if (!isUnknown && !lacks(vertex, path))
        fromConstants(vertex, path, out);
    });
    if (isUnknown && out.empty())
      return out;
    if (std::ranges::any_of(out, isKnown))
      return out;
    // `new Client("redis://…")` has no member `url`: the next place may say it.
    if (unknown.empty())
      unknown = std::move(out);
    out.clear();
  }
  if (!unknown.empty())
    return unknown;
  fromAssigned(site, role, out);
  if (!out.empty())
    return out;
  for (const model::Port &port : role.vendorObjects)
    decisive(site, port, [&](VertexId vertex, const std::vector<ir::Step> &path) {
      for (const VertexId object : writtenAt(vertex, path))
        fromRows(object, out);
    });
  if (!out.empty())
    return out;
  fromEnvironment(site, role, out);
  if (!out.empty())
    return out;
  for (const std::uint32_t vendor : modelVendors(site, role.vendorModels))
    out.push_back(vendorNamed(policy_.vendors[vendor].id));
  if (!out.empty())
    return out;
  if (role.vendor) {
    out.push_back(vendorNamed(role.vendor));
  } else if (!role.vendorFrom.empty()) {
    // A path alone is asked of whoever served the page.
    out.emplace_back();
    out.back().reach =
        isPath_ ? BoundVendor::Internal : BoundVendor::Unknown;
  }
  return out;
}

// What only a developer's profile says comes behind all that is deployed.
unsigned Binder::concern(const BoundVendor &vendor) const {
  constexpr unsigned kLocal = 60;
  const unsigned out = Standing::badness(vendor);
  return vendor.setting != kNone && program_.environment[vendor.setting].isLocal
             ? std::min(out, kLocal)
             : out;
}

std::uint32_t Binder::vendorOf(SiteId site, const SinkRole &role) {
  if (!role.vendor && role.vendorFrom.empty())
    return kNone;
  BoundVendor worst;
  bool first = true;
  for (BoundVendor &one : candidates(site, role)) {
    if (role.service)
      one.service = role.service;
    judgeCover(one);
    lookBehind(site, role, one);
    if (first || concern(one) > concern(worst))
      worst = std::move(one);
    first = false;
  }
  if (first)
    return kNone;
  if (worst.setting == kNone)
    worst.setting = conditionSetting_;
  const auto [at, isNew] = vendorIds_.try_emplace(
      worst, static_cast<std::uint32_t>(out_.vendors.size()));
  if (isNew)
    out_.vendors.push_back(worst);
  return at->second;
}

namespace {
// `rediss://cache.*` speaks of schemes and hosts; a pattern without a scheme,
// of hosts. What it says of ports and paths does not count.
bool isOfStore(std::string_view pattern, std::string_view scheme,
              std::string_view host) {
  const auto colon = pattern.find("://");
  if (colon != pattern.npos) {
    if (!matchesWildcard(pattern.substr(0, colon), scheme, true))
      return false;
    pattern.remove_prefix(colon + 3);
  }
  return matchesWildcard(pattern.substr(0, pattern.find_first_of(":/")), host,
                         true);
}

// The folder itself, or below it.
bool isIn(std::string_view folder, std::string_view path) {
  while (folder.ends_with('/'))
    folder.remove_suffix(1);
  return path.starts_with(folder) &&
         (path.size() == folder.size() || path[folder.size()] == '/');
}
} // namespace

// Constants at the ports that say where the row keeps things, each up to its
// first hole.
std::vector<std::string> Binder::placeNames(SiteId site,
                                            const SinkRole &role) {
  std::vector<std::string> out;
  for (const model::Port &port : role.places)
    decisive(site, port, [&](VertexId vertex, const std::vector<ir::Step> &at) {
      for (const auto &parts :
           link::constantsOf(program_, vertex, at).alternatives) {
        std::string begin;
        for (const link::ConstantPart &part : parts) {
          if (part.kind == link::ConstantPart::Literal)
            begin += text(part.text);
          else if (part.kind == link::ConstantPart::Environment &&
                   part.hasDefault)
            begin += text(part.defaultText);
          else
            break;
        }
        out.push_back(std::move(begin));
      }
    });
  return out;
}

// The table that a statement at the site writes to; empty where there is none.
std::string Binder::tableWritten(SiteId site) {
  for (const model::RowId id : program_.rowsOf(site)) {
    const Row &row = policy_.catalog.rows[id];
    for (const Role &role : rolesOf(row)) {
      if (role.kind != Role::Sql)
        continue;
      for (const Place &place :
           placesOf(site, policy_.sqlRoles[role.index].port))
        for (const auto &parts : constants(place.vertex).alternatives) {
          std::string query;
          for (const link::ConstantPart &part : parts)
            query += part.kind == link::ConstantPart::Literal ? text(part.text)
                                                              : " ? ";
          if (std::string table = tableOfWrite(query); !table.empty())
            return table;
        }
    }
  }
  return {};
}

std::uint32_t Binder::storeOf(SiteId site, const SinkRole &role,
                              std::uint32_t vendor) {
  const auto &stores = policy_.project.stores;
  if (stores.empty())
    return kNone;
  const std::vector<std::string> paths = placeNames(site, role);
  const std::string table = tableWritten(site);
  for (std::uint32_t i = 0; i < stores.size(); ++i) {
    const ProjectStore &store = stores[i];
    if (!store.match.empty() && vendor != kNone &&
        out_.vendors[vendor].host &&
        isOfStore(store.match, text(out_.vendors[vendor].scheme),
                 text(out_.vendors[vendor].host)))
      return i;
    if (!store.table.empty() && store.table == table)
      return i;
    if (!store.path.empty() && !paths.empty() &&
        std::all_of(paths.begin(), paths.end(), [&](const std::string &path) {
          return isIn(store.path, path);
        }))
      return i;
  }
  return kNone;
}

} // namespace philint::policy
