// What an exception class of the program makes its text of: of all that its
// constructor is given, what it hands on to the class that it extends.
//
//   class NotFound(Exception):
//       def __init__(self, name, key):
//           super().__init__(f"nothing under {key}")
//   raise NotFound(name, key)                            # key, and not name
#pragma once

#include "core/link/Program.h"

#include <vector>

namespace philint::policy {

// By argument of the call that makes the exception; all where the constructor
// does not say.
std::vector<bool> argumentsInText(const link::Program &program,
                                  link::SiteId site);

} // namespace philint::policy
