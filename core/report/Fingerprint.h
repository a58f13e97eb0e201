// Names of findings and flows that survive unrelated edits.
//
// A finding is its rule, the enclosing function, the called name and the first
// tainted argument as written (layout apart), and which of several such
// it is, in a file of this name; a flow adds where its source stands. Neither
// lines, columns nor folders count, so that moved code keeps its history. The
// content is the same without files and numbers: by it one that is gone here
// is known again in another file.
#pragma once

#include "core/ir/UnitFacts.h"
#include "core/report/Finding.h"
#include "core/report/Sources.h"

#include <memory>
#include <unordered_map>
#include <vector>

namespace philint::report {

using Units = std::vector<std::shared_ptr<const ir::UnitFacts>>;

// Which function a place is in.
class Enclosing {
public:
  explicit Enclosing(const Units &units);
  // Dotted suffix of the innermost named function or class ("Clinic.greet"),
  // empty for module level and for files without facts.
  std::string at(const Region &region) const;

private:
  std::unordered_map<std::string, const ir::UnitFacts *> byPath_;
};

// Fills fingerprint and content of findings and flows; findings are sorted.
void addFingerprints(Report &report, const Units &units,
                     const Sources &sources);

} // namespace philint::report
