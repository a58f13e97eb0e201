// What a repository's package manifests and compiler options say about where a
// module specifier of ECMAScript leads, what its files set in the environment,
// and what it says it is for. Plain data: `frontends/config` reads it, link resolves imports
// and constants with it.
//
// Invariant: folders and targets are relative to the scanned root, with '/'
// separators and without "." or ".." segments; the root itself is "".
//
//   packages/ui/package.json   {"name": "@clinic/ui", "main": "src/index.ts"}
//   tsconfig.json              {"compilerOptions": {"paths": {"@/*": ["src/*"]}}}
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace philint::ir {

// A pattern with at most one '*', and what it leads to, in order of trial.
using PathPattern = std::pair<std::string, std::vector<std::string>>;

struct PackageManifest {
  std::string folder;
  std::string name;                 // "@clinic/ui"; may be empty
  std::vector<std::string> titles;  // its name and description
  std::vector<std::string> entries; // source, module, main, …
  std::vector<PathPattern> exports; // "." and "./*"
  std::vector<PathPattern> imports; // "#db"
  // Packages that go by another name: "llm" for "openai".
  std::vector<std::pair<std::string, std::string>> aliases;
};

struct CompilerOptions {
  std::string file;   // "apps/web/tsconfig.json"
  std::string folder; // "apps/web"
  std::string baseUrl;
  bool hasBaseUrl = false;
  std::vector<PathPattern> paths;
  bool hasPaths = false;
  std::vector<std::string> extends; // files; those of packages are left out
};

// What a file gives a variable of the environment.
struct Setting {
  std::string name, value;
  std::string file;
  std::uint32_t line = 0;
  bool isLocal = false; // of a profile for development alone
  // The folder whose code it is for ("apps/api"); code elsewhere has it where
  // nothing else is for it.
  std::string scope;
};

struct ProjectFiles {
  // What the project says of itself: names and descriptions of its packages and
  // the title of its README; and how the README begins.
  std::vector<std::string> titles, introductions;
  std::vector<Setting> environment; // by name, file, line
  std::vector<PackageManifest> packages;  // by folder
  std::vector<CompilerOptions> compilers; // by file
};

} // namespace philint::ir
