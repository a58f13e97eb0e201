#include "core/flow/Uses.h"

#include <algorithm>

namespace philint::flow {

namespace {
using namespace ir;
using link::kNone;

template <class T, class Key>
auto rangeOf(const std::vector<T> &sorted, std::uint32_t first,
             std::uint32_t end, Key key) {
  const auto a = std::lower_bound(
      sorted.begin(), sorted.end(), first,
      [&](const T &x, std::uint32_t v) { return key(x) < v; });
  const auto b =
      std::lower_bound(a, sorted.end(), end, [&](const T &x, std::uint32_t v) {
        return key(x) < v;
      });
  return std::pair(a, b);
}

class Collector {
public:
  Collector(const FlowContext &context, FunctionId function, Uses &uses)
      : context_(context), program_(context.program), bound_(context.bound),
        unitId_(program_.functions[function].unit),
        unit_(program_.facts(unitId_)), fact_(program_.fact(function)),
        base_(program_.bases[unitId_]), uses_(uses) {}

  void run() {
    uses_.bindings.clear(), uses_.targetStart.clear(), uses_.callees.clear();
    uses_.cellSeeds.clear(), uses_.all.clear(), uses_.killed.clear();
    collectSites();
    collectCallbacks();
    collectProperties();
    uses_.targetStart.push_back(
        static_cast<std::uint32_t>(uses_.bindings.size()));
    collectBindingUses();
    collectBound();
    collectCells();
    collectOutcomes();
    sortUses();
    indexEdges();
  }

private:
  std::uint32_t local(VertexId unitLocal) const {
    return unitLocal == kNone ? kNone : unitLocal - fact_.firstVertex;
  }
  std::uint32_t localOfGlobal(VertexId global) const {
    return global == kNone ? kNone : local(global - base_.vertex);
  }
  bool isHere(VertexId global) const {
    return global != kNone && global >= base_.vertex + fact_.firstVertex &&
           global < base_.vertex + fact_.endVertex;
  }
  void use(Use::Kind kind, std::uint32_t vertex, std::uint32_t index,
           AccessPath path = {}) {
    if (vertex != kNone)
      uses_.all.push_back({kind, vertex, index, path});
  }

  void collectSites() {
    for (SiteId s = fact_.firstSite; s < fact_.endSite; ++s) {
      const SiteId global = base_.site + s;
      const Site &site = unit_.sites[s];
      const bool opaque = !bound_.opaqueSite.empty() && bound_.opaqueSite[global];
      if (!opaque)
        for (const link::Target &target : program_.targetsOf(global))
          bindTarget(global, site, target);
      if (bound_.passThrough[global])
        collectPassThrough(global, site);
      else if (!opaque)
        collectKilled(global, site);
      collectReplaced(global, site);
    }
    std::sort(uses_.killed.begin(), uses_.killed.end(),
              [](const auto &a, const auto &b) { return a.vertex < b.vertex; });
  }

  void collectKilled(SiteId global, const Site &site) {
    const auto note = [&](VertexId after, std::uint32_t argument) {
      if (after == kNone)
        return;
      for (const AccessPath &path :
           overwrittenBy(program_, context_.overwrites, global, argument))
        uses_.killed.push_back({local(after), path});
    };
    note(site.afterReceiver, kReceiver);
    for (std::uint32_t a = site.firstArgument; a < site.endArgument; ++a)
      note(unit_.siteArguments[a].after, a - site.firstArgument);
  }

  void collectReplaced(SiteId global, const Site &site) {
    for (auto it = std::lower_bound(
             bound_.replacements.begin(), bound_.replacements.end(), global,
             [](const auto &r, SiteId s) { return r.site < s; });
         it != bound_.replacements.end() && it->site == global; ++it) {
      const VertexId after =
          it->argument == kGuardReceiver
              ? site.afterReceiver
              : unit_.siteArguments[site.firstArgument + it->argument].after;
      if (after != kNone)
        uses_.killed.push_back({local(after), {}});
    }
  }

  void collectPassThrough(SiteId global, const Site &site) {
    if (site.result == kNone)
      return;
    for (const SiteArgument &argument : unit_.argumentsOf(site))
      use(Use::PassThrough, local(argument.value), global);
    if (site.receiver != kNone &&
        bound_.passThrough[global] != bound_.kArgumentsPass)
      use(Use::PassThrough, local(site.receiver), global);
  }

