// The languages that this program reads.
#pragma once

#include "frontends/common/Frontend.h"

#include <memory>
#include <string_view>
#include <vector>

namespace philint::cli {

class Frontends {
public:
  Frontends(); // all that are built in
  explicit Frontends(std::vector<std::unique_ptr<Frontend>> all);

  // The frontend that reads files of this name, or nullptr.
  const Frontend *forPath(std::string_view path) const;

private:
  std::vector<std::unique_ptr<Frontend>> all_;
};

} // namespace philint::cli
