// The command line. A wrong flag, value or command is an Error whose message
// names the nearest right one; the caller exits with 2.
#pragma once

#include "cli/Progress.h"
#include "core/report/Finding.h"
#include "core/support/Expected.h"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace philint::cli {

enum class Command {
  Scan,
  CallGraph,
  Explain,
  Rules,
  Vendors,
  CheckPolicy,
  Inventory,
  Init,
  Baseline,
  Extract,
  Link,
  Lsp,
  Message, // --help or --version: print `message`, exit with 0
};
enum class Format { Text, Sarif, Json, Markdown, Html, GitLab };
enum class FailOn { Error, Warning, Note, Never };
enum class Dump { None, Facts, Program, Bound, Rows, Summaries, Issues };

struct Elsewhere;

struct Arguments {
  Command command = Command::Scan;
  std::string message;
  std::vector<std::string> typedPaths; // as they were typed
  std::vector<std::string> paths; // scan, callgraph, link; one for extract
  std::string subject;            // explain

  std::string policy;
  std::vector<std::string> catalogs;
  std::string modelsOnly;
  Format format = Format::Text;
  std::string output;
  std::vector<std::pair<Format, std::string>> reports;
  FailOn failOn = FailOn::Error;
  report::Confidence confidence = report::Confidence::Medium;
  std::string baseline;
  std::string since; // an earlier report
  std::vector<std::string> rules, excludes;
  std::string compileCommands; // the folder; empty: looked for upwards
  unsigned jobs = 0;       // 0: one for each processor
  std::string cacheFolder; // empty: the default one
  bool useCache = true;
  std::uint64_t cacheLimit = 512U << 20;
  std::uint64_t maximumFileBytes = 10U << 20;
  std::string asOf; // YYYY-MM-DD; empty: today
  bool requireComplete = false, resultPerArgument = false;
  std::string stats;
  Dump dump = Dump::None;
  bool color = false;                     // flag and terminal together
  ProgressBar progress = ProgressBar::None; // the same

  std::string diff;    // a revision
  bool brief = false;  // text, at most a screen
  bool staged = false; // the index, not the working tree
  std::shared_ptr<const Elsewhere> elsewhere; // Inputs.h; null: as typed

  bool dotted = false, adjacency = false; // callgraph
  std::string check;                      // inventory
  bool shrink = false;                    // baseline
  bool syntaxOnly = false, strict = false; // check-policy
};

Expected<Arguments> parseArguments(int argc, const char *const *argv);

// "2026-11-24" as 20261124, or 0 where it is not a date.
std::uint32_t parseDate(std::string_view text);

} // namespace philint::cli
