// philint.yaml: what only the project's owners know. Keys that other parts of
// philint read later are checked for their shape here, so that a wrong key is
// an error with a line whoever uses it.
#include "core/policy/Loading.h"
#include "core/support/Nearest.h"

namespace philint::policy {

namespace {
class ProjectReader {
public:
  ProjectReader(YamlReader &reader, Policy &policy)
      : reader_(reader), policy_(policy) {}

  Project read(const YamlValue &root) {
    project_.file = reader_.file();
    if (root.kind == YamlValue::Null)
      return std::move(project_);
    reader_.keys(root,
                 {"version", "project", "owner", "risk_assessment",
                  "attestations", "inventory", "vendors", "internal_hosts",
                  "ehr_hosts", "purposes", "functions", "sources", "not_phi",
                  "deidentifiers", "encryptors", "guards", "audit",
                  "log_suppression", "access", "output", "stores", "rules",
                  "waivers", "paths"},
                 "the policy");
    if (root.get("version") && reader_.text(root.get("version")) != "1")
      reader_.fail(root.get("version"), "expected version 1");
    each(root, "vendors", &ProjectReader::vendor);
    project_.internalHosts = reader_.texts(root.get("internal_hosts"));
    project_.ehrHosts = reader_.texts(root.get("ehr_hosts"));
    each(root, "sources", &ProjectReader::source);
    each(root, "not_phi", &ProjectReader::notPhi);
    each(root, "deidentifiers", &ProjectReader::deidentifier);
    each(root, "encryptors", &ProjectReader::encryptor);
    each(root, "guards", &ProjectReader::guard);
    rules(root.get("rules"));
    paths(root.get("paths"));
    people(root);
    purposes(root);
    operations(root);
    return std::move(project_);
  }

private:
  void each(const YamlValue &root, std::string_view key,
            void (ProjectReader::*read)(const YamlValue &)) {
    const YamlValue &list = root.get(key);
    if (list && list.kind != YamlValue::Sequence &&
        list.kind != YamlValue::Null)
      return reader_.fail(list, "expected a list under '" + std::string(key) +
                                    "'");
    for (const YamlValue &item : reader_.list(list))
      (this->*read)(item);
  }
  Symbol symbol(const YamlValue &value) {
    return policy_.catalog.strings.intern(reader_.text(value));
  }
  std::vector<Symbol> symbols(const YamlValue &value) {
    std::vector<Symbol> out;
    for (const std::string &text : reader_.texts(value))
      out.push_back(policy_.catalog.strings.intern(text));
    return out;
  }
  // 0 where it is not said; else at least one, at most a century.
  std::uint32_t days(const YamlValue &value) {
    const auto number = reader_.number(value);
    return !number            ? 0
           : *number < 1      ? 1
           : *number > 36'500 ? 36'500
                              : static_cast<std::uint32_t>(*number);
  }
  Symbol knownVendor(const YamlValue &id) {
    std::vector<std::string_view> known;
    for (const VendorInfo &info : policy_.vendors)
      known.push_back(policy_.catalog.strings.text(info.id));
    reader_.choice(id, known, "vendor");
    return symbol(id);
  }
  // A name that patterns may stand in: dotted, `*` and `**`.
  std::string pattern(const YamlValue &item, std::string_view key,
                      std::string_view what) {
    reader_.require(item, key, what);
    const std::string out = reader_.text(item.get(key));
    if (item.get(key) && out.empty())
      reader_.fail(item.get(key), "expected a qualified name here");
    return out;
  }

  static PolicyMark markOf(const YamlValue &value) {
    if (!value)
      return {};
    return {value.line, value.column,
            value.column + static_cast<std::uint32_t>(value.scalar.size()) +
                (value.quoted ? 2U : 0U)};
  }

  // Notes what the values (one or a list) speak of in the program.
  void row(ProjectRow::Kind kind, const char *what, const YamlValue &values) {
    for (const YamlValue &value : reader_.list(values))
      if (value.isScalar() && !value.scalar.empty())
        project_.rows.push_back({kind, what, value.scalar, markOf(value)});
  }
  void functions(const char *what, const YamlValue &values) {
    row(ProjectRow::Function, what, values);
  }

