// Problem. Summaries relate cells to outcomes; find all sources that reach a
// sink, directly or by way of any number of cells.
//
// Method. A worklist of (cell, path, source, transform); each entry is taken to
// every passage that starts at its cell. An object that enters from callers
// nobody knows is identified with its class: what a method leaves in
// `self.field` is found by the other methods, but only at that border; inside
// the program objects are told apart by access paths.
//
// Termination. Entries are finite (paths and transforms are) and kept once.
// Cost. Entries × readers of the cell.
#include "core/flow/Cells.h"

#include <algorithm>
#include <map>
#include <set>

namespace philint::flow {

using namespace ir;
using link::kNone;

namespace {

struct Entry {
  CellId cell = 0;
  AccessPath path;
  std::uint32_t source = 0;
  AccessPath part; // of the source
  TransformId transform = 0;
  bool content = false;
  std::uint8_t marks = 0;
  std::uint16_t distance = 0;
  std::uint32_t previous = kNone; // in entries
  Segment segment;
};

class CellSolver {
public:
  explicit CellSolver(Solution &solution)
      : solution_(solution), context_(*solution.context),
        program_(context_.program) {}

  void run() {
    findHolders();
    for (FunctionId f = 0; f < solution_.summaries.size(); ++f)
      for (const Passage &p : solution_.summaries[f].passages)
        classify(f, p);
    for (std::uint32_t i = 0; i < entries_.size(); ++i)
      spread(i);
    finish();
    solution_.counts.cellFacts = entries_.size();
  }

private:
  struct Reader {
    FunctionId function;
    Passage passage; // origin and outcome with border fields made cells
  };

  CellId fieldCell(FunctionId f, std::uint32_t parameter,
                   const AccessPath &path) const {
    if (!program_.functions[f].isEntry || path.empty() ||
        kindOf(path.steps[0]) != StepKind::Field)
      return kNone;
    const auto unit = program_.functions[f].unit;
    const auto parameters =
        program_.facts(unit).parametersOf(program_.fact(f));
    if (parameter >= parameters.size() || parameters[parameter].vertex == kNone)
      return kNone;
    return memberCell(program_.bases[unit].vertex +
                          parameters[parameter].vertex,
                      path.steps[0]);
  }

  // The cell of the member of the value's class.
  CellId memberCell(VertexId value, PackedStep step) const {
    const Symbol field{symbolOf(step)};
    for (const auto &type : program_.typesOf(value))
      if (type.kind == link::TypeRef::Class && !type.element)
        for (link::ClassId c : program_.classes[type.id].mro)
          if (const CellId cell = program_.fieldCell(c, field); cell != kNone)
            return cell;
    return kNone;
  }

  // Classes whose members inner functions set: what a cell holds matters for
  // these alone. The cells that hold one of them, sorted.
  void findHolders() {
    std::vector<std::uint8_t> isSetInside(program_.classes.size(), 0);
    bool any = false;
    for (CellId cell = 0; cell < program_.cells.size(); ++cell)
      if (program_.cells[cell].kind == link::CellInfo::Captured)
        if (const VertexId receiver = receiverIn(program_, cell);
            receiver != kNone)
          for (const auto &type : program_.typesOf(receiver))
            if (type.kind == link::TypeRef::Class)
              any = isSetInside[type.id] = 1;
    if (!any)
      return;
    const auto hold = [&](CellId cell, VertexId value) {
      for (const auto &type : program_.typesOf(value))
        if (type.kind == link::TypeRef::Class && !type.element)
          holders_.emplace_back(cell, type.id);
    };
    for (const link::CellWriter &writer : program_.cellWriters)
      if (writer.path == 0)
        hold(writer.cell, writer.vertex);
    for (link::UnitId u = 0; u < program_.units.size(); ++u) {
      const ir::UnitFacts &facts = program_.facts(u);
      for (ir::VertexId v = 0; v < facts.vertices.size(); ++v)
        if (facts.vertices[v].kind == ir::VertexKind::CellWrite)
          hold(program_.cellMap[u][facts.vertices[v].data],
               program_.bases[u].vertex + v);
    }
    std::sort(holders_.begin(), holders_.end());
    holders_.erase(std::unique(holders_.begin(), holders_.end()),
                   holders_.end());
  }

