// From issues to findings: groups the sources that reach one sink call, asks
// each rule that is data whether states, vendor and way violate it, and words
// one finding for each sink call and rule.
#include "checks/FlowCheck.h"

#include "checks/Audits.h"
#include "checks/Coverage.h"
#include "checks/Frames.h"
#include "checks/Narrate.h"
#include "checks/Owners.h"
#include "checks/Purposes.h"
#include "checks/Raises.h"
#include "checks/Scopes.h"
#include "checks/Ways.h"
#include "core/ir/Keys.h"
#include "core/policy/Words.h"
#include "core/support/Hash.h"

#include <algorithm>
#include <map>
#include <set>

namespace philint::checks {

using ir::kNone;
using policy::FlowRule;
using policy::Label;
using policy::State;

namespace {

constexpr const char *kStateNames[policy::kStates] = {
    "raw",       "derived",     "hashed", "partial",  "tokenised",
    "encrypted", "safe-harbor", "expert", "aggregate"};

// Confidence over evidence and marks: the table of docs/architecture.md.
// What an exception quotes is a guess; one that came far is nobody's.
constexpr unsigned kNearCalls = 2;
report::Confidence confidenceOf(policy::Evidence evidence, std::uint8_t marks,
                                bool isLost) {
  int score = evidence == policy::Evidence::Declared        ? 4
              : evidence == policy::Evidence::Modelled      ? 3
              : evidence == policy::Evidence::StrongName    ? 3
              : evidence == policy::Evidence::NameInContext ? 2
              : evidence == policy::Evidence::Request       ? 1
                                                            : 0;
  // What a user types is about everything: only a plain way counts, deep as the
  // message may be that it is put into.
  constexpr std::uint8_t kVague = flow::kMarkAbstractedPath |
                                  flow::kMarkCappedFacts |
                                  flow::kMarkCappedRounds;
  if (evidence == policy::Evidence::Request)
    score -= (marks & ~flow::kMarkAbstractedPath) != 0;
  else if (marks & kVague)
    --score;
  if (marks & flow::kMarkException)
    score -= isLost ? 3 : 1;
  return score >= 3   ? report::Confidence::High
         : score >= 1 ? report::Confidence::Medium
                      : report::Confidence::Low;
}

// Of a function that many hand their data to, as a logger of the program's own.
constexpr std::size_t kMostCallsTold = 64;

struct Candidate {
  const flow::Issue *issue = nullptr;
  Label label;
  report::Confidence confidence = report::Confidence::Low;
};

// Rows of a mapper: tables of patients with fewer fields of theirs are rare.
constexpr std::size_t kFewestOfRow = 3;

// What violates a rule at one call, by the sink that it reaches.
using Hits = std::vector<std::pair<std::uint32_t, Candidate>>;

// All issues of one sink call (or of one argument, where asked).
struct Group {
  link::SiteId site = kNone; // kNone: no call, as a raise
  std::uint32_t value = 0;   // … its vertex
  std::map<std::uint32_t, std::vector<Candidate>> bySink; // sink index
  bool isThrow = false;
};

class Judge {
public:
  Judge(const Input &input, std::vector<report::Finding> &findings)
      : input_(input), findings_(findings), walker_(input.solution),
        texts_(input.policy.catalog.strings), purposes_(input), audits_(input),
        owners_(input), scopes_(input), ways_(input, walker_),
        raises_(input, walker_) {
    for (std::size_t c = 0; c < input.policy.categories.size(); ++c)
      if (input.policy.categories[c].isIdentifier)
        identifiers_ |= policy::CategoryMask{1} << c;
  }

  void run() {
    findChains();
    findRaises();
    findRecorders();
    std::map<std::tuple<bool, std::uint32_t, std::uint32_t>, Group> groups;
    for (const flow::Issue &issue : input_.solution.issues) {
      const auto &sink = sinkOf(issue);
      const std::uint32_t place =
          issue.isThrow ? input_.program.originalVertex(sink.value)
                        : statementOf(input_.program.originalSite(sink.site));
      const std::uint32_t part =
          input_.options.resultPerArgument || issue.isThrow ? sink.span.begin
                                                            : 0;
      Group &group = groups[{issue.isThrow, place, part}];
      group.site = issue.isThrow ? sink.site : place;
      group.value = issue.isThrow ? place : sink.value;
      group.isThrow = issue.isThrow;
      const auto &source = input_.bound.sources[issue.source];
      if (isOfTest(issue))
        continue;
      const Raise raise = raiseOf(issue);
      if (isSilent(raise, sink))
        continue;
      Candidate candidate{
          &issue,
          input_.solution.transforms->apply(issue.transform,
                                            flow::labelOf(input_.bound, issue)),
          report::Confidence::Low};
      candidate.confidence = confidenceOf(
          source.evidence, issue.marks, isLost(issue, raise, candidate.label));
      group.bySink[issue.sink].push_back(candidate);
    }
    findAssured();
    for (const auto &[key, group] : groups)
      judgeGroup(group);
  }

private:
  // How each exception came, and which handlers tell one themselves.
  void findRaises() {
    std::set<Symbol> kinds;
    for (const policy::Rule &rule : input_.policy.rules)
      if (rule.flow.caughtException)
        kinds.insert(rule.flow.sinkKinds.begin(), rule.flow.sinkKinds.end());
    for (const flow::Issue &issue : input_.solution.issues) {
      if (!(issue.marks & flow::kMarkException))
        continue;
      const Raise raise = raisesOf_[&issue] = raises_.of(issue);
      if (isAtFirst(raise) && !isSilent(raise, sinkOf(issue)) &&
          kinds.count(roleOf(sinkOf(issue)).kind))
        tellers_.insert(raise.first);
    }
  }
  Raise raiseOf(const flow::Issue &issue) const {
    const auto known = raisesOf_.find(&issue);
    return known == raisesOf_.end() ? Raise{} : known->second;
  }
  static bool isAtFirst(const Raise &raise) {
    return raise.first == raise.last && !raise.isReturned;
  }
  bool isSilent(const Raise &raise, const policy::BoundSink &sink) const {
    return raise.isOther || raise.isOpaque ||
           (raise.isCause && !showsCause(sink));
  }
  // What the program itself puts into an exception is in its text, however far
  // it came by a plain way; what a library may quote is not looked for there.
  // The handler that tells it first is where it is told.
  bool isLost(const flow::Issue &issue, const Raise &raise,
              const Label &label) const {
    constexpr std::uint8_t kGuess =
        flow::kMarkQuoted | flow::kMarkCell | flow::kMarkUnresolvedCall;
    // What models made of it is a guess already.
    const unsigned calls =
        label[State::Raw] == 0 ? issue.distance : raise.calls;
    return raise.isUnwanted || raise.isData ||
           (!isAtFirst(raise) && tellers_.count(raise.first)) ||
           (calls > kNearCalls && (issue.marks & kGuess));
  }
  // A trace of the calls prints what caused the exception as well.
  bool showsCause(const policy::BoundSink &sink) const {
    return roleOf(sink).port.base == model::PortBase::Scope;
  }

