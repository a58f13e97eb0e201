// Who answers for a flow: the owner that the policy gives to one of the
// functions on its way, the nearest to the source first, else the project's.
//
//   Owners owners(input);
//   owners.of(issue, sinkFunction) == "Lee Osei"
#pragma once

#include "checks/Check.h"

namespace philint::checks {

// The functions that the data passes, from the source's to the sink's.
std::vector<link::FunctionId> functionsOf(const flow::Issue &issue,
                                          link::FunctionId sink);

class Owners {
public:
  explicit Owners(const Input &input) : input_(input) {}

  std::string of(const std::vector<link::FunctionId> &functions) const;

private:
  const Input &input_;
};

} // namespace philint::checks
