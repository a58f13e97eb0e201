#include "frontends/config/Configuration.h"

#include "core/support/Wildcard.h"
#include "frontends/config/Readers.h"

#include <algorithm>

namespace philint::config {

namespace {

constexpr char kMask = '\x7f'; // in no configuration that a person wrote

// `*/nginx/*.conf` is in a folder of that name, the root's as well.
bool isNamed(std::string_view path, const std::vector<std::string> &patterns) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](std::string_view pattern) {
                       if (pattern.find('/') == pattern.npos)
                         return matchesWildcard(pattern, fileName(path), true);
                       return matchesWildcard(pattern, path, true) ||
                              (pattern.starts_with("*/") &&
                               matchesWildcard(pattern.substr(2), path, true));
                     });
}

// What a template of it makes is called as the file: nginx.conf.j2.
std::string_view rendered(std::string_view path) {
  for (const std::string_view suffix :
       {".j2", ".jinja", ".jinja2", ".tmpl", ".template"})
    if (path.ends_with(suffix))
      return path.substr(0, path.size() - suffix.size());
  return path;
}

bool isOf(std::string_view path, const ir::ConfigDialect &dialect) {
  return (isNamed(path, dialect.files) ||
          isNamed(rendered(path), dialect.files)) &&
         !isNamed(path, dialect.except);
}

Expected<bool> readTree(const ir::ConfigDialect &dialect, const Source &source,
                        ir::ConfigFile &out) {
  using D = ir::ConfigDialect;
  D::Syntax syntax = dialect.syntax;
  if (syntax == D::Yaml || syntax == D::Json || syntax == D::Toml ||
      syntax == D::Hcl) {
    if (source.path.ends_with(".json") || source.path.ends_with(".json5") ||
        source.path.ends_with(".jsonc"))
      syntax = D::Json;
    else if (source.path.ends_with(".toml") && syntax != D::Hcl)
      syntax = D::Toml;
  }
  switch (syntax) {
  case D::Yaml:
    return readYaml(source, out);
  case D::Json:
    return readJson(source, out);
  case D::Toml:
    return readToml(source, out);
  case D::Hcl:
    return readHcl(source, out);
  case D::Lines:
    return readLines(source, out);
  case D::Blocks:
    return readBlocks(source, out);
  case D::Stanzas:
    return readStanzas(source, out);
  case D::Bicep:
    return readBicep(source, out);
  case D::Text:
    return readText(source, out);
  case D::Dotenv:
    return readDotenv(source, out);
  case D::Dockerfile:
    return readDockerfile(source, out);
  case D::Commands:
    return readCommands(source, out);
  case D::Sql:
    return readSql(source, out);
  case D::Script:
    return readScript(source, out);
  case D::Xml:
    return readXml(source, out);
  }
  return true;
}

// Comments that speak to philint, behind # or //, or in a block.
void addComments(std::string_view bytes, ir::ConfigFile &out) {
  for (auto at = bytes.find("philint:"); at != bytes.npos;
       at = bytes.find("philint:", at + 1)) {
    const auto before = bytes.find_last_not_of(" \t", at ? at - 1 : 0);
    if (at == 0 || before == bytes.npos)
      continue;
    const char c = bytes[before];
    if (c != '#' && c != '/' && c != '*' && c != ';' && c != '-')
      continue;
    auto end = std::min(bytes.find('\n', at), bytes.size());
    if (const auto close = bytes.find("*/", at); close < end)
      end = close;
    const auto begin = bytes.find_last_not_of("#/*;-", before) + 1;
    out.comments.push_back({std::string(trimmed(bytes.substr(at, end - at))),
                            static_cast<std::uint32_t>(begin),
                            static_cast<std::uint32_t>(end)});
  }
  if (out.comments.empty())
    return;
  out.lineStarts.push_back(0);
  for (std::size_t i = 0; i < bytes.size(); ++i)
    if (bytes[i] == '\n')
      out.lineStarts.push_back(static_cast<std::uint32_t>(i + 1));
}

} // namespace

