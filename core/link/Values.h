// What travels in the value fixpoint: interned values, interned access paths
// and names outside the catalogue. All are dense ids; equal means same id.
//
//   ValueId v = values.intern({ValueKind::Instance, classId});
#pragma once

#include "core/link/Program.h"

#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>

namespace philint::link {

enum class ValueKind : std::uint8_t {
  Function, // a: function
  Class,    // a: class
  Instance, // a: class
  Module,   // a: entry of the module tree
  Api,      // a: canonical catalogue node
  Bound,    // a: function, b: value of the receiver
  Partial,  // a: value of the callable, b: leading arguments filled
  Super,    // a: class whose ancestors are meant, b: value of the receiver
  External, // a: external name
  Literal,  // a: symbol of the constant's text, b: ConstantKind
  Script,   // a: unit that is an ECMAScript module
  Applied,  // a: value of a function whose `call` this is; b: 1 for `bind`
  Channel,  // a: owner of a channel
};
struct Value {
  ValueKind kind = ValueKind::Function;
  std::uint32_t a = 0, b = 0;
};
using ValueId = std::uint32_t;

class ValueTable {
public:
  ValueId intern(ValueKind kind, std::uint32_t a, std::uint32_t b = 0);
  const Value &operator[](ValueId id) const { return values_[id]; }
  ValueKind kind(ValueId id) const { return kinds_[id]; }

private:
  std::vector<Value> values_;
  std::vector<ValueKind> kinds_; // of values_, for what asks nothing else
  absl::flat_hash_map<std::uint64_t, ValueId> ids_[13]; // per kind: (a, b)
};

// A name of something outside the program and the catalogue, as a chain of
// members under an import or under a catalogue node. Calls leave no mark.
using ExternalId = std::uint32_t;
struct ExternalName {
  ExternalId parent = kNone;
  NodeId node = kNone; // where the chain starts below the catalogue
  Symbol name;
  std::uint8_t depth = 0;
};
class ExternalTable {
public:
  static constexpr unsigned kDepth = 6;
  // kNone where the chain would grow beyond kDepth.
  ExternalId member(ExternalId parent, Symbol name);
  ExternalId under(NodeId node, Symbol name);
  ExternalId root(Symbol dotted);
  const ExternalName &operator[](ExternalId id) const { return names_[id]; }

private:
  ExternalId add(std::uint32_t space, std::uint32_t base, ExternalName name);
  std::vector<ExternalName> names_;
  absl::flat_hash_map<std::array<std::uint32_t, 3>, ExternalId> ids_;
};

// Access paths of at most kLength steps, interned.
class PathTable {
public:
  static constexpr std::size_t kLength = 4;
  explicit PathTable(Program &program);

  // kNone where the path is longer than kLength.
  PathId intern(std::vector<ir::Step> steps);
  PathId concat(PathId head, PathId tail);
  PathId suffix(PathId path, std::size_t from);
  PathId single(ir::Step step);
  // How many steps the path has.
  std::size_t length(PathId path) const { return lengths_[path]; }
  const std::vector<ir::Step> &steps(PathId path) const {
    return program_.paths[path];
  }

  enum class Match : std::uint8_t {
    Mismatch,
    Below, // `rest` is what the path holds beyond what is read
    Above, // the path ends first; `rest` is what is still to be read
  };
  struct Read {
    Match match = Match::Mismatch;
    PathId rest = 0;
  };
  // What remains when a value at `path` is read at `read`.
  Read read(PathId path, PathId read);
  // True where `path` lies at or below what a store to `killed` replaces.
  bool kills(PathId killed, PathId path) const;

private:
  Program &program_;
  std::vector<std::uint8_t> lengths_; // per path
  absl::flat_hash_map<std::uint64_t, Read> reads_;
  absl::flat_hash_map<std::uint64_t, PathId> joins_, suffixes_;
  absl::flat_hash_map<std::uint64_t, PathId> singles_;
};

} // namespace philint::link
