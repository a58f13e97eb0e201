#include "cli/Discover.h"

#include "cli/Ignore.h"
#include "core/support/Files.h"

#include <algorithm>
#include <filesystem>

namespace philint::cli {

namespace fs = std::filesystem;

namespace {

// Folders that hold no source of the application itself.
constexpr std::string_view kSkippedFolders[] = {".eggs",
                                                ".git",
                                                ".hg",
                                                ".mypy_cache",
                                                ".next",
                                                ".nox",
                                                ".nuxt",
                                                ".output",
                                                ".pytest_cache",
                                                ".svelte-kit",
                                                ".svn",
                                                ".terraform",
                                                ".tox",
                                                ".turbo",
                                                ".venv",
                                                ".vercel",
                                                "__pycache__",
                                                "build",
                                                "dist",
                                                "env",
                                                "node_modules",
                                                "site-packages",
                                                "storybook-static",
                                                "venv"};

bool isSkippedFolder(const fs::path &folder, std::string_view name) {
  if (std::find(std::begin(kSkippedFolders), std::end(kSkippedFolders), name) ==
      std::end(kSkippedFolders))
    return false;
  std::error_code ec;
  const auto holds = [&](const char *what) {
    return fs::exists(folder / what, ec);
  };
  // What is called so may hold configuration: an environment of Python has its
  // programs.
  if (name == "env")
    return holds("pyvenv.cfg") || holds("bin/activate") ||
           holds("Scripts/activate") || holds("conda-meta");
  // A package of the application may have one of the plainer names.
  if (name == "build" || name == "dist")
    return !holds("__init__.py");
  return true;
}

class Walk {
public:
  Walk(const DiscoverOptions &options, Discovery &out)
      : options_(options), out_(out), root_(out.root) {
    readIgnoresAbove();
  }

  void folder(const std::string &relative, bool isNamed = false) {
    const fs::path here = relative.empty() ? root_ : root_ / relative;
    const std::string prefix = relative.empty() ? "" : relative + "/";
    const std::size_t ignores = ignores_.size();
    const auto entries = entriesOf(here, prefix);
    const auto holds = [&](std::string_view name) {
      return std::any_of(entries.begin(), entries.end(), [&](const auto &e) {
        return std::string_view(e.path().native()).ends_with(name) &&
               e.path().filename() == name;
      });
    };
    // Whoever names an environment wants it read.
    if (!relative.empty() && !isNamed && holds("pyvenv.cfg")) {
      ++out_.skippedBy["default-folder"];
      return;
    }
    if (holds(".gitignore"))
      readIgnore(here, prefix);
    for (const auto &entry : entries)
      visit(entry, prefix);
    ignores_.resize(ignores);
  }

private:
  std::vector<fs::directory_entry> entriesOf(const fs::path &here,
                                             const std::string &prefix) {
    std::vector<fs::directory_entry> entries;
    std::error_code ec;
    fs::directory_iterator at(here, ec), end;
    for (; !ec && at != end; at.increment(ec))
      entries.push_back(*at);
    if (ec)
      notify("unreadable-folder", prefix,
             "cannot read the folder: " + ec.message());
    // All lie in one folder, so that whole paths sort as names do.
    std::sort(entries.begin(), entries.end(), [](const auto &a, const auto &b) {
      return a.path().native() < b.path().native();
    });
    return entries;
  }

  void visit(const fs::directory_entry &entry, const std::string &prefix) {
    std::error_code ec;
    const std::string name = entry.path().filename().string();
    const std::string path = prefix + name;
    // What the listing says is asked first: it costs no look at the disk.
    if (entry.is_symlink(ec))
      return visitLink(entry, path, name);
    if (entry.is_directory(ec)) {
      if (isSkippedFolder(entry.path(), name))
        ++out_.skippedBy["default-folder"];
      else if (isIgnored(path, true))
        ++out_.skippedBy["gitignore"];
      else if (isExcluded(path))
        ++out_.skippedBy["excluded"];
      else
        folder(path);
      return;
    }
    if (!options_.reads(path)) {
      if (options_.describes && options_.describes(path) &&
          entry.is_regular_file(ec) && !isIgnored(path, false) &&
          !isExcluded(path))
        out_.projectFiles.push_back(path);
      return;
    }
    if (!entry.is_regular_file(ec))
      ++out_.skippedBy["special-file"];
    else
      file(path);
  }

  // A link to a file elsewhere is read (build systems lay out trees of them);
  // one to a file or folder of the scan would only repeat it.
  void visitLink(const fs::directory_entry &entry, const std::string &path,
                 const std::string &name) {
    std::error_code ec;
    const fs::path target = fs::canonical(entry.path(), ec);
    if (ec) {
      if (options_.reads(name))
        notify("broken-link", path, "the symbolic link leads nowhere");
      return;
    }
    const std::string inside = root_.native() + "/";
    if (fs::is_regular_file(target, ec)) {
      if (!options_.reads(path)) {
        if (options_.describes && options_.describes(path) &&
            !target.native().starts_with(inside) && !isIgnored(path, false))
          out_.projectFiles.push_back(path);
        return;
      }
      if (target.native().starts_with(inside))
        ++out_.skippedBy["symbolic-link"];
      else
        file(path);
    } else if (fs::is_directory(target, ec)) {
      ++out_.skippedBy["symbolic-link"];
    }
  }

