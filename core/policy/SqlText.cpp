#include "core/policy/SqlText.h"

#include "core/policy/Words.h"

#include <algorithm>
#include <cctype>
#include <vector>

namespace philint::policy {

namespace {
// Names and comparisons in order; `chart.notes` and `"notes"` are one name.
std::vector<std::string> tokensOf(std::string_view query) {
  std::vector<std::string> out;
  std::string word;
  const auto finish = [&] {
    if (!word.empty())
      out.push_back(std::move(word));
    word.clear();
  };
  for (const char c : query) {
    const auto u = static_cast<unsigned char>(c);
    if (std::isalnum(u) || c == '_' || c == '.' || u >= 0x80) {
      word += static_cast<char>(std::tolower(u));
      continue;
    }
    if (c == '"' || c == '`' || c == '[' || c == ']')
      continue;
    finish();
    if (c == '=' || c == '<' || c == '>')
      out.emplace_back(1, c);
  }
  finish();
  return out;
}

std::string lastPart(const std::string &name) {
  return name.substr(name.rfind('.') + 1);
}

bool isTime(const std::string &column) {
  const std::vector<std::string> words = identifierWords(column);
  return std::any_of(words.begin(), words.end(), [](const std::string &word) {
    return word == "date" || word == "time" || word == "at" ||
           word == "year" || word == "month" || word == "day";
  });
}

bool isOwnKey(const std::string &column, std::string_view table) {
  const std::string name = lastPart(std::string(table));
  std::string lower;
  for (const char c : name)
    lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return column == "id" || column == "uuid" || column == "pk" ||
         column == "rowid" || column == singular(lower) + "_id";
}
} // namespace

std::string tableOfWrite(std::string_view query) {
  const std::vector<std::string> tokens = tokensOf(query);
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i)
    if (tokens[i] == "into" || (tokens[i] == "update" && i == 0))
      return lastPart(tokens[i + 1]);
  return {};
}

QueryReach
reachOfQuery(std::string_view query, std::string_view table,
             const std::function<bool(std::string_view)> &isSubject) {
  QueryReach out;
  bool isCondition = false;
  const std::vector<std::string> tokens = tokensOf(query);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string &token = tokens[i];
    out.isLimited |= token == "limit" || token == "top" || token == "rownum" ||
                     (token == "fetch" && i + 1 < tokens.size() &&
                      (tokens[i + 1] == "first" || tokens[i + 1] == "next"));
    if (token == "where")
      isCondition = true;
    if (token == "order" || token == "group")
      isCondition = false;
    if (!isCondition || i + 1 >= tokens.size())
      continue;
    const std::string &next = tokens[i + 1];
    if (next != "=" && next != "in" && next != "<" && next != ">" &&
        next != "between" && next != "like" && next != "ilike")
      continue;
    const std::string column = lastPart(token);
    const bool own = next == "=" && isOwnKey(column, table);
    out.isLimited |= own || isTime(column);
    out.isOfOne |= own || (next == "=" && isSubject(column));
  }
  return out;
}

} // namespace philint::policy
