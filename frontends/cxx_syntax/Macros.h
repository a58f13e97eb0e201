// Macros with parameters as functions of the file that defines them.
//
// The text that is parsed is the file's, followed by a function for each macro
// whose body does something with what it is given. The body keeps its places in
// the file; where a macro is defined more than once in one file, the longest
// body counts (the others are mostly those of builds without it).
//
//   #define TELL(text, ...) log(text, ##__VA_ARGS__)
// gives
//   auto TELL(auto &text, auto &...__VA_ARGS__) {return log(text,
//       __VA_ARGS__...);}
//
// A body that joins names (`a##b`) or is no whole statement or expression gives
// none, so that the macro stays a call of an unknown function.
#pragma once

#include "core/ir/Body.h"

#include <string>
#include <string_view>
#include <vector>

namespace philint::cxx {

struct ExpandedText {
  // Bytes of the text that stand elsewhere in the file.
  struct Piece {
    std::uint32_t begin = 0, end = 0; // in `text`
    std::uint32_t original = 0;       // in the file
  };
  std::string text; // empty where the file has no such macro
  std::uint32_t fileSize = 0;
  std::vector<Piece> pieces; // in order

  // The place in the file of a place in the text; what was added stands where
  // the piece before it ends.
  ir::Span inFile(ir::Span span) const;
};

ExpandedText withMacros(std::string_view file);

} // namespace philint::cxx
