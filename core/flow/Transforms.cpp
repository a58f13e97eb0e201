#include "core/flow/Transforms.h"

namespace philint::flow {

Transforms::Transforms(const policy::TransformTable &base,
                       const Limits &limits)
    : all_(base) {
  const std::uint32_t generators = base.size();
  // Right-multiplying by generators until nothing is new reaches every product.
  for (std::uint32_t a = 0; a < all_.size() && !capped_; ++a)
    for (std::uint32_t g = 1; g < generators; ++g) {
      all_.intern(policy::compose(all_[a], all_[g]));
      if (all_.size() > limits.transforms) {
        capped_ = true;
        break;
      }
    }
  size_ = all_.size();
  table_.assign(std::size_t{size_} * size_, 0);
  policy::TransformTable ids = all_;
  for (std::uint32_t a = 0; a < size_; ++a)
    for (std::uint32_t b = 0; b < size_; ++b) {
      const auto id = ids.intern(policy::compose(all_[a], all_[b]));
      table_[std::size_t{a} * size_ + b] = id < size_ ? id : b;
    }
}

} // namespace philint::flow
