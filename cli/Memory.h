// How the process takes memory from the system.
#pragma once

namespace philint::cli {

// Asks for pages of 2 MiB where the allocator and the system have them: a scan
// touches a gigabyte a million lines, and the first touch of each small page
// would cost a tenth of its time. Call it before anything is read.
void preferLargePages();

} // namespace philint::cli
