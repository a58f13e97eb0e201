// The graph of one function while it is lowered: nodes and edges in flat
// arrays that are reused from function to function, and the identities that
// tell which nodes are states of one object.
//
// A node becomes a vertex when something that is kept depends on it. Nodes that
// are versions of one object (before and after a store) share an identity; an
// identity knows the variables that were bound to it (holders) and the places
// from which it was loaded or into which it was stored (origins), so that a
// mutation can be written back.
//
// Invariant: edges are linked by their target; resolve() never returns a node
// that was replaced.
#pragma once

#include "core/ir/UnitFacts.h"

namespace philint::ir::lowering {

using NodeId = std::uint32_t;
using IdentityId = std::uint32_t;

constexpr NodeId kUndefined = 0xfffffffeU; // replaced by nothing

enum NodeBits : std::uint8_t {
  kInert = 1,    // nothing that is called can change it
  kExternal = 2, // an imported module, or a member of one
  kConsumed = 4, // an edge or a site reads it
  kPhi = 8,      // a join; `data` is its variable
  kOpen = 16,    // a fresh container that further stores may extend
  kNot = 32,     // the negation of node `data`
  kLive = 64,
};

struct Node {
  VertexKind kind = VertexKind::Value;
  std::uint8_t flags = 0;
  std::uint8_t bits = 0;
  std::uint32_t data = kNone;
  Symbol name;
  Span span;
  IdentityId identity = kNone;
  NodeId root = kNone;     // the first of a chain of plain copies
  NodeId replaced = kNone; // what a trivial join stands for
  NodeId joined = kNone;   // this value together with its cell's
  std::uint32_t firstIn = kNone;
  std::uint32_t block = kNone;
};

struct GraphEdge {
  NodeId from, to;
  std::uint32_t read, write;
  NodeId key; // node of a subscript that is not constant
  std::uint32_t nextIn;
  EdgeKind kind;
};

struct Origin {
  IdentityId base;
  PathId path; // 0: may be the same object
  std::uint32_t serial;
  std::uint32_t next;
  bool strong; // the only value at the path
};

struct Holder {
  Var variable;
  std::uint32_t next;
};

struct Identity {
  IdentityId parent;
  std::uint32_t holders = kNone;
  std::uint32_t origins = kNone;
  std::uint32_t visit = 0;
  PathId storedPath = 0; // the last explicit store
  std::uint32_t storedSerial = 0;
};

class Graph {
public:
  void clear();

  NodeId add(VertexKind kind, Span span, std::uint32_t data = kNone);
  // A further state of the object that `old` is.
  NodeId addVersion(VertexKind kind, NodeId old, Span span);
  void connect(NodeId from, NodeId to, EdgeKind kind = EdgeKind::Copy,
               std::uint32_t read = 0, std::uint32_t write = 0,
               NodeId key = kNone);

  NodeId resolve(NodeId node) const {
    while (node < nodes.size() && nodes[node].replaced != kNone)
      node = nodes[node].replaced;
    return node == kUndefined ? kNone : node;
  }
  NodeId rootOf(NodeId node) const {
    return resolve(nodes[resolve(node)].root);
  }
  IdentityId identityOf(NodeId node) { return find(nodes[node].identity); }
  IdentityId newIdentity();
  IdentityId find(IdentityId identity);
  void merge(IdentityId from, IdentityId into);
  void hold(IdentityId identity, Var variable);
  void originate(IdentityId identity, IdentityId base, PathId path,
                 bool strong);

  // Replaces a join of one value by that value; true if it did.
  bool simplify(NodeId phi);
  void simplifyAll();

  std::vector<Node> nodes;
  std::vector<GraphEdge> edges;
  std::vector<Identity> identities;
  std::vector<Origin> origins;
  std::vector<Holder> holders;
  std::uint32_t serial = 0;
};

} // namespace philint::ir::lowering
