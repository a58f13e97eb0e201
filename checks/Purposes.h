// What each function is for, as far as the policy and the code say: the policy's
// `functions`, a decorator, an argument or an audit event that names a purpose of
// the policy, or, where neither is there, the one purpose of all who call it.
//
//   Purposes purposes(input);
//   if (const auto *purpose = purposes.of(function)) …  // null: none is known
#pragma once

#include "checks/Check.h"

namespace philint::checks {

class Purposes {
public:
  explicit Purposes(const Input &input);

  const policy::ProjectPurpose *of(link::FunctionId function) const;

private:
  void fromPolicy(const Input &input);
  void fromCode(const Input &input);
  void fromMembers(const Input &input);
  void fromCallers(const Input &input);

  const policy::Project &project_;
  std::vector<std::uint32_t> purpose_; // by function; kNone: none
};

} // namespace philint::checks
