// The notes of a program's file are nobody's.
#include <cstdio>
#include <string>

struct Patient {
  std::string name;
};

void sections_ok(const char *note_header) { std::printf("%s", note_header); }

void note_bad(const char *patient_note) { std::printf("%s", patient_note); } // expect: PHI202
