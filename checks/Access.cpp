// Problem. A route has to make sure of something before it touches a patient's
// data, and there are many places for that.
// Definition. A function is sure where it, or what it calls a few frames down,
// calls one of the policy's functions, or where one of them decorates it. A
// handler is sure where it is, where a default of its parameters asks a
// framework for a sure function (`Depends(current_user)`), or where a sure one
// is registered beside it (`app.get(path, requireUser, handler)`). What a module
// registers for itself (`app.use(requireUser)`) holds for every handler: which
// router it is for is not followed.
// Where the policy names no function, only a program without any sign of one is
// told of, once: none of its names has a word that speaks of it.
// Cost. Each call a few times; each name once.
#include "checks/Access.h"

#include "checks/AbsentNames.h"
#include "checks/Frames.h"
#include "checks/Narrate.h"
#include "checks/Owners.h"
#include "core/policy/Lexicon.h"

#include <algorithm>
#include <map>

namespace philint::checks {

using ir::kNone;
using policy::Assurance;

namespace {
constexpr unsigned kFramesUp = 4;   // from a sure call to who reaches it
constexpr unsigned kFramesDown = 6; // from a handler to patient data

struct Rule {
  const char *name;
  Assurance of;
  bool asksForPatient; // only of handlers that are asked for one patient
};
constexpr Rule kRules[] = {
    {"phi-endpoint-unauthenticated", Assurance::Authenticated, false},
    {"no-role-check", Assurance::Authorised, false},
    {"patient-access-not-checked", Assurance::PatientCheck, true},
};

class AccessReader {
public:
  AccessReader(const Input &input, std::vector<report::Finding> &findings)
      : input_(input), program_(input.program), lexicon_(input.policy),
        findings_(findings) {
    for (std::size_t i = 0; i < input.policy.categories.size(); ++i)
      if (input.policy.categories[i].isIdentifier)
        identifiers_ |= policy::CategoryMask{1} << i;
  }

  void run() {
    for (const Rule &rule : kRules) {
      const policy::Rule *const known = input_.structuralRule(rule.name);
      const auto &named = input_.policy.project
                              .assurances[static_cast<std::size_t>(rule.of)];
      if (!known || input_.bound.handlers.empty() ||
          (named.empty() && known->absentWords.empty()))
        continue;
      if (touched_.empty())
        findTouched();
      if (named.empty()) {
        tellAbsent(*known);
        continue;
      }
      findSure(rule.of);
      if (everywhere_)
        continue;
      for (const link::FunctionId f : input_.bound.handlers)
        if (touched_[f] && !sure_[f] && !isSureBeside(f) &&
            (!rule.asksForPatient || asksForPatient(f)))
          tell(*known, f);
    }
  }

private:
  bool isModule(link::FunctionId f) const {
    return program_.fact(f).kind == ir::FunctionKind::Module;
  }

  // More than who is asked for.
  bool isData(const policy::BoundSource &source) const {
    return source.evidence < policy::Evidence::Request &&
           !(program_.vertex(source.vertex).kind ==
                 ir::VertexKind::Parameter &&
             (source.label.in(policy::StateMask(~0U)) & ~identifiers_) == 0);
  }

  // Functions that handle patient data, and those that reach one of them.
  void findTouched() {
    touched_.assign(program_.functions.size(), 0);
    for (const flow::Issue &issue : input_.solution.issues) {
      const auto &source = input_.bound.sources[issue.source];
      if (!isData(source))
        continue;
      for (const flow::Segment &segment : issue.segments)
        touched_[segment.function] = 1;
      touched_[program_.functionOfVertex(source.vertex)] = 1;
    }
    for (const policy::BoundSource &source : input_.bound.sources)
      if (isData(source))
        touched_[program_.functionOfVertex(source.vertex)] = 1;
    for (link::FunctionId f = 0; f < touched_.size(); ++f)
      if (isModule(f))
        touched_[f] = 0;
    spread(program_, touched_, Towards::Callers, kFramesDown);
  }

  // The call that a decorator or a default is made by.
  link::SiteId madeAt(link::UnitId unit, ir::VertexId vertex) const {
    if (vertex == kNone)
      return kNone;
    const ir::Vertex &v = program_.facts(unit).vertices[vertex];
    return v.kind == ir::VertexKind::Result ? program_.bases[unit].site + v.data
                                            : kNone;
  }

