// What checks fill and writers print: plain values, no program, no policy.
//
// A Finding is one sink call and rule. Its flows are the sources that reach it,
// the clearest first; each flow has a fingerprint of its own, so that baseline,
// diff and suppression compare flows.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace philint::report {

struct Review; // Review.h: what only a review shows

enum class Severity : std::uint8_t { Error, Warning, Note, Off };
enum class Confidence : std::uint8_t { High, Medium, Low };

// A region in a file. Columns are 1-based and count bytes; writers convert to
// what their format wants, from the file's text.
struct Region {
  std::string file; // relative to the scanned root, '/' separators
  std::uint32_t line = 1, column = 1, endLine = 1, endColumn = 1;
  auto operator<=>(const Region &) const = default;
};

struct Step {
  Region region;
  std::string text; // "patient.name is put into `prompt`"
  enum Kind : std::uint8_t { Source, Pass, Call, Return, Configuration, Sink } kind = Pass;
};

struct Flow {
  std::vector<Step> steps;   // from source to sink
  std::string source;        // "patient_name"
  std::string fingerprint;   // 32 hexadecimal digits
  std::string content;       // the same whatever file it is in
  std::vector<std::string> phi; // category keys
  std::string state;         // "raw"
  Confidence confidence = Confidence::Medium;
  bool suppressed = false;      // set by Suppress.h
};

struct Finding {
  std::string rule;    // "PHI101"
  Severity severity = Severity::Error;
  Confidence confidence = Confidence::Medium;
  std::string category; // "llm"
  std::string message;  // one sentence; what, to whom, why
  std::string remedy;   // what to do
  Region region;        // first tainted argument
  Region context;       // the whole call
  std::vector<Region> related; // further tainted arguments
  std::vector<Flow> flows;     // best first
  std::string fingerprint;     // "philint/v1"
  std::string content;         // the same whatever file it is in
  std::vector<std::string> phi; // categories, sorted
  std::string state, vendor, baa, purpose, sink;
  std::string owner; // who answers for the code, by the policy
  std::vector<std::string> marks; // limits that bit: "abstracted-path"
  bool hidesSource = false; // its line is not shown: it holds what it tells of
  bool suppressed = false;
  std::string suppressedBecause;
  std::uint32_t suppressedUntil = 0; // yyyymmdd
  bool suppressedInSource = true; // else by a waiver of the policy
  std::string baselineState;      // "new", "unchanged", "updated", or empty
};

// Citations and the like, from policies/rules/CODE.yaml.
struct RuleInfo {
  std::string code;     // "PHI101"
  std::string name;     // "llm-phi-no-baa"
  std::string title;    // "Patient data reaches a language model without a BAA"
  std::string category;
  Severity severity = Severity::Error;
  double securitySeverity = 8.0;
  std::vector<std::string> cfr;   // "164.502(e)"
  std::string safeguard;          // "Business associates"
  std::vector<std::uint32_t> cwe; // 359
  std::string help;     // Markdown page
};

// A message about the scan itself: a file that could not be read, a syntax
// error, a limit.
struct Notification {
  enum Level : std::uint8_t { Error, Warning, Note } level = Warning;
  std::string id; // "unreadable-file", "syntax-error"
  std::string message;
  Region region;  // file empty: none
};

struct Coverage {
  std::uint64_t filesFound = 0, filesRead = 0, filesSkipped = 0, lines = 0,
                bytes = 0, functions = 0, syntaxErrors = 0;
  std::uint64_t callsResolved = 0, callsExternal = 0, callsUnresolved = 0;
  std::map<std::string, std::uint64_t> skippedBy; // reason → files
  std::map<std::string, std::uint64_t> marks;
};

struct Report {
  std::string toolVersion;
  std::string root;     // absolute, for reading source lines; not written
  std::string asOf;     // YYYY-MM-DD
  std::string policyFile; // empty: none
  std::string inventory;  // writeInventoryJson(); empty: nothing leaves
  std::vector<RuleInfo> rules;      // all that could have fired, by code
  std::vector<Finding> findings;    // sorted by file, line, column, rule
  std::vector<Notification> notifications;
  Coverage coverage;
  std::shared_ptr<const Review> review; // may be null
};

} // namespace philint::report
