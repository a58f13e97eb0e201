// Reads configuration files into trees (core/ir/Configuration.h). Which dialect
// a file is of is data: the first whose names match and whose marks occur.
// Templates of Helm, Jinja and the like are blanked at equal length, so that
// everything else keeps its place; a value that holds one is Unknown.
//
//   const auto file = readConfiguration("infra/main.tf", bytes, dialects);
//
// Bad input: what cannot be parsed is an Error with its line; nesting, nodes
// and bytes have limits (Limits below), since the files are not trusted.
#pragma once

#include "core/ir/Configuration.h"
#include "core/ir/ProjectFiles.h"
#include "core/support/Expected.h"

#include <optional>
#include <string_view>
#include <vector>

namespace philint::config {

struct ConfigLimits {
  std::size_t bytes = 4 << 20; // of one file
  std::size_t nodes = 400'000;
  std::size_t depth = 200;
};

// Is it worth opening? By name alone.
bool mayBeConfiguration(std::string_view path,
                        const std::vector<ir::ConfigDialect> &dialects);

// Nothing where the file is of no dialect.
Expected<std::optional<ir::ConfigFile>>
readConfiguration(std::string_view path, std::string_view bytes,
                  const std::vector<ir::ConfigDialect> &dialects,
                  const ConfigLimits &limits = {});

// Files that stand in this one, by the `parts` of its dialect.
std::vector<ir::ConfigFile>
partsOf(const ir::ConfigFile &file, std::string_view bytes,
        const std::vector<ir::ConfigDialect> &dialects,
        const ConfigLimits &limits = {});

// A file that a service is given as its environment, by the paths of the
// dialect, and the folder of the code that has it; the folder may be empty.
struct EnvironmentFile {
  std::string path, folder;
};
std::vector<EnvironmentFile> environmentFiles(const ir::ConfigFile &file,
                                              const ir::ConfigDialect &dialect);

// As a file of this dialect, whatever its name.
Expected<ir::ConfigFile> readAs(const ir::ConfigDialect &dialect,
                                std::string_view path, std::string_view bytes,
                                const ConfigLimits &limits = {});

// Puts values of variables, locals and parameters in their places: Terraform's
// of a folder with its tfvars and with what modules of the same repository are
// called with, CloudFormation's of a template, those of a Helm chart; services
// of Compose get what they have from the file that they override, variables of
// Kubernetes what a map of the repository gives them.
void resolveReferences(std::vector<ir::ConfigFile> &files);

// What the file sets in environments, by its dialect's paths, as a tree of the
// dialect `name`: a child each setting, and by node the folder of the code that
// it is for, where the file says one.
struct Environment {
  ir::ConfigFile tree;
  std::vector<std::string> scopes;
};
Environment environmentOf(const ir::ConfigFile &file,
                          const ir::ConfigDialect &dialect, std::string name);

// The settings of such a tree whose values are known; `scopes`, where there are
// any, in place of its own.
void addSettings(const Environment &environment,
                 const std::vector<std::string> &scopes,
                 std::vector<ir::Setting> &out);

// Every value of the file by its path ("llm.base_url"), as loaders of settings
// are asked for it.
void addNamed(const ir::ConfigFile &file, std::vector<ir::Setting> &out);

} // namespace philint::config
