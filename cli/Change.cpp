#include "cli/Change.h"

#include "core/support/Files.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <unistd.h>

namespace philint::cli {

namespace fs = std::filesystem;

namespace {

// As git writes it: links resolved.
std::string absolute(const std::string &path) {
  std::error_code ec;
  fs::path out = fs::weakly_canonical(fs::absolute(path, ec), ec);
  if (!out.has_filename() && out.has_relative_path())
    out = out.parent_path(); // a final slash
  return out.string();
}

// The path below the folder: "" for the folder itself; none where outside.
std::optional<std::string> below(const std::string &folder,
                                 const std::string &path) {
  if (path == folder)
    return std::string();
  const std::string inside = folder == "/" ? folder : folder + "/";
  if (!path.starts_with(inside))
    return std::nullopt;
  return path.substr(inside.size());
}

std::string joined(const std::string &folder, const std::string &path) {
  return folder.empty() ? path : path.empty() ? folder : folder + "/" + path;
}

// Where git is asked: a hook's git has told in the environment which
// repository and index it speaks of, from the current folder.
std::string askedAt(const std::string &path) {
  std::error_code ec;
  if (std::getenv("GIT_DIR"))
    return ".";
  return fs::is_directory(path, ec) ? path
                                    : fs::path(path).parent_path().string();
}

// Flags that name files do so from where the user stands.
void settlePaths(Arguments &arguments) {
  for (std::string *path :
       {&arguments.policy, &arguments.modelsOnly, &arguments.cacheFolder})
    if (!path->empty())
      *path = absolute(*path);
  for (std::string &path : arguments.catalogs)
    path = absolute(path);
  if (arguments.paths.empty())
    arguments.paths = {"."};
  for (std::string &path : arguments.paths)
    path = absolute(path);
}

} // namespace

Expected<PrivateFolder> PrivateFolder::make() {
  std::error_code ec;
  fs::path where = fs::temp_directory_path(ec);
  // Thousands of links are made: in memory, where there is such a place.
  constexpr const char *memory = "/dev/shm";
  if (!std::getenv("TMPDIR") && ::access(memory, W_OK) == 0)
    where = memory;
  std::string name = (ec ? fs::path("/tmp") : where) / "philint.XXXXXX";
  if (!::mkdtemp(name.data()))
    return Error{"cannot make a temporary folder", name};
  PrivateFolder out;
  out.path_ = fs::canonical(name, ec).string();
  if (ec)
    out.path_ = name;
  return out;
}

PrivateFolder::~PrivateFolder() {
  std::error_code ec;
  if (!path_.empty())
    fs::remove_all(path_, ec);
}

Expected<Change> Change::open(const Arguments &arguments, int &status) {
  Change out;
  out.given_ = out.arguments_ = arguments;
  auto root = commonRoot(arguments.paths);
  if (!root)
    return root.error();
  out.root_ = absolute(*root);
  settlePaths(out.arguments_);
  if (!hasGit()) {
    status = 3;
    return Error{"git cannot be started; --diff and --staged need it"};
  }
  auto repository = findRepository(askedAt(out.arguments_.paths.front()));
  if (!repository)
    return repository.error();
  out.repository_ = *repository;
  for (const std::string &path : out.arguments_.paths)
    if (!below(repository->top, path))
      return Error{"is not in the repository " + repository->top, path};
  const std::string revision = arguments.diff.empty() ? "HEAD" : arguments.diff;
  auto base = baseOf(*repository, revision);
  if (!base)
    return base.error();
  out.base_ = *base;
  status = 3;
  auto old = filesOf(*repository, *base);
  if (!old)
    return old.error();
  auto index = indexOf(*repository);
  if (!index)
    return index.error();
  auto touched = touchedFiles(*repository);
  if (!touched)
    return touched.error();
  out.old_ = std::move(*old);
  out.index_ = std::move(*index);
  out.touched_ = std::move(*touched);
  return out;
}

KnownScans Change::knownScans() const {
  const std::string &top = repository_.top;
  std::vector<std::string> paths;
  for (const std::string &path : arguments_.paths)
    paths.push_back(*below(top, path));
  const std::string root = fs::path(root_).lexically_relative(top).string();
  return {arguments_, fs::path(top).parent_path().string(), root, paths};
}

bool Change::isIdle() const {
  if (!arguments_.staged)
    return false;
  const Frontends frontends;
  const auto isSame = [&](const GitFiles &one, const GitFiles &other) {
    return std::all_of(one.begin(), one.end(), [&](const auto &entry) {
      const auto &[path, file] = entry;
      const auto at = other.find(path);
      return (at != other.end() && at->second.id == file.id) ||
             (file.kind == GitFile::Regular && !isRead(path, frontends));
    });
  };
  return isSame(index_, old_) && isSame(old_, index_);
}

// The working copy has just these bytes.
bool Change::isWorkingCopy(const std::string &path, const GitFile &file) const {
  const auto at = index_.find(path);
  return at != index_.end() && at->second.id == file.id &&
         at->second.kind == file.kind && !touched_.count(path);
}

namespace {

// A link of the repository that leads out of it leads to the same place from
// the copy. One that stays inside would only repeat a file: it is left out.
void copyLink(const std::string &path, const std::string &target,
              const std::string &top, const std::string &copy) {
  const fs::path from = fs::path(top) / path;
  const fs::path to = (from.parent_path() / target).lexically_normal();
  std::error_code ec;
  if (!below(top, to.string()))
    fs::create_symlink(to, fs::path(copy) / path, ec);
}

// The files of a submodule: git has no objects of them here.
void linkFolder(const std::string &from, const std::string &to) {
  std::error_code ec;
  for (fs::recursive_directory_iterator at(from, ec), end; !ec && at != end;
       at.increment(ec)) {
    if (at->path().filename() == ".git") {
      at.disable_recursion_pending();
      continue;
    }
    const fs::path copy = to / at->path().lexically_relative(from);
    std::error_code one;
    if (at->is_directory(one) && !at->is_symlink(one))
      fs::create_directories(copy, one);
    else if (at->is_regular_file(one) && !at->is_symlink(one))
      fs::create_symlink(at->path(), copy, one);
  }
}

} // namespace

Expected<bool> Change::write(const GitFiles &files,
                             const std::string &copy) const {
  const std::string &top = repository_.top;
  const Frontends frontends;
  std::vector<std::string> paths, wanted, ids;
  for (const auto &[path, file] : files)
    paths.push_back(path);
  std::sort(paths.begin(), paths.end());
  std::string folder;
  std::error_code ec;
  for (const std::string &path : paths) {
    const GitFile &file = files.at(path);
    const std::string target = copy + "/" + path;
    if (!isRead(path, frontends) && file.kind == GitFile::Regular)
      continue;
    std::string parent = target.substr(0, target.rfind('/'));
    if (parent != folder)
      fs::create_directories(folder = std::move(parent), ec);
    const std::string working = top + "/" + path;
    if (file.kind == GitFile::Submodule) {
      fs::create_directories(target, ec);
      linkFolder(working, target);
    } else if (!isWorkingCopy(path, file) || !fs::exists(working, ec)) {
      wanted.push_back(path);
      ids.push_back(file.id);
    } else if (file.kind == GitFile::Link) {
      copyLink(path, fs::read_symlink(working, ec).string(), top, copy);
    } else {
      fs::create_symlink(working, target, ec);
      if (ec)
        return Error{"cannot link: " + ec.message(), target};
    }
  }
  auto contents = contentsOf(repository_, ids);
  if (!contents)
    return contents.error();
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const std::string &bytes = (*contents)[i];
    if (files.at(wanted[i]).kind == GitFile::Link)
      copyLink(wanted[i], bytes, top, copy);
    else if (auto ok = writeFile(copy + "/" + wanted[i], bytes, 0600); !ok)
      return ok;
  }
  return true;
}

