#include "frontends/cxx_syntax/Heads.h"

#include <algorithm>
#include <vector>

namespace philint::cxx {

namespace {
constexpr std::string_view kSpace = " \t\r\n";

bool isWordPart(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         (c >= '0' && c <= '9');
}

// A line of the preprocessor, and what it is: "ifdef", "else", "endif".
struct Directive {
  std::size_t begin = 0, end = 0; // without the line's end
  std::string_view word, rest;
};

std::vector<Directive> directivesOf(std::string_view source) {
  std::vector<Directive> out;
  for (std::size_t line = 0; line < source.size();) {
    const std::size_t end = std::min(source.size(), source.find('\n', line));
    const auto mark = source.find_first_not_of(" \t", line);
    if (mark < end && source[mark] == '#') {
      auto word = source.find_first_not_of(" \t", mark + 1);
      word = std::min(word, end);
      std::size_t last = word;
      while (last < end && isWordPart(source[last]))
        ++last;
      out.push_back({line, end, source.substr(word, last - word),
                     source.substr(last, end - last)});
    }
    line = end + 1;
  }
  return out;
}

// Behind white space and comments.
std::size_t nextCode(std::string_view source, std::size_t at) {
  for (;;) {
    at = source.find_first_not_of(kSpace, at);
    if (at == source.npos)
      return source.size();
    if (source.substr(at).starts_with("//"))
      at = source.find('\n', at);
    else if (source.substr(at).starts_with("/*"))
      at = std::max(at + 2, source.find("*/", at + 2) + 2);
    else
      return at;
    if (at >= source.size())
      return source.size();
  }
}

// Does the text end where a body may begin, and hold no statement?
bool isHead(std::string_view text) {
  int parentheses = 0, braces = 0;
  char last = 0;
  for (std::size_t at = nextCode(text, 0); at < text.size();
       at = nextCode(text, at + 1)) {
    last = text[at];
    parentheses += last == '(' ? 1 : last == ')' ? -1 : 0;
    braces += last == '{' ? 1 : last == '}' ? -1 : 0;
    if (parentheses < 0 || braces < 0 || (last == ';' && parentheses == 0) ||
        last == '"' || last == '\'')
      return false;
  }
  return parentheses == 0 && braces == 0 &&
         (last == ')' || last == '>' || isWordPart(last));
}

class Chooser {
public:
  explicit Chooser(std::string_view source)
      : source_(source), lines_(directivesOf(source)) {}

  std::string run() {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].word.starts_with("if"))
        open = {i}; // what has one inside is left as it is
      else if (lines_[i].word == "else" || lines_[i].word.starts_with("elif"))
        open.push_back(open.empty() ? lines_.size() : i);
      else if (lines_[i].word == "endif" && open.size() > 1 &&
               open.front() < lines_.size())
        choose(open, i), open.clear();
      else
        open.clear();
    }
    return std::move(out_);
  }

private:
  // The branches stand behind `openers`, each up to the next directive.
  void choose(const std::vector<std::size_t> &openers, std::size_t close) {
    const std::size_t then = nextCode(source_, lines_[close].end);
    if (then >= source_.size() ||
        (source_[then] != '{' &&
         (source_[then] != ':' || source_.substr(then).starts_with("::"))))
      return;
    for (const std::size_t o : openers)
      if (!isHead(source_.substr(lines_[o].end,
                                 lines_[o + 1].begin - lines_[o].end)))
        return;
    const Directive &first = lines_[openers.front()];
    const bool isFirst = first.word == "ifndef" ||
                         first.rest.find('!') != first.rest.npos ||
                         lines_[openers.back()].word != "else";
    const std::size_t kept = isFirst ? openers.front() : openers.back();
    blank(first.begin, lines_[kept].end);
    blank(lines_[kept + 1].begin, lines_[close].end);
  }

  void blank(std::size_t begin, std::size_t end) {
    if (out_.empty())
      out_ = source_;
    for (; begin < end; ++begin)
      if (out_[begin] != '\n')
        out_[begin] = ' ';
  }

  std::string_view source_;
  std::vector<Directive> lines_;
  std::string out_;
};
} // namespace

std::string withOneHead(std::string_view source) {
  if (source.find("#e") == source.npos && source.find("# e") == source.npos)
    return {};
  return Chooser(source).run();
}

} // namespace philint::cxx
