// Problem. For one function, find every (origin, outcome, transform) such that
// data of the origin may reach the outcome.
//
// Method. A worklist of facts over the function's SSA graph: each fact is
// pushed along the edges that leave its vertex, through library passages and
// through callee summaries whose origin it meets. Reading a part of something
// that is data as a whole narrows the origin instead ("parameter 0" becomes
// "parameter 0 .name"), so summaries speak of the parts that matter.
//
// Termination. A vertex holds each fact once; paths have at most four steps
// over the program's symbols, origins narrow to at most four steps, transforms
// are a finite closure; beyond factsPerVertex paths collapse to their
// first steps and beyond originsPerVertex facts are dropped, with a mark.
//
// Cost. Facts × uses of their vertex; in practice a few facts a vertex.
#include "core/flow/LocalAnalysis.h"

#include "core/flow/Plain.h"
#include "core/flow/Uses.h"
#include "core/support/Hash.h"

#include <algorithm>
#include <cctype>
#include <numeric>

namespace philint::flow {

using namespace ir;
using link::kNone;

bool FlowContext::isNeutral(const AccessPath &extra, bool ofFile) const {
  for (unsigned i = 0; i < extra.size; ++i) {
    const auto kind = kindOf(extra.steps[i]);
    if ((kind == StepKind::Field || kind == StepKind::Key) &&
        (bound.neutralField[symbolOf(extra.steps[i])] ||
         (ofFile && bound.fileField[symbolOf(extra.steps[i])])))
      return true;
  }
  return false;
}

// What is written at an index that nobody knows is not what `length` reads.
Match FlowContext::meet(const AccessPath &at, const AccessPath &read) const {
  const Match found = match(at, read);
  if (found.kind != Match::None)
    for (unsigned i = 0; i < found.common; ++i)
      if (at.steps[i] == 0 && kindOf(read.steps[i]) == StepKind::Field &&
          bound.neutralField[symbolOf(read.steps[i])])
        return {};
  return found;
}

// The last name that says what it is decides. One that says nothing is a field
// all the same where a variable's name alone made it a record; rows that a
// query gives have layers around them.
AccessPath FlowContext::partOf(std::uint32_t source, const AccessPath &of,
                               const AccessPath &extra) const {
  const policy::BoundSource &whole = bound.sources[source];
  if (!whole.isWide)
    return of;
  const bool isNamed = whole.evidence == policy::Evidence::StrongName ||
                       whole.evidence == policy::Evidence::NameInContext;
  AccessPath part = of;
  for (unsigned i = 0; i < extra.size; ++i) {
    const PackedStep step = extra.steps[i];
    if (kindOf(step) != StepKind::Field && kindOf(step) != StepKind::Key)
      continue;
    const policy::CategoryMask says = bound.fieldCategories[symbolOf(step)];
    if (policy::isWide(says) ||
        (says == 0 && (!isNamed || !part.empty() || !isWord(step))))
      continue;
    part = {};
    part.push(says ? step : pack({StepKind::Field, {}})); // no name, no part
  }
  return part;
}

// An index, a step that is not known and those of the engine itself are no
// names.
bool FlowContext::isWord(PackedStep step) const {
  const std::string_view name = program.symbols.text({symbolOf(step)});
  return !name.empty() &&
         (std::isalpha(static_cast<unsigned char>(name[0])) || name[0] == '_');
}

namespace {
// A passage holds only where the parameter is that function.
struct Condition {
  FunctionId only = kNone;
  std::uint16_t by = 0;
  bool operator==(const Condition &) const = default;
};
} // namespace

struct LocalAnalysis::Scratch {
  explicit Scratch(const FlowContext &c)
      : context(c), program(c.program), bound(c.bound) {}

  const FlowContext &context;
  const link::Program &program;
  const policy::BoundPolicy &bound;
  Uses uses;
  std::vector<Condition> conditions; // by origin
  std::uint64_t made = 0;

  // Of the function at hand.
  const UnitFacts *unit = nullptr;
  const FactFunction *fact = nullptr;
  link::UnitId unitId = 0;
  link::UnitBase base;
  bool recording = false;
  FunctionLimits limits;
  bool capped = false;
  Recorded out;
  std::vector<FactRef> queue;
  std::size_t head = 0;
  std::vector<std::uint32_t> originSlots; // open addressing, id + 1
  std::vector<std::uint32_t> outcomeSlots; // likewise, of out.outcomes
  std::vector<std::uint8_t> arises; // by vertex: facts came here by no edge

  // Does it call a function that leaves to its callers which callback it runs?
  bool asksCallers(FunctionId f) const {
    const auto u = program.functions[f].unit;
    const FactFunction &of = program.fact(f);
    const SiteId first = program.bases[u].site;
    for (SiteId s = of.firstSite; s < of.endSite; ++s)
      for (const link::Target &target : program.targetsOf(first + s))
        if ((*context.summaries)[target.function].asksCallers)
          return true;
    return false;
  }

  bool matters(FunctionId f) const {
    if (context.captured.carries[f] || asksCallers(f))
      return true;
    const auto &of = program.fact(f);
    const auto first = context.relevant.begin() +
                       program.bases[program.functions[f].unit].vertex;
    return std::find(first + of.firstVertex, first + of.endVertex, 1) !=
           first + of.endVertex;
  }

