#include "core/report/Sources.h"

#include "core/support/Decode.h"
#include "core/support/Files.h"
#include "core/support/Lines.h"

#include <algorithm>

namespace philint::report {

std::uint32_t utf16Length(std::string_view utf8) {
  std::uint32_t length = 0;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    length += (byte & 0xc0) != 0x80; // not a continuation
    length += byte >= 0xf0;          // a surrogate pair
  }
  return length;
}

std::uint32_t characterCount(std::string_view utf8) {
  std::uint32_t length = 0;
  for (const char c : utf8)
    length += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  return length;
}

Sources::File Sources::split(std::string text) {
  std::vector<std::uint32_t> starts = lineStartsOf(text);
  return {std::move(text), std::move(starts)};
}

void Sources::set(const std::string &file, std::string text) {
  files_[file] = split(std::move(text));
}

const Sources::File &Sources::open(const std::string &file) const {
  const auto at = files_.find(file);
  if (at != files_.end())
    return at->second;
  std::string text;
  if (!file.empty()) {
    const std::string path =
        file.front() == '/' || root_.empty() ? file : root_ + "/" + file;
    if (auto bytes = readFile(path))
      text = decode(std::move(*bytes)).text;
  }
  return files_.emplace(file, split(std::move(text))).first->second;
}

std::uint32_t Sources::lineCount(const std::string &file) const {
  return static_cast<std::uint32_t>(open(file).starts.size());
}

std::string_view Sources::line(const std::string &file,
                               std::uint32_t number) const {
  const File &source = open(file);
  if (number == 0 || number > source.starts.size())
    return {};
  const std::size_t begin = source.starts[number - 1];
  std::string_view text = source.text;
  text = number < source.starts.size()
             ? text.substr(begin, source.starts[number] - begin)
             : text.substr(begin);
  for (const char end : {'\n', '\r'})
    if (text.ends_with(end))
      text.remove_suffix(1);
  return text;
}

std::string Sources::text(const Region &region) const {
  const File &source = open(region.file);
  const auto offset = [&](std::uint32_t line, std::uint32_t column) {
    if (line == 0 || line > source.starts.size())
      return source.text.size();
    return std::min<std::size_t>(source.starts[line - 1] +
                                     std::size_t{std::max(column, 1U)} - 1,
                                 source.text.size());
  };
  const std::size_t begin = offset(region.line, region.column);
  const std::size_t end = offset(region.endLine, region.endColumn);
  return begin < end ? source.text.substr(begin, end - begin) : std::string();
}

std::uint32_t Sources::utf16Column(const std::string &file, std::uint32_t line,
                                   std::uint32_t byteColumn) const {
  const std::string_view text = this->line(file, line);
  const std::size_t bytes = byteColumn ? byteColumn - 1 : 0;
  const std::size_t known = std::min(bytes, text.size());
  return 1 + utf16Length(text.substr(0, known)) +
         static_cast<std::uint32_t>(bytes - known);
}

} // namespace philint::report