  // `log << a << b` is a call for each operand and one statement of the
  // program: implicit calls of one name that begin at one place.
  using Chain = std::tuple<link::FunctionId, std::uint32_t, std::uint32_t>;
  Chain chainOf(link::SiteId site) const {
    const ir::Site &at = input_.program.site(site);
    return {input_.program.functionOfSite(site), at.span.begin, at.written.id};
  }
  bool isOfChain(link::SiteId site) const {
    if (site == kNone || input_.options.resultPerArgument)
      return false;
    const ir::Site &at = input_.program.site(site); // a destructor has none
    return (at.flags & ir::kCallImplicit) && at.firstArgument != at.endArgument;
  }

  // The outermost call that is told of; it spans the statement.
  void findChains() {
    for (const flow::Issue &issue : input_.solution.issues) {
      const link::SiteId site = sinkOf(issue).site;
      if (issue.isThrow || !isOfChain(site))
        continue;
      const auto [at, isNew] = chains_.try_emplace(chainOf(site), site);
      const link::Program &program = input_.program;
      if (program.site(at->second).span.end < program.site(site).span.end)
        at->second = site;
    }
  }

  link::SiteId statementOf(link::SiteId site) const {
    return isOfChain(site) ? chains_.at(chainOf(site)) : site;
  }

  const policy::BoundSink &sinkOf(const flow::Issue &issue) const {
    return issue.isThrow ? input_.bound.throwSinks[issue.sink]
                         : input_.bound.sinks[issue.sink];
  }
  const policy::BoundSink &sinkAt(const Group &group, std::uint32_t i) const {
    return group.isThrow ? input_.bound.throwSinks[i] : input_.bound.sinks[i];
  }
  const policy::SinkRole &roleOf(const policy::BoundSink &sink) const {
    return input_.policy.sinkRoles[sink.role];
  }
  std::string text(Symbol s) const { return std::string(texts_.text(s)); }

  void judgeGroup(const Group &group) {
    // Sinks of an exclusive rule (exception text, derived-only) are consumed.
    std::set<std::uint32_t> consumed;
    for (const bool exclusive : {true, false})
      for (const policy::Rule &rule : input_.policy.rules) {
        if (!rule.isFlow || !input_.isOn(rule))
          continue;
        const bool isExclusive =
            rule.flow.caughtException || rule.flow.derivedOnly;
        if (isExclusive == exclusive)
          judgeRule(group, rule, consumed);
      }
  }

  // What a test makes up, or does with what it is given.
  bool isOfTest(const flow::Issue &issue) const {
    const link::Program &program = input_.program;
    const policy::BoundSink &sink = sinkOf(issue);
    return program.isOfTests(program.unitOfVertex(
               input_.bound.sources[issue.source].vertex)) ||
           program.isOfTests(sink.site == kNone
                                 ? program.unitOfVertex(sink.value)
                                 : program.unitOfSite(sink.site));
  }

  // The function that the sink call stands in; kNone where it is no call.
  link::FunctionId functionOf(const Group &group) const {
    return group.site == kNone ? kNone
                               : input_.program.functionOfSite(group.site);
  }

  const policy::ProjectPurpose *purposeOf(const Group &group) const {
    return group.site == kNone ? nullptr : purposes_.of(functionOf(group));
  }

  bool isAudited(const Group &group) const {
    return group.site == kNone || audits_.cover(functionOf(group));
  }

  // The call is an audit event that the policy declares, or stands in the
  // function that writes it.
  bool isRecorded(const Group &group) const {
    const auto &events = input_.bound.audits;
    return group.site != kNone && !group.isThrow &&
           (std::binary_search(events.begin(), events.end(), group.site) ||
            recorders_.count(functionOf(group)));
  }
  void findRecorders() {
    for (const link::SiteId site : input_.bound.audits)
      for (const link::Target &target : input_.program.targetsOf(site))
        recorders_.insert(target.function);
  }