  void vendor(const YamlValue &item) {
    reader_.keys(item,
                 {"id", "baa", "zero_retention", "training", "hosts", "class",
                  "packages", "hipaa_mode", "retention_days", "override_reason",
                  "evidence", "name"},
                 "a vendor");
    reader_.require(item, "id", "a vendor");
    VendorPolicy out;
    out.id = symbol(item.get("id"));
    out.line = item.line;
    out.zeroRetention = reader_.flag(item.get("zero_retention"));
    out.hipaaMode = reader_.flag(item.get("hipaa_mode"));
    if (item.get("training"))
      out.training = reader_.choice(item.get("training"),
                                    {"prohibited", "allowed"},
                                    "value of training") == 0
                         ? VendorPolicy::Prohibited
                         : VendorPolicy::Allowed;
    out.evidence = symbol(item.get("evidence"));
    out.overrideReason = symbol(item.get("override_reason"));
    out.idAt = markOf(item.get("id"));
    out.trainingAt = markOf(item.get("training"));
    out.baaAt = out.idAt;
    out.retentionDays = days(item.get("retention_days"));
    out.hosts = symbols(item.get("hosts"));
    if (item.get("class"))
      reader_.choice(item.get("class"),
                     {"llm", "gateway", "tracing", "errors", "analytics",
                      "vectors", "voice", "messaging", "cache", "storage",
                      "embedding", "other"},
                     "class of vendor");
    if (const YamlValue &packages = item.get("packages"))
      reader_.keys(packages, {"pypi", "npm", "cpp"}, "a vendor's packages");
    if (item.get("baa"))
      baa(item.get("baa"), out);
    addIfNew(item, out);
    project_.vendors.push_back(std::move(out));
  }

  void baa(const YamlValue &item, VendorPolicy &out) {
    reader_.keys(item,
                 {"status", "effective", "expires", "covers", "evidence",
                  "terms"},
                 "a BAA");
    reader_.require(item, "status", "a BAA");
    if (item.get("status"))
      out.status = static_cast<VendorPolicy::Status>(reader_.choice(
          item.get("status"), {"none", "pending", "signed"}, "status"));
    out.effective = reader_.date(item.get("effective"));
    out.expires = reader_.date(item.get("expires"));
    out.coversGiven = bool(item.get("covers"));
    out.covers = symbols(item.get("covers"));
    if (item.get("evidence"))
      out.evidence = symbol(item.get("evidence"));
    out.terms = symbols(item.get("terms"));
    out.baaAt = markOf(item.get("status"));
    out.effectiveAt = markOf(item.get("effective"));
    out.expiresAt = markOf(item.get("expires"));
    if (out.effective && out.expires && out.expires <= out.effective)
      reader_.fail(item.get("expires"),
                   "a BAA cannot expire before it takes effect");
  }

  // An id that the catalogue lacks is a new vendor; hosts of one that it has
  // say where the BAA holds.
  void addIfNew(const YamlValue &item, VendorPolicy &said) {
    for (const VendorInfo &info : policy_.vendors)
      if (info.id == said.id)
        return;
    if (isSlip(item))
      return;
    VendorInfo info;
    info.id = said.id;
    info.name = item.get("name") ? symbol(item.get("name")) : said.id;
    info.clazz = item.get("class") ? symbol(item.get("class"))
                                   : policy_.catalog.strings.intern("other");
    info.offer = policy_.catalog.strings.intern("unknown");
    info.hosts = said.hosts;
    said.hosts.clear();
    info.packages = symbols(item.get("packages").get("pypi"));
    info.npmPackages = symbols(item.get("packages").get("npm"));
    info.cppPackages = symbols(item.get("packages").get("cpp"));
    policy_.vendors.push_back(std::move(info));
  }

  // An id that is nearly one of the catalogue's, and nothing that says who the
  // new vendor is: a misspelt contract would silently cover nobody.
  bool isSlip(const YamlValue &item) {
    for (const char *key : {"class", "hosts", "packages", "name"})
      if (item.get(key))
        return false;
    std::vector<std::string_view> known;
    for (const VendorInfo &info : policy_.vendors)
      known.push_back(policy_.catalog.strings.text(info.id));
    const YamlValue &id = item.get("id");
    const std::string near = nearest(id.scalar, known);
    if (near.empty())
      return false;
    reader_.fail(id, "the catalogue has no vendor '" + id.scalar +
                         "'; did you mean '" + near +
                         "'? a new vendor gives its class and hosts");
    return true;
  }

