// What a request brings, in a project that is about health: what a user types or
// uploads there is about a patient, though nothing near it says so. It counts
// under a name that says what it is: a parameter of a handler, a field of a body,
// a part of a form.
#include "core/ir/Keys.h"
#include "core/policy/Bind.h"

#include "core/link/ScriptModules.h"

namespace philint::policy {

// What people tell of their health: no identifiers, which say nothing of it
// (the e-mail of whoever signs in), and nothing of money.
CategoryMask Binder::clinicalCategories() const {
  CategoryMask out = 0;
  for (std::size_t i = 0; i < policy_.categories.size(); ++i)
    if (!policy_.categories[i].isIdentifier)
      out |= CategoryMask{1} << i;
  return (out | categoryOf("photo")) &
         ~(categoryOf("payment") | categoryOf("encounter"));
}

// What a part of a request is by its name; nothing where the name says nothing.
CategoryMask Binder::askedBy(Symbol name) {
  const NameMeaning &what = meaning(name);
  if (what.level == NameMeaning::Weak)
    return what.categories & categoryOf("notes");
  const CategoryMask categories =
      what.level > NameMeaning::Never ? what.categories : what.asRequest;
  return categories & clinicalCategories();
}

void Binder::offerAsked(VertexId vertex, std::vector<ir::Step> path,
                        Symbol name, ir::Span span, bool isFile) {
  Label label;
  label[State::Raw] = askedBy(name);
  addSource(vertex, std::move(path), label,
            meaning(name).level > NameMeaning::Never ? Evidence::NameInContext
                                                     : Evidence::Request,
            name, span, Extent::Chosen, isFile);
}

// What a framework hands to the parameters of a function.
void Binder::bindHandler(const link::FunctionInfo &info) {
  const ir::UnitFacts &facts = program_.facts(info.unit);
  const auto parameters = facts.parametersOf(facts.functions[info.local]);
  for (const ir::FactParameter &parameter : parameters) {
    // In ECMAScript the first is the request, and what follows it is not.
    if (link::isScript(facts.language) && info.ownerClass == link::kNone &&
        &parameter != &parameters.front())
      break;
    if (parameter.vertex == kNone ||
        originOf(info.unit, parameter.vertex) != Origin::Open)
      continue;
    const VertexId vertex =
        program_.bases[info.unit].vertex + parameter.vertex;
    offerAsked(vertex, {}, program_.symbolOf(info.unit, parameter.name),
               parameter.span);
    for (const link::TypeRef &type : program_.typesOf(vertex))
      if (type.kind == link::TypeRef::Class && !type.element)
        for (const Symbol field : declaredFields(type.id))
          offerAsked(vertex, {{ir::StepKind::Field, field}}, field, {});
  }
}

// `form.get("audio")`, `request.query("symptoms")`: the part that is asked for.
Symbol Binder::askedAt(link::UnitId unit, const ir::Site &site) {
  const ir::UnitFacts &facts = program_.facts(unit);
  const auto arguments = facts.argumentsOf(site);
  // A second one is what stands in for a part that is not there.
  if (arguments.empty() || arguments.size() > 2 || arguments[0].value == kNone ||
      arguments[0].kind != ir::ArgumentKind::Positional)
    return {};
  const link::ConstantSet set =
      constants(program_.bases[unit].vertex + arguments[0].value);
  if (set.alternatives.size() != 1 || set.alternatives[0].size() != 1 ||
      set.alternatives[0][0].kind != link::ConstantPart::Literal)
    return {};
  const Symbol name = set.alternatives[0][0].text;
  return text(name).find(' ') == std::string_view::npos ? name : Symbol{};
}

namespace {
// `for (const entry of body.entries)`: its parts are the body's.
bool isElement(std::span<const ir::Step> path) {
  return path.size() == 1 && ir::isAnyStep(path[0]);
}
} // namespace

// A body is passed on, parsed and checked before its parts are read.
void Binder::followBody(link::UnitId unit, std::vector<bool> &isBody) {
  const ir::UnitFacts &facts = program_.facts(unit);
  const link::UnitBase &base = program_.bases[unit];
  const VertexId end = base.vertex + facts.vertices.size();
  const auto kept = std::lower_bound(keepers_.begin(), keepers_.end(),
                                     std::pair(base.vertex, VertexId{0}));
  bool more = true;
  const auto reach = [&](ir::VertexId from, ir::VertexId to) {
    if (from == kNone || to == kNone || !isBody[from] || isBody[to])
      return;
    isBody[to] = more = true;
  };
  while (more) {
    more = false;
    for (const ir::Edge &edge : facts.edges)
      if (edge.kind == ir::EdgeKind::Copy
              ? edge.write == 0 && (edge.read == 0 || isEnvelope(unit, edge) ||
                                    isElement(facts.readOf(edge)))
              : edge.kind != ir::EdgeKind::Derived)
        reach(edge.from, edge.to);
    for (auto at = kept; at != keepers_.end() && at->first < end; ++at)
      if (at->second >= base.vertex && at->second < end)
        reach(at->second - base.vertex, at->first - base.vertex);
    for (std::size_t i = 0; i < facts.sites.size(); ++i) {
      const ir::Site &site = facts.sites[i];
      if (site.result == kNone)
        continue;
      if (out_.passThrough[base.site + i])
        for (const ir::SiteArgument &argument : facts.argumentsOf(site))
          reach(argument.value, site.result);
      if (site.receiver != kNone && isBody[site.receiver] &&
          !isBody[site.result] && !askedAt(unit, site))
        reach(site.receiver, site.result);
    }
  }
}

// `body.data`, `input.payload`: an envelope, whose parts are looked at.
bool Binder::isEnvelope(link::UnitId unit, const ir::Edge &edge) {
  const ir::Step &step = program_.facts(unit).readOf(edge).back();
  return step.name && meaning(program_.symbolOf(unit, step.name)).level ==
                          NameMeaning::None &&
         !meaning(program_.symbolOf(unit, step.name)).asRequest;
}

// The parts of bodies that one unit reads.
void Binder::bindBodies(link::UnitId unit, std::vector<bool> isBody) {
  const ir::UnitFacts &facts = program_.facts(unit);
  const link::UnitBase &base = program_.bases[unit];
  followBody(unit, isBody);
  std::vector<bool> isCallee(facts.vertices.size());
  for (const ir::Site &site : facts.sites)
    if (site.callee != kNone)
      isCallee[site.callee] = true;
  for (const ir::Edge &edge : facts.edges) {
    if (!isBody[edge.from] || edge.kind != ir::EdgeKind::Copy ||
        edge.read == 0 || edge.write != 0 || isCallee[edge.to])
      continue;
    std::vector<ir::Step> path = facts.readOf(edge);
    for (ir::Step &one : path)
      one.name = program_.symbolOf(unit, one.name);
    const Symbol name = path.back().name;
    if (name)
      offerAsked(base.vertex + edge.from, std::move(path), name,
                 facts.vertices[edge.to].span);
  }
  for (const ir::Site &site : facts.sites)
    if (site.receiver != kNone && isBody[site.receiver] && site.result != kNone)
      if (const Symbol name = askedAt(unit, site))
        offerAsked(base.vertex + site.result, {}, name, site.span,
                   lexicon_.isReference(text(name)));
  for (const ir::Edge &edge : facts.edges)
    if (isBody[edge.from] && edge.kind == ir::EdgeKind::Copy && edge.read != 0 &&
        edge.write == 0 && !isCallee[edge.to])
      lendToBody(unit, isBody, edge);
}

// `log(req.body)` writes the symptoms that another line reads from it: what is
// known of a part is known of the whole body, from where it came in.
void Binder::lendToBody(link::UnitId unit, const std::vector<bool> &isBody,
                        const ir::Edge &part) {
  const VertexId base = program_.bases[unit].vertex;
  std::vector<ir::Step> path = program_.paths[program_.pathOf(unit, part.read)];
  const Symbol name = path.back().name;
  const ir::VertexId body = whereItCameIn(unit, isBody, part.from, path);
  if (!name || body == part.from)
    return;
  for (const auto &[vertex, at] :
       {std::pair(base + part.from, program_.pathOf(unit, part.read)),
        std::pair(base + part.to, PathId{0})})
    if (const auto known = sourceIds_.find({vertex, at, name.id});
        known != sourceIds_.end()) {
      const BoundSource source = out_.sources[known->second];
      const std::size_t before = out_.sources.size();
      addSource(base + body, path, source.label, source.evidence, source.what,
                source.span.begin != source.span.end
                    ? source.span
                    : program_.facts(unit).vertices[part.to].span,
                source.extent, source.isFile);
      if (out_.sources.size() > before)
        out_.sources.back().isLent = true;
    }
}

// The vertex that the body first is, before `path` of it is read from `v`; the
// steps between stand before the path then.
ir::VertexId Binder::whereItCameIn(link::UnitId unit,
                                   const std::vector<bool> &isBody,
                                   ir::VertexId v,
                                   std::vector<ir::Step> &path) {
  constexpr unsigned kMost = 16;
  const ir::UnitFacts &facts = program_.facts(unit);
  const InEdges &in = inEdges(unit);
  for (unsigned n = 0; n < kMost; ++n) {
    // What a call may have changed in it is the same body still.
    const ir::Edge *from = nullptr;
    for (std::uint32_t i = in.start[v]; i < in.start[v + 1]; ++i) {
      const ir::Edge &edge = facts.edges[in.edges[i]];
      if (edge.kind == ir::EdgeKind::Copy && edge.write != 0)
        continue;
      if (from || !isBody[edge.from] || !ir::hasPaths(edge) ||
          edge.kind == ir::EdgeKind::Derived)
        return v;
      from = &edge;
    }
    if (!from)
      return v;
    if (from->kind == ir::EdgeKind::Copy) {
      const auto &steps = program_.paths[program_.pathOf(unit, from->read)];
      if (steps.size() + path.size() > link::Program::kPathLength)
        return v;
      path.insert(path.begin(), steps.begin(), steps.end());
    }
    v = from->from;
  }
  return v;
}

void Binder::bindRequests() {
  if (!isAboutHealth_)
    return;
  std::map<link::UnitId, std::vector<bool>> bodies;
  for (const link::FunctionInfo &info : program_.functions) {
    if (!info.isFramework)
      continue;
    bindHandler(info);
    const ir::UnitFacts &facts = program_.facts(info.unit);
    const auto id =
        static_cast<link::FunctionId>(&info - program_.functions.data());
    if (!link::isScript(facts.language) && !handlers_.count(id))
      continue;
    // A request is an object, whatever the framework.
    std::vector<bool> &isBody = bodies[info.unit];
    isBody.resize(facts.vertices.size());
    for (const ir::FactParameter &parameter :
         facts.parametersOf(facts.functions[info.local]))
      if (parameter.vertex != kNone)
        isBody[parameter.vertex] = true;
  }
  for (const BoundSource &asked : requests_) {
    // A recording, what it says, a file that is kept: the whole of it. So is
    // a body on its way to all routes, of which some are about patients.
    const bool isOfAllRoutes =
        asked.span.begin != asked.span.end &&
        beforeAll_.count(program_.functionOfVertex(asked.vertex));
    if (isOfAllRoutes || asked.label[State::Raw] != categoryOf("notes")) {
      addSource(asked.vertex, program_.paths[asked.path], asked.label,
                Evidence::Request, asked.what, asked.span);
      continue;
    }
    const link::UnitId unit = program_.unitOfVertex(asked.vertex);
    std::vector<bool> &isBody = bodies[unit];
    isBody.resize(program_.facts(unit).vertices.size());
    isBody[asked.vertex - program_.bases[unit].vertex] = true;
  }
  for (auto &[unit, isBody] : bodies)
    bindBodies(unit, std::move(isBody));
}

} // namespace philint::policy
