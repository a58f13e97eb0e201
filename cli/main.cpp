#include "cli/Commands.h"

#include <csignal>
#ifdef PHILINT_MIMALLOC
#include <mimalloc.h>
#endif

using namespace philint::cli;

int main(int argc, char **argv) {
#ifdef PHILINT_MIMALLOC
  // Facts of a large program fill gigabytes: fewer, larger pages.
  mi_option_enable(mi_option_large_os_pages);
#endif
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
  case Command::Message:
    break;
  }
  return finish(*arguments, arguments->message, 0);
}
