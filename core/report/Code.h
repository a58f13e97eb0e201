// A line of source code for a reader: which of its bytes are keywords, strings,
// numbers or comments, and which are not to be shown.
//
// Painting is by line and by general shape; a wrong colour harms nobody. Masks
// are generous: what might be a patient's value is hidden, names stay.
//
//   piecesOf("x = 'a'  # b", "f.py")   // … String 4:7, Comment 9:12
//   Mask mask(report);
//   mask.line("ssn = '078-05-1120'", "f.py") == "ssn = '•••••••••••'"
#pragma once

#include "core/report/Finding.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace philint::report {

struct Piece {
  enum Paint : std::uint8_t { Plain, Keyword, String, Number, Comment } paint;
  std::size_t begin, end; // bytes of the line
};
// The whole line, in order.
std::vector<Piece> piecesOf(std::string_view line, std::string_view file);

class Mask {
public:
  // Knows what the report's sources are called: what is assigned to such a
  // name is hidden as well.
  explicit Mask(const Report &report);

  // One flag a byte of the line: is it hidden?
  std::vector<bool> hidden(std::string_view line, std::string_view file) const;
  std::string line(std::string_view line, std::string_view file) const;
  // A line as a report on the terminal shows it: whole, but for passwords in
  // addresses, and for what a finding tells of that must not be shown.
  std::string shown(const Region &at, std::string_view line) const;
  // Sentences: what stands between backticks is the program's.
  std::string prose(std::string_view text) const;

private:
  bool holdsPatientData(std::string_view before) const;

  std::set<std::string, std::less<>> names_; // lower case
  std::set<std::pair<std::string, std::uint32_t>> told_; // file and line
};

// Appends the bytes of `text`; a hidden character becomes one dot.
void appendMasked(std::string_view text, const std::vector<bool> &hidden,
                  std::size_t offset, std::string &out);

} // namespace philint::report