const ir::ConfigDialect *dialectOf(std::string_view path,
                                   std::string_view bytes,
                                   const std::vector<ir::ConfigDialect> &all) {
  for (const ir::ConfigDialect &dialect : all)
    if (isOf(path, dialect) &&
        std::all_of(dialect.marks.begin(), dialect.marks.end(),
                    [&](const std::string &mark) {
                      return bytes.find(mark) != bytes.npos;
                    }))
      return &dialect;
  return nullptr;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const auto begin = text.find_first_not_of(kBlank);
  if (begin == text.npos)
    return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

bool isBlanked(char c) { return c == kMask; }

bool holdsTemplate(std::string_view value) {
  return value.find(kMask) != value.npos;
}

std::string maskTemplates(std::string_view bytes) {
  std::string out(bytes);
  for (std::size_t at = out.find('{'); at != out.npos;
       at = out.find('{', at + 1)) {
    if (at + 1 >= out.size() || (out[at + 1] != '{' && out[at + 1] != '%'))
      continue;
    auto end = out.find(out[at + 1] == '{' ? "}}" : "%}", at + 2);
    if (end == out.npos)
      break;
    end += 2;
    const auto lineBegin = out.find_last_of('\n', at) + 1;
    const auto lineEnd = std::min(out.find('\n', end), out.size());
    const auto isBlank = [&](std::size_t from, std::size_t to) {
      return trimmed(std::string_view(out).substr(from, to - from)).empty();
    };
    const char fill =
        isBlank(lineBegin, at) && isBlank(end, lineEnd) ? ' ' : kMask;
    for (std::size_t i = at; i < end; ++i)
      if (out[i] != '\n')
        out[i] = fill;
    at = end - 1;
  }
  return out;
}

// What stands in `${ }` may be set elsewhere: see fillIn in Compose.cpp.
void settle(ir::ConfigNode &node) {
  if (node.kind == ir::ConfigNode::Scalar &&
      (holdsTemplate(node.value) || node.value.find("${") != node.value.npos))
    node.kind = ir::ConfigNode::Unknown;
}

Error tooLarge(const Source &source, const char *what) {
  return {std::string("the file has too many ") + what +
              " to be read as configuration; exclude it or split it",
          std::string(source.path)};
}

bool mayBeConfiguration(std::string_view path,
                        const std::vector<ir::ConfigDialect> &dialects) {
  return std::any_of(
      dialects.begin(), dialects.end(),
      [&](const ir::ConfigDialect &dialect) { return isOf(path, dialect); });
}

Expected<std::optional<ir::ConfigFile>>
readConfiguration(std::string_view path, std::string_view bytes,
                  const std::vector<ir::ConfigDialect> &dialects,
                  const ConfigLimits &limits) {
  const ir::ConfigDialect *dialect = dialectOf(path, bytes, dialects);
  if (!dialect)
    return std::optional<ir::ConfigFile>();
  auto out = readAs(*dialect, path, bytes, limits);
  if (!out)
    return out.error();
  return std::optional(std::move(*out));
}

Expected<ir::ConfigFile> readAs(const ir::ConfigDialect &dialect,
                                std::string_view path, std::string_view bytes,
                                const ConfigLimits &limits) {
  const Source source{path, bytes, limits};
  if (bytes.size() > limits.bytes)
    return tooLarge(source, "bytes");
  ir::ConfigFile out;
  out.path = path;
  out.dialect = dialect.id;
  out.isLocal = ir::isLocalProfile(path);
  out.nodes.emplace_back();
  if (auto ok = readTree(dialect, source, out); !ok)
    return ok.error();
  if (out.nodes.size() > limits.nodes)
    return tooLarge(source, "values");
  addComments(bytes, out);
  return out;
}

namespace {

bool isName(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z');
  });
}

struct Given {
  std::string name, value;
  ir::ConfigPlace keyAt, at;
  bool isKnown = true;
  std::string scope = {};
};

