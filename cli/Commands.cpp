#include "cli/Commands.h"

#include "cli/CallGraph.h"
#include "cli/Inputs.h"
#include "cli/Usage.h"
#include "core/ir/Binary.h"
#include "core/report/Filter.h"
#include "core/support/Files.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

namespace philint::cli {

int fail(const Error &error, int status) {
  std::fprintf(stderr, "philint: error: %s\n", error.text().c_str());
  return status;
}

Expected<bool> writeOutput(const std::string &path, std::string_view text) {
  if (!path.empty() && path != "-")
    return writeFile(path, text);
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() ||
      std::fflush(stdout) != 0)
    return Error{"cannot write to standard output"};
  return true;
}

int finish(const Arguments &arguments, std::string_view text, int status) {
  if (auto ok = writeOutput(arguments.output, text); !ok)
    return fail(ok.error(), 3);
  return status;
}

int runCallGraph(const Arguments &arguments) {
  Stats stats;
  auto policy = policyFor(arguments, stats);
  if (!policy)
    return fail(policy.error(), 2);
  auto inputs = readInputs(arguments, *policy, stats);
  if (!inputs)
    return fail(inputs.error(), 2);
  const link::Program program = linkInputs(*inputs, arguments, *policy, stats);
  const std::string text =
      printCallGraph(program, {arguments.dotted, arguments.adjacency});
  if (!arguments.stats.empty())
    if (auto ok = writeOutput(arguments.stats, stats.json()); !ok)
      return fail(ok.error(), 3);
  return finish(arguments, text, 0);
}

int runExtract(const Arguments &arguments) {
  auto root = commonRoot(arguments.paths);
  if (!root)
    return fail(root.error(), 2);
  std::error_code ec;
  const std::string file =
      std::filesystem::relative(arguments.paths.front(), *root, ec)
          .generic_string();
  const Frontends frontends;
  Cache none;
  ExtractOptions options;
  options.root = *root;
  options.maximumBytes = arguments.maximumFileBytes;
  const Extraction out = extract({file}, frontends, none, options);
  for (const report::Notification &n : out.notifications)
    std::fprintf(stderr, "philint: %s: %s\n", n.region.file.c_str(),
                 n.message.c_str());
  if (out.units.empty())
    return 3;
  if (auto ok = writeFile(arguments.output, ir::writeFacts(*out.units.front()));
      !ok)
    return fail(ok.error(), 3);
  return 0;
}

namespace {

std::string padded(std::string_view text, std::size_t width) {
  std::string out(text);
  out.resize(std::max(width, out.size()), ' ');
  return out + "  ";
}

} // namespace

int runRules(const Arguments &arguments) {
  Stats stats;
  auto policy = policyFor(arguments, stats);
  if (!policy)
    return fail(policy.error(), 2);
  std::string text;
  for (const policy::Rule &rule : policy->rules)
    text += padded(rule.info.code, 6) +
            padded(report::name(rule.info.severity), 7) +
            padded(rule.info.name, 36) + rule.info.title + "\n";
  return finish(arguments, text, 0);
}

std::string ruleText(const report::RuleInfo &info) {
  std::string text = info.code + " " + info.name + " (" +
                     report::name(info.severity) + ", " + info.category +
                     ")\n" + info.title + "\n";
  for (const std::string &cfr : info.cfr)
    text += "45 CFR " + cfr + "\n";
  for (const std::uint32_t cwe : info.cwe)
    text += "CWE-" + std::to_string(cwe) + "\n";
  if (!info.help.empty())
    text += "\n" + info.help + (info.help.back() == '\n' ? "" : "\n");
  return text;
}

namespace {

// Eight digits are enough to name a finding; no rule's name looks like this.
bool isFingerprint(const std::string &word) {
  return word.size() >= 8 &&
         word.find_first_not_of("0123456789abcdef") == std::string::npos;
}

} // namespace

int runExplain(const Arguments &arguments) {
  if (isFingerprint(arguments.subject))
    return explainFinding(arguments);
  Stats stats;
  auto policy = policyFor(arguments, stats);
  if (!policy)
    return fail(policy.error(), 2);
  std::vector<std::string> codes;
  for (const policy::Rule &rule : policy->rules) {
    const report::RuleInfo &info = rule.info;
    codes.push_back(info.code);
    codes.push_back(info.name);
    if (info.code == arguments.subject || info.name == arguments.subject)
      return finish(arguments, ruleText(info), 0);
  }
  return fail(noRule(arguments.subject, codes), 2);
}

} // namespace philint::cli
