#include "core/policy/Bind.h"

#include "core/policy/Loading.h"

#include "core/ir/Keys.h"
#include "core/policy/SuiteRows.h"
#include "core/support/Wildcard.h"

#include <algorithm>
#include <tuple>

namespace philint::policy {

namespace {
bool matchesFrom(std::string_view pattern, std::string_view text) {
  while (!pattern.empty()) {
    if (pattern[0] != '*') {
      if (text.empty() || text[0] != pattern[0])
        return false;
      pattern.remove_prefix(1);
      text.remove_prefix(1);
      continue;
    }
    const bool across = pattern.starts_with("**");
    while (!pattern.empty() && pattern[0] == '*')
      pattern.remove_prefix(1);
    if (pattern.empty())
      return across || text.find('.') == std::string_view::npos;
    for (;; text.remove_prefix(1)) {
      if (matchesFrom(pattern, text))
        return true;
      if (text.empty() || (!across && text[0] == '.'))
        return false;
    }
  }
  return text.empty();
}
} // namespace

bool matchesName(std::string_view pattern, std::string_view name) {
  if (matchesFrom(pattern, name))
    return true;
  // `src/lib/deid.scrub`: the path of a module is written with slashes as well.
  if (pattern.find('/') == pattern.npos)
    return false;
  std::string dotted(pattern);
  std::replace(dotted.begin(), dotted.end(), '/', '.');
  return matchesFrom(dotted, name);
}
bool matchesText(std::string_view pattern, std::string_view text) {
  return matchesWildcard(pattern, text);
}

Binder::Binder(link::Program &program, const Policy &policy, std::uint32_t asOf)
    : program_(program), policy_(policy), asOf_(asOf), lexicon_(policy) {
  out_.policy = &policy;
  const std::size_t sites = program.bases.back().site;
  out_.passThrough.assign(sites, 0);
  out_.opaqueSite.assign(sites, 0);
  explainedSite_.assign(sites, 0);
  isRowed_.assign(sites, 0);
  inEdges_.resize(program.units.size());
  originKnown_.resize(program.units.size());
  functionContext_.resize(program.units.size());
  functionHolds_.resize(program.units.size());
  unitContext_.assign(program.units.size(), Surroundings::Unknown);
  for (const char *key : {"diagnosis", "medications", "procedures", "labs"})
    ofMedicine_ |= categoryOf(key);
  patientClass_.assign(program.classes.size(), 0);
  exceptionKind_ = named("exception");
}

PathId Binder::pathId(std::vector<ir::Step> steps) {
  if (steps.size() > link::Program::kPathLength)
    steps.resize(link::Program::kPathLength);
  if (steps.empty())
    return 0;
  const auto [at, isNew] = program_.pathIds.try_emplace(
      link::Program::pathKey(steps),
      static_cast<PathId>(program_.paths.size()));
  if (isNew)
    program_.paths.push_back(std::move(steps));
  return at->second;
}

void Binder::addSource(VertexId vertex, std::vector<ir::Step> path, Label label,
                       Evidence evidence, Symbol what, ir::Span span,
                       Extent extent, bool isFile) {
  if (vertex == kNone || label.empty() ||
      (evidence != Evidence::Declared && notPhiParameters_.count(vertex)))
    return;
  const PathId id = pathId(std::move(path));
  const auto [at, isNew] = sourceIds_.try_emplace(
      {vertex, id, what.id}, static_cast<std::uint32_t>(out_.sources.size()));
  if (isNew) {
    out_.sources.push_back({vertex, id, label, evidence, what, span, extent,
                            isFile});
    return;
  }
  BoundSource &known = out_.sources[at->second];
  known.label.join(label);
  known.evidence = std::min(known.evidence, evidence);
  if (known.extent == Extent::Chosen)
    known.extent = extent;
  known.isFile = known.isFile && isFile;
}

const InEdges &Binder::inEdges(link::UnitId unit) {
  InEdges &in = inEdges_[unit];
  if (!in.start.empty())
    return in;
  const ir::UnitFacts &facts = program_.facts(unit);
  in.start.assign(facts.vertices.size() + 1, 0);
  for (const ir::Edge &edge : facts.edges)
    ++in.start[edge.to + 1];
  for (std::size_t i = 1; i < in.start.size(); ++i)
    in.start[i] += in.start[i - 1];
  in.edges.resize(facts.edges.size());
  std::vector<std::uint32_t> next(in.start.begin(), in.start.end() - 1);
  for (std::uint32_t i = 0; i < facts.edges.size(); ++i)
    in.edges[next[facts.edges[i].to]++] = i;
  return in;
}

void Binder::finish() {
  std::sort(out_.sources.begin(), out_.sources.end(),
                   [](const auto &a, const auto &b) {
                     return std::tie(a.vertex, a.path, a.what) <
                            std::tie(b.vertex, b.path, b.what);
                   });
  const auto bySite = [](const auto &a, const auto &b) {
    return a.site < b.site;
  };
  const auto passageKey = [](const BoundPassage &p) {
    return std::tie(p.site, p.from, p.to, p.fromPath, p.toPath, p.content,
                    p.transform);
  };
  std::sort(out_.passages.begin(), out_.passages.end(),
                   [&](const auto &a, const auto &b) {
                     return passageKey(a) < passageKey(b);
                   });
  out_.passages.erase(std::unique(out_.passages.begin(), out_.passages.end(),
                                  [&](const auto &a, const auto &b) {
                                    return passageKey(a) == passageKey(b);
                                  }),
                      out_.passages.end());
  const auto sinkKey = [](const BoundSink &s) {
    return std::tie(s.site, s.value, s.path, s.role, s.vendor);
  };
  std::sort(
      out_.sinks.begin(), out_.sinks.end(),
      [&](const auto &a, const auto &b) { return sinkKey(a) < sinkKey(b); });
  out_.sinks.erase(std::unique(out_.sinks.begin(), out_.sinks.end(),
                               [&](const auto &a, const auto &b) {
                                 return sinkKey(a) == sinkKey(b);
                               }),
                   out_.sinks.end());
  std::sort(
      out_.throwSinks.begin(), out_.throwSinks.end(),
      [&](const auto &a, const auto &b) {
        return std::tuple(sinkKey(a), a.span.begin) <
               std::tuple(sinkKey(b), b.span.begin);
      });
  std::sort(out_.callbacks.begin(), out_.callbacks.end(), bySite);
  std::sort(out_.guards.begin(), out_.guards.end(), bySite);
  std::sort(out_.traits.begin(), out_.traits.end());
  std::stable_sort(out_.replacements.begin(), out_.replacements.end(), bySite);
  markNeutral();
  markParts();
  TransformClause texts;
  texts.categories = 0;
  for (std::size_t c = 0; c < policy_.categories.size(); ++c)
    if (policy_.categories[c].isText)
      texts.categories |= CategoryMask{1} << c;
  out_.withoutTexts = out_.transforms.intern(Transform{{texts}});
}

// Of which sources a part is told apart, and what the part is by its name: on
// its own, or as a patient's. What a user types has no parts that are known,
// and what a library models has layers around its records (`entry`,
// `resource`).
void Binder::markParts() {
  const auto hasParts = [](const BoundSource &source) {
    return source.evidence == Evidence::Modelled
               ? source.extent != Extent::Chosen
               : source.evidence != Evidence::Request &&
                     (isWide(source.label.in(0x1ff)) ||
                      source.extent != Extent::Chosen);
  };
  for (BoundSource &source : out_.sources)
    source.isWide = hasParts(source);
  out_.fieldCategories.assign(program_.symbols.size(), 0);
  const CategoryMask record = aliasNamed(policy_, "record");
  const auto holder = std::find_if(
      policy_.lexicon.begin(), policy_.lexicon.end(), [&](const auto &entry) {
        return entry.level == LexiconEntry::Context &&
               entry.categories == record && entry.words.size() == 1;
      });
  if (!policy_.useLexicon || holder == policy_.lexicon.end())
    return;
  const std::string prefix =
      std::string(policy_.catalog.strings.text(holder->words[0])) + "_";
  const auto entry =
      static_cast<std::uint32_t>(holder - policy_.lexicon.begin());
  std::vector<bool> seen(program_.symbols.size());
  for (const auto &path : program_.paths)
    for (const ir::Step &step : path) {
      if (!step.name || seen[step.name.id])
        continue;
      seen[step.name.id] = true;
      const NameMeaning both =
          lexicon_.meaningOf(prefix + std::string(text(step.name)));
      const NameMeaning &what =
          both.level > NameMeaning::Never && both.entry != entry
              ? both
              : meaning(step.name);
      if (what.level > NameMeaning::Never)
        out_.fieldCategories[step.name.id] = what.categories;
    }
}

// Names of members that carry nothing of what holds them.
void Binder::markNeutral() {
  out_.neutralField.assign(program_.symbols.size(), 0);
  out_.fileField = out_.neutralField;
  const auto mark = [&](const std::vector<Symbol> &fields,
                        std::vector<std::uint8_t> &in) {
    for (const Symbol field : fields)
      if (const Symbol known =
              program_.symbols.find(policy_.catalog.strings.text(field)))
        in[known.id] = 1;
  };
  mark(policy_.fileFields, out_.fileField);
  // What a record is keyed by are its fields' names, unless it is told.
  if (const Symbol keys = program_.symbols.find(ir::kKeysField))
    out_.neutralField[keys.id] = 1;
  if (policy_.useLexicon)
    mark(policy_.neutralFields, out_.neutralField);
  // So does a part whose name is a false friend: result["patient_count"].
  if (policy_.useLexicon)
    for (std::size_t id = 0; id < meanings_.size(); ++id)
      if (meaningKnown_[id] && meanings_[id].level == NameMeaning::Never)
        out_.neutralField[id] = 1;
}

BoundPolicy Binder::run() {
  readNames();
  if (policy_.useLexicon)
    findTests(), countSigns(), countUnitsOfHealth(), leaveOutMembers();
  readProjectNames();
  readAssigned();
  bindAudits();
  bindSites();
  bindHandedRequests();
  bindQueries();
  dropLonely();
  bindServed();
  bindReads();
  bindThrows();
  bindStores();
  bindAssurances();
  bindResponses();
  bindOverrides();
  bindProjectSources();
  bindAnnotations();
  judgeProject();
  if (policy_.useLexicon && out_.anyPatientData)
    bindNames();
  bindSuiteRows(program_, policy_, out_);
  bindOwnLogs();
  liftMacros();
  finish();
  return std::move(out_);
}

BoundPolicy bind(link::Program &program, const Policy &policy,
                 std::uint32_t asOf) {
  return Binder(program, policy, asOf).run();
}

} // namespace philint::policy
