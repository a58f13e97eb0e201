// Interned strings.
//
// A Symbol is a dense 32-bit name for a string within one StringTable; equal
// strings in one table have equal symbols, symbol 0 is the empty string. Ids
// live for one run and are never written to disk without their table.
//
//   StringTable names;
//   Symbol a = names.intern("note"), b = names.intern("note");   // a == b
//   names.text(a)                                                // "note"
#pragma once

#include <compare>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace philint {

struct Symbol {
  std::uint32_t id = 0;
  explicit operator bool() const { return id != 0; }
  auto operator<=>(const Symbol &) const = default;
};

class StringTable {
public:
  StringTable();
  StringTable(StringTable &&) = default;
  StringTable &operator=(StringTable &&) = default;

  // Amortised O(length). The text is copied once; views stay valid for the
  // life of the table, across moves as well.
  Symbol intern(std::string_view text);
  // The same where the hash is known, from a table's hashOf().
  Symbol intern(std::string_view text, std::uint32_t hash);
  std::uint32_t hashOf(Symbol symbol) const { return hashes_[symbol.id]; }
  // Makes room for so many symbols and bytes of text.
  void reserve(std::size_t symbols, std::size_t bytes);
  // The symbol of `text`, or symbol 0 where it was never interned.
  Symbol find(std::string_view text) const;
  std::string_view text(Symbol symbol) const { return texts_[symbol.id]; }
  std::uint32_t size() const {
    return static_cast<std::uint32_t>(texts_.size());
  }

private:
  void grow();
  std::string_view keep(std::string_view text);

  std::vector<std::string_view> texts_;
  std::vector<std::uint32_t> slots_; // open addressing, 0 is free (id + 1)
  std::vector<std::uint32_t> hashes_;
  std::deque<std::string> blocks_; // text storage in large blocks
};

} // namespace philint

template <> struct std::hash<philint::Symbol> {
  std::size_t operator()(philint::Symbol s) const noexcept { return s.id; }
};
