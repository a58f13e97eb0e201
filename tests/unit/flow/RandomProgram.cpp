#include "RandomProgram.h"

#include <algorithm>
#include <set>

namespace philint::flow::testing {

using namespace ir;
using link::kNone;

namespace {

class Maker {
public:
  Maker(unsigned seed, const Shape &shape, RandomProgram &out)
      : random_(seed), shape_(shape), out_(out),
        unit_(std::make_shared<UnitFacts>()) {}

  void run() {
    a_ = unit_->strings.intern("a");
    b_ = unit_->strings.intern("b");
    unit_->path = "random.py";
    unit_->lineStarts = {0};
    unit_->paths = {{},
                    {{StepKind::Field, a_}},
                    {{StepKind::Field, b_}}};
    for (unsigned f = 0; f < shape_.functions; ++f)
      makeVertices();
    for (unsigned f = 0; f < shape_.functions; ++f)
      makeEdges(f);
    finish();
  }

private:
  unsigned pick(unsigned below) { return random_() % below; }

  // Layout of a function: two parameters, the values, the result.
  void makeVertices() {
    FactFunction f;
    f.firstVertex = static_cast<std::uint32_t>(unit_->vertices.size());
    for (unsigned p = 0; p < 2; ++p) {
      FactParameter parameter;
      parameter.vertex = static_cast<VertexId>(unit_->vertices.size());
      unit_->parameters.push_back(parameter);
      unit_->vertices.push_back({VertexKind::Parameter, 0, 0, p, {}, {}});
    }
    for (unsigned v = 0; v < shape_.values; ++v)
      unit_->vertices.push_back({VertexKind::Value, 0, 0, kNone, {}, {}});
    f.result = static_cast<VertexId>(unit_->vertices.size());
    unit_->vertices.push_back({VertexKind::Return, 0, 0, kNone, {}, {}});
    f.endVertex = static_cast<std::uint32_t>(unit_->vertices.size());
    f.firstParameter = static_cast<std::uint32_t>(unit_->parameters.size() - 2);
    f.endParameter = f.firstParameter + 2;
    unit_->functions.push_back(f);
  }

  void makeEdges(unsigned number) {
    FactFunction &f = unit_->functions[number];
    const unsigned count = f.endVertex - f.firstVertex;
    f.firstEdge = static_cast<std::uint32_t>(unit_->edges.size());
    for (unsigned e = 0; e < count + 2; ++e) {
      unsigned from = pick(count - 1), to = 2 + pick(count - 2);
      if (!shape_.cycles && from >= to)
        continue;
      Edge edge{f.firstVertex + from, f.firstVertex + to, 0, 0, EdgeKind::Copy};
      switch (pick(6)) {
      case 0:
        edge.read = 1 + pick(2);
        break;
      case 1:
        edge.write = 1 + pick(2);
        break;
      case 2:
        if (shape_.kills) {
          edge.kind = EdgeKind::CopyKill;
          edge.read = 1 + pick(2);
        }
        break;
      default:
        break;
      }
      unit_->edges.push_back(edge);
    }
    std::sort(unit_->edges.begin() + f.firstEdge, unit_->edges.end(),
              [](const Edge &x, const Edge &y) {
                return std::tuple(x.from, x.to, x.read, x.kind) <
                       std::tuple(y.from, y.to, y.read, y.kind);
              });
    f.endEdge = static_cast<std::uint32_t>(unit_->edges.size());
    makeSites(number, count);
  }

