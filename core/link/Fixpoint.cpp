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
constexpr std::uint16_t kApis = 8, kExternals = 3, kLiterals = 4;

FactSort sortOf(ValueKind kind, std::size_t depth) {
  switch (kind) {
  case ValueKind::Literal:
    return FactSort::Literal;
  case ValueKind::External:
    return FactSort::External;
  case ValueKind::Api:
    return FactSort::Api;
  default:
    return depth ? FactSort::Below : FactSort::Own;
  }
}

// Steps below a vertex that facts of the sort are followed to.
std::size_t deepest(FactSort sort) {
  constexpr std::uint8_t kDeepest[] = {0, 3, 2, 1, 1};
  return kDeepest[static_cast<std::size_t>(sort)];
}

std::uint16_t mostOf(FactSort sort, std::size_t depth, bool isCell) {
  switch (sort) {
  case FactSort::Own:
    return isCell ? kCellOwn : kOwn;
  case FactSort::Below:
    return depth > 1 ? kDeep : isCell ? kCellBelow : kBelow;
  case FactSort::Api:
    return kApis;
  case FactSort::External:
    return kExternals;
  case FactSort::Literal:
    return kLiterals;
  }
  return 0;
}

} // namespace

void Linker::addFact(VertexId v, PathId path, ValueId value) {
  if (v != kNone && path != kNone)
    addHeld(same_[v], {path, value});
}

// A fake that a test puts in the place of a client: a function, a class or an
// instance of tests.
bool Linker::isDefinedInTests(ValueId value) const {
  constexpr unsigned kNested = 4;
  for (unsigned depth = 0; depth < kNested; ++depth) {
    const Value &is = values[value];
    switch (is.kind) {
    case ValueKind::Function:
    case ValueKind::Bound:
      return p.testUnit[p.functions[is.a].unit];
    case ValueKind::Class:
    case ValueKind::Instance:
    case ValueKind::Super:
      return p.testUnit[p.classes[is.a].unit];
    case ValueKind::Partial:
    case ValueKind::Applied:
      value = is.a;
      break;
    default:
      return false;
    }
  }
  return false;
}

// Adds a fact at the vertex that stands for those it shares them with.
void Linker::addHeld(VertexId v, Held held) {
  const ValueKind kind = values.kind(held.value);
  const std::size_t depth = paths.length(held.path);
  FactCounts &counts = facts_.counts(v);
  const FactSort sort = sortOf(kind, depth);
  if (depth > deepest(sort) || isShutOut(v, held.value))
    return;
  if (counts[sort] >= mostOf(sort, depth, v >= vertexCount_)) {
    // Of further texts only the type is known.
    if (sort == FactSort::Literal) {
      if (const ValueId text = depth ? kNone : stringType(v); text != kNone)
        addHeld(v, {held.path, text});
    } else if (!counts.isCapped) {
      counts.isCapped = true;
      ++p.counts.capped;
    }
    return;
  }
  if (!facts_.add(v, held))
    return;
  ++counts[sort];
  if (!isWaiting_[v]) {
    isWaiting_[v] = true;
    waiting_[owner_[v]].push_back(v);
  }
}

// Hands facts on as they are.
void Linker::addAll(VertexId to, std::span<const Held> facts) {
  if (to == kNone)
    return;
  to = same_[to];
  for (const Held held : facts)
    addHeld(to, held);
}

// The type of a text at the vertex; kNone where its language is not known.
ValueId Linker::stringType(VertexId v) {
  if (v >= vertexCount_ && isMixed_)
    return kNone;
  const model::LiteralTypes *types = literalTypes(owner_[v]);
  return types && types->string != kNone ? api(canonical(types->string)) : kNone;
}

void Linker::addWire(VertexId from, Wire wire) {
  if (from == kNone) // what was never assigned has no vertex
    return;
  from = same_[from];
  wire.next = wireHead_[from];
  wireHead_[from] = static_cast<std::uint32_t>(wires_.size());
  wires_.push_back(wire);
  if (isWhole(wire))
    return addAll(wire.to, facts_.done(from));
  const std::size_t handed = facts_.done(from).size();
  for (std::size_t i = 0; i < handed; ++i)
    fire(from, wire, facts_.of(from)[i]);
}

// Values travel within a unit before they leave it: what one unit has lies
// together in memory, and a vertex has more to hand on when its turn comes.
void Linker::solve() {
  isSolving_ = true;
  for (bool any = true; any;) {
    any = false;
    for (UnitId u = 0; u < waiting_.size(); ++u) {
      unit_ = u;
      for (std::size_t next = 0; next < waiting_[u].size(); ++next) {
        const VertexId v = waiting_[u][next];
        isWaiting_[v] = false;
        step(v);
      }
      any = any || !waiting_[u].empty();
      waiting_[u].clear();
    }
  }
}

// Hands the vertex's new facts on. A wire that is added meanwhile has been
// replayed over them by then, so that only those of the start are followed.
void Linker::step(VertexId v) {
  const std::span<const Held> facts = facts_.take(v, handed_.data());
  const std::uint32_t firstWire = wireHead_[v];
  if (v < vertexCount_)
    for (auto e = edgeStart_[v]; e < edgeStart_[v + 1]; ++e)
      if (edges_[e].to != kNone)
        follow(v, edges_[e], facts);
  for (auto w = firstWire; w != kNone;) {
    const Wire wire = wires_[w];
    if (wire.next != kNone)
      __builtin_prefetch(&wires_[wire.next]);
    if (isWhole(wire))
      addAll(wire.to, facts);
    else
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
    if (!edge.read && !edge.write)
      return addAll(edge.to, facts);
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
    return addAll(edge.to, facts);
  case ir::EdgeKind::Derived:
    return; // content, not the value itself
  }
}

void Linker::move(VertexId from, Held fact, PathId read, PathId write,
                  VertexId to) {
  if (!read && !write)
    return addFact(to, fact.path, fact.value);
  const PathTable::Read result = paths.read(fact.path, read);
  if (result.match == PathTable::Match::Below) {
    if (read && !result.rest && values[fact.value].kind == ValueKind::Function &&
        readAccessor(from, fact.value, write, to))
      return;
    addFact(to, paths.concat(write, result.rest), fact.value);
  }
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
  const Value value = values[fact.value];
  if (fact.path && wire.op == WireOp::Store && !setters_.empty() &&
      value.kind == ValueKind::Function) {
    // An object that is written out, with a setter.
    const auto &path = paths.steps(fact.path);
    const auto &stored = paths.steps(stores_[wire.aux].path);
    const auto setter = setters_.find(stored[0].name.id);
    if (path.size() == 1 && stored.size() == 1 && setter != setters_.end() &&
        path[0] == fieldStep(setter->second))
      runSetter(stores_[wire.aux], value.a, kNone);
    return;
  }
  if (fact.path && !isElement)
    return;
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
  case WireOp::ChannelOf:
  case WireOp::ChannelName:
    return meetChannel(wire.aux, wire.op, value);
  case WireOp::Handler:
    return handle(wire.aux, fact.value);
  case WireOp::Setter:
    if (value.kind == ValueKind::Bound)
      runSetter(setterRuns_[wire.aux], value.a, value.b);
    return;
  case WireOp::Implicit:
    return implicitCall(implicits_[wire.aux], fact.value);
  default:
    return;
  }
}

} // namespace philint::link
