#include "checks/Ways.h"

#include "checks/Redactions.h"
#include "core/policy/Traits.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace philint::checks {

using flow::TraceStep;
using ir::kNone;
using ir::VertexKind;

namespace {

class WayReader {
public:
  WayReader(const Input &input, const flow::Issue &issue, NameTraits &names,
            std::vector<TraceStep> steps)
      : input_(input), program_(input.program), issue_(issue), names_(names),
        steps_(std::move(steps)) {}

  std::vector<Symbol> run() {
    names();
    calls();
    readFrom();
    course();
    for (const char *trait : redactionsOn(input_, steps_))
      add(trait);
    return std::move(out_);
  }

private:
  void add(std::string_view trait) {
    add(input_.policy.catalog.strings.find(trait));
  }
  void add(Symbol trait) {
    if (trait && std::find(out_.begin(), out_.end(), trait) == out_.end())
      out_.push_back(trait);
  }
  void addName(Symbol name, bool asKey = false) {
    if (!name || name == own_)
      return;
    for (const Symbol trait : names_.of(name, asKey))
      add(trait);
  }
  // A source that is called clean is told by that name, and not clean.
  void addOwn() {
    for (const Symbol trait : names_.of(own_, false))
      add(trait);
    remove("claimed-clean");
  }
  Symbol functionName(link::FunctionId f) const {
    return program_.symbolOf(program_.functions[f].unit, program_.fact(f).name);
  }
  Symbol nameOf(link::VertexId v) const {
    return program_.symbolOf(program_.unitOfVertex(v), program_.vertex(v).name);
  }
  const ir::UnitFacts &factsOf(link::VertexId v) const {
    return program_.facts(program_.unitOfVertex(v));
  }
  link::VertexId baseOf(link::VertexId v) const {
    return program_.bases[program_.unitOfVertex(v)].vertex;
  }

  // What values, keys and functions on the way are called; the source's own
  // name tells nothing of what was done to it.
  void names() {
    const auto &source = input_.bound.sources[issue_.source];
    own_ = source.what;
    addOwn();
    link::VertexId before = kNone;
    for (const TraceStep &step : steps_) {
      if (step.kind == TraceStep::Enter || step.kind == TraceStep::Leave)
        addName(functionName(step.callee));
      else if (step.kind == TraceStep::Cell && step.vertex == kNone)
        addName(program_.cells[step.cell].name);
      if (step.vertex == kNone || step.kind == TraceStep::Enter)
        continue;
      addName(nameOf(step.vertex));
      if (before != kNone)
        keys(before, step.vertex);
      before = step.vertex;
    }
  }

  // The edges by which data went from one vertex to the next.
  template <class F>
  void edgesBetween(link::VertexId from, link::VertexId to, F with) const {
    const link::UnitId unit = program_.unitOfVertex(from);
    if (program_.unitOfVertex(to) != unit)
      return;
    const ir::UnitFacts &facts = program_.facts(unit);
    const link::VertexId base = program_.bases[unit].vertex;
    const ir::FactFunction &f = program_.fact(program_.functionOfVertex(from));
    const auto first = facts.edges.begin() + f.firstEdge;
    const auto last = facts.edges.begin() + f.endEdge;
    for (auto it = std::lower_bound(first, last, from - base,
                                    [](const ir::Edge &e, ir::VertexId v) {
                                      return e.from < v;
                                    });
         it != last && it->from == from - base; ++it)
      if (it->to == to - base)
        with(facts, *it,
             static_cast<std::uint32_t>(it - facts.edges.begin()));
  }

  void keys(link::VertexId from, link::VertexId to) {
    edgesBetween(
        from, to,
        [&](const ir::UnitFacts &facts, const ir::Edge &edge,
            std::uint32_t index) {
          if (!ir::hasPaths(edge) || !edge.write)
            return;
          const link::UnitId unit = program_.unitOfVertex(from);
          for (const ir::Step &step : facts.writeOf(edge))
            addName(program_.symbolOf(unit, step.name));
          for (const ir::DynamicKey &key : facts.dynamicKeys)
            if (key.edge == index && key.key != kNone)
              addName(program_.symbolOf(unit, facts.vertices[key.key].name),
                      true);
        });
  }