  // The member of what the cell holds: `self.service.text` reads the text of
  // any service. Where several classes are possible, of the first.
  CellId memberOf(CellId holder, const AccessPath &path) const {
    if (path.empty() || kindOf(path.steps[0]) != StepKind::Field)
      return kNone;
    for (auto it = std::lower_bound(holders_.begin(), holders_.end(),
                                    std::pair(holder, link::ClassId{0}));
         it != holders_.end() && it->first == holder; ++it)
      for (const link::ClassId c : program_.classes[it->second].mro)
        if (const CellId cell =
                program_.fieldCell(c, Symbol{symbolOf(path.steps[0])});
            cell != kNone)
          return cell;
    return kNone;
  }

  void classify(FunctionId f, const Passage &original) {
    Passage p = original;
    if ((p.origin.kind == Origin::Cell &&
         context_.captured.settles(p.origin.id)) ||
        (p.outcome.kind == Outcome::Cell &&
         context_.captured.settles(p.outcome.id)))
      return; // its owner did that
    const link::FunctionInfo &info = program_.functions[f];
    if (p.only != kNone && info.hasCallers && !info.isFramework)
      return; // its callers know which callback it runs
    if (p.origin.kind == Origin::Parameter) {
      const CellId cell = fieldCell(f, p.origin.id, p.origin.path);
      if (cell == kNone)
        return;
      p.origin = {Origin::Cell, cell, tailOf(p.origin.path, 1)};
    }
    if (p.outcome.kind == Outcome::After) {
      const CellId cell = fieldCell(f, p.outcome.id, p.outcome.path);
      if (cell == kNone)
        return;
      p.outcome = {Outcome::Cell, cell, tailOf(p.outcome.path, 1)};
    }
    const bool ends = p.outcome.kind == Outcome::Sink ||
                      p.outcome.kind == Outcome::ThrowSink;
    if (!ends && p.outcome.kind != Outcome::Cell)
      return;
    if (p.origin.kind == Origin::Cell) {
      addReader(f, p, original);
      for (unsigned n = 0; n < kMaximumSteps; ++n) {
        const CellId member = memberOf(p.origin.id, p.origin.path);
        if (member == kNone || member == p.origin.id)
          break;
        p.origin = {Origin::Cell, member, tailOf(p.origin.path, 1)};
        addReader(f, p, original);
      }
    } else if (ends) {
      report(p.origin.id, p.origin.path, p, p.transform, p.marks, p.distance,
             kNone, {f, original});
    } else {
      enter({p.outcome.id,
             p.outcome.path,
             p.origin.id,
             p.origin.path,
             p.transform,
             p.content,
             static_cast<std::uint8_t>(p.marks | kMarkCell),
             p.distance,
             kNone,
             {f, original}});
    }
  }

  void addReader(FunctionId f, const Passage &p, const Passage &original) {
    readers_[p.origin.id].push_back({f, p});
    originals_[p.origin.id].push_back(original);
  }

  void enter(const Entry &entry) {
    enterOne(entry);
    // A member that an inner function sets of its method's receiver is one of
    // the class's.
    if (program_.cells[entry.cell].kind != link::CellInfo::Captured ||
        entry.path.empty() || kindOf(entry.path.steps[0]) != StepKind::Field)
      return;
    const auto [at, isNew] = receivers_.try_emplace(entry.cell, kNone);
    if (isNew)
      at->second = receiverIn(program_, entry.cell);
    const CellId cell = at->second == kNone
                            ? kNone
                            : memberCell(at->second, entry.path.steps[0]);
    if (cell == kNone)
      return;
    Entry other = entry;
    other.cell = cell;
    other.path = tailOf(entry.path, 1);
    enterOne(other);
  }

