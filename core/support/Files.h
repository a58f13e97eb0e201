// Reading and writing files; all errors name the file.
#pragma once

#include "core/support/Expected.h"

#include <string>
#include <string_view>

namespace philint {

Expected<std::string> readFile(const std::string &path);

// Writes to a temporary file beside `path` and renames it, so that a reader
// sees the old bytes or the new ones; a device, a pipe or a symbolic link is
// written through instead. `mode` are the permission bits.
Expected<bool> writeFile(const std::string &path, std::string_view bytes,
                         unsigned mode = 0644);

} // namespace philint
