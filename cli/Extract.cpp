#include "cli/Extract.h"

#include "cli/ExtractCompiled.h"
#include "cli/FactsSources.h"
#include "core/ir/Binary.h"
#include "core/ir/Lower.h"
#include "core/support/Decode.h"
#include "core/support/Files.h"
#include "core/support/Hash.h"
#include "core/support/Parallel.h"

#include <atomic>
#include <filesystem>
#include <string>

namespace philint::cli {

namespace {

void notify(Outcome &out, report::Notification::Level level, const char *id,
            const std::string &file, std::string message) {
  report::Notification n;
  n.level = level;
  n.id = id;
  n.message = std::move(message);
  n.region.file = file;
  out.notifications.push_back(std::move(n));
}

void skip(Outcome &out, const char *id, const std::string &file,
          std::string message) {
  out.skipped = id;
  notify(out, report::Notification::Warning, id, file, std::move(message));
}

} // namespace

bool readText(const std::string &file, const ExtractOptions &options,
              Outcome &out, std::string &text) {
  const std::string path = options.root + "/" + file;
  std::error_code ec;
  const std::uintmax_t size = std::filesystem::file_size(path, ec);
  if (!ec && size > options.maximumBytes) {
    skip(out, "enormous-file", file,
         "is larger than " + std::to_string(options.maximumBytes >> 20) +
             " MiB and was not read; raise --max-file-size to read it");
    return false;
  }
  auto bytes = readFile(path);
  if (!bytes) {
    skip(out, "unreadable-file", file, bytes.error().message);
    return false;
  }
  out.bytes = bytes->size();
  Decoded decoded = decode(std::move(*bytes));
  if (decoded.kind == Decoded::Binary) {
    skip(out, "binary-file", file, "is not text and was not read");
    return false;
  }
  if (decoded.kind == Decoded::Guessed)
    notify(out, report::Notification::Note, "unknown-encoding", file,
           "is neither UTF-8 nor declares its encoding; it was read as " +
               decoded.encoding);
  if (decoded.kind == Decoded::Replaced)
    notify(out, report::Notification::Warning, "invalid-encoding", file,
           "has bytes that are not " + decoded.encoding +
               "; they were replaced");
  text = std::move(decoded.text);
  return true;
}

void useFacts(std::string_view bytes, const std::string &file, bool isHit,
              Outcome &out) {
  auto facts = ir::readFacts(bytes);
  if (!facts) {
    out.damaged = true;
    return;
  }
  facts->path = file;
  out.hit = isHit;
  out.unit = std::make_shared<ir::UnitFacts>(std::move(*facts));
}

namespace {

void extractOne(const std::string &file, const Frontend &frontend,
                const Cache &cache, const ExtractOptions &options,
                Outcome &out) {
  if (options.known)
    if (const auto at = options.known->find(file); at != options.known->end()) {
      out.hit = true;
      out.unit = at->second;
      return;
    }
  std::string text;
  if (!readText(file, options, out, text))
    return;
  if (cache.isOpen()) {
    out.key = cacheKey(text, std::string(frontend.name()) + kFactsSources);
    if (const auto bytes = cache.find(out.key))
      useFacts(*bytes, file, true, out);
  }
  if (out.unit)
    return;
  ir::UnitFacts facts = ir::lower(frontend.extract(file, text));
  facts.path = file;
  facts.contentHash = hashBytes(text);
  if (cache.isOpen())
    out.encoded = ir::writeFacts(facts);
  out.unit = std::make_shared<ir::UnitFacts>(std::move(facts));
}

void tellProblems(const ir::UnitFacts &unit, Extraction &out) {
  std::uint64_t count = 0, deep = 0;
  ir::Position first, firstDeep;
  for (const ir::Problem &problem : unit.problems) {
    const bool isDeep = problem.kind == ir::Problem::TooDeep;
    if (problem.kind == ir::Problem::UnknownConstruct)
      continue;
    if (problem.kind == ir::Problem::NotRead) {
      ++out.coverage.filesSkipped;
      ++out.coverage.skippedBy[std::string(unit.text(problem.what))];
      report::Notification n;
      n.id = "not-read";
      n.message = "the file is " + std::string(unit.text(problem.what)) +
                  " and is not read: nobody maintains it as code";
      n.region = {unit.path, 1, 1, 1, 1};
      out.notifications.push_back(std::move(n));
      continue;
    }
    if ((isDeep ? deep : count)++ == 0)
      (isDeep ? firstDeep : first) = ir::positionOf(unit, problem.span.begin);
  }
  out.coverage.syntaxErrors += count;
  const auto tell = [&](const char *id, ir::Position at, std::string message) {
    report::Notification n;
    n.id = id;
    n.message = std::move(message);
    n.region = {unit.path, at.line, at.column, at.line, at.column};
    out.notifications.push_back(std::move(n));
  };
  if (count)
    tell("syntax-error", first,
         (count == 1 ? std::string("a syntax error")
                     : std::to_string(count) + " syntax errors") +
             "; the rest of the file was analysed");
  if (deep)
    tell("too-deep", firstDeep,
         "the code is nested too deeply here; the inner part was not analysed");
}

void collect(Outcome &outcome, Extraction &out,
             std::vector<CacheEntry> &entries, std::vector<CacheKey> &used) {
  for (report::Notification &n : outcome.notifications)
    out.notifications.push_back(std::move(n));
  out.cacheHits += outcome.hit;
  out.cacheDamaged += outcome.damaged;
  if (outcome.skipped) {
    ++out.coverage.filesSkipped;
    ++out.coverage.skippedBy[outcome.skipped];
    return;
  }
  out.cacheMisses += !outcome.hit;
  ++out.coverage.filesRead;
  out.coverage.bytes += outcome.bytes;
  out.coverage.lines += lineCount(*outcome.unit);
  out.coverage.functions += outcome.unit->functions.size();
  tellProblems(*outcome.unit, out);
  if (!outcome.encoded.empty())
    entries.push_back({outcome.key, std::move(outcome.encoded)});
  else if (outcome.hit && outcome.key != CacheKey{})
    used.push_back(outcome.key);
  out.units.push_back(std::move(outcome.unit));
}

} // namespace

Extraction extract(const std::vector<std::string> &files,
                   const Frontends &frontends, Cache &cache,
                   const ExtractOptions &options) {
  std::vector<Outcome> outcomes(files.size());
  std::atomic<std::size_t> done{0};
  const auto one = [&](std::size_t i) {
    if (const Frontend *frontend = frontends.forPath(files[i]))
      extractOne(files[i], *frontend, cache, options, outcomes[i]);
    else
      skip(outcomes[i], "unknown-language", files[i],
           "philint does not read files of this kind");
  };
  const auto tell = [&](std::size_t count) {
    done += count;
    if (options.progress)
      options.progress(done);
  };
  std::vector<std::size_t> plain;
  for (std::size_t i = 0; i < files.size(); ++i)
    if (!options.compiled || !options.compiled->isCompiled[i])
      plain.push_back(i);
  // Units of compilers are the longest pieces of work: they come first.
  ExtractCompiled compiled(files, cache, options, outcomes);
  const std::size_t units = compiled.size();
  parallelFor(units + plain.size(), options.jobs,
              [&](std::size_t i, unsigned worker) {
                if (i >= units) {
                  one(plain[i - units]);
                  return tell(1);
                }
                for (const std::size_t left : compiled.run(i, worker))
                  one(left);
                tell(options.compiled->units[i].files.size());
              });
  Extraction out;
  compiled.finish(out);
  out.coverage.filesFound = files.size();
  out.cacheDamaged = cache.damaged();
  std::vector<CacheEntry> entries = compiled.takeEntries();
  std::vector<CacheKey> used = compiled.takeUsed();
  for (Outcome &outcome : outcomes)
    collect(outcome, out, entries, used);
  out.isCacheSaved = cache.save(std::move(entries), used);
  return out;
}

std::uint64_t lineCount(const ir::UnitFacts &unit) {
  if (unit.lineStarts.empty() || unit.functions.empty())
    return 0;
  const bool isLastEmpty =
      unit.lineStarts.back() >= unit.functions.front().span.end;
  return unit.lineStarts.size() - isLastEmpty;
}

Expected<std::shared_ptr<const ir::UnitFacts>>
readFactsFile(const std::string &path) {
  auto bytes = readFile(path);
  if (!bytes)
    return bytes.error();
  auto facts = ir::readFacts(*bytes);
  if (!facts)
    return Error{facts.error().message, path};
  return std::shared_ptr<const ir::UnitFacts>(
      std::make_shared<ir::UnitFacts>(std::move(*facts)));
}

} // namespace philint::cli
