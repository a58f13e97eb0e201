// Files in files: the resources of a serverless.yml are a template of
// CloudFormation, the items of a List are objects of Kubernetes, and what a
// ConfigMap holds under `nginx.conf` is a configuration of nginx. Which parts
// are what is data of the dialect; each becomes a file of its own with the path
// and the lines of the one that it stands in.
#include "frontends/config/ProjectFiles.h"
#include "frontends/config/Readers.h"

namespace philint::config {

namespace {

using ir::ConfigFile;
using ir::ConfigNode;
using ir::ConfigNodeId;

std::string_view lineOf(std::string_view bytes, std::uint32_t number) {
  for (; number > 1; --number) {
    const auto end = bytes.find('\n');
    if (end == bytes.npos)
      return {};
    bytes.remove_prefix(end + 1);
  }
  return bytes.substr(0, bytes.find('\n'));
}

// How far the text of a block (`key: |`) is from the file's begin, where it
// stands as it is.
std::optional<Shift> shiftOf(const ConfigNode &node, std::string_view bytes) {
  const std::string_view written = lineOf(bytes, node.at.line + 1);
  const std::string_view first =
      trimmed(std::string_view(node.value).substr(0, node.value.find('\n')));
  if (first.empty() || trimmed(written) != first)
    return {};
  return Shift{node.at.line, static_cast<std::uint32_t>(written.find(first))};
}

ConfigFile emptyPart(const ConfigFile &of, std::string dialect) {
  ConfigFile out;
  out.path = of.path;
  out.dialect = std::move(dialect);
  out.isLocal = of.isLocal;
  out.isPart = true;
  out.nodes.emplace_back();
  return out;
}

class PartReader {
public:
  PartReader(const ConfigFile &file, std::string_view bytes,
             const std::vector<ir::ConfigDialect> &dialects,
             const ConfigLimits &limits)
      : file_(file), bytes_(bytes), dialects_(dialects), limits_(limits) {}

  std::vector<ConfigFile> run(const ir::ConfigDialect &dialect) {
    for (const ir::ConfigPart &part : dialect.parts)
      for (ConfigNodeId d = file_.nodes[0].firstChild; d;
           d = file_.nodes[d].next)
        for (const ConfigNodeId node : ir::follow(file_, d, part.path))
          read(node, part);
    return std::move(out_);
  }

private:
  void read(ConfigNodeId id, const ir::ConfigPart &part) {
    const ConfigNode &node = file_.nodes[id];
    if (node.kind == ConfigNode::Map || node.kind == ConfigNode::List) {
      if (part.dialect.empty())
        return;
      ConfigFile out = emptyPart(file_, part.dialect);
      const ConfigNodeId document = graft(file_, id, out, 0, {});
      out.nodes[document].key.clear();
      out_.push_back(std::move(out));
    } else if (node.value.find('\n') != std::string::npos &&
               !node.value.starts_with('!')) {
      text(node, part);
    }
  }

  void text(const ConfigNode &node, const ir::ConfigPart &part) {
    const std::string path = joinPath(folderOf(file_.path), node.key);
    const ir::ConfigDialect *dialect = nullptr;
    if (part.dialect.empty())
      dialect = dialectOf(path, node.value, dialects_);
    for (const ir::ConfigDialect &one : dialects_)
      if (!dialect && one.id == part.dialect)
        dialect = &one;
    if (!dialect)
      return;
    const auto inner = readAs(*dialect, path, node.value, limits_);
    if (!inner)
      return; // a text of another kind, whatever it is called
    const auto shift = shiftOf(node, bytes_);
    ConfigFile out = emptyPart(file_, dialect->id);
    for (ConfigNodeId d = inner->nodes[0].firstChild; d;
         d = inner->nodes[d].next)
      graft(*inner, d, out, 0, shift.value_or(Shift{}));
    if (!shift)
      for (ConfigNode &one : out.nodes)
        one.at = one.keyAt = node.keyAt;
    out_.push_back(std::move(out));
  }

  const ConfigFile &file_;
  std::string_view bytes_;
  const std::vector<ir::ConfigDialect> &dialects_;
  const ConfigLimits &limits_;
  std::vector<ConfigFile> out_;
};

} // namespace

ConfigNodeId graft(const ConfigFile &from, ConfigNodeId node, ConfigFile &to,
                   ConfigNodeId above, Shift shift) {
  ConfigNode copy = from.nodes[node];
  ConfigNodeId child = copy.firstChild;
  copy.firstChild = copy.lastChild = copy.next = 0;
  for (ir::ConfigPlace *place : {&copy.at, &copy.keyAt}) {
    place->line += shift.lines;
    place->endLine += shift.lines;
    place->column += shift.columns;
    place->endColumn += shift.columns;
  }
  const ConfigNodeId id = to.add(above, std::move(copy));
  for (; child; child = from.nodes[child].next)
    graft(from, child, to, id, shift);
  return id;
}

std::vector<ConfigFile> partsOf(const ConfigFile &file, std::string_view bytes,
                                const std::vector<ir::ConfigDialect> &dialects,
                                const ConfigLimits &limits) {
  for (const ir::ConfigDialect &dialect : dialects)
    if (dialect.id == file.dialect && !dialect.parts.empty())
      return PartReader(file, bytes, dialects, limits).run(dialect);
  return {};
}

} // namespace philint::config
