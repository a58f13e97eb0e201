#include "commands.h"

void Tell::run() {
  puts(text_.c_str()); // expect: PHI202
}

void Tell::unused_ok() {
  puts(text_.c_str());
}

void Count::run() {
  printf("%d\n", length_);
}

void queue_bad(const std::string &patientName) {
  Queue::instance()->add(new Tell(patientName));
}

void later_bad(Pool &pool, const std::string &mrn) {
  auto *job = new Tell(mrn);
  pool.submit(1, job);
}

void between_bad(const std::string &patientName) {
  Queue::instance()->processAsync("telling", new Tell(patientName), nullptr);
}

void count_ok(const std::string &clinicalNote) {
  Queue::instance()->add(new Count(clinicalNote));
}
