#include "cli/Ignore.h"

#include <algorithm>

namespace philint::cli {

namespace {

// Matches one character against the class that starts after '['. Returns the
// position after ']' or npos where the class is not closed.
std::size_t matchClass(std::string_view glob, std::size_t at, char c,
                       bool &hit) {
  const bool negated = at < glob.size() && (glob[at] == '!' || glob[at] == '^');
  if (negated)
    ++at;
  bool found = false;
  for (bool first = true; at < glob.size() && (first || glob[at] != ']');
       first = false) {
    const char low = glob[at];
    if (at + 2 < glob.size() && glob[at + 1] == '-' && glob[at + 2] != ']') {
      found |= low <= c && c <= glob[at + 2];
      at += 3;
    } else {
      found |= low == c;
      ++at;
    }
  }
  if (at >= glob.size())
    return std::string_view::npos;
  hit = found != negated && c != '/';
  return at + 1;
}

// Backtracks to the last '*' only for the segment, and to the last '**' for
// the whole: O(|glob| × |text|), no recursion.
struct Retry {
  std::size_t glob = std::string_view::npos, text = 0;
};

} // namespace

bool globMatches(std::string_view glob, std::string_view text) {
  std::size_t g = 0, t = 0;
  Retry one, many;
  while (true) {
    bool ok = false;
    if (g < glob.size() && glob[g] == '*') {
      if (glob.substr(g, 2) == "**") {
        g += 2;
        if (g < glob.size() && glob[g] == '/')
          ++g; // "**/" also matches no folder at all
        many = {g, t};
        one = {};
      } else {
        one = {++g, t};
      }
      continue;
    }
    if (t == text.size() && g == glob.size())
      return true;
    if (t < text.size() && g < glob.size()) {
      if (glob[g] == '?') {
        ok = text[t] != '/';
        g += ok;
      } else if (glob[g] == '[') {
        const std::size_t next = matchClass(glob, g + 1, text[t], ok);
        if (next == std::string_view::npos)
          ok = text[t] == '[', g += ok;
        else if (ok)
          g = next;
      } else {
        const std::size_t literal =
            glob[g] == '\\' && g + 1 < glob.size() ? g + 1 : g;
        ok = glob[literal] == text[t];
        if (ok)
          g = literal + 1;
      }
    }
    if (ok) {
      ++t;
      continue;
    }
    if (one.glob != std::string_view::npos && one.text < text.size() &&
        text[one.text] != '/') {
      t = ++one.text;
      g = one.glob;
    } else if (many.glob != std::string_view::npos && many.text < text.size()) {
      t = ++many.text;
      g = many.glob;
      one = {};
    } else {
      return false;
    }
  }
}

IgnoreFile parseIgnore(std::string folder, std::string_view text) {
  IgnoreFile out{std::move(folder), {}};
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
      line.remove_suffix(1);
    if (line.empty() || line.front() == '#')
      continue;
    IgnorePattern pattern;
    if (line.front() == '!') {
      pattern.negated = true;
      line.remove_prefix(1);
    }
    if (!line.empty() && line.back() == '/') {
      pattern.foldersOnly = true;
      line.remove_suffix(1);
    }
    pattern.anchored = line.find('/') != std::string_view::npos;
    if (!line.empty() && line.front() == '/')
      line.remove_prefix(1);
    if (line.empty())
      continue;
    pattern.glob = line;
    out.patterns.push_back(std::move(pattern));
  }
  return out;
}

IgnoreFile::Decision IgnoreFile::decide(std::string_view path,
                                        bool isFolder) const {
  if (!path.starts_with(folder))
    return Silent;
  path.remove_prefix(folder.size());
  const std::string_view name = path.substr(path.rfind('/') + 1);
  for (auto p = patterns.rbegin(); p != patterns.rend(); ++p)
    if ((isFolder || !p->foldersOnly) &&
        globMatches(p->glob, p->anchored ? path : name))
      return p->negated ? Kept : Ignored;
  return Silent;
}

bool excludeMatches(std::string_view glob, std::string_view path) {
  while (!glob.empty() && glob.back() == '/')
    glob.remove_suffix(1);
  if (glob.starts_with("./"))
    glob.remove_prefix(2);
  const bool anchored = glob.find('/') != std::string_view::npos;
  for (std::size_t from = 0;;) {
    const std::size_t slash = std::min(path.find('/', from), path.size());
    if (globMatches(glob, anchored ? path.substr(0, slash)
                                   : path.substr(from, slash - from)))
      return true;
    if (slash == path.size())
      return false;
    from = slash + 1;
  }
}

} // namespace philint::cli
