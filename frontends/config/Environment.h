// Files that set variables of the environment: `.env` and its profiles, the
// services of Compose files, ENV of Dockerfiles. Values that are put together
// from other variables are left out, but for the default in `${NAME:-default}`.
//
//   isEnvironmentFile("app/.env.production")   // true
//   readEnvironment(".env", bytes, settings)
#pragma once

#include "core/ir/ProjectFiles.h"
#include "core/support/Expected.h"

#include <string_view>

namespace philint::config {

bool isEnvironmentFile(std::string_view path);

// Adds what the file sets; an Error with its line where it cannot be read.
Expected<bool> readEnvironment(std::string_view path, std::string_view bytes,
                               std::vector<ir::Setting> &out);

// Sorts by name, file and line.
void finishEnvironment(std::vector<ir::Setting> &settings);

} // namespace philint::config
