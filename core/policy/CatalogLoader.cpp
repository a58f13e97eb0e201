#include "core/policy/Loading.h"
#include "core/policy/Ports.h"
#include "core/policy/SuiteRows.h"

#include <algorithm>

namespace philint::policy {

namespace {
using model::NodeId;
using model::Port;
using model::PortBase;
using model::Row;

class RowReader {
public:
  RowReader(YamlReader &reader, Policy &policy, ir::Language language)
      : reader_(reader), policy_(policy), language_(language) {}

  // Types whose instances are records, whoever made them.
  void record(const YamlValue &item) {
    reader_.keys(item, {"types", "categories", "what", "note"}, "a record");
    reader_.require(item, "types", "a record");
    reader_.require(item, "categories", "a record");
    SourceRole role;
    role.label[State::Raw] =
        readCategories(reader_, item.get("categories"), policy_);
    role.what = symbol(item.get("what"));
    const auto first = static_cast<std::uint32_t>(policy_.roles.size());
    add(Role::Source, policy_.sourceRoles, std::move(role));
    for (const std::string &path : reader_.texts(item.get("types"))) {
      model::Catalog &catalog = policy_.catalog;
      model::Node &node =
          catalog.nodes[catalog.nodes[catalog.addPath(path)].canonical];
      node.firstRole = first;
      node.endRole = first + 1;
    }
  }

  void read(const YamlValue &row) {
    reader_.keys(row, {"call",         "read",
                       "assign",       "overrides",
                       "invokes",      "serves",
                       "requests",     "title",
                       "when",         "sinks",
                       "switch",       "sources",
                       "vendor",       "passes",
                       "also-default", "result",
                       "entry",        "guard",
                       "environment",  "place",
                       "getattr",      "no-return",
                       "sql",          "example",
                       "note",         "content-default",
                       "instances",    "replaces",
                       "keeps",        "fields",
                       "without",      "connects",
                       "traits",       "text",
                       "fills",        "channel"},
                 "a catalogue row");
    Row out;
    out.language = language_;
    out.title = symbol(row.get("title"));
    out.file = intern(reader_.file());
    out.line = row.line;
    out.noReturn = reader_.flag(row.get("no-return"));
    out.isGetattr = reader_.flag(row.get("getattr"));
    out.onAssign = bool(row.get("assign"));
    out.onRead = out.onAssign || bool(row.get("read"));
    out.isOverride = bool(row.get("overrides"));
    for (const std::string &name : reader_.texts(row.get("invokes")))
      out.invokes.push_back(intern(name));
    out.firstRole = static_cast<std::uint32_t>(policy_.roles.size());
    conditions(row.get("when"), out);
    sinks(row, out);
    maker(row);
    sources(row.get("sources"));
    passes(row, out);
    result(row.get("result"), out);
    instances(row.get("instances"), out);
    for (const YamlValue &item : reader_.list(row.get("text")))
      out.texts.push_back(port(item));
    if (row.get("fills"))
      out.filled = port(row.get("fills"));
    for (const YamlValue &item : reader_.list(row.get("replaces"))) {
      out.replaces.push_back(port(item));
      const PortBase base = out.replaces.back().base;
      if (!reader_.error() &&
          ((base != PortBase::Argument && base != PortBase::Receiver) ||
           !out.replaces.back().path.empty()))
        reader_.fail(item, "expected an argument or the receiver, as a whole");
    }
    keeps(row.get("keeps"), out);
    connects(row.get("connects"), out);
    channel(row, out);
    entries(row.get("entry"), out);
    serving(row.get("serves"), out);
    request(row.get("requests"), out);
    guard(row.get("guard"));
    environment(row.get("environment"), out);
    query(row.get("sql"));
    for (const std::string key : {"fields", "without"})
      if (row.get(key))
        add(Role::Fields, policy_.fieldsRoles,
            FieldsRole{port(row.get(key)), key == "without"});
    traits(row.get("traits"));
    out.endRole = static_cast<std::uint32_t>(policy_.roles.size());
    place(row, out);
  }

private:
  Symbol intern(std::string_view text) {
    return policy_.catalog.strings.intern(text);
  }
  Symbol symbol(const YamlValue &value) { return intern(reader_.text(value)); }
  Port port(const YamlValue &value) {
    auto parsed = parsePort(reader_.text(value), policy_.catalog.strings);
    if (parsed)
      return *parsed;
    YamlValue at = value;
    if (at.column)
      at.column += parsed.error().column - 1 + (value.quoted ? 1 : 0);
    reader_.fail(at, parsed.error().message);
    return {};
  }
  Port argumentPort(const YamlValue &value) {
    const Port out = port(value);
    if (out.base != PortBase::Argument && !reader_.error())
      reader_.fail(value, "expected an argument here: arg(0) or arg(name)");
    return out;
  }
  template <class T>
  void add(Role::Kind kind, std::vector<T> &roles, T role) {
    policy_.roles.push_back({kind, static_cast<std::uint32_t>(roles.size())});
    roles.push_back(std::move(role));
  }

