// Vendors of the catalogue whose packages the application depends on, and which
// its policy does not name (PHI116). An inventory: no data has to flow. Told
// once a vendor, at the manifest's line, else at the first import.
#pragma once

#include "checks/Check.h"

namespace philint::checks {

class Manifests : public Check {
public:
  void run(const Input &input,
           std::vector<report::Finding> &findings) const override;
};

// "openai[datalib]>=1.2 ; python_version > '3'" is a requirement of "openai";
// `_`, `.` and capitals are written as `-` and small letters.
std::string requiredPackage(std::string_view requirement);

// "sentry-native/0.7.0" of Conan, "https://host/getsentry/sentry-native.git" and
// "gh:getsentry/sentry-native#0.7.0" of CMake are "sentry-native".
std::string libraryName(std::string_view written);

} // namespace philint::checks
