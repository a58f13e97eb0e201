// Problem. Vertices on some path from a source to a sink in the whole program's
// graph, with calls, cells and library passages as plain edges.
//
// Method. One list of edges, indexed both ways by counting sort; forward from
// the sources, backward from the sinks, intersect. Linear in edges.
#include "core/flow/Relevance.h"

#include "core/flow/Captured.h"

#include <algorithm>

namespace philint::flow {

using namespace ir;
using link::kNone;
using link::Program;
using link::SiteId;
using link::VertexId;

namespace {

struct Arrow {
  std::uint32_t from, to;
};

class Builder {
public:
  Builder(const Program &program, const policy::BoundPolicy &bound)
      : program_(program), bound_(bound),
        vertices_(program.bases.back().vertex),
        cells_(vertices_), classes_(vertices_ + static_cast<std::uint32_t>(
                                                    program.cells.size())),
        nodes_(classes_ + static_cast<std::uint32_t>(program.classes.size())) {}

  std::vector<std::uint8_t> run() {
    for (link::UnitId u = 0; u < program_.units.size(); ++u)
      addUnit(u);
    addBound();
    addBorders();
    std::vector<std::uint32_t> sources, sinks;
    for (const auto &source : bound_.sources)
      sources.push_back(source.vertex);
    for (const auto &sink : bound_.sinks)
      sinks.push_back(sink.value);
    for (const auto &sink : bound_.throwSinks)
      sinks.push_back(sink.value);
    auto out = reach(sources, false);
    const auto back = reach(sinks, true);
    for (std::uint32_t v = 0; v < vertices_; ++v)
      out[v] &= back[v];
    out.resize(vertices_);
    return out;
  }

private:
  void add(std::uint32_t from, std::uint32_t to) {
    if (from != kNone && to != kNone && from < nodes_ && to < nodes_)
      arrows_.push_back({from, to});
  }

  void addUnit(link::UnitId u) {
    const UnitFacts &unit = program_.facts(u);
    const VertexId base = program_.bases[u].vertex;
    for (const Edge &e : unit.edges)
      add(base + e.from, base + e.to);
    for (VertexId v = 0; v < unit.vertices.size(); ++v) {
      const Vertex &vertex = unit.vertices[v];
      if (vertex.kind == VertexKind::CellRead)
        add(cells_ + program_.cellMap[u][vertex.data], base + v);
      else if (vertex.kind == VertexKind::CellWrite)
        add(base + v, cells_ + program_.cellMap[u][vertex.data]);
    }
    for (SiteId s = 0; s < unit.sites.size(); ++s)
      addSite(u, unit, unit.sites[s], program_.bases[u].site + s);
  }

  void addSite(link::UnitId u, const UnitFacts &unit, const Site &site,
               SiteId global) {
    const VertexId base = program_.bases[u].vertex;
    const auto at = [&](VertexId v) { return v == kNone ? kNone : base + v; };
    const auto targets = program_.targetsOf(global);
    for (const link::Target &target : targets) {
      for (const SiteArgument &argument : unit.argumentsOf(site))
        addCall(at(argument.value), at(argument.after), target.function);
      addCall(at(site.receiver), at(site.afterReceiver), target.function);
      addCall(target.boundObject, kNone, target.function);
      if (target.skip > 0 && target.boundObject != kNone)
        addKept(target);
      addReturn(target.function, at(site.result), at(site.thrown));
      // A constructor's object is what the call gives.
      if (target.binding == link::Binding::Constructor)
        addCall(kNone, at(site.result), target.function);
    }
    const bool opens = targets.empty() || (!bound_.opaqueSite.empty() &&
                                           bound_.opaqueSite[global]);
    for (const SiteArgument &argument : unit.argumentsOf(site)) {
      if (bound_.passThrough[global])
        add(at(argument.value), at(site.result));
      if (opens)
        add(at(argument.value), at(site.thrown));
    }
    if (bound_.passThrough[global] &&
        bound_.passThrough[global] != bound_.kArgumentsPass)
      add(at(site.receiver), at(site.result));
  }

  // What the call that made the callee was given.
  void addKept(const link::Target &target) {
    const link::UnitId u = program_.unitOfVertex(target.boundObject);
    const UnitFacts &unit = program_.facts(u);
    const VertexId base = program_.bases[u].vertex;
    const Vertex &made = unit.vertices[target.boundObject - base];
    if (made.kind != VertexKind::Result)
      return;
    for (const SiteArgument &kept : unit.argumentsOf(unit.sites[made.data]))
      if (kept.value != kNone)
        addCall(base + kept.value,
                kept.after == kNone ? kNone : base + kept.after,
                target.function);
  }

  // A value handed to a function may be any of its parameters.
  void addCall(std::uint32_t value, std::uint32_t after,
               link::FunctionId callee) {
    const auto unit = program_.functions[callee].unit;
    const VertexId base = program_.bases[unit].vertex;
    for (const FactParameter &p :
         program_.facts(unit).parametersOf(program_.fact(callee))) {
      if (p.vertex != kNone)
        add(value, base + p.vertex);
      if (p.after != kNone)
        add(base + p.after, after);
      for (const VertexId known : {p.whenTrue, p.whenFalse})
        if (known != kNone)
          add(base + known, value);
    }
  }

  void addReturn(link::FunctionId callee, std::uint32_t result,
                 std::uint32_t thrown) {
    const FactFunction &fact = program_.fact(callee);
    const VertexId base =
        program_.bases[program_.functions[callee].unit].vertex;
    if (fact.result != kNone)
      add(base + fact.result, result);
    if (fact.thrown != kNone)
      add(base + fact.thrown, thrown);
  }

