// What the code itself says of its data.
#include <cstdio>
#include <string>

// A patient's visit at a clinic.
struct Visit {
  std::string label; // philint: phi(name)
  [[clang::annotate("phi:mrn")]] std::string key;
  std::string place;
};

Visit load();

void fields_bad() {
  Visit visit = load();
  puts(visit.label.c_str()); // expect: PHI202
  puts(visit.key.c_str());   // expect: PHI202
  puts(visit.place.c_str());
}

void variable_bad(const char *line) {
  // philint: phi(notes)
  std::string body = line;
  puts(body.c_str()); // expect: PHI202
}

void parameter_bad(const char *line, // philint: phi(ssn, name)
                   const char *format) {
  puts(line); // expect: PHI202
  puts(format);
}

void variable_ok(const char *line) {
  std::string body = line;
  puts(body.c_str());
}
