// Requests by way of functions of the program.
//
// Problem. `call(url, options)` sends what its callers give where they say: at
// the one request inside, every address of the program meets, and with them all
// bodies and all answers.
// Definition. Where the callers of a function give it the address, the request
// is each caller's: its address is read with the function called there, what is
// sent are the arguments that lead to the body, and the answer comes back where
// the function returns it. So on upwards, while callers differ.
// What the function itself does with an answer is not seen: known-limits.md.
#include "core/link/Linker.h"

#include <algorithm>

namespace philint::link {
namespace {

constexpr std::size_t kMostCallers = 200;
constexpr std::size_t kMostVertices = 64; // looked at on one way
constexpr unsigned kMostFunctions = 4;    // one above the other

using Steps = std::vector<ir::Step>;

bool beginsWith(const Steps &path, const Steps &head) {
  return head.size() <= path.size() &&
         std::equal(head.begin(), head.end(), path.begin());
}

Steps joined(const Steps &head, const Steps &path, std::size_t from) {
  Steps out = head;
  out.insert(out.end(), path.begin() + static_cast<std::ptrdiff_t>(from),
             path.end());
  return out;
}

// Backwards through one function: `visit` gets each vertex with what is read of
// it, and where that stands in the value that was asked for; true ends there.
template <class Visit> class Way {
public:
  Way(const Program &program, Visit visit) : p(program), visit_(visit) {}

  // By value: visiting makes paths.
  void back(VertexId v, Steps read, Steps at) {
    if (v == kNone || seen_.size() >= kMostVertices ||
        std::find(seen_.begin(), seen_.end(), std::pair(v, read)) !=
            seen_.end())
      return;
    seen_.push_back({v, read});
    if (visit_(v, read, at))
      return;
    const UnitId u = p.unitOfVertex(v);
    const ir::UnitFacts &unit = p.facts(u);
    const ir::Vertex &vertex = unit.vertices[v - p.bases[u].vertex];
    if (vertex.kind == ir::VertexKind::Result)
      throughCall(u, unit.sites[vertex.data], at);
    for (const std::uint32_t e : p.inEdgesOf(v))
      throughEdge(u, unit.edges[e - p.bases[u].edge], read, at);
  }

private:
  void throughCall(UnitId u, const ir::Site &site, const Steps &at) {
    const auto into = [&](ir::VertexId v) {
      if (v != kNone)
        back(v + p.bases[u].vertex, {}, at);
    };
    into(site.receiver);
    for (const ir::SiteArgument &argument : p.facts(u).argumentsOf(site))
      into(argument.value);
  }

  void throughEdge(UnitId u, const ir::Edge &edge, const Steps &read,
                   const Steps &at) {
    const VertexId from = edge.from + p.bases[u].vertex;
    if (!ir::hasPaths(edge))
      return back(from, read, at);
    const Steps readHere = p.paths[p.pathMap[u][edge.read]];
    if (edge.kind == ir::EdgeKind::CopyKill) {
      if (!beginsWith(read, readHere))
        back(from, read, at);
    } else if (edge.kind == ir::EdgeKind::Copy) {
      const Steps write = p.paths[p.pathMap[u][edge.write]];
      if (beginsWith(read, write))
        back(from, joined(readHere, read, write.size()), at);
      else if (beginsWith(write, read))
        back(from, readHere, joined(at, write, read.size()));
    } else {
      back(from, {}, at);
    }
  }

  const Program &p;
  Visit visit_;
  std::vector<std::pair<VertexId, Steps>> seen_;
};

} // namespace

// Could the value have the member, as far as the program says?
bool Linker::mayHave(VertexId v, Symbol member,
                     const std::vector<Calling> &via, unsigned depth) const {
  if (v == kNone)
    return false;
  if (depth == 0)
    return true;
  const UnitId u = p.unitOfVertex(v);
  const ir::Vertex &vertex = p.units[u]->vertices[v - p.bases[u].vertex];
  if (vertex.kind == ir::VertexKind::Literal)
    return false;
  if (vertex.kind == ir::VertexKind::Parameter) {
    const FunctionId f = p.functionOfVertex(v);
    for (const Calling &calling : via)
      if (calling.function == f)
        for (const Target &target : p.targetsOf(calling.site))
          if (target.function == f)
            return mayHave(givenTo(calling.site, target, vertex.data), member,
                           via, depth - 1);
    return true;
  }
  const auto edges = p.inEdgesOf(v);
  if (vertex.kind != ir::VertexKind::Container &&
      (vertex.kind != ir::VertexKind::Value || edges.empty()))
    return true;
  return std::any_of(edges.begin(), edges.end(), [&](std::uint32_t e) {
    const ir::Edge &edge = p.units[u]->edges[e - p.bases[u].edge];
    if (!ir::hasPaths(edge))
      return mayHave(global(u, edge.from), member, via, depth - 1);
    const Steps &write = p.paths[p.pathMap[u][edge.write]];
    if (edge.kind == ir::EdgeKind::Copy && !write.empty())
      return write[0].kind != ir::StepKind::Field || !write[0].name ||
             write[0].name == member;
    return edge.kind == ir::EdgeKind::Derived ||
           (edge.kind == ir::EdgeKind::Copy && edge.read) ||
           mayHave(global(u, edge.from), member, via, depth - 1);
  });
}

// What the request is where `f`, which passes it on, is called at the site.
std::optional<HandedRequest> Linker::handedAt(const Caller &caller,
                                              const HandedRequest &inner) {
  const FunctionId f = caller.function;
  const Target *called = nullptr;
  for (const Target &target : p.targetsOf(caller.site))
    if (target.function == f && target.binding != Binding::Constructor)
      called = &target;
  if (!called)
    return std::nullopt;
  HandedRequest out;
  const UnitId u = p.functions[f].unit;
  for (const auto &[vertex, path] : inner.body) {
    auto visit = [&](VertexId v, const Steps &read, const Steps &) {
      const ir::Vertex &is = p.units[u]->vertices[v - p.bases[u].vertex];
      if (is.kind != ir::VertexKind::Parameter)
        return false;
      const VertexId given = givenTo(caller.site, *called, is.data);
      const PathId at = paths.intern(read);
      if (given != kNone && at != kNone)
        out.body.push_back({given, at});
      return true;
    };
    Way<decltype(visit) &>(p, visit).back(vertex, p.paths[path], {});
  }
  UnitId callerUnit;
  const VertexId result =
      global(callerUnit, site(caller.site, callerUnit).result);
  const VertexId returned = global(u, p.fact(f).result);
  for (const auto &[vertex, path] : inner.answers) {
    auto visit = [&](VertexId v, const Steps &read, const Steps &at) {
      if (v != vertex || !beginsWith(p.paths[path], read))
        return v == vertex;
      const PathId found = paths.intern(
          joined(at, p.paths[path], read.size()));
      if (found != kNone && result != kNone)
        out.answers.push_back({result, found});
      return true;
    };
    Way<decltype(visit) &>(p, visit).back(returned, {}, {});
  }
  return out;
}

// True where handlers of the program answer it, whoever sends it.
bool Linker::askAbove(const Asking &asking, std::vector<Served> &served,
                      bool &isHanded) {
  const FunctionId f = callerOf(
      asking.via.empty() ? asking.site : asking.via.back().site);
  const auto callers = p.callersOf(f);
  isHanded = false;
  if (asking.via.size() >= kMostFunctions || callers.empty() ||
      callers.size() > kMostCallers)
    return false;
  std::vector<Asking> above;
  for (const Caller &caller : callers) {
    if (p.isOfTests(p.unitOfSite(caller.site)))
      continue;
    auto handed = handedAt(caller, asking.given);
    if (!handed)
      return false;
    Asking next{asking.site, asking.row, asking.via, std::move(*handed)};
    next.via.push_back({f, caller.site});
    above.push_back(std::move(next));
  }
  if (above.empty())
    return false;
  isHanded = true;
  bool all = true;
  for (const Asking &next : above)
    all = ask(next, served) && all;
  return all;
}

} // namespace philint::link