  void source(const YamlValue &item) {
    reader_.keys(item,
                 {"call", "result", "param", "phi", "type", "fields", "table",
                  "columns", "env"},
                 "a source");
    ProjectSource out;
    out.line = item.line;
    functions("a source", item.get("call"));
    row(ProjectRow::Parameter, "a source", item.get("param"));
    row(ProjectRow::Class, "a source", item.get("type"));
    row(ProjectRow::Text, "a source", item.get("table"));
    row(ProjectRow::Text, "a source", item.get("env"));
    if (item.get("call")) {
      out.kind = ProjectSource::Call;
      out.pattern = pattern(item, "call", "a source");
      out.categories = readCategories(reader_, item.get("result"), policy_);
      reader_.require(item, "result", "a source that is a call");
    } else if (item.get("param") || item.get("env")) {
      const bool isParameter = bool(item.get("param"));
      out.kind =
          isParameter ? ProjectSource::Parameter : ProjectSource::Environment;
      out.pattern = pattern(item, isParameter ? "param" : "env", "a source");
      out.categories = readCategories(reader_, item.get("phi"), policy_);
      reader_.require(item, "phi", "a source of this kind");
    } else if (item.get("type") || item.get("table")) {
      const bool isType = bool(item.get("type"));
      out.kind = isType ? ProjectSource::Type : ProjectSource::Table;
      out.pattern = pattern(item, isType ? "type" : "table", "a source");
      const YamlValue &fields = item.get(isType ? "fields" : "columns");
      reader_.require(item, isType ? "fields" : "columns",
                      "a source of this kind");
      if (fields && fields.kind != YamlValue::Map)
        reader_.fail(fields, "expected a map from names to categories");
      for (std::size_t i = 0; i < fields.keys.size(); ++i) {
        out.fields.emplace_back(
            fields.keys[i].scalar,
            readCategories(reader_, fields.items[i], policy_));
        out.categories |= out.fields.back().second;
      }
    } else {
      reader_.fail(item, "a source needs one of the keys call, param, type, "
                         "table, env");
    }
    project_.sources.push_back(std::move(out));
  }

  void notPhi(const YamlValue &item) {
    reader_.keys(item, {"type", "fields", "name", "call", "param"},
                 "an entry of not_phi");
    ProjectName out;
    functions("an entry of not_phi", item.get("call"));
    row(ProjectRow::Parameter, "an entry of not_phi", item.get("param"));
    row(ProjectRow::Class, "an entry of not_phi", item.get("type"));
    row(ProjectRow::Symbol, "an entry of not_phi", item.get("name"));
    for (const char *kind : {"type", "name", "call", "param"})
      if (item.get(kind)) {
        out.kind = kind;
        out.pattern = pattern(item, kind, "an entry of not_phi");
      }
    if (out.kind.empty())
      reader_.fail(item, "an entry of not_phi needs one of the keys type, "
                         "name, call, param");
    out.fields = reader_.texts(item.get("fields"));
    out.line = item.line;
    project_.notPhi.push_back(std::move(out));
  }

  void deidentifier(const YamlValue &item) {
    reader_.keys(item, {"call", "method", "covers", "report", "expires"},
                 "a de-identifier");
    ProjectDeidentifier out;
    functions("a de-identifier", item.get("call"));
    out.call = pattern(item, "call", "a de-identifier");
    out.line = item.line;
    out.expires = reader_.date(item.get("expires"));
    out.isExpert = reader_.text(item.get("method")) == "expert";
    out.report = reader_.text(item.get("report"));
    const YamlValue &covers = item.get("covers");
    out.coversAll = !covers || covers.scalar == "all";
    out.covers = readCategories(reader_, covers, policy_);
    // Without a method: one that covers a part is partial.
    static constexpr State kStates[] = {
        State::SafeHarbor, State::Expert,    State::Tokenised, State::Tokenised,
        State::Hashed,     State::Encrypted, State::Partial};
    out.state = out.coversAll ? State::SafeHarbor : State::Partial;
    if (item.get("method")) {
      out.state = kStates[reader_.choice(
          item.get("method"),
          {"safe-harbor", "expert", "tokenise", "tokenize", "hash", "encrypt",
           "partial"},
          "method")];
      if (out.state == State::SafeHarbor && !out.coversAll)
        out.state = State::Partial;
    }
    out.method = policy_.catalog.strings.intern(
        stateNames()[static_cast<std::size_t>(out.state)]);
    project_.deidentifiers.push_back(std::move(out));
  }

  void named(const YamlValue &item, std::vector<ProjectName> &to) {
    reader_.keys(item, {"call"}, "this entry");
    to.push_back({"call", pattern(item, "call", "this entry"), {}, item.line});
  }
  void encryptor(const YamlValue &item) {
    functions("an encryptor", item.get("call"));
    named(item, project_.encryptors);
  }
  void guard(const YamlValue &item) {
    functions("a guard", item.get("call"));
    named(item, project_.guards);
  }

