#include <openai/openai.hpp>
#include <string>

void train_bad(const std::string &clinicalNote, const std::string &mrn) {
  openai::fineTune().create({{"training_file", clinicalNote}});  // expect: PHI117
}

void other_ok(const std::string &mrn) {
  openai::fineTune().create({{"training_file", "synthetic.jsonl"}});
}
