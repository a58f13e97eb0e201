// Runs another program and waits for it: no shell, no terminal.
//
//   auto done = runProgram({"git", "-C", folder, "rev-parse", "HEAD"});
//   if (done && done->status == 0) … done->output
#pragma once

#include "core/support/Expected.h"

#include <string>
#include <string_view>
#include <vector>

namespace philint::cli {

struct Finished {
  int status = 0; // exit status; 128 + the signal where one ended it
  std::string output, errors;
};

// An Error only where the program cannot be started.
Expected<Finished> runProgram(const std::vector<std::string> &command,
                              std::string_view input = {});

} // namespace philint::cli
