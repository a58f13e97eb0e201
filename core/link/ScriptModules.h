// ECMAScript's modules: which file of the program a specifier means.
//
// Relative specifiers name files with the extension left out or that of the
// compiled file; `#name` is asked of the nearest package's imports; then come the
// `paths` and `baseUrl` of the nearest compiler options, packages of the same
// repository by name (`exports`, `main`, and sources where those name compiled
// files), and the habit of `@/` and `~/` for the root or `src` of the package.
// What is none of these is a library.
//
//   modules.resolve(unit, "./notes.js")   // the unit of notes.ts, or kNone
#pragma once

#include "core/ir/ProjectFiles.h"
#include "core/link/Program.h"

#include <string>
#include <string_view>
#include <unordered_map>

namespace philint::link {

bool isScript(ir::Language language);
inline bool isCxx(ir::Language language) {
  return language == ir::Language::C || language == ir::Language::Cxx;
}
// Languages that share their catalogue: Python, ECMAScript, C and C++.
inline unsigned familyOf(ir::Language language) {
  return isScript(language) ? 1U : isCxx(language) ? 2U : 0U;
}

class ScriptModules {
public:
  ScriptModules(const Program &program, const ir::ProjectFiles &files);

  // kNone where the specifier leads out of the program.
  UnitId resolve(UnitId from, std::string_view specifier) const;

  // What a manifest's own name for a package of the registry stands for.
  std::string registered(UnitId user, std::string_view specifier) const;

private:
  UnitId file(const std::string &path) const;
  UnitId exact(const std::string &path) const;
  UnitId source(const std::string &path) const;
  UnitId byPattern(const std::vector<ir::PathPattern> &patterns,
                   std::string_view specifier) const;
  UnitId byOptions(std::string_view folder, std::string_view specifier) const;
  UnitId byPackage(std::string_view specifier) const;
  UnitId inPackage(const ir::PackageManifest &package,
                   std::string_view rest) const;
  UnitId byHabit(std::string_view folder, std::string_view specifier) const;
  const ir::PackageManifest *packageOf(std::string_view folder) const;

  const Program &program_;
  const ir::ProjectFiles &files_;
  std::unordered_map<std::string, UnitId> units_;
  std::unordered_map<std::string_view, std::vector<const ir::CompilerOptions *>>
      optionsOf_; // by folder
  std::unordered_map<std::string_view, std::vector<const ir::PackageManifest *>>
      packages_; // by name
};

// Words of ECMAScript's object model, interned in the program's symbols.
struct ScriptNames {
  explicit ScriptNames(StringTable &symbols);
  Symbol constructor, call, apply, bind, prototype, defaultExport, exports,
      iterator, asyncIterator;
};

// The package of a specifier: "@scope/name" of "@scope/name/sub".
std::string_view packageName(std::string_view specifier);

} // namespace philint::link