  // Libraries that send quote what they were given in what they raise: HTTP
  // errors the address.
  void mayQuote(SiteId global, std::uint32_t value) {
    if (unit_.sites[global - base_.site].thrown != kNone)
      use(Use::PassThrown, value, global);
  }

  // The row says itself what is in the text of the exception.
  bool saysWhatItQuotes(SiteId global) const {
    const Site &site = unit_.sites[global - base_.site];
    if (site.thrown == kNone)
      return true;
    for (auto it = std::lower_bound(
             bound_.passages.begin(), bound_.passages.end(), global,
             [](const auto &passage, SiteId s) { return passage.site < s; });
         it != bound_.passages.end() && it->site == global; ++it)
      if (it->to == base_.vertex + site.thrown)
        return true;
    return false;
  }

  std::uint32_t startTarget(SiteId global, FunctionId callee,
                            std::uint32_t result, AccessPath resultPath,
                            std::uint32_t thrown, bool isConstructor) {
    const auto id = static_cast<std::uint32_t>(uses_.callees.size());
    uses_.targetStart.push_back(
        static_cast<std::uint32_t>(uses_.bindings.size()));
    uses_.callees.push_back(
        {global, callee, result, thrown, resultPath, id, isConstructor});
    return id;
  }

  void bind(std::uint32_t target, VertexId value, unsigned parameter,
            AccessPath argumentPath, AccessPath parameterPath,
            std::uint32_t after) {
    if (value == kNone)
      return;
    const CalleeSeed &c = uses_.callees[target];
    bindingVertices_.push_back(value);
    uses_.bindings.push_back({c.site, c.callee,
                              static_cast<std::uint16_t>(parameter),
                              argumentPath, parameterPath, c.result,
                              c.resultPath, c.thrown, target, after,
                              c.isConstructor, value, c.by});
  }

  // The parameter whose value the vertex is.
  std::uint16_t parameterAt(VertexId v) const {
    for (unsigned depth = 0; depth < 8 && v != kNone; ++depth) {
      if (unit_.vertices[v].kind == VertexKind::Parameter)
        return static_cast<std::uint16_t>(unit_.vertices[v].data);
      const auto in = program_.inEdgesOf(base_.vertex + v);
      if (in.size() != 1)
        return kNotGiven;
      const Edge &edge = unit_.edges[in[0] - base_.edge];
      if (edge.kind != EdgeKind::Copy || edge.read || edge.write)
        return kNotGiven;
      v = edge.from;
    }
    return kNotGiven;
  }

  void bindTarget(SiteId global, const Site &site, const link::Target &target) {
    const bool isConstructor = target.binding == link::Binding::Constructor;
    // What an async function raises comes out where its promise is awaited.
    const bool isLost =
        (site.flags & kCallDropped) && program_.fact(target.function).isAsync;
    const std::uint32_t id =
        startTarget(global, target.function, local(site.result), {},
                    isLost ? kNone : local(site.thrown), isConstructor);
    if (site.receiver == kNone && program_.targetsOf(global).size() > 1)
      uses_.callees[id].by = parameterAt(site.callee);
    unsigned first = 0;
    if (target.binding == link::Binding::Receiver) {
      first = 1;
      if (target.boundObject != kNone && isHere(target.boundObject))
        bindReceiver(id, localOfGlobal(target.boundObject), kNone, target);
      else if (target.boundObject == kNone && site.receiver != kNone)
        bindReceiver(id, local(site.receiver), local(site.afterReceiver),
                     target);
    } else if (isConstructor) {
      first = 1;
    }
    if (target.skip > 0 && target.boundObject != kNone &&
        target.binding != link::Binding::Receiver)
      bindKept(id, target);
    bindArguments(id, site, target.function, first + target.skip);
  }

  // The first parameter, or the first of `*args`.
  void bindReceiver(std::uint32_t id, std::uint32_t value, std::uint32_t after,
                    const link::Target &target) {
    const auto unit = program_.functions[target.function].unit;
    const auto parameters =
        program_.facts(unit).parametersOf(program_.fact(target.function));
    if (!parameters.empty() && parameters[0].kind == ParameterKind::Rest)
      bindPosition(id, value, kNone, parameters, 0);
    else
      bind(id, value, 0, {}, {}, after);
  }

