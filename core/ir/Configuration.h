// A configuration file as a tree of keys and values with their places, the same
// for every format. `frontends/config` makes it; checks look for paths in it.
//
// Invariants:
// - nodes[0] is the file; its children are the documents (YAML may have more
//   than one, every other format has one);
// - a block that is repeated (HCL, nginx) is repeated as a child; items of a
//   list are children with the empty key;
// - what cannot be known without running something is Unknown, its value the
//   written text.
//
//   resource "aws_db_instance" "notes" { storage_encrypted = false }
//   → resource.aws_db_instance.notes.storage_encrypted, "false"
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace philint::ir {

using ConfigNodeId = std::uint32_t;

// 1-based; columns count bytes; the end is behind the last character.
struct ConfigPlace {
  std::uint32_t line = 1, column = 1, endLine = 1, endColumn = 1;
};

struct ConfigNode {
  enum Kind : std::uint8_t { Map, List, Scalar, Null, Unknown };
  Kind kind = Map;
  bool quoted = false; // a text even where it reads as another type
  std::string key, value;
  ConfigPlace at;     // the value; of a map, what it holds
  ConfigPlace keyAt;  // the key; of a list's item, where it begins
  ConfigNodeId parent = 0, firstChild = 0, lastChild = 0, next = 0; // 0: none
};

// A comment that speaks to philint.
struct ConfigComment {
  std::string text;
  std::uint32_t begin = 0, end = 0; // bytes
};

struct ConfigFile {
  std::string path;
  std::string dialect; // "terraform"; whose rows speak of it
  bool isLocal = false; // of a profile for development alone
  bool isPart = false;  // of another file, whose path and lines it has
  std::optional<ConfigPlace> brokenAt; // where it is not of its grammar
  std::vector<ConfigNode> nodes;
  std::vector<ConfigComment> comments;
  std::vector<std::uint32_t> lineStarts; // where there are comments

  ConfigNodeId add(ConfigNodeId parent, ConfigNode node) {
    const auto id = static_cast<ConfigNodeId>(nodes.size());
    node.parent = parent;
    nodes.push_back(std::move(node));
    ConfigNode &above = nodes[parent];
    if (above.lastChild)
      nodes[above.lastChild].next = id;
    else
      above.firstChild = id;
    above.lastChild = id;
    return id;
  }
};

// Where a manifest lists packages, and of which registry they are.
struct PackageList {
  std::string path;
  std::string after; // of commands: the word behind which the package stands
  enum Registry : std::uint8_t { Pypi, Npm, Cpp } of = Pypi;
  bool hasKeys = false; // names are keys, else items
};

// What in a file is a document of another kind: a part of its tree, or a text
// that is a file of its own. Without a dialect the text's key is the file's
// name: `nginx.conf: |` of a ConfigMap.
struct ConfigPart {
  std::string path;
  std::string dialect;
};

// How a kind of file is told, and where it sets variables of an environment.
struct ConfigDialect {
  std::string id;
  enum Syntax : std::uint8_t {
    Yaml,
    Json,
    Toml,
    Hcl,
    Lines,
    Blocks,
    Stanzas,
    Bicep,
    Text,
    Dotenv,
    Dockerfile,
    Commands,
    Sql,
    Script,
    Xml
  };
  Syntax syntax = Yaml;
  std::vector<std::string> files;       // wildcards over the name or the path
  std::vector<std::string> except;      // … but not these
  std::vector<std::string> marks;       // each must occur in the file
  std::vector<std::string> environment; // paths
  std::vector<std::string> environmentFiles; // paths to names of such files
  std::vector<ConfigPart> parts;
  bool isSettings = false; // its own keys are what code asks for by name
  std::vector<PackageList> packages;
};

// What `path` leads to from `from`, in the order of the file. Steps are keys in
// which `*` stands for any text, with dots between them; a step that is `*`
// alone also enters lists. A backslash takes away a dot's meaning. Children of
// a list are entered by the next step where it does not name them. The empty
// path leads to `from`.
std::vector<ConfigNodeId> follow(const ConfigFile &file, ConfigNodeId from,
                                 std::string_view path);

// The same, and whether something Unknown lay on the way, so that more may be
// there.
struct Followed {
  std::vector<ConfigNodeId> nodes;
  bool isOpen = false;
};
Followed followOpen(const ConfigFile &file, ConfigNodeId from,
                    std::string_view path);

// The child of this key, or 0.
ConfigNodeId childOf(const ConfigFile &file, ConfigNodeId parent,
                     std::string_view key);

// Profiles that run on a developer's machine alone: by the path's words.
bool isLocalProfile(std::string_view path);

} // namespace philint::ir
