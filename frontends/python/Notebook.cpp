#include "frontends/python/Notebook.h"

#include <algorithm>

namespace philint::python {

namespace {

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Reads just enough of JSON: what is not asked for is skipped; a damaged file
// ends the reading where it is damaged.
class Reader {
public:
  explicit Reader(std::string_view json) : json_(json) {}

  Notebook run() {
    forEachMember([&](std::string_view key) {
      if (key == "cells")
        cells();
      else if (key == "metadata")
        metadata();
      else if (key == "worksheets")
        forEachElement([&] {
          forEachMember([&](std::string_view name) {
            name == "cells" ? cells() : skip();
          });
        });
      else
        skip();
    });
    if (!isPython_)
      return {};
    for (const auto &[begin, end] : code_)
      addCell(begin, end);
    return std::move(out_);
  }

private:
  static constexpr unsigned kDeepest = 64;

  char peek() {
    while (at_ < json_.size() && isSpace(json_[at_]))
      ++at_;
    return at_ < json_.size() ? json_[at_] : '\0';
  }
  bool take(char c) {
    if (peek() != c)
      return false;
    ++at_;
    return true;
  }

  // The raw text between the quotes.
  std::string_view text() {
    if (!take('"'))
      return {};
    const std::size_t begin = at_;
    while (at_ < json_.size() && json_[at_] != '"')
      at_ += json_[at_] == '\\' ? 2 : 1;
    at_ = std::min(at_, json_.size());
    const std::string_view raw = json_.substr(begin, at_ - begin);
    take('"');
    return raw;
  }

  template <class Visit> void forEachMember(Visit visit) {
    if (!take('{'))
      return skip();
    while (peek() == '"') {
      const std::string_view key = text();
      if (!take(':'))
        return;
      visit(key);
      take(',');
    }
    take('}');
  }

  template <class Visit> void forEachElement(Visit visit) {
    if (!take('['))
      return skip();
    while (peek() && json_[at_] != ']') {
      const std::size_t before = at_;
      visit();
      take(',');
      if (at_ == before)
        return;
    }
    take(']');
  }

  void skip() {
    const char c = peek();
    if (c == '"') {
      text();
      return;
    }
    if (depth_ < kDeepest && (c == '{' || c == '[')) {
      ++depth_;
      if (c == '{')
        forEachMember([&](std::string_view) { skip(); });
      else
        forEachElement([&] { skip(); });
      --depth_;
      return;
    }
    while (at_ < json_.size() && json_[at_] != ',' && json_[at_] != '}' &&
           json_[at_] != ']')
      ++at_;
  }

  void metadata() {
    forEachMember([&](std::string_view key) {
      if (key != "language_info" && key != "kernelspec")
        return skip();
      const bool says = key == "language_info";
      forEachMember([&](std::string_view name) {
        if (name != (says ? "name" : "language") || peek() != '"')
          return skip();
        const std::string_view language = text();
        isPython_ = isPython_ && (language.starts_with("python") ||
                                  language.starts_with("ipython"));
      });
    });
  }

  void cells() {
    forEachElement([&] {
      bool isCode = false;
      std::size_t begin = 0, end = 0;
      forEachMember([&](std::string_view key) {
        if (key == "cell_type" && peek() == '"') {
          isCode = text() == "code";
        } else if (key == "source" || key == "input") {
          peek();
          begin = at_;
          skip();
          end = at_;
        } else {
          skip();
        }
      });
      if (isCode && begin < end)
        code_.push_back({begin, end});
    });
  }

  void addCell(std::size_t begin, std::size_t end) {
    at_ = begin;
    const std::size_t first = out_.source.size();
    if (peek() == '[')
      forEachElement([&] { decode(text()); });
    else
      decode(text());
    put('\n', end);
    magicLines(first);
  }

  void put(char c, std::size_t json) {
    const auto text = static_cast<std::uint32_t>(out_.source.size());
    if (out_.segments.empty() ||
        out_.segments.back().json + (text - out_.segments.back().text) != json)
      out_.segments.push_back({text, static_cast<std::uint32_t>(json)});
    out_.source.push_back(c);
  }

  static int hexDigit(char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : 0;
  }

  void decode(std::string_view raw) {
    const auto base = static_cast<std::size_t>(raw.data() - json_.data());
    for (std::size_t i = 0; i < raw.size(); ++i) {
      if (raw[i] != '\\' || i + 1 >= raw.size()) {
        put(raw[i], base + i);
        continue;
      }
      const std::size_t from = base + i;
      switch (const char c = raw[++i]) {
      case 'n':
        put('\n', from);
        break;
      case 't':
        put('\t', from);
        break;
      case 'r':
      case 'b':
      case 'f':
        break;
      case 'u':
        i = unicode(raw, i, from);
        break;
      default:
        put(c, from);
      }
    }
  }

