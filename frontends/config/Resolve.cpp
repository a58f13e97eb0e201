// Problem: an attribute is `var.encrypted`, and what it is stands in a default,
// in tfvars, or in the call of the module, elsewhere in the repository.
//
// Definition: a reference to a variable is what the module's callers give it,
// else what the folder's tfvars give it, else its default; one to a local is
// the local's value. With several callers that differ, it stays Unknown. A
// template's `Ref` to a parameter is the parameter's default.
//
// It ends since a chain of references is followed for eight steps at most; the
// cost is linear in the nodes, with a map look-up for each reference.
#include "frontends/config/Configuration.h"

#include "frontends/config/ProjectFiles.h"
#include "frontends/config/Readers.h"

#include <algorithm>
#include <map>
#include <optional>

namespace philint::config {

namespace {

using ir::ConfigFile;
using ir::ConfigNode;
using ir::ConfigNodeId;

struct Module {
  // Where the value of a name stands: file and node.
  using At = std::pair<std::size_t, ConfigNodeId>;
  std::map<std::string, At, std::less<>> variables, locals, given;
  std::map<std::string, std::vector<At>, std::less<>> passed;
};

class Resolver {
public:
  explicit Resolver(std::vector<ConfigFile> &files) : files_(files) {
    for (std::size_t i = 0; i < files_.size(); ++i)
      if (files_[i].path.ends_with(".tf"))
        declare(i);
      else if (files_[i].path.ends_with(".tfvars"))
        give(i);
    for (std::size_t i = 0; i < files_.size(); ++i)
      if (files_[i].path.ends_with(".tf"))
        pass(i);
  }

  void run() {
    // All look-ups see the text as it was written.
    std::vector<std::pair<Module::At, ConfigNode>> changes;
    for (std::size_t i = 0; i < files_.size(); ++i) {
      if (!files_[i].path.ends_with(".tf"))
        continue;
      for (ConfigNodeId n = 1; n < files_[i].nodes.size(); ++n)
        if (files_[i].nodes[n].kind == ConfigNode::Unknown)
          if (const auto value = valueOf({i, n}, 0))
            changes.push_back({{i, n}, *value});
    }
    for (auto &[at, value] : changes) {
      ConfigNode &node = files_[at.first].nodes[at.second];
      node.kind = value.kind;
      node.value = value.value;
      node.quoted = value.quoted;
    }
  }

private:
  static constexpr int kSteps = 8;

  void declare(std::size_t i) {
    Module &module = modules_[std::string(folderOf(files_[i].path))];
    const ConfigFile &file = files_[i];
    const ConfigNodeId document = file.nodes[0].firstChild;
    for (const ConfigNodeId n : ir::follow(file, document, "variable.*"))
      if (const ConfigNodeId value = ir::childOf(file, n, "default"))
        module.variables.emplace(file.nodes[n].key, Module::At{i, value});
    for (const ConfigNodeId n : ir::follow(file, document, "locals.*"))
      module.locals.emplace(file.nodes[n].key, Module::At{i, n});
  }

  void give(std::size_t i) {
    const ConfigFile &file = files_[i];
    const std::string_view name = fileName(file.path);
    if (name != "terraform.tfvars" && !name.ends_with(".auto.tfvars"))
      return; // one of several environments: nobody knows which
    Module &module = modules_[std::string(folderOf(file.path))];
    const ConfigNodeId document = file.nodes[0].firstChild;
    for (const ConfigNodeId n : ir::follow(file, document, "*"))
      module.given.insert_or_assign(file.nodes[n].key, Module::At{i, n});
  }

  void pass(std::size_t i) {
    const ConfigFile &file = files_[i];
    const ConfigNodeId document = file.nodes[0].firstChild;
    for (const ConfigNodeId call : ir::follow(file, document, "module.*")) {
      const ConfigNodeId source = ir::childOf(file, call, "source");
      if (!source || !file.nodes[source].value.starts_with("."))
        continue;
      const auto callee = modules_.find(
          joinPath(folderOf(file.path), file.nodes[source].value));
      if (callee == modules_.end())
        continue;
      for (const ConfigNodeId n : ir::follow(file, call, "*"))
        callee->second.passed[file.nodes[n].key].push_back({i, n});
    }
  }

