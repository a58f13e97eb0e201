// Facts, wires and how one becomes the next.
#include "core/link/Linker.h"

#include "core/support/Hash.h"

namespace philint::link {
namespace {
// Facts at a vertex, by sort. What is defined in the program is followed
// further than what is not; cells get more since all their uses meet there.
constexpr std::uint16_t kOwn = 48, kCellOwn = 256;
constexpr std::uint8_t kApis = 24, kExternals = 6, kLiterals = 8;

std::uint64_t hashOf(VertexId v, PathId path, ValueId value) {
  return hashCombine((std::uint64_t(v) << 32) | path, value);
}
} // namespace

void Linker::grow() {
  const std::size_t size = slots_.empty() ? 1024 : slots_.size() * 2;
  slots_.assign(size, kNone);
  for (std::uint32_t i = 0; i < facts_.size(); ++i) {
    const Fact &fact = facts_[i];
    std::size_t at = hashOf(fact.vertex, fact.path, fact.value) & (size - 1);
    while (slots_[at] != kNone)
      at = (at + 1) & (size - 1);
    slots_[at] = i;
  }
}

void Linker::addFact(VertexId v, PathId path, ValueId value) {
  if (v == kNone || path == kNone)
    return;
  v = same_[v];
  if (facts_.size() * 2 >= slots_.size())
    grow();
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hashOf(v, path, value) & mask;
  for (; slots_[at] != kNone; at = (at + 1) & mask) {
    const Fact &fact = facts_[slots_[at]];
    if (fact.vertex == v && fact.path == path && fact.value == value)
      return;
  }
  if (!admit(v, path, values[value].kind)) {
    // Of further texts only the type is known.
    if (values[value].kind == ValueKind::Literal && !path)
      if (const ValueId text = stringType(); text != kNone)
        addFact(v, path, text);
    return;
  }
  slots_[at] = static_cast<std::uint32_t>(facts_.size());
  facts_.push_back({v, path, value, factHead_[v]});
  factHead_[v] = slots_[at];
}

// Counts the fact, or says that the vertex has enough of its sort.
bool Linker::admit(VertexId v, PathId path, ValueKind kind) {
  FactCounts &count = factCount_[v];
  const std::size_t depth = paths.steps(path).size();
  if (depth > (kind == ValueKind::Literal || kind == ValueKind::External ? 1
               : kind == ValueKind::Api                                  ? 2
                                                                         : 3))
    return false;
  bool room = false;
  switch (kind) {
  case ValueKind::Literal:
    room = count.literals < kLiterals;
    count.literals += room;
    return room;
  case ValueKind::External:
    room = count.externals < kExternals;
    count.externals += room;
    break;
  case ValueKind::Api:
    room = count.apis < kApis;
    count.apis += room;
    break;
  default:
    room = count.own < (v < vertexCount_ ? kOwn : kCellOwn);
    count.own += room;
    break;
  }
  if (!room && !count.capped) {
    count.capped = true;
    ++p.counts.capped;
  }
  return room;
}

ValueId Linker::stringType() {
  for (const model::LiteralTypes &types : catalog.literals)
    if (types.string != kNone)
      return api(canonical(types.string));
  return kNone;
}

void Linker::addWire(VertexId from, Wire wire) {
  from = same_[from];
  wire.next = wireHead_[from];
  wireHead_[from] = static_cast<std::uint32_t>(wires_.size());
  wires_.push_back(wire);
  for (auto f = factHead_[from]; f != kNone;) {
    const Fact fact = facts_[f];
    if (f < cursor_)
      fire(from, wire, fact);
    f = fact.next;
  }
}

void Linker::solve() {
  while (cursor_ < facts_.size()) {
    const Fact fact = facts_[cursor_++];
    step(fact);
  }
}

void Linker::step(const Fact &fact) {
  const VertexId v = fact.vertex;
  if (v < vertexCount_)
    for (auto e = edgeStart_[v]; e < edgeStart_[v + 1]; ++e) {
      const StaticEdge edge = edges_[e];
      if (edge.to == kNone)
        continue;
      switch (edge.kind) {
      case ir::EdgeKind::Copy:
        move(v, fact, edge.read, edge.write, edge.to);
        break;
      case ir::EdgeKind::CopyKill:
        if (!paths.kills(edge.read, fact.path))
          addFact(edge.to, fact.path, fact.value);
        break;
      case ir::EdgeKind::GuardTrue:
      case ir::EdgeKind::GuardFalse:
        addFact(edge.to, fact.path, fact.value);
        break;
      case ir::EdgeKind::Derived:
        break; // content, not the value itself
      }
    }
  for (auto w = wireHead_[v]; w != kNone;) {
    const Wire wire = wires_[w];
    fire(v, wire, fact);
    w = wire.next;
  }
  if (!fact.path && values[fact.value].kind == ValueKind::Api)
    onApiValue(v, values[fact.value].a);
}

void Linker::move(VertexId from, const Fact &fact, PathId read, PathId write,
                  VertexId to) {
  if (!read && !write)
    return addFact(to, fact.path, fact.value);
  const PathTable::Read result = paths.read(fact.path, read);
  if (result.match == PathTable::Match::Below)
    addFact(to, paths.concat(write, result.rest), fact.value);
  else if (result.match == PathTable::Match::Above)
    load(from, fact.value, result.rest, write, to);
}

void Linker::fire(VertexId from, const Wire &wire, const Fact &fact) {
  switch (wire.op) {
  case WireOp::Copy:
    return move(from, fact, wire.read, wire.write, wire.to);
  case WireOp::Keyed:
    if (fact.path && paths.steps(fact.path)[0].kind != ir::StepKind::Field)
      move(from, fact, wire.read, wire.write, wire.to);
    return;
  case WireOp::Bind:
    return bind(from, wire, fact);
  case WireOp::Iterator:
    return iterate(iterations_[wire.aux], from, fact);
  default:
    break;
  }
  if (fact.path)
    return;
  const Value value = values[fact.value];
  switch (wire.op) {
  case WireOp::Call:
    return call(wire.aux, fact.value, 0);
  case WireOp::Construct: {
    const ConstructHook hook = constructs_[wire.aux];
    if (value.kind == ValueKind::Bound)
      bindTarget(hook.site, value.a, Binding::Constructor, 0, hook.object);
    else
      callOutside(hook.site, fact.value, kNone);
    return;
  }
  case WireOp::Store:
    return store(stores_[wire.aux], fact.value);
  case WireOp::InstanceOf:
    if (value.kind == ValueKind::Class) {
      addFact(wire.to, wire.write, values.intern(ValueKind::Instance, value.a));
    } else if (value.kind == ValueKind::Api) {
      const NodeId made = apiChild(value.a, model::EdgeLabel::Call, {});
      if (made != kNone)
        addFact(wire.to, wire.write, api(made));
      else if (isType_[value.a])
        addFact(wire.to, wire.write, fact.value);
    } else if (value.kind == ValueKind::External) {
      addFact(wire.to, wire.write, fact.value);
    }
    return;
  case WireOp::SuperOf:
    if (value.kind == ValueKind::Instance || value.kind == ValueKind::Class)
      addFact(wire.to, 0,
              values.intern(ValueKind::Super, wire.aux, fact.value));
    return;
  case WireOp::Callback:
    return callBack(callbacks_[wire.aux], fact.value);
  case WireOp::Key:
    if (value.kind == ValueKind::Literal)
      fireKey(keys_[wire.aux], {ir::StepKind::Key, Symbol{value.a}});
    else
      fireKey(keys_[wire.aux], {ir::StepKind::Any, {}});
    return;
  case WireOp::Raise:
    if (value.kind == ValueKind::Class)
      raise(from, value.a);
    return;
  case WireOp::Implicit:
    return implicitCall(implicits_[wire.aux], fact.value);
  default:
    return;
  }
}

} // namespace philint::link
