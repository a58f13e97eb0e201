#include <openai/openai.hpp>
#include <string>

void index_bad(const std::string &clinicalNote, const std::string &mrn) {
  openai::embedding().create({{"model", "m"}, {"input", clinicalNote}});  // expect: PHI103
}

void count_ok(const std::string &clinicalNote) {
  openai::embedding().create({{"model", "m"}, {"input", "a guideline"}});
}
