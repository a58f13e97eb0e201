// Problem: an attribute is `var.encrypted`, and what it is stands in a default,
// in tfvars, or in the call of the module, elsewhere in the repository.
//
// Definition: a reference to a variable is what the module's callers give it,
// else what the folder's tfvars give it, else its default; one to a local is
// the local's value. With several callers or environments that differ, it stays
// Unknown. A resource with `for_each` is repeated for each element that is
// known. A template's `Ref` to a parameter is the parameter's default.
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

bool isTerraform(const ConfigFile &file) {
  return file.path.ends_with(".tf") || file.path.ends_with(".tf.json");
}
bool isGiven(const ConfigFile &file) {
  return file.path.ends_with(".tfvars") || file.path.ends_with(".tfvars.json");
}

struct Module {
  // Where the value of a name stands: file and node.
  using At = std::pair<std::size_t, ConfigNodeId>;
  std::map<std::string, At, std::less<>> variables, locals, given;
  // What callers pass, and what files of one environment each say.
  std::map<std::string, std::vector<At>, std::less<>> passed, profiles;
};

class Resolver {
public:
  explicit Resolver(std::vector<ConfigFile> &files) : files_(files) {
    for (std::size_t i = 0; i < files_.size(); ++i)
      if (isTerraform(files_[i]))
        declare(i);
      else if (isGiven(files_[i]))
        give(i);
    for (std::size_t i = 0; i < files_.size(); ++i)
      if (isTerraform(files_[i]))
        pass(i);
  }

