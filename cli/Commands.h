// One function a command; each returns the exit status: 0 nothing to report,
// 1 findings, 2 wrong usage or policy, 3 the analysis itself failed.
#pragma once

#include "cli/Arguments.h"
#include "core/support/Expected.h"

namespace philint::cli {

int runScan(const Arguments &arguments); // Pipeline.cpp; also `link`
int runCallGraph(const Arguments &arguments);
int runExtract(const Arguments &arguments);
int runExplain(const Arguments &arguments); // a rule or a finding
int runRules(const Arguments &arguments);
int runVendors(const Arguments &arguments);
int runInit(const Arguments &arguments);      // Pipeline.cpp
int runInventory(const Arguments &arguments); // Pipeline.cpp
int runBaseline(const Arguments &arguments);  // Baseline.cpp
int runCheckPolicy(const Arguments &arguments);
int runLsp(const Arguments &arguments); // LspServer.cpp

// Pipeline.cpp: scans, and prints the finding with this fingerprint.
int explainFinding(const Arguments &arguments);
std::string ruleText(const report::RuleInfo &info);

// "philint: error: …" on standard error; returns `status`.
int fail(const Error &error, int status);
// To --output, or to standard output. A failed write is an Error.
Expected<bool> writeOutput(const std::string &path, std::string_view text);
int finish(const Arguments &arguments, std::string_view text, int status);

} // namespace philint::cli
