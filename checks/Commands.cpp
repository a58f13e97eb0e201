#include "checks/Commands.h"

#include "core/policy/Hosts.h"
#include "core/support/Wildcard.h"

#include <algorithm>

namespace philint::checks {

namespace {

using Words = std::vector<std::string>;

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

// The commands of a text, as their words; quotes are taken away.
std::vector<Words> commandsOf(std::string_view script) {
  std::vector<Words> out(1);
  std::string word;
  bool isOpen = false;
  char quote = '\0';
  const auto endWord = [&] {
    if (isOpen)
      out.back().push_back(word);
    word.clear();
    isOpen = false;
  };
  for (std::size_t i = 0; i < script.size(); ++i) {
    const char c = script[i];
    if (quote) {
      if (c == quote)
        quote = '\0';
      else
        word += c;
    } else if (c == '"' || c == '\'') {
      quote = c;
      isOpen = true;
    } else if (c == '\\' && i + 1 < script.size() && script[i + 1] == '\n') {
      ++i;
      endWord();
    } else if (isBlank(c)) {
      endWord();
    } else if (std::string_view("\n;|&()`").find(c) != std::string_view::npos) {
      endWord();
      out.emplace_back();
    } else {
      word += c;
      isOpen = true;
    }
  }
  endWord();
  return out;
}

bool isCalled(std::string_view word, std::string_view program) {
  while (!word.empty() && (word[0] == '@' || word[0] == '-' || word[0] == '$'))
    word.remove_prefix(1);
  return word.substr(word.rfind('/') + 1) == program;
}

// `-k` is given by `-sk` as well, `--insecure` by itself.
bool isGiven(std::string_view option, const std::string &word) {
  if (option.size() != 2 || option[0] != '-' || option[1] == '-')
    return matchesWildcard(option, word);
  return word.size() > 1 && word[0] == '-' && word[1] != '-' &&
         std::all_of(word.begin() + 1, word.end(),
                     [](char c) {
                       return (c >= 'a' && c <= 'z') ||
                              (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
                     }) &&
         word.find(option[1]) != std::string::npos;
}

bool isOfThisMachine(const Words &words) {
  bool any = false;
  for (const std::string &word : words)
    if (word.find("://") != std::string::npos) {
      any = true;
      if (!policy::isLoopback(policy::hostOf(word, true)))
        return false;
    }
  return any;
}

bool runs(const Words &words, const Words &call) {
  const auto program =
      std::find_if(words.begin(), words.end(), [&](const std::string &word) {
        return isCalled(word, call[0]);
      });
  return program != words.end() &&
         std::all_of(call.begin() + 1, call.end(),
                     [&](const std::string &option) {
                       return std::any_of(program + 1, words.end(),
                                          [&](const std::string &word) {
                                            return isGiven(option, word);
                                          });
                     }) &&
         !isOfThisMachine(words);
}

} // namespace

bool runsOneOf(std::string_view script, const std::vector<std::string> &calls) {
  std::vector<Words> commands; // made where a program is named at all
  for (const std::string &text : calls) {
    const std::vector<Words> call = commandsOf(text);
    if (call[0].empty() || script.find(call[0][0]) == script.npos)
      continue;
    if (commands.empty())
      commands = commandsOf(script);
    if (std::any_of(commands.begin(), commands.end(),
                    [&](const Words &words) { return runs(words, call[0]); }))
      return true;
  }
  return false;
}

} // namespace philint::checks
