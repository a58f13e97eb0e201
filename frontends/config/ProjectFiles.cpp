#include "frontends/config/ProjectFiles.h"

#include "core/support/Wildcard.h"
#include "frontends/config/Readers.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace philint::config {

std::string_view fileName(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == path.npos ? path : path.substr(slash + 1);
}

std::string_view folderOf(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == path.npos ? std::string_view{} : path.substr(0, slash);
}

namespace {

using Json = nlohmann::ordered_json;

std::size_t afterString(std::string_view text, std::size_t at) {
  for (++at; at < text.size() && text[at] != '"'; ++at)
    if (text[at] == '\\')
      ++at;
  return std::min(text.size(), at + 1);
}

// The first place from `at` on that is neither blank nor comment.
std::size_t afterBlank(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' ||
        text[at] == '\r')
      ++at;
    else if (text.substr(at).starts_with("//"))
      at = std::min(text.size(), text.find('\n', at));
    else if (text.substr(at).starts_with("/*"))
      at = std::min(text.size(), std::min(text.find("*/", at), text.size()) + 2);
    else
      break;
  }
  return at;
}

// The same text with trailing commas and comments blanked.
std::string strictJson(std::string_view text) {
  std::string out(text);
  if (out.starts_with("\xEF\xBB\xBF"))
    out.replace(0, 3, "   ");
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '"') {
      at = afterString(text, at);
    } else if (const std::size_t next = afterBlank(text, at); next != at) {
      std::fill(out.begin() + static_cast<std::ptrdiff_t>(at),
                out.begin() + static_cast<std::ptrdiff_t>(next), ' ');
      at = next;
    } else {
      const std::size_t after = afterBlank(text, at + 1);
      if (text[at] == ',' && after < text.size() &&
          (text[after] == '}' || text[after] == ']'))
        out[at] = ' ';
      ++at;
    }
  }
  return out;
}

std::string text(const Json &object, const char *key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string()
             ? found->get<std::string>()
             : std::string();
}

// Every target below a condition, in the order of the file.
void targets(const Json &value, std::string_view folder,
             std::vector<std::string> &out) {
  if (value.is_string()) {
    out.push_back(joinPath(folder, value.get<std::string>()));
  } else if (value.is_object() || value.is_array()) {
    for (const auto &item : value)
      targets(item, folder, out);
  }
}

void patterns(const Json &value, std::string_view folder,
              std::vector<ir::PathPattern> &out) {
  const bool isMap = value.is_object() && !value.empty() &&
                     (value.begin().key().starts_with('.') ||
                      value.begin().key().starts_with('#'));
  if (!isMap) {
    out.push_back({".", {}});
    targets(value, folder, out.back().second);
    return;
  }
  for (const auto &[key, target] : value.items()) {
    out.push_back({key, {}});
    targets(target, folder, out.back().second);
  }
}

void readManifest(std::string_view path, const Json &json,
                  ir::ProjectFiles &out) {
  ir::PackageManifest made;
  made.folder = folderOf(path);
  made.name = text(json, "name");
  for (const std::string &said : {made.name, text(json, "description")})
    if (!said.empty())
      made.titles.push_back(said);
  for (const char *key : {"source", "svelte", "module", "main", "types"})
    if (const std::string target = text(json, key); !target.empty())
      made.entries.push_back(joinPath(made.folder, target));
  if (json.contains("exports"))
    patterns(json["exports"], made.folder, made.exports);
  if (json.contains("imports"))
    patterns(json["imports"], made.folder, made.imports);
  constexpr std::string_view kRegistry = "npm:";
  for (const char *key : {"dependencies", "devDependencies"})
    if (json.contains(key) && json[key].is_object())
      for (const auto &[name, wanted] : json[key].items())
        if (wanted.is_string() &&
            wanted.get_ref<const std::string &>().starts_with(kRegistry))
          made.aliases.push_back(
              {name, wanted.get<std::string>().substr(kRegistry.size())});
  out.packages.push_back(std::move(made));
}