  void makeSites(unsigned number, unsigned count) {
    FactFunction &f = unit_->functions[number];
    f.firstSite = static_cast<std::uint32_t>(unit_->sites.size());
    for (unsigned s = 0; s + number + 1 < shape_.functions && s < 2; ++s) {
      Site site;
      site.function = number;
      const unsigned result = 3 + pick(count - 3);
      site.result = f.firstVertex + result;
      site.firstArgument = static_cast<std::uint32_t>(unit_->siteArguments.size());
      for (unsigned a = 0; a < 2; ++a) {
        SiteArgument argument;
        const unsigned value = pick(shape_.cycles ? count - 1 : result);
        argument.value = f.firstVertex + value;
        unit_->siteArguments.push_back(argument);
      }
      site.endArgument = static_cast<std::uint32_t>(unit_->siteArguments.size());
      unit_->sites.push_back(site);
      targets_.push_back(number + 1 +
                         pick(shape_.functions - number - 1));
    }
    f.endSite = static_cast<std::uint32_t>(unit_->sites.size());
  }

  void finish() {
    link::Program &p = out_.program;
    p.catalog = &out_.catalog;
    const auto vertices = static_cast<std::uint32_t>(unit_->vertices.size());
    const auto sites = static_cast<std::uint32_t>(unit_->sites.size());
    for (std::uint32_t s = 0; s < unit_->strings.size(); ++s)
      p.symbols.intern(unit_->strings.text({s}));
    p.symbolMap.push_back({{0}, a_, b_});
    p.paths = unit_->paths;
    p.pathMap.push_back({0, 1, 2});
    p.moduleNames = {"random"};
    p.bases.resize(2);
    p.bases[1].vertex = vertices;
    p.bases[1].site = sites;
    p.bases[1].edge = static_cast<std::uint32_t>(unit_->edges.size());
    p.bases[1].function = shape_.functions;
    for (std::uint32_t f = 0; f < shape_.functions; ++f) {
      link::FunctionInfo info;
      info.local = f;
      info.isEntry = true;
      p.functions.push_back(info);
    }
    for (std::uint32_t f = shape_.functions; f-- > 0;)
      p.sccs.push_back({f});
    p.cellMap.resize(1);
    p.targetStart.push_back(0);
    for (std::uint32_t s = 0; s < sites; ++s) {
      link::Target target;
      target.function = targets_[s];
      p.targets.push_back(target);
      p.targetStart.push_back(s + 1);
    }
    p.rowStart.assign(sites + 1, 0);
    p.vertexList.assign(vertices, 0);
    p.typeStart.assign(2, 0);
    p.apiStart.assign(2, 0);
    p.resolution.assign(sites, link::Resolution::Program);
    p.units.push_back(unit_);
    makeBound(vertices, sites);
  }

  void makeBound(std::uint32_t vertices, std::uint32_t sites) {
    policy::BoundPolicy &b = out_.bound;
    b.policy = &out_.policy;
    b.passThrough.assign(sites, 0);
    b.neutralField.assign(out_.program.symbols.size(), 0);
    for (VertexId v = 0; v < vertices; ++v)
      if (pick(6) == 0) {
        policy::BoundSource source;
        source.vertex = v;
        source.label[policy::State::Raw] = 1;
        b.sources.push_back(source);
      }
    // Sinks hang on a site; a program without calls has none.
    for (std::uint32_t s = 0; s < sites; ++s) {
      const auto &f = unit_->functions[unit_->sites[s].function];
      policy::BoundSink sink;
      sink.site = s;
      sink.value = f.firstVertex + pick(f.endVertex - f.firstVertex);
      sink.path = pick(3);
      b.sinks.push_back(sink);
    }
  }

  std::mt19937 random_;
  Shape shape_;
  RandomProgram &out_;
  std::shared_ptr<UnitFacts> unit_;
  Symbol a_, b_;
  std::vector<std::uint32_t> targets_;
};

// One concrete walk: where the data is, below which steps, which parts of the
// whole were overwritten on the way, and the calls that are open.
struct Walk {
  VertexId vertex = 0;
  std::vector<Symbol> path;
  std::set<Symbol> gone; // only meaningful while the path is empty
  std::vector<SiteId> stack;
  auto operator<=>(const Walk &) const = default;
};

class Enumerator {
public:
  explicit Enumerator(const RandomProgram &random)
      : program_(random.program), bound_(random.bound),
        unit_(program_.facts(0)) {}

