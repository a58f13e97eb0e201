#include <string>
#include <vector>

static std::vector<std::string> messages;

void ask(const std::string &clinicalNote, const std::string &mrn) {
  messages.push_back(clinicalNote);  // expect: PHI309
}

void own(const std::string &clinicalNote) {
  std::vector<std::string> messages;
  messages.push_back(clinicalNote);
}
