#include "frontends/config/CompileCommands.h"

#include "core/support/Files.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <unordered_set>

namespace philint::config {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr std::uintmax_t kLargestResponse = 1U << 20;
constexpr unsigned kNestedResponses = 4;

std::string absolute(const std::string &folder, const std::string &name) {
  const fs::path path(name);
  return (path.is_absolute() ? path : fs::path(folder) / path)
      .lexically_normal()
      .generic_string();
}

std::string textOf(const json &object, const char *key) {
  const auto at = object.find(key);
  return at != object.end() && at->is_string() ? at->get<std::string>()
                                               : std::string{};
}

bool isWindows(std::string_view text) {
  const std::string_view first = text.substr(0, text.find(".exe"));
  return first.size() != text.size() && first.find('\\') != first.npos;
}

// "@flags.rsp" becomes what the file says. A file that is none, huge or names
// itself is left out.
void addWord(const std::string &folder, std::string word, unsigned depth,
             std::vector<std::string> &out) {
  if (word.size() < 2 || word[0] != '@') {
    out.push_back(std::move(word));
    return;
  }
  const std::string path = absolute(folder, word.substr(1));
  std::error_code ec;
  if (depth == 0 || !fs::is_regular_file(path, ec) ||
      fs::file_size(path, ec) > kLargestResponse || ec)
    return;
  const auto bytes = readFile(path);
  if (!bytes)
    return;
  for (std::string &inner : splitCommand(*bytes))
    addWord(folder, std::move(inner), depth - 1, out);
}

} // namespace

std::vector<std::string> splitCommand(std::string_view text) {
  const bool windows = isWindows(text);
  std::vector<std::string> out;
  std::string word;
  bool inWord = false;
  char quote = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const char next = i + 1 < text.size() ? text[i + 1] : '\0';
    if (!quote && (c == ' ' || c == '\t' || c == '\n' || c == '\r')) {
      if (inWord)
        out.push_back(std::move(word));
      word.clear();
      inWord = false;
      continue;
    }
    inWord = true;
    if (c == '\\' && quote != '\'' &&
        (windows ? next == '"' : i + 1 < text.size()))
      word += text[++i];
    else if (quote ? c == quote : c == '"' || (c == '\'' && !windows))
      quote = quote ? 0 : c;
    else
      word += c;
  }
  if (inWord)
    out.push_back(std::move(word));
  return out;
}

Expected<std::vector<CompileCommand>>
readCompileCommands(const std::string &path) {
  auto bytes = readFile(path);
  if (!bytes)
    return bytes.error();
  const json document = json::parse(*bytes, nullptr, false);
  if (!document.is_array())
    return Error{"is no compilation database: a list of commands is expected",
                 path};
  std::vector<CompileCommand> out;
  std::unordered_set<std::string> known;
  const std::string here = fs::path(path).parent_path().generic_string();
  for (const json &entry : document) {
    if (!entry.is_object())
      continue;
    CompileCommand made;
    made.folder = absolute(here, textOf(entry, "directory"));
    const std::string file = textOf(entry, "file");
    if (file.empty())
      continue;
    made.file = absolute(made.folder, file);
    std::vector<std::string> words;
    const auto list = entry.find("arguments");
    if (list != entry.end() && list->is_array()) {
      for (const json &word : *list)
        if (word.is_string())
          words.push_back(word.get<std::string>());
    } else {
      words = splitCommand(textOf(entry, "command"));
    }
    for (std::string &word : words)
      addWord(made.folder, std::move(word), kNestedResponses, made.arguments);
    if (!made.arguments.empty() && known.insert(made.file).second)
      out.push_back(std::move(made));
  }
  return out;
}

std::vector<std::string> includeFolders(const CompileCommand &command) {
  std::vector<std::string> out;
  const auto &words = command.arguments;
  for (std::size_t i = 1; i < words.size(); ++i)
    for (const std::string_view flag :
         {"-I", "-iquote", "-isystem", "-idirafter", "/I", "/external:I"}) {
      const std::string_view word = words[i];
      if (!word.starts_with(flag))
        continue;
      std::string name(word.substr(flag.size()));
      if (name.empty() && i + 1 < words.size())
        name = words[++i];
      if (!name.empty())
        out.push_back(absolute(command.folder, name));
      break;
    }
  return out;
}

} // namespace philint::config
