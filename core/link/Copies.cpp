// Problem. For each application of a decorator of the program, a copy of the
// function that is applied, with all functions inside it.
//
// Method. Before anything is resolved: the name that is written at the
// application is compared with the names of functions that have a function
// inside which uses a parameter of theirs. A name that misses (an alias) costs
// precision alone: such applications share the first one's function. Copies are
// appended to their unit, in the order of the applications; what a copy applies
// itself comes after them.
//
// Termination. Bounded numbers of copies of a function and of all.
#include "core/link/Copies.h"

#include "core/ir/Binary.h"

#include <algorithm>
#include <map>
#include <string>

namespace philint::link {
namespace {

using ir::UnitFacts;

constexpr std::uint32_t kMostOfOne = 256, kMost = 8192;

struct Function {
  UnitId unit = 0;
  ir::FunctionId id = 0;
};

// Copies one function and those inside it to the end of their unit.
class Copier {
public:
  Copier(UnitFacts &unit, std::vector<ir::FunctionId> functions)
      : unit_(unit), functions_(std::move(functions)),
        first_(static_cast<ir::FunctionId>(unit.functions.size())) {}

  ir::FunctionId run() {
    auto vertices = static_cast<std::uint32_t>(unit_.vertices.size());
    auto sites = static_cast<std::uint32_t>(unit_.sites.size());
    for (const ir::FunctionId f : functions_) {
      const ir::FactFunction &from = unit_.functions[f];
      vertexAt_.push_back(vertices);
      siteAt_.push_back(sites);
      vertices += from.endVertex - from.firstVertex;
      sites += from.endSite - from.firstSite;
    }
    copyCells();
    for (std::size_t i = 0; i < functions_.size(); ++i)
      copyFunction(i);
    return first_;
  }

private:
  ir::FunctionId functionOf(ir::FunctionId f) const {
    const auto at = std::lower_bound(functions_.begin(), functions_.end(), f);
    if (at == functions_.end() || *at != f)
      return f;
    return first_ + static_cast<ir::FunctionId>(at - functions_.begin());
  }
  ir::VertexId vertexOf(ir::VertexId v) const {
    for (std::size_t i = 0; i < functions_.size() && v != kNone; ++i) {
      const ir::FactFunction &from = unit_.functions[functions_[i]];
      if (v >= from.firstVertex && v < from.endVertex)
        return v - from.firstVertex + vertexAt_[i];
    }
    return v;
  }
  ir::SiteId siteOf(ir::SiteId s) const {
    for (std::size_t i = 0; i < functions_.size() && s != kNone; ++i) {
      const ir::FactFunction &from = unit_.functions[functions_[i]];
      if (s >= from.firstSite && s < from.endSite)
        return s - from.firstSite + siteAt_[i];
    }
    return s;
  }

  void copyCells() {
    const auto count = static_cast<std::uint32_t>(unit_.cells.size());
    for (std::uint32_t c = 0; c < count; ++c) {
      ir::Cell cell = unit_.cells[c];
      const ir::FunctionId owner = functionOf(cell.function);
      if (cell.kind != ir::Cell::Captured || owner == cell.function)
        continue;
      cells_[c] = static_cast<std::uint32_t>(unit_.cells.size());
      cell.function = owner;
      unit_.cells.push_back(cell);
    }
  }

  // Appends what `[first, end)` of the list holds, changed by `change`; both
  // become those of the copies.
  template <class T, class Change>
  static void append(std::vector<T> &all, std::uint32_t &first,
                     std::uint32_t &end, Change &&change) {
    const auto begin = static_cast<std::uint32_t>(all.size());
    for (std::uint32_t i = first; i < end; ++i) {
      T one = all[i];
      change(one);
      all.push_back(std::move(one));
    }
    first = begin;
    end = static_cast<std::uint32_t>(all.size());
  }

  void copyFunction(std::size_t index) {
    const ir::FunctionId id = functions_[index];
    const auto made = first_ + static_cast<ir::FunctionId>(index);
    ir::FactFunction to = unit_.functions[id];
    const ir::FactFunction from = to;
    to.parent = functionOf(to.parent);
    to.result = vertexOf(to.result);
    to.thrown = vertexOf(to.thrown);
    copySites(from, to, made);
    append(unit_.vertices, to.firstVertex, to.endVertex,
           [&](ir::Vertex &vertex) { change(vertex); });
    const auto edge = static_cast<std::uint32_t>(unit_.edges.size());
    append(unit_.edges, to.firstEdge, to.endEdge, [&](ir::Edge &one) {
      one.from = vertexOf(one.from);
      one.to = vertexOf(one.to);
      if (!ir::hasPaths(one))
        one.read = siteOf(one.read);
    });
    append(unit_.parameters, to.firstParameter, to.endParameter,
           [&](ir::FactParameter &one) { change(one); });
    copyFlow(from, to, made);
    copyKeys(id, made, edge - from.firstEdge);
    unit_.functions.push_back(to);
  }