  void begin(FunctionId f, bool record) {
    unitId = program.functions[f].unit;
    unit = &program.facts(unitId);
    fact = &program.fact(f);
    base = program.bases[unitId];
    recording = record;
    limits = context.functionLimits[f];
    capped = false;
    out.vertices = fact->endVertex - fact->firstVertex;
    out.owned = context.captured.owned[f];
    const auto count = static_cast<std::uint32_t>(out.slotOf(out.owned.size(), false));
    out.origins.clear();
    conditions.clear();
    out.outcomes.clear();
    out.outcomeReasons.clear();
    for (auto &list : out.facts)
      list.clear();
    if (out.facts.size() < count)
      out.facts.resize(count);
    if (recording) {
      out.reasons.assign(count, {});
    }
    arises.assign(out.vertices, 0);
    originSlots.assign(64, 0);
    outcomeSlots.assign(64, 0);
    queue.clear();
    head = 0;
    collectUses(context, f, uses);
  }

  static std::uint64_t hashOf(const Origin &origin) {
    std::uint64_t h = hashCombine(origin.id, origin.kind * 8U +
                                                 origin.path.cut * 4U);
    for (unsigned i = 0; i < origin.path.size; ++i)
      h = hashCombine(h, origin.path.steps[i]);
    return h;
  }

  void placeOrigin(std::uint32_t id) {
    const std::size_t mask = originSlots.size() - 1;
    std::size_t at = hashOf(out.origins[id]) & mask;
    while (originSlots[at])
      at = (at + 1) & mask;
    originSlots[at] = id + 1;
  }

  // What a callback gives back is one callback's, as long as it travels.
  std::uint32_t originId(const Origin &origin, Condition condition = {}) {
    const std::size_t mask = originSlots.size() - 1;
    for (std::size_t at = hashOf(origin) & mask; originSlots[at];
         at = (at + 1) & mask)
      if (const std::uint32_t id = originSlots[at] - 1;
          out.origins[id] == origin && conditions[id] == condition)
        return id;
    const auto id = static_cast<std::uint32_t>(out.origins.size());
    out.origins.push_back(origin);
    conditions.push_back(condition);
    if (out.origins.size() * 2 > originSlots.size()) {
      originSlots.assign(originSlots.size() * 2, 0);
      for (std::uint32_t o = 0; o <= id; ++o)
        placeOrigin(o);
    } else {
      placeOrigin(id);
    }
    return id;
  }

  // The origin of a part `extra` below what the fact covers; kNone where that
  // part is known to carry no patient data.
  std::uint32_t narrow(const Fact &f, const AccessPath &extra) {
    if (extra.empty())
      return f.origin;
    const Origin origin = out.origins[f.origin];
    if (origin.kind == Origin::Source) {
      if (context.isNeutral(extra, bound.sources[origin.id].isFile))
        return kNone;
      if (f.content) // of a text nobody knows which part it was
        return f.origin;
      return originId({Origin::Source, origin.id,
                       context.partOf(origin.id, origin.path, extra)},
                      conditions[f.origin]);
    }
    if (f.content)
      return context.isNeutral(extra) ? kNone : f.origin;
    Origin narrowed = origin;
    narrowed.path.append(extra);
    return originId(narrowed, conditions[f.origin]);
  }

  void add(std::uint32_t vertex, Fact f, FactRef from, Via via) {
    std::vector<Fact> &list = out.facts[vertex];
    if (f.path.cut)
      f.marks |= kMarkAbstractedPath;
    if (vertex < out.vertices) {
      const VertexId at = base.vertex + fact->firstVertex + vertex;
      if (!context.relevant[at] || (context.plain[at] && !f.path.empty()))
        return;
      if (via.kind != Via::Edge)
        arises[vertex] = 1;
      if (unit->vertices[fact->firstVertex + vertex].kind ==
          VertexKind::Caught)
        f.marks |= f.marks & kMarkException ? kMarkCaughtAgain : kMarkException;
      // What a library raises may quote what it was given.
      if (unit->vertices[fact->firstVertex + vertex].kind ==
              VertexKind::Thrown &&
          (via.kind == Via::LibraryCall || via.kind == Via::PassThrough))
        f.marks |= kMarkQuoted;
    }
    shorten(f, list.size());
    if (list.size() >= limits.originsPerVertex) {
      capped = true;
      return;
    }
    for (const Fact &have : list)
      if (have.origin == f.origin && have.transform == f.transform &&
          (have.marks & kMarkException) <= (f.marks & kMarkException) &&
          (have.content || !f.content) && covers(have.path, f.path) &&
          (have.path.size == f.path.size || have.content ||
           out.origins[f.origin].kind == Origin::Source))
        return;
    list.push_back(f);
    ++made;
    if (recording)
      out.reasons[vertex].push_back({from, via});
    queue.push_back({vertex, static_cast<std::uint32_t>(list.size() - 1)});
  }