  // `f.bind(object, x)()`, `partial(f, x)()`: what the call that made the
  // callee was given comes first.
  void bindKept(std::uint32_t id, const link::Target &target) {
    if (!isHere(target.boundObject))
      return;
    const Vertex &made = unit_.vertices[target.boundObject - base_.vertex];
    if (made.kind != VertexKind::Result)
      return;
    const auto arguments = unit_.argumentsOf(unit_.sites[made.data]);
    const auto given = static_cast<int>(arguments.size());
    for (int i = 0; i < given; ++i) {
      const SiteArgument &argument =
          arguments[static_cast<std::size_t>(i)];
      const int position = i + target.skip - given;
      if (argument.kind != ArgumentKind::Positional)
        return;
      if (position >= 0)
        bind(id, local(argument.value), static_cast<unsigned>(position), {}, {},
             local(argument.after));
    }
  }

  // Positional arguments meet parameters in order, then named ones, then what
  // is spread; what is left over goes to *args and **kwargs.
  void bindArguments(std::uint32_t id, const Site &site, FunctionId callee,
                     unsigned first) {
    const UnitId calleeUnit = program_.functions[callee].unit;
    const UnitFacts &facts = program_.facts(calleeUnit);
    const auto parameters = facts.parametersOf(program_.fact(callee));
    unsigned position = first;
    bool spread = false;
    for (const SiteArgument &argument : unit_.argumentsOf(site)) {
      const std::uint32_t value = local(argument.value);
      const std::uint32_t after = local(argument.after);
      switch (argument.kind) {
      case ArgumentKind::Positional:
        if (!spread)
          bindPosition(id, value, after, parameters, position++);
        else
          for (unsigned p = position; p < parameters.size(); ++p)
            bindPosition(id, value, after, parameters, p);
        break;
      case ArgumentKind::Named:
        bindName(id, value, after, calleeUnit, parameters, argument.name);
        break;
      case ArgumentKind::Spread:
        bindSpread(id, value, parameters, position);
        spread = true;
        break;
      case ArgumentKind::NamedSpread:
        bindNamedSpread(id, value, calleeUnit, parameters);
        break;
      }
    }
  }

  using Parameters = std::span<const FactParameter>;
  using UnitId = link::UnitId;

  static AccessPath key(const link::Program &program, unsigned index) {
    AccessPath path;
    const Symbol s = program.symbols.find(std::to_string(index));
    path.push(s ? pack({StepKind::Key, s}) : pack({StepKind::Any, {}}));
    return path;
  }
  static AccessPath any() {
    AccessPath path;
    path.push(pack({StepKind::Any, {}}));
    return path;
  }

  void bindPosition(std::uint32_t id, std::uint32_t value, std::uint32_t after,
                    Parameters parameters, unsigned position) {
    if (position < parameters.size()) {
      const ParameterKind kind = parameters[position].kind;
      if (kind == ParameterKind::Normal ||
          kind == ParameterKind::PositionalOnly) {
        bind(id, value, position, {}, {}, after);
        return;
      }
    }
    for (unsigned p = 0; p < parameters.size() && p <= position; ++p)
      if (parameters[p].kind == ParameterKind::Rest) {
        bind(id, value, p, {}, key(program_, position - p), kNone);
        return;
      }
  }

  void bindName(std::uint32_t id, std::uint32_t value, std::uint32_t after,
                UnitId calleeUnit, Parameters parameters, Symbol name) {
    const Symbol wanted = program_.symbolOf(unitId_, name);
    unsigned rest = kNone;
    for (unsigned p = 0; p < parameters.size(); ++p) {
      const FactParameter &parameter = parameters[p];
      if (parameter.kind == ParameterKind::NamedRest)
        rest = p;
      else if (parameter.kind != ParameterKind::Rest &&
               program_.symbolOf(calleeUnit, parameter.name) == wanted) {
        bind(id, value, p, {}, {}, after);
        return;
      }
    }
    if (rest != kNone) {
      AccessPath path;
      path.push(pack({StepKind::Key, wanted}));
      bind(id, value, rest, {}, path, kNone);
    }
  }

