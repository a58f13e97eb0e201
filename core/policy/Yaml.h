// A YAML document as a plain tree that keeps positions, and a reader over it
// that remembers the first error. No exception of the parser leaves this file.
//
//   YamlReader reader(path);
//   YamlValue root = reader.parse(bytes);
//   reader.keys(root, {"version", "project"}, "the policy");
//   std::string name = reader.text(root.get("project"));
//   if (reader.error()) return *reader.error();
//
// Invariant: after an error every read returns an empty value, so that loaders
// need to look once, at the end.
#pragma once

#include "core/support/Expected.h"

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace philint::policy {

struct YamlValue {
  enum Kind : std::uint8_t { Missing, Null, Scalar, Sequence, Map };
  Kind kind = Missing;
  bool quoted = false;
  std::uint32_t line = 0, column = 0; // 1-based
  std::string scalar;                 // Scalar: its text
  std::vector<YamlValue> items;       // Sequence; Map: the values
  std::vector<YamlValue> keys;        // Map: Scalars, one an item

  explicit operator bool() const { return kind != Missing; }
  bool isScalar() const { return kind == Scalar; }
  // The value of a key; Missing where there is none or this is no map.
  const YamlValue &get(std::string_view key) const;
};

class YamlReader {
public:
  explicit YamlReader(std::string file) : file_(std::move(file)) {}

  YamlValue parse(const std::string &bytes);
  const std::string &file() const { return file_; }
  const std::optional<Error> &error() const { return error_; }
  // Keeps the first error.
  void fail(const YamlValue &at, std::string message);

  // Errors unless `map` is a map that has known keys alone (once each).
  void keys(const YamlValue &map, std::initializer_list<std::string_view> known,
            std::string_view what);
  // Missing values read as empty; `require` errors where one is missing.
  void require(const YamlValue &map, std::string_view key,
               std::string_view what);
  std::string text(const YamlValue &value);
  std::vector<std::string> texts(const YamlValue &value); // one or a list
  bool flag(const YamlValue &value, bool absent = false);
  std::uint32_t date(const YamlValue &value); // YYYY-MM-DD as yyyymmdd
  std::optional<double> number(const YamlValue &value);
  // Items of a list; a single value is a list of one. Errors on nothing.
  std::span<const YamlValue> list(const YamlValue &value);
  // One of a closed list, else an error with the nearest; its index.
  std::size_t choice(const YamlValue &value,
                     const std::vector<std::string_view> &allowed,
                     std::string_view what);

private:
  std::string file_;
  std::optional<Error> error_;
};

} // namespace philint::policy
