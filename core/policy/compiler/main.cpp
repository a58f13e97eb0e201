// philint-policies FOLDER OUTPUT: the policies/ folder as binary tables, for
// the build. `philint-policies FOLDER` checks alone.
#include "core/policy/Policy.h"
#include "core/support/Files.h"

#include <cstdio>

int main(int count, char **arguments) {
  if (count != 2 && count != 3) {
    std::fputs("usage: philint-policies FOLDER [OUTPUT]\n", stderr);
    return 2;
  }
  const auto bytes = philint::policy::compilePolicies(arguments[1]);
  if (!bytes) {
    std::fprintf(stderr, "%s\n", bytes.error().text().c_str());
    return 1;
  }
  const auto policy = philint::policy::readPolicies(*bytes);
  if (!policy) {
    std::fprintf(stderr, "%s\n", policy.error().text().c_str());
    return 1;
  }
  if (count == 2) {
    std::printf("%zu bytes, %zu rows, %zu nodes, %zu vendors, %zu rules, "
                "%zu phrases\n",
                bytes->size(), policy->catalog.rows.size(),
                policy->catalog.nodes.size(), policy->vendors.size(),
                policy->rules.size(), policy->lexicon.size());
    return 0;
  }
  const auto written = philint::writeFile(arguments[2], *bytes);
  if (!written) {
    std::fprintf(stderr, "%s\n", written.error().text().c_str());
    return 1;
  }
  return 0;
}
