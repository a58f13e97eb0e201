// The policy of a run: built-in tables, the user's rows, the project's file.
#include "core/policy/Loading.h"
#include "core/support/Files.h"

#include <algorithm>

namespace philint::policy {

namespace {
// With a catalogue of the user's alone: what libraries do to values is kept,
// what it means for patient data is forgotten.
void forgetRoles(Policy &policy) {
  for (model::Row &row : policy.catalog.rows) {
    const bool transformed =
        std::any_of(policy.roles.begin() + row.firstRole,
                    policy.roles.begin() + row.endRole, [](const Role &role) {
                      return role.kind == Role::Sanitizer;
                    });
    row.passesUnlisted |= transformed;
    row.firstRole = row.endRole = 0;
  }
  policy.useLexicon = false;
  policy.dialects.clear();
  policy.configRows.clear();
  policy.literals.clear();
}
} // namespace

Expected<Policy> loadPolicy(const PolicyInputs &inputs) {
  auto policy = readPolicies(builtInPolicies());
  if (!policy)
    return policy.error();
  if (!inputs.builtIn)
    forgetRoles(*policy);
  std::vector<std::string> files;
  for (const std::string &path : inputs.catalogFiles) {
    const auto some = filesUnder(path, ".yaml");
    if (!some)
      return some.error();
    files.insert(files.end(), some->begin(), some->end());
  }
  const std::size_t builtInRows = policy->catalog.rows.size();
  if (auto error = loadCatalog(files, *policy, {}))
    return *error;
  if (!inputs.builtIn)
    for (model::Node &node : policy->catalog.nodes)
      if (!node.rows.empty() && node.rows.back() >= builtInRows)
        std::erase_if(node.rows, [&](model::RowId row) {
          return row < builtInRows;
        });
  if (!inputs.projectFile.empty()) {
    const auto bytes = readFile(inputs.projectFile);
    if (!bytes)
      return bytes.error();
    auto project = readProject(inputs.projectFile, *bytes, *policy);
    if (!project)
      return project.error();
    policy->project = std::move(*project);
  }
  return policy;
}

} // namespace philint::policy
