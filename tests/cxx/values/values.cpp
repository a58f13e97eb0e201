// Text, containers, references and pointers.
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

void text_bad(const std::string &clinicalNote) {
  std::string line = "note: " + clinicalNote;
  line += "!";
  std::cout << line.substr(0, 80) << std::endl; // expect: PHI202
  std::ostringstream stream;
  stream << "mrn " << clinicalNote;
  std::cout << stream.str(); // expect: PHI202
  char copy[80];
  snprintf(copy, sizeof(copy), "%s", clinicalNote.c_str());
  puts(copy); // expect: PHI202
}

void text_ok(const std::string &clinicalNote) {
  std::cout << clinicalNote.size() << clinicalNote.empty();
  std::string line = clinicalNote;
  line.clear();
  std::cout << line;
  char copy[80];
  strcpy(copy, clinicalNote.c_str());
  memset(copy, 0, sizeof(copy));
  puts(copy);
}

void containers_bad(const std::string &patientName) {
  std::vector<std::string> names;
  names.push_back(patientName);
  for (const auto &name : names)
    std::cout << name; // expect: PHI202
  std::map<int, std::string> byId;
  byId[7] = patientName;
  std::cout << byId.at(7);              // expect: PHI202
  for (auto it = byId.begin(); it != byId.end(); ++it)
    std::cout << it->second; // expect: PHI202
}

void containers_ok(const std::string &patientName) {
  std::map<std::string, std::string> row;
  row["name"] = patientName;
  row["state"] = "open";
  std::cout << row["state"] << row.size();
  std::vector<std::string> one{patientName}, other;
  one.swap(other);
  std::cout << one.front();
}

void fill(std::string &out, const std::string &text) { out = text; }
void fillPointer(std::string *out, const std::string &text) { *out = text; }
void fillCopy(std::string out, const std::string &text) { out = text; }

void outParameters_bad(const std::string &mrn) {
  std::string one, two;
  fill(one, mrn);
  fillPointer(&two, mrn);
  std::cout << one; // expect: PHI202
  std::cout << two; // expect: PHI202
}

void outParameters_ok(const std::string &mrn) {
  std::string three;
  fillCopy(three, mrn);
  std::cout << three;
}

void aliases_bad(const std::string &mrn) {
  std::string kept;
  std::string &same = kept;
  std::string *pointer = &kept;
  same = mrn;
  std::cout << *pointer; // expect: PHI202
}

void copies_ok(const std::string &mrn) {
  std::string kept;
  std::string copy = kept;
  copy = mrn;
  std::cout << kept;
}