  void calls() {
    std::set<link::SiteId> sites;
    for (const TraceStep &step : steps_)
      if (step.kind == TraceStep::Library && step.site != kNone)
        sites.insert(step.site);
    const link::SiteId made = madeAt(input_.bound.sources[issue_.source].vertex);
    if (made != kNone)
      sites.insert(made);
    for (const link::SiteId site : sites) {
      const auto &traits = input_.bound.traits;
      for (auto it = std::lower_bound(traits.begin(), traits.end(), site,
                                      [](const policy::BoundTrait &t,
                                         link::SiteId s) { return t.site < s; });
           it != traits.end() && it->site == site; ++it)
        add(it->trait);
    }
  }

  // The call that a value comes from.
  link::SiteId madeAt(link::VertexId v) const {
    const ir::Vertex &vertex = program_.vertex(v);
    if (vertex.kind != VertexKind::Result &&
        vertex.kind != VertexKind::AfterReceiver)
      return kNone;
    return program_.bases[program_.unitOfVertex(v)].site + vertex.data;
  }

  bool isInLoop(link::SiteId site) const {
    const ir::UnitFacts &facts = program_.facts(program_.unitOfSite(site));
    const ir::VertexId result = program_.site(site).result;
    return result != kNone &&
           (facts.vertices[result].flags & ir::kVertexLoop);
  }

  // What the source itself was read of stands before it on the way: the list
  // that a loop goes over, in `for one in census: text += one.note`.
  void readFrom() {
    constexpr unsigned kMost = 4;
    std::vector<TraceStep> before;
    link::VertexId at = input_.bound.sources[issue_.source].vertex;
    const link::UnitId unit = program_.unitOfVertex(at);
    const ir::UnitFacts &facts = program_.facts(unit);
    for (unsigned i = 0; i < kMost && at != kNone; ++i) {
      link::VertexId from = kNone;
      for (const std::uint32_t id : program_.inEdgesOf(at)) {
        const ir::Edge &edge = facts.edges[id - program_.bases[unit].edge];
        if (edge.kind == ir::EdgeKind::Copy && !edge.write &&
            edge.from != edge.to && from == kNone)
          from = program_.bases[unit].vertex + edge.from;
      }
      at = from;
      if (at != kNone)
        before.push_back({TraceStep::Value, program_.functionOfVertex(at), at,
                          kNone, kNone, kNone, kNone});
    }
    steps_.insert(steps_.begin(), before.rbegin(), before.rend());
  }

  // Several patients, several records: how far the collection is still one.
  enum class Extent { None, Whole, Element, Joined };

  void course() {
    remove("several-patients");
    remove("several-records");
    const auto [patients, byQuery] = lastOf("several-patients", "every-patient");
    if (patients < steps_.size() && isJoined(patients, true))
      add("several-patients");
    // A name may be that of one text: notes.
    const auto [records, byCall] = lastOf("several-records", "all-rows");
    if (records < steps_.size() && isJoined(records, byCall))
      add("several-records");
    if (isGathered())
      add("gathered");
  }
  void remove(std::string_view trait) {
    std::erase(out_, input_.policy.catalog.strings.find(trait));
  }

  bool isCalled(link::VertexId v, Symbol trait) const {
    const Symbol name = nameOf(v);
    if (!name)
      return false;
    const std::vector<Symbol> &traits = names_.of(name, false);
    return std::find(traits.begin(), traits.end(), trait) != traits.end();
  }