  // Where a vertex holds many facts, the part that holds the data stays, two
  // steps of it, since a module's state is kept by name below one member; what is
  // below it goes.
  static constexpr unsigned kKeptSteps = 2;
  void shorten(Fact &f, std::size_t have) const {
    if (have < limits.factsPerVertex || f.path.size <= kKeptSteps)
      return;
    f.path.truncate(kKeptSteps);
    f.content = true;
    f.marks |= kMarkCappedFacts;
  }

  static bool covers(const AccessPath &whole, const AccessPath &part) {
    if (whole.size > part.size)
      return false;
    for (unsigned i = 0; i < whole.size; ++i)
      if (whole.steps[i] != part.steps[i])
        return false;
    return true;
  }

  void addOutcome(const Fact &f, Outcome outcome, TransformId transform,
                  bool content, std::uint8_t marks, std::uint16_t distance,
                  FactRef from, Via via, std::uint32_t origin,
                  Condition condition = {}) {
    if (out.outcomes.size() >= limits.passages) {
      capped = true;
      return;
    }
    Origin o = out.origins[origin];
    if (out.outcomes.size() >= limits.passagesWithPaths)
      collapse(o.path, outcome, content, marks);
    // A parameter that is just itself afterwards says nothing.
    if (o.kind == Origin::Parameter && outcome.kind == Outcome::After &&
        o.id == outcome.id && o.path == outcome.path && transform == 0)
      return;
    // Nor does one that its name makes a source: its caller has it already.
    if (o.kind == Origin::Source && outcome.kind == Outcome::After &&
        transform == 0 && !content && isOfParameter(o.id, outcome))
      return;
    if (o.kind != Origin::Parameter && (outcome.kind == Outcome::WhenTrue ||
                                        outcome.kind == Outcome::WhenFalse))
      return; // it tells of parameters alone
    if (o.kind == Origin::Cell && outcome.kind == Outcome::Cell &&
        o.id == outcome.id && o.path == outcome.path && transform == 0)
      return;
    if (condition.only == kNone)
      condition = conditions[origin];
    const Passage passage{o, outcome, transform, content,
                          static_cast<std::uint8_t>(marks | f.marks),
                          distance, condition.only, condition.by};
    // The many ways between one origin and one outcome are one passage.
    std::uint32_t &slot = outcomeSlot(passage);
    if (!slot) {
      out.outcomes.push_back(passage);
      slot = static_cast<std::uint32_t>(out.outcomes.size());
      if (recording)
        out.outcomeReasons.push_back({from, via});
      if (out.outcomes.size() * 2 > outcomeSlots.size())
        growOutcomeSlots();
      return;
    }
    Passage &known = out.outcomes[slot - 1];
    if (rankOf(passage.marks, passage.distance) >=
        rankOf(known.marks, known.distance))
      return;
    known = passage;
    if (recording)
      out.outcomeReasons[slot - 1] = {from, via};
  }

  // A summary of very many parts keeps the first steps of the further ones: a
  // structure that holds itself has a path for each way through it.
  void collapse(AccessPath &from, Outcome &outcome, bool &content,
                std::uint8_t &marks) const {
    const unsigned most =
        out.outcomes.size() < 4 * limits.passagesWithPaths ? 1 : 0;
    const unsigned kept = outcome.kind == Outcome::Cell ? kKeptSteps : most;
    AccessPath &to = outcome.path;
    if (from.size <= most && to.size <= kept)
      return;
    from.truncate(most);
    to.truncate(kept);
    content = true;
    marks |= kMarkAbstractedPath;
  }

  static std::uint64_t hashOf(const Passage &passage) {
    std::uint64_t h = hashOf(passage.origin);
    h = hashCombine(h, passage.outcome.id * 16ULL + passage.outcome.kind);
    for (unsigned i = 0; i < passage.outcome.path.size; ++i)
      h = hashCombine(h, passage.outcome.path.steps[i]);
    return hashCombine(h, passage.transform * 2ULL + passage.content);
  }

  // Where the passage of this key has its index + 1, or will have it.
  std::uint32_t &outcomeSlot(const Passage &passage) {
    const std::size_t mask = outcomeSlots.size() - 1;
    std::size_t at = hashOf(passage) & mask;
    while (outcomeSlots[at] &&
           out.outcomes[outcomeSlots[at] - 1].key() != passage.key())
      at = (at + 1) & mask;
    return outcomeSlots[at];
  }

  void growOutcomeSlots() {
    outcomeSlots.assign(outcomeSlots.size() * 2, 0);
    for (std::uint32_t i = 0; i < out.outcomes.size(); ++i)
      outcomeSlot(out.outcomes[i]) = i + 1;
  }

  // The source is the parameter itself, or the part of it, that is the outcome.
  bool isOfParameter(std::uint32_t source, const Outcome &outcome) const {
    const auto parameters = unit->parametersOf(*fact);
    const policy::BoundSource &at = bound.sources[source];
    return outcome.id < parameters.size() &&
           parameters[outcome.id].vertex != kNone &&
           at.vertex == base.vertex + parameters[outcome.id].vertex &&
           context.paths[at.path] == outcome.path;
  }

  // --- seeds -------------------------------------------------------------