// NAME: value, NAME=value, {name: NAME, value: …}.
void addGiven(const ir::ConfigFile &file, ir::ConfigNodeId node,
              std::vector<Given> &out) {
  const ir::ConfigNode &at = file.nodes[node];
  const auto add = [&](std::string_view name, const ir::ConfigNode &value,
                       std::string_view text) {
    const bool isKnown = value.kind == ir::ConfigNode::Scalar;
    if (isName(name) && (isKnown || value.kind == ir::ConfigNode::Unknown))
      out.push_back({std::string(name), std::string(text), at.keyAt, value.at,
                     isKnown});
  };
  if (!at.key.empty())
    return add(at.key, at, at.value);
  if (at.kind == ir::ConfigNode::Scalar ||
      at.kind == ir::ConfigNode::Unknown) {
    const auto equals = at.value.find('=');
    if (equals != at.value.npos)
      add(std::string_view(at.value).substr(0, equals), at,
          std::string_view(at.value).substr(equals + 1));
    return;
  }
  const auto field = [&](std::string_view low, std::string_view high) {
    const ir::ConfigNodeId found = childOf(file, node, low);
    return found ? found : childOf(file, node, high);
  };
  const ir::ConfigNodeId name = field("name", "Name");
  const ir::ConfigNodeId value = field("value", "Value");
  if (name && value)
    add(file.nodes[name].value, file.nodes[value], file.nodes[value].value);
}

std::vector<Given> givenBy(const ir::ConfigFile &file,
                           const ir::ConfigDialect &dialect) {
  std::vector<Given> out;
  for (ir::ConfigNodeId document = file.nodes[0].firstChild; document;
       document = file.nodes[document].next)
    for (const std::string &path : dialect.environment)
      for (const ir::ConfigNodeId at : follow(file, document, path)) {
        const std::size_t before = out.size();
        for (ir::ConfigNodeId c = file.nodes[at].firstChild; c;
             c = file.nodes[c].next)
          addGiven(file, c, out);
        if (file.dialect == kCompose)
          for (std::size_t i = before; i < out.size(); ++i)
            out[i].scope = buildFolder(file, file.nodes[at].parent);
      }
  return out;
}

} // namespace

Environment environmentOf(const ir::ConfigFile &file,
                          const ir::ConfigDialect &dialect, std::string name) {
  Environment out;
  out.tree.path = file.path;
  out.tree.dialect = std::move(name);
  out.tree.isLocal = file.isLocal;
  out.tree.nodes.emplace_back();
  const ir::ConfigNodeId document = out.tree.add(0, {});
  for (Given &one : givenBy(file, dialect)) {
    ir::ConfigNode node;
    node.kind =
        one.isKnown ? ir::ConfigNode::Scalar : ir::ConfigNode::Unknown;
    node.key = std::move(one.name);
    node.value = std::move(one.value);
    node.at = one.at;
    node.keyAt = one.keyAt;
    settle(node);
    out.tree.add(document, std::move(node));
    out.scopes.resize(out.tree.nodes.size());
    out.scopes.back() = std::move(one.scope);
  }
  out.scopes.resize(out.tree.nodes.size());
  return out;
}

void addSettings(const Environment &environment,
                 const std::vector<std::string> &scopes,
                 std::vector<ir::Setting> &out) {
  const ir::ConfigFile &tree = environment.tree;
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    const ir::ConfigNode &node = tree.nodes[i];
    if (node.kind != ir::ConfigNode::Scalar || node.value.empty() ||
        node.value.find('$') != std::string::npos)
      continue;
    ir::Setting setting{node.key, node.value, tree.path, node.keyAt.line,
                        tree.isLocal, environment.scopes[i]};
    if (scopes.empty())
      out.push_back(setting);
    for (const std::string &scope : scopes) {
      setting.scope = scope;
      out.push_back(setting);
    }
  }
}

void addNamed(const ir::ConfigFile &file, std::vector<ir::Setting> &out) {
  constexpr std::size_t kMost = 5000, kLongest = 2000;
  if (file.nodes.size() > kMost)
    return;
  std::vector<std::string> names(file.nodes.size());
  for (ir::ConfigNodeId n = 1; n < file.nodes.size(); ++n) {
    const ir::ConfigNode &node = file.nodes[n];
    names[n] = names[node.parent];
    if (!node.key.empty())
      names[n] += (names[n].empty() ? "" : ".") + node.key;
    if (node.kind == ir::ConfigNode::Scalar && !node.key.empty() &&
        !node.value.empty() && node.value.size() < kLongest &&
        node.value.find('$') == std::string::npos)
      out.push_back({names[n], node.value, file.path, node.keyAt.line,
                     file.isLocal, {}});
  }
}

} // namespace philint::config
