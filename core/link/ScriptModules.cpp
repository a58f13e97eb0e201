#include "core/link/ScriptModules.h"

#include <algorithm>
#include <array>

namespace philint::link {
namespace {

constexpr std::array<std::string_view, 11> kExtensions = {
    ".ts",  ".tsx", ".d.ts", ".mts", ".cts",   ".js",
    ".jsx", ".mjs", ".cjs",  ".vue", ".svelte"};

std::string_view folderOf(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == path.npos ? std::string_view{} : path.substr(0, slash);
}

// Segments of both, "." and ".." resolved; false where it leaves the root.
bool join(std::string_view folder, std::string_view relative,
          std::string &out) {
  std::vector<std::string_view> parts;
  for (std::string_view text : {folder, relative})
    while (!text.empty()) {
      const auto end = std::min(text.size(), text.find('/'));
      const std::string_view part = text.substr(0, end);
      if (part == "..") {
        if (parts.empty())
          return false;
        parts.pop_back();
      } else if (!part.empty() && part != ".") {
        parts.push_back(part);
      }
      text.remove_prefix(std::min(text.size(), end + 1));
    }
  out.clear();
  for (std::string_view part : parts)
    (out += out.empty() ? "" : "/") += part;
  return true;
}

// What the '*' of a pattern stands for; false where the pattern does not match.
bool matches(std::string_view pattern, std::string_view text,
             std::string_view &middle) {
  const auto star = pattern.find('*');
  if (star == pattern.npos)
    return pattern == text;
  const std::string_view head = pattern.substr(0, star),
                         tail = pattern.substr(star + 1);
  if (text.size() < head.size() + tail.size() || !text.starts_with(head) ||
      !text.ends_with(tail))
    return false;
  middle = text.substr(head.size(), text.size() - head.size() - tail.size());
  return true;
}

std::string filled(std::string_view target, std::string_view middle) {
  std::string out(target);
  if (const auto star = out.find('*'); star != out.npos)
    out.replace(star, 1, middle);
  return out;
}

} // namespace

bool isScript(ir::Language language) {
  return language == ir::Language::TypeScript ||
         language == ir::Language::JavaScript;
}

ScriptNames::ScriptNames(StringTable &symbols)
    : constructor(symbols.intern("constructor")), call(symbols.intern("call")),
      apply(symbols.intern("apply")), bind(symbols.intern("bind")),
      prototype(symbols.intern("prototype")),
      defaultExport(symbols.intern("default")),
      exports(symbols.intern("exports")),
      iterator(symbols.intern("[Symbol.iterator]")),
      asyncIterator(symbols.intern("[Symbol.asyncIterator]")) {}

std::string_view packageName(std::string_view specifier) {
  auto slash = specifier.find('/');
  if (specifier.starts_with('@') && slash != specifier.npos)
    slash = specifier.find('/', slash + 1);
  return specifier.substr(0, std::min(specifier.size(), slash));
}

ScriptModules::ScriptModules(const Program &program,
                             const ir::ProjectFiles &files)
    : program_(program), files_(files) {
  for (UnitId u = 0; u < program.units.size(); ++u) {
    std::string path;
    if (isScript(program.units[u]->language) &&
        join({}, program.units[u]->path, path))
      units_.emplace(std::move(path), u);
  }
  for (const ir::CompilerOptions &options : files.compilers)
    optionsOf_[options.folder].push_back(&options);
  for (const ir::PackageManifest &package : files.packages)
    packages_[package.name].push_back(&package);
}

// The package of the registry that a manifest calls by this name, in the
// nearest folder that has one; the name itself where none does.
std::string ScriptModules::registered(UnitId user,
                                      std::string_view specifier) const {
  const std::string_view name = packageName(specifier);
  const std::string_view path = program_.units[user]->path;
  const std::pair<std::string, std::string> *best = nullptr;
  std::size_t depth = 0;
  for (const ir::PackageManifest &package : files_.packages)
    for (const auto &alias : package.aliases)
      if (alias.first == name && path.starts_with(package.folder) &&
          (!best || package.folder.size() > depth)) {
        best = &alias;
        depth = package.folder.size();
      }
  return best ? "npm:" + best->second + std::string(specifier.substr(name.size()))
              : std::string(specifier);
}

UnitId ScriptModules::exact(const std::string &path) const {
  const auto found = units_.find(path);
  return found == units_.end() ? kNone : found->second;
}

// A file by its path with or without extension, or a folder's index.
UnitId ScriptModules::file(const std::string &path) const {
  if (const UnitId u = exact(path); u != kNone)
    return u;
  constexpr std::array<std::array<std::string_view, 3>, 4> kCompiled = {
      {{".js", ".ts", ".tsx"},
       {".jsx", ".tsx", ".ts"},
       {".mjs", ".mts", ".ts"},
       {".cjs", ".cts", ".ts"}}};
  for (const auto &[compiled, first, second] : kCompiled) {
    if (!path.ends_with(compiled))
      continue;
    const std::string stem = path.substr(0, path.size() - compiled.size());
    for (std::string_view extension : {first, second})
      if (const UnitId u = exact(stem + std::string(extension)); u != kNone)
        return u;
  }
  for (const std::string_view middle : {"", "/index"})
    for (const std::string_view extension : kExtensions) {
      std::string tried = path + std::string(middle) + std::string(extension);
      if (path.empty() && !middle.empty())
        tried.erase(0, 1);
      if (const UnitId u = exact(tried); u != kNone)
        return u;
    }
  return kNone;
}

// A compiled file's source: "dist/index.js" is "src/index.ts".
UnitId ScriptModules::source(const std::string &path) const {
  if (const UnitId u = file(path); u != kNone)
    return u;
  for (const std::string_view folder :
       {"dist", "build", "lib", "out", "esm", "cjs"}) {
    const std::string part = std::string(folder) + '/';
    for (auto at = path.find(part); at != path.npos;
         at = path.find(part, at + 1)) {
      if (at && path[at - 1] != '/')
        continue;
      const std::string stem =
          path.substr(at + part.size(), path.rfind('.') - at - part.size());
      for (const std::string_view instead : {"src/", ""})
        if (const UnitId u =
                file(path.substr(0, at) + std::string(instead) + stem);
            u != kNone)
          return u;
    }
  }
  return kNone;
}

// The pattern with the longest fixed head wins, as the compiler has it.
UnitId ScriptModules::byPattern(const std::vector<ir::PathPattern> &patterns,
                                std::string_view specifier) const {
  std::vector<std::pair<std::size_t, const ir::PathPattern *>> order;
  for (const ir::PathPattern &pattern : patterns) {
    std::string_view middle;
    if (matches(pattern.first, specifier, middle))
      order.push_back({pattern.first.find('*'), &pattern});
  }
  std::stable_sort(order.begin(), order.end(), [](const auto &a, const auto &b) {
    return a.first > b.first; // npos, the exact one, first
  });
  for (const auto &[head, pattern] : order) {
    std::string_view middle;
    matches(pattern->first, specifier, middle);
    for (const std::string &target : pattern->second)
      if (const UnitId u = source(filled(target, middle)); u != kNone)
        return u;
  }
  return kNone;
}

// The options files of the nearest folder that has any, then of those above:
// projects that refer to each other keep their paths in different files.
UnitId ScriptModules::byOptions(std::string_view folder,
                                std::string_view specifier) const {
  for (;;) {
    const auto here = optionsOf_.find(folder);
    for (std::size_t i = 0; here != optionsOf_.end() && i < here->second.size();
         ++i) {
      const ir::CompilerOptions &options = *here->second[i];
      if (const UnitId u = byPattern(options.paths, specifier); u != kNone)
        return u;
      std::string path;
      if (options.hasBaseUrl && join(options.baseUrl, specifier, path))
        if (const UnitId u = file(path); u != kNone)
          return u;
    }
    if (folder.empty())
      return kNone;
    folder = folderOf(folder);
  }
}

UnitId ScriptModules::inPackage(const ir::PackageManifest &package,
                                std::string_view rest) const {
  const std::string asked = rest.empty() ? "." : "." + std::string(rest);
  if (const UnitId u = byPattern(package.exports, asked); u != kNone)
    return u;
  std::string path;
  if (!rest.empty()) {
    for (const std::string_view below : {"", "src"})
      if (join(package.folder, std::string(below) + std::string(rest), path))
        if (const UnitId u = source(path); u != kNone)
          return u;
    return kNone;
  }
  for (const std::string &entry : package.entries)
    if (const UnitId u = source(entry); u != kNone)
      return u;
  for (const std::string_view index : {"src", "", "lib"})
    if (join(package.folder, index, path))
      if (const UnitId u = file(path + (path.empty() ? "index" : "/index"));
          u != kNone)
        return u;
  return kNone;
}

UnitId ScriptModules::byPackage(std::string_view specifier) const {
  const std::string_view name = packageName(specifier);
  const auto found = packages_.find(name);
  if (found == packages_.end() || name.empty())
    return kNone;
  for (const ir::PackageManifest *package : found->second)
    if (const UnitId u = inPackage(*package, specifier.substr(name.size()));
        u != kNone)
      return u;
  return kNone;
}

const ir::PackageManifest *
ScriptModules::packageOf(std::string_view folder) const {
  for (;;) {
    const auto found = std::lower_bound(
        files_.packages.begin(), files_.packages.end(), folder,
        [](const auto &package, std::string_view f) {
          return package.folder < f;
        });
    if (found != files_.packages.end() && found->folder == folder)
      return &*found;
    if (folder.empty())
      return nullptr;
    folder = folderOf(folder);
  }
}

// Bundlers' aliases that no compiler options repeat.
UnitId ScriptModules::byHabit(std::string_view folder,
                              std::string_view specifier) const {
  const ir::PackageManifest *package = packageOf(folder);
  std::string_view rest = specifier;
  if (specifier.starts_with("@/") || specifier.starts_with("~/"))
    rest.remove_prefix(2);
  else if (specifier.starts_with("$lib/"))
    rest.remove_prefix(1);
  else
    return kNone;
  for (const std::string_view below : {"src", "", "app"}) {
    std::string path;
    const std::string root = package ? package->folder : std::string();
    if (join(root, std::string(below) + '/' + std::string(rest), path))
      if (const UnitId u = file(path); u != kNone)
        return u;
  }
  return kNone;
}

UnitId ScriptModules::resolve(UnitId from, std::string_view specifier) const {
  const auto query = specifier.find('?'); // "./worker.ts?worker"
  specifier = specifier.substr(0, std::min(specifier.size(), query));
  const std::string_view own = program_.units[from]->path;
  const std::string_view folder = folderOf(own);
  if (specifier.empty() || specifier.starts_with("node:"))
    return kNone;
  std::string path;
  if (specifier.starts_with('.')) {
    if (!join(folder, specifier, path))
      return kNone;
    if (const UnitId u = file(path); u != kNone)
      return u;
    for (const ir::PackageManifest &package : files_.packages)
      if (package.folder == path)
        return inPackage(package, {});
    return kNone;
  }
  if (specifier.starts_with('#'))
    if (const ir::PackageManifest *package = packageOf(folder))
      if (const UnitId u = byPattern(package->imports, specifier); u != kNone)
        return u;
  if (specifier.starts_with('/') && join({}, specifier, path))
    return file(path);
  for (const UnitId u : {byOptions(folder, specifier), byPackage(specifier),
                         byHabit(folder, specifier)})
    if (u != kNone)
      return u;
  return kNone;
}

} // namespace philint::link