  void bindSpread(std::uint32_t id, std::uint32_t value, Parameters parameters,
                  unsigned position) {
    for (unsigned p = position; p < parameters.size(); ++p) {
      const ParameterKind kind = parameters[p].kind;
      if (kind == ParameterKind::Rest && p == position)
        bind(id, value, p, {}, {}, kNone); // it is the list
      else if (kind == ParameterKind::Rest)
        bind(id, value, p, any(), any(), kNone);
      else if (kind != ParameterKind::KeywordOnly &&
               kind != ParameterKind::NamedRest)
        bind(id, value, p, key(program_, p - position), {}, kNone);
    }
  }

  void bindNamedSpread(std::uint32_t id, std::uint32_t value,
                       UnitId calleeUnit, Parameters parameters) {
    for (unsigned p = 0; p < parameters.size(); ++p) {
      const ParameterKind kind = parameters[p].kind;
      if (kind == ParameterKind::NamedRest) {
        bind(id, value, p, {}, {}, kNone);
      } else if (kind != ParameterKind::Rest &&
                 kind != ParameterKind::PositionalOnly) {
        AccessPath path;
        path.push(pack({StepKind::Key,
                        program_.symbolOf(calleeUnit, parameters[p].name)}));
        bind(id, value, p, path, {}, kNone);
      }
    }
  }

  void collectCallbacks() {
    const auto [a, b] = rangeOf(bound_.callbacks, base_.site + fact_.firstSite,
                                base_.site + fact_.endSite,
                                [](const auto &c) { return c.site; });
    for (auto it = a; it != b; ++it) {
      const std::uint32_t result =
          isHere(it->resultTo) ? localOfGlobal(it->resultTo) : kNone;
      const std::uint32_t id =
          startTarget(it->site, it->function, result,
                      context_.paths[it->resultPath],
                      local(unit_.sites[it->site - base_.site].thrown), false);
      for (const auto &in : it->in)
        if (isHere(in.from))
          bind(id, localOfGlobal(in.from), in.parameter,
               context_.paths[in.fromPath], context_.paths[in.toPath], kNone);
    }
  }

  void collectProperties() {
    const auto [a, b] =
        rangeOf(program_.propertyReads, base_.vertex + fact_.firstVertex,
                base_.vertex + fact_.endVertex,
                [](const auto &p) { return p.result; });
    for (auto it = a; it != b; ++it) {
      const std::uint32_t id =
          startTarget(kNone, it->function,
                      it->value != kNone ? kNone : localOfGlobal(it->result),
                      {}, kNone, false);
      const bool isSetter = it->value != kNone;
      if (isHere(it->object))
        bind(id, localOfGlobal(it->object), 0, {}, {},
             isSetter ? localOfGlobal(it->result) : kNone);
      if (isSetter && isHere(it->value))
        bind(id, localOfGlobal(it->value), 1, {}, {}, kNone);
    }
  }

  void collectBindingUses() {
    for (std::uint32_t i = 0; i < uses_.bindings.size(); ++i)
      use(Use::Binding, bindingVertices_[i], i);
  }

  void collectBound() {
    const SiteId first = base_.site + fact_.firstSite;
    const SiteId end = base_.site + fact_.endSite;
    const auto bySite = [](const auto &x) { return x.site; };
    const auto [p, pe] = rangeOf(bound_.passages, first, end, bySite);
    for (auto it = p; it != pe; ++it)
      if (isHere(it->from) && isHere(it->to))
        use(Use::Library, localOfGlobal(it->from),
            static_cast<std::uint32_t>(it - bound_.passages.begin()));
    const auto [s, se] = rangeOf(bound_.sinks, first, end, bySite);
    for (auto it = s; it != se; ++it)
      if (isHere(it->value)) {
        use(Use::Sink, localOfGlobal(it->value),
            static_cast<std::uint32_t>(it - bound_.sinks.begin()));
        if (it->quoted && !saysWhatItQuotes(it->site))
          mayQuote(it->site, localOfGlobal(it->value));
      }
    const auto [t, te] =
        rangeOf(bound_.throwSinks, base_.vertex + fact_.firstVertex,
                base_.vertex + fact_.endVertex,
                [](const auto &x) { return x.value; });
    for (auto it = t; it != te; ++it)
      use(Use::ThrowSink, localOfGlobal(it->value),
          static_cast<std::uint32_t>(it - bound_.throwSinks.begin()));
    const auto [f, fe] = rangeOf(program_.fieldInits, first, end, bySite);
    for (auto it = f; it != fe; ++it) {
      const Site &site = unit_.sites[it->site - base_.site];
      AccessPath path;
      path.push(pack({StepKind::Field, it->field}));
      if (site.result != kNone)
        use(Use::FieldInit, local(unit_.siteArguments[it->argument].value),
            local(site.result), path);
    }
  }

