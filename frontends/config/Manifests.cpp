// What objects of Kubernetes say of each other: variables that a ConfigMap of
// the repository gives, services that are names for hosts outside.
#include "frontends/config/Readers.h"

#include <algorithm>
#include <map>

namespace philint::config {

namespace {

using ir::ConfigFile;
using ir::ConfigNode;
using ir::ConfigNodeId;

std::string textAt(const ConfigFile &file, ConfigNodeId from,
                   std::string_view path) {
  for (const ConfigNodeId at : ir::follow(file, from, path))
    if (file.nodes[at].kind == ConfigNode::Scalar)
      return file.nodes[at].value;
  return {};
}

} // namespace

// `valueFrom: {configMapKeyRef: {name, key}}` is what a ConfigMap of that name
// has at that key.
void giveFromMaps(std::vector<ConfigFile> &files) {
  std::map<std::pair<std::string, std::string>, std::string> given;
  for (const ConfigFile &file : files)
    if (file.dialect == kKubernetes && !file.isLocal)
      for (ConfigNodeId d = file.nodes[0].firstChild; d; d = file.nodes[d].next)
        if (textAt(file, d, "kind") == "ConfigMap")
          for (const ConfigNodeId n : ir::follow(file, d, "data.*"))
            if (file.nodes[n].kind == ConfigNode::Scalar)
              given.try_emplace(
                  {textAt(file, d, "metadata.name"), file.nodes[n].key},
                  file.nodes[n].value);
  if (given.empty())
    return;
  for (ConfigFile &file : files) {
    const std::size_t count = file.nodes.size();
    for (ConfigNodeId n = 1; n < count; ++n) {
      const ConfigNodeId from = file.nodes[n].parent;
      if (file.nodes[n].key != "configMapKeyRef" ||
          file.nodes[from].key != "valueFrom")
        continue;
      const auto value =
          given.find({textAt(file, n, "name"), textAt(file, n, "key")});
      if (value == given.end())
        continue;
      ConfigNode node;
      node.kind = ConfigNode::Scalar;
      node.key = "value";
      node.value = value->second;
      node.at = node.keyAt = file.nodes[n].keyAt;
      file.add(file.nodes[from].parent, std::move(node));
    }
  }
}

// A Service of Kubernetes may be a name for a host outside (`externalName`): in
// addresses it is that host.
void nameHosts(std::vector<ConfigFile> &files) {
  std::map<std::string, std::string, std::less<>> outside;
  for (const ConfigFile &file : files)
    if (file.dialect == kKubernetes)
      for (ConfigNodeId d = file.nodes[0].firstChild; d; d = file.nodes[d].next)
        if (const std::string host = textAt(file, d, "spec.externalName");
            !host.empty() && textAt(file, d, "kind") == "Service")
          outside.try_emplace(textAt(file, d, "metadata.name"), host);
  if (outside.empty())
    return;
  for (ConfigFile &file : files)
    for (ConfigNode &node : file.nodes) {
      const auto scheme = node.value.find("://");
      if (node.kind != ConfigNode::Scalar || scheme == node.value.npos)
        continue;
      const auto begin = scheme + 3;
      const auto end =
          std::min(node.value.size(), node.value.find_first_of(":/?#", begin));
      const std::string_view host =
          std::string_view(node.value).substr(begin, end - begin);
      const auto known = outside.find(host.substr(0, host.find('.')));
      const bool isService = host.find('.') == host.npos ||
                             host.ends_with(".svc") ||
                             host.ends_with(".svc.cluster.local");
      if (known != outside.end() && isService)
        node.value.replace(begin, end - begin, known->second);
    }
}

} // namespace philint::config