  void addBound() {
    for (const auto &p : bound_.passages)
      add(p.from, p.to);
    for (const auto &c : bound_.callbacks) {
      for (const auto &in : c.in)
        addCall(in.from, kNone, c.function);
      addReturn(c.function, c.resultTo, kNone);
    }
    for (const auto &r : program_.propertyReads) {
      addCall(r.object, r.value == kNone ? kNone : r.result, r.function);
      addCall(r.value, kNone, r.function);
      if (r.value == kNone)
        addReturn(r.function, r.result, kNone);
    }
    for (const auto &l : program_.cellLinks)
      l.isWrite ? add(l.vertex, cells_ + l.cell) : add(cells_ + l.cell, l.vertex);
    for (const auto &f : program_.fieldInits) {
      const auto u = program_.unitOfSite(f.site);
      const Site &site = program_.site(f.site);
      if (site.result != kNone)
        add(program_.bases[u].vertex +
                program_.facts(u).siteArguments[f.argument].value,
            program_.bases[u].vertex + site.result);
    }
  }

  // Objects that enter from callers nobody knows are one object a class.
  void addBorders() {
    for (link::FunctionId f = 0; f < program_.functions.size(); ++f) {
      if (!program_.functions[f].isEntry)
        continue;
      const auto unit = program_.functions[f].unit;
      const VertexId base = program_.bases[unit].vertex;
      for (const FactParameter &p :
           program_.facts(unit).parametersOf(program_.fact(f))) {
        if (p.vertex == kNone)
          continue;
        for (const auto &type : program_.typesOf(base + p.vertex))
          if (type.kind == link::TypeRef::Class)
            for (const link::ClassId c : program_.classes[type.id].mro)
              addBorder(c, base + p.vertex,
                        p.after == kNone ? kNone : base + p.after);
      }
    }
    const std::vector<std::uint8_t> isSetInside = addReceivers();
    const auto hold = [&](link::CellId cell, VertexId value) {
      for (const auto &type : program_.typesOf(value))
        if (type.kind == link::TypeRef::Class && isSetInside[type.id])
          add(classes_ + type.id, cells_ + cell);
    };
    for (const link::CellWriter &writer : program_.cellWriters)
      if (writer.path == 0)
        hold(writer.cell, writer.vertex);
    for (link::UnitId u = 0; u < program_.units.size(); ++u)
      for (VertexId v = 0; v < program_.facts(u).vertices.size(); ++v)
        if (program_.facts(u).vertices[v].kind == VertexKind::CellWrite)
          hold(program_.cellMap[u][program_.facts(u).vertices[v].data],
               program_.bases[u].vertex + v);
    for (link::CellId cell = 0; cell < program_.cells.size(); ++cell)
      if (program_.cells[cell].kind == link::CellInfo::Field) {
        add(cells_ + cell, classes_ + program_.cells[cell].owner);
        add(classes_ + program_.cells[cell].owner, cells_ + cell);
      }
  }

  // Members that inner functions set of the receiver of their method, and the
  // classes that have such.
  std::vector<std::uint8_t> addReceivers() {
    std::vector<std::uint8_t> out(program_.classes.size(), 0);
    for (link::CellId cell = 0; cell < program_.cells.size(); ++cell) {
      if (program_.cells[cell].kind != link::CellInfo::Captured)
        continue;
      const VertexId receiver = receiverIn(program_, cell);
      if (receiver == kNone)
        continue;
      for (const auto &type : program_.typesOf(receiver))
        if (type.kind == link::TypeRef::Class)
          for (const link::ClassId c : program_.classes[type.id].mro) {
            out[c] = 1;
            add(cells_ + cell, classes_ + c);
          }
    }
    return out;
  }

  void addBorder(link::ClassId c, std::uint32_t vertex, std::uint32_t after) {
    add(classes_ + c, vertex);
    add(after, classes_ + c);
  }

  std::vector<std::uint8_t> reach(const std::vector<std::uint32_t> &starts,
                                  bool backward) const {
    std::vector<std::uint32_t> first(nodes_ + 1, 0), next(arrows_.size());
    const auto tail = [&](const Arrow &a) { return backward ? a.to : a.from; };
    const auto head = [&](const Arrow &a) { return backward ? a.from : a.to; };
    for (const Arrow &a : arrows_)
      ++first[tail(a) + 1];
    for (std::uint32_t v = 0; v < nodes_; ++v)
      first[v + 1] += first[v];
    std::vector<std::uint32_t> fill(first.begin(), first.end() - 1);
    for (const Arrow &a : arrows_)
      next[fill[tail(a)]++] = head(a);
    std::vector<std::uint8_t> seen(nodes_, 0);
    std::vector<std::uint32_t> queue;
    const auto visit = [&](std::uint32_t v) {
      if (v != kNone && !seen[v]) {
        seen[v] = 1;
        queue.push_back(v);
      }
    };
    for (const std::uint32_t v : starts)
      visit(v);
    while (!queue.empty()) {
      const std::uint32_t v = queue.back();
      queue.pop_back();
      for (std::uint32_t i = first[v]; i < first[v + 1]; ++i)
        visit(next[i]);
    }
    return seen;
  }

  const Program &program_;
  const policy::BoundPolicy &bound_;
  std::uint32_t vertices_, cells_, classes_, nodes_;
  std::vector<Arrow> arrows_;
};

} // namespace

std::vector<std::uint8_t> relevantVertices(const Program &program,
                                           const policy::BoundPolicy &bound) {
  if (bound.sources.empty() ||
      (bound.sinks.empty() && bound.throwSinks.empty()))
    return std::vector<std::uint8_t>(program.bases.back().vertex, 0);
  return Builder(program, bound).run();
}

} // namespace philint::flow