  void file(const std::string &path) {
    if (isIgnored(path, false))
      ++out_.skippedBy["gitignore"];
    else if (isExcluded(path))
      ++out_.skippedBy["excluded"];
    else {
      out_.files.push_back(path);
      // A source may be a manifest as well: conanfile.py.
      if (options_.describes && options_.describes(path))
        out_.projectFiles.push_back(path);
    }
  }

  bool isIgnored(const std::string &path, bool isFolder) const {
    const std::string absolute = base_ + path;
    for (auto f = ignores_.rbegin(); f != ignores_.rend(); ++f) {
      const auto decision = f->decide(absolute, isFolder);
      if (decision != IgnoreFile::Silent)
        return decision == IgnoreFile::Ignored;
    }
    return false;
  }
  bool isExcluded(const std::string &path) const {
    return std::any_of(
        options_.excludes.begin(), options_.excludes.end(),
        [&](const std::string &glob) { return excludeMatches(glob, path); });
  }

  void readIgnore(const fs::path &here, const std::string &prefix) {
    std::error_code ec;
    const fs::path path = here / ".gitignore";
    if (!fs::is_regular_file(path, ec))
      return;
    if (auto text = readFile(path.string()))
      ignores_.push_back(parseIgnore(base_ + prefix, *text));
  }

  // The .gitignore files between the root and its repository's top.
  void readIgnoresAbove() {
    base_ = root_.native() == "/" ? "/" : root_.native() + "/";
    std::vector<fs::path> above;
    std::error_code ec;
    fs::path top = root_;
    while (!fs::exists(top / ".git", ec)) {
      if (!top.has_relative_path())
        return;
      top = top.parent_path();
      above.push_back(top);
    }
    for (auto f = above.rbegin(); f != above.rend(); ++f)
      if (auto text = readFile((*f / ".gitignore").string()))
        ignores_.push_back(parseIgnore(f->native() + "/", *text));
  }

  void notify(const char *id, const std::string &path, std::string message) {
    report::Notification n;
    n.id = id;
    n.message = std::move(message);
    n.region.file = path;
    out_.notifications.push_back(std::move(n));
  }

  const DiscoverOptions &options_;
  Discovery &out_;
  fs::path root_;
  std::string base_;                // the root with a final slash
  std::vector<IgnoreFile> ignores_; // outermost first, absolute
};

bool isWithin(const fs::path &path, const fs::path &folder) {
  if (path == folder || folder == folder.root_path())
    return true;
  return path.native().starts_with(folder.native() + "/");
}

fs::path absolute(const std::string &path) {
  fs::path out = fs::absolute(path).lexically_normal();
  if (!out.has_filename() && out.has_relative_path())
    out = out.parent_path(); // a final slash
  return out;
}

std::string relativeTo(const fs::path &root, const fs::path &path) {
  if (path == root)
    return {};
  const std::size_t skip = root.native() == "/" ? 1 : root.native().size() + 1;
  return path.native().substr(skip);
}

std::vector<std::string> orCurrent(const std::vector<std::string> &paths) {
  return paths.empty() ? std::vector<std::string>{"."} : paths;
}

} // namespace

Expected<std::string> commonRoot(const std::vector<std::string> &given) {
  std::error_code ec;
  const fs::path here = fs::current_path(ec);
  bool asTyped = true;
  fs::path common;
  for (const std::string &text : orCurrent(given)) {
    const fs::path path = absolute(text);
    const fs::file_status status = fs::status(path, ec);
    if (!fs::exists(status))
      return Error{"no such file or folder; give a path that exists", text};
    asTyped &= !fs::path(text).is_absolute() && isWithin(path, here);
    const fs::path folder =
        fs::is_directory(status) ? path : path.parent_path();
    if (common.empty())
      common = folder;
    while (!isWithin(folder, common))
      common = common.parent_path();
  }
  return (asTyped ? here : common).string();
}

Expected<Discovery> discover(const DiscoverOptions &options) {
  Discovery out;
  auto root = options.root.empty() ? commonRoot(options.paths)
                                   : Expected<std::string>(options.root);
  if (!root)
    return root.error();
  out.root = *root;
  Walk walk(options, out);
  for (const std::string &text : orCurrent(options.paths)) {
    const fs::path path = absolute(text);
    const std::string relative = relativeTo(out.root, path);
    std::error_code ec;
    if (fs::is_directory(path, ec)) {
      out.folders.push_back(relative);
      walk.folder(relative, true);
    } else if (options.reads(relative)) {
      out.files.push_back(relative); // named: no pattern leaves it out
    } else if (options.describes && options.describes(relative)) {
      out.projectFiles.push_back(relative);
    } else {
      report::Notification n;
      n.id = "unknown-language";
      n.message = "philint does not read files of this kind";
      n.region.file = relative;
      out.notifications.push_back(n);
      ++out.skippedBy["unknown-language"];
    }
  }
  std::sort(out.files.begin(), out.files.end());
  out.files.erase(std::unique(out.files.begin(), out.files.end()),
                  out.files.end());
  std::sort(out.projectFiles.begin(), out.projectFiles.end());
  out.projectFiles.erase(
      std::unique(out.projectFiles.begin(), out.projectFiles.end()),
      out.projectFiles.end());
  return out;
}

std::string findUpwards(const std::string &folder, const std::string &name,
                        const std::string &last) {
  std::error_code ec;
  for (fs::path at = folder;; at = at.parent_path()) {
    if (fs::is_regular_file(at / name, ec))
      return (at / name).string();
    if (!at.has_relative_path() || at == last)
      return {};
  }
}

} // namespace philint::cli
