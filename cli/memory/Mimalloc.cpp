#include "cli/Memory.h"

#include <mimalloc.h>

namespace philint::cli {

void preferLargePages() { mi_option_enable(mi_option_large_os_pages); }

} // namespace philint::cli
