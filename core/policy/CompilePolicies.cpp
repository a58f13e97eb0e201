// Compiles a policies/ folder to tables.
#include "core/policy/Loading.h"
#include "core/policy/Tables.h"
#include "core/support/Files.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace philint::policy {

namespace fs = std::filesystem;

Expected<std::vector<std::string>> filesUnder(const std::string &path,
                                              std::string_view ending) {
  std::vector<std::string> out;
  std::error_code code;
  if (!fs::is_directory(path, code)) {
    if (!fs::exists(path, code))
      return Error{"no such file or folder", path};
    return std::vector{path};
  }
  fs::recursive_directory_iterator at(path, code), end;
  while (!code && at != end) {
    if (at->is_regular_file(code) && at->path().string().ends_with(ending))
      out.push_back(at->path().generic_string());
    at.increment(code);
  }
  if (code)
    return Error{"cannot list the folder: " + code.message(), path};
  std::sort(out.begin(), out.end());
  return out;
}

namespace {
struct Document {
  YamlReader reader;
  YamlValue root;
};

// `name` is what messages call the file.
Expected<Document> readDocument(const std::string &path, std::string name) {
  const auto bytes = readFile(path);
  if (!bytes)
    return bytes.error();
  Document out{YamlReader(std::move(name)), {}};
  out.root = out.reader.parse(*bytes);
  if (out.reader.error())
    return *out.reader.error();
  return out;
}

using Load = void (*)(YamlReader &, const YamlValue &, Policy &);

std::optional<Error> loadAll(const std::string &folder, const std::string &part,
                             Policy &policy, Load load) {
  std::error_code code;
  if (!fs::exists(folder + "/" + part, code))
    return {};
  const auto files = filesUnder(folder + "/" + part, ".yaml");
  if (!files)
    return files.error();
  for (const std::string &file : *files) {
    auto document = readDocument(
        file, "policies/" + fs::relative(file, folder, code).generic_string());
    if (!document)
      return document.error();
    load(document->reader, document->root, policy);
    if (document->reader.error())
      return document->reader.error();
  }
  return {};
}

std::optional<Error> loadRules(const std::string &folder, Policy &policy) {
  std::error_code code;
  if (!fs::exists(folder + "/rules", code))
    return {};
  const auto files = filesUnder(folder + "/rules", ".yaml");
  if (!files)
    return files.error();
  for (const std::string &file : *files) {
    auto document = readDocument(
        file, "policies/" + fs::relative(file, folder, code).generic_string());
    if (!document)
      return document.error();
    const auto page = readFile(file.substr(0, file.size() - 5) + ".md");
    readRule(document->reader, document->root, page ? *page : std::string(),
             policy);
    if (document->reader.error())
      return document->reader.error();
  }
  return {};
}

std::optional<Error> loadSafeguards(const std::string &folder,
                                    Policy &policy) {
  std::error_code code;
  if (!fs::exists(folder + "/safeguards.yaml", code))
    return {};
  auto document = readDocument(folder + "/safeguards.yaml",
                               "policies/safeguards.yaml");
  if (!document)
    return document.error();
  readSafeguards(document->reader, document->root, policy);
  if (document->reader.error())
    return *document->reader.error();
  return {};
}

} // namespace