  void conditions(const YamlValue &when, Row &out) {
    for (const YamlValue &item : reader_.list(when)) {
      reader_.keys(item,
                   {"port", "env", "assigned", "calls", "written", "is",
                    "equals", "not-equals", "below", "above", "absent",
                    "present"},
                   "a condition");
      model::Condition condition;
      if (item.get("env")) {
        condition.environment = symbol(item.get("env"));
      } else if (item.get("calls")) {
        condition.calls = symbol(item.get("calls"));
      } else if (item.get("written")) {
        // Of the whole program: the patterns are values of no call in a file.
        for (const std::string &text : reader_.texts(item.get("written")))
          condition.values.push_back(intern(text));
        condition.calls = condition.values.front();
      } else if (item.get("assigned")) {
        for (const std::string &path : reader_.texts(item.get("assigned")))
          condition.assigned.push_back(policy_.catalog.addPath(path));
      } else {
        reader_.require(item, "port", "a condition");
        condition.port = port(item.get("port"));
        for (const std::string &path : reader_.texts(item.get("is")))
          condition.types.push_back(policy_.catalog.addPath(path));
      }
      const YamlValue &equals = item.get("equals");
      const YamlValue &differs = item.get("not-equals");
      if (equals || differs) {
        condition.test = equals ? model::Test::Equals : model::Test::NotEquals;
        for (const std::string &text : reader_.texts(equals ? equals : differs))
          condition.values.push_back(intern(text));
      } else if (item.get("below") || item.get("above")) {
        const bool below = bool(item.get("below"));
        const YamlValue &limit = item.get(below ? "below" : "above");
        reader_.number(limit);
        condition.test = below ? model::Test::Below : model::Test::Above;
        condition.values.push_back(symbol(limit));
      } else if (item.get("absent")) {
        condition.test = reader_.flag(item.get("absent")) ? model::Test::Absent
                                                          : model::Test::Present;
      } else {
        condition.test = reader_.flag(item.get("present"), true)
                             ? model::Test::Present
                             : model::Test::Absent;
      }
      out.conditions.push_back(std::move(condition));
    }
  }

  void vendor(const YamlValue &value, SinkRole &role) {
    if (!value)
      return;
    if (value.isScalar()) {
      role.vendor = symbol(value);
      return;
    }
    reader_.keys(
        value,
        {"from", "objects", "models", "upstream", "env", "assigned", "default"},
        "a row's vendor");
    role.vendor = symbol(value.get("default"));
    for (const YamlValue &from : reader_.list(value.get("objects")))
      role.vendorObjects.push_back(port(from));
    for (const YamlValue &from : reader_.list(value.get("from")))
      role.vendorFrom.push_back(port(from));
    for (const YamlValue &from : reader_.list(value.get("models")))
      role.vendorModels.push_back(port(from));
    for (const YamlValue &from : reader_.list(value.get("upstream")))
      role.upstreamModels.push_back(port(from));
    for (const std::string &name : reader_.texts(value.get("env")))
      role.vendorEnvironment.push_back(intern(name));
    for (const std::string &path : reader_.texts(value.get("assigned")))
      role.vendorAssigned.push_back(policy_.catalog.addPath(path));
  }

