// Binary form of UnitFacts: a header with magic, format version and a checksum,
// then the arrays. The same facts give the same bytes on every machine
// (little-endian). A file that is damaged, truncated or of another version is
// an error, never a crash.
#pragma once

#include "core/ir/UnitFacts.h"
#include "core/support/Expected.h"

namespace philint::ir {

constexpr std::uint32_t kFactsVersion = 7; // raise with every change of form

std::string writeFacts(const UnitFacts &facts);
Expected<UnitFacts> readFacts(std::string_view bytes);

} // namespace philint::ir
