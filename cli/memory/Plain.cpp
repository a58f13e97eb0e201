#include "cli/Memory.h"

namespace philint::cli {

void preferLargePages() {} // the C library's allocator decides

} // namespace philint::cli
