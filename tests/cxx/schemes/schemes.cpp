// Settings that say who gives identifiers out hold no identifier.
#include <fstream>
#include <string>

struct Mapping {
  std::string default_patient_id_issuer;
  std::string accession_number_system;
};

void save_ok(const Mapping &mapping) {
  std::ofstream file("mapping.yaml");
  file << mapping.default_patient_id_issuer << "\n";
  file << mapping.accession_number_system << "\n";
}

void save_bad(const std::string &patient_id) {
  std::ofstream file("mapping.yaml");
  file << patient_id << "\n"; // expect: PHI504
}
