// Problem: a service of Compose is written in pieces: a file beside the first
// overrides it, and a service `extends` another. What lacks in a piece may
// stand in the one below.
//
// Definition: as Compose does it, a service has what it says itself, else what
// the service of its name in the folder's first file says, or the one that it
// extends. Lists and maps that Compose joins (ports, environment, volumes) are
// judged where they stand and not copied; what is copied has the place of the
// service's own name.
//
// It ends since each service is completed once, from files that are not
// completed themselves but by one step; the cost is linear in the services.
#include "frontends/config/ProjectFiles.h"
#include "frontends/config/Readers.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace philint::config {

namespace {

using ir::ConfigFile;
using ir::ConfigNode;
using ir::ConfigNodeId;

constexpr std::array<std::string_view, 4> kFirst = {
    "compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"};
constexpr std::array<std::string_view, 8> kJoined = {
    "ports",   "environment", "volumes", "env_file",
    "expose",  "labels",      "extends", "secrets"};

bool isFirst(std::string_view path) {
  return std::find(kFirst.begin(), kFirst.end(), fileName(path)) !=
         kFirst.end();
}

void copyBelow(const ConfigFile &from, ConfigNodeId source, ConfigFile &to,
               ConfigNodeId above, const ir::ConfigPlace &at) {
  ConfigNode node = from.nodes[source];
  node.firstChild = node.lastChild = node.next = 0;
  node.at = node.keyAt = at;
  const ConfigNodeId id = to.add(above, std::move(node));
  for (ConfigNodeId c = from.nodes[source].firstChild; c;
       c = from.nodes[c].next)
    copyBelow(from, c, to, id, at);
}

void complete(const ConfigFile &from, ConfigNodeId below, ConfigFile &to,
              ConfigNodeId service) {
  const ir::ConfigPlace at = to.nodes[service].keyAt;
  for (ConfigNodeId c = from.nodes[below].firstChild; c; c = from.nodes[c].next)
    if (std::find(kJoined.begin(), kJoined.end(), from.nodes[c].key) ==
            kJoined.end() &&
        !ir::childOf(to, service, from.nodes[c].key))
      copyBelow(from, c, to, service, at);
}

ConfigNodeId serviceOf(const ConfigFile &file, std::string_view name) {
  const ConfigNodeId all =
      ir::childOf(file, file.nodes[0].firstChild, "services");
  return all ? ir::childOf(file, all, name) : 0;
}

std::string textAt(const ConfigFile &file, ConfigNodeId from,
                   std::string_view key) {
  const ConfigNodeId at = ir::childOf(file, from, key);
  return at && file.nodes[at].kind == ConfigNode::Scalar ? file.nodes[at].value
                                                         : std::string();
}

} // namespace

void completeServices(std::vector<ConfigFile> &files) {
  std::map<std::string, const ConfigFile *, std::less<>> byPath;
  std::map<std::string_view, const ConfigFile *> firsts;
  std::vector<ConfigFile> before; // as they were written
  for (const ConfigFile &file : files)
    if (file.dialect == kCompose)
      before.push_back(file);
  for (const ConfigFile &file : before) {
    byPath.emplace(file.path, &file);
    if (isFirst(file.path))
      firsts.emplace(folderOf(file.path), &file);
  }
  for (ConfigFile &file : files) {
    if (file.dialect != kCompose || !file.nodes[0].firstChild)
      continue;
    const auto first = firsts.find(folderOf(file.path));
    for (const ConfigNodeId service :
         ir::follow(file, file.nodes[0].firstChild, "services.*")) {
      const std::string name = file.nodes[service].key;
      if (const ConfigNodeId extends =
              ir::childOf(file, service, "extends")) {
        const std::string path = textAt(file, extends, "file");
        const auto other =
            byPath.find(path.empty() ? file.path
                                     : joinPath(folderOf(file.path), path));
        const std::string of = file.nodes[extends].kind == ConfigNode::Scalar
                                   ? file.nodes[extends].value
                                   : textAt(file, extends, "service");
        if (other != byPath.end())
          if (const ConfigNodeId below = serviceOf(*other->second, of))
            complete(*other->second, below, file, service);
      }
      if (first != firsts.end() && first->second->path != file.path)
        if (const ConfigNodeId below = serviceOf(*first->second, name))
          complete(*first->second, below, file, service);
    }
  }
}