  void seed(FunctionId function) {
    const auto parameters = unit->parametersOf(*fact);
    for (unsigned p = 0; p < parameters.size(); ++p)
      if (const VertexId v = parameters[p].vertex; v != kNone) {
        // A parameter that is declared to be a number holds no text.
        const policy::TransformId held =
            context.plain[base.vertex + v] == kPlainNumber ? bound.withoutTexts
                                                           : 0;
        add(v - fact->firstVertex,
            {{}, originId({Origin::Parameter, p, {}}), held, false, 0, 0}, {},
            {});
      }
    for (const CellSeed &c : uses.cellSeeds)
      if (slotOf(c.cell, true) == kNone)
        add(c.vertex, {c.at, originId({Origin::Cell, c.cell, c.path}), 0, false,
                     kMarkCell, 0}, {}, {});
    const VertexId first = base.vertex + fact->firstVertex;
    auto it = std::lower_bound(
        bound.sources.begin(), bound.sources.end(), first,
        [](const auto &s, VertexId v) { return s.vertex < v; });
    for (; it != bound.sources.end() &&
           it->vertex < base.vertex + fact->endVertex;
         ++it)
      add(it->vertex - first,
          {context.paths[it->path],
           originId({Origin::Source,
                     static_cast<std::uint32_t>(it - bound.sources.begin()),
                     {}}),
           0, false, 0, 0},
          {}, {});
    for (const CalleeSeed &c : uses.callees)
      seedFrom(c);
    (void)function;
  }

  void seedFrom(const CalleeSeed &c) {
    const auto &passages = (*context.summaries)[c.callee].passages;
    for (std::uint32_t i = 0; i < passages.size(); ++i) {
      const Passage &p = passages[i];
      if (p.origin.kind == Origin::Parameter ||
          (p.origin.kind == Origin::Cell &&
           slotOf(p.origin.id, false) != kNone))
        continue; // settled where its value is known
      const bool settled = isSettled(p) || p.only != kNone;
      // Only what comes back to the caller; sinks and cells were met below.
      if (!settled && (p.outcome.kind == Outcome::Sink ||
                       p.outcome.kind == Outcome::ThrowSink ||
                       p.outcome.kind == Outcome::Cell))
        continue;
      Fact f{{}, originId(p.origin), p.transform, p.content, p.marks,
             static_cast<std::uint16_t>(p.distance + 1)};
      Condition condition;
      if (!isGiven(p, c.target, condition))
        continue;
      if (settled &&
          end(p, {}, f, {}, {Via::Callee, i, c.site, c.callee}, condition))
        continue;
      if (condition.only == kNone && c.by != kNotGiven)
        condition = {c.callee, c.by};
      if (condition.only != kNone)
        f.origin = originId(p.origin, condition);
      deliver(c.result, c.resultPath, c.thrown, c.isConstructor, c.target,
              p.outcome, {}, f, {},
              {Via::CalleeSeed, i, c.site, c.callee});
    }
  }

  // --- captured variables ---------------------------------------------------

  // Where this function keeps what a variable of its own holds; kNone where the
  // variable is not settled here.
  std::uint32_t slotOf(CellId cell, bool byInner) const {
    const auto at =
        std::lower_bound(out.owned.begin(), out.owned.end(), cell);
    if (at == out.owned.end() || *at != cell)
      return kNone;
    return out.slotOf(static_cast<std::size_t>(at - out.owned.begin()),
                      byInner);
  }

  // Is it up to the owner of a captured variable what becomes of this?
  bool isSettled(const Passage &p) const {
    return (p.origin.kind == Origin::Cell &&
            context.captured.settles(p.origin.id)) ||
           (p.outcome.kind == Outcome::Cell &&
            context.captured.settles(p.outcome.id));
  }

  // --- callbacks -------------------------------------------------------------

  // Where a passage holds for one callback only, is it the one that this call
  // gives? False where it surely is not; `condition` gets what our callers are
  // asked.
  bool isGiven(const Passage &p, std::uint32_t target,
               Condition &condition) const {
    if (p.only == kNone)
      return true;
    for (std::uint32_t b = uses.targetStart[target];
         b < uses.targetStart[target + 1]; ++b) {
      const ArgumentBinding &binding = uses.bindings[b];
      if (binding.parameter != p.by || !binding.argumentPath.empty() ||
          !binding.parameterPath.empty())
        continue;
      return mayBe(binding.vertex, p.only, condition);
    }
    return true;
  }

  bool mayBe(std::uint32_t vertex, FunctionId wanted,
             Condition &condition) const {
    for (unsigned depth = 0; depth < 8; ++depth) {
      const Vertex &is = unit->vertices[fact->firstVertex + vertex];
      if (is.kind == VertexKind::FunctionRef)
        return base.function + is.data == wanted;
      if (is.kind == VertexKind::Parameter) {
        condition = {wanted, static_cast<std::uint16_t>(is.data)};
        return true;
      }
      if (program.isOther(base.vertex + fact->firstVertex + vertex, wanted))
        return false;
      const std::uint32_t a = uses.inStart[vertex];
      if (uses.inStart[vertex + 1] != a + 1)
        return true;
      const Edge &e = unit->edges[uses.in[a]];
      if (e.kind != EdgeKind::Copy || e.read || e.write)
        return true;
      vertex = e.from - fact->firstVertex;
    }
    return true;
  }

