#include "cli/Usage.h"

#include "core/support/Nearest.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace philint::cli {

std::string suggestion(const std::string &word,
                       const std::vector<std::string> &candidates) {
  const std::string near = nearest(word, candidates);
  return near.empty() ? std::string() : "; did you mean " + near + "?";
}

Error noRule(const std::string &word, const std::vector<std::string> &rules) {
  const std::string near = suggestion(word, rules);
  return {"there is no rule " + word +
          (near.empty() ? "; `philint rules` lists them" : near)};
}

namespace {

std::vector<std::string> namesOf(const CLI::App &app) {
  std::vector<std::string> names;
  for (const CLI::Option *option : app.get_options())
    for (const std::string &name : option->get_lnames())
      names.push_back("--" + name);
  return names;
}

} // namespace

Error wrongUsage(const CLI::App &app, const CLI::ParseError &error, int argc,
                 const char *const *argv) {
  const CLI::App *active = &app;
  if (!app.get_subcommands().empty())
    active = app.get_subcommands().front();
  const std::vector<std::string> known = namesOf(*active);
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const std::string flag = word.substr(0, word.find('='));
    if (flag == "--")
      break;
    if (flag.starts_with("--") &&
        std::find(known.begin(), known.end(), flag) == known.end())
      return {"there is no flag " + flag + suggestion(flag, known)};
  }
  if (active == &app && argc > 1 && argv[1][0] != '-') {
    std::vector<std::string> commands;
    for (const CLI::App *command : app.get_subcommands({}))
      commands.push_back(command->get_name());
    return {std::string("there is no command ") + argv[1] +
            suggestion(argv[1], commands)};
  }
  std::string message = error.what();
  while (!message.empty() && (message.back() == '\n' || message.back() == '.'))
    message.pop_back();
  return {message};
}

} // namespace philint::cli
