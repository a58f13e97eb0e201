// What facts depend on beside a file's bytes: the sources of frontends, IR and
// grammars, hashed when philint is built (cmake/FactsSources.cmake). Facts that
// another philint cached are read only where it would make the same ones.
#pragma once

namespace philint::cli {

extern const char *const kFactsSources;

} // namespace philint::cli