  // A callee's passage ends in a sink or a cell; false where it comes back.
  bool end(const Passage &p, const AccessPath &rest, const Fact &f,
           FactRef from, Via via, Condition condition) {
    Outcome outcome = p.outcome;
    if (outcome.kind == Outcome::Cell) {
      outcome.path.append(rest);
      if (const std::uint32_t slot = slotOf(outcome.id, true); slot != kNone) {
        Fact g = f;
        g.path = outcome.path;
        add(slot, g, from, via);
        return true;
      }
    } else if (outcome.kind != Outcome::Sink &&
               outcome.kind != Outcome::ThrowSink) {
      return false;
    }
    addOutcome(f, outcome, f.transform, f.content, f.marks, f.distance, from,
               via, f.origin, condition);
    return true;
  }

  // What a variable of this function holds is seen by the inner functions, and,
  // where they put it there, by the function itself: its own values it has.
  void spreadOwned(FactRef ref) {
    const CellId cell = out.cellAt(ref.vertex);
    const bool byInner = ref.vertex == slotOf(cell, true);
    const Via via{Via::Direct, 0, kNone, kNone};
    for (const CellSeed &seed : uses.cellSeeds) {
      if (seed.cell != cell || !byInner)
        continue;
      Fact f = out.facts[ref.vertex][ref.fact];
      const Match m = context.meet(f.path, seed.path);
      if (m.kind == Match::None)
        continue;
      if (m.kind == Match::Above)
        f.origin = narrow(f, tailOf(seed.path, f.path.size));
      if (f.origin == kNone)
        continue;
      f.path = m.kind == Match::Below ? tailOf(f.path, seed.path.size)
                                      : AccessPath{};
      add(seed.vertex, f, ref, via);
    }
    for (const CalleeSeed &c : uses.callees) {
      ArgumentBinding binding;
      binding.site = c.site, binding.callee = c.callee;
      binding.result = c.result, binding.resultPath = c.resultPath;
      binding.thrown = c.thrown, binding.target = c.target;
      binding.isConstructor = c.isConstructor;
      const Fact f = out.facts[ref.vertex][ref.fact];
      throughOrigin(ref, f, binding, {Origin::Cell, cell, {}}, f.path, {});
    }
  }

  // --- steps ---------------------------------------------------------------

  // Brings a callee's outcome to the caller: result, exception, mutated
  // argument. `rest` continues below the outcome's path.
  void deliver(std::uint32_t result, const AccessPath &resultPath,
               std::uint32_t thrown, bool isConstructor, std::uint32_t target,
               const Outcome &outcome, const AccessPath &rest, Fact f,
               FactRef from, Via via) {
    AccessPath path;
    switch (outcome.kind) {
    case Outcome::Result:
      if (result == kNone || isConstructor)
        return;
      path = resultPath;
      path.append(outcome.path);
      path.append(rest);
      f.path = path;
      add(result, f, from, via);
      return;
    case Outcome::Thrown:
      if (thrown == kNone)
        return;
      path = outcome.path;
      path.append(rest);
      f.path = path;
      add(thrown, f, from, via);
      return;
    case Outcome::After:
      deliverAfter(result, isConstructor, target, outcome, rest, f, from, via);
      return;
    default:
      return;
    }
  }

  void deliverAfter(std::uint32_t result, bool isConstructor,
                    std::uint32_t target, const Outcome &outcome,
                    const AccessPath &rest, Fact f, FactRef from, Via via) {
    if (isConstructor && outcome.id == 0) {
      if (result == kNone)
        return;
      f.path = outcome.path;
      f.path.append(rest);
      add(result, f, from, via);
      return;
    }
    for (std::uint32_t b = uses.targetStart[target];
         b < uses.targetStart[target + 1]; ++b) {
      const ArgumentBinding &binding = uses.bindings[b];
      if (binding.parameter != outcome.id || binding.after == kNone ||
          !binding.parameterPath.empty())
        continue;
      f.path = binding.argumentPath;
      f.path.append(outcome.path);
      f.path.append(rest);
      add(binding.after, f, from, via);
    }
  }

  void throughCallee(FactRef ref, std::uint32_t index) {
    const ArgumentBinding binding = uses.bindings[index];
    const Fact f = out.facts[ref.vertex][ref.fact];
    AccessPath at;
    AccessPath extraRead;
    const Match m = context.meet(f.path, binding.argumentPath);
    if (m.kind == Match::None)
      return;
    at = binding.parameterPath;
    if (m.kind == Match::Below)
      at.append(f.path, binding.argumentPath.size);
    else
      extraRead = tailOf(binding.argumentPath, f.path.size);
    throughOrigin(ref, f, binding, {Origin::Parameter, binding.parameter, {}},
                  at, extraRead);
  }

  // Through all passages of the callee that start at the parameter or cell.
  void throughOrigin(FactRef ref, const Fact &f,
                     const ArgumentBinding &binding, const Origin &low,
                     const AccessPath &at, const AccessPath &extraRead) {
    const auto &passages = (*context.summaries)[binding.callee].passages;
    auto it = std::lower_bound(passages.begin(), passages.end(), low,
                               [](const Passage &p, const Origin &o) {
                                 return p.origin < o;
                               });
    for (; it != passages.end() && it->origin.kind == low.kind &&
           it->origin.id == low.id;
         ++it)
      throughPassage(ref, f, binding, at, extraRead, *it,
                     static_cast<std::uint32_t>(it - passages.begin()));
  }

