// What a function surely overwrites in the objects that it is given: after
// `def rename(note): note.author = "x"` what `author` held before is gone, in
// the caller as well.
//
// Problem. For each parameter the paths that are killed on every way from its
// value at entry to its state at the end.
// Method. Backwards along the states of the object: a kill adds its path, a
// join keeps what all ways share, a call adds what its targets share. Bottom-up
// over the call graph; a function in a cycle counts as one that kills nothing.
#pragma once

#include "core/flow/AccessPath.h"
#include "core/link/Program.h"

#include <vector>

namespace philint::flow {

struct Overwrite {
  unsigned parameter = 0;
  AccessPath path;
  auto operator<=>(const Overwrite &) const = default;
};

// By function, sorted. `paths`: Program::paths as values.
std::vector<std::vector<Overwrite>>
findOverwrites(const link::Program &program,
               const std::vector<AccessPath> &paths);

// What `site` surely overwrites in its receiver (kReceiver) or in its argument
// with that index; sorted.
constexpr std::uint32_t kReceiver = 0xffffffffU;
std::vector<AccessPath>
overwrittenBy(const link::Program &program,
              const std::vector<std::vector<Overwrite>> &overwrites,
              link::SiteId site, std::uint32_t argument);

} // namespace philint::flow
