// Code actions: silence a finding with a reason, tell the policy what a
// function does.
//
//   suppressions(view, file, range, asOf, asksReason)
//   declarations("app.deid.scrub", "/repo/philint.yaml", text)
//
// A suppression that is inserted gives no reason, and does not count until one
// is written behind `because`; clients that can ask for it do.
#pragma once

#include "cli/LspView.h"

namespace philint::cli {

// The comment's beginning in this file: "# ", "// "; empty where none is known.
std::string commentOf(const std::string &file);

// "2026-11-24" a while later: until when a suppression holds at first.
std::string laterOf(const std::string &asOf);

// For every finding in the range: silence it there, or at its source.
// `asksReason`: as the command philint.suppress, with what to insert and where.
Json suppressions(const LspView &view, const std::string &file,
                  const LspRange &range, bool asksReason);

// Adds the function to `deidentifiers` or `sources` of the policy, whose text
// this is; `exists` says whether there is such a file.
Json declarations(const std::string &function, const std::string &policyFile,
                  const std::string &text, bool exists);

} // namespace philint::cli
