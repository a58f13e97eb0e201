// Inside of the loader: each function reads one kind of YAML document into a
// Policy. Errors are kept by the reader; a caller looks at reader.error().
#pragma once

#include "core/policy/Policy.h"
#include "core/policy/Yaml.h"

namespace philint::policy {

void readKinds(YamlReader &reader, const YamlValue &root, Policy &policy);
void readVendors(YamlReader &reader, const YamlValue &root, Policy &policy);
void readLexicon(YamlReader &reader, const YamlValue &root, Policy &policy);
// `page` is the rule's Markdown page, empty where there is none.
void readRule(YamlReader &reader, const YamlValue &root, std::string page,
              Policy &policy);
// Dialects and rows of policies/config; rows may name rules, which come first.
void readConfigDialects(YamlReader &reader, const YamlValue &root,
                        Policy &policy);
void readConfigRows(YamlReader &reader, const YamlValue &root, Policy &policy);
// Gives each rule its safeguard; a rule that cites what none covers is an error.
void readSafeguards(YamlReader &reader, const YamlValue &root, Policy &policy);
// Types and bases of all files come first, rows may name them then.
void readCatalogTypes(YamlReader &reader, const YamlValue &root,
                      Policy &policy);
void readCatalogRows(YamlReader &reader, const YamlValue &root, Policy &policy);

// All files' types, then all their rows. `folder` is the policies/ folder that
// messages count names from, empty for files of the user's.
std::optional<Error> loadCatalog(const std::vector<std::string> &files,
                                 Policy &policy, const std::string &folder);

// philint.yaml
Expected<Project> readProject(const std::string &file, const std::string &bytes,
                              Policy &policy);

// A list of category keys, `all` (every identifier) or `record` as a mask.
CategoryMask readCategories(YamlReader &reader, const YamlValue &value,
                            const Policy &policy);
State readState(YamlReader &reader, const YamlValue &value);
const std::vector<std::string_view> &stateNames();
CategoryMask identifierMask(const Policy &policy);
CategoryMask categoryNamed(const Policy &policy, std::string_view key);
CategoryMask aliasNamed(const Policy &policy, std::string_view key);

// What a sanitizer that brings `covers` (0: all) into `state` does to a label.
Transform transformTo(State state, CategoryMask covers);

// Files of a folder with this ending, sorted; the file itself where `path` is
// one.
Expected<std::vector<std::string>> filesUnder(const std::string &path,
                                              std::string_view ending);

} // namespace philint::policy
