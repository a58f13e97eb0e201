// The program that reads C and C++ with Clang, one process a thread, started
// when the first unit is asked of it. A unit that ends the process is lost
// alone: the next one starts another.
//
//   ClangProcess clang;
//   if (const auto answer = clang.ask(request)) …
#pragma once

#include "frontends/common/UnitMessages.h"

#include <optional>
#include <string>
#include <sys/types.h>

namespace philint::cli {

class ClangProcess {
public:
  ClangProcess() = default;
  ~ClangProcess();
  ClangProcess(const ClangProcess &) = delete;
  ClangProcess &operator=(const ClangProcess &) = delete;

  // Nothing where the process cannot be started, died or fell silent.
  std::optional<UnitAnswer> ask(const UnitRequest &request);

private:
  bool start();
  void stop();

  pid_t process_ = -1;
  int socket_ = -1;
};

// Beside this program; "" where it was built without.
std::string clangProgram();

} // namespace philint::cli