  // The last step whose value is called so, or whose call has the trait; which
  // of them it is.
  std::pair<std::size_t, bool> lastOf(std::string_view named, std::string_view given) const {
    const auto &strings = input_.policy.catalog.strings;
    const Symbol name = strings.find(named), trait = strings.find(given);
    for (std::size_t i = steps_.size(); i-- > 0;) {
      const TraceStep &step = steps_[i];
      if (step.vertex == kNone || step.kind == TraceStep::Enter)
        continue;
      if (name && isCalled(step.vertex, name))
        return {i, false};
      const link::SiteId made =
          step.kind == TraceStep::Library ? step.site : madeAt(step.vertex);
      if (made != kNone && trait &&
          std::binary_search(input_.bound.traits.begin(),
                             input_.bound.traits.end(),
                             policy::BoundTrait{made, trait}))
        return {i, true};
    }
    return {steps_.size(), false};
  }

  // From the collection at `first` on: more than one of its elements ends in
  // the call. One element a call, or one that is picked, does not.
  bool isJoined(std::size_t first, bool wholeCounts) const {
    Extent extent = Extent::Whole;
    link::FunctionId loop = kNone; // the function that iterates
    for (std::size_t i = first + 1; i < steps_.size(); ++i) {
      const TraceStep &step = steps_[i];
      const TraceStep &before = steps_[i - 1];
      if (step.kind == TraceStep::Leave && extent == Extent::Element &&
          before.function != kNone && step.callee == loop)
        extent = Extent::Joined;
      if (extent != Extent::Whole)
        continue;
      if (step.kind == TraceStep::Enter) {
        if (!isCall(step)) // what a library calls for each of them
          extent = Extent::Element, loop = step.callee;
      } else if (step.vertex != kNone && before.vertex != kNone) {
        extent = after(before.vertex, step.vertex);
        loop = step.function;
      }
      if (extent == Extent::None)
        return false;
    }
    if (extent == Extent::Element)
      return !isWithin(loop, first);
    return extent == Extent::Joined || wholeCounts;
  }

  // What one hop makes of the collection.
  Extent after(link::VertexId from, link::VertexId to) const {
    Extent out = Extent::Whole;
    edgesBetween(from, to, [&](const ir::UnitFacts &facts,
                               const ir::Edge &edge, std::uint32_t) {
      if (edge.kind == ir::EdgeKind::Derived)
        out = Extent::Joined;
      if (edge.kind != ir::EdgeKind::Copy || !edge.read)
        return;
      const ir::StepKind kind = facts.readOf(edge).front().kind;
      if (facts.vertices[edge.to].flags & ir::kVertexLoop)
        out = Extent::Element;
      else if (kind != ir::StepKind::Field)
        out = Extent::None;
    });
    return out;
  }

  bool isCall(const TraceStep &enter) const {
    if (enter.site == kNone) // what a channel leads to
      return false;
    const auto targets = program_.targetsOf(enter.site);
    return std::any_of(targets.begin(), targets.end(), [&](const auto &target) {
      return target.function == enter.callee;
    });
  }

  // The last call that the way enters from `f`, or the sink, is in a loop, or
  // `f` itself is what is called for each element.
  bool isWithin(link::FunctionId f, std::size_t first) const {
    unsigned depth = 0;
    link::SiteId last = kNone;
    for (std::size_t i = first; i < steps_.size(); ++i) {
      const TraceStep &step = steps_[i];
      if (step.kind == TraceStep::Enter) {
        if (!isCall(step) && step.callee == f)
          return true; // and never left, or it would be joined
        if (step.function == f && depth++ == 0)
          last = step.site;
      } else if (step.kind == TraceStep::Leave && step.function == f) {
        if (depth && --depth == 0)
          last = kNone;
      } else if (step.kind == TraceStep::Sink && step.site != kNone &&
                 program_.functionOfSite(step.site) == f) {
        last = step.site;
      }
    }
    return last != kNone && isInLoop(last);
  }