  void collectCells() {
    for (VertexId v = fact_.firstVertex; v < fact_.endVertex; ++v) {
      const Vertex &vertex = unit_.vertices[v];
      if (vertex.kind == VertexKind::CellRead)
        uses_.cellSeeds.push_back(
            {local(v), program_.cellMap[unitId_][vertex.data], {}, {}});
      else if (vertex.kind == VertexKind::CellWrite)
        use(Use::Cell, local(v), program_.cellMap[unitId_][vertex.data]);
    }
    const auto [a, b] = rangeOf(
        program_.cellLinks, base_.vertex + fact_.firstVertex,
        base_.vertex + fact_.endVertex, [](const auto &l) { return l.vertex; });
    for (auto it = a; it != b; ++it) {
      const AccessPath path = context_.paths[it->path];
      if (it->isWrite && it->at)
        use(Use::Link, localOfGlobal(it->vertex),
            static_cast<std::uint32_t>(it - program_.cellLinks.begin()));
      else if (it->isWrite)
        use(Use::Cell, localOfGlobal(it->vertex), it->cell, path);
      else
        uses_.cellSeeds.push_back({localOfGlobal(it->vertex), it->cell, path,
                                   context_.paths[it->at]});
    }
  }

  void collectOutcomes() {
    if (fact_.result != kNone)
      use(Use::Result, local(fact_.result), 0);
    if (fact_.thrown != kNone)
      use(Use::Thrown, local(fact_.thrown), 0);
    const auto parameters = unit_.parametersOf(fact_);
    for (unsigned p = 0; p < parameters.size(); ++p)
    {
      if (parameters[p].after != kNone)
        use(Use::After, local(parameters[p].after), p);
      use(Use::WhenTrue, local(parameters[p].whenTrue), p);
      use(Use::WhenFalse, local(parameters[p].whenFalse), p);
    }
  }

  void sortUses() {
    const std::uint32_t count = fact_.endVertex - fact_.firstVertex;
    uses_.start.assign(count + 1, 0);
    for (const Use &u : uses_.all)
      ++uses_.start[u.vertex + 1];
    for (std::uint32_t v = 0; v < count; ++v)
      uses_.start[v + 1] += uses_.start[v];
    std::vector<Use> sorted(uses_.all.size());
    std::vector<std::uint32_t> next(uses_.start.begin(), uses_.start.end() - 1);
    for (const Use &u : uses_.all)
      sorted[next[u.vertex]++] = u;
    uses_.all = std::move(sorted);
  }

  void indexEdges() {
    const std::uint32_t count = fact_.endVertex - fact_.firstVertex;
    uses_.edgeStart.assign(count + 1, 0);
    uses_.inStart.assign(count + 1, 0);
    for (std::uint32_t e = fact_.firstEdge; e < fact_.endEdge; ++e) {
      ++uses_.edgeStart[local(unit_.edges[e].from) + 1];
      ++uses_.inStart[local(unit_.edges[e].to) + 1];
    }
    uses_.edgeStart[0] = fact_.firstEdge;
    for (std::uint32_t v = 0; v < count; ++v) {
      uses_.edgeStart[v + 1] += uses_.edgeStart[v];
      uses_.inStart[v + 1] += uses_.inStart[v];
    }
    uses_.in.resize(fact_.endEdge - fact_.firstEdge);
    std::vector<std::uint32_t> next(uses_.inStart.begin(),
                                    uses_.inStart.end() - 1);
    for (std::uint32_t e = fact_.firstEdge; e < fact_.endEdge; ++e)
      uses_.in[next[local(unit_.edges[e].to)]++] = e;
  }

  const FlowContext &context_;
  const link::Program &program_;
  const policy::BoundPolicy &bound_;
  link::UnitId unitId_;
  const UnitFacts &unit_;
  const FactFunction &fact_;
  link::UnitBase base_;
  Uses &uses_;
  std::vector<std::uint32_t> bindingVertices_;
};
} // namespace

void collectUses(const FlowContext &context, FunctionId function, Uses &uses) {
  Collector(context, function, uses).run();
}

} // namespace philint::flow
