#include "core/report/MarkdownText.h"

#include <algorithm>

namespace philint::report::markdown {

std::string escaped(std::string_view text) {
  const bool paired = std::count(text.begin(), text.end(), '`') % 2 == 0;
  bool inCode = false;
  std::string out;
  for (const char c : text) {
    if (c == '`') {
      inCode = paired && !inCode;
      out += paired ? "`" : "\\`";
    } else if (inCode)
      out += c == '\n' ? ' ' : c;
    else if (c == '<')
      out += "&lt;";
    else if (c == '&')
      out += "&amp;";
    else if (c == '\n')
      out += ' ';
    else if (c == '*' || c == '_' || c == '[' || c == ']' || c == '|' ||
             c == '\\')
      out += std::string("\\") + c;
    else
      out += c;
  }
  return out;
}

std::string code(std::string_view text) {
  std::size_t longest = 0, run = 0;
  for (const char c : text)
    longest = std::max(longest, c == '`' ? ++run : run = 0);
  const std::string fence(longest + 1, '`');
  const char *space = longest ? " " : "";
  return fence + space + std::string(text) + space + fence;
}

std::string row(const std::vector<std::string> &cells) {
  std::string out = "|";
  for (const std::string &cell : cells) {
    out += ' ';
    for (std::size_t i = 0; i < cell.size(); ++i) {
      if (cell[i] == '|' && (i == 0 || cell[i - 1] != '\\'))
        out += '\\';
      out += cell[i] == '\n' ? ' ' : cell[i];
    }
    out += " |";
  }
  return out + "\n";
}

std::string head(const std::vector<std::string> &cells) {
  std::string out = row(cells) + "|";
  for (std::size_t i = 0; i < cells.size(); ++i)
    out += " --- |";
  return out + "\n";
}

} // namespace philint::report::markdown
