#include "cli/Progress.h"

#include <chrono>
#include <cstdio>

namespace philint::cli {

namespace {
double now() {
  using namespace std::chrono;
  return duration<double>(steady_clock::now().time_since_epoch()).count();
}
constexpr double kQuiet = 1.0, kBetween = 0.1; // seconds
constexpr std::size_t kWidth = 30;
} // namespace

Progress::Progress(ProgressBar bar, std::string what, std::size_t total)
    : bar_(total > 0 ? bar : ProgressBar::None), what_(std::move(what)), total_(total),
      started_(now()), last_(started_) {}

Progress::~Progress() {
  if (drawn_)
    std::fputs("\r\033[K", stderr);
}

void Progress::update(std::size_t done) {
  if (bar_ == ProgressBar::None)
    return;
  const double time = now();
  if (bar_ == ProgressBar::WhenLong &&
      (time - started_ < kQuiet || time - last_.load() < kBetween))
    return;
  const std::unique_lock lock(drawing_, std::try_to_lock);
  if (!lock)
    return;
  last_ = time;
  drawn_ = true;
  const std::size_t filled = done * kWidth / total_;
  const std::string bar =
      std::string(filled, '#') + std::string(kWidth - filled, ' ');
  std::fprintf(stderr, "\r%s [%s] %zu/%zu", what_.c_str(), bar.c_str(), done,
               total_);
}

} // namespace philint::cli