void readOptions(std::string_view path, const Json &json,
                 ir::ProjectFiles &out) {
  ir::CompilerOptions made;
  made.file = path;
  made.folder = folderOf(path);
  const auto extends = [&](const Json &value) {
    if (!value.is_string())
      return;
    std::string file = value.get<std::string>();
    if (!file.starts_with('.'))
      return; // a package's
    if (!file.ends_with(".json"))
      file += ".json";
    made.extends.push_back(joinPath(made.folder, file));
  };
  if (const auto found = json.find("extends"); found != json.end()) {
    if (found->is_array())
      std::for_each(found->begin(), found->end(), extends);
    else
      extends(*found);
  }
  const auto options = json.find("compilerOptions");
  if (options != json.end() && options->is_object()) {
    made.hasBaseUrl = options->contains("baseUrl");
    if (made.hasBaseUrl)
      made.baseUrl = joinPath(made.folder, text(*options, "baseUrl"));
    const auto paths = options->find("paths");
    made.hasPaths = paths != options->end() && paths->is_object();
    const std::string &base = made.hasBaseUrl ? made.baseUrl : made.folder;
    if (made.hasPaths)
      for (const auto &[key, target] : paths->items()) {
        made.paths.push_back({key, {}});
        targets(target, base, made.paths.back().second);
      }
  }
  out.compilers.push_back(std::move(made));
}

} // namespace

bool isProjectFile(std::string_view path) {
  const std::string_view name = fileName(path);
  return name == "package.json" ||
         ((name.starts_with("tsconfig") || name.starts_with("jsconfig")) &&
          name.ends_with(".json"));
}

bool isReadme(std::string_view path) {
  return equalsFolded(path.substr(0, path.find('.')), "readme");
}

// Pictures, badges and markup say nothing; the first line that is left is the
// title.
void readReadme(std::string_view bytes, ir::ProjectFiles &out) {
  constexpr std::size_t kIntroduction = 600;
  std::string title, introduction;
  while (!bytes.empty() && introduction.size() < kIntroduction) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(bytes.size(), end + 1));
    const std::size_t first = line.find_first_not_of(" \t\r#=-*>");
    if (first == line.npos)
      continue;
    line.remove_prefix(first);
    if (line.starts_with("![") || line.starts_with("[!") ||
        line.starts_with("<") || line.starts_with("```"))
      continue;
    std::string &place = title.empty() ? title : introduction;
    place += line.substr(0, kIntroduction);
    place += '\n';
  }
  if (!title.empty())
    out.titles.push_back(title);
  if (!introduction.empty())
    out.introductions.push_back(introduction);
}

std::string joinPath(std::string_view folder, std::string_view relative) {
  std::vector<std::string_view> parts;
  for (std::string_view text : {folder, relative})
    while (!text.empty()) {
      const auto end = std::min(text.size(), text.find('/'));
      const std::string_view part = text.substr(0, end);
      if (part == "..") {
        if (!parts.empty())
          parts.pop_back();
      } else if (!part.empty() && part != ".") {
        parts.push_back(part);
      }
      text.remove_prefix(std::min(text.size(), end + 1));
    }
  std::string out;
  for (std::string_view part : parts) {
    if (!out.empty())
      out += '/';
    out += part;
  }
  return out;
}

Expected<bool> readProjectFile(std::string_view path, std::string_view bytes,
                               ir::ProjectFiles &out) {
  const Json json = Json::parse(strictJson(bytes), nullptr, false);
  if (!json.is_object())
    return Error{"not a JSON object; imports are resolved without it"};
  if (fileName(path) == "package.json")
    readManifest(path, json, out);
  else
    readOptions(path, json, out);
  return true;
}

void finishProjectFiles(ir::ProjectFiles &files) {
  const auto byFile = [](const auto &a, const auto &b) {
    return a.file < b.file;
  };
  std::sort(files.compilers.begin(), files.compilers.end(), byFile);
  std::sort(files.packages.begin(), files.packages.end(),
            [](const auto &a, const auto &b) { return a.folder < b.folder; });
  // A chain is at most as long as there are files.
  for (std::size_t pass = 0; pass < files.compilers.size(); ++pass) {
    bool changed = false;
    for (ir::CompilerOptions &own : files.compilers)
      for (const std::string &file : own.extends)
        for (const ir::CompilerOptions &base : files.compilers) {
          if (base.file != file || &base == &own)
            continue;
          if (!own.hasPaths && base.hasPaths) {
            own.paths = base.paths;
            own.hasPaths = changed = true;
          }
          if (!own.hasBaseUrl && base.hasBaseUrl) {
            own.baseUrl = base.baseUrl;
            own.hasBaseUrl = changed = true;
          }
        }
    if (!changed)
      return;
  }
}

} // namespace philint::config