  // An event has to say whose record it was: by an id, or under a name that
  // such a field has. What the record says is as little for it as for another
  // log.
  bool saysWho(const Candidate &c) const {
    if (c.issue->marks & flow::kMarkException)
      return false;
    if (isOpaque(*c.issue))
      return true;
    for (std::size_t i = 0; i < input_.policy.categories.size(); ++i) {
      const policy::Category &category = input_.policy.categories[i];
      if ((c.label.in(0x1ff) >> i & 1) &&
          (!category.isIdentifier || category.isText))
        return false;
    }
    const policy::BoundSource &source = input_.bound.sources[c.issue->source];
    return !policy::isWide(c.label.in(0x1ff)) &&
           Audits::namesSubject(
               input_, input_.program.symbols.text(partName(*c.issue, source)));
  }

  void findAssured() {
    constexpr unsigned kFrames = 3;
    const link::Program &program = input_.program;
    for (const auto &one : input_.bound.assurances) {
      auto &near = assured_[static_cast<std::size_t>(one.of)];
      near.resize(program.functions.size());
      if (one.site == kNone)
        continue;
      const link::UnitId unit = program.unitOfSite(one.site);
      const ir::FunctionId local = program.site(one.site).function;
      const link::FunctionId f = program.bases[unit].function + local;
      if (program.fact(f).kind != ir::FunctionKind::Module)
        near[f] = 1;
    }
    for (auto &near : assured_) {
      spread(program, near, Towards::Callers, kFrames);
      spread(program, near, Towards::Callees, kFrames);
    }
  }

  // A function that the policy names for it is called near the sink; so it is
  // where the policy names none.
  bool isAssured(const Group &group, policy::Assurance of) const {
    const auto &near = assured_[static_cast<std::size_t>(of)];
    const link::FunctionId f =
        group.site != kNone ? functionOf(group)
                            : input_.program.functionOfVertex(group.value);
    return near.empty() || near[f];
  }

  // Is the purpose of the call one that the rule is about?
  bool purposeMatches(const FlowRule &flow,
                      const policy::ProjectPurpose *purpose) const {
    switch (flow.purpose) {
    case FlowRule::AnyPurpose:
    case FlowRule::NotAllowed:
      return true;
    case FlowRule::Mismatch:
      return purpose && (purpose->hasAllow || !purpose->vendors.empty());
    case FlowRule::NoPurpose:
      return !purpose && !input_.policy.project.purposes.empty();
    case FlowRule::NotPopulation:
      return !purpose ||
             !(purpose->population || isAbout(flow.purposeWords, *purpose));
    case FlowRule::OpenPurpose:
      return purpose && !purpose->hasAllow &&
             isAbout(flow.purposeWords, *purpose);
    }
    return true;
  }

  bool isAbout(const std::vector<Symbol> &words,
               const policy::ProjectPurpose &purpose) const {
    return std::any_of(words.begin(), words.end(), [&](Symbol word) {
      return purpose.name.find(texts_.text(word)) != std::string::npos;
    });
  }

  // The purpose names vendors, and this is none of them.
  bool isOutside(const policy::ProjectPurpose *purpose,
                 const policy::BoundSink &sink) const {
    if (!purpose || purpose->vendors.empty() || sink.vendor == kNone)
      return false;
    const policy::BoundVendor &reached = input_.bound.vendors[sink.vendor];
    if (reached.reach == policy::BoundVendor::Unknown)
      return true;
    if (reached.reach != policy::BoundVendor::Vendor ||
        reached.vendor == kNone)
      return false;
    const policy::VendorInfo &info = input_.policy.vendors[reached.vendor];
    return std::none_of(
        purpose->vendors.begin(), purpose->vendors.end(), [&](Symbol id) {
          return id == info.id || std::find(info.partOf.begin(),
                                            info.partOf.end(),
                                            id) != info.partOf.end();
        });
  }

  // The categories that a rule is about at a call of this purpose.
  policy::CategoryMask categoriesOfRule(const FlowRule &flow,
                                        const policy::ProjectPurpose *purpose,
                                        const policy::BoundSink &sink) const {
    policy::CategoryMask out =
        flow.categories ? flow.categories : ~policy::CategoryMask{0};
    if (flow.purpose == FlowRule::Mismatch && isOutside(purpose, sink))
      return out;
    if (flow.purpose == FlowRule::Mismatch && purpose && !purpose->hasAllow)
      return 0;
    if (purpose && purpose->hasAllow &&
        (flow.purpose == FlowRule::Mismatch ||
         flow.purpose == FlowRule::NotAllowed))
      out &= ~purpose->allow;
    return out;
  }

  bool candidateMatches(const FlowRule &flow, policy::CategoryMask categories,
                        const Candidate &c,
                        const std::vector<Candidate> &all) const {
    const bool caught = c.issue->marks & flow::kMarkException;
    if (flow.caughtException != caught)
      return false;
    // That an error may quote an opaque id is no reason to hide errors.
    if (caught && isOpaque(*c.issue))
      return false;
    if ((c.label.in(flow.states) & categories) == 0 ||
        (asksWhich(flow) && isVague(*c.issue)))
      return false;
    if (flow.derivedOnly && c.label[State::Raw] != 0)
      return false;
    if (flow.wholeRecord && !isRecord(*c.issue, all))
      return false;
    if (flow.unprojected && !isUnprojected(*c.issue, all))
      return false;
    return true;
  }