  std::vector<std::pair<std::uint32_t, std::uint32_t>> run() {
    for (std::uint32_t s = 0; s < bound_.sources.size(); ++s) {
      seen_.clear();
      source_ = s;
      visit({bound_.sources[s].vertex, {}, {}, {}});
    }
    return {found_.begin(), found_.end()};
  }

private:
  static bool read(const std::vector<Step> &steps, Walk &walk) {
    if (steps.empty())
      return true;
    if (walk.path.empty())
      return !walk.gone.count(steps[0].name);
    if (walk.path[0] != steps[0].name)
      return false;
    walk.path.erase(walk.path.begin());
    return true;
  }

  void visit(const Walk &walk) {
    if (walk.path.size() > 5 || !seen_.insert(walk).second)
      return;
    for (std::uint32_t k = 0; k < bound_.sinks.size(); ++k) {
      Walk at = walk;
      if (bound_.sinks[k].value == walk.vertex &&
          read(program_.paths[bound_.sinks[k].path], at))
        found_.insert({source_, k});
    }
    for (const Edge &e : unit_.edges)
      if (e.from == walk.vertex)
        along(e, walk);
    for (SiteId s = 0; s < unit_.sites.size(); ++s)
      into(s, walk);
    outOf(walk);
  }

  void along(const Edge &e, Walk walk) {
    walk.vertex = e.to;
    if (e.kind == EdgeKind::CopyKill) {
      const Symbol gone = unit_.paths[e.read][0].name;
      if (!walk.path.empty() && walk.path[0] == gone)
        return;
      if (walk.path.empty())
        walk.gone.insert(gone);
      visit(walk);
      return;
    }
    if (!read(unit_.paths[e.read], walk))
      return;
    if (e.read != 0)
      walk.gone.clear();
    if (e.write != 0) {
      walk.path.insert(walk.path.begin(), unit_.paths[e.write][0].name);
      walk.gone.clear();
    }
    visit(walk);
  }

  void into(SiteId s, const Walk &walk) {
    const Site &site = unit_.sites[s];
    for (std::uint32_t a = site.firstArgument; a < site.endArgument; ++a)
      if (unit_.siteArguments[a].value == walk.vertex) {
        Walk next = walk;
        const auto &callee =
            unit_.functions[program_.targetsOf(s)[0].function];
        next.vertex =
            unit_.parameters[callee.firstParameter + a - site.firstArgument]
                .vertex;
        next.stack.push_back(s);
        visit(next);
      }
  }

  // A return goes to the open call, or to every caller where the data arose in
  // this function.
  void outOf(const Walk &walk) {
    for (std::uint32_t f = 0; f < unit_.functions.size(); ++f) {
      if (unit_.functions[f].result != walk.vertex)
        continue;
      for (SiteId s = 0; s < unit_.sites.size(); ++s) {
        if (program_.targetsOf(s)[0].function != f ||
            (!walk.stack.empty() && walk.stack.back() != s))
          continue;
        Walk next = walk;
        next.vertex = unit_.sites[s].result;
        if (!next.stack.empty())
          next.stack.pop_back();
        visit(next);
      }
    }
  }

  const link::Program &program_;
  const policy::BoundPolicy &bound_;
  const UnitFacts &unit_;
  std::uint32_t source_ = 0;
  std::set<Walk> seen_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> found_;
};

} // namespace

std::unique_ptr<RandomProgram> makeRandom(unsigned seed, const Shape &shape) {
  auto out = std::make_unique<RandomProgram>();
  Maker(seed, shape, *out).run();
  return out;
}

std::vector<std::pair<std::uint32_t, std::uint32_t>>
enumeratePaths(const RandomProgram &random) {
  return Enumerator(random).run();
}

} // namespace philint::flow::testing