  void findSure(Assurance of) {
    sure_.assign(program_.functions.size(), 0);
    everywhere_ = false;
    std::vector<link::SiteId> calls;
    for (const auto &one : input_.bound.assurances)
      if (one.of == of && one.site != kNone)
        calls.push_back(one.site);
      else if (one.of == of)
        sure_[one.function] = 1;
    std::sort(calls.begin(), calls.end());
    for (const link::SiteId site : calls)
      if (!isModule(program_.functionOfSite(site)))
        sure_[program_.functionOfSite(site)] = 1;
    findUses();
    spread(program_, sure_, Towards::Callers, kFramesUp);
    decorate(calls);
    everywhere_ = isRegistered(calls);
  }

  // Calls in modules whose result is a decorator or the default of a parameter.
  void findUses() {
    if (!uses_.empty())
      return;
    for (link::UnitId u = 0; u < program_.units.size(); ++u) {
      const ir::UnitFacts &facts = program_.facts(u);
      for (ir::SiteId s = 0; s < facts.sites.size(); ++s)
        if (facts.sites[s].flags & ir::kCallDecorator) {
          const link::SiteId made = madeAt(u, facts.sites[s].callee);
          const link::SiteId site = program_.bases[u].site + s;
          uses_[site] = decorated(u, facts.sites[s]);
          if (made != kNone)
            uses_[made] = uses_[site];
        }
      for (ir::FunctionId f = 0; f < facts.functions.size(); ++f)
        for (const ir::FactParameter &parameter :
             facts.parametersOf(facts.functions[f]))
          if (const link::SiteId made = madeAt(u, parameter.defaultValue);
              made != kNone)
            uses_[made] = program_.bases[u].function + f;
    }
    std::vector<link::SiteId> queue;
    for (const auto &[site, function] : uses_)
      queue.push_back(site);
    for (std::size_t i = 0; i < queue.size(); ++i)
      for (const link::SiteId inner : callsIn(queue[i]))
        if (uses_.emplace(inner, uses_[queue[i]]).second)
          queue.push_back(inner);
  }
  // The calls among its arguments: `Depends(require_role("clinician"))`.
  std::vector<link::SiteId> callsIn(link::SiteId site) const {
    const link::UnitId unit = program_.unitOfSite(site);
    std::vector<link::SiteId> out;
    for (const ir::SiteArgument &argument :
         program_.facts(unit).argumentsOf(program_.site(site)))
      if (const link::SiteId made = madeAt(unit, argument.value);
          made != kNone)
        out.push_back(made);
    return out;
  }
  link::FunctionId decorated(link::UnitId unit, const ir::Site &site) const {
    const ir::UnitFacts &facts = program_.facts(unit);
    if (site.firstArgument == site.endArgument)
      return kNone;
    const ir::VertexId given = facts.siteArguments[site.firstArgument].value;
    return given != kNone &&
                   facts.vertices[given].kind == ir::VertexKind::FunctionRef
               ? program_.bases[unit].function + facts.vertices[given].data
               : kNone;
  }

  void decorate(const std::vector<link::SiteId> &calls) {
    for (const auto &[site, function] : uses_)
      if (function != kNone && isSureCall(site, calls))
        sure_[function] = 1;
  }

  // It calls one of them, or hands a sure function to a framework.
  bool isSureCall(link::SiteId site,
                  const std::vector<link::SiteId> &calls) const {
    if (std::binary_search(calls.begin(), calls.end(), site))
      return true;
    for (const link::Target &target : program_.targetsOf(site))
      if (sure_[target.function])
        return true;
    for (const link::Entry &entry : program_.entriesOf(site))
      if (sure_[entry.function])
        return true;
    return false;
  }

