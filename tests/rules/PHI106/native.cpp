#include <fstream>
#include <string>

void golden_bad(const std::string &clinicalNote, const std::string &mrn) {
  std::ofstream out("evals/golden.jsonl");
  out << clinicalNote;  // expect: PHI106
}

void note_ok(const std::string &mrn) {
  std::ofstream out("evals/golden.jsonl");
  out << "a made-up visit";
}
