// The seam between languages and the rest: a frontend turns one file's bytes
// into a Unit and knows nothing of other files or of policy.
#pragma once

#include "core/ir/Body.h"

#include <string_view>

namespace philint {

class Frontend {
public:
  virtual ~Frontend() = default;
  // True for the file names that it reads ("a/b.py").
  virtual bool reads(std::string_view path) const = 0;
  // Part of a cache entry's key: facts of another frontend are other facts.
  virtual std::string_view name() const = 0;
  // Never fails: what cannot be read is in Unit::problems. `bytes` are valid
  // UTF-8 (discovery has decoded them). Safe to call on several threads.
  virtual ir::Unit extract(std::string_view path,
                           std::string_view bytes) const = 0;
};

} // namespace philint