  void sinks(const YamlValue &row, const Row &) {
    std::vector<std::string_view> kinds;
    for (const SinkKind &kind : policy_.sinkKinds)
      kinds.push_back(policy_.catalog.strings.text(kind.key));
    for (const YamlValue &item : reader_.list(row.get("switch"))) {
      reader_.choice(item, kinds, "kind of switch");
      SinkRole role;
      vendor(row.get("vendor"), role);
      role.isSwitch = true;
      role.kind = symbol(item);
      role.row = static_cast<model::RowId>(policy_.catalog.rows.size());
      for (const YamlValue &place : reader_.list(row.get("place")))
        role.places.push_back(port(place));
      add(Role::Sink, policy_.sinkRoles, role);
    }
    for (const YamlValue &item : reader_.list(row.get("sinks"))) {
      reader_.keys(item, {"port", "kind", "service", "vendor"}, "a sink");
      reader_.require(item, "port", "a sink");
      reader_.require(item, "kind", "a sink");
      SinkRole role;
      vendor(row.get("vendor"), role);
      vendor(item.get("vendor"), role);
      role.port = port(item.get("port"));
      if (item.get("kind"))
        reader_.choice(item.get("kind"), kinds, "kind of sink");
      role.kind = symbol(item.get("kind"));
      role.service = symbol(item.get("service"));
      for (const YamlValue &place : reader_.list(row.get("place")))
        role.places.push_back(port(place));
      role.row = static_cast<model::RowId>(policy_.catalog.rows.size());
      addSink(role);
    }
  }

  // A row that names a vendor and no place where data arrives makes clients or
  // models of that vendor.
  void maker(const YamlValue &row) {
    if (!row.get("vendor") || row.get("sinks") || row.get("switch"))
      return;
    SinkRole role;
    vendor(row.get("vendor"), role);
    role.row = static_cast<model::RowId>(policy_.catalog.rows.size());
    add(Role::Maker, policy_.sinkRoles, role);
  }

  void addSink(const SinkRole &role) {
    add(Role::Sink, policy_.sinkRoles, role);
    const auto index = policy_.sinkRoles.size() - 1;
    for (const SinkKind &kind : policy_.sinkKinds)
      if (kind.key == role.kind)
        for (const auto &[clazz, other] : kind.becomes) {
          SinkRole twin = role;
          twin.kind = other;
          policy_.sinkRoles[index].becomes.emplace_back(
              clazz, static_cast<std::uint32_t>(policy_.sinkRoles.size()));
          policy_.sinkRoles.push_back(std::move(twin));
        }
  }

  void sources(const YamlValue &value) {
    for (const YamlValue &item : reader_.list(value)) {
      reader_.keys(item,
                   {"port", "categories", "named", "columns", "state", "what",
                    "context", "file"},
                   "a source");
      reader_.require(item, "port", "a source");
      SourceRole role;
      role.port = port(item.get("port"));
      if (item.get("named"))
        role.named = port(item.get("named"));
      else if (item.get("columns"))
        role.columns = port(item.get("columns"));
      else
        reader_.require(item, "categories", "a source");
      const State state =
          item.get("state") ? readState(reader_, item.get("state")) : State::Raw;
      if (!role.named && !role.columns)
        role.label[state] =
            readCategories(reader_, item.get("categories"), policy_);
      role.what = symbol(item.get("what"));
      role.isFile = reader_.flag(item.get("file"));
      if (const YamlValue &context = item.get("context");
          context.kind == YamlValue::Sequence) {
        std::string words = "words"; // what the call must speak of
        for (const YamlValue &word : reader_.list(context))
          words += " " + reader_.text(word);
        role.condition = intern(words);
      } else if (context) {
        reader_.choice(context, {"patient", "patient-context", "health", "served", "none"},
                       "context");
        const std::string word = reader_.text(context);
        role.condition =
            intern(word == "none"                         ? ""
                   : word == "health" || word == "served" ? word
                                                          : "patient-context");
      }
      add(Role::Source, policy_.sourceRoles, std::move(role));
    }
  }

  void passes(const YamlValue &row, Row &out) {
    const YamlValue &value = row.get("passes");
    out.passesUnlisted = reader_.flag(row.get("also-default"));
    if (!value)
      return;
    if (value.isScalar()) {
      reader_.choice(value, {"none"}, "value of passes");
      return;
    }
    for (const YamlValue &item : reader_.list(value)) {
      reader_.keys(item,
                   {"from", "to", "content", "to-state", "covers", "title",
                    "recognises", "within"},
                   "a passage");
      reader_.require(item, "from", "a passage");
      reader_.require(item, "to", "a passage");
      const Port from = port(item.get("from")), to = port(item.get("to"));
      const bool content = reader_.flag(item.get("content"));
      if (!item.get("to-state")) {
        out.propagations.push_back({from, to, content});
        continue;
      }
      SanitizerRole role{from, to, {}, symbol(item.get("title")), content};
      role.transform =
          transformTo(readState(reader_, item.get("to-state")), covers(item));
      role.recognises =
          readCategories(reader_, item.get("recognises"), policy_);
      role.within = symbol(item.get("within"));
      if (!role.title)
        role.title = out.title;
      add(Role::Sanitizer, policy_.sanitizerRoles, std::move(role));
    }
  }
  CategoryMask covers(const YamlValue &item) {
    const YamlValue &value = item.get("covers");
    return !value || value.scalar == "all"
               ? 0
               : readCategories(reader_, value, policy_);
  }