  void enterOne(Entry entry) {
    const auto key = std::tuple(entry.cell, entry.path, entry.source,
                                entry.part, entry.transform, entry.content,
                                (entry.marks & kMarkException) != 0);
    if (held_[entry.cell] >= context_.limits.entriesPerCell ||
        !seen_.insert(key).second)
      return;
    ++held_[entry.cell];
    entries_.push_back(std::move(entry));
  }

  void spread(std::uint32_t index) {
    const Entry entry = entries_[index];
    const auto at = readers_.find(entry.cell);
    if (at == readers_.end())
      return;
    for (std::size_t i = 0; i < at->second.size(); ++i) {
      const Reader &reader = at->second[i];
      const Passage &p = reader.passage;
      const Match m = match(entry.path, p.origin.path);
      if (m.kind == Match::None)
        continue;
      AccessPath rest;
      if (m.kind == Match::Below && !p.content)
        rest = tailOf(entry.path, p.origin.path.size);
      AccessPath part = entry.part;
      if (m.kind == Match::Above) {
        const AccessPath extra = tailOf(p.origin.path, entry.path.size);
        if (context_.isNeutral(extra,
                               context_.bound.sources[entry.source].isFile))
          continue;
        if (!entry.content)
          part = context_.partOf(entry.source, part, extra);
      }
      const auto transform =
          context_.transforms.compose(entry.transform, p.transform);
      const auto marks = static_cast<std::uint8_t>(entry.marks | p.marks);
      const auto distance =
          static_cast<std::uint16_t>(entry.distance + p.distance + 1);
      const Segment segment{reader.function, originals_[entry.cell][i]};
      if (p.outcome.kind == Outcome::Cell) {
        AccessPath path = p.outcome.path;
        path.append(rest);
        enter({p.outcome.id, path, entry.source, part, transform,
               entry.content || p.content, marks, distance, index, segment});
      } else {
        report(entry.source, part, p, transform, marks, distance, index,
               segment);
      }
    }
  }

  void report(std::uint32_t source, const AccessPath &part, const Passage &p,
              TransformId transform, std::uint8_t marks, std::uint16_t distance,
              std::uint32_t previous, const Segment &segment) {
    const bool isThrow = p.outcome.kind == Outcome::ThrowSink;
    const auto key = std::tuple(isThrow, p.outcome.id, source, part, transform);
    auto [at, isNew] = best_.try_emplace(key);
    if (!isNew && rankOf(at->second.marks, at->second.distance) <=
                      rankOf(marks, distance))
      return;
    // What nearly everything reaches says nothing of the rest.
    if (isNew && previous != kNone &&
        ++reached_[{isThrow, p.outcome.id}] > context_.limits.sourcesPerSink) {
      best_.erase(at);
      return;
    }
    Issue issue{source,    part,  p.outcome.id, isThrow,
                transform, marks, distance,     {}};
    for (std::uint32_t e = previous; e != kNone; e = entries_[e].previous)
      issue.segments.push_back(entries_[e].segment);
    std::reverse(issue.segments.begin(), issue.segments.end());
    issue.segments.push_back(segment);
    at->second = std::move(issue);
  }

  void finish() {
    for (auto &[key, issue] : best_)
      solution_.issues.push_back(std::move(issue));
  }

  Solution &solution_;
  const FlowContext &context_;
  const link::Program &program_;
  std::map<CellId, std::vector<Reader>> readers_;
  std::map<CellId, std::vector<Passage>> originals_;
  std::map<CellId, VertexId> receivers_; // of captured variables
  std::vector<std::pair<CellId, link::ClassId>> holders_;
  std::vector<Entry> entries_;
  std::map<CellId, std::uint32_t> held_; // entries, by cell
  std::set<std::tuple<CellId, AccessPath, std::uint32_t, AccessPath,
                      TransformId, bool, bool>>
      seen_;
  std::map<
      std::tuple<bool, std::uint32_t, std::uint32_t, AccessPath, TransformId>,
      Issue>
      best_;
  std::map<std::pair<bool, std::uint32_t>, std::uint32_t> reached_; // by sink
};

} // namespace

void solveCells(Solution &solution) { CellSolver(solution).run(); }

} // namespace philint::flow
