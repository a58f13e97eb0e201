#include "core/report/HtmlPage.h"

namespace philint::report::html {

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
    case '&':
      out += "&amp;";
      break;
    case '<':
      out += "&lt;";
      break;
    case '>':
      out += "&gt;";
      break;
    case '"':
      out += "&quot;";
      break;
    case '\'':
      out += "&#39;";
      break;
    default: // no control characters: HTML has no way to write them
      out += static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t'
                 ? ' '
                 : c;
    }
  }
  return out;
}

std::string sentence(const Context &context, std::string_view text) {
  const std::string masked = context.mask.prose(text);
  std::string_view rest = masked;
  std::string out;
  for (;;) {
    const std::size_t begin = rest.find('`');
    const std::size_t end = begin == std::string_view::npos
                                ? begin
                                : rest.find('`', begin + 1);
    if (end == std::string_view::npos)
      return out + escaped(rest);
    out += escaped(rest.substr(0, begin)) +
           codeOf(rest.substr(begin + 1, end - begin - 1));
    rest.remove_prefix(end + 1);
  }
}

std::string codeOf(std::string_view text) {
  return "<code>" + escaped(text) + "</code>";
}

std::string badge(std::string_view kind, std::string_view text) {
  return "<span class=\"badge " + std::string(kind) + "\">" + escaped(text) +
         "</span>";
}

std::string table(std::string_view caption,
                  const std::vector<std::string> &heads,
                  const std::vector<std::vector<std::string>> &rows) {
  std::string out =
      "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"" +
      escaped(caption) + "\"><table><caption>" + escaped(caption) +
      "</caption><thead><tr>";
  for (const std::string &head : heads)
    out += "<th scope=\"col\">" + escaped(head) + "</th>";
  out += "</tr></thead><tbody>\n";
  for (const auto &row : rows) {
    out += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i)
      out += i == 0 ? "<th scope=\"row\">" + row[i] + "</th>"
                    : "<td>" + row[i] + "</td>";
    out += "</tr>\n";
  }
  return out + "</tbody></table></div>\n";
}

std::string section(std::string_view id, std::string_view title,
                    const std::string &content) {
  const std::string name(id);
  return "<section id=\"" + name + "\" aria-labelledby=\"" + name +
         "-title\"><h2 id=\"" + name + "-title\">" + escaped(title) +
         "</h2>\n" + content + "</section>\n";
}

namespace {

// The bytes of a line that a region covers.
std::pair<std::size_t, std::size_t> spanIn(const Region &region,
                                           std::uint32_t number,
                                           std::size_t size) {
  const std::size_t begin =
      number == region.line && region.column ? region.column - 1 : 0;
  const std::size_t end =
      number == region.endLine && region.endColumn ? region.endColumn - 1
                                                   : size;
  return {std::min(begin, size), std::min(end, size)};
}

constexpr std::size_t kLongestLine = 240;

// Cuts at a character, never within one.
std::string_view shortened(std::string_view line) {
  if (line.size() <= kLongestLine)
    return line;
  std::size_t end = kLongestLine;
  while (end && (static_cast<unsigned char>(line[end]) & 0xc0) == 0x80)
    --end;
  return line.substr(0, end);
}

const char *classOf(Piece::Paint paint) {
  return paint == Piece::Keyword  ? "k"
         : paint == Piece::String ? "s"
         : paint == Piece::Number ? "n"
         : paint == Piece::Comment ? "c"
                                   : nullptr;
}

void paint(std::string_view text, const std::vector<bool> &hidden,
           std::size_t offset, const char *type, std::string &out) {
  if (text.empty())
    return;
  std::string masked;
  appendMasked(text, hidden, offset, masked);
  if (type)
    out += std::string("<span class=\"") + type + "\">";
  out += escaped(masked);
  if (type)
    out += "</span>";
}

void paintLine(const Context &context, const Region &region,
               std::uint32_t number, std::string &out) {
  const std::string_view line =
      shortened(context.sources.line(region.file, number));
  const std::vector<bool> hidden = context.mask.hidden(line, region.file);
  const bool isMarked = number >= region.line && number <= region.endLine;
  const auto [from, to] = spanIn(region, number, line.size());
  out += "<span class=\"no\">" + std::to_string(number) + "</span>";
  const std::vector<Piece> pieces = piecesOf(line, region.file);
  const auto part = [&](std::size_t begin, std::size_t end) {
    for (const Piece &piece : pieces) {
      const std::size_t b = std::max(begin, piece.begin);
      const std::size_t e = std::min(end, piece.end);
      if (b < e)
        paint(line.substr(b, e - b), hidden, b, classOf(piece.paint), out);
    }
  };
  if (!isMarked || from >= to) {
    part(0, line.size());
  } else {
    part(0, from);
    out += "<mark>";
    part(from, to);
    out += "</mark>";
    part(to, line.size());
  }
  if (line.size() < context.sources.line(region.file, number).size())
    out += "…";
  out += "\n";
}

} // namespace

std::string snippet(const Context &context, const Region &region,
                    unsigned around) {
  constexpr std::uint32_t kMostLines = 8;
  const std::uint32_t count = context.sources.lineCount(region.file);
  if (region.file.empty() || region.line == 0 || region.line > count ||
      (count == 1 && context.sources.line(region.file, 1).empty()))
    return {};
  const std::uint32_t first = region.line > around ? region.line - around : 1;
  const std::uint32_t end =
      std::min(std::max(region.line, region.endLine), region.line + kMostLines);
  const std::uint32_t last = std::min(end + around, count);
  std::string out = "<pre><code>";
  for (std::uint32_t number = first; number <= last; ++number)
    paintLine(context, region, number, out);
  return out + "</code></pre>";
}

} // namespace philint::report::html
