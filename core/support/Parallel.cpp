#include "core/support/Parallel.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace philint {

void parallelFor(std::size_t count, unsigned jobs,
                 const std::function<void(std::size_t, unsigned)> &work) {
  const auto threads =
      static_cast<unsigned>(std::min<std::size_t>(jobs, count));
  if (threads <= 1) {
    for (std::size_t i = 0; i < count; ++i)
      work(i, 0);
    return;
  }
  std::atomic<std::size_t> next{0};
  auto run = [&](unsigned worker) {
    for (std::size_t i; (i = next.fetch_add(1)) < count;)
      work(i, worker);
  };
  std::vector<std::jthread> others;
  others.reserve(threads - 1);
  for (unsigned worker = 1; worker < threads; ++worker)
    others.emplace_back(run, worker);
  run(0);
}

unsigned hardwareJobs() {
  return std::max(1U, std::thread::hardware_concurrency());
}

} // namespace philint
