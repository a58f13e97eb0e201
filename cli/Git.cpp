#include "cli/Git.h"

#include "cli/Process.h"

#include <charconv>
#include <string_view>

namespace philint::cli {

namespace {

// core.fsmonitor names a program that the repository's owner would have us run.
Expected<Finished> git(const std::string &folder,
                       std::vector<std::string> words,
                       std::string_view input = {},
                       const std::vector<std::string> &flags = {}) {
  std::vector<std::string> command{"git",  "-C",
                                   folder, "--no-optional-locks",
                                   "-c",   "core.fsmonitor=false"};
  command.insert(command.end(), flags.begin(), flags.end());
  command.insert(command.end(), words.begin(), words.end());
  return runProgram(command, input);
}

std::string firstLine(std::string_view text) {
  return std::string(text.substr(0, text.find('\n')));
}

std::string complaint(const Finished &done) {
  std::string line = firstLine(done.errors);
  for (const char *word : {"fatal: ", "error: "})
    if (line.starts_with(word))
      line.erase(0, 7);
  return line.empty() ? "status " + std::to_string(done.status) : line;
}

// A command that has to succeed.
Expected<std::string> asked(const Repository &repository,
                            std::vector<std::string> words,
                            std::string_view input = {}) {
  const std::string what = words.front();
  auto done =
      git(repository.top, std::move(words), input, repository.unfiltered);
  if (!done)
    return done.error();
  if (done->status != 0)
    return Error{"git " + what + " failed: " + complaint(*done)};
  return std::move(done->output);
}

// "" where there is no such commit.
std::string commitOf(const Repository &repository, const std::string &name) {
  auto done = git(repository.top,
                  {"rev-parse", "--verify", "--quiet", name + "^{commit}"});
  return done && done->status == 0 ? firstLine(done->output) : std::string();
}

bool isShallow(const Repository &repository) {
  auto done = git(repository.top, {"rev-parse", "--is-shallow-repository"});
  return done && firstLine(done->output) == "true";
}

constexpr const char *kFetchMore =
    "fetch more first: `git fetch --unshallow`, or `fetch-depth: 0` where a "
    "CI job checks out";

GitFile::Kind kindOf(std::string_view mode) {
  return mode == "120000"   ? GitFile::Link
         : mode == "160000" ? GitFile::Submodule
                            : GitFile::Regular;
}

// Calls `one` for each part of a list that ends its parts with a zero.
template <class One> void eachPart(std::string_view list, One one) {
  while (!list.empty()) {
    const std::size_t end = list.find('\0');
    one(list.substr(0, end));
    list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
  }
}

// "MODE … ID …\tPATH": the id is the word with this number.
void readEntry(std::string_view entry, unsigned number, GitFiles &out) {
  const std::size_t tab = entry.find('\t');
  if (tab == std::string_view::npos)
    return;
  std::string_view words = entry.substr(0, tab);
  GitFile file;
  for (unsigned i = 0; !words.empty(); ++i) {
    const std::size_t end = std::min(words.find(' '), words.size());
    const std::string_view word = words.substr(0, end);
    if (i == 0)
      file.kind = kindOf(word);
    if (i == number)
      file.id = word;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  out.emplace(entry.substr(tab + 1), std::move(file));
}

// git compares a file that was just written by its content, through the filter
// that the repository's configuration names: a program.
std::vector<std::string> withoutFilters(const std::string &folder) {
  std::vector<std::string> out;
  auto done = git(folder, {"config", "-z", "--name-only", "--get-regexp",
                           "^filter\\..*\\.(clean|process|required)$"});
  if (done && done->status == 0)
    eachPart(done->output, [&](std::string_view key) {
      out.emplace_back("-c");
      out.push_back(std::string(key) +
                    (key.ends_with("required") ? "=false" : "="));
    });
  return out;
}

} // namespace

bool hasGit() {
  auto done = runProgram({"git", "--version"});
  return done && done->status == 0;
}

Expected<Repository> findRepository(const std::string &folder) {
  auto done = git(folder, {"rev-parse", "--show-toplevel"});
  if (!done)
    return done.error();
  if (done->status != 0)
    return Error{"git cannot tell what changed here: " + complaint(*done),
                 folder};
  return Repository{firstLine(done->output), withoutFilters(folder)};
}

Expected<std::string> baseOf(const Repository &repository,
                             const std::string &revision) {
  const std::string head = commitOf(repository, "HEAD");
  if (head.empty() && revision == "HEAD")
    return std::string();
  const std::string commit =
      revision.starts_with("-") ? "" : commitOf(repository, revision);
  if (commit.empty())
    return Error{isShallow(repository)
                     ? "this clone is shallow and does not have " + revision +
                           "; " + kFetchMore
                     : "there is no revision " + revision +
                           "; name a commit, branch or tag of this repository"};
  if (head.empty() || head == commit)
    return commit;
  auto done = git(repository.top, {"merge-base", commit, head});
  if (done && done->status == 0)
    return firstLine(done->output);
  return Error{isShallow(repository)
                   ? "this clone is too shallow to know where " + revision +
                         " and HEAD part; " + kFetchMore
                   : revision + " and HEAD have no commit in common"};
}

Expected<GitFiles> filesOf(const Repository &repository,
                           const std::string &commit) {
  GitFiles out;
  if (commit.empty())
    return out;
  auto list = asked(repository, {"ls-tree", "-r", "-z", "--full-tree", commit});
  if (!list)
    return list.error();
  eachPart(*list, [&](std::string_view entry) { readEntry(entry, 2, out); });
  return out;
}

Expected<GitFiles> indexOf(const Repository &repository) {
  auto list = asked(repository, {"ls-files", "--stage", "-z"});
  if (!list)
    return list.error();
  GitFiles out;
  eachPart(*list, [&](std::string_view entry) { readEntry(entry, 1, out); });
  return out;
}

Expected<std::set<std::string>> touchedFiles(const Repository &repository) {
  auto list = asked(repository, {"diff-files", "--name-only", "-z"});
  if (!list)
    return list.error();
  std::set<std::string> out;
  eachPart(*list, [&](std::string_view path) { out.emplace(path); });
  return out;
}

Expected<std::vector<std::string>>
contentsOf(const Repository &repository, const std::vector<std::string> &ids) {
  std::vector<std::string> out;
  if (ids.empty())
    return out;
  std::string input;
  for (const std::string &id : ids)
    input += id + '\n';
  auto answer = asked(repository, {"cat-file", "--batch"}, input);
  if (!answer)
    return answer.error();
  // "ID blob SIZE", a line end, the bytes, a line end.
  std::string_view rest = *answer;
  for (const std::string &id : ids) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view head = rest.substr(0, end);
    std::size_t size = 0;
    const std::size_t space = head.rfind(' ') + 1;
    const auto [last, failed] =
        std::from_chars(head.data() + space, head.data() + head.size(), size);
    if (failed != std::errc() || end + 1 + size > rest.size())
      return Error{"git does not have the object " + id +
                   " of this repository; " + kFetchMore};
    out.emplace_back(rest.substr(end + 1, size));
    rest.remove_prefix(std::min(end + 2 + size, rest.size()));
  }
  return out;
}

} // namespace philint::cli
