// An edge on which a condition has asked a member of the value (ir::kCallTest):
// the value is what it was.
#pragma once

#include "core/ir/Keys.h"
#include "core/ir/UnitFacts.h"

namespace philint::policy {

inline bool isTested(const ir::UnitFacts &facts, const ir::Edge &edge) {
  return edge.kind > ir::EdgeKind::CopyKill &&
         (facts.sites[edge.read].flags & ir::kCallTest) != 0;
}

} // namespace philint::policy
