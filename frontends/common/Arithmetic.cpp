#include "frontends/common/Arithmetic.h"

#include <cmath>

namespace philint {

namespace {
constexpr std::size_t kLongest = 80; // nobody writes a setting longer
constexpr double kLargest = 9e15;    // whole numbers up to here are exact

class Reader {
public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::optional<double> whole() {
    const auto value = sum();
    skip();
    return at_ == text_.size() ? value : std::nullopt;
  }

private:
  void skip() {
    while (at_ < text_.size() &&
           (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n'))
      ++at_;
  }
  bool take(char c) {
    skip();
    if (at_ >= text_.size() || text_[at_] != c)
      return false;
    ++at_;
    return true;
  }

  std::optional<double> sum() {
    auto left = product();
    while (left) {
      const bool plus = take('+');
      if (!plus && !take('-'))
        break;
      const auto right = product();
      if (!right)
        return {};
      *left += plus ? *right : -*right;
    }
    return left;
  }

  std::optional<double> product() {
    auto left = number();
    while (left) {
      const bool times = take('*');
      if (!times && !take('/'))
        break;
      const auto right = number(); // `**` and `//` find no number here
      if (!right || (!times && *right == 0))
        return {};
      *left = times ? *left * *right : *left / *right;
    }
    return left;
  }

  std::optional<double> number() {
    if (take('(')) {
      const auto inner = sum();
      return take(')') ? inner : std::nullopt;
    }
    skip();
    double value = 0;
    const std::size_t begin = at_;
    for (; at_ < text_.size(); ++at_)
      if (text_[at_] >= '0' && text_[at_] <= '9')
        value = value * 10 + (text_[at_] - '0');
      else if (text_[at_] != '_' || at_ == begin)
        break;
    return at_ == begin ? std::nullopt : std::optional(value);
  }

  std::string_view text_;
  std::size_t at_ = 0;
};
} // namespace

std::optional<std::string> computed(std::string_view expression) {
  if (expression.size() > kLongest)
    return {};
  const auto value = Reader(expression).whole();
  if (!value || *value != std::floor(*value) || std::abs(*value) > kLargest)
    return {};
  return std::to_string(static_cast<long long>(*value));
}

} // namespace philint
