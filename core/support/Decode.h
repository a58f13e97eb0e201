// Source files as UTF-8, whatever they were written in.
//
// Order: a byte-order mark (UTF-8, UTF-16), UTF-16 without one (every other
// byte zero), valid UTF-8, a PEP 263 cookie in the first two lines, Latin-1 as
// the last resort. A NUL in anything else means that the file is not text.
//
//   Decoded d = decode(bytes);
//   if (d.kind == Decoded::Binary) …
#pragma once

#include <string>
#include <string_view>

namespace philint {

struct Decoded {
  enum Kind {
    Clean,    // valid text in the encoding that it declares
    Guessed,  // neither valid UTF-8 nor declared: read as Latin-1
    Replaced, // undecodable bytes became U+FFFD
    Binary,   // not text; `text` is empty
  } kind = Clean;
  std::string text;     // valid UTF-8 without a byte-order mark
  std::string encoding; // "utf-8", "utf-16le", "latin-1"
};
Decoded decode(std::string bytes);

bool isUtf8(std::string_view bytes);

} // namespace philint