  // \uXXXX as UTF-8, a pair of surrogates as one; the last index used.
  std::size_t unicode(std::string_view raw, std::size_t i, std::size_t from) {
    const auto unit = [&](std::size_t at) {
      std::uint32_t value = 0;
      for (std::size_t k = 0; k < 4 && at + k < raw.size(); ++k)
        value = value * 16 + static_cast<std::uint32_t>(hexDigit(raw[at + k]));
      return value;
    };
    std::uint32_t code = unit(i + 1);
    std::size_t last = std::min(i + 4, raw.size() - 1);
    if (code >= 0xd800 && code < 0xdc00 && last + 6 < raw.size() &&
        raw[last + 1] == '\\' && raw[last + 2] == 'u') {
      code = 0x10000 + ((code - 0xd800) << 10) + (unit(last + 3) - 0xdc00);
      last += 6;
    }
    if (code < 0x80) {
      put(static_cast<char>(code), from);
    } else if (code < 0x800) {
      put(static_cast<char>(0xc0 | code >> 6), from);
      put(static_cast<char>(0x80 | (code & 0x3f)), from);
    } else if (code < 0x10000) {
      put(static_cast<char>(0xe0 | code >> 12), from);
      put(static_cast<char>(0x80 | (code >> 6 & 0x3f)), from);
      put(static_cast<char>(0x80 | (code & 0x3f)), from);
    } else {
      put(static_cast<char>(0xf0 | (code >> 18 & 7)), from);
      put(static_cast<char>(0x80 | (code >> 12 & 0x3f)), from);
      put(static_cast<char>(0x80 | (code >> 6 & 0x3f)), from);
      put(static_cast<char>(0x80 | (code & 0x3f)), from);
    }
    return last;
  }

  // Overwrites what is no Python from `first` on with as many bytes that are.
  void magicLines(std::size_t first) {
    std::string &source = out_.source;
    bool isFirst = true, foreign = false;
    for (std::size_t begin = first; begin < source.size();) {
      const std::size_t end = std::min(source.find('\n', begin), source.size());
      std::size_t from = begin;
      while (from < end && (source[from] == ' ' || source[from] == '\t'))
        ++from;
      const std::string_view line =
          std::string_view(source).substr(from, end - from);
      if (foreign) {
        blank(begin, end);
      } else if (isFirst && line.starts_with("%%")) {
        foreign = !line.starts_with("%%time") && !line.starts_with("%%capture");
        replace(from, end);
      } else if (line.starts_with('%') || line.starts_with('!') ||
                 line.starts_with('?') ||
                 (line.ends_with('?') &&
                  line.find('#') == std::string_view::npos)) {
        const std::size_t timed = line.starts_with("%time ") ? 6
                                  : line.starts_with("%timeit ") ? 8
                                                                 : 0;
        replace(from, timed ? from + timed : end);
      } else if (const auto shell = line.find("= !");
                 shell != std::string_view::npos) {
        replace(from + shell + 2, end);
      }
      isFirst = isFirst && line.empty();
      begin = end + 1;
    }
  }

  void blank(std::size_t begin, std::size_t end) {
    std::fill(out_.source.begin() + static_cast<std::ptrdiff_t>(begin),
              out_.source.begin() + static_cast<std::ptrdiff_t>(end), ' ');
  }

  // A statement or an expression that does nothing, in a block or alone.
  void replace(std::size_t begin, std::size_t end) {
    out_.magics.push_back({static_cast<std::uint32_t>(begin),
                           static_cast<std::uint32_t>(end)});
    const bool whole = end == out_.source.size() || out_.source[end] == '\n';
    blank(begin, end);
    if (whole)
      out_.source[begin] = '0';
  }

  std::string_view json_;
  std::size_t at_ = 0;
  unsigned depth_ = 0;
  bool isPython_ = true;
  std::vector<std::pair<std::size_t, std::size_t>> code_;
  Notebook out_;
};

} // namespace

std::uint32_t Notebook::jsonOffset(std::uint32_t textOffset) const {
  auto at = std::upper_bound(
      segments.begin(), segments.end(), textOffset,
      [](std::uint32_t offset, const Segment &s) { return offset < s.text; });
  if (at == segments.begin())
    return 0;
  --at;
  return at->json + (textOffset - at->text);
}

bool isNotebook(std::string_view path) { return path.ends_with(".ipynb"); }

Notebook readNotebook(std::string_view json) { return Reader(json).run(); }

void mapPositions(const Notebook &notebook, ir::Unit &unit) {
  const auto map = [&](ir::Span &span) {
    // The last byte decides, so that a line's end is not the next line's begin.
    const bool empty = span.end <= span.begin;
    const std::uint32_t end = span.end;
    span.begin = notebook.jsonOffset(span.begin);
    span.end = empty ? span.begin
                     : std::max(span.begin, notebook.jsonOffset(end - 1) + 1);
  };
  for (ir::Function &f : unit.functions) {
    map(f.span);
    map(f.nameSpan);
    for (ir::Instruction &i : f.instructions)
      map(i.span);
    for (ir::Block &b : f.blocks)
      map(b.span);
    for (ir::Scope &s : f.scopes)
      map(s.span);
    for (ir::Parameter &p : f.parameters)
      map(p.span);
    for (ir::VariableType &t : f.variableTypes)
      map(t.span);
    for (ir::Call &c : f.calls) {
      map(c.calleeSpan);
      for (ir::Argument &a : c.arguments)
        map(a.span);
    }
  }
  for (ir::Class &c : unit.classes) {
    map(c.span);
    map(c.nameSpan);
    for (ir::ClassField &f : c.fields)
      map(f.span);
    for (ir::Argument &k : c.keywords)
      map(k.span);
  }
  for (ir::Import &i : unit.imports)
    map(i.span);
  for (ir::Comment &c : unit.comments)
    map(c.span);
  for (ir::Problem &p : unit.problems)
    map(p.span);
}

} // namespace philint::python
