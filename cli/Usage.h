// Mistakes on the command line, and the right word that is nearest to them.
#pragma once

#include "core/support/Expected.h"

#include <string>
#include <vector>

namespace CLI {
class App;
class ParseError;
} // namespace CLI

namespace philint::cli {

// "; did you mean sarif?", or "".
std::string suggestion(const std::string &word,
                       const std::vector<std::string> &candidates);

Error noRule(const std::string &word, const std::vector<std::string> &rules);

// What the parser did not understand, with the nearest word that it would have.
Error wrongUsage(const CLI::App &app, const CLI::ParseError &error, int argc,
                 const char *const *argv);

} // namespace philint::cli
