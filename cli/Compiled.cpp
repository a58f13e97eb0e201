#include "cli/Compiled.h"

#include "core/support/Files.h"
#include "frontends/config/CompileCommands.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

namespace philint::cli {

namespace fs = std::filesystem;

namespace {

constexpr const char *kDatabase = "compile_commands.json";

std::string databaseOf(const std::string &root, const std::string &folder) {
  std::error_code ec;
  if (!folder.empty()) {
    const fs::path path = folder.ends_with(".json")
                              ? fs::path(folder)
                              : fs::path(folder) / kDatabase;
    return fs::absolute(path, ec).lexically_normal().string();
  }
  for (fs::path at = root; !at.empty(); at = at.parent_path()) {
    for (const char *const below : {"", "build"})
      if (fs::exists(at / below / kDatabase, ec))
        return (at / below / kDatabase).lexically_normal().string();
    if (at == at.parent_path())
      break;
  }
  return {};
}

bool endsWithOneOf(std::string_view path,
                   std::initializer_list<std::string_view> all) {
  return std::any_of(all.begin(), all.end(), [&](std::string_view ending) {
    return path.ends_with(ending);
  });
}

bool isC(std::string_view path) { return path.ends_with(".c"); }
bool isSource(std::string_view path) {
  return isC(path) || endsWithOneOf(path, {".cc", ".cpp", ".cxx", ".c++"});
}
bool isHeader(std::string_view path) {
  return endsWithOneOf(path, {".h", ".hh", ".hpp", ".hxx", ".h++", ".inl",
                              ".ipp", ".tpp"});
}

std::string folderOf(std::string_view path) {
  const auto at = path.rfind('/');
  return std::string(path.substr(0, at == path.npos ? 0 : at));
}

struct Include {
  std::string name;
  bool isQuoted = false;
};

std::vector<Include> includesOf(std::string_view text) {
  std::vector<Include> out;
  for (std::size_t at = 0; (at = text.find('#', at)) != text.npos; ++at) {
    std::size_t i = text.find_first_not_of(" \t", at + 1);
    if (i == text.npos || text.compare(i, 7, "include") != 0)
      continue;
    i = text.find_first_not_of(" \t", i + 7);
    if (i == text.npos || (text[i] != '"' && text[i] != '<'))
      continue;
    const char close = text[i] == '"' ? '"' : '>';
    const auto end = text.find_first_of(std::string{close, '\n'}, i + 1);
    if (end != text.npos && text[end] == close)
      out.push_back({std::string(text.substr(i + 1, end - i - 1)),
                     close == '"'});
  }
  return out;
}

class Planner {
public:
  Planner(const std::string &root, const std::vector<std::string> &files,
          Compiled &out)
      : root_(root), files_(files), out_(out) {
    for (std::size_t i = 0; i < files.size(); ++i)
      if (isSource(files[i]) || isHeader(files[i]))
        byPath_.emplace(files[i], i);
  }

  void run(const std::vector<config::CompileCommand> &commands) {
    std::vector<const config::CompileCommand *> of(files_.size());
    for (const config::CompileCommand &command : commands)
      if (const auto at = indexOf(command.file); at && !of[*at])
        of[*at] = &command;
    for (std::size_t i = 0; i < files_.size(); ++i)
      if (of[i] && isSource(files_[i]))
        known_.emplace_back(i, of[i]);
    if (known_.empty())
      return;
    for (std::size_t i = 0; i < files_.size(); ++i)
      if (isSource(files_[i]))
        unit(i, of[i]);
  }

private:
  // The index of an absolute path in the scan.
  std::optional<std::size_t> indexOf(const std::string &path) const {
    const auto relative = inside(path);
    if (!relative)
      return std::nullopt;
    const auto at = byPath_.find(*relative);
    return at == byPath_.end() ? std::nullopt : std::optional(at->second);
  }

  std::optional<std::string> inside(const std::string &path) const {
    const std::size_t length = root_ == "/" ? 0 : root_.size();
    if (path == root_)
      return std::string{};
    if (path.size() <= length + 1 || !path.starts_with(root_) ||
        path[length] != '/')
      return std::nullopt;
    return path.substr(length + 1);
  }

  // A source without a command is compiled as its nearest neighbour is.
  const std::pair<std::size_t, const config::CompileCommand *> *
  neighbour(const std::string &path) const {
    const std::pair<std::size_t, const config::CompileCommand *> *best =
        nullptr;
    std::size_t most = 0;
    for (const auto &one : known_) {
      const std::string &other = files_[one.first];
      if (isC(other) != isC(path))
        continue;
      const auto end = std::mismatch(path.begin(), path.end(), other.begin(),
                                     other.end());
      const auto common = static_cast<std::size_t>(
          std::count(path.begin(), end.first, '/') + 1);
      if (common > most) {
        most = common;
        best = &one;
      }
    }
    return best;
  }

