// Rows at call sites: which ones hold, and what their roles bind there.
#include "core/policy/Bind.h"

#include "core/link/ScriptModules.h"
#include "core/model/HeldCallables.h"
#include "core/policy/Traits.h"
#include "core/support/Wildcard.h"

#include <algorithm>

namespace philint::policy {

using model::Port;
using model::PortBase;
using model::Row;

namespace {
bool isCallbackPort(const Port &port) {
  return port.base == PortBase::CallbackArgument ||
         port.base == PortBase::CallbackResult;
}

// What the call yields may be patient data where the surroundings say so.
// A source that asks for words (`context: [fhir]`) decides site by site.
bool asksForWords(const Policy &policy, const SourceRole &source) {
  return source.condition &&
         policy.catalog.strings.text(source.condition).starts_with("words ");
}

bool hasSource(const Policy &policy, const Row &row) {
  for (std::uint32_t i = row.firstRole; i < row.endRole; ++i)
    if (policy.roles[i].kind == Role::Source &&
        !asksForWords(policy, policy.sourceRoles[policy.roles[i].index]))
      return true;
  return false;
}

} // namespace

bool Binder::asksForHealth(const SourceRole &source) const {
  return source.condition == named("health");
}
bool Binder::needsContext(const SourceRole &source) const {
  return asksForHealth(source) || source.condition == named("patient-context");
}

// `["$name"]` in a target is the key of the argument that is passed on.
std::vector<Place> Binder::namedFor(SiteId site, const Place &source,
                                    const Port &to,
                                    const std::vector<Place> &targets) {
  std::size_t step = 0;
  while (step < to.path.size() &&
         !model::isArgumentName(policy_.catalog, to.path[step]))
    ++step;
  if (step == to.path.size())
    return targets;
  const link::UnitId unit = program_.unitOfSite(site);
  const ir::UnitFacts &facts = program_.facts(unit);
  const ir::Site &at = program_.site(site);
  std::vector<Place> out = targets;
  for (Place &target : out) {
    const std::size_t own = target.path.size() - to.path.size() + step;
    const Symbol name =
        source.argument == kNone
            ? Symbol{}
            : facts.siteArguments[at.firstArgument + source.argument].name;
    target.path[own] =
        name ? ir::Step{ir::StepKind::Key, program_.symbolOf(unit, name)}
             : ir::Step{ir::StepKind::Any, {}};
  }
  return out;
}

void Binder::passage(SiteId site, const Port &from, const Port &to, bool content,
                     TransformId transform, Symbol title) {
  std::vector<Place> targets = placesOf(site, to);
  if (targets.empty() && !kept_.empty()) {
    targets = statesAt(site, to); // others see it
    std::erase_if(targets,
                  [&](const Place &at) { return !kept_.count(at.vertex); });
  }
  for (const Place &source : placesOf(site, from))
    for (const Place &target : namedFor(site, source, to, targets))
      if (fields_.isKnown)
        passFields(site, source, target, content, transform, title);
      else if (source.vertex != target.vertex || source.path != target.path)
        out_.passages.push_back({site, source.vertex, target.vertex,
                                 pathId(source.path), pathId(target.path),
                                 content, transform, title});
}

// The body, as it is or as it is put into text, has the member that turns off
// what the path would do: {"store": false}.
bool Binder::bodySays(SiteId site, const Port &body, const VendorPath &path) {
  if (!path.unlessMember)
    return false;
  const ir::Step member{ir::StepKind::Key,
                        program_.catalogSymbols[path.unlessMember.id]};
  const auto says = [&](VertexId value) {
    for (const auto &parts : constants(value).alternatives)
      if (parts.size() == 1 &&
          matchesWildcard(policy_.catalog.strings.text(path.unlessValue),
                          text(parts[0].text), true))
        return true;
    return false;
  };
  for (const Place &place : placesOf(site, body)) {
    std::vector<VertexId> objects{place.vertex};
    for (const SiteId made : constructionSites(place.vertex)) {
      Port first;
      first.base = PortBase::Argument;
      first.index = 0;
      for (const Port &port : {first, Port{PortBase::Receiver}})
        for (const Place &given : placesOf(made, port))
          objects.push_back(given.vertex);
    }
    for (const VertexId object : objects)
      for (const VertexId value : writtenAt(object, {member}))
        if (says(value))
          return true;
  }
  return false;
}

// The role that holds for who is reached, or for what the path of the address
// says; and what a place that is kept for evaluation is besides.
std::vector<std::uint32_t> Binder::rolesAt(SiteId site, std::uint32_t index,
                                           std::uint32_t vendor) {
  const SinkRole &sink = policy_.sinkRoles[index];
  std::vector<std::uint32_t> out{index};
  if (sink.becomes.empty())
    return out;
  const BoundVendor *const reached =
      vendor == kNone ? nullptr : &out_.vendors[vendor];
  const bool known = reached && reached->vendor != kNone;
  for (const auto &[clazz, other] : sink.becomes)
    if (known && clazz == policy_.vendors[reached->vendor].clazz)
      out[0] = other;
  if (known && reached->addressPath != kNone) {
    const VendorPath &path =
        policy_.vendors[reached->vendor].paths[reached->addressPath];
    for (const auto &[clazz, other] : sink.becomes)
      if (path.as && clazz == path.as)
        out[0] = other;
    for (const auto &[clazz, other] : sink.becomes)
      if (path.also && clazz == path.also && !bodySays(site, sink.port, path))
        out.push_back(other);
  }
  const Symbol evaluation = named("evaluation");
  for (const auto &[clazz, other] : sink.becomes)
    if (clazz == evaluation)
      for (const std::string &place : placeNames(site, sink))
        if (hasTrait(policy_, place, evaluation)) {
          out.push_back(other);
          return out;
        }
  return out;
}

// An argument that the program writes out is nobody's data.
bool Binder::isWritten(const Place &place) const {
  if (place.argument == kNone)
    return false;
  const link::ConstantSet set =
      link::constantsOf(program_, place.vertex, place.path);
  const auto isText = [](const std::vector<link::ConstantPart> &parts) {
    return std::all_of(parts.begin(), parts.end(), [](const auto &part) {
      return part.kind == link::ConstantPart::Literal;
    });
  };
  return set.complete && !set.alternatives.empty() &&
         std::all_of(set.alternatives.begin(), set.alternatives.end(), isText);
}

// The function of the call, what it stands in or its file is called so.
bool Binder::isWithin(SiteId site, Symbol trait) const {
  const link::UnitId unit = program_.unitOfSite(site);
  const ir::UnitFacts &facts = program_.facts(unit);
  if (hasTrait(policy_, program_.pathInProject(unit), trait))
    return true;
  for (auto f = program_.site(site).function; f != ir::kNone && f != 0;
       f = facts.functions[f].parent)
    if (hasTrait(policy_, facts.text(facts.functions[f].suffix), trait))
      return true;
  return false;
}

bool Binder::isBuffer(VertexId vertex,
                      const std::vector<std::string> &paths) const {
  const auto types = program_.typesOf(vertex);
  return std::any_of(types.begin(), types.end(), [&](const auto &type) {
    return type.kind == link::TypeRef::Api && !type.element &&
           std::any_of(
               paths.begin(), paths.end(), [&](const std::string &path) {
                 const model::Catalog &all = policy_.catalog;
                 const model::NodeId node = all.findPath(path);
                 return node != kNone && all.nodes[node].canonical == type.id;
               });
  });
}

// `QTextStream stream(&text)`: what it is given goes into the text.
bool Binder::isOnText(SiteId site) {
  if (policy_.buffers.texts.empty())
    return false;
  model::Port first;
  first.base = PortBase::Argument;
  first.index = 0;
  const auto isText = [&](VertexId vertex) {
    return vertex != kNone && isBuffer(vertex, policy_.buffers.texts);
  };
  for (const Place &stream : placesOf(site, {PortBase::Receiver}))
    for (const SiteId made : constructionSites(stream.vertex))
      for (const Place &place : placesOf(made, first))
        if (place.path.empty() && isText(stream.vertex) && isText(place.vertex))
          return true;
  return false;
}

// `report.save(buffer)`, `print(note, file=buffer)`: what is written stays in
// memory, and is in the buffer from then on.
bool Binder::fillsBuffer(SiteId site, Symbol kind,
                         const std::vector<Place> &written) {
  const auto &kinds = policy_.buffers.kinds;
  if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
    return false;
  const link::UnitId unit = program_.unitOfSite(site);
  const VertexId base = program_.bases[unit].vertex;
  bool any = isOnText(site);
  for (const ir::SiteArgument &argument :
       program_.facts(unit).argumentsOf(program_.site(site))) {
    const auto isIt = [&](const Place &place) {
      return place.vertex == base + argument.value;
    };
    if (argument.value == ir::kNone ||
        !isBuffer(base + argument.value, policy_.buffers.types) ||
        (argument.kind != ir::ArgumentKind::Named &&
         std::any_of(written.begin(), written.end(), isIt)))
      continue;
    any = true;
    for (const Place &place : written)
      if (argument.after != ir::kNone && !isIt(place))
        out_.passages.push_back({site,
                                 place.vertex,
                                 base + argument.after,
                                 pathId(place.path),
                                 0,
                                 true,
                                 0,
                                 {}});
  }
  return any;
}

void Binder::bindRole(SiteId site, const Row &row, const Role &role) {
  switch (role.kind) {
  case Role::Sink: {
    const SinkRole &sink = policy_.sinkRoles[role.index];
    if (sink.isSwitch) {
      const std::uint32_t vendor = vendorOf(site, sink);
      if (vendor != kNone || (!sink.vendor && sink.vendorFrom.empty())) {
        const std::vector<std::string> places = placeNames(site, sink);
        out_.switches.push_back(
            {site, role.index, vendor,
             places.empty() ? Symbol{}
                            : program_.symbols.intern(places.front())});
      }
      return;
    }
    if (sink.port.base == PortBase::CallbackResult)
      return bindMemoised(site, row, sink, role.index);
    const std::vector<Place> places = placesOf(site, sink.port);
    if (places.empty() || (sink.kind == named("response") && !guardsOutput()))
      return;
    if (fillsBuffer(site, sink.kind, places))
      return;
    const std::uint32_t vendor = vendorOf(site, sink);
    const std::uint32_t store = storeOf(site, sink, vendor);
    for (const std::uint32_t index : rolesAt(site, role.index, vendor))
      for (const Place &place : places)
        out_.sinks.push_back({site, place.vertex, pathId(place.path), index,
                              vendor, place.span, true, store,
                              vendor != kNone && clientsQuote(site)});
    return;
  }
  case Role::Source: {
    const SourceRole &source = policy_.sourceRoles[role.index];
    const link::UnitId unit = program_.unitOfSite(site);
    healthRows_ += !source.condition && !source.named && !source.columns;
    if (source.condition && source.condition == named("served")) {
      readsForRequests_.emplace_back(site, role.index);
      return;
    }
    if (needsContext(source) && !(asksForHealth(source) && isAboutHealth_) &&
        !inPatientContext(unit, program_.site(site).function)) {
      for (const Place &place : placesOf(site, source.port))
        if (!isWritten(place))
          requests_.push_back({place.vertex, pathId(place.path), source.label,
                               Evidence::Request,
                               source.what ? source.what : row.title,
                               place.span});
      return;
    }
    if (asksForWords(policy_, source) &&
        !speaksOf(site, policy_.catalog.strings.text(source.condition)))
      return;
    if (source.named)
      return bindNamed(site, source);
    if (source.columns)
      return bindColumns(site, source);
    for (const Place &place : placesOf(site, source.port))
      if (fields_.isKnown)
        addFieldSources(site, place, source,
                        source.what ? source.what : row.title);
      else if (!isWritten(place))
        addSource(place.vertex, place.path, source.label, Evidence::Modelled,
                  source.what ? source.what : row.title, place.span,
                  Extent::Chosen, source.isFile);
    return;
  }
  case Role::Sanitizer: {
    const SanitizerRole &sanitizer = policy_.sanitizerRoles[role.index];
    if (isEcho(site, row, sanitizer.to))
      return;
    explainedSite_[site] |= sanitizer.to.base == PortBase::Result;
    if (sanitizer.within && !isWithin(site, sanitizer.within))
      return passage(site, sanitizer.from, sanitizer.to, sanitizer.content, 0,
                     {});
    const std::size_t before = out_.passages.size();
    passage(site, sanitizer.from, sanitizer.to, sanitizer.content,
            out_.transforms.intern(sanitizer.transform), sanitizer.title);
    for (std::size_t i = before; i < out_.passages.size(); ++i)
      out_.passages[i].recognises = sanitizer.recognises;
    return;
  }
  case Role::Guard: {
    const GuardRole &guard = policy_.guardRoles[role.index];
    if (guard.port.base == PortBase::Receiver)
      out_.guards.push_back({site, kNone, guard.cleanWhen, 0});
    for (const Place &place : placesOf(site, guard.port))
      if (place.argument != kNone)
        out_.guards.push_back({site, place.argument, guard.cleanWhen, 0});
    return;
  }
  case Role::Entry:
    bindEntry(site, policy_.entryRoles[role.index]);
    return;
  case Role::Sql:
    queries_.push_back({site, &row, &policy_.sqlRoles[role.index]});
    return;
  case Role::Fields: // of the row as a whole: bindRow
  case Role::Maker: // asked where the object is used: BindVendors.cpp
    return;
  case Role::Trait:
    out_.traits.push_back({site, policy_.traitRoles[role.index]});
    return;
  }
}

void Binder::bindCallbacks(SiteId site, model::RowId rowId) {
  const Row &row = policy_.catalog.rows[rowId];
  const auto first = std::lower_bound(
      program_.callbacks.begin(), program_.callbacks.end(), site,
      [](const link::CallbackTarget &c, SiteId s) { return c.site < s; });
  for (auto it = first; it != program_.callbacks.end() && it->site == site;
       ++it) {
    if (it->row != rowId)
      continue;
    if (it->argument == link::kNone) {
      if (it->handed == link::kNone)
        bindAnswer(*it, row);
      continue;
    }
    const std::uint32_t argument =
        it->argument - program_.site(site).firstArgument;
    const auto isCallable = [&](const Port &port) {
      if (it->argument == model::kHeldArgument)
        return model::isHeldByReceiver(port);
      if (program_.paths[it->path] != port.callable)
        return false;
      Port plain = port;
      plain.base = PortBase::Argument;
      plain.path.clear();
      for (const Place &place : placesOf(site, plain))
        if (place.argument == argument)
          return true;
      return false;
    };
    const std::uint32_t skip =
        it->binding == link::Binding::Receiver ||
                it->binding == link::Binding::Constructor
            ? 1
            : 0;
    const std::uint32_t parameters =
        program_.fact(it->function).endParameter -
        program_.fact(it->function).firstParameter;
    BoundCallback callback;
    callback.site = site;
    callback.function = it->function;
    for (const model::Propagation &pass : row.propagations) {
      if (pass.to.base == PortBase::CallbackArgument && isCallable(pass.to)) {
        for (Place &place : placesOf(site, pass.from))
          for (std::uint32_t p = skip; p < parameters; ++p)
            if (pass.to.isParameter(p - skip, parameters - skip)) {
              if (isByName(pass, place))
                place.path.back() = {ir::StepKind::Key,
                                     parameterName(it->function, p)};
              callback.in.push_back(
                  {place.vertex, pathId(place.path), p, pass.content});
            }
      } else if (pass.from.base == PortBase::CallbackResult &&
                 isCallable(pass.from)) {
        for (const Place &place : placesOf(site, pass.to)) {
          callback.resultTo = place.vertex;
          callback.resultPath = pathId(place.path);
        }
      }
    }
    for (std::uint32_t p = skip; p < parameters; ++p)
      for (const Place &place :
           namedHandedOn(site, row, parameterName(it->function, p)))
        callback.in.push_back({place.vertex, pathId(place.path), p, false});
    out_.callbacks.push_back(std::move(callback));
  }
}

// Environment variables that the project's policy says hold patient data.
void Binder::bindEnvironment(SiteId site, const Row &row) {
  for (const ProjectSource &source : policy_.project.sources) {
    if (source.kind != ProjectSource::Environment)
      continue;
    for (const Place &place : placesOf(site, *row.environmentName))
      for (const auto &parts : constants(place.vertex).alternatives)
        if (parts.size() == 1 && text(parts[0].text) == source.pattern) {
          Label label;
          label[State::Raw] = source.categories;
          for (const Place &result : placesOf(site, {}))
            addSource(result.vertex, {}, label, Evidence::Declared,
                      parts[0].text, result.span);
        }
  }
}

// What is done to `text.data()` is done to the text: its state behind that call
// is one without the content.
void Binder::replaceGiver(VertexId value) {
  const link::UnitId unit = program_.unitOfVertex(value);
  const ir::Vertex &vertex = program_.vertex(value);
  if (vertex.kind != ir::VertexKind::Result)
    return;
  const SiteId made = program_.bases[unit].site + vertex.data;
  const ir::VertexId after = program_.site(made).afterReceiver;
  for (const model::RowId id : program_.rowsOf(made))
    for (const model::Propagation &kept : policy_.catalog.rows[id].keeps)
      if (kept.from.base == PortBase::Result && kept.from.path.empty() &&
          kept.to.base == PortBase::AfterReceiver && after != kNone) {
        out_.replacements.push_back({made, ir::kGuardReceiver});
        std::erase_if(out_.passages, [&](const BoundPassage &pass) {
          return pass.site == made &&
                 pass.to == program_.bases[unit].vertex + after;
        });
      }
}

void Binder::bindRow(SiteId site, model::RowId id) {
  const Row &row = policy_.catalog.rows[id];
  fields_ = fieldsOf(site, row);
  explainedSite_[site] |= fields_.isKnown;
  if (row.environmentName)
    bindEnvironment(site, row);
  for (const model::Propagation &pass : row.propagations)
    if (!isCallbackPort(pass.from) && !isCallbackPort(pass.to))
      passage(site, pass.from, pass.to, pass.content, 0, {});
  for (const Role &role : rolesOf(row))
    bindRole(site, row, role);
  for (const Port &port : row.replaces) {
    if (port.base == PortBase::Receiver)
      out_.replacements.push_back({site, ir::kGuardReceiver});
    else
      for (const Place &place : placesOf(site, port)) {
        out_.replacements.push_back({site, place.argument});
        replaceGiver(place.vertex);
      }
  }
  for (const model::Propagation &kept : row.keeps)
    bindKept(site, kept);
  fields_ = {};
  bindCallbacks(site, id);
  bindHandedOn(site, row);
}

void Binder::bindSite(SiteId site) {
  if (bindProjectSite(site))
    return;
  bool anyRow = false, passes = false, yields = false;
  for (const model::RowId id : program_.rowsOf(site)) {
    const Row &row = policy_.catalog.rows[id];
    if (row.onRead)
      continue;
    conditionSetting_ = kNone;
    const bool applies =
        std::all_of(row.conditions.begin(), row.conditions.end(),
                    [&](const auto &condition) { return holds(site, condition); });
    if (!applies)
      continue;
    anyRow = true;
    if (rowUses_)
      rowUses_->push_back({kNone, site, id});
    passes |= row.passesUnlisted;
    yields |= row.passesUnlisted || !row.instances.empty() ||
              hasSource(policy_, row) ||
              std::any_of(row.propagations.begin(), row.propagations.end(),
                          [](const model::Propagation &pass) {
                            return pass.to.base != PortBase::Thrown;
                          });
    bindRow(site, id);
  }
  isRowed_[site] = anyRow;
  if (anyRow && !yields)
    explainedSite_[site] = 1;
  const bool ownsResult = !program_.targetsOf(site).empty();
  if (ownsResult)
    explainedSite_[site] = 1;
  const auto init = std::lower_bound(
      program_.fieldInits.begin(), program_.fieldInits.end(), site,
      [](const link::FieldInit &f, SiteId s) { return f.site < s; });
  const bool constructs =
      init != program_.fieldInits.end() && init->site == site;
  if (constructs || std::binary_search(program_.plainObjects.begin(),
                                       program_.plainObjects.end(), site))
    explainedSite_[site] = 1;
  out_.passThrough[site] = !ownsResult && !constructs && (!anyRow || passes);
  if (out_.passThrough[site] && isOnModule(site))
    out_.passThrough[site] = BoundPolicy::kArgumentsPass;
  if (out_.passThrough[site] && !anyRow)
    fillReceiver(site);
}

// The libraries of vendors repeat in what they raise what they sent.
bool Binder::clientsQuote(SiteId site) const {
  const ir::Language language =
      program_.facts(program_.unitOfSite(site)).language;
  return std::ranges::any_of(
      policy_.catalog.quotingClients, [&](ir::Language quoting) {
        return link::familyOf(quoting) == link::familyOf(language);
      });
}

// The receiver is a module that is imported as a whole.
bool Binder::isOnModule(SiteId site) {
  constexpr std::size_t kMost = 64;
  const link::UnitId unit = program_.unitOfSite(site);
  const ir::UnitFacts &facts = program_.facts(unit);
  ir::VertexId object = program_.site(site).receiver;
  const auto isModule = [&](ir::VertexId v) {
    return facts.vertices[v].kind == ir::VertexKind::ImportRef &&
           !facts.imports[facts.vertices[v].data].member;
  };
  const InEdges &in = inEdges(unit);
  for (std::size_t n = 0; n < kMost && object != kNone; ++n) {
    const ir::Vertex &vertex = facts.vertices[object];
    if (vertex.kind == ir::VertexKind::CellRead)
      return facts.cells[vertex.data].kind == ir::Cell::Global &&
             isModuleCell(unit, vertex.data);
    if (vertex.kind == ir::VertexKind::ImportRef)
      return isModule(object);
    ir::VertexId before = kNone;
    for (auto i = in.start[object]; i < in.start[object + 1]; ++i) {
      const ir::Edge &edge = facts.edges[in.edges[i]];
      if (edge.kind == ir::EdgeKind::CopyKill || ir::copiesWhole(edge))
        before = edge.from;
    }
    object = before;
  }
  return false;
}

// The variable is bound to modules alone.
bool Binder::isModuleCell(link::UnitId unit, std::uint32_t cell) {
  if (moduleCells_.empty())
    moduleCells_.resize(program_.units.size());
  std::vector<std::uint8_t> &known = moduleCells_[unit];
  const ir::UnitFacts &facts = program_.facts(unit);
  if (known.empty()) {
    known.assign(facts.cells.size() + 1, 0);
    for (const ir::Edge &edge : facts.edges)
      if (facts.vertices[edge.to].kind == ir::VertexKind::CellWrite &&
          facts.vertices[edge.from].kind == ir::VertexKind::ImportRef &&
          !facts.imports[facts.vertices[edge.from].data].member)
        known[facts.vertices[edge.to].data] = 1;
  }
  return known[cell] != 0;
}

// C and C++ build values by methods: what an unknown method of a local object
// is given, the object holds from then on.
void Binder::fillReceiver(SiteId site) {
  const link::UnitId unit = program_.unitOfSite(site);
  const ir::UnitFacts &facts = program_.facts(unit);
  const ir::Site &at = program_.site(site);
  if (!link::isCxx(facts.language) || at.receiver == kNone ||
      at.afterReceiver == kNone)
    return;
  const ir::Vertex &object = facts.vertices[at.receiver];
  if (!(object.flags & ir::kVertexNamed) ||
      object.kind == ir::VertexKind::CellRead ||
      object.kind == ir::VertexKind::Parameter)
    return;
  for (const ir::FactParameter &parameter :
       facts.parametersOf(facts.functions[at.function]))
    if (parameter.name == object.name)
      return;
  const std::uint32_t base = program_.bases[unit].vertex;
  for (const ir::SiteArgument &argument : facts.argumentsOf(at)) {
    if (argument.value == kNone)
      continue;
    BoundPassage passage;
    passage.site = site;
    passage.from = base + argument.value;
    passage.to = base + at.afterReceiver;
    passage.content = true;
    out_.passages.push_back(passage);
  }
}

void Binder::bindSites() {
  const SiteId sites = program_.bases.back().site;
  for (SiteId site = 0; site < sites; ++site)
    bindSite(site);
}

// A member that a row calls a source: the body of a request comes from outside
// however the request is reached.
bool Binder::isReadSource(VertexId vertex) const {
  for (const model::NodeId node : program_.apisOf(vertex))
    for (const model::RowId id : policy_.catalog.nodes[node].rows)
      if (const Row &row = policy_.catalog.rows[id];
          row.onRead && !row.onAssign && hasSource(policy_, row))
        return true;
  return false;
}

// Rows of members that are read, not called: request.json.
void Binder::bindReads() {
  const auto vertices = static_cast<VertexId>(program_.vertexList.size());
  for (VertexId v = 0; v < vertices; ++v)
    for (const model::NodeId node : program_.apisOf(v))
      for (const model::RowId id : policy_.catalog.nodes[node].rows) {
        const Row &row = policy_.catalog.rows[id];
        if (!row.onRead || row.onAssign)
          continue;
        if (rowUses_)
          rowUses_->push_back({v, kNone, id});
        for (const Role &role : rolesOf(row)) {
          if (role.kind != Role::Source)
            continue;
          const SourceRole &source = policy_.sourceRoles[role.index];
          const link::UnitId unit = program_.unitOfVertex(v);
          const link::FunctionId function = program_.functionOfVertex(v);
          healthRows_ += !source.condition;
          const Symbol what = source.what ? source.what : row.title;
          if (!needsContext(source) ||
              (asksForHealth(source) && isAboutHealth_) ||
              inPatientContext(unit, program_.functions[function].local))
            addSource(v, source.port.path, source.label, Evidence::Modelled,
                      what, {}, Extent::Chosen, source.isFile);
          else
            requests_.push_back({v, pathId(source.port.path), source.label,
                                 Evidence::Request, what});
        }
      }
}

} // namespace philint::policy
