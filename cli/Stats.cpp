#include "cli/Stats.h"

#include <cmath>
#include <ctime>
#include <nlohmann/json.hpp>
#include <sys/resource.h>

namespace philint::cli {

namespace {
double clockSeconds(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) +
         1e-9 * static_cast<double>(now.tv_nsec);
}
double wallNow() { return clockSeconds(CLOCK_MONOTONIC); }
// With the programs that it started, as far as they have ended.
double cpuNow() {
  rusage children{};
  getrusage(RUSAGE_CHILDREN, &children);
  const auto seconds = [](const timeval &time) {
    return static_cast<double>(time.tv_sec) +
           1e-6 * static_cast<double>(time.tv_usec);
  };
  return clockSeconds(CLOCK_PROCESS_CPUTIME_ID) + seconds(children.ru_utime) +
         seconds(children.ru_stime);
}
double rounded(double seconds) { return std::round(seconds * 1e6) / 1e6; }
} // namespace

Stats::Stage::Stage(Stats &stats, std::string name)
    : stats_(stats), name_(std::move(name)), wall_(wallNow()), cpu_(cpuNow()) {}

Stats::Stage::~Stage() {
  stats_.stages_.push_back(
      {std::move(name_), wallNow() - wall_, cpuNow() - cpu_});
}

Stats::Stats() : wall_(wallNow()), cpu_(cpuNow()) {}

void Stats::count(std::string name, std::uint64_t value) {
  counts_.emplace_back(std::move(name), value);
}

std::string Stats::json() const {
  nlohmann::ordered_json out;
  out["stages"] = nlohmann::ordered_json::array();
  for (const Time &time : stages_)
    out["stages"].push_back({{"name", time.name},
                             {"wall_seconds", rounded(time.wall)},
                             {"cpu_seconds", rounded(time.cpu)}});
  out["wall_seconds"] = rounded(wallNow() - wall_);
  out["cpu_seconds"] = rounded(cpuNow() - cpu_);
  out["process_cpu_seconds"] = rounded(cpuNow());
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  out["peak_memory_bytes"] = static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
  for (const auto &[name, value] : counts_)
    out["counts"][name] = value;
  return out.dump(1) + "\n";
}

} // namespace philint::cli
