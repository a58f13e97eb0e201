#include "checks/LiteralRecords.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

namespace philint::checks {

namespace {

using ir::ConfigFile;
using ir::ConfigNode;
using ir::ConfigNodeId;
using ir::VertexKind;

constexpr std::size_t kLongest = 4000;

void addPair(LiteralRecord &out, std::string_view key, std::string_view value,
             std::uint32_t what) {
  if (out.text.size() > kLongest)
    return;
  if (!key.empty())
    out.text.append(key) += ": ";
  out.values.emplace_back(out.text.size(), what);
  out.text.append(value.substr(0, kLongest)) += ' ';
}

class UnitReader {
public:
  UnitReader(const ir::UnitFacts &unit, const std::vector<bool> &wanted)
      : unit_(unit), wanted_(wanted) {}

  std::vector<LiteralRecord> run() {
    for (std::uint32_t e = 0; e < unit_.edges.size(); ++e)
      edge(unit_.edges[e]);
    std::vector<LiteralRecord> out;
    for (const auto &[holder, pairs] : objects_)
      if (isWanted(pairs)) {
        out.push_back(recordOf(pairs, namesAbove(holder)));
        addBelow(holder, out.back(), 0);
      }
    for (const ir::Site &site : unit_.sites)
      call(site, out);
    for (const auto &[name, literal] : given_)
      out.push_back(recordOf({{name, literal}}, {}));
    return out;
  }

private:
  using Pairs = std::vector<std::pair<std::string_view, ir::VertexId>>;

  bool isLiteral(ir::VertexId v) const {
    return unit_.vertices[v].kind == VertexKind::Literal;
  }
  bool isWanted(const Pairs &pairs) const {
    return std::any_of(pairs.begin(), pairs.end(), [&](const auto &one) {
      return wanted_[unit_.vertices[one.second].data];
    });
  }

  std::string_view nameOf(ir::VertexId v) const {
    const ir::Vertex &vertex = unit_.vertices[v];
    return unit_.text(vertex.kind == VertexKind::CellWrite
                          ? unit_.cells[vertex.data].name
                          : vertex.name);
  }

  void edge(const ir::Edge &edge) {
    if (edge.kind != ir::EdgeKind::Copy || !ir::hasPaths(edge) || edge.read)
      return;
    const auto &steps = unit_.writeOf(edge);
    if (!isLiteral(edge.from)) {
      if (above_.try_emplace(edge.from, edge.to).second && !steps.empty())
        below_[edge.to].emplace_back(unit_.text(steps.back().name), edge.from);
      return;
    }
    if (!steps.empty())
      objects_[edge.to].emplace_back(unit_.text(steps.back().name), edge.from);
    else if (wanted_[unit_.vertices[edge.from].data] &&
             !nameOf(edge.to).empty())
      given_.emplace_back(nameOf(edge.to), edge.from);
  }

  void call(const ir::Site &site, std::vector<LiteralRecord> &out) const {
    Pairs pairs;
    for (const ir::SiteArgument &argument : unit_.argumentsOf(site))
      if (argument.name && argument.value != ir::kNone &&
          isLiteral(argument.value))
        pairs.emplace_back(unit_.text(argument.name), argument.value);
    if (isWanted(pairs))
      out.push_back(recordOf(pairs, std::string(unit_.text(site.written))));
  }

  // Objects in the object: `name: [{family: "Keller"}]`.
  void addBelow(ir::VertexId holder, LiteralRecord &out, int depth) const {
    constexpr int kDeep = 3;
    const auto inner = below_.find(holder);
    if (inner == below_.end() || depth == kDeep)
      return;
    for (const auto &[name, object] : inner->second) {
      if (!objects_.contains(object) && !below_.contains(object))
        continue;
      if (!isIndex(name))
        out.text.append(name) += ": ";
      if (const auto pairs = objects_.find(object); pairs != objects_.end())
        for (const auto &[key, literal] : pairs->second)
          addPair(
              out, isIndex(key) ? std::string_view() : key,
              unit_.text(unit_.constants[unit_.vertices[literal].data].text),
              literal);
      addBelow(object, out, depth + 1);
    }
  }
  static bool isIndex(std::string_view name) {
    return name.empty() || (name[0] >= '0' && name[0] <= '9');
  }

  // What the object is called, and what it is put into.
  std::string namesAbove(ir::VertexId holder) const {
    constexpr int kSteps = 6;
    std::string out(nameOf(holder));
    for (int step = 0; step < kSteps; ++step) {
      const auto next = above_.find(holder);
      if (next == above_.end())
        break;
      holder = next->second;
      out += ' ';
      out += nameOf(holder);
    }
    return out;
  }

