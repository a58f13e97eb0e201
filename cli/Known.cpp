#include "cli/Known.h"

#include "cli/Discover.h"
#include "cli/Inputs.h"
#include "core/support/Files.h"
#include "core/support/Hash.h"

#include <algorithm>

namespace philint::cli {

namespace {

constexpr char kEnd = '\x1f';

std::string written(const report::Baseline &baseline) {
  std::string out;
  for (const auto &[fingerprint, content] : baseline.findings)
    out += "f " + fingerprint + " " + content + "\n";
  for (const auto &[fingerprint, content] : baseline.flows)
    out += "w " + fingerprint + " " + content + "\n";
  return out + "end\n";
}

std::optional<report::Baseline> read(std::string_view text) {
  report::Baseline out;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos)
      return std::nullopt;
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    if (line == "end")
      return text.empty() ? std::optional(out) : std::nullopt;
    const std::size_t space = line.rfind(' ');
    if (space == std::string_view::npos || space < 2)
      return std::nullopt;
    auto &into = line[0] == 'f' ? out.findings : out.flows;
    into.emplace(line.substr(2, space - 2), line.substr(space + 1));
  }
  return std::nullopt;
}

std::string hashOfFile(const std::string &path) {
  if (path.empty())
    return {};
  const auto bytes = readFile(path);
  return bytes ? hashName(*bytes) : "none";
}

} // namespace

KnownScans::KnownScans(const Arguments &arguments, const std::string &above,
                       const std::string &root,
                       const std::vector<std::string> &paths) {
  if (!arguments.catalogs.empty() || !arguments.modelsOnly.empty())
    return;
  cache_ = openCache(arguments);
  if (!cache_.isOpen())
    return;
  // The policy of a path that is given may be one of the repository: then its
  // place counts as well as what it holds now.
  rest_ = hashOfFile("/proc/self/exe") + kEnd + arguments.asOf + kEnd +
          arguments.policy + kEnd + hashOfFile(arguments.policy) + kEnd +
          hashOfFile(findUpwards(above, "philint.yaml")) + kEnd + root + kEnd +
          std::to_string(static_cast<int>(arguments.confidence)) + kEnd +
          std::to_string(arguments.maximumFileBytes) + kEnd +
          (arguments.resultPerArgument ? "argument" : "call") + kEnd;
  for (const auto *list : {&paths, &arguments.rules, &arguments.excludes}) {
    for (const std::string &one : *list)
      rest_ += one + kEnd;
    rest_ += kEnd;
  }
}

bool KnownScans::canKeep(const GitFiles &files) const {
  return cache_.isOpen() &&
         std::all_of(files.begin(), files.end(), [](const auto &entry) {
           return entry.second.kind == GitFile::Regular;
         });
}

CacheKey KnownScans::keyOf(const GitFiles &files) const {
  std::vector<const GitFiles::value_type *> sorted;
  for (const auto &entry : files)
    sorted.push_back(&entry);
  std::sort(sorted.begin(), sorted.end(),
            [](auto *a, auto *b) { return a->first < b->first; });
  std::string text;
  for (const auto *entry : sorted)
    text += entry->first + kEnd + entry->second.id + kEnd;
  return cacheKey(text, "findings" + rest_);
}

std::optional<report::Baseline> KnownScans::find(const GitFiles &files) const {
  if (!canKeep(files))
    return std::nullopt;
  const auto bytes = cache_.find(keyOf(files));
  return bytes ? read(*bytes) : std::nullopt;
}

void KnownScans::keep(const GitFiles &files, const report::Baseline &found) {
  if (canKeep(files))
    kept_.push_back({keyOf(files), written(found)});
}

void KnownScans::save() {
  cache_.save(std::move(kept_), {});
  kept_.clear();
}

} // namespace philint::cli