  void rules(const YamlValue &map) {
    if (map && map.kind != YamlValue::Map && map.kind != YamlValue::Null)
      return reader_.fail(map, "expected a map from rule codes to levels");
    std::vector<std::string_view> codes;
    for (const Rule &rule : policy_.rules)
      codes.push_back(rule.info.code);
    for (std::size_t i = 0; i < map.keys.size(); ++i) {
      // Rules that this build lacks are still rules; only the form is checked.
      const std::string &code = map.keys[i].scalar;
      if (code.size() != 6 || !code.starts_with("PHI") ||
          code.find_first_not_of("0123456789", 3) != std::string::npos)
        reader_.choice(map.keys[i], codes, "rule");
      reader_.choice(map.items[i], {"off", "note", "warning", "error"},
                     "level");
      project_.ruleLevels.emplace_back(code, symbol(map.items[i]));
    }
  }

  void paths(const YamlValue &map) {
    if (!map)
      return;
    reader_.keys(map, {"exclude", "tests", "synthetic"}, "paths");
    project_.excludePaths = reader_.texts(map.get("exclude"));
    project_.testPaths = reader_.texts(map.get("tests"));
    project_.syntheticPaths = reader_.texts(map.get("synthetic"));
  }

  ProjectAttestation attested(const YamlValue &item) {
    return {reader_.text(item.get("what")), reader_.text(item.get("document")),
            reader_.date(item.get("date"))};
  }

  std::string person(const YamlValue &value) {
    if (value)
      reader_.keys(value, {"name", "email"}, "an owner");
    return reader_.text(value.get("name"));
  }
  void people(const YamlValue &root) {
    project_.name = reader_.text(root.get("project"));
    project_.inventory = reader_.text(root.get("inventory"));
    project_.inventoryAt = markOf(root.get("inventory"));
    project_.owner = person(root.get("owner"));
    project_.ownerEmail = reader_.text(root.get("owner").get("email"));
    project_.ownerAt = markOf(root.get("owner"));
    if (const YamlValue &risk = root.get("risk_assessment")) {
      reader_.keys(risk, {"date", "document"}, "risk_assessment");
      project_.riskAssessment = attested(risk);
      project_.riskAssessmentAt = markOf(risk.get("date"));
    }
    for (const YamlValue &item : reader_.list(root.get("attestations"))) {
      reader_.keys(item, {"what", "date", "document"}, "an attestation");
      reader_.require(item, "what", "an attestation");
      project_.attestations.push_back(attested(item));
    }
    for (const YamlValue &item : reader_.list(root.get("waivers"))) {
      reader_.keys(item, {"rule", "path", "reason", "approved_by", "until"},
                   "a waiver");
      for (const char *key : {"rule", "path", "reason", "approved_by", "until"})
        reader_.require(item, key, "a waiver");
      report::Waiver waiver{reader_.text(item.get("rule")),
                            reader_.text(item.get("path")),
                            reader_.text(item.get("reason")),
                            reader_.text(item.get("approved_by")),
                            reader_.date(item.get("until")),
                            {}};
      const PolicyMark at = markOf(item.get("rule"));
      row(ProjectRow::File, "a waiver", item.get("path"));
      waiver.region = {"", at.line, at.column, at.line, at.endColumn};
      project_.waivers.push_back(std::move(waiver));
    }
  }

  // A purpose is used by a function of the policy, or by a text of the code.
  void purposeRows(const YamlValue &map, const YamlValue &functions) {
    for (const YamlValue &name : map.keys) {
      bool used = false;
      for (const YamlValue &item : reader_.list(functions))
        used |= item.get("purpose").scalar == name.scalar;
      if (!used)
        row(ProjectRow::Text, "a purpose", name);
    }
  }

  void purposes(const YamlValue &root) {
    const YamlValue &map = root.get("purposes");
    purposeRows(map, root.get("functions"));
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < map.keys.size(); ++i) {
      names.push_back(map.keys[i].scalar);
      ProjectPurpose &made = project_.purposes.emplace_back();
      made.name = map.keys[i].scalar;
      if (map.items[i].kind == YamlValue::Null)
        continue;
      reader_.keys(map.items[i], {"allow", "vendors", "population"},
                   "a purpose");
      made.hasAllow = bool(map.items[i].get("allow"));
      made.allow =
          readCategories(reader_, map.items[i].get("allow"), policy_);
      for (const YamlValue &id : reader_.list(map.items[i].get("vendors")))
        made.vendors.push_back(knownVendor(id));
      made.population = reader_.flag(map.items[i].get("population"));
    }
    for (const YamlValue &item : reader_.list(root.get("functions"))) {
      reader_.keys(item, {"match", "purpose", "owner"}, "a function");
      functions("an entry of functions", item.get("match"));
      reader_.require(item, "match", "a function");
      if (item.get("purpose"))
        reader_.choice(item.get("purpose"), names, "purpose");
      project_.functions.push_back({reader_.text(item.get("match")),
                                    reader_.text(item.get("purpose")),
                                    person(item.get("owner"))});
    }
  }