  LiteralRecord recordOf(const Pairs &pairs, std::string called) const {
    LiteralRecord out;
    out.called = std::move(called);
    for (const auto &[name, literal] : pairs)
      addPair(out, name,
              unit_.text(unit_.constants[unit_.vertices[literal].data].text),
              literal);
    return out;
  }

  const ir::UnitFacts &unit_;
  const std::vector<bool> &wanted_;
  std::map<ir::VertexId, Pairs> objects_, below_;
  std::map<ir::VertexId, ir::VertexId> above_;
  Pairs given_;
};

void collect(const ConfigFile &file, ConfigNodeId from, unsigned depth,
             LiteralRecord &out) {
  for (ConfigNodeId c = file.nodes[from].firstChild;
       c && out.text.size() < kLongest; c = file.nodes[c].next) {
    const ConfigNode &node = file.nodes[c];
    if (node.kind == ConfigNode::Scalar) {
      addPair(out, node.key, node.value, c);
    } else if (depth) {
      if (!node.key.empty())
        out.text += node.key + ": ";
      collect(file, c, depth - 1, out);
    }
  }
}

} // namespace

std::optional<std::pair<std::size_t, std::uint32_t>>
LiteralRecord::valueAt(std::size_t at) const {
  const auto after = std::upper_bound(
      values.begin(), values.end(), at,
      [](std::size_t place, const auto &one) { return place < one.first; });
  if (after == values.begin())
    return {};
  return *std::prev(after);
}

std::vector<LiteralRecord> recordsOf(const ir::UnitFacts &unit,
                                     const std::vector<bool> &wanted) {
  return UnitReader(unit, wanted).run();
}

std::vector<LiteralRecord> recordsOf(const ConfigFile &file,
                                     const std::vector<bool> &wanted) {
  constexpr unsigned kDeep = 4;
  std::set<ConfigNodeId> roots;
  for (ConfigNodeId n = 1; n < file.nodes.size(); ++n) {
    if (!wanted[n])
      continue;
    ConfigNodeId at = file.nodes[n].parent;
    for (unsigned step = 0; at && step <= 2 * kDeep; ++step) {
      if (file.nodes[at].kind == ConfigNode::Map)
        roots.insert(at);
      at = file.nodes[at].parent;
    }
  }
  std::vector<LiteralRecord> out;
  for (const ConfigNodeId root : roots) {
    LiteralRecord record;
    collect(file, root, kDeep, record);
    out.push_back(std::move(record));
  }
  return out;
}

namespace {

// Cells of a row; what stands in quotes may hold the mark.
std::vector<std::string_view> cellsOf(std::string_view line, char mark) {
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  bool isQuoted = false;
  for (std::size_t i = 0; i <= line.size(); ++i) {
    if (i < line.size() && line[i] == '"')
      isQuoted = !isQuoted;
    if (i < line.size() && (isQuoted || line[i] != mark))
      continue;
    std::string_view cell = line.substr(begin, i - begin);
    if (cell.size() > 1 && cell.front() == '"' && cell.back() == '"')
      cell = cell.substr(1, cell.size() - 2);
    out.push_back(cell);
    begin = i + 1;
  }
  return out;
}

} // namespace

std::vector<LiteralRecord> rowsOf(const ConfigFile &file) {
  std::vector<LiteralRecord> out;
  const ConfigNodeId list = file.nodes[0].firstChild;
  const ConfigNodeId first = list ? file.nodes[list].firstChild : 0;
  if (!first)
    return out;
  const std::string_view head = file.nodes[first].value;
  constexpr std::array kMarks = {',', ';', '\t', '|'};
  const char mark =
      *std::max_element(kMarks.begin(), kMarks.end(), [&](char a, char b) {
        return std::count(head.begin(), head.end(), a) <
               std::count(head.begin(), head.end(), b);
      });
  const auto names = cellsOf(head, mark);
  for (ConfigNodeId n = file.nodes[first].next; n; n = file.nodes[n].next) {
    LiteralRecord row;
    const auto cells = cellsOf(file.nodes[n].value, mark);
    for (std::size_t i = 0; i < cells.size() && i < names.size(); ++i)
      addPair(row, names[i], cells[i], n);
    out.push_back(std::move(row));
  }
  return out;
}

} // namespace philint::checks
