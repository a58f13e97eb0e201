// Readers of package.json and tsconfig.json (jsconfig.json), with comments and
// trailing commas as their tools accept them, and of how a README begins.
//
//   isProjectFile("web/tsconfig.app.json")   // true
//   readProjectFile("web/package.json", bytes, files)
#pragma once

#include "core/ir/ProjectFiles.h"
#include "core/support/Expected.h"

#include <string_view>

namespace philint::config {

bool isProjectFile(std::string_view path);

// Adds what the file says to `out`; an Error (one line, no position) where it
// is no JSON object.
Expected<bool> readProjectFile(std::string_view path, std::string_view bytes,
                               ir::ProjectFiles &out);

// The scanned folder's own README, in any case and of any format.
bool isReadme(std::string_view path);

// Adds what a README says the project is.
void readReadme(std::string_view bytes, ir::ProjectFiles &out);

// Gives every options file what it extends, and sorts all by path.
void finishProjectFiles(ir::ProjectFiles &files);

// "a/b.tf": "b.tf" and "a"; "" is the root.
std::string_view fileName(std::string_view path);
std::string_view folderOf(std::string_view path);

// "a/b" and "../c" give "a/c"; "" where the result is the root or above it.
std::string joinPath(std::string_view folder, std::string_view relative);

} // namespace philint::config
