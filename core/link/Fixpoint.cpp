// Facts, wires and how one becomes the next.
#include "core/link/Linker.h"

#include "core/ir/Keys.h"

namespace philint::link {
namespace {
// Facts at a vertex, by sort. What is defined in the program is followed
// further than what is not; cells get more since all their uses meet there, and
// so does what lies below a vertex, since each key of a table has its own.
// A call with more targets than this says nothing of where data goes, and the
// facts of such calls are most of what a large program has.
constexpr std::uint16_t kOwn = 12, kBelow = 48, kCellOwn = 48, kCellBelow = 160;
// What lies deeper is mostly the contents of what is asked for its own sake.
constexpr std::uint16_t kDeep = 16;
constexpr std::uint8_t kApis = 8, kExternals = 3, kLiterals = 4;

} // namespace

void Linker::addFact(VertexId v, PathId path, ValueId value) {
  if (v == kNone || path == kNone)
    return;
  v = same_[v];
  const ValueKind kind = values[value].kind;
  if (!hasRoom(v, path, kind)) {
    // Of further texts only the type is known.
    if (kind == ValueKind::Literal && !path)
      if (const ValueId text = stringType(v); text != kNone)
        addFact(v, path, text);
    return;
  }
  if (!facts_.add(v, {path, value}))
    return;
  count(v, path, kind);
  if (!isWaiting_[v]) {
    isWaiting_[v] = true;
    waiting_.push_back(v);
  }
}

// False where the vertex has enough of the sort.
bool Linker::hasRoom(VertexId v, PathId path, ValueKind kind) {
  FactCounts &count = facts_.counts(v);
  const std::size_t depth = paths.length(path);
  bool room = false;
  switch (kind) {
  case ValueKind::Literal:
    return depth <= 1 && count.literals < kLiterals;
  case ValueKind::External:
    if (depth > 1)
      return false;
    room = count.externals < kExternals;
    break;
  case ValueKind::Api:
    if (depth > 2)
      return false;
    room = count.apis < kApis;
    break;
  default:
    if (depth > 3)
      return false;
    room = depth ? count.below < (depth > 1           ? kDeep
                                  : v < vertexCount_ ? kBelow
                                                     : kCellBelow)
                 : count.own < (v < vertexCount_ ? kOwn : kCellOwn);
    break;
  }
  if (!room && !count.isCapped) {
    count.isCapped = true;
    ++p.counts.capped;
  }
  return room;
}

void Linker::count(VertexId v, PathId path, ValueKind kind) {
  FactCounts &count = facts_.counts(v);
  switch (kind) {
  case ValueKind::Literal:
    ++count.literals;
    break;
  case ValueKind::External:
    ++count.externals;
    break;
  case ValueKind::Api:
    ++count.apis;
    break;
  default:
    ++(path ? count.below : count.own);
    break;
  }
}

// The type of a text at the vertex; kNone where its language is not known.
ValueId Linker::stringType(VertexId v) {
  UnitId u = 0;
  if (v < vertexCount_)
    u = p.unitOfVertex(v);
  else if (isMixed_)
    return kNone;
  const model::LiteralTypes *types = p.units.empty() ? nullptr : literalTypes(u);
  return types && types->string != kNone ? api(canonical(types->string)) : kNone;
}

void Linker::addWire(VertexId from, Wire wire) {
  if (from == kNone) // what was never assigned has no vertex
    return;
  from = same_[from];
  wire.next = wireHead_[from];
  wireHead_[from] = static_cast<std::uint32_t>(wires_.size());
  wires_.push_back(wire);
  const std::size_t handed = facts_.done(from).size();
  for (std::size_t i = 0; i < handed; ++i)
    fire(from, wire, facts_.of(from)[i]);
}

void Linker::solve() {
  isSolving_ = true;
  for (std::size_t next = 0; next < waiting_.size(); ++next) {
    const VertexId v = waiting_[next];
    isWaiting_[v] = false;
    step(v);
  }
  waiting_.clear();
}

// Hands the vertex's new facts on. A wire that is added meanwhile has been
// replayed over them by then, so that only those of the start are followed.
void Linker::step(VertexId v) {
  Held room[FactTable::kMost];
  const std::span<const Held> facts = facts_.take(v, room);
  const std::uint32_t firstWire = wireHead_[v];
  if (v < vertexCount_)
    for (auto e = edgeStart_[v]; e < edgeStart_[v + 1]; ++e)
      if (edges_[e].to != kNone)
        follow(v, edges_[e], facts);
  for (auto w = firstWire; w != kNone;) {
    const Wire wire = wires_[w];
    for (const Held fact : facts)
      fire(v, wire, fact);
    w = wire.next;
  }
  for (const Held fact : facts)
    if (!fact.path && values[fact.value].kind == ValueKind::Api)
      onApiValue(v, values[fact.value].a);
}

void Linker::follow(VertexId v, StaticEdge edge, std::span<const Held> facts) {
  switch (edge.kind) {
  case ir::EdgeKind::Copy:
    for (const Held fact : facts)
      move(v, fact, edge.read, edge.write, edge.to);
    return;
  case ir::EdgeKind::CopyKill:
    for (const Held fact : facts)
      if (!paths.kills(edge.read, fact.path))
        addFact(edge.to, fact.path, fact.value);
    return;
  case ir::EdgeKind::GuardTrue:
  case ir::EdgeKind::GuardFalse:
    for (const Held fact : facts)
      addFact(edge.to, fact.path, fact.value);
    return;
  case ir::EdgeKind::Derived:
    return; // content, not the value itself
  }
}

void Linker::move(VertexId from, Held fact, PathId read, PathId write,
                  VertexId to) {
  if (!read && !write)
    return addFact(to, fact.path, fact.value);
  const PathTable::Read result = paths.read(fact.path, read);
  if (result.match == PathTable::Match::Below)
    addFact(to, paths.concat(write, result.rest), fact.value);
  else if (result.match == PathTable::Match::Above)
    load(from, fact.value, result.rest, write, to);
}

// The element that a literal names.
ir::Step Linker::keyStep(const Value &literal, bool isScript) {
  const std::string_view text = p.symbols.text(Symbol{literal.a});
  const auto kind = static_cast<ir::ConstantKind>(literal.b);
  if (isScript)
    return kind == ir::ConstantKind::Integer || ir::isIndexText(text)
               ? ir::Step{ir::StepKind::Key, Symbol{literal.a}}
               : fieldStep(Symbol{literal.a});
  if (kind == ir::ConstantKind::String && ir::isIndexText(text))
    return {ir::StepKind::Key, p.symbols.intern(ir::quotedKey(text))};
  return {ir::StepKind::Key, Symbol{literal.a}};
}

void Linker::fire(VertexId from, const Wire &wire, Held fact) {
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
  // Callables may be handed over in a list or a table.
  const bool isElement =
      wire.op == WireOp::Callback && paths.length(fact.path) == 1 &&
      paths.steps(fact.path)[0].kind != ir::StepKind::Field;
  if (fact.path && !isElement)
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
      fireKey(keys_[wire.aux], keyStep(value, keys_[wire.aux].isScript));
    else
      fireKey(keys_[wire.aux], anyStep(keys_[wire.aux].isScript));
    return;
  case WireOp::Raise:
    if (value.kind == ValueKind::Class)
      raise(from, value.a);
    return;
  case WireOp::Invoke:
    return invoke(wire.aux, fact.value);
  case WireOp::Handler:
    return handle(wire.aux, fact.value);
  case WireOp::Implicit:
    return implicitCall(implicits_[wire.aux], fact.value);
  default:
    return;
  }
}

} // namespace philint::link