  void unit(std::size_t index, const config::CompileCommand *command) {
    CompiledUnit made;
    made.request.root = root_;
    made.request.main = root_ + '/' + files_[index];
    if (!command) {
      const auto *const near = neighbour(files_[index]);
      if (!near)
        return;
      command = near->second;
      made.request.arguments = command->arguments;
      for (std::string &word : made.request.arguments)
        if (!word.starts_with('-') &&
            fs::path(command->folder).append(word).lexically_normal() ==
                fs::path(command->file))
          word = made.request.main;
    } else {
      made.request.arguments = command->arguments;
    }
    made.request.folder = command->folder;
    made.files.push_back(index);
    out_.isCompiled[index] = true;
    follow(index, folders(*command), made.files);
    for (const std::size_t file : made.files)
      made.request.files.push_back(files_[file]);
    out_.units.push_back(std::move(made));
  }

  // The command's folders for headers that lie in the scan, as one number:
  // commands that share them resolve alike.
  std::size_t folders(const config::CompileCommand &command) {
    std::vector<std::string> list;
    for (const std::string &folder : config::includeFolders(command)) {
      std::string plain = folder;
      while (plain.size() > 1 && plain.ends_with('/'))
        plain.pop_back();
      if (const auto relative = inside(plain))
        list.push_back(*relative);
    }
    const auto [at, isNew] = folderSets_.try_emplace(list, sets_.size());
    if (isNew)
      sets_.push_back(std::move(list));
    return at->second;
  }

  // Every header below that no unit has yet.
  void follow(std::size_t index, std::size_t set,
              std::vector<std::size_t> &files) {
    std::vector<std::size_t> todo{index};
    while (!todo.empty()) {
      const std::size_t at = todo.back();
      todo.pop_back();
      if (!visited_.emplace(set, at).second)
        continue;
      for (const Include &include : includes(at))
        if (const auto found = resolve(include, at, set)) {
          todo.push_back(*found);
          if (isHeader(files_[*found]) && !out_.isCompiled[*found]) {
            out_.isCompiled[*found] = true;
            files.push_back(*found);
          }
        }
    }
    std::sort(files.begin() + 1, files.end());
  }

  const std::vector<Include> &includes(std::size_t index) {
    const auto [at, isNew] = includes_.try_emplace(index);
    if (isNew)
      if (const auto bytes = readFile(root_ + '/' + files_[index]))
        at->second = includesOf(*bytes);
    return at->second;
  }

  std::optional<std::size_t> resolve(const Include &include, std::size_t from,
                                     std::size_t set) const {
    const auto in = [&](const std::string &folder) {
      const auto at = byPath_.find(
          (fs::path(folder) / include.name).lexically_normal().generic_string());
      return at == byPath_.end() ? std::nullopt : std::optional(at->second);
    };
    if (include.isQuoted)
      if (const auto found = in(folderOf(files_[from])))
        return found;
    for (const std::string &folder : sets_[set])
      if (const auto found = in(folder))
        return found;
    return std::nullopt;
  }

  const std::string &root_;
  const std::vector<std::string> &files_;
  Compiled &out_;
  std::unordered_map<std::string, std::size_t> byPath_;
  std::vector<std::pair<std::size_t, const config::CompileCommand *>> known_;
  std::unordered_map<std::size_t, std::vector<Include>> includes_;
  std::map<std::vector<std::string>, std::size_t> folderSets_;
  std::vector<std::vector<std::string>> sets_;
  std::set<std::pair<std::size_t, std::size_t>> visited_;
};

} // namespace

Expected<Compiled> planCompiled(const std::string &root,
                                const std::vector<std::string> &files,
                                const std::string &folder) {
  Compiled out;
  out.isCompiled.resize(files.size());
  const bool isAny = std::any_of(files.begin(), files.end(), isSource);
  const std::string path = isAny || !folder.empty() ? databaseOf(root, folder) : std::string{};
  if (path.empty())
    return out;
  const auto commands = config::readCompileCommands(path);
  if (!commands && !folder.empty())
    return commands.error();
  if (!commands) {
    report::Notification told;
    told.id = "unreadable-compile-commands";
    told.message = commands.error().message +
                   "; C and C++ are read without a build";
    told.region.file = path;
    out.notifications.push_back(std::move(told));
    return out;
  }
  Planner(root, files, out).run(*commands);
  return out;
}

} // namespace philint::cli
