#include "core/policy/Yaml.h"

#include "core/support/Nearest.h"

#include <algorithm>
#include <cstdlib>
#include <yaml-cpp/yaml.h>

namespace philint::policy {

namespace {
// Aliases may unfold to any size; no policy has this many values.
constexpr std::size_t kMostValues = 2'000'000;
constexpr unsigned kDeepest = 64;

const YamlValue kMissing;

struct TooLarge {
  YAML::Mark mark;
};

YamlValue convert(const YAML::Node &node, std::size_t &count, unsigned depth) {
  if (++count > kMostValues || depth > kDeepest)
    throw TooLarge{node.Mark()};
  YamlValue out;
  out.line = static_cast<std::uint32_t>(node.Mark().line + 1);
  out.column = static_cast<std::uint32_t>(node.Mark().column + 1);
  switch (node.Type()) {
  case YAML::NodeType::Scalar:
    out.kind = YamlValue::Scalar;
    out.scalar = node.Scalar();
    out.quoted = node.Tag() == "!";
    break;
  case YAML::NodeType::Sequence:
    out.kind = YamlValue::Sequence;
    for (const YAML::Node &item : node)
      out.items.push_back(convert(item, count, depth + 1));
    break;
  case YAML::NodeType::Map:
    out.kind = YamlValue::Map;
    for (const auto &entry : node) {
      out.keys.push_back(convert(entry.first, count, depth + 1));
      out.items.push_back(convert(entry.second, count, depth + 1));
    }
    break;
  default:
    out.kind = YamlValue::Null;
  }
  return out;
}

std::string withSuggestion(std::string message, std::string_view word,
                           const std::vector<std::string_view> &candidates) {
  const std::string best = nearest(word, candidates);
  if (!best.empty())
    return message + "; did you mean '" + best + "'?";
  message += "; expected ";
  for (std::size_t i = 0; i < candidates.size() && i < 40; ++i)
    message += (i ? ", " : "") + std::string(candidates[i]);
  return message;
}
} // namespace

const YamlValue &YamlValue::get(std::string_view key) const {
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (keys[i].scalar == key)
      return items[i];
  return kMissing;
}

YamlValue YamlReader::parse(const std::string &bytes) {
  YAML::Mark mark = YAML::Mark::null_mark();
  std::string message;
  try {
    std::size_t count = 0;
    return convert(YAML::Load(bytes), count, 0);
  } catch (const YAML::Exception &problem) {
    mark = problem.mark;
    message = "not valid YAML: " + problem.msg;
  } catch (const TooLarge &problem) {
    mark = problem.mark;
    message = "too many or too deeply nested values";
  } catch (const std::exception &problem) {
    message = std::string("not valid YAML: ") + problem.what();
  }
  YamlValue at;
  if (!mark.is_null()) {
    at.line = static_cast<std::uint32_t>(mark.line + 1);
    at.column = static_cast<std::uint32_t>(mark.column + 1);
  }
  fail(at, message);
  return {};
}

void YamlReader::fail(const YamlValue &at, std::string message) {
  if (!error_)
    error_ = Error{std::move(message), file_, at.line, at.column};
}

void YamlReader::keys(const YamlValue &map,
                      std::initializer_list<std::string_view> known,
                      std::string_view what) {
  if (map.kind != YamlValue::Map)
    return fail(map, std::string(what) + " must be a map of keys");
  for (std::size_t i = 0; i < map.keys.size(); ++i) {
    const std::string &key = map.keys[i].scalar;
    if (std::find(known.begin(), known.end(), key) == known.end())
      return fail(map.keys[i],
                  withSuggestion("unknown key '" + key + "' in " +
                                     std::string(what),
                                 key, known));
    for (std::size_t j = 0; j < i; ++j)
      if (map.keys[j].scalar == key)
        return fail(map.keys[i], "key '" + key + "' is given twice in " +
                                     std::string(what));
  }
}

void YamlReader::require(const YamlValue &map, std::string_view key,
                         std::string_view what) {
  if (!map.get(key))
    fail(map, std::string(what) + " needs the key '" + std::string(key) + "'");
}

std::string YamlReader::text(const YamlValue &value) {
  if (!value || value.kind == YamlValue::Null)
    return {};
  if (value.isScalar())
    return value.scalar;
  fail(value, "expected text here");
  return {};
}

std::vector<std::string> YamlReader::texts(const YamlValue &value) {
  std::vector<std::string> out;
  for (const YamlValue &item : list(value))
    out.push_back(text(item));
  return out;
}

bool YamlReader::flag(const YamlValue &value, bool absent) {
  if (!value)
    return absent;
  const std::string &s = value.scalar;
  if (s == "true" || s == "yes" || s == "on" || s == "True")
    return true;
  if (s != "false" && s != "no" && s != "off" && s != "False")
    fail(value, "expected true or false here");
  return false;
}

std::uint32_t YamlReader::date(const YamlValue &value) {
  if (!value || value.kind == YamlValue::Null)
    return 0;
  const std::string &s = value.scalar;
  bool good = s.size() == 10 && s[4] == '-' && s[7] == '-';
  for (std::size_t i = 0; good && i < s.size(); ++i)
    good = i == 4 || i == 7 || (s[i] >= '0' && s[i] <= '9');
  if (good) {
    const int year = std::atoi(s.c_str()), month = std::atoi(s.c_str() + 5),
              day = std::atoi(s.c_str() + 8);
    constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (month >= 1 && month <= 12 && day >= 1 &&
        day <= kDays[month - 1] + (month == 2 && leap ? 1 : 0))
      return static_cast<std::uint32_t>(year * 10000 + month * 100 + day);
  }
  fail(value, "expected a date as YYYY-MM-DD, not '" + s + "'");
  return 0;
}

std::optional<double> YamlReader::number(const YamlValue &value) {
  if (!value || value.kind == YamlValue::Null)
    return {};
  char *end = nullptr;
  const double out = std::strtod(value.scalar.c_str(), &end);
  if (!value.isScalar() || value.scalar.empty() || *end) {
    fail(value, "expected a number here");
    return {};
  }
  return out;
}

std::span<const YamlValue> YamlReader::list(const YamlValue &value) {
  if (value.kind == YamlValue::Sequence)
    return value.items;
  if (!value || value.kind == YamlValue::Null)
    return {};
  if (value.isScalar())
    return std::span(&value, 1);
  fail(value, "expected a list here");
  return {};
}

std::size_t YamlReader::choice(const YamlValue &value,
                               const std::vector<std::string_view> &allowed,
                               std::string_view what) {
  const std::string s = text(value);
  for (std::size_t i = 0; i < allowed.size(); ++i)
    if (allowed[i] == s)
      return i;
  fail(value, withSuggestion("unknown " + std::string(what) + " '" + s + "'", s,
                             allowed));
  return 0;
}

} // namespace philint::policy
