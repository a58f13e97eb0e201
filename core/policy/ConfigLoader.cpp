// policies/config: kinds of configuration files, and what is wrong in them.
#include "core/policy/Loading.h"

#include <algorithm>

namespace philint::policy {

namespace {

const std::vector<std::string_view> kSyntaxes{
    "yaml",       "json",     "toml",  "hcl",    "lines",
    "blocks",     "stanzas",  "bicep", "text",   "dotenv",
    "dockerfile", "commands", "sql",   "script", "xml"};

class RowLoader {
public:
  RowLoader(YamlReader &reader, Policy &policy)
      : reader_(reader), policy_(policy) {}

  ConfigTest test(const YamlValue &value) {
    reader_.keys(value,
                 {"path", "equals", "not-equals", "missing", "absent",
                  "present", "below", "above", "longer", "shorter", "remote",
                  "elsewhere", "runs", "shared", "linked", "by"},
                 "a test of configuration");
    ConfigTest out;
    out.path = reader_.text(value.get("path"));
    out.linked = reader_.text(value.get("linked"));
    out.by = reader_.text(value.get("by"));
    if (value.get("linked"))
      reader_.require(value, "by", "a test of a linked resource");
    if (value.get("elsewhere"))
      out.limit = 1;
    const auto one = [&](std::string_view key, ConfigTest::Kind kind) {
      const YamlValue &given = value.get(key);
      if (!given)
        return false;
      out.kind = kind;
      return true;
    };
    if (one("equals", ConfigTest::Equals))
      out.values = reader_.texts(value.get("equals"));
    else if (one("not-equals", ConfigTest::Differs))
      out.values = reader_.texts(value.get("not-equals"));
    else if (one("missing", ConfigTest::Missing))
      out.values = reader_.texts(value.get("missing"));
    else if (one("runs", ConfigTest::Runs))
      out.values = reader_.texts(value.get("runs"));
    else if (one("shared", ConfigTest::Shared))
      out.values = reader_.texts(value.get("shared"));
    else if (one("below", ConfigTest::Below) ||
             one("above", ConfigTest::Above) ||
             one("longer", ConfigTest::Longer) ||
             one("shorter", ConfigTest::Shorter))
      limit(value, out);
    else if (!one("absent", ConfigTest::Absent) &&
             !one("remote", ConfigTest::Remote) &&
             !one("elsewhere", ConfigTest::Remote) &&
             !one("present", ConfigTest::Present))
      reader_.fail(value, "a test says what it asks for: equals, not-equals, "
                          "missing, absent, present, below, above, longer, "
                          "shorter, remote, elsewhere, runs or "
                          "shared");
    return out;
  }

  void row(const YamlValue &value, const std::vector<std::string> &dialects) {
    reader_.keys(value,
                 {"at",
                  "when",
                  "wrong",
                  "rule",
                  "message",
                  "remedy",
                  "place",
                  "named",
                  "severity",
                  "reaches",
                  "read-by-code",
                  "files",
                  "even-local",
                  "secret",
                  "vendor",
                  "once-per-vendor",
                  "with-patient-data",
                  "file",
                  "beside",
                  "bad",
                  "good"},
                 "a row of configuration");
    for (const std::string_view key : {"wrong", "rule", "message"})
      reader_.require(value, key, "a row of configuration");
    ConfigRow out;
    for (const YamlValue &item : reader_.list(value.get("when")))
      out.when.push_back(test(item));
    for (const YamlValue &item : reader_.list(value.get("wrong")))
      out.wrong.push_back(test(item));
    out.rule = ruleOf(value.get("rule"));
    out.message = reader_.text(value.get("message"));
    out.remedy = reader_.text(value.get("remedy"));
    out.place = reader_.text(value.get("place"));
    out.named = reader_.text(value.get("named"));
    if (value.get("severity"))
      out.severity = static_cast<report::Severity>(reader_.choice(
          value.get("severity"), {"error", "warning", "note"}, "severity"));
    out.reaches = reader_.texts(value.get("reaches"));
    std::vector<std::string_view> kinds;
    for (const SinkKind &kind : policy_.sinkKinds)
      kinds.push_back(policy_.catalog.strings.text(kind.key));
    for (const YamlValue &kind : reader_.list(value.get("reaches")))
      reader_.choice(kind, kinds, "kind of sink");
    out.files = reader_.texts(value.get("files"));
    out.isSecret = reader_.flag(value.get("secret"));
    out.evenLocal = reader_.flag(value.get("even-local"));
    out.isReadByCode = reader_.flag(value.get("read-by-code"));
    out.oncePerVendor = reader_.flag(value.get("once-per-vendor"));
    out.withPatientData = reader_.flag(value.get("with-patient-data"));
    if (value.get("vendor"))
      out.vendor = vendor(value.get("vendor"));
    std::vector<std::string> places = reader_.texts(value.get("at"));
    if (places.empty())
      places.emplace_back();
    for (const std::string &dialect : dialects)
      for (const std::string &at : places) {
        out.dialect = dialect;
        out.at = at;
        policy_.configRows.push_back(out);
      }
  }

private:
  ConfigVendor vendor(const YamlValue &value) {
    reader_.keys(value, {"id", "host", "model", "name", "key", "reach", "service",
                         "class"},
                 "the vendor of a row");
    reader_.require(value, "reach", "the vendor of a row");
    ConfigVendor out;
    const std::pair<std::string_view, ConfigVendor::By> ways[] = {
        {"id", ConfigVendor::Id},
        {"host", ConfigVendor::Host},
        {"model", ConfigVendor::Model},
        {"name", ConfigVendor::Name},
        {"key", ConfigVendor::Key}};
    for (const auto &[key, by] : ways)
      if (value.get(key)) {
        out.by = by;
        out.text = reader_.text(value.get(key));
      }
    if (out.by == ConfigVendor::Nothing)
      reader_.fail(value, "a vendor is told by id, host, model, name or key");
    if (out.by == ConfigVendor::Id)
      checkVendor(value.get("id"), out.text);
    out.reach = reader_.texts(value.get("reach"));
    for (const YamlValue &one : reader_.list(value.get("reach")))
      reader_.choice(one,
                     {"any", "undeclared", "uncovered", "out-of-scope",
                      "unswitched", "keeping", "unattested", "persisting",
                      "training", "covered", "unknown", "consumer"},
                     "standing of a vendor");
    out.service = reader_.text(value.get("service"));
    policy_.catalog.strings.intern(out.service);
    out.classes = reader_.texts(value.get("class"));
    return out;
  }