  void auditEvent(const YamlValue &event) {
    reader_.keys(event, {"call", "logger"}, "an audit event");
    functions("an audit event", event.get("call"));
    if (event.get("call"))
      project_.auditCalls.push_back(reader_.text(event.get("call")));
    if (event.get("logger"))
      project_.auditLoggers.push_back(reader_.text(event.get("logger")));
    row(ProjectRow::Text, "an audit event", event.get("logger"));
  }
  void suppression(const YamlValue &item) {
    reader_.keys(item, {"scope"}, "log_suppression");
    functions("an entry of log_suppression", item.get("scope"));
    if (item.get("scope"))
      project_.suppressionScopes.push_back(reader_.text(item.get("scope")));
  }

  void assurance(Assurance of, const YamlValue &names) {
    functions(of < Assurance::OutputGuard ? "an entry of access"
                                          : "an entry of output",
              names);
    project_.assurances[static_cast<std::size_t>(of)] = reader_.texts(names);
  }

  // Audit, access, output, stores.
  void operations(const YamlValue &root) {
    if (const YamlValue &audit = root.get("audit")) {
      reader_.keys(audit, {"events", "require", "sink"}, "audit");
      for (const YamlValue &event : reader_.list(audit.get("events")))
        auditEvent(event);
      project_.auditFields = reader_.texts(audit.get("require"));
      if (const YamlValue &sink = audit.get("sink")) {
        reader_.keys(sink, {"kind", "immutable", "retention_days"},
                     "the audit sink");
        if (sink.get("kind"))
          reader_.choice(sink.get("kind"),
                         {"cloudwatch", "siem", "s3-object-lock", "worm",
                          "postgres", "splunk", "file", "stdout"},
                         "kind of audit sink");
        project_.auditSink = {reader_.text(sink.get("kind")),
                              reader_.flag(sink.get("immutable")),
                              reader_.number(sink.get("retention_days")),
                              markOf(sink)};
      }
    }
    for (const YamlValue &item : reader_.list(root.get("log_suppression")))
      suppression(item);
    if (root.get("access"))
      reader_.keys(root.get("access"), {"authenticated", "authorised", "patient_check"},
                   "access");
    if (root.get("output"))
      reader_.keys(root.get("output"), {"guards", "review"}, "output");
    const YamlValue &access = root.get("access"), &output = root.get("output");
    assurance(Assurance::Authenticated, access.get("authenticated"));
    assurance(Assurance::Authorised, access.get("authorised"));
    assurance(Assurance::PatientCheck, access.get("patient_check"));
    assurance(Assurance::OutputGuard, output.get("guards"));
    assurance(Assurance::OutputReview, output.get("review"));
    for (const YamlValue &item : reader_.list(root.get("stores"))) {
      reader_.keys(item,
                   {"id", "match", "path", "table", "memory", "tls", "at_rest",
                    "max_ttl_days", "access"},
                   "a store");
      reader_.require(item, "id", "a store");
      ProjectStore out;
      out.id = reader_.text(item.get("id"));
      out.match = reader_.text(item.get("match"));
      out.path = reader_.text(item.get("path"));
      out.table = reader_.text(item.get("table"));
      out.memory = reader_.text(item.get("memory"));
      if (constexpr std::string_view kMemory = "memory:";
          out.match.starts_with(kMemory))
        out.memory = out.match.substr(kMemory.size()), out.match.clear();
      out.tls = reader_.flag(item.get("tls"));
      out.atRest = reader_.flag(item.get("at_rest"));
      out.maxTtlDays = days(item.get("max_ttl_days"));
      project_.stores.push_back(std::move(out));
    }
  }

  YamlReader &reader_;
  Policy &policy_;
  Project project_;
};
} // namespace

Expected<Project> readProject(const std::string &file, const std::string &bytes,
                              Policy &policy) {
  YamlReader reader(file);
  const YamlValue root = reader.parse(bytes);
  if (reader.error())
    return *reader.error();
  Project out = ProjectReader(reader, policy).read(root);
  if (reader.error())
    return *reader.error();
  return out;
}

} // namespace philint::policy
