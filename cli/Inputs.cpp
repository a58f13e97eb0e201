#include "cli/Inputs.h"

#include "cli/Configure.h"
#include "cli/Progress.h"
#include "core/policy/BoundPolicy.h"
#include "core/support/Files.h"
#include "core/support/Parallel.h"

#include <algorithm>
#include <filesystem>
#include <cstdio>

namespace philint::cli {

unsigned jobsOf(const Arguments &arguments) {
  return arguments.jobs ? arguments.jobs : hardwareJobs();
}

Expected<policy::Policy> policyOf(const Arguments &arguments,
                                  const std::string &projectFile) {
  policy::PolicyInputs inputs;
  inputs.projectFile = projectFile;
  inputs.catalogFiles = arguments.catalogs;
  if (!arguments.modelsOnly.empty()) {
    inputs.builtIn = false;
    inputs.catalogFiles.insert(inputs.catalogFiles.begin(),
                               arguments.modelsOnly);
  }
  auto policy = policy::loadPolicy(inputs);
  if (policy && !arguments.modelsOnly.empty()) {
    policy->useLexicon = false;
    policy->everyFunctionIsEntry = true;
  }
  if (policy)
    policy->resultPerArgument = arguments.resultPerArgument;
  return policy;
}

// From the root upwards; above a copy of a repository come the folders that the
// repository is in.
static std::string findPolicy(const std::string &root,
                              const Elsewhere *elsewhere) {
  if (!elsewhere)
    return findUpwards(root, "philint.yaml");
  const std::string found = findUpwards(root, "philint.yaml", elsewhere->top);
  return found.empty() ? findUpwards(elsewhere->above, "philint.yaml") : found;
}

Expected<policy::Policy> policyFor(const Arguments &arguments, Stats &stats) {
  Stats::Stage stage(stats, "policy");
  std::string projectFile = arguments.policy;
  if (projectFile.empty() && arguments.modelsOnly.empty() &&
      arguments.command != Command::Init) {
    const bool isScan = arguments.command == Command::Scan ||
                        arguments.command == Command::CallGraph ||
                        arguments.command == Command::Explain ||
                        arguments.command == Command::Baseline ||
                        arguments.command == Command::Inventory;
    auto root =
        arguments.elsewhere
            ? Expected<std::string>(arguments.elsewhere->root)
            : commonRoot(isScan ? arguments.paths : std::vector<std::string>{});
    if (!root)
      return root.error();
    projectFile = findPolicy(*root, arguments.elsewhere.get());
  }
  return policyOf(arguments, projectFile);
}

namespace {

Expected<Inputs> readFactsFiles(const Arguments &arguments) {
  Inputs out;
  auto root = commonRoot({});
  if (!root)
    return root.error();
  out.discovery.root = *root;
  for (const std::string &path : arguments.paths) {
    auto unit = readFactsFile(path);
    if (!unit)
      return unit.error();
    report::Coverage &coverage = out.extraction.coverage;
    ++coverage.filesFound;
    ++coverage.filesRead;
    coverage.lines += lineCount(**unit);
    coverage.functions += (*unit)->functions.size();
    out.extraction.units.push_back(*unit);
  }
  std::sort(out.extraction.units.begin(), out.extraction.units.end(),
            [](const auto &a, const auto &b) { return a->path < b->path; });
  return out;
}

void addCounts(const Extraction &extraction, Stats &stats) {
  const report::Coverage &coverage = extraction.coverage;
  stats.count("files", coverage.filesRead);
  stats.count("files_skipped", coverage.filesSkipped);
  stats.count("lines", coverage.lines);
  stats.count("bytes", coverage.bytes);
  stats.count("functions", coverage.functions);
  stats.count("syntax_errors", coverage.syntaxErrors);
  const CompiledCounts &compiled = extraction.compiled;
  if (compiled.units) {
    stats.count("compiled_units", compiled.units);
    stats.count("compiled_units_lost", compiled.lost);
    stats.count("compiler_errors", compiled.errors);
    stats.count("functions_by_clang", compiled.whole);
    stats.count("functions_with_errors", compiled.broken);
    stats.count("functions_behind_macros", compiled.hidden);
    stats.count("functions_templates", compiled.templates);
  }
  stats.count("cache_hits", extraction.cacheHits);
  stats.count("cache_misses", extraction.cacheMisses);
  stats.count("cache_damaged", extraction.cacheDamaged);
}

} // namespace

Cache openCache(const Arguments &arguments) {
  const std::string folder = arguments.cacheFolder.empty()
                                 ? defaultCacheFolder()
                                 : arguments.cacheFolder;
  return arguments.useCache && !folder.empty()
             ? Cache::open(folder, arguments.cacheLimit)
             : Cache();
}

// Configuration may have any name, so it is easier to say what it has not.
bool isRead(const std::string &path, const Frontends &frontends) {
  if (frontends.forPath(path))
    return true;
  constexpr std::string_view kOthers[] = {
      ".md",  ".rst",  ".png", ".jpg", ".jpeg", ".gif", ".svg",
      ".ico", ".webp", ".woff",  ".ttf", ".pdf", ".mp3", ".mp4",
      ".wav", ".zip",  ".woff2", ".gz",  ".css", ".scss", ".html"};
  return std::none_of(
      std::begin(kOthers), std::end(kOthers),
      [&](std::string_view ending) { return path.ends_with(ending); });
}

Expected<Inputs> readInputs(const Arguments &arguments,
                            const policy::Policy &policy, Stats &stats) {
  if (arguments.command == Command::Link) {
    Stats::Stage stage(stats, "read-facts");
    return readFactsFiles(arguments);
  }
  const Frontends frontends;
  DiscoverOptions options;
  options.paths = arguments.paths;
  options.excludes = arguments.excludes;
  options.excludes.insert(options.excludes.end(),
                          policy.project.excludePaths.begin(),
                          policy.project.excludePaths.end());
  options.reads = [&](std::string_view path) {
    return frontends.forPath(path) != nullptr;
  };
  options.describes = [&](std::string_view path) {
    return describes(policy, path);
  };
  if (arguments.elsewhere)
    options.root = arguments.elsewhere->root;
  Inputs out;
  {
    Stats::Stage stage(stats, "discover");
    auto discovery = discover(options);
    if (!discovery)
      return discovery.error();
    out.discovery = std::move(*discovery);
  }
  {
    Stats::Stage stage(stats, "extract");
    Cache cache = openCache(arguments);
    Progress progress(arguments.progress, "reading",
                      out.discovery.files.size());
    ExtractOptions how;
    how.root = out.discovery.root;
    how.jobs = jobsOf(arguments);
    how.maximumBytes = arguments.maximumFileBytes;
    if (arguments.elsewhere)
      how.known = &arguments.elsewhere->known;
    Expected<Compiled> compiled = Compiled{};
    // Both sides of a change are read alike, and of one there is no build.
    if (!arguments.elsewhere && arguments.diff.empty() && !arguments.staged) {
      compiled = planCompiled(out.discovery.root, out.discovery.files,
                              arguments.compileCommands);
      if (!compiled)
        return compiled.error();
      how.compiled = &*compiled;
    }
    if (arguments.progress != ProgressBar::None)
      how.progress = [&](std::size_t done) { progress.update(done); };
    out.extraction = extract(out.discovery.files, frontends, cache, how);
    for (report::Notification &n : compiled->notifications)
      out.extraction.notifications.push_back(std::move(n));
    if (!out.extraction.isCacheSaved && !arguments.cacheFolder.empty())
      std::fprintf(stderr,
                   "philint: warning: the cache folder %s cannot be written; "
                   "nothing is kept\n",
                   arguments.cacheFolder.c_str());
  }
  {
    Stats::Stage stage(stats, "configuration");
    readConfiguration(policy, jobsOf(arguments), out);
  }
  auto &told = out.extraction.notifications;
  told.insert(told.begin(), out.discovery.notifications.begin(),
              out.discovery.notifications.end());
  for (const auto &[reason, count] : out.discovery.skippedBy)
    out.extraction.coverage.skippedBy[reason] += count;
  addCounts(out.extraction, stats);
  return out;
}

// What leads to the project that the folder belongs to: up to its repository,
// or to itself where it is in none.
static std::string outsideOf(const std::string &root,
                             const std::string &folder) {
  namespace fs = std::filesystem;
  std::error_code ec;
  fs::path top = fs::path(root) / folder;
  while (!fs::exists(top / ".git", ec)) {
    if (!top.has_relative_path())
      return folder + '/';
    top = top.parent_path();
  }
  return top.native().size() > root.size()
             ? top.native().substr(root.size() + 1) + '/'
             : "";
}

link::Program linkInputs(const Inputs &inputs, const Arguments &arguments,
                         const policy::Policy &policy, Stats &stats) {
  Stats::Stage stage(stats, "link");
  link::LinkOptions options;
  options.jobs = jobsOf(arguments);
  options.projectFiles = inputs.projectFiles;
  options.everyFunctionIsEntry = policy.everyFunctionIsEntry;
  if (policy.useLexicon)
    options.isTest = [&policy](std::string_view path) {
      return policy::isTestPath(policy, path);
    };
  for (const std::string &folder : inputs.discovery.folders)
    if (!folder.empty()) {
      options.roots.push_back(folder);
      if (auto outside = outsideOf(inputs.discovery.root, folder);
          !outside.empty())
        options.outside.push_back(std::move(outside));
    }
  link::Program program =
      link::link(inputs.extraction.units, policy.catalog, options);
  stats.count("classes", program.classes.size());
  stats.count("call_sites", program.resolution.size());
  stats.count("calls_resolved", program.counts.resolved);
  stats.count("calls_external", program.counts.external);
  stats.count("calls_builtin", program.counts.builtin);
  stats.count("calls_unresolved", program.counts.unresolved);
  stats.count("link_capped", program.counts.capped);
  return program;
}

} // namespace philint::cli
