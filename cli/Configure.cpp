#include "cli/Configure.h"

#include "core/link/ScriptModules.h"
#include "core/support/Files.h"
#include "core/support/Parallel.h"
#include "frontends/config/Configuration.h"
#include "frontends/config/ProjectFiles.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>

namespace philint::cli {

namespace {

// The name of the dialect into whose trees settings of environments are put.
constexpr const char *kEnvironment = "environment";

void notify(Inputs &inputs, const std::string &path, const Error &error) {
  report::Notification n;
  n.id = "unreadable-project-file";
  n.message = error.message;
  n.region.file = path;
  if (error.line)
    n.region.line = n.region.endLine = error.line;
  if (error.column)
    n.region.column = n.region.endColumn = error.column;
  inputs.extraction.notifications.push_back(std::move(n));
  ++inputs.extraction.coverage.filesSkipped;
  ++inputs.extraction.coverage.skippedBy["unreadable-configuration"];
}

// What could be read of it was.
void tellBroken(Inputs &inputs, const ir::ConfigFile &file) {
  report::Notification n;
  n.id = "syntax-error";
  n.message = "not all of the file is valid; what is was read as configuration";
  n.region = {file.path, file.brokenAt->line, file.brokenAt->column,
              file.brokenAt->line, file.brokenAt->column + 1};
  inputs.extraction.notifications.push_back(std::move(n));
  ++inputs.extraction.coverage.syntaxErrors;
}

// A file and those that stand in it.
using Tree = Expected<std::vector<ir::ConfigFile>>;

Tree readTree(const policy::Policy &policy, const std::string &root,
              const std::string &path) {
  const config::ConfigLimits limits;
  std::error_code ec;
  // Before it is opened: nobody wants to wait for a dump of 100 MB.
  const auto size = std::filesystem::file_size(root + '/' + path, ec);
  if (!ec && size > limits.bytes)
    return Error{"larger than " + std::to_string(limits.bytes >> 20) +
                     " MiB, and not read as configuration",
                 path};
  auto bytes = readFile(root + '/' + path);
  if (!bytes)
    return bytes.error();
  auto file = config::readConfiguration(path, *bytes, policy.dialects, limits);
  if (!file)
    return file.error();
  std::vector<ir::ConfigFile> out;
  if (*file) {
    out = config::partsOf(**file, *bytes, policy.dialects, limits);
    out.insert(out.begin(), std::move(**file));
  }
  return out;
}

// What comments say to philint reaches suppression as a unit of no code.
void addComments(const ir::ConfigFile &file, Inputs &inputs) {
  if (file.comments.empty())
    return;
  auto unit = std::make_shared<ir::UnitFacts>();
  unit->path = file.path;
  unit->lineStarts = file.lineStarts;
  for (const ir::ConfigComment &comment : file.comments)
    unit->comments.push_back({unit->strings.intern(comment.text),
                              {comment.begin, comment.end}});
  inputs.commented.push_back(std::move(unit));
}

void readTrees(const policy::Policy &policy, unsigned jobs, Inputs &inputs) {
  std::vector<std::string> paths;
  for (const std::string &path : inputs.discovery.projectFiles)
    if (config::mayBeConfiguration(path, policy.dialects))
      paths.push_back(path);
  std::vector<std::optional<Tree>> trees(paths.size());
  parallelFor(paths.size(), jobs, [&](std::size_t i, unsigned) {
    trees[i] = readTree(policy, inputs.discovery.root, paths[i]);
  });
  for (std::size_t i = 0; i < paths.size(); ++i) {
    if (!*trees[i])
      notify(inputs, paths[i], trees[i]->error());
    else
      for (ir::ConfigFile &file : **trees[i]) {
        if (file.brokenAt)
          tellBroken(inputs, file);
        inputs.configuration.push_back(std::move(file));
      }
  }
  config::resolveReferences(inputs.configuration);
}

const ir::ConfigDialect *dialectNamed(const policy::Policy &policy,
                                      std::string_view id) {
  for (const ir::ConfigDialect &dialect : policy.dialects)
    if (dialect.id == id)
      return &dialect;
  return nullptr;
}

// Files that services are given as their environment, whatever they are called:
// by path, the folders of the code that has them.
using Scopes = std::map<std::string, std::vector<std::string>, std::less<>>;

Scopes readEnvironmentFiles(const policy::Policy &policy, Inputs &inputs) {
  Scopes out;
  for (const ir::ConfigFile &file : inputs.configuration)
    if (const ir::ConfigDialect *of = dialectNamed(policy, file.dialect))
      for (const config::EnvironmentFile &named :
           config::environmentFiles(file, *of))
        out[named.path].push_back(named.folder);
  const ir::ConfigDialect *dialect = dialectNamed(policy, "dotenv");
  for (const auto &[path, folders] : out) {
    const std::string file = inputs.discovery.root + '/' + path;
    std::error_code ec;
    const auto kind = std::filesystem::symlink_status(file, ec);
    const bool isRead = std::any_of(
        inputs.configuration.begin(), inputs.configuration.end(),
        [&](const ir::ConfigFile &known) { return known.path == path; });
    if (isRead || !dialect || !std::filesystem::is_regular_file(kind) ||
        std::filesystem::file_size(file, ec) > config::ConfigLimits{}.bytes)
      continue;
    auto bytes = readFile(file);
    if (!bytes)
      continue;
    if (auto tree = config::readAs(*dialect, path, *bytes))
      inputs.configuration.push_back(std::move(*tree));
  }
  return out;
}

// A file of variables is for the code beside and below it, or for the services
// that name it.
std::vector<std::string> scopesOf(const ir::ConfigFile &file,
                                  const Scopes &scopes) {
  if (file.dialect != "dotenv" || file.isPart)
    return {};
  if (const auto named = scopes.find(file.path); named != scopes.end())
    return named->second;
  return {std::string(config::folderOf(file.path))};
}

void addEnvironments(const policy::Policy &policy, Inputs &inputs) {
  const Scopes scopes = readEnvironmentFiles(policy, inputs);
  const std::size_t count = inputs.configuration.size();
  for (std::size_t i = 0; i < count; ++i) {
    addComments(inputs.configuration[i], inputs);
    const ir::ConfigDialect *dialect =
        dialectNamed(policy, inputs.configuration[i].dialect);
    if (!dialect)
      continue;
    auto &settings = inputs.projectFiles.environment;
    if (dialect->isSettings)
      config::addNamed(inputs.configuration[i], settings);
    if (dialect->environment.empty())
      continue;
    config::Environment environment =
        config::environmentOf(inputs.configuration[i], *dialect, kEnvironment);
    // What a script sets holds while it runs, and is not what the application
    // is started with.
    if (dialect->syntax != ir::ConfigDialect::Script)
      config::addSettings(environment,
                          scopesOf(inputs.configuration[i], scopes), settings);
    if (environment.tree.nodes.size() > 2)
      inputs.configuration.push_back(std::move(environment.tree));
  }
  auto &settings = inputs.projectFiles.environment;
  std::sort(settings.begin(), settings.end(),
            [](const ir::Setting &a, const ir::Setting &b) {
              return std::tie(a.name, a.file, a.line, a.scope) <
                     std::tie(b.name, b.file, b.line, b.scope);
            });
}

// A folder that was given, or one right below it: no part of a part.
bool isProject(const std::vector<std::string> &folders,
               std::string_view folder) {
  return std::any_of(
      folders.begin(), folders.end(), [&](const std::string &given) {
        std::string_view rest = folder;
        if (!given.empty()) {
          if (!rest.starts_with(given) ||
              (rest.size() > given.size() && rest[given.size()] != '/'))
            return false;
          rest.remove_prefix(std::min(rest.size(), given.size() + 1));
        }
        return rest.find('/') == rest.npos;
      });
}

// What packages are called and say of themselves.
void readTitles(Inputs &inputs) {
  const std::vector<std::string> &folders = inputs.discovery.folders;
  std::vector<std::string> &titles = inputs.projectFiles.titles;
  for (const ir::PackageManifest &package : inputs.projectFiles.packages)
    if (isProject(folders, package.folder))
      titles.insert(titles.end(), package.titles.begin(), package.titles.end());
  for (const ir::ConfigFile &file : inputs.configuration)
    if (file.dialect == "pyproject" &&
        isProject(folders, config::folderOf(file.path)))
      for (const char *at : {"project.name", "project.description",
                             "tool.poetry.name", "tool.poetry.description"})
        for (const ir::ConfigNodeId node :
             ir::follow(file, file.nodes[0].firstChild, at))
          if (file.nodes[node].kind == ir::ConfigNode::Scalar)
            titles.push_back(file.nodes[node].value);
}

// The README of a folder that was given, wherever the root is.
bool isOwnReadme(const std::vector<std::string> &folders,
                 std::string_view path) {
  return std::any_of(
      folders.begin(), folders.end(), [&](const std::string &folder) {
        if (folder.empty())
          return config::isReadme(path);
        return path.size() > folder.size() && path.starts_with(folder) &&
               path[folder.size()] == '/' &&
               config::isReadme(path.substr(folder.size() + 1));
      });
}

void readManifests(Inputs &inputs) {
  const auto &units = inputs.extraction.units;
  const bool anyScript =
      std::any_of(units.begin(), units.end(), [](const auto &unit) {
        return link::isScript(unit->language);
      });
  for (const std::string &path : inputs.discovery.projectFiles) {
    const bool isReadme = isOwnReadme(inputs.discovery.folders, path);
    if (!isReadme && !(anyScript && config::isProjectFile(path)))
      continue;
    auto bytes = readFile(inputs.discovery.root + '/' + path);
    if (isReadme) {
      if (bytes)
        config::readReadme(*bytes, inputs.projectFiles);
      continue;
    }
    const auto done =
        bytes ? config::readProjectFile(path, *bytes, inputs.projectFiles)
              : Expected<bool>(bytes.error());
    if (!done)
      notify(inputs, path, done.error());
  }
  config::finishProjectFiles(inputs.projectFiles);
  readTitles(inputs);
}

} // namespace

bool describes(const policy::Policy &policy, std::string_view path) {
  return config::isProjectFile(path) ||
         config::isReadme(path.substr(path.rfind('/') + 1)) ||
         config::mayBeConfiguration(path, policy.dialects);
}

void readConfiguration(const policy::Policy &policy, unsigned jobs,
                       Inputs &inputs) {
  readTrees(policy, jobs, inputs);
  addEnvironments(policy, inputs);
  readManifests(inputs);
}

} // namespace philint::cli