// The folder that stands for root_.
Expected<std::string> Change::layOut(const GitFiles &files) {
  auto folder = PrivateFolder::make();
  if (!folder)
    return folder.error();
  folders_.push_back(std::move(*folder));
  const std::string &here = folders_.back().path();
  const auto topInRoot = below(root_, repository_.top);
  const std::string top = joined(here, topInRoot.value_or(""));
  std::error_code ec;
  fs::create_directories(top, ec);
  // What is above the copy is not above the repository.
  if (auto ok = writeFile(top + "/.git", "", 0600); !ok)
    return ok.error();
  if (auto ok = write(files, top); !ok)
    return ok.error();
  return topInRoot ? here : joined(here, *below(repository_.top, root_));
}

Arguments Change::sideAt(const std::string &folder) const {
  Arguments out = arguments_;
  auto where = std::make_shared<Elsewhere>();
  where->root = folder;
  const auto topInRoot = below(root_, repository_.top);
  const std::string rootInTop =
      topInRoot ? "" : *below(repository_.top, root_);
  const std::string top =
      topInRoot ? joined(folder, *topInRoot)
                : folder.substr(0, folder.size() - rootInTop.size() -
                                       !rootInTop.empty());
  where->top = top;
  where->above = fs::path(repository_.top).parent_path().string();
  std::error_code ec;
  out.paths.clear();
  for (const std::string &path : arguments_.paths) {
    const std::string copy = joined(top, *below(repository_.top, path));
    if (fs::exists(copy, ec))
      out.paths.push_back(copy);
  }
  if (!out.policy.empty())
    if (const auto inTop = below(repository_.top, out.policy))
      if (fs::exists(top + "/" + *inTop, ec))
        out.policy = top + "/" + *inTop;
  out.elsewhere = std::move(where);
  return out;
}

Expected<Arguments> Change::newSide() {
  if (!arguments_.staged)
    return given_;
  auto folder = layOut(index_);
  if (!folder)
    return folder.error();
  return sideAt(*folder);
}

Expected<std::optional<Arguments>>
Change::oldSide(const report::Units &units) {
  auto folder = layOut(old_);
  if (!folder)
    return folder.error();
  Arguments out = sideAt(*folder);
  if (out.paths.empty())
    return std::optional<Arguments>();
  auto where = std::make_shared<Elsewhere>(*out.elsewhere);
  const std::string &top = repository_.top;
  for (const auto &unit : units) {
    const auto path = below(top, joined(root_, unit->path));
    const auto before = path ? old_.find(*path) : old_.end();
    if (before == old_.end())
      continue;
    const auto at = index_.find(*path);
    const bool isSame = arguments_.staged
                            ? at != index_.end() &&
                                  at->second.id == before->second.id
                            : isWorkingCopy(*path, before->second);
    if (isSame)
      where->known.emplace(unit->path, unit);
  }
  out.elsewhere = std::move(where);
  return std::optional<Arguments>(std::move(out));
}

} // namespace philint::cli
