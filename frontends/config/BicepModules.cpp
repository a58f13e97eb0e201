// Problem: a resource of a module of Bicep says `minimumTlsVersion: minTls`,
// and what that is stands in another file, where the module is used.
//
// Definition: a parameter is what all uses of the module in the repository give
// it, a use that does not name it giving its default; where nothing uses the
// module it is its default. Where they differ it stays Unknown.
//
// It ends since uses are looked at as they were written: what a module hands on
// from its own parameters is Unknown there. The cost is linear in the nodes.
#include "frontends/config/ProjectFiles.h"
#include "frontends/config/Readers.h"

#include <map>
#include <optional>

namespace philint::config {

namespace {

using ir::ConfigFile;
using ir::ConfigNode;
using ir::ConfigNodeId;

using Values = std::map<std::string, std::optional<ConfigNode>, std::less<>>;

struct Uses {
  std::size_t count = 0;
  std::map<std::string, std::vector<ConfigNode>, std::less<>> given;
};

bool isBicep(const ConfigFile &file) { return file.path.ends_with(".bicep"); }

// By the path of the module.
std::map<std::string, Uses> usesIn(const std::vector<ConfigFile> &files) {
  std::map<std::string, Uses> out;
  for (const ConfigFile &file : files)
    if (isBicep(file))
      for (const ConfigNodeId use :
           ir::follow(file, file.nodes[0].firstChild, "module.*.*")) {
        Uses &uses = out[joinPath(folderOf(file.path),
                                  file.nodes[file.nodes[use].parent].key)];
        ++uses.count;
        for (const ConfigNodeId one : ir::follow(file, use, "params.*"))
          uses.given[file.nodes[one].key].push_back(file.nodes[one]);
      }
  return out;
}

// What all of them say, where they all say the same.
std::optional<ConfigNode> agreed(const std::vector<ConfigNode> &all) {
  for (const ConfigNode &one : all)
    if (one.kind != ConfigNode::Scalar || one.value != all[0].value)
      return {};
  return all[0];
}

Values parametersOf(const ConfigFile &file, const Uses *uses) {
  Values out;
  for (const ConfigNodeId at :
       ir::follow(file, file.nodes[0].firstChild, "param.*"))
    out.emplace(file.nodes[at].key, file.nodes[at]);
  if (!uses)
    return out;
  for (const auto &[name, given] : uses->given) {
    std::vector<ConfigNode> all = given;
    const auto preset = out.find(name);
    if (all.size() < uses->count && preset != out.end() && preset->second)
      all.push_back(*preset->second);
    out[name] = agreed(all);
  }
  return out;
}

} // namespace

void fillModules(std::vector<ConfigFile> &files) {
  const std::map<std::string, Uses> uses = usesIn(files);
  for (ConfigFile &file : files) {
    if (!isBicep(file))
      continue;
    const auto own = uses.find(file.path);
    const Values values =
        parametersOf(file, own == uses.end() ? nullptr : &own->second);
    for (ConfigNode &node : file.nodes) {
      const auto known = node.kind == ConfigNode::Unknown
                             ? values.find(node.value)
                             : values.end();
      if (known != values.end() && known->second) {
        node.kind = known->second->kind;
        node.value = known->second->value;
      }
    }
  }
}

} // namespace philint::config