  // Page after page is collected: the call that reads is in a loop, and what
  // sends is not.
  bool isGathered() const {
    const auto &source = input_.bound.sources[issue_.source];
    const link::SiteId made = madeAt(source.vertex);
    if (made == kNone || source.evidence != policy::Evidence::Modelled ||
        !isInLoop(made))
      return false;
    const link::FunctionId f = program_.functionOfVertex(source.vertex);
    return !isWithin(f, 0);
  }

  const Input &input_;
  const link::Program &program_;
  const flow::Issue &issue_;
  NameTraits &names_;
  std::vector<TraceStep> steps_;
  Symbol own_;
  std::vector<Symbol> out_;
};

} // namespace

const std::vector<Symbol> &NameTraits::of(Symbol name, bool asKey) {
  const auto [at, isNew] = known_.try_emplace({name, asKey});
  if (isNew)
    policy::addTraits(input_.policy, input_.program.symbols.text(name), asKey,
                      at->second);
  return at->second;
}

const std::vector<Symbol> &Ways::traitsOf(const flow::Issue &issue) {
  const auto at = known_.find(&issue);
  if (at != known_.end())
    return at->second;
  return known_
      .emplace(&issue, WayReader(input_, issue, names_, walker_.walk(issue)).run())
      .first->second;
}

bool Ways::endsInnocently(const flow::Issue &issue) {
  const std::vector<flow::TraceStep> steps = walker_.walk(issue);
  for (std::size_t i = steps.size(); i-- > 0;) {
    const link::VertexId v = steps[i].vertex;
    if (v == kNone || steps[i].kind == flow::TraceStep::Enter)
      continue;
    const ir::Vertex &vertex = input_.program.vertex(v);
    if (!vertex.name || (vertex.kind != VertexKind::Parameter &&
                         !(vertex.flags & ir::kVertexNamed)))
      continue;
    return lexicon_.isReference(
        input_.program.facts(input_.program.unitOfVertex(v))
            .text(vertex.name));
  }
  return false;
}

bool Ways::isAddressOfOthers(link::VertexId value) const {
  constexpr unsigned kFarthest = 8;
  const link::Program &program = input_.program;
  const auto isAddress = [&](const ir::UnitFacts &facts, Symbol name) {
    return name && lexicon_.isReference(facts.text(name));
  };
  for (unsigned far = 0; far < kFarthest; ++far) {
    const link::UnitId unit = program.unitOfVertex(value);
    const ir::UnitFacts &facts = program.facts(unit);
    const ir::Vertex &vertex = program.vertex(value);
    if (vertex.kind == VertexKind::Result)
      return isAddress(facts, vertex.name) &&
             program.targetsOf(program.bases[unit].site + vertex.data).empty();
    link::VertexId before = kNone;
    for (const std::uint32_t index : program.inEdgesOf(value)) {
      const ir::Edge &edge = facts.edges[index - program.bases[unit].edge];
      if (edge.kind != ir::EdgeKind::Copy || edge.write || before != kNone)
        return false;
      if (edge.read)
        return facts.readOf(edge).back().kind == ir::StepKind::Field &&
               isAddress(facts, facts.readOf(edge).back().name);
      before = program.bases[unit].vertex + edge.from;
    }
    if (before == kNone)
      return false;
    value = before;
  }
  return false;
}

bool Ways::allow(const policy::FlowRule &flow, const flow::Issue &issue) {
  if (flow.through.empty() && flow.notThrough.empty())
    return true;
  const std::vector<Symbol> &traits = traitsOf(issue);
  const auto isHad = [&](Symbol trait) {
    return std::find(traits.begin(), traits.end(), trait) != traits.end();
  };
  return (flow.through.empty() ||
          std::any_of(flow.through.begin(), flow.through.end(), isHad)) &&
         std::none_of(flow.notThrough.begin(), flow.notThrough.end(), isHad);
}

