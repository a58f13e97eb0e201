// Inside of frontends/config: one reader a syntax. Each adds its documents as
// children of nodes[0] of `file`.
#pragma once

#include "frontends/config/Configuration.h"
#include "frontends/config/ProjectFiles.h"

namespace philint::config {

struct Source {
  std::string_view path, bytes;
  const ConfigLimits &limits;
};

using Read = Expected<bool>;
Read readYaml(const Source &source, ir::ConfigFile &file);
Read readJson(const Source &source, ir::ConfigFile &file);
Read readToml(const Source &source, ir::ConfigFile &file);
Read readHcl(const Source &source, ir::ConfigFile &file);
// key = value, key: value or key value, with [sections].
Read readLines(const Source &source, ir::ConfigFile &file);
// nginx and its kin: words up to `;`, blocks in braces.
Read readBlocks(const Source &source, ir::ConfigFile &file);
// The same where a line ends what a `;` would: logrotate.
Read readStanzas(const Source &source, ir::ConfigFile &file);
Read readBicep(const Source &source, ir::ConfigFile &file);
// Records of one a line: each line is an item.
Read readText(const Source &source, ir::ConfigFile &file);
// CMake: commands with arguments.
Read readCommands(const Source &source, ir::ConfigFile &file);
Read readSql(const Source &source, ir::ConfigFile &file);
Read readDotenv(const Source &source, ir::ConfigFile &file);
// Instructions by name, each command of RUN by itself, `ENV` as a map of what
// it sets.
Read readDockerfile(const Source &source, ir::ConfigFile &file);
// Each command as `command`, `ENV` as a map of the variables that are set.
Read readScript(const Source &source, ir::ConfigFile &file);
Read readXml(const Source &source, ir::ConfigFile &file);

// A copy of the node and what is below it, so many lines and columns further.
struct Shift {
  std::uint32_t lines = 0, columns = 0;
};
ir::ConfigNodeId graft(const ir::ConfigFile &from, ir::ConfigNodeId node,
                       ir::ConfigFile &to, ir::ConfigNodeId above, Shift shift);

// The first whose names match and whose marks occur.
const ir::ConfigDialect *dialectOf(std::string_view path,
                                   std::string_view bytes,
                                   const std::vector<ir::ConfigDialect> &all);

// The text with `{{ … }}` and `{% … %}` blanked at equal length: a line of
// nothing else becomes empty, elsewhere a mark takes the place of each byte.
std::string maskTemplates(std::string_view bytes);
bool holdsTemplate(std::string_view value);
bool isBlanked(char c);

// `${NAME:-default}` alone is its default; another value with `${` in it is
// Unknown, and so is one with a template.
void settle(ir::ConfigNode &node);

// Dialects of which more is known than their tree.
constexpr std::string_view kCompose = "compose", kHelmValues = "helm-values",
                           kKubernetes = "kubernetes";

// Parts of resolveReferences(), one a problem.
void fillFromDotenv(std::vector<ir::ConfigFile> &files);   // Compose.cpp
void completeServices(std::vector<ir::ConfigFile> &files); // Compose.cpp
void fillTemplates(std::vector<ir::ConfigFile> &files);    // Charts.cpp
void giveFromMaps(std::vector<ir::ConfigFile> &files);     // Manifests.cpp
void fillModules(std::vector<ir::ConfigFile> &files);      // BicepModules.cpp
void nameHosts(std::vector<ir::ConfigFile> &files);        // Manifests.cpp

// The folder that a service of Compose is built from, or nothing.
std::string buildFolder(const ir::ConfigFile &file, ir::ConfigNodeId service);

// An error that says which limit was met.
Error tooLarge(const Source &source, const char *what);

std::string_view trimmed(std::string_view text);

} // namespace philint::config
