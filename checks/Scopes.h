// Scopes inside which, says the policy, what is logged is filtered:
//
//   log_suppression: [{scope: app.privacy.phi_context}]
//   with phi_context(): log.info(note)    # RAII and `using` likewise
#pragma once

#include "checks/Check.h"

namespace philint::checks {

class Scopes {
public:
  explicit Scopes(const Input &input) : input_(input) {}
  // The call stands in such a scope.
  bool suppress(link::SiteId site) const;

private:
  bool isNamed(link::SiteId made) const;
  const Input &input_;
};

} // namespace philint::checks
