// The text of the scanned files, for writers: lines to show and columns to
// convert. Files are read when first asked for, decoded as the scan did. A file
// that can no longer be read has no lines; nothing fails.
//
//   Sources sources(report.root);
//   sources.line("a/b.py", 12)                       // without the newline
//   sources.utf16Column("a/b.py", 12, 9)             // 1-based in and out
#pragma once

#include "core/report/Finding.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace philint::report {

class Sources {
public:
  explicit Sources(std::string root) : root_(std::move(root)) {}
  // Text that is given, not read (tests).
  void set(const std::string &file, std::string text);

  std::string_view line(const std::string &file, std::uint32_t number) const;
  std::uint32_t lineCount(const std::string &file) const;
  // The region's text, lines joined as they are.
  std::string text(const Region &region) const;
  std::uint32_t utf16Column(const std::string &file, std::uint32_t line,
                            std::uint32_t byteColumn) const;

private:
  struct File {
    std::string text;
    std::vector<std::uint32_t> starts; // of each line
  };
  const File &open(const std::string &file) const;
  static File split(std::string text);

  std::string root_;
  mutable std::map<std::string, File> files_;
};

// Code units of UTF-16 in `utf8`.
std::uint32_t utf16Length(std::string_view utf8);
// Characters in `utf8`: what a caret is moved by.
std::uint32_t characterCount(std::string_view utf8);

} // namespace philint::report
