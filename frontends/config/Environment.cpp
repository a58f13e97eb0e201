#include "frontends/config/Environment.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <tuple>

namespace philint::config {

namespace {

std::string_view fileName(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == path.npos ? path : path.substr(slash + 1);
}

bool isDotenv(std::string_view name) {
  // Templates that nobody runs with say nothing of what is set.
  for (const std::string_view ending :
       {".example", ".sample", ".template", ".dist", ".tpl"})
    if (name.ends_with(ending))
      return false;
  return name == ".env" || name.starts_with(".env.") || name.ends_with(".env");
}

bool isCompose(std::string_view name) {
  return (name.ends_with(".yml") || name.ends_with(".yaml")) &&
         (name.starts_with("docker-compose") || name.starts_with("compose"));
}

bool isDockerfile(std::string_view name) {
  return name == "Dockerfile" || name.starts_with("Dockerfile.") ||
         name.ends_with(".Dockerfile");
}

// Profiles that run on a developer's machine.
bool isLocal(std::string_view name) {
  constexpr std::array<std::string_view, 5> kWords = {"local", "dev", "test",
                                                      "override", "example"};
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
    return name.find(word) != name.npos;
  });
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r";
  const auto begin = text.find_first_not_of(kBlank);
  if (begin == text.npos)
    return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

bool isName(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return c == '_' || (c >= '0' && c <= '9') ||
                  (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
         });
}

class Settings {
public:
  Settings(std::string_view path, std::vector<ir::Setting> &out)
      : path_(path), isLocal_(isLocal(fileName(path))), out_(out) {}

  void add(std::string_view name, std::string_view value, std::size_t line) {
    if (!isName(name) || value.empty())
      return;
    if (value.starts_with("${") && value.ends_with("}")) {
      const auto at = value.find(":-");
      if (at == value.npos)
        return;
      value = value.substr(at + 2, value.size() - at - 3);
    }
    if (value.find('$') != value.npos)
      return;
    out_.push_back({std::string(name), std::string(value), path_,
                    static_cast<std::uint32_t>(line), isLocal_});
  }

  // NAME=value with quotes and a comment behind it.
  void pair(std::string_view text, std::size_t line) {
    const auto equals = text.find('=');
    if (equals == text.npos)
      return;
    std::string_view value = trimmed(text.substr(equals + 1));
    if (!value.empty() && (value[0] == '"' || value[0] == '\'')) {
      const auto end = value.find(value[0], 1);
      value = value.substr(1, end == value.npos ? end : end - 1);
    } else if (const auto comment = value.find(" #"); comment != value.npos) {
      value = trimmed(value.substr(0, comment));
    }
    add(trimmed(text.substr(0, equals)), value, line);
  }

private:
  std::string path_;
  bool isLocal_;
  std::vector<ir::Setting> &out_;
};

template <class Each> void eachLine(std::string_view bytes, Each each) {
  std::size_t line = 0;
  while (!bytes.empty()) {
    const auto end = std::min(bytes.size(), bytes.find('\n'));
    each(trimmed(bytes.substr(0, end)), ++line);
    bytes.remove_prefix(std::min(bytes.size(), end + 1));
  }
}

void readDotenv(std::string_view bytes, Settings &settings) {
  eachLine(bytes, [&](std::string_view text, std::size_t line) {
    if (text.starts_with("export "))
      text = trimmed(text.substr(7));
    if (!text.empty() && text[0] != '#')
      settings.pair(text, line);
  });
}

// ENV NAME=value and ENV NAME value.
void readDockerfile(std::string_view bytes, Settings &settings) {
  eachLine(bytes, [&](std::string_view text, std::size_t line) {
    if (!text.starts_with("ENV "))
      return;
    text = trimmed(text.substr(4));
    const auto space = text.find(' ');
    if (text.find('=') < space)
      settings.pair(text.substr(0, space), line);
    else if (space != text.npos)
      settings.add(text.substr(0, space), trimmed(text.substr(space)), line);
  });
}

void readService(const YAML::Node &environment, Settings &settings) {
  const auto lineOf = [](const YAML::Node &node) {
    return static_cast<std::size_t>(node.Mark().line + 1);
  };
  if (environment.IsMap()) {
    for (const auto &entry : environment)
      if (entry.first.IsScalar() && entry.second.IsScalar())
        settings.add(entry.first.Scalar(), entry.second.Scalar(),
                     lineOf(entry.first));
  } else if (environment.IsSequence()) {
    for (const auto &entry : environment)
      if (entry.IsScalar())
        settings.pair(entry.Scalar(), lineOf(entry));
  }
}

Expected<bool> readCompose(std::string_view path, std::string_view bytes,
                           Settings &settings) {
  try { // the library throws; nothing of it leaves this function
    const YAML::Node root = YAML::Load(std::string(bytes));
    if (!root.IsMap())
      return true;
    const YAML::Node services = root["services"];
    if (!services || !services.IsMap())
      return true;
    for (const auto &service : services)
      if (service.second.IsMap() && service.second["environment"])
        readService(service.second["environment"], settings);
  } catch (const YAML::Exception &error) {
    return Error{"not valid YAML in line " +
                     std::to_string(error.mark.line + 1) + ": " + error.msg,
                 std::string(path)};
  }
  return true;
}

} // namespace

bool isEnvironmentFile(std::string_view path) {
  const std::string_view name = fileName(path);
  return isDotenv(name) || isCompose(name) || isDockerfile(name);
}

Expected<bool> readEnvironment(std::string_view path, std::string_view bytes,
                               std::vector<ir::Setting> &out) {
  Settings settings(path, out);
  const std::string_view name = fileName(path);
  if (isCompose(name))
    return readCompose(path, bytes, settings);
  if (isDotenv(name))
    readDotenv(bytes, settings);
  else
    readDockerfile(bytes, settings);
  return true;
}

void finishEnvironment(std::vector<ir::Setting> &settings) {
  std::sort(settings.begin(), settings.end(),
            [](const ir::Setting &a, const ir::Setting &b) {
              return std::tie(a.name, a.file, a.line) <
                     std::tie(b.name, b.file, b.line);
            });
}

} // namespace philint::config
