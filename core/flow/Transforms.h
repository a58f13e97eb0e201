// The closure of all sanitizer effects under composition, as a dense table, so
// that composing two facts' transforms is one load and the ids do not depend on
// which thread came first.
#pragma once

#include "core/flow/Limits.h"
#include "core/policy/Label.h"

#include <vector>

namespace philint::flow {

class Transforms {
public:
  // Closes `base` under composition, breadth first. Where the closure is larger
  // than the limit, compositions beyond it fall back to the second operand.
  Transforms(const policy::TransformTable &base, const Limits &limits);

  policy::TransformId compose(policy::TransformId first,
                              policy::TransformId second) const {
    return first == 0    ? second
           : second == 0 ? first
                         : table_[std::size_t{first} * size_ + second];
  }
  policy::Label apply(policy::TransformId id, const policy::Label &l) const {
    return policy::apply(all_[id], l);
  }
  std::uint32_t size() const { return size_; }
  bool capped() const { return capped_; }

private:
  policy::TransformTable all_;
  std::uint32_t size_ = 0;
  bool capped_ = false;
  std::vector<policy::TransformId> table_;
};

} // namespace philint::flow
