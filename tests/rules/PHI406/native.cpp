#include <iostream>
#include <map>
#include <string>

void logged_bad(const std::string &patientName, const std::string &mrn) {
  std::map<std::string, std::string> tokenMap;
  tokenMap["PT_1"] = patientName;
  std::cout << tokenMap["PT_1"];  // expect: PHI406
}

void counted_ok(const std::string &patientName, const std::string &mrn) {
  std::map<std::string, std::string> tokenMap;
  tokenMap["PT_1"] = patientName;
  std::cout << tokenMap.size();
}
