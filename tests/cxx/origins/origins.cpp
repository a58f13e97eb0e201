// Callbacks of algorithms, and members that are patients by their class.
#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

struct Patient {
  std::string mrn;
  int rank;
};

std::vector<Patient> load();

void each_bad() {
  auto rows = load();
  std::for_each(rows.begin(), rows.end(), [](const Patient &one) {
    std::cout << one.mrn; // expect: PHI202
  });
  for (const auto &one : rows)
    std::cout << one.mrn; // expect: PHI202
}

class Bed {
  Patient one;
  Patient *other;
  std::string patientLabel;

public:
  void show_bad() {
    std::cout << one.mrn; // expect: PHI202
  }
  void pointed_bad();
  void rank_ok() { std::cout << one.rank; }
};

void Bed::pointed_bad() {
  std::cout << other->mrn; // expect: PHI202
}
