#include "checks/ConfigTests.h"

#include "checks/Commands.h"
#include "core/policy/Hosts.h"
#include "core/support/Wildcard.h"

#include <algorithm>
#include <cstdlib>

namespace philint::checks {

using ir::ConfigFile;
using ir::ConfigNode;
using ir::ConfigNodeId;
using policy::ConfigTest;

namespace {

std::string_view folderOf(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == path.npos ? std::string_view() : path.substr(0, slash);
}

bool isOneOf(const std::string &value, const std::vector<std::string> &all) {
  return std::any_of(all.begin(), all.end(), [&](const std::string &pattern) {
    return matchesWildcard(pattern, value, true);
  });
}

bool isRemote(const ConfigScope &scope, const std::string &value) {
  const std::string host = value.find("://") == value.npos
                               ? std::string()
                               : policy::hostOf(value, true);
  if (host.empty() || policy::isLoopback(host) ||
      host.find('$') != host.npos || host.find('{') != host.npos)
    return false;
  return std::none_of(scope.internalHosts.begin(), scope.internalHosts.end(),
                      [&](const std::string &known) {
                        return matchesWildcard(known, host, true);
                      });
}

// "localhost:4317", "http://127.0.0.1:4318/v1".
bool isOfThisMachine(std::string_view address) {
  if (const auto scheme = address.find("://"); scheme != address.npos)
    address.remove_prefix(scheme + 3);
  const bool isV6 = address.starts_with("[");
  return policy::isLoopback(
      isV6 ? address.substr(1, address.find(']') - 1)
           : address.substr(0, address.find_first_of(":/")));
}

std::optional<double> numberIn(const ConfigNode &node) {
  if (node.kind != ConfigNode::Scalar || node.value.empty())
    return {};
  char *end = nullptr;
  const double value = std::strtod(node.value.c_str(), &end);
  if (*end != '\0')
    return {};
  return value;
}

// "90d", "2160h", "12 weeks" in days; a number alone says no unit.
std::optional<double> daysIn(const ConfigNode &node) {
  if (node.kind != ConfigNode::Scalar)
    return {};
  char *end = nullptr;
  const double value = std::strtod(node.value.c_str(), &end);
  while (*end == ' ')
    ++end;
  constexpr std::pair<char, double> kUnits[] = {
      {'s', 1.0 / 86400}, {'m', 1.0 / 1440}, {'h', 1.0 / 24},
      {'d', 1},           {'w', 7},          {'y', 365.25}};
  for (const auto &[unit, days] : kUnits)
    if (end != node.value.c_str() && *end == unit &&
        std::string_view(end).find_first_of("0123456789") ==
            std::string_view::npos)
      return value * days;
  return {};
}

bool isSaid(const ConfigNode &node) {
  return node.kind == ConfigNode::Scalar || node.kind == ConfigNode::Unknown;
}

bool isWord(char c) {
  return c == '_' || c == '-' || (c >= '0' && c <= '9') ||
         (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Does the text speak of `name`, and not of a longer one?
bool mentions(std::string_view text, std::string_view name) {
  for (auto at = text.find(name); at != text.npos;
       at = text.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    if ((at == 0 || !isWord(text[at - 1])) &&
        (end == text.size() || !isWord(text[end])))
      return true;
  }
  return false;
}

bool hasWordOf(std::string_view path, const std::vector<std::string> &words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string &word) {
    return mentions(path, word);
  });
}

// Another file of the same dialect, of the profile that the words name, has the
// same setting with the same value.
bool isShared(const ConfigScope &scope, const ConfigNode &node,
              const std::vector<std::string> &words) {
  if (hasWordOf(scope.file.path, words))
    return false;
  return std::any_of(
      scope.files.begin(), scope.files.end(), [&](const ConfigFile &file) {
        return file.dialect == scope.file.dialect &&
               hasWordOf(file.path, words) &&
               std::any_of(file.nodes.begin(), file.nodes.end(),
                           [&](const ConfigNode &other) {
                             return other.kind == ConfigNode::Scalar &&
                                    other.key == node.key &&
                                    other.value == node.value;
                           });
      });
}

// A test on what a path led to.
std::optional<ConfigAnswer> judge(const ConfigScope &scope,
                                  const ConfigFile &file,
                                  const ir::Followed &found,
                                  const ConfigTest &test) {
  const auto first = [&](auto wanted) -> std::optional<ConfigAnswer> {
    for (const ConfigNodeId id : found.nodes)
      if (wanted(file.nodes[id]))
        return ConfigAnswer{id};
    return {};
  };
  // A block may have a value beside what it holds: `location /notes { … }`.
  const auto isKnown = [](const ConfigNode &node) {
    return node.kind == ConfigNode::Scalar ||
           (node.kind == ConfigNode::Map && !node.value.empty());
  };
  const bool isAbsent =
      !found.isOpen &&
      std::all_of(found.nodes.begin(), found.nodes.end(),
                  [&](ConfigNodeId id) {
                    const ConfigNode &node = file.nodes[id];
                    return node.kind == ConfigNode::Null ||
                           (isKnown(node) && node.value.empty());
                  });
  switch (test.kind) {
  case ConfigTest::Equals:
    return first([&](const ConfigNode &node) {
      return isKnown(node) && isOneOf(node.value, test.values);
    });
  case ConfigTest::Differs:
    return first([&](const ConfigNode &node) {
      return isKnown(node) && !isOneOf(node.value, test.values);
    });
  case ConfigTest::Missing:
    if (isAbsent)
      return ConfigAnswer{};
    if (found.isOpen || first([&](const ConfigNode &node) {
          return node.kind == ConfigNode::Unknown ||
                 (isSaid(node) && isOneOf(node.value, test.values));
        }))
      return {};
    return first(isKnown);
  case ConfigTest::Absent:
    return isAbsent ? std::optional(ConfigAnswer{}) : std::nullopt;
  case ConfigTest::Present:
    return first([&](const ConfigNode &node) {
      return node.kind != ConfigNode::Null;
    });
  case ConfigTest::Below:
    return first([&](const ConfigNode &node) {
      const auto n = numberIn(node);
      return n && *n < test.limit;
    });
  case ConfigTest::Above:
    return first([&](const ConfigNode &node) {
      const auto n = numberIn(node);
      return n && *n > test.limit;
    });
  case ConfigTest::Longer:
    return first([&](const ConfigNode &node) {
      return isKnown(node) &&
             static_cast<double>(node.value.size()) > test.limit;
    });
  case ConfigTest::Shorter:
    return first([&](const ConfigNode &node) {
      const auto days = daysIn(node);
      return days && *days < test.limit;
    });
  case ConfigTest::Remote:
    if (test.limit > 0)
      return first([&](const ConfigNode &node) {
        return isKnown(node) && isOfThisMachine(node.value);
      })
                 ? std::nullopt
                 : std::optional(ConfigAnswer{});
    return first([&](const ConfigNode &node) {
      return isKnown(node) && isRemote(scope, node.value);
    });
  case ConfigTest::Shared:
    return first([&](const ConfigNode &node) {
      return node.kind == ConfigNode::Scalar && !node.value.empty() &&
             isShared(scope, node, test.values);
    });
  case ConfigTest::Runs:
    return first([&](const ConfigNode &node) {
      return isSaid(node) && runsOneOf(node.value, test.values);
    });
  }
  return {};
}

// A resource of the same folder whose attribute names the subject: by its
// address (aws_s3_bucket.notes), its logical name, or what it calls itself.
template <class Each>
void eachLinked(const ConfigScope &scope, ConfigNodeId subject,
                const ConfigTest &test, Each each) {
  const ConfigNode &node = scope.file.nodes[subject];
  const std::string &type = scope.file.nodes[node.parent].key;
  const std::string address = type + '.' + node.key;
  std::string own;
  for (const ConfigNodeId id : ir::follow(scope.file, subject, test.by))
    if (isSaid(scope.file.nodes[id]))
      own = scope.file.nodes[id].value;
  const std::string_view folder = folderOf(scope.file.path);
  for (const ConfigFile &file : scope.files) {
    if (file.dialect != scope.file.dialect || folderOf(file.path) != folder)
      continue;
    for (ConfigNodeId d = file.nodes[0].firstChild; d; d = file.nodes[d].next)
      for (const ConfigNodeId other : ir::follow(file, d, test.linked))
        for (const ConfigNodeId by : ir::follow(file, other, test.by)) {
          const ConfigNode &named = file.nodes[by];
          if (isSaid(named) && (mentions(named.value, address) ||
                                mentions(named.value, node.key) ||
                                (!own.empty() && named.value == own)))
            each(file, other);
        }
  }
}

std::optional<ConfigAnswer> linkedHolds(const ConfigScope &scope,
                                        ConfigNodeId subject,
                                        const ConfigTest &test) {
  // What lacks lacks in all of them; what is wrong is wrong in one.
  const bool isLack =
      test.kind == ConfigTest::Absent || test.kind == ConfigTest::Missing;
  bool any = false, all = true;
  eachLinked(scope, subject, test,
             [&](const ConfigFile &file, ConfigNodeId other) {
               const bool yes =
                   test.path.empty()
                       ? test.kind != ConfigTest::Absent
                       : judge(scope, file,
                               ir::followOpen(file, other, test.path), test)
                             .has_value();
               any |= yes;
               all &= yes;
             });
  return (isLack ? all : any) ? std::optional(ConfigAnswer{}) : std::nullopt;
}

// How many steps stand behind the last `*` of a path with a type before it.
std::size_t stepsBehindName(std::string_view at) {
  const auto star = at.rfind(".*.");
  if (star == at.npos || at.find('*', star + 2) != at.npos)
    return 0;
  std::size_t out = 0;
  for (std::size_t i = star + 2; i < at.size(); ++i)
    out += at[i] == '.' && at[i - 1] != '\\';
  return out;
}

} // namespace

std::optional<ConfigAnswer> holds(const ConfigScope &scope,
                                  ConfigNodeId subject,
                                  const ConfigTest &test) {
  if (!test.linked.empty())
    return linkedHolds(scope, subject, test);
  const bool isFromDocument = test.path.starts_with('/');
  return judge(scope, scope.file,
               ir::followOpen(scope.file,
                              isFromDocument ? scope.document : subject,
                              std::string_view(test.path)
                                  .substr(isFromDocument ? 1 : 0)),
               test);
}

std::string nameOf(const ConfigFile &file, ConfigNodeId subject,
                   const policy::ConfigRow &row) {
  if (!row.named.empty()) {
    for (const ConfigNodeId id : ir::follow(file, subject, row.named))
      if (file.nodes[id].kind == ConfigNode::Scalar)
        return file.nodes[id].value;
  }
  // `resource.aws_iam_policy.*.policy.Statement`: what `*` stands for there.
  ConfigNodeId named = subject;
  for (std::size_t up = stepsBehindName(row.at); up && named; --up) {
    while (file.nodes[named].key.empty() && file.nodes[named].parent)
      named = file.nodes[named].parent;
    named = file.nodes[named].parent;
  }
  for (ConfigNodeId at = named ? named : subject; at;
       at = file.nodes[at].parent) {
    if (!file.nodes[at].key.empty())
      return file.nodes[at].key;
    const ConfigNodeId name = ir::childOf(file, at, "name");
    if (name && file.nodes[name].kind == ConfigNode::Scalar)
      return file.nodes[name].value;
  }
  const auto slash = file.path.rfind('/');
  return file.path.substr(slash == std::string::npos ? 0 : slash + 1);
}

} // namespace philint::checks
