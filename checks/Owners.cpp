#include "checks/Owners.h"

#include "core/policy/Bind.h"
#include "core/policy/FunctionNames.h"

namespace philint::checks {

std::vector<link::FunctionId> functionsOf(const flow::Issue &issue,
                                          link::FunctionId sink) {
  std::vector<link::FunctionId> out;
  for (const flow::Segment &segment : issue.segments)
    if (segment.function != ir::kNone)
      out.push_back(segment.function);
  if (sink != ir::kNone)
    out.push_back(sink);
  return out;
}

std::string
Owners::of(const std::vector<link::FunctionId> &functions) const {
  const policy::Project &project = input_.policy.project;
  for (const link::FunctionId function : functions)
    for (const policy::ProjectFunction &said : project.functions)
      if (!said.owner.empty() &&
          policy::means(input_.program, said.match, function))
        return said.owner;
  return project.owner;
}

} // namespace philint::checks