  // All that was found is redacted on its way, and the rule has words for that:
  // such a finding weighs less.
  bool isWeakened(const policy::Rule &rule, const Hits &hits) const {
    constexpr auto kWeak = policy::StateMask(~policy::bit(State::Partial));
    return texts_.text(rule.message).find("{left}") != std::string_view::npos &&
           std::all_of(hits.begin(), hits.end(), [&](const auto &hit) {
             return hit.second.label.in(rule.flow.states & kWeak) == 0;
           });
  }

  // A rule about what is more than a purpose needs says what that is; a field
  // of a record whose name says nothing is not known to be.
  static bool asksWhich(const FlowRule &flow) {
    return flow.purpose == FlowRule::Mismatch ||
           flow.purpose == FlowRule::OpenPurpose ||
           flow.purpose == FlowRule::NotAllowed;
  }
  bool isVague(const flow::Issue &issue) const {
    return !issue.part.empty() &&
           input_.bound.fieldCategories[flow::symbolOf(issue.part.steps[0])] ==
               0;
  }

  // `/api/patients/${id}`, `${API}/patients/${id}`: an opaque id names a resource
  // of the application's own server, or of the one that it is set up with.
  bool isOwnResource(const policy::BoundSink &sink, const Candidate &c) const {
    if (texts_.text(roleOf(sink).kind) != "http-url")
      return false;
    if (sink.vendor == kNone) // what is assigned: the page's own address
      return sink.site == kNone && isOpaque(*c.issue);
    const auto &vendor = input_.bound.vendors[sink.vendor];
    if (vendor.reach == policy::BoundVendor::Vendor ||
        (vendor.reach == policy::BoundVendor::Unknown && vendor.host))
      return false;
    return isOpaque(*c.issue);
  }

  bool isGivenAddress(const policy::BoundSink &sink) const {
    return texts_.text(roleOf(sink).kind) == "http-url" && sink.path == 0 &&
           ways_.isAddressOfOthers(sink.value);
  }

  // What a model's answer became leads to it, and is not the answer: a url.
  bool isReference(const Candidate &c) {
    return input_.policy.useLexicon && c.label[State::Raw] == 0 &&
           c.label[State::Derived] != 0 && ways_.endsInnocently(*c.issue);
  }

  // `patient_id`: it says who only to whoever has the records.
  bool isOpaque(const flow::Issue &issue) const {
    return policy::namesAnId(input_.program.symbols.text(
        input_.bound.sources[issue.source].what));
  }

  // Read with all its columns, or as objects most of whose fields arrive.
  bool isUnprojected(const flow::Issue &issue,
                     const std::vector<Candidate> &all) const {
    if (!issue.part.empty())
      return false;
    const policy::Extent extent = input_.bound.sources[issue.source].extent;
    return extent == policy::Extent::AllColumns ||
           (extent == policy::Extent::AllFields &&
            haveArrived(issue, all, kFewestOfRow));
  }

  // A source of many categories, or an object most of whose fields arrive.
  bool isRecord(const flow::Issue &issue,
                const std::vector<Candidate> &all) const {
    if (!issue.part.empty())
      return false;
    return policy::isWide(input_.bound.sources[issue.source].label.in(0x1ff)) ||
           haveArrived(issue, all, policy::kFewestOfRecord);
  }

  // Most of the object's fields, and at least so many.
  bool haveArrived(const flow::Issue &issue, const std::vector<Candidate> &all,
                   std::size_t fewest) const {
    const auto &sources = input_.bound.sources;
    const auto &source = sources[issue.source];
    std::set<std::uint32_t> arrived;
    for (const Candidate &c : all)
      if (sources[c.issue->source].vertex == source.vertex &&
          sources[c.issue->source].path != 0)
        arrived.insert(sources[c.issue->source].path);
    if (arrived.size() < fewest)
      return false;
    std::set<std::uint32_t> fields;
    for (std::size_t i = issue.source; i < sources.size() &&
                                       sources[i].vertex == source.vertex;
         ++i)
      fields.insert(sources[i].path);
    for (std::size_t i = issue.source;
         i-- > 0 && sources[i].vertex == source.vertex;)
      fields.insert(sources[i].path);
    fields.erase(0);
    return arrived.size() * 4 >= fields.size() * 3;
  }

  // A rule for data that is only derived needs that no raw data stands beside;
  // one for exception text, that nothing else stands beside.
  static bool standsBeside(const FlowRule &flow, const Candidate &c) {
    return flow.caughtException ? !(c.issue->marks & flow::kMarkException)
                                : flow.derivedOnly && c.label[State::Raw] != 0;
  }

  // The call gets the same data as it is: its hash is a signature.
  bool arrivesRaw(const Group &group, const Candidate &c) const {
    const std::uint32_t vertex = input_.bound.sources[c.issue->source].vertex;
    return std::any_of(
        group.bySink.begin(), group.bySink.end(), [&](const auto &sink) {
          return std::any_of(
              sink.second.begin(), sink.second.end(), [&](const Candidate &o) {
                return o.label[State::Raw] != 0 &&
                       input_.bound.sources[o.issue->source].vertex == vertex;
              });
        });
  }