  void run() {
    for (std::size_t i = 0; i < files_.size(); ++i)
      if (isTerraform(files_[i]))
        repeat(i);
    // All look-ups see the text as it was written.
    std::vector<std::pair<Module::At, ConfigNode>> changes;
    for (std::size_t i = 0; i < files_.size(); ++i) {
      if (!isTerraform(files_[i]))
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
    const bool isAlways = name.starts_with("terraform.tfvars") ||
                          name.find(".auto.tfvars") != name.npos;
    if (!isAlways && file.isLocal)
      return;
    Module &module = modules_[std::string(folderOf(file.path))];
    const ConfigNodeId document = file.nodes[0].firstChild;
    for (const ConfigNodeId n : ir::follow(file, document, "*"))
      if (isAlways)
        module.given.insert_or_assign(file.nodes[n].key, Module::At{i, n});
      else
        module.profiles[file.nodes[n].key].push_back({i, n});
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
    else if (text.starts_with("${") && text.ends_with('}')) // of JSON
      text = trimmed(text.substr(2, text.size() - 3));
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
    if (const auto at = module.passed.find(name); at != module.passed.end())
      return agreed(at->second, steps);
    if (const auto at = module.profiles.find(name); at != module.profiles.end())
      return agreed(at->second, steps);
    if (module.given.contains(name))
      return valueIn(module.given, name, steps);
    return valueIn(module.variables, name, steps);
  }

  // What all of them say, or nothing.
  std::optional<ConfigNode> agreed(const std::vector<Module::At> &all,
                                   int steps) const {
    std::optional<ConfigNode> out;
    for (const Module::At &one : all) {
      auto value = valueOf(one, steps + 1);
      if (!value || (out && out->value != value->value))
        return {};
      out = std::move(value);
    }
    return out;
  }

  // The map or list that an expression stands for.
  std::optional<Module::At> collectionOf(Module::At at, int steps) const {
    const ConfigNode &node = files_[at.first].nodes[at.second];
    if (node.kind == ConfigNode::Map || node.kind == ConfigNode::List)
      return at;
    const Module *module = moduleOf(at.first);
    std::string_view text = node.value;
    if (node.kind != ConfigNode::Unknown || steps > kSteps || !module)
      return {};
    const bool isSet = text.starts_with("toset(") && text.ends_with(')');
    if (isSet)
      text = trimmed(text.substr(6, text.size() - 7));
    const bool isLocal = text.starts_with("local.");
    if (!isLocal && !text.starts_with("var."))
      return {};
    const std::string_view name = text.substr(isLocal ? 6 : 4);
    if (!isLocal && module->passed.contains(name))
      return {};
    for (const auto *values :
         {isLocal ? &module->locals : &module->given, &module->variables})
      if (const auto known = values->find(name); known != values->end())
        return collectionOf(known->second, steps + 1);
    return {};
  }

  // A block that is made once for each element stands as often, and one that
  // is made no time does not stand.
  void repeat(std::size_t i) {
    const ConfigNodeId document = files_[i].nodes[0].firstChild;
    for (const ConfigNodeId block :
         ir::follow(files_[i], document, "resource.*.*")) {
      const ConfigNodeId count = ir::childOf(files_[i], block, "count");
      const ConfigNodeId each = ir::childOf(files_[i], block, "for_each");
      if (count) {
        const auto value = valueOf({i, count}, 0);
        if (value && value->value == "0")
          leaveOut(i, block);
      } else if (each) {
        if (const auto all = collectionOf({i, each}, 0))
          repeatFor(i, block, *all);
      }
    }
  }
  void leaveOut(std::size_t i, ConfigNodeId block) {
    std::vector<ConfigNode> &nodes = files_[i].nodes;
    ConfigNode &above = nodes[nodes[block].parent];
    ConfigNodeId before = 0;
    for (ConfigNodeId c = above.firstChild; c != block; c = nodes[c].next)
      before = c;
    (before ? nodes[before].next : above.firstChild) = nodes[block].next;
    if (above.lastChild == block)
      above.lastChild = before;
  }
  void repeatFor(std::size_t i, ConfigNodeId block, Module::At all) {
    constexpr std::size_t kMost = 16;
    std::vector<ConfigNodeId> elements;
    const ConfigFile &from = files_[all.first];
    for (ConfigNodeId c = from.nodes[all.second].firstChild;
         c && elements.size() < kMost; c = from.nodes[c].next)
      elements.push_back(c);
    if (elements.empty())
      return leaveOut(i, block);
    if (files_[i].nodes.size() > ConfigLimits{}.nodes / 4)
      return; // what is repeated may repeat itself
    std::vector<ConfigNodeId> blocks{block};
    const ConfigFile original = files_[i];
    while (blocks.size() < elements.size())
      blocks.push_back(
          graft(original, block, files_[i], original.nodes[block].parent, {}));
    for (std::size_t n = 0; n < blocks.size(); ++n)
      fillEach(i, blocks[n], {all.first, elements[n]});
  }
  void fillEach(std::size_t i, ConfigNodeId at, Module::At element) {
    const ConfigNode &of = files_[element.first].nodes[element.second];
    std::string_view text = files_[i].nodes[at].value;
    if (text.starts_with("${") && text.ends_with('}'))
      text = text.substr(2, text.size() - 3);
    ConfigNode value;
    if (files_[i].nodes[at].kind != ConfigNode::Unknown) {
    } else if (text == "each.key") {
      value.kind = ConfigNode::Scalar;
      value.value = of.key.empty() ? of.value : of.key;
    } else if (text.starts_with("each.value")) {
      const std::string_view path =
          text.substr(std::min<std::size_t>(text.size(), 11));
      const auto found =
          ir::follow(files_[element.first], element.second, path);
      if (found.size() == 1)
        value = files_[element.first].nodes[found[0]];
    }
    ConfigNode &node = files_[i].nodes[at];
    if (value.kind == ConfigNode::Scalar || value.kind == ConfigNode::Null) {
      node.kind = value.kind;
      node.value = value.value;
      node.quoted = value.quoted;
    }
    for (ConfigNodeId c = node.firstChild; c; c = files_[i].nodes[c].next)
      fillEach(i, c, element);
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

} // namespace

void resolveReferences(std::vector<ConfigFile> &files) {
  Resolver(files).run();
  fillModules(files);
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