  void result(const YamlValue &value, Row &out) {
    if (!value)
      return;
    const std::string text = reader_.text(value);
    if (!text.starts_with("arg(")) {
      const NodeId node = policy_.catalog.addPath(text);
      out.resultType = node;
      return;
    }
    const Port argument = argumentPort(value);
    out.resultIsArgument = argument.index;
  }

  void instances(const YamlValue &value, Row &out) {
    for (const YamlValue &item : reader_.list(value)) {
      reader_.keys(item, {"from", "to"}, "an instance");
      reader_.require(item, "from", "an instance");
      reader_.require(item, "to", "an instance");
      out.instances.push_back(
          {port(item.get("from")), port(item.get("to")), false});
    }
  }

  void keeps(const YamlValue &value, Row &out) {
    for (const YamlValue &item : reader_.list(value)) {
      reader_.keys(item, {"from", "to"}, "what a row keeps");
      reader_.require(item, "from", "what a row keeps");
      reader_.require(item, "to", "what a row keeps");
      out.keeps.push_back({port(item.get("from")), port(item.get("to")), true});
    }
  }

  void connects(const YamlValue &value, Row &out) {
    if (!value)
      return;
    reader_.keys(value, {"signal", "slot"}, "what a row connects");
    reader_.require(value, "signal", "what a row connects");
    reader_.require(value, "slot", "what a row connects");
    out.connects =
        model::Connection{port(value.get("signal")), port(value.get("slot"))};
  }

  void channel(const YamlValue &row, Row &out) {
    const YamlValue &value = row.get("channel");
    const auto speaks = [](const model::Propagation &pass) {
      return pass.from.base == PortBase::Channel ||
             pass.to.base == PortBase::Channel;
    };
    if (!value) {
      if (std::any_of(out.propagations.begin(), out.propagations.end(), speaks))
        reader_.fail(row, "a row whose passages speak of a channel needs the "
                          "key 'channel'");
      return;
    }
    reader_.keys(value, {"of", "space", "name", "carriers"}, "a channel");
    model::Channel made;
    if (value.get("space")) {
      made.of = model::Channel::Space;
      made.space = symbol(value.get("space"));
    } else if (const YamlValue &of = value.get("of"); of.scalar == "callee") {
      made.of = model::Channel::Callee;
    } else if (of.scalar != "call") {
      reader_.require(value, "of", "a channel");
      made.of = model::Channel::Value;
      made.value = port(of);
    }
    if (value.get("name"))
      made.name = port(value.get("name"));
    for (const YamlValue &item : reader_.list(value.get("carriers"))) {
      if (item.isScalar()) {
        made.carriers.push_back({port(item)});
        continue;
      }
      reader_.keys(item, {"port", "type"}, "a carrier");
      made.carriers.push_back(
          {port(item.get("port")),
           policy_.catalog.addPath(reader_.text(item.get("type")))});
    }
    out.channel = std::move(made);
  }

  // `sql: arg(0)`, or with what has the rows afterwards.
  void query(const YamlValue &value) {
    if (!value)
      return;
    SqlRole role;
    if (value.isScalar()) {
      role.port = port(value);
    } else {
      reader_.keys(value, {"text", "to"}, "a query");
      reader_.require(value, "text", "a query");
      role.port = port(value.get("text"));
      for (const YamlValue &to : reader_.list(value.get("to")))
        role.to.push_back(port(to));
    }
    add(Role::Sql, policy_.sqlRoles, std::move(role));
  }

  void entries(const YamlValue &value, Row &out) {
    for (const YamlValue &item : reader_.list(value)) {
      EntryRole role;
      if (item.isScalar()) {
        role.port = port(item);
        role.parameters = intern("none");
      } else {
        reader_.keys(item, {"port", "parameters"}, "an entry");
        reader_.require(item, "port", "an entry");
        role.port = port(item.get("port"));
        if (item.get("parameters"))
          reader_.choice(
              item.get("parameters"),
              {"request", "message", "state", "every-request", "none"},
              "kind of parameters");
        role.parameters = symbol(item.get("parameters"));
      }
      out.entries.push_back(role.port);
      add(Role::Entry, policy_.entryRoles, std::move(role));
    }
  }

