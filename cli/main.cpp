#include "cli/Commands.h"
#include "cli/Memory.h"

#include <csignal>

using namespace philint::cli;

int main(int argc, char **argv) {
  preferLargePages();
  std::signal(SIGPIPE, SIG_IGN); // `philint rules | head` ends with a status
  const auto arguments = parseArguments(argc, argv);
  if (!arguments)
    return fail(arguments.error(), 2);
  switch (arguments->command) {
  case Command::Scan:
  case Command::Link:
    return runScan(*arguments);
  case Command::CallGraph:
    return runCallGraph(*arguments);
  case Command::Extract:
    return runExtract(*arguments);
  case Command::Explain:
    return runExplain(*arguments);
  case Command::Rules:
    return runRules(*arguments);
  case Command::Vendors:
    return runVendors(*arguments);
  case Command::CheckPolicy:
    return runCheckPolicy(*arguments);
  case Command::Inventory:
    return runInventory(*arguments);
  case Command::Baseline:
    return runBaseline(*arguments);
  case Command::Lsp:
    return runLsp(*arguments);
  case Command::Init:
    return runInit(*arguments);
  case Command::Message:
    break;
  }
  return finish(*arguments, arguments->message, 0);
}
