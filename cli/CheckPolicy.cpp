// check-policy: is philint.yaml well formed, and does each of its rows speak of
// something that the program has?
#include "cli/Commands.h"
#include "cli/Ignore.h"
#include "cli/Inputs.h"
#include "core/policy/Unmatched.h"

#include <algorithm>
#include <filesystem>

namespace philint::cli {

namespace fs = std::filesystem;

namespace {

const char *whatIsMissing(policy::ProjectRow::Kind kind) {
  switch (kind) {
  case policy::ProjectRow::Function:
    return "no function or call of the program is called ";
  case policy::ProjectRow::Class:
    return "no class of the program is called ";
  case policy::ProjectRow::Parameter:
    return "no function of the program has the parameter ";
  case policy::ProjectRow::Symbol:
    return "no name of the program is ";
  case policy::ProjectRow::Text:
    return "no text of the program says ";
  case policy::ProjectRow::File:
    return "no file of the program matches ";
  }
  return "nothing matches ";
}

std::string line(const std::string &file, const policy::ProjectRow &row) {
  return file + ":" + std::to_string(row.at.line) + ":" +
         std::to_string(row.at.column) + ": warning: " + row.what +
         " that matches nothing: " + whatIsMissing(row.kind) + "'" +
         row.pattern + "'\n";
}

} // namespace

namespace {

// One policy: its part of the output is added to `text`.
int checkOne(Arguments arguments, std::string &out) {
  arguments.paths.clear();
  Stats stats;
  auto policy = policyFor(arguments, stats);
  if (!policy)
    return fail(policy.error(), 2);
  const std::string file = policy->project.file;
  if (file.empty())
    return fail({"there is no philint.yaml here or above; name one"}, 2);
  std::string text;
  std::size_t read = 0;
  if (!arguments.syntaxOnly) {
    std::error_code ec;
    const std::string folder =
        fs::absolute(file, ec).lexically_normal().parent_path().string();
    arguments.paths = {folder};
    auto inputs = readInputs(arguments, *policy, stats);
    if (!inputs)
      return fail(inputs.error(), 3);
    read = inputs->extraction.units.size();
    const link::Program program =
        linkInputs(*inputs, arguments, *policy, stats);
    if (read) // else there is no program to speak of
      for (const policy::ProjectRow *row :
           policy::unmatchedRows(program, policy->project, excludeMatches))
        text += line(file, *row);
  }
  const bool isClean = text.empty();
  text += file + ": no mistakes found";
  if (!isClean)
    text += ", but rows that match nothing";
  else if (read)
    text += "; every row matches something in " + std::to_string(read) +
            (read == 1 ? " file" : " files");
  out += text + "\n";
  return !isClean && arguments.strict ? 1 : 0;
}

} // namespace

int runCheckPolicy(const Arguments &arguments) {
  std::string text;
  int status = 0;
  std::vector<std::string> files = arguments.paths;
  if (files.empty())
    files.push_back(arguments.policy);
  for (const std::string &file : files) {
    Arguments one = arguments;
    std::error_code ec;
    one.policy = fs::is_directory(file, ec)
                     ? (fs::path(file) / "philint.yaml").generic_string()
                     : file;
    status = std::max(status, checkOne(one, text));
  }
  return finish(arguments, text, status);
}

} // namespace philint::cli