  void serving(const YamlValue &value, Row &out) {
    if (!value)
      return;
    reader_.keys(value, {"path", "of", "body"}, "what a row serves");
    reader_.require(value, "path", "what a row serves");
    if (out.entries.empty())
      reader_.fail(value, "a row that serves a path needs an entry");
    if (value.get("of"))
      reader_.choice(value.get("of"), {"call", "callee"},
                     "whose argument the path is");
    out.serving = model::Serving{argumentPort(value.get("path")),
                                 value.get("of").scalar == "callee",
                                 symbol(value.get("body"))};
  }

  void request(const YamlValue &value, Row &out) {
    if (!value)
      return;
    reader_.keys(value, {"url", "method", "body", "answer"}, "a request");
    reader_.require(value, "url", "a request");
    model::Request made;
    made.url = port(value.get("url"));
    if (value.get("method"))
      made.method = port(value.get("method"));
    if (value.get("answer"))
      made.answer = port(value.get("answer"));
    for (const YamlValue &body : reader_.list(value.get("body")))
      made.body.push_back(port(body));
    out.request = std::move(made);
  }

  void traits(const YamlValue &value) {
    std::vector<std::string_view> known;
    for (const Symbol trait : policy_.traits)
      known.push_back(policy_.catalog.strings.text(trait));
    for (const YamlValue &item : reader_.list(value)) {
      reader_.choice(item, known, "trait");
      add(Role::Trait, policy_.traitRoles, symbol(item));
    }
  }

  void guard(const YamlValue &value) {
    if (!value)
      return;
    reader_.keys(value, {"port", "clean-when"}, "a guard");
    reader_.require(value, "port", "a guard");
    add(Role::Guard, policy_.guardRoles,
        GuardRole{port(value.get("port")),
                  reader_.flag(value.get("clean-when"), true)});
  }

  void environment(const YamlValue &value, Row &out) {
    if (!value)
      return;
    reader_.keys(value, {"name", "default", "members", "at", "fields",
                          "folded", "modules", "unless"},
                 "an environment read");
    out.environmentMembers = reader_.flag(value.get("members"));
    out.environmentFields = reader_.flag(value.get("fields"));
    out.environmentFolded = reader_.flag(value.get("folded"));
    for (const std::string &one : reader_.texts(value.get("modules")))
      out.settingsModules.push_back(policy_.catalog.strings.intern(one));
    for (const std::string &one : reader_.texts(value.get("unless")))
      out.settingsUnless.push_back(policy_.catalog.strings.intern(one));
    if (!out.environmentMembers && !out.environmentFields &&
        out.settingsModules.empty())
      reader_.require(value, "name", "an environment read");
    if (value.get("name"))
      out.environmentName = port(value.get("name"));
    if (value.get("default"))
      out.environmentDefault = port(value.get("default"));
    if (value.get("at"))
      out.environmentAt = port(value.get("at"));
  }

  void place(const YamlValue &row, const Row &out) {
    const YamlValue &paths = row.get(out.onAssign     ? "assign"
                                     : out.onRead     ? "read"
                                     : out.isOverride ? "overrides"
                                                      : "call");
    if (!paths)
      return reader_.fail(
          row, "a catalogue row needs the key 'call', 'read', 'assign' or "
               "'overrides'");
    for (const YamlValue &item : reader_.list(paths)) {
      const std::string path = reader_.text(item);
      if (path.empty())
        return reader_.fail(item, "expected an API path here");
      model::Catalog &catalog = policy_.catalog;
      Row copy = out;
      const auto id = static_cast<model::RowId>(catalog.rows.size());
      // "^log.info" is written so, with nothing before it.
      if (path.starts_with("*") || path.starts_with("^")) {
        copy.shape = intern(path.substr(path[0] == '^' ? 1 : 0));
        catalog.shapeRows.push_back(id);
      } else {
        const NodeId node = catalog.addPath(path);
        if (node == model::kNone)
          return reader_.fail(item, "not an API path: '" + path + "'");
        copy.node = catalog.nodes[node].canonical == model::kNone
                        ? node
                        : catalog.nodes[node].canonical;
        if (copy.isOverride)
          catalog.overrideRows.push_back(id);
        else
          catalog.nodes[copy.node].rows.push_back(id);
      }
      catalog.rows.push_back(std::move(copy));
    }
  }

