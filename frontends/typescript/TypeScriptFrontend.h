// The frontend of JavaScript and TypeScript, JSX and TSX, and of the script
// blocks of Vue and Svelte files.
#pragma once

#include "frontends/common/Frontend.h"

#include <memory>

namespace philint {

std::unique_ptr<Frontend> makeTypeScriptFrontend();

} // namespace philint
