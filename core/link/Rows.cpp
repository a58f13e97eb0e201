// What catalogue rows say about a call: results, propagation, callbacks.
#include "core/link/Linker.h"

#include "core/model/HeldCallables.h"
#include "core/support/Hash.h"
#include "core/support/Wildcard.h"

#include <algorithm>
#include <utility>

namespace philint::link {

void Linker::onApiValue(VertexId v, NodeId node) {
  for (RowId row : catalog.nodes[node].rows)
    if (catalog.rows[row].onRead && catalog.rows[row].resultType != kNone)
      addFact(v, 0, api(canonical(catalog.rows[row].resultType)));
}

void Linker::callApi(SiteId s, NodeId node) {
  UnitId u;
  const ir::Site &at = site(s, u);
  const VertexId result = global(u, at.result);
  outside_.push_back({s, api(node)});
  const bool builtin = isBuiltin_[node];
  if (builtin && catalog.nodes[node].name == python->super)
    return callSuper(s);
  const bool decorates =
      (at.flags & ir::kCallDecorator) && at.firstArgument < at.endArgument;
  if (decorates)
    copy(global(u, p.units[u]->siteArguments[at.firstArgument].value), result);
  const NodeId made = apiChild(node, model::EdgeLabel::Call, {});
  bool known = made != kNone || decorates || builtin;
  if (made != kNone)
    addFact(result, 0, api(made));
  const std::vector<RowId> &rows = catalog.nodes[node].rows;
  for (RowId row : rows) {
    if (catalog.rows[row].onRead || !holds(s, catalog.rows[row]))
      continue;
    known = known || catalog.rows[row].resultType != kNone ||
            catalog.rows[row].resultIsArgument >= 0 ||
            !catalog.rows[row].instances.empty();
    applyRow(s, node, row);
  }
  hookCallbacks(s, node, kNone);
  if (!known)
    addFact(result, 0,
            values.intern(ValueKind::External,
                          externals.under(node, p.symbols.intern("()"))));
}

std::vector<std::uint32_t>
Linker::portArguments(SiteId s, const model::Port &port) const {
  UnitId u;
  const ir::Site &at = site(s, u);
  std::vector<std::uint32_t> out;
  int position = 0;
  bool spread = false;
  const bool any = port.base == model::PortBase::AnyArgument;
  for (auto a = at.firstArgument; a < at.endArgument; ++a) {
    const ir::SiteArgument &argument = p.units[u]->siteArguments[a];
    bool matched = false;
    switch (argument.kind) {
    case ir::ArgumentKind::Positional:
      matched =
          any ? position >= port.index : !spread && position == port.index;
      ++position;
      break;
    case ir::ArgumentKind::Named:
      matched = any || (port.name && p.symbolOf(u, argument.name) == port.name);
      break;
    case ir::ArgumentKind::Spread:
    case ir::ArgumentKind::NamedSpread:
      spread = true;
      matched = any;
      break;
    }
    if (matched)
      out.push_back(a);
  }
  return out;
}

// The argument is an object that the function gives the member: { vertexai: … }.
bool Linker::isGiven(SiteId s, const model::Port &port) const {
  UnitId u;
  const ir::Site &at = site(s, u);
  const ir::UnitFacts &facts = *p.units[u];
  for (const std::uint32_t a : portArguments(s, port))
    for (const ir::Edge &edge : facts.edgesOf(facts.functions[at.function])) {
      const auto &steps = facts.writeOf(edge);
      if (edge.to != facts.siteArguments[a].value || !edge.write ||
          edge.kind != ir::EdgeKind::Copy || steps.size() != port.path.size())
        continue;
      bool same = true;
      for (std::size_t i = 0; i < steps.size(); ++i)
        same &= p.symbolOf(u, steps[i].name) == port.path[i].name;
      if (same)
        return true;
    }
  return false;
}

namespace {
// What names a signal: `&Client::finished`, `SIGNAL(finished(Reply))`, a text.
// Nothing where the value tells no name.
std::string_view nameWritten(const ir::UnitFacts &unit, ir::VertexId v) {
  constexpr unsigned kDeepest = 3;
  for (unsigned depth = 0; depth < kDeepest && v != kNone; ++depth) {
    const ir::Vertex &vertex = unit.vertices[v];
    if (vertex.kind == ir::VertexKind::ImportRef)
      return unit.text(unit.imports[vertex.data].member);
    if (vertex.kind == ir::VertexKind::Literal)
      return unit.text(unit.constants[vertex.data].text);
    if (vertex.kind == ir::VertexKind::Value &&
        !(vertex.flags & ir::kVertexNamed))
      return unit.text(vertex.name); // a member's, or empty
    if (vertex.kind != ir::VertexKind::Result)
      return {};
    const ir::Site &made = unit.sites[vertex.data];
    if (depth > 0 || made.firstArgument == made.endArgument)
      return unit.text(made.written);
    v = unit.siteArguments[made.firstArgument].value;
  }
  return {};
}

// Is it called otherwise than the row asks?
bool isOther(const model::Condition &condition, const StringTable &strings,
             std::string_view name) {
  const std::string_view last = name.substr(name.rfind(':') + 1);
  return !name.empty() &&
         std::ranges::none_of(condition.values, [&](Symbol value) {
           return matchesWildcard(strings.text(value), name) ||
                  matchesWildcard(strings.text(value), last);
         });
}
} // namespace

// Which signal it is decides who runs what is connected: a slot of another one
// is nobody's.
bool Linker::holds(SiteId s, const model::Row &row) const {
  const ir::UnitFacts &unit = *p.units[siteUnit_[s]];
  const bool isConnection = isCxx(unit.language) && std::ranges::any_of(
      row.propagations, [](const model::Propagation &pass) {
        return pass.to.base == model::PortBase::CallbackArgument;
      });
  for (const model::Condition &condition : row.conditions) {
    if (condition.environment || !condition.assigned.empty() ||
        !condition.types.empty())
      continue; // binding asks
    const bool present = condition.port.path.empty()
                             ? !portArguments(s, condition.port).empty()
                             : isGiven(s, condition.port);
    if (condition.test == model::Test::Absent      ? present
        : condition.test == model::Test::NotEquals ? false
                                                   : !present)
      return false;
    if (isConnection && condition.test == model::Test::Equals)
      for (const std::uint32_t a : portArguments(s, condition.port))
        if (isOther(condition, catalog.strings,
                    nameWritten(unit, unit.siteArguments[a].value)))
          return false;
  }
  return true;
}

PathId Linker::portPath(const model::Port &port) {
  return port.path.size() > PathTable::kLength ? kNone
                                               : paths.intern(port.path);
}

void Linker::portVertices(SiteId s, const model::Port &port, bool,
                          std::vector<VertexId> &out) const {
  UnitId u;
  const ir::Site &at = site(s, u);
  const auto add = [&](ir::VertexId v) {
    if (v != kNone)
      out.push_back(global(u, v));
  };
  switch (port.base) {
  case model::PortBase::Argument:
  case model::PortBase::AnyArgument:
    for (std::uint32_t a : portArguments(s, port))
      add(p.units[u]->siteArguments[a].value);
    return;
  case model::PortBase::AfterArgument:
    for (std::uint32_t a : portArguments(s, port))
      add(p.units[u]->siteArguments[a].after);
    return;
  case model::PortBase::Receiver:
    return add(at.receiver);
  case model::PortBase::AfterReceiver:
    return add(at.afterReceiver);
  case model::PortBase::Result:
    return add(at.result);
  case model::PortBase::Thrown:
    return add(at.thrown);
  default:
    return;
  }
}

// `["$name"]` is the key that a named argument is kept under: dict(name=note).
void Linker::wireNamedArguments(SiteId s, const model::Propagation &passed) {
  UnitId u;
  site(s, u);
  std::vector<VertexId> to;
  portVertices(s, passed.to, true, to);
  const PathId read = portPath(passed.from);
  for (const std::uint32_t a : portArguments(s, passed.from)) {
    const ir::SiteArgument &argument = p.units[u]->siteArguments[a];
    std::vector<ir::Step> steps;
    for (const ir::Step &step : passed.to.path)
      if (!model::isArgumentName(catalog, step))
        steps.push_back({step.kind, p.catalogSymbols[step.name.id]});
      else if (argument.name)
        steps.push_back({ir::StepKind::Key, p.symbolOf(u, argument.name)});
      else
        steps.push_back({ir::StepKind::Any, {}});
    const PathId write = paths.intern(std::move(steps));
    if (read != kNone && write != kNone)
      for (const VertexId b : to)
        copy(global(u, argument.value), b, read, write);
  }
}

void Linker::wirePropagation(SiteId s, const model::Propagation &passed) {
  if (passed.content)
    return;
  if (std::ranges::any_of(passed.to.path, [&](const ir::Step &step) {
        return model::isArgumentName(catalog, step);
      }))
    return wireNamedArguments(s, passed);
  std::vector<VertexId> from, to;
  portVertices(s, passed.from, false, from);
  portVertices(s, passed.to, true, to);
  const PathId read = portPath(passed.from), write = portPath(passed.to);
  if (read == kNone || write == kNone)
    return;
  for (VertexId a : from)
    for (VertexId b : to)
      copy(a, b, read, write);
}

void Linker::wireInstance(SiteId s, const model::Propagation &made) {
  std::vector<VertexId> from, to;
  portVertices(s, made.from, false, from);
  portVertices(s, made.to, true, to);
  const PathId read = portPath(made.from), write = portPath(made.to);
  if (read == kNone || write == kNone)
    return;
  for (VertexId a : from) {
    VertexId clazz = a;
    if (read) { // the class is a member: receiver.Meta.model
      clazz = newVertex();
      copy(a, clazz, read, 0);
    }
    for (VertexId b : to)
      addWire(clazz, {WireOp::InstanceOf, b, 0, write, 0, kNone, kNone});
  }
}

void Linker::applyRow(SiteId s, NodeId node, RowId id) {
  if (!seen_.insert(hashCombine((std::uint64_t(s) << 32) | id, 0xA11)).second)
    return;
  const model::Row &row = catalog.rows[id];
  UnitId u;
  const ir::Site &at = site(s, u);
  const VertexId result = global(u, at.result);
  if (row.resultType != kNone)
    addFact(result, 0, api(canonical(row.resultType)));
  bool partial = false;
  for (const model::Propagation &passed : row.propagations) {
    if (passed.to.base == model::PortBase::CallbackArgument)
      partial = partial || (row.resultIsArgument >= 0 &&
                            passed.to.index == row.resultIsArgument);
    wirePropagation(s, passed);
  }
  for (const model::Propagation &made : row.instances)
    wireInstance(s, made);
  if (row.resultIsArgument >= 0 && !partial) {
    model::Port port;
    port.base = model::PortBase::Argument;
    port.index = row.resultIsArgument;
    for (std::uint32_t a : portArguments(s, port))
      copy(global(u, p.units[u]->siteArguments[a].value), result);
  }
  const auto &arguments = p.units[u]->siteArguments;
  if (row.isGetattr && at.endArgument - at.firstArgument >= 2 &&
      arguments[at.firstArgument].value != kNone) {
    const auto key = static_cast<std::uint32_t>(keys_.size());
    KeyHook hook;
    hook.from = global(u, arguments[at.firstArgument].value);
    hook.to = result;
    hook.isField = true;
    keys_.push_back(hook);
    addWire(global(u, arguments[at.firstArgument + 1].value),
            {WireOp::Key, kNone, 0, 0, key, kNone, kNone});
  }
  if (row.channel)
    openChannel(s, id);
  hookCallbacks(s, node, id);
  hookMethods(s, row);
}

// Watches the receiver whose own methods the call runs.
void Linker::hookMethods(SiteId s, const model::Row &row) {
  UnitId u;
  const ir::Site &at = site(s, u);
  // A row of an instance that is called speaks of that one (`loadCalled`).
  if (at.receiver == kNone || !row.entries.empty() || row.node == kNone ||
      catalog.nodes[row.node].label != model::EdgeLabel::Member)
    return;
  for (const Symbol method : row.invokes) {
    const auto index = static_cast<std::uint32_t>(invokes_.size());
    invokes_.push_back({s, method});
    addWire(global(u, at.receiver),
            {WireOp::Invoke, kNone, 0, 0, index, kNone, kNone});
  }
}

void Linker::invoke(std::uint32_t id, ValueId object) {
  const InvokeHook hook = invokes_[id];
  const Value value = values[object];
  if (value.kind != ValueKind::Instance)
    return;
  const VertexId callee = newVertex();
  addWire(callee, {WireOp::Call, kNone, 0, 0, hook.site, kNone, kNone});
  const std::vector<ClassId> mro = p.classes[value.a].mro;
  for (const ClassId c : mro)
    if (defines(c, hook.method))
      return loadInstance(value.a, 0, object, hook.method, 0, 0, kNone, callee);
}

// Methods that a library calls on classes of the program which inherit from its.
void Linker::findOverrides() {
  absl::flat_hash_map<std::uint32_t, std::vector<RowId>> byName;
  for (const RowId row : catalog.overrideRows)
    byName[catalog.nodes[catalog.rows[row].node].name.id].push_back(row);
  if (byName.empty())
    return;
  for (FunctionId f = 0; f < p.functions.size(); ++f) {
    const FunctionInfo &info = p.functions[f];
    if (info.ownerClass == kNone)
      continue;
    const auto found = byName.find(
        p.symbolOf(info.unit, p.units[info.unit]->functions[info.local].name).id);
    if (found == byName.end())
      continue;
    const auto &bases = p.classes[info.ownerClass].apiBases;
    for (const RowId row : found->second) {
      const NodeId base =
          canonical(catalog.nodes[catalog.rows[row].node].parent);
      if (std::find(bases.begin(), bases.end(), base) == bases.end())
        continue;
      p.overrides.push_back({f, row});
      p.functions[f].isFramework =
          p.functions[f].isFramework || !catalog.rows[row].entries.empty();
    }
  }
}

// Does the port speak of the callable at the path of the argument?
bool Linker::isCallable(SiteId s, const model::Port &port,
                        std::uint32_t argument, PathId path) {
  if (argument == model::kHeldArgument)
    return model::isHeldByReceiver(port);
  if (paths.intern(port.callable) != path)
    return false;
  const auto arguments = portArguments(s, port);
  return std::find(arguments.begin(), arguments.end(), argument) !=
         arguments.end();
}

// Watches the arguments whose callables the row calls or registers.
void Linker::hookCallbacks(SiteId s, NodeId node, RowId id) {
  UnitId u;
  const ir::Site &at = site(s, u);
  std::vector<CallbackHook> hooks;
  const auto hookAt = [&](std::uint32_t argument,
                          PathId path) -> CallbackHook & {
    for (CallbackHook &hook : hooks)
      if (hook.argument == argument && hook.path == path)
        return hook;
    hooks.push_back({s, id, argument, node, false, false, false, path});
    return hooks.back();
  };
  if (id == kNone) {
    if (!hasCallbacks_[node])
      return;
    for (auto a = at.firstArgument; a < at.endArgument; ++a)
      hookAt(a, 0);
  } else {
    const model::Row &row = catalog.rows[id];
    for (const model::Port &entry : row.entries)
      if (const PathId path = portPath(entry); path != kNone)
        for (std::uint32_t a : portArguments(s, entry))
          hookAt(a, path).isEntry = true;
    const auto hookPort = [&](const model::Port &port) {
      if (port.base != model::PortBase::CallbackArgument &&
          port.base != model::PortBase::CallbackResult)
        return;
      if (model::isHeldByReceiver(port) && at.receiver != kNone)
        hookAt(model::kHeldArgument, 0).isCallback = true;
      const PathId path = paths.intern(port.callable);
      for (std::uint32_t a : portArguments(s, port)) {
        if (path == kNone)
          break;
        CallbackHook &hook = hookAt(a, path);
        hook.isCallback = true;
        hook.isPartial =
            hook.isPartial || (row.resultIsArgument >= 0 && !hook.path &&
                               port.index == row.resultIsArgument);
      }
    };
    for (const model::Propagation &passed : row.propagations) {
      hookPort(passed.from);
      hookPort(passed.to);
    }
    if (row.channel)
      for (const model::Carrier &carrier : row.channel->carriers)
        hookPort(carrier.port);
  }
  for (const CallbackHook &hook : hooks) {
    const auto index = static_cast<std::uint32_t>(callbacks_.size());
    callbacks_.push_back(hook);
    VertexId from = global(u, hook.argument == model::kHeldArgument
                                  ? at.receiver
                                  : p.units[u]->siteArguments[hook.argument].value);
    if (hook.path) { // a member of an argument
      const VertexId member = newVertex();
      copy(from, member, hook.path);
      from = member;
    }
    addWire(from, {WireOp::Callback, kNone, 0, 0, index, kNone, kNone});
  }
}

// `_1` of `std::bind(&Form::show, this, _1)`: the call gives it.
bool Linker::isPlaceholder(UnitId u, const ir::SiteArgument &argument) const {
  const ir::UnitFacts &unit = *p.units[u];
  if (!isCxx(unit.language) || argument.value == kNone ||
      unit.vertices[argument.value].kind != ir::VertexKind::ImportRef)
    return false;
  std::string_view name =
      unit.text(unit.imports[unit.vertices[argument.value].data].member);
  name.remove_prefix(std::min(name.size(), name.rfind(':') + 1));
  return name.size() == 2 && name[0] == '_' && name[1] >= '1' &&
         name[1] <= '9';
}

void Linker::bindPartial(const CallbackHook &hook, FunctionId f,
                         unsigned offset, ValueId callee) {
  UnitId u;
  const ir::Site &at = site(hook.site, u);
  unsigned filled = 0;
  // `std::bind(&Form::show, form, x)`: the object comes first.
  bool wantsObject = values.kind(callee) == ValueKind::Bound &&
                     isCxx(p.units[u]->language);
  for (auto a = at.firstArgument; a < at.endArgument; ++a) {
    const ir::SiteArgument &argument = p.units[u]->siteArguments[a];
    if (a == hook.argument)
      continue;
    if (std::exchange(wantsObject, false)) {
      wirePositional(global(u, argument.value), f, 0);
      continue;
    }
    if (isPlaceholder(u, argument))
      break;
    if (argument.kind == ir::ArgumentKind::Positional)
      wirePositional(global(u, argument.value), f,
                     static_cast<int>(offset + filled++));
    else if (argument.kind == ir::ArgumentKind::Named)
      wireNamed(global(u, argument.value), f, p.symbolOf(u, argument.name));
  }
  addFact(global(u, at.result), 0,
          values.intern(ValueKind::Partial, callee, filled));
}

// What is kept by name leaves the positions of a library's function as they are.
void Linker::bindPartialApi(const CallbackHook &hook, ValueId callee) {
  UnitId u;
  const ir::Site &at = site(hook.site, u);
  for (auto a = at.firstArgument; a < at.endArgument; ++a)
    if (a != hook.argument &&
        p.units[u]->siteArguments[a].kind != ir::ArgumentKind::Named)
      return;
  if (at.result != kNone)
    addFact(global(u, at.result), 0, callee);
}

void Linker::callBack(const CallbackHook &given, ValueId calleeValue) {
  const CallbackHook hook = given;
  const Value callee = values[calleeValue];
  if (callee.kind == ValueKind::Instance) {
    const VertexId made = newVertex();
    const auto index = static_cast<std::uint32_t>(callbacks_.size());
    callbacks_.push_back(hook);
    addWire(made, {WireOp::Callback, kNone, 0, 0, index, kNone, kNone});
    loadInstance(callee.a, 0, calleeValue, python->call, 0, 0, kNone, made);
    loadCalled(callee.a, calleeValue, made);
    for (const Symbol method : hook.row == kNone
                                   ? std::vector<Symbol>{}
                                   : catalog.rows[hook.row].invokes)
      for (const ClassId c : p.classes[callee.a].mro)
        if (defines(c, method)) {
          loadInstance(callee.a, 0, calleeValue, method, 0, 0, kNone, made);
          break;
        }
    return;
  }
  if (callee.kind == ValueKind::Api && hook.isPartial)
    bindPartialApi(hook, calleeValue);
  if (callee.kind != ValueKind::Function && callee.kind != ValueKind::Bound)
    return;
  const FunctionId f = callee.a;
  const bool bound = callee.kind == ValueKind::Bound;
  // A function of ECMAScript that uses `this` has it as its first parameter.
  const unsigned offset = bound || takesThis(f) ? 1 : 0;
  const UnitId fu = p.functions[f].unit;
  const auto parameters = p.units[fu]->parametersOf(p.fact(f));
  if (bound && !parameters.empty())
    addFact(global(fu, parameters[0].vertex), 0, callee.b);
  if (hook.isEntry)
    p.functions[f].isFramework = true;
  if (hook.isEntry && hook.row != kNone)
    p.entries.push_back({hook.site, hook.row, f});
  if (hook.isPartial)
    bindPartial(hook, f, offset, calleeValue);
  if (hook.row != kNone) {
    CallbackTarget target;
    target.site = hook.site;
    target.row = hook.row;
    target.argument = hook.argument;
    target.function = f;
    target.binding = offset ? Binding::Receiver : Binding::Plain;
    target.path = hook.path;
    if (hook.isCallback) {
      p.callbacks.push_back(target);
      p.functions[f].hasCallers = p.functions[f].hasCallers || !hook.isEntry;
    }
  }
  if (!hook.isPartial)
    passToCallback(hook, f, offset);
}

void Linker::passToCallback(const CallbackHook &hook, FunctionId f,
                            unsigned offset) {
  const UnitId fu = p.functions[f].unit;
  const auto parameters = p.units[fu]->parametersOf(p.fact(f));
  if (hook.row == kNone) {
    UnitId u;
    const std::uint32_t index =
        hook.argument - site(hook.site, u).firstArgument;
    for (unsigned i = offset; i < parameters.size(); ++i) {
      const Symbol name = catalog.strings.find(std::to_string(index) + '.' +
                                               std::to_string(i - offset));
      const NodeId child =
          name ? apiChild(hook.node, model::EdgeLabel::Callback, name) : kNone;
      if (child != kNone)
        addFact(global(fu, parameters[i].vertex), 0, api(child));
    }
    return;
  }
  for (const model::Propagation &passed : catalog.rows[hook.row].propagations) {
    if (passed.content)
      continue;
    const auto here = [&](const model::Port &port) {
      return isCallable(hook.site, port, hook.argument, hook.path);
    };
    const PathId read = portPath(passed.from), write = portPath(passed.to);
    if (read == kNone || write == kNone)
      continue;
    std::vector<VertexId> outer;
    if (passed.to.base == model::PortBase::CallbackArgument &&
        here(passed.to)) {
      portVertices(hook.site, passed.from, false, outer);
      for (unsigned i = offset; i < parameters.size(); ++i)
        if (passed.to.isParameter(i - offset, parameters.size() - offset))
          for (VertexId from : outer)
            copy(from, global(fu, parameters[i].vertex), read, write);
    } else if (passed.from.base == model::PortBase::CallbackResult &&
               here(passed.from)) {
      portVertices(hook.site, passed.to, true, outer);
      for (VertexId to : outer)
        if (p.fact(f).result != kNone)
          copy(global(fu, p.fact(f).result), to, read, write);
    }
  }
  callByChannel(hook, f, offset);
}

} // namespace philint::link