  void throughPassage(FactRef ref, const Fact &f,
                      const ArgumentBinding &binding, const AccessPath &at,
                      const AccessPath &extraRead, const Passage &p,
                      std::uint32_t index) {
    const Match m = context.meet(at, p.origin.path);
    Condition condition;
    if (m.kind == Match::None || !isGiven(p, binding.target, condition))
      return;
    AccessPath rest, extra = extraRead;
    if (m.kind == Match::Below) {
      if (!p.content)
        rest = tailOf(at, p.origin.path.size);
    } else {
      // A value that arrives inside *args or **kwargs does not cover the rest.
      extra.append(p.origin.path, at.size);
    }
    const std::uint32_t origin = narrow(f, extra);
    if (origin == kNone)
      return;
    Fact g = f;
    g.origin = origin;
    g.transform = context.transforms.compose(f.transform, p.transform);
    g.content = f.content || p.content;
    g.marks |= p.marks;
    g.distance = static_cast<std::uint16_t>(
        std::min<unsigned>(0xfff0U, f.distance + p.distance + 1U));
    const Via via{Via::Callee, index, binding.site, binding.callee};
    if (binding.by != kNotGiven)
      condition = {binding.callee, binding.by};
    if (end(p, rest, g, ref, via, condition))
      return;
    if (condition.only != kNone && conditions[origin].only == kNone)
      g.origin = originId(Origin(out.origins[origin]), condition);
    deliver(binding.result, binding.resultPath, binding.thrown,
            binding.isConstructor, binding.target, p.outcome, rest, g, ref,
            via);
  }

  // Does the call that `vertex` is the state after overwrite `path`?
  bool killedAfter(std::uint32_t vertex, const AccessPath &path) const {
    auto at = std::lower_bound(
        uses.killed.begin(), uses.killed.end(), vertex,
        [](const KilledAfter &k, std::uint32_t v) { return k.vertex < v; });
    for (; at != uses.killed.end() && at->vertex == vertex; ++at)
      if (covers(at->path, path))
        return true;
    return false;
  }

  // Is a part that was overwritten on all ways to `vertex` asked for? Then what
  // the whole carried before does not answer.
  bool shielded(std::uint32_t vertex, PackedStep step, unsigned depth) const {
    const std::uint32_t a = uses.inStart[vertex], b = uses.inStart[vertex + 1];
    if (depth > 12 || arises[vertex])
      return false;
    if (a == b)
      return unit->vertices[fact->firstVertex + vertex].kind ==
             VertexKind::Container;
    for (std::uint32_t i = a; i < b; ++i) {
      const Edge &e = unit->edges[uses.in[i]];
      const std::uint32_t from = e.from - fact->firstVertex;
      if (e.kind == EdgeKind::CopyKill) {
        const AccessPath &killed =
            context.paths[program.pathOf(unitId, e.read)];
        if (killed.size == 1 && killed.steps[0] == step)
          continue;
        if (from != vertex && shielded(from, step, depth + 1))
          continue;
        return false;
      }
      if (e.kind == EdgeKind::Copy && e.write != 0)
        continue; // brings facts below a path, not the whole
      if (e.kind == EdgeKind::Copy && e.read == 0 && from != vertex &&
          shielded(from, step, depth + 1))
        continue;
      return false;
    }
    return true;
  }

  void alongEdge(FactRef ref, std::uint32_t index) {
    const Edge &e = unit->edges[index];
    const Fact f = out.facts[ref.vertex][ref.fact];
    const std::uint32_t to = e.to - fact->firstVertex;
    const Via via{Via::Edge, index, kNone, kNone};
    if (e.kind == EdgeKind::GuardTrue || e.kind == EdgeKind::GuardFalse) {
      throughGuard(ref, f, e, to, via);
      return;
    }
    const AccessPath &read = context.paths[program.pathOf(unitId, e.read)];
    if (e.kind == EdgeKind::CopyKill) {
      if (covers(read, f.path))
        return;
      add(to, f, ref, via);
      return;
    }
    const Match m = context.meet(f.path, read);
    if (m.kind == Match::None)
      return;
    const AccessPath &write =
        context.paths[program.pathOf(unitId, e.write)];
    Fact g = f;
    g.path = write;
    if (m.kind == Match::Below) {
      if (e.kind == EdgeKind::Copy)
        g.path.append(f.path, read.size);
    } else {
      if (f.path.empty() && !f.content && !read.empty() &&
          shielded(ref.vertex, read.steps[0], 0))
        return;
      // A number that is read of a record counts by its own name.
      if (!read.empty() && out.origins[f.origin].kind == Origin::Source &&
          context.plain[base.vertex + e.to] == kPlainNumber)
        return;
      g.origin = narrow(f, tailOf(read, f.path.size));
      if (g.origin == kNone)
        return;
    }
    g.content |= e.kind == EdgeKind::Derived;
    if (!uses.killed.empty() && e.kind == EdgeKind::Copy && read.empty() &&
        write.empty() && killedAfter(to, f.path))
      return;
    add(to, g, ref, via);
  }

