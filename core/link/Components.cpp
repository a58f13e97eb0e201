// The strongly connected components of the call graph.
#include "core/link/Linker.h"

#include <algorithm>

namespace philint::link {

// Tarjan's algorithm without recursion; components come out callees first.
void Linker::findComponents() {
  const auto count = static_cast<FunctionId>(p.functions.size());
  std::vector<std::pair<FunctionId, FunctionId>> calls;
  for (SiteId s = 0; s + 1 < p.targetStart.size(); ++s)
    for (const Target &target : p.targetsOf(s))
      calls.push_back({callerOf(s), target.function});
  for (const CallbackTarget &target : p.callbacks)
    calls.push_back({callerOf(target.site), target.function});
  for (const PropertyRead &read : p.propertyReads)
    calls.push_back({p.functionOfVertex(read.result), read.function});
  std::sort(calls.begin(), calls.end());
  calls.erase(std::unique(calls.begin(), calls.end()), calls.end());
  std::vector<std::uint32_t> start(count + 1, 0);
  for (const auto &edge : calls)
    ++start[edge.first + 1];
  for (FunctionId f = 0; f < count; ++f)
    start[f + 1] += start[f];

  std::vector<std::uint32_t> index(count, kNone), low(count, 0);
  std::vector<bool> onStack(count, false);
  std::vector<FunctionId> stack;
  struct Frame {
    FunctionId function;
    std::uint32_t next;
  };
  std::vector<Frame> frames;
  std::uint32_t counter = 0;
  for (FunctionId root = 0; root < count; ++root) {
    if (index[root] != kNone)
      continue;
    frames.push_back({root, start[root]});
    while (!frames.empty()) {
      Frame &frame = frames.back();
      const FunctionId f = frame.function;
      if (frame.next == start[f] && index[f] == kNone) {
        index[f] = low[f] = counter++;
        stack.push_back(f);
        onStack[f] = true;
      }
      if (frame.next < start[f + 1]) {
        const FunctionId callee = calls[frame.next++].second;
        if (index[callee] == kNone)
          frames.push_back({callee, start[callee]});
        else if (onStack[callee])
          low[f] = std::min(low[f], index[callee]);
        continue;
      }
      if (low[f] == index[f]) {
        std::vector<FunctionId> component;
        for (FunctionId member = kNone; member != f;) {
          member = stack.back();
          stack.pop_back();
          onStack[member] = false;
          p.functions[member].scc = static_cast<std::uint32_t>(p.sccs.size());
          component.push_back(member);
        }
        std::sort(component.begin(), component.end());
        p.sccs.push_back(std::move(component));
      }
      const std::uint32_t reached = low[f];
      frames.pop_back();
      if (!frames.empty()) {
        FunctionId caller = frames.back().function;
        low[caller] = std::min(low[caller], reached);
      }
    }
  }
  markRecursiveEntries(calls);
}

// Functions that call each other and that nobody else calls are called by
// someone unknown as well.
void Linker::markRecursiveEntries(
    const std::vector<std::pair<FunctionId, FunctionId>> &calls) {
  std::vector<bool> isRecursive(p.sccs.size(), false), isCalled(isRecursive);
  for (const auto &[caller, callee] : calls) {
    const std::uint32_t from = p.functions[caller].scc,
                        to = p.functions[callee].scc;
    if (from == to)
      isRecursive[to] = true;
    else
      isCalled[to] = true;
  }
  for (FunctionInfo &info : p.functions)
    info.isEntry =
        info.isEntry || (isRecursive[info.scc] && !isCalled[info.scc]);
}

} // namespace philint::link