  YamlReader &reader_;
  Policy &policy_;
  ir::Language language_;
};

void readLiterals(YamlReader &reader, const YamlValue &value,
                  ir::Language language, Policy &policy) {
  if (!value)
    return;
  reader.keys(value,
              {"string", "bytes", "integer", "floating", "float", "boolean",
               "none", "list", "dict", "tuple", "set", "builtins"},
              "literals");
  model::LiteralTypes types;
  types.language = language;
  const auto node = [&](std::string_view key) {
    const YamlValue &path = value.get(key);
    return path ? policy.catalog.addPath(reader.text(path)) : model::kNone;
  };
  types.string = node("string");
  types.bytes = node("bytes");
  types.integer = node("integer");
  types.floating = node(value.get("floating") ? "floating" : "float");
  types.boolean = node("boolean");
  types.none = node("none");
  types.list = node("list");
  types.dict = node("dict");
  types.tuple = node("tuple");
  types.set = node("set");
  types.builtins = node("builtins");
  policy.catalog.literals.push_back(types);
}

void checkFile(YamlReader &reader, const YamlValue &root) {
  reader.keys(root,
              {"package", "language", "literals", "types", "bases", "records",
               "apis", "suite", "note", "setup", "handlers", "clients-quote"},
              "a catalogue file");
  if (const YamlValue &language = root.get("language"))
    reader.choice(language, {"python", "typescript", "cxx"}, "language");
}

// Functions that a framework finds by file and name.
void readHandlers(YamlReader &reader, const YamlValue &list,
                  ir::Language language, Policy &policy) {
  for (const YamlValue &item : reader.list(list)) {
    reader.keys(item,
                {"files", "exports", "parameters", "served-below",
                 "file-is-segment", "body", "note"},
                "a handler");
    reader.require(item, "files", "a handler");
    reader.require(item, "exports", "a handler");
    model::FileHandler made;
    made.language = language;
    StringTable &strings = policy.catalog.strings;
    for (const std::string &glob : reader.texts(item.get("files")))
      made.files.push_back(strings.intern(glob));
    for (const std::string &name : reader.texts(item.get("exports")))
      made.exports.push_back(strings.intern(name));
    for (const std::string &type : reader.texts(item.get("parameters")))
      made.parameters.push_back(policy.catalog.addPath(type));
    made.servedBelow = strings.intern(reader.text(item.get("served-below")));
    made.fileIsSegment = reader.flag(item.get("file-is-segment"));
    made.body = strings.intern(reader.text(item.get("body")));
    policy.catalog.fileHandlers.push_back(std::move(made));
  }
}

ir::Language languageOf(const YamlValue &root) {
  const YamlValue &language = root.get("language");
  if (language && language.scalar == "typescript")
    return ir::Language::TypeScript;
  return language && language.scalar == "cxx" ? ir::Language::Cxx
                                              : ir::Language::Python;
}
} // namespace

void readCatalogTypes(YamlReader &reader, const YamlValue &root,
                      Policy &policy) {
  if (root.kind == YamlValue::Null)
    return;
  checkFile(reader, root);
  if (reader.error())
    return;
  model::Catalog &catalog = policy.catalog;
  const YamlValue &types = root.get("types");
  for (std::size_t i = 0; i < types.keys.size(); ++i) {
    const NodeId type = catalog.addPath(types.keys[i].scalar);
    for (const std::string &alias : reader.texts(types.items[i])) {
      const NodeId node = catalog.addPath(alias);
      if (node != type && catalog.nodes[node].canonical != type)
        catalog.makeAlias(node, type);
    }
  }
  const YamlValue &bases = root.get("bases");
  for (std::size_t i = 0; i < bases.keys.size(); ++i) {
    const NodeId type = catalog.addPath(bases.keys[i].scalar);
    for (const std::string &base : reader.texts(bases.items[i])) {
      const NodeId node = catalog.addPath(base);
      if (node != type)
        catalog.nodes[type].bases.push_back(node);
    }
  }
  readLiterals(reader, root.get("literals"), languageOf(root), policy);
  readHandlers(reader, root.get("handlers"), languageOf(root), policy);
  if (reader.flag(root.get("clients-quote")))
    catalog.quotingClients.push_back(languageOf(root));
  readSuiteRows(reader, root.get("suite"), policy);
}

void readCatalogRows(YamlReader &reader, const YamlValue &root,
                     Policy &policy) {
  RowReader rows(reader, policy, languageOf(root));
  for (const YamlValue &item : reader.list(root.get("records")))
    rows.record(item);
  for (const YamlValue &row : reader.list(root.get("apis"))) {
    rows.read(row);
    if (reader.error())
      return;
  }
}

} // namespace philint::policy