  // Does each function of the program that was asked tell that this is not so?
  bool isRuledOut(const Fact &f, const Edge &e) const {
    const auto targets = program.targetsOf(base.site + e.read);
    return !targets.empty() &&
           std::all_of(targets.begin(), targets.end(), [&](const auto &target) {
             return rulesOut(target, f, e);
           });
  }

  bool rulesOut(const link::Target &target, const Fact &f,
                const Edge &e) const {
    const bool byReceiver = target.binding == link::Binding::Receiver;
    const bool isReceiver = e.write == kGuardReceiver;
    if (target.binding == link::Binding::Constructor ||
        (isReceiver && !byReceiver) || target.skip < 0)
      return false;
    const auto arguments = unit->argumentsOf(unit->sites[e.read]);
    for (std::uint32_t a = 0; !isReceiver && a <= e.write; ++a)
      if (arguments[a].kind != ArgumentKind::Positional)
        return false;
    const auto p = isReceiver ? 0U
                              : (byReceiver ? 1U : 0U) +
                                    static_cast<unsigned>(target.skip) +
                                    e.write;
    const auto parameters =
        program.facts(program.functions[target.function].unit)
            .parametersOf(program.fact(target.function));
    const bool when = e.kind == EdgeKind::GuardTrue;
    if (p >= parameters.size() ||
        (parameters[p].kind != ParameterKind::Normal &&
         parameters[p].kind != ParameterKind::PositionalOnly) ||
        (when ? parameters[p].whenTrue : parameters[p].whenFalse) == kNone)
      return false;
    // What nothing brings there is gone.
    const auto &passages = (*context.summaries)[target.function].passages;
    auto it = std::lower_bound(
        passages.begin(), passages.end(), Origin{Origin::Parameter, p, {}},
        [](const Passage &x, const Origin &o) { return x.origin < o; });
    for (; it != passages.end() && it->origin.kind == Origin::Parameter &&
           it->origin.id == p;
         ++it)
      if (it->outcome.kind == (when ? Outcome::WhenTrue : Outcome::WhenFalse) &&
          it->outcome.id == p &&
          match(f.path, it->origin.path).kind != Match::None)
        return false;
    return true;
  }

  void throughGuard(FactRef ref, Fact f, const Edge &e, std::uint32_t to,
                    Via via) {
    if (isRuledOut(f, e))
      return;
    const SiteId site = base.site + e.read;
    auto it = std::lower_bound(
        bound.guards.begin(), bound.guards.end(), site,
        [](const auto &g, SiteId s) { return g.site < s; });
    const std::uint32_t argument = e.write == 0xfffffffU ? kNone : e.write;
    for (; it != bound.guards.end() && it->site == site; ++it)
      if (it->argument == argument &&
          it->cleanWhen == (e.kind == EdgeKind::GuardTrue)) {
        if (it->transform == 0)
          return;
        f.transform = context.transforms.compose(f.transform, it->transform);
      }
    add(to, f, ref, via);
  }

  void throughLibrary(FactRef ref, std::uint32_t index) {
    const policy::BoundPassage &p = bound.passages[index];
    const Fact f = out.facts[ref.vertex][ref.fact];
    const AccessPath &read = context.paths[p.fromPath];
    const Match m = context.meet(f.path, read);
    if (m.kind == Match::None)
      return;
    Fact g = f;
    g.path = context.paths[p.toPath];
    if (m.kind == Match::Below) {
      if (!p.content)
        g.path.append(f.path, read.size);
    } else {
      g.origin = narrow(f, tailOf(read, f.path.size));
      if (g.origin == kNone)
        return;
    }
    g.content |= p.content;
    g.transform = context.transforms.compose(f.transform, p.transform);
    add(p.to - base.vertex - fact->firstVertex, g, ref,
        {Via::LibraryCall, index, p.site, kNone});
  }

  void atUse(FactRef ref, const Use &u) {
    const Fact f = out.facts[ref.vertex][ref.fact];
    const Via direct{Via::Direct, 0, kNone, kNone};
    auto outcome = [&](Outcome o) {
      addOutcome(f, o, f.transform, f.content, f.marks, f.distance, ref,
                 direct, f.origin);
    };
    switch (u.kind) {
    case Use::Binding:
      throughCallee(ref, u.index);
      return;
    case Use::Library:
      throughLibrary(ref, u.index);
      return;
    case Use::PassThrough: {
      const Site &site = unit->sites[u.index - base.site];
      Fact g = f;
      g.path = {};
      g.content = true;
      g.marks |= kMarkUnresolvedCall;
      add(site.result - fact->firstVertex, g, ref,
          {Via::PassThrough, 0, u.index, kNone});
      return;
    }
    case Use::PassThrown: {
      const Site &site = unit->sites[u.index - base.site];
      Fact g = f;
      g.path = {};
      g.content = true;
      add(site.thrown - fact->firstVertex, g, ref,
          {Via::PassThrough, 0, u.index, kNone});
      return;
    }
    case Use::Result:
      outcome({Outcome::Result, 0, f.path});
      return;
    case Use::Thrown:
      outcome({Outcome::Thrown, 0, f.path});
      return;
    case Use::After:
      outcome({Outcome::After, u.index, f.path});
      return;
    case Use::Cell: {
      AccessPath path = u.path;
      path.append(f.path);
      if (const std::uint32_t slot = slotOf(u.index, false); slot != kNone) {
        Fact g = f;
        g.path = path;
        add(slot, g, ref, direct);
        return;
      }
      outcome({Outcome::Cell, u.index, path});
      return;
    }
    case Use::Link:
      intoLink(ref, f, program.cellLinks[u.index]);
      return;
    case Use::FieldInit: {
      Fact g = f;
      g.path = u.path;
      g.path.append(f.path);
      add(u.index, g, ref, {Via::PassThrough, 0, kNone, kNone});
      return;
    }
    case Use::WhenTrue:
      outcome({Outcome::WhenTrue, u.index, f.path});
      return;
    case Use::WhenFalse:
      outcome({Outcome::WhenFalse, u.index, f.path});
      return;
    case Use::Sink:
    case Use::ThrowSink:
      atSink(ref, f, u);
      return;
    }
  }

