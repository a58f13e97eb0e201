// compile_commands.json: how each source is compiled, as CMake, Ninja, Bazel
// and others write it. Response files are part of the command that names them.
//
//   auto commands = config::readCompileCommands("build/compile_commands.json");
//   (*commands)[0].file;       // "/work/src/gateway.cpp"
//   (*commands)[0].arguments;  // {"g++", "-Iinclude", "-c", "gateway.cpp"}
#pragma once

#include "core/support/Expected.h"

#include <string>
#include <string_view>
#include <vector>

namespace philint::config {

struct CompileCommand {
  std::string folder; // absolute
  std::string file;   // absolute, without "." and ".."
  std::vector<std::string> arguments; // the compiler first
};

// The first command of each file, in the order of the database. An entry that
// makes no sense is left out; a document that is none is an error.
Expected<std::vector<CompileCommand>>
readCompileCommands(const std::string &path);

// The words of a command line: as a POSIX shell splits them, or, where it calls
// a compiler by a name with backslashes, as Windows does.
std::vector<std::string> splitCommand(std::string_view text);

// Folders in which the command looks for headers, absolute.
std::vector<std::string> includeFolders(const CompileCommand &command);

} // namespace philint::config