  void copySites(const ir::FactFunction &from, ir::FactFunction &to,
                 ir::FunctionId made) {
    const auto block = static_cast<std::uint32_t>(unit_.blocks.size());
    append(unit_.sites, to.firstSite, to.endSite, [&](ir::Site &site) {
      site.function = made;
      site.callee = vertexOf(site.callee);
      site.receiver = vertexOf(site.receiver);
      site.result = vertexOf(site.result);
      site.afterReceiver = vertexOf(site.afterReceiver);
      site.thrown = vertexOf(site.thrown);
      site.block += block - from.firstBlock;
      const std::uint32_t first = site.firstArgument;
      append(unit_.siteArguments, site.firstArgument, site.endArgument,
             [&](ir::SiteArgument &argument) {
               argument.value = vertexOf(argument.value);
               argument.after = vertexOf(argument.after);
             });
      for (auto a = site.firstArgument; a < site.endArgument; ++a)
        arguments_[first + a - site.firstArgument] = a;
    });
  }

  void change(ir::Vertex &vertex) const {
    switch (vertex.kind) {
    case ir::VertexKind::CellRead:
    case ir::VertexKind::CellWrite:
      if (const auto cell = cells_.find(vertex.data); cell != cells_.end())
        vertex.data = cell->second;
      return;
    case ir::VertexKind::FunctionRef:
      vertex.data = functionOf(vertex.data);
      return;
    case ir::VertexKind::Result:
    case ir::VertexKind::AfterReceiver:
    case ir::VertexKind::Thrown:
      vertex.data = siteOf(vertex.data);
      return;
    case ir::VertexKind::AfterArgument:
      if (const auto at = arguments_.find(vertex.data); at != arguments_.end())
        vertex.data = at->second;
      return;
    default:
      return;
    }
  }

  void change(ir::FactParameter &one) const {
    one.vertex = vertexOf(one.vertex);
    one.after = vertexOf(one.after);
    one.whenTrue = vertexOf(one.whenTrue);
    one.whenFalse = vertexOf(one.whenFalse);
    one.defaultValue = vertexOf(one.defaultValue);
  }

  void copyFlow(const ir::FactFunction &from, ir::FactFunction &to,
                ir::FunctionId made) {
    const auto moved = [](std::uint32_t &id, std::uint32_t by) {
      if (id != kNone)
        id += by;
    };
    const auto scope =
        static_cast<std::uint32_t>(unit_.scopes.size()) - from.firstScope;
    const auto block =
        static_cast<std::uint32_t>(unit_.blocks.size()) - from.firstBlock;
    append(unit_.scopes, to.firstScope, to.endScope, [&](ir::FlowScope &one) {
      moved(one.parent, scope);
      one.context = vertexOf(one.context);
    });
    append(unit_.blocks, to.firstBlock, to.endBlock, [&](ir::FlowBlock &one) {
      const std::uint32_t sites = to.firstSite - from.firstSite;
      moved(one.firstSite, sites), moved(one.endSite, sites);
      moved(one.next[0], block), moved(one.next[1], block);
      moved(one.handler, block), moved(one.scope, scope);
    });
    append(unit_.throwPoints, to.firstThrow, to.endThrow,
           [&](ir::ThrowPoint &one) {
             one.function = made;
             one.value = vertexOf(one.value);
             moved(one.block, block);
           });
  }

  void copyKeys(ir::FunctionId id, ir::FunctionId made, std::uint32_t edges) {
    const std::size_t keys = unit_.dynamicKeys.size();
    for (std::size_t i = 0; i < keys; ++i)
      if (ir::DynamicKey key = unit_.dynamicKeys[i]; key.function == id) {
        key.function = made;
        key.edge += edges;
        key.key = vertexOf(key.key);
        unit_.dynamicKeys.push_back(key);
      }
    const std::size_t types = unit_.valueTypes.size();
    for (std::size_t i = 0; i < types; ++i)
      if (ir::ValueType type = unit_.valueTypes[i]; type.function == id) {
        type.function = made;
        type.vertex = vertexOf(type.vertex);
        unit_.valueTypes.push_back(type);
      }
  }

  UnitFacts &unit_;
  const std::vector<ir::FunctionId> functions_; // ascending
  const ir::FunctionId first_;
  std::vector<std::uint32_t> vertexAt_, siteAt_; // by function
  std::map<std::uint32_t, std::uint32_t> cells_, arguments_;
};

class Decorators {
public:
  explicit Decorators(std::vector<std::shared_ptr<const UnitFacts>> &units)
      : units_(units), own_(units.size()) {
    out_.originals.resize(units.size());
  }

