#include "cli/ExtractCompiled.h"

#include "cli/FactsSources.h"
#include "core/support/Files.h"
#include "core/support/Hash.h"

namespace philint::cli {

ExtractCompiled::ExtractCompiled(const std::vector<std::string> &files,
                                 const Cache &cache,
                                 const ExtractOptions &options,
                                 std::vector<Outcome> &outcomes)
    : files_(files), cache_(cache), options_(options), outcomes_(outcomes) {
  if (!options.compiled)
    return;
  slots_.resize(options.compiled->units.size());
  processes_.resize(options.jobs);
  hasProgram_ = !slots_.empty() && !clangProgram().empty();
}

// Of a header as it is now; each is read once a run.
std::uint64_t ExtractCompiled::digestOf(const std::string &path) {
  {
    const std::lock_guard lock(mutex_);
    if (const auto at = digests_.find(path); at != digests_.end())
      return at->second;
  }
  const auto bytes = readFile(path);
  const std::uint64_t digest = bytes ? hashBytes(*bytes, 1) : 0;
  const std::lock_guard lock(mutex_);
  return digests_.emplace(path, digest).first->second;
}

std::string ExtractCompiled::digestOf(const UnitAnswer &answer,
                                      const CacheKey &unit) {
  std::uint64_t all = hashCombine(unit[0], unit[1]);
  for (const std::string &path : answer.depends)
    all = hashCombine(all, hashBytes(path, digestOf(path)));
  return "clang" + std::to_string(all) + kFactsSources;
}

// Everything of the unit from the cache, or nothing.
bool ExtractCompiled::recall(const CompiledUnit &unit,
                             const std::vector<std::string> &texts,
                             Slot &slot) {
  const auto known = cache_.find(slot.key);
  auto answer = known ? decodeAnswer(*known) : std::nullopt;
  if (!answer)
    return false;
  const std::string digest = digestOf(*answer, slot.key);
  std::vector<std::string_view> found;
  for (std::size_t i = 0; i < unit.files.size(); ++i) {
    Outcome &out = outcomes_[unit.files[i]];
    out.key = cacheKey(texts[i], digest);
    const auto bytes = out.skipped ? std::optional<std::string_view>("")
                                   : cache_.find(out.key);
    if (!bytes)
      return false;
    found.push_back(*bytes);
  }
  for (std::size_t i = 0; i < unit.files.size(); ++i)
    if (Outcome &out = outcomes_[unit.files[i]]; !out.skipped)
      useFacts(found[i], files_[unit.files[i]], true, out);
  slot.answer = std::move(*answer);
  slot.hit = true;
  return true;
}

std::vector<std::size_t> ExtractCompiled::run(std::size_t index,
                                              unsigned worker) {
  const CompiledUnit &unit = options_.compiled->units[index];
  Slot &slot = slots_[index];
  if (!hasProgram_)
    return unit.files;
  std::vector<std::string> texts(unit.files.size());
  bool isAny = false;
  for (std::size_t i = 0; i < unit.files.size(); ++i)
    isAny |= readText(files_[unit.files[i]], options_,
                      outcomes_[unit.files[i]], texts[i]);
  if (!isAny)
    return {};
  const auto left = [&] {
    std::vector<std::size_t> out;
    for (const std::size_t file : unit.files)
      if (!outcomes_[file].unit && !outcomes_[file].skipped) {
        outcomes_[file] = {};
        out.push_back(file);
      }
    return out;
  };
  slot.key = cacheKey(encode(unit.request),
                      std::string("clang-unit") + kFactsSources);
  if (cache_.isOpen() && recall(unit, texts, slot))
    return left();
  if (!processes_[worker])
    processes_[worker] = std::make_unique<ClangProcess>();
  auto answer = processes_[worker]->ask(unit.request);
  if (!answer || answer->facts.size() != unit.files.size()) {
    slot.lost = true;
    return left();
  }
  std::vector<std::string> facts = std::move(answer->facts);
  answer->facts.clear();
  slot.answer = std::move(*answer);
  const std::string digest =
      cache_.isOpen() ? digestOf(slot.answer, slot.key) : std::string{};
  for (std::size_t i = 0; i < unit.files.size(); ++i) {
    Outcome &out = outcomes_[unit.files[i]];
    if (out.skipped || facts[i].empty())
      continue;
    useFacts(facts[i], files_[unit.files[i]], false, out);
    if (!cache_.isOpen() || !out.unit)
      continue;
    out.key = cacheKey(texts[i], digest);
    out.encoded = std::move(facts[i]);
  }
  if (cache_.isOpen())
    slot.encoded = encode(slot.answer);
  return left();
}

void ExtractCompiled::finish(Extraction &out) {
  processes_.clear();
  const auto notify = [&](report::Notification::Level level, const char *id,
                          const std::string &file, std::string message) {
    report::Notification told;
    told.level = level;
    told.id = id;
    told.message = std::move(message);
    told.region.file = file;
    out.notifications.push_back(std::move(told));
  };
  if (!slots_.empty() && !hasProgram_)
    notify(report::Notification::Note, "no-clang", "",
           "there is a compile_commands.json, and this philint has no "
           "philint-clang beside it; C and C++ are read without a build");
  CompiledCounts &counts = out.compiled;
  for (std::size_t i = 0; i < slots_.size() && hasProgram_; ++i) {
    const Slot &slot = slots_[i];
    const std::string &file = files_[options_.compiled->units[i].files[0]];
    ++counts.units;
    counts.lost += slot.lost;
    counts.errors += slot.answer.errors;
    counts.whole += slot.answer.whole;
    counts.broken += slot.answer.broken;
    counts.hidden += slot.answer.hidden;
    counts.templates += slot.answer.templates;
    if (slot.lost)
      notify(report::Notification::Warning, "compiler-lost", file,
             "the compiler gave up on this unit; it was read without a build");
    else if (slot.answer.errors)
      notify(report::Notification::Note, "compiler-errors", file,
             std::to_string(slot.answer.errors) +
                 (slot.answer.errors == 1 ? " error" : " errors") +
                 " of the compiler, first: " + slot.answer.firstError + "; " +
                 std::to_string(slot.answer.broken) +
                 (slot.answer.broken == 1 ? " function was"
                                          : " functions were") +
                 " read without a build");
  }
}

std::vector<CacheEntry> ExtractCompiled::takeEntries() {
  std::vector<CacheEntry> out;
  for (Slot &slot : slots_)
    if (!slot.encoded.empty())
      out.push_back({slot.key, std::move(slot.encoded)});
  return out;
}

std::vector<CacheKey> ExtractCompiled::takeUsed() {
  std::vector<CacheKey> out;
  for (const Slot &slot : slots_)
    if (slot.hit)
      out.push_back(slot.key);
  return out;
}

} // namespace philint::cli
