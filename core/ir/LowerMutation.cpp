// Calls, what they may change, and what a branch on a call tells.
#include "core/ir/LowerFunction.h"

#include <utility>

namespace philint::ir::lowering {

// False where nothing can see the change: an immutable value, or a fresh
// temporary with no use beyond this call's own.
bool FunctionLowering::canChange(Var variable, NodeId node,
                                 std::uint32_t ownUses) const {
  const Node &is = graph_.nodes[node];
  if ((is.bits & kInert) || is.identity == kNone)
    return false;
  const bool fresh = ssa_.variables[variable].blockLocal &&
                     graph_.identities[is.identity].origins == kNone;
  return !fresh || useCount_[variable] > ownUses;
}

NodeId FunctionLowering::after(VertexKind kind, std::uint32_t data,
                               Var variable, Span span) {
  const NodeId old = use(variable);
  if (isShared(old)) {
    // It may be one of several objects: what the call does may have happened to
    // each, but that does not make one hold what another held.
    const NodeId change = graph_.add(kind, span);
    graph_.nodes[change].data = data;
    const NodeId made = graph_.addVersion(VertexKind::Value, old, span);
    graph_.connect(old, made);
    graph_.connect(change, made);
    change_ = change;
    mutate(old, made, false);
    change_ = kNone;
    return change;
  }
  const NodeId made = graph_.addVersion(kind, old, span);
  graph_.nodes[made].data = data;
  graph_.connect(old, made);
  mutate(old, made, false);
  return made;
}

// Some variable may hold the object in a state that is not this one, or it may
// have come from several places.
bool FunctionLowering::isShared(NodeId old) {
  const IdentityId identity = graph_.identityOf(old);
  if (identity == kNone)
    return false;
  const Identity &of = graph_.identities[identity];
  if (of.origins != kNone && graph_.origins[of.origins].next != kNone)
    return true;
  for (std::uint32_t h = of.holders; h != kNone; h = graph_.holders[h].next) {
    const NodeId held = plain(graph_.holders[h].variable);
    if (held != kNone && graph_.identityOf(held) == identity &&
        graph_.rootOf(held) != graph_.rootOf(old))
      return true;
  }
  return false;
}

void FunctionLowering::lowerCall(const Instruction &i) {
  const Call &call = function_->calls[i.aux];
  const auto id = static_cast<SiteId>(facts_.sites.size());
  siteCalls_.push_back(i.aux);
  Site site;
  site.function = id_;
  site.written = call.written;
  site.flags = call.flags;
  site.span = i.span;
  site.calleeSpan = call.calleeSpan;
  site.block = out_->firstBlock + block_;
  const auto take = [&](Var v) {
    const NodeId node = use(v);
    if (node != kNone)
      graph_.nodes[node].bits |= kConsumed;
    return node;
  };
  site.callee = take(call.callee);
  site.receiver = take(call.receiver);
  site.firstArgument = static_cast<std::uint32_t>(facts_.siteArguments.size());
  for (const Argument &argument : call.arguments)
    facts_.siteArguments.push_back({argument.kind, argument.name,
                                    take(argument.value), kNone,
                                    argument.span});
  site.endArgument = static_cast<std::uint32_t>(facts_.siteArguments.size());
  site.result = makeObject(VertexKind::Result, i.span, id);
  site.thrown = graph_.add(VertexKind::Thrown, i.span, id);
  const bool isTest = (call.flags & kCallTest) != 0;
  if (!isTest)
    raise(site.thrown, function_->blocks[block_].handler);
  if (!isTest && site.receiver != kNone &&
      canChange(call.receiver, site.receiver, 2))
    site.afterReceiver =
        after(VertexKind::AfterReceiver, id, call.receiver, i.span);
  for (std::uint32_t a = site.firstArgument; a < site.endArgument; ++a) {
    const Var variable = call.arguments[a - site.firstArgument].value;
    const NodeId value = facts_.siteArguments[a].value;
    if (!isTest && value != kNone && canChange(variable, value, 1))
      facts_.siteArguments[a].after = after(
          VertexKind::AfterArgument, a, variable, facts_.siteArguments[a].span);
  }
  facts_.sites.push_back(site);
  logMark_ = log_.size();
  define(i.dst, site.result, i);
}

// One change looks at this many bindings at most, so that a function with
// thousands of names for one object takes linear time; those that were bound
// last come first.
constexpr int kMaximumVisits = 64;

// The object that `old` is has the state `now` from here on.
void FunctionLowering::mutate(NodeId old, NodeId now, bool guard) {
  const IdentityId identity = graph_.identityOf(old);
  if (identity == kNone)
    return;
  ++visit_;
  budget_ = kMaximumVisits;
  propagate(identity, old, now, guard, 0);
}

void FunctionLowering::propagate(IdentityId identity, NodeId old, NodeId now,
                                 bool guard, int depth) {
  // What contains what is deeper than this only by accident.
  constexpr int kMaximumDepth = 8;
  graph_.identities[identity].visit = visit_;
  updateHolders(identity, old, now, guard);
  if (depth == kMaximumDepth)
    return;
  const NodeId change = std::exchange(change_, kNone);
  const bool several =
      graph_.identities[identity].origins != kNone &&
      graph_.origins[graph_.identities[identity].origins].next != kNone;
  for (std::uint32_t o = graph_.identities[identity].origins;
       o != kNone && --budget_ > 0; o = graph_.origins[o].next)
    updateOrigin(graph_.origins[o], several && change != kNone ? change : now,
                 guard, depth);
}

void FunctionLowering::updateHolders(IdentityId identity, NodeId old,
                                     NodeId now, bool guard) {
  for (std::uint32_t h = graph_.identities[identity].holders;
       h != kNone && --budget_ > 0; h = graph_.holders[h].next) {
    const Var variable = graph_.holders[h].variable;
    if (changed_[variable] == visit_ || isDead(variable))
      continue; // bound to the object more than once
    const NodeId held = plain(variable);
    if (held == kNone || held == now || graph_.identityOf(held) != identity)
      continue;
    changed_[variable] = visit_;
    if (graph_.rootOf(held) == graph_.rootOf(old)) {
      assign(variable, now, guard);
      continue;
    }
    // Maybe another state of the object: both are possible.
    if (guard)
      continue;
    const NodeId both =
        graph_.addVersion(VertexKind::Value, held, graph_.nodes[now].span);
    graph_.connect(held, both);
    graph_.connect(change_ != kNone ? change_ : now, both);
    assign(variable, both, guard);
  }
}

NodeId FunctionLowering::heldNode(IdentityId identity) {
  for (std::uint32_t h = graph_.identities[identity].holders;
       h != kNone && --budget_ > 0; h = graph_.holders[h].next) {
    const Var variable = graph_.holders[h].variable;
    if (isDead(variable))
      continue;
    const NodeId held = variable < function_->variables.size()
                            ? use(variable)
                            : plain(variable);
    if (held != kNone && graph_.identityOf(held) == identity)
      return held;
  }
  return kNone;
}

void FunctionLowering::updateOrigin(const Origin &origin, NodeId now,
                                    bool guard, int depth) {
  const PathId path = origin.path;
  const bool strong = origin.strong;
  const IdentityId base = graph_.find(origin.base);
  const Identity &of = graph_.identities[base];
  if (of.visit == visit_ ||
      (of.storedPath == path && of.storedSerial > origin.serial))
    return;
  if (guard && !strong)
    return; // what a guard tells of one element, it does not tell of all
  const NodeId held = heldNode(base);
  if (held == kNone)
    return;
  const NodeId next =
      graph_.addVersion(VertexKind::Value, held, graph_.nodes[now].span);
  if (strong)
    graph_.connect(held, next, EdgeKind::CopyKill, path);
  else
    graph_.connect(held, next);
  graph_.connect(now, next, EdgeKind::Copy, 0, path);
  propagate(base, held, next, guard, depth + 1);
}

// The call whose result decides the branch.
FunctionLowering::Guard FunctionLowering::guardOf(NodeId condition) {
  Guard guard;
  while (condition != kNone) {
    condition = graph_.rootOf(condition);
    if (condition == kNone)
      break;
    const Node &node = graph_.nodes[condition];
    if (node.kind == VertexKind::Result) {
      guard.site = node.data;
      return guard;
    }
    if (!(node.bits & kNot))
      break;
    guard.positive = !guard.positive;
    condition = node.data;
  }
  return {};
}

// A block on the edge, in which the guarded values have new names.
void FunctionLowering::guardEdge(std::uint32_t b, int side, Guard guard,
                                 NodeId emptied) {
  const Block &block = function_->blocks[b];
  const std::uint32_t edge = ssa_.addBlock();
  const std::uint32_t next = enterBlock(block.next[side]);
  ssa_.replacePredecessor(next, b, edge);
  ssa_.addPredecessor(edge, b);
  ssa_.predecessorFilled(edge);
  if (side == 1)
    guard.positive = !guard.positive;
  ssa_.begin(edge, b);
  logging_ = false;
  if (guard.site != kNone)
    rename(b, guard);
  if (emptied != kNone)
    empty(emptied);
  ssa_.finish();
}

// The member whose test gave the value, or kNone.
NodeId FunctionLowering::testedBy(NodeId value) const {
  if (value == kNone || graph_.nodes[value].kind != VertexKind::Result)
    return kNone;
  const Site &site = facts_.sites[graph_.nodes[value].data];
  return site.flags & kCallTest ? facts_.siteArguments[site.firstArgument].value
                                : kNone;
}

// The value that a branch asks about, where it is empty, zero or nothing on that
// side; kNone where it is not.
NodeId FunctionLowering::emptyOn(NodeId condition, int side) const {
  bool positive = true;
  while (condition != kNone) {
    condition = graph_.resolve(condition);
    if (const NodeId asked = testedBy(condition); asked != kNone)
      condition = graph_.resolve(asked);
    if (condition == kNone || !(graph_.nodes[condition].bits & kNot))
      break;
    positive = !positive;
    condition = graph_.nodes[condition].data;
  }
  if (condition == kNone || positive != (side == 1))
    return kNone;
  const Node &node = graph_.nodes[condition];
  return node.identity == kNone || (node.bits & (kInert | kExternal))
             ? kNone
             : condition;
}

void FunctionLowering::empty(NodeId value) {
  const NodeId held = graph_.resolve(value);
  const NodeId made =
      graph_.addVersion(VertexKind::Value, held, graph_.nodes[held].span);
  graph_.connect(held, made, EdgeKind::CopyKill); // all of it
  // The variables that hold it, and not what it was read from: a record of which
  // one part is missing is still one.
  ++visit_;
  budget_ = kMaximumVisits;
  updateHolders(graph_.identityOf(held), held, made, true);
}

// Is the value an argument of the call? Which one?
bool FunctionLowering::asks(NodeId value, SiteId at, std::uint32_t &argument) {
  const Site &site = facts_.sites[at];
  const NodeId root = graph_.rootOf(value);
  const auto is = [&](NodeId node) {
    return node != kNone && graph_.rootOf(node) == root;
  };
  if (is(site.receiver) || is(site.afterReceiver)) {
    argument = kGuardReceiver;
    return true;
  }
  for (std::uint32_t a = site.firstArgument; a < site.endArgument; ++a)
    if (is(facts_.siteArguments[a].value) || is(facts_.siteArguments[a].after)) {
      argument = a - site.firstArgument;
      return true;
    }
  return false;
}

void FunctionLowering::rename(std::uint32_t, Guard guard) {
  const Site site = facts_.sites[guard.site];
  const Call &call = function_->calls[siteCalls_[guard.site - firstSite_]];
  if (site.receiver != kNone)
    renameOne(call.receiver, site.receiver, site.afterReceiver, guard,
              kGuardReceiver);
  for (std::uint32_t a = site.firstArgument; a < site.endArgument; ++a) {
    const SiteArgument &argument = facts_.siteArguments[a];
    if (argument.value != kNone)
      renameOne(call.arguments[a - site.firstArgument].value, argument.value,
                argument.after, guard, a - site.firstArgument);
  }
}

void FunctionLowering::renameOne(Var variable, NodeId before, NodeId after,
                                 Guard guard, std::uint32_t index) {
  const NodeId held = plain(variable);
  if (held == kNone || (graph_.nodes[held].bits & kExternal) ||
      graph_.nodes[held].identity == kNone)
    return;
  const NodeId root = graph_.rootOf(held);
  if (root != graph_.rootOf(before) &&
      (after == kNone || root != graph_.rootOf(after)))
    return; // assigned since
  // What was asked about is the variable with all that its cell adds.
  const NodeId asked = graph_.nodes[held].joined != kNone
                           ? graph_.nodes[held].joined
                           : held;
  const NodeId renamed =
      graph_.addVersion(VertexKind::Value, asked, graph_.nodes[held].span);
  graph_.connect(asked, renamed,
                 guard.positive ? EdgeKind::GuardTrue : EdgeKind::GuardFalse,
                 guard.site, index);
  mutate(held, renamed, true);
}

} // namespace philint::ir::lowering
