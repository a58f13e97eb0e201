#include "checks/CodeSettings.h"

#include "core/link/Settings.h"

#include <algorithm>

namespace philint::checks {

namespace {

using ir::ConfigFile;
using ir::ConfigNode;
using ir::VertexKind;

bool isEnvironment(std::string_view owner) {
  return owner == "env" || owner == "environ";
}

class Reader {
public:
  Reader(const link::Program &program, link::UnitId unit)
      : program_(program), unitId_(unit), unit_(program.facts(unit)) {}

  ConfigFile tree(const char *dialect) const {
    ConfigFile out;
    out.path = unit_.path;
    out.dialect = dialect;
    out.isLocal = ir::isLocalProfile(out.path);
    out.nodes.emplace_back();
    out.add(0, {});
    return out;
  }

  // Variables that code sets, and attributes that it sets to a literal.
  void assigned(ConfigFile &environment, ConfigFile &attributes) const {
    for (const ir::Edge &edge : unit_.edges) {
      if (edge.kind != ir::EdgeKind::Copy || !edge.write || edge.read)
        continue;
      const auto &steps = unit_.writeOf(edge);
      const ir::Vertex &from = unit_.vertices[edge.from];
      // `a.b.c = 1` writes `b.c` of `a`: the owner of `c` is `b`.
      const std::string_view owner =
          steps.size() > 1 ? unit_.text(steps[steps.size() - 2].name)
                           : unit_.text(unit_.vertices[edge.to].name);
      if (steps.empty() || !steps.back().name || owner.empty())
        continue;
      const bool isLiteral = from.kind == VertexKind::Literal;
      const std::string name(unit_.text(steps.back().name));
      if (isEnvironment(owner) && isLiteral)
        add(environment, name, from);
      else if (steps.back().kind == ir::StepKind::Field && isLiteral)
        add(attributes, std::string(owner) + '.' + name, from);
      else if (steps.back().kind == ir::StepKind::Field && isMember(edge.from))
        addNode(attributes, std::string(owner) + '.' + name,
                std::string(unit_.text(from.name)), from.span);
    }
  }

  // Global variables that are given a literal, once.
  void globals(ConfigFile &out) const {
    for (const ir::Edge &edge : unit_.edges) {
      const ir::Vertex &to = unit_.vertices[edge.to];
      const ir::Vertex &from = unit_.vertices[edge.from];
      if (edge.kind == ir::EdgeKind::Copy && !edge.write && !edge.read &&
          to.kind == VertexKind::CellWrite &&
          unit_.cells[to.data].kind == ir::Cell::Global)
        if (const ir::Vertex *literal = literalOf(edge.from, from))
          add(out, std::string(unit_.text(unit_.cells[to.data].name)),
              *literal);
    }
  }

  void texts(ConfigFile &out) const {
    constexpr std::size_t kShortest = 8;
    std::vector<std::string_view> names;
    for (ir::VertexId v = 0; v < unit_.vertices.size(); ++v) {
      const ir::Vertex &vertex = unit_.vertices[v];
      if (vertex.kind != VertexKind::Literal ||
          unit_.constants[vertex.data].kind != ir::ConstantKind::String ||
          unit_.text(unit_.constants[vertex.data].text).size() < kShortest)
        continue;
      add(out, "text", vertex);
      if (names.empty())
        names = givenNames();
      if (!names[v].empty())
        add(out, "text of " + std::string(names[v]), vertex);
    }
  }

  // `process.env.NAME`, `import.meta.env.NAME`, `os.environ["NAME"]`.
  void read(ConfigFile &out) const {
    for (ir::VertexId v = 0; v < unit_.vertices.size(); ++v) {
      const ir::Vertex &vertex = unit_.vertices[v];
      const std::string_view name = unit_.text(vertex.name);
      if (vertex.kind != VertexKind::Value || name.size() < 4 ||
          name[0] < 'A' || name[0] > 'Z' || !isReadOfEnvironment(v))
        continue;
      addNode(out, std::string(name), std::string(name), vertex.span);
    }
  }

private:
  // What each value is called where it goes: a variable, a member, an argument.
  std::vector<std::string_view> givenNames() const {
    std::vector<std::string_view> out(unit_.vertices.size());
    for (const ir::Edge &edge : unit_.edges) {
      if (!ir::hasPaths(edge) || edge.read)
        continue;
      const auto &write = unit_.writeOf(edge);
      const Symbol name =
          write.empty() ? unit_.vertices[edge.to].name : write.back().name;
      if (name && out[edge.from].empty())
        out[edge.from] = unit_.text(name);
    }
    for (const ir::SiteArgument &argument : unit_.siteArguments)
      if (argument.name && argument.value != ir::kNone)
        out[argument.value] = unit_.text(argument.name);
    return out;
  }

