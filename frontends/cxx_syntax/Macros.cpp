#include "frontends/cxx_syntax/Macros.h"

#include <algorithm>
#include <map>

namespace philint::cxx {

namespace {

constexpr std::string_view kRest = "__VA_ARGS__";
// Files of register definitions have thousands of macros; what they hold tells
// nothing of where data goes.
constexpr std::size_t kLongestBody = 4096, kMostMacros = 1000;

bool isNameStart(char c) {
  return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool isNamePart(char c) { return isNameStart(c) || (c >= '0' && c <= '9'); }
bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

struct Macro {
  std::string_view name;
  std::vector<std::string_view> parameters; // without `...`
  bool hasRest = false;
  std::size_t begin = 0, end = 0; // of the body
};

// Reads words of one line of the preprocessor, which may go on behind `\`.
class Reader {
public:
  Reader(std::string_view file, std::size_t at) : file_(file), at_(at) {}

  std::size_t at() const { return at_; }
  bool take(char wanted) {
    skipBlanks();
    if (at_ >= file_.size() || file_[at_] != wanted)
      return false;
    ++at_;
    return true;
  }
  bool takeText(std::string_view wanted) {
    skipBlanks();
    if (file_.substr(at_, wanted.size()) != wanted)
      return false;
    at_ += wanted.size();
    return true;
  }
  std::string_view name() {
    skipBlanks();
    const std::size_t begin = at_;
    if (at_ < file_.size() && isNameStart(file_[at_]))
      while (at_ < file_.size() && isNamePart(file_[at_]))
        ++at_;
    return file_.substr(begin, at_ - begin);
  }
  bool isAt(char c) const { return at_ < file_.size() && file_[at_] == c; }

private:
  void skipBlanks() {
    for (; at_ < file_.size(); ++at_)
      if (file_[at_] == '\\' && at_ + 1 < file_.size() &&
          (file_[at_ + 1] == '\n' || file_[at_ + 1] == '\r'))
        ++at_;
      else if (!isBlank(file_[at_]))
        return;
  }

  std::string_view file_;
  std::size_t at_;
};

// Where the line ends that may go on behind `\`.
std::size_t endOfDirective(std::string_view file, std::size_t at) {
  for (;; ++at) {
    at = file.find('\n', at);
    if (at == file.npos)
      return file.size();
    const std::size_t last = at && file[at - 1] == '\r' ? at - 1 : at;
    if (!last || file[last - 1] != '\\')
      return at;
  }
}

// Calls `visit(begin, end)` for each token that is a name, a text or a sign of
// one character, without comments; false where a comment or text does not end.
template <class Visit>
bool eachToken(std::string_view file, std::size_t at, std::size_t end,
               const Visit &visit) {
  while (at < end) {
    const char c = file[at];
    std::size_t next = at + 1;
    if (isNamePart(c)) {
      while (next < end && isNamePart(file[next]))
        ++next;
    } else if (c == '"' || c == '\'') {
      for (; next < end && file[next] != c; ++next)
        if (file[next] == '\\')
          ++next;
      if (next++ >= end)
        return false;
    } else if (c == '/' && next < end && file[next] == '*') {
      const std::size_t close = file.find("*/", next + 1);
      if (close == file.npos || close + 2 > end)
        return false;
      at = close + 2;
      continue;
    }
    if (!visit(at, next))
      return false;
    at = next;
  }
  return true;
}

// `// …` at the end says nothing, and what follows it in the text would be lost.
std::size_t withoutComment(std::string_view file, std::size_t begin,
                           std::size_t end) {
  std::size_t cut = end;
  char last = 0;
  eachToken(file, begin, end, [&](std::size_t from, std::size_t) {
    if (file[from] == '/' && last == '/') {
      cut = from - 1;
      return false;
    }
    last = file[from];
    return true;
  });
  return cut;
}

bool readMacro(std::string_view file, std::size_t hash, Macro &out) {
  Reader reader(file, hash + 1);
  if (!reader.takeText("define"))
    return false;
  out.name = reader.name();
  if (out.name.empty() || !reader.isAt('(')) // a blank before it ends the name
    return false;
  reader.take('(');
  while (!reader.take(')')) {
    if (reader.takeText("...")) {
      out.hasRest = true;
    } else {
      const std::string_view name = reader.name();
      if (name.empty() || reader.isAt('.')) // `args...` of GNU
        return false;
      out.parameters.push_back(name);
    }
    reader.take(',');
  }
  out.begin = reader.at();
  out.end = withoutComment(file, out.begin,
                           endOfDirective(file, out.begin));
  return out.end - out.begin <= kLongestBody;
}

// A whole statement or expression that does something with a parameter.
bool isUseful(std::string_view file, const Macro &macro) {
  std::string open;
  bool usesParameter = false, does = false;
  const bool isWhole = eachToken(
      file, macro.begin, macro.end, [&](std::size_t from, std::size_t to) {
        const std::string_view token = file.substr(from, to - from);
        const char c = token[0];
        if (isNameStart(c))
          usesParameter =
              usesParameter || token == kRest ||
              std::find(macro.parameters.begin(), macro.parameters.end(),
                        token) != macro.parameters.end();
        does = does || c == '(' || c == '<' || c == '=';
        if (c == '(' || c == '[' || c == '{') {
          open += c == '(' ? ')' : c == '[' ? ']' : '}';
        } else if (c == ')' || c == ']' || c == '}') {
          if (open.empty() || open.back() != c)
            return false;
          open.pop_back();
        }
        return true;
      });
  return isWhole && open.empty() && usesParameter && does;
}

bool isStatement(std::string_view file, const Macro &macro) {
  std::string_view first;
  bool hasEnd = false;
  eachToken(file, macro.begin, macro.end,
            [&](std::size_t from, std::size_t to) {
              if (first.empty() && !isBlank(file[from]) &&
                  file[from] != '\n' && file[from] != '\\')
                first = file.substr(from, to - from);
              hasEnd = hasEnd || file[from] == ';';
              return true;
            });
  for (const std::string_view word :
       {"do", "if", "for", "while", "switch", "return", "throw", "try", "{",
        "using", "delete"})
    if (first == word)
      return true;
  return hasEnd;
}

class Writer {
public:
  Writer(std::string_view file, ExpandedText &out) : file_(file), out_(out) {}

  // False, with nothing written, where names are joined.
  bool function(const Macro &macro) {
    const std::size_t size = out_.text.size(), pieces = out_.pieces.size();
    out_.text += "\nauto ";
    copy(macro.name);
    out_.text += '(';
    const char *comma = "";
    for (const std::string_view parameter : macro.parameters) {
      (out_.text += comma) += "auto &";
      copy(parameter);
      comma = ", ";
    }
    if (macro.hasRest)
      ((out_.text += comma) += "auto &...") += kRest;
    out_.text += isStatement(file_, macro) ? ") {" : ") {return ";
    if (!body(macro)) {
      out_.text.resize(size);
      out_.pieces.resize(pieces);
      return false;
    }
    out_.text += ";}\n";
    return true;
  }

private:
  bool body(const Macro &macro) {
    std::size_t copied = macro.begin, hash = 0;
    bool isHash = false; // the token before is `#`, at `hash`
    const bool ok = eachToken(
        file_, macro.begin, macro.end, [&](std::size_t from, std::size_t to) {
          const std::string_view token = file_.substr(from, to - from);
          if (isBlank(token[0]))
            return true;
          if (token == "#" && isHash) {
            // `, ##__VA_ARGS__` only takes the comma away where there are none.
            const std::size_t next = file_.find_first_not_of(" \t", to);
            if (next == file_.npos || !file_.substr(next).starts_with(kRest))
              return false;
            copy(copied, hash);
            copied = next;
            isHash = false;
            return true;
          }
          if (isHash && isNameStart(token[0])) {
            copy(copied, hash);
            out_.text += "\"\""; // the argument's name, not its value
            copied = to;
          } else if (token == kRest && macro.hasRest) {
            copy(copied, to);
            out_.text += "...";
            copied = to;
          }
          isHash = token == "#";
          hash = from;
          return true;
        });
    copy(copied, macro.end);
    return ok;
  }

  void copy(std::string_view name) {
    const auto begin = static_cast<std::size_t>(name.data() - file_.data());
    copy(begin, begin + name.size());
  }

  void copy(std::size_t begin, std::size_t end) {
    if (begin >= end)
      return;
    const auto at = static_cast<std::uint32_t>(out_.text.size());
    out_.text += file_.substr(begin, end - begin);
    out_.pieces.push_back({at, static_cast<std::uint32_t>(out_.text.size()),
                           static_cast<std::uint32_t>(begin)});
  }

  std::string_view file_;
  ExpandedText &out_;
};

} // namespace

ir::Span ExpandedText::inFile(ir::Span span) const {
  if (span.begin < fileSize || pieces.empty())
    return {span.begin, std::min(span.end, fileSize)};
  const auto place = [&](std::uint32_t at) {
    auto piece = std::upper_bound(
        pieces.begin(), pieces.end(), at,
        [](std::uint32_t a, const Piece &p) { return a < p.begin; });
    if (piece == pieces.begin())
      return pieces.front().original;
    --piece;
    return piece->original + std::min(at, piece->end) - piece->begin;
  };
  const std::uint32_t begin = place(span.begin);
  return {begin, std::max(begin, place(span.end))};
}

ExpandedText withMacros(std::string_view file) {
  std::map<std::string_view, Macro> macros;
  for (std::size_t at = file.find('#'); at != file.npos;
       at = file.find('#', at + 1)) {
    std::size_t before = at;
    while (before && isBlank(file[before - 1]))
      --before;
    Macro macro;
    if ((before && file[before - 1] != '\n') || !readMacro(file, at, macro) ||
        !isUseful(file, macro) || macros.size() >= kMostMacros)
      continue;
    Macro &known = macros[macro.name];
    if (known.end - known.begin < macro.end - macro.begin)
      known = std::move(macro);
  }
  ExpandedText out;
  if (macros.empty())
    return out;
  out.text = file;
  out.fileSize = static_cast<std::uint32_t>(file.size());
  Writer writer(file, out);
  for (const auto &[name, macro] : macros)
    writer.function(macro);
  return out;
}

} // namespace philint::cxx
