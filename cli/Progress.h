// A bar on standard error for scans that take long: WhenLong draws it after a
// second, Always from the first file on. It is wiped when the stage ends.
#pragma once

#include <atomic>
#include <cstddef>
#include <mutex>
#include <string>

namespace philint::cli {

enum class ProgressBar { None, WhenLong, Always };

class Progress {
public:
  Progress(ProgressBar bar, std::string what, std::size_t total);
  ~Progress();
  Progress(const Progress &) = delete;
  Progress &operator=(const Progress &) = delete;
  void update(std::size_t done); // any thread

private:
  ProgressBar bar_;
  std::string what_;
  std::size_t total_;
  double started_;
  std::atomic<double> last_;
  std::mutex drawing_;
  bool drawn_ = false;
};

} // namespace philint::cli
