#include "core/ir/Configuration.h"

#include "core/support/Wildcard.h"

#include <array>

namespace philint::ir {

namespace {

// The first step of a path, without its backslashes; the rest stays in `path`.
std::string takeStep(std::string_view &path) {
  std::string out;
  std::size_t i = 0;
  for (; i < path.size() && path[i] != '.'; ++i) {
    if (path[i] == '\\' && i + 1 < path.size())
      ++i;
    out += path[i];
  }
  path.remove_prefix(std::min(path.size(), i + 1));
  return out;
}

void collect(const ConfigFile &file, ConfigNodeId at, const std::string &step,
             Followed &out) {
  for (ConfigNodeId c = file.nodes[at].firstChild; c; c = file.nodes[c].next) {
    const ConfigNode &child = file.nodes[c];
    if (matchesWildcard(step, child.key, true) &&
        (!child.key.empty() || step == "*"))
      out.nodes.push_back(c);
    else if (child.key.empty() && child.kind != ConfigNode::Scalar)
      collect(file, c, step, out);
  }
  if (file.nodes[at].kind == ConfigNode::Unknown)
    out.isOpen = true;
}

} // namespace

Followed followOpen(const ConfigFile &file, ConfigNodeId from,
                    std::string_view path) {
  Followed out;
  out.nodes.push_back(from);
  while (!path.empty()) {
    const std::string step = takeStep(path);
    const std::vector<ConfigNodeId> at = std::move(out.nodes);
    out.nodes.clear();
    for (const ConfigNodeId node : at)
      collect(file, node, step, out);
  }
  return out;
}

std::vector<ConfigNodeId> follow(const ConfigFile &file, ConfigNodeId from,
                                 std::string_view path) {
  return followOpen(file, from, path).nodes;
}

ConfigNodeId childOf(const ConfigFile &file, ConfigNodeId parent,
                     std::string_view key) {
  for (ConfigNodeId c = file.nodes[parent].firstChild; c;
       c = file.nodes[c].next)
    if (file.nodes[c].key == key)
      return c;
  return 0;
}

bool isLocalProfile(std::string_view path) {
  constexpr std::array<std::string_view, 12> kWords = {
      "local", "dev",  "development", "test",   "tests",   "override",
      "example", "examples", "sample", "samples", "fixtures", "testing"};
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= path.size(); ++i) {
    const char c = i < path.size() ? path[i] : '/';
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
        (c >= '0' && c <= '9'))
      continue;
    const std::string_view word = path.substr(begin, i - begin);
    for (const std::string_view local : kWords)
      if (equalsFolded(word, local))
        return true;
    begin = i + 1;
  }
  return false;
}

} // namespace philint::ir
