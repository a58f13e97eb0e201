// Reads the port grammar of catalogue rows (docs/ports.md).
//
//   parsePort("after(arg(0))[*]", strings)   // AfterArgument 0, path [any]
#pragma once

#include "core/model/Catalog.h"
#include "core/support/Expected.h"

#include <string_view>

namespace philint::policy {

// Names are interned in `strings`. An Error's column is the 1-based offset in
// `text` where something else was expected.
Expected<model::Port> parsePort(std::string_view text, StringTable &strings);

// The canonical text; parsePort reads it back to an equal port.
std::string portText(const model::Port &port, const StringTable &strings);

} // namespace philint::policy