  const Module *moduleOf(std::size_t file) const {
    const auto at = modules_.find(folderOf(files_[file].path));
    return at == modules_.end() ? nullptr : &at->second;
  }

  // The scalar or null that the node stands for, if it is known.
  std::optional<ConfigNode> valueOf(Module::At at, int steps) const {
    const ConfigNode &node = files_[at.first].nodes[at.second];
    if (node.kind == ConfigNode::Scalar || node.kind == ConfigNode::Null)
      return node;
    if (node.kind != ConfigNode::Unknown || steps > kSteps)
      return {};
    std::string_view text = node.value;
    if (text.starts_with("\"${") && text.ends_with("}\""))
      text = trimmed(text.substr(3, text.size() - 5));
    const bool isLocal = text.starts_with("local.");
    if (!isLocal && !text.starts_with("var."))
      return {};
    const std::string_view name = text.substr(isLocal ? 6 : 4);
    const Module *module = moduleOf(at.first);
    if (!module)
      return {};
    return isLocal ? valueIn(module->locals, name, steps)
                   : variable(*module, name, steps);
  }

  std::optional<ConfigNode>
  valueIn(const std::map<std::string, Module::At, std::less<>> &values,
          std::string_view name, int steps) const {
    const auto at = values.find(name);
    if (at == values.end())
      return {};
    return valueOf(at->second, steps + 1);
  }

  std::optional<ConfigNode> variable(const Module &module,
                                     std::string_view name, int steps) const {
    if (const auto at = module.passed.find(name); at != module.passed.end()) {
      std::optional<ConfigNode> out;
      for (const Module::At &one : at->second) {
        auto value = valueOf(one, steps + 1);
        if (!value || (out && out->value != value->value))
          return {};
        out = std::move(value);
      }
      return out;
    }
    if (module.given.contains(name))
      return valueIn(module.given, name, steps);
    return valueIn(module.variables, name, steps);
  }

  std::vector<ConfigFile> &files_;
  std::map<std::string, Module, std::less<>> modules_;
};

// {"Ref": X} and !Ref X are the default of a parameter; every other function
// of a template is Unknown.
void resolveTemplate(ConfigFile &file) {
  for (ConfigNodeId document = file.nodes[0].firstChild; document;
       document = file.nodes[document].next) {
    const ConfigNodeId parameters = ir::childOf(file, document, "Parameters");
    for (ConfigNodeId n = 1; n < file.nodes.size(); ++n) {
      ConfigNode &node = file.nodes[n];
      std::string name;
      if (node.kind == ConfigNode::Unknown && node.value.starts_with("!Ref ")) {
        name = node.value.substr(5);
      } else if (node.kind == ConfigNode::Map && node.firstChild &&
                 node.firstChild == node.lastChild) {
        const ConfigNode &only = file.nodes[node.firstChild];
        if (only.key != "Ref" && !only.key.starts_with("Fn::"))
          continue;
        if (only.key == "Ref")
          name = only.value;
        node.kind = ConfigNode::Unknown;
        node.value = only.key + ' ' + only.value;
        node.firstChild = node.lastChild = 0;
      }
      const ConfigNodeId parameter =
          name.empty() || !parameters ? 0
                                      : ir::childOf(file, parameters, name);
      const ConfigNodeId value =
          parameter ? ir::childOf(file, parameter, "Default") : 0;
      if (value && file.nodes[value].kind == ConfigNode::Scalar) {
        node.kind = ConfigNode::Scalar;
        node.value = file.nodes[value].value;
      }
    }
  }
}

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
      const auto end = std::min(node.value.size(),
                                node.value.find_first_of(":/?#", begin));
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

void resolveReferences(std::vector<ConfigFile> &files) {
  Resolver(files).run();
  fillTemplates(files);
  giveFromMaps(files);
  fillFromDotenv(files);
  completeServices(files);
  nameHosts(files);
  for (ConfigFile &file : files)
    for (ConfigNodeId document = file.nodes[0].firstChild; document;
         document = file.nodes[document].next)
      if (ir::childOf(file, document, "Resources")) {
        resolveTemplate(file);
        break;
      }
}

} // namespace philint::config