  void checkVendor(const YamlValue &value, const std::string &id) {
    for (const VendorInfo &known : policy_.vendors)
      if (policy_.catalog.strings.text(known.id) == id)
        return;
    reader_.fail(value, "no vendor of the catalogue is called `" + id + "`");
  }

  void limit(const YamlValue &value, ConfigTest &out) {
    const YamlValue &given =
        value.get(out.kind == ConfigTest::Below     ? "below"
                  : out.kind == ConfigTest::Above   ? "above"
                  : out.kind == ConfigTest::Shorter ? "shorter"
                                                    : "longer");
    if (const auto n = reader_.number(given))
      out.limit = *n;
  }

  std::string ruleOf(const YamlValue &value) {
    std::vector<std::string_view> codes;
    for (const Rule &rule : policy_.rules)
      codes.push_back(rule.info.code);
    if (value)
      reader_.choice(value, codes, "rule");
    return reader_.text(value);
  }

  YamlReader &reader_;
  Policy &policy_;
};

ir::PackageList packagesOf(YamlReader &reader, const YamlValue &value) {
  reader.keys(value, {"at", "of", "keys", "after"}, "a list of packages");
  reader.require(value, "of", "a list of packages");
  ir::PackageList out;
  out.path = reader.text(value.get("at"));
  out.after = reader.text(value.get("after"));
  out.of = static_cast<ir::PackageList::Registry>(
      reader.choice(value.get("of"), {"pypi", "npm", "cpp"}, "registry"));
  out.hasKeys = reader.flag(value.get("keys"));
  return out;
}

} // namespace

void readConfigDialects(YamlReader &reader, const YamlValue &root,
                        Policy &policy) {
  if (!root.get("dialects"))
    return;
  reader.keys(root, {"dialects"}, "a file of dialects");
  for (const YamlValue &item : reader.list(root.get("dialects"))) {
    reader.keys(item,
                {"id", "syntax", "files", "except", "marks", "environment",
                 "environment-files", "parts", "settings", "packages"},
                "a dialect");
    for (const std::string_view key : {"id", "syntax", "files"})
      reader.require(item, key, "a dialect");
    ir::ConfigDialect out;
    out.id = reader.text(item.get("id"));
    if (item.get("syntax"))
      out.syntax = static_cast<ir::ConfigDialect::Syntax>(
          reader.choice(item.get("syntax"), kSyntaxes, "syntax"));
    out.files = reader.texts(item.get("files"));
    out.except = reader.texts(item.get("except"));
    out.marks = reader.texts(item.get("marks"));
    out.environment = reader.texts(item.get("environment"));
    out.environmentFiles = reader.texts(item.get("environment-files"));
    for (const YamlValue &part : reader.list(item.get("parts"))) {
      reader.keys(part, {"at", "as"}, "a part of a file");
      reader.require(part, "at", "a part of a file");
      out.parts.push_back(
          {reader.text(part.get("at")), reader.text(part.get("as"))});
    }
    out.isSettings = reader.flag(item.get("settings"));
    for (const YamlValue &list : reader.list(item.get("packages")))
      out.packages.push_back(packagesOf(reader, list));
    policy.dialects.push_back(std::move(out));
  }
}

void readConfigRows(YamlReader &reader, const YamlValue &root, Policy &policy) {
  if (root.get("dialects"))
    return;
  reader.keys(root, {"dialect", "rows"}, "a file of configuration rows");
  reader.require(root, "dialect", "a file of configuration rows");
  std::vector<std::string_view> known{"environment", "environment-read",
                                      "code-settings", "settings-module",
                                      "code-text"};
  for (const ir::ConfigDialect &dialect : policy.dialects)
    known.push_back(dialect.id);
  for (const YamlValue &item : reader.list(root.get("dialect")))
    reader.choice(item, known, "dialect");
  RowLoader loader(reader, policy);
  const std::vector<std::string> dialects = reader.texts(root.get("dialect"));
  for (const YamlValue &item : reader.list(root.get("rows")))
    loader.row(item, dialects);
}

} // namespace philint::policy
