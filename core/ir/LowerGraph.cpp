#include "core/ir/LowerGraph.h"

namespace philint::ir::lowering {

void Graph::clear() {
  nodes.clear();
  edges.clear();
  identities.clear();
  origins.clear();
  holders.clear();
  serial = 0;
}

NodeId Graph::add(VertexKind kind, Span span, std::uint32_t data) {
  const auto id = static_cast<NodeId>(nodes.size());
  Node node;
  node.kind = kind;
  node.span = span;
  node.data = data;
  node.root = id;
  nodes.push_back(node);
  return id;
}

NodeId Graph::addVersion(VertexKind kind, NodeId old, Span span) {
  const NodeId id = add(kind, span);
  const Node &before = nodes[old];
  Node &node = nodes[id];
  node.name = before.name;
  node.flags = before.flags;
  node.bits = before.bits & (kInert | kExternal);
  node.identity = before.identity;
  return id;
}

void Graph::connect(NodeId from, NodeId to, EdgeKind kind, std::uint32_t read,
                    std::uint32_t write, NodeId key) {
  if (from == kNone || to == kNone)
    return;
  nodes[from].bits |= kConsumed;
  const auto id = static_cast<std::uint32_t>(edges.size());
  edges.push_back({from, to, read, write, key, nodes[to].firstIn, kind});
  nodes[to].firstIn = id;
}

IdentityId Graph::newIdentity() {
  const auto id = static_cast<IdentityId>(identities.size());
  Identity identity;
  identity.parent = id;
  identities.push_back(identity);
  return id;
}

IdentityId Graph::find(IdentityId identity) {
  if (identity == kNone)
    return kNone;
  while (identities[identity].parent != identity) {
    IdentityId &parent = identities[identity].parent;
    parent = identities[parent].parent;
    identity = parent;
  }
  return identity;
}

void Graph::merge(IdentityId from, IdentityId into) {
  from = find(from);
  into = find(into);
  if (from == into || from == kNone || into == kNone)
    return;
  identities[from].parent = into;
  for (std::uint32_t h = identities[from].holders; h != kNone;) {
    const std::uint32_t next = holders[h].next;
    holders[h].next = identities[into].holders;
    identities[into].holders = h;
    h = next;
  }
  for (std::uint32_t o = identities[from].origins; o != kNone;) {
    const std::uint32_t next = origins[o].next;
    origins[o].next = identities[into].origins;
    identities[into].origins = o;
    o = next;
  }
}

void Graph::hold(IdentityId identity, Var variable) {
  Identity &of = identities[identity];
  if (of.holders != kNone && holders[of.holders].variable == variable)
    return;
  holders.push_back({variable, of.holders});
  of.holders = static_cast<std::uint32_t>(holders.size() - 1);
}

void Graph::originate(IdentityId identity, IdentityId base, PathId path,
                      bool strong) {
  if (identity == kNone || base == kNone || identity == base)
    return;
  Identity &of = identities[identity];
  origins.push_back({base, path, serial, of.origins, strong});
  of.origins = static_cast<std::uint32_t>(origins.size() - 1);
}

bool Graph::simplify(NodeId phi) {
  if (nodes[phi].replaced != kNone)
    return false;
  NodeId only = kNone;
  for (std::uint32_t e = nodes[phi].firstIn; e != kNone; e = edges[e].nextIn) {
    const NodeId from = resolve(edges[e].from);
    if (from == phi || from == kNone || from == only)
      continue;
    if (only != kNone)
      return false;
    only = from;
  }
  nodes[phi].replaced = only == kNone ? kUndefined : only;
  if (only != kNone) {
    nodes[only].bits |= nodes[phi].bits & kConsumed;
    merge(nodes[phi].identity, nodes[only].identity);
  }
  return true;
}

void Graph::simplifyAll() {
  // Each round removes what the last one made trivial; a chain as long as the
  // bound does not occur in practice, and what is left is merely redundant.
  for (int round = 0; round < 16; ++round) {
    bool changed = false;
    for (NodeId n = 0; n < nodes.size(); ++n)
      if (nodes[n].bits & kPhi)
        changed |= simplify(n);
    if (!changed)
      return;
  }
}

} // namespace philint::ir::lowering
