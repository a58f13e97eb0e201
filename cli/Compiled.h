// Which files of a scan are compiled, how, and with which source each header is
// read: the first, in the order of the scan, that includes it. Includes are
// found as text, so that the plan needs no compiler and depends on no thread.
//
//   const Compiled plan = planCompiled(root, files, "build");
//   plan.units[0].request.files   // {"src/gateway.cpp", "include/gateway.h"}
#pragma once

#include "core/report/Finding.h"
#include "core/support/Expected.h"
#include "frontends/common/UnitMessages.h"

#include <cstddef>
#include <string>
#include <vector>

namespace philint::cli {

struct CompiledUnit {
  UnitRequest request;
  std::vector<std::size_t> files; // indices in the scan's list
};

struct Compiled {
  std::vector<CompiledUnit> units;
  std::vector<bool> isCompiled; // one a file of the scan
  std::vector<report::Notification> notifications;
};

// `folder` is that of compile_commands.json, where it must be readable, or "" to
// look for it upwards.
Expected<Compiled> planCompiled(const std::string &root,
                                const std::vector<std::string> &files,
                                const std::string &folder);

} // namespace philint::cli