namespace {
// What is built in has an example for each row, and one file a package.
void checkDocument(Document &document,
                   std::set<std::pair<std::string, std::string>> &packages) {
  YamlReader &reader = document.reader;
  for (const YamlValue &row : reader.list(document.root.get("apis")))
    reader.require(row, "example", "a row of the built-in catalogue");
  const YamlValue &package = document.root.get("package");
  for (const char *registry : {"pypi", "npm", "cpp"})
    for (const YamlValue &name : reader.list(package.get(registry)))
      if (!packages.insert({registry, reader.text(name)}).second)
        reader.fail(name, "another file has the package '" +
                              reader.text(name) + "'");
}

// A kind of sink that no rule or no row speaks of does nothing.
std::optional<Error> unusedKind(const Policy &policy) {
  std::set<std::uint32_t> ruled, bound;
  for (const Rule &rule : policy.rules) {
    ruled.insert(rule.flow.beside.id);
    for (const auto *kinds : {&rule.flow.sinkKinds, &rule.flow.switchKinds})
      for (const Symbol kind : *kinds)
        ruled.insert(kind.id);
  }
  for (const SinkRole &role : policy.sinkRoles)
    bound.insert(role.kind.id);
  for (const SinkKind &kind : policy.sinkKinds)
    for (const auto &[used, what] :
         {std::pair(&ruled, "rule"), std::pair(&bound, "row of the catalogue")})
      if (!used->count(kind.key.id))
        return Error{"policies/kinds.yaml: no " + std::string(what) +
                     " speaks of the kind '" +
                     std::string(policy.catalog.strings.text(kind.key)) + "'"};
  return {};
}
} // namespace

std::optional<Error> loadCatalog(const std::vector<std::string> &files,
                                 Policy &policy, const std::string &folder) {
  std::vector<Document> documents;
  std::error_code code;
  for (const std::string &file : files) {
    auto document = readDocument(
        file, folder.empty() ? file
                             : "policies/" + fs::relative(file, folder, code)
                                                 .generic_string());
    if (!document)
      return document.error();
    documents.push_back(std::move(*document));
  }
  std::set<std::pair<std::string, std::string>> packages;
  if (!folder.empty())
    for (Document &document : documents) {
      checkDocument(document, packages);
      if (document.reader.error())
        return document.reader.error();
    }
  for (const Load load : {readConfigDialects, readConfigRows, readCatalogTypes,
                          readCatalogRows})
    for (Document &document : documents) {
      const bool isConfig =
          document.root.get("dialects") || document.root.get("dialect");
      if (isConfig != (load == readConfigDialects || load == readConfigRows))
        continue;
      load(document.reader, document.root, policy);
      if (document.reader.error())
        return document.reader.error();
    }
  return {};
}

namespace {
// What binding speaks of without a row: raised values, reasons why a vendor is
// not covered.
void addFixedNames(Policy &policy) {
  SinkRole thrown;
  thrown.port.base = model::PortBase::Thrown;
  thrown.kind = policy.catalog.strings.intern("exception");
  policy.sinkRoles.push_back(thrown);
  for (const char *reason :
       {"no-policy", "no-baa", "pending", "not-yet-effective", "expired",
        "service-not-covered", "service-excluded", "host-not-covered",
        "hipaa-mode", "zero-retention", "offers-none", "upstream-not-covered", "consumer",
        "unknown-host"})
    policy.catalog.strings.intern(reason);
}
} // namespace

Expected<std::string> compilePolicies(const std::string &folder) {
  Policy policy;
  auto kinds = readDocument(folder + "/kinds.yaml", "policies/kinds.yaml");
  if (!kinds)
    return kinds.error();
  readKinds(kinds->reader, kinds->root, policy);
  if (kinds->reader.error())
    return *kinds->reader.error();
  addFixedNames(policy);
  if (auto error = loadAll(folder, "vendors", policy, readVendors))
    return *error;
  if (auto error = loadAll(folder, "lexicon", policy, readLexicon))
    return *error;
  if (auto error = loadRules(folder, policy))
    return *error;
  for (const Load load : {readConfigDialects, readConfigRows})
    if (auto error = loadAll(folder, "config", policy, load))
      return *error;
  if (auto error = loadSafeguards(folder, policy))
    return *error;
  std::error_code code;
  if (fs::exists(folder + "/catalog", code)) {
    const auto files = filesUnder(folder + "/catalog", ".yaml");
    if (!files)
      return files.error();
    if (auto error = loadCatalog(*files, policy, folder))
      return *error;
  }
  if (auto error = unusedKind(policy))
    return *error;
  return writeTables(std::move(policy));
}

} // namespace philint::policy
