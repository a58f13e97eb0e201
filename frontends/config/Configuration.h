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

// Puts values of variables, locals and parameters in their places: Terraform's
// of a folder with its tfvars and with what modules of the same repository are
// called with, CloudFormation's of a template.
void resolveReferences(std::vector<ir::ConfigFile> &files);

// What the file sets in environments, by its dialect's paths, as a tree of the
// dialect `name`: a child each setting.
ir::ConfigFile environmentOf(const ir::ConfigFile &file,
                             const ir::ConfigDialect &dialect,
                             std::string name);

// The settings of such a tree whose values are known.
void addSettings(const ir::ConfigFile &environment,
                 std::vector<ir::Setting> &out);

// Profiles that run on a developer's machine alone: by the path's words.
bool isLocalProfile(std::string_view path);

} // namespace philint::config