  // By each of what stands beside, the calls by which it came.
  using Calls = std::vector<link::SiteId>;
  std::vector<Calls> besideAt(const Group &group, const FlowRule &flow,
                              const std::vector<Candidate> &candidates) {
    std::vector<Calls> out;
    if (flow.caughtException || flow.derivedOnly)
      for (const Candidate &c : candidates)
        if (standsBeside(flow, c))
          out.push_back(callsTo(*c.issue, functionOf(group)));
    return out;
  }

  // What comes to the sink by other calls stands elsewhere: in another message
  // that is given to the same function that logs.
  bool standsAlone(const Group &group, const Candidate &c,
                   const std::vector<Calls> &beside) {
    if (beside.empty())
      return true;
    const Calls own = callsTo(*c.issue, functionOf(group));
    return std::none_of(beside.begin(), beside.end(), [&](const Calls &other) {
      const std::size_t both = std::min(own.size(), other.size());
      return std::equal(own.end() - static_cast<std::ptrdiff_t>(both),
                        own.end(),
                        other.end() - static_cast<std::ptrdiff_t>(both));
    });
  }

  void judgeRule(const Group &group, const policy::Rule &rule,
                 std::set<std::uint32_t> &consumed) {
    Hits hits;
    const bool isExclusive =
        rule.flow.caughtException || rule.flow.derivedOnly;
    const policy::ProjectPurpose *const purpose = purposeOf(group);
    if (!purposeMatches(rule.flow, purpose) ||
        (rule.flow.unaudited && isAudited(group)) ||
        (rule.flow.unassured && isAssured(group, *rule.flow.unassured)) ||
        (rule.flow.unlessSuppressed && scopes_.suppress(group.site)))
      return;
    const bool isEvent = rule.flow.unlessSuppressed && isRecorded(group);
    for (const auto &[index, candidates] : group.bySink) {
      const policy::BoundSink &sink = sinkAt(group, index);
      const Symbol kind = roleOf(sink).kind;
      if (consumed.count(index) && !rule.flow.wholeRecord &&
          !rule.flow.unassured)
        continue;
      if (std::find(rule.flow.sinkKinds.begin(), rule.flow.sinkKinds.end(),
                    kind) == rule.flow.sinkKinds.end() ||
          !vendorMatches(input_, rule.flow, sink) ||
          (rule.flow.asks && !ways_.asks(rule.flow.asks, group.site)))
        continue;
      const policy::CategoryMask categories =
          categoriesOfRule(rule.flow, purpose, sink);
      const auto before = hits.size();
      const std::vector<Calls> beside = besideAt(group, rule.flow, candidates);
      for (const Candidate &c : candidates)
        if (candidateMatches(rule.flow, categories, c, candidates) &&
            standsAlone(group, c, beside) && ways_.allow(rule.flow, *c.issue) &&
            !(isEvent && saysWho(c)) && !isReference(c) &&
            !(rule.flow.unlessRaw && arrivesRaw(group, c)) &&
            !isGivenAddress(sink) && !isOwnResource(sink, c))
          hits.push_back({index, c});
      if (isExclusive && hits.size() > before &&
          hits.size() - before == candidates.size())
        consumed.insert(index);
    }
    if (!hits.empty())
      tell(group, rule, hits);
  }

  // The calls that handed the data on to the function in which the sink stands,
  // the outermost first; none where the data arises behind them.
  Calls callsTo(const flow::Issue &issue, link::FunctionId sink) {
    Calls out;
    const std::vector<flow::TraceStep> steps = walker_.walk(issue);
    unsigned inside = 0; // calls that gave the data back
    for (auto at = steps.rbegin(); at != steps.rend(); ++at) {
      inside += at->kind == flow::TraceStep::Leave;
      if (at->kind == flow::TraceStep::Cell)
        break;
      if (at->kind != flow::TraceStep::Enter)
        continue;
      if (inside) {
        --inside;
        continue;
      }
      if (out.empty() && at->callee != sink)
        break;
      out.push_back(at->site);
    }
    std::reverse(out.begin(), out.end());
    return out;
  }

  // A function that writes what it is given is told with its callers: those
  // from other calls come first. Returns from how many calls it is.
  std::size_t spreadOverCalls(const Group &group, Hits &hits) {
    const link::FunctionId sink = functionOf(group);
    if (sink == kNone ||
        hits.size() <= input_.solution.limits.flowsPerFinding)
      return 1;
    std::set<link::SiteId> calls;
    Hits firsts, others;
    for (const auto &hit : hits) {
      const Calls by = callsTo(*hit.second.issue, sink);
      (calls.insert(by.empty() ? kNone : by.back()).second ? firsts : others)
          .push_back(hit);
    }
    firsts.insert(firsts.end(), others.begin(), others.end());
    hits = std::move(firsts);
    return calls.size();
  }

  // What a line reads by itself does not come by way of the whole body as well.
  void dropLent(Hits &hits) const {
    const auto sourceOf = [&](const auto &hit) -> const policy::BoundSource & {
      return input_.bound.sources[hit.second.issue->source];
    };
    std::set<Symbol> own;
    for (const auto &hit : hits)
      if (!sourceOf(hit).isLent)
        own.insert(sourceOf(hit).what);
    std::erase_if(hits, [&](const auto &hit) {
      return sourceOf(hit).isLent && own.count(sourceOf(hit).what);
    });
  }

