#include "cli/Configure.h"

#include "core/link/ScriptModules.h"
#include "core/support/Files.h"
#include "core/support/Parallel.h"
#include "frontends/config/Configuration.h"
#include "frontends/config/ProjectFiles.h"

#include <algorithm>
#include <filesystem>
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
}

using Tree = Expected<std::optional<ir::ConfigFile>>;

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
  return config::readConfiguration(path, *bytes, policy.dialects, limits);
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
    else if (**trees[i])
      inputs.configuration.push_back(std::move(***trees[i]));
  }
  config::resolveReferences(inputs.configuration);
}

void addEnvironments(const policy::Policy &policy, Inputs &inputs) {
  const std::size_t count = inputs.configuration.size();
  for (std::size_t i = 0; i < count; ++i) {
    addComments(inputs.configuration[i], inputs);
    for (const ir::ConfigDialect &dialect : policy.dialects) {
      if (dialect.id != inputs.configuration[i].dialect ||
          dialect.environment.empty())
        continue;
      ir::ConfigFile tree =
          config::environmentOf(inputs.configuration[i], dialect, kEnvironment);
      config::addSettings(tree, inputs.projectFiles.environment);
      if (tree.nodes.size() > 2)
        inputs.configuration.push_back(std::move(tree));
      break;
    }
  }
  auto &settings = inputs.projectFiles.environment;
  std::sort(settings.begin(), settings.end(),
            [](const ir::Setting &a, const ir::Setting &b) {
              return std::tie(a.name, a.file, a.line) <
                     std::tie(b.name, b.file, b.line);
            });
}

void readManifests(Inputs &inputs) {
  const auto &units = inputs.extraction.units;
  if (std::none_of(units.begin(), units.end(), [](const auto &unit) {
        return link::isScript(unit->language);
      }))
    return;
  for (const std::string &path : inputs.discovery.projectFiles) {
    if (!config::isProjectFile(path))
      continue;
    auto bytes = readFile(inputs.discovery.root + '/' + path);
    const auto done =
        bytes ? config::readProjectFile(path, *bytes, inputs.projectFiles)
              : Expected<bool>(bytes.error());
    if (!done)
      notify(inputs, path, done.error());
  }
  config::finishProjectFiles(inputs.projectFiles);
}

} // namespace

bool describes(const policy::Policy &policy, std::string_view path) {
  return config::isProjectFile(path) ||
         config::mayBeConfiguration(path, policy.dialects);
}

void readConfiguration(const policy::Policy &policy, unsigned jobs,
                       Inputs &inputs) {
  readTrees(policy, jobs, inputs);
  addEnvironments(policy, inputs);
  readManifests(inputs);
}

} // namespace philint::cli
