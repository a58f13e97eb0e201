// What a frontend that is a program of its own is asked, and what it answers:
// one unit of translation with the files of the scan that are read by it. A
// message is a length and that many bytes; both ends are this program, so the
// form needs no version.
//
//   request: {root, folder, main file, arguments, files}
//   answer:  facts of each file, the files that decided them, counts
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace philint {

struct UnitRequest {
  std::string root;   // of the scan, absolute
  std::string folder; // in which the command runs
  std::string main;   // the source, absolute
  std::vector<std::string> arguments; // of the compiler, its name first
  std::vector<std::string> files;     // of the scan, relative to the root
};

struct UnitAnswer {
  std::vector<std::string> facts; // binary, one a file; "" where it failed
  std::vector<std::string> depends; // absolute names of the headers read
  std::uint64_t errors = 0;         // that the compiler told
  std::string firstError;           // with its place
  std::uint64_t whole = 0;          // functions read from the compiler's tree
  std::uint64_t broken = 0;         // left to the syntax reader: with errors,
  std::uint64_t hidden = 0;         // behind a library's macros,
  std::uint64_t templates = 0;      // templates that nothing instantiates once
};

std::string encode(const UnitRequest &request);
std::string encode(const UnitAnswer &answer);
std::optional<UnitRequest> decodeRequest(std::string_view bytes);
std::optional<UnitAnswer> decodeAnswer(std::string_view bytes);

// Framed on a socket; false or nothing at its end, on an error, or for a
// message larger than any unit's.
bool writeMessage(int descriptor, std::string_view bytes);
std::optional<std::string> readMessage(int descriptor);

} // namespace philint