  void tell(const Group &group, const policy::Rule &rule,
            Hits &hits) {
    std::stable_sort(hits.begin(), hits.end(),
                     [](const auto &a, const auto &b) {
                       return std::tuple(a.second.confidence,
                                         a.second.issue->distance) <
                              std::tuple(b.second.confidence,
                                         b.second.issue->distance);
                     });
    dropLent(hits);
    report::Finding finding;
    finding.rule = rule.info.code;
    finding.severity = severityOf(rule, hits[0].second);
    if (isWeakened(rule, hits))
      finding.severity = oneLess(finding.severity);
    finding.confidence = hits[0].second.confidence;
    place(group, hits, finding);
    finding.owner =
        owners_.of(functionsOf(*hits[0].second.issue, functionOf(group)));
    describe(group, rule, hits, finding);
    const std::size_t calls = spreadOverCalls(group, hits);
    const std::size_t most = std::clamp<std::size_t>(
        calls, input_.solution.limits.flowsPerFinding, kMostCallsTold);
    if (calls > kMostCallsTold)
      finding.message += " It comes from " + std::to_string(calls) +
                         " calls, of which " + std::to_string(most) +
                         " are told.";
    for (const auto &[index, candidate] : hits) {
      if (finding.flows.size() >= most)
        break;
      addFlow(index, candidate, group, rule, finding);
    }
    markFinding(hits, finding);
    if (text(rule.flow.place) == "declaration")
      finding.region = declarationOf(group);
    else if (rule.flow.place)
      return tellInPolicy(rule, hits, finding);
    fingerprint(group, finding);
    findings_.push_back(std::move(finding));
  }

  // What is wrong in the policy is told there, once for all calls.
  void tellInPolicy(
      const policy::Rule &rule,
      const Hits &hits,
      report::Finding &finding) {
    const auto &bound =
        input_.bound.vendors[sinkOf(*hits[0].second.issue).vendor];
    const auto key = std::pair(rule.info.code, bound.entry);
    const report::Region call = finding.region;
    if (const auto known = inPolicy_.find(key); known != inPolicy_.end()) {
      report::Finding &first = findings_[known->second];
      first.related.push_back(call);
      for (report::Flow &flow : finding.flows)
        if (first.flows.size() < input_.solution.limits.flowsPerFinding)
          first.flows.push_back(std::move(flow));
      return;
    }
    finding.region = finding.context =
        placeInPolicy(input_, text(rule.flow.place), bound);
    finding.related = {call};
    inPolicy_[key] = findings_.size();
    findings_.push_back(std::move(finding));
  }

  // Where the variable that the call is about has its first value.
  report::Region declarationOf(const Group &group) const {
    const link::Program &program = input_.program;
    const link::UnitId unit = program.unitOfSite(group.site);
    const ir::UnitFacts &facts = program.facts(unit);
    const ir::Site &site = program.site(group.site);
    const ir::FactFunction &function = facts.functions[site.function];
    const ir::VertexId object =
        site.receiver == ir::kNone ? site.callee : site.receiver;
    for (auto v = function.firstVertex; v < function.endVertex; ++v)
      if (facts.vertices[v].name == facts.vertices[object].name &&
          (facts.vertices[v].flags & ir::kVertexNamed))
        return regionOf(program, unit, facts.vertices[v].span);
    return regionOf(program, unit, site.span);
  }

  void place(const Group &group,
             const Hits &hits,
             report::Finding &finding) const {
    const link::Program &program = input_.program;
    std::set<std::pair<std::uint32_t, std::uint32_t>> spans;
    const link::UnitId unit = group.isThrow
                                  ? program.unitOfVertex(group.value)
                                  : program.unitOfSite(group.site);
    for (const auto &[index, candidate] : hits) {
      const auto &span = sinkAt(group, index).span;
      spans.insert({span.begin, span.end});
    }
    bool first = true;
    for (const auto &[begin, end] : spans) {
      const auto region = regionOf(program, unit, {begin, end});
      if (first)
        finding.region = region;
      else
        finding.related.push_back(region);
      first = false;
    }
    finding.context =
        group.isThrow
            ? finding.region
            : regionOf(program, unit, program.site(group.site).span);
  }

  std::vector<std::string> categoriesOf(policy::CategoryMask mask,
                                        bool titles) const {
    std::vector<std::string> out;
    for (std::size_t c = 0; c < input_.policy.categories.size(); ++c)
      if (mask & (policy::CategoryMask{1} << c)) {
        const auto &category = input_.policy.categories[c];
        out.push_back(text(titles ? category.title : category.key));
      }
    return out;
  }

  static std::string strongestState(const Label &label) {
    for (unsigned s = 0; s < policy::kStates; ++s)
      if (label.byState[s])
        return kStateNames[s];
    return kStateNames[policy::kStates - 1];
  }

  // What a purpose does not allow is named one by one.
  std::string phiText(policy::CategoryMask mask, bool each) const {
    auto titles = categoriesOf(mask, true);
    if (titles.size() > 4 && !each)
      return "a patient record";
    return listOf(titles);
  }

  std::string sinkTitle(const policy::BoundSink &sink) const {
    const auto &role = roleOf(sink);
    if (role.row != kNone && input_.policy.catalog.rows[role.row].title)
      return text(input_.policy.catalog.rows[role.row].title);
    if (sink.site != kNone) {
      const auto &unit =
          input_.program.facts(input_.program.unitOfSite(sink.site));
      return "`" +
             std::string(unit.text(input_.program.site(sink.site).written)) +
             "`";
    }
    return text(role.kind);
  }

