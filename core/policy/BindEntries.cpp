// Functions that a framework calls: who handles requests and messages, what is
// done for a request, and what answers it.
#include "core/policy/Bind.h"

#include <algorithm>

namespace philint::policy {

using model::Port;
using model::PortBase;
using model::Row;

// What a request handler calls, at any depth, is done for a request; so is what
// it hands on to be run in the background.
void Binder::markServed() {
  served_.assign(program_.functions.size(), false);
  std::vector<link::FunctionId> queue(handlers_.begin(), handlers_.end());
  for (const link::FunctionId f : queue)
    served_[f] = true;
  std::vector<std::pair<SiteId, link::FunctionId>> started;
  for (const BoundCallback &callback : out_.callbacks)
    if (callback.function != kNone)
      started.emplace_back(callback.site, callback.function);
  std::sort(started.begin(), started.end());
  const auto serve = [&](link::FunctionId f) {
    if (f == kNone || served_[f])
      return;
    served_[f] = true;
    queue.push_back(f);
  };
  for (std::size_t i = 0; i < queue.size(); ++i) {
    const link::UnitId unit = program_.unitOfFunction(queue[i]);
    const ir::FactFunction &fact = program_.fact(queue[i]);
    const SiteId base = program_.bases[unit].site;
    for (SiteId site = base + fact.firstSite; site < base + fact.endSite;
         ++site)
      for (const link::Target &target : program_.targetsOf(site))
        serve(target.function);
    for (auto at = std::lower_bound(
             started.begin(), started.end(),
             std::pair(base + fact.firstSite, link::FunctionId{0}));
         at != started.end() && at->first < base + fact.endSite; ++at)
      serve(at->second);
  }
}

// Documents that are read for a request are what its user sent or asked for;
// those that a script reads are as often a library of textbooks.
void Binder::bindServed() {
  if (!isAboutHealth_ || readsForRequests_.empty())
    return;
  markServed();
  for (const auto &[site, index] : readsForRequests_) {
    const link::UnitId unit = program_.unitOfSite(site);
    const std::uint32_t function = program_.site(site).function;
    const SourceRole &source = policy_.sourceRoles[index];
    if (served_[program_.bases[unit].function + function])
      for (const Place &place : placesOf(site, source.port))
        addSource(place.vertex, place.path, source.label, Evidence::Modelled,
                  source.what, place.span);
  }
}

// Is it what a server may say of the request, where the program's own answers?
bool Binder::isEcho(SiteId site, const Row &row, const Port &to) const {
  const auto id = static_cast<model::RowId>(&row - policy_.catalog.rows.data());
  return row.request && row.request->answer &&
         row.request->answer->base == to.base &&
         std::binary_search(program_.answered.begin(), program_.answered.end(),
                            std::pair(site, id));
}

// A handler of the program answers the call: it gets what is sent, in those of
// its parameters that may have it, and what it returns or sends is the answer.
void Binder::bindAnswer(const link::CallbackTarget &target, const Row &row) {
  using Places = std::vector<std::pair<VertexId, PathId>>;
  Places bodies, answers;
  const auto add = [&](const Port &port, Places &out) {
    for (const Place &place : placesOf(target.site, port))
      out.push_back({place.vertex, pathId(place.path)});
  };
  if (target.handed != link::kNone) {
    bodies = program_.handed[target.handed].body;
    answers = program_.handed[target.handed].answers;
  } else {
    for (const Port &body : row.request->body)
      add(body, bodies);
    if (row.request->answer)
      add(*row.request->answer, answers);
  }
  BoundCallback callback;
  callback.site = target.site;
  callback.function = target.function;
  const auto parameters =
      program_.facts(program_.unitOfFunction(target.function))
          .parametersOf(program_.fact(target.function));
  const PathId at =
      target.body ? pathId({{ir::StepKind::Field, target.body}}) : PathId{0};
  for (const auto &[vertex, path] : bodies)
    for (std::uint32_t p = 0; p < parameters.size() && p < 32; ++p)
      // What a default says comes from elsewhere: a session, a header.
      if ((target.takers >> p & 1U) && parameters[p].defaultValue == ir::kNone)
        callback.in.push_back({vertex, path, p, true, at});
  sendAnswers(target.function);
  if (answers.empty())
    out_.callbacks.push_back(callback);
  for (const auto &[vertex, path] : answers) {
    callback.resultTo = vertex;
    callback.resultPath = path;
    out_.callbacks.push_back(callback);
    callback.in.clear();
  }
}

// `response.json(x)` answers as much as what is returned.
void Binder::sendAnswers(link::FunctionId f) {
  if (!sending_.insert(f).second)
    return;
  const link::FunctionInfo &info = program_.functions[f];
  const ir::FactFunction &fact = program_.fact(f);
  if (fact.result == ir::kNone)
    return;
  const VertexId result = program_.bases[info.unit].vertex + fact.result;
  for (auto s = fact.firstSite; s < fact.endSite; ++s) {
    const SiteId site = program_.bases[info.unit].site + s;
    for (const model::RowId rowId : program_.rowsOf(site)) {
      for (const Role &role : rolesOf(policy_.catalog.rows[rowId])) {
        if (role.kind != Role::Sink ||
            policy_.sinkRoles[role.index].kind != named("response"))
          continue;
        for (const Place &place :
             placesOf(site, policy_.sinkRoles[role.index].port)) {
          BoundPassage sent;
          sent.site = site;
          sent.from = place.vertex;
          sent.fromPath = pathId(place.path);
          sent.to = result;
          out_.passages.push_back(sent);
        }
      }
    }
  }
}

// Requests that a caller of the function that sends them says what of.
void Binder::bindHandedRequests() {
  for (const link::CallbackTarget &target : program_.callbacks)
    if (target.handed != link::kNone)
      bindAnswer(target, policy_.catalog.rows[target.row]);
}

// Who handles requests and messages.
void Binder::noteHandlers(SiteId site, const EntryRole &role) {
  // A step of a graph is asked by the program itself.
  if (role.parameters == named("none") || role.parameters == named("state"))
    return;
  for (const link::Entry &entry : program_.entriesOf(site)) {
    if (role.parameters == named("every-request"))
      beforeAll_.insert(entry.function);
    else
      addHandler(entry.function, role.parameters == named("request"));
  }
}

// The function, and those that it wraps: `function(*args, **kwargs)`.
void Binder::addHandler(link::FunctionId f, bool answers) {
  const bool isNew = handlers_.insert(f).second;
  if (!(answers && answering_.insert(f).second) && !isNew)
    return;
  const link::UnitId unit = program_.unitOfFunction(f);
  const ir::UnitFacts &facts = program_.facts(unit);
  const ir::FactFunction &fact = program_.fact(f);
  for (auto s = fact.firstSite; s < fact.endSite; ++s) {
    if (!ir::handsOn(facts, facts.sites[s]))
      continue;
    for (const link::Target &target :
         program_.targetsOf(program_.bases[unit].site + s))
      addHandler(target.function, answers);
  }
}

// A callable that a framework calls: what it is given comes from outside.
void Binder::bindEntry(SiteId site, const EntryRole &role) {
  noteHandlers(site, role);
  if (role.parameters != named("message") && role.parameters != named("state"))
    return;
  const link::UnitId unit = program_.unitOfSite(site);
  for (const link::Entry &entry : program_.entriesOf(site)) {
    const link::UnitId where = program_.unitOfFunction(entry.function);
    if (!inPatientContext(unit, program_.site(site).function) &&
        !inPatientContext(where, program_.functions[entry.function].local))
      continue;
    const ir::FactFunction &fact = program_.fact(entry.function);
    for (const ir::FactParameter &parameter :
         program_.facts(where).parametersOf(fact)) {
      Label label;
      label[State::Raw] = categoryOf("notes");
      addSource(program_.bases[where].vertex + parameter.vertex, {}, label,
                Evidence::NameInContext,
                program_.symbolOf(where, parameter.name));
    }
  }
}

} // namespace philint::policy