namespace {
// Texts that a call is given: literals among its arguments, and among those of
// the calls that made them.
class Texts {
public:
  // What stands in `except` is no setting: the text that is redacted.
  Texts(const Input &input, link::SiteId site, link::VertexId except = kNone)
      : program_(input.program), unit_(program_.unitOfSite(site)),
        facts_(program_.facts(unit_)),
        function_(facts_.functions[program_.site(site).function]) {
    if (except != kNone)
      seen_.insert(except - program_.bases[unit_].vertex);
    pushArguments(program_.site(site));
    for (std::size_t i = 0; i < queue_.size(); ++i)
      read(queue_[i]);
  }
  const std::vector<std::string_view> &all() const { return all_; }

private:
  static constexpr std::size_t kMost = 96;

  void push(ir::VertexId v) {
    if (v != kNone && queue_.size() < kMost && seen_.insert(v).second)
      queue_.push_back(v);
  }
  void pushArguments(const ir::Site &site) {
    push(site.receiver);
    for (const ir::SiteArgument &argument : facts_.argumentsOf(site))
      push(argument.value);
  }
  void read(ir::VertexId v) {
    const ir::Vertex &vertex = facts_.vertices[v];
    if (vertex.kind == VertexKind::Literal)
      all_.push_back(facts_.text(facts_.constants[vertex.data].text));
    else if (vertex.kind == VertexKind::CellRead)
      readCell(program_.bases[unit_].vertex + v);
    else if (vertex.kind == VertexKind::Result)
      pushArguments(facts_.sites[vertex.data]);
    for (const ir::Edge &edge : facts_.edgesOf(function_))
      if (edge.to == v)
        push(edge.from);
  }
  void readCell(link::VertexId v) {
    for (const auto &parts : link::constantsOf(program_, v).alternatives)
      for (const link::ConstantPart &part : parts)
        if (part.kind == link::ConstantPart::Literal)
          all_.push_back(program_.symbols.text(part.text));
  }

  const link::Program &program_;
  const link::UnitId unit_;
  const ir::UnitFacts &facts_;
  const ir::FactFunction &function_;
  std::vector<ir::VertexId> queue_;
  std::set<ir::VertexId> seen_;
  std::vector<std::string_view> all_;
};
} // namespace

bool Ways::asks(Symbol trait, link::SiteId site) {
  const auto [at, isNew] = asked_.try_emplace({trait.id, site}, false);
  if (!isNew || site == kNone)
    return at->second;
  const Texts texts(input_, site);
  at->second =
      std::binary_search(input_.bound.traits.begin(),
                         input_.bound.traits.end(),
                         policy::BoundTrait{site, trait}) ||
      std::any_of(texts.all().begin(), texts.all().end(), [&](auto text) {
        return policy::textSpeaks(input_.policy, text, trait);
      });
  return at->second;
}

// A name is told as a whole; a piece of an expression stands anywhere in one.
static bool speaksOf(std::string_view text, std::string_view piece) {
  const bool isName = std::all_of(piece.begin(), piece.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
  });
  return isName ? text == piece : text.find(piece) != text.npos;
}

policy::CategoryMask Ways::recognised(const flow::Issue &issue) {
  policy::CategoryMask out = 0;
  for (const TraceStep &step : walker_.walk(issue)) {
    if (step.kind != TraceStep::Library || step.passage == kNone ||
        !input_.bound.passages[step.passage].title)
      continue;
    policy::CategoryMask said = 0;
    const Texts texts(input_, step.site,
                      input_.bound.passages[step.passage].from);
    for (const std::string_view text : texts.all())
      for (const policy::Recogniser &one : input_.policy.recognisers)
        for (const Symbol piece : one.texts)
          if (speaksOf(text, input_.policy.catalog.strings.text(piece)))
            said |= one.categories;
    // Settings narrow a tool to what they name.
    out |= said ? said : input_.bound.passages[step.passage].recognises;
  }
  return out;
}

} // namespace philint::checks
