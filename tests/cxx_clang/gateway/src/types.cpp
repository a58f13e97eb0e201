// Deduced types, virtual calls behind aliases, templates that are used once,
// closures.
#include "chart.h"

#include <functional>
#include <map>
#include <vector>

namespace clinic {

void Console::put(const std::string &line) {
  std::cout << line; // expect: PHI202
}

SinkHandle makeSink() { return std::make_unique<Console>(); }

void note(const std::string &line) {
  std::cout << line; // expect: PHI202
}

} // namespace clinic

using clinic::SinkHandle;

void deduced_bad(const std::string &mrn) {
  const auto sink = clinic::makeSink();
  sink->put(mrn);
}

void aliased_bad(SinkHandle &sink, const std::string &mrn) { sink->put(mrn); }

void quiet_ok(const std::string &patientName) {
  clinic::Nowhere nowhere;
  nowhere.put(patientName);
}

void relayed_bad(const std::string &mrn) {
  clinic::Console console;
  clinic::relay(console, mrn);
}

void overloaded_bad(const std::string &mrn) { clinic::note(mrn); }

static void tell(const std::string &text) {
  std::cout << text; // expect: PHI202
}
static void tell(const clinic::Chart &) {}
void told_bad(const std::string &mrn) { tell(mrn); }

static void count(const std::string &text) { std::cout << text; }
static void count(const clinic::Chart &chart) {
  std::cout << chart.visits();
}
void overloaded_ok(const std::string &mrn) {
  count(clinic::Chart(mrn, 1));
  count(std::string("none"));
}

void closed_bad(const std::string &mrn) {
  const std::function<void(int)> later = [text = mrn](int count) {
    if (count)
      std::cout << text; // expect: PHI202
  };
  later(1);
}

void mapped_bad(const std::string &mrn) {
  std::map<std::string, std::string> values;
  values["mrn"] = mrn;
  values["ward"] = "north";
  for (const auto &[key, value] : values)
    std::cout << key.size() << value; // expect: PHI202
  std::cout << values["ward"];
}

void pointed_bad(const std::string &mrn) {
  auto chart = std::make_shared<clinic::Chart>(mrn, 1);
  const auto &same = *chart;
  std::vector<std::string> lines;
  lines.emplace_back(same.mrn());
  for (const auto &line : lines)
    std::cout << line; // expect: PHI202
}
