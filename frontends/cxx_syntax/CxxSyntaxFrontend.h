// C and C++ without a build: tree-sitter-cpp reads one file, includes are not
// followed, and link joins what the files of the program declare.
#pragma once

#include "frontends/common/Frontend.h"

#include <memory>

namespace philint {

// Without macros where somebody else expands them.
std::unique_ptr<Frontend> makeCxxSyntaxFrontend(bool withMacros = true);

} // namespace philint
