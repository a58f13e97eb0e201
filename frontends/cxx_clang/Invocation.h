// From a compile command to what Clang is to do: the command's search paths,
// definitions and language, and nothing that writes, loads or runs; with limits
// that count work.
#pragma once

#include "frontends/common/UnitMessages.h"

#include <clang/Frontend/CompilerInvocation.h>

#include <memory>

namespace philint::clang_reader {

// Without outputs, plugins, precompiled and dependency files. The first is the
// compiler's name.
std::vector<std::string>
harmless(const std::vector<std::string> &arguments);

// nullptr where the command is none of a compiler.
std::shared_ptr<clang::CompilerInvocation>
invocationOf(const UnitRequest &request, clang::DiagnosticsEngine &diagnostics);

} // namespace philint::clang_reader
