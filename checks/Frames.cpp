#include "checks/Frames.h"

namespace philint::checks {

void spread(const link::Program &program, std::vector<std::uint8_t> &set,
            Towards towards, unsigned frames) {
  for (unsigned frame = 0; frame < frames; ++frame) {
    std::vector<std::uint8_t> next = set;
    for (link::FunctionId f = 0; f < set.size(); ++f)
      for (const link::Caller &caller : program.callersOf(f)) {
        const link::UnitId u = program.unitOfSite(caller.site);
        const link::FunctionId by = program.bases[u].function +
                                    program.site(caller.site).function;
        if (towards == Towards::Callers && set[f])
          next[by] = 1;
        else if (towards == Towards::Callees && set[by])
          next[f] = 1;
      }
    set = std::move(next);
  }
}

} // namespace philint::checks
