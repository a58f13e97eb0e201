// Heads of functions and classes that the preprocessor chooses from, with one
// body for all of them:
//
//   #ifdef WITH_SITE
//   bool update(int id, int site, const Note &note)
//   #else
//   bool update(int id, const Note &note)
//   #endif
//   { … }
//
// The grammar takes a whole definition on either side. One head is kept: that of
// a macro that nobody defines.
#pragma once

#include <string>
#include <string_view>

namespace philint::cxx {

// The source with one head for each body, at its place and of the same length;
// empty where that is how it stands.
std::string withOneHead(std::string_view source);

} // namespace philint::cxx
