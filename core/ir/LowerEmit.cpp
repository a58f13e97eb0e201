// From the nodes of one function to the vertices and edges that are kept.
#include "core/ir/LowerFunction.h"

#include <cassert>

namespace philint::ir::lowering {

VertexId FunctionLowering::vertexOf(NodeId node) const {
  node = graph_.resolve(node);
  return node == kNone ? kNone : vertexOf_[node];
}

void FunctionLowering::emit(std::span<Wanted> wanted) {
  graph_.simplifyAll();
  markRoots(wanted);
  emitVertices(*out_);
  emitEdges(*out_);
  emitReferences(*out_);
  for (std::size_t w = 0; w < wanted.size(); ++w)
    wanted[w].vertex = vertexOf(wantedNodes_[w]);
}

void FunctionLowering::markLive(NodeId node) {
  node = graph_.resolve(node);
  if (node == kNone || (graph_.nodes[node].bits & kLive))
    return;
  graph_.nodes[node].bits |= kLive;
  stack_.push_back(node);
  while (!stack_.empty()) {
    const NodeId at = stack_.back();
    stack_.pop_back();
    for (std::uint32_t e = graph_.nodes[at].firstIn; e != kNone;
         e = graph_.edges[e].nextIn)
      for (const NodeId source : {graph_.edges[e].from, graph_.edges[e].key}) {
        const NodeId from = graph_.resolve(source);
        if (from == kNone || (graph_.nodes[from].bits & kLive))
          continue;
        graph_.nodes[from].bits |= kLive;
        stack_.push_back(from);
      }
  }
}

void FunctionLowering::markRoots(std::span<Wanted> wanted) {
  markLive(return_);
  markLive(throw_);
  for (NodeId n = 0; n < graph_.nodes.size(); ++n)
    if (graph_.nodes[n].kind == VertexKind::CellWrite)
      markLive(n);
  for (const NodeId n : parameterNodes_)
    markLive(n);
  for (const auto *known :
       {&parameterAfter_, &parameterTrue_, &parameterFalse_, &effects_})
    for (const NodeId n : *known)
      markLive(n);
  for (std::size_t s = firstSite_; s < facts_.sites.size(); ++s) {
    const Site &site = facts_.sites[s];
    markLive(site.callee);
    markLive(site.receiver);
    markLive(site.result);
    for (const SiteArgument &argument : facts_.argumentsOf(site))
      markLive(argument.value);
  }
  for (std::size_t t = out_->firstThrow; t < facts_.throwPoints.size(); ++t)
    markLive(facts_.throwPoints[t].value);
  for (const auto *known : {&scopeContexts_, &caught_})
    for (const NodeId n : *known)
      markLive(n);
  for (std::size_t w = 0; w < wanted.size(); ++w)
    markLive(wantedNodes_[w]);
}

void FunctionLowering::emitVertices(FactFunction &out) {
  out.firstVertex = static_cast<std::uint32_t>(facts_.vertices.size());
  vertexOf_.assign(graph_.nodes.size(), kNone);
  for (NodeId n = 0; n < graph_.nodes.size(); ++n) {
    const Node &node = graph_.nodes[n];
    if (!(node.bits & kLive) || node.replaced != kNone)
      continue;
    vertexOf_[n] = static_cast<VertexId>(facts_.vertices.size());
    Vertex vertex;
    vertex.kind = node.kind;
    vertex.flags = node.flags;
    vertex.data = node.kind == VertexKind::Value ? kNone : node.data;
    vertex.name = node.name;
    vertex.span = node.span;
    facts_.vertices.push_back(vertex);
  }
  out.endVertex = static_cast<std::uint32_t>(facts_.vertices.size());
}

// Joins may have got the same operand by several ways.
void FunctionLowering::dropDuplicates() {
  stamps_.assign(graph_.nodes.size(), kNone);
  for (NodeId n = 0; n < graph_.nodes.size(); ++n) {
    if (vertexOf_[n] == kNone)
      continue;
    for (std::uint32_t e = graph_.nodes[n].firstIn; e != kNone;
         e = graph_.edges[e].nextIn) {
      GraphEdge &edge = graph_.edges[e];
      edge.from = graph_.resolve(edge.from);
      const bool plain =
          edge.kind == EdgeKind::Copy && !edge.read && !edge.write;
      if (edge.from == n ||
          (plain && edge.from != kNone && stamps_[edge.from] == n))
        edge.from = kNone;
      else if (plain && edge.from != kNone)
        stamps_[edge.from] = n;
    }
  }
}

void FunctionLowering::emitEdges(FactFunction &out) {
  dropDuplicates();
  const std::uint32_t vertices = out.endVertex - out.firstVertex;
  counts_.assign(vertices + 1, 0);
  const auto kept = [&](const GraphEdge &edge) {
    return edge.from != kNone && vertexOf_[edge.to] != kNone &&
           vertexOf_[edge.from] != kNone;
  };
  for (const GraphEdge &edge : graph_.edges)
    if (kept(edge))
      ++counts_[vertexOf_[edge.from] - out.firstVertex + 1];
  for (std::uint32_t v = 0; v < vertices; ++v)
    counts_[v + 1] += counts_[v];
  out.firstEdge = static_cast<std::uint32_t>(facts_.edges.size());
  facts_.edges.resize(out.firstEdge + counts_[vertices]);
  for (const GraphEdge &edge : graph_.edges) {
    if (!kept(edge))
      continue;
    const VertexId from = vertexOf_[edge.from];
    const std::uint32_t at = out.firstEdge + counts_[from - out.firstVertex]++;
    Edge &made = facts_.edges[at];
    made.from = from;
    made.to = vertexOf_[edge.to];
    made.read = edge.read;
    made.write = edge.write;
    made.kind = edge.kind;
    if (edge.key != kNone && vertexOf(edge.key) != kNone)
      facts_.dynamicKeys.push_back({id_, at, vertexOf(edge.key)});
  }
  out.endEdge = static_cast<std::uint32_t>(facts_.edges.size());
}

void FunctionLowering::emitReferences(FactFunction &out) {
  out.result = vertexOf(return_);
  out.thrown = vertexOf(throw_);
  for (std::size_t s = firstSite_; s < facts_.sites.size(); ++s) {
    Site &site = facts_.sites[s];
    site.callee = vertexOf(site.callee);
    site.receiver = vertexOf(site.receiver);
    site.result = vertexOf(site.result);
    site.afterReceiver = vertexOf(site.afterReceiver);
    site.thrown = vertexOf(site.thrown);
  }
  for (std::size_t a = firstArgument_; a < facts_.siteArguments.size(); ++a) {
    SiteArgument &argument = facts_.siteArguments[a];
    argument.value = vertexOf(argument.value);
    argument.after = vertexOf(argument.after);
  }
  for (std::size_t t = out.firstThrow; t < facts_.throwPoints.size(); ++t)
    facts_.throwPoints[t].value = vertexOf(facts_.throwPoints[t].value);
  for (std::size_t s = 0; s < function_->scopes.size(); ++s) {
    const Scope &scope = function_->scopes[s];
    facts_.scopes.push_back(
        {scope.kind,
         scope.parent == kNone ? kNone : out.firstScope + scope.parent,
         vertexOf(scopeContexts_[s]), scope.span});
  }
  for (const auto &[node, type] : annotated_)
    if (const VertexId vertex = vertexOf(node); vertex != kNone)
      facts_.valueTypes.push_back({id_, vertex, type});
  for (std::size_t p = 0; p < function_->parameters.size(); ++p) {
    FactParameter &parameter = facts_.parameters[out.firstParameter + p];
    parameter.vertex = vertexOf(parameterNodes_[p]);
    parameter.after = vertexOf(parameterAfter_[p]);
    if (parameter.after == parameter.vertex)
      parameter.after = kNone;
    parameter.whenTrue = vertexOf(parameterTrue_[p]);
    parameter.whenFalse = vertexOf(parameterFalse_[p]);
    for (VertexId *known : {&parameter.whenTrue, &parameter.whenFalse})
      if (*known == parameter.vertex)
        *known = kNone;
  }
  out.endSite = static_cast<std::uint32_t>(facts_.sites.size());
  out.endBlock = static_cast<std::uint32_t>(facts_.blocks.size());
  out.endScope = static_cast<std::uint32_t>(facts_.scopes.size());
  out.endThrow = static_cast<std::uint32_t>(facts_.throwPoints.size());
}

} // namespace philint::ir::lowering