  // `app.use(requireUser)`, `FastAPI(dependencies=[Depends(current_user)])`:
  // what a module does for no handler of its own.
  bool isRegistered(const std::vector<link::SiteId> &calls) const {
    const auto &handlers = input_.bound.handlers;
    for (link::SiteId site = 0; site + 1 < program_.rowStart.size(); ++site) {
      if (!isModule(program_.functionOfSite(site)) || uses_.count(site))
        continue;
      bool hasHandler = false;
      for (const link::Entry &entry : program_.entriesOf(site))
        hasHandler |= !sure_[entry.function] &&
                      std::binary_search(handlers.begin(), handlers.end(),
                                         entry.function);
      if (!hasHandler && (isSureCall(site, calls) || givesSure(site)))
        return true;
    }
    return false;
  }
  bool givesSure(link::SiteId site) const {
    const link::UnitId unit = program_.unitOfSite(site);
    const ir::UnitFacts &facts = program_.facts(unit);
    for (const ir::SiteArgument &argument :
         facts.argumentsOf(program_.site(site)))
      if (argument.value != kNone &&
          facts.vertices[argument.value].kind == ir::VertexKind::FunctionRef &&
          sure_[program_.bases[unit].function +
                facts.vertices[argument.value].data])
        return true;
    return false;
  }

  // A sure function is registered by the call that registers the handler, or
  // wraps it.
  bool isSureBeside(link::FunctionId handler) const {
    for (const link::Caller &caller : program_.callersOf(handler))
      if (sure_[program_.functionOfSite(caller.site)])
        return true;
    for (const link::Entry &entry : program_.entries)
      if (entry.function == handler)
        for (const link::Entry &beside : program_.entriesOf(entry.site))
          if (beside.function != handler && sure_[beside.function])
            return true;
    return false;
  }

  bool asksForPatient(link::FunctionId f) const {
    const auto &info = program_.functions[f];
    const ir::UnitFacts &facts = program_.facts(info.unit);
    for (const ir::FactParameter &parameter :
         facts.parametersOf(program_.fact(f))) {
      const policy::NameMeaning what =
          lexicon_.meaningOf(facts.text(parameter.name));
      if (what.isOfPatient && what.level > policy::NameMeaning::Never)
        return true;
    }
    return false;
  }

  void tell(const policy::Rule &rule, link::FunctionId f) {
    findings_.push_back(findingAt(rule, f, rule.message, {}));
  }

  report::Finding findingAt(const policy::Rule &rule, link::FunctionId f,
                            Symbol message, const std::string &others) const {
    const auto &texts = input_.policy.catalog.strings;
    const std::string name(program_.symbols.text(program_.functions[f].name));
    report::Finding finding = input_.findingOf(rule);
    finding.message = fillTemplate(texts.text(message),
                                   {{"call", name}, {"others", others}});
    finding.remedy = texts.text(rule.remedy);
    finding.region = finding.context = placeOf(f);
    finding.owner = Owners(input_).of({f});
    finding.fingerprint = rule.info.code + "|" + name;
    return finding;
  }

  // One finding for all handlers of a program that asks nobody.
  void tellAbsent(const policy::Rule &rule) {
    std::vector<link::FunctionId> open;
    for (const link::FunctionId f : input_.bound.handlers)
      if (touched_[f] && !program_.isOfTests(program_.functions[f].unit))
        open.push_back(f);
    if (open.empty() || anyNameSpeaksOf(input_, rule.absentWords, open))
      return;
    const std::size_t more = open.size() - 1;
    report::Finding finding =
        findingAt(rule, open.front(), rule.absentMessage,
                  more == 0 ? "" : " and " + std::to_string(more) + " more");
    finding.confidence = report::Confidence::Medium;
    findings_.push_back(std::move(finding));
  }

  // Where it is registered, else its first line.
  report::Region placeOf(link::FunctionId f) const {
    for (const link::Entry &entry : program_.entries)
      if (entry.function == f)
        return regionOf(program_, program_.unitOfSite(entry.site),
                        program_.site(entry.site).span);
    ir::Span span = program_.fact(f).span;
    span.end = span.begin;
    return regionOf(program_, program_.functions[f].unit, span);
  }

  const Input &input_;
  const link::Program &program_;
  policy::Lexicon lexicon_;
  std::vector<report::Finding> &findings_;
  std::vector<std::uint8_t> touched_, sure_; // by function
  std::map<link::SiteId, link::FunctionId> uses_; // whose decorator, default
  policy::CategoryMask identifiers_ = 0; // categories that only say who
  bool everywhere_ = false; // a module registers one for all
};
} // namespace

void Access::run(const Input &input,
                 std::vector<report::Finding> &findings) const {
  AccessReader(input, findings).run();
}

} // namespace philint::checks
