// Inside of the Markdown writer: what its parts share.
#pragma once

#include "core/report/Code.h"
#include "core/report/Sources.h"

namespace philint::report::markdown {

struct Context {
  const Report &report;
  const Sources &sources;
  const Mask &mask;
};

// Text of the program may hold what Markdown or HTML would read. Pairs of
// backticks are ours and stay; within them nothing is read but their end.
std::string escaped(std::string_view text);
// A fence longer than any run of backticks in the text.
std::string code(std::string_view text);
// One line of a table; cells are Markdown already.
std::string row(const std::vector<std::string> &cells);
// The head of a table and the line below it.
std::string head(const std::vector<std::string> &cells);

// The parts of a review; "" where there is nothing to say.
std::string changePart(const Context &context);
std::string risksPart(const Context &context);
std::string registerPart(const Context &context); // vendors, waivers, inventory
std::string completenessPart(const Context &context);
std::string signOffPart(const Context &context);

} // namespace philint::report::markdown