  // A part of the value goes into a cell.
  void intoLink(FactRef ref, const Fact &f, const link::CellLink &link) {
    const AccessPath &at = context.paths[link.at];
    const Match m = context.meet(f.path, at);
    if (m.kind == Match::None)
      return;
    std::uint32_t origin = f.origin;
    Outcome outcome{Outcome::Cell, link.cell, context.paths[link.path]};
    if (m.kind == Match::Below)
      outcome.path.append(f.path, at.size);
    else
      origin = narrow(f, tailOf(at, f.path.size));
    if (origin != kNone)
      addOutcome(f, outcome, f.transform, f.content, f.marks, f.distance, ref,
                 {Via::Direct, 0, kNone, kNone}, origin);
  }

  void atSink(FactRef ref, const Fact &f, const Use &u) {
    const bool isThrow = u.kind == Use::ThrowSink;
    const policy::BoundSink &sink =
        isThrow ? bound.throwSinks[u.index] : bound.sinks[u.index];
    const AccessPath &wanted = context.paths[sink.path];
    const Match m = match(f.path, wanted);
    if (m.kind == Match::None ||
        (m.kind == Match::Below && !sink.anyBelow &&
         f.path.size > wanted.size))
      return;
    std::uint32_t origin = f.origin;
    if (m.kind == Match::Above)
      origin = narrow(f, tailOf(wanted, f.path.size));
    if (origin == kNone)
      return;
    addOutcome(f, {isThrow ? Outcome::ThrowSink : Outcome::Sink, u.index, {}},
               f.transform, f.content, f.marks, f.distance, ref,
               {Via::Direct, 0, kNone, kNone}, origin);
  }

  void run() {
    for (; head < queue.size(); ++head) {
      const FactRef ref = queue[head];
      if (ref.vertex >= out.vertices) {
        spreadOwned(ref);
        continue;
      }
      for (std::uint32_t e = uses.edgeStart[ref.vertex];
           e < uses.edgeStart[ref.vertex + 1]; ++e)
        alongEdge(ref, e);
      for (std::uint32_t u = uses.start[ref.vertex];
           u < uses.start[ref.vertex + 1]; ++u)
        atUse(ref, uses.all[u]);
    }
  }
};

LocalAnalysis::LocalAnalysis(const FlowContext &context)
    : scratch_(std::make_unique<Scratch>(context)) {}
LocalAnalysis::~LocalAnalysis() = default;

std::uint64_t LocalAnalysis::factsMade() const { return scratch_->made; }

Summary LocalAnalysis::summarise(FunctionId function) {
  Scratch &s = *scratch_;
  if (!s.matters(function))
    return {};
  s.begin(function, false);
  s.seed(function);
  s.run();
  Summary summary;
  summary.passages = s.out.outcomes;
  auto &all = summary.passages;
  std::sort(all.begin(), all.end(), [](const Passage &a, const Passage &b) {
    return a.key() < b.key();
  });
  summary.capped = s.capped;
  summary.asksCallers =
      std::any_of(all.begin(), all.end(),
                  [](const Passage &p) { return p.only != kNone; });
  return summary;
}

Recorded LocalAnalysis::record(FunctionId function) {
  Scratch &s = *scratch_;
  s.begin(function, true);
  s.seed(function);
  s.run();
  Recorded out = std::move(s.out);
  s.out = {};
  out.facts.resize(out.reasons.size());
  out.outcomesByKey.resize(out.outcomes.size());
  std::iota(out.outcomesByKey.begin(), out.outcomesByKey.end(), 0U);
  std::sort(out.outcomesByKey.begin(), out.outcomesByKey.end(),
            [&](std::uint32_t a, std::uint32_t b) {
              return out.outcomes[a].key() < out.outcomes[b].key();
            });
  return out;
}

std::size_t Recorded::outcomeOf(const Passage &passage) const {
  const auto at = std::lower_bound(
      outcomesByKey.begin(), outcomesByKey.end(), passage,
      [&](std::uint32_t i, const Passage &p) {
        return outcomes[i].key() < p.key();
      });
  return at != outcomesByKey.end() && outcomes[*at].key() == passage.key()
             ? *at
             : outcomes.size();
}

} // namespace philint::flow
