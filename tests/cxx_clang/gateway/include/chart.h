#pragma once
#include <iostream>
#include <memory>
#include <string>

namespace clinic {

class Chart {
public:
  Chart(std::string mrn, int visits) : mrn_(std::move(mrn)), visits_(visits) {}
  const std::string &mrn() const { return mrn_; }
  int visits() const { return visits_; }
  operator std::string() const { return mrn_; }
  Chart &operator+=(const std::string &line) {
    std::cout << line; // expect: PHI202
    return *this;
  }
  std::string operator[](int at) const { return at ? "" : mrn_; }

private:
  std::string mrn_;
  int visits_;
};

inline std::string operator+(const Chart &left, const std::string &right) {
  std::cout << right; // expect: PHI202
  return left.mrn() + right;
}

// Found by its argument's namespace.
inline void show(const Chart &chart) {
  std::cout << chart.mrn(); // expect: PHI202
}

class Sink {
public:
  virtual ~Sink() = default;
  virtual void put(const std::string &line) = 0;
};

class Console : public Sink {
public:
  void put(const std::string &line) override;
};

class Nowhere : public Sink {
public:
  void put(const std::string &) override {}
};

using SinkHandle = std::unique_ptr<Sink>;
SinkHandle makeSink();

// One of them writes.
inline void note(int) {}
void note(const std::string &line);

template <class Text> void relay(Sink &sink, const Text &text) {
  sink.put(text);
}

} // namespace clinic

#define SHOW(stream, value) stream << (value) << '\n'
#define WHEN(condition, body)                                                  \
  do {                                                                         \
    if (condition) {                                                           \
      body;                                                                    \
    }                                                                          \
  } while (0)
