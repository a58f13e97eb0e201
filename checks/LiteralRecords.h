// Records that are written out: the keys and values of an object in code or in
// a file of data, put together as one text, so that a date of birth stands
// beside the name of the same record whatever lines they are on.
#pragma once

#include "core/ir/Configuration.h"
#include "core/ir/UnitFacts.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace philint::checks {

struct LiteralRecord {
  std::string text;   // "name: Maria Keller dob: 1961-03-09 "
  std::string called; // names of what holds it: "MOCK_PATIENTS"
  // By where in the text it begins, what a value is: a vertex, a node.
  std::vector<std::pair<std::size_t, std::uint32_t>> values;

  // What stands at this place of the text, and where it begins.
  std::optional<std::pair<std::size_t, std::uint32_t>>
  valueAt(std::size_t at) const;
};

// Objects and calls with one of these literals (by constant) among their keys
// or named arguments, and variables that are given one.
std::vector<LiteralRecord> recordsOf(const ir::UnitFacts &unit,
                                     const std::vector<bool> &wanted);

// Objects of a tree with one of these nodes not far below.
std::vector<LiteralRecord> recordsOf(const ir::ConfigFile &file,
                                     const std::vector<bool> &wanted);

// Rows of a table whose first line says what its columns are.
std::vector<LiteralRecord> rowsOf(const ir::ConfigFile &file);

} // namespace philint::checks