  // A name of a library, such as `ssl.TLSVersion.TLSv1_1`: read, never made.
  bool isMember(ir::VertexId vertex) const {
    const ir::Vertex &of = unit_.vertices[vertex];
    if (of.kind != VertexKind::Value || !of.name ||
        (of.flags & ir::kVertexNamed))
      return false;
    const link::UnitBase &base = program_.bases[unitId_];
    const auto edges = program_.inEdgesOf(base.vertex + vertex);
    return std::all_of(edges.begin(), edges.end(), [&](std::uint32_t e) {
      const ir::Edge &edge = unit_.edges[e - base.edge];
      return edge.kind == ir::EdgeKind::Copy && edge.read && !edge.write;
    });
  }
  bool isReadOfEnvironment(ir::VertexId vertex) const {
    const link::UnitBase &base = program_.bases[unitId_];
    const auto edges = program_.inEdgesOf(base.vertex + vertex);
    return std::any_of(edges.begin(), edges.end(), [&](std::uint32_t e) {
      const ir::Edge &edge = unit_.edges[e - base.edge];
      return edge.kind == ir::EdgeKind::Copy && edge.read && !edge.write &&
             isEnvironment(unit_.text(unit_.vertices[edge.from].name));
    });
  }

  // The literal itself, or behind one copy: the variable's own value.
  const ir::Vertex *literalOf(ir::VertexId at, const ir::Vertex &from) const {
    if (from.kind == VertexKind::Literal)
      return &from;
    if (from.kind != VertexKind::Value)
      return nullptr;
    const link::UnitBase &base = program_.bases[unitId_];
    const ir::Vertex *found = nullptr;
    for (const std::uint32_t e : program_.inEdgesOf(base.vertex + at)) {
      const ir::Edge &edge = unit_.edges[e - base.edge];
      const ir::Vertex &source = unit_.vertices[edge.from];
      if (found || edge.kind != ir::EdgeKind::Copy || edge.read ||
          edge.write || source.kind != VertexKind::Literal)
        return nullptr;
      found = &source;
    }
    return found;
  }

  void add(ConfigFile &out, std::string key, const ir::Vertex &literal) const {
    const ir::Constant &constant = unit_.constants[literal.data];
    if (constant.kind != ir::ConstantKind::None)
      addNode(out, std::move(key), std::string(unit_.text(constant.text)),
              literal.span);
  }
  void addNode(ConfigFile &out, std::string key, std::string value,
               ir::Span span) const {
    ConfigNode node;
    node.kind = ConfigNode::Scalar;
    node.key = std::move(key);
    node.value = std::move(value);
    const report::Region at = checks::regionOf(program_, unitId_, span);
    node.at = node.keyAt = {at.line, at.column, at.endLine, at.endColumn};
    out.add(1, std::move(node));
  }

  const link::Program &program_;
  link::UnitId unitId_;
  const ir::UnitFacts &unit_;
};

} // namespace

std::vector<ConfigFile>
codeSettings(const link::Program &program,
             const std::vector<const model::Row *> &rows, link::UnitId unit,
             const std::set<std::string> &wanted) {
  const Reader reader(program, unit);
  std::vector<ConfigFile> out;
  const auto keep = [&](ConfigFile file) {
    if (file.nodes.size() > 2 && wanted.contains(file.dialect))
      out.push_back(std::move(file));
  };
  ConfigFile environment = reader.tree("environment");
  ConfigFile attributes = reader.tree("code-settings");
  reader.assigned(environment, attributes);
  keep(std::move(environment));
  keep(std::move(attributes));
  const ir::UnitFacts &facts = program.facts(unit);
  if (facts.strings.find("env") || facts.strings.find("environ")) {
    ConfigFile read = reader.tree("environment-read");
    reader.read(read);
    keep(std::move(read));
  }
  if (const auto kind = link::settingsModule(program, rows, unit);
      kind != link::SettingsModule::None) {
    ConfigFile module = reader.tree("settings-module");
    module.isLocal |= kind == link::SettingsModule::Local;
    reader.globals(module);
    keep(std::move(module));
  }
  if (wanted.contains("code-text")) {
    ConfigFile texts = reader.tree("code-text");
    reader.texts(texts);
    keep(std::move(texts));
  }
  return out;
}

} // namespace philint::checks
