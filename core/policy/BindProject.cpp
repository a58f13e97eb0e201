// What the project's own policy says of its functions and names.
#include "core/policy/Bind.h"
#include "core/policy/FunctionNames.h"
#include "core/policy/Loading.h"

#include <algorithm>

namespace philint::policy {

bool Binder::siteCalls(SiteId site, std::string_view pattern) {
  for (const link::Target &target : program_.targetsOf(site))
    if (means(program_, pattern, target.function))
      return true;
  const Symbol external = program_.externalName.size() > site
                              ? program_.externalName[site]
                              : Symbol{};
  return external && matchesName(pattern, text(external));
}

// The call is one of a logger that was made by one of these names:
// logging.getLogger("phi_access").info(…).
bool Binder::isOfAuditLogger(SiteId site) {
  const Symbol log = named("log");
  const auto logs = [&](model::RowId id) {
    return std::ranges::any_of(
        rolesOf(policy_.catalog.rows[id]), [&](const Role &r) {
          return r.kind == Role::Sink &&
                 policy_.sinkRoles[r.index].kind == log;
        });
  };
  const auto rows = program_.rowsOf(site);
  if (program_.site(site).receiver == kNone ||
      std::none_of(rows.begin(), rows.end(), logs))
    return false;
  const link::UnitId unit = program_.unitOfSite(site);
  const VertexId receiver =
      program_.bases[unit].vertex + program_.site(site).receiver;
  model::Port any;
  any.base = model::PortBase::AnyArgument;
  any.index = 0;
  for (const SiteId made : constructionSites(receiver))
    for (const Place &place : placesOf(made, any))
      for (const auto &parts : constants(place.vertex).alternatives)
        if (parts.size() == 1 && parts[0].kind == link::ConstantPart::Literal)
          for (const std::string &logger : policy_.project.auditLoggers)
            if (matchesText(logger, text(parts[0].text)))
              return true;
  return false;
}

void Binder::bindAudits() {
  const Project &project = policy_.project;
  if (project.auditCalls.empty() && project.auditLoggers.empty())
    return;
  for (SiteId site = 0; site < program_.bases.back().site; ++site)
    if (std::any_of(project.auditCalls.begin(), project.auditCalls.end(),
                    [&](const std::string &one) {
                      return siteCalls(site, one);
                    }) ||
        (!project.auditLoggers.empty() && isOfAuditLogger(site)))
      out_.audits.push_back(site);
}

// Calls of the functions that the policy names for access and output, and
// these functions.
void Binder::bindAssurances() {
  out_.handlers.assign(handlers_.begin(), handlers_.end());
  for (std::size_t of = 0; of < kAssurances; ++of) {
    const auto add = [&](SiteId site, link::FunctionId function) {
      out_.assurances.push_back({static_cast<Assurance>(of), site, function});
    };
    for (const std::string &name : policy_.project.assurances[of]) {
      for (SiteId site = 0; site < program_.bases.back().site; ++site)
        if (siteCalls(site, name))
          add(site, kNone);
      for (link::FunctionId f = 0; f < program_.functions.size(); ++f)
        if (means(program_, name, f))
          add(kNone, f);
    }
  }
  std::sort(out_.assurances.begin(), out_.assurances.end());
}

// Answers to requests matter only where something looks at them.
bool Binder::guardsOutput() const {
  return !policy_.project
              .assurances[static_cast<std::size_t>(Assurance::OutputGuard)]
              .empty();
}

// Is the value made, here, from what a handler caught?
bool Binder::saysWhatWasCaught(link::UnitId unit, ir::VertexId value) {
  constexpr std::size_t kMost = 64;
  const ir::UnitFacts &facts = program_.facts(unit);
  const InEdges &in = inEdges(unit);
  std::vector<ir::VertexId> queue{value};
  const auto add = [&](ir::VertexId v) {
    if (v != ir::kNone &&
        std::find(queue.begin(), queue.end(), v) == queue.end())
      queue.push_back(v);
  };
  for (std::size_t i = 0; i < queue.size() && queue.size() < kMost; ++i) {
    const ir::Vertex &vertex = facts.vertices[queue[i]];
    if (vertex.kind == ir::VertexKind::Caught)
      return true;
    for (auto e = in.start[queue[i]]; e < in.start[queue[i] + 1]; ++e)
      add(facts.edges[in.edges[e]].from);
    if (vertex.kind != ir::VertexKind::Result)
      continue;
    const ir::Site &site = facts.sites[vertex.data];
    add(site.receiver);
    for (const ir::SiteArgument &argument : facts.argumentsOf(site))
      add(argument.value);
  }
  return false;
}

// Answers to requests matter where something looks at them, and where they tell
// the text of an error.
void Binder::bindResponses() {
  const std::uint32_t any =
      guardsOutput() ? roleOfKind("response", model::PortBase::Result) : kNone;
  const std::uint32_t error =
      roleOfKind("error-response", model::PortBase::Result);
  if (any == kNone && error == kNone)
    return;
  for (const link::FunctionId f : handlers_) {
    const link::UnitId unit = program_.unitOfFunction(f);
    const ir::UnitFacts &facts = program_.facts(unit);
    const VertexId base = program_.bases[unit].vertex;
    const ir::VertexId result = program_.fact(f).result;
    if (result == ir::kNone)
      continue;
    const InEdges &in = inEdges(unit);
    for (auto i = in.start[result]; i < in.start[result + 1]; ++i) {
      const ir::VertexId given = facts.edges[in.edges[i]].from;
      for (const std::uint32_t role : {any, error})
        if (role != kNone &&
            (role == any ||
             (answering_.count(f) && saysWhatWasCaught(unit, given))))
          addStoreSink(base + given, role, facts.vertices[given].span);
    }
  }
}

void Binder::readProjectNames() {
  for (const ProjectName &name : policy_.project.notPhi) {
    if (name.kind == "name") {
      if (const Symbol symbol = program_.symbols.find(name.pattern)) {
        meanings_[symbol.id] = {};
        meanings_[symbol.id].level = NameMeaning::Never;
        meaningKnown_[symbol.id] = 1;
      }
    } else if (name.kind == "type") {
      for (link::ClassId c = 0; c < program_.classes.size(); ++c)
        if (matchesName(name.pattern, text(program_.classes[c].name)))
          for (const std::string &field :
               name.fields.empty() ? std::vector<std::string>{""} : name.fields)
            notPhiFields_.insert({c, program_.symbols.find(field).id});
    } else if (name.kind == "param") {
      for (const VertexId parameter : parametersNamed(name.pattern))
        notPhiParameters_.insert(parameter);
    }
  }
}

// Parameters by the name of their function and their own:
// "app.notes.save.text". Sorted.
std::vector<VertexId> Binder::parametersNamed(const std::string &pattern) const {
  std::vector<VertexId> out;
  const std::size_t dot = pattern.rfind('.');
  if (dot == std::string::npos)
    return out;
  const std::string function = pattern.substr(0, dot);
  const std::string name = pattern.substr(dot + 1);
  for (link::FunctionId f = 0; f < program_.functions.size(); ++f) {
    if (!means(program_, function, f))
      continue;
    const link::FunctionInfo &info = program_.functions[f];
    const ir::UnitFacts &facts = program_.facts(info.unit);
    for (const ir::FactParameter &parameter :
         facts.parametersOf(facts.functions[info.local]))
      if (parameter.vertex != ir::kNone &&
          matchesName(name, facts.text(parameter.name)))
        out.push_back(program_.bases[info.unit].vertex + parameter.vertex);
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool Binder::bindProjectSite(SiteId site) {
  const Project &project = policy_.project;
  if (project.file.empty())
    return false;
  model::Port all;
  all.base = model::PortBase::AnyArgument;
  all.index = 0;
  const model::Port result;
  const auto passes = [&](const Transform &transform, Symbol title) {
    out_.opaqueSite[site] = explainedSite_[site] = 1;
    passage(site, all, result, false, out_.transforms.intern(transform), title);
  };
  for (const ProjectDeidentifier &one : project.deidentifiers)
    if (siteCalls(site, one.call) && !(one.expires && one.expires < asOf_)) {
      const std::size_t before = out_.passages.size();
      passes(transformTo(one.state, one.coversAll ? 0 : one.covers), one.method);
      for (std::size_t i = before; i < out_.passages.size(); ++i)
        out_.passages[i].recognises = one.covers;
      return true;
    }
  for (const ProjectName &one : project.encryptors)
    if (siteCalls(site, one.pattern)) {
      passes(transformTo(State::Encrypted, 0), named("encrypted"));
      return true;
    }
  for (const ProjectName &one : project.notPhi)
    if (one.kind == "call" && siteCalls(site, one.pattern)) {
      out_.opaqueSite[site] = explainedSite_[site] = 1;
      return true;
    }
  for (const ProjectName &one : project.guards)
    if (siteCalls(site, one.pattern)) {
      out_.opaqueSite[site] = explainedSite_[site] = 1;
      const ir::Site &fact = program_.site(site);
      for (std::uint32_t i = 0; i < fact.endArgument - fact.firstArgument; ++i)
        out_.guards.push_back({site, i, true, 0});
      return true;
    }
  return false;
}

void Binder::bindProjectSources() {
  const auto label = [](CategoryMask categories) {
    Label out;
    out[State::Raw] = categories;
    return out;
  };
  for (const ProjectSource &source : policy_.project.sources) {
    if (source.kind == ProjectSource::Call) {
      for (SiteId site = 0; site < out_.passThrough.size(); ++site)
        if (siteCalls(site, source.pattern))
          for (const Place &place : placesOf(site, {}))
            addSource(place.vertex, {}, label(source.categories),
                      Evidence::Declared,
                      program_.symbols.intern(source.pattern), place.span);
    } else if (source.kind == ProjectSource::Parameter) {
      for (const VertexId parameter : parametersNamed(source.pattern)) {
        const ir::Vertex &vertex = program_.vertex(parameter);
        addSource(parameter, {}, label(source.categories), Evidence::Declared,
                  program_.symbolOf(program_.unitOfVertex(parameter),
                                    vertex.name),
                  vertex.span);
      }
    } else if (source.kind == ProjectSource::Type) {
      bindProjectType(source);
    }
  }
}

// Instances of a class of the program: each field that the policy names, and
// every other where it names `*`.
void Binder::bindProjectType(const ProjectSource &source) {
  std::vector<std::uint8_t> meant(program_.classes.size(), 0);
  bool any = false;
  for (link::ClassId c = 0; c < program_.classes.size(); ++c)
    any |= meant[c] = matchesName(source.pattern, text(program_.classes[c].name));
  if (!any)
    return;
  const auto vertices = static_cast<VertexId>(program_.vertexList.size());
  for (VertexId v = 0; v < vertices; ++v)
    for (const link::TypeRef &type : program_.typesOf(v)) {
      if (type.kind != link::TypeRef::Class || !meant[type.id])
        continue;
      for (const auto &[field, categories] : source.fields) {
        std::vector<ir::Step> path;
        if (type.element)
          path.push_back({ir::StepKind::Any, {}});
        if (field != "*")
          path.push_back(
              {ir::StepKind::Field, program_.symbols.intern(field)});
        Label label;
        label[State::Raw] = categories;
        addSource(v, std::move(path), label, Evidence::Declared,
                  program_.symbols.intern(
                      field == "*" ? std::string(text(
                                         program_.classes[type.id].name))
                                   : field));
      }
    }
}

} // namespace philint::policy
