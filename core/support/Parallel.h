// Runs independent pieces of work on several threads.
//
//   parallelFor(files.size(), jobs, [&](std::size_t i, unsigned worker) {
//     facts[i] = extract(files[i], scratch[worker]);
//   });
//
// Pieces are handed out in order, one at a time; a result must go to its own
// index, so that nothing depends on the number of threads. `work` must not
// throw. `jobs` is at least 1; with 1 everything runs on the caller's thread.
#pragma once

#include <cstddef>
#include <functional>

namespace philint {

void parallelFor(std::size_t count, unsigned jobs,
                 const std::function<void(std::size_t, unsigned)> &work);

// The number of processors, at least 1.
unsigned hardwareJobs();

} // namespace philint
