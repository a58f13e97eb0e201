// Reads Python (.py, .pyi, .pyw; 3.8 to 3.14, with Python 2's print, exec and
// `except E, e`) through tree-sitter.
//
//   const auto frontend = makePythonFrontend();
//   ir::Unit unit = frontend->extract("app/notes.py", bytes);
#pragma once

#include "frontends/common/Frontend.h"

#include <memory>

namespace philint {

std::unique_ptr<Frontend> makePythonFrontend();

} // namespace philint
