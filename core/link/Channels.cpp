// Channels: what a library carries from one call of the program to others, that
// no value shows: the state of a component, what is emitted under a name, a
// queue, a store.
//
// A row says whose channel it speaks of, and its passages what goes in and out
// of it. A channel is a cell. Who has one is a value that travels like any other
// (what a call with `carriers` gave), an instance of a class of the program
// that extends the library's, a space of names, or the call itself; constants at
// `name` tell channels of one owner apart. A call of which no owner, or no name
// where it needs one, is known has no channel.
//
// Cost: a cell and its wires for each pair of a call and a channel.
#include "core/link/Linker.h"

#include <algorithm>

namespace philint::link {

namespace {
template <class T> bool addNew(std::vector<T> &all, T one) {
  if (std::find(all.begin(), all.end(), one) != all.end())
    return false;
  all.push_back(one);
  return true;
}
} // namespace

// A part of a part is one of the whole: names do not nest without end.
std::uint32_t Linker::channelOwner(ChannelOwner owner) {
  if (owner.kind == ChannelOwner::Part &&
      channelsBy_[owner.a].kind == ChannelOwner::Part)
    owner.a = channelsBy_[owner.a].a;
  const auto [place, isNew] = channelOwners_.try_emplace(
      std::array<std::uint32_t, 3>{static_cast<std::uint32_t>(owner.kind),
                                   owner.a, owner.name.id},
      static_cast<std::uint32_t>(channelsBy_.size()));
  if (isNew)
    channelsBy_.push_back(owner);
  return place->second;
}

void Linker::openChannel(SiteId s, RowId row) {
  const model::Channel channel = *catalog.rows[row].channel;
  UnitId u;
  const ir::Site &at = site(s, u);
  const auto id = static_cast<std::uint32_t>(channels_.size());
  channels_.push_back({s, row, {}, {}, {}, {}});
  channelAt_[(std::uint64_t(s) << 32) | row] = id;
  const auto watch = [&](const model::Port &port, WireOp op) {
    std::vector<VertexId> vertices;
    portVertices(s, port, false, vertices);
    const PathId read = portPath(port);
    for (VertexId v : vertices) {
      if (read) {
        const VertexId part = newVertex();
        copy(v, part, read);
        v = part;
      }
      addWire(v, {op, kNone, 0, 0, id, kNone, kNone});
    }
  };
  switch (channel.of) {
  case model::Channel::Call:
    ownChannel(id, channelOwner({ChannelOwner::Site, s, {}}));
    break;
  case model::Channel::Space:
    ownChannel(id,
               channelOwner({ChannelOwner::Space, channel.space.id, {}}));
    break;
  case model::Channel::Callee:
    addWire(global(u, at.callee),
            {WireOp::ChannelOf, kNone, 0, 0, id, kNone, kNone});
    break;
  case model::Channel::Value:
    watch(channel.value, WireOp::ChannelOf);
    break;
  }
  if (channel.name)
    watch(*channel.name, WireOp::ChannelName);
}

void Linker::meetChannel(std::uint32_t hook, WireOp op, const Value &value) {
  if (op == WireOp::ChannelName) {
    if (value.kind == ValueKind::Literal &&
        static_cast<ir::ConstantKind>(value.b) == ir::ConstantKind::String)
      nameChannel(hook, Symbol{value.a});
    return;
  }
  if (value.kind == ValueKind::Channel)
    ownChannel(hook, value.a);
  else if (value.kind == ValueKind::Instance &&
           !inheritedOutside_[value.a].empty())
    ownChannel(hook, channelOwner({ChannelOwner::Class,
                                   p.classes[value.a].mro.back(),
                                   {}}));
}

void Linker::ownChannel(std::uint32_t hook, std::uint32_t owner) {
  if (!addNew(channels_[hook].owners, owner))
    return;
  if (!catalog.rows[channels_[hook].row].channel->name)
    return joinChannel(hook, owner);
  const std::vector<Symbol> names = channels_[hook].names;
  for (const Symbol name : names)
    joinChannel(hook, channelOwner({ChannelOwner::Part, owner, name}));
}

void Linker::nameChannel(std::uint32_t hook, Symbol name) {
  if (!addNew(channels_[hook].names, name))
    return;
  const std::vector<std::uint32_t> owners = channels_[hook].owners;
  for (const std::uint32_t owner : owners)
    joinChannel(hook, channelOwner({ChannelOwner::Part, owner, name}));
}

// One end of a passage is the channel; the other is at the vertex.
void Linker::wireChannel(CellId cell, VertexId v, PathId inside, PathId at,
                         bool isWrite) {
  if (v == kNone || inside == kNone || at == kNone)
    return;
  if (isWrite)
    copy(v, cellVertex(cell), at, inside);
  else
    copy(cellVertex(cell), v, inside, at);
  if (v >= vertexCount_)
    return;
  p.cellLinks.push_back({v, cell, inside, isWrite, at});
  if (isWrite && !at)
    p.cellWriters.push_back({cell, v, inside});
}

// What messages call it: the event, the space, else the call that made it.
Symbol Linker::channelName(std::uint32_t owner) {
  const ChannelOwner by = channelsBy_[owner];
  if (by.kind == ChannelOwner::Space)
    return p.symbols.intern(catalog.strings.text(Symbol{by.a}));
  if (by.kind != ChannelOwner::Site)
    return by.name;
  UnitId u;
  const ir::Site &at = site(by.a, u);
  return p.symbolOf(u, at.written);
}

void Linker::carryChannel(std::uint32_t owner, const model::Carrier &carrier,
                          VertexId v) {
  const PathId path = portPath(carrier.port);
  addFact(v, path, values.intern(ValueKind::Channel, owner));
  if (carrier.type != kNone)
    addFact(v, path, api(canonical(carrier.type)));
}

void Linker::joinChannel(std::uint32_t hook, std::uint32_t owner) {
  if (!addNew(channels_[hook].channels, owner))
    return;
  const SiteId s = channels_[hook].site;
  const model::Row &row = catalog.rows[channels_[hook].row];
  const CellId cell =
      cellOf(CellInfo::Channel, owner, channelName(owner));
  std::vector<VertexId> vertices;
  for (const model::Propagation &passed : row.propagations) {
    const bool isWrite = passed.to.base == model::PortBase::Channel;
    if (!isWrite && passed.from.base != model::PortBase::Channel)
      continue;
    vertices.clear();
    const model::Port &other = isWrite ? passed.from : passed.to;
    portVertices(s, other, !isWrite, vertices);
    for (const VertexId v : vertices)
      wireChannel(cell, v, portPath(isWrite ? passed.to : passed.from),
                  portPath(other), isWrite);
  }
  for (const model::Carrier &carrier : row.channel->carriers) {
    vertices.clear();
    portVertices(s, carrier.port, true, vertices);
    for (const VertexId v : vertices)
      carryChannel(owner, carrier, v);
  }
  const std::vector<ChannelCallable> callables = channels_[hook].callables;
  for (const ChannelCallable &callable : callables)
    joinCallable(hook, owner, callable);
}

// A callable that a call with a channel is given.
void Linker::callByChannel(const CallbackHook &by, FunctionId f,
                           unsigned offset) {
  const auto found = channelAt_.find((std::uint64_t(by.site) << 32) | by.row);
  if (found == channelAt_.end())
    return;
  const ChannelCallable callable{f, by.argument, by.path, offset};
  if (!addNew(channels_[found->second].callables, callable))
    return;
  const std::vector<std::uint32_t> joined = channels_[found->second].channels;
  for (const std::uint32_t owner : joined)
    joinCallable(found->second, owner, callable);
}

void Linker::joinCallable(std::uint32_t hook, std::uint32_t owner,
                          const ChannelCallable &callable) {
  const SiteId s = channels_[hook].site;
  const model::Row &row = catalog.rows[channels_[hook].row];
  const CellId cell =
      cellOf(CellInfo::Channel, owner, channelName(owner));
  const UnitId fu = p.functions[callable.function].unit;
  const auto parameters =
      p.units[fu]->parametersOf(p.fact(callable.function));
  const auto eachParameter = [&](const model::Port &port, auto with) {
    for (unsigned i = callable.offset; i < parameters.size(); ++i)
      if (port.isParameter(i - callable.offset,
                           parameters.size() - callable.offset))
        with(global(fu, parameters[i].vertex));
  };
  const auto isIt = [&](const model::Port &port, model::PortBase base) {
    return port.base == base &&
           isCallable(s, port, callable.argument, callable.path);
  };
  for (const model::Propagation &passed : row.propagations)
    if (passed.from.base == model::PortBase::Channel &&
        isIt(passed.to, model::PortBase::CallbackArgument))
      eachParameter(passed.to, [&](VertexId v) {
        wireChannel(cell, v, portPath(passed.from), portPath(passed.to), false);
      });
    else if (passed.to.base == model::PortBase::Channel &&
             isIt(passed.from, model::PortBase::CallbackResult))
      wireChannel(cell, global(fu, p.fact(callable.function).result),
                  portPath(passed.to), portPath(passed.from), true);
  for (const model::Carrier &carrier : row.channel->carriers)
    if (isIt(carrier.port, model::PortBase::CallbackArgument))
      eachParameter(carrier.port,
                    [&](VertexId v) { carryChannel(owner, carrier, v); });
}

} // namespace philint::link
