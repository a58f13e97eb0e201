// Wall clock and CPU of each stage, and counts, for `--stats`.
//
//   Stats stats;
//   { Stats::Stage stage(stats, "link"); … }
//   stats.count("functions", 12);
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace philint::cli {

class Stats {
public:
  // Measures from construction to destruction.
  class Stage {
  public:
    Stage(Stats &stats, std::string name);
    ~Stage();
    Stage(const Stage &) = delete;
    Stage &operator=(const Stage &) = delete;

  private:
    Stats &stats_;
    std::string name_;
    double wall_, cpu_;
  };

  Stats();
  void count(std::string name, std::uint64_t value);
  std::string json() const; // the totals run from construction to now

private:
  struct Time {
    std::string name;
    double wall, cpu; // seconds
  };
  double wall_, cpu_;
  std::vector<Time> stages_;
  std::vector<std::pair<std::string, std::uint64_t>> counts_;
};

} // namespace philint::cli
