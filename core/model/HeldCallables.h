// Callables that an object holds, for rows about calls that run them.
//
// `callback(receiver)` is a callback port like `callback(arg(1))`, but of what
// earlier calls put into the receiver: a graph runs the nodes that were added.
//
// Invariant: such a port has a CallbackArgument or CallbackResult as its base, no
// name, and `kHeldByReceiver` as its index, which no position is; the place of the
// callable among a site's arguments is `kHeldArgument`, which no argument is.
//
//   passes: [{from: "arg(0)", to: "callback(receiver).arg(0)"}]
#pragma once

#include "core/model/Catalog.h"

namespace philint::model {

inline constexpr std::int16_t kHeldByReceiver = -2;
inline constexpr std::uint32_t kHeldArgument = kNone - 1;

inline bool isHeldByReceiver(const Port &port) {
  return port.index == kHeldByReceiver && !port.name;
}

} // namespace philint::model