  // Of a record the field that was read: it may be a source of its own as well.
  Symbol partName(const flow::Issue &issue,
                  const policy::BoundSource &source) const {
    return issue.part.empty() || isVague(issue)
               ? source.what
               : Symbol{flow::symbolOf(issue.part.steps[0])};
  }

  // What the sources are called, the clearest first.
  std::string sourcesOf(
      const Hits &hits) const {
    constexpr std::size_t kTold = 3;
    std::vector<std::string> names;
    for (const auto &[index, candidate] : hits) {
      const auto &source = input_.bound.sources[candidate.issue->source];
      std::string name(
          input_.program.symbols.text(partName(*candidate.issue, source)));
      if (name == ir::kKeysField && hits.size() > 1)
        continue; // what it is keyed by stands beside what it is
      if (std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(std::move(name));
    }
    std::string out;
    for (std::size_t i = 0; i < names.size() && i < kTold; ++i)
      out += (i ? ", " : "") + names[i];
    return names.size() > kTold ? out + ", …" : out;
  }

  // Identifiers that are still there, each by name: of the fields that arrive,
  // or, of a text, of all that may stand in one.
  std::string remaining(
      const Hits &hits,
      policy::CategoryMask mask) {
    policy::CategoryMask left = mask & identifiers_;
    if (mask & ~identifiers_)
      left = identifiers_;
    policy::CategoryMask recognised = ~policy::CategoryMask{0};
    for (const auto &[index, candidate] : hits)
      recognised &= ways_.recognised(*candidate.issue);
    return listOf(categoriesOf(left & ~recognised, true));
  }

  std::string whatIsLeft(const Hits &hits, policy::CategoryMask mask) {
    const std::string left = remaining(hits, mask);
    return left.empty() ? " It was only partly de-identified."
                        : " It was only partly de-identified; what may still "
                          "be there: " +
                              left + ".";
  }

  void describe(const Group &group, const policy::Rule &rule,
                const Hits &hits,
                report::Finding &finding) {
    Label label;
    for (const auto &[index, candidate] : hits)
      label.join(candidate.label);
    const policy::ProjectPurpose *const purpose = purposeOf(group);
    const auto &best = *hits[0].second.issue;
    const auto &sink = sinkOf(best);
    const policy::CategoryMask mask =
        label.in(rule.flow.states) & categoriesOfRule(rule.flow, purpose, sink);
    const auto &role = roleOf(sink);
    finding.phi = categoriesOf(mask, false);
    finding.state = strongestState(label);
    finding.category = rule.info.category;
    if (rule.flow.derivedOnly)
      for (const policy::SinkKind &kind : input_.policy.sinkKinds)
        if (kind.key == role.kind && kind.category)
          finding.category = text(kind.category);
    finding.sink = sinkTitle(sink);
    std::string vendor, why, told = "nothing says who may read it";
    if (sink.vendor != kNone) {
      const auto &bound = input_.bound.vendors[sink.vendor];
      if (bound.vendor != kNone) {
        const auto &info = input_.policy.vendors[bound.vendor];
        finding.vendor = text(info.id);
        vendor = text(info.name);
      } else {
        vendor = bound.host ? std::string(input_.program.symbols.text(bound.host))
                            : "a host that nobody knows";
      }
      if (bound.setting != kNone) {
        const auto &set = input_.program.environment[bound.setting];
        vendor += " (" + std::string(input_.program.symbols.text(set.file)) +
                  ":" + std::to_string(set.line) + " decides)";
      }
      why = text(bound.whyNot);
      told = whyText(input_, bound);
      finding.baa = bound.covered ? "covered" : why.empty() ? "none" : why;
    }
    const std::vector<std::pair<std::string_view, std::string>> values{
        {"phi", phiText(mask, rule.flow.purpose == FlowRule::Mismatch)},
        {"source", sourcesOf(hits)},
        {"sink", finding.sink},
        {"vendor", vendor},
        {"why", told},
        {"purpose", purpose ? purpose->name : std::string{}},
        {"limit", isOutside(purpose, sink)
                      ? "does not name " + vendor + " among its vendors"
                      : "does not allow it"},
        {"remaining",
         text(rule.message).find("{remaining}") == std::string::npos
             ? std::string{}
             : remaining(hits, mask)},
        {"scheme", std::string(schemeOf(input_, sink))},
        {"left",
         isWeakened(rule, hits) ? whatIsLeft(hits, mask) : std::string{}},
        {"state", finding.state}};
    finding.message = fillTemplate(texts_.text(rule.message), values);
    if (!finding.message.empty() && finding.message[0] >= 'a' &&
        finding.message[0] <= 'z')
      finding.message[0] = static_cast<char>(finding.message[0] - 'a' + 'A');
    finding.remedy = fillTemplate(texts_.text(rule.remedy), values);
  }

  void addFlow(std::uint32_t index, const Candidate &candidate,
               const Group &group, const policy::Rule &rule,
               report::Finding &finding) {
    const auto &source = input_.bound.sources[candidate.issue->source];
    report::Flow flow;
    flow.source = input_.program.symbols.text(source.what);
    // By place and not by line: what is one flow may not depend on layout.
    const report::Region at = sourceRegion(source);
    for (const report::Flow &have : finding.flows)
      if (have.source == flow.source && have.steps.front().region == at)
        return;
    flow.steps = narrate(input_, walker_.walk(*candidate.issue),
                         *candidate.issue, sinkTitle(sinkAt(group, index)));
    if (flow.steps.empty())
      return;
    addSetting(sinkAt(group, index), flow.steps);
    flow.phi = categoriesOf(candidate.label.in(rule.flow.states), false);
    flow.state = strongestState(candidate.label);
    flow.confidence = candidate.confidence;
    finding.flows.push_back(std::move(flow));
  }

  // What rests on a profile for development alone is a note.
  report::Severity severityOf(const policy::Rule &rule,
                              const Candidate &candidate) const {
    const policy::BoundSink &sink = sinkOf(*candidate.issue);
    const std::uint32_t setting =
        sink.vendor == kNone ? kNone : input_.bound.vendors[sink.vendor].setting;
    const report::Severity out = input_.severityOf(rule);
    return setting != kNone && input_.program.environment[setting].isLocal
               ? std::max(out, report::Severity::Note)
               : out;
  }

  static report::Severity oneLess(report::Severity severity) {
    return severity == report::Severity::Error ? report::Severity::Warning
                                               : report::Severity::Note;
  }

  // The line of configuration that decides whom the sink reaches.
  void addSetting(const policy::BoundSink &sink,
                  std::vector<report::Step> &steps) const {
    if (sink.vendor == kNone ||
        input_.bound.vendors[sink.vendor].setting == kNone)
      return;
    const auto &set =
        input_.program
            .environment[input_.bound.vendors[sink.vendor].setting];
    const std::string name(input_.program.symbols.text(set.name));
    report::Step step;
    step.kind = report::Step::Configuration;
    step.region.file = input_.program.symbols.text(set.file);
    step.region.line = step.region.endLine = set.line;
    step.region.endColumn = 1 + static_cast<std::uint32_t>(name.size());
    step.text = "`" + name + "` decides whom it reaches";
    steps.insert(steps.end() - 1, std::move(step));
  }

  report::Region sourceRegion(const policy::BoundSource &source) const {
    const auto unit = input_.program.unitOfVertex(source.vertex);
    const ir::Span span = source.span.end > source.span.begin
                              ? source.span
                              : input_.program.vertex(source.vertex).span;
    return regionOf(input_.program, unit, span);
  }

  static void
  markFinding(const Hits &hits,
              report::Finding &finding) {
    const std::uint8_t marks = hits[0].second.issue->marks;
    const std::pair<std::uint8_t, const char *> names[] = {
        {flow::kMarkAbstractedPath, "abstracted-path"},
        {flow::kMarkCappedFacts, "capped-facts"},
        {flow::kMarkUnresolvedCall, "unresolved-call"},
        {flow::kMarkCappedRounds, "capped-rounds"},
        {flow::kMarkCell, "shared-state"},
        {flow::kMarkException, "exception-text"}};
    for (const auto &[bit, name] : names)
      if (marks & bit)
        finding.marks.push_back(name);
  }

  // What stays the same when code moves: the rule, the function around the
  // sink, the call as written, and what the data is called; lines and columns
  // are no part of it. Repeats within a function are told apart by their order.
  void fingerprint(const Group &group, report::Finding &finding) {
    const link::Program &program = input_.program;
    std::string key = finding.rule + "|";
    if (group.site != kNone) {
      const auto unitId = program.unitOfSite(group.site);
      const auto &unit = program.facts(unitId);
      const auto &site = program.site(group.site);
      key += unit.text(unit.functions[site.function].suffix);
      key += "|";
      key += unit.text(site.written);
    } else {
      const auto f = program.functionOfVertex(group.value);
      key += program.facts(program.functions[f].unit)
                 .text(program.fact(f).suffix);
      key += "|raise";
    }
    const std::string base = finding.region.file + "|" + key;
    const unsigned repeat = repeats_[base]++;
    key += "|" + std::to_string(repeat);
    finding.fingerprint = hashName(key);
    std::map<std::string, unsigned> seen;
    for (report::Flow &flow : finding.flows) {
      const std::string source = key + "|" + flow.source;
      flow.fingerprint = hashName(source + "|" + std::to_string(seen[source]++));
    }
  }

  const Input &input_;
  policy::CategoryMask identifiers_ = 0;
  std::vector<report::Finding> &findings_;
  flow::TraceWalker walker_;
  const StringTable &texts_;
  const Purposes purposes_;
  const Audits audits_;
  // By assurance and function; empty where the policy names no function.
  std::array<std::vector<std::uint8_t>, policy::kAssurances> assured_;
  const Owners owners_;
  const Scopes scopes_;
  Ways ways_;
  Raises raises_;
  std::map<const flow::Issue *, Raise> raisesOf_;
  std::set<link::FunctionId> recorders_; // that write declared audit events
  std::set<link::VertexId> tellers_; // what a handler caught that tells it
  std::map<std::string, unsigned> repeats_;
  std::map<Chain, link::SiteId> chains_;
  // By rule and entry of the policy, what is told of it.
  std::map<std::pair<std::string, std::uint32_t>, std::size_t> inPolicy_;
};

} // namespace

void FlowCheck::run(const Input &input,
                    std::vector<report::Finding> &findings) const {
  Judge(input, findings).run();
}

} // namespace philint::checks