namespace {

using Values = std::map<std::string, std::string, std::less<>>;

// The text with `${NAME}` and `${NAME:-default}` replaced, if all are known.
// `-` alone is part of a name outside shells: ${var.a-b}.
std::optional<std::string> filled(std::string_view text, const Values &values) {
  std::string out;
  while (true) {
    const auto open = text.find("${");
    out += text.substr(0, open);
    if (open == text.npos)
      return out;
    const auto close = text.find('}', open);
    if (close == text.npos)
      return {};
    const std::string_view inside = text.substr(open + 2, close - open - 2);
    const auto end = inside.find_first_of(":-?+");
    const auto known = values.find(inside.substr(0, end));
    const auto bar = inside.find(":-");
    if (known != values.end())
      out += known->second;
    else if (bar != inside.npos && bar == end)
      out += inside.substr(bar + 2);
    else
      return {};
    text.remove_prefix(close + 1);
  }
}

} // namespace

namespace {

void fillIn(ConfigFile &file, const Values &values) {
  for (ConfigNode &node : file.nodes)
    if (node.kind == ConfigNode::Unknown &&
        node.value.find("${") != node.value.npos)
      if (auto value = filled(node.value, values)) {
        node.kind = ConfigNode::Scalar;
        node.value = std::move(*value);
      }
}

bool isDotenv(const ConfigFile &file) { return file.dialect == "dotenv"; }

// `.env` files may say what they need of each other's lines above.
Values valuesOf(ConfigFile &file) {
  Values out;
  for (ConfigNode &node : file.nodes) {
    if (node.kind == ConfigNode::Unknown)
      if (auto value = filled(node.value, out)) {
        node.kind = ConfigNode::Scalar;
        node.value = std::move(*value);
      }
    if (node.kind == ConfigNode::Scalar)
      out.try_emplace(node.key, node.value);
  }
  return out;
}

} // namespace

// What Compose itself fills in from the `.env` beside the file, and what every
// shell does where nothing is set: `${NAME:-default}`.
void fillFromDotenv(std::vector<ConfigFile> &files) {
  std::map<std::string, Values, std::less<>> folders;
  for (ConfigFile &file : files)
    if (isDotenv(file)) {
      Values values = valuesOf(file);
      if (fileName(file.path) == ".env")
        folders.try_emplace(std::string(folderOf(file.path)),
                            std::move(values));
    }
  const Values none;
  for (ConfigFile &file : files) {
    const auto values = folders.find(folderOf(file.path));
    fillIn(file, file.dialect == kCompose && values != folders.end()
                     ? values->second
                     : none);
  }
}

namespace {

// Of the service of Compose that the node is part of.
std::string serviceFolder(const ConfigFile &file, ConfigNodeId node) {
  if (file.dialect != kCompose)
    return {};
  while (node && file.nodes[file.nodes[node].parent].key != "services")
    node = file.nodes[node].parent;
  return node ? buildFolder(file, node) : std::string();
}

} // namespace

std::vector<EnvironmentFile>
environmentFiles(const ConfigFile &file, const ir::ConfigDialect &dialect) {
  std::vector<EnvironmentFile> out;
  for (ConfigNodeId document = file.nodes[0].firstChild; document;
       document = file.nodes[document].next)
    for (const std::string &path : dialect.environmentFiles)
      for (const ConfigNodeId at : ir::follow(file, document, path))
        if (file.nodes[at].kind == ConfigNode::Scalar &&
            !file.nodes[at].value.empty() &&
            !file.nodes[at].value.starts_with('/'))
          out.push_back({joinPath(folderOf(file.path), file.nodes[at].value),
                         serviceFolder(file, at)});
  return out;
}

std::string buildFolder(const ConfigFile &file, ConfigNodeId service) {
  const ConfigNodeId build = ir::childOf(file, service, "build");
  if (!build)
    return {};
  const std::string folder = file.nodes[build].kind == ConfigNode::Scalar
                                 ? file.nodes[build].value
                                 : textAt(file, build, "context");
  if (folder.empty() || folder.starts_with('/'))
    return {};
  return joinPath(folderOf(file.path), folder);
}

} // namespace philint::config