  Copies run() {
    for (UnitId u = 0; u < units_.size(); ++u)
      if (units_[u]->language == ir::Language::Python)
        findWrapping(u);
    if (named_.empty())
      return std::move(out_);
    for (UnitId u = 0; u < units_.size(); ++u)
      if (units_[u]->language == ir::Language::Python)
        queueSites(u, 0, static_cast<ir::SiteId>(units_[u]->sites.size()));
    for (std::size_t i = 0; i < queue_.size(); ++i)
      apply(queue_[i].first, queue_[i].second);
    return std::move(out_);
  }

private:
  // Functions by name whose inner functions use what they were given.
  void findWrapping(UnitId u) {
    const UnitFacts &unit = *units_[u];
    std::vector<std::uint8_t> found(unit.functions.size(), 0);
    for (const ir::Cell &cell : unit.cells) {
      if (cell.kind != ir::Cell::Captured || found[cell.function])
        continue;
      const ir::FactFunction &owner = unit.functions[cell.function];
      const auto parameters = unit.parametersOf(owner);
      if (std::none_of(parameters.begin(), parameters.end(),
                       [&](const auto &p) { return p.name == cell.name; }))
        continue;
      found[cell.function] = 1;
      named_[std::string(unit.text(owner.name))].push_back({u, cell.function});
      if (owner.parent != kNone && owner.parent != 0)
        made_[std::string(unit.text(unit.functions[owner.parent].name))]
            .push_back({u, cell.function});
    }
  }

  void queueSites(UnitId u, ir::SiteId first, ir::SiteId end) {
    for (ir::SiteId s = first; s < end; ++s) {
      const ir::Site &site = units_[u]->sites[s];
      if ((site.flags & ir::kCallDecorator) &&
          site.firstArgument != site.endArgument)
        queue_.push_back({u, s});
    }
  }

  void apply(UnitId u, ir::SiteId s) {
    std::string_view written = units_[u]->text(units_[u]->sites[s].written);
    const bool isMade = written.ends_with("()"); // `@retry(3)`
    if (isMade)
      written.remove_suffix(2);
    if (const auto dot = written.rfind('.'); dot != written.npos)
      written.remove_prefix(dot + 1);
    const auto &by = isMade ? made_ : named_;
    const auto found = by.find(std::string(written));
    if (found == by.end())
      return;
    for (const Function &function : found->second)
      copyFor(u, s, function);
  }

  void copyFor(UnitId u, ir::SiteId s, const Function &function) {
    std::uint32_t &uses = uses_[{function.unit, function.id}];
    if (uses++ == 0 || uses > kMostOfOne || count_ > kMost)
      return;
    std::vector<ir::FunctionId> inside = insideOf(function);
    UnitFacts *const own = inside.empty() ? nullptr : ownUnit(function.unit);
    if (!own)
      return;
    UnitFacts &unit = *own;
    std::vector<ir::FunctionId> &originals = out_.originals[function.unit];
    originals.insert(originals.end(), inside.begin(), inside.end());
    count_ += static_cast<std::uint32_t>(inside.size());
    const auto sites = static_cast<ir::SiteId>(unit.sites.size());
    const ir::FunctionId copy = Copier(unit, std::move(inside)).run();
    out_.applied.push_back({u, s, function.unit, function.id, copy});
    queueSites(function.unit, sites,
               static_cast<ir::SiteId>(unit.sites.size()));
  }

  // The function and those inside it; none where there are classes among them.
  std::vector<ir::FunctionId> insideOf(const Function &function) const {
    const UnitFacts &unit = *units_[function.unit];
    std::vector<ir::FunctionId> out{function.id};
    const auto isInside = [&](ir::FunctionId f) {
      return std::binary_search(out.begin(), out.end(), f);
    };
    const std::size_t own =
        unit.functions.size() - out_.originals[function.unit].size();
    for (auto f = function.id + 1; f < own; ++f)
      if (unit.functions[f].parent != kNone &&
          isInside(unit.functions[f].parent))
        out.push_back(f);
    if (std::any_of(unit.classes.begin(), unit.classes.end(),
                    [&](const auto &c) { return isInside(c.function); }))
      out.clear();
    return out;
  }

  // The unit, as this program alone has it; null where it cannot be had.
  UnitFacts *ownUnit(UnitId u) {
    if (!own_[u]) {
      auto facts = ir::readFacts(ir::writeFacts(*units_[u]));
      if (!facts)
        return nullptr;
      own_[u] = std::make_shared<UnitFacts>(std::move(*facts));
      units_[u] = own_[u];
    }
    return own_[u].get();
  }

  std::vector<std::shared_ptr<const UnitFacts>> &units_;
  std::vector<std::shared_ptr<UnitFacts>> own_;
  std::map<std::string, std::vector<Function>> named_, made_;
  std::vector<std::pair<UnitId, ir::SiteId>> queue_;
  std::map<std::pair<UnitId, ir::FunctionId>, std::uint32_t> uses_;
  std::uint32_t count_ = 0;
  Copies out_;
};

} // namespace

Copies
copyDecorators(std::vector<std::shared_ptr<const ir::UnitFacts>> &units) {
  return Decorators(units).run();
}

} // namespace philint::link
