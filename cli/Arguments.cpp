#include "cli/Arguments.h"

#include "cli/Usage.h"
#include "core/support/Version.h"

#include <CLI/CLI.hpp>

#include <ctime>
#include <map>
#include <unistd.h>

namespace philint::cli {

namespace {

const std::map<std::string, Format> kFormats = {
    {"text", Format::Text}, {"sarif", Format::Sarif},
    {"json", Format::Json}, {"markdown", Format::Markdown},
    {"html", Format::Html}, {"gitlab", Format::GitLab}};
const std::map<std::string, FailOn> kFailOn = {{"error", FailOn::Error},
                                               {"warning", FailOn::Warning},
                                               {"note", FailOn::Note},
                                               {"never", FailOn::Never}};
const std::map<std::string, report::Confidence> kConfidence = {
    {"high", report::Confidence::High},
    {"medium", report::Confidence::Medium},
    {"low", report::Confidence::Low}};
const std::map<std::string, Dump> kDumps = {{"facts", Dump::Facts},
                                            {"program", Dump::Program},
                                            {"bound", Dump::Bound},
                                            {"rows", Dump::Rows},
                                            {"summaries", Dump::Summaries},
                                            {"issues", Dump::Issues}};

template <class Value>
std::vector<std::string> keysOf(const std::map<std::string, Value> &map) {
  std::vector<std::string> keys;
  for (const auto &[key, value] : map)
    keys.push_back(key);
  return keys;
}

// Words of a closed list. Unlike CLI11's own check it says which is nearest.
template <class Value> struct Choice {
  std::string text;
  const std::map<std::string, Value> &map;
  const char *flag;

  Expected<bool> into(Value &out) const {
    if (text.empty())
      return true;
    const auto at = map.find(text);
    if (at == map.end()) {
      std::string all;
      for (const std::string &key : keysOf(map))
        all += (all.empty() ? "" : ", ") + key;
      return Error{std::string(flag) + " takes one of " + all + ", not '" +
                   text + "'" + suggestion(text, keysOf(map))};
    }
    out = at->second;
    return true;
  }
};

// What the flags write before it is checked.
struct Raw {
  std::string format, failOn, confidence, dump, naming, resultPer, color,
      progress;
  std::vector<std::string> reports, rules;
  std::string file;
  bool noCache = false;
  std::uint64_t cacheMegabytes = 512, fileMegabytes = 10;
};

void addPolicyFlags(CLI::App &app, Arguments &out) {
  app.add_option("--policy", out.policy,
                 "The project's policy; else the nearest philint.yaml upwards");
  app.add_option("--catalog", out.catalogs,
                 "A file or folder with more catalogue rows (repeatable)");
  app.add_option("--models-only", out.modelsOnly,
                 "Only this catalogue: no built-in one, no name lexicon");
}

void addInputFlags(CLI::App &app, Arguments &out, Raw &raw) {
  app.add_option("paths", out.paths,
                 "Files and folders; default: the current folder")
      ->type_name("PATH");
  addPolicyFlags(app, out);
  app.add_option("--exclude", out.excludes,
                 "Leave out paths that match the glob (repeatable)");
  app.add_option("--compile-commands", out.compileCommands,
                 "The folder of compile_commands.json; else the nearest one "
                 "upwards");
  app.add_option("--jobs,-j", out.jobs,
                 "Threads; default: one for each processor");
  app.add_option("--cache-dir", out.cacheFolder,
                 "Where facts of unchanged files are kept");
  app.add_flag("--no-cache", raw.noCache, "Neither read nor write the cache");
  app.add_option("--cache-size", raw.cacheMegabytes,
                 "Limit of the cache, in MiB; default 512");
  app.add_option("--max-file-size", raw.fileMegabytes,
                 "Larger files are not read, in MiB; default 10");
  app.add_option("--output,-o", out.output, "Write here, not to the terminal");
  app.add_option("--stats", out.stats,
                 "Write time, counts and peak memory as JSON");
  app.add_option("--progress", raw.progress,
                 "auto, always or never; default auto: on a terminal, after a "
                 "second");
  app.add_flag("--require-complete", out.requireComplete,
               "Exit with 3 where a file could not be read or parsed");
}

CLI::App *addScan(CLI::App &app, Arguments &out, Raw &raw) {
  CLI::App *scan = app.add_subcommand(
      "scan", "Follow patient data through the code and report leaks");
  addInputFlags(*scan, out, raw);
  scan->add_option("--format,-f", raw.format,
                   "text, sarif, json, markdown, html or gitlab");
  scan->add_option("--report", raw.reports,
                   "FORMAT=FILE: write one more report (repeatable)");
  scan->add_option("--fail-on", raw.failOn,
                   "error, warning, note or never; default error");
  scan->add_option("--confidence", raw.confidence,
                   "The lowest that is reported: high, medium, low; "
                   "default medium");
  scan->add_option("--baseline", out.baseline,
                   "SARIF of an earlier scan: what it knows does not fail");
  scan->add_option("--diff", out.diff,
                   "Only findings that the change since this revision causes")
      ->type_name("REV");
  scan->add_flag("--staged", out.staged,
                 "Scan what is staged for the next commit, and report what it "
                 "causes");
  scan->add_flag("--brief", out.brief,
                 "Text of at most a screen: the gravest findings first");
  scan->add_option("--since", out.since,
                   "JSON report of an earlier scan: reports say what changed");
  scan->add_option("--rules", raw.rules, "Only these rules: CODE,…")
      ->delimiter(',');
  scan->add_option("--as-of", out.asOf,
                   "The day to judge by, YYYY-MM-DD; default today");
  scan->add_option("--result-per", raw.resultPer,
                   "call or argument; default call");
  scan->add_option("--dump", raw.dump,
                   "Print facts, program, bound, rows, summaries or issues "
                   "instead");
  scan->add_option("--color", raw.color, "auto, always or never");
  return scan;
}

CLI::App *addCallGraph(CLI::App &app, Arguments &out, Raw &raw) {
  CLI::App *graph =
      app.add_subcommand("callgraph", "Print the call graph as JSON");
  addInputFlags(*graph, out, raw);
  graph->add_option("--naming", raw.naming, "policy or dotted; default policy");
  graph->add_option("--format,-f", raw.format, "edges or adjacency");
  return graph;
}

void addSmallCommands(CLI::App &app, Arguments &out, Raw &raw) {
  CLI::App *explain = app.add_subcommand(
      "explain", "Explain a rule, or a finding of a scan of the paths");
  explain
      ->add_option("subject", out.subject,
                   "PHI101, a rule's name, or a finding's fingerprint")
      ->type_name("CODE|FINGERPRINT")
      ->required();
  addInputFlags(*explain, out, raw);
  explain->add_option("--as-of", out.asOf, "YYYY-MM-DD");
  app.add_subcommand("rules", "List the rules");
  CLI::App *vendors = app.add_subcommand(
      "vendors", "List the vendors that the catalogue knows, or tell of one");
  vendors->add_option("id", out.subject, "openai, aws, …")->type_name("ID");
  addPolicyFlags(*vendors, out);
  vendors->add_option("--as-of", out.asOf,
                      "The day by which facts are old, YYYY-MM-DD");
  CLI::App *check =
      app.add_subcommand("check-policy", "Check philint.yaml for mistakes");
  check->add_option("files", out.paths, "Default: the nearest upwards");
  addPolicyFlags(*check, out);
  check->add_flag("--syntax", out.syntaxOnly,
                  "Look at the file alone, not at the program around it");
  check->add_flag("--strict", out.strict,
                  "Exit with 1 where a row matches nothing in the program");
  CLI::App *inventory = app.add_subcommand(
      "inventory",
      "Which patient data reaches which vendor, from where, under which BAA");
  addInputFlags(*inventory, out, raw);
  inventory->add_option("--format,-f", raw.format, "text or json");
  inventory->add_option("--check", out.check,
                        "Compare with this inventory and report what it lacks");
  inventory->add_option("--as-of", out.asOf, "YYYY-MM-DD");
  CLI::App *init = app.add_subcommand(
      "init", "Write a starter philint.yaml from what the program shows");
  addInputFlags(*init, out, raw);
  CLI::App *baseline = app.add_subcommand(
      "baseline", "Write or update the file of findings that are known, for "
                  "scan --baseline; default philint.baseline.sarif");
  addInputFlags(*baseline, out, raw);
  baseline->add_option("--confidence", raw.confidence,
                       "The lowest that is kept: high, medium or low");
  baseline->add_option("--rules", raw.rules, "Only these rules: CODE,…")
      ->delimiter(',');
  baseline->add_option("--as-of", out.asOf, "YYYY-MM-DD");
  baseline->add_flag("--shrink", out.shrink,
                     "Only drop what is gone; take nothing new in");
  CLI::App *lsp = app.add_subcommand(
      "lsp", "Serve an editor over standard input and output");
  addInputFlags(*lsp, out, raw);
  lsp->add_option("--confidence", raw.confidence, "high, medium or low");
  lsp->add_option("--as-of", out.asOf, "YYYY-MM-DD");
  CLI::App *extract =
      app.add_subcommand("extract", "Write the facts of one source file");
  extract->add_option("file", raw.file, "The source file")->required();
  extract->add_option("--output,-o", out.output, "The facts")->required();
  CLI::App *link = app.add_subcommand(
      "link", "Scan from facts that `philint extract` wrote");
  addInputFlags(*link, out, raw);
  link->add_option("--format,-f", raw.format,
                   "text, sarif, json, markdown, html or gitlab");
  link->add_option("--report", raw.reports, "FORMAT=FILE (repeatable)");
  link->add_option("--fail-on", raw.failOn, "error, warning, note or never");
  link->add_option("--confidence", raw.confidence, "high, medium or low");
  link->add_option("--as-of", out.asOf, "YYYY-MM-DD");
  link->add_option("--dump", raw.dump, "program, bound, summaries or issues");
}

Expected<bool> readCallGraph(const Raw &raw, Arguments &out) {
  if (!raw.naming.empty() && raw.naming != "policy" && raw.naming != "dotted")
    return Error{"--naming takes policy or dotted, not '" + raw.naming + "'"};
  if (!raw.format.empty() && raw.format != "edges" && raw.format != "adjacency")
    return Error{"--format takes edges or adjacency, not '" + raw.format + "'"};
  out.dotted = raw.naming == "dotted";
  out.adjacency = raw.format == "adjacency";
  return true;
}

Expected<bool> readReports(const Raw &raw, Arguments &out) {
  for (const std::string &report : raw.reports) {
    const std::size_t equals = report.find('=');
    if (equals == std::string::npos || equals + 1 == report.size())
      return Error{"--report takes FORMAT=FILE, not '" + report + "'"};
    Format format = Format::Text;
    const Choice<Format> choice{report.substr(0, equals), kFormats, "--report"};
    if (auto ok = choice.into(format); !ok)
      return ok.error();
    out.reports.emplace_back(format, report.substr(equals + 1));
  }
  return true;
}

Expected<bool> readDate(Arguments &out) {
  if (out.asOf.empty()) {
    char today[16];
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    localtime_r(&now, &parts);
    std::strftime(today, sizeof today, "%Y-%m-%d", &parts);
    out.asOf = today;
  } else if (!parseDate(out.asOf)) {
    return Error{"--as-of takes a date YYYY-MM-DD, not '" + out.asOf + "'"};
  }
  return true;
}

void readTerminal(const Raw &raw, Arguments &out) {
  const char *plain = std::getenv("NO_COLOR");
  const char *term = std::getenv("TERM");
  const bool dumb = term && std::string_view(term) == "dumb";
  out.color = raw.color == "always" ||
              (raw.color != "never" && !(plain && *plain) && !dumb &&
               out.output.empty() && ::isatty(STDOUT_FILENO));
  out.progress = raw.progress == "always" ? ProgressBar::Always
                 : raw.progress != "never" && ::isatty(STDERR_FILENO) && !dumb
                     ? ProgressBar::WhenLong
                     : ProgressBar::None;
}

Expected<bool> readValues(const Raw &raw, Arguments &out) {
  if (out.command == Command::CallGraph) {
    if (auto ok = readCallGraph(raw, out); !ok)
      return ok;
  } else if (auto ok = Choice<Format>{raw.format, kFormats, "--format"}.into(
                 out.format);
             !ok) {
    return ok;
  }
  if (out.command == Command::Inventory && out.format != Format::Text &&
      out.format != Format::Json)
    return Error{"--format takes text or json, not '" + raw.format + "'"};
  if (auto ok =
          Choice<FailOn>{raw.failOn, kFailOn, "--fail-on"}.into(out.failOn);
      !ok)
    return ok;
  if (auto ok = Choice<report::Confidence>{raw.confidence, kConfidence,
                                           "--confidence"}
                    .into(out.confidence);
      !ok)
    return ok;
  if (auto ok = Choice<Dump>{raw.dump, kDumps, "--dump"}.into(out.dump); !ok)
    return ok;
  if (!raw.resultPer.empty() && raw.resultPer != "call" &&
      raw.resultPer != "argument")
    return Error{"--result-per takes call or argument, not '" + raw.resultPer +
                 "'"};
  if (!raw.color.empty() && raw.color != "auto" && raw.color != "always" &&
      raw.color != "never")
    return Error{"--color takes auto, always or never, not '" + raw.color +
                 "'"};
  if (!raw.progress.empty() && raw.progress != "auto" &&
      raw.progress != "always" && raw.progress != "never")
    return Error{"--progress takes auto, always or never, not '" +
                 raw.progress + "'"};
  out.resultPerArgument = raw.resultPer == "argument";
  out.rules = raw.rules;
  out.useCache = !raw.noCache;
  out.cacheLimit = raw.cacheMegabytes << 20;
  out.maximumFileBytes = raw.fileMegabytes << 20;
  if (!raw.file.empty())
    out.paths = {raw.file};
  out.typedPaths = out.paths;
  if (auto ok = readReports(raw, out); !ok)
    return ok;
  readTerminal(raw, out);
  return readDate(out);
}

Command commandOf(const std::string &name) {
  static const std::map<std::string, Command> commands = {
      {"scan", Command::Scan},       {"callgraph", Command::CallGraph},
      {"explain", Command::Explain}, {"rules", Command::Rules},
      {"vendors", Command::Vendors}, {"check-policy", Command::CheckPolicy},
      {"extract", Command::Extract}, {"link", Command::Link},
      {"lsp", Command::Lsp},
      {"inventory", Command::Inventory}, {"init", Command::Init},
      {"baseline", Command::Baseline}};
  return commands.at(name);
}

} // namespace

std::uint32_t parseDate(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-')
    return 0;
  std::uint32_t value = 0;
  for (const std::size_t i : {0, 1, 2, 3, 5, 6, 8, 9}) {
    if (text[i] < '0' || text[i] > '9')
      return 0;
    value = value * 10 + static_cast<std::uint32_t>(text[i] - '0');
  }
  const std::uint32_t year = value / 10000, month = value / 100 % 100,
                      day = value % 100;
  static constexpr std::uint32_t lengths[] = {31, 28, 31, 30, 31, 30,
                                              31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12 || day < 1)
    return 0;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return day <= lengths[month - 1] + (month == 2 && leap ? 1 : 0) ? value : 0;
}

Expected<Arguments> parseArguments(int argc, const char *const *argv) {
  Arguments out;
  Raw raw;
  CLI::App app("philint follows patient data through an application and "
               "reports where it reaches a\nlanguage model, a log, a store or "
               "a vendor in a way that HIPAA forbids.",
               "philint");
  app.require_subcommand(1);
  app.set_version_flag("--version", std::string("philint ") + kVersion);
  addScan(app, out, raw);
  addCallGraph(app, out, raw);
  addSmallCommands(app, out, raw);
  try {
    app.parse(argc, const_cast<char **>(argv));
  } catch (const CLI::CallForHelp &) {
    out.command = Command::Message;
    out.message = app.help(); // of the chosen command, where there is one
    return out;
  } catch (const CLI::CallForVersion &) {
    out.command = Command::Message;
    out.message = std::string("philint ") + kVersion + "\n";
    return out;
  } catch (const CLI::ParseError &error) {
    return wrongUsage(app, error, argc, argv);
  }
  out.command = commandOf(app.get_subcommands().front()->get_name());
  if (auto ok = readValues(raw, out); !ok)
    return ok.error();
  return out;
}

} // namespace philint::cli
